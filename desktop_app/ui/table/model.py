"""The rows of a table: a list of ids in the source's order, and the texts of the rows painted lately.

Sorting, searching and counting are the source's work, done on the read thread. A list asks for its first
200 ids, then for the whole and, once, for how many there are without a search. Rows are fetched in windows
when they are painted; until they come a cell says "…", or what stood there before. Rows never come and go
one by one: every change of the ids is a reset, which a screen reader follows in 37 ms where removing rows
froze it for seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from desktop_app.ui.jobs import Jobs

FIRST = 200
WINDOW = 64
KEPT = 4096
"""Rows whose texts are kept; the oldest give way."""

WAITING = "…"

Index = QModelIndex | QPersistentModelIndex
_DISPLAY, _ALIGNMENT = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.TextAlignmentRole)
"""Once: to look into an enumeration takes longer than most answers."""
_NOWHERE = QModelIndex()
_ALIGNMENTS = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
}


@dataclass(frozen=True, slots=True)
class Column:
    """`label` is translated; `width` is in characters."""

    name: str
    label: str
    width: int = 20
    align: Literal["left", "right"] = "left"
    sortable: bool = True
    shrinks: bool = True
    """False for days and the like, which tell nothing when they are cut."""


class TableSource(Protocol):
    """Where a table's rows come from. All but `columns` is called on the read thread."""

    @property
    def columns(self) -> tuple[Column, ...]: ...

    def ids(self, search: str, order: str, *, descending: bool, limit: int | None) -> list[int]:
        """In the order of the column named `order`; "" means the list's own order."""

    def rows(self, ids: Sequence[int]) -> list[tuple[str, ...]]:
        """One row per id, in the same order; () for an id that is gone."""

    def count(self) -> int:
        """How many there are without any search."""


@dataclass(frozen=True, slots=True)
class _Loaded:
    """`rows` are those of `fresh`: of the ids seen first, where their texts were not known yet."""

    ids: list[int]
    fresh: list[int]
    rows: list[tuple[str, ...]]
    whole: bool
    total: int | None


