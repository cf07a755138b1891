"""Lists that are text, as they are pasted out of a mail, a web page or a document: a person a line."""

from __future__ import annotations

import random

from tests.work.intake.generator.drawn import Drawn, Expected, Page, blank, row
from tests.work.intake.generator.invented import Invented
from tests.work.intake.generator.plain import SUBJECTS, people_of
from tests.work.intake.generator.shaped import steady
from tests.work.intake.generator.tables import e164, split_known

PLAIN = "given first"
FORMS = ("{name}, {at}", "{name}, {at}", "{name} ({at})", "{name}, {title}, {at}", "{name} – {at}")


def _drawn(chance: random.Random) -> Drawn:
    return Drawn(f"Deltagare {chance.choice(SUBJECTS)}", [Page("", [])], needs=frozenset({"text"}))


def _expected(chance: random.Random, person: Invented, **said: object) -> dict[str, object]:
    return {
        "given": person.given,
        "family": person.family,
        "organisation_code": person.at.code,
        "role": ...,
        **{name: value for name, value in said.items() if value},
    }


def lines(chance: random.Random) -> Drawn:
    """ "Anna Berg, Ale kommun", sometimes numbered or with bullets, under a title."""
    how = steady(chance, names=PLAIN)
    drawn = _drawn(chance)
    page = drawn.pages[0]
    if chance.random() < 0.7:
        page.lines += [
            row(f"Nätverk för {chance.choice(SUBJECTS)}"),
            *([blank()] if chance.random() < 0.5 else []),
        ]
        page.lines.append(row(chance.choice(("Deltagare", "Deltagare i nätverket:", "Ledamöter"))))
    mark = chance.choice(("", "", "- ", "• ", "number"))
    form = chance.choice(FORMS)
    for number, person in enumerate(people_of(chance, chance.choice((6, 12, 26))), start=1):
        front = f"{number}. " if mark == "number" else mark
        text = form.format(name=person.name, at=person.at.own, title=person.title or "Handläggare")
        acting = person.acting and form == "{name}, {at}"
        line = row(front + (text.replace(",", " tf,", 1) if acting else text))
        page.lines.append(line)
        title = (person.title or "Handläggare") if "{title}" in form else ""
        values = _expected(chance, person, title=title, acting=acting)
        drawn.people.append(Expected(person.who, [line], values, split_known(person, how, [])))
    return drawn


def outlook(chance: random.Random) -> Drawn:
    """ "Anna Berg <anna.berg@ale.example>; Bo Ek <…>": the address line of a mail."""
    how = steady(chance, names=PLAIN)
    drawn = _drawn(chance)
    people = [person for person in people_of(chance, chance.choice((4, 9, 20))) if person.email]
    named = chance.choice(("{name} <{email}>", "{name} <{email}>", "'{name}' <{email}>"))
    line = row("; ".join(named.format(name=person.name, email=person.email) for person in people))
    drawn.pages[0].lines.append(line)
    for person in people:
        values = _expected(chance, person, emails=(person.email,))
        drawn.people.append(Expected(person.who, [line], values, split_known(person, how, [])))
    return drawn


def mail(chance: random.Random) -> Drawn:
    """A mail with the people as bullet lines, a greeting above and a signature below."""
    how = steady(chance, names=PLAIN)
    drawn = _drawn(chance)
    page = drawn.pages[0]
    page.lines += [row("Hej!"), blank(), row("Här kommer våra deltagare:"), blank()]
    for person in people_of(chance, chance.choice((3, 6, 9))):
        title = person.title or "Handläggare"
        facts = (person.name, title, person.at.official, person.mobile, person.email)
        line = row("- " + ", ".join(filter(None, facts)))
        page.lines.append(line)
        values = _expected(
            chance,
            person,
            title=title,
            phones=(e164(person.mobile),) if person.mobile else (),
            emails=(person.email,) if person.email else (),
        )
        drawn.people.append(Expected(person.who, [line], values, split_known(person, how, [])))
    page.lines += [blank(), row("Med vänlig hälsning"), row("Kansliet"), row("Tfn 031-390 06 00")]
    return drawn
