"""News articles: what they say is proposed with its line, and nothing of it is taken for a fact."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from desktop_app.work.intake.understood import Understood
from tests.work.intake import sources
from tests.work.intake.sources import from_file

MANAGERS = pytest.mark.parametrize(
    "path", sources.pages("article-managers.txt", "ame-network-gr.txt"), ids=lambda path: path.stem
)
MEETING = pytest.mark.parametrize(
    "path", sources.pages("article-meeting.txt", "coordinators-sodermanland.txt"), ids=lambda path: path.stem
)
VISIT = pytest.mark.parametrize(
    "path", sources.pages("article-visit.txt", "national-network-soderhamn.txt"), ids=lambda path: path.stem
)
ALL = pytest.mark.parametrize(
    "path",
    [
        *sources.pages("article-managers.txt", "ame-network-gr.txt"),
        *sources.pages("article-meeting.txt", "coordinators-sodermanland.txt"),
        *sources.pages("article-visit.txt", "national-network-soderhamn.txt"),
    ],
    ids=lambda path: path.stem,
)


def days(found: Understood) -> list[tuple[str, date | None, date | None]]:
    return [(one.written, one.span.first, one.span.last) for one in found.dates]


@ALL
def test_everything_is_only_proposed(path: Path) -> None:
    found = from_file(path)
    assert all(person.proposed and person.left_out for person in found.people)
    assert all(meeting.proposed for meeting in found.meetings)
    assert all(each.proposed for each in found.lists)
    assert all(card.proposed for card in found.organisations)
    assert found.network is None or found.network.proposed


@ALL
def test_everything_stands_at_its_line(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " ").split("\n")
    found = from_file(path)
    for person in found.people:
        assert person.written.split()[0] in lines[person.row - 1]
    for one in found.dates:
        assert one.written in lines[one.row - 1]
    for each in found.lists:
        assert lines[each.row - 1].strip() == each.heading


@ALL
def test_every_line_is_used_or_told_as_left_out(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    found = from_file(path)
    used = {one.row for one in found.people} | {one.row for one in found.skipped}
    used |= {one.row for one in found.meetings} | {one.row for one in found.dates}
    used |= {one.row for one in found.organisations}
    used |= {row for each in found.lists for row in range(each.row, each.row + len(each.lines) + 2)}
    used |= {problem.row for one in found.meetings for problem in one.problems if problem.row}
    left = [line for row, line in enumerate(lines, start=1) if line.strip() and row not in used]
    assert len(left) <= 15  # the further lines of people, meetings and cards of several lines


@MANAGERS
def test_an_assignment_and_its_person(path: Path) -> None:
    found = from_file(path)
    assert found.network
    assert (found.network.row, found.network.kind, found.network.owner) == (9, "managers_network", 100001)
    assert found.network.name.endswith("chefsnätverket")
    assert found.network.short_name.endswith("-chefsnätverket")
    first, contact = found.people
    assert first.written == contact.written
    assert (first.row, first.role, contact.row, contact.role) == (9, "", 24, "contact")
    assert first.title.startswith("chef för ")
    assert first.organisation_code in ("1402", "1482")
    assert contact.organisation == 100001
    assert [len(one.written) > 0 for one in found.dates] == [True] * 4
    season = found.dates[2]
    assert (season.row, season.span.first is not None, found.dates[3].written) == (9, True, "årsskiftet")
    assert found.dates[3].span.first is None
    assert (found.meetings, found.lists, found.vacancies) == ((), (), ())


@MEETING
def test_a_meeting_without_year_is_proposed_with_the_years_that_fit(path: Path) -> None:
    found = from_file(path)
    first, following, before = found.meetings
    assert [one.row for one in found.meetings] == [5, 7, 22]
    assert (first.first_day, first.start, first.end) == (None, time(10, 30), time(12, 30))
    assert first.host == "Arbetsmarknadsdepartementet"
    assert {2004, 2009, 2015} <= set(first.years) == set(following.years)
    assert before.years == (2015,)
    assert all("no year" in one.problems[0].message for one in found.meetings)
    assert [(one.kind, one.row, len(one.lines)) for one in found.lists] == [("agenda", 9, 3)]
    assert [(one.span.first, one.years) for one in found.dates] == [(None, (2015,))]


@MEETING
def test_people_with_titles_and_when_they_can_be_reached(path: Path) -> None:
    people = from_file(path).people
    assert [(one.row, one.title, one.role, len(one.phones), one.notes) for one in people] == [
        (5, "landshövding", "contact", 1, "mellan kl 12.30–13.30"),
        (5, "regionförbundets ordförande", "contact", 1, "efter kl 12.30"),
        (7, "statssekreterare", "", 0, ""),
        (22, "näringsminister", "", 0, ""),
        (32, "Administrativ chef och kommunikationschef", "contact", 1, ""),
    ]
    assert all(phone.value.startswith("+46") for one in people for phone in one.phones)


@VISIT
def test_a_host_its_guests_and_an_organisation_card(path: Path) -> None:
    found = from_file(path)
    assert found.network
    assert (found.network.kind, found.network.row) == ("national_network", 3)
    assert found.network.name.startswith("Riksnätverket för ")
    assert [(one.row, one.first_day, one.years, one.host != "") for one in found.meetings] == [
        (6, None, (2018,), True)
    ]
    assert [(one.kind, one.row, len(one.lines)) for one in found.lists] == [("purpose", 30, 8)]
    assert [one.row for one in found.people] == [11, 15, 17, 17, 52]
    titles = [one.title.split()[0] if one.title else one.notes.split()[0] for one in found.people]
    assert titles[:2] == ["verksamhetschef", "statssekreterare"]
    assert (titles[2].endswith("-"), titles[3:]) == (True, ["leder", "Verksamhetschef"])
    contact = found.people[-1]
    assert (contact.role, len(contact.phones), contact.organisation is not None) == ("contact", 1, True)
    card = found.organisations[0]
    assert (card.row, card.organisation, len(card.phones), len(card.emails)) == (
        41,
        contact.organisation,
        1,
        1,
    )
    assert card.postal_address.split()[-1] == card.name.split()[0].removesuffix("s")
    assert [one[1] for one in days(found)] == [date(int(found.dates[0].written), 1, 1)]
