"""Lists of several tables: on several sheets, or under and beside each other on one."""

from __future__ import annotations

import random

from tests.work.intake.generator.drawn import Drawn, blank, padded, row
from tests.work.intake.generator.invented import crowd, neighbours, unlike
from tests.work.intake.generator.plain import file_name, people_of
from tests.work.intake.generator.shaped import ROWS, by_municipality, steady
from tests.work.intake.generator.tables import fields, table


def sheet_each(chance: random.Random) -> Drawn:
    """A sheet per municipality, named after it."""
    how = steady(chance)
    columns = fields(chance, organisation=False)
    form = chance.choice(("name", "official", "own"))
    pages, expected = [], []
    for at, group in by_municipality(people_of(chance, chance.choice((9, 15, 26)))):
        page, people = table(chance, group, columns, how, name=getattr(at, form)[:31])
        for each in people:
            each.values["organisation_code"] = at.code
        pages.append(page)
        expected += people
    return Drawn(
        file_name(chance), pages, expected, needs=frozenset({"sheets"}), mutable=frozenset({"spaces"})
    )


def sheets_repeating(chance: random.Random) -> Drawn:
    """One sheet with all, and others that repeat some of them."""
    how = steady(chance, acting="", leave=False)
    people = people_of(chance, chance.choice((9, 15, 26)))
    columns = fields(chance)
    page, expected = table(chance, people, columns, how, name="Alla")
    pages = [page]
    for name in chance.sample(("Styrgrupp", "Arbetsgrupp", "Utskick", "Chefsnätverk"), chance.randint(1, 2)):
        some = chance.sample(range(len(people)), max(1, len(people) // 2))
        other, again = table(chance, [people[place] for place in some], columns, how, name=name)
        for place, each in zip(some, again, strict=True):
            expected[place].lines += each.lines
        pages.append(other)
    if "email" not in columns and "phone" not in columns and "mobile" not in columns:
        return sheets_repeating(chance)
    return Drawn(
        file_name(chance), pages, expected, needs=frozenset({"sheets"}), mutable=frozenset({"spaces"})
    )


def two_under(chance: random.Random) -> Drawn:
    """Two tables on a sheet, one under the other, with other columns."""
    how = steady(chance)
    page, expected = table(chance, people_of(chance, 9), fields(chance), how)
    more = unlike(crowd(chance, 8))
    for person in more:
        person.who += 1000
    below, others = table(chance, more, fields(chance), how)
    known = {(one.values["given"], one.values["family"]) for one in expected}
    kept = [one for one in others if (one.values["given"], one.values["family"]) not in known]
    lines = [line for line in below.lines if line is below.header or any(line in one.lines for one in kept)]
    title = (
        [row(chance.choice(("Ersättare", "Adjungerade", "Arbetsgruppen")))] if chance.random() < 0.4 else []
    )
    page.lines += [blank(), *([blank()] if chance.random() < 0.5 else []), *title, *lines]
    if title:
        role = {"Ersättare": "deputy", "Adjungerade": "co_opted"}.get(str(title[0].values[0]))
        for one in kept:
            if role and "role" not in one.values:
                one.values["role"] = role
    drawn = Drawn(file_name(chance), [page], [*expected, *kept], mutable=ROWS)
    page.columns = {}
    return drawn


def two_beside(chance: random.Random) -> Drawn:
    """Two tables beside each other with a blank column between."""
    how = steady(chance)
    columns = [["name", "organisation", "email"], ["name", "organisation", "mobile"]]
    people = people_of(chance, chance.choice((8, 15, 20)))
    cut = len(people) // 2 + 1
    left, one = table(chance, people[:cut], columns[0], how)
    right, two = table(chance, people[cut:], columns[1], how)
    height = max(len(left.lines), len(right.lines))
    padded(left.lines, 3)
    left.lines += [blank(3) for _line in range(height - len(left.lines))]
    for place, line in enumerate(right.lines):
        left.lines[place].values += [None, *line.values]
        for each in two:
            each.lines = [left.lines[place] if each_line is line else each_line for each_line in each.lines]
    padded(left.lines, 7)
    left.columns.update({4: "name", 5: "organisation", 6: "mobile"})
    return Drawn(file_name(chance), [left], [*one, *two], mutable=ROWS)


def networks_apart(chance: random.Random) -> Drawn:
    """A sheet per network, with other people in each and other columns."""
    how = steady(chance)
    drawn = Drawn(file_name(chance), [], needs=frozenset({"sheets"}), mutable=frozenset({"spaces"}))
    bodies = neighbours(chance, 8)
    people = unlike(crowd(chance, 24, bodies))
    names = chance.sample(("Chefsnätverket", "Styrgrupp", "Nätverk vuxenutbildning", "AME-nätverket"), 2)
    for name, some in zip(names, (people[::2], people[1::2]), strict=True):
        columns = [field for field in fields(chance) if field not in ("from", "notes")]
        page, expected = table(chance, some, columns, how, name=name)
        drawn.pages.append(page)
        drawn.people += expected
    return drawn
