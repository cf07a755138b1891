"""Two participants made one: all that was theirs is kept, and undone both are there again as they were."""

from __future__ import annotations

import random
from contextlib import closing
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from desktop_app.errors import Invalid, NotFound, RegisterProblem
from desktop_app.records.ids import MeetingId, ParticipantId
from desktop_app.records.meetings.meetings import Attendance
from desktop_app.records.merging import FIELDS, differences, sides
from desktop_app.records.progress import drain
from desktop_app.store import dump, journal, memberships, networks, participants, tables
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings as stored_meetings
from desktop_app.store.register import open_register
from desktop_app.work import duplicates
from desktop_app.work import networks as at_networks
from desktop_app.work import participants as at_participants
from desktop_app.work.meetings import invitations, meetings, replies
from tests.people import DAY, body, network, person


def merge(store: Store, a: ParticipantId, b: ParticipantId, **take: str) -> duplicates.Merged:
    return duplicates.merge(store, participant=a, other=b, take=take)


def same_after_undo_and_redo(store: Store, a: ParticipantId, b: ParticipantId, **take: str) -> None:
    before = dump.everything(store)
    merge(store, a, b, **take)
    after = dump.everything(store)
    assert journal.undo(store).kept == ()
    assert dump.everything(store) == before
    assert journal.redo(store).kept == ()
    assert dump.everything(store) == after


def values(store: Store, number: ParticipantId, kind: str) -> list[str]:
    return [each.as_written for each in participants.get(store, number).contacts if each.kind == kind]


def test_everything_of_the_second_goes_to_the_first(store: Store) -> None:
    group, other_group = network(store), network(store, "Vux")
    a = person(store, "Eva Ek", "Ale", email="eva.ek@ale.example", title="Chef", note="Ringer helst.")
    b = person(store, "Eva Ek", "Partille", email="eva@partille.example, eva.ek@ale.example", note="Deltid.")
    at_networks.join(store, network=group, participant=a)
    at_networks.join(store, network=other_group, participant=b)
    meeting = meetings.add(store, first_day=DAY, networks=[other_group])
    invitations.invite(store, meeting=meeting)
    merged = merge(store, a, b)
    assert (merged.kept, merged.gone, merged.name) == (a, b, "Eva Ek")
    assert merged.moved == {"affiliation": 1, "contact": 1, "membership": 1, "attendance": 1}
    assert merged.change == journal.last_change(store)
    one = participants.get(store, a)
    assert [tie.organisation_name for tie in one.affiliations] == ["Ale kommun", "Partille kommun"]
    assert values(store, a, "email") == ["eva.ek@ale.example", "eva@partille.example"]
    assert [seat.network_name for seat in one.memberships] == ["Arbetsmarknad", "Vux"]
    assert one.note == "Ringer helst.\nDeltid."
    assert participants.ids(store, search="partille.example") == [a]
    assert participants.ids(store) == [a]
    assert journal.history(store)[0].title == "Merged Eva Ek with Eva Ek"
    with pytest.raises(NotFound, match=f"no participant {b}"):
        merge(store, a, b)


def test_a_person_chooses_field_by_field(store: Store) -> None:
    a = person(store, "Eva Ek", "Ale", title="Chef", email="e@ale.example", mobile="070-174 06 05", note="A")
    b = person(
        store, "Ewa Ekh", "Ale", title="Rektor", email="w@ale.example", mobile="070-174 06 06", note="B"
    )
    here, there = participants.get(store, a), participants.get(store, b)
    assert [(each.field, each.stands) for each in differences(here, there)] == [
        ("given", "a"),
        ("family", "a"),
        ("title", "both"),
        ("email", "both"),
        ("mobile", "both"),
        ("note", "both"),
    ]
    merge(store, a, b, family="b", title="b", email="b", mobile="a", note="b")
    one = participants.get(store, a)
    assert (one.given, one.family, one.written, one.note) == ("Eva", "Ekh", "Eva Ekh", "B")
    assert [tie.title for tie in one.affiliations] == ["Rektor"]
    assert (values(store, a, "email"), values(store, a, "mobile")) == (["w@ale.example"], ["070-174 06 05"])
    assert participants.ids(store, search="ekh") == [a]


