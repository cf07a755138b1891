"""What each row of a table is: people or vacant seats, a heading over rows, or a line around the list.

A row that cannot be read is refused alone; it never refuses the list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from desktop_app.i18n import _
from desktop_app.records import names
from desktop_app.records.gazetteer import Gazetteer
from desktop_app.work.intake import content
from desktop_app.work.intake.grid import Grid
from desktop_app.work.intake.organisation_cell import named
from desktop_app.work.intake.shapes import sections
from desktop_app.work.intake.shapes.groups import Group
from desktop_app.work.intake.shapes.heads import Head
from desktop_app.work.intake.shapes.sections import Meaning, Sections
from desktop_app.work.intake.shapes.shape import NAME_FIELDS, NOWHERE, Cell, Entry, Place
from desktop_app.work.intake.understood import SkippedRow

_MEMBERSHIP = frozenset({"network", "role", "from", "to", "notes"})
"""Fields that say something of a membership and nothing of the person."""
_REACHED = frozenset({"email", "phone", "mobile"})
"""Fields in which a dash is told as missing."""
_REPEATED = sections.SEATS | {"title", "from", "to"}
"""Fields in which "dito" means what stands above."""


@dataclass
class Reader:
    """A table being read row by row; what is found is gathered here."""

    grid: Grid
    head: Head | None
    groups: Sequence[Group]
    columns: range
    gazetteer: Gazetteer
    outer: Place = NOWHERE
    entries: list[Entry] = field(default_factory=list)
    skipped: list[SkippedRow] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    _sections: Sections = field(default_factory=Sections)
    _pending: list[tuple[int, Meaning]] = field(default_factory=list)
    _above: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        used = [one for group in self.groups for one in group.columns]
        self._named = {one.number: one.field for one in used}
        self._names = [group.numbers(*NAME_FIELDS) for group in self.groups]
        self._all_names = sorted({number for each in self._names for number in each})
        self._plans = [[(one.field, one.number) for one in group.columns] for group in self.groups]
        shared = [one.number for one in used]
        self._own = [
            {one.number for one in group.columns if shared.count(one.number) == 1} for group in self.groups
        ]
        heads = range(self.head.first_row, self.head.last_row + 1) if self.head else range(0)
        self._heads = {self.grid.row(row) for row in heads}
        self._organisation = any(one.field == "organisation" for one in used)
        self._single = len({one.number for one in used}) == 1
        self._chosen = any(one.field in NAME_FIELDS and one.guess.certainty == 1.0 for one in used)

    def read(self, lead: Sequence[int], rows: Sequence[int]) -> None:
        """The lines above the headings, then the rows below them."""
        for row in lead:
            self._lead(row)
        for row in rows:
            if texts := self.grid.own(row, self.columns):
                self._row(row, texts)
        for row, what in self._pending:
            self._skip(row, _("note below the list") if what.kind != "total" else _("total"))
        self.skipped.sort(key=lambda one: one.row)

    def _skip(self, row: int, reason: str) -> None:
        self.skipped.append(SkippedRow(self.grid.sheet.name, row, reason))
        self.lines.append(" ".join(text for _column, text in self.grid.own(row, self.columns)))

    def _lead(self, row: int) -> None:
        own = self.grid.own(row, self.columns)
        if not own or (self.head is None and self._vacant(row, own)):
            return
        texts = [text for _column, text in own]
        kinds = {content.kind(text.replace("\n", " "), self.gazetteer) for text in texts}
        what = sections.meaning(texts[0], self.gazetteer) if len(set(texts)) == 1 else Meaning("note")
        if what.exact and what.kind in {"organisation", "role", "network"}:
            self._sections.enter(what.kind, what.place)
        reason = _("line above the list") if self.lines else _("title")
        self._skip(row, _("contact line") if kinds & {"email", "phone"} else reason)

    @property
    def lead_place(self) -> Place:
        return self._sections.place

    def _row(self, row: int, texts: list[tuple[int, str]]) -> None:
        if self._heads and self.grid.row(row) in self._heads:
            self._skip(row, _("repeated heading"))
            return
        named = [
            number
            for number in self._all_names
            if (text := self.grid.text(row, number))
            and (text not in content.NOTHING or names.is_vacant(text))
        ]
        if not named and (self._vacant(row, texts) or self._unfilled(row)):
            return
        if not named or len(texts) == 1 or (len(texts) == 2 and self._is_coded(texts)):
            if not self._lonely(row, texts, named):
                return
        elif aside := sections.aside(dict(texts), named, chosen=self._chosen):
            self._pending.append((row, Meaning(aside)))
            return
        self._settle()
        self._people(row)

    def _vacant(self, row: int, texts: list[tuple[int, str]]) -> bool:
        """A seat without a person whose cells stand in other columns than the rest: "Lerum | vakant"."""
        texts = [(column, text) for column, text in texts if text not in content.NOTHING]
        seats = [Cell(row, column, text) for column, text in texts if names.is_vacant(text)]
        towns = [Cell(row, column, text) for column, text in texts if named(self.gazetteer, text)]
        if len(seats) != 1 or len(towns) > 1 or len(texts) > len(towns) + 2:
            return False
        self._settle()
        self._seat(row, seats[0].column, seats[0].text, towns[0].text if towns else "")
        return True

    def _seat(self, row: int, column: int, text: str, town: str) -> None:
        organisation = {"organisation": (Cell(row, column, town),)} if town else {}
        cells = {"name": (Cell(row, column, text.strip(" :–—-(),")),), **organisation}
        self.entries.append(Entry(row, column, cells, self._sections.place.within(self.outer)))

    def _unfilled(self, row: int) -> bool:
        """A seat whose role is told, with a dash or a question mark for the name: "Lerum | Ersättare | ?"."""
        crossed = any(self.grid.text(row, number) for number in self._all_names)
        roles = [number for number, each in self._named.items() if each in {"role", "party"}]
        if not (crossed and len(self.groups) == 1 and any(self.grid.text(row, number) for number in roles)):
            return False
        self._settle()
        self._people(row, unfilled=True)
        return True

    def _is_coded(self, texts: list[tuple[int, str]]) -> bool:
        return sections.is_coded([text for _column, text in texts], self.gazetteer)

    def _lonely(self, row: int, texts: list[tuple[int, str]], named: Sequence[int]) -> bool:
        """A row with a lone text or without a name; True where it is to be read as people all the same."""
        alone = len(texts) == 1 or self._is_coded(texts)
        text = " ".join(text for _column, text in texts) if alone else ""
        what = sections.meaning(text, self.gazetteer) if alone else sections.nameless(texts, self._named)
        in_names = bool(named) and texts[0][0] in self._all_names
        vacant = alone and in_names and names.is_vacant(names.without_lead(text)[0])
        if alone and (place := sections.vacant_at(text, self.gazetteer)):
            self._settle()
            self._seat(row, texts[0][0], text[len(place) :], place)
            return False
        if texts[0][0] not in self._all_names and self._adds(row, texts):
            return False
        if vacant or (alone and self._is_bare_contact(*texts[0])):
            return True
        if self._single and alone and in_names:
            named_first = sections.is_somebody(content.leading_name(text), self.gazetteer)
            if named_first or what.kind in {"note", "unknown", "person"}:
                return what.kind == "person" or named_first or "@" in text
        apart = bool(self._pending) or not self.grid.own(row - 1, self.columns)
        if what.kind == "person" and alone and in_names and apart:
            what = Meaning("lone")
        if what.kind == "person":
            return in_names or not alone
        if not self._adds(row, texts):
            self._wait(row, texts, what)
        return False

    def _adds(self, row: int, texts: list[tuple[int, str]]) -> bool:
        """True for a row that says more of the person above, who has taken it."""
        merged = bool(self._all_names) and (row, self._all_names[0]) in self.grid.inherited
        detail = any(self._named.get(column) == "value" for column, _text in texts)
        if self.entries and self._is_membership(texts):
            self._member_again(row)
            return True
        last = self.entries[-1] if self.entries and self.entries[-1].row == row - 1 else None
        hers = last and len(texts) == 1 and sections.is_address_of(texts[0][1], last.text(*NAME_FIELDS))
        if self.entries and (merged or detail or hers):
            self._continue(row)
            return True
        return False

    def _wait(self, row: int, texts: list[tuple[int, str]], what: Meaning) -> None:
        """Keep a heading or a note until it is known whether somebody follows."""
        if what.kind == "organisation" and self._organisation and not self._is_heading(row, texts):
            self._skip(row, _("no person on the row"))
            return
        if what.kind == "organisation" and self._is_bare_name(row - 1):
            self._pending[-1] = (row - 1, Meaning("lone"))
        self._pending.append((row, what))

    def _is_bare_name(self, row: int) -> bool:
        """True for a name alone between the people of one municipality and the heading of the next."""
        if not (self._pending and self._pending[-1][0] == row and self._pending[-1][1].kind == "unknown"):
            return False
        follows = bool(self.entries) and self.entries[-1].row == row - 1
        texts = [text for _column, text in self.grid.own(row, self.columns)]
        named_text = texts[0] if self.grid.text(row, self._all_names[0]) == texts[0] else ""
        placed = self._sections.place.organisation is not None
        return follows and placed and sections.is_somebody(named_text, self.gazetteer)

    def _is_bare_contact(self, column: int, text: str) -> bool:
        """An address or a number alone in its own column: somebody's, whose name is missing."""
        kinds = {"email": "email", "phone": "phone", "mobile": "phone"}
        kind = content.kind(text.replace("\n", " "), self.gazetteer)
        return kinds.get(self._named.get(column, "")) == kind and len(self._named) > 1

    def _is_membership(self, texts: list[tuple[int, str]]) -> bool:
        """A row that only names a network, a role or days: the person above has that membership too."""
        fields = {self._named.get(column, "") for column, _text in texts}
        return "network" in fields and fields <= _MEMBERSHIP

    def _member_again(self, row: int) -> None:
        self._settle()
        last = self.entries[-1]
        cells = {each: cells for each, cells in last.cells.items() if each not in _MEMBERSHIP}
        for each, number in self._plans[0]:
            if each in _MEMBERSHIP and self.grid.text(row, number):
                cells[each] = (Cell(row, number, self.grid.text(row, number)),)
        self.entries.append(replace(last, row=row, cells=cells))

    def _is_heading(self, row: int, texts: list[tuple[int, str]]) -> bool:
        """A municipality alone on a row is a heading if the next row with a name names none of its own."""
        own = [number for number, each in self._named.items() if each == "organisation"]
        if texts[0][0] not in own:
            return True
        for later in range(row + 1, min(row + 4, self.grid.height + 1)):
            if any(self.grid.text(later, number) for number in self._all_names):
                return not any(self.grid.text(later, number) for number in own)
        return False

    def _settle(self) -> None:
        """A person follows: the headings that were waiting hold for it, the notes were notes."""
        for row, what in self._pending:
            if what.kind == "lone":
                self._people(row)
                continue
            if what.kind in {"organisation", "role", "network", "department"}:
                self._sections.enter(what.kind, what.place)
            elif what.kind == "unknown" and not self._organisation:
                self._sections.enter("unknown", what.place)
            self._skip(row, sections.reason(what.kind, what.place))
        self._pending.clear()

    def _continue(self, row: int) -> None:
        """More facts of the person above."""
        self._settle()
        last = self.entries[-1]
        cells = dict(last.cells)
        for each, number in self._plans[0]:
            text = self.grid.text(row, number)
            if text and each not in NAME_FIELDS and (row, number) not in self.grid.inherited:
                cells[each] = (*cells.get(each, ()), Cell(row, number, text))
        self.entries[-1] = replace(last, cells=cells)

    def _people(self, row: int, *, unfilled: bool = False) -> None:
        place = self._sections.place.within(self.outer)
        found = []
        for group, plan, numbers, own in zip(self.groups, self._plans, self._names, self._own, strict=True):
            cells = self._cells(row, plan, unfilled=unfilled)
            several = len(self.groups) > 1
            if not cells or (several and not any(c.column in own for all_ in cells.values() for c in all_)):
                continue
            where = group.place.within(place) if group.place is not NOWHERE else place
            column = numbers[0] if numbers else plan[0][1]
            found.append(Entry(row, column, cells, where, sections.refusal(cells, self.gazetteer)))
        alone = len(found) == 1
        self.entries += (entry for entry in found if alone or not entry.refused or _tells(entry))

    def _cells(
        self, row: int, plan: Sequence[tuple[str, int]], *, unfilled: bool
    ) -> dict[str, tuple[Cell, ...]]:
        """What a row says of one person, by field."""
        texts = self.grid.row(row)
        width = len(texts)
        cells: dict[str, tuple[Cell, ...]] = {}
        for each, number in plan:
            text = texts[number - 1] if number <= width else ""
            if each in _REPEATED:
                text = self._above.get(number, "") if content.is_ditto(text) else text
                self._above[number] = text
            if len(text) < 15 and text.casefold() in content.NOTHING and each not in _REACHED:
                vacant = each in NAME_FIELDS and (unfilled or names.is_vacant(text))
                text = text if vacant else ""
            if text:
                cells[each] = (*cells.get(each, ()), Cell(row, number, text))
        return cells


def _tells(entry: Entry) -> bool:
    """True for one of several people on a row who has a name or an address, though not both can be read."""
    reached = any(cell.text not in content.NOTHING for cell in entry.cells.get("email", ()))
    return reached or any(each in entry.cells for each in NAME_FIELDS)
