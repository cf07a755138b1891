"""How the assistant says what a list holds besides people: organisations, networks, lists, meetings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, time

from desktop_app.i18n import N_, _, ngettext
from desktop_app.records.meetings.meetings import PRESENCES, REPLIES, STATUSES
from desktop_app.ui import words as days
from desktop_app.ui.importing.rows import Row
from desktop_app.ui.table.pane import spaced
from desktop_app.work.intake.planning.attended import KnownMeeting
from desktop_app.work.intake.planning.planned import CellChange, PlannedFact, PlannedFile
from desktop_app.work.intake.understood import LineList, MeetingLine, NetworkText, OrganisationLine

KINDS = {
    "steering_group": N_("steering group"),
    "managers_network": N_("managers' network"),
    "national_network": N_("national network"),
    "working_group": N_("working group"),
    "coordination_group": N_("coordination group"),
    "network": N_("network"),
}
LISTS = {
    "purpose": N_("Purpose"),
    "mission": N_("Mission"),
    "priorities": N_("Priorities"),
    "areas": N_("Areas"),
    "programme": N_("Programme"),
    "agenda": N_("Agenda"),
}
_LABELS = {
    "kind": N_("Kind"),
    "short_name": N_("Short name"),
    "about": N_("About"),
    "owner": N_("Owner"),
    "stated_seats": N_("Seats"),
    "stated_members": N_("Members"),
    "appointed_by": N_("Appointed by"),
    "heading": N_("Heading"),
    "lines": N_("Lines"),
    "last_day": N_("Last day"),
    "start": N_("Begins"),
    "end": N_("Ends"),
    "status": N_("Status"),
}
"""The register's columns that a page may change."""


def name(row: Row) -> str:
    line = row.line
    if isinstance(line, OrganisationLine):
        return line.name
    if isinstance(line, NetworkText):
        return line.name
    if isinstance(line, LineList):
        return list_title(line)
    if isinstance(line, MeetingLine):
        return when(line)
    if row.sort == "network" and isinstance(row.beside, PlannedFact):
        return row.beside.match_name
    held = _file(row).meeting
    return capital(of_register(held)) if held else _("A meeting that is not known")


def place(row: Row) -> str:
    """What stands in the column of organisations: a meeting's host, a municipality's code."""
    line = row.line
    if isinstance(line, MeetingLine):
        return line.host
    return line.code if isinstance(line, OrganisationLine) else ""


def changes(row: Row) -> str:
    """On one line; for an organisation what does not stand in its cells."""
    line, beside = row.line, row.beside
    if not isinstance(beside, PlannedFact):
        return beside.evidence if beside else ""
    told = [beside.evidence] if beside.evidence and not row.answer else []
    if beside.cells:
        return "; ".join([*told, *map(change, beside.cells)])
    if isinstance(line, NetworkText) and row.kind != "unchanged":
        told += network_facts(line)
    elif isinstance(line, LineList):
        count = ngettext("{count} line", "{count} lines", len(line.lines)).format(count=len(line.lines))
        told.append(f"{count}: {' · '.join(line.lines)}")
    elif isinstance(line, MeetingLine) or beside.key == ("meeting", -1):
        told += meeting_facts(line) if isinstance(line, MeetingLine) else []
        told += answers(_file(row), beside.key[1])
    return "; ".join(told)


def change(cell: CellChange) -> str:
    label, old, new = (
        field_label(cell.field),
        cell_value(cell.field, cell.old),
        cell_value(cell.field, cell.new),
    )
    if cell.field == "lines":
        old, new = (str(len(text.splitlines())) for text in (cell.old, cell.new))
    return f"{label}: {old} → {new}" if old else f"{label}: {new}"


def field_label(name: str) -> str:
    return _(_LABELS.get(name, name))


def cell_value(field: str, value: str) -> str:
    if field == "kind":
        return _(KINDS.get(value, value))
    if field == "status":
        return _(dict(STATUSES).get(value, value))
    if not value:
        return ""
    if field == "last_day":
        return days.day(date.fromisoformat(value))
    return days.clock(time.fromisoformat(value)) if field in ("start", "end") else value


def list_title(lines: LineList) -> str:
    heading = lines.heading or _(LISTS.get(lines.kind, lines.kind))
    period = lines.period.text
    return heading if not period or period in heading else f"{heading} {period}"


def when(line: MeetingLine) -> str:
    """The meeting's day and times; as it is written where the day is not known."""
    first, last = line.first_day, line.last_day
    day = days.days(first, last) if first and last else line.written
    return capital(f"{day} {days.times(line.start, line.end) if first else ''}".strip())


def of_register(held: KnownMeeting) -> str:
    """A meeting of the register, by its day."""
    return f"{days.days(held.first_day, held.last_day)} {days.times(held.start, held.end)}".strip()


def capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def meeting_facts(line: MeetingLine) -> list[str]:
    told = (
        line.title,
        line.place,
        line.joint,
        _("cancelled") if line.cancelled else "",
        *(problem.message for problem in line.problems if line.first_day is not None),
    )
    return [each for each in told if each]


def answers(file: PlannedFile, meeting: int) -> list[str]:
    """How many come, and how many came, by what the file says: "18 Accepted, 4 Declined"."""
    said: Counter[str] = Counter()
    for person in file.people:
        said.update(f"{each.column} {each.value}" for each in person.attended if each.meeting == meeting)
    words = {f"reply {key}": word for key, word in REPLIES} | {f"presence {key}": w for key, w in PRESENCES}
    return [f"{_(words[key])}: {spaced(count)}" for key, count in sorted(said.items()) if key in words]


def network_facts(network: NetworkText) -> list[str]:
    """What a page says of the network, a line each."""
    return [text for text in _network(network) if text]


def _network(network: NetworkText) -> Iterator[str]:
    yield f"{_('Kind')}: {_(KINDS.get(network.kind, network.kind))}"
    if network.owner_text:
        yield f"{_('Owner')}: {network.owner_text}"
    if network.appointed_by:
        yield f"{_('Appointed by')}: {network.appointed_by}"
    if network.stated_seats:
        seats = ngettext("{count} seat", "{count} seats", network.stated_seats)
        yield seats.format(count=network.stated_seats)
    if network.stated_members:
        members = ngettext("{count} member", "{count} members", network.stated_members)
        yield members.format(count=network.stated_members)
    yield " ".join(network.about.split())


def _file(row: Row) -> PlannedFile:
    assert row.source.planned is not None
    return row.source.planned.file
