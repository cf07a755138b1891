"""Which e-mail addresses a cell holds, and whether an address is a person's or a function's."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from desktop_app.records.keys import email_key, fold, normal

_ADDRESS = re.compile(r"[^\s<>()\[\],;:\"'|]+@[^\s<>()\[\],;:\"'|@]+\.[^\s<>()\[\],;:\"'|@./]+")
_PLAIN = re.compile(
    r"(?=[^@]{1,50}@)[a-zåäöéü0-9_-]+(?:\.[a-zåäöéü0-9_-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,60}[a-z0-9])?\.)+"
    r"(?:se|nu|com|org|net|eu|no|dk|fi|example)",
    re.IGNORECASE,
)
"""What nearly all addresses look like, and what needs no library to be checked."""
_NOTHING = frozenset(
    {
        "",
        "-",
        "--",
        "–",
        "—",
        "?",
        "saknas",
        "finns ej",
        "finns inte",
        "ingen",
        "n/a",
        "none",
        "uppgift saknas",
        "x",
    }
)
_JOINTS = re.compile(r"^(?:mailto:|e-?post|e-?mail|mejl|och|and|[\s,;:<>()\[\]|/\"']|&)+", re.IGNORECASE)
_FUNCTIONS = re.compile(
    r"(?:info|ame|vux|post|stab)\Z|(?:kansli|registrator|kommun|kundtjanst|kundservice|kontakt|medborgarservice|"
    r"arbetsmarknad|vuxenutbildning|komvux|social|naringsliv|utbildning|diarium|reception|vaxel|administration|"
    r"support|office|contact)"
)


class Emails(Struct, frozen=True):
    """`addresses` are casefolded, in the order of the cell, each once; `rest` is what else stood there:
    display names and words, or a text that is no address."""

    addresses: tuple[str, ...]
    rest: str = ""


def read(text: str) -> Emails:
    """Every address in a cell, however set apart; "saknas" and "-" are an empty cell."""
    if _PLAIN.fullmatch(text):
        return Emails((text.casefold() if text.isascii() else email_key(text),))
    text = normal(text)
    if text.casefold().strip(".()") in _NOTHING:
        return Emails(())
    found: dict[str, None] = {}
    rest: list[str] = []
    end = 0
    for match in _ADDRESS.finditer(text):
        address = match.group().strip(".").removeprefix("mailto:")
        if is_address(address):
            found[email_key(address)] = None
            rest.append(text[end : match.start()])
            end = match.end()
    rest.append(text[end:])
    return Emails(
        tuple(found), " ".join(filter(None, (_JOINTS.sub("", part).strip(" .,;<>()[]|\"'") for part in rest)))
    )


def is_address(text: str) -> bool:
    """True for an address of right form; nobody is asked over the network whether it exists."""
    if _PLAIN.fullmatch(text):
        return True
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(text, check_deliverability=False)
    except EmailNotValidError:
        return False
    return True


def is_function(address: str) -> bool:
    """True for an address that belongs to an office and not to a person: info@, kansliet@, arbetsmarknad@."""
    local = address.partition("@")[0]
    return "." not in local and bool(_FUNCTIONS.match(fold(local)))


@lru_cache(maxsize=1 << 12)
def local_names(address: str) -> tuple[str, ...]:
    """The parts of the local part, letters only and folded: "ann-louise.von.berg@…" -> annlouise, von,
    berg."""
    local = fold(address.partition("@")[0])
    return tuple(
        part for part in (re.sub(r"[^a-z]", "", piece) for piece in re.split(r"[._]", local)) if part
    )
