"""Lists of one table in which a group or a section says something of what stands in it."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Sequence
from itertools import groupby

from tests.work.intake.generator.drawn import Drawn, Expected, Merge, Page, Seat, blank, row
from tests.work.intake.generator.headings import heading
from tests.work.intake.generator.invented import (
    VACANT,
    Invented,
    Municipality,
    crowd,
    neighbours,
)
from tests.work.intake.generator.plain import SUBJECTS, file_name, people_of
from tests.work.intake.generator.tables import (
    Manner,
    cell,
    fields,
    header_of,
    line_of,
    manner,
    organisation_text,
    said,
    split_known,
    table,
)

ROWS = frozenset({"spaces"})


BODIES = {
    "Arbetsförmedlingen": ("Arbetsförmedlingen", "AF"),
    "Göteborgsregionens kommunalförbund": ("Göteborgsregionen", "GR", "Göteborgsregionens kommunalförbund"),
    "Region Skåne": ("Region Skåne",),
    "Västra Götalandsregionen": ("Västra Götalandsregionen", "VGR"),
    "Sveriges Kommuner och Regioner": ("SKR", "Sveriges Kommuner och Regioner"),
    "Region Uppsala": ("Region Uppsala",),
    "Länsstyrelsen i Kalmar län": ("Länsstyrelsen i Kalmar län", "Länsstyrelsen Kalmar"),
}
"""Other bodies than municipalities, by the name that the register knows, and how lists write them."""


def steady(chance: random.Random, **more: object) -> Manner:
    """A manner without what needs a workbook's own values."""
    how = dataclasses.replace(manner(chance), dates="iso", nothing="")
    if how.telephone == "number":
        how = dataclasses.replace(how, telephone="plain")
    return dataclasses.replace(how, **more)  # type: ignore[arg-type]  # named by the callers


def by_municipality(people: Sequence[Invented]) -> list[tuple[Municipality, list[Invented]]]:
    ordered = sorted(people, key=lambda person: person.at.code)
    return [
        (next(iter(group)).at, group)
        for _code, rest in groupby(ordered, lambda person: person.at.code)
        if (group := list(rest))
    ]


GROUPS = (
    (("Ordinarie", "member"), ("Ersättare", "deputy")),
    (("Ordinarie ledamot", "member"), ("Ersättare", "deputy")),
    (("Ledamot", "member"), ("Ersättare 1", "deputy"), ("Ersättare 2", "deputy")),
    (("Ordförande", "chair"), ("Vice ordförande", "vice_chair")),
    (("Kontaktperson", "contact"), ("Ersättare", "deputy")),
)
"""What stands over the groups of columns, and the role it gives."""
INNER = (["name", "party", "email", "phone"], ["name", "email"], ["name", "title", "mobile", "email"])


def groups(chance: random.Random) -> Drawn:
    """Ordinarie and Ersättare side by side, each with its own columns, under merged headings."""
    how = steady(chance, names="given first", language="sv", acting="", leave=False)
    labels, inner = chance.choice(GROUPS), chance.choice(INNER)
    bodies = neighbours(chance, chance.randint(4, 14))
    page = _under_groups(chance, [label for label, _role in labels], inner)
    drawn = Drawn(file_name(chance), [page], mutable=ROWS | {"rows"})
    people = iter(crowd(chance, len(bodies) * len(labels), bodies))
    for at in bodies:
        line = row(organisation_text(chance, how.organisation, at))
        for place, (_label, role) in enumerate(labels):
            person = dataclasses.replace(next(people), at=at, role=role)
            person.email = f"{person.email.partition('@')[0]}.{place}@{at.domain}"
            if place and chance.random() < 0.12:
                line.values.extend([chance.choice(VACANT), *[None] * (len(inner) - 1)])
                drawn.vacancies.append(Seat(line, at.code))
                continue
            line.values.extend(cell(chance, field, person, how, inner) for field in inner)
            values = {**said(person, how, inner), "organisation_code": at.code, "role": role}
            drawn.people.append(Expected(person.who, [line], values, split_known(person, how, [])))
        page.lines.append(line)
    if chance.random() < 0.5:
        page.lines[:0] = [row(f"Styrgruppen för {chance.choice(SUBJECTS)} 2023–2026"), blank()]
    return drawn


def _under_groups(chance: random.Random, labels: Sequence[str], inner: Sequence[str]) -> Page:
    """The headings: a label over each group, the fields under it, now and then a third row between."""
    three = chance.random() < 0.3
    lines = [row(heading(chance, "organisation", "sv")), *(blank(1) for _line in range(2 if three else 1))]
    page = Page("Styrgrupp", lines, {0: "organisation"}, lines[-1])
    between = ["Person", None, "Kontakt", None] if len(inner) == 4 else ["Utses för 2026", None]
    for label in labels:
        left, right = len(lines[0].values), len(lines[0].values) + len(inner) - 1
        lines[0].values.extend([label, *[None] * (len(inner) - 1)])
        page.merges.append(Merge(lines[0], lines[0], left, right))
        if three:
            lines[1].values.extend(between)
            starts = [left + place for place, text in enumerate(between) if text]
            ends = [*(start - 1 for start in starts[1:]), right]
            page.merges += [Merge(lines[1], lines[1], *ends_of) for ends_of in zip(starts, ends, strict=True)]
        lines[-1].values.extend(heading(chance, field, "sv") for field in inner)
        page.columns.update({left + place: field for place, field in enumerate(inner)})
    page.merges.append(Merge(lines[0], lines[-1], 0, 0))
    return page


