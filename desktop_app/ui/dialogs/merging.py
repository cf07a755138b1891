"""Two participants chosen in a list are made one, or noted as two."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.records.ids import ParticipantId
from desktop_app.store.database import Store
from desktop_app.ui.bar import MessageBar
from desktop_app.ui.desk import Desk
from desktop_app.ui.duplicates.comparison import Comparison
from desktop_app.ui.duplicates.told import Two, gather
from desktop_app.ui.screen import take_room
from desktop_app.ui.style import MARGIN, WIDE, section_title
from desktop_app.work import duplicates as verbs


def open_merging(desk: Desk, one: ParticipantId, other: ParticipantId) -> None:
    """Whoever was entered first stays, with the longer history."""
    a, b = sorted((one, other))
    desk.read(lambda store: gather(store, a, b), lambda two: MergeDialog(desk, two).open())


def merging(two: Two, comparison: Comparison) -> Callable[[Store], object]:
    """The verb that does what is chosen now."""
    take = dict(comparison.take)
    return lambda store: verbs.merge(store, participant=two.a.id, other=two.b.id, take=take)


def parting(two: Two) -> Callable[[Store], object]:
    """The verb that notes that they are two."""
    return lambda store: verbs.not_same(store, participant=two.a.id, other=two.b.id)


class MergeDialog(QDialog):
    def __init__(self, desk: Desk, two: Two) -> None:
        super().__init__(desk.window)
        self._desk = desk
        title = _("Merge two participants")
        self.setObjectName("mergeDialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._comparison = Comparison()
        self._comparison.show_two(two)
        self._trouble = MessageBar()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        merge = QPushButton(_("&Merge"))
        merge.setObjectName("merge")
        apart = QPushButton(_("&Not the same person"))
        apart.setObjectName("notSame")
        apart.setAutoDefault(False)
        self._buttons.addButton(merge, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(apart, QDialogButtonBox.ButtonRole.ActionRole)
        self._buttons.accepted.connect(lambda: self._do(merging(two, self._comparison)))
        self._buttons.rejected.connect(self.reject)
        apart.clicked.connect(lambda: self._do(parting(two)))
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(MARGIN)
        column.addWidget(section_title(title))
        column.addWidget(self._comparison, 1)
        column.addWidget(self._trouble)
        column.addWidget(self._buttons)
        merge.setDefault(True)  # a button is a dialog's default only once it stands in it
        take_room(self, 900, 600)
        (self._comparison.first_choice() or merge).setFocus()

    def _do(self, verb: Callable[[Store], object]) -> None:
        self._buttons.setEnabled(False)
        self._trouble.tell(_("Writing…"))
        self._desk.do(verb, self.accept, self._failed)

    def _failed(self, error: UserError) -> None:
        self._buttons.setEnabled(True)
        self._trouble.trouble(error)
