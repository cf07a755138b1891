"""The sample lists varied: other people, municipalities and headings, another order, another kind of file."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from desktop_app.sheets.book import Value
from tests.work.intake.generator.drawn import Drawn, Truth, truth
from tests.work.intake.generator.headings import heading
from tests.work.intake.generator.invented import FAMILY, GIVEN, ascii_letters, by_code, municipalities
from tests.work.intake.generator.kinds import some_format
from tests.work.intake.generator.mutations import MUTATIONS
from tests.work.intake.generator.samples import as_drawn
from tests.work.intake.generator.written import write

ALIKE = {"rows", "columns", "blank rows", "blank columns", "spaces", "dropped", "headings"}


BEARS: dict[str, set[str]] = {
    "Sändlista AME-chefsnätverket 2026-03-01.xlsx": ALIKE,
    "deltagare_arbetsmarknad_tillvaxt.csv": ALIKE,
    "kontakter_vuxenutbildning.csv": ALIKE - {"headings"},
    "Kontaktlista Partille kommun.xlsx": ALIKE,
    "Contact list labour market network.ods": ALIKE,
    "Adressbok_export.xls": ALIKE,
    "Styrgrupp arbetsmarknad ordinarie och ersättare 2023-2026.xlsx": {"rows", "blank columns", "spaces"},
    "Kontaktlista Fyrbodal arbetsmarknad.xlsx": {"spaces", "headings", "dropped", "blank columns"},
    "Kontaktpersoner per kommun.xlsx": {"spaces", "headings"},
    "Närvaro arbetsmarknadsnätverket 2025.xls": {"spaces"},
    "Anmälan dialogmöte 11 februari(1-24).xlsx": {"spaces"},
    "inklistrat_fran_word.txt": {"spaces"},
}
"""Which mutations leave each list's meaning as it is."""


def varied(folder: Path, name: str, seed: int, out: Path) -> tuple[Path, Truth, str]:
    """A sample with other people and municipalities, mutated; gives its file, its truth and what was done."""
    chance = random.Random(seed)
    drawn = as_drawn(folder, name)
    _renamed(chance, drawn)
    done = [each for each in sorted(BEARS[name]) if chance.random() < 0.5]
    for each in done:
        if each == "headings":
            _other_headings(chance, drawn, "en" if "Contact list" in name else "sv")
        elif each == "dropped":
            _dropped(chance, drawn)
        else:
            MUTATIONS[each](chance, drawn)
    form = some_format(chance, drawn)
    return write(drawn, form, out), truth(drawn), ", ".join((form.label, *done))


def _renamed(chance: random.Random, drawn: Drawn) -> None:
    """Other names, addresses and municipalities in every cell; who is who stays."""
    bodies = _bodies(chance, drawn)
    texts = _forms(bodies)
    names = _names(chance, drawn, texts)
    emails = _addresses(drawn, names, bodies)
    replace = _replacing(
        texts | {name.casefold(): instead for name, instead in names.items()}, emails, bodies
    )
    for page in drawn.pages:
        for line in page.lines:
            line.values = [replace(value) for value in line.values]
            line.links = {place: str(replace(target)) for place, target in line.links.items()}
    for each in drawn.people:
        values = each.values
        for field in ("given", "family"):
            values[field] = names.get(str(values[field]), values[field])
        for field in {"title", "department", "notes"} & values.keys():
            values[field] = replace(str(values[field]))
        if code := str(values.get("organisation_code", "")):
            values["organisation_code"] = bodies.get(code, code)
        if "emails" in values:
            values["emails"] = tuple(sorted(emails.get(mail, mail) for mail in values["emails"]))  # type: ignore[attr-defined]
    for seat in drawn.vacancies:
        seat.code = bodies.get(seat.code, seat.code)
    drawn.file = str(replace(drawn.file))


def _bodies(chance: random.Random, drawn: Drawn) -> dict[str, str]:
    """Another municipality for each; Göteborg stays, for lists abbreviate and translate it."""
    codes = {str(each.values.get("organisation_code", "")) for each in drawn.people} | {
        seat.code for seat in drawn.vacancies
    }
    codes = {code for code in codes if code.isdigit()} - {"1480"}
    # A name of one word that is also a person's, or stands within another's, would be ambiguous in the text.
    others = [
        each.code
        for each in municipalities()
        if each.code not in codes | {"1480"} and each.name not in FAMILY
    ]
    return dict(zip(sorted(codes), chance.sample(others, len(codes)), strict=True))


