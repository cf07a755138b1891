"""Which rows does an import consist of, and what may be chosen for each?

A row is a person of a plan, or a seat in the network whose holder the list does not name. Rows are numbered
from 1 in the order conflicts first; a table holds these numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from desktop_app.i18n import N_, _, ngettext
from desktop_app.ui.importing.draft import Draft, Source
from desktop_app.ui.table.pane import spaced
from desktop_app.work.intake.planned import Choice, Ending, PlannedPerson, State

Kind = State | Literal["ending"]
Answer = Choice | Literal["end"]
"""An answer to one row; "" is what happens unasked."""

KINDS: tuple[Kind, ...] = (
    "conflict",
    "perhaps",
    "refused",
    "changed",
    "new",
    "ending",
    "left_out",
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
    "left_out": "filter-x",
    "unchanged": "check",
}
STATES: dict[Kind, str] = {
    "conflict": N_("conflict"),
    "perhaps": N_("perhaps the same"),
    "refused": N_("refused"),
    "changed": N_("is changed"),
    "new": N_("new"),
    "ending": N_("not in the list"),
    "left_out": N_("left out"),
    "unchanged": N_("unchanged"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """`place` is the position among the plan's people, for an ending among its endings."""

    number: int
    source: Source
    place: int
    kind: Kind
    planned: PlannedPerson | None = None
    ending: Ending | None = None

    @property
    def answer(self) -> Answer:
        if self.ending is not None:
            return "end" if self.place in self.source.ending else ""
        return self.source.choices.get(self.place, "")


def counted(kind: Kind, count: int) -> str:
    """A filter's text: "26 new"."""
    words = {
        "conflict": ngettext("{count} conflict", "{count} conflicts", count),
        "perhaps": ngettext("{count} perhaps the same", "{count} perhaps the same", count),
        "refused": ngettext("{count} refused", "{count} refused", count),
        "changed": ngettext("{count} changed", "{count} changed", count),
        "new": ngettext("{count} new", "{count} new", count),
        "ending": ngettext("{count} not in the list", "{count} not in the list", count),
        "left_out": ngettext("{count} left out", "{count} left out", count),
        "unchanged": ngettext("{count} unchanged", "{count} unchanged", count),
    }
    return words[kind].format(count=spaced(count))


def rows(draft: Draft) -> list[Row]:
    """All rows of an import, those that want an answer first, otherwise as they stand in the files."""
    found: list[tuple[Source, int, Kind, PlannedPerson | None, Ending | None]] = []
    for source in draft.planned:
        assert source.planned is not None
        file = source.planned.file
        found += [(source, place, each.state, each, None) for place, each in enumerate(file.people)]
        found += [(source, place, "ending", None, each) for place, each in enumerate(file.endings)]
    found.sort(key=lambda each: KINDS.index(each[2]))
    return [
        Row(number, source, place, kind, planned, ending)
        for number, (source, place, kind, planned, ending) in enumerate(found, start=1)
    ]


def options(row: Row) -> Mapping[Answer, str]:
    """What may be answered to a row, with the words for it; the first is what happens unasked."""
    planned = row.planned
    if planned is None:
        return {"": _("Keep the seat"), "end": _("End the seat")}
    leave, same, new = _("Leave"), _("It is the same person"), _("It is a new person")
    if row.kind == "refused":
        return {"": _("Cannot be imported")}
    if row.kind == "left_out":
        return _left_out(planned, leave, same, new)
    if planned.identity == "new":
        return {"": _("Take in"), "skip": leave}
    if planned.identity == "same":
        first: dict[Answer, str] = {"": _("Change") if row.kind == "changed" else _("Nothing to do")}
        if row.kind == "conflict":
            first = {"": _("Keep the register's value"), "file": _("Take the file's value")}
        return {**first, "new": new, "skip": leave} if row.kind != "unchanged" else {**first, "new": new}
    found: dict[Answer, str] = {"": leave}
    if planned.match is not None or planned.twin is not None:
        found["same"] = same
    return {**found, "new": new}


def _left_out(planned: PlannedPerson, leave: str, same: str, new: str) -> Mapping[Answer, str]:
    if planned.identity == "new":
        return {"": leave, "new": _("Take in")}
    if planned.identity == "same":
        return {"": leave, "same": _("Take in")}
    may_be: dict[Answer, str] = (
        {"same": same} if planned.match is not None or planned.twin is not None else {}
    )
    return {"": leave, **may_be, "new": new}


def word(row: Row) -> str:
    """What happens to a row as it is chosen."""
    return options(row)[row.answer]


def answer(chosen: Iterable[Row], said: Answer) -> int:
    """Give these rows an answer; those that do not take it stay as they are. How many took it."""
    count = 0
    for row in chosen:
        if said not in options(row):
            continue
        count += 1
        if row.ending is not None:
            (row.source.ending.add if said == "end" else row.source.ending.discard)(row.place)
        elif said == "":
            row.source.choices.pop(row.place, None)
        elif said != "end":
            row.source.choices[row.place] = said
    return count


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
