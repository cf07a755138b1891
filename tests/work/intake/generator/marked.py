"""Lists of one table that says more than its values: links, struck rows, hidden columns, vacant seats."""

from __future__ import annotations

import dataclasses
import random
from datetime import date

from tests.work.intake.generator.drawn import Drawn, Expected, Page, Seat, blank, row
from tests.work.intake.generator.invented import VACANT, Invented, ascii_letters, mobile, neighbours
from tests.work.intake.generator.plain import ANY, file_name, people_of, plain, valued
from tests.work.intake.generator.tables import Manner, e164, manner, organisation_text, table, telephone


def several(chance: random.Random) -> Drawn:
    """Several addresses and telephones in a cell."""
    how = dataclasses.replace(manner(chance), telephone=chance.choice(("plain", "+46", "run")), nothing="")
    people = people_of(chance)
    columns = ["name", "organisation", "title", "phone", "email"]
    page, expected = table(chance, people, columns, how)
    for person, one in zip(people, expected, strict=True):
        line = one.lines[0]
        numbers = list(one.values.get("phones", ()))  # type: ignore[call-overload]
        if chance.random() < 0.5:
            more = mobile(chance)
            first = line.values[3]
            text = telephone(chance, how.telephone, more)
            form = chance.choice(("{}, {}", "{} / {}", "{}\n{}", "{}; {}", "{} eller {}", "{}, mobil {}"))
            line.values[3] = form.format(first, text) if first else text
            one.values["phones"] = tuple(sorted({*numbers, e164(more)}))
        elif line.values[3] and chance.random() < 0.3:
            line.values[3] = chance.choice(("vx {}", "{} (vx)", "Tfn: {}", "{} direkt")).format(
                line.values[3]
            )
        if chance.random() < 0.3 and person.email:
            other = f"{ascii_letters(person.given)}.{ascii_letters(person.family)}2@{person.at.domain}"
            joined = chance.choice(("{}; {}", "{}, {}", "{}\n{}", "{} / {}")).format(person.email, other)
            line.values[4] = joined
            one.values["emails"] = tuple(sorted((person.email, other)))
        elif person.email and chance.random() < 0.2:
            form = chance.choice((f"{person.name} <{{}}>", "mailto:{}", "{} ", "<{}>"))
            line.values[4] = form.format(person.email)
    return Drawn(file_name(chance), [page], expected, mutable=ANY)


def struck(chance: random.Random) -> Drawn:
    """People who have left are struck through, or their rows hidden."""
    drawn = plain(chance, count=chance.choice((9, 12, 20)))
    way = chance.choice(("struck", "hidden"))
    for each in chance.sample(drawn.people, max(1, len(drawn.people) // 8)):
        setattr(each.lines[0], way, True)
        each.left_out = True
    return dataclasses.replace(drawn, needs=drawn.needs | {way})


def hidden_column(chance: random.Random) -> Drawn:
    """A hidden column of private data, and sometimes a hidden sheet of it."""
    drawn = plain(chance)
    page = drawn.pages[0]
    place = page.width()
    secret = []
    assert page.header is not None
    for line in page.lines:
        line.values.extend([None] * (place - len(line.values)))
    page.header.values.append("Hemadress (privat)")
    for number, each in enumerate(drawn.people):
        text = f"Hittepåvägen {number + 1}, 000 00 Ingenstad"
        each.lines[0].values.append(text)
        secret.append(text)
    page.hidden_columns.add(place)
    page.columns[place] = "ignore"
    if chance.random() < 0.5:
        private = Page("Privat", [row("Namn", "Mobil", "Barn")], state="hidden", listed=False)
        for each in drawn.people[:5]:
            private.add(f"{each.values['given']} {each.values['family']}", mobile(chance), "Alice 7 år")
        drawn.pages.append(private)
        secret.append("Alice 7 år")
    return dataclasses.replace(
        drawn,
        secret=tuple(secret),
        needs=drawn.needs | {"hidden", "sheets"},
        mutable=frozenset({"rows", "spaces"}),
    )


def vacancies(chance: random.Random) -> Drawn:
    """Vacant seats stand as rows where a name should be."""
    drawn = plain(chance, how=dataclasses.replace(manner(chance), nothing=""))
    page = drawn.pages[0]
    columns = list(page.columns.values())
    named = columns.index("name") if "name" in columns else columns.index("given")
    how = manner(chance)
    bodies = neighbours(chance, 4)
    for _number in range(chance.randint(1, 4)):
        at = chance.choice(bodies)
        line = blank(page.width())
        line.values[named] = chance.choice(VACANT)
        line.values[columns.index("organisation")] = organisation_text(chance, how.organisation, at)
        page.lines.insert(chance.randint(1, len(page.lines)), line)
        drawn.vacancies.append(Seat(line, at.code))
    return drawn


def linked(chance: random.Random) -> Drawn:
    """The address column says "Mejla"; the address is the link behind."""
    how = dataclasses.replace(manner(chance), nothing="")
    people = people_of(chance)
    columns = ["name", "organisation", "title", "email"]
    page, expected = table(chance, people, columns, how)
    word = chance.choice(("Mejla", "Skicka e-post", "E-post", "mail"))
    for person, each in zip(people, expected, strict=True):
        if person.email:
            each.lines[0].values[3] = word
            each.lines[0].links[3] = f"mailto:{person.email}"
    return Drawn(file_name(chance), [page], expected, mutable=ANY, needs=valued(how) | {"links"})


def mandates(chance: random.Random) -> Drawn:
    """Elected members with role, party and the days of their mandate."""
    how = dataclasses.replace(manner(chance), acting="", leave=False)
    people = people_of(chance)
    for person in people:
        person.first = date(chance.choice((2019, 2023, 2024)), 1, 1)
        person.last = date(2026, 12, 31)
    if chance.random() < 0.5:
        columns = ["organisation", "name", "party", "role", "from", "to"]
        page, expected = table(chance, people, columns, how)
    else:
        columns = ["organisation", "name", "party", "role"]
        page, expected = _periods(chance, people, columns, how)
    return Drawn(file_name(chance), [page], expected, mutable=ANY, needs=valued(how))


def _periods(
    chance: random.Random, people: list[Invented], columns: list[str], how: Manner
) -> tuple[Page, list[Expected]]:
    page, expected = table(chance, people, columns, how)
    assert page.header is not None
    page.header.values.append(chance.choice(("Mandatperiod", "Period", "Mandattid")))
    form = chance.choice(("{}-{}", "{}–{}", "{} - {}"))
    for person, each in zip(people, expected, strict=True):
        assert person.first is not None
        assert person.last is not None
        each.lines[0].values.append(form.format(person.first.year, person.last.year))
        each.values["from"], each.values["to"] = person.first, person.last
    page.columns[len(columns)] = "any"
    return page, expected
