"""What the intake has been taught: columns, spellings, who are two people. All in one place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.i18n import _, ngettext
from desktop_app.records.keys import fold, sort_key
from desktop_app.store import learnt
from desktop_app.store.database import Store
from desktop_app.ui.bar import MessageBar
from desktop_app.ui.desk import Desk
from desktop_app.ui.importing.words import field_label
from desktop_app.ui.screen import take_room
from desktop_app.ui.style import GAP, MARGIN, WIDE, muted
from desktop_app.ui.table.empty import Empty
from desktop_app.ui.table.model import Column
from desktop_app.ui.table.pane import TablePane, spaced
from desktop_app.work import duplicates, imports, organisations


@dataclass(frozen=True, slots=True)
class Taught:
    """One thing that is remembered, in words, and the verb that forgets it."""

    kind: str
    text: str
    means: str
    forget: Callable[[Store], None]


class TaughtRows:
    """A TableSource; a row's number is its place, from 1."""

    def __init__(self, found: list[Taught] | None = None) -> None:
        self.found = found or []
        self.columns = (
            Column("kind", _("Kind"), 14),
            Column("text", _("In a list"), 22),
            Column("means", _("Is read as"), 22),
        )

    def ids(self, search: str, order: str, *, descending: bool, limit: int | None) -> list[int]:
        wanted = fold(search).split()
        numbers = [
            number
            for number, each in enumerate(self.found, 1)
            if all(word in fold(f"{each.kind} {each.text} {each.means}") for word in wanted)
        ]
        if order:
            numbers.sort(key=lambda n: sort_key(str(getattr(self.found[n - 1], order))), reverse=descending)
        return numbers[:limit]

    def rows(self, ids: Sequence[int]) -> list[tuple[str, ...]]:
        found = (self.found[number - 1] for number in ids)
        return [(each.kind, each.text, each.means) for each in found]

    def count(self) -> int:
        return len(self.found)


class TaughtDialog(QDialog):
    """Open with `open()`."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("taughtDialog")
        self.setWindowTitle(_("Remembered from earlier lists"))
        self.bar = MessageBar()
        self._desk = replace(desk, bar=self.bar)
        self._rows = TaughtRows()
        sentence = _("Nothing is remembered. What you put right in an import is, when you import.")
        self.pane = TablePane(
            self._rows,
            desk.jobs,
            name="taught",
            title=_("Remembered from earlier lists"),
            empty=Empty("history", sentence),
            search_hint=_("Search"),
            counted=lambda count: ngettext("{count} thing", "{count} things", count).format(
                count=spaced(count)
            ),
        )
        self._forget = QPushButton(_("&Forget"))
        self._forget.setObjectName("taughtForget")
        self._forget.setAutoDefault(False)
        self._forget.clicked.connect(lambda _on=False: self._forget_chosen())
        self.pane.selection_changed.connect(self._refresh)
        self.pane.model.loaded.connect(self._refresh)
        desk.changes.changed.connect(lambda _changed: self._look())
        self._lay_out()
        self._look()

    def _lay_out(self) -> None:
        close = QPushButton(_("&Close"))
        close.setObjectName("taughtClose")
        close.clicked.connect(lambda _on=False: self.close())
        close.setDefault(True)
        foot = QHBoxLayout()
        foot.setContentsMargins(WIDE, GAP, WIDE, MARGIN)
        foot.addWidget(close)
        foot.addStretch()
        foot.addWidget(self._forget)
        said = muted(_("What is forgotten here is asked again, or read as the program understands it."))
        said.setWordWrap(True)
        inner = QVBoxLayout()
        inner.setContentsMargins(WIDE, MARGIN, WIDE, GAP)
        inner.setSpacing(GAP)
        inner.addWidget(said)
        inner.addWidget(self.pane, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inner, 1)
        column.addWidget(self.bar)
        column.addLayout(foot)
        take_room(self, 860, 520)

    def _look(self) -> None:
        self._desk.read(all_taught, self._show, key="taught")

    def _show(self, found: list[Taught]) -> None:
        self._rows = TaughtRows(found)
        self.pane.use(self._rows)
        self.pane.focus_table()

    def _refresh(self) -> None:
        if self.pane.current() is None and self.pane.model.rowCount():
            self.pane.table.selectRow(0)
        self._forget.setEnabled(bool(self.pane.selected()))

    def _forget_chosen(self) -> None:
        chosen = [self._rows.found[number - 1] for number in self.pane.selected()]

        def forget(store: Store) -> None:
            for each in chosen:
                each.forget(store)

        def forgotten() -> None:
            if not self.bar.text:
                self.bar.tell(_("Forgotten."))
            self._look()

        if chosen:
            self.bar.clear()
            self._desk.do(forget, forgotten, self.bar.trouble)


def all_taught(store: Store) -> list[Taught]:
    return [
        *(_columns(each) for each in learnt.all_columns(store)),
        *(_spelling(each) for each in learnt.spellings(store)),
        *(_apart(each) for each in learnt.apart(store)),
    ]


def _columns(each: learnt.Columns) -> Taught:
    fields = (f"{heading}: {field_label(field)}" for heading, field in each.mapping.items())
    text = _("Lists like {file}").format(file=each.file) if each.file else _("A list")
    return Taught(
        _("Columns"),
        text,
        ", ".join(fields),
        lambda store: imports.forget_columns(store, shape=each.shape),
    )


def _spelling(each: learnt.Spelling) -> Taught:
    return Taught(
        _("Organisation"),
        each.text,
        each.name,
        lambda store: organisations.forget_spelling(store, spelling=each.id),
    )


def _apart(each: learnt.Apart) -> Taught:
    return Taught(
        _("Not the same person"),
        each.other or f"“{each.key}”",
        _("not {name}").format(name=each.name),
        lambda store: duplicates.forget_not_same(store, participant=each.participant, key=each.key),
    )
