"""Who stands in a made list: invented people of real municipalities, with every oddity of names and contacts.

Mail domains end in .example; telephones are those reserved for fiction, so that many people share one.
"""

from __future__ import annotations

import csv
import random
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from desktop_app.resources import RESOURCES

GIVEN = (
    "Anna", "Karin", "Eva", "Maria", "Kristina", "Birgitta", "Åsa", "Ulla", "Inger", "Monica", "Linnéa",
    "Elin", "Agneta", "Camilla", "Jenny", "Ylva", "Tove", "Saga", "Ebba", "Wilma", "Märta", "Siv",
    "Barbro", "Gunilla", "Lisbeth", "Marléne", "Zeinab", "Fatima", "Amina", "Leila", "Katarzyna", "Ewa",
    "Päivi", "Aino", "Ingrid", "Sofia", "Hanna", "Matilda", "Lars", "Per", "Mikael", "Anders", "Johan",
    "Erik", "Nils", "Bo", "Bengt", "Sven", "Göran", "Kjell", "Åke", "Håkan", "Tommy", "Roger", "Conny",
    "Jörgen", "Örjan", "Magnus", "Fredrik", "Oskar", "Viktor", "Elias", "Hugo", "Ali", "Hassan",
    "Mohammed", "Dragan", "Goran", "Juha", "Timo", "André", "René", "Kim", "Robin", "Charlie", "Love",
    "Alexander", "Sebastian", "Ann-Marie", "Britt-Inger", "Eva-Lotta", "Lars-Göran", "Karl-Johan",
    "Per-Olof", "Sven-Åke", "Anna-Karin", "Nora",
)  # fmt: skip
FAMILY = (
    "Andersson", "Johansson", "Karlsson", "Nilsson", "Eriksson", "Larsson", "Olsson", "Persson",
    "Svensson", "Gustafsson", "Pettersson", "Jonsson", "Jansson", "Hansson", "Bengtsson", "Lindberg",
    "Lindgren", "Bergström", "Sandberg", "Holmqvist", "Nyström", "Lundin", "Åberg", "Ågren", "Öhman",
    "Östlund", "Ängquist", "Björk", "Lind", "Ek", "Ahl", "Ros", "Frost", "Quist", "Wærn", "Wallin",
    "Zetterlund", "Hjärpe", "Dahlbäck", "Norén", "Rydén", "Thorén", "Virtanen", "Korhonen", "Nieminen",
    "Kowalczyk", "Novak", "Petrović", "Haddad", "Rahimi", "Yılmaz", "Nguyen", "Strömgren", "Hägg",
    "Byström", "Kjellin", "Sjöqvist", "Mårtensson", "Åkerlund", "Ström", "Berglöf", "Gran", "Holmér",
    "Kvarnström", "Lund", "Berg", "Hult",
)  # fmt: skip
FAMILIES = (
    "Falk Holmgren", "Lindh Sandin", "Öberg-Nyman", "Ekdahl-Wik", "von Ahn", "af Ekerum", "de Wahl",
    "von der Lanken", "Norling Ström", "Berg-Åslund", "Hassan Ibrahim", "O'Donnel",
)  # fmt: skip
TITLES = (
    "Arbetsmarknadschef", "AME-chef", "Enhetschef", "Rektor", "Rektor vuxenutbildningen", "Förvaltningschef",
    "Näringslivschef", "Kommundirektör", "Socialchef", "Utvecklingsledare", "Samordnare", "Handläggare",
    "HR-chef", "Ekonomichef", "Verksamhetsutvecklare", "Enhetschef daglig verksamhet", "Arbetskonsulent",
    "Studie- och yrkesvägledare", "Strateg", "Biträdande rektor", "Kommunalråd", "Skolchef",
    "Bitr. förvaltningschef", "Avdelningschef arbete och försörjning", "Projektledare", "Kvalitetschef",
    "Integrationsstrateg", "Nämndsekreterare", "Utredare", "Folkhälsoplanerare", "Miljöchef", "Planarkitekt",
)  # fmt: skip
DEPARTMENTS = (
    "Arbetsmarknadsenheten", "Socialförvaltningen", "Barn- och utbildningsförvaltningen", "Vuxenutbildningen",
    "Kommunledningskontoret", "Kultur- och fritidsförvaltningen", "Samhällsbyggnad", "Vård och omsorg",
    "Arbete och välfärd", "Näringslivsenheten", "Individ- och familjeomsorgen", "Tekniska kontoret",
)  # fmt: skip
PARTIES = ("S", "M", "C", "L", "KD", "V", "MP", "SD")
ROLES = {
    "chair": ("Ordförande", "Ordf.", "ordf", "ordförande"),
    "vice_chair": ("Vice ordförande", "V. ordf.", "vice ordf"),
    "first_vice_chair": ("1:e vice ordförande", "1:e v. ordf.", "Förste vice ordförande"),
    "second_vice_chair": ("2:e vice ordförande", "2:e v. ordf.", "2:a vice ordf"),
    "member": ("Ledamot", "Ordinarie", "Ordinarie ledamot", "ledamot"),
    "deputy": ("Ersättare", "Ers.", "ersättare"),
    "co_opted": ("Adjungerad", "Adj.", "adjungerad"),
    "convener": ("Sammankallande", "sammankallande"),
    "secretary": ("Sekreterare", "Sekr."),
    "contact": ("Kontaktperson", "kontaktperson"),
}
NOTES = (
    "Nås säkrast före lunch", "ny sedan i våras", "deltar digitalt", "Vill ha kallelsen per post",
    "delar uppdraget med kollega", "Föräldraledig under hösten", "ersätts från årsskiftet",
)  # fmt: skip
DIETS = ("Vegetarian", "Glutenfritt", "Laktosfri", "Nötallergi", "Vegan", "Äter ej fläskkött")
VACANT = ("Vakant", "vakant", "VAKANT", "N.N.", "NN", "(vakant)", "Vakant plats", "Ej utsedd", "Vakans")
_LANDLINES = ("08-465 004 {:02}", "031-390 06 {:02}", "040-628 04 {:02}")


