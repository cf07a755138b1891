"""What the register holds of one person: the rows that point at a participant, what these point at, and what
the history says of them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from desktop_app.records.ids import ParticipantId
from desktop_app.store import tables as t
from desktop_app.store.columns import kept_columns
from desktop_app.store.names import names_on
from desktop_app.store.roles import role_name
from desktop_app.store.source import Source, among, rows_among

Values = Mapping[str, Any]
rows, change = t.change_row, t.change
_MERGED = "participants.merged"


class Step(NamedTuple):
    """A row of the person's that a change added, altered or took away; `before` and `after` are what it held,
    None where it was not there. `merged` tells of a merge with somebody else that was undone."""

    at: datetime
    who: str
    file: str
    """The list that it came with, of an import."""
    table: str
    row: int
    before: Values | None
    after: Values | None
    merged: bool = False


class Together(NamedTuple):
    """One who carries out an assignment, without a name."""

    assignment: int
    capacity: str
    people: int


def pointing() -> dict[tuple[str, str], str]:
    """Every column that points at another table: what it points at, by table and column."""
    return {
        (table.name, key.parent.name): key.column.table.name
        for table in t.TABLES.values()
        for key in table.foreign_keys
    }


def columns(table: str) -> list[str]:
    return kept_columns(t.TABLES[table])


def held(source: Source, table: str, column: str, number: int) -> list[Values]:
    """The rows whose column holds a number, as the journal keeps rows, in the order in which they were
    entered."""
    target = t.TABLES[table]
    found = source.fetch(sa.select(target).where(target.c[column] == number).order_by(target.c.id))
    return [{name: row._mapping[name] for name in ("id", *columns(table))} for row in found]


def former(source: Source, number: ParticipantId) -> list[ParticipantId]:
    """The numbers of those who have been merged into a participant, directly or by way of another."""
    into = defaultdict(list)
    for each in _merges(source):
        if not each.undone:
            into[each.kept].append(each.gone)
    found: list[ParticipantId] = []
    waiting = [int(number)]
    while waiting:
        gone = [each for each in into.pop(waiting.pop(), []) if each != number]
        waiting += gone
        found += map(ParticipantId, gone)
    return sorted(set(found))


def standing(source: Source, number: ParticipantId) -> ParticipantId:
    """Into whom a participant has been merged in the end; the same for one who was not."""
    into = {each.gone: each.kept for each in _merges(source) if not each.undone}
    at = int(number)
    for _step in range(len(into)):
        at = into.get(at, at)
    return ParticipantId(at)


class _Merge(NamedTuple):
    change: int
    kept: int
    gone: int
    undone: bool
    """Whether the one that went is there again."""


def _merges(source: Source) -> list[_Merge]:
    statement = (
        sa.select(change.c.id, change.c.title_values, rows.c.row_id, t.participant.c.id.label("there"))
        .join(rows, rows.c.change == change.c.id)
        .outerjoin(t.participant, t.participant.c.id == rows.c.row_id)
        .where(change.c.title_key == _MERGED, rows.c.table_name == "participant", rows.c.after.is_(None))
        .order_by(change.c.id)
    )
    found = []
    for row in source.fetch(statement):
        kept = json.loads(row.title_values).get("kept") or _moved_to(source, row.id, row.row_id)
        if kept:
            found.append(_Merge(row.id, kept, row.row_id, row.there is not None))
    return found


def _moved_to(source: Source, number: int, gone: int) -> int | None:
    """To whom a merge moved what was another's: older ones say it of the rows alone."""
    for row in source.fetch(sa.select(rows.c.before, rows.c.after).where(rows.c.change == number)):
        before, after = json.loads(row.before or "{}"), json.loads(row.after or "{}")
        if before.get("participant") == gone and after.get("participant"):
            return int(after["participant"])
    return None


def history(source: Source, numbers: Sequence[int]) -> list[Step]:
    """What the history says of the rows of a person with these numbers, the first change first."""
    own = sa.and_(rows.c.table_name == "participant", rows.c.row_id.in_(numbers))
    of_table = rows.c.table_name.in_(sorted(_owned()))
    marks = [mark for number in numbers for mark in _marks(source, number)]
    theirs = sa.or_(*(side.contains(mark) for side in (rows.c.before, rows.c.after) for mark in marks))
    statement = (
        sa.select(rows, change.c.at, change.c.who, change.c.title_key, change.c.title_values)
        .join(change, change.c.id == rows.c.change)
        .where(sa.or_(own, sa.and_(of_table, theirs)))
        .order_by(rows.c.id)
    )
    astray = _undone_merges(source)
    return [
        Step(
            datetime.fromisoformat(row.at),
            row.who,
            json.loads(row.title_values).get("file", "") if row.title_key == "imported" else "",
            row.table_name,
            row.row_id,
            json.loads(row.before) if row.before else None,
            json.loads(row.after) if row.after else None,
            row.change in astray,
        )
        for row in source.fetch(statement)
    ]


