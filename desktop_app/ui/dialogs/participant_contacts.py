"""All addresses and telephones of a participant: a row each, with its kind and what it goes with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records.ids import ParticipantId
from desktop_app.records.participants import CONTACT_KINDS, Affiliation, Contact, Participant
from desktop_app.store import participants
from desktop_app.ui.colours import PROBLEM
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.saving import SavingDialog
from desktop_app.ui.form.parts import push_button
from desktop_app.ui.screen import take_room
from desktop_app.ui.style import GAP, GRID, MARGIN
from desktop_app.work import contacts as reaching
from desktop_app.work import participants as verbs

KIND, WHERE = 112, 208


def open_contacts(desk: Desk, number: ParticipantId) -> None:
    desk.read(
        lambda store: participants.get(store, number), lambda person: ContactsDialog(desk, person).open()
    )


class _Row(QWidget):
    removed = Signal()

    def __init__(self, ties: Sequence[Affiliation], held: Contact | None) -> None:
        super().__init__()
        self._kind = _combo("contactKind", _("Kind"), [(key, _(label)) for key, label in CONTACT_KINDS])
        self._kind.setFixedWidth(KIND)
        self.text = QLineEdit()
        self.text.setObjectName("contactText")
        self.text.setAccessibleName(_("Address or number"))
        self._where = _combo(
            "contactWhere",
            _("Goes with"),
            [(None, _("Their own")), *((tie.id, tie.organisation_name) for tie in ties)],
        )
        self._where.setFixedWidth(WHERE)
        self._where.setVisible(bool(ties))
        self._shared = QCheckBox(_("Shared"))
        self._shared.setObjectName("contactShared")
        self._shared.setToolTip(_("Others have it too"))
        remove = push_button(_("Remove"), "contactRemove", self.removed.emit)
        self._problem = QLabel()
        self._problem.setForegroundRole(PROBLEM)
        self._problem.setWordWrap(True)
        self._problem.hide()
        first, second = QHBoxLayout(), QHBoxLayout()
        for line in (first, second):
            line.setSpacing(GAP)
        first.addWidget(self._kind)
        first.addWidget(self.text, 1)
        second.addSpacing(KIND + GAP)
        for widget in (self._where, self._shared):
            second.addWidget(widget)
        second.addStretch()
        second.addWidget(remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, MARGIN)
        column.setSpacing(GRID)
        column.addLayout(first)
        column.addWidget(self._problem)
        column.addLayout(second)
        self.text.textEdited.connect(lambda _text: self._mark(""))
        if held is not None:
            self._show(held)

    def _show(self, held: Contact) -> None:
        self._kind.setCurrentIndex(self._kind.findData(held.kind))
        self.text.setText(held.as_written)
        self.text.setCursorPosition(0)
        self._where.setCurrentIndex(max(0, self._where.findData(held.affiliation)))
        self._shared.setChecked(held.shared)

    def written(self) -> tuple[object, ...]:
        return (
            self._kind.currentData(),
            self.text.text(),
            self._where.currentData(),
            self._shared.isChecked(),
        )

    def value(self) -> dict[str, Any] | None:
        """None for a row without text; raises `Invalid`, told under the row, for what is no address."""
        kind, text = self._kind.currentData(), self.text.text().strip()
        if not text:
            return None
        try:
            reaching.rows(kind, text)
        except Invalid as error:
            self._mark(str(error))
            self.text.setFocus()
            raise
        shared = self._shared.isChecked()
        return {"kind": kind, "text": text, "affiliation": self._where.currentData(), "shared": shared}

    def _mark(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self.text.setProperty("wrong", bool(problem))
        self.text.update()


class ContactsDialog(SavingDialog):
    def __init__(self, desk: Desk, person: Participant) -> None:
        title = _("Addresses and telephones of {name}").format(name=person.written)
        super().__init__(desk, "contacts", title)
        self._person = person
        self._rows: list[_Row] = []
        self._inner = QVBoxLayout()
        self._lay_out()
        for contact in person.contacts:
            self._append(contact)
        if not self._rows:
            self._append(None)
        self.settle()
        take_room(self, 600, 520)
        self._rows[0].text.setFocus()

    def _lay_out(self) -> None:
        holder = QWidget()
        outer = QVBoxLayout(holder)
        outer.setContentsMargins(0, 0, GAP, 0)
        outer.addLayout(self._inner)
        outer.addWidget(push_button(_("&One more"), "contactAdd", self._add), 0, Qt.AlignmentFlag.AlignLeft)
        outer.addStretch()
        self.column.addWidget(holder, 1)
        self.end("contactsSave", self._save)

    def written(self) -> object:
        return [row.written() for row in self._rows]

    def _append(self, contact: Contact | None) -> _Row:
        row = _Row(self._person.affiliations, contact)
        row.removed.connect(partial(self._remove, row))
        self._rows.append(row)
        self._inner.addWidget(row)
        return row

    def _add(self) -> None:
        self._append(None).text.setFocus()

    def _remove(self, row: _Row) -> None:
        self._rows.remove(row)
        row.deleteLater()
        if not self._rows:
            self._append(None)
        self._rows[-1].text.setFocus()

    def _save(self) -> None:
        try:
            given = [value for value in (row.value() for row in self._rows) if value is not None]
        except Invalid:
            return
        number = self._person.id
        self.desk.do(
            lambda store: verbs.set_contacts(store, participant=number, contacts=given),
            self.accept,
            self.trouble.trouble,
        )


def _combo(name: str, title: str, choices: Sequence[tuple[object, str]]) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(title)
    for value, label in choices:
        box.addItem(label, value)
    return box
