"""Lists as hurried people leave them: odd cells, columns without headings, notes between the rows."""

from __future__ import annotations

import dataclasses
import random

from desktop_app.sheets.book import Value
from tests.work.intake.generator.drawn import Drawn, Expected, Merge, Page, blank, row
from tests.work.intake.generator.headings import heading
from tests.work.intake.generator.invented import ROLES, Invented, crowd, mobile, neighbours
from tests.work.intake.generator.plain import ANY, SUBJECTS, file_name, people_of, plain
from tests.work.intake.generator.shaped import ROWS, steady
from tests.work.intake.generator.tables import (
    cell,
    header_of,
    line_of,
    organisation_text,
    said,
    split_known,
    table,
)


def untidy_cells(chance: random.Random) -> Drawn:
    """Capitals, titles and offices in the name cell, words round numbers, addresses as they were pasted."""
    how = steady(chance, names="given first", language="sv", acting="", leave=False, party_in_name=False)
    columns = ["name", "organisation", "title", "mobile", "email"]
    people = people_of(chance)
    page, expected = table(chance, people, columns, how)
    for person, each in zip(people, expected, strict=True):
        line = each.lines[0]
        _untidy_name(chance, person, each, line.values)
        if person.mobile and chance.random() < 0.3:
            forms = ("{} (säkrast)", "Mobil: {}", "{} (jobb)", "tel {}", "{} mob", "{}.", "ring {}")
            line.values[3] = chance.choice(forms).format(line.values[3])
        if person.email and chance.random() < 0.3:
            forms = ("{}.", "<{}>", "mailto:{}", "{};", "E-post: {}", " {}", "{}\n")
            text = chance.choice(forms).format(person.email)
            line.values[4] = text.title() if chance.random() < 0.2 and ":" not in text else text
    return Drawn(file_name(chance), [page], expected, mutable=ANY)


def _untidy_name(chance: random.Random, person: Invented, each: Expected, values: list[Value]) -> None:
    way = chance.choices(
        ("", "capitals", "lower", "party", "office", "break", "acting", "parted"), (12, 1, 1, 2, 1, 1, 1, 1)
    )[0]
    if way == "capitals":
        values[0] = person.name.upper()
    elif way == "lower":
        values[0] = person.name.lower()
    elif way == "party":
        values[0] = chance.choice(("{} ({})", "{}, ({})", "{} ({})")).format(person.name, person.party)
        each.values["party"] = person.party
    elif way == "office":
        values[0] = f"{person.name} ({person.party}), {chance.choice(ROLES['chair'])}"
        each.values.update({"party": person.party, "role": "chair"})
    elif way == "break":
        values[0] = f"{person.given}\n{person.family}"
    elif way == "acting":
        values[0] = chance.choice(("{} (tf)", "{}, tf", "{} t.f.", "tf {}")).format(person.name)
        each.values["acting"] = True
    elif way == "parted":
        values[0] = f"{person.name}, {person.title}" if person.title else person.name
        values[2] = None


def doubled_columns(chance: random.Random) -> Drawn:
    """Two columns for telephones and two for addresses under the same heading, or one without a heading."""
    how = steady(chance, language="sv")
    columns = ["name", "organisation", "phone", "mobile", "email", "email"]
    people = people_of(chance)
    header = header_of(chance, columns[:-1], how)
    header.values.append(header.values[4])
    same = chance.random() < 0.6
    if same:
        header.values[3] = header.values[2]
    if chance.random() < 0.5:
        header.values[chance.choice((0, 4))] = None
    page = Page("Blad1", [header], dict(enumerate(columns)), header)
    drawn = Drawn(file_name(chance), [page], mutable=ANY, loose_columns=True)
    for person in people:
        line, one = line_of(chance, person, how, columns[:-1])
        line.values.append(None)
        if person.email and chance.random() < 0.3:
            second = person.email.replace("@", "2@")
            line.values[5] = second
            one.values["emails"] = tuple(sorted((person.email, second)))
        page.lines.append(line)
        drawn.people.append(one)
    return drawn


