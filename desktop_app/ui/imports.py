"""The history of imports: every file that was taken in, what it changed, and a way back, weeks later too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop_app.i18n import _, ngettext
from desktop_app.records.ids import ChangeId
from desktop_app.records.keys import fold
from desktop_app.ui import words
from desktop_app.ui.desk import Desk
from desktop_app.ui.style import GAP, MARGIN, WIDE, muted, section_title
from desktop_app.ui.table.empty import Empty
from desktop_app.ui.table.model import Column
from desktop_app.ui.table.pane import TablePane, spaced

if TYPE_CHECKING:
    from desktop_app.store.altered import Altered
    from desktop_app.store.database import Store
    from desktop_app.store.import_runs import ImportRun


SIZE, FRAME = QSize(980, 680), QSize(24, 48)
"""The frame is the system's title bar and borders, which a small screen must have room for."""


SHORT = 480
"""Below this height the two tables scroll together, so that the buttons stay in sight."""


class _Runs:
    """The imported files as the rows of a table, the latest first."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._runs: dict[int, ImportRun] = {}
        self.columns = (
            Column("at", _("When"), 17, sortable=False),
            Column("who", _("Who"), 12, sortable=False),
            Column("file", _("File"), 34, sortable=False),
            Column("network", _("Network"), 24, sortable=False),
            Column("new", _("Added"), 9, align="right", sortable=False),
            Column("changed", _("Changed"), 9, align="right", sortable=False),
            Column("undone", "", 9, sortable=False),
        )

    def ids(self, search: str, order: str, *, descending: bool, limit: int | None) -> list[int]:
        del order, descending
        wanted = fold(search).split()
        return [
            run.id
            for run in self._read()
            if all(word in fold(f"{run.file} {run.network} {run.organisation} {run.who}") for word in wanted)
        ][:limit]

    def rows(self, ids: Sequence[int]) -> list[tuple[str, ...]]:
        return [_cells(self._runs[number]) if number in self._runs else () for number in ids]

    def count(self) -> int:
        return len(self._read())

    def run(self, number: int | None) -> ImportRun | None:
        return None if number is None else self._runs.get(number)

    def together(self, run: ImportRun) -> int:
        """How many files were taken in with this one."""
        return sum(each.change == run.change for each in self._runs.values())

    def _read(self) -> list[ImportRun]:
        from desktop_app.store import import_runs

        found = import_runs.runs(self._store)
        self._runs = {run.id: run for run in found}
        return found


def _cells(run: ImportRun) -> tuple[str, ...]:
    counts = (str(run.counts.get(name, 0)) for name in ("new", "changed"))
    undone = _("undone") if run.undone else ""
    return words.moment(run.at), run.who, run.file, run.network, *counts, undone


class _Altered:
    """What one import changed, as the rows of a table; nothing where none is chosen."""

    def __init__(self, store: Store, change: ChangeId | None) -> None:
        self._store = store
        self._change = change
        self._lines: list[Altered] | None = None
        self.columns = (
            Column("name", _("Name"), 24, sortable=False),
            Column("field", _("Field"), 18, sortable=False),
            Column("before", _("Before"), 26, sortable=False),
            Column("after", _("After"), 34, sortable=False),
        )

    def ids(self, search: str, order: str, *, descending: bool, limit: int | None) -> list[int]:
        del order, descending
        wanted = fold(search).split()
        return [
            number
            for number, line in enumerate(self._read(), 1)
            if all(word in fold(" ".join(line)) for word in wanted)
        ][:limit]

    def rows(self, ids: Sequence[int]) -> list[tuple[str, ...]]:
        lines = self._read()
        return [tuple(lines[number - 1]) if number <= len(lines) else () for number in ids]

    def count(self) -> int:
        return len(self._read())

    def _read(self) -> list[Altered]:
        """Read once: what a change did is never other than it was."""
        if self._lines is None:
            from desktop_app.store import altered

            self._lines = altered.altered(self._store, self._change) if self._change is not None else []
        return self._lines


def _files(number: int) -> str:
    return ngettext("{count} file", "{count} files", number).format(count=spaced(number))


def _changes(number: int) -> str:
    return ngettext("{count} change", "{count} changes", number).format(count=spaced(number))


def _scrolled(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(inside)
    return area


class ImportsDialog(QDialog):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._source = _Runs(desk.store)
        self._shown: int | None = None
        self.setObjectName("importsDialog")
        self.setWindowTitle(_("Imports"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pane = TablePane(
            self._source,
            desk.jobs,
            name="imports",
            title=_("Imports"),
            empty=Empty("download", _("Nothing has been imported yet.")),
            search_hint=_("Search file, network, who"),
            counted=_files,
        )
        self._altered = TablePane(
            _Altered(desk.store, None),
            desk.jobs,
            name="altered",
            title=_("What the import changed"),
            empty=Empty("file-text", _("The import changed nothing that is shown here.")),
            search_hint=_("Search name, field, value"),
            counted=_changes,
        )
        self._about = muted()
        self._about.setObjectName("importAbout")
        self._about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._undo = QPushButton(_("&Undo this import"))
        self._undo.setObjectName("undoImport")
        self._undo.setAutoDefault(False)
        self._lay_out()
        self._undo.clicked.connect(self._undo_chosen)
        self._pane.row_chosen.connect(self._refresh)
        self._pane.model.loaded.connect(self._loaded)
        desk.changes.changed.connect(self._pane.refresh)
        self._pane.load()
        self._pane.focus_table()

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self._undo, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        below = QWidget()
        part = QVBoxLayout(below)
        part.setContentsMargins(0, GAP, 0, 0)
        part.setSpacing(GAP)
        head = QHBoxLayout()
        head.addWidget(section_title(_("What the import changed")))
        head.addStretch(1)
        head.addWidget(self._about)
        part.addLayout(head)
        part.addWidget(self._altered, 1)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self._pane)
        parts.addWidget(below)
        parts.setSizes([240, 360])
        size = SIZE.boundedTo(self.screen().availableSize() - FRAME)
        short = size.height() < SHORT
        edge = GAP if short else WIDE
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(GAP if short else MARGIN)
        if short:
            column.addWidget(_scrolled(parts), 1)
        else:
            column.addWidget(section_title(_("Imports")))
            column.addWidget(parts, 1)
        column.addWidget(buttons)
        self.resize(size)

    def _loaded(self) -> None:
        if self._pane.current() is None and self._pane.model.rowCount():
            self._pane.table.selectRow(0)
        self._refresh()

    def _refresh(self, _record: object = None) -> None:
        run = self._source.run(self._pane.current())
        self._undo.setEnabled(run is not None and not run.undone and not self._desk.store.read_only)
        self._about.setText(self._sentence(run) if run is not None else "")
        number = run.id if run is not None else None
        if number != self._shown:
            self._shown = number
            self._altered.use(_Altered(self._desk.store, run.change if run is not None else None))

    def _sentence(self, run: ImportRun) -> str:
        parts = [run.organisation, _("{count} bytes").format(count=spaced(run.size)), run.sha256[:16]]
        files = self._source.together(run)
        if files > 1:
            parts.append(_("taken in together with {files}; undone together").format(files=_files(files - 1)))
        return " · ".join(filter(None, parts))

    def _undo_chosen(self) -> None:
        """The answer, and what was kept because it was edited since, stands in the window's bar."""
        run = self._source.run(self._pane.current())
        if run is not None:
            self._desk.undo(run.change)
            self.accept()
