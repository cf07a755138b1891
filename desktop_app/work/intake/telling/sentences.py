"""What an import found and did, in at most ten lines for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from desktop_app.errors import Where
from desktop_app.i18n import N_, _, ngettext
from desktop_app.work.intake.planning.planned import PlannedFile, State
from desktop_app.work.intake.telling.report import COUNTS, all_problems, main_sheet
from desktop_app.work.intake.understood import Problem

_LINES = 10
"""As many as `sentences` gives at most."""
_FIELDS = {
    "name": N_("name"),
    "given": N_("given name"),
    "family": N_("family name"),
    "organisation": N_("organisation"),
    "organisation_code": N_("organisation code"),
    "department": N_("department"),
    "title": N_("title"),
    "email": N_("e-mail"),
    "phone": N_("telephone"),
    "mobile": N_("mobile"),
    "role": N_("role"),
    "party": N_("party"),
    "from": N_("from"),
    "to": N_("until"),
    "attending": N_("attending"),
    "attendance": N_("attendance"),
    "diet": N_("diet"),
    "notes": N_("notes"),
}


def sentences(files: Sequence[PlannedFile]) -> list[str]:
    """At most ten lines for a person: one file in detail, of several a line each."""
    if len(files) == 1:
        lines = _details(files[0])
        problems = [_where(problem) for problem in all_problems(files[0])]
        return [*lines, *_as_many(problems, _LINES - len(lines))]
    return _as_many([f"{_headline(file)} {_states(file)}".strip() for file in files], _LINES)


def _as_many(lines: list[str], room: int) -> list[str]:
    if len(lines) <= room:
        return lines
    more = len(lines) - room + 1
    return [*lines[: room - 1], ngettext("… and {count} more", "… and {count} more", more).format(count=more)]


def _details(file: PlannedFile) -> list[str]:
    lines = (_headline(file), _states(file), _headings(file), _skipped(file), _seats(file), _page_line(file))
    return [line for line in lines if line]


def _headline(file: PlannedFile) -> str:
    if file.organisations and not file.people:
        count = len(file.organisations)
        text = ngettext("{count} organisation", "{count} organisations", count).format(count=count)
        return f"{file.understood.file}: {text}."
    people = len(file.people)
    codes = {each.person.organisation_code or each.person.organisation_text for each in file.people} - {""}
    text = ngettext("{count} participant", "{count} participants", people).format(count=people)
    if codes and all(len(code) == 4 and code.isdigit() for code in codes):
        origin = ngettext("from {count} municipality", "from {count} municipalities", len(codes))
    else:
        origin = ngettext("from {count} organisation", "from {count} organisations", len(codes))
    return f"{file.understood.file}: {text} {origin.format(count=len(codes)) if codes else ''}".strip() + "."


def _states(file: PlannedFile) -> str:
    """How many people are in each state; of a list of organisations, how many organisations."""
    rows = file.people or file.organisations
    counts = Counter(row.state for row in rows)
    words: dict[State, str] = {
        "new": ngettext("{count} new", "{count} new", counts["new"]),
        "changed": ngettext("{count} changed", "{count} changed", counts["changed"]),
        "unchanged": ngettext("{count} unchanged", "{count} unchanged", counts["unchanged"]),
        "perhaps": _("{count} perhaps known already"),
        "conflict": ngettext("{count} conflict", "{count} conflicts", counts["conflict"]),
        "refused": ngettext("{count} refused", "{count} refused", counts["refused"]),
        "left_out": _("{count} left out"),
    }
    told = [words[state].format(count=counts[state]) for _name, state in COUNTS if counts[state]]
    return f"{', '.join(told)}." if told else ""


def _headings(file: PlannedFile) -> str:
    sheet = main_sheet(file)
    if not sheet or not sheet.columns:
        return ""
    columns = ", ".join(
        f"{_(_FIELDS[guess.field])} ({guess.column})" for guess in sheet.columns if guess.field in _FIELDS
    )
    if sheet.header_row is None:
        return _("No heading row; columns: {columns}.").format(columns=columns)
    return _("Heading row {row}; columns: {columns}.").format(row=sheet.header_row, columns=columns)


def _skipped(file: PlannedFile) -> str:
    rows = file.understood.skipped
    text = ngettext("{count} row is no person.", "{count} rows are no people.", len(rows))
    return text.format(count=len(rows)) if rows else ""


def _seats(file: PlannedFile) -> str:
    begin, end, vacant = sum(each.joins for each in file.people), len(file.endings), len(file.vacancies)
    told = (
        (begin, ngettext("{count} joins the network", "{count} join the network", begin)),
        (end, _missing(end)),
        (vacant, ngettext("{count} vacant seat", "{count} vacant seats", vacant)),
    )
    text = ", ".join(words.format(count=count) for count, words in told if count)
    return f"{text}." if text else ""


def _missing(count: int) -> str:
    return ngettext(
        "{count} is in the network but not in the file",
        "{count} are in the network but not in the file",
        count,
    )


def _page_line(file: PlannedFile) -> str:
    meetings, lists = len(file.understood.meetings), len(file.understood.lists)
    present = sum(line.presence == "present" for line in file.understood.attendance)
    replies = sum(bool(line.reply) for line in file.understood.attendance)
    told = (
        (meetings, ngettext("{count} meeting", "{count} meetings", meetings)),
        (present, ngettext("{count} presence", "{count} presences", present)),
        (replies, ngettext("{count} answer", "{count} answers", replies)),
        (lists, ngettext("{count} list", "{count} lists", lists)),
    )
    text = ", ".join(words.format(count=count) for count, words in told if count)
    name = file.understood.network.name if file.understood.network else ""
    return f"{': '.join(filter(None, (name, text)))}." if name or text else ""


def _where(problem: Problem) -> str:
    place = str(Where(sheet=problem.sheet, row=problem.row, column=problem.column)).lstrip(", ")
    return f"{place}: {problem.message}" if place else problem.message