def numbered(chance: random.Random) -> Drawn:
    """The rows numbered in the first column, error cells, and a remark or a subtotal between them."""
    how = steady(chance, language="sv")
    drawn = plain(chance, how, chance.choice((9, 15, 26)))
    page = drawn.pages[0]
    for place, line in enumerate(page.lines):
        line.values.insert(0, chance.choice(("Nr", "#", "Löpnr")) if place == 0 else place)
    page.columns = {0: "ignore", **{place + 1: field for place, field in page.columns.items()}}
    for line in page.lines[1:]:
        for place, field in page.columns.items():
            if field == "notes" and not line.values[place] and chance.random() < 0.2:
                line.values[place] = chance.choice(("#SAKNAS!", "#N/A", "#REFERENS!"))
    remarks = (
        "Obs! Nya kontaktpersoner utses i maj",
        "Uppgifterna kontrollerade 2026-02-01",
        "--- forts. ---",
    )
    for _number in range(chance.randint(1, 2)):
        page.lines.insert(chance.randint(2, len(page.lines)), row(None, chance.choice(remarks)))
    return dataclasses.replace(drawn, mutable=ROWS)


def role_sections(chance: random.Random) -> Drawn:
    """ "Ordinarie ledamöter" and "Ersättare" as rows of their own over the people."""
    how = steady(chance, language="sv", acting="", leave=False)
    columns = ["name", "organisation", "party", "email"]
    page = Page("Nämnd", [header_of(chance, columns, how)], dict(enumerate(columns)))
    page.header = page.lines[0]
    drawn = Drawn(file_name(chance), [page], mutable=ROWS)
    people = people_of(chance, chance.choice((9, 15, 26)))
    third = len(people) // 3
    parts = (
        ("chair", ("Presidium", "Ordförande"), people[:1]),
        ("member", ("Ordinarie ledamöter", "Ledamöter", "Ordinarie", "LEDAMÖTER"), people[1 : 1 + 2 * third]),
        ("deputy", ("Ersättare", "Ersättare:", "ERSÄTTARE"), people[1 + 2 * third :]),
    )
    merge = chance.random() < 0.4
    for role, titles, some in parts:
        title = row(chance.choice(titles), *[None] * (len(columns) - 1))
        if role == "chair":
            title.values[0] = "Ordförande"
        page.lines.append(title)
        if merge:
            page.merges.append(Merge(title, title, 0, len(columns) - 1))
        for person in some:
            line, one = line_of(chance, person, how, columns)
            one.values["role"] = role
            page.lines.append(line)
            drawn.people.append(one)
    return drawn


def with_instructions(chance: random.Random) -> Drawn:
    """A sheet of instructions before the list, an empty one and a list of choices after it."""
    drawn = plain(chance, steady(chance))
    words = Page("Läs mig", [], listed=False)
    for text in (
        f"Kontaktlista för nätverket {chance.choice(SUBJECTS)}",
        "Fyll i uppgifterna på nästa blad och skicka tillbaka listan senast den 15 mars.",
        "Ändra inte rubrikerna.",
        "Frågor? Hör av dig till kansliet, tfn 031-390 06 00.",
    ):
        words.add(text)
    choices = Page("Val", [row("Roll")], listed=False)
    for forms in ROLES.values():
        choices.add(forms[0])
    drawn.pages = [words, *drawn.pages, Page("Blad3", [], listed=False), choices]
    return dataclasses.replace(drawn, needs=drawn.needs | {"sheets"}, mutable=frozenset())


def unit_after_municipality(chance: random.Random) -> Drawn:
    """ "Ale kommun, Arbetsmarknadsenheten" in one cell."""
    how = steady(chance, organisation=chance.choice(("official", "own", "short")))
    columns = ["name", "organisation", "title", "email"]
    people = people_of(chance)
    page, expected = table(chance, people, columns, how)
    form = chance.choice(("{}, {}", "{} / {}", "{} - {}", "{}\n{}", "{} ({})"))
    for person, each in zip(people, expected, strict=True):
        at = organisation_text(chance, how.organisation, person.at)
        each.lines[0].values[1] = form.format(at, person.department)
        each.values["department"] = ...
    page.columns[1] = "any"
    return Drawn(file_name(chance), [page], expected, mutable=ANY)


