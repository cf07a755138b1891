"""What will an import do as it stands now: the sources, their plans, and every choice made so far.

Nothing here is written until `carry_out`. Each source is planned by itself, so that a column changed in one
file leaves the others and their choices as they are; together they are one import, one step to undo.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from desktop_app.records.ids import ChangeId, NetworkId, OrganisationId
from desktop_app.records.progress import Work
from desktop_app.store.database import Store
from desktop_app.ui.importing.source import Source
from desktop_app.work import imports
from desktop_app.work.imports import Learnt, Pasted, Prepared
from desktop_app.work.intake.planning.asking import Planned
from desktop_app.work.intake.planning.earlier import not_missing
from desktop_app.work.intake.planning.planned import (
    RowChoice,
)


class Outcome(Struct, frozen=True):
    """How many rows of people are added, changed, left and need nothing, how many seats end and files are
    refused; and how many organisations, networks, lists and meetings are entered or changed."""

    added: int = 0
    changed: int = 0
    left: int = 0
    unchanged: int = 0
    ended: int = 0
    refused: int = 0
    organisations: int = 0
    networks: int = 0
    lists: int = 0
    meetings: int = 0

    @property
    def taken(self) -> int:
        return self.added + self.changed

    @property
    def does_something(self) -> bool:
        return bool(self.taken or self.ended or self.organisations or self.facts)

    @property
    def facts(self) -> int:
        """How much a page says besides people."""
        return self.networks + self.lists + self.meetings


class Aim(Struct, frozen=True):
    """What is said of all sources: into which network, from whom, and what texts mean."""

    network: NetworkId | None = None
    organisation: OrganisationId | None = None
    spellings: Mapping[str, OrganisationId] = field(default_factory=dict)


class Draft(Struct):
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
            source.forget_plan()

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
            any((each.choices, each.cells, each.ending, each.columns, each.besides, each.beside_cells))
            or each.shape
            or each.meeting
            for each in self.sources
        )

    def outcome(self) -> Outcome:
        actions: Counter[str] = Counter()
        for source in self.planned:
            actions.update(source.actions())
        besides = Counter(sort for source in self.planned for sort, _place in source.entered())
        return Outcome(
            actions["add"],
            actions["change"],
            actions["skip"],
            actions["nothing"],
            sum(len(source.ending) for source in self.sources),
            len(self.sources) - len(self.planned),
            besides["organisation"],
            besides["network"],
            besides["list"],
            besides["meeting"],
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
    return imports.carry_out(
        store,
        prepared,
        choices=choices,
        organisation_choices={at: each.organisation_answers for at, each in enumerate(draft.planned)},
        fact_choices={at: each.fact_answers for at, each in enumerate(draft.planned)},
        end_missing=ending,
        to_learn=Learnt(columns, draft.spellings),
    )
