"""A network's public page in the form that such pages have: what it is for, when it meets, who takes part.

Nothing stands there that is not meant for everybody: no notes of the office, no addresses of members, and
nobody with a protected identity. What the page says our own intake understands again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.i18n import _, language
from desktop_app.records.documents import Document, Section
from desktop_app.records.ids import NetworkId, OrganisationId
from desktop_app.records.networks import BASES, Network, Role, TextList
from desktop_app.records.participants import CONTACT_KINDS
from desktop_app.store import journal, networks, organisations, roles, seats
from desktop_app.store.database import Store
from desktop_app.store.meetings import announced
from desktop_app.store.meetings.announced import Announced
from desktop_app.store.seats import Seat
from desktop_app.work.intake.texts import page_parts
from desktop_app.work.meetings.printed_meetings import line
from desktop_app.work.printed import left_out

_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class _Shown:
    """All that a page is made of, as of a day."""

    store: Store
    network: Network
    on: date
    seats: Sequence[Seat]
    roles: dict[str, Role]
    meetings: Sequence[Announced]

    def in_role(self, *, presidium: bool = False, staff: bool = False) -> list[Seat]:
        """Those of the presidium, or the secretaries and contact persons, the chair first."""
        found = [
            seat
            for seat in self.seats
            if seat.participant is not None
            and (self.roles[seat.role_key].presidium, self.roles[seat.role_key].staff) == (presidium, staff)
        ]
        return sorted(found, key=lambda seat: self.roles[seat.role_key].position)

    def counting(self, counts: str) -> list[Seat]:
        """The others, by what their role fills, vacant seats too."""
        return [
            seat
            for seat in self.seats
            if (role := self.roles[seat.role_key]).counts == counts and not role.presidium and not role.staff
        ]


def public_page(store: Store, *, network: NetworkId, as_of: date | None = None) -> Document:
    """The page of a network as of a day, by default today. Of a day that is asked for it holds the lists that
    had begun and the meetings up to the end of that year: when later ones became known is told nowhere."""
    on = as_of or date.today()
    everybody = seats.rows(store, network, as_of=on)
    shown = _Shown(
        store,
        networks.get(store, network, as_of=as_of),
        on,
        [seat for seat in everybody if not seat.protected],
        {role.key: role for role in roles.all_roles(store)},
        _known(announced.of_network(store, network), as_of),
    )
    made = (
        Section("", tuple(_paragraphs(shown.network.about))),
        Section(_("Facts"), tuple(_facts(shown)), points=True),
        *_dates(shown),
        *(Section(each.title, each.lines, points=True) for each in _lists(shown.network, on)),
        *_around(shown),
        *_people(shown),
        *_cards(shown),
    )
    return Document(
        title=shown.network.name,
        columns=(),
        groups=(),
        sections=tuple(section for section in made if section.paragraphs),
        notes=left_out(len({seat.participant for seat in everybody if seat.protected})),
        footer=_("Last updated: {day}").format(day=as_of or _changed(store, network)),
        language=language(),
    )


def _known(rows: Sequence[Announced], as_of: date | None) -> Sequence[Announced]:
    return [row for row in rows if as_of is None or row.first_day.year <= as_of.year]


def _changed(store: Store, network: NetworkId) -> date:
    """The day on which something of the network was last changed; today where no history tells."""
    history = journal.record_history(store, "network", network, owner="network")
    return history[0].at.date() if history else date.today()


def _paragraphs(text: str) -> Iterable[str]:
    return (part.strip() for part in _PARAGRAPH.split(text) if part.strip())


def _facts(shown: _Shown) -> Iterable[str]:
    """What is known of a network and not told by its own text."""
    network = shown.network
    conveners = [member.organisation_name for member in network.members if member.capacity == "convener"]
    seats_said, members_said = page_parts.stated(network.about)
    told = (
        (_("Short name"), network.short_name),
        (_("Responsibility"), network.responsibility),
        (_("Area"), network.area),
        (_("Basis"), _(dict(BASES).get(network.basis, network.basis))),
        (_("Appointed by"), network.appointed_by),
        (_("Seats"), "" if network.stated_seats in (None, seats_said) else str(network.stated_seats)),
        (_("Members"), "" if network.stated_members in (None, members_said) else str(network.stated_members)),
        (_("Convener"), ", ".join(conveners)),
        (_("At work"), network.period),
        (_("Rhythm"), network.rhythm),
        (_("Consulted on"), network.consultation),
        (_("Web"), network.web),
    )
    return (f"{label}: {text}" for label, text in told if text and not _says(network.about, text))


def _says(about: str, text: str) -> bool:
    """Whether the words stand in the network's own text."""
    return re.search(rf"(?<!\w){re.escape(text)}(?!\w)", about) is not None


