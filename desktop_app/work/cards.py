"""Name badges, table signs and labels: of those who are expected at a meeting or who there noted as present,
or of those who sit in a network.

Who has a protected identity has no card; the notes say how many, and stand on no card themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from desktop_app.errors import Invalid
from desktop_app.i18n import N_, _, language
from desktop_app.records.cards import LAYOUTS, Card, Cards, check_first, layout
from desktop_app.records.documents import Column, Document, Group, Row
from desktop_app.records.ids import MeetingId, NetworkId, OrganisationId
from desktop_app.records.keys import form_key
from desktop_app.records.meetings.meetings import CAPACITIES, PEOPLE
from desktop_app.store import networks, organisations
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.work import seated
from desktop_app.work.printed import day, left_out
from desktop_app.work.rosters import shown_name
from desktop_app.work.seated import Line

KINDS = tuple(LAYOUTS)
_TITLES = {
    "badges": N_("Name badges: {name}"),
    "signs": N_("Table signs: {name}"),
    "labels": N_("Labels: {name}"),
}
_NO_PEOPLE = tuple(key for key, _title in CAPACITIES if key not in PEOPLE)
_BEFORE_POSTAL_CODE = re.compile(r",\s*(?=(?:SE-?)?\d{3} ?\d{2}\b)")


def cards(
    store: Store,
    kind: str,
    *,
    network: NetworkId | None = None,
    meeting: MeetingId | None = None,
    layout_name: str = "",
    start: int = 1,
    as_of: date | None = None,
) -> Document:
    """The cards of a kind, in the roster's order, from a place of the first sheet on; of a network as of a
    day, by default today. `Invalid` for a layout or a place that there is not."""
    chosen = layout(kind, layout_name)
    check_first(start, chosen)
    if network is not None and meeting is None:
        on = as_of or date.today()
        name = footer = networks.get(store, network, as_of=on).name
        lines = _once(line for line in seated.in_network(store, network, on) if not line.vacant)
    elif meeting is not None and network is None:
        held = meetings.get(store, meeting)
        name, footer = held.called, f"{held.called}, {day(held.first_day)}"
        lines = [
            line
            for line in seated.at_meeting(store, held)
            if not line.away and line.role_key not in _NO_PEOPLE
        ]
    else:
        raise Invalid(_("Say whose: those of a network or those of a meeting."), field="network")
    shown = sorted((line for line in lines if not line.protected), key=_order)
    hidden = len({line.person for line in lines if line.protected})
    made = _labels(store, shown) if kind == "labels" else [_named(line) for line in shown]
    nobody = () if shown else (_("No participants"),)
    return Document(
        title=_(_TITLES[kind]).format(name=name),
        columns=_columns(kind),
        groups=(Group("", tuple(_row(kind, line, card) for line, card in zip(shown, made, strict=True))),),
        notes=(*nobody, *left_out(hidden)),
        footer=footer,
        language=language(),
        cards=Cards(chosen, tuple(made), start),
    )


def _order(line: Line) -> tuple[object, ...]:
    return line.name_place, line.organisation_key


def _once(lines: Iterable[Line]) -> list[Line]:
    """One line a person: who has two seats has one badge, that of the first role."""
    ranked = sorted(lines, key=lambda line: line.role_place)
    first: dict[object, Line] = {}
    for line in ranked:
        first.setdefault(line.person, line)
    return list(first.values())


def _named(line: Line) -> Card:
    return Card(shown_name(line), tuple(filter(None, (line.title, line.organisation))))


def _labels(store: Store, lines: list[Line]) -> list[Card]:
    addresses = _addresses(store, lines)
    return [
        Card(line.name, tuple(filter(None, (line.organisation, *_address(line, addresses)))))
        for line in lines
    ]


def _addresses(store: Store, lines: Iterable[Line]) -> dict[OrganisationId, str]:
    wanted = sorted({line.organisation_id for line in lines if line.organisation_id is not None})
    return {each.id: each.postal_address for each in organisations.reached(store, wanted)}


def _address(line: Line, addresses: Mapping[OrganisationId, str]) -> list[str]:
    """The lines of the organisation's postal address, without its name, which stands above."""
    if line.organisation_id is None:
        return []
    written = _BEFORE_POSTAL_CODE.sub("\n", addresses.get(line.organisation_id, ""))
    first, _comma, rest = written.partition(",")
    if form_key(first) == form_key(line.organisation):
        written = rest
    parts = (part.strip() for part in written.splitlines())
    return [part for part in parts if part and form_key(part) != form_key(line.organisation)]


def _columns(kind: str) -> tuple[Column, ...]:
    name, organisation = Column("name", _("Name"), 26), Column("organisation", _("Organisation"), 24)
    if kind == "labels":
        return name, organisation, Column("postal_address", _("Postal address"), 36)
    return name, Column("title", _("Title"), 28), organisation


def _row(kind: str, line: Line, card: Card) -> Row:
    if kind == "labels":
        address = card.lines[1:] if line.organisation else card.lines
        return Row((card.name, line.organisation, ", ".join(address)))
    return Row((card.name, line.title, line.organisation))
