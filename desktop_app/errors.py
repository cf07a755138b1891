"""What may be said to a person.

A `UserError` is a known trouble told in one plain sentence: what, where, and what to do. It is caught
in two places only, the command dispatcher and the jobs. Everything else that flies is a bug and keeps
its traceback.
"""

from __future__ import annotations

from msgspec import Struct

from desktop_app.i18n import _


class Where(Struct, frozen=True):
    """The place in a file; rows are counted from 1 as a spreadsheet shows them, columns are letters."""

    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""

    def __str__(self) -> str:
        parts = [self.file]
        if self.sheet:
            parts.append(_("sheet {name}").format(name=self.sheet))
        if self.row is not None:
            parts.append(_("row {number}").format(number=self.row))
        if self.column:
            parts.append(_("column {letter}").format(letter=self.column))
        return ", ".join(part for part in parts if part)


class UserError(Exception):
    """A sentence for a person. `str()` gives place, sentence and advice on one line."""

    def __init__(self, sentence: str, *, advice: str = "", where: Where | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.advice = advice
        self.where = where

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where and str(self.where) else ""
        advice = f" {self.advice}" if self.advice else ""
        return " ".join(f"{place}{self.sentence}{advice}".split())


class FileProblem(UserError):
    """A file that cannot be read or written, or is not understood."""


class RegisterProblem(UserError):
    """The register cannot be opened, is held by another, is damaged, newer or full."""


class Invalid(UserError):
    """A value that a record does not take; `field` names the field it stands in."""

    def __init__(self, sentence: str, *, field: str = "", advice: str = "") -> None:
        super().__init__(sentence, advice=advice)
        self.field = field


class Conflict(UserError):
    """Somebody else changed the same record meanwhile."""


class NotFound(UserError):
    """No record answers to the name or number given."""
