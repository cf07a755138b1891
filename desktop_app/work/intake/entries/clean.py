"""The people of a list: every entry made into one Person or vacant seat, with what should be told of it."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.i18n import _
from desktop_app.records import emails, names, roles
from desktop_app.records.given_names import is_family_like, is_given
from desktop_app.records.names import Name
from desktop_app.sheets import book
from desktop_app.work.intake import content
from desktop_app.work.intake.entries import facts, leave, name_order, telephones
from desktop_app.work.intake.entries.facts import Frame, Row
from desktop_app.work.intake.organisation_cell import is_given_name, of_title
from desktop_app.work.intake.shapes.shape import NAME_FIELDS, Entry, Listing
from desktop_app.work.intake.understood import Person, Problem, Vacancy

_NOT_ACTING = frozenset({"", "nej", "no", "0", "-", "–"})
"""What says no in a column of its own for "tf"; any mark says yes."""
_DIGIT = re.compile(r"\d")
_SEVERAL = re.compile(r"\n|;| & |\+|\boch\b|\band\b|\s/\s|\w/\w|@", re.IGNORECASE)
_ONE_NAME = re.compile(r"(?!och\b|and\b)[^\W\d_]+(?:[ -](?!och\b|and\b)[^\W\d_]+){0,5}", re.IGNORECASE)
"""What nearly all names look like, and what needs no closer look."""


def people(listing: Listing, frame: Frame) -> tuple[list[tuple[Person, Entry]], list[Vacancy]]:
    """Every entry of the list as a person or as a vacant seat."""
    found: list[tuple[Person, Entry]] = []
    vacant: list[Vacancy] = []
    for entry in listing.entries:
        row = Row(listing, entry, frame)
        named = entry.text(*NAME_FIELDS)
        bare, role, _written = names.without_lead(named)
        if not entry.refused and (names.is_vacant(bare) or bare in content.NOTHING):
            vacant.append(_vacancy(row, role))
        else:
            found.append((_person(row), entry))
    return found, vacant


def _vacancy(row: Row, role: str) -> Vacancy:
    form, text, _department = facts.organisation(row, ())
    return Vacancy(
        row.listing.sheet.name,
        row.entry.row,
        form.organisation if form else None,
        text,
        roles.read(row.text("role"))[0] or role or row.entry.place.role,
        book.letters(row.entry.column),
        row.text("network") or row.entry.place.network,
    )


def column_problems(listing: Listing) -> tuple[Problem, ...]:
    """What is told once for a column and not for each of its rows."""
    problems = []
    values = listing.sheet.rows
    for number in listing.numbers("phone", "mobile"):
        cells = (values[entry.row - 1][number - 1] for entry in listing.entries)
        if any(isinstance(value, int | float) and value >= 1_000_000 for value in cells):
            message = _(
                "The telephone numbers are stored as numbers, without their leading zero; it was put back."
            )
            problems.append(Problem(message, listing.sheet.name, listing.header_row, book.letters(number)))
    return tuple(problems)


def _person(row: Row) -> Person:
    entry, place = row.entry, row.entry.place
    row.identities()
    addresses = facts.addresses(row)
    name, before, away = _name(row, addresses)
    form, organisation_text, department = facts.organisation(row, addresses)
    role, role_text, rest = _role(row, name)
    as_role = role_text if not role and content.is_title(role_text) else ""
    title, acting, until = _title(row, ", ".join(filter(None, (before, _title_of(name.rest), as_role))))
    role_text = "" if as_role and as_role in title else role_text
    acting = acting or row.text("acting").casefold() not in _NOT_ACTING
    if form is None and not organisation_text:
        title, form = of_title(row.frame.gazetteer, title)
        organisation_text = form.name if form else ""
    if name.acting or acting:
        row.tell(_("“tf” is understood as acting."))
    party = _party(row.text("party")) or name.party or _party_behind(rest) or place.party
    if party and names.is_party(party) and not names.is_known_party(party):
        row.tell(_("“{text}” is no party of the Riksdag; it is taken as a local one.").format(text=party))
    _tell_behind_name(row)
    if content.lacks_letter(name.written):
        row.tell(_("A letter of “{name}” has been lost; put it right afterwards.").format(name=name.written))
    remarks = [cell.text for cell in row.cells("notes")]
    noted = leave.read("; ".join(remarks), row.frame.day) if remarks else leave.Leave("")
    _tell_leave(row, noted)
    if name.rest and not content.is_title(name.rest):
        remarks.append(name.rest)
    return Person(
        sheet=row.listing.sheet.name,
        row=entry.row,
        written=name.written,
        given=name.given,
        family=name.family,
        organisation=form.organisation if form else None,
        organisation_code=facts.code_of(form),
        organisation_text=organisation_text,
        department=row.text("department") or department or place.department,
        title=title,
        emails=addresses,
        phones=telephones.read(row),
        role=role,
        role_text=role_text,
        party=party,
        acting=name.acting or acting,
        leave_until=until or away or noted.until,
        span=facts.days(row, rest),
        notes="\n".join(remarks),
        left_out=facts.left_out(row),
        refused=entry.refused or _no_person(name, addresses),
        problems=tuple(dict.fromkeys(row.problems)) if row.problems else (),
        column=book.letters(entry.column),
        network_text=row.text("network") or place.network,
    )


def _tell_behind_name(row: Row) -> None:
    """Tell of a title that stood behind the name's comma, where a given name might have stood."""
    title = row.entry.first("title")
    name = row.entry.first("name") if title else None
    if name and title and (title.row, title.column) == (name.row, name.column):
        written = row.listing.grid.text(name.row, name.column)
        if re.search(rf",\s*{re.escape(title.text)}", written):
            row.tell(_("“{text}” behind the name is understood as the title.").format(text=title.text), name)


