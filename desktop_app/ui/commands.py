"""Everything a person can order, in one table; it feeds menus, tool bar, palette and keyboard help.

`Commands` makes one action of every row and calls the handler that is bound to it. What flies out of a
handler is caught here: a `UserError` is told, anything else goes to the crash net.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop_app.errors import UserError
from desktop_app.i18n import N_, _
from desktop_app.ui.icons import icon


@dataclass(frozen=True, slots=True)
class Command:
    """`shortcut` may hold several, set apart by a blank. `when` names the condition under which it can be
    ordered ("" always). In its menu a line stands wherever `group` changes."""

    id: str
    text: str
    shortcut: str = ""
    menu: str = ""
    icon: str = ""
    when: str = ""
    group: int = 0
    checkable: bool = False


MENUS = (
    ("file", N_("&File")),
    ("edit", N_("&Edit")),
    ("action", N_("&Actions")),
    ("people", N_("&Participant")),
    ("organisation", N_("Orga&nisation")),
    ("meeting", N_("Me&eting")),
    ("attendance", N_("Atten&dance")),
    ("view", N_("&View")),
    ("go", N_("&Go")),
    ("help", N_("&Help")),
)

COMMANDS = (
    Command("participant.new", N_("New &participant…"), "Ctrl+Shift+D", "file", "user-plus", "open"),
    Command("network.new", N_("New &network…"), "Ctrl+Shift+N", "file", "network", "open"),
    Command("meeting.new", N_("New &meeting…"), "Ctrl+Shift+M", "file", "calendar-plus", "open"),
    Command("organisation.new", N_("New or&ganisation…"), "Ctrl+Shift+O", "file", "building-2", "open"),
    Command("assignment.new", N_("New a&ssignment…"), "Ctrl+Shift+U", "file", "plus", "open"),
    Command("import", N_("&Import…"), "Ctrl+I", "file", "download", "open", 1),
    Command("export", N_("&Export to Excel…"), "Ctrl+Shift+E", "file", "file-spreadsheet", "list", 1),
    Command("statistics.fees", N_("Basis for &fees and travel…"), "", "file", "", "statistics", 1),
    Command("print", N_("P&rint…"), "Ctrl+P", "file", "printer", "printable", 1),
    Command("register.open", N_("&Open another register…"), "Ctrl+O", "file", "folder-open", group=2),
    Command("register.new", N_("Make a ne&w register…"), "", "file", "plus", group=2),
    Command("register.demo", N_("Make a register with e&xamples…"), "", "file", "users", group=2),
    Command("register.restore", N_("Restore a &backup…"), "", "file", "upload", group=2),
    Command("quit", N_("&Quit"), "Ctrl+Q", "file", "log-out", group=3),
    Command("undo", N_("&Undo"), "Ctrl+Z", "edit", "undo-2", "undo"),
    Command("redo", N_("&Redo"), "Ctrl+Y Ctrl+Shift+Z", "edit", "redo-2", "redo"),
    Command("history", N_("&History"), "Ctrl+H", "edit", "history", "open"),
    Command("imports", N_("Impor&ts"), "", "edit", "download", "open"),
    Command("record.history", N_("H&istory of this record"), "Ctrl+Shift+H", "edit", "history", "one"),
    Command("record.new", N_("&New…"), "Ctrl+N", "edit", "plus", "list", 1),
    Command("record.edit", N_("Chan&ge…"), "Ctrl+E F2", "edit", "pencil", "one", 1),
    Command("record.end", N_("En&d…"), "Ctrl+D", "edit", "user-minus", "one", 1),
    Command("record.remove", N_("Re&move"), "Del", "edit", "trash-2", "selected", 1),
    Command("record.merge", N_("Merge t&wo…"), "", "edit", "users", "two", 1),
    Command("duplicates", N_("Possible du&plicates…"), "", "edit", "users", "open", 1),
    Command("roles", N_("R&oles…"), "", "edit", "users", "open", 1),
    Command("copy", N_("&Copy"), "Ctrl+C", "edit", "copy", "selected", 2),
    Command("copy_addresses", N_("Copy &e-mail addresses"), "Ctrl+Shift+C", "edit", "mail", "selected", 2),
    Command("select_all", N_("Select &all"), "Ctrl+A", "edit", "list", "list", 2),
    Command("find", N_("&Search the list"), "Ctrl+F", "edit", "search", "list", 2),
    Command("network.join", N_("&Add participant…"), "Ctrl+L", "action", "user-plus", "network"),
    Command("network.leave", N_("E&nd a seat…"), "", "action", "user-minus", "seat"),
    Command("network.role", N_("Change &role…"), "", "action", "pencil", "seat"),
    Command("network.seat", N_("Change the &seat…"), "", "action", "pencil", "seat"),
    Command("network.deputies", N_("Order of the dep&uties…"), "", "action", "list", "network"),
    Command("network.member.change", N_("Member, seats and &validity…"), "", "action", "pencil", "member"),
    Command("network.member.remove", N_("Remove member entered b&y mistake"), "", "action", "", "member"),
    Command("network.succeed", N_("C&hange representative…"), "Ctrl+Shift+B", "action", "users", "open"),
    Command("network.members", N_("&Members and seats…"), "", "action", "building-2", "network"),
    Command("network.lists", N_("&Purpose and mission…"), "", "action", "list-plus", "network"),
    Command("network.year", N_("Make ready &for a new year…"), "", "action", "calendar-plus", "network"),
    Command("network.checklist", N_("Chec&klist of its meetings…"), "", "action", "check", "network"),
    Command("network.rules", N_("&Quorum and calling of deputies…"), "", "action", "users", "network"),
    Command("network.series", N_("S&eries of meetings…"), "", "action", "calendar-plus", "network"),
    Command("network.hosts", N_("Whose turn &it is to be host…"), "", "action", "building-2", "network"),
    Command("network.page", N_("Pa&ge for the web…"), "", "action", "file-text", "network"),
    Command("network.forms", N_("Send &out forms…"), "", "action", "upload", "network"),
    Command("agenda.edit", N_("&Agenda…"), "Ctrl+Shift+A", "meeting", "list", "meeting"),
    Command("agenda.fill", N_("&Fill the agenda"), "", "meeting", "list-plus", "meeting"),
    Command("agenda.item", N_("&Text and decision…"), "", "meeting", "pencil", "agenda_item"),
    Command("agenda.postpone", N_("P&ostpone the item"), "", "meeting", "clock", "agenda_item"),
    Command("agenda.assign", N_("Assi&gnment from the item…"), "", "meeting", "user-plus", "agenda_item"),
    Command("minutes.copy", N_("Copy the &block for the minutes"), "", "meeting", "copy", "meeting", 1),
    Command("minutes.text", N_("Copy the m&inutes"), "", "meeting", "copy", "meeting", 1),
    Command("checklist.add", N_("&New thing to do…"), "", "meeting", "plus", "meeting", 2),
    Command("checklist.tick", N_("&Done or not done"), "", "meeting", "check", "checklist_item", 2),
    Command("checklist.edit", N_("Chang&e the thing to do…"), "", "meeting", "pencil", "checklist_item", 2),
    Command("checklist.remove", N_("Remove t&he thing to do"), "", "meeting", "x", "checklist_item", 2),
    Command("checklist.take", N_("Take the net&work's checklist"), "", "meeting", "list", "meeting", 2),
    Command("document.attach", N_("Attach fi&les…"), "", "meeting", "plus", "meeting", 3),
    Command("document.save", N_("&Save the file…"), "", "meeting", "download", "document", 3),
    Command("document.rename", N_("&Rename the file…"), "", "meeting", "pencil", "document", 3),
    Command("document.remove", N_("Remo&ve the file"), "", "meeting", "trash-2", "document", 3),
    Command("meeting.cancel", N_("&Cancel the meeting"), "", "meeting", "calendar", "meeting", 4),
    Command("calendar.school", N_("School holida&ys…"), "", "meeting", "calendar-days", "calendar", 5),
    Command("meeting.invite", N_("&Invite the network's participants"), "", "attendance", "mail", "meeting"),
    Command("meeting.guest", N_("Invite a &guest…"), "", "attendance", "user-plus", "meeting"),
    Command("meeting.category", N_("Invite a categor&y…"), "", "attendance", "users", "meeting"),
    Command("meeting.press", N_("Add a press &contact…"), "", "attendance", "user-round", "meeting"),
    Command("meeting.notice", N_("&Notice has been sent"), "", "attendance", "mail", "meeting"),
    Command("attendance.line", N_("C&hange what stands on the list…"), "", "attendance", "pencil", "line", 1),
    Command("attendance.remove", N_("T&ake off the list"), "", "attendance", "trash-2", "line", 1),
    Command("meeting.undue", N_("Take o&ff those no longer due"), "", "attendance", "x", "meeting", 1),
    Command("attendance.accepted", N_("Acc&epted"), "+", "attendance", "check", "attendee", 2),
    Command("attendance.remote", N_("Acce&pted, remotely"), "", "attendance", "check", "attendee", 2),
    Command("attendance.perhaps", N_("Perhap&s"), "", "attendance", "circle-question-mark", "attendee", 2),
    Command("attendance.declined", N_("&Declined"), "-", "attendance", "x", "attendee", 2),
    Command("attendance.open", N_("No rep&ly yet"), "", "attendance", "clock", "attendee", 2),
    Command("attendance.edit", N_("Reply and die&t…"), "", "attendance", "pencil", "attendee", 2),
    Command("attendance.deputy", N_("Call in the ne&xt deputy…"), "", "attendance", "users", "attendee", 2),
    Command("meeting.replies", N_("&Read replies from files…"), "", "attendance", "inbox", "meeting", 2),
    Command("meeting.roll", N_("R&oll call…"), "Ctrl+R", "attendance", "list", "meeting", 3),
    Command("attendance.present", N_("&Was present"), "", "attendance", "circle-check", "attendee", 3),
    Command("attendance.absent", N_("Was a&bsent"), "", "attendance", "user-minus", "attendee", 3),
    Command("attendance.note", N_("How so&mebody took part…"), "", "attendance", "pencil", "attendee", 3),
    Command("meeting.diets", N_("Ta&ke away past diets…"), "", "attendance", "x", "meeting", 4),
    Command("assignment.people", N_("Who carries it ou&t…"), "", "action", "users", "assignment", 4),
    Command("assignment.lists", N_("Areas, pilots and su&b-tasks…"), "", "action", "list", "assignment", 4),
    Command("assignment.follow", N_("Fo&llow up…"), "Ctrl+Shift+K", "action", "pencil", "assignment", 4),
    Command("assignment.done", N_("Mark as &done"), "", "action", "circle-check", "assignment", 4),
    Command("people.change", N_("Change &several…"), "Ctrl+Shift+G", "people", "pencil", "participants"),
    Command("people.move", N_("&Move…"), "Ctrl+Shift+F", "people", "arrow-right", "participants"),
    Command("people.join", N_("Add to a net&work…"), "", "people", "network", "participants"),
    Command("affiliation.add", N_("One more &affiliation…"), "", "people", "building-2", "participant", 1),
    Command("affiliation.change", N_("Change a&ffiliation…"), "", "people", "pencil", "affiliation", 1),
    Command("affiliation.end", N_("&End affiliation…"), "", "people", "user-minus", "affiliation", 1),
    Command("affiliation.remove", N_("&Remove affiliation"), "", "people", "trash-2", "affiliation", 1),
    Command("contacts", N_("Addresses and &telephones…"), "", "people", "mail", "participant", 1),
    Command("list.put", N_("&Put on a list…"), "Ctrl+Shift+L", "people", "list-plus", "listable", 2),
    Command("list.take", N_("Take &off the list"), "", "people", "x", "on_list", 2),
    Command("lists", N_("Own &lists…"), "", "people", "list", "open", 2),
    Command("people.extract", N_("E&xtract of the register…"), "", "people", "file-text", "participant", 3),
    Command("organisation.rename", N_("&New name from a day…"), "", "organisation", "pencil", "organisation"),
    Command("organisation.name.add", N_("&Another name…"), "", "organisation", "plus", "organisation"),
    Command("organisation.name.end", N_("&End the name…"), "", "organisation", "clock", "organisation_name"),
    Command("organisation.name.remove", N_("&Remove the name"), "", "organisation", "", "organisation_name"),
    Command("organisation.members", N_("&Members…"), "", "organisation", "building-2", "organisation", 1),
    Command("organisation.people", N_("&Participants of it"), "", "organisation", "users", "organisation", 1),
    Command("scheme.system", N_("Colours as in the &system"), "", "view", checkable=True),
    Command("scheme.light", N_("&Light"), "", "view", checkable=True),
    Command("scheme.dark", N_("&Dark"), "", "view", checkable=True),
    Command("language.sv", "S&venska", "", "view", group=1, checkable=True),
    Command("language.en", "&English", "", "view", group=1, checkable=True),
    Command("pane.next", N_("Next &pane"), "F6", "view", "arrow-right", group=2),
    Command("pane.previous", N_("Previous pa&ne"), "Shift+F6", "view", "chevron-left", group=2),
    Command("refresh", N_("&Refresh"), "F5", "view", "refresh-cw", "open", 2),
    Command("day", N_("Loo&k at another day…"), "Ctrl+T", "view", "clock", "open", 2),
    Command("day.today", N_("&Back to today"), "Ctrl+Shift+T", "view", "clock", "another_day", 2),
    Command("coverage.matrix", N_("Coverage as a &matrix"), "", "view", "", "coverage", 3, checkable=True),
    Command("coverage.map", N_("Coverage as a m&ap"), "", "view", "", "coverage", 3, checkable=True),
    Command("coverage.table", N_("Coverage as a &table"), "", "view", "", "coverage", 3, checkable=True),
    Command("calendar.month", N_("Calendar by m&onth"), "", "view", "", "calendar", 4, checkable=True),
    Command("calendar.year", N_("Calendar by &year"), "", "view", "", "calendar", 4, checkable=True),
    Command("calendar.today", N_("&Go to today in the calendar"), "", "view", "", "calendar", 4),
    Command(
        "statistics.table", N_("Stat&istics as a table"), "", "view", "", "statistics", 5, checkable=True
    ),
    Command(
        "statistics.chart", N_("Statistics as a c&hart"), "", "view", "", "statistics", 5, checkable=True
    ),
    Command("go.start", N_("&Today"), "Ctrl+0", "go", "house", "open"),
    Command("go.networks", N_("&Networks"), "Ctrl+1", "go", "network", "open"),
    Command("go.participants", N_("&Participants"), "Ctrl+2", "go", "users", "open"),
    Command("go.meetings", N_("&Meetings"), "Ctrl+3", "go", "calendar", "open"),
    Command("go.organisations", N_("&Organisations"), "Ctrl+4", "go", "building-2", "open"),
    Command("go.coverage", N_("&Coverage"), "Ctrl+5", "go", "map", "open"),
    Command("go.calendar", N_("C&alendar"), "Ctrl+6", "go", "calendar-days", "open"),
    Command("go.assignments", N_("A&ssignments"), "Ctrl+7", "go", "clipboard-list", "open"),
    Command("go.statistics", N_("Stat&istics"), "Ctrl+8", "go", "chart-column", "open"),
    Command("palette", N_("&Find and do anything…"), "Ctrl+K Ctrl+Shift+P", "help", "command"),
    Command("keyboard", N_("&Keyboard shortcuts"), "F1", "help", "keyboard"),
    Command("about", N_("&About the program"), "", "help", "info", group=1),
)


class Commands(QObject):
    """One action per command, enabled while a handler is bound and its condition holds."""

    performed = Signal(str)

    def __init__(
        self,
        window: QWidget,
        table: Iterable[Command] = COMMANDS,
        *,
        told: Callable[[UserError], None],
        crashed: Callable[[BaseException], None],
    ) -> None:
        super().__init__(window)
        self.table = tuple(table)
        self.conditions: frozenset[str] = frozenset()
        self._told = told
        self._crashed = crashed
        self._handlers: dict[str, Callable[[], None]] = {}
        self.refused: Callable[[str], bool] = lambda _command: False
        """Whether a command cannot be carried out just now; says itself why."""
        self._actions = {command.id: self._action(command, window) for command in self.table}

    def bind(self, command: str, handler: Callable[[], None]) -> None:
        """The latest binding counts: a page binds its own when it is shown."""
        self._actions[command]
        self._handlers[command] = handler
        self._refresh()

    def unbind(self, command: str) -> None:
        self._handlers.pop(command, None)
        self._refresh()

    def unbound(self) -> list[str]:
        return [command.id for command in self.table if command.id not in self._handlers]

    def action(self, command: str) -> QAction:
        return self._actions[command]

    def rename(self, command: str, text: str) -> None:
        """Say more than the table does: "Undo: move 12 participants". The text is already translated."""
        self._actions[command].setText(text)

    def check(self, command: str, *, on: bool) -> None:
        self._actions[command].setChecked(on)

    def hold(self, *conditions: str) -> None:
        """These conditions hold now, and no others."""
        self.conditions = frozenset(conditions)
        self._refresh()

    def run(self, command: str) -> None:
        if not self._actions[command].isEnabled():
            return
        self.performed.emit(command)
        if self.refused(command):
            return
        try:
            self._handlers[command]()
        except UserError as error:
            self._told(error)
        except Exception as error:  # noqa: BLE001 - one of the two places where bugs are caught
            self._crashed(error)

    def _action(self, command: Command, window: QWidget) -> QAction:
        action = QAction(_(command.text), window)
        action.setObjectName(command.id)
        action.setCheckable(command.checkable)
        action.setShortcuts([QKeySequence(keys) for keys in command.shortcut.split()])
        action.setEnabled(False)
        if command.icon:
            action.setIcon(icon(command.icon))
        action.triggered.connect(lambda _checked=False, command_id=command.id: self.run(command_id))
        window.addAction(action)
        return action

    def _refresh(self) -> None:
        for command in self.table:
            holds = not command.when or command.when in self.conditions
            self._actions[command.id].setEnabled(holds and command.id in self._handlers)


def plain(text: str) -> str:
    """A command's text without the mark of its mnemonic."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
