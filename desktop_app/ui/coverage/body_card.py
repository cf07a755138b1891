"""The card beside matrix and map: who sits for an organisation in which network, and what is vacant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.i18n import _, ngettext
from desktop_app.records.ids import OrganisationId
from desktop_app.store import coverage
from desktop_app.store.coverage import Representative
from desktop_app.store.database import Store
from desktop_app.ui.desk import Desk
from desktop_app.ui.lines import Line, Lines
from desktop_app.ui.sheet import Sheet
from desktop_app.work.coverage import Overview, Sum, held_of

SITTING = "coverageSitting"
_INDENT = 3 * "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Gathered:
    organisation: OrganisationId
    name: str
    people: Sequence[Representative]


def gather(store: Store, number: OrganisationId, shown: Overview) -> Gathered:
    known = {body.id: body.name for body in (*shown.municipalities.values(), *shown.bodies)}
    people = coverage.people(store, shown.only, number, shown.as_of)
    return Gathered(number, known.get(number, ""), people)


def sheet(desk: Desk, gathered: Gathered, shown: Overview) -> Sheet:
    made = Sheet("coverageSheet")
    made.title(gathered.name)
    part = shown.sums.get(gathered.organisation)
    if part is None:
        made.say(
            _("Not a member of {network}.").format(network=shown.name())
            if shown.only
            else _("In no network.")
        )
        return made.close_up()
    made.quiet(summary(part, one=shown.only is not None))
    places = _places(gathered, shown)
    lines = [Line(number, *place.line) for number, place in enumerate(places, 1)]
    table = Lines(
        SITTING, _("Networks and participants"), (_("Network and participant"), _("Seats, role")), lines
    )
    made.space()
    made.add(table.on_open(lambda number: desk.go(*places[number - 1].leads_to)))
    return made.close_up()


def summary(part: Sum, *, one: bool) -> str:
    """Representerad i 3 av 4 nätverk, 1 vakant plats"""
    parts = []
    if not one:
        said = ngettext(
            "Represented in {held} of {count} network",
            "Represented in {held} of {count} networks",
            part.networks,
        )
        parts.append(said.format(held=part.represented, count=part.networks))
    elif not part.represented:
        parts.append(_("Not represented"))
    if part.seats:
        parts.append(_("{held} of {seats} seats filled").format(held=part.held, seats=part.seats))
    if part.vacant:
        said = ngettext("{count} vacant seat", "{count} vacant seats", part.vacant)
        parts.append(said.format(count=part.vacant))
    return ", ".join(parts) or _("Represented")


@dataclass(frozen=True, slots=True)
class _Place:
    """A line of the card's table: its cells, whether it is quiet and whether it is strong."""

    leads_to: tuple[str, int]
    line: tuple[tuple[str, ...], bool, bool]


def _places(gathered: Gathered, shown: Overview) -> list[_Place]:
    """Each network, those with a vacant seat first; below it who sits there and what is vacant."""
    sitting: defaultdict[int, list[Representative]] = defaultdict(list)
    for each in gathered.people:
        sitting[each.network].append(each)
    mine = [
        (number, name, shown.cells.get((number, gathered.organisation))) for number, name in shown.networks
    ]
    known = [(number, name, cell) for number, name, cell in mine if cell is not None]
    places = []
    for number, name, cell in sorted(known, key=lambda each: not each[2].vacant):
        network = ("networks", int(number))
        places.append(_Place(network, ((name, held_of(cell) if cell.seats else ""), False, True)))
        for each in sitting[number]:
            person = ("participants", int(each.participant))
            places.append(_Place(person, ((_INDENT + each.name, each.role), False, False)))
        vacant = ngettext("{count} vacant seat", "{count} vacant seats", cell.vacant).format(
            count=cell.vacant
        )
        if cell.vacant:
            places.append(_Place(network, ((_INDENT + vacant, ""), True, False)))
    return places
