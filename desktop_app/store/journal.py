"""The history, and its way back: undo and redo of any change, today or weeks later.

Undo walks a change's journal backwards. A field that still holds what the change wrote gets back what it
held before; what somebody has edited since is kept, and named. Undo and redo are changes themselves.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from desktop_app.errors import Conflict, NotFound
from desktop_app.i18n import _
from desktop_app.records.history import HistoryLine, Undone, title
from desktop_app.records.ids import ChangeId
from desktop_app.store import tables
from desktop_app.store.change import changing
from desktop_app.store.database import Store
from desktop_app.store.going_back import Back, Step
from desktop_app.store.source import Source

change, rows = tables.change, tables.change_row


def last_change(source: Source) -> int:
    """The number of the latest change; moves with every change that anybody makes."""
    return int(source.value(sa.select(sa.func.max(change.c.id))) or 0)


def last_change_before(source: Source, number: int) -> int:
    """The number of the latest change before one: asked inside a running change."""
    return int(source.value(sa.select(sa.func.max(change.c.id)).where(change.c.id < number)) or 0)


def history(source: Source, *, limit: int | None = None) -> list[HistoryLine]:
    """The changes, latest first."""
    return _lines(source, sa.select(change).order_by(change.c.id.desc()).limit(limit))


def _lines(source: Source, statement: sa.Executable) -> list[HistoryLine]:
    undone = _undone(source)
    return [
        HistoryLine(
            id=ChangeId(row.id),
            kind=row.kind,
            title=title(row.title_key, json.loads(row.title_values)),
            who=row.who,
            computer=row.computer,
            at=datetime.fromisoformat(row.at),
            undone=row.id in undone,
        )
        for row in source.fetch(statement)
    ]


def record_history(source: Source, table: str, record: int, *, owner: str = "") -> list[HistoryLine]:
    """The changes that touched one row, latest first; `owner` names the column by which rows of other
    tables belong to it."""
    touched = sa.and_(rows.c.table_name == table, rows.c.row_id == record)
    if owner:
        marks = {"sqlite": f'"{owner}":{record}', "postgresql": f'"{owner}": {record}'}[source.dialect]
        held = sa.func.coalesce(rows.c.after, rows.c.before)
        belong = [name for name, each in tables.TABLES.items() if owner in each.c]
        theirs = sa.or_(held.contains(f"{marks},"), held.contains(f"{marks}}}"))
        touched = sa.or_(touched, sa.and_(rows.c.table_name.in_(belong), theirs))
    among = change.c.id.in_(sa.select(rows.c.change).where(touched))
    return _lines(source, sa.select(change).where(among).order_by(change.c.id.desc()))


def next_undo(source: Source) -> HistoryLine | None:
    """What Ctrl+Z would undo."""
    undone = _undone(source)
    standing = change.c.id.not_in(undone) if undone else sa.true()
    latest = sa.select(change).where(change.c.kind == "edit", standing).order_by(change.c.id.desc()).limit(1)
    return next(iter(_lines(source, latest)), None)


def next_redo(source: Source) -> HistoryLine | None:
    """What Ctrl+Y would do again: the latest undo that nothing has been edited after."""
    last_edit = source.value(sa.select(sa.func.max(change.c.id)).where(change.c.kind == "edit")) or 0
    done_again = {row[0] for row in source.fetch(sa.select(change.c.undoes).where(change.c.kind == "redo"))}
    undos = source.fetch(sa.select(change).where(change.c.kind == "undo", change.c.id > last_edit))
    waiting = [row for row in undos if row.id not in done_again]
    if not waiting:
        return None
    undoes = max(waiting, key=lambda row: int(row.id)).undoes
    return next(iter(_lines(source, sa.select(change).where(change.c.id == undoes))))


def _undone(source: Source) -> set[int]:
    done_again = {row[0] for row in source.fetch(sa.select(change.c.undoes).where(change.c.kind == "redo"))}
    undos = source.fetch(sa.select(change.c.id, change.c.undoes).where(change.c.kind == "undo"))
    return {row.undoes for row in undos if row.id not in done_again}


def undo(store: Store, number: int | None = None) -> Undone:
    """Undo a change, the latest that is not undone if none is named. Raises `Conflict` where all that it
    changed has been edited since, `NotFound` where there is nothing to undo."""
    if number is None:
        latest = next_undo(store)
        if latest is None:
            raise NotFound(_("There is nothing to undo."))
        number = latest.id
    row = _change(store, number)
    if row.kind != "edit" or number in _undone(store):
        raise NotFound(_("Change {number} is already undone, or is an undo itself.").format(number=number))
    return _go_back(store, row, "undo", row)


def redo(store: Store) -> Undone:
    """Do again what was undone last."""
    line = next_redo(store)
    if line is None:
        raise NotFound(_("There is nothing to do again."))
    undos = (
        sa.select(change)
        .where(change.c.kind == "undo", change.c.undoes == line.id)
        .order_by(change.c.id.desc())
    )
    return _go_back(store, store.fetch(undos)[0], "redo", _change(store, line.id))


def _change(source: Source, number: int) -> Any:
    found = source.fetch(sa.select(change).where(change.c.id == number))
    if not found:
        raise NotFound(_("There is no change {number} in the history.").format(number=number))
    return found[0]


def _go_back(store: Store, row: Any, kind: str, original: Any) -> Undone:
    """Take back the change `row` by a change of `kind`, called after the `original` edit."""
    old_key, values = original.title_key, json.loads(original.title_values)
    key = {"undo": "undone", "redo": "redone"}[kind]
    titled = {"title": {"key": old_key, "values": values}}
    with changing(store, key, titled, kind=kind, undoes=row.id) as running:
        journal = running.fetch(sa.select(rows).where(rows.c.change == row.id).order_by(rows.c.id.desc()))
        back = Back(running, row.id, [Step.of(line) for line in journal], _undone(running))
        back.go()
        lost = tuple(dict.fromkeys(back.lost()))
        if journal and not (back.done or lost):
            raise Conflict(
                _("Nothing of “{title}” can be undone: all of it has been edited since.").format(
                    title=title(old_key, values)
                )
            )
        kept = tuple(dict.fromkeys(back.kept()))
    return Undone(ChangeId(running.id), title(old_key, values), kept, lost)
