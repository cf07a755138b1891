"""What an import will write: the plan of a file with the person's answers to it.

The answer to one row goes before the answer for all. No answer for all merges two people: a row that may be
several, whose name differs from its e-mail's owner, or that another row disputes its participant with, is the
same only where that row itself is answered so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from desktop_app.work.intake.cells import SETS, beginning_roles
from desktop_app.work.intake.planned import Action, Choice, Decision, PlannedFile, PlannedPerson
from desktop_app.work.intake.twins import together

Answer = Literal["add", "same", "skip"]


def decide(
    file: PlannedFile,
    *,
    on_perhaps: Literal["skip", "new", "same"] = "skip",
    on_conflict: Literal["keep", "file"] = "keep",
    include_left_out: bool = False,
    choices: Mapping[int, Choice] | None = None,
) -> list[Decision]:
    """One decision for each of `file.people`, in their order; `choices` is by position there.

    A choice other than "skip" takes in a row that is left out. A row that is the same person as another row
    of the file is written with that row, as one person; where the two contradict each other, that row counts.
    """
    chosen = choices or {}
    claims = Counter(each.match for each in file.people if each.match is not None and each.twin is None)
    decisions: list[Decision] = []
    for position, planned in enumerate(file.people):
        choice = chosen.get(position, "")
        out = planned.state == "left_out" and not (include_left_out or choice)
        disputed = planned.match is not None and planned.twin is None and claims[planned.match] > 1
        for_all = "skip" if on_perhaps == "same" and disputed else on_perhaps
        answer: Answer = "skip" if out else _answer(planned, choice, for_all, on_conflict)
        file_wins = choice == "file" or (choice != "keep" and on_conflict == "file")
        decisions.append(_decision(planned, answer, file_wins=file_wins, joining=file.joining))
    return _twins_together(file, decisions)


def _answer(planned: PlannedPerson, choice: Choice, on_perhaps: str, on_conflict: str) -> Answer:
    """Who the row is held to be."""
    if planned.state == "refused" or choice == "skip":
        return "skip"
    if planned.identity == "same":
        return "add" if choice == "new" else "same"
    if planned.identity == "new":
        return "add"
    if planned.identity == "conflict":
        meant = choice or on_conflict
        return "same" if meant == "same" else "add" if meant in ("new", "file") else "skip"
    meant = choice or on_perhaps
    return "same" if meant == "same" else "add" if meant == "new" else "skip"


def _decision(planned: PlannedPerson, answer: Answer, *, file_wins: bool, joining: bool) -> Decision:
    if answer == "add":
        rows = (planned.person, *planned.also)
        roles = beginning_roles(rows, None, None, {}) if joining else ()
        return Decision(planned, "add", roles=roles, not_same=planned.candidates)
    if answer == "skip" or (planned.match is None and planned.twin is None):
        return Decision(planned, "skip")
    if planned.match is None:
        return Decision(planned, "nothing")
    cells = tuple(
        cell
        for cell in planned.cells
        if (file_wins or not cell.conflict) and (planned.twin is None or cell.field in SETS)
    )
    action: Action = "change" if cells or planned.roles else "nothing"
    return Decision(planned, action, planned.match, cells, planned.roles)


def _twins_together(file: PlannedFile, decisions: list[Decision]) -> list[Decision]:
    """Rows said to be the same as a row that is added join it; where it is not added, they stand alone."""
    for position, decision in enumerate(decisions):
        twin = file.people[position].twin
        if decision.action != "nothing" or decision.participant is not None or twin is None:
            continue
        main = decisions[twin]
        if main.action != "add":
            decisions[position] = Decision(decision.planned, "add", roles=decision.planned.roles)
            continue
        person, extra = main.planned.person, decision.planned.person
        whole = replace(together([extra, person]), sheet=person.sheet, row=person.row)
        roles = tuple(dict.fromkeys((*main.roles, *decision.roles)))
        planned = replace(main.planned, person=whole, also=(*main.planned.also, extra))
        decisions[twin] = replace(main, planned=planned, roles=roles)
    return decisions
