"""The first step: which files or which text, into which network, from whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.i18n import _
from desktop_app.records.fields import Field
from desktop_app.records.ids import NetworkId, OrganisationId
from desktop_app.store import networks
from desktop_app.store.database import Store
from desktop_app.ui.ask import Ask
from desktop_app.ui.colours import MUTED, colour
from desktop_app.ui.form.editors import Choice, FindChoices, OrganisationEditor
from desktop_app.ui.icons import Picture, icon
from desktop_app.ui.importing.draft import Draft
from desktop_app.ui.style import GAP, MARGIN, WIDE, muted, section_title
from desktop_app.work.imports import Pasted

ENDINGS = ("xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "tsv", "txt", "htm", "html")
ROWS = 5
"""Files that are seen at once."""


class DropArea(QFrame):
    """A dashed field that says where to drop; the whole assistant takes what is dropped."""

    def __init__(self, opened: Callable[[], None], pasted: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("importDrop")
        self.over = False
        sentence = QLabel(_("Drop files here, or choose them."))
        sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        kinds = muted(_("Excel, CSV, text, or a web page that you copy and paste"))
        kinds.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        kinds.setWordWrap(True)
        self.choose_files = _button("chooseFiles", _("Choose &files…"), "folder-open", opened)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.choose_files)
        buttons.addWidget(_button("pasteText", _("&Paste"), "clipboard-paste", pasted))
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(GAP)
        column.addWidget(Picture("download", 32, MUTED), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(sentence)
        column.addWidget(kinds)
        column.addSpacing(GAP)
        column.addLayout(buttons)

    def show_over(self, *, over: bool) -> None:
        self.over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self.palette()
        line = shown.accent().color() if self.over else colour(shown, "field_line")
        painter.setPen(QPen(line, 2 if self.over else 1, Qt.PenStyle.DashLine))
        painter.setBrush(colour(shown, "info_back") if self.over else shown.base())
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 6, 6)
        painter.end()


class _Files(QListWidget):
    """Del takes a file away."""

    removed = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.currentRow() >= 0:
            self.removed.emit(self.currentRow())
        else:
            super().keyPressEvent(event)


class Choosing(QWidget):
    changed = Signal()

    def __init__(self, ask: Ask, find_organisations: FindChoices) -> None:
        super().__init__()
        self._ask = ask
        self._proposed: NetworkId | None = None
        self.setObjectName("importChoosing")
        self.paths: list[Path] = []
        self.drop = DropArea(self._open_files, self.paste)
        self._files = _Files()
        self._files.setObjectName("importFiles")
        self._files.removed.connect(self._remove)
        self._take_away = QPushButton(_("&Take away"))
        self._take_away.setObjectName("removeFile")
        self._take_away.setAutoDefault(False)
        self._take_away.clicked.connect(lambda: self._remove(self._files.currentRow()))
        self._text = QPlainTextEdit()
        self._text.setObjectName("importText")
        self._text.setTabChangesFocus(True)
        self._text.setPlaceholderText(_("A page, a table or a list of names, one on each line"))
        self._text.textChanged.connect(self.changed)
        self._network = QComboBox()
        self._network.setObjectName("importNetwork")
        self._network.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._network.setMinimumContentsLength(24)
        self._network.activated.connect(self.changed)
        self._sender = OrganisationEditor(
            Field("sender", "", hint=_("The list says it itself")), find_organisations
        )
        self.sender_line = self._sender.line
        self.sender_line.setObjectName("importSender")
        self._lay_out()
        self._show_files()

    def _lay_out(self) -> None:
        self._files_label = _buddied(_("Fi&les"), self._files)
        files_line = QHBoxLayout()
        files_line.addWidget(self._files_label)
        files_line.addStretch()
        files_line.addWidget(self._take_away)
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(self.drop)
        left.addLayout(files_line)
        left.addWidget(self._files)
        left.addWidget(_buddied(_("Paste&d text"), self._text))
        left.addWidget(self._text, 1)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(GAP)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(_("&Network"), self._network)
        form.addRow(_hint(_("People in the list are given a seat in the network.")))
        form.addRow(QLabel())
        form.addRow(_("&Sender (if the list does not name the organisation)"), self.sender_line)
        form.addRow(_hint(_("Used for rows that say nothing of where the person works.")))
        right = QVBoxLayout()
        right.setSpacing(MARGIN)
        right.addWidget(section_title(_("Where to")))
        right.addLayout(form)
        right.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(WIDE, MARGIN, WIDE, MARGIN)
        row.setSpacing(WIDE)
        row.addLayout(left, 3)
        row.addLayout(right, 2)

    # what is asked

    def sources(self) -> list[Path | Pasted]:
        text = self._text.toPlainText()
        pasted = [Pasted(text, _("Pasted text"))] if text.strip() else []
        return [*self.paths, *pasted]

    def aim(self, draft: Draft) -> None:
        """Tell the draft; raises `Invalid` for a sender that there is not."""
        chosen = self._network.currentData()
        sender = self._sender.value()
        draft.aim(
            None if chosen is None else NetworkId(chosen),
            OrganisationId(sender.id) if isinstance(sender, Choice) else None,
        )

    # what is given

    def begin(self, network: NetworkId | None, paths: Iterable[Path], text: str) -> None:
        """What is known from the start."""
        self._proposed = network
        self.add(paths)
        self._text.setPlainText(text)

    def show_networks(self, found: Sequence[tuple[int, str]]) -> None:
        self._network.clear()
        self._network.addItem(_("None, or the one that a page describes"), None)
        for number, name in found:
            self._network.addItem(name, number)
        self._network.setCurrentIndex(max(0, self._network.findData(self._proposed)))

    def add(self, paths: Iterable[Path]) -> None:
        """A folder gives the files in it."""
        found: list[Path] = []
        for path in paths:
            inside = sorted(each for each in path.iterdir() if each.is_file()) if path.is_dir() else [path]
            found += (each for each in inside if not each.name.startswith((".", "~$")))
        self.paths = list(dict.fromkeys((*self.paths, *found)))
        self._show_files()
        self.changed.emit()

    def clear(self) -> None:
        self.paths = []
        self._text.clear()
        self._show_files()
        self.changed.emit()

    def _open_files(self) -> None:
        kinds = ((_("Lists and pages"), ENDINGS),)
        self._ask.open_files(_("Choose files to import"), kinds, self.add)

    def paste(self) -> None:
        """What lies on the clipboard: copied files, otherwise its text."""
        self.take(QGuiApplication.clipboard().mimeData())
        self._text.setFocus()

    def take(self, data: QMimeData) -> None:
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.add(paths)
        elif data.hasText():
            self._text.insertPlainText(data.text())

    def _remove(self, row: int) -> None:
        if 0 <= row < len(self.paths):
            del self.paths[row]
            self._show_files()
            self._files.setCurrentRow(min(row, len(self.paths) - 1))
            self.changed.emit()

    def _show_files(self) -> None:
        self._files.clear()
        for path in self.paths:
            item = QListWidgetItem(icon("file-spreadsheet"), path.name)
            item.setToolTip(str(path))
            self._files.addItem(item)
        rows = min(len(self.paths), ROWS)
        height = self._files.sizeHintForRow(0) if self.paths else 0
        self._files.setFixedHeight(rows * height + 2 * self._files.frameWidth())
        for widget in (self._files, self._files_label, self._take_away):
            widget.setVisible(bool(self.paths))
        if self.paths:
            self._files.setCurrentRow(len(self.paths) - 1)

    def focus_first(self) -> None:
        self.drop.choose_files.setFocus()

    def panes(self) -> list[QWidget]:
        return [*([self._files] if self.paths else []), self._text, self._network]


def all_networks(store: Store) -> list[tuple[int, str]]:
    """Number and name of each, for `show_networks`."""
    return [(int(row.id), row.name) for row in networks.rows(store, networks.ids(store))]


def _button(name: str, text: str, picture: str, pressed: Callable[[], None]) -> QPushButton:
    button = QPushButton(icon(picture), text)
    button.setObjectName(name)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _on=False: pressed())
    return button


def _buddied(text: str, widget: QWidget) -> QLabel:
    label = QLabel(text)
    label.setBuddy(widget)
    return label


def _hint(text: str) -> QLabel:
    label = muted(text)
    label.setWordWrap(True)
    return label
