"""Who may write to a register file, and who does so now?

The right to write is the operating system's lock on `<register>.lock`, which the system frees when the
process dies. Person, computer and time stand beside it in `<register>.lock.json` (a locked file cannot be
read on Windows); that file alone means nothing, for a crash leaves it behind.
"""

from __future__ import annotations

import getpass
import json
import platform
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout

from desktop_app.errors import RegisterProblem, Where
from desktop_app.i18n import _
from desktop_app.store.troubles import told

_PATIENCE = 0.5  # seconds; `held_by` in another process takes the lock for a moment


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the register open for writing; empty where the note beside the lock cannot be read."""

    person: str = ""
    computer: str = ""
    since: datetime | None = None

    def __str__(self) -> str:
        if self.since is None:
            return _("another window or computer")
        return f"{self.computer} ({self.person}, {self.since:%Y-%m-%d %H:%M})"


class Lock:
    """The right to write to one register file. Any thread may take and release it."""

    def __init__(self, register: Path) -> None:
        self._register = register
        self._system = FileLock(f"{register}.lock", thread_local=False)
        self._note = Path(f"{register}.lock.json")

    @property
    def mine(self) -> bool:
        return bool(self._system.is_locked)

    def take(self) -> None:
        """Hold the lock until `release` or the end of the process; RegisterProblem names who has it."""
        if self.mine:
            return
        with told(self._register.name):
            try:
                self._system.acquire(timeout=_PATIENCE)
            except Timeout:
                raise self.refusal() from None
            try:
                self._write_note()
            except BaseException:
                self.release()
                raise

    def release(self) -> None:
        if self.mine:
            with suppress(OSError):  # a note left behind does no harm
                self._note.unlink()
            self._system.release()

    def held_by(self) -> Holder | None:
        """Who holds the lock, this process too; None where nobody does. Makes no file."""
        if self.mine:
            return self._read_note()
        if not self._note.exists():
            return None
        try:
            self._system.acquire(timeout=0)
        except (Timeout, OSError):  # held, or not to be tried in a folder that is read-only: believe the note
            return self._read_note()
        self._system.release()
        return None

    def refusal(self) -> RegisterProblem:
        """What to say to somebody who wants to write while another holds the lock."""
        return RegisterProblem(
            _("The register is open for writing at {who}.").format(who=self._read_note()),
            advice=_("Close it there, or ask for the change to be made there."),
            where=Where(file=self._register.name),
        )

    def __enter__(self) -> Lock:
        self.take()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def _write_note(self) -> None:
        now = datetime.now().astimezone()
        note = {"person": _person(), "computer": platform.node(), "since": now.isoformat(timespec="seconds")}
        self._note.write_text(json.dumps(note, ensure_ascii=False), encoding="utf-8")

    def _read_note(self) -> Holder:
        try:
            note = json.loads(self._note.read_text(encoding="utf-8"))
            return Holder(
                str(note["person"]), str(note["computer"]), datetime.fromisoformat(note["since"]).astimezone()
            )
        except (OSError, ValueError, TypeError, KeyError):
            return Holder()


def _person() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no name in the environment, nor in the system's list of users
        return _("somebody")
