"""The demo register: fictional, deterministic, of any size, and with something of everything."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from desktop_app.errors import Invalid, RegisterProblem
from desktop_app.records.progress import Progress, drain
from desktop_app.resources import RESOURCES
from desktop_app.store import journal, networks, participants, register, seats
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.work.demo import demo

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Sixty people; only read from."""
    place = tmp_path_factory.mktemp("demo") / "demo.samverka"
    with closing(drain(demo(str(place), today=DAY))) as store:
        yield store


def everybody(store: Store) -> list[participants.ParticipantRow]:
    return participants.rows(store, participants.ids(store))


def digest(store: Store) -> str:
    told = [everybody(store), meetings.rows(store, meetings.ids(store))]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def test_sixty_people_three_networks_and_no_history(small: Store) -> None:
    found = networks.rows(small, networks.ids(small), as_of=DAY)
    told = {row.kind: (row.owner, row.participants, row.members, row.vacant) for row in found}
    assert told == {
        "steering_group": ("Göteborgsregionens kommunalförbund", 15, 13, 3),
        "managers_network": ("Storsthlm", 29, 26, 1),
        "national_network": ("Sveriges Kommuner och Regioner", 13, 13, 0),
    }
    assert participants.count(small) == 60
    assert journal.last_change(small) == 0


def test_the_steering_group_has_fifteen_seats_a_presidium_and_parties(small: Store) -> None:
    group = networks.named(small, "Styrgruppen för arbetsmarknad")
    whole = networks.get(small, group, as_of=DAY)
    assert (whole.stated_seats, sum(member.seats for member in whole.members)) == (15, 15)
    assert len({member.organisation for member in whole.members}) == 13
    found = seats.rows(small, group, as_of=DAY)
    assert {"chair", "vice_chair", "deputy", "contact"} <= {seat.role_key for seat in found}
    elected = [seat for seat in found if seat.role_key in ("chair", "vice_chair", "member", "deputy")]
    assert all(seat.party for seat in elected if seat.participant)
    assert [len(each.lines) for each in whole.lists] == [5, 3]


def test_the_managers_network_has_what_a_list_can_have(small: Store) -> None:
    network = networks.named(small, "AM-chefsnätverket")
    whole = networks.get(small, network, as_of=DAY)
    assert [(each.kind, each.heading, each.span.text, len(each.lines)) for each in whole.lists] == [
        ("purpose", "Syfte", "", 3),
        ("mission", "Uppdrag 2025–2028", "2025–2028", 7),
        ("priorities", "Prioriterade frågor 2026", "2026", 4),
    ]
    found = seats.rows(small, network, as_of=DAY)
    assert sum(seat.acting for seat in found) == 3
    assert sum(seat.protected for seat in found) == 1
    people = [participants.get(small, seat.participant) for seat in found if seat.participant]
    assert [tie.leave_until for each in people for tie in each.affiliations if tie.leave_until] == [
        date(2027, 4, 11)
    ]
    shared = [contact.value for each in people for contact in each.contacts if contact.shared]
    assert shared == ["arbetsmarknad@solna.example"] * 2
    twice = next(each for each in people if len(each.affiliations) == 2)
    assert len({seat.network for seat in twice.memberships}) == 2


def test_the_national_network_is_older_than_the_register_and_moves_about(small: Store) -> None:
    network = networks.named(small, "Riksnätverket")
    whole = networks.get(small, network, as_of=DAY)
    assert (whole.span.first, whole.span.text) == (date(1996, 1, 1), "sedan 1996")
    assert [member.organisation_name for member in whole.members if member.capacity == "convener"] == [
        "Sveriges Kommuner och Regioner"
    ]
    held = meetings.rows(small, meetings.ids(small, network=network))
    assert len({row.host for row in held}) == len(held) == 4
    assert all(date.fromisoformat(row.last_day).toordinal() == _third_day(row.first_day) for row in held)


def _third_day(first: str) -> int:
    return date.fromisoformat(first).toordinal() + 2


