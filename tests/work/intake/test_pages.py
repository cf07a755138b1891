"""Pasted pages: everything on them found, nothing invented; a page that is not understood is refused."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from desktop_app.errors import FileProblem
from tests.work.intake import sources
from tests.work.intake.sources import from_file, from_text

NETWORK = pytest.mark.parametrize(
    "path", sources.pages("network.txt", "network-storsthlm.txt"), ids=lambda path: path.stem
)
STEERING = pytest.mark.parametrize(
    "path", sources.pages("steering-group.txt", "steering-group-gr.txt"), ids=lambda path: path.stem
)


@NETWORK
def test_a_network_with_its_participants(path: Path) -> None:
    found = from_file(path)
    assert found.network
    assert (found.network.row, found.network.kind, found.network.owner) == (1, "network", None)
    assert [(one.kind, len(one.lines), one.period.text) for one in found.lists] == [
        ("mission", 7, "2019–2022"),
        ("priorities", 4, "2021"),
    ]
    assert len(found.people) == 30
    assert len({person.organisation for person in found.people}) == 26
    assert [person.row for person in found.people if person.acting] == [25]
    assert (found.meetings, found.vacancies, found.skipped, found.problems) == ((), (), (), ())


@NETWORK
def test_every_participant_stands_at_the_line_as_written(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    for person in from_file(path).people:
        acting = " tf" if person.acting else ""
        line = f"{person.written}{acting}, {person.organisation_text}"
        assert line == lines[person.row - 1].replace("\N{NO-BREAK SPACE}", " ")
        assert person.role == person.title == person.party == ""


def test_the_names_are_split() -> None:
    found = from_file(sources.DATA / "pages" / "network.txt")
    split = {person.row: (person.given, person.family) for person in found.people}
    assert split[25] == ("Sanna", "Grönkvist")
    assert split[46] == ("Astrid", "von Lieven")
    assert split[37] == ("Torbjörn", "Frost-Hedlund")


@STEERING
def test_a_steering_group(path: Path) -> None:
    found = from_file(path)
    network = found.network
    assert network
    assert (network.row, network.kind, network.owner) == (3, "steering_group", 100001)
    assert (network.owner_text, network.appointed_by) == ("Göteborgsregionen", "Göteborgsregionens styrelse")
    assert (network.stated_seats, network.stated_members) == (15, 13)
    assert network.about.count("\n\n") == 1
    assert [(one.kind, len(one.lines)) for one in found.lists] == [("purpose", 5)]
    assert not any(line.endswith("\N{NO-BREAK SPACE}") for line in found.lists[0].lines)
    days = [date(2021, *day) for day in ((1, 20), (4, 7), (5, 25), (8, 27), (9, 22), (10, 20))]
    assert [(one.first_day, one.last_day, one.start, one.end) for one in found.meetings] == [
        (day, day, time(9), time(12)) for day in days
    ]
    assert not any(
        one.cancelled or one.host or one.title or one.joint or one.problems for one in found.meetings
    )
    assert [(one.role, one.party, one.organisation_code, len(one.phones)) for one in found.people] == [
        ("chair", "S", "1402", 0),
        ("vice_chair", "L", "1384", 0),
        ("contact", "", "Göteborgsregionens kommunalförbund", 1),
        ("contact", "", "Göteborgsregionens kommunalförbund", 1),
    ]
    assert all(phone.value.startswith("+4631") for one in found.people for phone in one.phones)
    assert (found.problems, found.vacancies) == ((), ())


@STEERING
def test_every_line_has_its_place(path: Path) -> None:
    found = from_file(path)
    lines = path.read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " ").split("\n")
    filled = {row for row, line in enumerate(lines, start=1) if line.strip()}
    assert found.network
    used = {found.network.row, *(one.row for one in found.people), *(one.row for one in found.meetings)}
    used |= {one.row for one in found.skipped} | {one.row for one in found.lists}
    used |= {
        row for row, line in enumerate(lines, start=1) if line.strip() in found.network.about.split("\n\n")
    }
    used |= {row + at for one in found.lists for row in [one.row + 1] for at in range(1, len(one.lines) + 1)}
    used |= {one.row + 1 for one in found.people}
    rest = [lines[row - 1] for row in sorted(filled - used)]
    assert rest == ["Styrgruppens mötesdatum 2021", "Presidium", "Kontaktpersoner på Göteborgsregionen"]


@pytest.mark.parametrize(
    ("text", "written", "problem"),
    [
        ("Nätverket\n\nDeltagare\n\nAnna Berg, Partille\nBo Ek\n", "Bo Ek", "no organisation"),
        ("Nätverket\n\nDeltagare\n\nAnna Berg, Hemstad", "Anna Berg", "“Hemstad” is not known"),
        ("Nätverket\n\nDeltagare\n\nLotta, Partille", "Lotta", "only one name"),
        ("Nätverket\n\nPresidium\n\nAnna Berg (S)\nOrdförande", "Anna Berg", "no organisation"),
        (
            "Nätverket\n\nDeltagare\n\nBo Ek, Ale, bo.ek@partille.example",
            "Bo Ek",
            "points to Partille kommun",
        ),
    ],
)
def test_what_is_missing_or_odd_is_told_at_the_person(text: str, written: str, problem: str) -> None:
    person = next(one for one in from_text(text).people if one.written == written)
    assert [problem in one.message for one in person.problems] == [True]
    assert person.problems[0].row == person.row


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Nätverket\n\nSyfte\n\n • Verka\nAnnat som sades på mötet", 6),
        ("Nätverket\n\nSyfte\n\n • Verka\n\nMötesdatum 2021\n\n • vid behov", 9),
        ("Nätverket\n\nDeltagare\n\nAnna Berg, Partille\n12345", 6),
        ("Nätverket\n\nDeltagare\n\nAnna Berg, Partille\n\nDokument\n\nProtokoll 3 mars.pdf", 7),
    ],
)
def test_a_line_that_finds_no_place_is_left_out_and_told(text: str, row: int) -> None:
    found = from_text(text)
    assert [one.row for one in found.problems if "left out" in one.message] == [row]
    assert row in [one.row for one in found.skipped]


@pytest.mark.parametrize(
    "text", ["En sida utan listor", "", "Hej!\n\nTack för senast.\n\nMvh\nAnna Berg\nAle kommun"]
)
def test_a_text_in_which_nothing_is_found_is_refused(text: str) -> None:
    with pytest.raises(FileProblem) as refused:
        from_text(text)
    assert refused.value.advice


def test_members_deputies_vacancies_and_details() -> None:
    found = from_text(
        "Arbetsgruppen för vux\n\nLedamöter\n\n- Anna Berg (S), ordf., Partille\n- vakant, Ale kommun\n\n"
        "Ersättare\n\nBo Ek (M), Lerum\n\nKontaktperson\n\nEva Lind\nSekreterare\n"
        "Tel: 031-390 06 07\neva@ale.example\n\n"
        "Mötesdatum 2026\n\n- 19-20 mars (Inställt!)\n"
        "- måndag 7 april i Alingsås kommun\n- 3 maj kl 13 Studiebesök"
    )
    assert found.network
    assert found.network.kind == "working_group"
    assert [(one.written, one.role, one.party) for one in found.people] == [
        ("Anna Berg", "chair", "S"),
        ("Bo Ek", "deputy", "M"),
        ("Eva Lind", "contact", ""),
    ]
    contact = found.people[2]
    assert (contact.title, contact.emails, contact.phones[0].value) == (
        "Sekreterare",
        ("eva@ale.example",),
        "+46313900607",
    )
    assert [(one.organisation, one.role) for one in found.vacancies] == [(1440, "member")]
    assert [one.cancelled for one in found.meetings] == [True, False, False]
    assert (found.meetings[1].host, len(found.meetings[1].problems)) == ("Alingsås kommun", 1)
    assert (found.meetings[2].title, found.meetings[2].start) == ("Studiebesök", time(13))


def test_a_personal_identity_number_is_told_and_not_kept() -> None:
    found = from_text("Nätverket\n\nDeltagare\n\nAnna Berg 19121212-1212, Partille")
    assert found.people[0].written == "Anna Berg"
    assert "1212" not in repr(found)
    assert [problem.row for problem in found.problems] == [5]


def test_a_list_may_be_pasted_without_its_network() -> None:
    found = from_text("Deltagare\n\nAnna Berg, Partille")
    assert found.network is None
    assert len(found.people) == 1
