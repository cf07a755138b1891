"""The card of a meeting: when, where, whose, who comes, and what they eat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.i18n import _, ngettext
from desktop_app.records.history import HistoryLine
from desktop_app.records.ids import MeetingId
from desktop_app.records.meetings import (
    COMING,
    PRESENCES,
    REPLIES,
    STATUSES,
    THERE,
    Attendance,
    Meeting,
    diets,
)
from desktop_app.store import journal, meetings
from desktop_app.store.database import Store
from desktop_app.ui import words
from desktop_app.ui.desk import Desk
from desktop_app.ui.lines import Line, Lines
from desktop_app.ui.pages.participant_card import say_history
from desktop_app.ui.sheet import Link, Sheet

ATTENDANCE = "attendance"


@dataclass(frozen=True, slots=True)
class Gathered:
    meeting: Meeting
    history: Sequence[HistoryLine]


def gather(store: Store, number: MeetingId) -> Gathered:
    return Gathered(
        meetings.get(store, number), journal.record_history(store, "meeting", number, owner="meeting")
    )


def called(held: Meeting) -> str:
    """By its own title, or by its networks."""
    return held.title or ", ".join(name for _number, name in held.networks) or _("Meeting")


def sheet(desk: Desk, gathered: Gathered) -> Sheet:
    held = gathered.meeting
    made = Sheet("meetingSheet")
    made.title(called(held))
    made.say(words.when(held))
    status = dict(STATUSES)[held.status]
    if held.status == "cancelled":
        made.warn(_(status))
    elif held.status == "held":
        made.quiet(_(status))
    made.space()
    made.facts(_facts(desk, held))
    if held.about:
        made.section(_("About"))
        made.say(held.about)
    _say_attendance(made, desk, held)
    if held.note:
        made.section(_("Note"))
        made.say(held.note)
    say_history(made, desk, gathered.history)
    return made.close_up()


def _facts(desk: Desk, held: Meeting) -> list[tuple[str, QWidget | str]]:
    """Where, by whom, and whose: the networks can be followed."""
    texts = ((_("Place"), held.place), (_("Host"), held.host_name), ("", held.host_note))
    facts: list[tuple[str, QWidget | str]] = [(label, text) for label, text in texts if text]
    for place, (number, name) in enumerate(held.networks):
        label = _("Networks") if len(held.networks) > 1 else _("Network")
        facts.append(("" if place else label, Link(name, partial(desk.go, "networks", int(number)))))
    return facts


def counts(rows: Sequence[Attendance]) -> str:
    """30 inbjudna, 12 anmälda, 3 förhinder, 15 har inte svarat; after the meeting who was there."""
    invited = len(rows)
    told = [ngettext("{count} invited", "{count} invited", invited).format(count=invited)]
    replies = Counter(row.reply for row in rows)
    presences = Counter(row.presence for row in rows)
    for count, said in (
        (sum(replies[each] for each in COMING), _("{count} accepted")),
        (replies["perhaps"], _("{count} perhaps")),
        (replies["declined"], _("{count} declined")),
        (sum(presences[each] for each in THERE), _("{count} present")),
        (presences["remote"], _("of whom {count} remotely")),
        (presences["absent"], _("{count} absent")),
    ):
        if count:
            told.append(said.format(count=count))
    return ", ".join(told)


def _say_attendance(made: Sheet, desk: Desk, held: Meeting) -> None:
    made.section(_("Attendance"))
    if not held.attendance:
        made.quiet(_("Nobody is invited yet."))
        if held.networks and held.status != "cancelled":
            made.button(
                _("&Invite the network's participants"),
                "inviteFirst",
                partial(desk.commands.run, "meeting.invite"),
            )
        return
    made.say(counts(held.attendance))
    made.quiet(_("With the row chosen: + accepted, − declined."))
    made.space()
    replies, presences = dict(REPLIES), dict(PRESENCES)
    noted = any(row.presence for row in held.attendance)
    eating = any(row.diet for row in held.attendance)
    headings = [_("Name"), _("Organisation"), _("Reply")]
    headings += [_("Presence")] * noted + [_("Diet")] * eating
    lines = []
    for row in held.attendance:
        cells = [row.name, row.organisation_text, _(replies[row.reply]) if row.reply else "–"]
        cells += [_(presences[row.presence]) if row.presence else "–"] * noted + [row.diet] * eating
        lines.append(Line(row.id, tuple(cells), row.reply == "declined" or row.presence == "absent"))
    table = Lines(ATTENDANCE, _("Attendance"), headings, lines)
    made.add(table.on_open(lambda _line: desk.commands.run("attendance.edit")))
    if eating:
        made.section(_("Diet"))
        made.say(diet_counts(held.attendance))


def diet_counts(rows: Sequence[Attendance]) -> str:
    """For whoever orders the food: "3 vegetariskt, 1 glutenfritt"."""
    return ", ".join(f"{count} {diet}" for diet, count in diets(rows)) or "–"
