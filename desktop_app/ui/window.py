"""The main window: where one can go, the page gone to, what was done or went wrong, and every command.

It is painted before a register is open and before the database's library is loaded; `show_register` fills
it. Holds the pages, which of them is shown, and the conditions that the commands hang on.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QToolBar, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.ui.ask import Ask
from desktop_app.ui.ask_qt import QtAsk
from desktop_app.ui.bar import MessageBar
from desktop_app.ui.changes import Changes
from desktop_app.ui.closed import NotOpened, Opening
from desktop_app.ui.commands import Commands
from desktop_app.ui.day_looked_at import DayBar, DayLookedAt
from desktop_app.ui.desk import Desk
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.keyboard import KeyboardHelp
from desktop_app.ui.menus import fill_menu_bar, fill_tool_bar
from desktop_app.ui.navigation import PLACES, Navigation
from desktop_app.ui.palette import CommandPalette
from desktop_app.ui.progress import ProgressBar
from desktop_app.ui.reading_only import add_day, reads
from desktop_app.ui.steps import Steps

if TYPE_CHECKING:
    from desktop_app.store.database import Store
    from desktop_app.ui.view import View

TOOLS = ("record.new", "record.edit", "record.remove", "", "import", "print", "export", "", "palette")
SIZE = QSize(1320, 780)
FRAME = QSize(16, 48)  # what the system's title bar and borders take of the screen
LEAST = QSize(672, 360)
NARROW = 900
"""A window narrower than this shows the views as icons alone: half a screen, or one at 200 %."""


class Window(QMainWindow):
    painted = Signal()
    """Once: the empty window stands on the screen."""
    closing = Signal()

    def __init__(
        self,
        jobs: Jobs,
        *,
        crashed: Callable[[BaseException], None],
        places: dict[str, Any],
        ask: Ask | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle("Samverka")
        self.setAcceptDrops(True)
        self.setMinimumSize(LEAST)  # not the layout's own, which counts the views at their full width
        self.resize(SIZE.boundedTo(self.screen().availableSize() - FRAME))
        self.places = places
        self.jobs = jobs
        self.ask: Ask = ask or QtAsk(self)
        self.bar = MessageBar()
        self.changes = Changes(self)
        self.commands = Commands(self, told=self.bar.trouble, crashed=crashed)
        self.commands.performed.connect(lambda _command: self.bar.clear())
        self.looked_at = DayLookedAt(self)
        self.desk: Desk | None = None
        self.pages: dict[str, View] = {}
        self.page: View | None = None
        self._steps: Steps | None = None
        self._finder: CommandPalette | None = None
        self._was_painted = False
        self._navigation = Navigation([(kind, _(name), picture) for kind, name, picture in PLACES])
        self._navigation.setEnabled(False)
        self._navigation.chosen.connect(self.go_to)
        self._stack = QStackedWidget()
        self._stack.addWidget(Opening())
        self._lay_out()
        self._bind()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        self._day_bar = DayBar(self.looked_at)
        right.addWidget(self._day_bar)
        right.addWidget(self._stack, 1)
        right.addWidget(ProgressBar(self.jobs))
        right.addWidget(self.bar)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._navigation)
        row.addLayout(right, 1)
        self.setCentralWidget(whole)
        fill_menu_bar(self.menuBar(), self.commands)
        tools = QToolBar(_("Tools"))
        tools.setObjectName("tools")
        fill_tool_bar(tools, self.commands, TOOLS)
        self._day = add_day(tools, self.commands, self.looked_at, self.bar.trouble)
        self.addToolBar(tools)

    def _bind(self) -> None:
        bound: dict[str, Callable[[], None]] = {
            "quit": self._quit,
            "keyboard": self._keyboard,
            "about": self._about,
            "palette": self._palette,
            "pane.next": lambda: self._to_pane(1),
            "pane.previous": lambda: self._to_pane(-1),
        }
        for command, handler in bound.items():
            self.commands.bind(command, handler)

    def _quit(self) -> None:
        self.close()

    # the register

    def show_register(self, store: Store) -> None:
        """Fill the window with a register; the modules it needs have been loaded in another thread."""
        from desktop_app.ui.finding import find
        from desktop_app.ui.views import views

        self.desk = desk = Desk(
            store,
            self.jobs,
            self.ask,
            self.bar,
            self.commands,
            self.changes,
            window=self,
            places=self.places,
            looked_at=self.looked_at,
            go=self.show_record,
            seek=self.show_found,
        )
        self.commands.refused = lambda command: not reads(self.commands, command) and desk.reads_only()
        self.looked_at.changed.connect(self.bar.clear)
        self.looked_at.changed.connect(self._hold)
        store.listeners[:] = [self.changes.notify]
        for page in views(desk):
            self.pages[page.kind] = page
            self._stack.addWidget(page)
            page.conditions_changed.connect(self._hold)
        self._steps = Steps(desk, self._hold)
        self._finder = CommandPalette(self.commands, self, partial(find, desk))
        self._bind_register(desk)
        self._navigation.setEnabled(True)
        self.setWindowTitle(f"{Path(store.location).stem} – Samverka")
        if store.closed is not None:
            self.bar.trouble(store.closed)
        kind = self.places.get("page")
        self.go_to(kind if kind in self.pages else "start")

    def show_trouble(self, error: UserError) -> None:
        """The register cannot be opened: why, and what can be done."""
        told = NotOpened(error, self.commands)
        self._stack.addWidget(told)
        self._stack.setCurrentWidget(told)
        told.take_focus()

    def _bind_register(self, desk: Desk) -> None:
        from desktop_app.ui.dialogs import assignment, meeting, network, organisation, participant
        from desktop_app.ui.dialogs.duplicates import DuplicatesDialog
        from desktop_app.ui.dialogs.succession import open_succession
        from desktop_app.ui.history import HistoryDialog
        from desktop_app.ui.imports import ImportsDialog

        bound: dict[str, Callable[[], None]] = {
            "participant.new": partial(participant.add, desk),
            "network.new": partial(network.add, desk),
            "meeting.new": partial(meeting.add, desk),
            "organisation.new": partial(organisation.add, desk),
            "assignment.new": lambda: assignment.add(desk, self.page.network() if self.page else None),
            "undo": desk.undo,
            "redo": desk.redo,
            "history": lambda: HistoryDialog(desk).open(),
            "imports": lambda: ImportsDialog(desk).open(),
            "duplicates": lambda: DuplicatesDialog(desk).open(),
            "refresh": self._refresh,
            "import": self.import_files,
            "network.succeed": lambda: open_succession(desk, *((self.page and self.page.leaving()) or ())),
            **{f"go.{kind}": partial(self.go_to, kind) for kind in self.pages},
        }
        for command, handler in bound.items():
            self.commands.bind(command, handler)

    def _hold(self) -> None:
        held = {"open"} if self.desk is not None else set()
        held |= set() if self.looked_at.is_today else {"another_day"}
        if self._steps is not None:
            held |= self._steps.conditions
        if self.page is not None:
            held |= self.page.conditions()
        self.commands.hold(*held)

    # where one is

    def go_to(self, kind: str) -> None:
        if self.page is self.pages[kind]:
            return
        if self.page is not None:
            self.page.leave()
        self.page = self.pages[kind]
        self.places["page"] = kind
        self._navigation.show_kind(kind)
        self._day_bar.also_say(self.page.of_another_day)
        self._stack.setCurrentWidget(self.page)
        self.page.enter()
        self._hold()
        if not self._navigation.hasFocus():
            self.page.focus_list()

    def show_record(self, kind: str, record: int) -> None:
        self.go_to(kind)
        self.pages[kind].show_record(record)

    def show_found(self, kind: str, text: str) -> None:
        self.go_to(kind)
        self.pages[kind].show_found(text)

    def _to_pane(self, by: int) -> None:
        stops: list[Callable[[], None]] = [self._navigation.setFocus]
        now = 0
        if self.page is not None:
            stops += self.page.panes()
            now = self.page.pane_with_focus() + 1
        stops[(now + by) % len(stops)]()

    def _refresh(self) -> None:
        if self.page is not None:
            self.page.read_again()

    # what opens over the window

    def _palette(self) -> None:
        if self._finder is None:
            self._finder = CommandPalette(self.commands, self)
        self._finder.show_for()

    def _keyboard(self) -> None:
        told = KeyboardHelp(self.commands, self)
        told.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        told.open()

    def _about(self) -> None:
        from desktop_app.ui.about import About

        About(self.desk, self).open()

    def import_files(self, paths: tuple[Path, ...] = ()) -> None:
        """The import assistant; a network that is being looked at is proposed."""
        from desktop_app.ui.dialogs.importing import ImportAssistant

        assert self.desk is not None, "the condition “open” holds only with a register"
        network = self.page.network() if self.page is not None else None
        ImportAssistant(self.desk, network=network, paths=paths).open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.desk is not None and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if not self.commands.refused("import"):
            self.import_files(tuple(files))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._navigation.make_room(narrow=self.width() < NARROW)
        self._day.show_label(on=self.width() >= NARROW)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closing.emit()
