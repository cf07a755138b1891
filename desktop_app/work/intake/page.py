"""What is gathered while a page is read, and the one way to refuse a line of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NoReturn

from desktop_app.errors import FileProblem, Where
from desktop_app.i18n import _
from desktop_app.records.gazetteer import Form, Gazetteer
from desktop_app.work.intake.blocks import Line
from desktop_app.work.intake.understood import (
    LineList,
    MeetingLine,
    NetworkText,
    Person,
    Problem,
    SkippedRow,
    Vacancy,
)


@dataclass
class Page:
    """A page being read; what is found is gathered here."""

    file: str
    gazetteer: Gazetteer
    year: int
    people: list[Person] = field(default_factory=list)
    vacancies: list[Vacancy] = field(default_factory=list)
    meetings: list[MeetingLine] = field(default_factory=list)
    lists: list[LineList] = field(default_factory=list)
    skipped: list[SkippedRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    network: NetworkText | None = None
    owner: Form | None = None
    owner_text: str = ""

    def refuse(self, line: Line, sentence: str, advice: str = "") -> NoReturn:
        raise FileProblem(
            sentence.format(text=line.text if len(line.text) <= 60 else f"{line.text[:60]}…"),
            advice=advice or _("Remove or correct the line and paste again. Nothing has been imported."),
            where=Where(self.file, row=line.row),
        )

    def skip(self, line: Line, reason: str) -> None:
        self.skipped.append(SkippedRow("", line.row, reason))

    def set_owner(self, form: Form | None, text: str) -> None:
        if form and not self.owner:
            self.owner, self.owner_text = form, text
