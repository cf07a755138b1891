"""Which words of a text are headings of columns that were copied with it, and which a remark on somebody: a
reply, the hours.
"""

from __future__ import annotations

import re

_LABELS = frozenset(
    (
        *("namn", "name", "förnamn", "efternamn", "parti", "mejladress", "e-postadress", "telefonnummer"),
        *("epost", "mail", "telefon", "tel", "e-post", "mejl", "mobil", "titel", "befattning", "tjänst"),
        *("år", "datum", "dag", "tid", "plats", "lokal", "värd", "övriga", "övriga ledamöter", "others"),
        *("funktion", "roll", "kommun", "organisation", "arbetsgivare", "förvaltning", "enhet"),
    )
)
_REMOTE = re.compile(r"digitalt|(?:via|på) (?:länk|distans|teams|zoom)", re.IGNORECASE)
_REPLY = re.compile(
    r"(?:deltar|kommer|anmäld|närvarande|frånvarande|förhinder|tackar (?:ja|nej)|ja|nej)(?: .{0,20})?|"
    + _REMOTE.pattern,
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"^(?:mellan |efter |före |säkrast )?(?:kl\b|klockan\b)|^(?:mellan|efter|före) (?:kl|\d)", re.IGNORECASE
)


def is_label(text: str) -> bool:
    """True for the headings of columns that were copied with the cells: "Titel:", "Namn, Parti, Kommun"."""
    return all(part.strip(" :") in _LABELS for part in text.casefold().split(","))


def is_remote(text: str) -> bool:
    """True for who took part from elsewhere: "via länk"."""
    return bool(_REMOTE.fullmatch(text))


def is_remark(text: str) -> bool:
    """True for a reply or hours: "förhinder", "via länk", "säkrast kl 9-11"."""
    return bool(_HOURS.match(text) or _REPLY.fullmatch(text))
