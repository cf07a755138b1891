"""Taking a change back, row by row, as far as nobody has edited since.

A row that the change made goes, unless it was edited or something else points at it by now; what a list or
a form is remembered to have said of it holds nothing back, and goes with it. A row that the change took away
comes back under its old number, unless what it belongs to has gone; a field that still holds what was
written gets back what it held.

Of a sensitive field the journal holds a mark (marks.py), so what it held is never invented: a value that
was given where there was none is cleared; one that took another's place, or was cleared, stays as it is; a
row that comes back comes without. Whose they are is told.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import sqlalchemy as sa

from desktop_app.store import marks, tables
from desktop_app.store.change import Change
from desktop_app.store.marks import hidden

_MEMORY = "import_value"
"""What a list or a form is remembered to have said of a participant: written without editing anybody."""


class Place(NamedTuple):
    table: str
    row: int


@dataclass(frozen=True, slots=True)
class Step:
    """One row as it was before the change and as it became; None where it was not there."""

    place: Place
    before: dict[str, Any] | None
    after: Mapping[str, Any] | None

    @classmethod
    def of(cls, line: Any) -> Step:
        before, after = json.loads(line.before or "null"), json.loads(line.after or "null")
        return cls(Place(line.table_name, line.row_id), before, after)

    def sensitive(self) -> list[str]:
        """The sensitive fields that it altered."""
        return [n for n in hidden(self.place.table) if marks.altered(n, self.before, self.after)]


def _whole(steps: Iterable[Step]) -> list[Step]:
    """One step a row, from the first state to the last, the latest first; `steps` come in that order too."""
    found: dict[Place, Step] = {}
    for step in steps:
        later = found.get(step.place)
        found[step.place] = replace(step, after=_left(step, later)) if later else step
    return [step for step in found.values() if step.before != step.after]


def _left(step: Step, later: Step) -> marks.Values:
    pairs = (step.before, step.after), (later.before, later.after)
    return marks.joined(step.place.table, *pairs)


def _parents(table: str, values: Mapping[str, Any]) -> Iterator[tuple[str, Place]]:
    """What a row's values point at, each with its column."""
    for key in tables.TABLES[table].foreign_keys:
        number = values.get(key.parent.name)
        if number is not None:
            yield key.parent.name, Place(key.column.table.name, number)


