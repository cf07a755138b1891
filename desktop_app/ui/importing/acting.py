"""What becomes of each row of a plan: known anew after every key without deciding all rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from desktop_app.work.intake.planning.decide import decide
from desktop_app.work.intake.planning.planned import Action, PlannedFile, RowChoice


class Acting:
    """The actions of a file's rows, by position. A row's action depends on its own answer, and on those of
    the rows that may be the same person."""

    def __init__(self, file: PlannedFile, answers: Mapping[int, RowChoice]) -> None:
        self._file = file
        self.actions: list[Action] = [each.action for each in decide(file, choices=answers)]
        self._with: defaultdict[int, set[int]] = defaultdict(set)
        for place, person in enumerate(file.people):
            if person.twin is not None:
                self._with[place].add(person.twin)
                self._with[person.twin].add(place)

    def decide_again(self, changed: set[int], answers: Mapping[int, RowChoice]) -> None:
        places = sorted(self._group(changed))
        at = {place: new for new, place in enumerate(places)}
        people = [self._file.people[place] for place in places]
        few = tuple(each if each.twin is None else replace(each, twin=at[each.twin]) for each in people)
        said = {at[place]: answer for place, answer in answers.items() if place in at}
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
