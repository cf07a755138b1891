"""Taking a change back, row by row, as far as nobody has edited since.

A row that the change made goes, unless it was edited or something else points at it by now; a row that it
took away comes back under its old number; a field that still holds what was written gets back what it held.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from desktop_app.store import tables
from desktop_app.store.change import Change


@dataclass(frozen=True, slots=True)
class Step:
    """One journalled row, as it was and as it became."""

    table: str
    row: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    @classmethod
    def of(cls, line: Any) -> Step:
        return cls(
            line.table_name, line.row_id, json.loads(line.before or "null"), json.loads(line.after or "null")
        )


class Back:
    """Takes the steps of one change back, as far as nobody has edited since."""

    def __init__(self, running: Change, steps: Sequence[Step]) -> None:
        self._running = running
        self._steps = steps
        self._present = self._rows_now()
        self.done = 0
        self.kept: list[str] = []

    def _rows_now(self) -> dict[tuple[str, int], dict[str, Any]]:
        wanted: defaultdict[str, list[int]] = defaultdict(list)
        for step in self._steps:
            wanted[step.table].append(step.row)
        found = {}
        for name, ids in wanted.items():
            table = tables.TABLES[name]
            for start in range(0, len(ids), 500):
                for row in self._running.fetch(
                    sa.select(table).where(table.c.id.in_(ids[start : start + 500]))
                ):
                    found[name, row.id] = dict(row._mapping)
        return found

    def go(self) -> None:
        born = {(s.table, s.row): s for s in self._steps if s.before is None and s.after is not None}
        doomed = self._may_go(born)
        going: defaultdict[str, list[int]] = defaultdict(list)
        returning: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        for step in self._steps:
            place = (step.table, step.row)
            if place in born:
                if step.before is None and place in doomed:
                    going[step.table].append(step.row)
            elif step.before is not None and step.after is None:
                if place in self._present:
                    self._keep(step)
                else:
                    returning[step.table].append({**step.before, "id": step.row})
            elif step.before is not None and step.after is not None:
                self._restore(step, step.before, step.after)
        for table, ids in going.items():
            self._running.delete(table, ids)
            self.done += len(ids)
        for table, values in returning.items():
            self._running.insert_many(table, values)
            self.done += len(values)

    def _may_go(self, born: Mapping[tuple[str, int], Step]) -> set[tuple[str, int]]:
        """The rows that the change made, are as it left them, and nothing else points at."""
        last = {}
        for step in reversed(self._steps):
            last[step.table, step.row] = step.after
        doomed = {
            place
            for place in born
            if place in self._present and self._differs(place, last[place] or {}) == []
        }
        while True:
            held = {place for place in doomed if self._held(place, doomed)}
            if not held:
                break
            doomed -= held
        for place, step in born.items():
            if place in self._present and place not in doomed:
                self._keep(step)
        return doomed

    def _held(self, place: tuple[str, int], doomed: set[tuple[str, int]]) -> bool:
        return any(child not in doomed for child in self._children().get(place, ()))

    _child_rows: dict[tuple[str, int], list[tuple[str, int]]] | None = None

    def _children(self) -> dict[tuple[str, int], list[tuple[str, int]]]:
        """Who points at the rows of this change; read once."""
        if self._child_rows is None:
            parents: defaultdict[str, list[int]] = defaultdict(list)
            for table, row in self._present:
                parents[table].append(row)
            found: defaultdict[tuple[str, int], list[tuple[str, int]]] = defaultdict(list)
            for child in tables.TABLES.values():
                for key in child.foreign_keys:
                    parent = key.column.table.name
                    if parent not in parents or "id" not in child.c or child.name == "import_run":
                        continue
                    ids = parents[parent]
                    for start in range(0, len(ids), 500):
                        portion = ids[start : start + 500]
                        statement = sa.select(child.c.id, key.parent).where(key.parent.in_(portion))
                        for row in self._running.fetch(statement):
                            found[parent, row[1]].append((child.name, row[0]))
            self._child_rows = dict(found)
        return self._child_rows

    def _differs(self, place: tuple[str, int], wanted: Mapping[str, Any]) -> list[str]:
        present = self._present[place]
        return [name for name, value in wanted.items() if present.get(name) != value]

    def _restore(self, step: Step, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
        present = self._present.get((step.table, step.row))
        changed = [name for name in after if before.get(name) != after[name]]
        if present is None:
            self._keep(step)
            return
        free = [name for name in changed if present[name] == after[name]]
        if len(free) < len(changed):
            self._keep(step)
        if free:
            values = {name: before.get(name) for name in free}
            self._running.update(step.table, step.row, present["version"], **values)
            present.update(values, version=present["version"] + 1)
            self.done += 1

    def _keep(self, step: Step) -> None:
        self.kept.append(self._name(step))

    def _name(self, step: Step) -> str:
        """What a person calls the row: its own name, or that of the record it belongs to."""
        values = self._present.get((step.table, step.row)) or step.after or step.before or {}
        for column in ("written", "name", "title", "heading", "as_written", "text"):
            if values.get(column):
                own = str(values[column])
                break
        else:
            own = ""
        owner = values.get("participant")
        if owner:
            person = tables.participant
            written = self._running.value(sa.select(person.c.written).where(person.c.id == owner))
            return " – ".join(part for part in (written, own) if part)
        return own or step.table
