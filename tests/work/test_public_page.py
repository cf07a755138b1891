"""A network's public page: in the form of such pages, and understood again as what it was made from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop_app import i18n
from desktop_app.paper.pages import to_pdf
from desktop_app.records.documents import Document
from desktop_app.records.ids import NetworkId
from desktop_app.records.progress import drain
from desktop_app.sheets import writing
from desktop_app.store import networks, organisations, participants, seats
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.store.register import new_register
from desktop_app.work import imports
from desktop_app.work import networks as at_networks
from desktop_app.work.meetings import meetings as at_meetings
from desktop_app.work.public_page import public_page
from tests.paper import pdf_text
from tests.people import DAY, body, network, person, small
from tests.work.intake import sources


def said(document: Document) -> dict[str, list[str]]:
    """The page's lines by heading."""
    return {
        section.heading: [line for paragraph in section.paragraphs for line in paragraph.split("\n")]
        for section in document.sections
    }


def facts(store: Store) -> dict[str, Any]:
    """What the register knows of its one network, without numbers."""
    (number,) = networks.ids(store)
    held = networks.get(store, number, as_of=DAY)
    days = meetings.rows(store, meetings.ids(store))
    return {
        "network": (held.name, held.kind, held.owner_name, held.about, held.appointed_by),
        "stated": (held.stated_seats, held.stated_members),
        "lists": [(each.kind, each.heading, each.span, each.lines) for each in held.lists],
        "people": {
            (seat.name, seat.organisation, seat.role_key, seat.party, seat.acting, seat.phone, seat.email)
            for seat in seats.rows(store, number, as_of=DAY)
        },
        "meetings": [row[1:10] for row in days],
        "notes": [meetings.get(store, row.id).note for row in days],
        "count": participants.count(store),
    }


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    """A second, empty register."""
    with closing(new_register(str(tmp_path / "other.samverka"))) as store:
        yield store


def taken_in(store: Store, path: Path) -> None:
    drain(imports.carry_out(store, drain(imports.prepare(store, [path]))))


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("ending", ["txt", "html"])
@pytest.mark.parametrize(
    "page",
    [
        *sources.pages("network.txt", "network-storsthlm.txt"),
        *sources.pages("steering-group.txt", "steering-group-gr.txt"),
    ],
    ids=lambda path: path.stem,
)
def test_paste_register_page_paste_gives_equal_facts(
    sqlite_store: Store, other: Store, tmp_path: Path, page: Path, ending: str, language: str
) -> None:
    i18n.use(language)
    taken_in(sqlite_store, page)
    (number,) = networks.ids(sqlite_store)
    made = tmp_path / f"page.{ending}"
    writing.write(public_page(sqlite_store, network=number), made)
    taken_in(other, made)
    assert facts(other) == facts(sqlite_store)
    again = tmp_path / f"again.{ending}"
    writing.write(public_page(other, network=networks.ids(other)[0]), again)
    assert again.read_bytes() == made.read_bytes()


def test_the_form_of_a_list_of_participants(sqlite_store: Store) -> None:
    taken_in(sqlite_store, sources.DATA / "pages" / "network.txt")
    i18n.use("sv")
    page = said(public_page(sqlite_store, network=networks.ids(sqlite_store)[0]))
    named = next(lines for heading, lines in page.items() if heading in ("Deltagare", "Participants"))
    assert len(named) == 30
    assert named[1] == "Sanna Grönkvist tf, Danderyds kommun"
    assert "Astrid von Lieven, Upplands-Bro kommun" in named
    assert [lines[:1] for heading, lines in page.items() if heading.startswith("Prio")] == [
        ["Utveckla och synliggöra kommunernas samarbete med Arbetsförmedlingen."]
    ]


def _busy(store: Store) -> NetworkId:
    """A network with meetings of every kind."""
    group = network(store, "Styrgruppen", owner=body(store, "GR"), about="Gruppen träffas ofta i länet.")
    joint = network(store, "Vux")
    alingsas = body(store, "Alingsås")
    for values in (
        {"first_day": date(2027, 1, 20), "start": time(9), "end": time(12), "place": "Rådhuset, sal 2"},
        {"first_day": date(2027, 3, 19), "last_day": date(2027, 3, 20), "status": "cancelled"},
        {"first_day": date(2027, 5, 30), "last_day": date(2027, 6, 1), "host": alingsas},
        {"first_day": date(2027, 9, 26), "start": time(10, 30), "end": time(12), "title": "Konferens"},
        {"first_day": date(2027, 10, 4), "note": "9-12 gemensamt möte med Vux"},
        {"first_day": date(2027, 12, 31), "last_day": date(2028, 1, 2), "note": "Hemligt\nBoka rum"},
    ):
        at_meetings.add(store, networks=[group], **values)  # type: ignore[arg-type]
    at_meetings.add(store, networks=[group, joint], first_day=date(2026, 11, 2))
    return group