def _title_of(rest: str) -> str:
    return rest if content.is_title(rest) else ""


def _party(text: str) -> str:
    """ "(S)" and "Socialdemokraterna (S)" as S; a party's name alone stays as it is written."""
    text = text.strip("() ")
    inside = re.search(r"\(([^()]{1,5})\)?$", text)
    return inside[1] if inside and names.is_party(inside[1]) else text


def _party_behind(role: str) -> str:
    """The party in "ersättare (V)", of which `role` is what stands behind the role."""
    bare = role.strip("() ")
    return bare if names.is_known_party(bare) else ""


def _no_person(name: Name, addresses: tuple[str, ...]) -> str:
    """Why an entry that has a name is no person: "Kansliet", or one word with an office's address."""
    if not name.written:
        return _("The row has no name.")
    one_word = " " not in name.written
    if one_word and (content.is_office(name.written) or any(map(emails.is_function, addresses))):
        return _("“{text}” is an office, not a person.").format(text=name.written)
    if _ONE_NAME.fullmatch(name.written):
        return ""
    if _SEVERAL.search(name.written) or not content.is_name(name.written):
        return _("“{text}” cannot be read as one person's name.").format(text=name.written.replace("\n", " "))
    return ""


def _name(row: Row, addresses: tuple[str, ...]) -> tuple[Name, str, date | None]:
    """The name, a title that stood before it ("Socialchef Anna Berg") and a leave that stood behind it."""
    whole = row.text("name")
    if not whole:
        return _of_parts(row), "", None
    away = leave.read(whole, row.frame.day) if _DIGIT.search(whole) else leave.Leave(whole)
    _tell_leave(row, away)
    name, before = _whole_name(row, away.rest.strip(" ,"), addresses)
    return name, before, away.until


