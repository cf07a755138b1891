"""People nobody is, for the gallery: a source of rows kept in memory."""

from __future__ import annotations

import random
from collections.abc import Sequence

from desktop_app.records.keys import search_terms, search_text, sort_key
from desktop_app.ui.table.model import Column

GIVEN = [
    "Åsa",
    "Örjan",
    "Lina",
    "Torbjörn",
    "Kerstin",
    "Ängla",
    "Wilma",
    "Mats",
    "Sven-Erik",
    "Margareta",
    "Yusuf",
    "Elin",
]
FAMILY = [
    "Åkesson",
    "Rönnberg",
    "von Sköld",
    "Björk Lindqvist",
    "Öberg",
    "Carlsson",
    "Wiklund",
    "Hägglund",
    "Ali",
    "Zetterström",
]
PLACES = [
    "Partille",
    "Haninge",
    "Söderhamn",
    "Mölndal",
    "Öckerö",
    "Solna",
    "Härryda",
    "Ale",
    "Upplands-Bro",
    "Eskilstuna",
]
ROLES = ["Ordförande", "Vice ordförande", "Ledamot", "Ledamot", "Ledamot", "Ersättare", "Sekreterare"]


class People:
    """A source of fictional people, kept in memory."""

    columns = (
        Column("name", "Namn", 24),
        Column("organisation", "Organisation", 20),
        Column("role", "Roll", 16),
        Column("email", "E-post", 32),
        Column("meetings", "Möten", 8, "right"),
    )

    def __init__(self, number: int) -> None:
        dice = random.Random(7)
        self._people: dict[int, tuple[str, ...]] = {}
        for person in range(1, number + 1):
            given, family = dice.choice(GIVEN), dice.choice(FAMILY)
            place = dice.choice(PLACES)
            mail = f"{given}.{family.split()[-1]}@{place}.example".lower()
            mail = mail.translate(str.maketrans("åäö", "aao"))
            cells = (
                f"{given} {family}",
                f"{place} kommun",
                dice.choice(ROLES),
                mail,
                str(dice.randrange(24)),
            )
            self._people[person] = cells
        self._search = {person: f" {search_text(*cells)}" for person, cells in self._people.items()}

    def ids(self, search: str, order: str, *, descending: bool, limit: int | None) -> list[int]:
        terms = search_terms(search)
        found = [p for p in self._people if all(f" {term}" in self._search[p] for term in terms)]
        names = [column.name for column in self.columns]
        place = names.index(order) if order else 1
        found.sort(key=lambda person: sort_key(self._people[person][place]), reverse=descending)
        return found[:limit]

    def rows(self, ids: Sequence[int]) -> list[tuple[str, ...]]:
        return [self._people.get(person, ()) for person in ids]

    def count(self) -> int:
        return len(self._people)
