"""The people of a recognised list: every row made into one Person, with what should be told about it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date

from desktop_app.i18n import _
from desktop_app.records import dates, emails, names, roles
from desktop_app.sheets import book
from desktop_app.work.intake import facts, headings
from desktop_app.work.intake.facts import Frame, Row
from desktop_app.work.intake.recognise import Table
from desktop_app.work.intake.understood import Person, Problem, Vacancy

_TITLE = re.compile(
    r"(?:chef|ledare|samordnare|rektor|strateg|sekreterare|coach|konsulent|handläggare|utvecklare|direktör|"
    r"vägledare|ansvarig|råd|ordförande|koordinator|specialist|manager|director|coordinator|head)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:kansli|växel|reception|registrator|expedition|kundtjänst|kontaktcenter|info|kommun)", re.IGNORECASE
)
_LEAVE = re.compile(
    r"[(,\s]*\b(?:tjänstledig|föräldraledig|ledig|on leave)\b[^()]*?"
    r"\b(?:t\.? ?o\.? ?m\.?|till och med|till|until)(?!\w)\s*([^()]+)\)?",
    re.IGNORECASE,
)


def people(table: Table, frame: Frame) -> tuple[tuple[Person, ...], tuple[Vacancy, ...]]:
    """Every row of the list as a person or as a vacant seat."""
    frame = replace(frame, family_first=_family_first(table))
    found: list[Person] = []
    vacant: list[Vacancy] = []
    for number in table.rows:
        row = Row(table, number, frame)
        if names.is_vacant(row.text("name", "given", "family")):
            organisation, text = facts.organisation(row, ())
            role = roles.key(row.text("role"))
            vacant.append(
                Vacancy(
                    table.sheet.name, number, organisation.organisation if organisation else None, text, role
                )
            )
        else:
            found.append(_person(row))
    return tuple(found), tuple(vacant)


def column_problems(table: Table) -> tuple[Problem, ...]:
    """What is told once for a column and not for each of its rows."""
    problems = []
    for number in table.numbers("phone", "mobile"):
        values = (table.sheet.rows[row - 1][number - 1] for row in table.rows)
        if any(isinstance(value, int | float) and value >= 1_000_000 for value in values):
            message = _(
                "The telephone numbers are stored as numbers, without their leading zero; it was put back."
            )
            problems.append(Problem(message, table.sheet.name, table.header_row, book.letters(number)))
    return tuple(problems)


def _person(row: Row) -> Person:
    addresses = facts.addresses(row)
    name = _name(row, addresses)
    title, acting, leave = _title(row, name.rest if _TITLE.search(name.rest) else "")
    organisation, organisation_text = facts.organisation(row, addresses)
    role, role_text = _role(row, name)
    if name.acting or acting:
        row.tell(_("“tf” is understood as acting."))
    remarks = [text for _column, text in row.cells("notes")]
    if name.rest and not _TITLE.search(name.rest):
        remarks.append(name.rest)
    return Person(
        sheet=row.table.sheet.name,
        row=row.number,
        written=name.written,
        given=name.given,
        family=name.family,
        organisation=organisation.organisation if organisation else None,
        organisation_code=facts.code_of(organisation),
        organisation_text=organisation_text,
        department=row.text("department"),
        title=title,
        emails=addresses,
        phones=facts.telephones(row),
        role=role,
        role_text=role_text,
        party=row.text("party").strip("()") or name.party,
        acting=name.acting or acting,
        leave_until=leave,
        span=facts.days(row),
        notes="\n".join(remarks),
        left_out=facts.left_out(row),
        refused=_no_person(name, addresses),
        problems=tuple(dict.fromkeys(row.problems)),
    )


def _no_person(name: names.Name, addresses: tuple[str, ...]) -> str:
    """Why a row that has a name is no person: "Kansliet", or one word with an office's address."""
    one_word = " " not in name.written
    if one_word and (_OFFICE.match(name.written) or any(map(emails.is_function, addresses))):
        return _("“{text}” is an office, not a person.").format(text=name.written)
    return ""


def _is_other(row: Row, text: str) -> bool:
    return bool(row.frame.gazetteer.find(text) or _TITLE.search(text))


def _name(row: Row, addresses: tuple[str, ...]) -> names.Name:
    whole = row.text("name")
    if whole:
        name = names.read(whole, is_other=lambda text: _is_other(row, text))
        if row.frame.family_first and "," not in whole and name.given:
            given, family = names.split_family_first(name.written)
            return replace(name, written=f"{given} {family}".strip(), given=given, family=family)
        split = names.split(name.written) == (name.given, name.family) and "," not in whole
        return names.with_email(name, addresses[0]) if addresses and split else name
    first, last = names.read(row.text("given")), names.read(row.text("family"))
    return replace(
        last,
        written=f"{first.written} {last.written}".strip(),
        given=first.written,
        family=last.written,
        acting=first.acting or last.acting,
        party=last.party or first.party,
        rest=", ".join(filter(None, (first.rest, last.rest))),
    )


def _family_first(table: Table) -> bool:
    """True where a column of whole names without comma has the family name first, by its heading or the
    addresses."""
    column, addresses = table.numbers("name"), table.numbers("email")
    if not column:
        return False
    votes: Counter[bool] = Counter()
    for row in table.rows[:: len(table.rows) // 300 + 1]:
        words = names.read(table.grid.text(row, column[0])).written.split()
        found = emails.read(table.grid.text(row, addresses[0])).addresses if addresses else ()
        parts = emails.local_names(found[0]) if found else ()
        if len(words) == 2 and len(parts) == 2 and parts[0] != parts[1]:
            shape = (names.letters(words[0]), names.letters(words[1]))
            if shape in {parts, parts[::-1]}:
                votes[shape == parts[::-1]] += 1
    if votes.total() >= 3:
        return votes[True] > 2 * votes[False]
    heading = table.grid.text(table.header_row, column[0])
    return headings.key(heading).startswith(("efternamn", "last name", "surname")) and votes[False] == 0


def _title(row: Row, behind_name: str) -> tuple[str, bool, date | None]:
    """The title without "tf" and leave, whether acting, and the leave's last day."""
    title = row.text("title") or behind_name
    leave = None
    match = _LEAVE.search(title)
    if match:
        leave = dates.day_after(match.group(1), row.frame.day)
    if match and leave:
        row.tell(
            _("“{text}” is understood as on leave until {day}.").format(
                text=match.group().strip(" (),"), day=leave
            )
        )
        title = f"{title[: match.start()]} {title[match.end() :]}"
    bare, acting = names.without_acting(" ".join(title.split()))
    return bare, acting, leave


def _role(row: Row, name: names.Name) -> tuple[str, str]:
    text = row.text("role")
    if not text:
        return name.role, name.role_text
    key = roles.key(text)
    if not key:
        row.tell(_("The role “{text}” is not known.").format(text=text), row.table.numbers("role")[0])
    return key or name.role, text