def test_a_year_of_meetings_with_attendance_behind_and_replies_ahead(small: Store) -> None:
    found = [meetings.get(small, number) for number in meetings.ids(small)]
    assert {each.status for each in found if each.last_day < DAY} == {"held", "cancelled"}
    assert {each.status for each in found if each.first_day >= DAY} == {"planned"}
    assert sum(each.status == "cancelled" for each in found) == 1
    for each in found:
        noted = {row.presence for row in each.attendance}
        assert noted == (
            {"present", "absent"} if each.status == "held" else ({""} if each.attendance else set())
        )
    coming = [each for each in found if each.status == "planned" and each.attendance]
    assert all({"accepted", "declined", ""} == {row.reply for row in each.attendance} for each in coming)
    assert len(coming) >= 3
    assert all(each.networks for each in found)


def test_everything_is_fictional(small: Store) -> None:
    for number in participants.ids(small):
        for contact in participants.get(small, number).contacts:
            if contact.kind == "email":
                assert contact.value.endswith(".example")
            elif contact.kind == "mobile":
                assert contact.value.startswith("+467017406")
                assert 5 <= int(contact.value[-2:]) <= 99
            else:
                assert contact.value.startswith(("+463139006", "+468465004"))


def test_no_combination_of_names_is_a_known_person() -> None:
    hashes = frozenset(
        (Path(__file__).parents[1] / "house" / "real_names.txt").read_text(encoding="utf-8").split()
    )
    given, family = (
        (RESOURCES / "demo" / f"{kind}_names.txt").read_text(encoding="utf-8").splitlines()
        for kind in ("given", "family")
    )
    assert len(given) >= 150
    assert len(family) >= 150
    for one in given:
        for other in family:
            name = f"samverka/house/1{one} {other}".casefold().encode()
            assert hashlib.sha256(name).hexdigest()[:32] not in hashes, f"{one} {other}"


def test_long_and_odd_names_can_be_found(small: Store) -> None:
    for words, name in (
        ("zielin", "Małgorzata Zielińska"),
        ("o'dwyer", "Siobhán O'Dwyer-Lind"),
        ("stjerneholm", "Gun-Britt von Stjerneholm"),
        ("falander", "Ann-Charlotte Falander Bromander"),
    ):
        found = participants.rows(small, participants.ids(small, search=words))
        assert [row.name for row in found] == [name]


def test_the_same_seed_and_day_give_the_same_people_and_another_others(small: Store, tmp_path: Path) -> None:
    with closing(drain(demo(str(tmp_path / "same.samverka"), today=DAY))) as again:
        assert digest(again) == digest(small)
    with closing(drain(demo(str(tmp_path / "other.samverka"), today=DAY, seed=2))) as other:
        assert digest(other) != digest(small)
        assert participants.count(other) == 60


@pytest.mark.parametrize("participants_wanted", [1, 17, 61, 200])
def test_of_any_size(tmp_path: Path, participants_wanted: int) -> None:
    work = demo(str(tmp_path / "demo.samverka"), participants=participants_wanted, today=DAY)
    with closing(drain(work)) as store:
        rows = everybody(store)
        assert len(rows) == participants_wanted
        addresses = [row.email for row in rows if row.email and "@" in row.email]
        own = [address for address in addresses if not address.startswith(("kansliet@", "arbetsmarknad@"))]
        assert len(own) == len(set(own))
        assert sum(not row.networks for row in rows) <= 1


@pytest.mark.postgres
def test_on_postgresql_the_same_people(small: Store, empty_database: str) -> None:
    with closing(drain(demo(empty_database, today=DAY))) as store:
        assert digest(store) == digest(small)


def test_progress_is_told_and_a_cancelled_one_leaves_no_register(tmp_path: Path) -> None:
    place = tmp_path / "demo.samverka"
    work = demo(str(place), participants=5_000, today=DAY)
    told: list[Progress] = []
    for progress in work:
        told.append(progress)
        if progress.done > 2_000:
            break
    work.close()
    assert all(each.text for each in told)
    assert [each.done for each in told] == sorted(each.done for each in told)
    assert not place.exists()
    drain(demo(str(place), participants=5, today=DAY)).close()


def test_nothing_is_overwritten_and_nobody_is_no_demo(tmp_path: Path) -> None:
    place = tmp_path / "kept.samverka"
    place.write_bytes(b"mine")
    with pytest.raises(RegisterProblem):
        drain(demo(str(place)))
    assert place.read_bytes() == b"mine"
    with pytest.raises(Invalid):
        drain(demo(str(tmp_path / "none.samverka"), participants=0))
    assert not register.is_address(str(place))
