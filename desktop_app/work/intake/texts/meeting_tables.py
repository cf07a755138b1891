"""The meetings of a sheet that is a plan of them, each row read as its line would be on a page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.i18n import _
from desktop_app.records.date_words import CANCELLED
from desktop_app.records.gazetteer import Gazetteer
from desktop_app.records.keys import normal
from desktop_app.records.occasions import occasion
from desktop_app.sheets import book
from desktop_app.work.intake.grid import Grid
from desktop_app.work.intake.shapes.meeting_plan import FIELDS, MeetingPlan
from desktop_app.work.intake.texts import page_meetings, text_words
from desktop_app.work.intake.texts.blocks import Line
from desktop_app.work.intake.texts.page import Page
from desktop_app.work.intake.understood import ColumnGuess, MeetingLine, SkippedRow

_SECONDS = re.compile(r"(\d\d?[.:]\d\d):00\b")


class MeetingTable(Struct, frozen=True):
    header_row: int
    columns: tuple[ColumnGuess, ...]
    meetings: tuple[MeetingLine, ...]
    skipped: tuple[SkippedRow, ...]


def read(
    grid: Grid, plan: MeetingPlan, gazetteer: Gazetteer, year: int | None, today: date
) -> MeetingTable | None:
    """None where too few of the rows hold a day. `year` is the one that the sheet or the file names."""
    page = Page(gazetteer, today)
    header = plan.header_row
    meetings: list[MeetingLine] = []
    skipped = [SkippedRow(grid.sheet.name, row, _("title")) for row in range(1, header) if grid.filled(row)]
    dated = 0
    for row in range(header + 1, grid.height + 1):
        cells = _cells(grid, plan, row)
        found = _meetings(page, grid, row, cells, year)
        meetings += found
        dated += bool(cells["day"])
        if not found and grid.filled(row):
            skipped.append(SkippedRow(grid.sheet.name, row, _("note below the list")))
    if not meetings or len({one.row for one in meetings}) * 5 < dated * 3:
        return None
    columns = tuple(
        ColumnGuess(book.letters(column), grid.text(header, column), "ignore", 0.8, _("a plan of meetings"))
        for column in plan.fields
    )
    return MeetingTable(header, columns, tuple(meetings), tuple(skipped))


def _cells(grid: Grid, plan: MeetingPlan, row: int) -> dict[str, list[str]]:
    return {
        field: [
            text for column, of in plan.fields.items() if of == field and (text := grid.text(row, column))
        ]
        for field in FIELDS
    }


def _meetings(
    page: Page, grid: Grid, row: int, cells: Mapping[str, Sequence[str]], year: int | None
) -> list[MeetingLine]:
    day, texts = " ".join(cells["day"]), grid.filled(row)
    if not occasion(day, year=2024):
        return []
    times = _SECONDS.sub(r"\1", "-".join(cells["time"]))
    told = f"{day} kl {times}" if re.match(r"\d", times) else f"{day} {times}"
    host = ", ".join(cells["host"])
    form = text_words.place_of(host, page.gazetteer)[0] if host else None
    title = normal(CANCELLED.sub(" ", ", ".join(cells["title"]))).strip(" ,()")
    return [
        replace(
            one,
            cancelled=any(CANCELLED.search(text) for text in texts),
            host=form.name if form else host or one.host,
            title=", ".join(filter(None, (title, one.title))),
            place=", ".join(cells["place"]) or one.place,
            written=", ".join(texts),
            problems=tuple(replace(each, sheet=grid.sheet.name) for each in one.problems),
        )
        for one in page_meetings.meetings(page, Line(row, told), year=year)
    ]