class TableModel(QAbstractTableModel):
    """`loaded` comes after every answer; `whole` says whether the ids are now the whole list."""

    loaded = Signal()

    def __init__(self, source: TableSource, jobs: Jobs, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.source = source
        self.searched = ""
        self.order = ""
        self.descending = False
        self.total = 0
        self.counted = False
        """False while `total` is only those seen so far, not all that there are without a search."""
        self.whole = False
        self.page = WINDOW
        """So many rows are seen at once; the view says how many."""
        self._jobs = jobs
        self._ids_key, self._rows_key = f"{name}.ids", f"{name}.rows"
        self._ids: list[int] = []
        self._places: dict[int, int] | None = None
        self._rows: dict[int, tuple[str, ...]] = {}
        self._former: dict[int, tuple[str, ...]] = {}
        self._asked: set[int] = set()
        self._wanted: set[int] = set()
        self._age = 0
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fetch)

    @property
    def ids(self) -> Sequence[int]:
        return self._ids

    def id_at(self, row: int) -> int:
        return self._ids[row]

    def row_of(self, record: int) -> int | None:
        if self._places is None:
            self._places = {found: row for row, found in enumerate(self._ids)}
        return self._places.get(record)

    def text(self, record: int) -> tuple[str, ...] | None:
        """The cells of a row that has been fetched."""
        return self._rows.get(record)

    def use(self, source: TableSource) -> None:
        """Another source takes the place; nothing of the former one is shown any more."""
        self.beginResetModel()
        self.source = source
        self._age += 1
        self.order, self.descending = "", False
        self._ids, self._places = [], None
        self._rows, self._former = {}, {}
        self.endResetModel()
        self.load()

    def search(self, text: str) -> None:
        self.searched = text.strip()
        self._read(FIRST)

    def order_by(self, name: str, *, descending: bool = False) -> None:
        self.order, self.descending = name, descending
        self._read(FIRST)

    def load(self) -> None:
        """The first ids soon, then the whole list; rows fetched before are still good."""
        self.counted = False
        self._read(FIRST)

    def refresh(self) -> None:
        """Everything anew; what stands there stays until the new has come."""
        self._former = self._former | self._rows
        self._rows = {}
        self._age += 1
        self.counted = False
        self._asked.clear()
        self._read(None)

    def read_rows(self, ids: list[int], done: Callable[[list[tuple[str, ...]]], None]) -> None:
        """The texts of any rows, painted or not; rows that are gone are left out."""
        source = self.source
        self._jobs.read(lambda: [cells for cells in source.rows(ids) if cells], done)

    def _read(self, limit: int | None, *, painted: bool = False) -> None:
        source, search, order, descending = self.source, self.searched, self.order, self.descending
        known, counted = frozenset(self._rows), self.total if self.counted else None
        seen = self.page if limit else max(self.page, WINDOW)

        def work() -> _Loaded:
            ids, total = source.ids(search, order, descending=descending, limit=limit), counted
            whole = limit is None or len(ids) < limit
            if whole and total is None:
                total = source.count() if search else len(ids)
            fresh = [record for record in ids[:seen] if record not in known]
            return _Loaded(ids, fresh, source.rows(fresh) if fresh else [], whole, total)

        self.whole = False
        self._jobs.read(work, self._take, key=self._ids_key, painted=painted)

    def _take(self, loaded: _Loaded) -> None:
        self._keep(loaded.fresh, loaded.rows)
        self.whole = loaded.whole
        self.counted = loaded.total is not None
        self.total = len(loaded.ids) if loaded.total is None else loaded.total
        self._asked.clear()
        if loaded.ids == self._ids:
            self._repaint()
        else:
            self.beginResetModel()
            self._ids, self._places = loaded.ids, None
            self.endResetModel()
        self.loaded.emit()
        if not loaded.whole:
            self._read(None, painted=True)

    def _fetch(self) -> None:
        """One read for all windows that have been painted without texts."""
        wanted = sorted(self._wanted)
        self._wanted.clear()
        ids = [record for first in wanted for record in self._ids[first : first + WINDOW]]
        ids = [record for record in ids if record not in self._rows]
        if not ids:
            return
        self._asked = set(wanted)
        source, age = self.source, self._age
        self._jobs.read(lambda: source.rows(ids), lambda rows: self._fill(ids, rows, age), key=self._rows_key)

    def _fill(self, ids: list[int], rows: list[tuple[str, ...]], age: int) -> None:
        """Rows read before the last change are not believed; painting asks for them again."""
        self._asked.clear()
        if age == self._age:
            self._keep(ids, rows)
        self._repaint()

    def _keep(self, ids: list[int], rows: list[tuple[str, ...]]) -> None:
        for record, cells in zip(ids, rows, strict=True):
            self._rows.pop(record, None)
            self._rows[record] = cells
            self._former.pop(record, None)
        for oldest in list(self._rows)[: max(0, len(self._rows) - KEPT)]:
            del self._rows[oldest]

    def _repaint(self) -> None:
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, self.columnCount() - 1))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.source.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        if role == _DISPLAY:
            return self.shown(index.row(), index.column())
        if role == _ALIGNMENT:
            return self.alignment(index.column())
        return None

    def shown(self, row: int, column: int) -> str:
        """What stands in a cell; where that has not come, it is asked for."""
        record = self._ids[row]
        cells = self._rows.get(record)
        if cells is None:
            self._want(row)
            cells = self._former.get(record)
            if cells is None:
                return WAITING
        return cells[column] if cells else ""

    def alignment(self, column: int) -> Qt.AlignmentFlag:
        return _ALIGNMENTS[self.source.columns[column].align]

    def _want(self, row: int) -> None:
        first = row - row % WINDOW
        if first not in self._asked and first not in self._wanted:
            self._wanted.add(first)
            self._soon.start()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.source.columns):
            return None
        column = self.source.columns[section]
        if role == _DISPLAY:
            return column.label
        if role == _ALIGNMENT:
            return self.alignment(section)
        return None
