"""Which of two words is the family name: by vote over a whole column, and where a single row says otherwise.

An address "given.family@" decides; without such the common given names and the shape of family names do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from desktop_app.i18n import _
from desktop_app.records import emails, names
from desktop_app.records.emails import local_names
from desktop_app.records.given_names import is_family_like, is_given
from desktop_app.work.intake.columns import headings
from desktop_app.work.intake.shapes.shape import Listing
from desktop_app.work.intake.understood import ColumnGuess

_VOTERS = 300
_ENOUGH = 3


def with_swapped(listing: Listing) -> Listing:
    """The list with given and family name exchanged where their headings are swapped."""
    chosen = any(one.certainty == 1.0 for one in listing.columns if one.field in {"given", "family"})
    entries = [entry for entry in listing.entries if "given" in entry.cells and "family" in entry.cells]
    if chosen or not entries:
        return listing
    voters = entries[:: len(entries) // _VOTERS + 1]
    certainty = _swapped(
        [entry.text("given") for entry in voters],
        [entry.text("family") for entry in voters],
        [first_address(entry.text("email")) for entry in voters],
    )
    if not certainty:
        return listing
    turned = tuple(
        replace(entry, cells={_OTHER.get(field, field): cells for field, cells in entry.cells.items()})
        for entry in listing.entries
    )
    return replace(listing, columns=_exchanged(listing.columns, certainty), entries=turned)


_OTHER = {"given": "family", "family": "given"}


def first_address(text: str) -> str:
    found = emails.read(text).addresses if "@" in text else ()
    return found[0] if found else ""


def _swapped(given: Sequence[str], family: Sequence[str], addresses: Sequence[str]) -> float:
    """How surely two columns stand under each other's heading: 0 not, 1 surely."""
    votes: Counter[bool] = Counter()
    for first, last, address in zip(given, family, addresses, strict=True):
        parts = local_names(address)
        if len(parts) >= 2 and names.letters(first) != names.letters(last):
            if names.letters(first) == parts[0] or names.letters(last) == parts[-1]:
                votes[False] += 1
            elif names.letters(first) == parts[-1] or names.letters(last) == parts[0]:
                votes[True] += 1
    if votes.total() >= _ENOUGH:
        return 0.95 if votes[True] > 2 * votes[False] else 0.0
    usual = sum(is_given(first) and not is_given(last) for first, last in zip(given, family, strict=True))
    turned = sum(is_given(last) and not is_given(first) for first, last in zip(given, family, strict=True))
    if turned >= _ENOUGH and turned > 3 * usual:
        return 0.8
    under_given, under_family = _family_like(given), _family_like(family)
    return 0.75 if under_given >= 0.5 and under_family <= 0.15 and len(given) >= 4 and not usual else 0.0


def _family_like(words: Sequence[str]) -> float:
    filled = [word for word in words if word and not names.is_vacant(word)]
    return sum(map(is_family_like, filled)) / len(filled) if filled else 0.0


def _exchanged(guesses: Sequence[ColumnGuess], certainty: float) -> tuple[ColumnGuess, ...]:
    why = _("the headings for given and family name are swapped: the names and addresses below them show it")
    return tuple(
        replace(one, field=_OTHER[one.field], certainty=certainty, why=why) if one.field in _OTHER else one
        for one in guesses
    )


def family_first(listings: Sequence[Listing]) -> list[bool]:
    """For each list of a file whether its whole names, written without comma, have the family name first; one
    that is too short to tell is written as the others."""
    orders = [_family_first(listing) for listing in listings]
    others = {order for order in orders if order is not None} == {True}
    return [others if order is None else order for order in orders]


def _family_first(listing: Listing) -> bool | None:
    entries = listing.entries[:: len(listing.entries) // _VOTERS + 1]
    votes, shapes = Counter[bool](), Counter[bool]()
    for entry in entries:
        name = names.read(entry.text("name")) if "name" in entry.cells else names.Name("")
        words = name.written.split()
        if len(words) != 2 or "," in entry.text("name") or names.is_shown_by_case(name):
            continue
        order = by_address(words, first_address(entry.text("email")))
        if order is not None:
            votes[order] += 1
        shape = by_shape(words)
        if shape is not None:
            shapes[shape] += 1
    if votes.total() >= _ENOUGH:
        return votes[True] > 2 * votes[False]
    if shapes[True] >= _ENOUGH and shapes[True] > 3 * shapes[False] and not votes[False]:
        return True
    if _heading_says(listing) and votes[False] == 0 and shapes[False] <= shapes[True]:
        return True
    return False if shapes[False] >= _ENOUGH or votes[False] else None


def _heading_says(listing: Listing) -> bool:
    texts: Iterable[str] = (one.heading for one in listing.columns if one.field == "name")
    return any(
        headings.key(text).startswith(("efternamn", "last name", "surname", "etternavn")) for text in texts
    )


def by_address(words: Sequence[str], address: str) -> bool | None:
    """True where the address says that the family name is the first of two words; None where it is silent."""
    if not address:
        return None
    shape = (names.letters(words[0]), names.letters(words[1]))
    if address.startswith(f"{shape[0]}.{shape[1]}@") and shape[0] != shape[1]:
        return False
    parts = local_names(address)
    if len(parts) != 2 or parts[0] == parts[1]:
        return None
    return shape == parts[::-1] if shape in {parts, parts[::-1]} else None


def by_shape(words: Sequence[str]) -> bool | None:
    """The same by the words: "Nilsson Anna" is turned, "Anna Nilsson" is not, "Anna Sten" says nothing."""
    first, second = is_given(words[0]), is_given(words[1])
    if first == second:
        return None
    return second
