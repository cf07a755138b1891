"""The meeting dates of a page: days and times, cancelled or moved, host, place, joint with others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time

from msgspec.structs import replace

from desktop_app.i18n import _
from desktop_app.records import date_words as words
from desktop_app.records import dates
from desktop_app.records.keys import normal
from desktop_app.records.occasions import Occasion, clock, occasions
from desktop_app.work.intake.texts import page_places, page_troubles, text_labels
from desktop_app.work.intake.texts.blocks import Block, Line
from desktop_app.work.intake.texts.page import Page
from desktop_app.work.intake.understood import MeetingLine, Problem

_JOINT = re.compile(
    r"\(([^()]*\b(?:gemensam|tillsammans med|ihop med|joint)[^()]*)\)|"
    r"((?:\bgemensamt? |\btillsammans med |\bihop med |\bjoint (?:meeting )?with ).*)",
    re.IGNORECASE,
)
_MOVED = re.compile(r"\(?\b(?:flytta[dts]+|flyttas|ändra[dts]+)\b\s*(till|från)\b", re.IGNORECASE)
_DEADLINE = re.compile(r"\b(?:sista|senast|anmäl\w*|deadline|o\.?s\.?a)\b", re.IGNORECASE)
_DOCUMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?)\b", re.IGNORECASE)
_MONTH = re.compile(rf"{words.MONTH}(?:\s+{words.YEAR})?\s*:?", re.IGNORECASE)
_DAY_ALONE = re.compile(
    rf"(?:{words.WEEKDAY.pattern}\s+)?(?:den\s+)?{words.DAY}(?:{words.DASH}{words.DAY})?(?![\d.:/-])",
    re.IGNORECASE,
)
""" "Torsdagen den 22:a", whose month stands above."""
_SHORT = 60
_ALL = re.compile(r"\b(?:alla|samtliga|möten(?:a)?|tid|mötestid|träffarna|vi ses)\b", re.IGNORECASE)


def read(page: Page, block: Block) -> None:
    """The meetings of a block; a line with a year, season or month alone heads those below it."""
    start = len(page.meetings)
    year, years = _years(block.heading.text if block.heading else "")
    if year or years:
        page.years = years or (year or 0,)
    elif block.heading:
        years = page.years
    month = ""
    for line in block.lines:
        if label := _label(line.text):
            year, years = _years(label[1])
        found = _of_line(page, line, month, year, years)
        if found:
            _add(page, block, line, found, start)
        elif is_period(line.text):
            month = line.text.strip(" :") if _MONTH.fullmatch(line.text) else ""
            if dates.span(line.text):
                year, years = _years(line.text)
        elif text_labels.is_label(line.text):
            page.skip(line, _("a heading"))
        elif not (_below(page, line, start) or _for_all(page, line, start)):
            page.tell(line)


def _is_no_meeting(text: str) -> bool:
    """True for what names a day that is no meeting's: the last one to answer, or a document's."""
    return bool(_DEADLINE.search(text) or _DOCUMENT.search(text))


def _of_line(
    page: Page, line: Line, month: str, year: int | None, years: tuple[int, ...]
) -> list[MeetingLine]:
    """The meetings of a line below a month that stands alone, if one does."""
    dated = _in_month(line, month)
    found = [] if _is_no_meeting(line.text) else meetings(page, dated, year=year, years=years)
    return found if dated is line else [replace(one, written=line.text) for one in found]


def _in_month(line: Line, month: str) -> Line:
    """The line with the month that stands above it: "Torsdagen den 22:a kl 9" below "Januari"."""
    match = _DAY_ALONE.match(line.text) if month and not occasions(line.text, year=2024) else None
    return replace(line, text=f"{match.group()} {month}{line.text[match.end() :]}") if match else line


def _add(page: Page, block: Block, line: Line, found: list[MeetingLine], start: int) -> None:
    days = {one.first_day: at for at, one in enumerate(page.meetings) if one.first_day}
    if block.kind == "derived":  # the next and the last, which stand among the dates too
        found = [one for one in found if one.first_day is None or one.first_day not in days]
    elif line.text[-1] in ".!" and all(
        one.first_day and days.get(one.first_day, -1) >= start for one in found
    ):
        _again(page, line, found, days)
        return
    known = {(one.first_day, one.written) for one in page.meetings}
    page.meetings += (one for one in found if (one.first_day, one.written) not in known)


def _again(page: Page, line: Line, found: list[MeetingLine], days: Mapping[date, int]) -> None:
    """A sentence on days that stand above it: "Mötet 25 maj är inställt."."""
    for one in found:
        at = days[one.first_day or date.min]
        held = page.meetings[at]
        page.meetings[at] = replace(
            held,
            cancelled=held.cancelled or one.cancelled,
            host=held.host or one.host,
            place=held.place or one.place,
            start=held.start or one.start,
            end=held.end or one.end,
        )
    page.skip(line, _("said of a meeting above"))


def _below(page: Page, line: Line, start: int) -> bool:
    """Take in a line below a meeting that says more of it: "Kl. 9-12", "Värd: Ale", "Inställt"."""
    if len(page.meetings) == start or line.bullet or len(line.text) > _SHORT:
        return False
    held = page.meetings[-1]
    place = page_places.labelled(line.text)
    if place and not held.place:
        page.meetings[-1] = replace(held, place=place)
        return True
    rest, begins, ends = clock(line.text)
    cancelled = bool(words.CANCELLED.search(rest))
    rest = normal(words.SMALL.sub(" ", words.CANCELLED.sub(" ", rest)))
    title, host, place = page_places.read(rest, page.gazetteer)
    if line.gap or title or not (begins or cancelled or host or place):
        return False
    page.meetings[-1] = replace(
        _timed(held, begins, ends) if begins and not held.start else held,
        cancelled=held.cancelled or cancelled,
        host=held.host or host,
        place=held.place or place,
    )
    return True


def _years(text: str) -> tuple[int | None, tuple[int, ...]]:
    """The one year that a heading gives its lines, or the several it may mean."""
    period = dates.span(text)
    if not (period.first and period.last):
        return None, ()
    covered = tuple(range(period.first.year, period.last.year + 1))
    return (covered[0], ()) if len(covered) == 1 else (None, covered if len(covered) <= 3 else ())


def is_period(text: str) -> bool:
    """True for a line that is a year, season or month alone: "2026", "Våren", "Januari", "Hösten 2026"."""
    part = dates.part(text)
    bare = text.replace(part, "") if part else text
    return bool(_MONTH.fullmatch(text)) or (
        bool(part or dates.span(text))
        and not words.WEEK.search(text)
        and not re.sub(r"[\d\s–—/().:-]|\b(?:år|läsåret|under)\b", "", bare)
    )


def _for_all(page: Page, line: Line, start: int) -> bool:
    """ "Alla möten kl. 9-12": the time of those above that have none."""
    _rest, begins, ends = clock(normal(line.text))
    if not begins or not _ALL.search(line.text):
        return False
    for at in range(start, len(page.meetings)):
        if not page.meetings[at].start:
            page.meetings[at] = _timed(page.meetings[at], begins, ends)
    return True


def _timed(meeting: MeetingLine, start: time, end: time | None) -> MeetingLine:
    return replace(meeting, start=start, end=end)


def meetings(
    page: Page, line: Line, *, year: int | None = None, years: tuple[int, ...] = ()
) -> list[MeetingLine]:
    """The meetings of one line: several days are several, a week alone is one whose day is not known."""
    text, joint = _without_joint(line.text)
    label = _label(text)
    if label:
        year, years = _years(label[1])
        text = text[label.end() :]
    found = occasions(text, year=year, around=page.day.year)
    found = tuple(one for one in found if "order" not in one.problems)
    if not found:
        return _in_a_week(line, year)
    moved = _MOVED.search(text)
    if moved and len(found) == 2:
        new, old = (found[1], found[0]) if moved[1].casefold() == "till" else found
        told = (_("The meeting was moved from {day}.").format(day=old.first or old.written),)
        return [_meeting(page, line, new, joint, years, told=told, title="")]
    return [_meeting(page, line, one, joint, years) for one in found]


def _label(text: str) -> re.Match[str] | None:
    """The year or season before a line's days: "2026: 3 mars", or the year's own column in a table."""
    found = re.match(r"(.{0,24}?(?:19|20)\d\d)\s*(?::|,|\s[–-])\s+", text)
    return found if found and is_period(found[1]) else None


def _in_a_week(line: Line, year: int | None) -> list[MeetingLine]:
    """ "v. 12" or "mars 2026": a meeting whose day nobody has said."""
    said = dates.part(line.text)
    span = dates.span(line.text, year=year)
    if not said or is_period(line.text) or not (span or words.WEEK.search(said)):
        return []
    rest, start, end = clock(line.text.replace(said, " "))
    message = _("“{text}” names no day; the meeting is not entered until the day is known.").format(
        text=line.text
    )
    title = normal(rest).strip(" ,;:()–-.")
    problem = Problem(message, row=line.row)
    return [
        MeetingLine(
            line.row, None, None, start, end, title=title, written=line.text, problems=(problem,), span=span
        )
    ]


def _without_joint(text: str) -> tuple[str, str]:
    """The text without what it says of a joint meeting; the times in there are those of the joint part."""
    match = _JOINT.search(text)
    if not match:
        return text, ""
    bracketed = match[1]
    joint = (bracketed or match[2]).strip(" ,;()")
    return normal(f"{text[: match.start()]} {text[match.end() :]}"), joint


def _meeting(
    page: Page,
    line: Line,
    found: Occasion,
    joint: str,
    years: tuple[int, ...],
    *,
    told: tuple[str, ...] = (),
    title: str | None = None,
) -> MeetingLine:
    rest, host, place = page_places.read(found.rest if title is None else title, page.gazetteer)
    fitting = tuple(each for each in found.years if not years or each in years) or years
    if not fitting and page.dated:
        fitting = (page.day.year,)
    sure = _sure(found, years) if found.first is None else None
    first, last = sure or (found.first, found.last)
    problems = [*told, *([] if sure else page_troubles.of(found, fitting))]
    return MeetingLine(
        line.row,
        first,
        last,
        found.start,
        found.end,
        found.cancelled,
        host=host,
        title=rest,
        joint=joint,
        written=line.text,
        problems=tuple(Problem(message, row=line.row) for message in problems),
        place=place,
        years=fitting if first is None else (),
        candidates=candidates(found, fitting, page.day.year) if first is None else (),
    )


def _sure(found: Occasion, years: tuple[int, ...]) -> tuple[date, date] | None:
    """The day, where the weekday or the week fits one only of the heading's years."""
    fitting = [year for year in years if year in found.years]
    if (found.weekday is None and found.week is None) or len(fitting) != 1:
        return None
    return next(iter(_in_years(found.written, fitting)), None)


def candidates(found: Occasion, years: Iterable[int], around: int) -> tuple[tuple[date, date], ...]:
    """The days that one without a year may be: in the years that fit, otherwise in those near `around`."""
    return tuple(_in_years(found.written, tuple(years) or range(around - 1, around + 2)))


def _in_years(written: str, years: Iterable[int]) -> Iterator[tuple[date, date]]:
    for year in years:
        one = next(iter(occasions(written, year=year)), None)
        if one and one.first and one.last:
            yield one.first, one.last
