"""Assignments: given by networks, bodies and decisions, carried out by one or several, handed on."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app.errors import Invalid, NotFound, UserError
from desktop_app.records.ids import NetworkId, ParticipantId
from desktop_app.records.spans import Span
from desktop_app.store import assignments, journal, memberships, networks, participants, today
from desktop_app.store.assignments import Which
from desktop_app.store.database import Store
from desktop_app.work import assignment_lists, organisation_names, performers, succession
from desktop_app.work import assignments as at_assignments
from desktop_app.work import networks as at_networks
from desktop_app.work import participants as at_participants
from desktop_app.work.foreseen import foresee
from desktop_app.work.meetings import agenda as at_agenda
from desktop_app.work.meetings import documents
from desktop_app.work.meetings import meetings as at_meetings
from tests.people import body, network, person


@pytest.fixture
def group(store: Store) -> NetworkId:
    return network(store, "AME-chefsnätverket", ("Partille", "Ale"))


@pytest.fixture
def eva(store: Store, group: NetworkId) -> ParticipantId:
    number = person(store, "Eva Ahl", "Partille")
    at_networks.join(store, network=group, participant=number, organisation=body(store, "Partille"))
    return number


def test_an_assignment_of_the_page_is_entered_and_found(
    store: Store, group: NetworkId, eva: ParticipantId
) -> None:
    number = at_assignments.add(
        store,
        title="Utred samverkan om arbetsmarknadsinsatser",
        network=group,
        participants=[eva],
        organisation=body(store, "GR"),
        period="30 procent under hösten 2019",
        deadline="vid årsskiftet",
        decided_on=date(2019, 8, 20),
        status="ongoing",
    )
    areas = ["Platser: arbetsträning, praktik, feriejobb", "Utbildningar: data", "Specialister"]
    at_assignments.set_lines(store, assignment=number, kind="areas", lines=areas)
    at_assignments.set_lines(store, assignment=number, kind="pilots", lines=["Ett", "Två"])
    performers.add(
        store, assignment=number, participant=eva, capacity="contact", organisation=body(store, "GR")
    )
    at_assignments.follow_up(store, assignment=number, text="Halvvägs", day=date(2019, 10, 1))
    held = assignments.get(store, number)
    assert (held.scope, held.span.first, held.span.last) == (30, date(2019, 7, 1), date(2019, 12, 31))
    assert (held.deadline.text, held.deadline.last) == ("vid årsskiftet", date(2019, 12, 31))
    assert (held.commissioned_by, held.overdue(date(2020, 1, 1))) == ("AME-chefsnätverket", True)
    assert [(each.name, each.capacity) for each in held.people] == [
        ("Eva Ahl", "performer"),
        ("Eva Ahl", "contact"),
    ]
    assert {each.organisation for each in held.people} == {body(store, "GR")}
    assert [each.lines for each in held.lists] == [tuple(areas), ("Ett", "Två")]
    for text in ("samverkan", "eva ahl", "ame-chefs"):
        assert assignments.ids(store, search=text) == [number], text
    at_participants.change(store, participant=eva, family="Bergman")
    assert assignments.ids(store, search="bergman") == [number]
    assert assignments.of_participant(store, eva) == [number]
    (row,) = assignments.rows(store, [number], today=date(2020, 1, 1))
    assert (row.performers, row.deadline, row.overdue) == ("Eva Bergman", "vid årsskiftet", 1)


def test_two_carry_it_out_jointly_for_a_body(store: Store) -> None:
    two = [person(store, "Bo Ek"), person(store, "Maj Ask")]
    number = at_assignments.add(
        store,
        title="Samordna insatser",
        commissioner_text="Regeringen",
        participants=two,
        decided_on=date(2008, 10, 30),
    )
    held = assignments.get(store, number)
    assert [each.name for each in held.people] == ["Bo Ek", "Maj Ask"]
    assert held.commissioned_by == "Regeringen"
    with pytest.raises(Invalid, match="has that part in"):
        performers.add(store, assignment=number, participant=two[0])
    at_participants.remove(store, participants=two[:1])
    assert [each.name for each in assignments.get(store, number).people] == ["Maj Ask"]


def test_an_assignment_comes_from_a_decision_in_one_step(
    store: Store, group: NetworkId, eva: ParticipantId
) -> None:
    meeting = at_meetings.add(store, first_day=date(2026, 9, 9), networks=[group])
    item = at_agenda.add(store, meeting=meeting, title="Gemensam utbildning")
    at_agenda.decide(store, item=item, decision="Eva utreder.")
    number = at_assignments.from_decision(store, item=item, participants=[eva], deadline="2026-12-01")
    held = assignments.get(store, number)
    assert (held.title, held.about, held.decision) == ("Gemensam utbildning", "Eva utreder.", "Eva utreder.")
    assert (held.network, held.meeting, held.decided_on) == (group, meeting, date(2026, 9, 9))
    at_agenda.remove(store, item=item)
    at_meetings.remove(store, meeting=meeting)
    held = assignments.get(store, number)
    assert (held.meeting, held.agenda_item, held.title) == (None, None, "Gemensam utbildning")
    at_networks.remove(store, network=group)
    assert assignments.get(store, number).network is None


def test_who_takes_over_a_seat_takes_over_its_open_assignments(
    store: Store, group: NetworkId, eva: ParticipantId
) -> None:
    partille = body(store, "Partille")
    given: dict[str, Any] = {"network": group, "participants": [eva], "organisation": partille}
    mine = at_assignments.add(store, title="Öppet", **given)
    done = at_assignments.add(store, title="Klart", status="done", **given)
    others = at_assignments.add(store, title="För GR", **{**given, "organisation": body(store, "GR")})
    first = date(2026, 5, 1)
    seats = [seat.id for seat in memberships.of_day(store, group, as_of=first) if seat.participant == eva]
    assert foresee(store, seats, first_day=first).assignments == ("Öppet",)
    succession.succeed(store, network=group, leaving=eva, first_day=first, given="Nils", family="Ny")
    held = assignments.get(store, mine).people
    assert [(each.name, each.span.first, each.span.last) for each in held] == [
        ("Eva Ahl", None, date(2026, 4, 30)),
        ("Nils Ny", first, None),
    ]
    assert [each.name for each in assignments.get(store, done).people] == ["Eva Ahl"]
    assert [each.name for each in assignments.get(store, others).people] == ["Eva Ahl"]


def test_only_what_is_given_changes(store: Store, group: NetworkId) -> None:
    number = at_assignments.add(
        store, title="Utred", network=group, period="hösten 2026", deadline="2026-12-01", scope=30
    )
    at_assignments.change(store, assignment=number, title="Utred mera", version=1)
    held = assignments.get(store, number)
    assert (held.scope, held.span.text, held.deadline.text, held.network) == (
        30,
        "hösten 2026",
        "2026-12-01",
        group,
    )
    at_assignments.change(store, assignment=number, deadline="", scope=None, network=None)
    held = assignments.get(store, number)
    assert (held.scope, held.span.text, held.deadline.last, held.network) == (None, "hösten 2026", None, None)


def test_an_assignment_is_refused_in_a_sentence(store: Store, eva: ParticipantId) -> None:
    refused_values: tuple[tuple[dict[str, Any], str], ...] = (
        ({"title": " "}, "title"),
        ({"title": "x", "scope": 0}, "scope"),
        ({"title": "x", "scope": 101}, "scope"),
        ({"title": "x", "status": "lost"}, "status"),
        ({"title": "x", "period": "snart"}, "period"),
        ({"title": "x", "deadline": "i god tid"}, "deadline"),
    )
    for values, field in refused_values:
        with pytest.raises(Invalid) as refused:
            at_assignments.add(store, **values)
        assert refused.value.field == field
    with pytest.raises(NotFound):
        at_assignments.add(store, title="x", network=NetworkId(4711))
    number = at_assignments.add(store, title="x")
    with pytest.raises(Invalid):
        performers.add(store, assignment=number, participant=eva, capacity="boss")
    with pytest.raises(Invalid):
        at_assignments.set_lines(store, assignment=number, kind="dreams", lines=["x"])
    with pytest.raises(Invalid):
        at_assignments.follow_up(store, assignment=number, text=" ")
    with pytest.raises(NotFound):
        performers.remove(store, line=4711)


def test_what_is_late_comes_first(store: Store, group: NetworkId) -> None:
    day = date(2026, 6, 1)
    for title, deadline, status in (
        ("Sen", "2026-05-01", "ongoing"),
        ("Snart", "2026-07-01", "planned"),
        ("Senare", "2027-01-01", "ongoing"),
        ("Klar", "2026-05-01", "done"),
        ("Utan dag", "", "ongoing"),
    ):
        at_assignments.add(store, title=title, deadline=deadline, status=status, network=group)
    due = today.assignments_due(store, day)
    assert [(row.title, row.overdue) for row in due.lines] == [("Sen", 1), ("Snart", 0)]
    assert due.number == 2
    assert assignments.count(store, which=Which(overdue_on=day)) == 1
    titles = [row.title for row in assignments.rows(store, assignments.ids(store))]
    assert titles == ["Klar", "Sen", "Snart", "Senare", "Utan dag"]


def test_files_are_kept_given_back_and_forgotten_by_nobody(store: Store, tmp_path: Path) -> None:
    number = at_assignments.add(store, title="Utred")
    path = tmp_path / "Bilaga 1.pdf"
    path.write_bytes(b"%PDF-1.4 \x00\xff")
    document = documents.attach(store, path=str(path), assignment=number)
    (held,) = assignments.get(store, number).documents
    assert (held.name, held.size) == ("Bilaga 1.pdf", 11)
    folder = tmp_path / "ut"
    folder.mkdir()
    documents.save(store, document=document, path=str(folder))
    assert (folder / "Bilaga 1.pdf").read_bytes() == path.read_bytes()
    documents.remove(store, document=document)
    journal.undo(store)
    documents.save(store, document=document, path=str(folder / "igen.pdf"))
    assert (folder / "igen.pdf").read_bytes() == path.read_bytes()
    (tmp_path / "tom.txt").write_bytes(b"")
    refused: tuple[tuple[dict[str, Any], str], ...] = (
        ({"path": str(path)}, "already a file"),
        ({"path": str(tmp_path / "tom.txt")}, "is empty"),
        ({"path": str(tmp_path / "finns inte")}, "could not be read"),
        ({"path": str(path), "name": "../.."}, "needs a name"),
    )
    for given, said in refused:
        with pytest.raises(UserError, match=said):
            documents.attach(store, assignment=number, **given)
    with pytest.raises(Invalid, match="belongs to one"):
        documents.attach(store, path=str(path))
    at_assignments.remove(store, assignment=number)
    assert networks.ids(store) == []
    assert participants.ids(store) == []


def test_a_deadline_is_read_as_on_the_day_of_the_decision(store: Store) -> None:
    number = at_assignments.add(
        store, title="Utred", decided_on=date(2019, 8, 20), deadline="vid årsskiftet", period="2019–2022"
    )
    at_assignments.change(store, assignment=number, decided_on=date(2020, 8, 20))
    held = assignments.get(store, number)
    assert (held.deadline.last, held.span.first) == (date(2020, 12, 31), date(2019, 1, 1))
    at_assignments.change(store, assignment=number, decided_on=date(2021, 8, 20), deadline="till sommaren")
    assert assignments.get(store, number).deadline.last == date(2022, 5, 31)


def test_a_part_that_was_handed_on_says_when_it_ended(
    store: Store, group: NetworkId, eva: ParticipantId
) -> None:
    at = body(store, "Partille")
    number = at_assignments.add(store, title="Utred", network=group)
    line = performers.add(store, assignment=number, participant=eva, organisation=at, period="2025–2027")
    others = [
        performers.add(store, assignment=number, participant=person(store, name)) for name in ("B B", "C C")
    ]
    first_day = date(2026, 5, 1)
    succession.succeed(store, network=group, organisation=at, first_day=first_day, given="Ny", family="Ny")
    parts = {each.name: each.span for each in assignments.get(store, number).people}
    assert parts["Eva Ahl"] == Span(date(2025, 1, 1), date(2026, 4, 30))
    assert parts["Ny Ny"] == Span(first_day, date(2027, 12, 31))
    for each in (line, *others[:1]):
        performers.remove(store, line=each)
    performers.add(store, assignment=number, participant=person(store, "D D"))
    assert [each.name for each in assignments.get(store, number).people][-2:] == ["C C", "D D"]


def test_a_file_is_not_renamed_to_what_another_is_called(store: Store, tmp_path: Path) -> None:
    number = at_assignments.add(store, title="Utred")
    path = tmp_path / "fil.pdf"
    path.write_bytes(b"%PDF-1.4")
    one, _other = (
        documents.attach(store, path=str(path), name=name, assignment=number) for name in ("A.pdf", "B.pdf")
    )
    with pytest.raises(Invalid, match="already a file called"):
        documents.rename(store, document=one, name="b.pdf")
    documents.rename(store, document=one, name="a.pdf")
    assert [each.name for each in assignments.get(store, number).documents] == ["a.pdf", "B.pdf"]


def test_the_list_tells_who_carries_it_out_now(store: Store, group: NetworkId, eva: ParticipantId) -> None:
    at, first = body(store, "Partille"), date(2026, 5, 1)
    number = at_assignments.add(store, title="Utred", network=group, participants=[eva], organisation=at)
    succession.succeed(store, network=group, leaving=eva, first_day=first, given="Nils", family="Ny")
    organisation_names.rename(store, organisation=at, name="Partille stad", first_day=date(2027, 1, 1))

    def told(day: date) -> tuple[str, str]:
        (row,) = assignments.rows(store, [number], today=day)
        return row.performers, row.organisation

    assert told(date(2026, 6, 1)) == ("Nils Ny", "Partille kommun")
    assert told(date(2027, 1, 1)) == ("Nils Ny", "Partille stad")
    assert assignment_lists.table(store, Which(), date(2027, 1, 1)).rows[0][2:4] == (
        "Nils Ny",
        "Partille stad",
    )
    for line in assignments.get(store, number).people:
        performers.change(store, line=line.id, period="2025")
    assert told(date(2026, 6, 1))[0] == "Eva Ahl, Nils Ny"


def test_on_paper_no_column_stands_empty(store: Store, group: NetworkId) -> None:
    def printed() -> list[str]:
        made = assignment_lists.document(store, Which(), date(2026, 5, 1))
        return [column.name for column in made.columns]

    number = at_assignments.add(store, title="Utred", network=group)
    assert printed() == ["title", "network", "status"]
    at_assignments.change(store, assignment=number, scope=30)
    assert printed() == ["title", "network", "scope", "status"]
