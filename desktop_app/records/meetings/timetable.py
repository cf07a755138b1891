"""At which time each line of an agenda begins and ends, and what does not add up.

Lines follow each other from the meeting's beginning, each as long as its minutes. A fixed time holds: what
comes before it must be ready by then. A line without minutes lasts until the next line's fixed time, the last
one until the meeting's end; otherwise nobody knows, and what is not known is no misfit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from desktop_app.i18n import _, ngettext
from desktop_app.records.meetings.agenda import AgendaItem

_MIDNIGHT = 24 * 60


@dataclass(frozen=True, slots=True)
class Slot:
    """When a line of the agenda is; None where it cannot be known."""

    day: date
    start: time | None
    end: time | None


@dataclass(frozen=True, slots=True)
class Misfit:
    """What does not add up, in a sentence, and the place in the agenda, from 0, of the line it shows at."""

    kind: Literal["day", "overlap", "gap", "late"]
    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Timetable:
    """A slot for each line, in the order of the agenda."""

    slots: tuple[Slot, ...]
    misfits: tuple[Misfit, ...] = ()


def timetable(
    lines: Sequence[AgendaItem], first: date, last: date, start: time | None = None, end: time | None = None
) -> Timetable:
    """The times of a meeting from its first day to its last, where `start` is the beginning of the first and
    `end` the end of the last. A line without a day is on that of the line before; a later day begins with its
    first line's fixed time, or at the hour the meeting did."""
    slots: list[Slot] = []
    misfits: list[Misfit] = []
    day, now, before = first, _minutes(start), ""
    for place, line in enumerate(lines):
        if line.day and line.day != day:
            if not max(day, first) <= line.day <= last:
                misfits.append(Misfit("day", place, _wrong_day(line.title, line.day, first, last)))
            day, now, before = line.day, _minutes(line.start or start), ""
        begins = now if line.start is None else _minutes(line.start)
        if begins is not None and now is not None and begins != now:
            misfits.append(_apart(place, line.title, begins, now, before))
        known = _known(lines[place + 1 : place + 2], day, end if day == last else None)
        now = _end(begins, line.minutes, known)
        if now is not None and now >= _MIDNIGHT:
            misfits.append(
                Misfit("late", place, _("“{item}” goes on past midnight.").format(item=line.title))
            )
            now = None
        slots.append(Slot(day, _clock(begins), _clock(now)))
        before = line.title
    closes = _minutes(end)
    if slots and day == last and now is not None and closes is not None and now > closes:
        sentence = _("The agenda ends at {end}, the meeting at {close}.")
        misfits.append(Misfit("late", len(slots) - 1, sentence.format(end=_said(now), close=_said(closes))))
    return Timetable(tuple(slots), tuple(misfits))


def _known(following: Sequence[AgendaItem], day: date, close: time | None) -> time | None:
    """The time by which a line must be ready: the next one's on that day, or the meeting's end."""
    if not following:
        return close
    return following[0].start if following[0].day in (None, day) else None


def _end(begins: int | None, minutes: int | None, then: time | None) -> int | None:
    """When a line ends that has these minutes, or none and lasts until `then`."""
    if begins is not None and minutes is not None:
        return begins + minutes
    ends = _minutes(then) if minutes is None else None
    return max(ends, begins) if ends is not None and begins is not None else ends


def _apart(place: int, title: str, begins: int, now: int, before: str) -> Misfit:
    """A fixed time that is not when the line before ends or, where there is none, the meeting begins."""
    values = {
        "item": title,
        "start": _said(begins),
        "before": before,
        "end": _said(now),
        "count": abs(begins - now),
    }
    if begins > now:
        sentence = ngettext(
            "{count} minute is free before “{item}”.",
            "{count} minutes are free before “{item}”.",
            begins - now,
        )
        return Misfit("gap", place, sentence.format(**values))
    if before:
        sentence = _("“{item}” begins at {start}, but “{before}” ends at {end}.")
    else:
        sentence = _("“{item}” begins at {start}, but the meeting at {end}.")
    return Misfit("overlap", place, sentence.format(**values))


def _wrong_day(title: str, day: date, first: date, last: date) -> str:
    if first <= day <= last:
        return _("“{item}” is on {day}, but stands after a later day.").format(item=title, day=day)
    return _("“{item}” is on {day}, which is no day of the meeting.").format(item=title, day=day)


def _minutes(at: time | None) -> int | None:
    return None if at is None else at.hour * 60 + at.minute


def _clock(minutes: int | None) -> time | None:
    return None if minutes is None else time(minutes // 60, minutes % 60)


def _said(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
