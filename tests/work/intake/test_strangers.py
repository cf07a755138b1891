"""Lists that were written by hand with what they hold beside them, before the intake was tried on them: each
has traps of its own. What tests/data/lists/strangers/README.md says of the expected fields holds here.
"""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.work.intake.understood import MeetingLine, Person, Understood
from tests.work.intake import sources

FOLDER = sources.DATA / "lists" / "strangers"
EXPECTED = sources.expected(FOLDER)
ALWAYS_SAID = (
    "given",
    "family",
    "title",
    "emails",
    "phones",
    "role",
    "party",
    "acting",
    "leave_until",
    "from",
    "to",
)
"""Facts of a person that are compared though expected.json does not name them: nothing may be invented."""


def said_of(understood: Understood, place: int) -> dict[str, Any]:
    person = understood.people[place]
    answers = [line for line in understood.attendance if line.person == place]
    return {
        "sheet": person.sheet,
        "row": person.row,
        "given": person.given,
        "family": person.family,
        "title": person.title.casefold(),
        "department": person.department,
        "emails": sorted(person.emails),
        "phones": sorted(phone.value for phone in person.phones if phone.value),
        "role": person.role,
        "party": person.party,
        "acting": person.acting,
        "leave_until": str(person.leave_until or ""),
        "from": str(person.span.first or ""),
        "to": str(person.span.last or ""),
        "network": person.network_text,
        "reply": next((line.reply for line in answers if line.reply), ""),
        "diet": next((line.diet for line in answers if line.diet), ""),
    }


def wanted_of(person: dict[str, Any]) -> dict[str, Any]:
    empty: dict[str, Any] = {"emails": [], "phones": [], "acting": False}
    values: dict[str, Any] = {name: empty.get(name, "") for name in ALWAYS_SAID}
    values |= {name: value for name, value in person.items() if name not in {"free", "organisation"}}
    values |= {"title": values["title"].casefold(), "emails": sorted(values["emails"])}
    return {name: value for name, value in values.items() if name not in person.get("free", ())}


def is_at(person: Person, organisation: str) -> bool:
    """A municipality by its code; another body, known or not, by its name."""
    if organisation.isdigit():
        return person.organisation_code == organisation
    named = person.organisation_code or person.organisation_text
    return organisation in named if organisation else not named


def place_of(understood: Understood, wanted: dict[str, Any]) -> int:
    """Where the person stands among those understood: by row, where the row is told, and by name."""
    name = sorted(f"{wanted['given']} {wanted['family']}".split())
    (place,) = [
        at
        for at, person in enumerate(understood.people)
        if wanted.get("row", person.row) == person.row
        and wanted.get("sheet", person.sheet) == person.sheet
        and sorted(f"{person.given} {person.family}".split()) == name
    ]
    return place


MEETING = ("first", "last", "start", "end", "cancelled", "host")


def meeting_of(one: MeetingLine) -> dict[str, Any]:
    return {
        "first": str(one.first_day or ""),
        "last": str(one.last_day or ""),
        "start": one.start.isoformat("minutes") if one.start else "",
        "end": one.end.isoformat("minutes") if one.end else "",
        "cancelled": one.cancelled,
        "host": one.host,
    }


@pytest.mark.parametrize("name", EXPECTED)
def test_everybody_is_understood_and_nobody_is_invented(name: str) -> None:
    want = EXPECTED[name]
    understood = sources.from_file(FOLDER / name)
    left_out = want.get("left_out", [])
    seen = set()
    for person in (*want.get("people", ()), *left_out):
        place = place_of(understood, person)
        seen.add(place)
        found, values = said_of(understood, place), wanted_of(person)
        assert {name: found[name] for name in values} == values
        if "organisation" not in person.get("free", ()):
            assert is_at(understood.people[place], person.get("organisation", ""))
        if not want.get("proposed"):
            assert bool(understood.people[place].left_out) == (person in left_out)
    others = [person for at, person in enumerate(understood.people) if at not in seen]
    assert not [person.written for person in others if not (person.refused or person.proposed)]
    assert {person.row for person in others if person.refused} <= set(want.get("told", ()))


@pytest.mark.parametrize("name", EXPECTED)
def test_its_seats_meetings_and_lists(name: str) -> None:
    want = EXPECTED[name]
    understood = sources.from_file(FOLDER / name)
    seats = [
        (seat.row, f"{seat.organisation:04}" if seat.organisation else seat.organisation_text, seat.role)
        for seat in understood.vacancies
    ]
    assert len(seats) == len(want.get("vacant", ()))
    for row, organisation, role in seats:
        assert any(
            seat.get("row", row) == row
            and seat["organisation"] == organisation
            and seat.get("role", role) == role
            for seat in want["vacant"]
        )
    assert [(one.kind, len(one.lines)) for one in understood.lists] == [
        tuple(each) for each in want.get("lists", ())
    ]
    if any(line.presence for line in understood.attendance):
        return
    assert [meeting_of(one) for one in understood.meetings] == [
        {**dict.fromkeys(MEETING, ""), "cancelled": False, **{k: v for k, v in one.items() if k in MEETING}}
        for one in want.get("meetings", ())
    ]


@pytest.mark.parametrize("name", [name for name, want in EXPECTED.items() if "told" in want])
def test_what_cannot_be_taken_is_told(name: str) -> None:
    understood = sources.from_file(FOLDER / name)
    told = {each.row for each in understood.problems} | {each.row for each in understood.skipped}
    told |= {each.row for person in understood.people for each in person.problems}
    told |= {person.row for person in understood.people if person.refused}
    assert told >= set(EXPECTED[name]["told"])
