"""The register's probable duplicates: one pair after the other is merged, noted as two, or left.

Looking for them is long work on the read thread. Holds the pairs that are left; what is done here is told in
the dialog's own bar, with a way back, and the list looks again after anything that others have changed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.errors import UserError
from desktop_app.i18n import _, ngettext
from desktop_app.records.duplicates import Pair
from desktop_app.store.database import Store
from desktop_app.ui.bar import MessageBar
from desktop_app.ui.changes import Changed
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.merging import merging, parting
from desktop_app.ui.duplicates.comparison import Comparison
from desktop_app.ui.duplicates.pairs import Pairs
from desktop_app.ui.duplicates.told import Two, gather
from desktop_app.ui.importing.taught import TaughtDialog
from desktop_app.ui.jobs import Cancelled, Running
from desktop_app.ui.progress import ProgressBar
from desktop_app.ui.screen import take_room
from desktop_app.ui.style import GAP, MARGIN, WIDE, muted
from desktop_app.ui.table.empty import Empty
from desktop_app.ui.table.pane import TablePane, spaced
from desktop_app.work import duplicates as verbs

NARROW, SHORT = 900, 480
"""In a narrower window the list stands above the two, not beside them; in a short one it gives way."""
_WATCHED = frozenset({"participant", "affiliation", "contact", "membership", "not_same"})


class DuplicatesDialog(QDialog):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self.setObjectName("duplicatesDialog")
        self.setWindowTitle(_("Possible duplicates"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.bar = MessageBar()
        self._desk = replace(desk, bar=self.bar)
        self._pairs = Pairs()
        self._looking: Running | None = None
        self._writing = False
        self._settle: Callable[[], None] = lambda: None
        self._comparison = Comparison()
        self._evidence = muted()
        self._evidence.setWordWrap(True)
        self._evidence.setObjectName("duplicatesEvidence")
        self._pane = self._make_pane()
        self._merge = self._button("merge", _("&Merge"), self._merge_two)
        self._apart = self._button("notSame", _("&Not the same person"), self._part_two)
        self._next = self._button("nextPair", _("Ne&xt"), self._go_on)
        self._lay_out()
        desk.changes.changed.connect(self._changed)
        self._refresh()
        self._look()

    def _make_pane(self) -> TablePane:
        pane = TablePane(
            self._pairs,
            self._desk.jobs,
            name="duplicates",
            title=_("Possible duplicates"),
            empty=Empty("circle-check", _("There are no probable duplicates.")),
            counted=_counted,
            remembered=self._desk.places,
        )
        pane.row_chosen.connect(self._choose)
        pane.row_opened.connect(lambda _number: self._begin())
        pane.model.loaded.connect(self._choose_first)
        return pane

    def _button(self, name: str, text: str, pressed: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(name == "merge")
        button.clicked.connect(lambda _on=False: pressed())
        return button

    def _lay_out(self) -> None:
        self._waiting = muted(_("Looking for duplicates…"))
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._right = QWidget()
        inner = QVBoxLayout(self._right)
        inner.setContentsMargins(MARGIN, 0, 0, 0)
        inner.setSpacing(MARGIN)
        inner.addWidget(self._evidence)
        inner.addWidget(self._comparison, 1)
        self._split = QSplitter()
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._pane)
        self._split.addWidget(self._right)
        self._split.setStretchFactor(1, 1)
        self._states = QStackedWidget()
        self._states.addWidget(self._waiting)
        self._states.addWidget(self._split)
        close = self._button("duplicatesClose", _("&Close"), self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(WIDE, GAP, WIDE, WIDE)
        foot.setSpacing(GAP)
        foot.addWidget(close)
        foot.addWidget(
            self._button("taught", _("&Remembered…"), lambda: TaughtDialog(self._desk, self).open())
        )
        foot.addStretch()
        for button in (self._next, self._apart, self._merge):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        framed = QVBoxLayout()
        framed.setContentsMargins(WIDE, MARGIN, WIDE, GAP)
        framed.addWidget(self._states)
        column.addLayout(framed, 1)
        column.addWidget(ProgressBar(self._desk.jobs))
        column.addWidget(self.bar)
        column.addLayout(foot)
        self._merge.setDefault(True)  # a button is a dialog's default only once it stands in it
        self.setMinimumSize(640, 320)
        take_room(self, 1240, 680)
        self._split.setSizes([460, 780])

    # looking

    def _look(self) -> None:
        """Find the pairs anew; work that is under way is stopped first."""
        if self._looking is not None:
            self._looking.cancel()
        self._looking = self._desk.jobs.run(
            verbs.find(self._desk.store),
            self._found,
            self._not_found,
            title=_("Looking for duplicates"),
            thread="read",
        )

    def _found(self, pairs: list[Pair]) -> None:
        self._looking = None
        before = self._pair()
        self._pairs = Pairs(pairs)
        self._pane.use(self._pairs)
        if before in pairs:
            self._pane.select([pairs.index(before) + 1])
        if self._states.currentWidget() is not self._split:
            self._states.setCurrentWidget(self._split)
            self._pane.focus_table()
        self._refresh()

    def _not_found(self, error: UserError) -> None:
        if self._looking is not None and not self._looking.cancelled and isinstance(error, Cancelled):
            return  # a newer search has taken its place
        self._looking = None
        tell = self.bar.tell if isinstance(error, Cancelled) else self.bar.trouble
        tell(str(error), action=_("Look &again"), pressed=self._look)

    def _changed(self, changed: Changed) -> None:
        """Somebody else's change, or an undo: the pairs may be others now."""
        if not self._writing and (not changed.kinds or changed.kinds & _WATCHED):
            self._look()

    # one pair

    def _pair(self) -> Pair | None:
        number = self._pane.current()
        return None if number is None else self._pairs.pair(number)

    def _two(self) -> Two | None:
        """The two that are shown, once they are those of the current row."""
        two, pair = self._comparison.two, self._pair()
        return two if two and pair and (two.a.id, two.b.id) == (pair.a, pair.b) else None

    def _choose_first(self) -> None:
        self._right.setVisible(self._pane.model.total > 0)
        if self._pane.current() is None and self._pane.model.rowCount():
            self._pane.table.selectRow(0)
        self._refresh()

    def _choose(self, _number: object) -> None:
        pair = self._pair()
        self._say_evidence()
        self._refresh()
        if pair is None:
            self._comparison.show_two(None)
            return
        self._desk.read(
            lambda store: gather(store, pair.a, pair.b), self._show, key="duplicates.two", failed=self._gone
        )

    def _say_evidence(self) -> None:
        """With the place in the list where the list is not seen."""
        pair, shown = self._pair(), list(self._pane.model.ids)
        text = pair.evidence[:1].upper() + pair.evidence[1:] if pair else ""
        if pair and self._pane.isHidden():
            place = shown.index(self._pane.current() or 0) + 1
            text = f"{_('{shown} of {total}').format(shown=place, total=len(shown))}: {text}"
        self._evidence.setText(text)

    def _show(self, two: Two) -> None:
        self._comparison.show_two(two)
        self._refresh()
        if self._pane.isHidden() and not self._next.hasFocus():
            self._begin()

    def _gone(self, error: UserError) -> None:
        self._comparison.show_two(None)
        self.bar.trouble(error)
        self._refresh()

    def _begin(self) -> None:
        (self._comparison.first_choice() or self._merge).setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        """The next pair, and from the last the first again."""
        self.bar.clear()
        self._pane.select(self._others()[:1])

    def _others(self) -> list[int]:
        """The rows after the current one, then those before it."""
        shown, current = list(self._pane.model.ids), self._pane.current()
        place = shown.index(current) if current in shown else -1
        return [*shown[place + 1 :], *shown[: max(place, 0)]]

    # what is done

    def _merge_two(self) -> None:
        two = self._two()
        if two is not None:
            self._do(merging(two, self._comparison), lambda: self._pairs.drop_all_of(two.b.id))

    def _part_two(self) -> None:
        two, pair = self._two(), self._pair()
        if two is not None and pair is not None:
            self._do(parting(two), lambda: self._pairs.drop(pair))

    def _do(self, verb: Callable[[Store], object], settle: Callable[[], None]) -> None:
        self._writing = True
        self._settle = settle
        self._refresh()
        self.bar.tell(_("Writing…"))
        self._desk.do(verb, self._done, self._failed)

    def _done(self) -> None:
        self._writing = False
        others = self._others()
        self._settle()
        self._pane.refresh()
        self._pane.select([number for number in others if self._pairs.pair(number)][:1])
        self._pane.focus_table()
        self._refresh()

    def _failed(self, error: UserError) -> None:
        self._writing = False
        self.bar.trouble(error)
        self._refresh()

    def _refresh(self) -> None:
        """What can be done now."""
        for button in (self._merge, self._apart):
            button.setEnabled(self._two() is not None and not self._writing)
        self._next.setEnabled(self._pane.model.rowCount() > 1 and not self._writing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self._split.orientation() != wanted:
            self._split.setOrientation(wanted)
            self._split.setSizes([200, 400] if narrow else [460, 780])
        self._pane.setVisible(not narrow or self.height() >= SHORT)
        self._say_evidence()

    def reject(self) -> None:
        """Esc closes; what is being written is written to its end."""
        if not self._writing:
            if self._looking is not None:
                self._looking.cancel()
            super().reject()


def _counted(number: int) -> str:
    return ngettext("{count} pair", "{count} pairs", number).format(count=spaced(number))
