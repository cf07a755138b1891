"""The whole of a list that the first view begins: the participants whom something has to be done about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from desktop_app.i18n import _
from desktop_app.records.keys import fold
from desktop_app.store.database import Store
from desktop_app.store.today import Listed
from desktop_app.ui import words
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.kept import KeptDialog
from desktop_app.ui.participant_rows import counted
from desktop_app.ui.table.empty import Empty
from desktop_app.ui.table.model import Column

Read = Callable[[Store, date, None], Listed[Any]]


class _Rows:
    """Somebody a row; whoever stands there twice is told of in one row a time."""

    def __init__(self, store: Store, read: Read, day: date) -> None:
        self._store = store
        self._read = read
        self._day = day
        self._known: dict[int, tuple[str, ...]] = {}
        self.columns = (
            Column("name", _("Name"), 28, sortable=False),
            Column("network", _("Network"), 28, sortable=False),
            Column("ends", _("Ends"), 14, sortable=False),
        )

    def ids(self, search: str, order: str, *, descending: bool, limit: int | None) -> list[int]:
        del order, descending
        self._known = {}
        for each in self._read(self._store, self._day, None).lines:
            cells = (each[1], "", "")
            if len(each) > 2:
                cells = (each.name, each.network_name, words.list_days(each.last_day, ""))
            self._known.setdefault(int(each[0]), cells)
        wanted = fold(search).split()
        found = [
            number
            for number, cells in self._known.items()
            if all(word in fold(" ".join(cells)) for word in wanted)
        ]
        return found[:limit]

    def rows(self, ids: Sequence[int]) -> list[tuple[str, ...]]:
        return [self._known.get(number, ()) for number in ids]

    def count(self) -> int:
        return len(self._known)


class AskedFor(KeptDialog):
    """Opened with `open()`; Enter goes to the participant."""

    def __init__(self, desk: Desk, name: str, title: str, read: Read) -> None:
        super().__init__(desk, f"{name}Whole", title)
        self.add_button(_("&Show participant"), "Show", self._go, needs_one=True)
        self.show_list(
            _Rows(desk.store, read, desk.looked_at.day),
            empty=Empty("users", _("Nobody.")),
            counted=counted,
            opened=self._go,
        )

    def _go(self) -> None:
        number = self.current()
        self.accept()
        self.desk.go("participants", number)
