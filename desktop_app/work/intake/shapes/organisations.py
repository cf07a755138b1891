"""Lists of organisations, which speak of no person, and sheets that are no contact list at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop_app.i18n import _
from desktop_app.work.intake import content
from desktop_app.work.intake.columns import headings
from desktop_app.work.intake.grid import Grid
from desktop_app.work.intake.shapes import sections
from desktop_app.work.intake.shapes.column import Column
from desktop_app.work.intake.shapes.fields import not_imported
from desktop_app.work.intake.shapes.heads import Head
from desktop_app.work.intake.shapes.shape import NAME_FIELDS, Cell, Entry, Listing
from desktop_app.work.intake.understood import ColumnGuess, SkippedRow

_CONTACT = frozenset({"email", "phone", "mobile", "web", "address"})
_KINDS = re.compile(
    r"(?:(?:övriga|andra|statliga|kommunala|medlems)[ -]?)?(?:(?:medlems)?kommuner(?:na)?|regioner(?:na)?|"
    r"(?:kommunal)?förbund(?:en)?|myndigheter|länsstyrelser|(?:fack)?föreningar|fackförbund|bolag|företag|"
    r"högskolor|universitet|lärosäten|stiftelser|organisationer|samarbetspartners?)"
    r"(?: (?:och|samt|/|&) [\w ]+)?:?",
    re.IGNORECASE,
)
_WAYS = 0.6
"""So many of the cells of each of two columns name an organisation where they tell from where to where."""
_FIELDS = _CONTACT | {"organisation", "organisation_code", "notes", "postcode", "town"}


def are(found: Sequence[Column]) -> bool:
    """True where the column of names holds organisations, or nothing beside organisations with addresses."""
    names = [one for one in found if one.field == "name" and one.guess.certainty < 1.0]
    if not names or any(one.field in {"given", "family"} for one in found):
        return False
    if not any(one.filled.contents.values for one in names):
        filled = {one.field for one in found if one.filled.contents.values}
        return "organisation" in filled and bool(filled & {"email", "phone", "web", "address"})
    best = max(names, key=lambda one: len(one.filled.contents.values)).filled.contents
    return (
        best.offices >= 0.4
        and best.offices > best.given
        and all(one.filled.contents.given < 0.3 for one in names)
    )


def read(grid: Grid, head: Head | None, found: Sequence[Column], rows: range, below: range) -> Listing:
    """The organisations of a table; `FileProblem` where it is none of organisations either. `rows` are the
    table's with the lines over it, `below` those below its headings."""
    name = _name_column(found)
    header = head.last_row if head else None
    if name is None or not _is_list(found, name):
        grid.refuse(
            _("There is no column with people's names; this is no contact list."),
            row=header,
            advice=_("Check that it is the right file and sheet."),
        )
    guesses = {one.number: _guess(one, name) for one in found}
    entries, skipped = [], []
    for row in rows:
        texts = grid.own(row, range(1, grid.width + 1))
        if not texts or (head and head.first_row <= row <= head.last_row and row not in head.repeats):
            continue
        text = grid.text(row, name.number)
        words = [each for _column, each in texts]
        if row not in below:
            reason = _("repeated heading") if head and row in head.repeats else _("title")
        elif (
            not text
            or sections.is_total(words)
            or (len(words) == 1 and len(found) > 2 and not _is_office(text))
        ):
            reason = _("note")
        elif head and grid.row(row) == grid.row(head.last_row):
            reason = _("repeated heading")
        else:
            entries.append(Entry(row, name.number, _cells(grid, row, guesses)))
            continue
        skipped.append(SkippedRow(grid.sheet.name, row, reason))
    if not entries:
        grid.refuse(_("There are no people below the headings."), row=header)
    secret = [one for one in found if one.filled.hidden or one.filled.identities]
    return Listing(
        grid, "organisations", header, tuple(guesses.values()), tuple(entries), tuple(skipped),
        problems=not_imported(grid, header, secret),
    )  # fmt: skip


def _is_office(text: str) -> bool:
    """An organisation, and no heading over several: "Kommuner", "Övriga myndigheter"."""
    return content.is_office(text) and not _KINDS.fullmatch(text)


def _name_column(found: Sequence[Column]) -> Column | None:
    wanted = [one for one in found if one.field in {"name", "organisation"}]
    loose = [one for one in found if one.filled.read.field in {"name", "organisation"} and one not in wanted]

    def worth(one: Column) -> tuple[float, float, int]:
        contents = one.filled.contents
        return contents.offices, contents.different, -one.number

    return max(wanted or loose, key=worth, default=None)


def _is_list(found: Sequence[Column], name: Column) -> bool:
    """True for organisations with something to reach them by, or with hardly more than names and codes."""
    if any(one.field in _CONTACT and one.filled.contents.values for one in found):
        return True
    filled = [one for one in found if one.filled.contents.values]
    figures = sum(one.field not in _FIELDS and _is_figures(one) for one in filled)
    coded = any(one.field == "organisation_code" for one in found)
    said = name.filled.read.field == "organisation" and name.filled.read.certain
    ways = sum(one.filled.contents.organisations >= _WAYS for one in filled) > 1  # "Från | Till"
    known = said or coded or (name.filled.contents.offices >= 0.3 and not ways)
    return bool(name.filled.heading) and known and figures * 2 < len(filled)


def _is_figures(one: Column) -> bool:
    contents = one.filled.contents
    return bool(contents.sample) and sum(map(content.is_plain_number, contents.sample)) * 2 > len(
        contents.sample
    )


def _guess(one: Column, name: Column) -> ColumnGuess:
    if one is name:
        return one.filled.as_guess(
            "organisation", max(one.guess.certainty, 0.6), _("organisations stand in it")
        )
    if one.field in _FIELDS and one.field not in NAME_FIELDS:
        return one.guess if one.field != "organisation" else one.filled.as_guess("ignore", 0.5, one.guess.why)
    return one.filled.as_guess("ignore", min(one.guess.certainty, 0.5), one.guess.why)


def _cells(grid: Grid, row: int, guesses: dict[int, ColumnGuess]) -> dict[str, tuple[Cell, ...]]:
    cells: dict[str, tuple[Cell, ...]] = {}
    for number, one in guesses.items():
        text = grid.text(row, number)
        if text and one.field != "ignore":
            named = one.field
            if named == "address" and "besök" in headings.key(one.heading):
                named = "visiting_address"
            cells[named] = (*cells.get(named, ()), Cell(row, number, text))
    return cells
