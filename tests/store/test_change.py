"""The write door: what a change leaves behind, and what it never does."""

from __future__ import annotations

import json
import threading
from typing import Any

import pytest
import sqlalchemy as sa

from desktop_app.errors import Conflict
from desktop_app.records.progress import Progress, Work
from desktop_app.store import dump, journal, organisations, participants, tables
from desktop_app.store.change import Change, loading
from desktop_app.store.database import Store
from desktop_app.store.register import new_register, open_register
from desktop_app.store.source import Changed
from tests.people import person, small

EK = {"given": "Eva", "family": "Ek", "written": "Eva Ek"}


def journal_rows(store: Store, change: int) -> list[tuple[str, int, Any, Any]]:
    """Table, row, before and after of all that a change wrote, in order."""
    rows = tables.change_row
    return [
        (row.table_name, row.row_id, json.loads(row.before or "null"), json.loads(row.after or "null"))
        for row in store.fetch(sa.select(rows).where(rows.c.change == change).order_by(rows.c.id))
    ]


def kept(values: dict[str, Any]) -> dict[str, Any]:
    return {"protected": 0, "note": "", **values}


def test_an_insert_is_journalled_whole_without_what_is_computed(store: Store) -> None:
    with store.change("participants.added", name="Eva Ek") as change:
        number = change.insert("participant", **EK)
    assert journal_rows(store, change.id) == [("participant", number, None, kept(EK))]


def test_an_update_and_a_delete_are_journalled_with_what_was(store: Store) -> None:
    number = person(store, "Eva Ek")
    with store.change("participants.changed") as change:
        change.update("participant", number, 1, family="Ekman", note="Ny")
        change.delete("participant", [number])
    after = {**EK, "family": "Ekman", "note": "Ny"}
    assert journal_rows(store, change.id) == [
        ("participant", number, kept(EK), kept(after)),
        ("participant", number, kept(after), None),
    ]


def test_bulk_writes_are_journalled_row_by_row(store: Store) -> None:
    wanted = [{**EK, "note": str(number)} for number in range(1200)]
    with store.change("imported", file="lista.csv", count=1) as change:
        numbers = change.insert_many("participant", wanted)
    assert len(set(numbers)) == 1200
    assert [row[1] for row in journal_rows(store, change.id)] == numbers
    with store.change("imported", file="lista.csv", count=1) as change:
        change.update_where("participant", {"family": "Ek"}, protected=1)
        change.delete("participant", numbers)
    rows = journal_rows(store, change.id)
    assert len(rows) == 2400
    assert [row[3] is None for row in rows] == [False] * 1200 + [True] * 1200
    assert rows[0][3] == {**kept(EK), "note": "0", "protected": 1}


def test_a_write_past_the_door_s_own_ways_is_journalled_too(store: Store) -> None:
    person(store, "Eva Ek", "Ale")
    person(store, "Bo Ek", "Ale")
    with store.change("imported", file="lista.csv", count=1) as change:
        change.connection.execute(sa.delete(tables.affiliation))
        change.connection.execute(sa.text("UPDATE participant SET note = given"))
    tables_written = [row[0] for row in journal_rows(store, change.id)]
    assert sorted(tables_written) == ["affiliation"] * 2 + ["participant"] * 2


def test_what_belongs_to_a_removed_record_is_journalled(store: Store) -> None:
    number = small(store)
    before = journal.last_change(store)
    from desktop_app.work import networks

    networks.remove(store, network=number)
    gone = [row[0] for row in journal_rows(store, before + 1) if row[3] is None]
    assert sorted(set(gone)) == [
        "meeting_network", "membership", "network", "network_member", "text_line", "text_list",
    ]  # fmt: skip


def test_a_row_that_somebody_has_changed_is_not_overwritten(store: Store) -> None:
    number = person(store, "Eva Ek")
    with store.change("participants.changed") as change:
        change.update("participant", number, 1, note="först")
    with pytest.raises(Conflict), store.change("participants.changed") as change:
        change.update("participant", number, 1, note="sedan")
    held = participants.get(store, number)
    assert (held.note, held.version) == ("först", 2)


def test_a_row_that_has_gone_is_a_conflict(store: Store) -> None:
    with pytest.raises(Conflict), store.change("participants.changed") as change:
        change.update("participant", 4711, 1, note="sedan")


@pytest.mark.parametrize("before", [["Bo Ek"], []])
def test_a_number_is_never_given_again(store: Store, before: list[str]) -> None:
    for name in before:
        person(store, name)
    number = person(store, "Eva Ek")
    with store.change("participants.removed", count=1, name="Eva Ek") as change:
        change.delete("participant", [number])
    assert person(store, "Eva Ek") > number


