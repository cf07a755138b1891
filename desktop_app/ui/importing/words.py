"""How the assistant says what it has understood: fields, certainty, roles, and the sentence about a file."""

from __future__ import annotations

from desktop_app.i18n import N_, _, language, ngettext
from desktop_app.records.networks import STANDARD_ROLES
from desktop_app.ui.importing.rows import Row
from desktop_app.ui.table.pane import spaced
from desktop_app.work.intake.planned import CellChange, PlannedFile
from desktop_app.work.intake.understood import Person, PhoneText

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
    "switchboard": N_("Switchboard"),
    "fax": N_("Fax"),
}
KINDS = {
    "steering_group": N_("steering group"),
    "managers_network": N_("managers' network"),
    "national_network": N_("national network"),
    "working_group": N_("working group"),
    "coordination_group": N_("coordination group"),
    "network": N_("network"),
}
LISTS = {"purpose": N_("Purpose"), "mission": N_("Mission"), "priorities": N_("Priorities")}
_ROLES = {key: (swedish, english) for key, swedish, english, *_rest in STANDARD_ROLES}
NOTHING = "–"


def field_label(name: str) -> str:
    label = FIELDS.get(name) or ALSO_FIELDS.get(name)
    return _(label) if label else name


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


def sentence(file: PlannedFile) -> str:
    """What the file is, on one line."""
    understood = file.understood
    parts = [_people(file)]
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
    if understood.skipped and sheet:
        count = len(understood.skipped)
        skipped = ngettext("{count} row is skipped", "{count} rows are skipped", count)
        parts.append(skipped.format(count=spaced(count)))
    return ", ".join(parts) + "."


def _people(file: PlannedFile) -> str:
    people = len(file.people)
    text = ngettext("{count} participant", "{count} participants", people).format(count=spaced(people))
    codes = {each.person.organisation_code or each.person.organisation_text for each in file.people} - {""}
    if not codes:
        return text
    if all(len(code) == 4 and code.isdigit() for code in codes):
        origin = ngettext("from {count} municipality", "from {count} municipalities", len(codes))
    else:
        origin = ngettext("from {count} organisation", "from {count} organisations", len(codes))
    return f"{text} {origin.format(count=spaced(len(codes)))}"


def name(row: Row) -> str:
    if row.ending is not None:
        return row.ending.name
    assert row.planned is not None
    person = row.planned.person
    full = f"{person.given} {person.family}".strip() or person.written
    marks = (f"({person.party})" if person.party else "", _("acting") if person.acting else "")
    return " ".join(filter(None, (full, *marks))) or _("(no name)")


def organisation(row: Row) -> str:
    if row.ending is not None:
        return row.ending.organisation
    assert row.planned is not None
    return row.planned.person.organisation_text


def changes(row: Row) -> str:
    """What a row brings, on one line: old → new for somebody known, the facts for somebody new."""
    planned = row.planned
    if planned is None:
        return _("sits in the network and is not in the list")
    if row.kind in ("refused", "left_out", "perhaps"):
        return planned.evidence
    told = [change(cell) for cell in planned.cells] if planned.match else _facts(planned.person)
    if planned.roles:
        told.append(_("joins as {roles}").format(roles=", ".join(map(role, planned.roles))))
    if row.kind == "conflict" and not planned.cells:
        told.insert(0, planned.evidence)
    return "; ".join(told)


def change(cell: CellChange) -> str:
    label = field_label(cell.field)
    old, new = cell_value(cell.field, cell.old), cell_value(cell.field, cell.new)
    return f"{label}: {old} → {new}" if cell.old else f"{label}: {new}"


def cell_value(field: str, value: str) -> str:
    return _("Yes") if field == "acting" and value == "yes" else value


def _facts(person: Person) -> list[str]:
    return [each for each in (person.title, *person.emails, *map(phone, person.phones)) if each]


def phone(number: PhoneText) -> str:
    return number.written or number.value
