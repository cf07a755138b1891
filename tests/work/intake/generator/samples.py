"""The sample lists in the generator's terms: as truth, and as if they had been drawn by it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.records.networks import STANDARD_ROLES
from desktop_app.sheets.book import Sheet, number
from desktop_app.sheets.reading import read
from tests.work.intake import sources
from tests.work.intake.generator.drawn import Drawn, Expected, Line, Merge, Page, Seat, Truth, Wanted

ROLE_KEYS = {swedish: key for key, swedish, *_rest in STANDARD_ROLES} | {"ordinarie": "member"}


def values_of(person: Mapping[str, Any]) -> dict[str, object]:
    values: dict[str, object] = {
        name: person[name]
        for name in (
            "given",
            "family",
            "organisation_code",
            "department",
            "title",
            "party",
            "notes",
            "diet",
            "acting",
        )
        if person.get(name)
    }
    for name in ("emails", "phones"):
        if person.get(name):
            values[name] = tuple(sorted(set(person[name])))
    if role := person.get("role"):
        values["role"] = ROLE_KEYS.get(role, ...)
    for name, theirs in (("leave_until", "on_leave_until"), ("from", "from"), ("to", "to")):
        if person.get(theirs):
            values[name] = date.fromisoformat(person[theirs])
    if person.get("attending"):
        values["reply"] = person["attending"].partition(",")[0]
    seen = [(day, what.split()[0]) for day, what in person.get("attendance", {}).items() if what != "unclear"]
    if seen:
        values["presence"] = tuple(sorted(seen))
    return values


def as_drawn(folder: Path, name: str) -> Drawn:
    """A sample as if the generator had drawn it. Raises `FileProblem` where its format cannot be read."""
    want = sources.expected(folder)[name]
    book = read(folder / name)
    pages = [_page(sheet) for sheet in book.sheets]
    taken = next(place for place, sheet in want["sheets"].items() if sheet["import"])
    page = next((each for each in pages if each.name == taken), pages[0])
    page.header = page.lines[want["header_row"] - 1]
    for field, places in want["columns"].items():
        for letter in [places] if isinstance(places, str) else places:
            place = number(letter) - 1
            theirs = field.removesuffix("_family_first")
            page.columns[place] = "+".join(filter(None, (page.columns.get(place, ""), theirs)))
    for each in pages:
        each.listed = each is page
    drawn = Drawn(Path(name).stem, pages, needs=_needs(pages))
    for who, person in enumerate([*want["participants"], *want.get("left_out_participants", ())]):
        lines = [page.lines[int(source.rpartition("!")[2]) - 1] for source in person["source"]]
        drawn.people.append(
            Expected(who, lines, values_of(person), not person.get("split_ambiguous"), "reason" in person)
        )
    for seat in want.get("vacancies", ()):
        line = page.lines[int(seat["source"].rpartition("!")[2]) - 1]
        drawn.vacancies.append(Seat(line, seat["organisation_code"]))
    return drawn


def _page(sheet: Sheet) -> Page:
    lines = [Line(list(row)) for row in sheet.rows]
    for place, line in enumerate(lines, start=1):
        line.hidden = place in sheet.hidden_rows
        line.struck = any(row == place for row, _column in sheet.struck)
        line.links = {column - 1: target for (row, column), target in sheet.links.items() if row == place}
    merges = [
        Merge(
            lines[area.first_row - 1], lines[area.last_row - 1], area.first_column - 1, area.last_column - 1
        )
        for area in sheet.merges
        if area.last_row <= len(lines)
    ]
    return Page(
        sheet.name,
        lines,
        merges=merges,
        hidden_columns={column - 1 for column in sheet.hidden_columns},
        state="visible" if sheet.state == "visible" else "hidden",
    )


def _needs(pages: list[Page]) -> frozenset[str]:
    lines = [line for page in pages for line in page.lines]
    values = [value for line in lines for value in line.values]
    signs = {
        "sheets": len(pages) > 1,
        "hidden": any(line.hidden for line in lines) or any(page.hidden_columns for page in pages),
        "struck": any(line.struck for line in lines),
        "links": any(line.links for line in lines),
        "values": any(not isinstance(value, str) for value in values if value is not None),
    }
    return frozenset(name for name, needed in signs.items() if needed)


def sample_truth(folder: Path, name: str) -> Truth:
    """The truth of a sample as it stands, whether its format can be read or not."""
    want = sources.expected(folder)[name]
    columns = {
        (letter, field.removesuffix("_family_first"))
        for field, places in want["columns"].items()
        for letter in ([places] if isinstance(places, str) else places)
    }
    people = [*want["participants"], *want.get("left_out_participants", ())]
    return Truth(
        tuple(
            Wanted(
                who,
                frozenset(("", int(source.rpartition("!")[2])) for source in person["source"]),
                values_of(person),
                not person.get("split_ambiguous"),
                "reason" in person,
            )
            for who, person in enumerate(people)
        ),
        tuple(
            (int(seat["source"].rpartition("!")[2]), seat["organisation_code"])
            for seat in want.get("vacancies", ())
        ),
        columns=frozenset(columns),
    )
