"""One column of a table with what it is taken for, and the columns of a table seen as a list of them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.work.intake.columns.guessing import Filled
from desktop_app.work.intake.understood import ColumnGuess


class Column(Struct, frozen=True):
    """A column of a table with what it is taken for."""

    filled: Filled
    guess: ColumnGuess

    @property
    def number(self) -> int:
        return self.filled.number

    @property
    def field(self) -> str:
        return self.guess.field

    def taken_as(self, field: str, certainty: float, why: str) -> Column:
        return replace(self, guess=self.filled.as_guess(field, certainty, why))


def has(found: Sequence[Column], field: str) -> bool:
    return any(one.field == field for one in found)


def put(found: list[Column], changed: Column) -> list[Column]:
    return [changed if one.number == changed.number else one for one in found]
