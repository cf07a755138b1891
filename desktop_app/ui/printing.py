"""The roster before it is printed: its pages as they will be, and what stands on them.

The document is made anew on the read thread whenever a choice is changed.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.errors import Invalid, UserError
from desktop_app.i18n import N_, _
from desktop_app.records.documents import Document
from desktop_app.records.fields import Field
from desktop_app.records.ids import MeetingId, NetworkId
from desktop_app.ui.bar import MessageBar
from desktop_app.ui.desk import Desk
from desktop_app.ui.form.days import DateEditor
from desktop_app.ui.pageview import PageView
from desktop_app.ui.print_foot import PrintFoot
from desktop_app.ui.screen import take_room
from desktop_app.ui.style import GAP, GRID, MARGIN
from desktop_app.work import rosters

_GROUPINGS = (("organisation", N_("Organisation")), ("role", N_("Role")), ("none", N_("Not grouped")))
_SORTINGS = (("name", N_("Name")), ("role", N_("Role")), ("organisation", N_("Organisation")))
CHOICES = 216
_Name = Qt.ItemDataRole.UserRole


class PrintPreview(QDialog):
    """Of a network's roster or of a meeting's; opened with `open()`."""

    def __init__(
        self, desk: Desk, name: str, *, network: NetworkId | None = None, meeting: MeetingId | None = None
    ) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._name = name
        self._network = network
        self._meeting = meeting
        self._columns_chosen = False
        self.setObjectName("printPreview")
        self.setWindowTitle(_("Print: {name}").format(name=name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._group = _combo("printGroup", _GROUPINGS)
        self._sort = _combo("printSort", _SORTINGS)
        self._as_of = DateEditor(Field("as_of", N_("As of"), "date", width=12))
        self._as_of.widget.setObjectName("printAsOf")
        self._as_of.show_value(desk.looked_at.day)
        self._columns = QListWidget()
        self._columns.setObjectName("printColumns")
        self._view = PageView(desk.jobs)
        self._trouble = MessageBar()
        self._trouble.setObjectName("printTrouble")
        self._foot = PrintFoot(desk, self._trouble)
        self._foot.rejected.connect(self.reject)
        self._lay_out()
        self._connect()
        take_room(self, 1080, 680)
        self._make()

    def _lay_out(self) -> None:
        choices = QVBoxLayout()
        choices.setSpacing(GRID)
        self._label(choices, _("&Group by"), self._group)
        self._label(choices, _("&Order by"), self._sort)
        if self._network is not None:
            self._label(choices, _("As &of"), self._as_of.widget)
        self._label(choices, _("&Columns"), self._columns)
        left = QWidget()
        left.setFixedWidth(CHOICES)
        left.setLayout(choices)
        choices.setContentsMargins(0, 0, 0, 0)
        middle = QHBoxLayout()
        middle.setSpacing(MARGIN)
        middle.addWidget(left)
        middle.addWidget(self._view, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(MARGIN)
        column.addLayout(middle, 1)
        column.addWidget(self._trouble)
        column.addWidget(self._foot)
        self._foot.make_default()

    def _label(self, column: QVBoxLayout, text: str, widget: QWidget) -> None:
        label = QLabel(text)
        label.setBuddy(widget)
        widget.setAccessibleName(text.replace("&", ""))
        column.addWidget(label)
        column.addWidget(widget)
        column.addSpacing(GAP)

    def _connect(self) -> None:
        self._view.counted.connect(self._foot.take)
        self._group.currentIndexChanged.connect(self._make)
        self._sort.currentIndexChanged.connect(self._make)
        self._as_of.line.editingFinished.connect(self._make)
        self._as_of.touched.connect(self._touched)
        self._columns.itemChanged.connect(self._choose_columns)
        known = rosters.COLUMNS | (rosters.ANSWERS if self._meeting is not None else {})
        for name, column in known.items():
            item = QListWidgetItem(_(column.title))
            item.setData(_Name, name)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
            )
            item.setCheckState(Qt.CheckState.Unchecked)
            self._columns.addItem(item)

    def _touched(self) -> None:
        """A day chosen in the calendar counts at once; one that is being typed when it is ready."""
        if not self._as_of.line.hasFocus():
            self._make()

    def _choose_columns(self) -> None:
        self._columns_chosen = True
        self._make()

    def _chosen_columns(self) -> list[str]:
        items = [self._columns.item(row) for row in range(self._columns.count())]
        return [str(item.data(_Name)) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _make(self) -> None:
        try:
            as_of = self._as_of.value()
        except Invalid as error:
            self._trouble.trouble(error)
            return
        group, order = str(self._group.currentData()), str(self._sort.currentData())
        columns = self._chosen_columns() if self._columns_chosen else []
        network, meeting = self._network, self._meeting
        self._desk.read(
            lambda store: rosters.roster(
                store,
                network=network,
                meeting=meeting,
                group_by=group,
                sort=order,
                columns=columns,
                as_of=as_of if isinstance(as_of, date) else None,
            ),
            self._show,
            key="print.document",
            failed=self._failed,
        )

    def _show(self, document: Document) -> None:
        self._trouble.clear()
        self._view.show_document(document)
        if not self._columns_chosen:
            shown = {column.name for column in document.columns}
            quiet = self._columns.blockSignals(True)
            for row in range(self._columns.count()):
                item = self._columns.item(row)
                on = str(item.data(_Name)) in shown
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self._columns.blockSignals(quiet)

    def _failed(self, error: UserError) -> None:
        self._trouble.trouble(error)


def _combo(name: str, choices: tuple[tuple[str, str], ...]) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    for value, label in choices:
        box.addItem(_(label), value)
    return box
