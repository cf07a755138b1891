"""Somebody at the window: chooses in menus, presses keys, fills in forms by their labels, clicks rows and
buttons by what stands on them, and reads. Nothing is done here that a person cannot do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QWidget,
)

from desktop_app.ui.commands import plain
from desktop_app.ui.window import Window
from tests.paper.pdf_text import read, rows
from tests.ui.fake_ask import FakeAsk
from tests.ui.looking import type_text
from tests.ui.pages.reading import said

_Left = Qt.MouseButton.LeftButton
_None = Qt.KeyboardModifier.NoModifier


@dataclass
class Administrator:
    """`ask` answers the choosers of files and the questions; files lie in `folder`."""

    window: Window
    ask: FakeAsk
    folder: Path

    # where one is

    @property
    def front(self) -> QWidget:
        """The dialog in front of everything, otherwise the window."""
        QApplication.processEvents()
        return QApplication.activeModalWidget() or self.window

    def _target(self) -> QWidget:
        """What hears the keyboard."""
        front = self.front
        if not front.isActiveWindow():
            front.activateWindow()  # as a desktop does when a dialog has been closed
            assert QTest.qWaitForWindowActive(front)  # else its keys go nowhere
        return QApplication.activePopupWidget() or QApplication.focusWidget() or front

    # what a person does

    def menu(self, menu: str, entry: str) -> None:
        """Choose in the window's menus what can be chosen now."""
        (chosen,) = [each for each in self._entries(menu) if _label(each.text()) == entry]
        assert chosen.isEnabled(), f"{entry} cannot be chosen now"
        chosen.trigger()
        QApplication.processEvents()

    def possible(self, menu: str, entry: str) -> bool:
        """Whether the entry that begins so can be chosen."""
        return any(each.isEnabled() for each in self._entries(menu) if _label(each.text()).startswith(entry))

    def _entries(self, menu: str) -> list[QAction]:
        QApplication.processEvents()
        menus = self.window.menuBar().findChildren(QMenu)
        return next(each.actions() for each in menus if plain(each.title()) == menu)

    def press(self, *keys: str) -> None:
        """Keys one after another, by the names that stand in the menus: "Ctrl+K", "Return"."""
        for each in keys:
            QTest.keySequence(self._target(), QKeySequence(each))
            QApplication.processEvents()

    def write(self, text: str) -> None:
        """Letter by letter where the focus is."""
        for letter in text:
            type_text(self._target(), letter)

    def paste(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.press("Ctrl+V")

    @property
    def clipboard(self) -> str:
        return QGuiApplication.clipboard().text()

    def fill(self, values: dict[str, str | bool]) -> None:
        """Fields by their labels; what stood there is written over."""
        for label, value in values.items():
            editor = self.field(label)
            if isinstance(editor, QCheckBox):
                if editor.isChecked() != value:
                    editor.click()
            elif isinstance(editor, QComboBox):
                self.pick(label, str(value))
            else:
                self._write_over(editor, str(value))
        QApplication.processEvents()

    def _write_over(self, editor: QWidget, text: str) -> None:
        editor.setFocus()
        self.press("Ctrl+A")
        if isinstance(editor, QPlainTextEdit) or "\n" in text:
            self.paste(text)
        else:
            self.write(text)
        popup = QApplication.activePopupWidget()
        if isinstance(popup, QAbstractItemView):  # names that fit: the first is chosen
            self.press("Down", "Return")

    def pick(self, label: str, text: str) -> None:
        """What begins so among the choices of a field."""
        box = self.field(label)
        assert isinstance(box, QComboBox), f"{label} is no choice"
        place = box.findText(text, Qt.MatchFlag.MatchStartsWith)
        assert place >= 0, f"no {text!r} among {[box.itemText(at) for at in range(box.count())]}"
        box.setCurrentIndex(place)
        box.activated.emit(place)
        QApplication.processEvents()

    def click(self, text: str) -> None:
        """The button that says so, in front."""
        button = self.button(text)
        assert button.isEnabled(), f"{text} cannot be pressed"
        QTest.mouseClick(button, _Left)
        QApplication.processEvents()

    def wait(self, until: Callable[[], bool]) -> None:
        """For what is looked for while one writes."""
        for _moment in range(100):
            if until():
                return
            QTest.qWait(20)
        raise AssertionError(f"it does not come: {self.told}")

    def tab(self, text: str) -> None:
        """A part of the card."""
        for bar in self.front.findChildren(QTabBar):
            texts = [bar.tabText(index) for index in range(bar.count())]
            if bar.isVisible() and text in texts:
                QTest.mouseClick(bar, _Left, _None, bar.tabRect(texts.index(text)).center())
                QApplication.processEvents()
                return
        raise AssertionError(f"no part {text!r}")

    def choose(self, table: str, text: str) -> None:
        """Click the row in which a cell begins so."""
        self.wait(lambda: any(each.accessibleName() == table for each in self._tables()))
        view = self.table(table)
        model = view.model()
        for row in range(model.rowCount()):
            if any(cell.startswith(text) for cell in _cells(model, row)):
                view.scrollTo(model.index(row, 0))
                view.setFocus()
                QTest.mouseClick(view.viewport(), _Left, _None, view.visualRect(model.index(row, 0)).center())
                QApplication.processEvents()
                return
        raise AssertionError(f"no {text!r} in {self.rows(table)}")

    def drop(self, file: Path) -> None:
        """From a folder's window onto the page in sight."""
        carried = QMimeData()
        carried.setUrls([QUrl.fromLocalFile(str(file))])
        page, action = self.window.page, Qt.DropAction.CopyAction
        assert page is not None
        entered = QDragEnterEvent(QPoint(5, 5), action, carried, _Left, _None)
        QApplication.sendEvent(page, entered)
        assert entered.isAccepted(), f"{file.name} cannot be dropped here"
        QApplication.sendEvent(page, QDropEvent(QPointF(5, 5), action, carried, _Left, _None))
        QApplication.processEvents()

    # what a person reads

    def field(self, label: str) -> QWidget:
        labels = (each for each in self.front.findChildren(QLabel) if _label(each.text()) == label)
        for buddy in map(_buddy, labels):
            if buddy is not None and buddy.isVisible():
                return buddy
        kinds = (QCheckBox, QLineEdit, QPlainTextEdit, QComboBox)
        for widget in (each for kind in kinds for each in self.front.findChildren(kind)):
            text = widget.text() if isinstance(widget, QCheckBox) else widget.accessibleName()
            if widget.isVisible() and _label(text) == label:
                return widget
        raise AssertionError(f"no field {label!r} in {self.front.objectName()}")

    def button(self, text: str) -> QAbstractButton:
        found = [
            each
            for each in self.front.findChildren(QAbstractButton)
            if each.isVisible() and _label(each.text()).strip() == text
        ]
        assert found, f"no button {text!r} in {self.front.objectName()}"
        return found[0]

    def _tables(self) -> list[QTableView]:
        return [each for each in self.front.findChildren(QTableView) if each.isVisible()]

    def table(self, title: str) -> QTableView:
        """By the title that a screen reader says."""
        found = [each for each in self._tables() if each.accessibleName() == title]
        assert found, f"no table {title!r}"
        return found[0]

    def rows(self, title: str) -> list[tuple[str, ...]]:
        model = self.table(title).model()
        return [_cells(model, row) for row in range(model.rowCount())]

    def row(self, title: str, text: str) -> tuple[str, ...]:
        """The only row in which a cell begins so."""
        found = [row for row in self.rows(title) if any(cell.startswith(text) for cell in row)]
        assert len(found) == 1, (text, found)
        return found[0]

    @property
    def told(self) -> str:
        """All that stands in front in words."""
        return said(self.front)

    @property
    def bar(self) -> str:
        """The line of messages at the window's foot."""
        QApplication.processEvents()
        return self.window.bar.text

    @property
    def hits(self) -> list[str]:
        """What the palette has found."""
        QApplication.processEvents()
        shown = self.front.findChild(QListWidget)
        assert shown is not None
        return [shown.item(row).text() for row in range(shown.count())]

    def look_at(self, day: str) -> None:
        """Another day than today; "" is today."""
        if day:
            self.press("Ctrl+T", "Ctrl+A")
            self.write(day)
            self.press("Return")
        else:
            self.press("Ctrl+Shift+T")

    def saved_pdf(self) -> str:
        """The paper that is shown in front, saved and read back: a line for each line of it."""
        out = self.folder / "papper.pdf"
        self.ask.answers.append(out)
        self.click("Save as PDF")
        self.press("Esc")
        return "\n".join(" ".join(line) for page in read(out.read_bytes()) for line in rows(page))

    def exported(self, order: Callable[[], None]) -> list[dict[str, str]]:
        """The spreadsheet that is asked for, read back: its rows by their headings."""
        out = self.folder / "tabell.xlsx"
        self.ask.answers.append(out)
        order()
        head, *lines = openpyxl.load_workbook(out).worksheets[0].iter_rows(values_only=True)
        return [dict(zip(map(str, head), (str(cell or "") for cell in line), strict=True)) for line in lines]


def _buddy(label: QLabel) -> QWidget | None:
    return label.buddy()


def _label(text: str) -> str:
    return plain(text).removesuffix(" (required)").rstrip("…:")


def _cells(model: QAbstractItemModel, row: int) -> tuple[str, ...]:
    indexes = [model.index(row, column, QModelIndex()) for column in range(model.columnCount())]
    return tuple(str(index.data() or "").strip() for index in indexes)
