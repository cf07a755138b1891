"""What each column of a table holds, the columns seen side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from desktop_app.i18n import _
from desktop_app.records import dates, emails, roles
from desktop_app.work.intake import content
from desktop_app.work.intake.columns import guessing, headings
from desktop_app.work.intake.columns.contents import Contents
from desktop_app.work.intake.columns.guessing import Filled
from desktop_app.work.intake.grid import Grid
from desktop_app.work.intake.shapes import name_columns, sections
from desktop_app.work.intake.shapes.column import Column, has, put
from desktop_app.work.intake.shapes.heads import Head, in_month, is_day
from desktop_app.work.intake.shapes.shape import NAME_FIELDS, Asked
from desktop_app.work.intake.understood import Problem

_ENDING = 5
"""Rows at the end of a list in which its sums are looked for."""
_SURE = 0.5
"""So many of a column's cells are a role and nothing else where it is a column of roles."""
_MOST = 0.6
"""So many of the towns in a column are municipalities where it is they that are meant."""
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def read(grid: Grid, head: Head | None, rows: Sequence[int], numbers: range, asked: Asked) -> list[Column]:
    """Every column that holds something."""
    found: list[Column] = []
    days = _days(head, numbers, asked.year)
    hidden = grid.sheet.hidden_columns
    lone = _lone(grid, rows, numbers)
    rows = _without_totals(grid, rows, numbers)
    for number in numbers:
        values = _values(grid, rows, lone, number)
        identities = sum(at == number and not grid.text(row, at) for row, at in grid.identities)
        heading = head.texts.get(number, "") if head else ""
        if not (heading or values or identities):
            continue
        filled = Filled(
            number, heading, Contents(values, asked.gazetteer), _labels_of(head, number),
            number in hidden, identities, days.get(number), headings.read(heading),
        )  # fmt: skip
        own = guessing.said(asked.mapping, filled)
        guess = filled.as_guess(own, 1.0, _("chosen by you")) if own else guessing.guess(filled)
        if not own and found and found[-1].number < number - 1 and _stands_apart(grid, rows, numbers, number):
            guess = filled.as_guess("ignore", 0.5, _("it stands apart from the list"))
        if not own and number not in days and is_day(heading):
            guess = filled.as_guess("ignore", 0.5, _("the day in the heading has no year"))
        found.append(Column(filled, guess))
    return _together(found)


def _labels_of(head: Head | None, number: int) -> tuple[str, ...]:
    """What stands over a heading. A column without one belongs to the seats left of it: "Ordinarie | | "."""
    if head is None or number in head.texts:
        return head.labels.get(number, ()) if head else ()
    left = next((at for at in range(number - 1, 0, -1) if at in head.texts), 0)
    text = head.texts.get(left, "")
    return (*head.labels.get(left, ()), text) if roles.seat(text) else ()


def _lone(grid: Grid, rows: Sequence[int], numbers: range) -> frozenset[int]:
    """The rows that hold one text: headings of sections, notes, and people of whom only the name is told."""
    inside = slice(numbers.start - 1, numbers.stop - 1)
    return frozenset(row for row in rows if sum(map(bool, grid.row(row)[inside])) == 1)


def _without_totals(grid: Grid, rows: Sequence[int], numbers: range) -> Sequence[int]:
    """The rows up to the sums that end a list."""
    for at in range(len(rows) - 1, max(len(rows) - _ENDING, 0) - 1, -1):
        texts = [text for _column, text in grid.own(rows[at], numbers)]
        if texts and sections.is_total(texts):
            return rows[:at]
    return rows


def _values(grid: Grid, rows: Sequence[int], lone: frozenset[int], number: int) -> list[str]:
    """What stands in a column, without the texts alone on their rows where these are the fewer."""
    found = [(row, text) for row, text in grid.column(number, rows) if text not in content.NOTHING]
    kept = [text for row, text in found if row not in lone] if lone else []
    return kept if len(kept) * 2 >= len(found) else [text for _row, text in found]


def _stands_apart(grid: Grid, rows: Sequence[int], numbers: range, number: int) -> bool:
    """True for a column behind a blank one that is filled where nothing else is: a legend beside the list."""
    return any(
        grid.text(row, number) and [column for column, _text in grid.own(row, numbers)] == [number]
        for row in rows
    )


