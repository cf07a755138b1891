"""The meeting dates of a page: days and times, cancelled or moved, host, place, joint with others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, time

from msgspec.structs import replace

from desktop_app.i18n import N_, _
from desktop_app.records import date_words as words
from desktop_app.records import dates
from desktop_app.records.gazetteer import Gazetteer
from desktop_app.records.keys import normal
from desktop_app.records.occasions import Occasion, clock, occasions
from desktop_app.work.intake.texts import text_line, text_words
from desktop_app.work.intake.texts.blocks import Block, Line
from desktop_app.work.intake.texts.page import Page
from desktop_app.work.intake.understood import MeetingLine, Problem

WEEKDAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
)  # fmt: skip
_JOINT = re.compile(
    r"\(([^()]*\b(?:gemensam|tillsammans med|ihop med|joint)[^()]*)\)|"
    r"((?:\bgemensamt? |\btillsammans med |\bihop med |\bjoint (?:meeting )?with ).*)",
    re.IGNORECASE,
)
_HOST = re.compile(
    r"(?:^|[,;(]\s*|\s[–-]\s)(?:värd(?:kommun|skap)?\s*[:=]?\s*(?:är\s+)?|i|hos|på|at|in|host:?|"
    r"hosted by)\s+([^,;()]+)",
    re.IGNORECASE,
)
_IS_HOST = re.compile(
    r"^(.+?)\s+(?:är|står som|står för|agerar)\s+värd(?:kommun|skap(?:et)?)?$", re.IGNORECASE
)
_PLACE = re.compile(r"(?:^|[,;(]\s*)(?:plats|lokal|place|var|adress)\s*:\s*([^;()]+)", re.IGNORECASE)
_ONLINE = re.compile(
    r"(?:^|[,;(]\s*|\s)((?:via |på |i )?(?:teams|zoom|skype|webb|länk)(?:möte)?|digitalt?(?: möte| via \w+)?|"
    r"webbmöte|distansmöte|fysiskt(?: möte)?|online)\)?$",
    re.IGNORECASE,
)
_MOVED = re.compile(r"\(?\b(?:flytta[dts]+|flyttas|ändra[dts]+)\b\s*(till|från)\b", re.IGNORECASE)
_DEADLINE = re.compile(r"\b(?:sista|senast|anmäl\w*|deadline|o\.?s\.?a)\b", re.IGNORECASE)
_ALL = re.compile(r"\b(?:alla|samtliga|möten(?:a)?|tid|mötestid|träffarna|vi ses)\b", re.IGNORECASE)


def read(page: Page, block: Block) -> None:
    """The meetings of a block; a line with a year or season alone heads those below it."""
    start = len(page.meetings)
    year, years = _years(block.heading.text if block.heading else "")
    for line in block.lines:
        if label := _label(line.text):
            year, years = _years(label[1])
        found = [] if _DEADLINE.search(line.text) else meetings(page, line, year=year, years=years)
        place = _PLACE.match(line.text)
        if place and not found and len(page.meetings) > start and not page.meetings[-1].place:
            page.meetings[-1] = replace(page.meetings[-1], place=place[1].strip(" ,."))
        elif found:
            if block.kind == "derived":  # the next and the last, which stand among the dates too
                days = {one.first_day for one in page.meetings}
                found = [one for one in found if one.first_day is None or one.first_day not in days]
            known = {(one.first_day, one.written) for one in page.meetings}
            page.meetings += (one for one in found if (one.first_day, one.written) not in known)
        elif is_period(line.text):
            if dates.span(line.text):
                year, years = _years(line.text)
        elif text_line.is_label(line.text):
            page.skip(line, _("a heading"))
        elif not _for_all(page, line, start):
            page.tell(line)


def _years(text: str) -> tuple[int | None, tuple[int, ...]]:
    """The one year that a heading gives its lines, or the several it may mean."""
    period = dates.span(text)
    if not (period.first and period.last):
        return None, ()
    covered = tuple(range(period.first.year, period.last.year + 1))
    return (covered[0], ()) if len(covered) == 1 else (None, covered if len(covered) <= 3 else ())


def is_period(text: str) -> bool:
    """True for a line that is a year or a season alone: "2026", "Våren", "Hösten 2026"."""
    part = dates.part(text)
    bare = text.replace(part, "") if part else text
    return (
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
    rest, host, place = _where(found.rest if title is None else title, page.gazetteer)
    fitting = tuple(each for each in found.years if not years or each in years) or years
    if not fitting and page.dated:
        fitting = (page.day.year,)
    sure = _sure(found, years) if found.first is None else None
    first, last = sure or (found.first, found.last)
    problems = [*told, *([] if sure else troubles(found, fitting))]
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
    """The day, where the weekday fits one only of the heading's years."""
    fitting = [year for year in years if year in found.years]
    if found.weekday is None or len(fitting) != 1:
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


