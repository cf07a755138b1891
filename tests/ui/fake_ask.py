"""A person who answers what the test has laid ready."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path


class FakeAsk:
    """Answers from `answers`, first come first served; None refuses. `asked` keeps what was asked."""

    def __init__(self) -> None:
        self.answers: list[object] = []
        self.asked: list[str] = []

    def _answer(self, question: str) -> object:
        self.asked.append(question)
        assert self.answers, f"no answer prepared for {question!r}"
        return self.answers.pop(0)

    def confirm(
        self,
        question: str,
        *,
        yes: str,
        then: Callable[[], None],
        otherwise: Callable[[], None] | None = None,
        detail: str = "",
        no: str = "",
    ) -> None:
        del yes, detail, no
        if self._answer(question) == "yes":
            then()
        elif otherwise is not None:
            otherwise()

    def choose(
        self,
        question: str,
        options: Sequence[tuple[str, str]],
        then: Callable[[str], None],
        *,
        detail: str = "",
        otherwise: Callable[[], None] | None = None,
    ) -> None:
        del detail
        answer = self._answer(question)
        if answer is not None:
            assert answer in [value for value, _label in options]
            then(str(answer))
        elif otherwise is not None:
            otherwise()

    def open_files(self, title: str, kinds: object, then: Callable[[list[Path]], None]) -> None:
        del kinds
        answer = self._answer(title)
        if isinstance(answer, list):
            then(answer)

    def save_file(self, title: str, name: str, kinds: object, then: Callable[[Path], None]) -> None:
        del name, kinds
        self._path(title, then)

    def folder(self, title: str, then: Callable[[Path], None]) -> None:
        self._path(title, then)

    def _path(self, title: str, then: Callable[[Path], None]) -> None:
        answer = self._answer(title)
        if isinstance(answer, Path):
            then(answer)
