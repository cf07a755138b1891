"""Planned on a real register and carried out: in steps that can be cancelled, and answered row by row."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa
from msgspec import structs

from desktop_app.errors import Conflict, Invalid, NotFound, RegisterProblem
from desktop_app.records.ids import NetworkId, OrganisationId, ParticipantId
from desktop_app.records.progress import drain
from desktop_app.store import dump, imports, journal, memberships, networks, participants, search
from desktop_app.store.database import Store
from desktop_app.store.register import open_register
from desktop_app.work import networks as at_networks
from desktop_app.work.imports import Pasted, Prepared, carry_out, prepare
from desktop_app.work.intake.planning.asking import Around, Keys, Planned, Wanted, Whole, planning
from desktop_app.work.intake.planning.known import answer, planned
from desktop_app.work.intake.planning.plan import plan
from desktop_app.work.intake.planning.planned import Known, PlannedPerson, RowChoice
from desktop_app.work.intake.understood import Person, PhoneText, Understood
from tests.people import body, network, person

DAY = date(2026, 3, 1)


def row(number: int, name: str, at: OrganisationId | None = None, **said: Any) -> Person:
    """`said`: any field of Person; `email` and `mobile` for one of each."""
    email, mobile = said.pop("email", ""), said.pop("mobile", "")
    given, _blank, family = name.rpartition(" ")
    return Person(
        "Blad1",
        number,
        name,
        given,
        family,
        organisation=at,
        organisation_code=str(at or ""),
        emails=(email,) if email else (),
        phones=(PhoneText("mobile", mobile, mobile),) if mobile else (),
        **said,
    )


def file_of(*people: Person, **said: Any) -> Understood:
    return structs.replace(Understood("lista.xlsx", "xlsx", 1, "", "s", people=people), **said)


def prepared(store: Store, understood: Understood, into: NetworkId | None = None) -> Prepared:
    return Prepared((planned(store, understood, into),), (), journal.last_change(store))


def carried_out(store: Store, understood: Understood, into: NetworkId | None = None, **said: Any) -> Any:
    return drain(carry_out(store, prepared(store, understood, into), **said))


def rows_of(store: Store, understood: Understood, into: NetworkId | None = None) -> Sequence[PlannedPerson]:
    return planned(store, understood, into).file.people


def states(store: Store, understood: Understood, into: NetworkId | None = None) -> list[str]:
    return [each.state for each in rows_of(store, understood, into)]


def titles(store: Store, number: ParticipantId) -> list[str]:
    return [each.title for each in participants.get(store, number).affiliations]


# in steps


def many(store: Store, count: int = 1200) -> Understood:
    ale = body(store, "Ale")
    return file_of(*(row(n, f"Anna Efternamn{n}", ale, email=f"a{n}@ale.example") for n in range(2, count)))


@pytest.mark.parametrize("steps", [1, 3, 6, 9])
def test_cancelled_at_any_step_nothing_was_written(sqlite_store: Store, steps: int) -> None:
    before = dump.everything(sqlite_store)
    moved = journal.last_change(sqlite_store)
    work = carry_out(sqlite_store, prepared(sqlite_store, many(sqlite_store)))
    for _step in range(steps):
        next(work)
    work.close()
    assert dump.everything(sqlite_store) == before
    assert journal.last_change(sqlite_store) == moved
    assert participants.ids(sqlite_store, search="efternamn7") == []


def test_cancelled_while_the_backup_is_made(sqlite_store: Store, tmp_path: Path) -> None:
    sqlite_store.backups = tmp_path / "backups"
    work = carry_out(sqlite_store, prepared(sqlite_store, many(sqlite_store)))
    assert next(work).text == "Making a backup"
    work.close()
    assert [path for path in sqlite_store.backups.rglob("*") if path.is_file()] == []
    assert participants.ids(sqlite_store) == []
    assert drain(carry_out(sqlite_store, prepared(sqlite_store, many(sqlite_store, 5))))
    assert len(list(sqlite_store.backups.rglob("*import.samverka"))) == 1


def test_after_many_rows_the_search_index_is_whole(sqlite_store: Store) -> None:
    """The full-text indexes compare themselves with the entries, also after rows that were written over."""
    understood = many(sqlite_store)
    assert carried_out(sqlite_store, understood)
    titled = [structs.replace(each, title="Rektor") for each in understood.people]
    assert carried_out(sqlite_store, structs.replace(understood, people=tuple(titled)))
    assert len(participants.ids(sqlite_store, search="rektor")) == len(titled)
    journal.undo(sqlite_store)
    assert participants.ids(sqlite_store, search="rektor") == []
    with sqlite_store.transaction() as connection:
        for index in ("search_trigrams", "search_words"):
            check = f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)"
            connection.execute(sa.text(check))


def test_a_plan_that_the_register_has_left_behind_is_refused(sqlite_store: Store) -> None:
    made = prepared(sqlite_store, file_of(row(2, "Bo Ek")))
    person(sqlite_store, "Eva Ek")
    with pytest.raises(Conflict, match="has been changed since"):
        drain(carry_out(sqlite_store, made))


def test_who_is_asked_for_is_all_that_matching_would_look_at(sqlite_store: Store) -> None:
    """The plan made of the few whom the rows may mean is the plan made of the whole register."""
    chance = Random(5)
    given, family = (
        ("Anna", "Åsa", "Bo", "Kristina", "Anna Maria"),
        ("Berg", "Bergh", "Ek", "Lindqvist", "Öberg"),
    )
    places = [body(sqlite_store, name) for name in ("Ale", "Partille", "Lerum")]

    def rows(count: int) -> tuple[Person, ...]:
        people = []
        for number in range(2, 2 + count):
            first, last = chance.choice(given), chance.choice(family)
            email = chance.choice(("", f"{first[0]}.{last}{chance.randint(1, 3)}@ale.example".lower()))
            mobile = chance.choice(("", f"+4670174060{chance.randint(5, 9)}"))
            at = chance.choice([*places, None])
            people.append(row(number, f"{first} {last}", at, email=email, mobile=mobile))
        return tuple(people)

    carried_out(sqlite_store, file_of(*rows(60), shape="first"), on_perhaps="new")
    everybody = participants.ids(sqlite_store)
    for number in range(12):
        understood = file_of(*rows(12), shape=f"s{number}")
        whole = drain(answer(sqlite_store, None, Wanted(list(everybody))))
        asked = planning(understood)
        around = drain(answer(sqlite_store, None, next(asked)))
        assert isinstance(around, Around)
        asked.send(around)
        with pytest.raises(StopIteration) as ended:
            asked.send(whole)
        few = planned(sqlite_store, understood).file.people
        made = ended.value.value
        assert isinstance(made, Planned)
        assert [told(each) for each in few] == [told(each) for each in made.file.people]


def told(planned_person: PlannedPerson) -> tuple[Any, ...]:
    each = planned_person
    return each.state, each.identity, each.match, sorted(each.candidates), each.cells, each.twin


# who has left


def test_who_has_left_is_ended_once(sqlite_store: Store) -> None:
    group = network(sqlite_store, "Arbetsmarknad", ("Ale",))
    ale = body(sqlite_store, "Ale")
    carried_out(sqlite_store, file_of(row(2, "Eva Ek", ale, title="Rektor")), group)
    before = dump.everything(sqlite_store)
    left = file_of(row(2, "Eva Ek", ale, title="Rektor", gone=True), row(3, "Bo Alm", ale, gone=True))
    [eva, bo] = rows_of(sqlite_store, left, group)
    assert (eva.state, [(cell.field, cell.new) for cell in eva.cells], eva.roles) == (
        "changed",
        [("gone", "yes")],
        (),
    )
    assert (bo.state, bo.evidence) == ("left_out", "has left, and is not in the register")
    change = carried_out(sqlite_store, left, group, end_missing=DAY)
    held = dump.everything(sqlite_store)
    for table in ("affiliation", "membership"):
        assert [each["last_day"] for each in held[table]] == [DAY.isoformat()], table
    assert states(sqlite_store, left, group) == ["unchanged", "left_out"]
    journal.undo(sqlite_store, change)
    assert dump.everything(sqlite_store) == before


def test_who_has_left_today_is_not_ended_again_and_joins_again_by_a_later_list(sqlite_store: Store) -> None:
    group = network(sqlite_store, "Arbetsmarknad", ("Ale",))
    ale = body(sqlite_store, "Ale")
    here, left = file_of(row(2, "Eva Ek", ale)), file_of(row(2, "Eva Ek", ale, gone=True))
    carried_out(sqlite_store, here, group)
    carried_out(sqlite_store, left, group)
    assert states(sqlite_store, left, group) == ["unchanged"]
    yesterday = date.today() - timedelta(days=1)
    with sqlite_store.change("participants.changed", name="Eva Ek") as change:
        for table in ("membership", "affiliation"):
            change.update_where(table, {"last_day": date.today().isoformat()}, last_day=yesterday.isoformat())
    assert rows_of(sqlite_store, here, group)[0].roles == ("member",)


# networks that rows name


def test_each_row_joins_the_network_that_it_names(sqlite_store: Store) -> None:
    first = network(sqlite_store, "Arbetsmarknad", ("Ale",))
    ale = body(sqlite_store, "Ale")
    listed = file_of(
        row(2, "Eva Ek", ale, email="eva.ek@ale.example", network_text="arbetsmarknad"),
        row(3, "Eva Ek", ale, email="eva.ek@ale.example", network_text="Kultur i väst", role="chair"),
        row(4, "Bo Alm", ale, network_text="Arbetsmarknad"),
    )
    [eva, _bo] = rows_of(sqlite_store, listed)
    assert list(zip(eva.roles, eva.networks, strict=True)) == [
        ("member", "arbetsmarknad"),
        ("chair", "Kultur i väst"),
    ]
    assert planned(sqlite_store, listed).file.new_networks == ("Kultur i väst",)
    carried_out(sqlite_store, listed)
    second = networks.named(sqlite_store, "Kultur i väst")
    assert [len(memberships.of_day(sqlite_store, each)) for each in (first, second)] == [2, 1]
    assert states(sqlite_store, listed) == ["unchanged", "unchanged"]
    shorter = structs.replace(listed, people=listed.people[1:2])
    endings = planned(sqlite_store, shorter).file.endings
    assert endings == (), "the list says nothing of the first network"
    without_bo = structs.replace(listed, people=listed.people[:2])
    assert [(each.name, each.network) for each in planned(sqlite_store, without_bo).file.endings] == [
        ("Bo Alm", first)
    ]
    carried_out(sqlite_store, without_bo, end_missing=date.today() - timedelta(days=1))
    assert [each.name for each in memberships.of_day(sqlite_store, first)] == ["Eva Ek"]
    assert [each.roles for each in rows_of(sqlite_store, listed)] == [(), ("member",)]


# answered row by row


@pytest.fixture
def disagreed(sqlite_store: Store) -> tuple[Understood, ParticipantId]:
    """A list that said "Lärare" and says "Rektor", while somebody has written "Chef" in the register."""
    ale = body(sqlite_store, "Ale")
    carried_out(sqlite_store, file_of(row(2, "Eva Ek", ale, title="Lärare", party="S")))
    number = participants.named(sqlite_store, "Eva Ek")
    with sqlite_store.change("participants.changed", name="Eva Ek") as change:
        change.update_where("affiliation", {"participant": number}, title="Chef")
    return file_of(row(2, "Eva Ek", ale, title="Rektor", party="M")), number


def test_after_keeping_the_same_list_is_unchanged_and_can_still_be_taken(
    sqlite_store: Store, disagreed: tuple[Understood, ParticipantId]
) -> None:
    listed, eva = disagreed
    assert states(sqlite_store, listed) == ["conflict"]
    carried_out(sqlite_store, listed)
    assert titles(sqlite_store, eva) == ["Chef"]
    [again] = rows_of(sqlite_store, listed)
    assert again.state == "unchanged"
    assert [(cell.field, cell.old, cell.new, cell.last) for cell in again.kept] == [
        ("title", "Chef", "Rektor", "Rektor")
    ]
    assert carried_out(sqlite_store, listed) is None
    assert carried_out(sqlite_store, listed, on_conflict="file") is None
    assert carried_out(sqlite_store, listed, choices={0: {0: "file"}})
    assert titles(sqlite_store, eva) == ["Rektor"]
    assert rows_of(sqlite_store, listed)[0].kept == ()


def test_each_cell_is_answered_by_itself(
    sqlite_store: Store, disagreed: tuple[Understood, ParticipantId]
) -> None:
    listed, eva = disagreed
    [planned_row] = rows_of(sqlite_store, listed)
    assert [(cell.field, cell.conflict) for cell in planned_row.cells] == [("title", True), ("party", False)]
    carried_out(sqlite_store, listed, choices={0: {0: RowChoice(cells={0: True, 1: False})}})
    [held] = participants.get(sqlite_store, eva).affiliations
    assert (held.title, held.party) == ("Rektor", "S")
    assert states(sqlite_store, listed) == ["unchanged"]


def test_of_several_candidates_one_is_pointed_at(sqlite_store: Store) -> None:
    ale = body(sqlite_store, "Ale")
    one, other = (person(sqlite_store, "Eva Ek", "Ale") for _each in range(2))
    listed = file_of(row(2, "Eva Ek", ale, title="Rektor"))
    [asked] = rows_of(sqlite_store, listed)
    assert (asked.state, asked.match, {each.match for each in asked.options}) == (
        "perhaps",
        None,
        {one, other},
    )
    with pytest.raises(Invalid, match="cannot be participant 999"):
        carried_out(sqlite_store, listed, choices={0: {0: "same:999"}})
    carried_out(sqlite_store, listed, choices={0: {0: f"same:{other}"}})
    assert (titles(sqlite_store, one), titles(sqlite_store, other)) == ([""], ["Rektor"])


def test_namesakes_elsewhere_are_counted(sqlite_store: Store) -> None:
    for place in ("Partille", "Lerum", "Öckerö"):
        person(sqlite_store, "Eva Ek", place)
    [eva] = rows_of(sqlite_store, file_of(row(2, "Eva Ek", body(sqlite_store, "Ale"))))
    assert (eva.state, eva.evidence) == ("new", "3 other people have the same name, in other organisations")


def test_two_rows_that_are_not_the_one_in_the_register_are_told_apart_from_him_once(
    sqlite_store: Store,
) -> None:
    person(sqlite_store, "Eva Ek")
    listed = file_of(
        row(2, "Eva Ek", body(sqlite_store, "Ale")), row(3, "Eva Ek", body(sqlite_store, "Lerum"))
    )
    assert states(sqlite_store, listed) == ["perhaps", "perhaps"]
    assert carried_out(sqlite_store, listed, on_perhaps="new")
    assert states(sqlite_store, listed) == ["unchanged", "unchanged"]


def test_all_rows_that_are_said_to_be_one_participant_are_written(sqlite_store: Store) -> None:
    ale = body(sqlite_store, "Ale")
    eva = person(sqlite_store, "Eva Ek", "Ale", email="eva.ek@ale.example")
    listed = file_of(
        row(2, "Eva Ek", ale, title="Rektor", email="eva.ek@ale.example", mobile="+46701740605"),
        row(3, "Eva Ek", ale, email="eva@ale.example", mobile="+46701740605"),
    )
    assert [each.match for each in rows_of(sqlite_store, listed)] == [eva, eva]
    carried_out(sqlite_store, listed, choices={0: {1: "same"}})
    held = participants.get(sqlite_store, eva)
    assert (titles(sqlite_store, eva), [each.value for each in held.contacts]) == (
        ["Rektor"],
        ["eva.ek@ale.example", "+46701740605", "eva@ale.example"],
    )
    assert states(sqlite_store, listed) == ["unchanged"]
    assert carried_out(sqlite_store, listed) is None


def test_what_two_files_of_an_import_say_of_somebody_is_written_once(sqlite_store: Store) -> None:
    group = network(sqlite_store)
    eva = person(sqlite_store, "Eva Ek", email="eva.ek@ale.example")
    said = {"email": "eva.ek@ale.example", "mobile": "+46701740605"}
    listed = file_of(row(2, "Eva Ek", body(sqlite_store, "Ale"), title="Rektor", role="chair", **said))
    other = file_of(row(2, "Eva Ek", body(sqlite_store, "Ale"), department="Skola", **said), file="b.xlsx")
    plans = tuple(planned(sqlite_store, each, group) for each in (listed, other))
    before = dump.everything(sqlite_store)
    change = drain(carry_out(sqlite_store, Prepared(plans, (), journal.last_change(sqlite_store))))
    held = participants.get(sqlite_store, eva)
    assert [(each.title, each.unit) for each in held.affiliations] == [("Rektor", "Skola")]
    assert [each.value for each in held.contacts] == list(said.values())
    assert len(memberships.of_day(sqlite_store, group)) == 1
    assert states(sqlite_store, listed, group) == states(sqlite_store, other, group) == ["unchanged"]
    journal.undo(sqlite_store, change)
    assert dump.everything(sqlite_store) == before


def test_who_cannot_leave_before_the_seat_begins_is_named(sqlite_store: Store) -> None:
    group = network(sqlite_store)
    first = date.today() + timedelta(days=30)
    eva = person(sqlite_store, "Eva Ek")
    at_networks.join(sqlite_store, network=group, participant=eva, role="member", first_day=first)
    before = dump.everything(sqlite_store)
    with pytest.raises(Invalid, match=f"What Eva Ek is from {first} cannot end before that"):
        carried_out(sqlite_store, file_of(row(2, "Bo Alm")), group, end_missing=DAY)
    assert dump.everything(sqlite_store) == before


def test_what_cannot_be_seen_in_a_cell_is_not_kept(store: Store) -> None:
    """PostgreSQL holds no NUL and no half of a letter; marks of direction would make another name."""
    table = "Namn\tKommun\tAnteckning\nAnna\x00 Berg\tAle\tx\x01y\ud800\n\u202eBo Ek\u202c\tLerum\u200e\t\n"
    lines = "Anna\x00 Berg, Ale\nBo\u200f Ek, Lerum\n"
    assert drain(carry_out(store, drain(prepare(store, [Pasted(table, "table")]))))
    held = dump.everything(store)
    people = [(each["written"], each["note"]) for each in held["participant"]]
    assert people == [("Anna Berg", "xy"), ("Bo Ek", "")]
    [text] = drain(prepare(store, [Pasted(lines, "text")])).files
    assert [each.state for each in text.file.people] == ["unchanged", "unchanged"]


# the store's part


def test_many_updates_meet_a_conflict_and_fill_what_is_computed(store: Store) -> None:
    numbers = [person(store, name) for name in ("Eva Ek", "Bo Alm")]
    with store.change("participants.changed", name="x") as change:
        change.update_many(
            "participant", [(number, 1, {"family": "Öst", "written": "Öst"}) for number in numbers]
        )
    assert participants.ids(store, search="öst") == [numbers[1], numbers[0]]
    with pytest.raises(Conflict), store.change("participants.changed", name="x") as change:
        change.update_many("participant", [(number, 1, {"note": "x"}) for number in numbers])


def test_what_is_near_is_the_same_on_both_databases(store: Store) -> None:
    ale = body(store, "Ale")
    eva = person(store, "Eva Ek", "Ale", email="eva.ek@ale.example", mobile="070-174 06 05")
    person(store, "Bo Alm", "Partille")
    loose = person(store, "Eva Ek")
    near = drain(
        imports.near(
            store,
            names=["ek eva"],
            emails=["eva.ek@ale.example"],
            mobiles=["+46701740605"],
            organisations=[ale],
        )
    )
    assert [(name, set(all_.split(" ")), nowhere) for name, all_, nowhere in near.named] == [
        ("ek eva", {f"{eva}", f"{loose}"}, f"{loose}")
    ]
    assert near.at == [(ale, f"{eva} ek eva")]
    assert (near.mobiles, near.mailed) == ([("+46701740605", f"{eva}")], [eva])
    assert search.record_ids(store, "participant", "alm") != []


def test_a_register_that_may_only_be_read_is_planned_on_and_not_written(sqlite_location: str) -> None:
    with closing(open_register(sqlite_location)), closing(open_register(sqlite_location)) as reader:
        assert reader.read_only
        made = prepared(reader, file_of(row(2, "Bo Ek")))
        assert [each.state for each in made.files[0].file.people] == ["new"]
        with pytest.raises(RegisterProblem):
            drain(carry_out(reader, made))


def test_the_questions_are_two_and_plain(sqlite_store: Store) -> None:
    """They cross to another process."""
    work = planning(file_of(row(2, "Bo Ek")))
    first = next(work)
    assert isinstance(first, Keys)
    second = work.send(drain(answer(sqlite_store, None, first)))
    assert isinstance(second, Wanted)
    with pytest.raises(StopIteration) as ended:
        work.send(Whole([], [], [], []))
    assert plan(file_of(row(2, "Bo Ek")), Known()).people == ended.value.value.file.people


def test_a_text_that_says_who_leaves_ends_nothing_unasked(sqlite_store: Store) -> None:
    group = network(sqlite_store, "Chefsnätverket")
    leaving = row(1, "Bo Alm", gone=True, proposed=True, left_out="only proposed")
    carried_out(sqlite_store, file_of(row(1, "Bo Alm"), row(2, "Eva Ek")), group)
    told = file_of(leaving, row(2, "Mia Ström", proposed=True, left_out="only proposed"))
    ready = prepared(sqlite_store, told, group)
    file = ready.files[0].file
    assert [(each.state, bool(each.match)) for each in file.people] == [
        ("left_out", True),
        ("left_out", False),
    ]
    assert file.endings == ()
    before = journal.last_change(sqlite_store)
    drain(carry_out(sqlite_store, ready))
    assert journal.last_change(sqlite_store) == before


def test_nobody_is_registered_because_they_leave(sqlite_store: Store) -> None:
    unknown = row(1, "Bo Alm", gone=True, proposed=True, left_out="only proposed")
    carried_out(sqlite_store, file_of(unknown), include_left_out=True)
    with pytest.raises(NotFound):
        participants.named(sqlite_store, "Bo Alm")
