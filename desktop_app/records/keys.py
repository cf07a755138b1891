"""Keys computed once and stored, so that both databases sort, search and compare alike.

The sort key follows Swedish order: å ä ö after z, ü as y, w as v with v first, other accents ignored
until a tie. The search text is a list of words, as written and with all accents folded away.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain

_WORD = re.compile(r"[^\W_]+")
_DIGIT = re.compile(r"\d")
_DIGIT_GROUPS = re.compile(r"(?<![^\W_])\+?[\d()][\d\s()–\-/.]*\d(?![^\W_])")
_ITSELF = {letter: letter for letter in range(0x250)}
"""A letter that `translate` does not find in its table costs an exception each time."""
_ORDER = _ITSELF | str.maketrans(
    {"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "ü": "y", "w": "v", "đ": "d", "ł": "l", "ß": "ss"}
)
_UNSEEN = re.compile("[\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_FOREIGN = re.compile(r"[^\x00-\x7fåäöæøü]")
_LETTERS = _ITSELF | str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "æ": "ae", "ı": "i", "ß": "ss", "ð": "d", "þ": "th"}
)


def normal(text: str) -> str:
    """NFC, without zero-width and direction marks, every kind of blank run as one space, trimmed."""
    if text.isascii():
        return " ".join(text.split())
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFC", text)).split())


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Casefolded, all diacritics gone: "Åsa Öberg" -> "asa oberg". For proposing, never for deciding."""
    return _without_accents(normal(text).casefold().translate(_LETTERS)).translate(_LETTERS)


def sort_key(text: str) -> str:
    """A text whose code-point order is Swedish alphabetical order; the text itself breaks ties."""
    lowered = normal(text).casefold()
    plain = _FOREIGN.sub(lambda letter: _without_accents(letter.group()), lowered)
    words = " ".join(_WORD.findall(plain.replace("-", " ").replace("'", "").replace("’", "")))
    return f"{words.translate(_ORDER)}\x01{lowered}"


def name_key(text: str) -> str:
    """Equal for two ways of writing one name: case, blanks, hyphens and order of words do not count."""
    return " ".join(sorted(_WORD.findall(normal(text).casefold().replace("’", "'").replace("'", ""))))


def form_key(text: str) -> str:
    """Equal for two ways of writing one organisation; å, ä and ö are letters of their own."""
    return " ".join(_WORD.findall(normal(text).casefold()))


def email_key(address: str) -> str:
    return normal(address).casefold()


def _joined_digits(text: str) -> str:
    """Telephone numbers as one word: groups of digits set apart by blanks and dashes belong together."""

    if not _DIGIT.search(text):
        return text

    def join(match: re.Match[str]) -> str:
        digits = re.sub(r"\D", "", match.group().replace("(0)", ""))
        return digits if len(digits) >= 5 else match.group()

    return _DIGIT_GROUPS.sub(join, text)


def _words(text: str) -> list[str]:
    return _WORD.findall(_joined_digits(normal(text).casefold()))


def search_text(*parts: str | None) -> str:
    """The words a record is found by, as written and folded, each once, set apart by one space."""
    return " ".join(dict.fromkeys(chain.from_iterable(map(_found_by, filter(None, parts)))))


@lru_cache(maxsize=1 << 14)  # organisations and titles stand in many records
def _found_by(part: str) -> tuple[str, ...]:
    words = _words(part)
    if part.isascii():
        return tuple(words)
    return tuple(form for word in words for form in (word, _plain(word)))


@lru_cache(maxsize=1 << 14)  # as do words of names
def _plain(word: str) -> str:
    return _without_accents(word.translate(_LETTERS))


def search_terms(query: str) -> list[str]:
    """The words of a query; each must be found: from three letters anywhere, shorter at a word's start."""
    return list(dict.fromkeys(_words(query)))
