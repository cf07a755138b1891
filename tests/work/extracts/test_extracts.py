"""A person's extract holds everything of the person and nothing of others, however the register grows."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from desktop_app import i18n
from desktop_app.errors import NotFound
from desktop_app.records.extracts import KINDS, LABELS, LEFT_OUT, Extract
from desktop_app.records.ids import ParticipantId
from desktop_app.store import extracts as stored
from desktop_app.store import journal
from desktop_app.store.change import changing
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.work import assignments, duplicates, memberships, own_lists, participants
from desktop_app.work.extracts import paper
from desktop_app.work.extracts.extracts import extract
from desktop_app.work.meetings import invitations, replies
from desktop_app.work.meetings import meetings as at_meetings
from tests.people import body, network, person

DAY = date(2026, 5, 4)
PERSONAL = "participant"


def test_every_column_that_points_at_a_participant_is_in_the_extract_or_has_a_reason() -> None:
    pointing = {where for where, target in stored.pointing().items() if target == PERSONAL}
    told = {(kind.table, kind.column) for kind in KINDS}
    assert pointing == told | LEFT_OUT.keys()
    assert not told & LEFT_OUT.keys()
    assert all(LEFT_OUT.values())


def test_every_column_of_those_tables_has_a_label() -> None:
    for table in {PERSONAL, *(kind.table for kind in KINDS)}:
        kept = set(stored.columns(table)) - {"participant", "fields"}
        assert kept - LABELS[table].keys() == set(), table
        if table != "import_value":  # there, they are the fields of a list
            assert LABELS[table].keys() - kept == set(), table


def facts(made: Extract, kind: str) -> list[dict[str, Any]]:
    """Of each entry of a kind the facts, as they are printed."""
    return [
        {fact.name: fact.text for fact in entry.facts}
        for part in made.parts
        if part.kind == kind
        for entry in part.entries
    ]


def abouts(made: Extract, kind: str) -> list[str]:
    return [entry.about for part in made.parts if part.kind == kind for entry in part.entries]


def everything_said(made: Extract) -> str:
    return json.dumps(paper.records(made), ensure_ascii=False) + str(paper.document(made))


@pytest.fixture
def eva(store: Store) -> ParticipantId:
    """Eva, of whom there is something of every kind, together with Nils everywhere."""
    eva = person(store, "Eva Ek", "Ale", email="eva.ek@ale.example", title="Chef", note="Helst förmiddagar")
    nils = person(store, "Nils Hemlig", "Ale", email="nils.hemlig@ale.example")
    group = network(store, "AME", ("Ale",))
    for each in (eva, nils):
        memberships.join(store, network=group, participant=each, organisation=body(store, "Ale"))
    meeting = at_meetings.add(store, first_day=DAY, networks=[group])
    invitations.invite(store, meeting=meeting)
    for row in meetings.attendance(store, meeting):
        replies.answer(
            store, meeting=meeting, attendance=row.id, presence="present", diet=f"Kost för {row.name}"
        )
    assignments.add(store, title="Utreda", network=group, participants=[eva, nils])
    chosen = own_lists.add(store, name="Julkort")
    own_lists.put(store, own_list=chosen, participants=[eva, nils])
    duplicates.not_same(store, participant=eva, other=nils)
    with changing(store, "imported", {"file": "lista.xlsx", "count": 1}) as running:
        source = running.insert("import_source", shape="s", network=group, organisation=None)
        running.insert(
            "import_value",
            source=source,
            participant=eva,
            fields=json.dumps({"title": "Chef", "role": "ers"}),
        )
        running.insert("import_run", source=source, change=running.id, file="lista.xlsx", counts="{}")
    for field in ("deputy_for", "deputises_for"):
        table = "membership" if field == "deputy_for" else "attendance"
        with changing(store, "participants.changed", {"name": "Nils Hemlig"}) as running:
            running.update_where(table, {"participant": nils}, **{field: eva})
    return eva


def test_there_is_an_entry_of_every_kind(store: Store, eva: ParticipantId) -> None:
    made = extract(store, eva)
    kinds = {part.kind for part in made.parts}
    assert kinds == {"participant", "history", *(kind.name for kind in KINDS)}
    assert facts(made, "participant") == [
        {"given": "Eva", "family": "Ek", "written": "Eva Ek", "note": "Helst förmiddagar"}
    ]
    assert facts(made, "affiliation") == [{"organisation": "Ale kommun", "title": "Chef"}]
    assert facts(made, "contact")[0]["as_written"] == "eva.ek@ale.example"
    assert abouts(made, "membership") == ["AME"]
    assert abouts(made, "attendance") == ["AME, 2026-05-04"]
    attended = facts(made, "attendance")[0]
    assert (attended["presence"], attended["diet"]) == ("Present", "Kost för Eva Ek")
    assert facts(made, "assignment_participant")[0]["together_with"] == "1 other performer"
    assert abouts(made, "own_list_member") == ["Julkort"]
    assert abouts(made, "import_value") == [f"lista.xlsx ({date.today().isoformat()})"]
    assert facts(made, "import_value")[0]["role"] == "ers"
    assert facts(made, "not_same") == [{"name_key": "Another participant"}]


def test_nothing_is_said_of_the_others(store: Store, eva: ParticipantId) -> None:
    told = everything_said(extract(store, eva))
    assert "Eva Ek" in told
    assert "Nils" not in told
    assert "Hemlig" not in told


def test_the_history_tells_when_what_and_by_whom(store: Store, eva: ParticipantId) -> None:
    participants.change(store, participant=eva, family="Ask", note="")
    last = next(part for part in extract(store, eva).parts if part.kind == "history").entries[-1]
    assert last.about == "Altered: Person\nEva Ask"
    assert {fact.name: fact.text for fact in last.facts} == {
        "family": "Ek → Ask",
        "written": "Eva Ek → Eva Ask",
        "note": "Helst förmiddagar → –",
    }
    assert last.when.endswith(", " + journal.history(store)[0].who)


def test_the_history_holds_no_diet(store: Store, eva: ParticipantId) -> None:
    made = extract(store, eva)
    history = [part for part in made.parts if part.kind == "history"]
    assert "Kost för" not in str(history)
    assert "something, kept with the meeting only" in str(history)
    assert "from the list lista.xlsx" in str(history)


def test_a_removed_row_is_in_the_history(store: Store, eva: ParticipantId) -> None:
    own_lists.remove(store, own_list=own_lists_number(store))
    made = extract(store, eva)
    assert "own_list_member" not in {part.kind for part in made.parts}
    assert abouts(made, "history")[-1].startswith("Taken away: Own lists\nNo longer in the register")


def own_lists_number(store: Store) -> Any:
    from desktop_app.store import own_lists as listed

    return listed.named(store, "Julkort")


def test_earlier_names_and_merged_numbers_are_followed(store: Store, eva: ParticipantId) -> None:
    second = person(store, "Eva Andersson", "Ale", mobile="070-174 06 05")
    third = person(store, "Eva Björk")
    duplicates.merge(store, participant=second, other=third)
    duplicates.merge(store, participant=eva, other=second)
    made = extract(store, eva)
    assert made.former == (second, third)
    assert sorted(abouts(made, "former_names")) == ["Eva Andersson", "Eva Björk"]
    assert "070-174 06 05" in str(facts(made, "contact"))
    entered = [each for each in facts(made, "history") if each.get("as_written") == "070-174 06 05"]
    assert entered, "what was entered of the one that went"
    assert f"merged with what earlier was {second}, {third}" in str(paper.document(made).lines)


def test_an_undone_merge_tells_nothing_of_the_other(store: Store, eva: ParticipantId) -> None:
    other = person(store, "Bo Alm", "Ale", email="bo.alm@ale.example", note="Bos egen anteckning")
    duplicates.merge(store, participant=eva, other=other)
    assert "Bos egen" in everything_said(extract(store, eva))
    journal.undo(store)
    made = extract(store, eva)
    assert made.former == ()
    told = everything_said(made)
    assert "Alm" not in told
    assert "bo.alm" not in told
    assert "Bos egen" not in told
    assert abouts(made, "history").count("Merged with another participant, which was undone") >= 1
    journal.redo(store)
    assert extract(store, eva).former == (other,)


def test_an_older_merge_is_known_by_what_it_moved(store: Store, eva: ParticipantId) -> None:
    other = person(store, "Eva Alm", "Ale", email="eva.alm@ale.example")
    duplicates.merge(store, participant=eva, other=other)
    with store.transaction() as connection:
        connection.exec_driver_sql(
            'UPDATE change SET title_values = \'{"name": "a", "other": "b"}\''
            " WHERE title_key = 'participants.merged'"
        )
    assert extract(store, eva).former == (other,)


def test_a_protected_person_gets_an_extract_with_the_mark(store: Store, eva: ParticipantId) -> None:
    participants.change(store, participant=eva, protected=True)
    made = extract(store, eva)
    assert made.protected
    assert "Protected identity: to be handed to the person alone." in paper.document(made).lines
    assert facts(made, "contact")[0]["as_written"] == "eva.ek@ale.example"


def test_somebody_with_a_name_alone(store: Store) -> None:
    made = extract(store, person(store, "Eva Ek"))
    assert [part.kind for part in made.parts] == ["participant", "history"]
    assert paper.document(made).notes[-1] == f"{made.facts} facts of 2 kinds."


def test_the_number_of_one_who_was_merged_means_the_one_that_stays(store: Store, eva: ParticipantId) -> None:
    second, third = (person(store, name) for name in ("Eva Alm", "Eva Björk"))
    duplicates.merge(store, participant=second, other=third)
    duplicates.merge(store, participant=eva, other=second)
    assert extract(store, third).participant == eva


def test_of_somebody_removed_the_history_is_left(store: Store) -> None:
    eva = person(store, "Eva Ek", "Ale", email="eva.ek@ale.example")
    participants.remove(store, participants=[eva])
    made = extract(store, eva)
    assert made.name == "Eva Ek"
    assert [part.kind for part in made.parts] == ["history"]
    assert "eva.ek@ale.example" in str(made.parts)


def test_what_is_said_beside_the_facts_is_not_printed_twice(store: Store, eva: ParticipantId) -> None:
    groups = {group.heading: group.rows for group in paper.document(extract(store, eva)).groups}
    (seat,) = groups["Seats in networks"]
    assert seat.cells[0] == "AME"
    assert "Network:" not in seat.cells[1]
    (attended,) = groups["Meetings"]
    assert "Name on the list: Eva Ek" in attended.cells[1]
    changed = [row.cells for row in groups["History"] if row.cells[0].startswith("Altered: Meetings")]
    assert changed[0][0] == "Altered: Meetings\nAME, 2026-05-04"


def test_nobody(store: Store) -> None:
    with pytest.raises(NotFound):
        extract(store, ParticipantId(999))


def test_it_is_told_in_the_persons_language(store: Store, eva: ParticipantId) -> None:
    i18n.use("sv")
    attended = facts(extract(store, eva), "attendance")[0]
    assert attended["presence"] == "Närvarande"


def test_nothing_is_written(store: Store, eva: ParticipantId) -> None:
    before = journal.last_change(store)
    extract(store, eva)
    assert journal.last_change(store) == before
