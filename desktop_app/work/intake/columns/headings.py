"""Which field a column's heading names, how surely, and whom of several people in a row it speaks of."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from desktop_app.records import roles
from desktop_app.records.keys import normal
from desktop_app.work.intake.columns import heading_words
from desktop_app.work.intake.content import is_title

_PARTS = frozenset({"area_code", "postcode", "town", "label", "value"})
FIELDS = tuple(field for field in heading_words.WHOLE if field not in _PARTS)
"""What a person may say that a column holds."""
_FIELD_OF = {word: field for field, words in heading_words.WHOLE.items() for word in words.split("|")}
_LONGER = tuple((field, re.compile(rf"\b(?:{words})\b")) for field, words in heading_words.LONGER)
_SMALL_WORDS = frozenset(
    {"på", "för", "till", "av", "hos", "of", "the", "i", "den", "din", "ditt", "er", "your"}
)
_STEM = 3
"""Letters of the shortest heading that is known by its beginning."""
_LONGEST = 16
"""Words in the longest heading that is searched for words that betray its field."""


class Heading(Struct, frozen=True):
    """`tag` says whom of several people in a row a column speaks of: "deputy" in "E-post ersättare", "2" in
    "Namn 2", a title in "Telefon rektor". `certain` is False where words in a longer text betray it."""

    field: str = ""
    tag: str = ""
    certain: bool = True
    private: bool = False


def key(text: str) -> str:
    """A heading in small words alone: "Telefon\\n(direkt / mobil):" -> "telefon direkt mobil"."""
    return normal(re.sub(r"[^\w]+", " ", re.sub(r"\[\w+\]", " ", text.casefold())).replace("_", " "))


def field_of(heading: str) -> str:
    """The field that a heading names in so many words, "" for an unknown heading."""
    found = read(heading)
    return found.field if found.certain else ""


@lru_cache(maxsize=1 << 12)
def read(heading: str) -> Heading:
    """What a heading says; a `Heading` without field for one that is not known."""
    whole = key(heading)
    if not whole:
        return Heading()
    private = bool(heading_words.PRIVATE.search(whole))
    if field := _FIELD_OF.get(whole) or _shortened(heading):
        return Heading(field, private=private)
    before_bracket = key(re.split(r"[(\[]", heading)[0])
    inside = re.search(r"[(\[]([^)\]]*)[)\]]", heading)
    if before_bracket in _FIELD_OF:
        tag = roles.key(inside[1]) if inside else ""
        return Heading(_FIELD_OF[before_bracket], tag, private=private)
    if inside and roles.key(before_bracket):  # "Ledamot (parti)" heads names
        return Heading(private=private)
    first = key(heading.partition("/")[0]) if "/" in heading else ""
    if _FIELD_OF.get(first) == "name":  # "Kontaktperson/funktion"
        return Heading("name", private=private)
    return _tagged(whole, private=private) or _longer(whole, private=private)


def _shortened(heading: str) -> str:
    """The field of "Förn." or "Befattn.", where all headings of one word that begin so are of one field."""
    stem = heading.strip().casefold().removesuffix(".")
    if not heading.strip().endswith(".") or len(stem) < _STEM or not stem.isalpha():
        return ""
    fields = {field for word, field in _FIELD_OF.items() if word.startswith(stem) and " " not in word}
    return fields.pop() if len(fields) == 1 else ""


def _tagged(whole: str, *, private: bool) -> Heading | None:
    """ "e post 2", "namn ersättare", "ersättarens namn", "telefon socialchef"."""
    words = [word for word in whole.split() if word not in _SMALL_WORDS]
    for count in range(1, min(3, len(words) - 1) + 1):
        for tag_words, rest in ((words[-count:], words[:-count]), (words[:count], words[count:])):
            field, tag = _FIELD_OF.get(" ".join(rest)), _tag(" ".join(tag_words))
            if field and tag and field != "ignore":
                return Heading(field, tag, private=private)
    bare = " ".join(words)
    return Heading(_FIELD_OF[bare], private=private) if bare in _FIELD_OF else None


def _tag(text: str) -> str:
    if text.isdigit():
        return text if len(text) < 3 else ""
    numbered = re.fullmatch(r"(\D+) (\d{1,2})", text)
    if numbered and (role := roles.key(numbered[1])):  # "ledamot 2"
        return f"{role} {numbered[2]}"
    role = roles.key(text) or roles.key(re.sub(r"n?s$", "", text))
    return role or (text if is_title(text) and text not in _FIELD_OF else "")


def _longer(whole: str, *, private: bool) -> Heading:
    if len(whole.split()) <= _LONGEST:
        for field, words in _LONGER:
            if words.search(whole):
                return Heading(field, certain=False, private=private)
    return Heading(private=private)
