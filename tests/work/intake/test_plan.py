"""What an import would do; planned again after it is applied, it does nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from desktop_app.records.ids import NetworkId, OrganisationId, ParticipantId
from desktop_app.records.spans import Span
from desktop_app.work.intake.planning.cells import imported_values
from desktop_app.work.intake.planning.decide import decide
from desktop_app.work.intake.planning.index import compatible, key_of, person_key
from desktop_app.work.intake.planning.plan import plan
from desktop_app.work.intake.planning.planned import (
    CellChange,
    Decision,
    Known,
    KnownAffiliation,
    KnownContact,
    KnownMembership,
    KnownPerson,
    PlannedFile,
)
from desktop_app.work.intake.understood import NetworkText, Person, PhoneText, Understood

ALE, PARTILLE = OrganisationId(1440), OrganisationId(1402)
NAMES = {ALE: "Ale kommun", PARTILLE: "Partille kommun"}
NETWORK = NetworkId(7)
MOBILE, OTHER = "+46701740605", "+46701740606"


def row(number: int, name: str, at: OrganisationId | None = ALE, **said: object) -> Person:
    """`said`: any field of Person; `email` and `mobile` for one of each."""
    email, mobile = str(said.pop("email", "")), str(said.pop("mobile", ""))
    words = name.split()
    person = Person(
        "Blad1",
        number,
        name,
        " ".join(words[:-1]),
        "".join(words[-1:]),
        organisation=at,
        organisation_code=str(at or ""),
        organisation_text=NAMES[at] if at else "",
        emails=(email,) if email else (),
        phones=(PhoneText("mobile", mobile, mobile),) if mobile else (),
    )
    return structs.replace(person, **said)


def file_of(*people: Person, **said: object) -> Understood:
    return structs.replace(Understood("list.xlsx", "xlsx", 1, "", "s", people=people), **said)


def applied(known: Known, decisions: Sequence[Decision]) -> Known:
    """The register as it is after exactly what the decisions say."""
    people = {person.id: person for person in known.people}
    last = dict(known.last_imported)
    not_same = set(known.not_same)
    for decision in decisions:
        if decision.action == "skip":
            continue
        person, number = decision.planned.person, decision.participant
        if decision.action == "add":
            number = ParticipantId(max(people, default=0) + 1)
            people[number] = _added(number, person)
            not_same |= {(person_key(person), other) for other in decision.not_same}
        if number is None:
            continue
        for cell in decision.cells:
            people[number] = _with_cell(people[number], person, cell)
        for role in decision.roles:
            people[number] = _seated(people[number], person, role)
        last[number] = {**last.get(number, {}), **imported_values(decision.planned)}
    return structs.replace(
        known, people=tuple(people.values()), last_imported=last, not_same=frozenset(not_same)
    )


def _added(number: ParticipantId, person: Person) -> KnownPerson:
    tie = _tie(person, person.title, person.department, person.party)
    emails = [KnownContact(1, "email", value, value) for value in person.emails]
    phones = [KnownContact(1, phone.kind, phone.value, phone.written) for phone in person.phones]
    return KnownPerson(
        number, person.given, person.family, person.written, affiliations=tie, contacts=(*emails, *phones)
    )


def _tie(person: Person, title: str = "", unit: str = "", party: str = "") -> tuple[KnownAffiliation, ...]:
    if person.organisation is None:
        return ()
    leave = person.leave_until.isoformat() if person.leave_until and title else ""
    tie = KnownAffiliation(
        person.row, person.organisation, person.organisation_text, title, unit, party, person.acting, leave
    )
    return (tie,)


def _seated(known: KnownPerson, person: Person, role: str) -> KnownPerson:
    seat = KnownMembership(1, NETWORK, person.organisation, role, acting=False)
    return structs.replace(known, memberships=(*known.memberships, seat))


def _with_cell(known: KnownPerson, person: Person, cell: CellChange) -> KnownPerson:
    if cell.field == "name":
        return structs.replace(known, given=person.given, family=person.family, written=person.written)
    if cell.field in ("email", "mobile", "phone"):
        contact = KnownContact(1, cell.field, cell.new, cell.new)
        return structs.replace(known, contacts=(*known.contacts, contact))
    if cell.field == "organisation":
        return structs.replace(known, affiliations=(*known.affiliations, *_tie(person)))
    name = {"department": "unit"}.get(cell.field, cell.field)
    value: Any = True if name == "acting" else cell.new
    at = person.organisation or known.affiliations[0].organisation
    ties = tuple(
        structs.replace(tie, **{name: value}) if tie.organisation == at else tie for tie in known.affiliations
    )
    return structs.replace(known, affiliations=ties)


def states(file: PlannedFile) -> list[str]:
    return [each.state for each in file.people]


def one(number: int = 1, **changed: object) -> KnownPerson:
    """Anna Berg at Ale, a manager with one address."""
    tie = KnownAffiliation(5, ALE, NAMES[ALE], "Chef", "", "", acting=False)
    tie = structs.replace(tie, **{key: changed.pop(key) for key in ("title", "party") if key in changed})
    contact = KnownContact(9, "email", "anna.berg@ale.example", "Anna.Berg@ale.example")
    anna = KnownPerson(
        ParticipantId(number), "Anna", "Berg", "Anna Berg", affiliations=(tie,), contacts=(contact,)
    )
    return structs.replace(anna, **changed)


def cells(person: Person, register: KnownPerson, last: dict[str, str] | None = None) -> list[CellChange]:
    known = Known((register,), last_imported={register.id: last} if last is not None else {})
    return list(plan(file_of(person), known).people[0].cells)


@pytest.mark.parametrize(
    ("held", "said", "last", "expected"),
    [
        ("Chef", "Chef", None, None),
        ("Chef", "  CHEF ", None, None),
        ("Chef", "", None, None),
        ("Chef", "", {"title": "Rektor"}, None),
        ("", "Rektor", None, False),
        ("Chef", "Rektor", None, False),
        ("Chef", "Rektor", {"title": "Rektor"}, None),
        ("", "Rektor", {"title": "Rektor"}, None),
        ("Chef", "Rektor", {"title": "Chef"}, False),
        ("Chef", "Rektor", {"title": "Lärare"}, True),
        ("", "Rektor", {"title": "Lärare"}, True),
    ],
)
def test_a_cell_is_compared_three_ways(
    held: str,
    said: str,
    last: dict[str, str] | None,
    expected: bool | None,  # noqa: FBT001 - a table's column
) -> None:
    found = cells(row(2, "Anna Berg", title=said), one(title=held), last)
    assert [cell.conflict for cell in found] == ([] if expected is None else [expected])


def test_addresses_and_numbers_are_added_never_taken_away() -> None:
    person = row(2, "Anna Berg", email="Anna.Berg@ale.example", mobile=MOBILE)
    assert [(cell.field, cell.new) for cell in cells(person, one())] == [("mobile", MOBILE)]
    assert cells(person, one(contacts=()), {"email": "anna.berg@ale.example", "phone": MOBILE}) == []
    phone = one(
        contacts=(KnownContact(1, "phone", MOBILE, ""), KnownContact(2, "email", "x@ale.example", ""))
    )
    assert [(cell.field, cell.new) for cell in cells(person, phone)] == [("email", "anna.berg@ale.example")]


def test_a_poorer_spelling_of_the_name_changes_nothing() -> None:
    asa = one(given="Åsa Maria", family="Öberg")
    assert cells(row(2, "Asa Oberg", None, email="anna.berg@ale.example"), asa) == []
    [cell] = cells(row(2, "Åsa Öberg", email="anna.berg@ale.example"), one(given="Asa", family="Oberg"))
    assert (cell.field, cell.old, cell.new) == ("name", "Asa Oberg", "Åsa Öberg")


def test_people_join_the_network_once_and_the_missing_are_named() -> None:
    bo = structs.replace(
        one(2, given="Bo", family="Ek", contacts=()),
        memberships=(KnownMembership(3, NETWORK, ALE, "member", acting=False),),
    )
    known = Known((one(), bo), network=NETWORK)
    planned = plan(
        file_of(row(2, "Anna Berg", title="Chef"), row(3, "Eva Lind", PARTILLE, role="chair")), known
    )
    assert states(planned) == ["changed", "new"]
    assert [each.roles for each in planned.people] == [("member",), ("chair",)]
    assert [(each.name, each.membership, each.organisation) for each in planned.endings] == [
        ("Bo Ek", 3, "Ale kommun")
    ]
    again = plan(planned.understood, applied(known, decide(planned)))
    assert states(again) == ["unchanged", "unchanged"]
    sent = file_of(row(2, "Eva Lind", PARTILLE), organisation=PARTILLE)
    assert plan(sent, known).endings == ()


def test_a_membership_ended_by_hand_does_not_begin_again() -> None:
    known = Known((one(),), network=NETWORK)
    file = file_of(row(2, "Anna Berg"))
    after = applied(known, decide(plan(file, known)))
    ended = structs.replace(after, people=(structs.replace(after.people[0], memberships=()),))
    assert states(plan(file, ended)) == ["unchanged"]


def test_a_page_with_a_network_of_its_own_seats_everyone() -> None:
    planned = plan(file_of(row(2, "Anna Berg"), network=NetworkText("Nätverket")), Known((one(),)))
    assert [(each.state, each.joins) for each in planned.people] == [("changed", True)]


def test_the_days_of_a_membership_are_compared() -> None:
    seat = KnownMembership(3, NETWORK, ALE, "member", acting=False, first_day="2020-01-01")
    known = Known((one(memberships=(seat,)),), network=NETWORK)
    [anna] = plan(file_of(row(2, "Anna Berg", span=Span(date(2021, 1, 1)))), known).people
    assert (anna.membership, [(cell.field, cell.old, cell.new) for cell in anna.cells]) == (
        3,
        [("from", "2020-01-01", "2021-01-01")],
    )


def test_certain_repeats_are_one_person_and_others_are_asked_about() -> None:
    planned = plan(
        file_of(
            row(2, "Anna Berg", email="a@ale.example", title="Chef"),
            row(3, "Anna Berg", email="a@ale.example", title="", mobile=MOBILE),
            row(4, "Anna Berg", email="b@ale.example"),
            row(5, "Anna Berg", PARTILLE, email="c@partille.example"),
        ),
        Known(),
    )
    assert states(planned) == ["new", "perhaps", "new"]
    first, doubted, _other = planned.people
    assert (first.person.title, [each.row for each in first.also], len(first.person.phones)) == (
        "Chef",
        [3],
        1,
    )
    assert (doubted.twin, doubted.match) == (0, None)
    assert doubted.evidence == "same name and organisation as row 2, other e-mail"
    after = applied(Known(), decide(planned, on_perhaps="same"))
    assert Counter(len(each.contacts) for each in after.people) == {3: 1, 1: 1}
    assert states(plan(planned.understood, after)) == ["unchanged", "unchanged"]
    skipped = applied(Known(), decide(planned))
    assert states(plan(planned.understood, skipped)) == ["unchanged", "perhaps", "unchanged"]
    both = applied(Known(), decide(planned, on_perhaps="new"))
    assert len(both.people) == 3
    assert states(plan(planned.understood, both)) == ["unchanged"] * 3


def test_left_out_and_refused_rows_are_written_only_if_asked_for() -> None:
    file = file_of(row(2, "Anna Berg", left_out="struck through"), row(3, "?", refused="no name"))
    planned = plan(file, Known())
    assert states(planned) == ["left_out", "refused"]
    assert [each.evidence for each in planned.people] == ["struck through", "no name"]
    assert [each.action for each in decide(planned)] == ["skip", "skip"]
    assert [each.action for each in decide(planned, include_left_out=True)] == ["add", "skip"]
    assert [each.action for each in decide(planned, choices={0: "new", 1: "new"})] == ["add", "skip"]


def test_a_conflict_keeps_the_registers_value_unless_the_file_is_chosen() -> None:
    known = Known((one(),), last_imported={ParticipantId(1): {"title": "Lärare"}})
    planned = plan(file_of(row(2, "Anna Berg", title="Rektor", mobile=MOBILE)), known)
    assert states(planned) == ["conflict"]
    kept, [taken] = decide(planned), decide(planned, on_conflict="file")
    assert [cell.field for cell in kept[0].cells] == ["mobile"]
    assert [cell.field for cell in taken.cells] == ["title", "mobile"]
    assert decide(planned, on_conflict="file", choices={0: "keep"}) == kept
    assert states(plan(planned.understood, applied(known, kept))) == ["unchanged"]


def test_an_email_of_another_name_merges_nobody_in_bulk() -> None:
    planned = plan(file_of(row(2, "Eva Lind", email="anna.berg@ale.example")), Known((one(),)))
    assert states(planned) == ["conflict"]
    assert [each.action for each in decide(planned, on_perhaps="same")] == ["skip"]
    assert [each.action for each in decide(planned, on_perhaps="same", on_conflict="file")] == ["add"]
    [renamed] = decide(planned, choices={0: "same"})
    assert (renamed.participant, [cell.new for cell in renamed.cells]) == (1, ["Eva Lind"])


def test_saying_new_of_a_perhaps_is_remembered() -> None:
    known = Known((one(),))
    file = file_of(row(2, "Anna Bergh", title="Chef"))
    planned = plan(file, known)
    assert (states(planned), planned.people[0].match_name) == (["perhaps"], "Anna Berg")
    after = applied(known, decide(planned, on_perhaps="new"))
    assert ("anna bergh", ParticipantId(1)) in after.not_same
    assert states(plan(file, after)) == ["unchanged"]


def test_who_is_perhaps_in_the_file_is_not_missing_from_it() -> None:
    seat = KnownMembership(3, NETWORK, ALE, "member", acting=False)
    known = Known((one(memberships=(seat,)),), network=NETWORK)
    assert plan(file_of(row(2, "Anna Bergh")), known).endings == ()
    assert plan(file_of(), known).endings == ()


def test_an_address_that_several_have_is_told_and_marked() -> None:
    people = [
        row(n, name, email="ame@ale.example") for n, name in ((2, "Eva Lind"), (3, "Bo Ek"), (4, "Siv Ros"))
    ]
    planned = plan(file_of(*people), Known())
    assert (states(planned), planned.shared) == (["new"] * 3, frozenset({"ame@ale.example"}))
    [problem] = planned.problems
    assert problem.row == 4
    assert problem.message.startswith("3 people in the file have the address")


NAME = st.sampled_from(
    ["Anna Berg", "Anna Bergh", "Åsa Öberg", "Asa Oberg", "Bo Ek", "Anna Maria Berg", "Karl von Essen"]
)
ROW = st.builds(
    lambda name, at, **said: row(0, name, at, **said),
    NAME,
    st.sampled_from([ALE, PARTILLE, None]),
    email=st.sampled_from(["", "a@ale.example", "b@ale.example", "a@partille.example", "info@ale.example"]),
    mobile=st.sampled_from(["", MOBILE, OTHER]),
    title=st.sampled_from(["", "Chef", "Rektor"]),
    party=st.sampled_from(["", "S", "M"]),
    role=st.sampled_from(["", "chair", "member"]),
    acting=st.booleans(),
)


def numbered(people: Sequence[Person]) -> tuple[Person, ...]:
    return tuple(structs.replace(person, row=number) for number, person in enumerate(people, 2))


FILES = st.lists(ROW, max_size=8).map(numbered)
PLACED = st.lists(ROW.filter(lambda person: person.organisation is not None), max_size=8).map(numbered)
"""Left out: one row may place a participant whom the register places nowhere, and so make another row new."""
REGISTERS = st.tuples(PLACED, st.sampled_from([None, NETWORK])).map(
    lambda both: structs.replace(
        applied(
            Known(network=both[1]), decide(plan(file_of(*both[0]), Known(network=both[1])), on_perhaps="new")
        ),
        last_imported={},
    )
)


@given(FILES, REGISTERS, st.sampled_from(["skip", "new"]), st.sampled_from(["keep", "file"]))
def test_after_it_is_applied_a_plan_writes_nothing(
    people: tuple[Person, ...], known: Known, perhaps: str, wins: str
) -> None:
    file = file_of(*people)
    after = applied(known, decide(plan(file, known), on_perhaps=perhaps, on_conflict=wins))  # type: ignore[arg-type]
    again = plan(file, after)
    assert applied(after, decide(again)).people == after.people
    assert {each.state for each in again.people} <= {"unchanged", "perhaps", "conflict"}


@given(FILES, REGISTERS)
def test_a_second_import_adds_nobody_whoever_was_said_to_be_the_same(
    people: tuple[Person, ...], known: Known
) -> None:
    file = file_of(*people)
    after = applied(known, decide(plan(file, known), on_perhaps="same"))
    assert not [each for each in decide(plan(file, after)) if each.action == "add"]


@given(FILES, REGISTERS, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_count(
    people: tuple[Person, ...], known: Known, random: object
) -> None:
    shuffled = list(people)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis' own Random
    assert plan(file_of(*shuffled), known).people == plan(file_of(*people), known).people


@given(FILES, REGISTERS)
def test_no_two_names_are_merged_without_an_answer(people: tuple[Person, ...], known: Known) -> None:
    names = {person.id: key_of(person) for person in known.people}
    for each in plan(file_of(*people), known).people:
        assert all(
            person_key(other) in (person_key(people_row), other_key)
            or compatible(person_key(other), other_key)
            for other in each.also
            for people_row, other_key in [(each.person, person_key(each.person))]
        )
        if each.identity == "same" and each.match is not None:
            assert compatible(person_key(each.person), names[each.match])


@given(FILES, REGISTERS)
def test_an_empty_cell_changes_nothing(people: tuple[Person, ...], known: Known) -> None:
    bare = [
        structs.replace(person, title="", party="", phones=(), acting=False, role="", department="")
        for person in people
    ]
    for each in plan(file_of(*bare), known).people:
        assert {cell.field for cell in each.cells} <= {"name", "organisation", "email"}
    for decision in decide(plan(file_of(*bare), known)):
        assert all(cell.new for cell in decision.cells)
