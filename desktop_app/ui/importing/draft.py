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

from desktop_app.errors import UserError
from desktop_app.records.ids import ChangeId, NetworkId, OrganisationId
from desktop_app.records.progress import Progress, Work
from desktop_app.store.database import Store
from desktop_app.ui.importing.preview import Preview, preview
from desktop_app.work import imports
from desktop_app.work.imports import Pasted, Planned, Prepared
from desktop_app.work.intake.decide import decide
from desktop_app.work.intake.planned import Choice, Decision, PlannedPerson


@dataclass(frozen=True, slots=True)
class Looked:
    """What came out of looking at one source: a plan, or why there is none."""

    sheets: tuple[Preview, ...]
    planned: Planned | None
    refused: UserError | None
    moved: int


@dataclass
class Source:
    """One file or text. `columns` maps a column's letters to a field, `choices` and `ending` are by position
    among the plan's people and endings."""

    given: Path | Pasted
    sheet: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    looked: Looked | None = None
    choices: dict[int, Choice] = field(default_factory=dict)
    ending: set[int] = field(default_factory=set)

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
        if before is None or looked.planned is None:
            self.choices, self.ending = {}, set()
            return
        now = looked.planned.file
        places = {_same(each): place for place, each in enumerate(now.people)}
        kept = {places.get(_same(before.file.people[at])): choice for at, choice in self.choices.items()}
        self.choices = {place: choice for place, choice in kept.items() if place is not None}
        seats = {each.membership: place for place, each in enumerate(now.endings)}
        ticked = {seats.get(before.file.endings[at].membership) for at in self.ending}
        self.ending = {place for place in ticked if place is not None}

    def decisions(self) -> list[Decision]:
        return decide(self.planned.file, choices=self.choices) if self.planned else []


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


@dataclass
class Draft:
    """`network` None is none, or the one that a page itself describes."""

    sources: list[Source] = field(default_factory=list)
    network: NetworkId | None = None
    organisation: OrganisationId | None = None
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

    def unplanned(self) -> list[Source]:
        return [each for each in self.sources if each.looked is None or each.looked.moved < 0]

    @property
    def planned(self) -> list[Source]:
        return [source for source in self.sources if source.planned is not None]

    @property
    def chosen(self) -> bool:
        """Whether somebody has chosen anything that closing would throw away."""
        return any(each.choices or each.ending or each.columns for each in self.sources)

    def outcome(self) -> Outcome:
        actions: Counter[str] = Counter()
        for source in self.planned:
            actions.update(decision.action for decision in source.decisions())
        files = [source.planned.file.understood for source in self.planned if source.planned]
        return Outcome(
            actions["add"],
            actions["change"],
            actions["skip"],
            actions["nothing"],
            sum(len(source.ending) for source in self.sources),
            len(self.sources) - len(self.planned),
            any(each.network or each.meetings or each.lists for each in files),
        )

    def prepared(self) -> tuple[Prepared, Mapping[int, Mapping[int, Choice]]]:
        """The import as it is chosen: its files with only those endings that are ticked, and the choices."""
        files = []
        for source in self.planned:
            assert source.planned is not None
            endings = source.planned.file.endings
            ticked = tuple(endings[place] for place in sorted(source.ending))
            files.append(replace(source.planned, file=replace(source.planned.file, endings=ticked)))
        moved = min((source.looked.moved for source in self.planned if source.looked), default=0)
        choices = {place: source.choices for place, source in enumerate(self.planned)}
        return Prepared(tuple(files), (), moved), choices


def look(
    store: Store, source: Source, network: NetworkId | None, organisation: OrganisationId | None
) -> Work[Looked]:
    """Read, understand and compare one source; writes nothing."""
    sheets = source.looked.sheets if source.looked else ()
    beside = _nothing(sheets) if sheets else preview(source.given)
    try:
        seen = next(beside, None)  # a second child reads it for the eye, at the same time
        prepared = yield from imports.prepare(
            store,
            [source.given],
            network=network,
            organisation=organisation,
            sheets=(source.sheet,) if source.sheet else (),
            columns=dict(source.columns) or None,
        )
        if seen is not None:
            sheets = yield from beside
    finally:
        beside.close()
    planned = prepared.files[0] if prepared.files else None
    refused = prepared.refused[0] if prepared.refused else None
    return Looked(sheets, planned, refused, prepared.moved)


def _nothing(sheets: tuple[Preview, ...]) -> Work[tuple[Preview, ...]]:
    """The sheets are known: nothing is read."""
    yield from ()
    return sheets


def look_at_all(
    store: Store,
    sources: Sequence[Source],
    network: NetworkId | None,
    organisation: OrganisationId | None,
) -> Work[list[Looked]]:
    """Look at one source after the other, and tell of each how far it has come."""
    found = []
    for place, source in enumerate(sources):
        looking = look(store, source, network, organisation)
        while True:
            try:
                step = next(looking)
            except StopIteration as end:
                found.append(end.value)
                break
            try:
                yield Progress(
                    place if len(sources) > 1 else 0, len(sources) if len(sources) > 1 else 0, step.text
                )
            except GeneratorExit:
                looking.close()
                raise
    return found


def carry_out(store: Store, draft: Draft) -> ChangeId | None:
    """Write what is chosen, in one change."""
    prepared, choices = draft.prepared()
    ending = draft.last_day if any(source.ending for source in draft.sources) else None
    return imports.carry_out(store, prepared, choices=choices, end_missing=ending)


def _same(planned: PlannedPerson) -> tuple[object, ...]:
    """What a choice was made about."""
    person = planned.person
    return person.sheet, person.row, person.written, planned.state, planned.match