def test_a_change_that_changes_nothing_leaves_no_trace(store: Store) -> None:
    number = person(store, "Eva Ek")
    told: list[Changed] = []
    store.listeners.append(told.append)
    before = journal.last_change(store)
    with store.change("participants.changed") as empty:
        pass
    with store.change("participants.changed") as same:
        same.update("participant", number, 1, family="Ek", note="")
    assert (empty.kept, same.kept, told) == (False, False, [])
    assert journal.last_change(store) == before


def test_a_refused_change_leaves_no_gap_in_the_history(store: Store) -> None:
    number = person(store, "Eva Ek")
    before = journal.last_change(store)
    with pytest.raises(Conflict), store.change("participants.changed") as refused:
        refused.update("participant", number, 17, family="Ö")
    person(store, "Bo Ek")
    assert journal.last_change(store) == before + 1


def test_an_exception_takes_all_of_a_change_back(store: Store) -> None:
    small(store)
    before = dump.everything(store)
    history = journal.history(store)
    told: list[Changed] = []
    store.listeners.append(told.append)

    def fail() -> None:
        with store.change("participants.added") as change:
            number = change.insert("participant", **EK)
            change.insert("contact", participant=number, kind="email", value="e@ale.example")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert dump.everything(store) == before
    assert journal.history(store) == history
    assert told == []
    assert participants.ids(store, search="Eva") == participants.ids(store, search="Ek")
    person(store, "Bo Ek")


def test_a_reference_to_nobody_takes_the_change_back(store: Store) -> None:
    before = dump.everything(store)
    with pytest.raises(Exception, match=r"(?i)foreign key"), store.change("participants.added") as change:
        change.insert("contact", participant=4711, kind="email", value="e@ale.example")
    assert dump.everything(store) == before
    person(store, "Bo Ek")


def test_the_notice_comes_after_the_commit_and_names_the_tables(store: Store, location: str) -> None:
    told: list[tuple[Changed, int]] = []

    def listen(changed: Changed) -> None:
        told.append((changed, participants.count(store, search="Eva")))

    store.listeners.append(listen)
    with store.change("participants.added", name="Eva Ek") as change:
        change.insert("participant", **EK)
        assert told == []
    assert told == [(Changed(change.id, frozenset({"participant"})), 1)]


def test_others_see_a_change_only_when_it_is_committed(store: Store) -> None:
    seen: list[int] = []
    with store.change("participants.added", name="Eva Ek") as change:
        change.insert("participant", **EK)
        assert change.value(sa.select(sa.func.count()).select_from(tables.participant)) == 1
        reader = threading.Thread(target=lambda: seen.append(participants.count(store)))
        reader.start()
        reader.join()
    assert (seen, participants.count(store)) == ([0], 1)


def test_a_long_change_commits_as_work_and_whoever_gives_it_up_then_has_kept_it(store: Store) -> None:
    told: list[Changed] = []
    store.listeners.append(told.append)

    def long() -> Work[None]:
        with store.change("participants.added", name="Eva Ek") as change:
            change.insert("participant", **EK)
            yield Progress()
            yield from change.commit()

    given_up = long()
    next(given_up)
    given_up.close()
    assert participants.ids(store) == []
    too_late = long()
    assert any(step.final for step in too_late)
    too_late.close()
    assert len(participants.ids(store)) == len(told) == 1
    assert participants.ids(store, search="ek") == participants.ids(store)
    small(store)  # and the next change is written as any other


def test_what_is_loaded_leaves_no_history(store: Store) -> None:
    assert journal.history(store) == []
    with loading(store) as change:
        change.insert("participant", **EK)
    assert journal.history(store) == []
    assert store.value(sa.select(sa.func.count()).select_from(tables.change_row)) == 0
    assert participants.count(store, search="eva ek") == 1


def test_a_new_register_is_not_made_over_another(location: str) -> None:
    from desktop_app.errors import RegisterProblem

    with pytest.raises(RegisterProblem, match="already"):
        new_register(location)
    store = open_register(location)
    assert organisations.count(store) > 290
    store.close()


def test_the_history_tells_who_what_and_when(store: Store) -> None:
    person(store, "Eva Ek")
    (line,) = journal.history(store)
    assert (line.title, line.kind, line.undone) == ("Added Eva Ek", "edit", False)
    assert line.who
    assert line.at.tzinfo


def test_texts_with_brackets_percent_and_quotes_are_kept(store: Store) -> None:
    note = "100 % 'så' \"här\" {name} :x ? %s \\ 😀\n%(a)s"
    number = person(store, "Eva Ek", note=note)
    with store.change("participants.changed", name="{x} %s") as change:
        change.update("participant", number, 1, given="%(a)s", note=note * 2)
    assert participants.get(store, number).note == note * 2
    journal.undo(store)
    assert participants.get(store, number).note == note
    assert isinstance(change, Change)
