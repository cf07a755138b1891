"""What a name says: the name itself, its two parts, and what is written beside it (tf, party, role).

A name is never title-cased and never lost: `written` is kept as it stands. The split into given and family
name serves sorting; where it cannot be known ("Rune Glas Ek") the last word is the family name until an
e-mail address or a person says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.records import roles
from desktop_app.records.emails import local_names
from desktop_app.records.given_names import is_family_like, is_given, is_surname
from desktop_app.records.keys import fold, normal

PARTICLES = frozenset(
    "von af de la van der zu av den dos da di du le del della du le bin ibn ben ter ten el al".split()  # noqa: SIM905 - reads more easily as a line
)
_TITLES = frozenset(
    [
        "dr",
        "prof",
        "professor",
        "doc",
        "docent",
        "fil",
        "herr",
        "fru",
        "mr",
        "mrs",
        "ms",
        "fd",
        "councillor",
        "cllr",
        "shri",
        "smt",
        "seth",
        "kommunalråd",
        "regionråd",
        "oppositionsråd",
        "borgarråd",
    ]
)
_PARTIES = frozenset("M C L FP KD S V MP SD FI ÖVR ÖP".split())  # noqa: SIM905 - reads more easily as a line
_NO_PARTIES = frozenset(
    "SYV VD HR AME IFO SFI VUX AF FK GR SKR SKL BUN BUF KS KF IT".split()  # noqa: SIM905 - reads more easily as a line
)
"""Short words of the trade that stand where a local party may: "Erik Ek (SYV)"."""
_PARENTHESIS = re.compile(r"\(([^()]*)\)")
_LOCAL_PARTY = re.compile(r"^(?=(?:[^A-ZÅÄÖ]*[A-ZÅÄÖ]){2})[A-ZÅÄÖa-zåäö]{2,5}$")
_ACTING = re.compile(
    r"(?<![\w.])(?:[Tt]\. ?f\.?|[Tt]f\.?|[Tt] f|TF|vik\.|"
    r"(?:^|(?<=\())Vik(?:\.|(?= [a-zåäö]))|vik(?=[ ,)]|$)|[Tt]illförordnad|[Vv]ikarierande|[Vv]ikarie|"
    r"[Aa]cting)(?![\w-])"
)
_LEAD = re.compile(r"((?:\d:[ae] )?[^\W\d_]+(?:\.? ?[^\W\d_]+)?)\s*[.:]\s*(?=\S{2})")
_VACANT = re.compile(
    r"^[\W_]*(?:vakant|vakans|vacant|vacancy|n\.? ?n\.?|"
    r"(?:ännu )?(?:ej|inte|icke) (?:utsedd|tillsatt|klart?|besatt|bestämt)|utses|tillsätts|"
    r"tillsättning pågår|rekrytering pågår|meddelas|obesatt|ubesatt|ledig plats|tom plats|"
    r"inge[nt] (?:utsedd|representant|ersättare|ledamot|ordinarie|nominerad|kontakt|(?:kontakt)?person|namn)|"
    r"nominering pågår|tb[acd]|xx+|saknas|(?:inväntar|avvaktar) (?:svar|besked|namn)|ledig(?=\W*$)|"
    r"to be (?:appointed|announced)|not appointed)\b(?!-\w)",
    re.IGNORECASE,
)


class Name(Struct, frozen=True):
    """`written` is the name alone; `rest` is what stood beside it and is neither acting, party nor role:
    a title, an organisation, a remark."""

    written: str
    given: str = ""
    family: str = ""
    acting: bool = False
    party: str = ""
    role: str = ""
    role_text: str = ""
    rest: str = ""


def _never(text: str) -> bool:  # noqa: ARG001 - stands in for a gazetteer
    return False


def read(text: str, *, is_other: Callable[[str], bool] = _never) -> Name:
    """One person's name. `is_other` says of the text after a comma that it is no given name (an
    organisation or a title); roles and parties are known here."""
    text, acting = without_acting(normal(text).rstrip("*†¹²³ "))
    text, role, role_text = without_lead(text)
    text, party, remarks = _without_parentheses(text) if "(" in text else (text, "", [])
    head, *tail = [part for part in (part.strip() for part in text.split(",")) if part] or [""]
    given_after = ""
    for part in tail:
        if roles.key(part):
            role, role_text = roles.key(part), part
        elif part in _PARTIES and not party:
            party = part
        elif not given_after and not is_other(part) and _is_given_part(part, head):
            given_after = part
        else:
            remarks.append(part)
    for remark in [each for each in remarks if not role and roles.key(each)]:
        role, role_text = roles.key(remark), remark
        remarks.remove(remark)
    head, behind = _without_role(head)
    if behind and not role:
        role, role_text = roles.key(behind), behind
    head, bare_party = _without_party(head)
    party = party or bare_party
    if given_after:
        given, family = without_titles(given_after), head
        written = f"{given} {family}"
    else:
        written = without_titles(head)
        given, family = split(written)
        if _capitals(written.split()):
            written = f"{given} {family}"
    return Name(written, given, family, acting, party, role, role_text, ", ".join(remarks))


def _is_given_part(part: str, head: str) -> bool:
    """True for the given name of "Berg, Anna"; False for what follows a whole name, "Anna Berg, gäst"."""
    words, first = head.split(), part.split(maxsplit=1)[0]
    usual = len(words) > 1 and is_given(words[0]) and (is_family_like(words[-1]) or first.islower())
    return len(part.split()) <= 3 and not (usual and not is_given(first))


def is_given_behind(part: str, head: str, *, placed: bool = False) -> bool:
    """True for a common given name behind a family name's comma, though it is a municipality too: "Lind, Nora
    (V)", "af Ekerum, Nora". `placed` is True where the organisation stands elsewhere, so that this is none.
    """
    words = head.split()
    if not words or not is_given(normal(_PARENTHESIS.sub(" ", part))):
        return False
    if len(words) == 1 or words[0].casefold() in PARTICLES:
        return True
    return placed and not (is_given(words[0]) and not is_given(words[-1]))


def without_acting(text: str) -> tuple[str, bool]:
    """The text without "tf", "t.f.", "vik." and the like, and whether any stood there. The surname Vik
    stays."""
    bare, count = _ACTING.subn(" ", text)
    bare = normal(bare.replace("( )", " ").replace("()", " ")).strip(" ,")
    return (bare, True) if count and bare else (text, False)


def without_titles(text: str) -> str:
    words = text.split()
    while len(words) > 1 and words[0].casefold().strip(".") in _TITLES:
        words.pop(0)
    return " ".join(words)


def is_party(text: str) -> bool:
    """ "S", "KD", and local parties by their short names: "FiA", "SfS"."""
    return text in _PARTIES or (bool(_LOCAL_PARTY.match(text)) and text not in _NO_PARTIES)


def is_known_party(text: str) -> bool:
    """A party of the Riksdag by its letters, or another that many councils know."""
    return text.upper() in _PARTIES


@lru_cache(maxsize=1 << 14)  # asked several times of each name of a list
def is_vacant(text: str) -> bool:
    """True where a seat stands without a person: "vakant", "Vakant plats (C)", "N.N."."""
    return bool(_VACANT.match(text if text.isascii() else normal(text)))


def _without_parentheses(text: str) -> tuple[str, str, list[str]]:
    """The text, the party and the remarks that stood in parentheses."""
    party, remarks = "", []
    for inside in _PARENTHESIS.findall(text):
        if is_party(inside.strip()) and not party:
            party = inside.strip()
        elif inside.strip():
            remarks.append(inside.strip())
    return normal(_PARENTHESIS.sub(" ", text)).replace(" ,", ","), party, remarks


def _without_role(text: str) -> tuple[str, str]:
    """ "Tord Berg 2:e vice ordf." cut before the role; a name keeps at least two words."""
    words = text.split()
    if len(words) < 3:
        return text, ""
    for count in range(min(3, len(words) - 2), 0, -1):
        behind = " ".join(words[-count:])
        if roles.key(behind):
            return " ".join(words[:-count]), behind
    return text, ""


def without_lead(text: str) -> tuple[str, str, str]:
    """ "ers. Tor Gran", "Ersättare: vakant": the text without the role that it begins with, the role's key
    and how it is written."""
    match = _LEAD.match(text) if "." in text or ":" in text else None
    key = roles.key(match[1]) if match else ""
    return (text[match.end() :], key, match[1].strip(" .:")) if match and key else (text, "", "")


def _without_party(text: str) -> tuple[str, str]:
    """ "Ali Demir S" cut before the party; a name keeps at least two words."""
    head, _space, last = text.rpartition(" ")
    return (head, last) if " " in head and last in _PARTIES else (text, "")


def split(written: str) -> tuple[str, str]:
    """Given and family name of a name in usual order, or with the family name first in capitals; particles
    belong to the family name, and so does another surname before it: "Anna Berg Lund"."""
    words = written.split()
    if len(words) < 2:
        return "", written
    turned = _capitals(words)
    if turned:
        return " ".join(words[turned:]), " ".join(words[:turned])
    start = len(words) - 1
    if start > 1:
        start = _family_starts(words)
    return " ".join(words[:start]), " ".join(words[start:])


def _family_starts(words: list[str]) -> int:
    """Where the family name begins among three words or more."""
    start = len(words) - 1
    belongs = _is_capitals if _is_capitals(words[-1]) else is_surname if is_given(words[0]) else _never
    while start > 1 and (belongs(words[start - 1]) or words[start - 1].casefold() in PARTICLES):
        start -= 1
    return start


def is_shown_by_case(name: Name) -> bool:
    """True where capitals tell the family name from the given one: "LIND SALA Bo", "Anna EK"."""
    return all(map(_is_capitals, name.family.split())) and not name.given.isupper() and bool(name.given)


def _capitals(words: list[str]) -> int:
    """How many words in capitals, a family name, stand before a given name that is not; 0 for none."""
    count = next((at for at, word in enumerate(words) if not _is_capitals(word)), 0)
    rest = words[count:]
    if not count or len(rest) > 2 or words[0] in _NO_PARTIES or not all(map(_is_capitalised, rest)):
        return 0
    initials = count == 1 and len(words[0]) == 2 and not is_given(rest[0])  # "PG Holm"
    return 0 if initials or (len(rest) == 2 and is_surname(rest[1])) else count


def _is_capitals(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _is_capitalised(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and not word.isupper()


def split_family_first(written: str) -> tuple[str, str]:
    """Given and family name of a name written the other way round: "von Berg Anna"."""
    words = written.split()
    end = 1
    while end < len(words) and words[end - 1].casefold() in PARTICLES:
        end += 1
    given = next((at for at in range(end, len(words)) if is_given(words[at])), end)  # "Berg Nilsson Eva"
    end = given if all(map(is_family_like, words[end:given])) else end
    return " ".join(words[end:]), " ".join(words[:end])


@lru_cache(maxsize=1 << 14)
def letters(text: str) -> str:
    """Folded, letters alone, as they stand in e-mail addresses: "O'Brian" -> obrian."""
    return re.sub(r"[^a-z]", "", fold(text))


def with_email(name: Name, address: str) -> Name:
    """The same name, split where the address "given.family@" shows the border; as it was if it shows none."""
    parts = local_names(address)
    words = name.written.split()
    if len(parts) != 2 or len(words) < 3:
        return name
    for border in range(1, len(words)):
        given, family = " ".join(words[:border]), " ".join(words[border:])
        if letters(given) == parts[0] and letters(family) == parts[1]:
            return replace(name, given=given, family=family)
    return name
