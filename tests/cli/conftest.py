"""The command line in this process: its arguments, its two streams and its exit status."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pytest

from desktop_app.__main__ import main


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON object on standard output."""
        return json.loads(self.out)


class Samverka(Protocol):
    def __call__(self, *words: object, given: str | bytes = b"") -> Answer: ...


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "hem å"
    monkeypatch.setenv("SAMVERKA_HOME", str(folder))
    return folder


@pytest.fixture
def samverka(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Samverka:
    """Runs one command with what is `given` on standard input, in English where nothing else is asked for."""

    def run(*words: object, given: str | bytes = b"") -> Answer:
        raw = given.encode("utf-8") if isinstance(given, str) else given
        monkeypatch.setattr(sys, "argv", ["samverka", *map(str, words)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        capsys.readouterr()
        try:
            status = main()
        except SystemExit as left:
            status = int(left.code or 0)
        said = capsys.readouterr()
        return Answer(status, said.out, said.err)

    return run


def refused(answer: Answer) -> str:
    """The one sentence of a command that was refused: nothing on standard output, no traceback."""
    assert answer.status == 1, answer
    assert answer.out == "", answer
    assert "Traceback" not in answer.err
    assert answer.err.count("\n") == 1, answer.err
    return answer.err.strip()
