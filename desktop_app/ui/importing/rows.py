"""Which rows does an import consist of, and what may be chosen for each?

A row is a person of a plan, a seat in the network whose holder the list does not name, a seat that the list
says is vacant, or a row of the file that is no person. Rows are numbered from 1 in the order conflicts first;
a table holds these numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from desktop_app.i18n import N_, _, ngettext
from desktop_app.ui.importing.draft import Draft
from desktop_app.ui.importing.source import Answer, Source
from desktop_app.ui.table.pane import spaced
from desktop_app.work.intake.planning.planned import CellChange, Ending, PlannedPerson, State
from desktop_app.work.intake.understood import SkippedRow, Vacancy

Kind = State | Literal["ending", "vacant", "skipped"]

KINDS: tuple[Kind, ...] = (
    "conflict",
    "perhaps",
    "refused",
    "changed",
    "new",
    "ending",
    "vacant",
    "left_out",
    "skipped",
    "unchanged",
)
"""In the order in which they want to be seen."""
ICONS: dict[Kind, str] = {
    "conflict": "triangle-alert",
    "perhaps": "circle-question-mark",
    "refused": "x",
    "changed": "pencil",
    "new": "plus",
    "ending": "user-minus",
    "vacant": "user-round",
    "left_out": "filter-x",
    "skipped": "ellipsis",
    "unchanged": "check",
}
STATES: dict[Kind, str] = {
    "conflict": N_("conflict"),
    "perhaps": N_("perhaps the same"),
    "refused": N_("refused"),
    "changed": N_("is changed"),
    "new": N_("new"),
    "ending": N_("not in the list"),
    "vacant": N_("vacant seat"),
    "left_out": N_("left out"),
    "skipped": N_("skipped"),
    "unchanged": N_("unchanged"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """`place` is the position among the plan's people, for an ending among its endings; what the file says
    besides people is `told`."""

    number: int
    source: Source
    place: int
    kind: Kind
    planned: PlannedPerson | None = None
    ending: Ending | None = None
    told: Vacancy | SkippedRow | None = None

    @property
    def meant(self) -> PlannedPerson | None:
        """The row as the candidate that it is said to be."""
        planned = self.planned
        if planned is None:
            return None
        _same, _colon, number = self.answer.partition(":")
        return next((each for each in planned.options if number == str(each.match)), planned)

    @property
    def answer(self) -> Answer:
        if self.ending is not None:
            return "end" if self.place in self.source.ending else ""
        return self.source.choices.get(self.place, "") if self.planned is not None else ""


def counted(kind: Kind, count: int) -> str:
    """A filter's text: "26 new"."""
    words = {
        "conflict": ngettext("{count} conflict", "{count} conflicts", count),
        "perhaps": ngettext("{count} perhaps the same", "{count} perhaps the same", count),
        "refused": ngettext("{count} refused", "{count} refused", count),
        "changed": ngettext("{count} changed", "{count} changed", count),
        "new": ngettext("{count} new", "{count} new", count),
        "ending": ngettext("{count} not in the list", "{count} not in the list", count),
        "vacant": ngettext("{count} vacant seat", "{count} vacant seats", count),
        "skipped": ngettext("{count} skipped", "{count} skipped", count),
        "left_out": ngettext("{count} left out", "{count} left out", count),
        "unchanged": ngettext("{count} unchanged", "{count} unchanged", count),
    }
    return words[kind].format(count=spaced(count))


def rows(draft: Draft) -> list[Row]:
    """All rows of an import, those that want an answer first, otherwise as they stand in the files."""
    found: list[Row] = []
    for source in draft.planned:
        assert source.planned is not None
        file = source.planned.file
        found += [Row(0, source, place, each.state, each) for place, each in enumerate(file.people)]
        found += [Row(0, source, place, "ending", ending=each) for place, each in enumerate(file.endings)]
        found += [Row(0, source, place, "vacant", told=each) for place, each in enumerate(file.vacancies)]
        vacant = {(each.sheet, each.row) for each in file.vacancies}  # told once, as seats
        skipped = (each for each in file.understood.skipped if (each.sheet, each.row) not in vacant)
        found += [Row(0, source, place, "skipped", told=each) for place, each in enumerate(skipped)]
    found.sort(key=lambda each: KINDS.index(each.kind))
    return [replace(row, number=number) for number, row in enumerate(found, start=1)]