def _whole_name(row: Row, whole: str, addresses: tuple[str, ...]) -> tuple[Name, str]:

    def is_other(text: str) -> bool:
        head, placed = whole.partition(",")[0], "organisation" in row.entry.cells
        if is_given_name(text, head, row.frame.gazetteer, placed=placed):
            return False
        return bool(row.frame.gazetteer.find(text) or content.is_title(text) or content.is_office(text))

    before, whole = _without_title(whole)
    name = names.read(whole, is_other=is_other)
    usual = names.split(name.written) == (name.given, name.family) and "," not in whole
    if not usual or names.is_shown_by_case(name):
        return name, before
    if _is_turned(row, name, addresses):
        given, family = names.split_family_first(name.written)
        return replace(name, written=f"{given} {family}".strip(), given=given, family=family), before
    return names.with_email(name, addresses[0]) if addresses else name, before


def _without_title(text: str) -> tuple[str, str]:
    words = text.split()
    for count in range(1, min(3, len(words) - 2) + 1):
        rest = " ".join(words[count:])
        if content.is_title(words[count - 1]) and content.is_full_name(names.read(rest).written):
            return " ".join(words[:count]), rest
    return "", text


def _is_turned(row: Row, name: Name, addresses: tuple[str, ...]) -> bool:
    """True where this name stands with the family name first: as all in its column do, or by itself."""
    words = name.written.split()
    if len(words) != 2:
        led = words[:1] and words[0] in names.PARTICLES and is_given(words[-1])  # "af Klint Ebba"
        return len(words) > 1 and (row.frame.family_first or bool(led))
    by_address = name_order.by_address(words, addresses[0]) if addresses else None
    turned = row.frame.family_first if by_address is None else by_address
    if by_address is None and name_order.by_shape(words) is (not turned):
        row.tell(
            _("“{name}” seems to stand in another order than the other names.").format(name=name.written)
        )
        surely = is_family_like(words[1] if turned else words[0])
        return turned != surely
    return turned


def _of_parts(row: Row) -> Name:
    first, last = _read_part(row.text("given")), _read_part(row.text("family"))
    if not last.written and " " in first.written:
        return first
    return Name(
        f"{first.written} {last.written}".strip(),
        first.written,
        last.written,
        first.acting or last.acting,
        last.party or first.party,
        last.role,
        last.role_text,
        ", ".join(filter(None, (first.rest, last.rest))),
    )


@lru_cache(maxsize=1 << 13)  # the same parts of names stand on many rows
def _read_part(text: str) -> Name:
    return names.read(text)


def _title(row: Row, behind_name: str) -> tuple[str, bool, date | None]:
    """The title without "tf" and leave, whether acting, and the leave's last day."""
    read = _read_title(row.text("title") or behind_name or row.entry.place.title, row.frame.day)
    _tell_leave(row, read.leave)
    return read.bare, read.acting, read.leave.until


def _tell_leave(row: Row, read: leave.Leave) -> None:
    if read.until:
        message = _("“{text}” is understood as on leave until {day}.")
        row.tell(message.format(text=read.written, day=read.until))


class _Title(Struct, frozen=True):
    bare: str
    acting: bool
    leave: leave.Leave


@lru_cache(maxsize=1 << 12)  # the same titles stand on many rows
def _read_title(title: str, day: date) -> _Title:
    read = leave.read(title, day)
    bare, acting = names.without_acting(" ".join(read.rest.split()))
    return _Title(bare, acting, read)


def _role(row: Row, name: Name) -> tuple[str, str, str]:
    """The role's key, how it is written, and what stands behind it: the days of a mandate."""
    text, place = row.text("role"), row.entry.place
    if not text:
        return (name.role, name.role_text, "") if name.role else (place.role, place.role_text, "")
    key, rest = roles.read(text)
    if not key and (held := roles.key(row.text("title"))):  # "Presidium | Vice ordförande"
        return held, row.text("title"), ""
    if not key and not content.is_title(text):
        row.tell(unknown_role(text), row.entry.first("role"))
        return name.role or place.role, text, ""
    return key, text, rest


def unknown_role(text: str) -> str:
    return _("The role “{text}” is not known.").format(text=text)
