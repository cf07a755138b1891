"""Lists of one table with headings, and what stands round and between its rows."""

from __future__ import annotations

import dataclasses
import random

from tests.work.intake.generator.drawn import Drawn, Merge, Page, blank, row
from tests.work.intake.generator.invented import (
    Invented,
    crowd,
    landline,
    neighbours,
    unlike,
)
from tests.work.intake.generator.tables import (
    Manner,
    add_extra,
    fields,
    manner,
    table,
    with_gaps,
)

ANY = frozenset({"rows", "columns", "blank rows", "blank columns", "spaces"})
SUBJECTS = (
    "arbetsmarknad",
    "vuxenutbildning",
    "näringsliv",
    "folkhälsa",
    "integration",
    "miljö",
    "digitalisering",
)
FILES = (
    "Kontaktlista {}",
    "Deltagarlista {} 2026",
    "{} kontakter",
    "lista_{}",
    "Nätverket {} (2)",
    "{} adresser ny",
)


def people_of(chance: random.Random, count: int | None = None) -> list[Invented]:
    size = count if count is not None else chance.choice((1, 3, 6, 9, 12, 15, 20, 26, 34, 45, 60))
    return unlike([with_gaps(chance, person) for person in crowd(chance, size)])


def file_name(chance: random.Random) -> str:
    return chance.choice(FILES).format(chance.choice(SUBJECTS))


def plain(chance: random.Random, how: Manner | None = None, count: int | None = None) -> Drawn:
    how = how or manner(chance)
    people = people_of(chance, count)
    columns = fields(chance)
    page, expected = table(chance, people, columns, how)
    secret: tuple[str, ...] = ()
    if chance.random() < 0.4:
        lines = [each.lines[0] for each in expected]
        secret = add_extra(chance, page, list(zip(lines, people, strict=True)))
    needs = frozenset({"values"} if how.telephone == "number" or how.dates == "real" else ())
    return Drawn(file_name(chance), [page], expected, mutable=ANY, secret=secret, needs=needs)


def plain_list(chance: random.Random) -> Drawn:
    return plain(chance)


def titled(chance: random.Random) -> Drawn:
    """Title, date and the office's contact line above the headings; total and footer below."""
    drawn = plain(chance)
    page = drawn.pages[0]
    subject = chance.choice(SUBJECTS)
    above = [
        row(
            chance.choice(
                ("Kontaktlista {}", "Nätverket för {}", "Styrgruppen för {}", "{} – deltagare")
            ).format(subject)
        ),
        row(
            chance.choice(
                (
                    "Uppdaterad 2026-03-01",
                    "Senast reviderad: 12 mars 2026",
                    "Gäller fr.o.m. 1 januari 2026",
                    "2026-02-11",
                )
            )
        ),
        row(f"Frågor: kansliet, tfn {landline(chance)}, kansliet@forbundet.example"),
    ]
    above = above[: chance.randint(1, 3)]
    if chance.random() < 0.6:
        above.append(blank())
    if chance.random() < 0.3:
        above.insert(0, blank())
    if chance.random() < 0.5 and page.width() > 1:
        title = next(line for line in above if not line.blank)
        page.merges.append(Merge(title, title, 0, page.width() - 1))
    page.lines[:0] = above
    _footer(chance, page, len(drawn.people))
    return dataclasses.replace(drawn, mutable=ANY)


def _footer(chance: random.Random, page: Page, count: int) -> None:
    below = [
        row(chance.choice(("Summa", "Totalt", "Antal deltagare:", "Totalt antal")), count),
        row(f"Antal: {count} personer"),
        row("* tjänstledig under hösten"),
        row("Listan uppdaterad av kansliet 2026-03-01"),
        row("Fel i listan? Mejla kansliet@forbundet.example"),
    ]
    if chance.random() < 0.7:
        page.lines.append(blank())
    page.lines.extend(chance.sample(below, chance.randint(1, 2)))


def totals(chance: random.Random) -> Drawn:
    drawn = plain(chance)
    _footer(chance, drawn.pages[0], len(drawn.people))
    return dataclasses.replace(drawn, mutable=ANY - {"rows"})


