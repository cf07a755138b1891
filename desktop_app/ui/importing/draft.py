"""What will an import do as it stands now: the sources, their plans, and every choice made so far.

Nothing here is written until `carry_out`. Each source is planned by itself, so that a column changed in one
file leaves the others and their choices as they are; together they are one import, one step to undo.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import cast

from desktop_app.errors import UserError
from desktop_app.records.ids import ChangeId, NetworkId, OrganisationId, ParticipantId
from desktop_app.records.progress import Work
from desktop_app.store.database import Store
from desktop_app.store.learnt import Spelling
from desktop_app.ui.importing.acting import Acting
from desktop_app.ui.importing.preview import Preview
from desktop_app.work import imports
from desktop_app.work.imports import Learnt, Pasted, Prepared
from desktop_app.work.intake.asking import Planned
from desktop_app.work.intake.decide import decide
from desktop_app.work.intake.earlier import not_missing
from desktop_app.work.intake.planned import Action, Choice, Decision, PlannedFile, PlannedPerson, RowChoice

Answer = str
"""An answer to one row: a `Choice`, "same:7" for one of several candidates, "end" for a seat; "" is what
happens unasked."""


@dataclass(frozen=True, slots=True)
class Looked:
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


@dataclass
class Source:
    """One file or text. `sheets` are those to take, () what the program takes unasked; `shown` is the sheet
    and the list on it that are looked at. `encoding` and `delimiter` are said of text files. `columns` maps a
    column's letters to a field; `choices`, `cells` (is the file's value written, by place among the row's
    cells) and `ending` are by position among the plan's people and endings."""

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
    _acting: Acting | None = None
    _touched: set[int] = field(default_factory=set)

    @property
    def name(self) -> str:
        return self.given.name

    @property
    def planned(self) -> Planned | None:
        return self.looked.planned if self.looked else None

    def take(self, looked: Looked) -> None:
        """A new plan takes the place; choices for rows that mean the same as before are kept."""
        before = self.planned
        self.looked = looked
        self._acting = None
        if looked.planned is not None and looked.remembered:
            self.columns = _letters(looked.planned.file, looked.remembered)
        if before is None or looked.planned is None:
            self.choices, self.cells, self.ending = {}, {}, set()
            return
        now = looked.planned.file
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

    @property
    def answers(self) -> dict[int, RowChoice]:
        """What was said of rows, whole or cell by cell."""
        return {
            place: _row_choice(self.choices.get(place, ""), self.cells.get(place, {}))
            for place in (*self.choices, *self.cells)
        }

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

    def touch(self, place: int) -> None:
        """Something else is said of this row."""
        self._touched.add(place)

    def actions(self) -> Sequence[Action]:
        """What becomes of each row."""
        if self.planned is None:
            return ()
        if self._acting is None:
            self._acting = Acting(self.planned.file, self.answers)
        elif self._touched:
            self._acting.decide_again(self._touched, self.answers)
        self._touched.clear()
        return self._acting.actions

    def decisions(self) -> list[Decision]:
        return decide(self.planned.file, choices=self.answers) if self.planned else []


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many rows are added, changed, left and need nothing, how many seats end and files are refused;
    `facts` says that pages tell of a network, its meetings or its lists besides."""

    added: int = 0
    changed: int = 0
    left: int = 0
    unchanged: int = 0
    ended: int = 0
    refused: int = 0
    facts: bool = False

    @property
    def taken(self) -> int:
        return self.added + self.changed

    @property
    def does_something(self) -> bool:
        return bool(self.taken or self.ended or self.facts)


@dataclass(frozen=True, slots=True)
class Aim:
    """What is said of all sources: into which network, from whom, and what texts mean."""

    network: NetworkId | None = None
    organisation: OrganisationId | None = None
    spellings: Mapping[str, OrganisationId] = field(default_factory=dict)


@dataclass
class Draft:
    """`network` None is none, or the one that a page itself describes."""

    sources: list[Source] = field(default_factory=list)
    network: NetworkId | None = None
    organisation: OrganisationId | None = None
    spellings: dict[str, OrganisationId] = field(default_factory=dict)
    """Which organisations texts mean that the register does not know, as somebody has said just now."""
    last_day: date | None = None
    """The last day of the seats that are chosen to end."""

    def give(self, sources: Iterable[Path | Pasted]) -> None:
        """These are the sources now; what is known of those that stay is kept."""
        known = {source.given: source for source in self.sources}
        self.sources = [known.get(given) or Source(given) for given in dict.fromkeys(sources)]

    def aim(self, network: NetworkId | None, organisation: OrganisationId | None) -> None:
        """Into which network, and from whom; another answer needs other plans."""
        if (network, organisation) != (self.network, self.organisation):
            self.network, self.organisation = network, organisation
            self.forget_plans()

    def forget_plans(self) -> None:
        """All is planned again, with the choices kept where they still fit."""
        for source in self.sources:
            if source.looked is not None:
                source.looked = replace(source.looked, moved=-1)

    @property
    def aimed(self) -> Aim:
        return Aim(self.network, self.organisation, dict(self.spellings))

    def unplanned(self) -> list[Source]:
        return [each for each in self.sources if each.looked is None or each.looked.moved < 0]

    def from_first(self, wanted: Sequence[Source]) -> tuple[list[Source], list[Planned]]:
        """All that is to be planned where these are: those after the first of them know its people. With
        the plans of those before it."""
        places = [at for at, each in enumerate(self.sources) if any(each is one for one in wanted)]
        first = min(places, default=0)
        known = [each for at, each in enumerate(self.sources) if at in places or (at > first and each.looked)]
        return known or list(wanted), [each.planned for each in self.sources[:first] if each.planned]

    def settle_endings(self) -> None:
        """Nobody is missing from a file who stands in another of the same network, nor missing twice."""
        told: set[int] = set()
        plans = not_missing([source.planned for source in self.planned if source.planned])
        for source, planned in zip(self.planned, plans, strict=True):
            endings = tuple(each for each in planned.file.endings if each.membership not in told)
            told.update(each.membership for each in endings)
            if source.planned and source.looked and endings != source.planned.file.endings:
                held = replace(planned, file=replace(planned.file, endings=endings))
                source.take(replace(source.looked, planned=held))

    @property
    def planned(self) -> list[Source]:
        return [source for source in self.sources if source.planned is not None]

    @property
    def chosen(self) -> bool:
        """Whether somebody has chosen anything that closing would throw away."""
        return bool(self.spellings) or any(
            each.choices or each.cells or each.ending or each.columns for each in self.sources
        )

    def outcome(self) -> Outcome:
        actions: Counter[str] = Counter()
        for source in self.planned:
            actions.update(source.actions())
        files = [source.planned.file.understood for source in self.planned if source.planned]
        return Outcome(
            actions["add"],
            actions["change"],
            actions["skip"],
            actions["nothing"],
            sum(len(source.ending) for source in self.sources),
            len(self.sources) - len(self.planned),
            any(each.network or each.meetings or each.lists or each.organisations for each in files),
        )

    def prepared(self) -> tuple[Prepared, Mapping[int, Mapping[int, RowChoice]]]:
        """The import as it is chosen: its files with only those endings that are ticked, and the choices."""
        files = []
        for source in self.planned:
            assert source.planned is not None
            endings = source.planned.file.endings
            ticked = tuple(endings[place] for place in sorted(source.ending))
            files.append(replace(source.planned, file=replace(source.planned.file, endings=ticked)))
        moved = min((source.looked.moved for source in self.planned if source.looked), default=0)
        choices = {place: source.answers for place, source in enumerate(self.planned)}
        return Prepared(tuple(files), (), moved), choices


def carry_out(store: Store, draft: Draft) -> Work[ChangeId | None]:
    """Write what is chosen, in one change."""
    prepared, choices = draft.prepared()
    ending = draft.last_day if any(source.ending for source in draft.sources) else None
    columns = {
        source.planned.file.understood.shape: source.mapping
        for source in draft.planned
        if source.planned and source.columns
    }
    to_learn = Learnt(columns, draft.spellings)
    return imports.carry_out(store, prepared, choices=choices, end_missing=ending, to_learn=to_learn)


def _letters(file: PlannedFile, mapping: Mapping[str, str]) -> dict[str, str]:
    """What was remembered by letter or heading, by letter."""
    guesses = [guess for sheet in file.understood.sheets for guess in sheet.columns]
    return {
        guess.column: mapping.get(guess.column) or mapping[guess.heading]
        for guess in guesses
        if guess.column in mapping or guess.heading in mapping
    }


def _row_choice(answer: Answer, cells: Mapping[int, bool]) -> RowChoice:
    word, _colon, number = answer.partition(":")
    return RowChoice(cast("Choice", word), ParticipantId(int(number)) if number else None, cells)


def _same(planned: PlannedPerson) -> tuple[object, ...]:
    """What a choice was made about."""
    person = planned.person
    return person.sheet, person.row, person.written, planned.state, planned.match