def options(row: Row) -> Mapping[Answer, str]:
    """What may be answered to a row, with the words for it; the first is what happens unasked."""
    planned = row.planned
    if planned is None:
        return _of_no_person(row)
    leave, same, new = _("Leave"), _("It is the same person"), _("It is a new person")
    if row.kind == "refused":
        return {"": _("Cannot be imported")}
    if row.kind == "left_out":
        return _left_out(planned, leave, same, new)
    if planned.identity == "new":
        return {"": _("Take in"), "skip": leave}
    if planned.identity == "same":
        first: dict[Answer, str] = {"": _("Change") if row.kind == "changed" else _("Nothing to do")}
        if row.kind == "conflict" or (row.kind == "unchanged" and planned.kept):
            first = {"": _("Keep the register's value"), "file": _("Take the file's value")}
        return {**first, "new": new, "skip": leave} if row.kind != "unchanged" else {**first, "new": new}
    return {"": leave, **_who(planned, same), "new": new}


def _of_no_person(row: Row) -> Mapping[Answer, str]:
    if row.ending is not None:
        return {"": _("Keep the seat"), "end": _("End the seat")}
    return {"": _("Vacant") if row.kind == "vacant" else _("No person")}


def _who(planned: PlannedPerson, same: str) -> dict[Answer, str]:
    """Whom the row may be said to be: one, or one of several."""
    if planned.match is not None or planned.twin is not None:
        return {"same": same}
    return {
        f"same:{each.match}": _("It is {name}").format(name=each.match_name)
        for each in planned.options
        if each.match is not None
    }


def _left_out(planned: PlannedPerson, leave: str, same: str, new: str) -> Mapping[Answer, str]:
    if planned.identity == "new":
        return {"": leave, "new": _("Take in")}
    if planned.identity == "same":
        return {"": leave, "same": _("Take in")}
    return {"": leave, **_who(planned, same), "new": new}


def word(row: Row) -> str:
    """What happens to a row as it is chosen."""
    return options(row).get(row.answer, "")


def answer(chosen: Iterable[Row], said: Answer) -> int:
    """Give these rows an answer; those that do not take it stay as they are. How many took it."""
    count = 0
    for row in chosen:
        if said not in options(row):
            continue
        count += 1
        if row.planned is not None:
            row.source.cells.pop(row.place, None)
            row.source.touch(row.place)
        if row.ending is not None:
            (row.source.ending.add if said == "end" else row.source.ending.discard)(row.place)
        elif row.planned is None:
            continue
        elif said == "":
            row.source.choices.pop(row.place, None)
        else:
            row.source.choices[row.place] = said
    return count


def cells(row: Row) -> tuple[CellChange, ...]:
    """What may be written of a row into the participant that it is: what changes, then what was kept."""
    meant = row.meant
    return (*meant.cells, *meant.kept) if meant is not None and meant.match is not None else ()


def taken(row: Row, at: int) -> bool:
    """Whether the file's value is written in one of the row's `cells`."""
    meant = row.meant
    assert meant is not None
    new = at < len(meant.cells)
    unasked = row.answer == "file" or (new and not meant.cells[at].conflict)
    return row.source.cells.get(row.place, {}).get(at, unasked)


def take(row: Row, at: int, *, on: bool) -> None:
    """Say of one cell whether the file's value is written."""
    row.source.cells.setdefault(row.place, {})[at] = on
    row.source.touch(row.place)


def common(chosen: Sequence[Row]) -> Mapping[Answer, str]:
    """Every answer that some of these rows take. What happens unasked may differ from row to row."""
    found: dict[Answer, str] = {}
    for row in chosen:
        for said, text in options(row).items():
            if found.setdefault(said, text) != text and said == "":
                found[said] = _("As proposed")
    return found


def left(draft: Draft) -> list[Row]:
    """The persons that are not written, in the order of the files."""
    actions = {id(source): [each.action for each in source.decisions()] for source in draft.planned}
    persons = [row for row in rows(draft) if row.planned is not None]
    persons.sort(key=lambda row: (draft.sources.index(row.source), row.place))
    return [row for row in persons if actions[id(row.source)][row.place] == "skip"]
