"""Where a text breaks into lines: how wide words are, and which of them stay together.

Lines break at spaces, but not between two figures ("070-174 06 05", "114 28"). A word wider than its line
breaks after a sign such as @ . - / and otherwise anywhere; nothing is left out.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from PySide6.QtGui import QFontMetricsF

from desktop_app.paper.look import Style, font

_SPACES = re.compile(r"(?<![0-9]) +| +(?![0-9])")
_LETTERS = re.compile(r".[\u0300-\u036f\u200d\ufe0e\ufe0f]*", re.DOTALL)
_BREAK_AFTER = frozenset(" @.-/_,;:+")


def plain(text: str) -> tuple[str, ...]:
    """The text's own lines, composed (å as one letter, as the typeface has it), without control signs."""
    if text.isascii() and text.isprintable():
        return (text.strip(),)
    lines = unicodedata.normalize("NFC", text).strip().splitlines() or [""]
    return tuple(line if line.isprintable() else _printable(line) for line in lines)


def _printable(line: str) -> str:
    return "".join(sign for sign in line.replace("\t", " ") if unicodedata.category(sign) not in {"Cc", "Cs"})


def words(line: str) -> list[str]:
    return [word for word in _SPACES.split(line) if word]


@lru_cache(maxsize=200_000)
def width(text: str, style: Style) -> float:
    """In dots."""
    return _metrics(style).horizontalAdvance(text)


@cache
def baseline(style: Style, leading: float) -> float:
    """From the top of a line to the foot of its letters, in dots."""
    metrics = _metrics(style)
    return (leading - metrics.height()) / 2 + metrics.ascent()


@cache
def _metrics(style: Style) -> QFontMetricsF:
    return QFontMetricsF(font(style))


def lines(text: str, room: float, style: Style) -> tuple[str, ...]:
    """The text as lines that are at most `room` dots wide; at least one."""
    if not text:
        return ("",)
    broken: list[str] = []
    for line in plain(text):
        broken += [line] if width(line, style) <= room else _broken(line, room, style)
    return tuple(broken)


def _broken(line: str, room: float, style: Style) -> list[str]:
    done: list[str] = []
    current = ""
    for word in words(line):
        longer = f"{current} {word}" if current else word
        if width(longer, style) <= room:
            current = longer
            continue
        if current:
            done.append(current)
        *pieces, current = [word] if width(word, style) <= room else _pieces(word, room, style)
        done += pieces
    return [*done, current]


def _pieces(word: str, room: float, style: Style) -> list[str]:
    """One word cut into as many pieces as it needs; each holds at least one letter."""
    pieces: list[str] = []
    letters: list[str] = _LETTERS.findall(word)
    while letters:
        cut = 1
        while cut < len(letters) and width("".join(letters[: cut + 1]), style) <= room:
            cut += 1
        if cut < len(letters):
            after_sign = max((at for at in range(1, cut) if letters[at - 1] in _BREAK_AFTER), default=0)
            cut = after_sign if after_sign * 2 > cut else cut
        pieces.append("".join(letters[:cut]).strip(" "))
        letters = letters[cut:]
    return [piece for piece in pieces if piece]
