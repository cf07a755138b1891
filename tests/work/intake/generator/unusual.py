"""Lists of other things than one person a row: cards, memberships, sign-ups, attendance, organisations."""

from __future__ import annotations

import random
from datetime import date

from desktop_app.sheets.book import Value
from tests.work.intake.generator.drawn import Drawn, Expected, Page, blank, row
from tests.work.intake.generator.headings import heading
from tests.work.intake.generator.invented import ROLES, neighbours
from tests.work.intake.generator.plain import SUBJECTS, file_name, people_of
from tests.work.intake.generator.shaped import ROWS, steady
from tests.work.intake.generator.tables import (
    cell,
    day,
    e164,
    header_of,
    organisation_text,
    said,
    split_known,
    telephone,
)

QUESTIONS = {
    "name": ("Vad heter du?", "Ditt namn", "För- och efternamn:"),
    "organisation": (
        "Vilken kommun eller organisation kommer du från?", "Vilken kommun representerar du?",
        "Kommun/organisation",
    ),
    "email": ("Din e-postadress", "E-postadress", "Vilken är din e-postadress?"),
    "attending": ("Kommer du på mötet?", "Anmälan: deltar du?", "Deltar du den 11 februari?"),
    "diet": (
        "Specialkost eller allergier", "Har du någon allergi eller önskar specialkost?", "Specialkost",
    ),
}  # fmt: skip
"""What a form asks."""


def cards(chance: random.Random) -> Drawn:
    """Namn, Titel, Tel under each other; blocks under and beside each other."""
    how = steady(chance, names="given first", language="sv", party_in_name=False)
    people = people_of(chance, chance.choice((4, 6, 9, 12)))
    columns = [
        "name",
        "organisation",
        *chance.sample(("title", "phone", "email", "mobile", "department"), chance.randint(2, 4)),
    ]
    labels = [heading(chance, field, "sv").rstrip(" *") for field in columns]
    colon = chance.choice(("", ":"))
    beside = chance.choice((1, 1, 2, 3))
    drawn = Drawn(file_name(chance), [Page("Blad1", [])], mutable=ROWS)
    page = drawn.pages[0]
    for start in range(0, len(people), beside):
        block = people[start : start + beside]
        lines = [blank() for _field in columns]
        for place, person in enumerate(block):
            for line, field, label in zip(lines, columns, labels, strict=True):
                empty = field in ("phone", "mobile", "email", "title") and not getattr(person, field)
                value = None if empty else cell(chance, field, person, how, columns)
                line.values += [*([None] if place else []), f"{label.rstrip(':')}{colon}", value]
            drawn.people.append(
                Expected(
                    person.who, list(lines), said(person, how, columns), split_known(person, how, columns)
                )
            )
        page.lines += [*lines, blank()]
    return drawn


def packed(chance: random.Random) -> Drawn:
    """Name, title and telephone under each other in one cell."""
    how = steady(chance, names="given first", language="sv", acting="", leave=False, party_in_name=False)
    header = row(
        heading(chance, "organisation", "sv"),
        chance.choice(("Representant", "Kontaktperson", "Namn", "Deltagare")),
        heading(chance, "email", "sv"),
    )
    page = Page("Blad1", [header], {0: "organisation", 1: "name+title+phone", 2: "email"}, header)
    drawn = Drawn(file_name(chance), [page], mutable=ROWS | {"rows"})
    mark = chance.choice(("\n", "\n", ", "))
    for person in people_of(chance, chance.choice((6, 12, 20))):
        number = telephone(chance, "plain", person.mobile) if person.mobile else ""
        facts = [person.name, person.title, str(number)]
        line = row(
            organisation_text(chance, how.organisation, person.at),
            mark.join(filter(None, facts)),
            person.email or None,
        )
        values = said(person, how, ["name", "organisation", "title", "email"])
        if number:
            values["phones"] = (e164(person.mobile),)
        page.lines.append(line)
        drawn.people.append(Expected(person.who, [line], values, split_known(person, how, [])))
    return drawn


