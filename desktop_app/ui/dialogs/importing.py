"""The import assistant: one window, three steps back and forth, and nothing written before the last button.

Holds the draft of the import. Reading, understanding and comparing run on the read thread in child processes,
with progress and Cancel; what is chosen is written in one change, which the main window's bar can undo.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.errors import Conflict, Invalid, UserError
from desktop_app.i18n import _
from desktop_app.records.ids import ChangeId, NetworkId
from desktop_app.ui.bar import MessageBar
from desktop_app.ui.desk import Desk
from desktop_app.ui.importing.ahead import ReadingAhead
from desktop_app.ui.importing.aiming import Aiming
from desktop_app.ui.importing.checking import Checking
from desktop_app.ui.importing.choosing import Choosing, all_networks
from desktop_app.ui.importing.deciding import Deciding
from desktop_app.ui.importing.done import DonePage, button_text
from desktop_app.ui.importing.draft import Draft, Outcome
from desktop_app.ui.importing.drop_area import Drops
from desktop_app.ui.importing.foot import Foot
from desktop_app.ui.importing.learning import Learning
from desktop_app.ui.importing.panes import go_to_pane
from desktop_app.ui.importing.planner import Planner
from desktop_app.ui.importing.rolling import Rolling
from desktop_app.ui.importing.steps import Steps
from desktop_app.ui.importing.writing import Writing, ask_before_closing
from desktop_app.ui.jobs import Cancelled
from desktop_app.ui.progress import ProgressBar
from desktop_app.ui.screen import take_room

CHOOSE, CHECK, DECIDE, DONE = range(4)


class ImportAssistant(QDialog):
    """Open with `open()`. `paths` and `text` are what was dropped or pasted on the window."""

    imported = Signal(object)
    """The change that was made, None where the register already said it all."""

    def __init__(
        self,
        desk: Desk,
        *,
        network: NetworkId | None = None,
        paths: Sequence[Path] = (),
        text: str = "",
    ) -> None:
        super().__init__(desk.window)
        self.setObjectName("importAssistant")
        self.setWindowTitle(_("Import"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.draft = Draft()
        self.bar = MessageBar()
        self._desk = desk
        self._writing = Writing(desk, lambda: self.draft, self)
        self._decided_on: list[object] = []
        self._learning = Learning(desk, lambda: self.draft, self.bar.trouble, self)
        self._planner = Planner(desk.store, desk.jobs, self)
        self.choosing = Choosing(desk.ask, desk.find_organisations)
        self._ahead = ReadingAhead(self.choosing, self._planner, lambda: self.draft, self)
        self.checking = Checking()
        self._aiming = Aiming(desk, self._planner, self.checking, lambda: self.draft, self)
        self.deciding = Deciding(desk.jobs, desk.places.setdefault("import", {}), desk.find_organisations)
        self.finished_page = DonePage(desk, self.bar, self._more)
        self._lay_out()
        Drops(self, self.choosing.drop, self._may_drop, self._drop)
        self._connect()
        self.choosing.begin(network, paths, text)
        desk.read(all_networks, self.choosing.show_networks, key="import.networks")
        self._show(CHOOSE)

    def _lay_out(self) -> None:
        self._steps = Steps()
        self._pages = QStackedWidget()
        for page in (self.choosing, self.checking, self.deciding, self.finished_page):
            self._pages.addWidget(Rolling(page))
        self._foot = Foot()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._steps)
        column.addWidget(self._pages, 1)
        column.addWidget(ProgressBar(self._desk.jobs))
        column.addWidget(self.bar)
        column.addWidget(self._foot)
        self.setMinimumSize(600, 320)
        take_room(self, 1280, 760)

    def _connect(self) -> None:
        self._steps.wanted.connect(self._go_to)
        self._foot.leave_wanted.connect(self.close)
        self._foot.back_wanted.connect(self._go_back)
        self._foot.on_wanted.connect(self._go_on)
        self.choosing.changed.connect(self._refresh)
        self.choosing.taught_wanted.connect(lambda: self._learning.show_all(self))
        self._ahead.have_read.connect(self._refresh)
        self._aiming.said.connect(self.bar.clear)
        self._aiming.network_chosen.connect(self.choosing.choose_network)
        self._aiming.planned_again.connect(lambda: self._show(self.step))
        self._aiming.replanned.connect(self._replanned)
        self.checking.forget.connect(self._learning.forget_columns)
        self.deciding.changed.connect(self._refresh)
        self.deciding.spelt.connect(self._learning.spelt)
        self.deciding.spelling_forgotten.connect(self._learning.forget_spelling)
        self._learning.plan_again.connect(self._aiming.plan_again)
        self._learning.replan.connect(self._aiming.plan_soon)
        self._planner.busy_changed.connect(self._refresh)
        self._planner.failed.connect(self._not_planned)
        self._writing.done.connect(self._imported)
        self._writing.failed.connect(self._not_imported)
        self._bind("Ctrl+V", lambda: self.choosing.paste() if self.step == CHOOSE else None)
        self._bind("F6", lambda: self._next_pane(1))
        self._bind("Shift+F6", lambda: self._next_pane(-1))

    def _bind(self, keys: str, pressed: Callable[[], None]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(pressed)

    # steps

    @property
    def step(self) -> int:
        return self._pages.currentIndex()

    def _show(self, step: int) -> None:
        self._pages.setCurrentIndex(step)
        if step == CHOOSE:
            self.choosing.show_sources(self.draft.sources)
        elif step == CHECK:
            self.checking.network.show_networks(self.choosing.networks, self.draft.network)
            self.checking.show_draft(self.draft)
            self._aiming.read_meetings()
        elif step == DECIDE:
            plans: list[object] = [source.looked for source in self.draft.sources]
            if plans != self._decided_on:
                self._decided_on = plans
                self.deciding.show_draft(self.draft)
        self._refresh()
        if step == DECIDE:
            self.deciding.pane.focus_table()
        elif step == CHOOSE and not self.choosing.sources():
            self.choosing.focus_first()
        elif step != DONE:
            self._foot.take_focus()

    def _refresh(self) -> None:
        """What can be done now."""
        busy = self._planner.busy or self._writing.busy
        step = self.step
        self._steps.show_step(step, reachable=-1 if busy else self._reachable())
        if step == DONE:
            self._foot.show_end()
            return
        ready = self._reachable() > step
        text = _("Ne&xt")
        if step == DECIDE:
            will = self.draft.outcome()
            ready, text = will.does_something, button_text(will)
        reading = self._planner.busy and step == CHOOSE
        self._foot.show_going_on(text, possible=ready and (reading or not busy))
        self._foot.show_back(shown=step != CHOOSE, possible=not self._writing.busy)

    def _reachable(self) -> int:
        """The last step that can be gone to from here."""
        if self.step == CHOOSE:
            return CHECK if self.choosing.sources() else CHOOSE
        if self.step == CHECK:
            return DECIDE if self.draft.planned else CHECK
        return DECIDE if self.step == DECIDE else -1

    def _go_to(self, step: int) -> None:
        if step != self.step:
            self._show(step) if step < self.step else self._go_on()

    def _go_back(self) -> None:
        self.bar.clear()
        self._planner.cancel()
        self._show(self.step - 1)

    def _go_on(self) -> None:
        self.bar.clear()
        if self.step == CHOOSE:
            if self._planner.busy:  # a file is being read: go on when it has been
                self._planner.afterwards(self._go_on)
                return
            try:
                self.choosing.aim(self.draft)
            except Invalid as error:
                self.bar.trouble(error)
                return
            self.draft.give(self.choosing.sources())
            self._planner.plan(self.draft, self.draft.unplanned(), lambda: self._show(CHECK))
        elif self.step == CHECK:  # what was said of a list and then stopped is planned now
            self._planner.plan(self.draft, self.draft.unplanned(), lambda: self._show(DECIDE))
        elif self.step == DECIDE:
            self._import()

    # planning

    def _not_planned(self, error: UserError) -> None:
        (self.bar.tell if isinstance(error, Cancelled) else self.bar.trouble)(str(error))

    def _replanned(self) -> None:
        if self.step == CHECK:
            self.checking.show_draft(self.draft)
        self._refresh()

    # writing

    def _import(self) -> None:
        try:
            self.deciding.tell_last_day()
        except Invalid as error:
            self.bar.trouble(error)
            return
        self._writing.begin()
        if self._writing.busy:
            self._refresh()
            self.bar.tell(_("Importing…"))

    def _imported(self, done: Outcome, change: ChangeId | None) -> None:
        self.bar.clear()
        self.finished_page.show_outcome(self.draft, done, changed=change is not None)
        self._show(DONE)
        self.imported.emit(change)

    def _not_imported(self, error: UserError) -> None:
        self._refresh()
        if isinstance(error, Cancelled):
            self.bar.tell(str(error))
        elif isinstance(error, Conflict):
            self.bar.trouble(error, action=_("&Plan again"), pressed=self._aiming.plan_again)
        else:
            self.bar.trouble(error)

    def _more(self) -> None:
        self.draft = Draft()
        self.choosing.clear()
        self._show(CHOOSE)

    # what is given

    def _may_drop(self) -> bool:
        return self.step != DONE and not self._writing.busy

    def _drop(self, data: QMimeData) -> None:
        if self.step != CHOOSE:
            self._show(CHOOSE)
        self.choosing.take(data)

    # keyboard and leaving

    def _next_pane(self, by: int) -> None:
        pages: dict[int, list[QWidget]] = {
            CHOOSE: self.choosing.panes(),
            CHECK: self.checking.panes(),
            DECIDE: self.deciding.panes(),
        }
        go_to_pane([*pages.get(self.step, []), self._foot.on], self.focusWidget(), by)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, and the way on only from elsewhere."""
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
            return
        super().keyPressEvent(event)

    def reject(self) -> None:
        """Esc goes back a step; from the first and the last it closes."""
        if self.step in (CHECK, DECIDE):
            if not self._writing.busy:
                self._go_back()
        else:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was chosen by hand is not thrown away unasked; nothing is left half written."""
        event.ignore()
        if self.draft.chosen and self.step != DONE and not self._writing.busy:
            ask_before_closing(self._desk.ask, self._leave)
        elif not self._writing.busy:
            event.accept()
            self._leave()

    def _leave(self) -> None:
        self._planner.cancel()
        super().reject()
