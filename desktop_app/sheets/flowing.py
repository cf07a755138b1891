"""The text of a page or of one of its cells, gathered piece by piece as a screen would show it.

Blanks run together, blocks begin a line of their own. What links hide behind their words is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from desktop_app.sheets.book import Sheet
from desktop_app.sheets.document import Item, address, with_address

_BLANKS = re.compile("[ \t\r\n\f\xa0]+")
_INVISIBLE = re.compile("[\u00ad\u200b\ufeff]")


class Flow:
    def __init__(self, *, in_cell: bool = False) -> None:
        self.in_cell = in_cell
        self._items: list[Item] = []
        self._line: list[str] = []
        self._plain = self._struck = False
        self._links: list[tuple[str, str]] = []
        """What each link opens and the words that it stands on."""

    def say(self, letters: str, *, struck: bool = False, kept: bool = False) -> None:
        """`kept`: every line break means one."""
        if letters.strip():
            self._struck |= struck
            self._plain |= not struck
        lines = letters.split("\n") if kept else [letters]
        for number, line in enumerate(lines):
            if number:
                self.line()
            self._line.append(line)

    def line(self, *, gap: bool = False) -> None:
        """End the line; `gap`: and leave one blank."""
        said = self._said()
        self._line.clear()
        if said:
            self._items.append(said)
        if gap and self._items and self._items[-1] != "":
            self._items.append("")

    def table(self, sheet: Sheet) -> None:
        self.line()
        self._items.append(sheet)

    @contextmanager
    def link(self, target: str) -> Iterator[None]:
        """What is said meanwhile opens the target."""
        before = len(self._line)
        yield
        words = run_together("".join(self._line[before:]))
        target = target.strip()
        if not self.in_cell or (address(target) and any(address(other) for other, _words in self._links)):
            hidden = with_address(words, target).removeprefix(words)
            self._line.append(hidden)  # a cell can keep one address behind its words, no more
        if target:
            self._links.append((target, words))

    def items(self) -> list[Item]:
        self.line()
        while self._items and self._items[-1] == "":
            self._items.pop()
        return self._items

    def cell(self) -> tuple[str, bool, str]:
        """The text with its line breaks, whether all of it is struck through, and what a click opens."""
        self.line()
        text = "\n".join(item for item in self._items if isinstance(item, str) and item)
        links = [target for target, _words in self._links]
        link = next((target for target in links if address(target)), links[0] if links else "")
        return text, self._struck and not self._plain, link

    def _said(self) -> str:
        return run_together("".join(self._line))


def run_together(letters: str) -> str:
    return _BLANKS.sub(" ", _INVISIBLE.sub("", letters)).strip()
