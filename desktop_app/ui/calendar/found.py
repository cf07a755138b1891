"""What a calendar shows of some days: meetings, holidays and school holidays, and the networks' marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time

from desktop_app.i18n import _, ngettext
from desktop_app.records.free_days import holidays, is_free
from desktop_app.records.spans import Span
from desktop_app.store import networks
from desktop_app.store.database import Store
from desktop_app.store.meetings import calendar, school_holidays
from desktop_app.store.meetings.calendar import CalendarMeeting
from desktop_app.ui import words
from desktop_app.ui.calendar.grids import days
from desktop_app.ui.calendar.marks import NOBODYS, Mark, marks


@dataclass(frozen=True, slots=True)
class Found:
    """`by_day` holds the meetings of a day, those of several days first and each in the same place (None
    where there is a gap) on all its days of a week."""

    by_day: dict[date, tuple[CalendarMeeting | None, ...]] = field(default_factory=dict)
    marks: dict[int, Mark] = field(default_factory=dict)
    named: dict[date, str] = field(default_factory=dict)
    """The holidays, by name."""
    school: tuple[tuple[str, Span], ...] = ()

    def meetings(self, day: date) -> list[CalendarMeeting]:
        return [each for each in self.by_day.get(day, ()) if each is not None]

    def mark(self, meeting: CalendarMeeting) -> Mark:
        return self.marks.get(meeting.networks[0], NOBODYS) if meeting.networks else NOBODYS

    def said_of(self, day: date) -> list[str]:
        """The holiday that a day is, and the school holidays it lies in."""
        told = [self.named[day]] if day in self.named else []
        return [*told, *(name for name, span in self.school if span.contains(day))]

    def headed(self, day: date) -> list[str]:
        """What stands beside a day's number: a school holiday once a week, where its bar begins."""
        named = [self.named[day]] if day in self.named else []
        begins = [
            name
            for name, span in self.school
            if span.contains(day) and (day == span.first or not day.weekday())
        ]
        return named + begins

    def told(self, day: date) -> str:
        """A day in words, for who does not see the table."""
        here = self.meetings(day)
        count = ngettext("{count} meeting", "{count} meetings", len(here)).format(count=len(here))
        parts = [words.day(day), *self.said_of(day), count if here else _("no meeting")]
        return ", ".join(parts) + "".join(f". {title(each)}" for each in here)


NOTHING = Found()


def gather(store: Store, first: date, last: date) -> Found:
    """All of the days between two; read on the read thread."""
    found = calendar.between(store, first, last)
    colours = {number: each.colour for each in found for number in each.networks[:1]}
    known = marks((int(number), name, colours.get(number, "")) for number, name in networks.all_names(store))
    named = {}
    for year in range(first.year, last.year + 1):
        named.update(holidays(year))
    free = {day: name for day, name in named.items() if is_free(day) and name}
    school = tuple((each.name, each.span) for each in school_holidays.rows(store))
    return Found(_laid_out(found, first, last), known, free, school)


def _laid_out(
    found: Sequence[CalendarMeeting], first: date, last: date
) -> dict[date, tuple[CalendarMeeting | None, ...]]:
    lanes: dict[date, dict[int, CalendarMeeting]] = {}
    ordered = sorted(found, key=lambda each: (each.first_day == each.last_day, each.first_day, each.start))
    for each in ordered:
        begins = max(date.fromisoformat(each.first_day), first)
        ends = min(date.fromisoformat(each.last_day), last)
        weeks: dict[tuple[int, int], list[date]] = {}
        for day in days(begins, ends):
            weeks.setdefault(day.isocalendar()[:2], []).append(day)
        for week in weeks.values():
            taken = {lane for day in week for lane in lanes.get(day, ())}
            lane = next(number for number in range(len(taken) + 1) if number not in taken)
            for day in week:
                lanes.setdefault(day, {})[lane] = each
    return {day: tuple(held.get(lane) for lane in range(max(held) + 1)) for day, held in lanes.items()}


def title(meeting: CalendarMeeting) -> str:
    """9–12 Styrgruppen; inställt: Styrgruppen"""
    text = f"{clock(meeting)} {meeting.title}".strip()
    return _("cancelled: {meeting}").format(meeting=text) if meeting.status == "cancelled" else text


def clock(meeting: CalendarMeeting) -> str:
    """When it begins, as short as it can be said."""
    return words.clock(time.fromisoformat(meeting.start)) if meeting.start else ""
