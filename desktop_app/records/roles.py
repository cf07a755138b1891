"""Which role a word means: "1:e v. ordf." is the first vice chair, "suppleant" a deputy. The keys are
STANDARD_ROLES'."""

from __future__ import annotations

import re
from functools import lru_cache

from desktop_app.records.keys import normal
from desktop_app.records.networks import STANDARD_ROLES

_VICE = (
    r"(?:(?:v|vice) ?(?:ordf|ordförande|ordföranden|chair|chairman|chairperson|chairwoman)|"
    r"deputy chair|nestleder|næstformand|nästordförande)"
)
_PATTERNS = (
    ("first_vice_chair", rf"(?:1 ?:?(?:[ae]|st)?|förste|första|first) {_VICE}"),
    ("second_vice_chair", rf"(?:2 ?:?(?:[ae]|nd)?|andre|andra|second) {_VICE}"),
    ("vice_chair", rf"(?:\d ?:?[ae]? |tredje )?{_VICE}"),
    ("chair", r"ordf|ordförande|ordföranden|chair|chairman|chairperson|chairwoman|leder|formand|forperson"),
    (
        "deputy",
        (
            r"ersättare|ersättaren|ersättarna|ers|suppleant|suppleanter|suppl|deputy|deputies|"
            r"deputy members?|tjänstgörande ersättare|tjg ers|tjänstg ers|varamedlem|"
            r"varamedlemmer|vararepresentant|"
            r"personlig ersättare|ersättande ledamot|alternate|substitute"
        ),
    ),
    (
        "member",
        (
            r"ledamot|ledamöter|ledamoten|led|ordinarie|ord|ordinarie ledamot|ordinarie ledamöter|"
            r"ord ledamot|member|members|ordinary members?|deltagare|deltagaren|medlem|"
            r"medlemmar|participants?|"
            r"representant|ordinarie representant|fast medlem|medlemmer|"
            r"ordinære? medlem(?:mer)?|deltaker|deltager"
        ),
    ),
    (
        "co_opted",
        (
            r"adj|co opted|observatör(?:er)?|"
            r"adjungerade?(?: (?:ledam\w+|tjänste(?:person(?:er)?|m[aä]n)|deltagare|politiker))?"
        ),
    ),
    ("convener", r"sammankallande|sammank|convener|convenor|samordnare i nätverket"),
    ("secretary", r"sekreterare|sekr|secretary|nätverkssekreterare|sekretær"),
    (
        "contact",
        (r"kontaktperson|kontaktpersoner|kontakt|kontakter|kontaktpers|contact|contacts|contact persons?"),
    ),
)
_ROLES = tuple((key, re.compile(rf"(?:{pattern})\Z")) for key, pattern in _PATTERNS)
_BEFORE_MORE = re.compile(
    r"\s*(?:[(,;]|\s[-–]\s|\bi (?=\w)|\d{4}|\d{1,2}[/ .]|"
    r"\b(?:för|from|sedan|since|från|fr|f|t|till|until|tom|fom|vt|ht|våren|hösten)\b)",
    re.IGNORECASE,
)


@lru_cache(maxsize=1 << 12)
def key(text: str) -> str:
    """The role's key, "" for a text that is no role."""
    if len(text) > 60:
        return ""
    plain = normal(re.sub(r"[.\-()]", " ", normal(text).casefold()))
    return next((name for name, pattern in _ROLES if pattern.match(plain)), "")


def read(text: str) -> tuple[str, str]:
    """The key of the role that a text begins with, and what stands after it: "ledamot 2023–2026", "ordförande
    (t.o.m. 31/12 2026)", "ledamot i styrgruppen". The key is "" for a text that begins with no role."""
    whole = key(text)
    if whole:
        return whole, ""
    text = normal(text)
    for match in _BEFORE_MORE.finditer(text):
        found = key(text[: match.start()]) if match.start() else ""
        if found:
            return found, text[match.start() :].strip(" ,;–-")
    return "", text


_DELEGATES = re.compile(r"(?:(?:ordinarie|valda|utsedda) )?(?:ombud|delegat(?:er|es?)?)")
_LONG_HEADING = 4
"""Words from which on a heading is a sentence."""


def seat(text: str) -> str:
    """The role of the people under a heading that stands beside others: "Ombud" beside "Ersättare"."""
    if _DELEGATES.fullmatch(text.casefold()):
        return "member"
    return key(text) or (of_sentence(text) if text.count(" ") >= _LONG_HEADING - 1 else "")


def of_sentence(text: str) -> str:
    """ "member" or "deputy" where a sentence asks for one: "Nominera en ersättare som kan rycka in"."""
    found = {key(each) for each in re.findall(r"[^\W\d_]+", text)}
    return "deputy" if "deputy" in found else "member" if "member" in found else ""


_WHICH = re.compile(r"(\d|tredje)[ :aeo]")
_SWEDISH = {key: swedish for key, swedish, *_rest in STANDARD_ROLES}


def word(key: str, text: str = "") -> str:
    """The Swedish word of a role's key; for an unknown one the list's own word. It also tells the number
    of a third vice chair."""
    which = _WHICH.match(text.casefold()) if key == "vice_chair" else None
    if which:
        return f"{which[1].replace('tredje', '3')}:e {_SWEDISH[key]}"
    return _SWEDISH.get(key) or text.casefold() or key


def agrees(key: str, held: str) -> bool:
    """Whether a list may mean a seat by a role: it need not number the vice chairs, nor need the register."""
    return key == held or (
        "vice_chair" in (key, held) and key.endswith("vice_chair") and held.endswith("vice_chair")
    )