@dataclass(frozen=True, slots=True)
class Municipality:
    code: str
    name: str
    official: str
    own: str
    loose: str
    """A form that people write without the genitive: "Österåker kommun"."""
    domain: str


@dataclass(slots=True)
class Invented:
    """A person with everything a list could say of her; each list says a part of it."""

    who: int
    """Equal where two rows are one person."""
    given: str
    family: str
    at: Municipality
    title: str
    department: str
    party: str
    role: str
    email: str
    mobile: str
    phone: str
    notes: str = ""
    acting: bool = False
    leave_until: date | None = None
    first: date | None = None
    last: date | None = None
    diet: str = ""

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}"


@cache
def municipalities() -> tuple[Municipality, ...]:
    folder = RESOURCES / "reference"
    loose: dict[str, list[str]] = defaultdict(list)
    for row in _rows(folder / "municipality_aliases.csv"):
        if row["kind"] == "without-genitive":
            loose[row["code"]].append(row["alias"])
    return tuple(
        Municipality(
            row["code"],
            row["name"],
            row["official_name"],
            row["self_name"],
            loose[row["code"]][0] if loose[row["code"]] else row["official_name"],
            row["email_domain"].rsplit(".", 1)[0] + ".example",
        )
        for row in _rows(folder / "municipalities.csv")
        if row["style"] != "region"
    )


def _rows(path: object) -> list[dict[str, str]]:
    with open(str(path), encoding="utf-8", newline="") as file:  # noqa: PTH123
        return list(csv.DictReader(file))


def by_code(code: str) -> Municipality:
    return next(each for each in municipalities() if each.code == code)


def neighbours(chance: random.Random, count: int) -> list[Municipality]:
    """Municipalities as a network has them: mostly of one county, and some that are easily confused."""
    alike = ("0305", "0643", "0764", "1489", "0580", "1494", "2062", "1884", "2084", "1482", "1480", "0180")
    all_of_them = municipalities()
    county = chance.choice(all_of_them).code[:2]
    near = [each for each in all_of_them if each.code[:2] == county]
    far = [each for each in all_of_them if each.code in alike] + list(chance.sample(all_of_them, 10))
    chance.shuffle(near)
    chosen = dict.fromkeys([*near[: count - count // 4], *far])
    return list(chosen)[:count]


def ascii_letters(text: str) -> str:
    plain = unicodedata.normalize(
        "NFKD", text.casefold().replace("ø", "o").replace("æ", "ae").replace("ı", "i")
    )
    return "".join(letter for letter in plain if letter.isascii() and (letter.isalnum() or letter == "-"))


def landline(chance: random.Random) -> str:
    return chance.choice(_LANDLINES).format(chance.randrange(1, 100))


def mobile(chance: random.Random) -> str:
    last = chance.randrange(5, 100)
    return f"070-174 06 {last:02}"


def crowd(chance: random.Random, count: int, bodies: Sequence[Municipality] = ()) -> list[Invented]:
    """People of some municipalities, in the order of the municipalities; sometimes with namesakes, who never
    are one person."""
    if not bodies:
        bodies = neighbours(chance, max(1, min(count, chance.randint(3, 16))))
    seats = sorted(range(count), key=lambda _seat: chance.random())
    places = sorted(seat % len(bodies) for seat in seats)
    people = [_person(chance, who, bodies[place]) for who, place in enumerate(places)]
    if count > 4 and len(bodies) > 1 and chance.random() < 0.35:
        _make_namesakes(chance, people)
    return people


def _person(chance: random.Random, who: int, at: Municipality) -> Invented:
    family = chance.choice(FAMILIES) if chance.random() < 0.14 else chance.choice(FAMILY)
    given = chance.choice(GIVEN)
    acting = chance.random() < 0.05
    return Invented(
        who,
        given,
        family,
        at,
        chance.choice(TITLES),
        chance.choice(DEPARTMENTS),
        chance.choice(PARTIES),
        chance.choices(tuple(ROLES), (2, 1, 1, 1, 12, 5, 1, 1, 1, 2))[0],
        f"{ascii_letters(given)}.{ascii_letters(family)}@{at.domain}",
        mobile(chance),
        landline(chance),
        notes=chance.choice(NOTES) if chance.random() < 0.15 else "",
        acting=acting,
        leave_until=date(2026, chance.choice((8, 12)), 31) if not acting and chance.random() < 0.03 else None,
        first=date(chance.randint(2019, 2025), chance.choice((1, 1, 5, 9)), 1),
        diet=chance.choice(DIETS) if chance.random() < 0.25 else "",
    )


def _make_namesakes(chance: random.Random, people: list[Invented]) -> None:
    """Give one person another's name, in another municipality and with another address."""
    one = chance.choice(people)
    others = [each for each in people if each.at is not one.at]
    if others:
        other = chance.choice(others)
        other.given, other.family = one.given, one.family
        other.email = f"{ascii_letters(other.given)}.{ascii_letters(other.family)}@{other.at.domain}"


def unlike(people: list[Invented]) -> list[Invented]:
    """The people, each name once in its municipality: two of one name there would be a question, no fact."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for each in people:
        key = (each.name.casefold(), each.at.code)
        if key not in seen:
            seen.add(key)
            kept.append(each)
    return kept
