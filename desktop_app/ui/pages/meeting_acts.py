"""What can be done on a meeting's card: with those on its list, its agenda, its checklist and its files.

Holds the tables of the card that is shown, which say what a command is about.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from shiboken6 import isValid

from desktop_app.i18n import _
from desktop_app.records.ids import MeetingId
from desktop_app.records.meetings.meetings import REPLIES, SEATED, Meeting
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs import agenda, assigning, checklist, documents, invited
from desktop_app.ui.dialogs.roll_call import open_roll_call
from desktop_app.ui.lines import Lines
from desktop_app.ui.minutes import copy_block, copy_minutes
from desktop_app.ui.pages.meeting_card import PART
from desktop_app.ui.pages.meeting_list import ATTENDANCE, letters
from desktop_app.ui.pages.meeting_parts import AGENDA, CHECKLIST, FILES
from desktop_app.ui.pages.next_deputy import NextDeputy
from desktop_app.work.meetings import agenda as agendas
from desktop_app.work.meetings import checklists, invitations, replies, reply_files

Bind = Callable[[str, Sequence[str]], Lines | None]

MENUS: Mapping[str, Sequence[str]] = {
    ATTENDANCE: (
        *("attendance.accepted", "attendance.remote", "attendance.perhaps", "attendance.declined"),
        *("attendance.open", "attendance.edit", "attendance.deputy", ""),
        *("attendance.present", "attendance.absent", "attendance.note", ""),
        *("attendance.line", "attendance.remove"),
    ),
    AGENDA: ("agenda.item", "agenda.postpone", "agenda.assign", "", "agenda.edit", "agenda.fill"),
    CHECKLIST: ("checklist.tick", "checklist.edit", "checklist.add", "", "checklist.remove"),
    FILES: ("document.save", "document.rename", "document.attach", "", "document.remove"),
}
_HELD = {AGENDA: "agenda_item", CHECKLIST: "checklist_item", FILES: "document"}
_BY_LETTER = tuple(f"attendance.{act}" for act in ("accepted", "declined", "remote", "perhaps", "deputy"))
REPLY_FILES = (("Outlook", ("ics", "eml")),)


class MeetingActs:
    """`meeting` is the one that is shown, `name` what it is called."""

    def __init__(self, desk: Desk, meeting: Callable[[], MeetingId], name: Callable[[], str]) -> None:
        self._desk = desk
        self._meeting = meeting
        self._name = name
        self._tables: dict[str, Lines] = {}
        self._capacities: dict[int, str] = {}
        self._deputies = NextDeputy(desk)

    def show(self, held: Meeting, bind: Bind) -> None:
        """The card of a meeting has been made; `bind` finds a table in it."""
        self._capacities = {row.id: row.capacity for row in held.attendance}
        found = {name: bind(name, menu) for name, menu in MENUS.items()}
        self._tables = {name: table for name, table in found.items() if table is not None}
        keys: dict[str, tuple[tuple[str | Qt.Key, str], ...]] = {
            ATTENDANCE: (
                *zip(letters().casefold(), _BY_LETTER, strict=True),
                ("0", "attendance.open"),
                (Qt.Key.Key_Delete, "attendance.remove"),
            ),
            AGENDA: ((Qt.Key.Key_Insert, "agenda.edit"),),
            CHECKLIST: (
                (Qt.Key.Key_Space, "checklist.tick"),
                (Qt.Key.Key_Insert, "checklist.add"),
                (Qt.Key.Key_Delete, "checklist.remove"),
            ),
            FILES: ((Qt.Key.Key_Insert, "document.attach"), (Qt.Key.Key_Delete, "document.remove")),
        }
        for name, table in self._tables.items():
            for key, command in keys[name]:
                table.on_key(key, partial(self._desk.commands.run, command))

    def conditions(self) -> set[str]:
        held = {_HELD[name] for name in _HELD if self._line(name)}
        capacity = self._capacities.get(self._line(ATTENDANCE))
        if capacity is not None:
            held.add("line")
            if capacity != "press":
                held.add("attendee")
        return held

    def _line(self, name: str) -> int:
        """What is chosen in a table that is in sight; 0 for nothing."""
        table = self._tables.get(name)
        line = table.current() if table is not None and isValid(table) and not table.isHidden() else None
        in_sight = table is not None and line is not None and table.isVisibleTo(table.window())
        return line.id if in_sight and line is not None else 0

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        return {**self._about_people(), **self._about_the_rest()}

    def _about_people(self) -> Mapping[str, Callable[[], None]]:
        answers = {reply or "open": reply for reply, _label in REPLIES}
        return {
            "meeting.invite": self._invite,
            "meeting.guest": lambda: invited.invite_guest(self._desk, self._meeting()),
            "meeting.category": lambda: invited.invite_category(self._desk, self._meeting()),
            "meeting.press": lambda: invited.add_press_contact(self._desk, self._meeting()),
            "meeting.notice": self._notice_sent,
            "meeting.undue": self._take_off_undue,
            "meeting.replies": self._choose_replies,
            "meeting.diets": self._forget_diets,
            "meeting.roll": lambda: open_roll_call(self._desk, self._meeting(), self._name()),
            **{f"attendance.{key}": partial(self._answer, reply=reply) for key, reply in answers.items()},
            "attendance.present": partial(self._answer, presence="present"),
            "attendance.absent": partial(self._answer, presence="absent"),
            "attendance.edit": lambda: invited.answer(self._desk, self._meeting(), self._line(ATTENDANCE)),
            "attendance.note": lambda: invited.note(self._desk, self._meeting(), self._line(ATTENDANCE)),
            "attendance.line": lambda: invited.change_line(
                self._desk, self._meeting(), self._line(ATTENDANCE)
            ),
            "attendance.remove": self._take_off,
            "attendance.deputy": self._call_deputy,
        }

    def _about_the_rest(self) -> Mapping[str, Callable[[], None]]:
        desk = self._desk
        return {
            "agenda.edit": lambda: agenda.open_agenda(desk, self._meeting()),
            "agenda.fill": self._fill,
            "agenda.item": lambda: agenda.open_item(desk, self._meeting(), self._line(AGENDA)),
            "agenda.postpone": partial(self._do_with, AGENDA, agendas.postpone, "item"),
            "agenda.assign": lambda: assigning.open_assigning(desk, self._line(AGENDA)),
            "minutes.copy": lambda: copy_block(desk, self._meeting()),
            "minutes.text": lambda: copy_minutes(desk, self._meeting()),
            "checklist.add": lambda: checklist.add(desk, self._meeting()),
            "checklist.edit": lambda: checklist.change(desk, self._meeting(), self._line(CHECKLIST)),
            "checklist.tick": self._tick,
            "checklist.remove": partial(self._do_with, CHECKLIST, checklists.remove, "item"),
            "checklist.take": self._take_checklist,
            "document.attach": lambda: documents.attach(desk, self._meeting()),
            "document.save": lambda: documents.save(desk, self._line(FILES)),
            "document.rename": lambda: documents.rename(desk, self._line(FILES)),
            "document.remove": lambda: documents.remove(desk, self._line(FILES)),
        }

    def _do_with(self, table: str, verb: Callable[..., object], name: str) -> None:
        chosen = self._line(table)
        self._desk.do(lambda store: verb(store, **{name: chosen}))

    def _do_or_say(self, verb: Callable[..., int], otherwise: str) -> None:
        """A verb that gives how much it did; it is said where that was nothing."""
        number, done = self._meeting(), [0]

        def work(store: Store) -> None:
            done[0] = verb(store, meeting=number)

        self._desk.do(work, lambda: None if done[0] else self._desk.bar.tell(otherwise))

    # those on the list

    def _forget_diets(self) -> None:
        """Of every meeting that is over: a diet is for its meeting alone."""

        def work(store: Store, meeting: MeetingId) -> int:
            del meeting
            return replies.forget_diets(store)

        nothing = _("No meeting that is over has diets or comments any more.")
        self._desk.ask.confirm(
            _("Take the diets and comments of all meetings that are over out of the register?"),
            yes=_("&Take them out"),
            then=lambda: self._do_or_say(work, nothing),
            detail=_("Undo does not bring them back."),
        )

    def _invite(self) -> None:
        self._do_or_say(invitations.invite, _("Everybody in the meeting's networks is on its list already."))

    def _notice_sent(self) -> None:
        number = self._meeting()
        self._desk.do(lambda store: invitations.notice_sent(store, meeting=number))

    def _take_off(self) -> None:
        number, line = self._meeting(), self._line(ATTENDANCE)
        self._desk.do(lambda store: invitations.uninvite(store, meeting=number, attendance=[line]))

    def _take_off_undue(self) -> None:
        def work(store: Store, meeting: MeetingId) -> int:
            gone = [row.id for row in invitations.no_longer_due(store, meeting)]
            return invitations.uninvite(store, meeting=meeting, attendance=gone) if gone else 0

        self._do_or_say(
            work,
            _("Everybody on the list who has not answered sits in the meeting's networks."),
        )

    def _answer(self, *, reply: str | None = None, presence: str | None = None) -> None:
        """Note it for the current person and go on to the next: replies at keyboard speed."""
        number, line, table = self._meeting(), self._line(ATTENDANCE), self._tables[ATTENDANCE]
        table.next_row()

        def ask_further() -> None:
            if reply == "declined" and self._capacities.get(line) in SEATED:
                self._deputies.propose(number, line)

        self._desk.do(
            lambda store: replies.answer(
                store, meeting=number, attendance=line, reply=reply, presence=presence
            ),
            ask_further,
        )

    def _call_deputy(self) -> None:
        """The one who has just been proposed, or else the next for the person who is chosen."""
        if not self._deputies.call_proposed(self._meeting()):
            self._deputies.propose(self._meeting(), self._line(ATTENDANCE), asked=True)

    def _choose_replies(self) -> None:
        self._desk.ask.open_files(_("Replies from a calendar or by mail"), REPLY_FILES, self.take_replies)

    def take_replies(self, files: Sequence[Path]) -> None:
        """What they answer is noted in one change; what is not understood is told."""
        number = self._meeting()
        told: list[str] = []
        declined: list[int] = []
        paths = [str(file) for file in files]

        def work(store: Store) -> None:
            before = _declined(store, number)
            told.extend(reply_files.take_replies(store, paths=paths, meeting=number))
            declined.extend(_declined(store, number) - before)

        def say() -> None:
            if told:
                self._desk.bar.trouble(" ".join(told))
            elif declined:
                self._deputies.propose(number, declined[0])

        self._desk.do(work, say)

    def takes(self, files: Sequence[Path]) -> bool:
        """Whether files that are dropped on the meeting are something of its own: any where its files are
        shown, elsewhere replies."""
        return bool(files) and (self._shows_files() or all(map(_is_reply, files)))

    def take(self, files: Sequence[Path]) -> None:
        if self._shows_files():
            documents.take(self._desk, self._meeting(), files)
        else:
            self.take_replies(files)

    def _shows_files(self) -> bool:
        return self._desk.places.get(PART) == "files"

    # the rest

    def _fill(self) -> None:
        self._do_or_say(agendas.fill, _("There is no standing item and nothing left over to put there."))

    def _take_checklist(self) -> None:
        self._do_or_say(checklists.take, _("The meeting has all that its networks' checklists hold."))

    def _tick(self) -> None:
        number, item = self._meeting(), self._line(CHECKLIST)
        self._tables[CHECKLIST].next_row()

        def work(store: Store) -> None:
            held = next(each for each in meetings.get(store, number).checklist if each.id == item)
            if held.done_on is None:
                checklists.tick(store, item=item)
            else:
                checklists.untick(store, item=item)

        self._desk.do(work)


def _declined(store: Store, meeting: MeetingId) -> set[int]:
    rows = meetings.attendance(store, meeting)
    return {row.id for row in rows if row.reply == "declined" and row.capacity in SEATED}


def _is_reply(file: Path) -> bool:
    return file.suffix.casefold().removeprefix(".") in REPLY_FILES[0][1]
