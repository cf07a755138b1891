"""What kind of list is a source taken for, and what else may it be said to be?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from desktop_app.i18n import N_
from desktop_app.ui.importing.source import Source
from desktop_app.work.intake.planning.planned import PlannedFile
from desktop_app.work.intake.understood import ColumnGuess

Shape = Literal["people", "answers", "organisations"]

WORDS: dict[Shape, str] = {
    "people": N_("A list of people"),
    "answers": N_("Answers or attendance"),
    "organisations": N_("A list of organisations"),
}
_NAMES = ("name", "given", "family")


def shape_of(source: Source) -> Shape | None:
    """What it is taken for; None for a page, or a file that is refused."""
    if source.planned is None or not _columns(source.planned.file):
        return None
    understood = source.planned.file.understood
    if understood.organisations and not understood.people:
        return "organisations"
    if source.shape == "answers" or understood.attendance:
        return "answers"
    return "people"


def shapes(source: Source) -> list[Shape]:
    """All that it may be said to be, in the order in which they are offered."""
    now = shape_of(source)
    if now is None or source.planned is None:
        return []
    named = any(_held(source.planned.file, name) for name in ("organisation", "name"))
    found: list[Shape] = ["people"] if now == "organisations" else ["people", "answers"]
    return [*found, "organisations"] if named else found


def flip(source: Source, to: Shape) -> None:
    """Say that the source is another kind of list; its columns follow, and come back when it does."""
    assert source.planned is not None
    file, now = source.planned.file, shape_of(source)
    source.shape = to if to in ("people", "answers") else ""
    if "organisations" not in (to, now):
        return
    if source.unflipped is not None:
        source.columns, source.unflipped = source.unflipped, None
        return
    source.unflipped = source.columns
    if now == "organisations" or not _held(file, "organisation"):
        said = {each.column: to_field for each, to_field in _renamed(file, now)}
    else:
        said = {each.column: "ignore" for name in _NAMES for each in _held(file, name)}
    source.columns = {**source.columns, **said}


def _renamed(file: PlannedFile, now: Shape | None) -> Iterator[tuple[ColumnGuess, str]]:
    """The column of names holds the other kind of names."""
    was, becomes = ("organisation", "name") if now == "organisations" else ("name", "organisation")
    for each in _held(file, was):
        yield each, becomes


def awaits_meeting(source: Source) -> bool:
    """Whether it is said to be answers, and nobody has said to which meeting."""
    if shape_of(source) != "answers" or source.planned is None or source.meeting is not None:
        return False
    file = source.planned.file
    return file.meeting is None and not any(line.meeting >= 0 for line in file.understood.attendance)


def _columns(file: PlannedFile) -> list[ColumnGuess]:
    return [guess for sheet in file.understood.sheets if sheet.taken for guess in sheet.columns]


def _held(file: PlannedFile, field: str) -> list[ColumnGuess]:
    return [guess for guess in _columns(file) if guess.field == field]