def headerless(chance: random.Random) -> Drawn:
    how = dataclasses.replace(
        manner(chance), names=chance.choice(("given first", "comma")), nothing="", language="sv"
    )
    people = people_of(chance, chance.choice((6, 12, 20, 34)))
    columns = [field for field in fields(chance) if field not in ("notes", "from", "department", "phone")]
    if "mobile" not in columns and "email" not in columns:
        columns.append("email")
    page, expected = table(chance, people, columns, how)
    page.lines.pop(0)
    page.header = None
    for each in expected:
        each.split_known = "name" in columns
    needs = frozenset({"values"} if how.telephone == "number" else ())
    return Drawn(file_name(chance), [page], expected, mutable=ANY, loose_columns=True, needs=needs)


def repeated_headings(chance: random.Random) -> Drawn:
    """The headings again for each printed page."""
    drawn = plain(chance, count=chance.choice((20, 34, 45)))
    page = drawn.pages[0]
    assert page.header is not None
    every = chance.choice((8, 10, 15))
    lines = page.lines[:1]
    for place, line in enumerate(page.lines[1:]):
        if place and place % every == 0:
            if chance.random() < 0.5:
                lines.append(blank())
            lines.append(row(*page.header.values))
        lines.append(line)
    page.lines = lines
    return dataclasses.replace(drawn, mutable=ANY - {"rows"})


def family_first(chance: random.Random) -> Drawn:
    """ "Berg, Anna": the comma says it."""
    how = dataclasses.replace(manner(chance), names="comma")
    people = people_of(chance)
    columns = ["name", *[field for field in fields(chance) if field not in ("name", "given", "family")]]
    if chance.random() < 0.4:
        people.sort(key=lambda person: (person.family, person.given))
    page, expected = table(chance, people, columns, how)
    return Drawn(file_name(chance), [page], expected, mutable=ANY, needs=valued(how))


def valued(how: Manner) -> frozenset[str]:
    return frozenset({"values"} if how.telephone == "number" or how.dates == "real" else ())


def swapped(chance: random.Random) -> Drawn:
    """The headings Förnamn and Efternamn over each other's columns."""
    how = dataclasses.replace(manner(chance), language="sv", names="given first")
    people = people_of(chance, chance.choice((12, 20, 34, 45)))
    columns = [
        "given",
        "family",
        *[field for field in fields(chance) if field not in ("name", "given", "family")],
    ]
    page, expected = table(chance, people, columns, how)
    assert page.header is not None
    page.header.values[:2] = ["Efternamn", "Förnamn"]
    return Drawn(file_name(chance), [page], expected, mutable=ANY - {"columns"}, needs=valued(how))


def municipality_code(chance: random.Random) -> Drawn:
    """Only the code, with the first zero lost, or code and name side by side."""
    how = dataclasses.replace(manner(chance), telephone="plain")
    people = people_of(chance)
    columns = ["organisation_code", *fields(chance, organisation=chance.random() < 0.5)]
    page, expected = table(chance, people, columns, how)
    return Drawn(file_name(chance), [page], expected, mutable=ANY, needs=valued(how))


def email_only(chance: random.Random) -> Drawn:
    """Nothing but the address says which municipality it is."""
    how = dataclasses.replace(manner(chance), nothing="")
    people = people_of(chance)
    columns = [field for field in fields(chance, organisation=False) if field != "email"]
    columns.append("email")
    page, expected = table(chance, people, columns, how)
    for person, each in zip(people, expected, strict=True):
        if person.email:
            each.values["organisation_code"] = person.at.code
    return Drawn(file_name(chance), [page], expected, mutable=ANY, needs=valued(how))


def in_file_name(chance: random.Random) -> Drawn:
    at = neighbours(chance, 1)[0]
    how = manner(chance)
    people = unlike([with_gaps(chance, person) for person in crowd(chance, chance.choice((3, 8, 18)), [at])])
    page, expected = table(chance, people, fields(chance, organisation=False), how)
    for each in expected:
        each.values["organisation_code"] = at.code
    form = chance.choice(
        ("Kontaktlista {}", "{} deltagare", "Kopia av nätverk {} 2026", "{} kontaktpersoner")
    )
    return Drawn(
        form.format(chance.choice((at.official, at.name, at.own))),
        [page],
        expected,
        mutable=ANY,
        needs=valued(how),
    )
