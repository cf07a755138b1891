"""Work that the window asks for and does not wait for: what may be asked, and a twin that answers at once.

`done` or `failed` is called once, on the main thread, unless a newer read with the same key has taken
the older one's place or the widget that waits for the answer is gone. A `UserError` goes to `failed`, or
to the window's bar where the caller has none; any other exception is a bug: it goes to the crash net,
and `failed` hears that nothing was done.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.records.progress import Progress, Work

T = TypeVar("T")
Done = Callable[[Any], None]
Failed = Callable[[UserError], None]
Crashed = Callable[[BaseException], None]
Thread = Literal["read", "write", "aside"]
"""A backup runs aside: it takes seconds of a big register, and neither reads nor writes wait for it."""


class Cancelled(UserError):
    """The person stopped the work."""

    def __init__(self) -> None:
        super().__init__(_("Cancelled."), advice=_("Nothing was changed."))


class Running(QObject):
    """Long work under way. `cancel` may be called at any time; the work ends at its next yield."""

    progressed = Signal(object)
    ended = Signal()

    def __init__(self, title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.cancelled = False
        self._too_late = False

    def cancel(self) -> None:
        self.cancelled = True

    def step(self, work: Work[object]) -> Progress:
        """Let the work go on to its next word of progress; raises `Cancelled` where it is given up."""
        if self.cancelled and not self._too_late:
            work.close()
            raise Cancelled
        progress = next(work)
        self._too_late = progress.final
        return progress


class Jobs(Protocol):
    """What views ask: reads, writes and what runs aside each have one thread and are served in turn."""

    @property
    def started(self) -> Any: ...

    def read(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        *,
        key: str | None = None,
        failed: Failed | None = None,
        painted: bool = False,
    ) -> None:
        """`painted` where the read waits until what is to be seen before it has been painted."""

    def write(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None
    ) -> None: ...

    def run(
        self,
        work: Work[T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        *,
        title: str,
        thread: Thread = "write",
    ) -> Running: ...

    def close(self) -> None: ...


class Answers:
    """Gives a result or an error to who asked for it."""

    def __init__(self, told: Failed | None, crashed: Crashed | None) -> None:
        self._told = told
        self._crashed = crashed

    def give(self, done: Done, result: object) -> None:
        """Call `done`; what it raises is treated as if it flew from a command."""
        if _waiting(done):
            try:
                done(result)
            except Exception as error:  # noqa: BLE001 - one of the two places where bugs are caught
                self.refuse(None, error)

    def refuse(self, failed: Failed | None, error: BaseException) -> None:
        known = error if isinstance(error, UserError) else None
        if known is None:
            if self._crashed is None:
                raise error
            self._crashed(error)
            if failed is None:
                return
            known = UserError(_("The program made a mistake."), advice=_("Nothing was changed."))
        hear = failed or self._told
        if hear is None:
            raise error
        if _waiting(hear):
            hear(known)


def _waiting(callback: Callable[..., None]) -> bool:
    """False when the widget whose method this is has been destroyed meanwhile."""
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)


class JobsAtOnce(QObject):
    """The same protocol without threads, for tests; errors nobody takes are raised where they were made."""

    started = Signal(object)

    def __init__(self, *, told: Failed | None = None, crashed: Crashed | None = None) -> None:
        super().__init__()
        self._answers = Answers(told, crashed)

    def read(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        *,
        key: str | None = None,
        failed: Failed | None = None,
        painted: bool = False,
    ) -> None:
        del key, painted
        self.write(work, done, failed)

    def write(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None) -> None:
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - as above
            self._answers.refuse(failed, error)
        else:
            done(result)

    def run(
        self,
        work: Work[T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        *,
        title: str,
        thread: Thread = "write",
    ) -> Running:
        del thread
        running = Running(title, self)
        self.started.emit(running)

        def to_the_end() -> T:
            while True:
                try:
                    running.progressed.emit(running.step(work))
                except StopIteration as end:
                    result: T = end.value
                    return result

        self.write(to_the_end, done, failed)
        running.ended.emit()
        return running

    def close(self) -> None:
        """Nothing is left to wait for."""
