"""How far organisations are represented in the networks on a day, gathered for the matrix, the map and paper.

Holds the cells of store/coverage.py with the names of what they join. Shades the municipalities by how many
networks somebody sits in for them, or by their vacant seats.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from desktop_app.i18n import N_, _, language, ngettext
from desktop_app.records.coverage import Cell
from desktop_app.records.documents import Column, Document, Group, Row
from desktop_app.records.ids import NetworkId, OrganisationId
from desktop_app.records.shaded_map import STEPS, Key, ShadedMap
from desktop_app.sheets import writing
from desktop_app.sheets.book import Value
from desktop_app.store import coverage, organisations
from desktop_app.store.source import Source
from desktop_app.work.printed import day

By = Literal["represented", "vacant"]
SHADINGS: tuple[tuple[By, str], ...] = (("represented", N_("Representation")), ("vacant", N_("Vacant seats")))


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation; `code` is a municipality's four digits, otherwise ""."""

    id: OrganisationId
    name: str
    code: str


@dataclass(frozen=True, slots=True)
class Sum:
    """An organisation's part in all networks looked at: how many it belongs to, and in how many of them
    somebody sits for it."""

    networks: int = 0
    represented: int = 0
    seats: int = 0
    held: int = 0
    vacant: int = 0


Cells = Mapping[tuple[NetworkId, OrganisationId], Cell]


@dataclass(frozen=True, slots=True)
class Overview:
    """What there is on a day: networks and organisations that have something to do with each other, both in
    Swedish order. `all_networks` can be looked at alone, as `only` is; `municipalities` are all there are, by
    code."""

    as_of: date
    all_networks: tuple[tuple[NetworkId, str], ...]
    municipalities: Mapping[str, Body]
    networks: tuple[tuple[NetworkId, str], ...]
    bodies: tuple[Body, ...]
    cells: Cells
    sums: Mapping[OrganisationId, Sum]
    only: NetworkId | None = None

    def of(self, network: NetworkId | None) -> Overview:
        """The same of one network; of None all of it."""
        if network is None:
            return self
        cells = {key: cell for key, cell in self.cells.items() if key[0] == network}
        sums = _sums(cells)
        return replace(
            self,
            networks=tuple(each for each in self.all_networks if each[0] == network),
            bodies=tuple(body for body in self.bodies if body.id in sums),
            cells=cells,
            sums=sums,
            only=network,
        )

    def name(self) -> str:
        """The network's name, or that these are all."""
        return self.networks[0][1] if self.only is not None else _("All networks")


def overview(source: Source, *, as_of: date) -> Overview:
    cells = {(cell.network, cell.organisation): cell for cell in coverage.cells(source, as_of=as_of)}
    sums = _sums(cells)
    taking_part = {network for network, _organisation in cells}
    names = tuple(each for each in coverage.network_names(source, as_of=as_of) if each[0] in taking_part)
    rows = organisations.rows(source, organisations.ids(source, as_of=as_of), as_of=as_of)
    bodies = [Body(row.id, row.name, row.code if row.kind == "municipality" else "") for row in rows]
    return Overview(
        as_of=as_of,
        all_networks=names,
        municipalities={body.code: body for body in bodies if body.code},
        networks=names,
        bodies=tuple(body for body in bodies if body.id in sums),
        cells=cells,
        sums=sums,
    )


def _sums(cells: Cells) -> dict[OrganisationId, Sum]:
    mine: defaultdict[OrganisationId, list[Cell]] = defaultdict(list)
    for cell in cells.values():
        mine[cell.organisation].append(cell)
    return {
        organisation: Sum(
            networks=len(held),
            represented=sum(cell.held > 0 for cell in held),
            seats=sum(cell.seats for cell in held),
            held=sum(cell.held for cell in held),
            vacant=sum(cell.vacant for cell in held),
        )
        for organisation, held in mine.items()
    }


def held_of(cell: Cell) -> str:
    """1/2; the number alone where no seats are stated; a dash for a member without a seat."""
    if cell.seats:
        return f"{cell.held}/{cell.seats}"
    return str(cell.held) if cell.held else "–"