def memberships(chance: random.Random) -> Drawn:
    """A row per membership: the same person several times, in several networks."""
    how = steady(chance, language="sv")
    columns = ["name", "organisation", "email", "network", "role"]
    header = header_of(chance, columns, how)
    page = Page("Medlemskap", [header], dict(enumerate(columns)), header)
    drawn = Drawn(file_name(chance), [page], mutable=ROWS | {"rows"})
    networks = [f"Nätverket för {subject}" for subject in chance.sample(SUBJECTS, 3)]
    for person in people_of(chance, chance.choice((6, 12, 20))):
        inner = ["name", "organisation", "email"]
        lines = []
        for network in chance.sample(networks, chance.choice((1, 1, 2, 3))):
            values: list[Value] = [cell(chance, field, person, how, inner) for field in inner]
            if not person.email:
                values[2] = None
            lines.append(row(*values, network, chance.choice(ROLES[person.role])))
        page.lines += lines
        drawn.people.append(
            Expected(person.who, lines, said(person, how, [*inner, "role"]), split_known(person, how, inner))
        )
    return drawn


def long_contacts(chance: random.Random) -> Drawn:
    """A row per telephone or address."""
    how = steady(chance, language="sv", acting="")
    header = row(
        heading(chance, "name", "sv"),
        heading(chance, "organisation", "sv"),
        chance.choice(("Typ", "Slag", "Kontakttyp")),
        chance.choice(("Värde", "Uppgift", "Kontaktuppgift")),
    )
    page = Page("Kontaktuppgifter", [header], {0: "name", 1: "organisation"}, header)
    drawn = Drawn(file_name(chance), [page], mutable=ROWS)
    kinds = {
        "email": chance.choice(("E-post", "Mejl")),
        "mobile": "Mobil",
        "phone": chance.choice(("Telefon", "Direkt")),
    }
    for person in people_of(chance, chance.choice((6, 12, 20))):
        facts = [(kinds[field], field) for field in ("email", "mobile", "phone") if getattr(person, field)]
        lines = []
        for kind, field in facts:
            value = (
                person.email if field == "email" else telephone(chance, how.telephone, getattr(person, field))
            )
            lines.append(
                row(
                    cell(chance, "name", person, how, ["name"]),
                    organisation_text(chance, how.organisation, person.at),
                    kind,
                    value,
                )
            )
        if lines:
            page.lines += lines
            values = said(person, how, ["name", "organisation", "email", "mobile", "phone"])
            drawn.people.append(Expected(person.who, lines, values, split_known(person, how, [])))
    page.columns = {}
    return drawn


def sign_up(chance: random.Random) -> Drawn:
    """What a web form exports: questions for headings, yes and no, diets."""
    how = steady(
        chance, names="given first", language="sv", acting="", party_in_name=False, organisation="mixed"
    )
    questions = [chance.choice(asked) for asked in QUESTIONS.values()]
    header = row("ID", "Starttid", "Slutförandetid", "E-post", "Namn", *questions)
    kinds = [*["ignore"] * 5, *QUESTIONS]
    page = Page("Sheet1", [header], dict(enumerate(kinds)), header)
    drawn = Drawn(
        f"Anmälan {chance.choice(SUBJECTS)}(1-24)",
        [page],
        mutable=ROWS | {"rows"},
        needs=frozenset({"values"}),
    )
    for number, person in enumerate(people_of(chance, chance.choice((6, 12, 20))), start=1):
        reply, text = chance.choice((("yes", "Ja"), ("yes", "Ja"), ("no", "Nej"), ("yes", "Ja, digitalt")))
        diet = person.diet or chance.choice((None, "Nej", "Inga", None))
        started = f"2026-01-{number % 28 + 1:02} 08:0{number % 10}"
        line = row(
            number,
            started,
            started,
            "anonymous",
            None,
            person.name,
            organisation_text(chance, "mixed", person.at),
            person.email or None,
            text,
            diet,
        )
        page.lines.append(line)
        values = {**said(person, how, ["name", "organisation", "email", "diet"]), "reply": reply}
        drawn.people.append(Expected(person.who, [line], values, split_known(person, how, [])))
    return drawn