class Back:
    """Takes the steps of one change, the latest first, back as far as nobody has edited since."""

    def __init__(self, running: Change, change: int, steps: Iterable[Step], undone: Container[int]) -> None:
        """`steps` are those of `change`, the latest first; `undone` changes count as never made."""
        self._running = running
        self._steps = _whole(steps)
        self._present = self._rows_now()
        self._given_since = self._hidden_since(change, undone)
        self._known = self._there(
            parent
            for step in self._steps
            if step.before is not None
            for _column, parent in _parents(step.place.table, step.before)
        )
        self.done = 0
        self._kept: defaultdict[Place, list[tuple[Place, str]]] = defaultdict(list)
        self._lost: defaultdict[Place, list[tuple[Place, str]]] = defaultdict(list)

    def _rows_now(self) -> dict[Place, dict[str, Any]]:
        found = {}
        for name, ids in _by_table(step.place for step in self._steps).items():
            table = tables.TABLES[name]
            for portion in _portions(ids):
                for row in self._running.fetch(sa.select(table).where(table.c.id.in_(portion))):
                    found[Place(name, row.id)] = dict(row._mapping)
        return found

    def _hidden_since(self, change: int, undone: Container[int]) -> set[tuple[Place, str]]:
        """The sensitive fields that a later change than this one has altered, and that stands."""
        rows = tables.change_row
        found = set()
        for table, ids in _by_table(step.place for step in self._steps if hidden(step.place.table)).items():
            later = sa.select(rows).where(rows.c.table_name == table, rows.c.change > change)
            for portion in _portions(ids):
                for line in self._running.fetch(later.where(rows.c.row_id.in_(portion))):
                    if line.change not in undone:
                        step = Step.of(line)
                        found |= {(step.place, name) for name in step.sensitive()}
        return found

    def _there(self, places: Iterable[Place]) -> set[Place]:
        """Those of the rows that there are."""
        found = set()
        for name, ids in _by_table(places).items():
            number = tables.TABLES[name].c.id
            for portion in _portions(ids):
                found |= {
                    Place(name, row[0])
                    for row in self._running.fetch(sa.select(number).where(number.in_(portion)))
                }
        return found

    def go(self) -> None:
        made = {step.place: step for step in self._steps if step.before is None}
        taken = {step.place: step for step in self._steps if step.after is None}
        going = self._may_go(made)
        returning = self._may_return(taken)
        self._known |= returning
        for step in self._steps:
            if step.place in (made if step.before is None else taken):
                if step.place not in going and step.place not in returning:
                    self._keep(step)
            else:
                self._restore(step)
        for name, ids in _by_table(step.place for step in self._steps if step.place in going).items():
            self._running.delete(name, ids)
            if name == "participant":
                self._running.delete_where(_MEMORY, participant=ids)
        back: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        for place in sorted(returning):
            before = taken[place].before or {}
            if any(before.get(name) for name in hidden(place.table)):
                self._name(self._lost, taken[place])
            kept = {name: value for name, value in before.items() if name not in hidden(place.table)}
            back[place.table].append({**kept, "id": place.row})
        for name, values in back.items():
            self._running.insert_many(name, values)
        self.done += len(going) + len(returning)

    def _may_go(self, made: Mapping[Place, Step]) -> set[Place]:
        """The rows that the change made, are as it left them, and nothing else points at."""
        going = {
            place
            for place, step in made.items()
            if place in self._present and not self._edited(place, step.after or {})
        }
        children = self._children()
        while held := {place for place in going if children.get(place, set()) - going}:
            going -= held
        return going

    def _may_return(self, taken: Mapping[Place, Step]) -> set[Place]:
        """The rows that the change took away and whose own parents are there or come back too."""
        returning = {place for place in taken if place not in self._present}
        while orphans := {
            place
            for place in returning
            if any(
                parent not in self._known and parent not in returning
                for _column, parent in _parents(place.table, taken[place].before or {})
            )
        }:
            returning -= orphans
        return returning

    def _children(self) -> dict[Place, set[Place]]:
        """Who points at the rows of this change, save those that it is going to point elsewhere."""
        parents = _by_table(self._present)
        restored = {step.place: self._free(step) for step in self._steps if step.before and step.after}
        found: defaultdict[Place, set[Place]] = defaultdict(set)
        for child in tables.TABLES.values():
            for key in child.foreign_keys:
                parent = key.column.table.name
                if parent not in parents or "id" not in child.c or child.name in ("import_run", _MEMORY):
                    continue
                for portion in _portions(parents[parent]):
                    statement = sa.select(child.c.id, key.parent).where(key.parent.in_(portion))
                    for number, owner in self._running.fetch(statement):
                        if key.parent.name not in restored.get(Place(child.name, number), ()):
                            found[Place(parent, owner)].add(Place(child.name, number))
        return found

    def _edited(self, place: Place, wanted: Mapping[str, Any]) -> bool:
        present = self._present[place]
        return any(not self._stands(place, name, present.get(name), value) for name, value in wanted.items())

    def _stands(self, place: Place, name: str, present: Any, written: Any) -> bool:
        """Whether a field holds what the change wrote. A sensitive one also where it holds nothing: there is
        nothing of somebody's to keep."""
        if name not in hidden(place.table):
            return bool(present == written)
        return not present or (bool(written) and (place, name) not in self._given_since)

    def _changed(self, step: Step) -> list[str]:
        """The fields that the change altered and whose old values are known."""
        before, after = step.before or {}, step.after or {}
        unknown = [name for name in hidden(step.place.table) if before.get(name)]
        return [name for name in after if before.get(name) != after[name] and name not in unknown]

    def _free(self, step: Step) -> list[str]:
        """The altered fields that hold what the change wrote, and whose old values can stand again."""
        present = self._present.get(step.place)
        if present is None:
            return []
        lost = {
            column
            for column, parent in _parents(step.place.table, step.before or {})
            if parent not in self._known
        }
        after = step.after or {}
        return [
            name
            for name in self._changed(step)
            if self._stands(step.place, name, present[name], after[name]) and name not in lost
        ]

    def _restore(self, step: Step) -> None:
        free = self._free(step)
        if len(free) < len(self._changed(step)):
            self._keep(step)
        if step.place in self._present and any((step.before or {}).get(name) for name in step.sensitive()):
            self._name(self._lost, step)
        if free:
            values = {name: (step.before or {}).get(name) for name in free}
            self._running.update(
                step.place.table, step.place.row, self._present[step.place]["version"], **values
            )
            self.done += 1

    def _keep(self, step: Step) -> None:
        if step.place.table != _MEMORY:
            self._name(self._kept, step)

    def _name(self, among: defaultdict[Place, list[tuple[Place, str]]], step: Step) -> None:
        """By what a person calls the row, under the participant that it belongs to."""
        values = self._present.get(step.place) or step.after or step.before or {}
        named = ("written", "name", "title", "heading", "as_written", "text")
        own = next((str(values[column]) for column in named if values.get(column)), "")
        owner = values.get("participant")
        place = Place("participant", owner) if owner else step.place
        among[place].append((step.place, own or step.place.table))

    def kept(self) -> list[str]:
        """What was left as it is, by name; a participant once, whatever was left of her."""
        return self._called(self._kept)

    def lost(self) -> list[str]:
        """Whose sensitive fields could not get back what they held, by name."""
        return self._called(self._lost)

    def _called(self, among: Mapping[Place, Sequence[tuple[Place, str]]]) -> list[str]:
        person = tables.participant.c
        told = []
        for record, parts in among.items():
            own = next((name for place, name in parts if place == record), "")
            if not own:
                written = self._running.value(sa.select(person.written).where(person.id == record.row))
                own = " – ".join(dict.fromkeys((written or "", *(name for _place, name in parts)))).strip(
                    " –"
                )
            told.append(own)
        return told


def _by_table(places: Iterable[Place]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place in dict.fromkeys(places):
        found[place.table].append(place.row)
    return found


def _portions(ids: Sequence[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), 500):
        yield list(ids[start : start + 500])