def shaded(looked_at: Overview, by: By) -> ShadedMap:
    """The municipalities by how far they are represented, or by their vacant seats."""
    sums = looked_at.sums
    parts = {body.code: sums[body.id] for body in looked_at.bodies if body.code}
    amounts = {code: part.represented if by == "represented" else part.vacant for code, part in parts.items()}
    ranges = _ranges(max(amounts.values(), default=0))
    one = looked_at.only is not None
    blank = Key(_("Not a member") if one else _("In no network"), "blank")
    if by == "vacant":
        none = Key(_("No vacant seat"), "held")
        degrees = [Key(_seats(low, high), "vacant", step) for step, low, high in _steps(ranges)]
    else:
        none = Key(_("Not represented"), "vacant")
        degrees = [
            Key(_("Represented") if one else _networks(low, high), "held", STEPS - 1 if one else step)
            for step, low, high in _steps(ranges)
        ]
    return ShadedMap(
        _(dict(SHADINGS)[by]),
        (blank, none, *degrees),
        tuple((code, 1 + _place(ranges, amount)) for code, amount in sorted(amounts.items())),
    )


def _ranges(most: int) -> list[tuple[int, int]]:
    """At most `STEPS` ranges of equal size from 1 to the greatest number."""
    size = -(-most // STEPS)
    return [(low, min(low + size - 1, most)) for low in range(1, most + 1, size)] if most else []


def _steps(ranges: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Each range with its degree: a few are spread over all degrees, so that they are told apart."""
    spread = {1: (3,), 2: (2, 4), 3: (1, 2, 4)}.get(len(ranges), tuple(range(1, STEPS + 1)))
    return [(step, low, high) for step, (low, high) in zip(spread, ranges, strict=False)]


def _place(ranges: list[tuple[int, int]], amount: int) -> int:
    """0 for none, otherwise the number of its range."""
    return next((place for place, (low, high) in enumerate(ranges, 1) if low <= amount <= high), 0)


def _networks(low: int, high: int) -> str:
    return ngettext("{count} network", "{count} networks", high).format(count=_range(low, high))


def _seats(low: int, high: int) -> str:
    return ngettext("{count} vacant seat", "{count} vacant seats", high).format(count=_range(low, high))


def _range(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}–{high}"


def page(looked_at: Overview, by: By) -> Document:
    """The map and, from the next page, every organisation's part in numbers."""
    sums = looked_at.sums
    one = looked_at.only is not None
    columns = (
        Column("organisation", _("Organisation"), 40),
        Column("networks", _("Networks"), 10, "right"),
        Column("represented", _("Represented in"), 14, "right"),
        Column("seats", _("Seats"), 10, "right"),
        Column("held", _("Filled"), 10, "right"),
        Column("vacant", _("Vacant"), 10, "right"),
    )
    shown = tuple(column for column in columns if not one or column.name not in ("networks", "represented"))
    rows = tuple(
        Row(
            (body.name, *(str(getattr(sums[body.id], column.name)) for column in shown[1:])),
            muted=not sums[body.id].represented,
        )
        for body in looked_at.bodies
    )
    return Document(
        title=_("Coverage: {name}").format(name=looked_at.name()),
        columns=shown,
        groups=(Group("", rows),),
        lines=(_("As of {day}").format(day=day(looked_at.as_of)), told(looked_at)),
        footer=_("Coverage: {name}").format(name=looked_at.name()),
        language=language(),
        map=shaded(looked_at, by),
    )


def told(looked_at: Overview) -> str:
    """12 nätverk, 49 organisationer, 8 vakanta platser"""
    bodies, networks = len(looked_at.bodies), len(looked_at.networks)
    vacant = sum(cell.vacant for cell in looked_at.cells.values())
    parts = [
        ngettext("{count} network", "{count} networks", networks).format(count=_spaced(networks)),
        ngettext("{count} organisation", "{count} organisations", bodies).format(count=_spaced(bodies)),
        ngettext("{count} vacant seat", "{count} vacant seats", vacant).format(count=_spaced(vacant)),
    ]
    return ", ".join(parts[1:] if looked_at.only is not None else parts)


def _spaced(number: int) -> str:
    """12 345, with spaces that do not break."""
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")


def save_matrix(looked_at: Overview, path: Path) -> None:
    """The matrix as a bare table: an organisation a row, a network a column, and what it comes to."""
    sums = looked_at.sums
    headings = [
        _("Organisation"),
        *(name for _number, name in looked_at.networks),
        _("Represented in"),
        _("Vacant"),
    ]
    rows: list[list[Value]] = [
        [
            body.name,
            *(_cell_text(looked_at, network, body) for network, _name in looked_at.networks),
            sums[body.id].represented,
            sums[body.id].vacant,
        ]
        for body in looked_at.bodies
    ]
    writing.write_table(headings, rows, path, title=_("Coverage"))


def _cell_text(looked_at: Overview, network: NetworkId, body: Body) -> str:
    cell = looked_at.cells.get((network, body.id))
    return held_of(cell) if cell else ""
