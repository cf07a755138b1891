"""The first step: which files or which text, into which network, from whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
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
from desktop_app.ui.form.editors import Choice, FindChoices, OrganisationEditor
from desktop_app.ui.importing.draft import Draft
from desktop_app.ui.importing.drop_area import DropArea
from desktop_app.ui.importing.given import GivenFiles
from desktop_app.ui.importing.letters_of import LettersOf
from desktop_app.ui.importing.rolling import NARROW
from desktop_app.ui.importing.source import Source
from desktop_app.ui.style import GAP, MARGIN, WIDE, muted, section_title
from desktop_app.work.folders import to_read
from desktop_app.work.imports import Pasted

ENDINGS = ("xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "tsv", "txt", "htm", "html")


class Choosing(QWidget):
    changed = Signal()
    source_changed = Signal(object)
    """This source is to be read again, with what was said of it."""
    taught_wanted = Signal()

    def __init__(self, ask: Ask, find_organisations: FindChoices) -> None:
        super().__init__()
        self._ask = ask
        self._proposed: NetworkId | None = None
        self.setObjectName("importChoosing")
        self.paths: list[Path] = []
        self.drop = DropArea(self._open_files, self._open_folder, self.paste)
        self._known: dict[Path, Source] = {}
        self._files = GivenFiles()
        self._files.removed.connect(self._remove)
        self._files.sheets_chosen.connect(self.source_changed)
        self._letters = LettersOf()
        self._letters.chosen.connect(self.source_changed)
        self._files.source_shown.connect(self._letters.show_source)
        self._take_away = QPushButton(_("&Take away"))
        self._take_away.setObjectName("removeFile")
        self._take_away.setAutoDefault(False)
        self._take_away.clicked.connect(lambda: self._remove(self._files.place))
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
        self._taught = QPushButton(_("&Remembered from earlier lists…"))
        self._taught.setObjectName("importTaught")
        self._taught.setAutoDefault(False)
        self._taught.clicked.connect(lambda _on=False: self.taught_wanted.emit())
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
        left.addWidget(self._letters)
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
        right.addSpacing(MARGIN)
        right.addWidget(self._taught, 0, Qt.AlignmentFlag.AlignLeft)
        right.addStretch()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._halves.setContentsMargins(WIDE, MARGIN, WIDE, MARGIN)
        self._halves.setSpacing(WIDE)
        self._halves.addLayout(left, 3)
        self._halves.addLayout(right, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the two halves stand under each other."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._halves.setDirection(way)

    # what is asked

    @property
    def unread(self) -> bool:
        """Whether there are files of which nothing is known yet."""
        known = (self._known.get(path) for path in self.paths)
        return any(source is None or source.looked is None or source.looked.moved < 0 for source in known)

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

    @property
    def networks(self) -> list[tuple[str, object]]:
        """The names and numbers that can be chosen, the first is none."""
        box = self._network
        return [(box.itemText(at), box.itemData(at)) for at in range(box.count())]

    def choose_network(self, number: object) -> None:
        self._network.setCurrentIndex(max(0, self._network.findData(number)))

    def show_networks(self, found: Sequence[tuple[int, str]]) -> None:
        self._network.clear()
        self._network.addItem(_("None, or the one that the list names itself"), None)
        for number, name in found:
            self._network.addItem(name, number)
        self._network.setCurrentIndex(max(0, self._network.findData(self._proposed)))

    def add(self, paths: Iterable[Path]) -> None:
        """A folder gives the lists in it."""
        self.paths = list(dict.fromkeys((*self.paths, *to_read(paths))))
        self._show_files()
        self.changed.emit()

    def clear(self) -> None:
        self.paths = []
        self._text.clear()
        self._show_files()
        self.changed.emit()

    def _open_files(self) -> None:
        kinds = ((_("Lists and pages"), ENDINGS),)
        self._ask.open_files(_("Choose files to import"), kinds, self._chosen)

    def _open_folder(self) -> None:
        self._ask.folder(_("Choose the folder of lists"), lambda folder: self._chosen([folder]))

    def _chosen(self, paths: Sequence[Path]) -> None:
        self.add(paths)
        self._files.setFocus()  # so that Enter goes on

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
            self.changed.emit()

    def show_sources(self, sources: Sequence[Source]) -> None:
        """What is known by now of the files."""
        self._known = {source.given: source for source in sources if isinstance(source.given, Path)}
        self._show_files()

    def _show_files(self) -> None:
        self._files.show_files(self.paths, self._known.get)
        for widget in (self._files, self._files_label, self._take_away):
            widget.setVisible(bool(self.paths))

    def focus_first(self) -> None:
        self.drop.choose_files.setFocus()

    def panes(self) -> list[QWidget]:
        return [*([self._files] if self.paths else []), self._text, self._network]


def all_networks(store: Store) -> list[tuple[int, str]]:
    """Number and name of each, for `show_networks`."""
    return [(int(number), name) for number, name in networks.all_names(store)]


def _buddied(text: str, widget: QWidget) -> QLabel:
    label = QLabel(text)
    label.setBuddy(widget)
    return label


def _hint(text: str) -> QLabel:
    label = muted(text)
    label.setWordWrap(True)
    return label