def test_titles_that_contradict_both_stand_and_those_that_agree_become_one(store: Store) -> None:
    a = person(store, "Eva Ek", "Ale", title="Chef")
    b = person(store, "Eva Ek", "Ale", title="Rektor")
    c = person(store, "Eva Ek", "Ale", unit="Skola", title="Chef", leave_until=date(2026, 8, 31))
    merge(store, a, b)
    assert {tie.title for tie in participants.get(store, a).affiliations} == {"Chef", "Rektor"}
    assert merge(store, a, c).moved["affiliation"] == 0
    chef = next(tie for tie in participants.get(store, a).affiliations if tie.title == "Chef")
    assert (chef.unit, chef.leave_until) == ("Skola", date(2026, 8, 31))


def test_an_unsplit_name_takes_the_split_of_the_other(store: Store) -> None:
    a = at_participants.add(store, family="Eva Ek")
    b = person(store, "Eva Ek")
    merge(store, a, b)
    one = participants.get(store, a)
    assert (one.given, one.family, one.written) == ("Eva", "Ek", "Eva Ek")


def test_a_name_that_is_printed_otherwise_is_kept(store: Store) -> None:
    a = person(store, "Eva Ek", written="Eva ”Ebba” Ek")
    b = person(store, "Eva Ek")
    assert [each.field for each in differences(*(participants.get(store, n) for n in (a, b)))] == ["written"]
    merge(store, b, a)
    assert participants.get(store, b).written == "Eva Ek"
    journal.undo(store)
    merge(store, b, a, written="b")
    assert participants.get(store, b).written == "Eva ”Ebba” Ek"


@pytest.mark.parametrize("hidden", ["a", "b"])
def test_a_protected_identity_stays_protected(store: Store, hidden: str) -> None:
    two = {"a": person(store, "Eva Ek"), "b": person(store, "Eva Ek")}
    with store.change("x") as change:
        change.update("participant", two[hidden], 1, protected=1)
    assert [each.field for each in differences(*(participants.get(store, n) for n in two.values()))] == [
        "protected"
    ]
    same_after_undo_and_redo(store, two["a"], two["b"])
    assert participants.get(store, two["a"]).protected


# seats and meetings


def test_seats_that_overlap_become_one_and_others_stand_beside(store: Store) -> None:
    group = network(store)
    a, b = person(store, "Eva Ek", "Ale"), person(store, "Eva Ek", "Ale")
    for who, first, last in (
        (a, date(2019, 1, 1), date(2020, 12, 31)),
        (a, date(2022, 1, 1), date(2022, 12, 31)),
        (b, date(2020, 6, 1), date(2022, 6, 30)),  # bridges both
        (b, date(2025, 1, 1), None),
    ):
        at_networks.join(store, network=group, participant=who, first_day=first, last_day=last)
    at_networks.join(store, network=group, participant=b, role="chair")
    same_after_undo_and_redo(store, a, b)
    seats = participants.get(store, a).memberships
    assert [(seat.role_name, seat.span.first, seat.span.last) for seat in seats] == [
        ("member", date(2019, 1, 1), date(2022, 12, 31)),
        ("member", date(2025, 1, 1), None),
        ("chair", None, None),
    ]


def test_a_seat_held_for_nobody_known_goes_into_one_that_is(store: Store) -> None:
    group = network(store)
    a, b = person(store, "Eva Ek"), person(store, "Eva Ek", "Ale")
    for who in (a, b):
        at_networks.join(store, network=group, participant=who)
    merge(store, a, b)
    assert [seat.organisation_name for seat in participants.get(store, a).memberships] == ["Ale kommun"]


