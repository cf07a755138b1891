"""The list at the window's left edge: where one can go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem

from desktop_app.i18n import N_, _
from desktop_app.ui.icons import icon

PLACES = (
    ("start", N_("Today"), "house"),
    ("networks", N_("Networks"), "network"),
    ("participants", N_("Participants"), "users"),
    ("meetings", N_("Meetings"), "clock"),
    ("organisations", N_("Organisations"), "building-2"),
    ("coverage", N_("Coverage"), "map"),
    ("calendar", N_("Calendar"), "calendar-days"),
    ("assignments", N_("Assignments"), "clipboard-list"),
    ("statistics", N_("Statistics"), "chart-column"),
)
WIDTH = 168
NARROW = 40
"""Icons alone; the texts lie beyond the edge and are still read aloud."""
ROW = 40
_Kind = Qt.ItemDataRole.UserRole


class Navigation(QListWidget):
    chosen = Signal(str)

    def __init__(self, places: Sequence[tuple[str, str, str]]) -> None:
        """Each place is its kind, its name for a person and its icon."""
        super().__init__()
        self.setObjectName("navigation")
        self.setAccessibleName(_("Views"))
        self.setFixedWidth(WIDTH)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for kind, name, picture in places:
            item = QListWidgetItem(icon(picture), name)
            item.setData(_Kind, kind)
            item.setToolTip(name)
            item.setSizeHint(QSize(WIDTH, ROW))
            self.addItem(item)
        self.currentItemChanged.connect(self._choose)

    def make_room(self, *, narrow: bool) -> None:
        self.setFixedWidth(NARROW if narrow else WIDTH)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_Kind))

    def show_kind(self, kind: str) -> None:
        """Mark a place without going there."""
        quiet = self.blockSignals(True)
        for row in range(self.count()):
            if self.item(row).data(_Kind) == kind:
                self.setCurrentRow(row)
        self.blockSignals(quiet)
