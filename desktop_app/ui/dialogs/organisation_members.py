"""The organisations that belong to an association, as they are from a day on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.errors import Invalid, UserError
from desktop_app.i18n import N_, _, ngettext
from desktop_app.records.fields import Field
from desktop_app.records.ids import OrganisationId
from desktop_app.records.organisations import Association, Organisation
from desktop_app.store import organisations as stored
from desktop_app.ui.bar import MessageBar
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.saving import end_with_save
from desktop_app.ui.form.days import DateEditor
from desktop_app.ui.form.editors import Choice, OrganisationEditor
from desktop_app.ui.screen import take_room
from desktop_app.ui.style import GAP, WIDE, muted, section_title
from desktop_app.work import organisations as verbs

DAY = 240
_Number = Qt.ItemDataRole.UserRole


def open_members(desk: Desk, number: OrganisationId) -> None:
    desk.read(lambda store: stored.get(store, number), partial(_open, desk))


def _open(desk: Desk, held: Organisation) -> None:
    AssociationDialog(desk, held).open()


class AssociationDialog(QDialog):
    def __init__(self, desk: Desk, held: Organisation) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._held = held
        title = _("Members of {name}").format(name=held.name())
        self.setObjectName("associationDialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._list = QListWidget()
        self._list.setObjectName("associationMembers")
        self._list.setAccessibleName(_("Members"))
        self._list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self._editor = OrganisationEditor(
            Field("member", N_("Organisation"), "organisation"), desk.find_organisations
        )
        self._editor.line.setObjectName("newMember")
        self._editor.line.returnPressed.connect(self._add)
        self._first_day = DateEditor(
            Field("first_day", N_("From"), "date", hint=N_("empty: put right for all days"))
        )
        self._first_day.widget.setObjectName("associationFirstDay")
        self._first_day.widget.setMaximumWidth(DAY)
        self._trouble = MessageBar()
        self._trouble.setObjectName("associationTrouble")
        self._sum = muted()
        self._lay_out(title)
        self._fill(held.members)
        take_room(self, 560, 560)
        self._editor.line.setFocus()

    def _lay_out(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(GAP)
        column.addWidget(section_title(title))
        label = QLabel(_("&Add an organisation"))
        label.setBuddy(self._editor.line)
        self._editor.line.setAccessibleName(_("Add an organisation"))
        add = _button(_("A&dd"), "associationAdd", self._add)
        column.addWidget(label)
        column.addLayout(_line(self._editor.line, add))
        column.addWidget(self._list, 1)
        remove = _button(_("&Remove the selected"), "associationRemove", self._remove)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(remove)
        foot.addStretch()
        foot.addWidget(self._sum)
        column.addLayout(foot)
        column.addSpacing(GAP)
        label = QLabel(_("&From"))
        label.setBuddy(self._first_day.widget)
        self._first_day.widget.setAccessibleName(_("From"))
        column.addWidget(label)
        column.addWidget(self._first_day.widget)
        column.addWidget(self._trouble)
        end_with_save(self, column, "associationSave", self._save)

    def _fill(self, members: Sequence[Association]) -> None:
        for each in members:
            self._append(int(each.organisation), each.name)
        self._count()

    def _append(self, number: int, name: str) -> None:
        item = QListWidgetItem(name)
        item.setData(_Number, number)
        self._list.addItem(item)
        self._list.setCurrentItem(item)

    def _add(self) -> None:
        self._trouble.clear()
        try:
            choice = self._editor.value()
        except Invalid as error:
            self._trouble.trouble(error)
            return
        if not isinstance(choice, Choice):
            return
        numbers = self._numbers()
        if choice.id in numbers:
            self._list.setCurrentRow(numbers.index(choice.id))
        else:
            self._append(choice.id, choice.label)
        self._editor.show_value(None)
        self._count()

    def _remove(self) -> None:
        for item in self._list.selectedItems():
            self._list.takeItem(self._list.row(item))
        self._count()

    def _numbers(self) -> list[int]:
        return [int(self._list.item(row).data(_Number)) for row in range(self._list.count())]

    def _count(self) -> None:
        count = self._list.count()
        self._sum.setText(ngettext("{count} member", "{count} members", count).format(count=count))

    def _save(self) -> None:
        try:
            first = self._first_day.value()
        except Invalid as error:
            self._failed(error)
            return
        members = [OrganisationId(number) for number in self._numbers()]
        self._desk.do(
            lambda store: verbs.set_members(
                store,
                organisation=self._held.id,
                members=members,
                first_day=first if isinstance(first, date) else None,
            ),
            self.accept,
            self._failed,
        )

    def _failed(self, error: UserError) -> None:
        self._trouble.trouble(error)


def _button(text: str, name: str, pressed: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAutoDefault(False)
    button.clicked.connect(pressed)
    return button


def _line(*widgets: QWidget) -> QHBoxLayout:
    """Side by side; the first takes the room there is."""
    line = QHBoxLayout()
    line.setSpacing(GAP)
    for place, widget in enumerate(widgets):
        line.addWidget(widget, int(place == 0))
    return line