def test_deputies_follow_and_nobody_is_a_deputy_for_themselves(store: Store) -> None:
    group = network(store)
    a, b, c = (person(store, "Eva Ek", "Ale") for _times in range(3))
    seats = [
        at_networks.join(store, network=group, participant=who, role=role)
        for who, role in ((a, "deputy"), (b, "deputy"), (c, "deputy"), (b, "member"))
    ]
    with store.change("x") as change:
        change.update("membership", seats[0], 1, deputy_for=b)
        change.update("membership", seats[1], 1, call_order=2)
        change.update("membership", seats[2], 1, deputy_for=b)
    same_after_undo_and_redo(store, a, b)
    m = tables.membership
    rows = store.fetch(sa.select(m.c.id, m.c.deputy_for, m.c.call_order).order_by(m.c.id))
    assert [tuple(row) for row in rows] == [
        (seats[0], None, 2),
        (seats[2], a, None),
        (seats[3], None, None),
    ]


def test_of_one_meeting_the_more_telling_line_is_kept(store: Store) -> None:
    group = network(store)
    a, b = person(store, "Eva Ek", "Ale"), person(store, "Eva Ek", "Ale", title="Chef")
    for who, role in ((a, "member"), (b, "deputy")):
        at_networks.join(store, network=group, participant=who, role=role)
    both, only = (meetings.add(store, first_day=DAY + timedelta(n), networks=[group]) for n in (0, 1))
    listed(store, both, a, b, b)  # by mistake twice
    listed(store, only, b)
    held = lines(store, both)
    replies.answer(store, meeting=both, attendance=held[a].id, reply="declined", presence="absent")
    replies.answer(store, meeting=both, attendance=held[b].id, presence="present")
    same_after_undo_and_redo(store, a, b)
    line = lines(store, both)
    assert list(line) == [a]
    assert len(stored_meetings.get(store, both).attendance) == 1
    assert (line[a].reply, line[a].presence, line[a].title) == ("declined", "present", "Chef")
    assert list(lines(store, only)) == [a]


def listed(store: Store, meeting: MeetingId, *people: ParticipantId) -> None:
    """Put people on a meeting's list."""
    with store.change("x") as change:
        for number in people:
            held = participants.get(store, number)
            title = held.affiliations[0].title if held.affiliations else ""
            change.insert("attendance", meeting=meeting, participant=number, name=held.written, title=title)


def lines(store: Store, meeting: MeetingId) -> dict[ParticipantId | None, Attendance]:
    return {line.participant: line for line in stored_meetings.get(store, meeting).attendance}


# what is remembered


def test_a_list_that_named_both_changes_nothing_afterwards(sqlite_store: Store) -> None:
    from desktop_app.work import imports

    store = sqlite_store
    text = "Namn\tKommun\tE-post\nEva Ek\tAle\teva.ek@ale.example\nEva Eek\tAle\teva@ale.example\n"

    def again() -> Any:
        return drain(imports.prepare(store, [imports.Pasted(text, "lista")]))

    drain(imports.carry_out(store, again(), on_perhaps="new"))
    a, b = participants.ids(store)
    same_after_undo_and_redo(store, a, b)
    assert again().files[0].file.count("new") == 0


def test_what_was_known_of_others_still_holds(store: Store) -> None:
    a, b, c, d = (person(store, "Eva Ek", "Ale") for _times in range(4))
    duplicates.not_same(store, participant=b, other=c)
    duplicates.not_same(store, participant=a, other=d)
    duplicates.not_same(store, participant=b, other=d)
    duplicates.not_same(store, participant=a, other=b)
    with store.change("x") as change:
        change.insert("not_same", name_key="ek ewa", participant=b)
        change.insert("not_same", name_key="ek ewa", participant=a)
        change.insert("not_same", name_key="ek eva", participant=b)
    same_after_undo_and_redo(store, a, b)
    t = tables.not_same
    left = {tuple(row) for row in store.fetch(sa.select(t.c.name_key, t.c.participant))}
    assert left == {
        (f"#{a}", c),
        (f"#{c}", a),
        (f"#{a}", d),
        (f"#{d}", a),
        ("ek ewa", a),
    }
    assert [(pair.a, pair.b) for pair in drain(duplicates.find(store))] == [(c, d)]


