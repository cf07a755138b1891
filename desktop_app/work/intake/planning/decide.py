"""What an import will write: the plan of a file with the person's answers to it.

The answer to one row goes before the answer for all. No answer for all merges two people: a row that may be
several, whose name differs from its e-mail's owner, or that another row disputes its participant with, is the
same only where that row itself is answered so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, cast

from msgspec.structs import replace

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records.ids import ParticipantId
from desktop_app.work.intake.planning.attended import speaks_of
from desktop_app.work.intake.planning.cells import SETS, beginnings
from desktop_app.work.intake.planning.planned import (
    Action,
    CellChange,
    Choice,
    Decision,
    FactChoice,
    FactKey,
    Known,
    OrganisationDecision,
    PlannedFile,
    PlannedPerson,
    RowChoice,
)
from desktop_app.work.intake.planning.twins import together

Answer = Literal["add", "same", "skip"]
_UNSAID = RowChoice()
_NOBODY = Known()


def decide(
    file: PlannedFile,
    *,
    on_perhaps: Literal["skip", "new", "same"] = "skip",
    on_conflict: Literal["keep", "file"] = "keep",
    include_left_out: bool = False,
    choices: Mapping[int, Choice | RowChoice] | None = None,
) -> list[Decision]:
    """One decision for each of `file.people`, in their order; `choices` is by position there.

    "same:123" says of a row that it is participant 123, one of its candidates. A choice other than "skip"
    takes in a row that is left out. A row that is the same person as another row of the file is written with
    that row, as one person; where the two contradict each other, that row counts.
    """
    chosen = choices or {}
    claims = Counter(each.match for each in file.people if each.match is not None and each.twin is None)
    decisions: list[Decision] = []
    for position, row in enumerate(file.people):
        said = _said(chosen[position]) if position in chosen else _UNSAID
        planned = _meant(row, said)
        out = planned.state == "left_out" and not (include_left_out or said.choice)
        disputed = planned.match is not None and planned.twin is None and claims[planned.match] > 1
        for_all = "skip" if on_perhaps == "same" and disputed else on_perhaps
        answer: Answer = "skip" if out else _answer(planned, said.choice, for_all, on_conflict)
        decisions.append(_decision(planned, answer, said, on_conflict, joining=file.joining))
    return _twins_together(file, decisions)


def action_of(planned: PlannedPerson, said: RowChoice) -> Action:
    """What `decide` does with one row that no other may be the same as, without deciding what is written."""
    planned = _meant(planned, said)
    answer = (
        "skip"
        if planned.state == "left_out" and not said.choice
        else _answer(planned, said.choice, "skip", "keep")
    )
    if answer == "add":
        return "add"
    if answer == "skip" or planned.match is None:
        return "skip"
    return "change" if planned.roles or any(_taken(planned, said, "keep")) else "nothing"


def decide_organisations(
    file: PlannedFile,
    *,
    on_conflict: Literal["keep", "file"] = "keep",
    include_left_out: bool = False,
    choices: Mapping[int, bool | RowChoice] | None = None,
) -> list[OrganisationDecision]:
    """What is written of a list of organisations. `choices` is by position in `file.organisations`: True
    takes all that the line says, False nothing; a `RowChoice` says it cell by cell."""
    decisions = []
    for place, planned in enumerate(file.organisations):
        said = (choices or {}).get(place, _UNSAID)
        if isinstance(said, bool):
            said = RowChoice("file" if said else "skip")
        out = planned.state == "left_out" and not (include_left_out or said.choice)
        cells = tuple(_taken_of(planned.cells, said, on_conflict))
        if said.choice != "skip" and not out and (cells or planned.match is None):
            decisions.append(OrganisationDecision(planned, cells))
    return decisions


def _taken_of(cells: Sequence[CellChange], said: RowChoice, on_conflict: str) -> Iterator[CellChange]:
    wins = said.choice == "file" or on_conflict == "file"
    for place, cell in enumerate(cells):
        if said.cells.get(place, wins or not cell.conflict):
            yield cell


def without_meetings(
    file: PlannedFile, decisions: list[Decision], facts: Mapping[FactKey, FactChoice]
) -> list[Decision]:
    """The same decisions without what they say of meetings that would be made, and are not taken in."""
    left = {
        place
        for place, known in file.attended_meetings.items()
        if known is None and (said := facts.get(("meeting", place))) is not None and not said.taken
    }
    return [_without(each, left) for each in decisions] if left else decisions


def _without(decision: Decision, left: set[int]) -> Decision:
    planned = decision.planned
    gone = {each.field for each in planned.attended if each.meeting in left}
    cells = tuple(cell for cell in decision.cells if cell.field not in gone)
    kept = tuple(each for each in planned.attended if each.field not in gone)
    nothing = decision.action == "change" and not (cells or decision.roles)
    action: Action = "nothing" if nothing else decision.action
    return replace(decision, planned=replace(planned, attended=kept), action=action, cells=cells)


def _said(choice: Choice | RowChoice | str) -> RowChoice:
    if isinstance(choice, RowChoice):
        return choice
    word, _colon, number = choice.partition(":")
    return RowChoice(cast("Choice", word), ParticipantId(int(number)) if number else None)


def _meant(planned: PlannedPerson, said: RowChoice) -> PlannedPerson:
    """The row as the candidate that was pointed at."""
    if said.participant in (None, planned.match):
        return planned
    for option in planned.options:
        if option.match == said.participant:
            return replace(option, twin=planned.twin)
    raise Invalid(
        _("Row {row} cannot be participant {number}.").format(
            row=planned.person.row, number=said.participant
        ),
        advice=_("Choose one of those that the row may be."),
    )


def _answer(planned: PlannedPerson, choice: Choice, on_perhaps: str, on_conflict: str) -> Answer:
    """Who the row is held to be."""
    if planned.state == "refused" or choice == "skip":
        return "skip"
    if planned.identity == "same":
        return "add" if choice == "new" else "same"
    if planned.identity == "new":
        return "skip" if planned.person.gone else "add"  # nobody is registered because they leave
    if planned.identity == "conflict":
        meant = choice or on_conflict
        return "same" if meant == "same" else "add" if meant in ("new", "file") else "skip"
    meant = choice or on_perhaps
    return "same" if meant == "same" else "add" if meant == "new" else "skip"


def _decision(
    planned: PlannedPerson, answer: Answer, said: RowChoice, on_conflict: str, *, joining: bool
) -> Decision:
    if answer == "add":
        rows = (planned.person, *planned.also)
        roles, networks = beginnings(rows, None, _NOBODY, {}, joining=joining)
        return Decision(planned, "add", roles=roles, networks=networks, not_same=planned.candidates)
    if answer == "skip" or (planned.match is None and planned.twin is None):
        return Decision(planned, "skip")
    if planned.match is None:
        return Decision(planned, "nothing")
    cells = tuple(
        cell
        for cell in _taken(planned, said, on_conflict)
        if planned.twin is None or cell.field in SETS or speaks_of(cell.field)
    )
    action: Action = "change" if cells or planned.roles else "nothing"
    return Decision(planned, action, planned.match, cells, planned.roles, planned.networks)


def _taken(planned: PlannedPerson, said: RowChoice, on_conflict: str) -> Iterator[CellChange]:
    """The cells in which the file's value is written."""
    file_wins = said.choice == "file" or (said.choice != "keep" and on_conflict == "file")
    for place, cell in enumerate((*planned.cells, *planned.kept)):
        new = place < len(planned.cells)
        unasked = (
            (file_wins or not cell.conflict) if new else said.choice == ("file" if cell.new else "empty")
        )
        if said.cells.get(place, unasked):
            yield cell


def _twins_together(file: PlannedFile, decisions: list[Decision]) -> list[Decision]:
    """Rows said to be the same as a row that is added join it; where it is not added, they stand alone."""
    for position, decision in enumerate(decisions):
        twin = file.people[position].twin
        if decision.action != "nothing" or decision.participant is not None or twin is None:
            continue
        main = decisions[twin]
        if main.action != "add":
            planned = decision.planned
            decisions[position] = Decision(planned, "add", roles=planned.roles, networks=planned.networks)
            continue
        person, extra = main.planned.person, decision.planned.person
        whole = replace(together([extra, person]), sheet=person.sheet, row=person.row)
        seats = tuple(dict.fromkeys((*main.begun(), *decision.begun())))
        decisions[twin] = replace(
            main,
            planned=replace(
                main.planned,
                person=whole,
                also=(*main.planned.also, extra),
                attended=(*main.planned.attended, *decision.planned.attended),
            ),
            roles=tuple(role for role, _network in seats),
            networks=tuple(network for _role, network in seats),
        )
    return decisions
