"""The detail beside a list: one record set like a card, and the frame that it stands in.

A `Sheet` is built anew for every record shown. The `Card` keeps the place: where it was scrolled to, which
row of an inner table was current, and which widget had the focus.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QEvent, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFocusEvent, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.i18n import _
from desktop_app.ui.colours import MUTED, PROBLEM
from desktop_app.ui.facts import Facts
from desktop_app.ui.icons import icon
from desktop_app.ui.lines import Lines
from desktop_app.ui.long_words import WrappedText
from desktop_app.ui.record_title import RecordTitle
from desktop_app.ui.style import GAP, GRID, MARGIN, WIDE, muted, section_title
from desktop_app.ui.table.empty import Empty, EmptyState

COPIER = 24


class Link(QLabel):
    """A text that can be followed, in the colour of links of the scheme that is shown now."""

    def __init__(self, text: str, follow: Callable[[], object]) -> None:
        super().__init__()
        self._text = text
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(text)
        self.setWordWrap(True)
        self.linkActivated.connect(lambda _target: follow())
        self._paint()

    def _paint(self) -> None:
        colour = self.palette().link().color().name()
        self.setText(f'<a href="#" style="color:{colour};text-decoration:none">{escape(self._shown())}</a>')

    def _shown(self) -> str:
        return self._text

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line below the text tells where the focus is; the label itself shows nothing."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.fillRect(0, self.height() - 2, self.width(), 2, self.palette().accent())
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_text"):
            self._paint()


class _Address(Link):
    """On one line where there is room, otherwise broken after @ or a dot: it has no blanks to break at.
    What is too long for a narrow card even so is broken anywhere."""

    def _shown(self) -> str:
        return re.sub("([@.]|[^@.]{20})", "\\1\N{ZERO WIDTH SPACE}", self._text)

    def sizeHint(self) -> QSize:
        whole = self.fontMetrics().horizontalAdvance(self._text) + GRID
        return QSize(whole, self.heightForWidth(whole))


def plain(text: str, *, wrap: bool = True) -> QLabel:
    """A text that can be marked with the mouse."""
    if wrap:
        return WrappedText(text)
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def beside(first: QWidget, *others: QWidget) -> QWidget:
    """Widgets on one line, from the left."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GAP)
    for each in (first, *others):
        row.addWidget(each)
    row.addStretch()
    return line


def address(text: str, told: Callable[[str], None]) -> QWidget:
    """An e-mail address: a click writes to it, the button beside copies it."""
    link = _Address(text, lambda: QDesktopServices.openUrl(QUrl(f"mailto:{text}")))
    link.setToolTip(_("Write to {address}").format(address=text))
    return beside(link, copier(text, told))


def copier(text: str, told: Callable[[str], None]) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon("copy"))
    button.setIconSize(QSize(16, 16))
    button.setFixedSize(COPIER, COPIER)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setObjectName("copyValue")
    button.setAccessibleName(_("Copy {text}").format(text=text))
    button.setToolTip(_("Copy {text}").format(text=text))

    def copy() -> None:
        QGuiApplication.clipboard().setText(text)
        told(_("Copied {text}").format(text=text))

    button.clicked.connect(copy)
    return button


