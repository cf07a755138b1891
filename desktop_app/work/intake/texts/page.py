"""What is gathered while a page is read."""

from __future__ import annotations

from datetime import date

from msgspec import Struct, field

from desktop_app.i18n import _
from desktop_app.records.gazetteer import Form, Gazetteer
from desktop_app.work.intake.texts.blocks import Line
from desktop_app.work.intake.understood import (
    AttendanceLine,
    DateLine,
    LineList,
    MeetingLine,
    NetworkText,
    OrganisationLine,
    Person,
    Problem,
    SkippedRow,
    Vacancy,
)


class Page(Struct):
    """A page being read; what is found is gathered here. `day` is the page's own, by which years are
    proposed."""

    gazetteer: Gazetteer
    day: date
    dated: bool = False
    people: list[Person] = field(default_factory=list)
    vacancies: list[Vacancy] = field(default_factory=list)
    meetings: list[MeetingLine] = field(default_factory=list)
    lists: list[LineList] = field(default_factory=list)
    dates: list[DateLine] = field(default_factory=list)
    organisations: list[OrganisationLine] = field(default_factory=list)
    attendance: list[AttendanceLine] = field(default_factory=list)
    skipped: list[SkippedRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    network: NetworkText | None = None
    years: tuple[int, ...] = ()
    """Those of the last heading of meetings that named any: what one below it without a year may mean."""
    about: list[Line] = field(default_factory=list)
    introduced: list[Form] = field(default_factory=list)
    """Whose people the text says that it lists: "Vi anmäler följande från Ale kommun:"."""
    article: bool = False
    """True where everything is running text, whose people are the sender's no more than others'."""
    owner: Form | None = None
    owner_text: str = ""

    def skip(self, line: Line, reason: str) -> None:
        self.skipped.append(SkippedRow("", line.row, reason))

    def tell(self, line: Line) -> None:
        """A line that finds no place is left out, and said so."""
        text = line.text if len(line.text) <= 60 else f"{line.text[:60]}…"
        self.problems.append(
            Problem(_("The line “{text}” is not understood and is left out.").format(text=text), row=line.row)
        )
        self.skip(line, _("not understood"))

    def set_owner(self, form: Form | None, text: str) -> None:
        if form and not self.owner:
            self.owner, self.owner_text = form, text

    @property
    def empty(self) -> bool:
        return not (self.people or self.vacancies or self.meetings or self.lists or self.organisations)
