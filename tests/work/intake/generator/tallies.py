"""What was found of what should be found, counted; and every fault in words for the one who mends it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """Of `wanted` things `right` were found; `found` is what was claimed."""

    wanted: int = 0
    found: int = 0
    right: int = 0

    def add(self, other: Tally) -> None:
        self.wanted += other.wanted
        self.found += other.found
        self.right += other.right

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0


@dataclass(slots=True)
class Judgement:
    people: Tally = field(default_factory=Tally)
    columns: Tally = field(default_factory=Tally)
    vacancies: Tally = field(default_factory=Tally)
    fields: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    wrong_municipality: list[str] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    """Two people of the list taken for one."""
    leaked: list[str] = field(default_factory=list)
    """What must never be imported, and was."""
    refused: str = ""
    """Why the whole file was refused; "" = it was not."""
    faults: list[str] = field(default_factory=list)

    def add(self, other: Judgement) -> None:
        self.people.add(other.people)
        self.columns.add(other.columns)
        self.vacancies.add(other.vacancies)
        for name, tally in other.fields.items():
            self.fields[name].add(tally)
        self.wrong_municipality += other.wrong_municipality
        self.merged += other.merged
        self.leaked += other.leaked


def told(result: Judgement) -> list[str]:
    """The faults for a person who mends them."""
    lines = [f"refused whole: {result.refused}"] if result.refused else []
    lines.append(
        f"people {result.people.right}/{result.people.wanted} (found {result.people.found}); "
        f"columns {result.columns.right}/{result.columns.wanted}"
    )
    return [*lines, *(f"  {fault}" for fault in result.faults)]
