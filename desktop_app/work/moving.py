"""Participants move: from a day they are at another organisation, one or many in one change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records.ids import OrganisationId, ParticipantId
from desktop_app.records.spans import Span
from desktop_app.store import organisations, ties
from desktop_app.store.change import Change
from desktop_app.store.database import Store
from desktop_app.store.values import span_of
from desktop_app.work.participants import stored_tie

SEATS = ("end", "follow", "keep")
"""What becomes of the seats that are held for the organisation left: they end, are held for the new one from
the day, or stay as they are."""
_CARRIED = ("title", "capacity", "party")
"""What of an affiliation goes with the person where nothing else is said."""


@dataclass(frozen=True, slots=True)
class Move:
    """To where, from which day; `leaves` is the organisation left, None the only one."""

    organisation: OrganisationId
    first_day: date
    leaves: OrganisationId | None
    seats: str
    tie: dict[str, Any]


def move(
    store: Store,
    *,
    participant: ParticipantId,
    organisation: OrganisationId,
    first_day: date,
    leaves: OrganisationId | None = None,
    title: str | None = None,
    unit: str | None = None,
    capacity: str | None = None,
    party: str | None = None,
    seats: str = "end",
) -> None:
    """From a day a participant is at another organisation; what they were at the one they leave ends the day
    before. Title, capacity and party go with them unless given. `seats` (end, follow, keep) says what becomes
    of the seats held for the organisation left. Raises `Invalid` where it is not clear which one is left."""
    given = {"title": title, "unit": unit, "capacity": capacity, "party": party}
    wanted = _move(organisation, first_day, leaves, seats, given)
    _write(store, [participant], wanted)


def move_many(
    store: Store,
    *,
    participants: Sequence[ParticipantId],
    organisation: OrganisationId,
    first_day: date,
    leaves: OrganisationId | None = None,
    title: str | None = None,
    unit: str | None = None,
    capacity: str | None = None,
    party: str | None = None,
    seats: str = "end",
) -> None:
    """`move` of many at once."""
    given = {"title": title, "unit": unit, "capacity": capacity, "party": party}
    wanted = _move(organisation, first_day, leaves, seats, given)
    _write(store, list(dict.fromkeys(participants)), wanted)


def _move(
    organisation: OrganisationId,
    first_day: date,
    leaves: OrganisationId | None,
    seats: str,
    tie: dict[str, str | None],
) -> Move:
    if seats not in SEATS:
        raise Invalid(
            _("“{value}” does not fit {name}.").format(value=seats, name="seats"),
            field="seats",
            advice=_("Choose among {names}.").format(names=", ".join(SEATS)),
        )
    if leaves == organisation:
        raise Invalid(_("They cannot move to the organisation that they leave."), field="organisation")
    given = stored_tie({name: value for name, value in tie.items() if value is not None})
    return Move(organisation, first_day, leaves, seats, given)


def _write(store: Store, chosen: Sequence[ParticipantId], wanted: Move) -> None:
    place = organisations.name(store, wanted.organisation)
    people = ties.people(store, chosen)
    called = people[chosen[0]].written if chosen else ""
    with store.change("participants.moved", name=called, organisation=place, count=len(chosen)) as running:
        ended, begun = [], []
        for number, rows in _grouped(running, "affiliation", chosen).items():
            left = _left(people[number].written, rows, wanted)
            ended += left
            if not any(row.organisation == wanted.organisation and _stands(row, wanted) for row in rows):
                begun.append(_begun(number, left, wanted))
        _end(running, "affiliation", ended, wanted)
        running.insert_many("affiliation", begun)
        if wanted.seats != "keep":
            _move_seats(running, {(row.participant, row.organisation) for row in ended}, people, wanted)


def _grouped(running: Change, table: str, chosen: Sequence[ParticipantId]) -> dict[ParticipantId, list[Any]]:
    found: dict[ParticipantId, list[Any]] = {number: [] for number in chosen}
    for row in ties.rows(running, table, chosen):
        found[row.participant].append(row)
    return found


def _stands(row: Any, wanted: Move) -> bool:
    """Whether something holds on the day of the move."""
    return span_of(row).contains(wanted.first_day)


def _left(name: str, rows: Sequence[Any], wanted: Move) -> list[Any]:
    """The affiliations of one person that end; raises `Invalid` where it is not clear which."""
    elsewhere = [row for row in rows if row.organisation != wanted.organisation and _stands(row, wanted)]
    left = [row for row in elsewhere if wanted.leaves in (None, row.organisation)]
    if wanted.leaves is not None and not left:
        raise Invalid(
            _("{name} is not at the organisation to be left on {day}.").format(
                name=name, day=wanted.first_day
            ),
            field="leaves",
        )
    if len({row.organisation for row in left}) > 1:
        raise Invalid(
            _("{name} is at several organisations.").format(name=name),
            field="leaves",
            advice=_("Say which one is left."),
        )
    for row in left:
        if row.first_day and row.first_day >= wanted.first_day.isoformat():
            raise _too_late(name, row)
    return left


def _too_late(name: str, row: Any) -> Invalid:
    return Invalid(
        _("What {name} is from {first} cannot end before that.").format(name=name, first=row.first_day),
        field="first_day",
        advice=_("Choose a later day."),
    )


def _begun(number: ParticipantId, left: Sequence[Any], wanted: Move) -> dict[str, Any]:
    carried = {name: getattr(left[0], name) if left else "" for name in _CARRIED}
    begins = {"first_day": wanted.first_day.isoformat()}
    place = {"participant": number, "organisation": wanted.organisation}
    return {**place, "unit": "", **carried, **wanted.tie, **begins}


def _end(running: Change, table: str, rows: Sequence[Any], wanted: Move) -> None:
    """On the day before the move."""
    last = {"last_day": (wanted.first_day - timedelta(1)).isoformat()}
    running.update_many(table, [(row.id, row.version, last) for row in rows])


def _move_seats(
    running: Change, left: set[tuple[int, int]], people: Mapping[ParticipantId, Any], wanted: Move
) -> None:
    """What becomes of the seats held for the organisations that are left."""
    ended: list[Any] = []
    begun: list[dict[str, Any]] = []
    for number, rows in _grouped(running, "membership", list(people)).items():
        own = {(row.network, row.role) for row in rows if _held_there(row, wanted)}
        for row in rows:
            if (number, row.organisation) not in left or not _from_then(row, wanted):
                continue
            if row.first_day and row.first_day >= wanted.first_day.isoformat():
                raise _too_late(people[number].written, row)
            ended.append(row)
            if wanted.seats == "follow" and (row.network, row.role) not in own:
                begun.append(_followed(row, wanted))
    _end(running, "membership", ended, wanted)
    running.insert_many("membership", begun)


def _from_then(row: Any, wanted: Move) -> bool:
    """Whether a seat is held on the day of the move or later."""
    return span_of(row).meets(Span(wanted.first_day))


def _held_there(row: Any, wanted: Move) -> bool:
    return row.organisation == wanted.organisation and _from_then(row, wanted)


def _followed(row: Any, wanted: Move) -> dict[str, Any]:
    """The same seat for the new organisation."""
    same = ("participant", "network", "role", "acting", "deputy_for", "call_order", "last_day")
    first = wanted.first_day.isoformat()
    return {
        **{name: getattr(row, name) for name in same},
        "organisation": wanted.organisation,
        "first_day": first,
    }
