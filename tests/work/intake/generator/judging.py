"""How right is what the intake says of a list? Compared with the truth by people, columns and fields."""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

from desktop_app.errors import UserError
from desktop_app.work.intake.from_file import Said, from_path
from desktop_app.work.intake.planning.plan import plan
from desktop_app.work.intake.planning.planned import Known, PlannedPerson
from desktop_app.work.intake.understood import Person, Understood
from tests.work.intake.generator.drawn import Truth, Wanted
from tests.work.intake.generator.tallies import Judgement
from tests.work.intake.sources import GAZETTEER, YEAR

SAID = Said(GAZETTEER, YEAR)
FIELDS = (
    "name", "organisation_code", "department", "title", "emails", "phones", "role", "party", "acting",
    "leave_until", "from", "to", "notes", "diet", "reply", "presence",
)  # fmt: skip
PERSONAL = (
    "name", "given", "family", "organisation", "organisation_code", "department", "title", "email", "phone",
    "mobile", "role", "party", "from", "to", "attending", "attendance", "diet", "notes",
)  # fmt: skip
"""What a column of people may be. That the intake also knows a street or a web page does no harm."""


def words(name: str) -> str:
    """A name for comparing: its words in alphabetical order."""
    plain = unicodedata.normalize("NFC", name).casefold().replace("\N{NO-BREAK SPACE}", " ").replace(",", " ")
    return " ".join(sorted(plain.split()))


def plain(value: object) -> object:
    return " ".join(value.split()).casefold() if isinstance(value, str) else value


def said_of(person: Person) -> dict[str, object]:
    """A person as the intake understood her, in the terms of the truth; what it does not say is left out."""
    values: dict[str, object] = {
        "name": (plain(person.given), plain(person.family)),
        "organisation_code": person.organisation_code,
        "department": person.department,
        "title": person.title,
        "emails": tuple(sorted(person.emails)),
        "phones": tuple(sorted({phone.value for phone in person.phones if phone.value})),
        "role": person.role,
        "party": person.party,
        "acting": person.acting,
        "leave_until": person.leave_until,
        "from": person.span.first,
        "to": person.span.last,
        "notes": person.notes,
    }
    return {name: value for name, value in values.items() if value}


def with_meetings(understood: Understood) -> dict[tuple[str, int, str], dict[str, object]]:
    """What is said of each person and the meetings, by the person's place and name."""
    told: dict[tuple[str, int, str], dict[str, object]] = {}
    for place, person in enumerate(understood.people):
        lines = [line for line in understood.attendance if line.person == place]
        values: dict[str, object] = {
            "diet": next((line.diet for line in lines if line.diet), ""),
            "reply": next((line.reply for line in lines if line.reply), ""),
            "presence": tuple(
                sorted(
                    (str(understood.meetings[line.meeting].first_day), line.presence)
                    for line in lines
                    if line.presence and 0 <= line.meeting < len(understood.meetings)
                )
            ),
        }
        told[person.sheet, person.row, person.written] = {
            name: value for name, value in values.items() if value
        }
    return told


def understood_of(path: Path) -> tuple[Understood | None, str]:
    try:
        return from_path(path, SAID), ""
    except UserError as refused:
        return None, str(refused)


def judge(path: Path, truth: Truth) -> Judgement:
    understood, refused = understood_of(path)
    if understood is None:
        return _refused(truth, refused)
    return judged(understood, truth)


def _refused(truth: Truth, why: str) -> Judgement:
    result = Judgement(refused=why)
    taken = [person for person in truth.people if not person.left_out]
    result.people.wanted = len(taken)
    result.columns.wanted = len({pair for pair in truth.columns or () if pair[1] in PERSONAL})
    result.vacancies.wanted = len(truth.vacancies)
    for person in taken:
        _missed(result, person)
    if taken or truth.organisations:
        result.faults.append(f"refused whole: {why}")
    return result


def judged(understood: Understood, truth: Truth) -> Judgement:
    result = Judgement()
    file = plan(understood, Known())
    meetings = with_meetings(understood)
    seen: Counter[int] = Counter()
    for planned in file.people:
        _one(result, planned, truth, seen, meetings)
    for place, wanted in enumerate(truth.people):
        if not wanted.left_out:
            result.people.wanted += 1
            if not seen[place]:
                rows = sorted(wanted.rows)
                why = [each.reason for each in understood.skipped if each.row == rows[0][1]]
                result.faults.append(f"not found: row {rows} {_shown(wanted)} {why}")
                _missed(result, wanted)
    _columns(result, understood, truth)
    _vacancies(result, understood, truth)
    _secrets(result, understood, truth)
    _organisations(result, understood, truth)
    return result


def _saved(name: str) -> str:
    """A name as an encoding keeps it that has no such letters: "Y?lmaz"."""
    return name.encode("cp1252", "replace").decode("cp1252")


def _shown(wanted: Wanted) -> str:
    return f"{wanted.values['given']} {wanted.values['family']}"


