"""Lines of an organisation's card that say what they are: "Postadress: Box 5073, 402 22 Göteborg"."""

from __future__ import annotations

import re

_LABELLED = re.compile(r"([^\W\d][\w -]{2,24})\s*:\s*(\S.*)")
_FIELDS = {
    "postadress": "postal_address",
    "postal address": "postal_address",
    "besöksadress": "visiting_address",
    "visiting address": "visiting_address",
    "webb": "web",
    "webbplats": "web",
    "hemsida": "web",
    "web": "web",
    "växel": "switchboard",
    "telefonväxel": "switchboard",
    "switchboard": "switchboard",
    "telefon": "phone",
    "telephone": "phone",
    "mobil": "mobile",
    "mobile": "mobile",
    "fax": "fax",
    "telefax": "fax",
    "e-post": "email",
    "e-mail": "email",
}
"""What a line "Postadress: Box 5073, 402 22 Göteborg" says, by the word before its colon."""


def read(text: str) -> tuple[str, str]:
    """The field, called as in a list of organisations, and the value; without a label "" and the text."""
    match = _LABELLED.fullmatch(text.strip())
    field = _FIELDS.get(match[1].strip().casefold(), "") if match else ""
    return (field, match[2]) if match and field else ("", text)
