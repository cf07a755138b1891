"""A network's year to come: which dates and which lists of last year are copied, ticked one by one."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem

from desktop_app.errors import UserError
from desktop_app.i18n import _, ngettext
from desktop_app.records.ids import MeetingId, NetworkId
from desktop_app.ui import words
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.saving import LIST, SavingDialog
from desktop_app.ui.form.ordered import RoomyLines
from desktop_app.ui.form.parts import label_of
from desktop_app.ui.screen import take_room
from desktop_app.ui.style import GAP, muted
from desktop_app.work import new_year as verbs
from desktop_app.work.new_year import NewYear

_Meeting, _List = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class NewYearDialog(SavingDialog):
    def __init__(self, desk: Desk, network: NetworkId, name: str) -> None:
        super().__init__(desk, "newYear", _("A new year for {network}").format(network=name))
        self._network = network
        self._year = QLineEdit(str(date.today().year + 1))
        self._year.setObjectName("newYear")
        self._year.setMaximumWidth(104)
        self._list = QListWidget()
        self._list.setObjectName("newYearProposed")
        self._list.setWordWrap(True)
        self._list.setMinimumHeight(LIST)
        self._list.setItemDelegate(RoomyLines(self._list))
        self._told = muted()
        self._told.setWordWrap(True)
        self._lay_out()
        self._year.textChanged.connect(self._propose)
        self._list.itemChanged.connect(lambda _item: self._count())
        take_room(self, 600, 560)
        self._year.setFocus()
        self._year.selectAll()
        self._propose()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(label_of(_("&Year"), self._year))
        line.addWidget(self._year)
        line.addStretch()
        self.column.addLayout(line)
        self.column.addWidget(label_of(_("What is &proposed"), self._list))
        self.column.addWidget(self._list, 1)
        self.column.addWidget(self._told)
        self.end("newYearSave", self._save)

    def written(self) -> object:
        """What is proposed is all ticked: what has been left out would have to be found again."""
        return self._list.count() - len(self._ticked(_List)) - len(self._ticked(_Meeting))

    def _wanted(self) -> int | None:
        text = self._year.text().strip()
        return int(text) if text.isdecimal() and len(text) == 4 else None

    def _propose(self) -> None:
        year = self._wanted()
        if year is None:
            self._list.clear()
            self._told.setText(_("Write a year with four figures."))
            return
        self.desk.read(
            lambda store: verbs.ahead(store, self._network, year),
            self._show,
            key="new_year.ahead",
            failed=self._failed,
        )

    def _failed(self, error: UserError) -> None:
        self._list.clear()
        self._told.setText(str(error))

    def _show(self, plan: NewYear) -> None:
        quiet = self._list.blockSignals(True)
        self._list.clear()
        for copied in plan.lists:
            name = copied.heading or copied.source.title.replace(copied.source.span.text, copied.period)
            lines = ", ".join(copied.source.lines)
            self._add(_("{list}: {lines}").format(list=name, lines=lines), _List, copied.source.id)
        for moved in plan.meetings:
            before = words.days(moved.source.first_day, moved.source.last_day)
            after = words.days(moved.first_day, moved.last_day)
            text = _("Meeting {day} (was {before})").format(day=after, before=before)
            self._add(text, _Meeting, moved.source.id)
        self._list.setCurrentRow(0)
        self._list.blockSignals(quiet)
        self._count()
        self.settle()

    def _add(self, text: str, role: int, number: int) -> None:
        item = QListWidgetItem(text)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
        )
        item.setCheckState(Qt.CheckState.Checked)
        item.setData(role, number)
        self._list.addItem(item)

    def _count(self) -> None:
        if not self._list.count():
            told = _("There is nothing of the year before to copy, or the year has it already.")
        else:
            lists, meetings = len(self._ticked(_List)), len(self._ticked(_Meeting))
            told = _("Copied: {lists}, {meetings}. Nobody is invited yet.").format(
                lists=ngettext("{count} list", "{count} lists", lists).format(count=lists),
                meetings=ngettext("{count} meeting", "{count} meetings", meetings).format(count=meetings),
            )
        self._told.setText(told)

    def _ticked(self, role: int) -> list[int]:
        items = [self._list.item(row) for row in range(self._list.count())]
        return [
            item.data(role)
            for item in items
            if item.checkState() == Qt.CheckState.Checked and item.data(role) is not None
        ]

    def _save(self) -> None:
        year, lists = self._wanted(), self._ticked(_List)
        chosen = [MeetingId(number) for number in self._ticked(_Meeting)]
        if year is None or not (lists or chosen):
            self.trouble.trouble(_("Nothing is ticked."))
            return
        self.desk.do(
            lambda store: verbs.new_year(
                store, network=self._network, year=year, lists=lists, of_meetings=chosen
            ),
            self.accept,
            self.trouble.trouble,
        )