def _forms(bodies: Mapping[str, str]) -> dict[str, str]:
    """Every form of each municipality's name, and the same form of the other's."""
    texts: dict[str, str] = {}
    for code, other in bodies.items():
        old, new = by_code(code), by_code(other)
        for form in ("official", "own", "loose", "name"):
            texts.setdefault(getattr(old, form).casefold(), getattr(new, form))
    return texts


def _names(chance: random.Random, drawn: Drawn, texts: Mapping[str, str]) -> dict[str, str]:
    names: dict[str, str] = {}
    for field, source in (("given", GIVEN), ("family", FAMILY)):
        theirs = list(dict.fromkeys(str(each.values[field]) for each in drawn.people))
        others = [name for name in source if name not in theirs and name.casefold() not in texts]
        chance.shuffle(others)
        names |= dict(zip(theirs, others, strict=False))
    return names


def _addresses(drawn: Drawn, names: Mapping[str, str], bodies: Mapping[str, str]) -> dict[str, str]:
    domains = {by_code(code).domain: by_code(other).domain for code, other in bodies.items()}
    new: dict[str, str] = {}
    for each in drawn.people:
        given, family = str(each.values["given"]), str(each.values["family"])
        for mail in each.values.get("emails", ()):  # type: ignore[attr-defined]
            local, _at, domain = mail.partition("@")
            if local.startswith(ascii_letters(given)):
                extra = re.sub(r"\D", "", local)
                new_given, new_family = names.get(given, given), names.get(family, family)
                between = "_" if "_" in local else "."
                local = f"{ascii_letters(new_given)}{between}{ascii_letters(new_family)}{extra}"
            new.setdefault(mail, f"{local}@{domains.get(domain, domain)}")
    return new


def _any_of(texts: Mapping[str, str]) -> str:
    """A pattern of the keys, the longest first, with any number of blanks between their words."""
    longest = sorted(texts, key=len, reverse=True)
    return "|".join(re.escape(text).replace(r"\ ", " +") for text in longest) or "(?!)"


def _replacing(
    texts: Mapping[str, str], emails: Mapping[str, str], bodies: Mapping[str, str]
) -> Callable[[Value], Value]:
    found = re.compile(rf"(?<![\w.@-])(?:{_any_of(texts)})(?![\w@-])", re.IGNORECASE)
    mail = re.compile(f"({_any_of(emails)})", re.IGNORECASE)
    codes = {str(int(code)): str(int(other)) for code, other in bodies.items()}

    def replaced(value: Value) -> Value:
        if not isinstance(value, str):
            return value
        text = value.replace("\N{NO-BREAK SPACE}", " ")
        text = re.sub(r"^0?(\d{3,4})(?= \D)", lambda match: codes.get(match[1], match[0]), text)
        return "".join(
            emails[part.casefold()]
            if part.casefold() in emails
            else found.sub(lambda match: texts[" ".join(match[0].casefold().split())], part)
            for part in mail.split(text)
        )

    return replaced


def _other_headings(chance: random.Random, drawn: Drawn, language: str) -> None:
    for page in drawn.pages:
        if page.header is None:
            continue
        for place, field in page.columns.items():
            if "+" not in field and field not in ("ignore", "attendance", "attending", "diet"):
                page.header.values[place] = heading(chance, field, language)


def _dropped(chance: random.Random, drawn: Drawn) -> None:
    page = next(each for each in drawn.pages if each.listed)
    fields = list(page.columns.values())
    able: list[str] = [field for field in ("title", "department", "role", "notes", "from") if field in fields]
    if "phone" in fields and "mobile" not in fields:
        able.append("phone")
    if not able:
        return
    field = chance.choice(able)
    gone = next(place for place, theirs in page.columns.items() if theirs == field)
    for each in drawn.people:
        if re.search(r"\bt\.? ?f\b|\bvik", str(each.lines[0].values[gone]), re.IGNORECASE):
            each.values.pop("acting", None)
    for line in page.lines:
        if line is page.header or sum(value is not None for value in line.values) > 2:
            line.values[gone : gone + 1] = []
        line.links = {place - (place > gone): target for place, target in line.links.items()}
    page.columns = {place - (place > gone): theirs for place, theirs in page.columns.items() if place != gone}
    for merge in page.merges:
        merge.left -= merge.left > gone
        merge.right -= merge.right >= gone
    page.hidden_columns = {place - (place > gone) for place in page.hidden_columns}
    for each in drawn.people:
        each.values.pop("phones" if field == "phone" else field, None)
        if field == "title":
            each.values.pop("leave_until", None)
