"""Which column holds what: by its heading, by what stands in it, and by what a person has said.

What stands in a column can veto its heading: a column called "E-post" without an address is no e-mail
column. Every guess carries a certainty from 0 to 1 and its reason in words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from desktop_app.i18n import _
from desktop_app.records import roles
from desktop_app.sheets import book
from desktop_app.work.intake import content
from desktop_app.work.intake.columns import headings
from desktop_app.work.intake.columns.contents import Contents
from desktop_app.work.intake.columns.headings import Heading
from desktop_app.work.intake.understood import ColumnGuess


class Filled(Struct, frozen=True):
    """One column below the headings. `labels` are the headings above the last one, the outermost first,
    `identities` counts the cells that held a personal identity number and nothing else, `day` is the meeting
    that the heading names."""

    number: int
    heading: str
    contents: Contents
    labels: tuple[str, ...] = ()
    hidden: bool = False
    identities: int = 0
    day: date | None = None
    read: Heading = field(default_factory=Heading)

    @property
    def letter(self) -> str:
        return book.letters(self.number)

    def as_guess(self, field: str, certainty: float, why: str) -> ColumnGuess:
        return ColumnGuess(self.letter, self.heading, field, certainty, why)


def said(mapping: Mapping[str, str], filled: Filled) -> str:
    """What a person has said of a column, by its letter or its heading; "" for nothing."""
    for key, named in mapping.items():
        if key.upper() == filled.letter or (
            filled.heading and headings.key(key) == headings.key(filled.heading)
        ):
            return named
    return ""


def guess(filled: Filled) -> ColumnGuess:
    """What one column is, seen alone; field "" where neither the heading nor the cells say it."""
    secret = _secret(filled)
    if secret:
        return filled.as_guess("ignore", 1.0, secret)
    if filled.day:
        return filled.as_guess("attendance", 0.95, _("the heading is the day of a meeting"))
    named = filled.read.field
    if not filled.contents.values:
        known = named and filled.read.certain
        return filled.as_guess(named if known else "ignore", 0.9 if known else 0.5, _("the column is empty"))
    packed = bool(filled.read.tag) and filled.contents.packed >= 0.5  # "Socialchef / telefon" over both
    person = None if named and filled.read.certain and not packed else _role_or_title(filled)
    if named and not person:
        return _with_heading(filled, named)
    return person or by_content(filled)


def _secret(filled: Filled) -> str:
    """Why a column is never imported unasked; "" for one that may be."""
    if filled.hidden:
        return _("the column is hidden")
    if filled.identities > len(filled.contents.values):
        return _("personal identity numbers, which are never imported")
    return _("the heading says that it is private") if filled.read.private else ""


def _role_or_title(filled: Filled) -> ColumnGuess | None:
    """A column of names under "Ersättare" or "Socialchef"."""
    heading = re.sub(r"\s*\(?\d{1,2}\)?$", "", filled.heading)  # "Ordinarie 2"
    first = headings.key(heading).partition(" ")[0]  # "Kontaktperson ekonomi"
    headed = roles.key(heading) or content.is_title(heading) or headings.field_of(first) == "name"
    if filled.contents.names >= 0.5 and headed:
        return filled.as_guess("name", 0.85, _("names stand below a role or a title"))
    return None


def _with_heading(filled: Filled, named: str) -> ColumnGuess:
    """The heading's field, unless what stands in the column contradicts it."""
    found = _CHECKS.get(named, _any_text)(filled, named)
    if found:
        return found
    return by_content(filled, _("the heading and what stands in it do not agree"))


def _sure(filled: Filled, named: str, certainty: float = 0.95) -> ColumnGuess:
    if not filled.read.certain:
        return filled.as_guess(named, 0.75, _("by words in the heading and what stands in it"))
    return filled.as_guess(named, certainty, _("by the heading"))


def _any_text(filled: Filled, named: str) -> ColumnGuess | None:
    return _sure(filled, named)


def _free_text(filled: Filled, named: str) -> ColumnGuess | None:
    """Title, department and the like: words, no addresses, numbers or people."""
    contents = filled.contents
    if contents.share("email", "phone", "date", "link") >= 0.5:
        return None
    if named == "title" and contents.roles >= 0.7:
        return filled.as_guess("role", 0.7, _("the heading says title, but roles stand in it"))
    if named == "title" and contents.share("organisation") >= 0.6:
        return None
    if named == "department" and contents.organisations >= 0.6:
        return None
    if not filled.read.certain and (contents.share("number", "mark") >= 0.5 or contents.long >= 0.5):
        return None
    return _sure(filled, named)


def _reachable(filled: Filled, named: str) -> ColumnGuess | None:
    """E-mail or telephone by the heading: the cells must hold such, or nothing that speaks against it."""
    contents = filled.contents
    if named != "email" and contents.share("email") >= 0.6:
        return filled.as_guess("email", 0.7, _("the heading says telephone, but addresses stand in it"))
    if named == "email" and contents.share("phone") >= 0.6:
        return filled.as_guess("phone", 0.7, _("the heading says e-mail, but telephone numbers stand in it"))
    fitting = contents.share("email") if named == "email" else contents.share("phone", "number")
    other = max(contents.share(kind) for kind in ("email", "organisation", "date", "link", "mark", "name"))
    if fitting >= 0.5:
        return filled.as_guess(named, 0.95, _("by the heading and what stands in it"))
    if named == "email" and _only_one_text(contents):
        return filled.as_guess("ignore", 0.8, _("the heading says e-mail, but no addresses stand in it"))
    if filled.read.certain and other < 0.5 and (fitting or contents.share("text") < 0.5):
        return filled.as_guess(named, 0.8, _("by the heading"))
    return None


