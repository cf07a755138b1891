"""How a text file is to be read: its letters, what parts its columns, and the first lines of it."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.i18n import N_, _
from desktop_app.sheets.encodings import CHOICES
from desktop_app.ui.importing.source import Source
from desktop_app.ui.style import GAP

_SEPARATORS = (
    (";", N_("Semicolon")),
    (",", N_("Comma")),
    ("\t", N_("Tab")),
    ("|", N_("Bar")),
    ("", N_("None: no table")),
)
_NAMES = {
    "utf-8": "UTF-8",
    "cp1252": "Windows (cp1252)",
    "utf-16": "UTF-16",
    "mac_roman": "Mac (MacRoman)",
    "cp850": "DOS (cp850)",
    "iso8859-15": "ISO 8859-15",
    "cp1250": "Windows (cp1250)",
}
_TEXTS = (".csv", ".tsv", ".txt", ".tab")
_LINES = 4


class LettersOf(QWidget):
    chosen = Signal(object)
    """This source is to be read otherwise."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("importLetters")
        self._source: Source | None = None
        self._encoding = QComboBox()
        self._encoding.setObjectName("importEncoding")
        self._separator = QComboBox()
        self._separator.setObjectName("importSeparator")
        line = QHBoxLayout()
        line.setSpacing(GAP)
        for text, box in ((_("L&etters"), self._encoding), (_("Separat&or"), self._separator)):
            label = QLabel(text)
            label.setBuddy(box)
            box.activated.connect(self._choose)
            line.addWidget(label)
            line.addWidget(box)
        line.addStretch()
        self._lines = QPlainTextEdit()
        self._lines.setObjectName("importFirstLines")
        self._lines.setAccessibleName(_("The first lines of the file as they are read"))
        self._lines.setReadOnly(True)
        self._lines.setTabChangesFocus(True)
        self._lines.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._lines.setFixedHeight(self._lines.fontMetrics().lineSpacing() * (_LINES + 2))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(line)
        column.addWidget(self._lines)
        self.hide()

    def show_source(self, source: object) -> None:
        """Only for a text file that has been read; a workbook tells all of this itself."""
        self._source = source if isinstance(source, Source) and _is_text(source) else None
        self.setVisible(self._source is not None)
        if self._source is None or self._source.looked is None:
            return
        held = self._source.planned.file.understood if self._source.planned else None
        self._fill(
            self._encoding,
            [(name, _NAMES[name]) for name in CHOICES],
            self._source.encoding,
            _named(held.encoding if held else ""),
        )
        separators = [(sign, _(word)) for sign, word in _SEPARATORS]
        found = dict(separators).get(held.delimiter, "") if held else ""
        self._fill(self._separator, separators, self._source.delimiter, found)
        shown = self._source.looked.sheets[:1]
        texts = [" │ ".join(row) for sheet in shown for row in sheet.rows[:_LINES]]
        self._lines.setPlainText("\n".join(texts))

    def _fill(self, box: QComboBox, choices: list[tuple[str, str]], said: str | None, found: str) -> None:
        box.clear()
        box.addItem(_("Found out: {name}").format(name=found) if found else _("Find out"), None)
        for value, text in choices:
            box.addItem(text, value)
        box.setCurrentIndex(
            max(0, box.findData(said)) if said is not None and (said or box is self._separator) else 0
        )

    def _choose(self) -> None:
        if self._source is not None:
            self._source.encoding = self._encoding.currentData() or ""
            self._source.delimiter = self._separator.currentData()
            if self._source.looked is not None:
                self._source.looked = replace(self._source.looked, sheets=())
            self.chosen.emit(self._source)


def _is_text(source: Source) -> bool:
    if source.looked is None:
        return False
    if source.planned is not None:
        return bool(source.planned.file.understood.encoding)
    return source.name.casefold().endswith(_TEXTS)


def _named(encoding: str) -> str:
    return _NAMES.get(encoding.removesuffix("-sig").removesuffix("-le").removesuffix("-be"), encoding)