def test_meetings_of_every_kind(sqlite_store: Store, other: Store, tmp_path: Path) -> None:
    group = _busy(sqlite_store)
    page = said(public_page(sqlite_store, network=group, as_of=date(2027, 4, 1)))
    assert page["Meeting dates 2027"] == [
        "20 January at 9-12, place: Rådhuset, sal 2",
        "19-20 March (Cancelled!)",
        "30 May-1 June in Alingsås kommun",
        "26 September at 10:30-12:00 Konferens",
        "4 October (9-12 gemensamt möte med Vux)",
        "31 December 2027-2 January 2028",
    ]
    assert page["Coming meeting"] == ["30 May-1 June 2027 in Alingsås kommun"]
    assert page["Previous meeting"] == ["20 January 2027 at 9-12, place: Rådhuset, sal 2"]
    assert "Meeting dates 2026" not in page
    earlier = said(public_page(sqlite_store, network=group, as_of=date(2026, 1, 1)))
    assert earlier["Meeting dates 2026"] == ["2 November (joint meeting with Vux)"]
    made = tmp_path / "page.txt"
    writing.write(public_page(sqlite_store, network=group, as_of=date(2027, 4, 1)), made)
    taken_in(other, made)
    told = [(row.first_day, row.last_day, row.start, row.status) for row in rows(other)]
    assert told == [(row.first_day, row.last_day, row.start, row.status) for row in rows(sqlite_store)][1:]
    held = [meetings.get(other, row.id) for row in rows(other)][:4]
    assert [each.place or each.host_note or each.title for each in held] == [
        "Rådhuset, sal 2",
        "",
        "Alingsås kommun",
        "Konferens",
    ]


def rows(store: Store) -> list[meetings.MeetingRow]:
    return meetings.rows(store, meetings.ids(store))


def test_everything_that_is_known_of_a_network_is_told_once(store: Store) -> None:
    gr = body(store, "GR")
    group = at_networks.add(
        store,
        name="Styrgruppen för arbetsmarknad",
        short_name="SAM",
        owner=gr,
        appointed_by="förbundsstyrelsen",
        basis="elected",
        responsibility="Det politiska ansvaret",
        consultation="Länsplanen",
        about="Femton ledamöter utses av förbundsstyrelsen.",
        area="Arbetsmarknad",
        period="sedan 1996",
        rhythm="två gånger per år",
        stated_seats=15,
        stated_members=13,
        note="Ring inte före tio",
    )
    at_networks.set_lines(store, network=group, kind="standing", lines=["Lägesrapport"])
    for year in ("2019", "2021"):
        at_networks.set_lines(store, network=group, kind="priorities", lines=[f"Frågor {year}"], period=year)
    page = said(public_page(store, network=group, as_of=DAY))
    assert page["Facts"] == [
        "Short name: SAM",
        "Responsibility: Det politiska ansvaret",
        "Area: Arbetsmarknad",
        "Basis: Elected",
        "Members: 13",
        "At work: sedan 1996",
        "Rhythm: två gånger per år",
        "Consulted on: Länsplanen",
    ]
    assert page["Standing agenda items"] == ["Lägesrapport"]
    assert page["Priorities 2021"] == ["Frågor 2021"]
    assert "Priorities 2019" not in page
    then = said(public_page(store, network=group, as_of=date(2019, 5, 1)))
    assert then["Priorities 2019"] == ["Frågor 2019"]
    assert "Ring inte" not in str(page)


def test_people_as_they_stand_on_a_page(store: Store) -> None:
    group = small(store)
    for name, role in (("Ulf Å", "deputy"), ("Maj Y", "co_opted"), ("Bo Bo", "vice_chair")):
        at_networks.join(store, network=group, participant=person(store, name, "Ale"), role=role)
    page = said(public_page(store, network=group))
    assert page["Presidium"] == ["Åsa Öberg", "Chef", "Chair, Partille", "Bo Bo", "Vice chair, Ale"]
    assert page["Contact persons at Göteborgsregionen"] == ["Eva Ek", "Secretary", "031-390 06 07"]
    assert page["Participants"] == ["Nils von Essen (S), Ale kommun", "Vacant, Öckerö kommun"]
    assert page["Deputies"] == ["Ulf Å, Ale kommun"]
    assert page["Co-opted"] == ["Maj Y, Ale kommun"]
    assert "070-174 06 05" not in str(page)


def test_a_protected_person_is_counted_and_not_named(store: Store) -> None:
    group = small(store)
    with store.change("x") as change:
        change.update_where("participant", {"family": "von Essen"}, protected=1)
    page = public_page(store, network=group)
    assert "Essen" not in str(page.sections)
    assert page.notes == ("1 person left out (protected identity)",)


def test_an_empty_network_has_a_page(store: Store) -> None:
    page = public_page(store, network=network(store, "AME"))
    assert (page.title, page.sections) == ("AME", ())


def test_every_ending(sqlite_store: Store, tmp_path: Path, qapp: object) -> None:
    group = _busy(sqlite_store)
    eva = person(sqlite_store, "Eva Ek", "Ale")
    at_networks.join(sqlite_store, network=group, participant=eva)
    page = public_page(sqlite_store, network=group, as_of=date(2027, 1, 1) + timedelta(9))
    for ending in ("txt", "html", "csv", "xlsx"):
        writing.write(page, tmp_path / f"page.{ending}")
    to_pdf(page, tmp_path / "page.pdf")
    for path in (tmp_path / "page.html", tmp_path / "page.csv", tmp_path / "page.txt"):
        told = path.read_text(encoding="utf-8-sig")
        assert "Eva Ek, Ale kommun" in told, path
        assert "19-20 March (Cancelled!)" in told, path
    from openpyxl import load_workbook

    sheet = load_workbook(tmp_path / "page.xlsx").active
    assert sheet is not None
    cells = [cell.value for (cell,) in sheet.iter_rows(max_col=1)]
    assert cells[0] == "Styrgruppen"
    assert {"Meeting dates 2027", "Eva Ek, Ale kommun"} <= set(cells)
    printed = [text for page in pdf_text.texts((tmp_path / "page.pdf").read_bytes()) for text in page]
    assert "Eva Ek, Ale kommun" in printed
    assert organisations.name(sqlite_store, body(sqlite_store, "GR")) in printed
