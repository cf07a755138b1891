"""What a view may ask a person. Answers come by callback, so that nothing in the window ever blocks.

Whoever closes a question without an answer has refused: `otherwise` is called where there is one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from desktop_app.i18n import _

Kinds = Sequence[tuple[str, Sequence[str]]]
"""Kinds of file by name and endings without dots: (("Excel", ("xlsx", "xls")), …)."""


class Ask(Protocol):
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
        """`yes` is the button's verb ("Remove for good"), never "Yes". Only for what cannot be undone."""

    def choose(
        self,
        question: str,
        options: Sequence[tuple[str, str]],
        then: Callable[[str], None],
        *,
        detail: str = "",
        otherwise: Callable[[], None] | None = None,
    ) -> None:
        """`options` pairs a value with its button's text; `then` gets the value."""

    def open_files(self, title: str, kinds: Kinds, then: Callable[[list[Path]], None]) -> None: ...

    def save_file(self, title: str, name: str, kinds: Kinds, then: Callable[[Path], None]) -> None:
        """`name` is proposed; the ending of the kind chosen is added where the person left it out."""

    def folder(self, title: str, then: Callable[[Path], None]) -> None: ...


def ask_before_losing(ask: Ask, leave: Callable[[], None], stay: Callable[[], None] | None = None) -> None:
    question, yes, no = _("Throw away what you have typed?"), _("&Throw away"), _("&Go on typing")
    ask.confirm(question, yes=yes, no=no, then=leave, otherwise=stay)
