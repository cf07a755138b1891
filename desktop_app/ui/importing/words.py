"""How the assistant says what it has understood: fields, certainty, roles, and the sentence about a file."""

from __future__ import annotations

from datetime import date

from desktop_app.i18n import N_, _, language, ngettext
from desktop_app.records import phones
from desktop_app.records.meetings.meetings import PRESENCES, REPLIES
from desktop_app.records.networks import STANDARD_ROLES
from desktop_app.ui import words as days
from desktop_app.ui.importing import beside_words
from desktop_app.ui.importing.answers import cells, taken
from desktop_app.ui.importing.rows import Row
from desktop_app.ui.importing.source import Source
from desktop_app.ui.table.pane import spaced
from desktop_app.work.intake.planning.attended import ATTENDING, PRESENT, Attended
from desktop_app.work.intake.planning.planned import CellChange, PlannedFile
from desktop_app.work.intake.understood import Person, PhoneText, SheetUnderstood, SkippedRow, Vacancy

FIELDS = {
    "name": N_("Name"),
    "given": N_("Given name"),
    "family": N_("Family name"),
    "organisation": N_("Organisation"),
    "organisation_code": N_("Organisation code"),
    "department": N_("Department"),
    "title": N_("Title"),
    "email": N_("E-mail"),
    "phone": N_("Telephone"),
    "mobile": N_("Mobile"),
    "role": N_("Role"),
    "party": N_("Party"),
    "network": N_("Network"),
    "from": N_("From"),
    "to": N_("Until"),
    "notes": N_("Notes"),
    "ignore": N_("Not imported"),
}
"""What a column can be chosen to hold, in the order of the choice."""
ALSO_FIELDS = {
    "attending": N_("Attending"),
    "attendance": N_("Attendance"),
    "diet": N_("Diet"),
    "acting": N_("Acting"),
    "leave_until": N_("On leave until"),
    "gone": N_("Has left"),
    "web": N_("Web"),
    "address": N_("Address"),
    "area_code": N_("Area code"),
    "postcode": N_("Postcode"),
    "town": N_("Town"),
    "label": N_("Kind of contact detail"),
    "value": N_("Contact detail"),
    "switchboard": N_("Switchboard"),
    "fax": N_("Fax"),
    "postal_address": N_("Postal address"),
    "visiting_address": N_("Visiting address"),
}
_ROLES = {key: (swedish, english) for key, swedish, english, *_rest in STANDARD_ROLES}
NOTHING = "–"


def field_label(name: str) -> str:
    """A field of a meeting has the meeting's day after it."""
    own, _blank, day = name.partition(" ")
    label = FIELDS.get(own) or ALSO_FIELDS.get(own)
    if not label:
        return name
    return f"{_(label)} {days.short_day(date.fromisoformat(day))}" if day else _(label)


def role(key: str, text: str = "") -> str:
    """The word for a role in the person's language; for an unknown key the file's own word."""
    if key not in _ROLES:
        return text or key
    swedish, english = _ROLES[key]
    return swedish if language() == "sv" else english


def certainty(field: str, sure: float) -> tuple[str, str]:
    """How surely a column is understood: an icon and its words."""
    if not field:
        return "circle-alert", _("not understood")
    if sure >= 1 and field != "ignore":
        return "user-round", _("chosen by you")
    if sure >= 0.9:
        return "circle-check", _("sure")
    if sure >= 0.7:
        return "check", _("likely")
    return "circle-question-mark", _("a guess")


def list_name(found: SheetUnderstood) -> str:
    """A sheet, or one of the lists on it, and why it is not taken in."""
    name = (
        _("{sheet}, list {number}").format(sheet=found.sheet, number=found.table)
        if found.table
        else found.sheet
    )
    if found.taken:
        return name
    hidden = found.state not in ("", "visible")
    return _("{sheet} (hidden)").format(sheet=name) if hidden else _("{sheet} (no list)").format(sheet=name)


def sentence(file: PlannedFile, network: str = "") -> str:
    """What the file is, on one line; `network` is the one that its people are given seats in."""
    understood = file.understood
    parts = [_people(file)] if file.people or not understood.organisations else []
    if file.people and network and file.joining:
        parts[0] = _("{people} in the network {name}").format(people=parts[0], name=network)
    if file.meeting is not None:
        parts.append(_("answers to {meeting}").format(meeting=beside_words.of_register(file.meeting)))
    if understood.organisations:
        count = len(understood.organisations)
        told = ngettext("a list of {count} organisation", "a list of {count} organisations", count)
        parts.append(told.format(count=spaced(count)))
    if understood.meetings:
        count = len(understood.meetings)
        parts.append(ngettext("{count} meeting", "{count} meetings", count).format(count=spaced(count)))
    if understood.lists:
        count = len(understood.lists)
        parts.append(
            ngettext("{count} list of lines", "{count} lists of lines", count).format(count=spaced(count))
        )
    if file.vacancies:
        count = len(file.vacancies)
        parts.append(
            ngettext("{count} vacant seat", "{count} vacant seats", count).format(count=spaced(count))
        )
    sheet = next((each for each in understood.sheets if each.taken), None)
    if sheet and sheet.columns and sheet.header_row:
        parts.append(_("headings on row {row}").format(row=sheet.header_row))
    elif sheet and sheet.columns:
        parts.append(_("no heading row"))
    vacant = {(each.sheet, each.row) for each in file.vacancies}
    if (count := sum((each.sheet, each.row) not in vacant for each in understood.skipped)) and sheet:
        skipped = ngettext("{count} row is skipped", "{count} rows are skipped", count)
        parts.append(skipped.format(count=spaced(count)))
    return beside_words.capital(", ".join(parts)) + "."


