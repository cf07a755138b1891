"""Who is listed for a network or a meeting: one `Line` a seat or an invited person, with what orders it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop_app.i18n import _
from desktop_app.records.ids import NetworkId, OrganisationId, ParticipantId
from desktop_app.records.keys import sort_key
from desktop_app.records.meetings.meetings import CAPACITIES, PRESENCES, REPLIES, Attendance, Meeting
from desktop_app.records.participants import Participant
from desktop_app.store import organisations, participants, roles, seats
from desktop_app.store.database import Store
from desktop_app.store.seats import Seat

_LAST = 1 << 62


@dataclass(frozen=True, slots=True)
class Line:
    """A seat, filled or vacant, or somebody on a meeting's list. Two lines of one person have the same
    `person`; `*_place` and `organisation_key` order lines; `away` is who declined or was absent."""

    person: object
    name: str
    name_place: tuple[int, str]
    organisation: str
    organisation_key: tuple[int, str]
    municipal: bool
    role: str
    role_key: str
    role_place: int
    title: str = ""
    party: str = ""
    email: str = ""
    mobile: str = ""
    phone: str = ""
    reply: str = ""
    presence: str = ""
    acting: bool = False
    vacant: bool = False
    protected: bool = False
    away: bool = False
    organisation_id: OrganisationId | None = None

    def cell(self, name: str) -> str:
        """The text of a column of that name."""
        return str(getattr(self, name))


def in_network(store: Store, network: NetworkId, on: date) -> list[Line]:
    """All seats as of a day."""
    found = seats.rows(store, network, as_of=on)
    by_name = _places(participants.ids(store, network=network, as_of=on))
    municipal = _municipalities(store, (seat.organisation_id for seat in found))
    ranks = {role.key: role.position for role in roles.all_roles(store)}
    return [_seat(seat, by_name, seat.organisation_id in municipal, ranks[seat.role_key]) for seat in found]


def _seat(seat: Seat, by_name: dict[ParticipantId, int], municipal: bool, place: int) -> Line:  # noqa: FBT001
    return Line(
        person=seat.participant,
        name=seat.name,
        name_place=(by_name.get(seat.participant, _LAST) if seat.participant else _LAST, sort_key(seat.name)),
        organisation=seat.organisation,
        organisation_key=_organisation_key(seat.organisation),
        municipal=municipal,
        role=seat.role,
        role_key=seat.role_key,
        role_place=place,
        title=seat.title,
        party=seat.party,
        email=seat.email,
        mobile=seat.mobile,
        phone=seat.phone,
        acting=seat.acting,
        vacant=seat.participant is None,
        protected=seat.protected,
        organisation_id=seat.organisation_id,
    )


def at_meeting(store: Store, meeting: Meeting) -> list[Line]:
    """All who stand on a meeting's list. E-mail and telephone are the register's of today, as is the party of
    who has none there."""
    people = [row.participant for row in meeting.attendance if row.participant is not None]
    by_name = _places(participants.ids(store)) if people else {}
    municipal = _municipalities(store, (row.organisation for row in meeting.attendance))
    known = {number: participants.get(store, number) for number in dict.fromkeys(people)}
    return [
        _invited(row, known.get(row.participant) if row.participant else None, by_name, municipal)
        for row in meeting.attendance
    ]


def _invited(
    row: Attendance,
    person: Participant | None,
    by_name: dict[ParticipantId, int],
    municipal: set[OrganisationId],
) -> Line:
    capacities = dict(CAPACITIES)
    return Line(
        person=row.participant or f"{row.name}, {row.organisation_text}",
        name=row.name,
        name_place=(by_name.get(row.participant, _LAST) if row.participant else _LAST, sort_key(row.name)),
        organisation=row.organisation_text,
        organisation_key=_organisation_key(row.organisation_text),
        municipal=row.organisation in municipal,
        role=_(capacities.get(row.capacity, row.capacity)).lower(),
        role_key=row.capacity,
        role_place=list(capacities).index(row.capacity) if row.capacity in capacities else len(capacities),
        title=row.title,
        party=row.party or _party(person, row),
        email=_contacts(person, "email"),
        mobile=_contacts(person, "mobile"),
        phone=_contacts(person, "phone"),
        reply=_(dict(REPLIES)[row.reply]) if row.reply else "",
        presence=_(dict(PRESENCES)[row.presence]) if row.presence else "",
        protected=bool(person and person.protected),
        away=row.presence == "absent" or (row.reply == "declined" and not row.presence),
        acting=row.acting,
        organisation_id=row.organisation,
    )


def _party(person: Participant | None, row: Attendance) -> str:
    ties = person.affiliations if person else ()
    return next((tie.party for tie in ties if tie.organisation == row.organisation), "")


def _contacts(person: Participant | None, kind: str) -> str:
    held = person.contacts if person else ()
    return ", ".join(contact.as_written for contact in held if contact.kind == kind)


def _places(ordered: list[ParticipantId]) -> dict[ParticipantId, int]:
    return {number: place for place, number in enumerate(ordered)}


def _municipalities(store: Store, numbers: Iterable[OrganisationId | None]) -> set[OrganisationId]:
    asked = sorted({number for number in numbers if number is not None})
    return {row.id for row in organisations.rows(store, asked) if row.kind == "municipality"}


def _organisation_key(name: str) -> tuple[int, str]:
    """Swedish order; who stands for nobody comes last."""
    return int(not name), sort_key(name)