class Sheet(QWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(WIDE, MARGIN, WIDE, WIDE)
        self._column.setSpacing(GRID)

    def minimumSizeHint(self) -> QSize:
        """As narrow as its card: a single word too long for it must not push all the rest out of sight."""
        return QSize(0, super().minimumSizeHint().height())

    def title(self, text: str, mark: str = "") -> None:
        """`mark` stands after the title: "tf"."""
        label = RecordTitle(f"{text} {mark}".strip())
        label.setObjectName(f"{self.objectName()}Title")
        self._column.addWidget(label)

    def say(self, text: str) -> None:
        self._column.addWidget(plain(text))

    def quiet(self, text: str) -> None:
        label = plain(text)
        label.setForegroundRole(MUTED)
        self._column.addWidget(label)

    def warn(self, text: str) -> None:
        label = plain(text)
        label.setForegroundRole(PROBLEM)
        self._column.addWidget(label)

    def space(self) -> None:
        """Sets two parts of a kind apart."""
        self._column.addSpacing(GAP)

    def section(self, text: str) -> None:
        label = section_title(text)
        label.setWordWrap(True)
        label.setContentsMargins(0, MARGIN + GRID, 0, GRID)
        self._column.addWidget(label)

    def facts(self, pairs: Sequence[tuple[str, QWidget | str]]) -> None:
        rows = []
        for label, value in pairs:
            name = muted(label)
            said = plain(value) if isinstance(value, str) else value
            name.setBuddy(said)
            rows.append((name, said))
        self._column.addWidget(Facts(rows))

    def points(self, texts: Sequence[str]) -> None:
        """A list of lines; a long one goes on under its own beginning."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        for row, text in enumerate(texts):
            grid.addWidget(muted("–"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(plain(text), row, 1)
        self._column.addLayout(grid)

    def add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)

    def button(self, text: str, name: str, pressed: Callable[[], None]) -> None:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(pressed)
        line = QHBoxLayout()
        line.setContentsMargins(0, GAP, 0, 0)
        line.addWidget(button)
        line.addStretch()
        self._column.addLayout(line)

    def close_up(self) -> Sheet:
        """Nothing more comes: what is left of the height stays empty."""
        self._column.addStretch()
        return self


class Card(QStackedWidget):
    """`hint` stands there while no record is chosen."""

    def __init__(self, name: str, title: str, hint: Empty) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._record: object = None
        self._area = QScrollArea()
        self._area.setObjectName(f"{name}Area")
        self._area.setAccessibleName(title)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._hint = EmptyState(hint, f"{name}Hint")
        self.addWidget(self._hint)
        self.addWidget(self._area)

    def show_sheet(self, record: object, sheet: Sheet) -> None:
        """Show a record; the same one again keeps its place."""
        inside = QApplication.focusWidget()
        focused = inside.objectName() if inside is not None and self.isAncestorOf(inside) else ""
        same = record == self._record
        height = self._area.verticalScrollBar().value() if same else 0
        before = self._tables() if same else []
        chosen = {table.objectName(): table.current() for table in before}
        self._record = record
        self._area.setWidget(sheet)
        self.setCurrentWidget(self._area)
        sheet.show()
        QApplication.sendEvent(sheet, QEvent(QEvent.Type.LayoutRequest))  # how tall it is counts below
        for table in self._tables():
            table.moved.connect(lambda row, table=table: self._follow(sheet, table, row))
            table.choose(chosen.get(table.objectName()))
        if focused:
            again: QWidget | None = sheet.findChild(QWidget, focused)
            (again or self._area).setFocus()
        self._area.verticalScrollBar().setValue(height)
        for table in self._tables():
            if table.hasFocus() and table.currentIndex().isValid():
                self._follow(sheet, table, table.currentIndex().row())

    def _tables(self) -> list[Lines]:
        inner: QWidget | None = self._area.widget()
        return inner.findChildren(Lines) if inner is not None else []

    def _follow(self, sheet: Sheet, table: Lines, row: int) -> None:
        """An inner table does not scroll: the card does, after the current row."""
        where = table.viewport().mapTo(sheet, table.row_centre(row))
        self._area.ensureVisible(where.x(), where.y(), 0, WIDE)

    def show_nothing(self) -> None:
        self._record = None
        self.setCurrentWidget(self._hint)

    def take_focus(self) -> None:
        """To the card's table where it has one, otherwise to the card itself."""
        tables = [table for table in self._tables() if table.isVisibleTo(self)]
        (tables[0] if tables else self._area).setFocus(Qt.FocusReason.ShortcutFocusReason)
