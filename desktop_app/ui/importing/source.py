"""One file or text of an import, as it was looked at, and what has been chosen of it so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast

from msgspec import Struct, field
from msgspec.structs import replace

from desktop_app.errors import UserError
from desktop_app.records.ids import MeetingId, ParticipantId
from desktop_app.store.learnt import Spelling
from desktop_app.ui.importing.acting import Acting
from desktop_app.ui.importing.preview import Preview
from desktop_app.work.imports import Pasted
from desktop_app.work.intake.planning.asking import Planned
from desktop_app.work.intake.planning.decide import decide, decide_organisations
from desktop_app.work.intake.planning.planned import (
    Action,
    Choice,
    Decision,
    FactChoice,
    FactKey,
    PlannedFile,
    PlannedPerson,
    RowChoice,
)

Answer = str
"""An answer to one row: a `Choice`, "same:7" for one of several candidates, "end" for a seat, "year:2027" for
a meeting whose year the page does not say; "" is what happens unasked."""


Key = FactKey | tuple[Literal["organisation"], int]
"""What else a file may say: something of a page, or the place of a line among its organisations."""


class Looked(Struct, frozen=True):
    """What came out of looking at one source: a plan, or why there is none."""

    sheets: tuple[Preview, ...]
    planned: Planned | None
    refused: UserError | None
    moved: int
    remembered: Mapping[str, str] = field(default_factory=dict)
    """The columns that were put right in an earlier list of the same shape, by letter or heading."""
    spellings: tuple[Spelling, ...] = ()
    """What the register has been taught of how organisations are written."""
    network: str = ""
    """The name of the network that the people are given seats in."""
    offered: Mapping[str, str] = field(default_factory=dict)
    """Of a list that is refused: those of an earlier list whose headings stand in it too, by letter."""


class Source(Struct):
    """One file or text. `sheets` are those to take, () what the program takes unasked; `shown` is the sheet
    and the list on it that are looked at. `encoding` and `delimiter` are said of text files. `columns` maps a
    column's letters to a field; `choices`, `cells` (is the file's value written, by place among the row's
    cells) and `ending` are by position among the plan's people and endings; `besides` are the answers to what
    is no person, `beside_cells` those to the cells of organisations. `meeting` is the one that a sign-up is
    said to be for; `shape` is what the list is said to be, "people" or "answers", "" what it looks like."""

    given: Path | Pasted
    sheets: tuple[str, ...] = ()
    shown: tuple[str, str] | None = None
    encoding: str = ""
    delimiter: str | None = None
    columns: dict[str, str] = field(default_factory=dict)
    looked: Looked | None = None
    choices: dict[int, Answer] = field(default_factory=dict)
    cells: dict[int, dict[int, bool]] = field(default_factory=dict)
    ending: set[int] = field(default_factory=set)
    besides: dict[Key, Answer] = field(default_factory=dict)
    beside_cells: dict[int, dict[int, bool]] = field(default_factory=dict)
    meeting: MeetingId | None = None
    shape: str = ""
    unflipped: dict[str, str] | None = None
    """The columns as they were said to be before the list was flipped between people and organisations."""
    _acting: Acting | None = None
    _touched: set[int] = field(default_factory=set)

    @property
    def name(self) -> str:
        return self.given.name

    @property
    def planned(self) -> Planned | None:
        return self.looked.planned if self.looked else None

    def forget_plan(self) -> None:
        """It is to be planned again, with the choices kept where they still fit."""
        if self.looked is not None:
            self.looked = replace(self.looked, moved=-1)

    def take(self, looked: Looked) -> None:
        """A new plan takes the place; choices for rows that mean the same as before are kept."""
        before = self.planned
        self.looked = looked
        self._acting = None
        if looked.planned is not None and looked.remembered:
            self.columns = _letters(looked.planned.file, looked.remembered)
        if before is None or looked.planned is None:
            self.choices, self.cells, self.ending = {}, {}, set()
            self.besides, self.beside_cells = {}, {}
            return
        now = looked.planned.file
        self._keep_besides(before.file, now)
        places = {_same(each): place for place, each in enumerate(now.people)}
        moved = {at: places.get(_same(before.file.people[at])) for at in (*self.choices, *self.cells)}
        self.choices = {place: said for at, said in self.choices.items() if (place := moved[at]) is not None}
        self.cells = {
            place: said
            for at, said in self.cells.items()
            if (place := moved[at]) is not None and now.people[place].cells == before.file.people[at].cells
        }
        seats = {each.membership: place for place, each in enumerate(now.endings)}
        ticked = {seats.get(before.file.endings[at].membership) for at in self.ending}
        self.ending = {place for place in ticked if place is not None}

    def _keep_besides(self, before: PlannedFile, now: PlannedFile) -> None:
        """Those that mean the same as before; a page that is read otherwise may have others in its places."""
        if (before.understood.lists, before.understood.meetings) != (
            now.understood.lists,
            now.understood.meetings,
        ):
            self.besides = {key: said for key, said in self.besides.items() if key[0] == "organisation"}
        lines = [each.line for each in before.organisations]
        if lines != [each.line for each in now.organisations]:
            self.besides = {key: said for key, said in self.besides.items() if key[0] != "organisation"}
            self.beside_cells = {}

    @property
    def answers(self) -> dict[int, RowChoice]:
        """What was said of rows, whole or cell by cell."""
        return {place: self._said(place) for place in (*self.choices, *self.cells)}

    def _said(self, place: int) -> RowChoice:
        return _row_choice(self.choices.get(place, ""), self.cells.get(place, {}))

    @property
    def mapping(self) -> dict[str, str]:
        """The columns that were put right, by heading where it names one column alone: other sheets, and
        other lists of the same make, have theirs elsewhere."""
        sheets = self.planned.file.understood.sheets if self.planned else ()
        headings = {guess.column: guess.heading for sheet in sheets[:1] for guess in sheet.columns}
        alone = Counter(headings.values())
        said = {}
        for letter, chosen in self.columns.items():
            heading = headings.get(letter, "")
            said[heading if len(heading) > 2 and alone[heading] == 1 else letter] = chosen
        return said

    @property
    def organisation_answers(self) -> dict[int, bool | RowChoice]:
        """What was said of lines of organisations, whole or cell by cell."""
        said = {place for sort, place in self.besides if sort == "organisation"}
        return {
            place: _row_choice(
                self.besides.get(("organisation", place), ""), self.beside_cells.get(place, {})
            )
            for place in said | self.beside_cells.keys()
        }

    @property
    def fact_answers(self) -> dict[FactKey, FactChoice]:
        """What was said of what a page says; "year:2027" is of a meeting whose year it does not say."""
        meetings = self.planned.file.understood.meetings if self.planned else ()
        found: dict[FactKey, FactChoice] = {}
        for key, said in self.besides.items():
            if key[0] == "organisation":
                continue
            word, _colon, year = said.partition(":")
            days = meetings[key[1]].candidates if word == "year" else ()
            meant = next((each for each in days if str(each[0].year) == year), None)
            found[key[0], key[1]] = FactChoice(word != "skip", meant)
        return found

    def touch(self, place: int) -> None:
        """Something else is said of this row."""
        self._touched.add(place)

    def actions(self) -> Sequence[Action]:
        """What becomes of each row."""
        if self.planned is None:
            return ()
        if self._acting is None:
            self._acting = Acting(self.planned.file, self._said)
        elif self._touched:
            self._acting.decide_again(self._touched)
        self._touched.clear()
        return self._acting.actions

    def entered(self) -> Iterator[Key]:
        """The key of each organisation, network, list and meeting that is entered or changed."""
        if self.planned is None:
            return
        file = self.planned.file
        places = {id(each): place for place, each in enumerate(file.organisations)}
        for made in decide_organisations(file, choices=self.organisation_answers):
            yield "organisation", places[id(made.planned)]
        said = self.fact_answers
        for fact in file.facts:
            unasked = fact.state in ("new", "changed")
            if said[fact.key].taken if fact.key in said else unasked:
                yield fact.key

    def decisions(self) -> list[Decision]:
        return decide(self.planned.file, choices=self.answers) if self.planned else []


def _letters(file: PlannedFile, mapping: Mapping[str, str]) -> dict[str, str]:
    """What was remembered by letter or heading, by letter."""
    guesses = [guess for sheet in file.understood.sheets for guess in sheet.columns]
    return {
        guess.column: mapping.get(guess.column) or mapping[guess.heading]
        for guess in guesses
        if guess.column in mapping or guess.heading in mapping
    }


def _row_choice(answer: Answer, cells: Mapping[int, bool]) -> RowChoice:
    return replace(_said_in(answer), cells=cells) if cells else _said_in(answer)


@lru_cache(maxsize=1024)
def _said_in(answer: Answer) -> RowChoice:
    word, _colon, number = answer.partition(":")
    return RowChoice(cast("Choice", word), ParticipantId(int(number)) if number else None)


def _same(planned: PlannedPerson) -> tuple[object, ...]:
    """What a choice was made about."""
    person = planned.person
    return person.sheet, person.row, person.written, planned.state, planned.match
