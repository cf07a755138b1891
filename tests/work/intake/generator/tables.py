"""How one person is written into cells, and what the cells then truly say."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.sheets.book import Value
from tests.work.intake.generator.drawn import Expected, Line, Page
from tests.work.intake.generator.headings import EXTRA, heading
from tests.work.intake.generator.invented import ROLES, Invented, Municipality

ORGANISATION = ("short", "official", "own", "loose", "upper", "mixed", "abbreviated")
MORE = ("title", "department", "phone", "mobile", "email", "role", "party", "notes", "from", "to")


@dataclass(frozen=True, slots=True)
class Manner:
    """The habits of the person who typed a list."""

    language: str = "sv"
    organisation: str = "official"
    names: str = "given first"
    """"given first", "comma" ("Berg, Anna") or "family first" ("Berg Anna")."""
    telephone: str = "plain"
    nothing: str = ""
    """What stands in a cell without value."""
    acting: str = "name"
    """Where tf stands: name, title, or "" (the list never says)."""
    party_in_name: bool = False
    leave: bool = False
    dates: str = "iso"


def manner(chance: random.Random) -> Manner:
    return Manner(
        chance.choices(("sv", "en", "no", "da"), (14, 3, 1, 1))[0],
        chance.choices(ORGANISATION, (6, 6, 5, 2, 1, 3, 1))[0],
        chance.choices(("given first", "comma", "family first"), (8, 2, 1))[0],
        chance.choices(
            ("plain", "run", "blanks", "+46", "+46(0)", "dash", "mixed", "number"), (6, 2, 2, 2, 1, 1, 3, 1)
        )[0],
        chance.choices(("", "-", "saknas", "–"), (12, 2, 1, 1))[0],
        chance.choices(("name", "title", ""), (2, 2, 2))[0],
        chance.random() < 0.12,
        chance.random() < 0.3,
        chance.choice(("iso", "real", "slashes", "words")),
    )


def fields(chance: random.Random, *, organisation: bool = True, fewest: int = 2) -> list[str]:
    """Columns as a list may have them, in the usual order."""
    weights = {
        "title": 7,
        "department": 3,
        "phone": 6,
        "mobile": 5,
        "email": 9,
        "role": 3,
        "party": 1,
        "notes": 2,
        "from": 1,
        "to": 0,
    }
    more = [field for field in MORE if chance.random() * 10 < weights[field]]
    while len(more) < fewest:
        more = list(dict.fromkeys([*more, chance.choice(("title", "email", "phone", "mobile"))]))
    named = ["given", "family"] if chance.random() < 0.35 else ["name"]
    if chance.random() < 0.2 and named[0] == "given":
        named.reverse()
    where = ["organisation"] if organisation else []
    front = [*where, *named] if chance.random() < 0.5 else [*named, *where]
    return [*front, *more]


def organisation_text(chance: random.Random, how: str, at: Municipality) -> str:
    if how == "mixed":
        how = chance.choice(("short", "official", "own", "loose"))
    if how == "abbreviated":
        return at.official.replace(" kommun", chance.choice((" k:n", " kn")))
    texts = {
        "short": at.name,
        "official": at.official,
        "own": at.own,
        "loose": at.loose,
        "upper": at.own.upper(),
    }
    return texts[how]


def telephone(chance: random.Random, how: str, number: str) -> Value:
    """`number` is written "070-174 06 05"."""
    area, rest = number.split("-")
    digits = rest.replace(" ", "")
    if how == "mixed":
        how = chance.choice(("plain", "run", "blanks", "+46", "+46(0)", "dash", "hard"))
    written = {
        "plain": number,
        "run": area + digits,
        "blanks": f"{area} {rest}",
        "+46": f"+46 {area[1:]} {rest}",
        "+46(0)": f"+46 (0){area[1:]}-{rest}",
        "dash": f"{area} – {rest}",
        "hard": number.replace(" ", "\N{NO-BREAK SPACE}"),
    }
    return int(area[1:] + digits) if how == "number" else written[how]


def e164(number: str) -> str:
    return "+46" + number.replace("-", "").replace(" ", "")[1:]


def day(how: str, value: date) -> Value:
    months = (
        "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
        "november", "december",
    )  # fmt: skip
    texts: dict[str, Value] = {
        "iso": value.isoformat(),
        "real": value,
        "slashes": f"{value.day}/{value.month} {value.year}",
        "words": f"{value.day} {months[value.month - 1]} {value.year}",
    }
    return texts[how]


def name_text(person: Invented, how: Manner, columns: Sequence[str]) -> str:
    text = {
        "given first": f"{person.given} {person.family}",
        "comma": f"{person.family}, {person.given}",
        "family first": f"{person.family} {person.given}",
    }[how.names]
    if how.party_in_name and "party" not in columns:
        text += f" ({person.party})"
    if person.acting and how.acting == "name":
        text += " tf"
    return text


def cell(chance: random.Random, field: str, person: Invented, how: Manner, columns: Sequence[str]) -> Value:
    if field in ("phone", "mobile"):
        return telephone(chance, how.telephone, getattr(person, field))
    if field in ("from", "to"):
        value = person.first if field == "from" else person.last
        return day(how.dates, value) if value else None
    if field == "organisation_code":
        lost = how.telephone == "number" or chance.random() < 0.5
        return int(person.at.code) if lost else person.at.code
    return _text(chance, field, person, how, columns) or None


def _text(chance: random.Random, field: str, person: Invented, how: Manner, columns: Sequence[str]) -> str:
    if field == "name":
        return name_text(person, how, columns)
    if field == "organisation":
        return organisation_text(chance, how.organisation, person.at)
    if field == "title":
        return _title(chance, person, how)
    if field == "role":
        return chance.choice(ROLES[person.role]) if how.language == "sv" else ROLES[person.role][0]
    return str(getattr(person, field))


def _title(chance: random.Random, person: Invented, how: Manner) -> str:
    text = person.title
    if person.acting and how.acting == "title":
        text = chance.choice(("tf {}", "T.f. {}", "{}, tf", "Tf. {}")).format(text[0].lower() + text[1:])
    if how.leave and person.leave_until:
        text += f" (tjänstledig t.o.m. {person.leave_until.day}/{person.leave_until.month})"
    return text


def said(person: Invented, how: Manner, columns: Sequence[str]) -> dict[str, object]:
    """What a list with these columns says of a person."""
    titled = "title" in columns and person.title
    in_title = how.acting == "title" and titled
    in_name = how.acting == "name" and "name" in columns
    named = "organisation" in columns or "organisation_code" in columns
    numbers = [getattr(person, field) for field in ("phone", "mobile") if field in columns]
    values: dict[str, object] = {
        "given": person.given,
        "family": person.family,
        "organisation_code": person.at.code if named else "",
        "emails": (person.email,) if "email" in columns and person.email else (),
        "phones": tuple(sorted({e164(number) for number in numbers if number})),
        "acting": bool(person.acting and (in_name or in_title)),
        "leave_until": person.leave_until if how.leave and titled else None,
        "from": person.first if "from" in columns else None,
        "to": person.last if "to" in columns else None,
        **{
            field: getattr(person, field)
            for field in ("title", "department", "party", "notes", "role", "diet")
            if field in columns
        },
    }
    if how.party_in_name and "name" in columns:
        values["party"] = person.party
    return {field: value for field, value in values.items() if value}


def with_gaps(chance: random.Random, person: Invented) -> Invented:
    """The person with a telephone or an address missing, as people are in real lists."""
    for field, share in (("phone", 0.12), ("mobile", 0.12), ("email", 0.03), ("title", 0.03)):
        if chance.random() < share:
            setattr(person, field, "")
    return person


def line_of(
    chance: random.Random, person: Invented, how: Manner, columns: Sequence[str]
) -> tuple[Line, Expected]:
    values: list[Value] = []
    for field in columns:
        empty = field in ("phone", "mobile", "email", "title") and not getattr(person, field)
        value = None if empty else cell(chance, field, person, how, columns)
        values.append(how.nothing or None if value is None and field != "notes" else value)
    line = Line(values)
    return line, Expected(person.who, [line], said(person, how, columns), split_known(person, how, columns))


def split_known(person: Invented, how: Manner, columns: Sequence[str]) -> bool:
    """Whether the cell tells which words are the family name; "Eva Falk Holmgren" does not."""
    particle = person.family.split()[0] in ("von", "af", "de")
    return (
        "given" in columns
        or how.names == "comma"
        or (how.names == "given first" and (particle or " " not in person.family))
    )


def header_of(chance: random.Random, columns: Sequence[str], how: Manner) -> Line:
    texts: list[Value] = []
    for field in columns:
        text = heading(chance, field, how.language)
        if field == "name" and how.names == "comma" and chance.random() < 0.4:
            text = "Efternamn, Förnamn"
        if field == "name" and how.names == "family first" and how.language == "sv":
            text = chance.choice(("Efternamn Förnamn", "Efternamn och förnamn"))
        if text in texts:
            text = heading(chance, field, "sv")
        texts.append(text)
    return Line(texts)


def extra_cell(chance: random.Random, title: str, place: int, at: Municipality) -> Value:
    made: dict[str, Value] = {
        "Postadress": f"Box {100 + place}",
        "Postnr": f"{chance.randint(100, 999)} {chance.randint(10, 99)}",
        "Besöksadress": f"Storgatan {place}",
        "Webbplats": f"www.{at.domain}",
        "Kostnadsställe": chance.randint(1000, 9999),
        "Anst.nr": chance.randint(100000, 999999),
        "Senast ändrad": date(2026, 1, 1 + place % 28),
        "Personnummer": f"1912{1 + place % 9:02}12-1212",
        "Löpnr": place,
        "Lokal": f"Rum {place}",
    }
    return made[title]


def add_extra(chance: random.Random, page: Page, people: Sequence[tuple[Line, Invented]]) -> tuple[str, ...]:
    """A column of no interest at the end, or first if it counts the rows; gives what must never be read."""
    title = chance.choice(EXTRA)
    place = page.width()
    for line in page.lines:
        line.values.extend([None] * (place - len(line.values)))
    assert page.header is not None
    page.header.values.append(title)
    secret = []
    for number, (line, person) in enumerate(people, start=1):
        value = extra_cell(chance, title, number, person.at)
        line.values.append(value)
        if title == "Personnummer":
            secret.append(str(value))
    page.columns[place] = "ignore"
    return tuple(secret)


def table(
    chance: random.Random,
    people: Sequence[Invented],
    columns: Sequence[str],
    how: Manner,
    *,
    name: str = "Blad1",
) -> tuple[Page, list[Expected]]:
    """A plain table: headings and a line a person."""
    header = header_of(chance, columns, how)
    page = Page(name, [header], dict(enumerate(columns)), header)
    expected = []
    for person in people:
        line, one = line_of(chance, person, how, columns)
        page.lines.append(line)
        expected.append(one)
    return page, expected
