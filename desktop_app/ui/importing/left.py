"""What an import leaves, line by line with the reason: people, organisations and meetings that are not
written, and people of whose attendance something is not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.i18n import _
from desktop_app.ui.importing import beside_words, words
from desktop_app.ui.importing.draft import Draft
from desktop_app.ui.importing.in_file import columns_of_marks, is_across
from desktop_app.ui.importing.rows import STATES, Row, rows
from desktop_app.ui.importing.source import Source
from desktop_app.work.intake.understood import (
    AttendanceLine,
    MeetingLine,
    OrganisationLine,
    Person,
)

_ASKED = ("refused", "perhaps", "conflict")
What = Person | OrganisationLine | MeetingLine


@dataclass(frozen=True, slots=True)
class LeftLine:
    """`state` is "" for who is taken in, though not all that is said of the attendance; `asked`: the sender
    may know the answer."""

    source: Source
    what: What
    name: str
    state: str
    said: tuple[str, ...]
    asked: bool


def left(draft: Draft) -> list[LeftLine]:
    """In the order of the files; in each people first, then organisations and meetings."""
    found = rows(draft)
    lines: list[LeftLine] = []
    for source in draft.planned:
        mine = sorted((row for row in found if row.source is source), key=lambda row: row.place)
        for part in (_people, _besides):
            lines += part(source, mine)
    return lines


def _people(source: Source, mine: list[Row]) -> Iterator[LeftLine]:
    unclear, untaken = _unclear(source), _untaken(source)
    actions = source.actions()
    for row in mine:
        if row.planned is None:
            continue
        places = [_place(each) for each in (row.planned.person, *row.planned.also)]
        marks = [said for place in places for said in unclear.get(place, ())]
        skipped = actions[row.place] == "skip"
        not_taken = _("Who came or will come was not taken in.") if untaken & set(places) else ""
        if not (skipped or marks or not_taken):
            continue
        person = row.planned.person
        own = [row.planned.evidence, *(each.message for each in person.problems)] if skipped else []
        asked = bool(marks) or (skipped and row.kind in _ASKED)
        said = tuple(dict.fromkeys(filter(None, (*own, *marks, not_taken))))
        state = _(STATES[row.kind]) if skipped else ""
        yield LeftLine(source, person, words.name(row), state, said, asked)


def _besides(source: Source, mine: list[Row]) -> Iterator[LeftLine]:
    """Organisations and meetings that are not entered; those that the register knows already need nothing."""
    entered = set(source.entered())
    for row in mine:
        line = row.line
        if row.beside is None or row.key in entered or row.kind == "unchanged":
            continue
        if not isinstance(line, OrganisationLine | MeetingLine):
            continue
        said = dict.fromkeys(filter(None, (row.beside.evidence, *(each.message for each in line.problems))))
        dayless = isinstance(line, MeetingLine) and line.first_day is None
        asked = dayless or (isinstance(line, OrganisationLine) and row.kind in _ASKED)
        yield LeftLine(source, line, beside_words.name(row), _(STATES[row.kind]), tuple(said), asked)


Place = tuple[str, int, str, str]


def _place(person: Person) -> Place:
    return person.sheet, person.row, person.column, person.written


def _unclear(source: Source) -> dict[Place, list[str]]:
    """By person what is said of cells that do not say clearly who came or will come."""
    assert source.planned is not None
    understood = source.planned.file.understood
    of_marks = {each.sheet: columns_of_marks(source, each.sheet) for each in understood.sheets}
    told: dict[tuple[str, int | str | None], list[str]] = defaultdict(list)
    for problem in understood.problems:
        if problem.column in of_marks.get(problem.sheet, ()):
            told[problem.sheet, problem.row].append(problem.message)
            told[problem.sheet, problem.column].append(problem.message)
    return {
        _place(person): said
        for person in (understood.people if told else ())
        if (said := told.get((person.sheet, person.column if is_across(source, person) else person.row)))
    }


def _untaken(source: Source) -> set[Place]:
    """Whose attendance is of a meeting that is not known."""
    assert source.planned is not None
    file = source.planned.file

    def taken(line: AttendanceLine) -> bool:
        return file.meeting is not None if line.meeting < 0 else line.meeting in file.attended_meetings

    people = file.understood.people
    return {_place(people[line.person]) for line in file.understood.attendance if not taken(line)}