def _days(head: Head | None, numbers: range, year: int | None) -> dict[int, date]:
    """The day that each heading names; one without a year takes the year of the others."""
    if head is None:
        return {}
    texts = {number: _day_text(head, number) for number in numbers}
    named = {number: text for number, text in texts.items() if text and is_day(text)}
    written = [found for text in named.values() if (found := dates.day(text))]
    years = {day.year for day in written}
    common = years.pop() if len(years) == 1 else year
    above = {number: _year(head.labels.get(number, ())) or common for number in named}
    return {
        number: day
        for number, text in named.items()
        if (day := dates.day(text) or dates.day(text, year=above[number]))
    }


def _day_text(head: Head, number: int) -> str:
    """A heading, with the month that stands over a number: "15" below "januari"."""
    text = head.texts.get(number, "")
    above = head.labels.get(number, ()) if text[-1:].isdigit() else ()
    return next((day for month in above if (day := in_month(text, month))), text)


def _year(labels: Sequence[str]) -> int | None:
    """The one year that stands over a day: "2026", "Våren 2026"."""
    found = {int(year) for text in labels for year in _YEAR.findall(text)}
    return found.pop() if len(found) == 1 else None


def _together(found: list[Column]) -> list[Column]:
    """The columns seen side by side: a name, one organisation, what only the others make plain."""
    found = _marks(found)
    found = _details(found)
    found = _unfilled_doubles(found)
    found = _towns(found)
    found = name_columns.exchanged(found)
    found = _organisations(found)
    found = _roles(found)
    found = name_columns.named(found)
    found = name_columns.beside(found)
    return [_leftover(one, found) for one in found]


def _marks(found: list[Column]) -> list[Column]:
    """Columns of x under a heading that is no field are attendance where the table has days."""
    days = sum(bool(one.filled.day) for one in found)
    return [
        one.taken_as("ignore", 0.6, _("a count"))
        if one.field in {"attendance", "attending"} and not one.filled.day and days
        and one.filled.contents.small_numbers >= 0.5
        else one
        for one in found
    ]  # fmt: skip


def _details(found: list[Column]) -> list[Column]:
    """A column of labels ("Mobil", "E-post") with the values beside it; neither without the other."""
    label = next((one for one in found if one.field == "label" or _labels(one)), None)
    value = next((one for one in found if label and one.number > label.number and _holds_details(one)), None)
    if label and value:
        found = put(found, label.taken_as("label", 0.8, _("names of contact details stand in it")))
        return put(found, value.taken_as("value", 0.8, _("contact details of several kinds stand in it")))
    left = [one for one in found if one.field in {"label", "value"} and one.guess.certainty < 1.0]
    for one in left:
        found = put(found, replace(one, guess=guessing.by_content(one.filled)))
    return found


def _labels(one: Column) -> bool:
    contents = one.filled.contents
    return not one.field and contents.labels >= 0.8 and contents.different < 1.0


def _holds_details(one: Column) -> bool:
    contents = one.filled.contents
    mixed = contents.share("email", "phone") >= 0.6 and contents.share("email") < 0.95
    return one.guess.certainty < 1.0 and (one.field == "value" or mixed)


def _unfilled_doubles(found: list[Column]) -> list[Column]:
    """An empty or veto-ed column whose field another column really holds is not imported."""
    filled = {one.field for one in found if one.filled.contents.values}
    return [
        one.taken_as("ignore", 0.7, _("the column is empty"))
        if one.field in filled and not one.filled.contents.values and one.guess.certainty < 1.0
        and one.field in {*NAME_FIELDS, "organisation", "title", "role"}
        else one
        for one in found
    ]  # fmt: skip


def _towns(found: list[Column]) -> list[Column]:
    """ "Ort" tells the organisation where municipalities stand in it, no address needs it and no other column
    holds one."""
    if any(one.field in {"organisation", "organisation_code", "postcode", "address"} for one in found):
        return found
    for one in found:
        municipalities = one.field == "town" and one.filled.contents.organisations >= _MOST
        if municipalities and not _one_employer(found):
            return put(found, one.taken_as("organisation", 0.7, _("municipalities stand in it")))
    return found


def _one_employer(found: Sequence[Column]) -> bool:
    """True where all addresses are at one domain: the towns are its offices."""
    values = [value for one in found if one.field == "email" for value in one.filled.contents.sample]
    domains = [each.rpartition("@")[2] for value in values for each in emails.read(value).addresses]
    return len(domains) > 1 and len(set(domains)) == 1