def attendance(chance: random.Random) -> Drawn:
    """People × meeting dates with x, (x), frånv."""
    how = steady(chance, names="given first", language="sv", acting="", party_in_name=False)
    days = sorted(
        date(2025, month, chance.randint(2, 27))
        for month in chance.sample(range(1, 13), chance.randint(3, 6))
    )
    form = chance.choice(("real", "iso", "words", "slashes"))
    header = row("Namn", "Kommun", *(day(form, each) for each in days))
    kinds = ("name", "organisation", *["attendance"] * len(days))
    page = Page("Närvaro 2025", [header], dict(enumerate(kinds)), header)
    drawn = Drawn(f"Närvaro {chance.choice(SUBJECTS)} 2025", [page], mutable=ROWS)
    drawn.needs = frozenset({"values"} if form == "real" else ())
    marks = {
        "present": chance.choice(("x", "X", "ja", "närv.")),
        "absent": chance.choice(("frånv.", "-", "0", "F")),
        "": "(x)",
    }
    for person in people_of(chance, chance.choice((8, 15, 24))):
        seen = [chance.choices(("present", "absent", ""), (12, 5, 1))[0] for _day in days]
        at = organisation_text(chance, how.organisation, person.at)
        line = row(person.name, at, *(marks[each] for each in seen))
        page.lines.append(line)
        values = said(person, how, ["name", "organisation"])
        values["presence"] = tuple(
            (each.isoformat(), what) for each, what in zip(days, seen, strict=True) if what
        )
        drawn.people.append(Expected(person.who, [line], values, split_known(person, how, [])))
    if chance.random() < 0.5:
        counts = range(len(drawn.people), len(drawn.people) - len(days), -1)
        page.lines += [blank(), row("Antal närvarande", None, *counts)]
    if chance.random() < 0.5:
        page.lines[:0] = [row("Närvaro vid nätverksträffar 2025"), blank()]
    return drawn


def organisation_list(chance: random.Random) -> Drawn:
    """Municipalities with their own addresses, and no person."""
    bodies = neighbours(chance, chance.choice((6, 12, 20)))
    header = row(chance.choice(("Kommun", "Organisation")), "E-post", "Växel", "Webbplats")
    page = Page("Kommuner", [header], {0: "organisation", 1: "email", 2: "phone"}, header)
    for at in bodies:
        page.add(
            at.official,
            f"{chance.choice(('kommun', 'info', 'kontakt'))}@{at.domain}",
            f"031-390 06 {chance.randint(10, 99)}",
            f"www.{at.domain}",
        )
    return Drawn("Kommunernas adresser", [page], organisations=len(bodies), mutable=ROWS | {"rows"})


def no_list(chance: random.Random) -> Drawn:
    """A sheet that is no contact list: a budget, figures per municipality, a schedule."""
    kind = chance.choice(("budget", "figures", "schedule"))
    page = Page("Blad1", [])
    if kind == "budget":
        page.add("Konto", "Benämning", "Budget", "Utfall")
        for number, text in enumerate(("Lokalhyra", "Konferens", "Resor", "Löner", "Konsulter", "Tryck")):
            page.add(4010 + number, text, chance.randint(1, 90) * 1000, chance.randint(1, 90) * 1000)
        page.add("Summa", None, 400000, 380000)
    elif kind == "figures":
        page.add("Kommun", "Folkmängd", "Arbetslösa", "Andel %")
        for at in neighbours(chance, 12):
            page.add(
                at.name, chance.randint(5000, 90000), chance.randint(100, 4000), round(chance.random() * 9, 1)
            )
    else:
        page.add("Tid", "Punkt", "Lokal")
        for hour, text in (
            (9, "Inledning"),
            (10, "Lägesrapport"),
            (12, "Lunch"),
            (13, "Gruppdiskussion"),
            (15, "Avslut"),
        ):
            page.add(f"{hour}.00", text, "Stora salen")
    return Drawn(f"Underlag {kind}", [page], mutable=ROWS)
