"""Attendance and vacancies summed up by network, organisation and half-year, and taken out as a workbook."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.errors import Invalid
from desktop_app.records.ids import NetworkId
from desktop_app.store import coverage, vacancies
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings as stored
from desktop_app.store.statistics import By
from desktop_app.work import exports, figures, networks
from desktop_app.work.figures import Asked, Figure
from desktop_app.work.meetings import invitations, meetings, replies
from tests.people import body, network, person
from tests.store.recorder import recorded

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


@pytest.fixture
def group(store: Store) -> NetworkId:
    """Two meetings in the spring and one in the autumn; one of Ale's two seats is vacant."""
    made = network(store, "Styrgruppen")
    networks.set_members(
        store,
        network=made,
        members=[
            {"organisation": body(store, "Ale"), "seats": 2},
            {"organisation": body(store, "Partille"), "seats": 1},
        ],
    )
    for name, place in (("Åsa Öberg", "Ale"), ("Björn Ek", "Partille")):
        who = person(store, name, place)
        networks.join(store, network=made, participant=who, organisation=body(store, place))
    for day in (date(2026, 2, 3), date(2026, 5, 5), date(2026, 9, 9)):
        number = meetings.add(store, first_day=day, networks=[made])
        invitations.invite(store, meeting=number)
        for row in stored.attendance(store, number):
            here = row.name == "Åsa Öberg" or day.month > 6
            replies.answer(store, meeting=number, attendance=row.id, presence="present" if here else "absent")
    return made


def by(store: Store, kind: By, network: NetworkId | None = None) -> dict[str, Figure]:
    asked = Asked(FIRST, LAST, kind, network)
    return {figure.name: figure for figure in figures.figures(store, asked)}


def test_by_network(store: Store, group: NetworkId) -> None:
    other = networks.add(store, name="Chefsnätverket")
    networks.set_members(store, network=other, members=[{"organisation": body(store, "Ale"), "seats": 3}])
    found = by(store, "network")
    assert list(found) == ["Chefsnätverket", "Styrgruppen"]
    mine = found["Styrgruppen"]
    assert (mine.meetings, mine.invited, mine.present, mine.share, mine.vacant) == (3, 6, 4, 67, 1)
    assert (found["Chefsnätverket"].share, found["Chefsnätverket"].vacant) == (None, 3)
    assert list(by(store, "network", group)) == ["Styrgruppen"]


def test_by_organisation_and_half_year(store: Store, group: NetworkId) -> None:
    found = by(store, "organisation", group)
    assert {name: (each.present, each.share, each.vacant) for name, each in found.items()} == {
        "Ale kommun": (3, 100, 1),
        "Partille kommun": (1, 33, 0),
    }
    halves = by(store, "half")
    assert {name: (each.meetings, each.share) for name, each in halves.items()} == {
        "spring 2026": (2, 50),
        "autumn 2026": (1, 100),
    }
    assert list(halves) == ["spring 2026", "autumn 2026"]


def test_the_workbook_holds_the_summary_and_all_of_it(store: Store, group: NetworkId, tmp_path: Path) -> None:
    exports.save(figures.table(store, Asked(FIRST, LAST, "network", group)), tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    assert len(book.worksheets) == 2
    assert [cell.value for cell in book.worksheets[1][2]][:3] == ["2026-1", "Styrgruppen", "Ale kommun"]
    document = figures.document(store, Asked(FIRST, LAST, "network", group))
    assert document.title == "Attendance and vacancies, Styrgruppen"


def test_vacancies_of_many_days_are_those_of_each(store: Store, group: NetworkId) -> None:
    ale, partille = body(store, "Ale"), body(store, "Partille")
    seats = [{"organisation": ale, "seats": 2, "deputy_seats": 2}, {"organisation": partille, "seats": 1}]
    networks.set_members(store, network=group, members=seats)
    for name, role, first, last in (
        ("Cecilia Ahn", "deputy", "2026-03-01", None),
        ("Dragan Berg", "member", None, "2026-02-01"),
        ("Eva Ek", "secretary", None, None),
    ):
        networks.join(
            store,
            network=group,
            participant=person(store, name, "Ale"),
            organisation=ale,
            role=role,
            first_day=date.fromisoformat(first) if first else None,
            last_day=date.fromisoformat(last) if last else None,
        )
    days = [date(2026, month, 15) for month in range(1, 13)]
    each = [sum(cell.vacant for cell in coverage.cells(store, as_of=day)) for day in days]
    assert vacancies.vacant_on(store, days) == vacancies.vacant_on(store, days, network=group) == each
    assert len(set(each)) > 1


def test_it_takes_few_statements_however_many_years(store: Store, group: NetworkId) -> None:
    counts = []
    for kind in ("network", "organisation", "half"):
        with recorded(store) as sent:
            figures.figures(store, Asked(FIRST, LAST, kind))
        counts.append(len(sent))
    assert counts[0] <= 4
    assert counts[1] <= 6
    assert counts[2] <= 4
    del group


def test_a_period_that_ends_before_it_begins_is_refused(store: Store) -> None:
    with pytest.raises(Invalid, match="The last day is before the first day"):
        figures.figures(store, Asked(LAST, FIRST))
