"""What is done with networks: added, changed, removed; who joins and leaves; what they are for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from desktop_app.errors import Conflict, Invalid
from desktop_app.store import dump, journal, networks, participants
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.work import networks as at_networks
from desktop_app.work import participants as at_participants
from tests.people import DAY, body, network, person, small


def test_a_new_network_whole(store: Store) -> None:
    number = at_networks.add(
        store,
        name=" Arbetsmarknad  & tillväxt",
        short_name="AT",
        kind="managers_network",
        owner=body(store, "GR"),
        appointed_by="GR:s styrelse",
        about="Första\n\nAndra",
        stated_seats=15,
        stated_members=13,
        rhythm="två gånger om året",
    )
    held = networks.get(store, number)
    assert (held.name, held.short_name, held.kind) == ("Arbetsmarknad & tillväxt", "AT", "managers_network")
    assert held.owner_name == "Göteborgsregionens kommunalförbund"
    assert (held.about, held.stated_seats, held.stated_members) == ("Första\n\nAndra", 15, 13)
    journal.undo(store)
    assert networks.ids(store) == []


def test_what_a_network_rests_on(store: Store) -> None:
    number = at_networks.add(
        store,
        name="AME",
        basis="by job",
        responsibility=" Ansvaret\nför länet",
        consultation="Länsplanen",
        area="Arbetsmarknad",
        period="sedan 1996",
        rules=["one_chair", "every_member"],
    )
    held = networks.get(store, number)
    assert (held.basis, held.responsibility, held.consultation) == (
        "by job",
        " Ansvaret\nför länet",
        "Länsplanen",
    )
    assert held.rules == ("every_member", "one_chair")
    assert (held.span.first, held.span.last, held.period) == (date(1996, 1, 1), None, "sedan 1996")
    before = journal.last_change(store)
    at_networks.change(store, network=number, period="sedan 1996", basis="by job", rules=list(held.rules))
    assert journal.last_change(store) == before
    at_networks.change(store, network=number, period="1996–2019", rules=[])
    assert networks.ids(store, as_of=date(2019, 12, 31)) == [number]
    assert networks.count(store, as_of=date(2020, 1, 1)) == 0
    assert networks.ids(store) == [number]
    at_networks.change(store, network=number, period="", basis="")
    held = networks.get(store, number)
    assert (held.period, held.basis, held.rules) == ("", "", ())


def test_standing_items_are_a_list_in_an_order(store: Store) -> None:
    group = network(store)
    for lines in (["Läget", "Övrigt"], ["Övrigt", "Läget"]):
        at_networks.set_lines(store, network=group, kind="standing", lines=lines)
        (held,) = networks.lists(store, group)
        assert (held.title, held.lines) == ("Standing agenda items", tuple(lines))


def test_a_network_is_refused(store: Store) -> None:
    group = network(store, "AME")
    before = dump.everything(store)
    refused_values: tuple[tuple[dict[str, Any], str], ...] = (
        ({"name": " "}, "name"),
        ({"name": "Vux", "kind": "club"}, "kind"),
        ({"name": "Vux", "stated_seats": -1}, "stated_seats"),
        ({"name": "Vux", "basis": "by chance"}, "basis"),
        ({"name": "Vux", "period": "länge"}, "period"),
        ({"name": "Vux", "rules": ["be_nice"]}, "rules"),
        ({"name": "Vux", "stated_members": 1001}, "stated_members"),
    )
    for values, field in refused_values:
        with pytest.raises(Invalid) as refused:
            at_networks.add(store, **values)
        assert refused.value.field == field
        with pytest.raises(Invalid) as refused:
            at_networks.change(store, network=group, **values)
        assert refused.value.field == field
    assert dump.everything(store) == before


@pytest.mark.parametrize("name", ["AME", " ame "])
def test_a_name_that_another_network_has_is_refused(store: Store, name: str) -> None:
    network(store, "AME")
    other = network(store, "Vux")
    with pytest.raises(Invalid) as refused:
        at_networks.add(store, name=name)
    assert refused.value.field == "name"
    with pytest.raises(Invalid) as refused:
        at_networks.change(store, network=other, name=name)
    assert refused.value.field == "name"
    at_networks.change(store, network=other, name="VUX")


def test_only_what_is_given_changes(store: Store) -> None:
    group = at_networks.add(store, name="AME", owner=body(store, "GR"), stated_seats=3, about="x")
    at_networks.change(store, network=group, short_name="A")
    held = networks.get(store, group)
    assert (held.name, held.short_name, held.stated_seats, held.about) == ("AME", "A", 3, "x")
    assert held.owner == body(store, "GR")
    at_networks.change(store, network=group, owner=None, stated_seats=None)
    held = networks.get(store, group)
    assert (held.owner, held.stated_seats) == (None, None)
    before = journal.last_change(store)
    at_networks.change(store, network=group, name="AME ", short_name="A", owner=None, about="x")
    assert journal.last_change(store) == before


def test_a_network_that_somebody_changed_meanwhile_is_a_conflict(store: Store) -> None:
    group = network(store)
    shown = networks.get(store, group).version
    at_networks.change(store, network=group, note="a")
    with pytest.raises(Conflict):
        at_networks.change(store, network=group, version=shown, note="b")


def test_a_removed_network_leaves_its_people_and_comes_back(store: Store) -> None:
    group = small(store)
    before = dump.everything(store)
    at_networks.remove(store, network=group)
    assert networks.ids(store) == []
    assert participants.count(store) == 3
    assert meetings.get(store, meetings.ids(store)[0]).networks == ()
    journal.undo(store)
    assert dump.everything(store) == before


# who sits


def test_joining_takes_the_present_organisation_and_any_name_of_a_role(store: Store) -> None:
    group = network(store)
    eva = person(store, "Eva Ek", "Ale")
    at_networks.join(store, network=group, participant=eva, role="Vice ordförande", acting=True)
    at_networks.join(
        store, network=group, participant=eva, organisation=body(store, "Lerum"), first_day=DAY, last_day=DAY
    )
    seats = networks.get(store, group, as_of=DAY).memberships
    assert [(seat.organisation_name, seat.role_name, seat.acting) for seat in seats] == [
        ("Ale kommun", "vice chair", True),
        ("Lerums kommun", "member", False),
    ]
    assert journal.history(store)[0].title == "Eva Ek joined Arbetsmarknad"


def test_joining_is_refused(store: Store) -> None:
    group = network(store)
    eva = person(store, "Eva Ek", "Ale")
    at_networks.join(store, network=group, participant=eva)
    before = dump.everything(store)
    with pytest.raises(Invalid) as refused:
        at_networks.join(store, network=group, participant=eva, organisation=body(store, "Ale"))
    assert refused.value.field == "participant"
    with pytest.raises(Invalid) as refused:
        at_networks.join(
            store, network=group, participant=eva, role="chair", first_day=DAY, last_day=DAY - timedelta(1)
        )
    assert refused.value.field == "last_day"
    assert dump.everything(store) == before


def test_who_has_left_may_join_again(store: Store) -> None:
    group = network(store)
    eva = person(store, "Eva Ek", "Ale")
    at_networks.join(store, network=group, participant=eva)
    at_networks.leave(store, network=group, participant=eva, on=DAY)
    at_networks.join(store, network=group, participant=eva, first_day=DAY + timedelta(30))
    assert len(participants.get(store, eva).memberships) == 2
    assert networks.get(store, group, as_of=DAY + timedelta(1)).memberships == ()


def test_leaving_is_refused(store: Store) -> None:
    group = network(store)
    eva = person(store, "Eva Ek", "Ale")
    with pytest.raises(Invalid):
        at_networks.leave(store, network=group, participant=eva, on=DAY)
    at_networks.join(store, network=group, participant=eva, first_day=DAY)
    before = dump.everything(store)
    with pytest.raises(Invalid) as refused:
        at_networks.leave(store, network=group, participant=eva, on=DAY - timedelta(1))
    assert refused.value.field == "last_day"
    assert dump.everything(store) == before
    at_networks.leave(store, network=group, participant=eva, on=DAY)
    with pytest.raises(Invalid):
        at_networks.leave(store, network=group, participant=eva, on=DAY)


def test_a_wrong_role_is_put_right(store: Store) -> None:
    group = small(store)
    seat = networks.get(store, group).memberships[0]
    at_networks.change_role(store, membership=seat.id, role="ersättare")
    assert networks.get(store, group).memberships[0].role_name == "deputy"
    before = journal.last_change(store)
    at_networks.change_role(store, membership=seat.id, role="deputy")
    assert journal.last_change(store) == before


def test_the_member_organisations(store: Store) -> None:
    group = network(store, "AME", ("Ale", "Lerum"))
    kept = networks.get(store, group).members[0]
    wanted: list[dict[str, Any]] = [
        {"organisation": body(store, "Ale")},
        {"organisation": body(store, "Öckerö"), "seats": 2, "deputy_seats": 1, "capacity": "convener"},
    ]
    at_networks.set_members(store, network=group, members=wanted)
    members = networks.get(store, group).members
    assert members[0] == kept
    assert [(m.organisation_name, m.seats, m.deputy_seats, m.capacity) for m in members] == [
        ("Ale kommun", 1, 0, "member"),
        ("Öckerö kommun", 2, 1, "convener"),
    ]
    before = journal.last_change(store)
    at_networks.set_members(store, network=group, members=[*wanted, wanted[0]])
    assert journal.last_change(store) == before


def test_member_organisations_are_refused(store: Store) -> None:
    group = network(store, "AME", ("Ale",))
    ale = body(store, "Ale")
    before = dump.everything(store)
    for wrong in (
        {"seats": 1},
        {"organisation": ale, "seats": -1},
        {"organisation": ale, "deputy_seats": 1001},
        {"organisation": ale, "capacity": "king"},
    ):
        with pytest.raises(Invalid) as refused:
            at_networks.set_members(store, network=group, members=[wrong])
        assert refused.value.field == "members"
    assert dump.everything(store) == before


# what it is for


def test_lines_of_a_period(store: Store) -> None:
    group = network(store)
    at_networks.set_lines(
        store,
        network=group,
        kind="mission",
        lines=["Ett ", "", " Två"],
        heading="Uppdrag",
        period="2019–2022",
    )
    at_networks.set_lines(store, network=group, kind="mission", lines=["Tre"], period="2023-2026")
    first, second = networks.lists(store, group)
    assert (first.heading, first.lines) == ("Uppdrag", ("Ett", "Två"))
    assert (first.span.first, first.span.last) == (date(2019, 1, 1), date(2022, 12, 31))
    assert second.lines == ("Tre",)
    before = journal.last_change(store)
    at_networks.set_lines(
        store, network=group, kind="mission", lines=["Ett", "Två"], heading="Uppdrag", period="2019–2022"
    )
    assert journal.last_change(store) == before
    at_networks.set_lines(store, network=group, kind="mission", lines=["Två", "Ett"], period="2019–2022")
    assert networks.lists(store, group)[0].lines == ("Två", "Ett")
    at_networks.set_lines(store, network=group, kind="mission", lines=[], period="2019–2022")
    assert [each.lines for each in networks.lists(store, group)] == [("Tre",)]
    with pytest.raises(Invalid) as refused:
        at_networks.set_lines(store, network=group, kind="poem", lines=["x"])
    assert refused.value.field == "kind"


def test_a_participants_new_name_stands_in_the_network(store: Store) -> None:
    group = small(store)
    at_participants.change(store, participant=participants.named(store, "Eva Ek"), given="Ewa")
    assert "Ewa Ek" in [seat.name for seat in networks.get(store, group).memberships]