def _organisations(found: list[Column]) -> list[Column]:
    """Of several columns with organisations the one that knows most is taken; departments are departments."""
    several = [one for one in found if one.field == "organisation" and one.guess.certainty < 1.0]
    for one in several:
        contents = one.filled.contents
        few = contents.organisations < 0.2
        if few and contents.departments >= 0.5 and len(contents.values) > 1 and not has(found, "department"):
            found = put(found, one.taken_as("department", 0.7, _("departments stand in it")))
    several = [one for one in found if one.field == "organisation"]
    paths = {(one.filled.labels, one.filled.read.tag) for one in several}
    if len(several) < 2 or (len(paths) == len(several) and _groups_of_people(found)):
        return found
    if _groups_of_people(found) and len(several) == sum(one.field == "name" for one in found):
        return found
    best = max(several, key=lambda one: (one.guess.certainty == 1.0, _knows(one), -one.number))
    for one in several:
        if one is best:
            continue
        words = one.filled.contents.departments >= 0.3 or headings.key(one.filled.heading) == "arbetsplats"
        if words and not has(found, "department"):
            found = put(found, one.taken_as("department", 0.6, _("another column holds the organisation")))
        else:
            found = put(found, one.taken_as("ignore", 0.5, _("another column holds the organisation")))
    return found


def _knows(one: Column) -> float:
    contents = one.filled.contents
    by_heading = 0.3 if one.filled.read.field == "organisation" and one.filled.read.certain else 0.0
    return contents.organisations + by_heading


def _roles(found: list[Column]) -> list[Column]:
    """Of "Uppdrag" and "Roll" side by side the one in which roles alone stand is the role in the network; the
    other says what the person is at home."""
    several = [one for one in found if one.field == "role"]
    if len(several) < 2 or _groups_of_people(found):
        return found
    best = max(several, key=lambda one: (one.guess.certainty == 1.0, one.filled.contents.whole_roles))
    for one in several:
        if one is best or one.guess.certainty == 1.0 or one.filled.contents.whole_roles >= _SURE:
            continue
        free = next((field for field in ("title", "notes") if not has(found, field)), "ignore")
        found = put(found, one.taken_as(free, 0.7, _("another column holds the role")))
    return found


def _groups_of_people(found: list[Column]) -> bool:
    return sum(one.field == "name" for one in found) > 1 or sum(one.field == "given" for one in found) > 1


def _leftover(one: Column, found: list[Column]) -> Column:
    """A column that neither heading nor content explains: a title, notes, or left."""
    if one.field:
        return one
    contents, heading = one.filled.contents, one.filled.heading
    if contents.titles >= 0.4 and not has(found, "title") and contents.share("mark") < 0.3:
        return one.taken_as("title", 0.6, _("titles stand in it"))
    if contents.departments >= 0.5 and not has(found, "department") and contents.different < 1.0:
        return one.taken_as("department", 0.5, _("departments stand in it"))
    if contents.parties >= 0.8 and not has(found, "party") and contents.share("mark") < 0.5:
        return one.taken_as("party", 0.6, _("parties stand in it"))
    words = contents.share("text", "name") >= 0.5 and contents.marks < 0.5
    if not heading and words and not has(found, "notes"):
        return one.taken_as("notes", 0.5, _("free text without a heading"))
    return one.taken_as("ignore", 0.5, _("the heading is not known") if heading else one.guess.why)


def not_imported(grid: Grid, row: int | None, found: Sequence[Column]) -> tuple[Problem, ...]:
    """Columns that are left though something stands in them, told once each."""
    problems = []
    for one in found:
        worth = one.filled.hidden or one.filled.identities or one.filled.read.private
        claimed = one.filled.read.certain and one.filled.read.field not in {"", "ignore"}
        doubtful = one.filled.contents.values and (one.guess.certainty <= 0.5 or claimed)
        if one.field == "ignore" and (worth or doubtful):
            message = _("Column {letter} “{heading}” is not imported: {why}.").format(
                letter=one.filled.letter, heading=one.filled.heading.replace("\n", " "), why=one.guess.why
            )
            problems.append(Problem(message, grid.sheet.name, row, one.filled.letter))
    return tuple(problems)