def troubles(found: Occasion, years: tuple[int, ...]) -> list[str]:
    """What should be told of a day: its year is missing, or its weekday or week does not fit."""
    if found.first:
        return _misfits(found)
    return [_no_year(found.written, years, weekday=found.weekday is not None)]


def _no_year(text: str, years: tuple[int, ...], *, weekday: bool) -> str:
    message = _("“{text}” has no year.").format(text=text)
    if years:
        listed = ", ".join(map(str, years))
        fits = _("The weekday fits {years}.") if weekday else _("It may be {years}.")
        message += " " + fits.format(years=listed)
    return message + " " + _("Write the year in the heading or on the line.")


def _misfits(found: Occasion) -> list[str]:
    """What does not fit, and what would."""
    if not found.first:
        return []
    told = []
    if "weekday" in found.problems:
        told.append(
            _("{day} is a {actual}, not a {said}.").format(
                day=found.first,
                actual=_(WEEKDAYS[found.first.weekday()]),
                said=_(WEEKDAYS[found.weekday or 0]),
            )
        )
        if found.years:
            told[-1] += " " + _("The weekday fits {years}.").format(years=", ".join(map(str, found.years)))
    if "week" in found.problems:
        told.append(
            _("{day} is in week {actual}, not week {said}.").format(
                day=found.first, actual=found.first.isocalendar().week, said=found.week
            )
        )
    return told


def _where(rest: str, gazetteer: Gazetteer) -> tuple[str, str, str]:
    """The title, the host and the place of what stands beside the day."""
    place = ""
    named = _PLACE.search(rest)
    if named:
        place, rest = named[1].strip(" ,."), rest[: named.start()] + rest[named.end() :]
    online = _ONLINE.search(rest)
    if online:
        place = place or online[1]
        rest = rest[: online.start()] + rest[online.end() :]
    for title, said in _hosts(_tidy(rest)):
        form = text_words.place_of(said, gazetteer)[0]
        if form:
            return _tidy(title), form.name, place
    return _tidy(rest), "", place


def _hosts(rest: str) -> Iterator[tuple[str, str]]:
    """What may name the host, each with the rest, which is then the title: "Ale står som värd", "hos Ale",
    "Ale (lunch)", "Ale", "internat i Ale", "dialog, Ale"."""
    hosting = _IS_HOST.match(rest)
    if hosting:
        yield "", hosting[1]
    for match in _HOST.finditer(rest):
        yield rest[: match.start()] + rest[match.end() :], match[1]
    bracket = re.search(r"\(([^()]*)\)", rest)
    if bracket:
        yield bracket[1], rest.replace(bracket.group(), " ")
    yield "", rest
    behind = re.match(r"(.+) (?:i|hos) (\S.*)$", rest)
    if behind:
        yield behind[1], behind[2]
    pieces = [piece.strip(" ()") for piece in re.split(r"[,;]", rest)]
    for at, piece in enumerate(pieces):
        yield ", ".join(pieces[:at] + pieces[at + 1 :]), piece


def _tidy(text: str) -> str:
    bare = normal(text.replace("()", " ")).strip(" ,;:–-.")
    return bare.strip(" ()") if bare.count("(") != bare.count(")") else bare
