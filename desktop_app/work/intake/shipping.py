"""The plan on its way from the process that made it to the one that shows it: in portions, and fast.

The people go ahead, some hundreds at a time, and the plan itself then only points at them: one pickler and
one unpickler remember what has crossed.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Generator
from typing import Any

from desktop_app.records.progress import Progress, Work
from desktop_app.work.intake.planning.asking import Keys, Planned, Wanted
from desktop_app.work.intake.planning.earlier import Answer

_PORTION = 500


def sent(planned: Planned) -> Generator[bytes, object, bytes]:
    """Yields the portions that go ahead; returns the last one."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)

    def portion(content: object) -> bytes:
        stream.seek(0)
        stream.truncate()
        pickler.dump(content)
        return stream.getvalue()

    for records in (planned.file.understood.people, planned.file.people):
        for start in range(0, len(records), _PORTION):
            yield portion(records[start : start + _PORTION])
    return portion(planned)


class Arrival:
    """The other end of `sent`."""

    def __init__(self) -> None:
        self._stream = io.BytesIO()
        self._unpickler = pickle.Unpickler(self._stream)  # noqa: S301 - from our own child

    def answering(self, answer: Answer) -> Callable[[Keys | Wanted | bytes], Work[object]]:
        """Takes in the portions that come among the questions."""

        def both(asked: Keys | Wanted | bytes) -> Work[object]:
            if not isinstance(asked, bytes):
                return (yield from answer(asked))
            self._loaded(asked)
            yield Progress()
            return None

        return both

    def planned(self, last: bytes) -> Planned:
        found: Planned = self._loaded(last)
        return found

    def _loaded(self, portion: bytes) -> Any:
        self._stream.seek(0)
        self._stream.truncate()
        self._stream.write(portion)
        self._stream.seek(0)
        return self._unpickler.load()