def _people(file: PlannedFile) -> str:
    people = len(file.people)
    text = ngettext("{count} participant", "{count} participants", people).format(count=spaced(people))
    codes = {each.person.organisation_code or each.person.organisation_text for each in file.people} - {""}
    if not codes:
        return text
    if len(codes) == people > 1 and all(len(code) == 4 and code.isdigit() for code in codes):
        return _("{people}, one from each municipality").format(people=text)
    if all(len(code) == 4 and code.isdigit() for code in codes):
        origin = ngettext("from {count} municipality", "from {count} municipalities", len(codes))
    else:
        origin = ngettext("from {count} organisation", "from {count} organisations", len(codes))
    return f"{text} {origin.format(count=spaced(len(codes)))}"


def name(row: Row) -> str:
    if row.ending is not None:
        return row.ending.name
    if row.beside is not None:
        return beside_words.name(row)
    if row.planned is None:
        return _("(vacant)") if row.kind == "vacant" else in_file(row)
    person = row.planned.person
    full = f"{person.given} {person.family}".strip() or person.written
    marks = (f"({person.party})" if person.party else "", _("acting") if person.acting else "")
    return " ".join(filter(None, (full, *marks))) or _("(no name)")


def organisation(row: Row) -> str:
    if row.ending is not None:
        return row.ending.organisation
    if row.beside is not None:
        return beside_words.place(row)
    if row.planned is None:
        return row.told.organisation_text if isinstance(row.told, Vacancy) else ""
    return row.planned.person.organisation_text


def changes(row: Row) -> str:
    """What a row brings, on one line: old → new for somebody known, the facts for somebody new."""
    if row.ending is not None:
        return _("sits in the network and is not in the list")
    if row.beside is not None:
        told = [change(cell) for at, cell in enumerate(cells(row)) if taken(row, at)]
        return "; ".join(filter(None, (beside_words.changes(row), *told)))
    planned = row.meant
    if planned is None:
        return row.told.reason if isinstance(row.told, SkippedRow) else _vacancy(row)
    if row.kind in ("refused", "left_out", "perhaps") and not row.answer:
        return planned.evidence
    told = [change(cell) for at, cell in enumerate(cells(row)) if taken(row, at)]
    told = told if planned.match else [*_facts(planned.person), *map(_at_meeting, planned.attended)]
    if planned.roles:
        told.append(_("joins as {roles}").format(roles=", ".join(map(role, planned.roles))))
    if row.kind == "conflict" and not planned.cells:
        told.insert(0, planned.evidence)
    return "; ".join(told)


def _vacancy(row: Row) -> str:
    return role(row.told.role).capitalize() if isinstance(row.told, Vacancy) else ""


def in_file(row: Row) -> str:
    """The row as it stands in the file, on one line."""
    assert row.told is not None
    return on_line(row.source, row.told.sheet, row.told.row)


def on_line(source: Source, sheet: str, row: int) -> str:
    """A row of the file on one line; "" is the sheet of a text, or a workbook's first."""
    sheets = source.looked.sheets if source.looked else ()
    shown = next((each for each in sheets if sheet in (each.name, "")), None)
    texts = shown.rows[row - 1] if shown and 0 < row <= len(shown.rows) else ()
    return " · ".join(" ".join(text.split()) for text in texts if text)


def change(cell: CellChange) -> str:
    label = field_label(cell.field)
    old, new = cell_value(cell.field, cell.old), cell_value(cell.field, cell.new)
    return f"{label}: {old} → {new or _('(empty)')}" if cell.old else f"{label}: {new}"


def cell_value(field: str, value: str) -> str:
    if field.startswith((ATTENDING, PRESENT)):
        known = dict(REPLIES if field.startswith(ATTENDING) else PRESENCES)
        return _(known[value]) if value else ""
    if field in ("mobile", "phone"):
        return ", ".join(phones.printed(each, each) for each in value.split(", "))
    return _("Yes") if field in ("acting", "gone") and value == "yes" else value


def _at_meeting(said: Attended) -> str:
    return f"{field_label(said.field)}: {cell_value(said.field, said.value)}"


def _facts(person: Person) -> list[str]:
    return [each for each in (person.title, *person.emails, *map(phone, person.phones)) if each]


def phone(number: PhoneText) -> str:
    return phones.printed(number.value, number.written)


def about(source: Source) -> str:
    """A file in the list of files, on two lines."""
    if source.planned is None:
        return f"{source.name}\n{_('refused')}"
    count = len(source.planned.file.people)
    people = ngettext("{count} participant", "{count} participants", count).format(count=count)
    return f"{source.name}\n{people}"
