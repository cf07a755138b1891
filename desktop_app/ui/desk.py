"""What every page and dialog of the window works with, and the one way in which they read and write.

A read runs on the read thread, a verb on the write thread. After a verb the bar tells what the history now
says, with a button that undoes it: no page invents words of its own for what was done.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.i18n import _
from desktop_app.records.history import HistoryLine, Undone
from desktop_app.records.ids import ChangeId
from desktop_app.records.progress import Work
from desktop_app.ui.ask import Ask
from desktop_app.ui.bar import MessageBar
from desktop_app.ui.changes import Changes
from desktop_app.ui.commands import Commands
from desktop_app.ui.day_looked_at import DayLookedAt
from desktop_app.ui.form.editors import Choice
from desktop_app.ui.jobs import Failed, Jobs, Running

if TYPE_CHECKING:  # the window is painted before the database's library is there
    from desktop_app.store.database import Store

T = TypeVar("T")
HITS = 12


def _nothing() -> None:
    """Nobody waits for the end."""


def _nowhere(_kind: str, _record: int) -> None:
    """No pages to go to."""


def _nobody(_kind: str, _text: str) -> None:
    """No lists to search."""


@dataclass
class Desk:
    """`places` is kept in the person's settings; `go` shows a record on its page, `seek` what a search finds
    there."""

    store: Store
    jobs: Jobs
    ask: Ask
    bar: MessageBar
    commands: Commands
    changes: Changes
    window: QWidget
    places: dict[str, Any] = field(default_factory=dict)
    looked_at: DayLookedAt = field(default_factory=DayLookedAt)
    go: Callable[[str, int], None] = _nowhere
    seek: Callable[[str, str], None] = _nobody

    def read(
        self,
        work: Callable[[Store], T],
        done: Callable[[T], None],
        *,
        key: str | None = None,
        failed: Failed | None = None,
    ) -> None:
        self.jobs.read(lambda: work(self.store), done, key=key, failed=failed)

    def do(
        self,
        verb: Callable[[Store], object],
        done: Callable[[], None] = _nothing,
        failed: Failed | None = None,
        *,
        then: Callable[[], None] = _nothing,
    ) -> None:
        """Carry out a verb, or several in turn: one press of Undo takes back all of them. `done` may be the
        method of a dialog that is gone by then; `then` is called whatever became of it."""

        if self.reads_only():
            return

        def work() -> list[HistoryLine]:
            before = self._last_change()
            verb(self.store)
            return self._made_since(before)

        self.jobs.write(work, self._telling(done, then), failed)

    def run(
        self,
        verb: Callable[[Store], Work[object]],
        done: Callable[[], None],
        failed: Failed | None = None,
        *,
        title: str,
    ) -> Running:
        """The same for long work, with progress and Cancel."""

        def work() -> Work[list[HistoryLine]]:
            before = self._last_change()
            yield from verb(self.store)
            return self._made_since(before)

        return self.jobs.run(work(), self._telling(done), failed, title=title)

    def _last_change(self) -> int:
        from desktop_app.store import journal

        return journal.last_change(self.store)

    def _made_since(self, before: int) -> list[HistoryLine]:
        from desktop_app.store import journal

        made = self._last_change() - before
        return [line for line in journal.history(self.store, limit=made) if line.id > before]

    def _telling(
        self, done: Callable[[], None], then: Callable[[], None] = _nothing
    ) -> Callable[[list[HistoryLine]], None]:
        """What is done once changes are made: they can be undone from the bar."""

        def tell(made: list[HistoryLine]) -> None:
            if made and isValid(self.bar):  # a dialog with a line of messages of its own may be gone
                numbers = [line.id for line in made]
                self.bar.tell(_sentence(made), action=_("&Undo"), pressed=lambda: self.undo(*numbers))
            owner = getattr(done, "__self__", None)
            if not isinstance(owner, QObject) or isValid(owner):
                done()
            then()

        return tell

    def reads_only(self) -> bool:
        """Whether nothing can be changed, because one looks at another day than today; then it is said."""
        if not self.looked_at.is_today:
            self.bar.trouble(
                _("You are looking at another day. Nothing can be changed there."),
                action=_("Back to &today"),
                pressed=lambda: self.looked_at.look_at(None),
            )
        return not self.looked_at.is_today

    def undo(self, *changes: ChangeId) -> None:
        """Undo these, the latest first; without any, the latest change that is not undone."""
        from desktop_app.work import history

        self._go_back(
            lambda: [history.undo(self.store, change=number) for number in changes or (None,)],
            _("Undid: {title}"),
        )

    def redo(self) -> None:
        from desktop_app.work import history

        self._go_back(lambda: [history.redo(self.store)], _("Did again: {title}"))

    def _go_back(self, work: Callable[[], list[Undone]], said: str) -> None:
        if self.reads_only():
            return

        def tell(steps: list[Undone]) -> None:
            more = _(" and {count} more").format(count=len(steps) - 1) if len(steps) > 1 else ""
            text = said.format(title=f"{steps[0].title}{more}")
            kept = _("Left as it is, because it was changed since: {names}.")
            lost = _("The diet or comment from before is not in the history: {names}.")
            for named, sentence in (
                ((step.kept for step in steps), kept),
                ((step.lost for step in steps), lost),
            ):
                names = tuple(dict.fromkeys(chain.from_iterable(named)))
                if names:
                    few = ", ".join(names[:5]) + ("…" if len(names) > 5 else "")
                    text = f"{text.rstrip('.')}. {sentence.format(names=few)}"
            self.bar.tell(text)

        self.jobs.write(work, tell)

    def find_organisations(self, text: str, found: Callable[[Sequence[Choice]], None]) -> None:
        """The organisations that a form's field offers for what has been typed."""

        def work(store: Store) -> list[Choice]:
            from desktop_app.store import organisations

            rows = organisations.rows(store, organisations.ids(store, search=text, limit=HITS))
            return [Choice(row.id, row.name) for row in rows]

        self.read(work, found, key="organisations.find")

    def find_people(self, text: str, found: Callable[[Sequence[Choice]], None]) -> None:
        """The same of participants; two of one label get their numbers."""

        def work(store: Store) -> list[Choice]:
            from desktop_app.store import participants

            rows = participants.rows(store, participants.ids(store, search=text, limit=HITS))
            labels = [
                ", ".join(part for part in (row.name, row.organisation, row.title) if part) for row in rows
            ]
            return [
                Choice(int(row.id), f"{label} ({row.id})" if labels.count(label) > 1 else label)
                for row, label in zip(rows, labels, strict=True)
            ]

        self.read(work, found, key="participants.find")


def _sentence(made: Sequence[HistoryLine]) -> str:
    if len(made) == 1:
        return made[0].title
    return _("{title} and {count} more").format(title=made[0].title, count=len(made) - 1)
