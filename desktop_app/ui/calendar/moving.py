"""A meeting moved to another day: what speaks against the day, who has been told of the one before, a
question where it was done by keyboard, and what is said afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time

from desktop_app.i18n import _, ngettext
from desktop_app.records.free_days import cautions
from desktop_app.records.ids import NetworkId
from desktop_app.store.database import Store
from desktop_app.store.meetings import busy, meetings, school_holidays
from desktop_app.store.meetings.calendar import CalendarMeeting
from desktop_app.ui import words
from desktop_app.ui.desk import Desk
from desktop_app.work.meetings import meetings as verbs


@dataclass(frozen=True, slots=True)
class Move:
    meeting: CalendarMeeting
    first: date
    notes: tuple[str, ...]


def move(
    desk: Desk, meeting: CalendarMeeting, first: date, *, asking: bool, then: Callable[[], None]
) -> None:
    """`asking` puts a question first; without it the move can be undone like all else."""
    if desk.reads_only():
        return

    def work(store: Store) -> Move:
        return Move(meeting, first, _notes(store, meeting, first))

    def ask(found: Move) -> None:
        if asking:
            desk.ask.confirm(
                _("Move {meeting} to {day}?").format(meeting=meeting.title, day=words.day(first)),
                yes=_("&Move"),
                then=lambda: _carry_out(desk, found, then),
                detail="\n".join(found.notes),
            )
        else:
            _carry_out(desk, found, then)

    desk.read(work, ask, key="calendar.move")


def _carry_out(desk: Desk, found: Move, then: Callable[[], None]) -> None:
    meeting = found.meeting

    def tell() -> None:
        if found.notes:
            text = " ".join((f"{desk.bar.text.rstrip('.')}.", *found.notes))
            desk.bar.tell(text, action=_("&Undo"), pressed=desk.undo)
        then()

    desk.do(
        lambda store: verbs.change(store, meeting=meeting.id, version=meeting.version, first_day=found.first),
        then=tell,
    )


def _notes(store: Store, meeting: CalendarMeeting, first: date) -> tuple[str, ...]:
    """What to know before, or right after, a meeting is moved."""
    last = first + (date.fromisoformat(meeting.last_day) - date.fromisoformat(meeting.first_day))
    start, end = (time.fromisoformat(each) if each else None for each in (meeting.start, meeting.end))
    groups = [NetworkId(number) for number in meeting.networks]
    others = busy.busy(store, groups, first, last, besides=[meeting.id]) if groups else []
    school = [(each.name, each.span) for each in school_holidays.rows(store)]
    found = [each.sentence for each in cautions(first, last, start, end, school=school, busy=others)]
    return (*_told(store, meeting), *found)


def _told(store: Store, meeting: CalendarMeeting) -> list[str]:
    """12 har fått kallelsen; en ny behövs."""
    invited = sum(row.invited for row in meetings.rows(store, [meeting.id]))
    if not meeting.told or not invited:
        return []
    said = ngettext(
        "{count} has got the notice; a new one is needed.",
        "{count} have got the notice; a new one is needed.",
        invited,
    )
    return [said.format(count=invited)]