def answered_twice(chance: random.Random) -> Drawn:
    """A sign-up in which some have answered twice: the newer answer counts, a blank one erases nothing."""
    how = steady(chance, names="given first", language="sv", acting="", party_in_name=False)
    header = row("Tidstämpel", "Namn", "Kommun", "E-postadress", "Kommer du?", "Specialkost")
    kinds = ("ignore", "name", "organisation", "email", "attending", "diet")
    page = Page("Formulärsvar 1", [header], dict(enumerate(kinds)), header)
    drawn = Drawn(f"{chance.choice(SUBJECTS)} (Svar)", [page], mutable=frozenset({"spaces"}))
    people = [person for person in people_of(chance, chance.choice((6, 12, 20))) if person.email]
    answers: dict[int, Expected] = {}
    again = chance.sample(people, max(1, len(people) // 5))
    for number, person in enumerate([*people, *again]):
        first = person.who not in answers
        reply, text = chance.choice((("yes", "Ja"), ("no", "Nej")))
        at = organisation_text(chance, "mixed", person.at)
        diet = person.diet if first else None
        stamp = f"2026-01-{1 + number // 20:02} {8 + number % 10:02}:15:00"
        line = row(stamp, person.name, at, person.email, text, diet or None)
        page.lines.append(line)
        values = {**said(person, how, ["name", "organisation", "email", "diet"]), "reply": reply}
        if first:
            answers[person.who] = Expected(person.who, [line], values, split_known(person, how, []))
        else:
            answers[person.who].lines.append(line)
            answers[person.who].values["reply"] = reply
    drawn.people = list(answers.values())
    return drawn


def four_in_a_row(chance: random.Random) -> Drawn:
    """Four people of each municipality side by side, sometimes with a narrow blank column between."""
    how = steady(chance, names="given first", language="sv", acting="", leave=False, party_in_name=False)
    labels = (
        ("Ledamot 1", "member"),
        ("Ledamot 2", "member"),
        ("Ersättare 1", "deputy"),
        ("Ersättare 2", "deputy"),
    )
    inner = ["name", "email"] if chance.random() < 0.5 else ["name", "mobile"]
    gap = [None] if chance.random() < 0.5 else []
    top, under = row(None), row("Kommun")
    page = Page("Ledamöter", [top, under], {0: "organisation"}, under)
    words = [heading(chance, field, "sv") for field in inner]
    for label, _role in labels:
        top.values += gap
        under.values += gap
        left = len(top.values)
        top.values += [label, None]
        under.values += words
        page.merges.append(Merge(top, top, left, left + 1))
        page.columns |= {left + place: field for place, field in enumerate(inner)}
    drawn = Drawn(file_name(chance), [page], mutable=ROWS | {"rows"})
    bodies = neighbours(chance, chance.randint(4, 12))
    people = iter(crowd(chance, 4 * len(bodies), bodies))
    for at in bodies:
        line = row(organisation_text(chance, how.organisation, at))
        for place, (_label, role) in enumerate(labels):
            person = dataclasses.replace(next(people), at=at)
            person.email = f"{person.email.partition('@')[0]}.{place}@{at.domain}"
            person.mobile = mobile(chance)
            line.values += gap
            if place and chance.random() < 0.15:
                line.values += [None, None]
                continue
            line.values += [cell(chance, field, person, how, inner) for field in inner]
            values = {**said(person, how, inner), "organisation_code": at.code, "role": role}
            drawn.people.append(Expected(person.who, [line], values, split_known(person, how, inner)))
        page.lines.append(line)
    if chance.random() < 0.4:
        page.lines[:0] = [row(f"Representanter i nätverket för {chance.choice(SUBJECTS)}"), blank()]
    return drawn
