"""What is put right in a line before it is cut into pieces: its number, a nickname, an organisation in
brackets or a party that stands before its person.
"""

from __future__ import annotations

import re

from desktop_app.records import names
from desktop_app.records.gazetteer import Gazetteer

_NUMBERED = re.compile(r"^\s*\(?\d{1,3}[.)]\s+(?=\D)")
_NICKNAME = re.compile(r"(?<=\w )[\"“”„]([^\W\d][\w-]{1,18})[\"“”]\s+(?=[A-ZÅÄÖÉ])")
_BEFORE = re.compile(r"\(([^()]+)\)\s*([^(),;]+?)(?=\s*(?:[,;(]|\s(?:och|samt|and|og)\s|$))")
""" "(Ale) Eva Ek"."""


def plain(text: str, gazetteer: Gazetteer) -> str:
    """The line without its number; "(Ale) Eva Ek, (Lerum) Bo Ek" as "Eva Ek (Ale), Bo Ek (Lerum)"."""
    text = _NUMBERED.sub("", text)
    first = _BEFORE.match(text.lstrip())
    turned = first and (gazetteer.find(first[1]) or names.is_party(first[1]))
    return _BEFORE.sub(r"\2 (\1)", text) if turned else text


def without_nickname(text: str) -> tuple[str, str]:
    """'Lars "Lasse" Ek' as the name itself and what he is called."""
    match = _NICKNAME.search(text)
    return (_NICKNAME.sub("", text), match[1]) if match else (text, "")
