"""Instant search: what is found by which letters, in Swedish order, alike on both databases, always true."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.records.keys import search_terms, search_text, sort_key
from desktop_app.store import (
    journal,
    listing,
    networks,
    organisations,
    participants,
    search,
    search_texts,
    tables,
)
from desktop_app.store.change import loading
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.work import assignments as at_assignments
from desktop_app.work import networks as at_networks
from desktop_app.work import organisations as at_organisations
from desktop_app.work import participants as at_participants
from desktop_app.work.meetings import invitations
from desktop_app.work.meetings import meetings as at_meetings
from tests.people import DAY, body, network, person, small

NASTY = (
    '"', "*", "'", "-", '"*\' AND -', "AND", "OR", "NOT", "NEAR(a b)", "a AND b", "åsa*", "^åsa", "{", "}",
    "(", "åsa)", "text:åsa", "åsa -öberg", "%", "_", "å_a", "%%%", "\\", ";--", "\x00", "\n", "😀",
    "a" * 5000, "NULL", "''", "+", "+46",
)  # fmt: skip


def assert_true(store: Store) -> None:
    """The index holds exactly what the records say, its ranks are in order, its full-text parts are whole."""
    entry = tables.search_entry
    for kind in search.KINDS:
        kept = {
            row.record: (row.sort_key, row.text, row.rank)
            for row in store.fetch(sa.select(entry).where(entry.c.kind == kind))
        }
        said = {
            text.record: (text.sort_key, text.text)
            for text in search_texts.texts(store, kind, search_texts.in_order(store, kind))
        }
        assert {record: each[:2] for record, each in kept.items()} == said
        by_rank = [each[0] for each in sorted(kept.values(), key=lambda each: each[2])]
        assert by_rank == sorted(by_rank)
    if store.dialect == "sqlite":
        with store.transaction() as connection:
            for index in ("search_trigrams", "search_words"):
                check = f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)"
                connection.exec_driver_sql(check)


def found(store: Store, text: str) -> list[str]:
    return [row.name for row in participants.rows(store, participants.ids(store, search=text))]


@pytest.fixture
def full(store: Store) -> Store:
    small(store)
    person(store, "Örjan Åberg", "Gotland", email="orjan.aberg@gotland.example", phone="0498-26 90 00")
    person(store, "Müller Zoë-Łucja", "Håbo", title="Kommunikatör/HR-chef")
    person(store, "Wilma Ångström", "Habo", unit="Arbetsmarknadsenheten")
    return store


WAYS: dict[str, set[str]] = {
    "öberg": {"Åsa Öberg"},
    "ÖBERG": {"Åsa Öberg"},
    "oberg": {"Åsa Öberg"},
    "asa": {"Åsa Öberg"},
    "å": {"Örjan Åberg", "Wilma Ångström", "Åsa Öberg"},
    "ö": {"Örjan Åberg", "Åsa Öberg"},
    "ber": {"Örjan Åberg", "Åsa Öberg"},
    "öb ås": {"Åsa Öberg"},
    "berg åsa": {"Åsa Öberg"},
    "essen von": {"Nils von Essen"},
    "zoe": {"Müller Zoë-Łucja"},
    "lucja": {"Müller Zoë-Łucja"},
    "łucja": {"Müller Zoë-Łucja"},
    "muller": {"Müller Zoë-Łucja"},
    "070-174 06 05": {"Nils von Essen"},
    "0701740605": {"Nils von Essen"},
    "070 174 0605": {"Nils von Essen"},
    "+46701740605": {"Nils von Essen"},
    "+46 (0)70-174 06 05": {"Nils von Essen"},
    "17406": {"Nils von Essen"},
    "0498-26 90 00": {"Örjan Åberg"},
    "asa.oberg@partille.example": {"Åsa Öberg"},
    "asa.oberg": {"Åsa Öberg"},
    "@partille": {"Åsa Öberg"},
    "gotland.example": {"Örjan Åberg"},
    "partille": {"Åsa Öberg"},
    "håbo": {"Müller Zoë-Łucja"},
    "hr-chef": {"Müller Zoë-Łucja"},
    "arbetsmarknadsenh": {"Wilma Ångström"},
    "am öberg": {"Åsa Öberg"},
    "xyzzy": set(),
    "öberg xyzzy": set(),
}


def test_a_participant_is_found_in_many_ways(full: Store) -> None:
    assert {text: set(found(full, text)) for text in WAYS} == WAYS


def test_short_words_are_found_at_a_words_start_only(full: Store) -> None:
    assert found(full, "ör") == ["Örjan Åberg"]
    assert found(full, "rj") == []
    assert found(full, "rja") == ["Örjan Åberg"]


def test_habo_without_its_ring_finds_both(full: Store) -> None:
    assert set(found(full, "habo")) == {"Müller Zoë-Łucja", "Wilma Ångström"}


def test_an_empty_search_lists_all(full: Store) -> None:
    assert len(found(full, "")) == len(found(full, "  ")) == participants.count(full) == 6


def test_nasty_letters_are_letters(full: Store) -> None:
    for text in NASTY:
        for kind, records in (("participant", participants), ("organisation", organisations)):
            wanted = records.ids(full, search=text)
            assert records.count(full, search=text) == len(wanted), text
            if search_terms(text):
                assert list(wanted) == search.record_ids(full, kind, text), text


def test_hits_come_in_swedish_order(store: Store) -> None:
    names = [
        "Öst",
        "Åkesson",
        "Ärlig",
        "Zorn",
        "Wall",
        "Vall",
        "Valö",
        "von Ek",
        "Af Ek",
        "Aberg",
        "Ågren",
        "Ek",
        "Ék",
    ]
    for name in names:
        person(store, f"Test {name}")
    wanted = sorted((f"Test {name}" for name in names), key=lambda name: sort_key(f"{name[5:]}, Test"))
    assert wanted[:1] == ["Test Aberg"]
    assert wanted[-4:] == ["Test Ågren", "Test Åkesson", "Test Ärlig", "Test Öst"]
    assert found(store, "test") == found(store, "te") == found(store, "") == wanted
    assert found(store, "test")[:3] == [
        row.name for row in participants.rows(store, participants.ids(store, search="test", limit=3))
    ]
    backwards = participants.ids(store, search="test", descending=True)
    assert backwards == participants.ids(store, search="test")[::-1]


def test_the_other_records_are_found(full: Store) -> None:
    def names(records: object, text: str) -> list[str]:
        return [row[1] for row in records.rows(full, records.ids(full, search=text))]  # type: ignore[attr-defined]

    assert names(networks, "am") == names(networks, "marknad") == ["Arbetsmarknad"]
    assert names(meetings, "stadshuset 2026-05") == names(meetings, "arbetsmarknad") == ["2026-05-01"]
    assert names(organisations, "1402") == names(organisations, "partille kommun") == ["Partille kommun"]
    assert names(organisations, "vgr") == ["Västra Götalandsregionen"]


# the index stays true


def test_true_in_a_new_register(store: Store) -> None:
    assert_true(store)


def test_true_after_every_verb_and_its_undo(store: Store) -> None:
    group = small(store)
    eva = participants.named(store, "Eva Ek")
    verbs: list[Callable[[], object]] = [
        lambda: at_participants.change(
            store, participant=eva, family="Zachrisson", email="z@ale.example", phone=""
        ),
        lambda: at_participants.change(
            store, participant=eva, organisation=body(store, "Lerum"), title="Chef"
        ),
        lambda: at_organisations.change(store, organisation=body(store, "Lerum"), name="Nya Lerum"),
        lambda: at_networks.change(store, network=group, name="Tillväxt", owner=body(store, "GR")),
        lambda: at_organisations.change(store, organisation=body(store, "GR"), name="Västkusten"),
        lambda: at_networks.leave(store, network=group, participant=eva, on=DAY),
        lambda: at_meetings.change(store, meeting=meetings.ids(store)[0], place="Rådhuset", first_day=DAY),
        lambda: at_meetings.change(store, meeting=meetings.ids(store)[0], networks=[]),
        lambda: at_participants.remove(store, participants=[eva]),
        lambda: at_meetings.remove(store, meeting=meetings.ids(store)[0]),
        lambda: at_networks.remove(store, network=group),
    ]
    for verb in verbs:
        verb()
        assert_true(store)
    assert participants.ids(store, search="arbetsmarknad") == []
    for _verb in verbs:
        journal.undo(store)
        assert_true(store)
    assert participants.ids(store, search="eva ek arbetsmarknad göteborgsregionen") == [eva]
    for _verb in verbs:
        journal.redo(store)
    assert_true(store)


def test_an_organisations_new_name_finds_its_people_networks_and_meetings(store: Store) -> None:
    ale = body(store, "Ale")
    eva = person(store, "Eva Ek", "Ale")
    group = network(store, owner=ale)
    meeting = at_meetings.add(store, first_day=DAY, host=ale, networks=[group])
    at_organisations.change(store, organisation=ale, name="Zebrastad")
    assert participants.ids(store, search="zebra") == [eva]
    assert networks.ids(store, search="zebra") == [group]
    assert meetings.ids(store, search="zebra") == [meeting]
    assert organisations.named(store, "Ale kommun") == ale  # the old name is an alias now
    assert_true(store)


def test_a_meeting_is_found_by_its_guests_but_not_by_everybody_of_its_networks(store: Store) -> None:
    group = network(store)
    eva = person(store, "Eva Ek", "Ale")
    at_networks.join(store, network=group, participant=eva)
    meeting = at_meetings.add(store, first_day=DAY, networks=[group])
    invitations.invite(store, meeting=meeting)
    guest = invitations.invite_guest(
        store, meeting=meeting, name="Zita Quist", title="Landshövding", organisation_text="Länsstyrelsen"
    )
    invitations.invite_category(store, meeting=meeting, name="Alla samordnare")
    invitations.add_press_contact(store, meeting=meeting, name="Pelle Presse")
    for text in ("zita", "landshövding", "länsstyr", "alla samordnare", "presse"):
        assert meetings.ids(store, search=text) == [meeting], text
    assert meetings.ids(store, search="eva ek") == []
    assert_true(store)
    invitations.uninvite(store, meeting=meeting, attendance=[guest])
    assert meetings.ids(store, search="zita") == []
    journal.undo(store)
    assert meetings.ids(store, search="zita") == [meeting]
    assert_true(store)


def test_an_assignment_is_found_by_its_areas_pilots_and_tasks(store: Store) -> None:
    number = at_assignments.add(store, title="Kartläggning")
    other = at_assignments.add(store, title="Remissvar")
    for kind, lines in (("areas", ["Språk, till exempel språkcafé"]), ("pilots", ["Pilot i Ale"])):
        at_assignments.set_lines(store, assignment=number, kind=kind, lines=lines)
    at_assignments.set_lines(store, assignment=other, kind="tasks", lines=["Enkät"])

    def hits(text: str) -> list[int]:
        return search.record_ids(store, "assignment", text)

    assert hits("språkcafé") == hits("pilot ale") == [number]
    assert hits("enkät") == [other]
    at_assignments.set_lines(store, assignment=number, kind="areas", lines=["Validering"])
    assert (hits("språkcafé"), hits("validering")) == ([], [number])
    at_assignments.set_lines(store, assignment=number, kind="areas", lines=[])
    assert hits("validering") == []
    assert_true(store)
    for _step in range(2):
        journal.undo(store)
    assert hits("språkcafé") == [number]
    assert_true(store)


def test_true_after_many_rows_and_where_there_is_no_room_between_two(store: Store) -> None:
    def rows(family: str, count: int) -> list[dict[str, object]]:
        return [
            {"given": f"G{number % 7}", "family": f"{family}{number:04}", "written": f"G {family}{number:04}"}
            for number in range(count)
        ]

    with loading(store) as change:
        change.insert_many("participant", rows("M", 700))
    with store.change("imported", file="lista.csv", count=1) as running:
        running.insert_many("participant", rows("L", 700))
    for step in range(30):  # each halves the space before the one added last
        person(store, f"Bo Löv{'z' * (30 - step)}")
    with store.transaction() as connection:
        first, second = connection.execute(
            sa.select(tables.search_entry.c.rank)
            .where(tables.search_entry.c.kind == "participant")
            .order_by(tables.search_entry.c.rank)
            .limit(2)
        ).fetchall()
        assert second[0] > first[0]
    assert_true(store)
    with store.change("imported", file="lista.csv", count=1) as running:
        running.update_where("participant", {"given": "G1"}, note="x")
        running.delete("participant", participants.ids(store, search="m00"))
    assert_true(store)
    journal.undo(store)
    assert_true(store)
    assert len(participants.ids(store)) == 1430


# both databases alike


@pytest.fixture
def both(sqlite_store: Store, postgresql_store: Store) -> tuple[Store, Store]:
    for store in (sqlite_store, postgresql_store):
        small(store)
        for name in ("Örjan Åberg", "Zoë Łucja", "Wilma Wall", "Ulf Vall", "Åke af Ek", "O'Brian Ström"):
            person(store, name, "Habo", email=f"{len(name)}.x@habo.example", mobile="070-174 06 10")
    return sqlite_store, postgresql_store


WORDS = st.sampled_from(
    [
        "å",
        "ö",
        "va",
        "wa",
        "ek",
        "öberg",
        "obe",
        "070",
        "0701",
        "+4670",
        "habo",
        "x@",
        "am",
        "a",
        "o'b",
        "1",
        "2026-05",
    ]
)


@pytest.mark.postgres
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(text=st.one_of(st.lists(WORDS, max_size=3).map(" ".join), st.text(max_size=6), st.sampled_from(NASTY)))
def test_both_databases_find_the_same_in_the_same_order(both: tuple[Store, Store], text: str) -> None:
    for kind in search.KINDS:
        one, other = (search.record_ids(store, kind, text) for store in both)
        assert one == other, (kind, text)
    in_lists = [participants.ids(store, search=text, order="organisation") for store in both]
    assert in_lists[0] == in_lists[1]


@settings(max_examples=100)
@given(st.text(max_size=40))
def test_a_text_is_found_by_each_of_its_words(text: str) -> None:
    stored = search_text(text)
    assert all(term in stored.split(" ") for term in search_terms(text))


def test_in_order_leaves_out_what_has_gone() -> None:
    assert listing.in_order([(1, "a"), (3, "c")], [3, 2, 1]) == [(3, "c"), (1, "a")]


def test_one_added_beside_one_changed_in_one_change(store: Store) -> None:
    """The one who keeps a place in the index is a neighbour of the newcomer all the same."""
    first = person(store, "Åsa Öberg")
    with store.change("imported", file="x", count=1) as change:
        reached = {"kind": "email", "value": "a@x.example", "as_written": "a@x.example"}
        change.insert("contact", participant=first, **reached)
        for number in range(3):
            change.insert("participant", given="Åsa", family=f"Öberg{number}", written=f"Åsa Öberg{number}")
    assert len(participants.ids(store, search="öberg")) == 4
    assert participants.ids(store, search="x example") == [first]
