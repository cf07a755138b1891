"""The import assistant: one window, three steps back and forth, and nothing written before the last button.

Holds the draft of the import. Reading, understanding and comparing run on the read thread in child processes,
with progress and Cancel; what is chosen is written in one change, which the main window's bar can undo.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.errors import Conflict, Invalid, UserError
from desktop_app.i18n import _
from desktop_app.records.ids import ChangeId, NetworkId
from desktop_app.ui.bar import MessageBar
from desktop_app.ui.desk import Desk
from desktop_app.ui.importing import draft as drafts
from desktop_app.ui.importing.checking import Checking
from desktop_app.ui.importing.choosing import ENDINGS, Choosing
from desktop_app.ui.importing.deciding import Deciding
from desktop_app.ui.importing.done import DonePage, button_text
from desktop_app.ui.importing.draft import Draft, Outcome, Source
from desktop_app.ui.importing.planner import Planner
from desktop_app.ui.importing.problem_rows import write_left
from desktop_app.ui.importing.steps import Steps
from desktop_app.ui.jobs import Cancelled
from desktop_app.ui.progress import ProgressBar
from desktop_app.ui.saving import file_name
from desktop_app.ui.style import GAP, WIDE

if TYPE_CHECKING:
    from desktop_app.store.database import Store

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
        self.setAcceptDrops(True)
        self.draft = Draft()
        self._desk = desk
        self._writing = False
        self._decided_on: list[object] = []
        places: dict[str, Any] = desk.places.setdefault("import", {})
        self._planner = Planner(desk.store, desk.jobs, self)
        self.choosing = Choosing(self._open_files, desk.find_organisations)
        self.checking = Checking()
        self.deciding = Deciding(desk.jobs, places)
        self.finished_page = DonePage(self._save_left, self._more)
        self._lay_out()
        self._connect()
        desk.read(_networks, lambda found: self.choosing.show_networks(found, network), key="import.networks")
        self.choosing.add(paths)
        self.choosing.put_text(text)
        self._show(CHOOSE)

    def _lay_out(self) -> None:
        self._steps = Steps()
        self._pages = QStackedWidget()
        for page in (self.choosing, self.checking, self.deciding, self.finished_page):
            self._pages.addWidget(page)
        self.bar = MessageBar()
        self._close = _button("importClose", _("&Close"), self.close)
        self._back = _button("importBack", _("&Back"), self._go_back)
        self._next = _button("importNext", _("Ne&xt"), self._go_on)
        self._next.setDefault(True)
        foot = QHBoxLayout()
        foot.setContentsMargins(WIDE, GAP, WIDE, WIDE - GAP)
        foot.setSpacing(GAP)
        foot.addWidget(self._close)
        foot.addStretch()
        foot.addWidget(self._back)
        foot.addWidget(self._next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._steps)
        column.addWidget(self._pages, 1)
        column.addWidget(ProgressBar(self._desk.jobs))
        column.addWidget(self.bar)
        column.addLayout(foot)
        self.setMinimumSize(720, 480)
        self.resize(1280, 760)

    def _connect(self) -> None:
        self._steps.wanted.connect(self._go_to)
        self.choosing.changed.connect(self._refresh)
        self.checking.replan.connect(self._plan_soon)
        self.deciding.changed.connect(self._refresh)
        self._planner.busy_changed.connect(self._refresh)
        self._planner.failed.connect(self._not_planned)
        for keys, pressed in (
            ("Ctrl+V", self._paste),
            ("F6", lambda: self._next_pane(1)),
            ("Shift+F6", lambda: self._next_pane(-1)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(pressed)

    # steps

    @property
    def step(self) -> int:
        return self._pages.currentIndex()

    def _show(self, step: int) -> None:
        self._pages.setCurrentIndex(step)
        if step == CHECK:
            self.checking.show_draft(self.draft)
        elif step == DECIDE:
            plans: list[object] = [source.looked for source in self.draft.sources]
            if plans != self._decided_on:
                self._decided_on = plans
                self.deciding.show_draft(self.draft)
        self._refresh()
        if step == DECIDE:
            self.deciding.pane.focus_table()
        elif step == CHOOSE and not self._next.isEnabled():
            self.choosing.focus_first()
        elif step != DONE:
            (self._next if self._next.isEnabled() else self._back).setFocus()

    def _refresh(self) -> None:
        """What can be done now."""
        busy = self._planner.busy or self._writing
        ready = bool(self.choosing.sources()) if self.step == CHOOSE else bool(self.draft.planned)
        will = self.draft.outcome() if self.step == DECIDE else Outcome()
        if self.step == DECIDE:
            ready = will.does_something
        self._next.setText(button_text(will) if self.step == DECIDE else _("Ne&xt"))
        self._next.setEnabled(ready and not busy)
        self._next.setVisible(self.step != DONE)
        self._back.setVisible(self.step in (CHECK, DECIDE))
        self._back.setEnabled(not self._writing)
        reachable = -1 if self.step == DONE or busy else self.step
        if not busy and self.step == CHECK and self.draft.planned:
            reachable = DECIDE
        elif not busy and self.step == CHOOSE and self.choosing.sources():
            reachable = CHECK
        self._steps.show_step(self.step, reachable=reachable)
        if self.step == DONE:
            self._close.setDefault(True)
            self._close.setFocus()
        else:
            self._next.setDefault(True)

    def _go_to(self, step: int) -> None:
        if step < self.step:
            self._show(step)
        elif step > self.step:
            self._go_on()

    def _go_back(self) -> None:
        self.bar.clear()
        self._planner.cancel()
        self._show(self.step - 1)

    def _go_on(self) -> None:
        self.bar.clear()
        if self.step == CHOOSE:
            try:
                self.choosing.aim(self.draft)
            except Invalid as error:
                self.bar.trouble(error)
                return
            self.draft.give(self.choosing.sources())
            self._planner.plan(self.draft, self.draft.unplanned(), lambda: self._show(CHECK))
        elif self.step == CHECK:
            self._show(DECIDE)
        elif self.step == DECIDE:
            self._import()

    # planning

    def _not_planned(self, error: UserError) -> None:
        if isinstance(error, Cancelled):
            self.bar.tell(str(error))
        else:
            self.bar.trouble(error)

    def _plan_soon(self, source: Source) -> None:
        self.bar.clear()
        self._planner.plan_soon(self.draft, source, self._replanned)

    def _replanned(self) -> None:
        if self.step == CHECK:
            self.checking.show_draft(self.draft)
        self._refresh()

    def _plan_again(self) -> None:
        """The register has been changed since the plan: the same once more, with what was chosen."""
        self.draft.forget_plans()
        self._planner.plan(self.draft, self.draft.unplanned(), lambda: self._show(DECIDE))

    # writing

    def _import(self) -> None:
        try:
            self.deciding.tell_last_day()
        except Invalid as error:
            self.bar.trouble(error)
            return
        done = self.draft.outcome()
        changes: list[ChangeId | None] = []
        self._writing = True
        self._refresh()
        self.bar.tell(_("Importing…"))
        self._desk.do(
            lambda store: changes.append(drafts.carry_out(store, self.draft)),
            lambda: self._imported(done, changes[0]),
            self._not_imported,
        )

    def _imported(self, done: Outcome, change: ChangeId | None) -> None:
        self._writing = False
        self.bar.clear()
        self.finished_page.show_outcome(done, changed=change is not None)
        self._show(DONE)
        self.imported.emit(change)

    def _not_imported(self, error: UserError) -> None:
        self._writing = False
        self._refresh()
        if isinstance(error, Conflict):
            self.bar.trouble(error, action=_("&Plan again"), pressed=self._plan_again)
        else:
            self.bar.trouble(error)

    def _save_left(self) -> None:
        def write(path: Path) -> None:
            self._desk.jobs.read(
                lambda: write_left(self.draft, path),
                lambda _none: self.bar.tell(_("Saved {file}.").format(file=path.name)),
                failed=self.bar.trouble,
            )

        name = file_name(_("Rows left of {file}").format(file=Path(self.draft.sources[0].name).stem))
        self._desk.ask.save_file(
            _("Save the rows that were left"),
            f"{name}.xlsx",
            (("Excel", ("xlsx",)), ("CSV", ("csv",))),
            write,
        )

    def _more(self) -> None:
        self.draft = Draft()
        self.choosing.clear()
        self._show(CHOOSE)

    # what is given

    def _open_files(self) -> None:
        kinds = ((_("Lists and pages"), ENDINGS),)
        self._desk.ask.open_files(_("Choose files to import"), kinds, self.choosing.add)

    def _paste(self) -> None:
        if self.step == CHOOSE:
            self.choosing.paste()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if self.step != DONE and not self._writing and (data.hasUrls() or data.hasText()):
            event.acceptProposedAction()
            self.choosing.drop.show_over(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.choosing.drop.show_over(over=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.choosing.drop.show_over(over=False)
        if self.step != CHOOSE:
            self._show(CHOOSE)
        self.choosing.take(event.mimeData())
        event.acceptProposedAction()

    # keyboard and leaving

    def _next_pane(self, by: int) -> None:
        pages: dict[int, list[QWidget]] = {
            CHOOSE: self.choosing.panes(),
            CHECK: self.checking.panes(),
            DECIDE: self.deciding.panes(),
        }
        panes = [*pages.get(self.step, []), self._next if self._next.isEnabled() else self._close]
        focus: QWidget | None = self.focusWidget()
        inside = [
            place
            for place, pane in enumerate(panes)
            if focus is not None and (pane is focus or pane.isAncestorOf(focus))
        ]
        now = inside[0] if inside else -1 if by > 0 else 0
        panes[(now + by) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def reject(self) -> None:
        """Esc goes back a step; from the first and the last it closes."""
        if self.step in (CHECK, DECIDE):
            if self._back.isEnabled():
                self._go_back()
        else:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was chosen by hand is not thrown away unasked; nothing is left half written."""
        if self._writing:
            event.ignore()
        elif self.draft.chosen and self.step != DONE:
            event.ignore()
            self._desk.ask.confirm(
                _("Close without importing?"),
                yes=_("Close"),
                no=_("Go on"),
                then=self._leave,
                detail=_("What you have chosen for columns and rows is not kept."),
            )
        else:
            event.accept()
            self._leave()

    def _leave(self) -> None:
        self._planner.cancel()
        super().reject()


def _button(name: str, text: str, pressed: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.clicked.connect(lambda _on=False: pressed())
    return button


def _networks(store: Store) -> list[tuple[int, str]]:
    from desktop_app.store import networks

    return [(int(row.id), row.name) for row in networks.rows(store, networks.ids(store))]