def merged_municipality(chance: random.Random) -> Drawn:
    """The municipality as a merged cell, or said only on the first of its rows."""
    how = steady(chance)
    people = people_of(chance)
    inner = [field for field in fields(chance, organisation=False) if field != "from"]
    columns = ["organisation", *inner]
    header = header_of(chance, columns, how)
    page = Page("Blad1", [header], dict(enumerate(columns)), header)
    expected = []
    merge = chance.random() < 0.7
    for at, group in by_municipality(people):
        first = len(page.lines)
        text = organisation_text(chance, how.organisation, at)
        for place, person in enumerate(group):
            line, one = line_of(chance, person, how, inner)
            line.values.insert(0, text if place == 0 else None)
            one.values["organisation_code"] = at.code
            page.lines.append(line)
            expected.append(one)
        if merge and len(group) > 1:
            page.merges.append(Merge(page.lines[first], page.lines[-1], 0, 0))
        if chance.random() < 0.15 and merge:
            page.lines.append(blank(len(columns)))
    return Drawn(file_name(chance), [page], expected, mutable=ROWS | {"blank columns"})


def sections(chance: random.Random) -> Drawn:
    """A heading row per municipality."""
    how = steady(chance)
    people = people_of(chance)
    columns = fields(chance, organisation=False)
    page = Page("Kontakter", [header_of(chance, columns, how)], dict(enumerate(columns)))
    page.header = page.lines[0]
    form = chance.choice(
        ("{name}", "{own}", "{official}", "{upper}", "{short_code} {name}", "{code} {official}", "{own}:")
    )
    merge, gap = chance.random() < 0.4, chance.random() < 0.4
    expected = []
    for at, group in by_municipality(people):
        if gap and len(page.lines) > 1:
            page.lines.append(blank(len(columns)))
        title = row(
            form.format(
                name=at.name,
                own=at.own,
                official=at.official,
                upper=at.name.upper(),
                code=at.code,
                short_code=int(at.code),
            ),
            *[None] * (len(columns) - 1),
        )
        page.lines.append(title)
        if merge:
            page.merges.append(Merge(title, title, 0, len(columns) - 1))
        for person in group:
            line, one = line_of(chance, person, how, columns)
            one.values["organisation_code"] = at.code
            page.lines.append(line)
            expected.append(one)
    return Drawn(file_name(chance), [page], expected, mutable=ROWS)


def named_groups(chance: random.Random) -> Drawn:
    """Two people in a row under one line of headings: "Ordinarie namn", "Ersättare namn"."""
    how = steady(chance, names="given first", language="sv", acting="", leave=False, party_in_name=False)
    labels = chance.choice(
        (
            (("Ordinarie", "member"), ("Ersättare", "deputy")),
            (("Kontaktperson", "contact"), ("Ersättare", "deputy")),
        )
    )
    inner = chance.choice((["name", "email"], ["name", "title", "email"], ["name", "mobile", "email"]))
    words = {"name": "namn", "email": "e-post", "title": "titel", "mobile": "mobil"}
    form = chance.choice(("{} {}", "{} - {}", "{}: {}"))
    header = row("Kommun", *(form.format(label, words[field]) for label, _role in labels for field in inner))
    page = Page("Blad1", [header], {0: "organisation"}, header)
    page.columns.update({1 + place: field for place, field in enumerate(inner * len(labels))})
    drawn = Drawn(file_name(chance), [page], mutable=ROWS | {"rows"})
    bodies = neighbours(chance, chance.randint(4, 14))
    people = iter(crowd(chance, len(bodies) * len(labels), bodies))
    for at in bodies:
        line = row(organisation_text(chance, how.organisation, at))
        for place, (_label, role) in enumerate(labels):
            person = dataclasses.replace(next(people), at=at, role=role)
            person.email = f"{person.email.partition('@')[0]}.{place}@{at.domain}"
            line.values.extend(cell(chance, field, person, how, inner) for field in inner)
            values = {**said(person, how, inner), "organisation_code": at.code, "role": role}
            drawn.people.append(Expected(person.who, [line], values, split_known(person, how, inner)))
        page.lines.append(line)
    return drawn


def other_bodies(chance: random.Random) -> Drawn:
    """Regions, agencies and associations among the municipalities."""
    how = steady(chance, organisation="official")
    people = people_of(chance, chance.choice((9, 15, 26)))
    columns = [field for field in fields(chance) if field != "from"]
    page, expected = table(chance, people, columns, how)
    place = columns.index("organisation")
    for each in chance.sample(expected, len(expected) // 3):
        name, forms = chance.choice(list(BODIES.items()))
        each.lines[0].values[place] = chance.choice(forms)
        each.values["organisation_code"] = name
        emails = [position for position, field in enumerate(columns) if field == "email"]
        for position in emails:
            # An address at the municipality would speak against the body.
            each.lines[0].values[position] = None
            each.values.pop("emails", None)
    return Drawn(file_name(chance), [page], expected, mutable=ROWS | {"rows", "columns"})