def _only_one_text(contents: Contents) -> bool:
    return len({value.casefold() for value in contents.values}) == 1 and len(contents.values) > 1


def _person(filled: Filled, named: str) -> ColumnGuess | None:
    contents = filled.contents
    if contents.share("email") >= 0.6 and contents.names < 0.5 and contents.addressees < 0.5:
        return None
    strange = contents.share("email", "phone", "number", "date", "link", "mark")
    if contents.share("organisation") >= 0.6 and named == "name":
        return filled.as_guess("organisation", 0.6, _("the heading and what stands in it do not agree"))
    if strange >= 0.5 and contents.names < 0.5 and contents.addressees < 0.5:
        return None
    if not filled.read.certain and (contents.names < 0.5 if named == "name" else contents.long >= 0.3):
        return None
    return _sure(filled, named)


def _organisation(filled: Filled, named: str) -> ColumnGuess | None:
    contents = filled.contents
    if contents.codes >= 0.6:
        return filled.as_guess("organisation_code", 0.9, _("by what stands in it"))
    if contents.share("email", "phone", "date", "mark", "link", "number") - contents.codes >= 0.5:
        return None
    if filled.read.certain:
        return _sure(filled, named, 0.95 if contents.organisations >= 0.5 else 0.75)
    return _sure(filled, named) if contents.organisations >= 0.4 else None


def _code(filled: Filled, named: str) -> ColumnGuess | None:
    if filled.contents.codes >= 0.5 and not filled.contents.organisations:
        return filled.as_guess(named, 0.95, _("by the heading and what stands in it"))
    if filled.contents.share("organisation") >= 0.5:
        return filled.as_guess("organisation", 0.6, _("the heading and what stands in it do not agree"))
    return filled.as_guess("ignore", 0.6, _("codes of another kind"))


def _role(filled: Filled, named: str) -> ColumnGuess | None:
    contents = filled.contents
    if contents.share("email", "phone", "link") >= 0.5:
        return None
    if headings.key(filled.heading) == "plats" and contents.roles < 0.34:
        return None
    if contents.titles >= 0.4 and contents.roles < 0.34:
        return filled.as_guess("title", 0.8, _("titles stand in it"))
    if contents.share("organisation") >= 0.6:
        return None
    return _sure(filled, named)


def _days(filled: Filled, named: str) -> ColumnGuess | None:
    if filled.contents.share("organisation") >= 0.6:
        return filled.as_guess("organisation", 0.6, _("the heading and what stands in it do not agree"))
    contents = filled.contents
    strange = contents.share("email", "phone", "link") - contents.six_digits
    return None if strange >= 0.5 or contents.names >= 0.5 else _sure(filled, named)


def _marks(filled: Filled, named: str) -> ColumnGuess | None:
    """Answers and presence are short words; a number of meetings is none."""
    contents = filled.contents
    if contents.marks >= 0.4 or contents.share("mark") >= 0.4:
        return _sure(filled, named)
    if contents.small_numbers >= 0.6 or contents.share("email", "phone", "date", "organisation") >= 0.3:
        return None
    return _sure(filled, named) if filled.read.certain and contents.long < 0.3 else None


def _link(filled: Filled, named: str) -> ColumnGuess | None:
    if filled.contents.share("email") >= 0.5:
        return filled.as_guess("email", 0.7, _("by what stands in it"))
    return _sure(filled, named, 0.9) if filled.contents.share("link") >= 0.4 or filled.read.certain else None


def _place(filled: Filled, named: str) -> ColumnGuess | None:
    return None if filled.contents.share("email") >= 0.5 else _sure(filled, named)


def _party(filled: Filled, named: str) -> ColumnGuess | None:
    if filled.contents.share("email", "phone", "date", "number") >= 0.5:
        return None
    return _sure(filled, named)


def _label(filled: Filled, named: str) -> ColumnGuess | None:
    return _sure(filled, named, 0.8) if filled.contents.labels >= 0.6 else None


_CHECKS = {
    "name": _person, "given": _person, "family": _person, "organisation": _organisation,
    "organisation_code": _code, "title": _free_text, "department": _free_text, "email": _reachable,
    "phone": _reachable, "mobile": _reachable, "role": _role, "party": _party, "from": _days, "to": _days,
    "attending": _marks, "attendance": _marks, "web": _link, "address": _place, "label": _label,
}  # fmt: skip


def by_content(filled: Filled, why_not: str = "") -> ColumnGuess:
    """What a column's cells say that it is, without its heading."""
    contents = filled.contents
    reached = contents.share("email", "phone") >= 0.8
    departments_too = contents.organisations >= 0.6 and max(contents.titles, contents.names) < 0.4
    for kind, holds in (
        ("email", contents.share("email") >= (0.5 if reached else 0.6)),
        ("phone", contents.share("phone") >= (0.5 if reached else 0.6)),
        ("organisation_code", contents.codes >= 0.8 and len(contents.values) > 1),
        ("organisation", contents.share("organisation") >= 0.6 or departments_too),
        ("role", contents.roles >= 0.7),
    ):
        if holds:
            return filled.as_guess(kind, 0.6, _("by what stands in it"))
    return filled.as_guess("", 0.0, why_not or _("neither the heading nor the cells say what it is"))
