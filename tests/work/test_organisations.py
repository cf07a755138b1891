"""What is done with organisations: added, changed, removed; their names, members and representatives."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from desktop_app.errors import Conflict, Invalid, NotFound
from desktop_app.store import dump, journal, learnt, organisations, participants
from desktop_app.store.database import Store
from desktop_app.store.represented import represented
from desktop_app.work import networks as at_networks
from desktop_app.work import organisation_names as at_names
from desktop_app.work import organisations as at_organisations
from desktop_app.work import participants as at_participants
from tests.people import DAY, body, network, person, small


def test_a_new_organisation_is_found_by_its_names(store: Store) -> None:
    number = at_organisations.add(
        store,
        name=" Nya  Byn ",
        short_name="NB",
        kind="agency",
        code="nb",
        web="https://www.nyabyn.example/om",
    )
    assert organisations.named(store, "nya byn") == organisations.named(store, "NB") == number
    held = organisations.get(store, number)
    assert (held.name(), held.kind, held.domains) == ("Nya Byn", "agency", ("nyabyn.example",))


def test_an_organisation_is_refused(store: Store) -> None:
    ale = body(store, "Ale")
    before = dump.everything(store)
    refused_values: tuple[tuple[dict[str, Any], str], ...] = (
        ({"name": " "}, "name"),
        ({"name": "Byn", "kind": " "}, "kind"),
        ({"name": "Byn", "kind": "x" * 61}, "kind"),
    )
    for values, field in refused_values:
        with pytest.raises(Invalid) as refused:
            at_organisations.add(store, **values)
        assert refused.value.field == field
        with pytest.raises(Invalid) as refused:
            at_organisations.change(store, organisation=ale, **values)
        assert refused.value.field == field
    assert dump.everything(store) == before


def test_a_new_name_leaves_the_old_one_as_an_alias(store: Store) -> None:
    ale = body(store, "Ale")
    at_organisations.change(store, organisation=ale, name="Nya Ale", note="x")
    held = organisations.get(store, ale)
    assert held.name() == organisations.name(store, ale) == "Nya Ale"
    assert organisations.named(store, "Ale kommun") == organisations.named(store, "nya ale") == ale
    before = journal.last_change(store)
    at_organisations.change(store, organisation=ale, name="Nya Ale", note="x", kind="municipality")
    assert journal.last_change(store) == before
    journal.undo(store)
    assert organisations.get(store, ale).name() == "Ale kommun"


def test_an_organisation_that_somebody_changed_meanwhile_is_a_conflict(store: Store) -> None:
    ale = body(store, "Ale")
    at_organisations.change(store, organisation=ale, note="a")
    with pytest.raises(Conflict):
        at_organisations.change(store, organisation=ale, version=1, note="b")


def test_an_organisation_in_use_is_not_removed(store: Store) -> None:
    number = at_organisations.add(store, name="Nya Byn")
    eva = person(store, "Eva Ek", "Nya Byn")
    group = network(store, owner=number)
    before = dump.everything(store)
    with pytest.raises(Invalid, match="2 places"):
        at_organisations.remove(store, organisation=number)
    assert dump.everything(store) == before
    at_participants.remove(store, participants=[eva])
    at_networks.remove(store, network=group)
    at_organisations.remove(store, organisation=number)
    assert organisations.ids(store, search="nya byn") == []
    for _step in range(3):
        journal.undo(store)
    assert dump.everything(store) == before


def test_a_member_of_an_association_is_not_removed(store: Store) -> None:
    with pytest.raises(Invalid):
        at_organisations.remove(store, organisation=body(store, "Ale"))


def test_how_an_organisation_is_reached_and_what_it_is(store: Store) -> None:
    number = at_organisations.add(
        store,
        name="Kommunernas Råd",
        kind="intresseorganisation",
        domains="@kr.example, www.kommunerna.example",
        about="Två\nrader",
        postal_address="Box 1\n111 11 Byn",
        visiting_address="Torget 1",
        switchboard="08-465 004 00",
        fax="08-465 004 01",
        email="info@kr.example",
    )
    held = organisations.get(store, number)
    assert (held.kind, held.domains) == ("intresseorganisation", ("kr.example", "kommunerna.example"))
    assert (held.about, held.postal_address) == ("Två\nrader", "Box 1\n111 11 Byn")
    assert [(each.kind, each.as_written) for each in held.contacts] == [
        ("email", "info@kr.example"),
        ("switchboard", "08-465 004 00"),
        ("fax", "08-465 004 01"),
    ]
    at_organisations.set_contacts(
        store, organisation=number, contacts=[{"kind": "phone", "text": "08-465 004 02"}]
    )
    assert [each.kind for each in organisations.get(store, number).contacts] == ["phone"]
    at_organisations.change(store, organisation=number, domains="", visiting_address="Torget 2")
    held = organisations.get(store, number)
    assert (held.domains, held.visiting_address, held.about) == ((), "Torget 2", "Två\nrader")
    assert organisations.kinds(store)[0] == "municipality"
    assert organisations.kinds(store)[-1] in ("intresseorganisation", "ministry", "agency")
    at_organisations.remove(store, organisation=number)
    assert number not in organisations.ids(store, search="kommunernas")


# members of associations


def test_members_from_a_day(store: Store) -> None:
    union = at_organisations.add(store, name="Förbundet", kind="municipal association")
    ale, lerum, partille = (body(store, name) for name in ("Ale", "Lerum", "Partille"))
    at_organisations.set_members(store, organisation=union, members=[partille, ale, ale])
    at_organisations.set_members(store, organisation=union, members=[lerum, ale], first_day=DAY)

    def members(day: date | None = None) -> list[str]:
        return [each.name for each in organisations.get(store, union, as_of=day).members]

    assert members(DAY - timedelta(1)) == ["Ale kommun", "Partille kommun"]
    assert members(DAY) == ["Ale kommun", "Lerums kommun"]
    assert "Förbundet" in [each.name for each in organisations.get(store, lerum, as_of=DAY).member_of]
    assert "Förbundet" not in [
        each.name for each in organisations.get(store, lerum, as_of=DAY - timedelta(1)).member_of
    ]
    at_organisations.set_members(store, organisation=union, members=[ale], first_day=DAY)
    assert (members(DAY - timedelta(1)), members(DAY)) == (["Ale kommun", "Partille kommun"], ["Ale kommun"])


def test_an_association_that_goes_in_a_circle_is_refused(store: Store) -> None:
    one, two, three = (at_organisations.add(store, name=f"Förbund {n}") for n in (1, 2, 3))
    at_organisations.set_members(store, organisation=one, members=[two])
    at_organisations.set_members(store, organisation=two, members=[three])
    before = dump.everything(store)
    for association, member, sentence in (
        (one, one, "Förbund 1 cannot be a member of itself."),
        (three, one, "Förbund 3 is itself a member of Förbund 1, or of its members."),
        (two, one, "Förbund 2 is itself a member of Förbund 1, or of its members."),
    ):
        with pytest.raises(Invalid) as refused:
            at_organisations.set_members(store, organisation=association, members=[member])
        assert str(refused.value) == sentence
        assert refused.value.field == "members"
    assert dump.everything(store) == before


# names


def test_a_name_put_right_keeps_its_days(store: Store) -> None:
    number = at_organisations.add(store, name="Gamla Byn")
    at_names.rename(store, organisation=number, name="Nya Bin", first_day=DAY)
    at_organisations.change(store, organisation=number, name="Nya Byn")
    for day, name in ((DAY - timedelta(1), "Gamla Byn"), (DAY, "Nya Byn")):
        assert organisations.rows(store, [number], as_of=day)[0].name == name
    assert organisations.named(store, "nya bin") == number
    assert "Nya Bin" not in [each.name for each in learnt.spellings(store)]


def test_a_former_name_is_printed_for_its_days(store: Store) -> None:
    """The reference data knows SKL as another way of writing SKR."""
    skr = body(store, "SKR")
    known = len(organisations.get(store, skr).names)
    at_names.add_name(store, organisation=skr, name="SKL", kind="former", last_day=date(2019, 11, 26))
    assert len(organisations.get(store, skr).names) == known
    assert organisations.rows(store, [skr], as_of=date(2018, 4, 7))[0].name == "SKL"
    assert organisations.rows(store, [skr])[0].name == "Sveriges Kommuner och Regioner"
    assert organisations.named(store, "SKL") == skr
    journal.undo(store)
    assert (
        organisations.rows(store, [skr], as_of=date(2018, 4, 7))[0].name == "Sveriges Kommuner och Regioner"
    )


def test_names_come_and_go(store: Store) -> None:
    number = at_organisations.add(store, name="Byn")
    alias = at_names.add_name(store, organisation=number, name="By i skogen", period="2010–2015")
    assert organisations.named(store, "by i skogen") == number
    at_names.end_name(store, organisation=number, name=alias, on=date(2012, 1, 1))
    with pytest.raises(Invalid) as refused:
        at_names.end_name(store, organisation=number, name=alias, on=date(2014, 1, 1))
    assert refused.value.field == "on"
    at_names.remove_name(store, organisation=number, name=alias)
    (own,) = organisations.get(store, number).names
    before = dump.everything(store)
    for work, field in (
        (lambda: at_names.remove_name(store, organisation=number, name=own.id), "name"),
        (lambda: at_names.add_name(store, organisation=number, name=" "), "name"),
        (lambda: at_names.add_name(store, organisation=number, name="X", kind="own form"), "kind"),
        (lambda: at_names.rename(store, organisation=number, name=" ", first_day=DAY), "name"),
    ):
        with pytest.raises(Invalid) as refused:
            work()
        assert refused.value.field == field
    with pytest.raises(NotFound):
        at_names.end_name(store, organisation=number, name=4711, on=DAY)
    assert dump.everything(store) == before
    at_names.rename(store, organisation=number, name="Staden", first_day=DAY)
    for day in (DAY, DAY - timedelta(1)):
        with pytest.raises(Invalid) as refused:
            at_names.rename(store, organisation=number, name="Köpingen", first_day=day)
        assert refused.value.field == "first_day"


# who represents it


def test_who_represents_an_organisation(store: Store) -> None:
    group = small(store)
    vux = network(store, "Äldre", ("Ale", "Partille"), short_name="Ä")
    nils = participants.named(store, "Nils von Essen")
    at_networks.join(store, network=vux, participant=nils, role="deputy", first_day=DAY)
    ale = body(store, "Ale")

    def told(day: date) -> list[tuple[str, str, str]]:
        return [(row.network_name, row.role, row.name) for row in represented(store, ale, as_of=day)]

    assert told(DAY - timedelta(1)) == [
        ("Arbetsmarknad", "member", "Nils von Essen"),
        ("Äldre", "member", ""),
    ]
    assert told(DAY) == [
        ("Arbetsmarknad", "member", "Nils von Essen"),
        ("Äldre", "deputy", "Nils von Essen"),
        ("Äldre", "member", ""),
    ]
    assert [row.network for row in represented(store, ale)] == [group, vux, vux]
