"""In which letters is this text written?

Short Swedish lists defeat the statistical detectors, so the answer comes from rules: a mark, the zeros of
UTF-16, strict UTF-8, and at last the old code page in which å, ä and ö stand where Swedish puts them.
"""

from __future__ import annotations

import codecs
import re

from desktop_app.errors import FileProblem
from desktop_app.i18n import _

CHOICES = ("utf-8", "cp1252", "utf-16", "mac_roman", "cp850", "iso8859-15", "cp1250")
"""What a person may choose among, the usual ones first; any other that Python knows is understood too."""

UNICODE_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_OF_NO_FILES = ("idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape")
_WEIGHED = 400_000
_OLD_PAGES = (("cp1252", 0.5), ("mac_roman", 0.0), ("cp850", 0.0))
"""Each with the advantage it has where nothing else decides: Windows is the usual sender."""

_NOT_ASCII = re.compile(r"(.?)([^\x00-\x7f])(?=(.?))", re.DOTALL)
_SWEDISH = frozenset("åäöÅÄÖ")
_EUROPEAN = frozenset("éÉüÜèÈàÀáÁíÍóÓúÚæÆøØëËçÇñÑ")
_SIGNS = frozenset("\xa0–—’‘”“•·…´°§½£€«»")
_USUAL_SIGNS = frozenset("’\xa0£–")


def utf_16(start: bytes) -> str:
    """Text in UTF-16 without a mark, "" where it is none: every other byte is a zero, as long as the letters
    are western."""
    if not start.count(0) * 5 > len(start) > 1:
        return ""
    return "utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be"


def decode(data: bytes, encoding: str = "") -> tuple[str, str]:
    """The text and the name of its encoding, found out unless the person has chosen one. Letters that the
    encoding does not know become U+FFFD."""
    if not encoding:
        encoding = encoding_of(data)
    elif not known(encoding):
        raise FileProblem(
            _("There is no encoding “{name}”.").format(name=encoding),
            advice=_("Choose one of {names}.").format(names=", ".join(CHOICES)),
        )
    return data.decode(encoding, "replace"), encoding


def known(encoding: str) -> str:
    """Python's name of an encoding, "" where there is none; what the web calls Latin-1 is cp1252."""
    try:
        found = codecs.lookup(encoding)
    except (LookupError, ValueError):
        return ""
    if not found._is_text_encoding or found.name in _OF_NO_FILES:
        return ""
    return "cp1252" if found.name in ("iso8859-1", "ascii", "cp1252") else found.name


def encoding_of(data: bytes) -> str:
    for mark, encoding in UNICODE_MARKS:
        if data.startswith(mark):
            return encoding
    if wide := utf_16(data[:4000]):
        return wide
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