def _one(
    result: Judgement,
    planned: PlannedPerson,
    truth: Truth,
    seen: Counter[int],
    meetings: dict[tuple[str, int, str], dict[str, object]],
) -> None:
    together = (planned.person, *planned.also)
    places = [_place(person, truth) for person in together]
    if len({truth.people[place].who for place in places if place is not None}) > 1:
        rows = [person.row for person in together]
        result.merged.append(f"rows {rows} {planned.person.written}: two people taken for one")
        result.faults.append(result.merged[-1])
    place = next((each for each in places if each is not None), None)
    person = planned.person
    if place is None:
        if planned.state != "refused" and not person.left_out:
            result.people.found += 1
            result.faults.append(
                f"no such person: row {person.row} {person.written!r} (column {person.column})"
            )
        return
    wanted = truth.people[place]
    _municipality(result, person, wanted)
    if planned.state == "refused":
        result.faults.append(f"refused: row {person.row} {person.written!r}: {planned.evidence}")
        return
    if wanted.left_out or person.left_out:
        _left_out(result, person, wanted)
        return
    if seen[place] and planned.state == "perhaps":
        return  # asked, which is right
    result.people.found += 1
    if seen[place]:
        result.faults.append(f"twice: row {person.row} {person.written!r}")
        return
    seen[place] += 1
    result.people.right += 1
    more: dict[str, object] = {}
    for each in together:
        more.update(meetings.get((each.sheet, each.row, each.written), {}))
    _fields(result, person, wanted, more)


def _left_out(result: Judgement, person: Person, wanted: Wanted) -> None:
    if not person.left_out:
        result.people.found += 1
        result.faults.append(f"taken, should be left out: row {person.row} {person.written!r}")
    elif not wanted.left_out:
        result.faults.append(f"left out: row {person.row} {person.written!r}: {person.left_out}")


def _place(person: Person, truth: Truth) -> int | None:
    """Which person of the truth a row speaks of: the same row and the same words of the name; of namesakes on
    one line the one with the same address or municipality."""
    names = {words(f"{person.given} {person.family}"), words(person.written)}
    places = [
        place
        for place, wanted in enumerate(truth.people)
        if wanted.rows & {("", person.row), (person.sheet, person.row)}
        if names & {words(_shown(wanted)), words(_saved(_shown(wanted)))}
    ]
    emails, code = tuple(sorted(person.emails)), person.organisation_code
    alike = [place for place in places if truth.people[place].values.get("emails", ()) == emails]
    near = [place for place in alike or places if truth.people[place].values.get("organisation_code") == code]
    return next(iter([*near, *alike, *places]), None)


def _municipality(result: Judgement, person: Person, wanted: Wanted) -> None:
    code = wanted.values.get("organisation_code", "")
    if person.organisation_code and person.organisation_code != code:
        result.wrong_municipality.append(
            f"row {person.row} {person.written!r}: {person.organisation_code}, not {code or 'nothing'}"
        )
        result.faults.append(f"WRONG MUNICIPALITY {result.wrong_municipality[-1]}")


def _missed(result: Judgement, wanted: Wanted) -> None:
    for name, value in _fields_of(wanted).items():
        result.fields[name].wanted += value is not ...


def _fields_of(wanted: Wanted) -> dict[str, object]:
    values = {name: value for name, value in wanted.values.items() if name in FIELDS}
    return {**values, "name": (plain(wanted.values["given"]), plain(wanted.values["family"]))}


def _fields(result: Judgement, person: Person, wanted: Wanted, more: dict[str, object]) -> None:
    found, want = {**said_of(person), **more}, _fields_of(wanted)
    if not wanted.split_known or "?" in person.written:
        found["name"] = want["name"]
    for name in FIELDS:
        if want.get(name) is ...:
            continue
        tally = result.fields[name]
        tally.wanted += name in want
        tally.found += name in found
        if name in want and plain(found.get(name)) == plain(want[name]):
            tally.right += 1
        elif name in want or name in found:
            result.faults.append(
                f"{name}: row {person.row} {person.written!r}: {found.get(name)!r}, not {want.get(name)!r}"
            )


def _columns(result: Judgement, understood: Understood, truth: Truth) -> None:
    if truth.columns is None:
        return
    want = {_field(pair, truth) for pair in truth.columns if pair[1] in PERSONAL}
    found = {
        _field((column.column, column.field), truth)
        for sheet in understood.sheets
        if sheet.taken
        for column in sheet.columns
        if column.field in PERSONAL
    }
    free = {letter for letter, field in truth.columns if field == "any"}
    found = {(letter, field) for letter, field in found if letter not in free}
    result.columns.wanted += len(want)
    result.columns.found += len(found)
    result.columns.right += len(want & found)
    if want != found:
        result.faults.append(f"columns: lacking {sorted(want - found)}, wrongly {sorted(found - want)}")


def _field(pair: tuple[str, str], truth: Truth) -> tuple[str, str]:
    return (pair[0], "phone") if truth.loose_columns and pair[1] == "mobile" else pair


def _vacancies(result: Judgement, understood: Understood, truth: Truth) -> None:
    want = Counter(truth.vacancies)
    found = Counter(
        (vacancy.row, f"{vacancy.organisation:04}" if vacancy.organisation else "")
        for vacancy in understood.vacancies
    )
    result.vacancies.wanted += want.total()
    result.vacancies.found += found.total()
    result.vacancies.right += (want & found).total()
    if want != found:
        result.faults.append(f"vacancies: lacking {sorted(want - found)}, wrongly {sorted(found - want)}")


def _secrets(result: Judgement, understood: Understood, truth: Truth) -> None:
    for person in understood.people:
        text = repr(person)
        result.leaked += [f"row {person.row}: {secret}" for secret in truth.secret if secret in text]
    result.faults += [f"LEAKED {each}" for each in result.leaked]


def _organisations(result: Judgement, understood: Understood, truth: Truth) -> None:
    found = len(understood.organisations)
    if found != truth.organisations:
        result.faults.append(f"organisations: {found}, not {truth.organisations}")