def test_nothing_points_at_the_one_that_is_gone(store: Store) -> None:
    """Of every table that knows participants there is a row here; a new one must be merged too."""
    group = network(store)
    a, b = person(store, "Eva Ek", "Ale"), person(store, "Eva Ek", "Ale", email="e@ale.example")
    c = person(store, "Nils Ek", "Ale")
    for who in (b, c):
        at_networks.join(store, network=group, participant=who)
    invitations.invite(store, meeting=meetings.add(store, first_day=DAY, networks=[group]))
    with store.change("x") as change:
        change.insert("not_same", name_key="ek ewa", participant=b)
        change.insert("own_list_member", list=change.insert("own_list", name="Lucia"), participant=b)
        source = change.insert("import_source", shape="x")
        change.insert("import_value", source=source, participant=b, fields="{}")
        change.update_where("membership", {"participant": c}, deputy_for=b)
        change.update_where("attendance", {"participant": c}, deputises_for=b)
        assignment = change.insert("assignment", title="Utred", status="ongoing")
        change.insert("assignment_participant", assignment=assignment, participant=b, capacity="performer")

    def pointing() -> dict[str, int]:
        return {
            str(key.parent): store.value(sa.select(sa.func.count()).select_from(table).where(key.parent == b))
            for table in tables.TABLES.values()
            for key in table.foreign_keys
            if key.column.table.name == "participant"
        }

    assert all(pointing().values()), pointing()
    same_after_undo_and_redo(store, a, b)
    assert not any(pointing().values()), pointing()


# refusals, backups, later edits


def test_bad_choices_are_refused_in_a_sentence(store: Store) -> None:
    a, b = person(store, "Eva Ek"), person(store, "Eva Ek")
    before = dump.everything(store)
    with pytest.raises(Invalid, match="“colour” cannot be chosen"):
        merge(store, a, b, colour="a")
    with pytest.raises(Invalid, match="“both” does not fit family"):
        merge(store, a, b, family="both")
    with pytest.raises(Invalid, match="compared with themselves"):
        merge(store, a, a)
    assert dump.everything(store) == before


def test_a_backup_is_made_first(sqlite_store: Store, tmp_path: Path) -> None:
    store = sqlite_store
    store.backups = tmp_path / "backups"
    a, b = person(store, "Eva Ek"), person(store, "Eva Ek")
    with pytest.raises(Invalid):
        merge(store, a, b, colour="a")
    assert list(store.backups.rglob("*.samverka")) == []
    merge(store, a, b)
    (kept,) = store.backups.rglob("* merge.samverka")
    with closing(open_register(str(kept))) as copy:
        assert participants.ids(copy) == [a, b]
    merge(store, a, person(store, "Eva Ek"))  # one of a series, each of them a step to undo
    assert list(store.backups.rglob("* merge.samverka")) == [kept]


def test_a_register_that_may_only_be_read_is_left_alone(sqlite_store: Store) -> None:
    a, b = person(sqlite_store, "Eva Ek"), person(sqlite_store, "Eva Ek")
    sqlite_store.closed = RegisterProblem("Read only.")
    with pytest.raises(RegisterProblem, match="Read only"):
        merge(sqlite_store, a, b)


def test_undone_weeks_later_what_was_edited_since_is_kept_and_named(store: Store) -> None:
    a = person(store, "Eva Ek", "Ale", email="e@ale.example")
    b = person(store, "Ewa Ek", "Partille", email="w@partille.example")
    change = merge(store, a, b, given="b").change
    at_participants.change(store, participant=a, given="Eva-Lena")
    undone = journal.undo(store, change)
    assert undone.kept == ("Eva-Lena Ek",)
    assert participants.get(store, a).given == "Eva-Lena"
    assert values(store, a, "email") == ["e@ale.example"]
    assert participants.get(store, b).written == "Ewa Ek"
    assert values(store, b, "email") == ["w@partille.example"]


# any two