def _owned() -> set[str]:
    return {table for (table, column), target in pointing().items() if target == column == "participant"}


def _marks(source: Source, number: int) -> tuple[str, str]:
    blank = " " if source.dialect == "postgresql" else ""
    return f'"participant":{blank}{number},', f'"participant":{blank}{number}}}'


def _undone_merges(source: Source) -> set[int]:
    """The merges that do not stand, and the changes that took them back: what they moved is two people's."""
    astray = {each.change for each in _merges(source) if each.undone}
    backwards = source.fetch(sa.select(change.c.id, change.c.undoes).where(change.c.undoes.is_not(None)))
    for row in sorted(backwards):
        if row.undoes in astray:
            astray.add(row.id)
    return astray


def together(source: Source, number: ParticipantId) -> list[Together]:
    """How many others carry out the assignments of a participant, or answer for them."""
    ap = t.assignment_participant
    mine = sa.select(ap.c.assignment).where(ap.c.participant == number)
    people = sa.func.count(sa.distinct(ap.c.participant))
    statement = (
        sa.select(ap.c.assignment, ap.c.capacity, people)
        .where(ap.c.assignment.in_(mine), ap.c.participant != number)
        .group_by(ap.c.assignment, ap.c.capacity)
        .order_by(ap.c.assignment, ap.c.capacity.desc())
    )
    return [Together(*row) for row in source.fetch(statement)]


def called(source: Source, table: str, wanted: Collection[int]) -> dict[int, str]:
    """What records of a table are called, by their numbers; nothing of those that have gone."""
    if table in ("meeting", "affiliation", "import_source"):
        special = {"meeting": _meetings, "affiliation": _affiliations, "import_source": _files}[table]
        return special(source, wanted)
    target = t.TABLES[table]
    found = rows_among(source, sa.select(target).where(among(source, target.c.id)), sorted(wanted))
    if table == "organisation":
        names = names_on(source, date.today())
        return {row.id: names.of(row.id, row.name) for row in found}
    if table == "role":
        return {row.id: role_name(row) for row in found}
    return {row.id: row.title if table == "assignment" else row.name for row in found}


def _meetings(source: Source, wanted: Collection[int]) -> dict[int, str]:
    """By title or network, and day."""
    m, mn, n = t.meeting, t.meeting_network, t.network
    statement = (
        sa.select(m.c.id, m.c.title, m.c.first_day, n.c.name)
        .outerjoin(mn, mn.c.meeting == m.c.id)
        .outerjoin(n, n.c.id == mn.c.network)
        .where(among(source, m.c.id))
        .order_by(m.c.id, mn.c.id)
    )
    found: dict[int, list[str]] = {}
    for row in rows_among(source, statement, sorted(wanted)):
        names = found.setdefault(row.id, [row.first_day])
        names.append((row.title if len(names) == 1 else "") or ("" if row.title else row.name or ""))
    return {number: ", ".join(filter(None, (*names, day))) for number, (day, *names) in found.items()}


def _affiliations(source: Source, wanted: Collection[int]) -> dict[int, str]:
    a = t.affiliation
    statement = sa.select(a.c.id, a.c.organisation).where(among(source, a.c.id))
    tied = {row.id: row.organisation for row in rows_among(source, statement, sorted(wanted))}
    names = called(source, "organisation", set(tied.values()))
    return {number: names[body] for number, body in tied.items()}


def _files(source: Source, wanted: Collection[int]) -> dict[int, str]:
    """The files that have come of a source, in the order in which they came."""
    run = t.import_run
    statement = (
        sa.select(run.c.source, run.c.file, change.c.at)
        .join(change, change.c.id == run.c.change)
        .where(among(source, run.c.source))
        .order_by(run.c.id)
    )
    found: dict[int, dict[str, None]] = {}
    for row in rows_among(source, statement, sorted(wanted)):
        found.setdefault(row.source, {})[f"{row.file} ({row.at[:10]})"] = None
    return {number: ", ".join(files) for number, files in found.items()}


def body(source: Source) -> str:
    """Whose register it is; "" where nobody has said."""
    return str(source.value(sa.select(t.register.c.body)) or "")
