"""The meetings that running text speaks of, and the other days and times in it; all are only proposed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from desktop_app.i18n import _
from desktop_app.records import date_words as words
from desktop_app.records import dates
from desktop_app.records.gazetteer import Gazetteer
from desktop_app.records.occasions import Days, Occasion, all_days, clock, occasions
from desktop_app.records.spans import Span
from desktop_app.work.intake.texts import (
    page_headings,
    page_meetings,
    page_paragraphs,
    page_prose,
    page_troubles,
)
from desktop_app.work.intake.texts.page import Page
from desktop_app.work.intake.texts.page_paragraphs import Paragraph
from desktop_app.work.intake.understood import DateLine, MeetingLine, Problem

_MEETING = re.compile(
    r"\b(?:möte[tns]?\w*|\w*möte|träff(?:en|ar|as|ades|ar)?|sammanträde\w*|konferens\w*|seminari\w*|workshop\w*|"
    r"nätverksträff\w*|äger rum|samling\w*|dialogdag\w*|heldag\w*|utbildningsdag\w*|planerat till|"
    r"datum(?:et)?|bjud(?:its|er|in)\w*)\b",
    re.IGNORECASE,
)
_ITS_TIME = re.compile(
    r"^(?:mötet|träffen|konferensen|seminariet|det) (?:pågår|hålls|börjar|är|startar|äger rum)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:sedan|under|år|påbörjade|startade|inleddes)\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_DURING = re.compile(r"\b(?:under|år)\s+((?:19|20)\d\d)\b", re.IGNORECASE)


def propose_meetings(page: Page) -> None:
    """The meetings that a page's running text speaks of, besides those that its lists hold."""
    listed, dates_before = len(page.meetings), len(page.dates)
    known = {_day_of(one) for one in page.meetings} - {None}
    reader = Reader(page)
    for paragraph in page_paragraphs.paragraphs(page.about):
        for start, sentence in page_prose.sentences(paragraph.text):
            if _MEETING.search(sentence):
                reader.read(paragraph, start, sentence)
    page.meetings[listed:] = [one for one in page.meetings[listed:] if _day_of(one) not in known]
    del page.dates[dates_before:]


def _day_of(meeting: MeetingLine) -> tuple[int, int] | None:
    """The month and the day of the month."""
    day = meeting.first_day or next((first for first, _last in meeting.candidates), None)
    return (day.month, day.day) if day else None


class Reader:
    """Reads one text, sentence by sentence; `said` holds the lines that a day stands on."""

    def __init__(self, page: Page) -> None:
        self.said: set[int] = set()
        self._page = page
        self._days: dict[tuple[object, ...], int] = {}

    def read(self, paragraph: Paragraph, start: int, sentence: str) -> None:
        page = self._page
        if page_headings.is_of_paper(*sentence.partition(":")[::2]):
            return
        found = occasions(sentence, year=_said_year(sentence), around=page.day.year)
        days = all_days(sentence)
        for one, day in zip(found, days, strict=False):
            row = paragraph.row(start + day.place[0])
            self.said.add(row)
            host = _host(one.rest if len(found) > 1 else sentence, page.gazetteer)
            told = replace(one, written=_phrase(sentence, day))
            self._day(row, sentence, told, (day.months, day.days), host)
        if not found and _ITS_TIME.match(sentence):
            self._time(paragraph.row(start), sentence)
        bare = _without_days(sentence, days)
        for text in filter(None, (dates.part(bare), *(match[1] for match in _YEAR.finditer(bare)))):
            row = paragraph.row(start + max(sentence.find(text), 0))
            self.said.add(row)
            self._stretch(row, sentence, text)

    def _stretch(self, row: int, sentence: str, text: str) -> None:
        known = dates.span(text)
        self._page.dates.append(DateLine(row, text, known or Span(text=text), sentence))

    def _day(self, row: int, sentence: str, one: Occasion, key: tuple[object, ...], host: str) -> None:
        """A meeting where the sentence speaks of one; a day that was named before is the same."""
        page = self._page
        years = one.years or ((page.day.year,) if page.dated and one.first is None else ())
        if not _MEETING.search(sentence):
            span = Span(one.first, one.last, one.written) if one.first else Span(text=one.written)
            page.dates.append(DateLine(row, one.written, span, sentence, () if one.first else years))
            return
        start, end = (one.start, one.end) if re.search(r"\bkl", sentence) else (None, None)
        told = page_troubles.of(one, years)
        meeting = MeetingLine(
            row, one.first, one.last, start, end, one.cancelled,
            host=host,
            written=sentence,
            problems=tuple(Problem(message, row=row) for message in told),
            years=() if one.first else years,
            proposed=True,
            candidates=() if one.first else page_meetings.candidates(one, years, page.day.year),
        )  # fmt: skip
        if key in self._days:
            at = self._days[key]
            if one.weekday is not None and not page.meetings[at].years:
                page.meetings[at] = replace(meeting, row=page.meetings[at].row)
            return
        self._days[key] = len(page.meetings)
        page.meetings.append(meeting)

    def _time(self, row: int, sentence: str) -> None:
        """ "Mötet pågår mellan kl 10.30-12.30": the article's first meeting, if that has no time yet."""
        _rest, start, end = clock(sentence)
        meetings = self._page.meetings
        if not start or not meetings or meetings[0].start:
            return
        self.said.add(row)
        message = _("The time stands on line {row}: “{text}”").format(row=row, text=sentence.strip())
        problems = (*meetings[0].problems, Problem(message, row=row))
        meetings[0] = replace(meetings[0], start=start, end=end, problems=problems)


def _said_year(sentence: str) -> int | None:
    """The year that a sentence gives all its days: "Under 2026 träffas rådet den 5 februari och …"."""
    named = set(re.findall(r"\b(?:19|20)\d\d\b", sentence))
    said = _DURING.search(sentence) if len(named) == 1 else None
    return int(said[1]) if said else None


def _phrase(sentence: str, day: Days) -> str:
    """The day as it stands, with the weekday before it: "måndagen 19 januari"."""
    before = re.search(r"(\S+)\s+(?:den\s+)?$", sentence[: day.place[0]])
    start = before.start() if before and words.WEEKDAY.fullmatch(before[1]) else day.place[0]
    return sentence[start : day.place[1]].rstrip(".")


def _without_days(sentence: str, days: Sequence[Days]) -> str:
    for day in reversed(days):
        sentence = f"{sentence[: day.place[0]]} {sentence[day.place[1] :]}"
    return sentence


def _host(sentence: str, gazetteer: Gazetteer) -> str:
    """The one organisation that a meeting is said to be at or in."""
    found = {}
    for match in re.finditer(r"\b(?:i|på|hos)\s+((?:[A-ZÅÄÖ][\w-]+\s?){1,3}(?:kommun|stad)?)", sentence):
        words = match[1].split()
        for size in range(len(words), 0, -1):
            form = gazetteer.find(" ".join(words[:size]))
            if form:
                found[form.organisation] = form.name
                break
    return next(iter(found.values())) if len(found) == 1 else ""
