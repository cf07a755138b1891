"""Lists of organisations: where they are reached is added, names stay, unknown ones wait to be asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_app.records.gazetteer import Gazetteer
from desktop_app.records.ids import ChangeId
from desktop_app.records.progress import drain
from desktop_app.sheets.book import Book, Value
from desktop_app.store import dump, journal, organisations
from desktop_app.store.altered import altered
from desktop_app.store.database import Store
from desktop_app.work.intake.planning.accepted import Accepted
from desktop_app.work.intake.planning.decide import decide_organisations
from desktop_app.work.intake.planning.known import planned
from desktop_app.work.intake.planning.organisations import with_organisations
from desktop_app.work.intake.planning.planned import PlannedFile
from desktop_app.work.intake.telling.report import report
from desktop_app.work.intake.telling.sentences import sentences
from desktop_app.work.intake.understand import understand
from desktop_app.work.intake.writing.apply import apply
from tests.work.intake.sources import sheet

HEAD = ("Kommun", "E-post", "Telefon", "Webbplats")
ALE = ("Ale kommun", "kommun@ale.example", "031-390 06 01", "https://www.ale.example/")
UNKNOWN = ("Samordningsförbundet Ale", "info@sof.example", "", "")


def plan(store: Store, rows: Sequence[Sequence[Value]]) -> PlannedFile:
    gazetteer = Gazetteer(*organisations.forms(store))
    understood = understand(Book("kommuner.xlsx", "xlsx", (sheet(rows),)), gazetteer, year=2026)
    return with_organisations(store, planned(store, understood).file)


def take(store: Store, rows: Sequence[Sequence[Value]], **said: Any) -> ChangeId | None:
    file = plan(store, rows)
    accepted = [Accepted(file, [], organisations=decide_organisations(file, **said))]
    return drain(apply(store, accepted, moved=journal.last_change(store)))


def states(file: PlannedFile) -> list[str]:
    return [each.state for each in file.organisations]


def reached(store: Store, name: str) -> tuple[str, list[str]]:
    number = organisations.named(store, name)
    contacts = [contact.value for contact in organisations.contacts(store, number)]
    return organisations.get(store, number).web, contacts


def emptied(store: Store, name: str) -> None:
    """The reference data knows where municipalities have their pages."""
    number = organisations.named(store, name)
    with store.change("organisations.changed", name=name) as running:
        running.update("organisation", number, organisations.get(store, number).version, web="")


def test_contacts_are_added_and_empty_facts_filled(store: Store) -> None:
    emptied(store, "Ale kommun")
    before = dump.everything(store)
    assert states(plan(store, [HEAD, ALE])) == ["changed"]
    assert take(store, [HEAD, ALE]) is not None
    assert reached(store, "Ale kommun") == (
        "https://www.ale.example/",
        ["kommun@ale.example", "+46313900601"],
    )
    assert states(plan(store, [HEAD, ALE])) == ["unchanged"]
    assert take(store, [HEAD, ALE]) is None
    journal.undo(store)
    assert dump.everything(store) == before


def test_another_address_than_the_registers_is_a_conflict(store: Store) -> None:
    emptied(store, "Ale kommun")
    take(store, [HEAD, ALE])
    same = ("Ale", "", "", "www.ale.example")
    assert states(plan(store, [HEAD, same])) == ["unchanged"]
    other = ("Ale", "", "", "https://ale-kommun.example")
    assert states(plan(store, [HEAD, other])) == ["conflict"]
    assert take(store, [HEAD, other]) is None
    assert take(store, [HEAD, other], choices={0: True}) is not None
    assert reached(store, "Ale kommun")[0] == "https://ale-kommun.example"


def test_an_organisation_that_the_register_lacks_waits_to_be_asked_for(store: Store) -> None:
    rows = [HEAD, ALE, UNKNOWN]
    before = organisations.count(store)
    file = plan(store, rows)
    assert states(file)[1] == "left_out"
    assert "not in the register" in file.organisations[1].evidence
    take(store, rows)
    assert organisations.count(store) == before
    take(store, rows, include_left_out=True)
    assert organisations.count(store) == before + 1
    assert reached(store, UNKNOWN[0]) == ("", ["info@sof.example"])
    assert take(store, rows, include_left_out=True) is None
    assert organisations.get(store, organisations.named(store, "Ale")).name() == "Ale kommun"


def test_a_heading_over_organisations_is_none(store: Store) -> None:
    rows = [HEAD, ("Kommuner", "", "", ""), ALE, ("Övriga myndigheter:", "", "", ""), UNKNOWN]
    assert [each.line.row for each in plan(store, rows).organisations] == [3, 5]


def test_an_organisation_on_two_rows_gets_each_address_once(store: Store) -> None:
    emptied(store, "Ale kommun")
    rows = [HEAD, ALE, ("Ale", "kommun@ale.example; turist@ale.example", "", "")]
    take(store, rows)
    assert reached(store, "Ale kommun")[1] == ["kommun@ale.example", "+46313900601", "turist@ale.example"]


def test_the_report_tells_of_organisations_and_counts_no_people(store: Store) -> None:
    file = plan(store, [HEAD, ALE, UNKNOWN])
    told: Any = report([file], None)
    assert (told["files"][0]["new"], told["files"][0]["left_out"]) == (0, 0)
    first, second = told["files"][0]["organisations"]
    assert (first["name"], first["organisation_code"], first["row"]) == ("Ale kommun", "1440", 2)
    assert (first["emails"], first["phones"]) == (["kommun@ale.example"], ["+46313900601"])
    assert second["state"] == "left_out"
    assert sentences([file])[0] == "kommuner.xlsx: 2 organisations."


def test_the_history_tells_what_an_organisation_got(store: Store) -> None:
    emptied(store, "Ale kommun")
    change = take(store, [HEAD, ALE])
    assert change is not None
    assert altered(store, change) == [
        ("Ale kommun", "E-mail", "", "kommun@ale.example"),
        ("Ale kommun", "Telephone", "", "031-390 06 01"),
        ("Ale kommun", "Web", "", "https://www.ale.example/"),
    ]
