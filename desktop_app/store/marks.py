"""What the journal says of a sensitive field: a mark, never the value.

A mark is "" where the field is empty and SET where it holds something; CHANGED is what an update leaves that
put another value in the place of one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from desktop_app.store import tables

SET, CHANGED = "set", "changed"

Values = Mapping[str, Any] | None
"""A row as the journal has it; None where it was not there."""


@cache
def hidden(table: str) -> tuple[str, ...]:
    """The sensitive columns of a table."""
    return tuple(column.name for column in tables.TABLES[table].columns if column.info.get("sensitive"))


def altered(name: str, before: Values, after: Values) -> bool:
    """Whether a step gave the field another value. A journal of before the column says nothing of it."""
    return bool((before or {}).get(name, "") != (after or {}).get(name, ""))


def joined(table: str, *steps: tuple[Values, Values]) -> Values:
    """How a row's steps, the first one first, left it, with the marks of all."""
    before, after = steps[0][0], steps[-1][1]
    if before is None or after is None:
        return after
    other = [name for name in hidden(table) if any(altered(name, *step) for step in steps)]
    return {**after, **{name: CHANGED for name in other if before.get(name) and after.get(name)}}