def _dates(shown: _Shown) -> Iterable[Section]:
    """The meetings of the day's year and later, under their years; without any those of the latest year."""
    years = sorted({row.first_day.year for row in shown.meetings})
    wanted = [year for year in years if year >= shown.on.year] or years[-1:]
    for year in wanted:
        lines = (line(row) for row in shown.meetings if row.first_day.year == year)
        yield Section(_("Meeting dates {year}").format(year=year), tuple(lines), points=True)


def _lists(network: Network, on: date) -> list[TextList]:
    """The lists that hold on a day; of a kind of which none does, the latest."""
    chosen: list[TextList] = []
    for kind in dict.fromkeys(each.kind for each in network.lists):
        mine = [each for each in network.lists if each.kind == kind]
        holding = [each for each in mine if each.span.contains(on)]
        latest = sorted(mine, key=lambda each: each.span.first or date.min)[-1:]
        chosen += holding or latest
    return sorted(chosen, key=network.lists.index)


def _around(shown: _Shown) -> Iterable[Section]:
    """The meeting that comes next, and the one before."""
    held = [row for row in shown.meetings if row.status != "cancelled"]
    coming = next((row for row in held if row.last_day >= shown.on), None)
    before = next((row for row in reversed(held) if row.last_day < shown.on), None)
    for heading, row in ((_("Coming meeting"), coming), (_("Previous meeting"), before)):
        if row is not None:
            yield Section(heading, (line(row, dated=True),))


def _people(shown: _Shown) -> Iterable[Section]:
    yield Section(_("Presidium"), tuple(_of_presidium(shown, seat) for seat in shown.in_role(presidium=True)))
    contacts = shown.in_role(staff=True)
    yield Section(_contacts_heading(shown, contacts), tuple(map(_contact, contacts)))
    for heading, counts in ((_("Participants"), "seat"), (_("Deputies"), "deputy"), (_("Co-opted"), "no")):
        lines = "\n".join(map(_participant, shown.counting(counts)))
        yield Section(heading, (lines,) if lines else ())


def _of_presidium(shown: _Shown, seat: Seat) -> str:
    """ "Sigvard Holmkvist (S)", perhaps "skolchef" below it, and "Ordförande, Partille"."""
    place = f"{_capital(seat.role)}, {_short(shown, seat.organisation_id)}".rstrip(", ")
    return "\n".join(filter(None, (_named(seat), seat.title, place)))


def _short(shown: _Shown, organisation: OrganisationId | None) -> str:
    if organisation is None:
        return ""
    return organisations.get(shown.store, organisation).name("short", shown.on)


def _contacts_heading(shown: _Shown, contacts: Sequence[Seat]) -> str:
    """Where all work at one place, the heading names it."""
    bodies = {seat.organisation_id for seat in contacts}
    body = _short(shown, next(iter(bodies))) if len(bodies) == 1 else ""
    return _("Contact persons at {organisation}").format(organisation=body) if body else _("Contact persons")


def _contact(seat: Seat) -> str:
    """The name, the title or what else than contact person somebody is, and how they are reached."""
    role = "" if seat.role_key == "contact" else _capital(seat.role)
    reached = (*seat.phone.split(", "), *seat.mobile.split(", "), *seat.email.split(", "))
    return "\n".join(filter(None, (_named(seat), ", ".join(filter(None, (seat.title, role))), *reached)))


def _participant(seat: Seat) -> str:
    """ "Sanna Grönkvist tf, Danderyds kommun"; somebody's title stands before their organisation."""
    name = _named(seat) if seat.participant is not None else _("Vacant")
    return ", ".join(filter(None, (name, seat.title, seat.organisation)))


def _named(seat: Seat) -> str:
    party = f"({seat.party})" if seat.party else ""
    return " ".join(filter(None, (seat.name, _("acting") if seat.acting else "", party)))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _cards(shown: _Shown) -> Iterable[Section]:
    """What the owner and those for whom the contact persons work say of themselves, and how they are
    reached."""
    bodies = (shown.network.owner, *(seat.organisation_id for seat in shown.in_role(staff=True)))
    for number in dict.fromkeys(filter(None, bodies)):
        body = organisations.get(shown.store, number, as_of=shown.on)
        told = (
            (_("Visiting address"), body.visiting_address),
            (_("Postal address"), body.postal_address),
            *((_(dict(CONTACT_KINDS)[each.kind]), each.as_written) for each in body.contacts),
            (_("Web"), body.web),
        )
        card = "\n".join(f"{label}: {' '.join(text.split())}" for label, text in told if text)
        yield Section(body.name("own form", shown.on), (*_paragraphs(body.about), *([card] if card else [])))
