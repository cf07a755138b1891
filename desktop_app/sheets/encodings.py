"""In which letters is this text written?

Short Swedish lists defeat the statistical detectors, so the answer comes from rules: a mark, the zeros of
UTF-16, strict UTF-8, and at last the old code page in which å, ä and ö stand where Swedish puts them.
"""

from __future__ import annotations

import codecs
import re

UNICODE_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_WEIGHED = 400_000
_OLD_PAGES = (("cp1252", 0.5), ("mac_roman", 0.0), ("cp850", 0.0))
"""Each with the advantage it has where nothing else decides: Windows is the usual sender."""

_NOT_ASCII = re.compile(r"(.?)([^\x00-\x7f])(?=(.?))", re.DOTALL)
_SWEDISH = frozenset("åäöÅÄÖ")
_EUROPEAN = frozenset("éÉüÜèÈàÀáÁíÍóÓúÚæÆøØëËçÇñÑ")
_SIGNS = frozenset("\xa0–—’‘”“•·…´°§½£€«»")
_USUAL_SIGNS = frozenset("’\xa0£–")


def looks_like_utf_16(start: bytes) -> bool:
    """Text in UTF-16 without a mark: every other byte is a zero, as long as the letters are western."""
    return start.count(0) * 5 > len(start) > 1


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding. Letters that the encoding does not know become U+FFFD."""
    encoding = encoding_of(data)
    return data.decode(encoding, "replace"), encoding


def encoding_of(data: bytes) -> str:
    for mark, encoding in UNICODE_MARKS:
        if data.startswith(mark):
            return encoding
    start = data[:4000]
    if looks_like_utf_16(start):
        return "utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return max(
            _OLD_PAGES, key=lambda page: page[1] + _plausibility(data[:_WEIGHED].decode(page[0], "replace"))
        )[0]
    return "utf-8"


def _plausibility(text: str) -> float:
    return sum(_weight(before, letter, after) for before, letter, after in _NOT_ASCII.findall(text))


def _weight(before: str, letter: str, after: str) -> float:
    """How well one letter outside ASCII sits between its neighbours."""
    if letter in _SWEDISH:
        return -1 if letter.isupper() and before.islower() else 3
    if letter in _EUROPEAN:
        in_word = (before.isalpha() or after.isalpha()) and not (before.isdigit() or after.isdigit())
        return 1 if in_word else -2
    if letter in _SIGNS:
        inside_word = before.isalpha() and after.isalpha() and letter != "’"
        return (0.5 if letter in _USUAL_SIGNS else 0) - (4 if inside_word else 0)
    return -3
