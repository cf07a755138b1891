"""Forms sent out from the window, and the history of what was imported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton

from desktop_app.records.progress import drain
from desktop_app.store import import_runs, networks, participants
from desktop_app.store.altered import altered
from desktop_app.store.database import Store
from desktop_app.ui.table.pane import TablePane
from desktop_app.ui.window import Window
from desktop_app.work import imports
from desktop_app.work import participants as people
from tests.ui.fake_ask import FakeAsk
from tests.ui.looking import child

Do = Callable[[str], None]
Opened = Callable[[], QDialog]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "formulär"


def test_forms_are_sent_out(window: Window, do: Do, ask: FakeAsk, store: Store, folder: Path) -> None:
    window.show_record("networks", int(networks.named(store, "Styrgruppen")))
    ask.answers += [folder]
    do("network.forms")
    assert sorted(file.name for file in folder.iterdir()) == [
        "Styrgruppen - Ale kommun.xlsx",
        "Styrgruppen - Haninge kommun.xlsx",
        "Styrgruppen - Partille kommun.xlsx",
    ]
    assert window.bar.text.startswith("3 forms are written.")


def test_forms_that_are_there_are_replaced_only_when_told(
    window: Window, do: Do, ask: FakeAsk, store: Store, folder: Path
) -> None:
    window.show_record("networks", int(networks.named(store, "Styrgruppen")))
    ask.answers += [folder, folder, None, folder, "yes"]
    do("network.forms")
    file = folder / "Styrgruppen - Ale kommun.xlsx"
    before = file.read_bytes()
    do("network.forms")
    assert file.read_bytes() == before
    do("network.forms")
    assert file.read_bytes() != before


@pytest.fixture
def imported(window: Window, store: Store, folder: Path) -> Path:
    folder.mkdir()
    book = openpyxl.Workbook()
    for row in (
        ("Namn", "Kommun", "Titel", "E-post"),
        ("Kim Alm", "Ale", "Rektor", "kim.alm@ale.example"),
        ("Åsa Öberg", "Partille", "Direktör", "a@partille.example"),
    ):
        book.worksheets[0].append(row)
    book.save(folder / "lista.xlsx")
    group = networks.named(store, "Styrgruppen")
    prepared = drain(imports.prepare(store, [folder / "lista.xlsx"], network=group))
    drain(imports.carry_out(store, prepared))
    return folder / "lista.xlsx"


def lines(pane: TablePane) -> list[tuple[str, ...]]:
    return [pane.model.text(number) or () for number in pane.model.ids]


def test_what_an_import_changed_is_shown(
    window: Window, do: Do, dialog: Opened, store: Store, imported: Path
) -> None:
    do("imports")
    opened = dialog()
    panes = {pane.table.objectName(): pane for pane in opened.findChildren(TablePane)}
    runs, changes = panes["imports"], panes["altered"]
    assert [(row[2], row[3], row[4], row[5], row[6]) for row in lines(runs)] == [
        ("lista.xlsx", "Styrgruppen", "1", "1", "")
    ]
    assert ("Kim Alm", "Name", "", "Kim Alm") in lines(changes)
    assert ("Kim Alm", "Organisation", "", "Ale kommun, Rektor") in lines(changes)
    assert ("Kim Alm", "Styrgruppen", "", "member") in lines(changes)
    assert ("Åsa Öberg", "Title", "Arbetsmarknadschef", "Direktör") in lines(changes)
    assert import_runs.runs(store)[0].sha256[:16] in child(opened, QLabel, "importAbout").text()


def test_an_import_is_undone_weeks_later(
    window: Window, do: Do, dialog: Opened, store: Store, imported: Path
) -> None:
    people.change(store, participant=participants.named(store, "Kim Alm"), title="Adjunkt")
    do("imports")
    child(dialog(), QPushButton, "undoImport").click()
    assert "Left as it is, because it was changed since: Kim Alm" in window.bar.text
    asa = participants.get(store, participants.named(store, "Åsa Öberg"))
    assert asa.affiliations[0].title == "Arbetsmarknadschef"
    do("imports")
    assert not child(dialog(), QPushButton, "undoImport").isEnabled()


def test_without_imports_it_says_so(window: Window, do: Do, dialog: Opened) -> None:
    do("imports")
    assert "Nothing has been imported yet." in [label.text() for label in dialog().findChildren(QLabel)]


def test_of_protected_people_no_address_is_shown(store: Store, window: Window, imported: Path) -> None:
    run = import_runs.runs(store)[0]
    assert [line.after for line in altered(store, run.change) if "@" in line.after] == ["kim.alm@ale.example"]
    with store.change("participants.changed", name="Kim Alm") as change:
        change.update_where("participant", {"family": "Alm"}, protected=1)
    assert not [line for line in altered(store, run.change) if "@" in line.after]
