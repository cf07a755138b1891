"""One list of fields per record feeds tables, forms, import, export and paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "text",
    "long",
    "date",
    "time",
    "number",
    "flag",
    "choice",
    "email",
    "phone",
    "organisation",
    "participant",
]


@dataclass(frozen=True, slots=True)
class Field:
    """One fact about a record.

    `label` is English and translated where it is shown; `width` is in characters; `headings` are how
    spreadsheets call the column, lower case; `choices` pairs a stored value with its label.
    """

    name: str
    label: str
    kind: Kind = "text"
    width: int = 20
    required: bool = False
    headings: tuple[str, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    sensitive: bool = False
    check: Callable[[str], str] | None = None
    """Gives the value as it shall be stored, or raises `Invalid` with one sentence."""
