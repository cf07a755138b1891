"""What becomes of each row of a plan: known anew after every key without deciding all rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from msgspec.structs import replace

from desktop_app.work.intake.planning.decide import action_of, decide
from desktop_app.work.intake.planning.planned import Action, PlannedFile, RowChoice

Said = Callable[[int], RowChoice]
"""What was answered to the row in a place."""


class Acting:
    """The actions of a file's rows, by position. A row's action depends on its own answer, and on those of
    the rows that may be the same person."""

    def __init__(self, file: PlannedFile, said: Said) -> None:
        self._file = file
        self._said = said
        self._with: defaultdict[int, set[int]] = defaultdict(set)
        for place, person in enumerate(file.people):
            if person.twin is not None:
                self._with[place].add(person.twin)
                self._with[person.twin].add(place)
        self.actions: list[Action] = ["skip"] * len(file.people)
        self.decide_again(range(len(file.people)))

    def decide_again(self, changed: Iterable[int]) -> None:
        together: set[int] = set()
        for place in changed:
            if place in self._with:
                together.add(place)
            else:
                self.actions[place] = action_of(self._file.people[place], self._said(place))
        if together:
            self._decide_together(sorted(self._group(together)))

    def _decide_together(self, places: list[int]) -> None:
        at = {place: new for new, place in enumerate(places)}
        people = [self._file.people[place] for place in places]
        few = tuple(each if each.twin is None else replace(each, twin=at[each.twin]) for each in people)
        said = {at[place]: self._said(place) for place in places}
        for place, decision in zip(
            places, decide(replace(self._file, people=few), choices=said), strict=True
        ):
            self.actions[place] = decision.action

    def _group(self, changed: set[int]) -> set[int]:
        """These rows and all that hang together with them."""
        found: set[int] = set()
        wanted = list(changed)
        while wanted:
            place = wanted.pop()
            if place not in found:
                found.add(place)
                wanted += self._with.get(place, ())
        return found
