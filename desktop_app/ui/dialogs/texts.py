"""What a network is for: its purpose, the mission of a period, the priorities of a year; one line per row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.i18n import _
from desktop_app.records.ids import NetworkId
from desktop_app.records.networks import LIST_KINDS, TextList
from desktop_app.store import networks
from desktop_app.ui.bar import MessageBar
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.saving import end_with_save
from desktop_app.ui.screen import take_room
from desktop_app.ui.style import GAP, GRID, MARGIN, WIDE, muted, section_title
from desktop_app.work import networks as verbs


def heading(held: TextList) -> str:
    """ "Uppdrag 2019–2022": the list's own heading, or its kind, with its period."""
    name = held.heading or _(dict(LIST_KINDS)[held.kind])
    return name if held.span.text in name else f"{name} {held.span.text}"


def open_texts(desk: Desk, network: NetworkId, name: str) -> None:
    desk.read(
        lambda store: networks.lists(store, network),
        lambda lists: TextsDialog(desk, network, name, lists).open(),
    )


class TextsDialog(QDialog):
    def __init__(self, desk: Desk, network: NetworkId, name: str, lists: Sequence[TextList]) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._network = network
        self._lists = tuple(lists)
        title = _("Purpose and mission of {network}").format(network=name)
        self.setObjectName("textsDialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._which = QComboBox()
        self._which.setObjectName("textsWhich")
        for held in self._lists:
            self._which.addItem(heading(held))
        kinds = {held.kind for held in self._lists if not held.span.text}
        self._new = [(kind, label) for kind, label in LIST_KINDS if kind not in kinds]
        for _kind, label in self._new:
            self._which.addItem(_("New: {list}").format(list=_(label)))
        self._period = QLineEdit()
        self._period.setObjectName("textsPeriod")
        self._period.setPlaceholderText(_("for example 2027 or 2027–2030; may be empty"))
        self._text = QPlainTextEdit()
        self._text.setObjectName("textsLines")
        self._text.setTabChangesFocus(True)
        self._trouble = MessageBar()
        self._trouble.setObjectName("textsTrouble")
        self._lay_out(title)
        self._which.activated.connect(self._show)
        self._show()
        take_room(self, 600, 480)
        self._text.setFocus()

    def _lay_out(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(GRID)
        column.addWidget(section_title(title))
        column.addSpacing(GAP)
        line = QHBoxLayout()
        line.setSpacing(MARGIN)
        line.addLayout(_labelled(_("&List"), self._which), 1)
        line.addLayout(_labelled(_("&Period"), self._period), 1)
        column.addLayout(line)
        column.addSpacing(GAP)
        column.addLayout(_labelled(_("Li&nes, one per row"), self._text), 1)
        column.addWidget(muted(_("Without any line the list is taken away.")))
        column.addWidget(self._trouble)
        end_with_save(self, column, "textsSave", self._save)

    def _show(self) -> None:
        """A list that is there keeps its period: another period is another list."""
        chosen = self._which.currentIndex()
        held = self._lists[chosen] if chosen < len(self._lists) else None
        self._period.setText(held.span.text if held else "")
        self._period.setReadOnly(held is not None)
        self._text.setPlainText("\n".join(held.lines) if held else "")

    def _save(self) -> None:
        chosen = self._which.currentIndex()
        held = self._lists[chosen] if chosen < len(self._lists) else None
        kind = held.kind if held else self._new[chosen - len(self._lists)][0]
        lines, period = self._text.toPlainText().splitlines(), self._period.text()
        head = held.heading if held else ""
        self._desk.do(
            lambda store: verbs.set_lines(
                store, network=self._network, kind=kind, lines=lines, heading=head, period=period
            ),
            self.accept,
            self._trouble.trouble,
        )


def _labelled(text: str, widget: QWidget) -> QVBoxLayout:
    label = QLabel(text)
    label.setBuddy(widget)
    widget.setAccessibleName(text.replace("&", ""))
    column = QVBoxLayout()
    column.setSpacing(GRID)
    column.addWidget(label)
    column.addWidget(widget)
    return column
