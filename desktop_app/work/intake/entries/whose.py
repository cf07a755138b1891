"""What the names of a file and its sheets, and the lines around a list, say of it: whose it is, from when."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import PurePath

from desktop_app.i18n import _
from desktop_app.records import dates, emails, roles
from desktop_app.records.gazetteer import Form, Gazetteer
from desktop_app.sheets.book import Book, Sheet
from desktop_app.work.intake import content
from desktop_app.work.intake.shapes.shape import Listing, Place
from desktop_app.work.intake.understood import Problem

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_ANY_LIST = frozenset(
    {"kontakter", "kontakt", "contacts", "deltagare", "medlemmar", "members", "participants"}
)
"""Names of sheets that say no more than that people stand there."""
_ELSEWHERE = re.compile(
    r"\b(?:möte|träff|konferens|inbjudan|värd\w*|plats|hos|i|till|lokal|besök)\b", re.IGNORECASE
)
"""Words that make a municipality in a title the place of something, not whose people they are."""


def sender(
    book: Book, listing: Listing, gazetteer: Gazetteer, *, alone: bool
) -> tuple[Form | None, list[Problem]]:
    """Whose people they are, in a list without a column for it: by the name of the sheet or the file, the
    title or, all alike, the addresses. Addresses that mostly point elsewhere forbid it."""
    named = any(entry.place.organisation_text for entry in listing.entries)
    if listing.kind == "organisations" or listing.numbers("organisation", "organisation_code") or named:
        return None, []
    owners = Counter(
        form.organisation
        for entry in listing.entries
        for address in emails.read(entry.text("email")).addresses
        if (form := gazetteer.by_email(address))
    )
    sheet, file = listing.sheet.name, PurePath(book.file).stem
    others = any(gazetteer.find(other.name) for other in book.sheets)
    places = [(gazetteer.find(sheet) or gazetteer.in_name(sheet), _("the sheet's name"))]
    if alone or not others:
        places.append((_in_title(gazetteer, file), _("the file's name")))
    places += [(_in_title(gazetteer, line), _("the title")) for line in (listing.sheet.title, *listing.lines)]
    for form, place in places:
        fits = form and owners[form.organisation] * 2 >= owners.total()
        if form and fits and form.kind in {"municipality", "region"}:
            return form, [_taken_from(listing, form, place)]
    if len(owners) == 1:
        form = gazetteer.get(next(iter(owners)))
        if form and (owners.total() >= 3 or _is_named(form, (sheet, file, *listing.lines))):
            return form, [_taken_from(listing, form, _("the e-mail addresses"))]
    return None, []


def _is_named(form: Form, texts: Sequence[str]) -> bool:
    """True where one of the texts holds a municipality's name as a word, be it a common word too: "Lund"."""
    name = form.name.casefold().split()[0].removesuffix("s")
    return any(name in re.findall(r"[^\W_]+", text.casefold()) for text in texts)


def _in_title(gazetteer: Gazetteer, text: str) -> Form | None:
    """The organisation that a title or a file's name is about; "möte i Lerum" is about none."""
    found = gazetteer.in_name(text)
    return None if found and not gazetteer.find(text) and _ELSEWHERE.search(text) else found


def _taken_from(listing: Listing, form: Form, place: str) -> Problem:
    message = _("The list names no municipality; {name} is taken from {place}.").format(
        name=form.name, place=place
    )
    return Problem(message, listing.sheet.name, listing.header_row)


def day(file: str, listing: Listing, year: int) -> date:
    """The list's own day, by the lines around it or the file's name; else the first of the present year."""
    found = (dates.day(text) for text in (*listing.lines, PurePath(file).stem))
    return next(filter(None, found), date(year, 1, 1))


def year_in(file: str, sheet: Sheet) -> int | None:
    """The one year that the names of the file and the sheet, or the first lines, speak of."""
    lines = " ".join(str(value) for row in sheet.rows[:3] for value in row if isinstance(value, str))
    for place in (f"{file} {sheet.name}", lines[:500]):
        years = set(_YEAR.findall(place))
        if len(years) == 1:
            return int(years.pop())
    return None


def of_sheet_name(name: str) -> Place | None:
    """What a sheet's name says of the people on it, where there are several: "Ersättare", "AME-nätverket"."""
    key = roles.read(name)[0]
    if key and name.casefold() not in _ANY_LIST:
        return Place(role=key, role_text=name)
    return Place(network=name) if content.is_network(name) else None
