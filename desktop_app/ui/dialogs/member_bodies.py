"""The organisations that belong to something from a day on: added by name, taken away, saved all at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableWidgetItem

from desktop_app.errors import Invalid
from desktop_app.i18n import N_, _
from desktop_app.records.fields import Field
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.saving import LIST, SavingDialog
from desktop_app.ui.form.days import DateEditor
from desktop_app.ui.form.editors import Choice, OrganisationEditor
from desktop_app.ui.form.parts import label_of, push_button
from desktop_app.ui.style import GAP, MARGIN, muted
from desktop_app.ui.table.small import SmallTable

_Number = Qt.ItemDataRole.UserRole
DAY = 176


class MemberBodies(SavingDialog):
    """A row an organisation, whose name stands first; a dialog with more columns fills them in `fill_row`."""

    def __init__(
        self, desk: Desk, name: str, title: str, headings: Sequence[str], figures: Sequence[int] = ()
    ) -> None:
        super().__init__(desk, name, title)
        nothing = _("No organisation is a member yet. Write the name of the first one above.")
        self.table = SmallTable(name, _("Members"), headings, figures=figures, nothing=nothing)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._editor = OrganisationEditor(
            Field("member", N_("Organisation"), "organisation"), desk.find_organisations
        )
        self._editor.line.setObjectName("newMember")
        self._editor.line.returnPressed.connect(self._add)
        self._first_day = DateEditor(Field("first_day", N_("From"), "date", hint=N_("empty: always so")))
        self._first_day.line.setObjectName(f"{name}From")
        self._first_day.line.setFixedWidth(DAY)
        self._sum = muted()
        self._lay_out(name)

    def _lay_out(self, name: str) -> None:
        self.column.addWidget(label_of(_("&Add an organisation"), self._editor.line))
        adding, foot, since = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        adding.setSpacing(GAP)
        adding.addWidget(self._editor.line, 1)
        adding.addWidget(push_button(_("A&dd"), f"{name}Add", self._add))
        foot.setSpacing(MARGIN)
        foot.addWidget(push_button(_("&Remove the selected"), f"{name}Remove", self._remove))
        foot.addStretch()
        foot.addWidget(self._sum)
        since.setSpacing(GAP)
        since.addWidget(label_of(_("&From"), self._first_day.line))
        since.addWidget(self._first_day.line)
        told = muted(_("What was so before that day stays in the history."))
        told.setWordWrap(True)
        since.addWidget(told, 1)
        self.column.addLayout(adding)
        self.table.setMinimumHeight(LIST)
        self.column.addWidget(self.table, 1)
        self.column.addLayout(foot)
        self.column.addLayout(since)
        self.end(f"{name}Save", self.save)

    def begin(self) -> None:
        """All rows stand there: those there are change from today on, the first have been so always."""
        self._first_day.show_value(date.today() if self.table.rowCount() else None)
        self.table.itemChanged.connect(lambda _item: self._say_sum())
        self._say_sum()
        self.settle()
        self._editor.line.setFocus()

    def written(self) -> object:
        rows = [self.row_texts(row) for row in range(self.table.rowCount())]
        return rows, self._first_day.raw(), self._editor.raw()

    def row_texts(self, row: int) -> list[str]:
        model = self.table.model()
        return [str(model.index(row, column).data() or "") for column in range(model.columnCount())]

    def first_day(self) -> date | None:
        """Raises `Invalid`."""
        day = self._first_day.value()
        return day if isinstance(day, date) else None

    def bodies(self) -> list[int]:
        return [int(self.table.model().index(row, 0).data(_Number)) for row in range(self.table.rowCount())]

    def append(self, number: int, name: str) -> int:
        """The row in which it stands."""
        row = self.table.rowCount()
        self.table.insertRow(row)
        named = QTableWidgetItem(name)
        named.setData(_Number, number)
        named.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self.table.setItem(row, 0, named)
        self.fill_row(row)
        return row

    def fill_row(self, row: int) -> None:
        """As an organisation begins that is added here."""

    def sum(self) -> str:
        """What is said of all rows together; raises `Invalid` while a number is being written."""
        raise NotImplementedError

    def save(self) -> None:
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the line where an organisation is added adds it, and does not save as well."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._editor.line.hasFocus():
            event.accept()
        else:
            super().keyPressEvent(event)

    def _add(self) -> None:
        self.trouble.clear()
        try:
            choice = self._editor.value()
        except Invalid as error:
            self.trouble.trouble(error)
            return
        if not isinstance(choice, Choice):
            return
        known = self.bodies()
        row = known.index(choice.id) if choice.id in known else self.append(choice.id, choice.label)
        self.table.selectRow(row)
        self._editor.show_value(None)

    def _remove(self) -> None:
        for row in sorted({index.row() for index in self.table.selectedIndexes()}, reverse=True):
            self.table.removeRow(row)
        self._say_sum()

    def _say_sum(self) -> None:
        try:
            self._sum.setText(self.sum())
        except Invalid:
            return