def _somebody(store: Store, chance: random.Random, groups: list[Any]) -> ParticipantId:
    name = chance.choice(("Eva Ek", "Ewa Ek", "Eva Maria Ek"))
    at = chance.choice(("", "Ale", "Partille"))
    number = person(
        store,
        name,
        at,
        title=chance.choice(("", "Chef", "Rektor")) if at else "",
        email=chance.choice(("", "a@ale.example", "a@ale.example, b@ale.example")),
        mobile=chance.choice(("", "070-174 06 05", "0701740606")),
        note=chance.choice(("", "x", "x\ny")),
    )
    for _seat in range(chance.randrange(4)):
        first = chance.choice((None, date(2024, 1, 1) + timedelta(chance.randrange(900))))
        last = chance.choice((None, first and first + timedelta(chance.randrange(900))))
        try:
            at_networks.join(
                store,
                network=chance.choice(groups),
                participant=number,
                organisation=body(store, at or "Solna") if chance.random() < 0.7 else None,
                role=chance.choice(("member", "deputy")),
                first_day=first,
                last_day=last,
            )
        except Invalid:
            continue
    return number


def _sits(store: Store, two: tuple[ParticipantId, ...]) -> set[Any]:
    """Who of the two sits where in which role, on many days."""
    days = [date(2024, 1, 1) + timedelta(75 * step) for step in range(24)]
    return {
        (day, group, seat.role)
        for group in networks.ids(store)
        for day in days
        for seat in memberships.of_day(store, group, as_of=day)
        if seat.participant in two
    }


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=8,
    phases=[phase for phase in Phase if phase is not Phase.shrink],
)
@given(seed=st.integers(0, 2**32))
def test_any_two_merged_lose_nothing_and_come_back(store: Store, seed: int) -> None:
    chance = random.Random(seed)
    groups = networks.ids(store) or [network(store, name) for name in ("AME", "Vux")]
    a, b, _third = (_somebody(store, chance, groups) for _times in range(3))
    for days in (0, 1):
        meeting = meetings.add(store, first_day=DAY + timedelta(days), networks=[chance.choice(groups)])
        listed(store, meeting, *chance.sample([a, b], chance.randint(1, 2)))
    take = {name: chance.choice(sides(name)) for name in FIELDS if chance.random() < 0.3}
    sat = _sits(store, (a, b))
    reached = {
        (each.kind, each.value)
        for number in (a, b)
        for each in participants.get(store, number).contacts
        if each.kind not in take
    }
    same_after_undo_and_redo(store, a, b, **take)
    assert _sits(store, (a,)) == sat
    contacts = participants.get(store, a).contacts
    assert {(each.kind, each.value) for each in contacts if each.kind not in take} == reached
    assert b not in participants.ids(store)


def test_a_comment_outlives_a_merge_and_its_undo(store: Store) -> None:
    group = network(store)
    a, b = person(store, "Eva Ek", "Ale"), person(store, "Eva Ek", "Ale")
    one, other = (meetings.add(store, first_day=DAY + timedelta(n), networks=[group]) for n in (0, 1))
    for number in (one, other):
        listed(store, number, a, b)
    for number, who in ((one, a), (one, b), (other, b)):
        line = lines(store, number)[who].id
        replies.answer(store, meeting=number, attendance=line, comment=f"Sagt av {who}")
    merge(store, a, b)
    assert lines(store, one)[a].comment == f"Sagt av {a}; Sagt av {b}"
    journal.undo(store)
    assert lines(store, other)[b].comment == f"Sagt av {b}"


def test_when_the_press_may_call_is_kept(store: Store) -> None:
    group = network(store)
    a, b = person(store, "Eva Ek", "Ale"), person(store, "Eva Ek", "Ale")
    number = meetings.add(store, first_day=DAY, networks=[group])
    invitations.add_press_contact(store, meeting=number, participant=a)
    invitations.add_press_contact(
        store, meeting=number, participant=b, reachable_from=time(12, 30), reachable_to=time(13, 30)
    )
    same_after_undo_and_redo(store, a, b)
    (line,) = stored_meetings.get(store, number).attendance
    assert (line.reachable_from, line.reachable_to) == (time(12, 30), time(13, 30))
