"""Forms out and back: what a municipality changed and nothing else, whatever became of the file."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.errors import FileProblem, Invalid
from desktop_app.records.ids import NetworkId, ParticipantId
from desktop_app.records.progress import drain
from desktop_app.store import dump, journal, participants
from desktop_app.store.database import Store
from desktop_app.store.register import new_register, open_register
from desktop_app.work import forms, imports, networks
from desktop_app.work import participants as people
from desktop_app.work.forms import Sent
from desktop_app.work.intake.planning.planned import PlannedFile
from tests.people import body, network, person

HEADER = 6
FIRST = HEADER + 1


@pytest.fixture
def store(sqlite_location: str) -> Iterator[Store]:
    with closing(open_register(sqlite_location)) as opened:
        yield opened


@pytest.fixture
def group(store: Store) -> NetworkId:
    """Three people of Partille and one of Ale; a vacant seat in Öckerö."""
    number = network(store, "Arbetsmarknad: chefer", ("Ale", "Öckerö"))
    for name, at, role, more in (
        ("Åsa Öberg", "Partille", "chair", {"email": "asa.oberg@partille.example", "title": "Chef"}),
        ("Bo Ström", "Partille", "member", {"email": "bo.strom@partille.example", "mobile": "070-174 06 05"}),
        (
            "Eva von Essen",
            "Partille",
            "deputy",
            {"email": "eva.vonessen@partille.example", "title": "Rektor"},
        ),
        ("Nils Ek", "Ale", "member", {"email": "nils.ek@ale.example"}),
    ):
        networks.join(store, network=number, participant=person(store, name, at, **more), role=role)
    return number


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "formulär"


def sent(store: Store, group: NetworkId, folder: Path) -> Sent:
    return drain(forms.send(store, network=group, folder=folder))


def form_of(made: Sent, name: str) -> Path:
    return next(form.file for form in made.forms if name in form.name)


def edited(file: Path, change: Callable[[Worksheet], object], name: str = "") -> Path:
    """The form after somebody has worked in it, under another name if one is given."""
    book = openpyxl.load_workbook(file)
    change(book.worksheets[0])
    there = file.with_name(name) if name else file
    book.save(there)
    return there


def column(sheet: Worksheet, heading: str) -> int:
    return next(cell.column for row in sheet.iter_rows() for cell in row if cell.value == heading)


def put(sheet: Worksheet, name: str, heading: str, text: str | None) -> None:
    """Write under a heading, on the row of a person by family name, or on the first empty one for ""."""
    family = column(sheet, "Family name")
    row = next(row for row in range(FIRST, 99) if (sheet.cell(row, family).value or "") == name)
    sheet.cell(row, column(sheet, heading)).value = text


def plan(store: Store, *files: Path, **said: Any) -> PlannedFile:
    (planned, *_more) = drain(imports.prepare(store, files, **said)).files
    return planned.file


def states(file: PlannedFile) -> dict[str, str]:
    return {each.person.written: each.state for each in file.people}


def cells(file: PlannedFile) -> set[tuple[str, str, str, str]]:
    return {(each.person.written, c.field, c.old, c.new) for each in file.people for c in each.cells}


def missing(file: PlannedFile) -> list[str]:
    return [ending.name for ending in file.endings]


def told(file: PlannedFile) -> str:
    return "\n".join(problem.message for problem in file.problems)


def whose(store: Store, name: str) -> ParticipantId:
    return participants.named(store, name)


def test_every_member_organisation_gets_its_own(store: Store, group: NetworkId, folder: Path) -> None:
    with store.change("participants.changed", name="Nils Ek") as change:
        change.update_where("participant", {"family": "Ek"}, protected=1)
    made = sent(store, group, folder)
    assert [(form.name, form.participants, form.vacant) for form in made.forms] == [
        ("Ale kommun", 0, 0),
        ("Partille kommun", 3, 0),
        ("Öckerö kommun", 0, 1),
    ]
    assert made.protected == 1
    assert {each.name for each in folder.iterdir()} == {
        "Arbetsmarknad chefer - Ale kommun.xlsx",
        "Arbetsmarknad chefer - Partille kommun.xlsx",
        "Arbetsmarknad chefer - Öckerö kommun.xlsx",
    }
    sheet = openpyxl.load_workbook(form_of(made, "Partille")).worksheets[0]
    headings = [cell.value for cell in sheet[HEADER]][1:]
    assert headings == ["Given name", "Family name", "Title", "E-mail", "Telephone", "Mobile", "Role",
                        "Has left", "Note"]  # fmt: skip
    reached = ["bo.strom@partille.example", None, "070-174 06 05"]
    assert [cell.value for cell in sheet[FIRST + 1]][1:] == [
        "Bo", "Ström", None, *reached, "member", None, None]  # fmt: skip
    assert sheet.column_dimensions["A"].hidden
    assert sheet.freeze_panes == f"A{FIRST}"


def test_the_headings_are_guarded_and_the_cells_are_open(
    store: Store, group: NetworkId, folder: Path
) -> None:
    made = sent(store, group, folder)
    book = openpyxl.load_workbook(form_of(made, "Partille"))
    sheet, mark = book.worksheets
    assert mark.sheet_state == "veryHidden"
    assert sheet.protection.sheet
    assert not sheet.protection.sort
    assert not sheet.protection.insertRows
    assert not sheet.protection.deleteRows
    assert all(cell.protection.locked for cell in sheet[HEADER][: sheet.max_column])
    for row in (FIRST, FIRST + 2 + 15):
        assert not any(cell.protection.locked for cell in sheet[row][: sheet.max_column])
        assert {cell.number_format for cell in sheet[row]} == {"@"}
    lists = {rule.formula1: rule for rule in sheet.data_validations.dataValidation}
    assert lists['"x"'].sqref.__contains__(f"I{FIRST + 17}")
    assert any("vice chair" in formula for formula in lists)


def test_nothing_is_overwritten_unasked(store: Store, group: NetworkId, folder: Path) -> None:
    made = sent(store, group, folder)
    before = {form.file: form.file.read_bytes() for form in made.forms}
    moved = journal.last_change(store)
    with pytest.raises(FileProblem, match="3 of the forms are in the folder already"):
        sent(store, group, folder)
    assert {file: file.read_bytes() for file in before} == before
    assert journal.last_change(store) == moved
    again = drain(forms.send(store, network=group, folder=folder, replace=True))
    assert states(plan(store, form_of(again, "Ale"))) == {"Nils Ek": "unchanged"}


def test_without_members_there_is_nothing_to_send(store: Store, folder: Path) -> None:
    with pytest.raises(Invalid, match="has no member organisations"):
        sent(store, network(store, "Tomt"), folder)
    assert not folder.exists()


@pytest.mark.parametrize(
    ("network_name", "file"),
    [
        ("CON", "CON - Ale kommun.xlsx"),
        ("con.", "con - Ale kommun.xlsx"),
        ("nul.txt", "_nul.txt - Ale kommun.xlsx"),
        ('A/B\\C:*?"<>|', "A B C - Ale kommun.xlsx"),
        ("Å" * 300, "Å" * 60 + " - Ale kommun.xlsx"),
    ],
)
def test_names_that_windows_takes(store: Store, folder: Path, network_name: str, file: str) -> None:
    made = sent(store, network(store, network_name, ("Ale",)), folder)
    assert [form.file.name for form in made.forms] == [file]


def test_sending_is_told_and_cannot_be_undone(store: Store, group: NetworkId, folder: Path) -> None:
    before = dump.everything(store)
    sent(store, group, folder)
    line = journal.history(store, limit=1)[0]
    assert line.title == "Wrote 3 forms for Arbetsmarknad: chefer"
    following = journal.next_undo(store)
    assert following is not None
    assert following.id < line.id
    assert dump.everything(store) == before


def test_unchanged_changes_nothing(store: Store, group: NetworkId, folder: Path) -> None:
    made = sent(store, group, folder)
    prepared = drain(imports.prepare(store, [form.file for form in made.forms]))
    assert [planned.network for planned in prepared.files] == [group] * 3
    for planned in prepared.files:
        assert set(states(planned.file).values()) <= {"unchanged"}
        assert not planned.file.endings
        assert not planned.file.problems
    assert [len(planned.file.vacancies) for planned in prepared.files] == [0, 0, 1]
    assert drain(imports.carry_out(store, prepared)) is None


def test_the_registers_later_edits_survive(store: Store, group: NetworkId, folder: Path) -> None:
    made = sent(store, group, folder)
    asa = whose(store, "Åsa Öberg")
    people.change(store, participant=asa, title="Direktör", email="asa@partille.example", family="Åkerö")
    networks.join(store, network=group, participant=person(store, "Ny Nysson", "Partille"), role="member")
    file = plan(store, form_of(made, "Partille"))
    assert set(states(file).values()) == {"unchanged"}
    assert not file.endings


def test_exactly_what_was_changed(store: Store, group: NetworkId, folder: Path) -> None:
    made = sent(store, group, folder)

    def work(sheet: Worksheet) -> None:
        put(sheet, "Öberg", "Title", "Förvaltningschef")
        put(sheet, "Ström", "Telephone", "031-390 06 06")
        put(sheet, "", "Given name", "Kim")
        put(sheet, "", "Family name", "Alm")
        put(sheet, "Alm", "E-mail", "kim.alm@partille.example")
        put(sheet, "Alm", "Role", "deputy")
        sheet.delete_rows(FIRST + 2)

    file = plan(store, edited(form_of(made, "Partille"), work))
    assert states(file) == {"Åsa Öberg": "changed", "Bo Ström": "changed", "Kim Alm": "new"}
    assert cells(file) == {
        ("Åsa Öberg", "title", "Chef", "Förvaltningschef"),
        ("Bo Ström", "phone", "", "+46313900606"),
    }
    assert missing(file) == ["Eva von Essen"]


def test_once_taken_in_it_changes_nothing_more(store: Store, group: NetworkId, folder: Path) -> None:
    made = sent(store, group, folder)

    def work(sheet: Worksheet) -> None:
        put(sheet, "Öberg", "Title", "Förvaltningschef")
        put(sheet, "", "Family name", "Alm")
        put(sheet, "Alm", "Given name", "Kim")

    back = edited(form_of(made, "Partille"), work)
    prepared = drain(imports.prepare(store, [back]))
    assert drain(imports.carry_out(store, prepared)) is not None
    again = plan(store, back)
    assert set(states(again).values()) == {"unchanged"}
    assert not again.endings


def test_both_changed_is_a_conflict(store: Store, group: NetworkId, folder: Path) -> None:
    made = sent(store, group, folder)
    people.change(store, participant=whose(store, "Åsa Öberg"), title="Direktör")
    file = plan(
        store, edited(form_of(made, "Partille"), lambda sheet: put(sheet, "Öberg", "Title", "Rådgivare"))
    )
    assert states(file)["Åsa Öberg"] == "conflict"


def moved_about(sheet: Worksheet) -> None:
    """Sorted by family name, the last column first, rows above, and a column of their own."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADER)]
    people_rows = sorted((row for row in rows[1:] if row[2]), key=lambda row: str(row[2]))
    rest = [row for row in rows[1:] if not row[2]]
    sheet.delete_rows(1, sheet.max_row)
    sheet.append(["Hej! Här kommer listan igen."])
    sheet.append([])
    for row in (rows[0], *people_rows, *rest):
        sheet.append([row[-1], *row[1:-1][::-1], row[0]])


def test_sorted_moved_and_renamed(store: Store, group: NetworkId, folder: Path) -> None:
    made = sent(store, group, folder)
    back = edited(form_of(made, "Partille"), lambda sheet: put(sheet, "Öberg", "Title", "Förvaltningschef"))
    straight = plan(store, back)
    moved = plan(store, edited(back, moved_about, "Svar från oss.xlsx"))
    assert cells(moved) == cells(straight) == {("Åsa Öberg", "title", "Chef", "Förvaltningschef")}
    assert states(moved) == states(straight)
    assert missing(moved) == missing(straight) == []


def test_the_forms_own_columns_are_chosen_by_nobody(store: Store, group: NetworkId, folder: Path) -> None:
    back = form_of(sent(store, group, folder), "Partille")
    columns = plan(store, back).understood.sheets[0].columns
    assert {(each.certainty, each.why) for each in columns if each.heading != "Has left"} == {
        (0.99, "the form was sent out with this column")
    }
    put_right = plan(store, back, columns={"Title": "department"}).understood.sheets[0].columns
    assert [(each.field, each.why) for each in put_right if each.heading == "Title"] == [
        ("department", "chosen by you")
    ]


def test_saved_as_csv(store: Store, group: NetworkId, folder: Path) -> None:
    made = sent(store, group, folder)
    back = edited(form_of(made, "Partille"), lambda sheet: put(sheet, "Öberg", "Title", "Förvaltningschef"))
    sheet = openpyxl.load_workbook(back).worksheets[0]
    for encoding in ("utf-8-sig", "cp1252"):
        there = folder / "Bok1.csv"
        with there.open("w", encoding=encoding, newline="") as file:
            csv.writer(file, delimiter=";").writerows(
                [cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)
            )
        assert cells(plan(store, there)) == {("Åsa Öberg", "title", "Chef", "Förvaltningschef")}


def test_without_the_hidden_column_the_names_tell(store: Store, group: NetworkId, folder: Path) -> None:
    made = sent(store, group, folder)

    def work(sheet: Worksheet) -> None:
        put(sheet, "Öberg", "Title", "Förvaltningschef")
        sheet.delete_rows(FIRST + 1)
        sheet.delete_cols(1)
        sheet.column_dimensions["A"].hidden = False  # hidden columns do not move with the cells here

    file = plan(store, edited(form_of(made, "Partille"), work))
    assert states(file) == {"Åsa Öberg": "changed", "Eva von Essen": "unchanged"}
    assert missing(file) == ["Bo Ström"]


def test_a_successor_written_over_the_old_name_is_another(
    store: Store, group: NetworkId, folder: Path
) -> None:
    made = sent(store, group, folder)

    def work(sheet: Worksheet) -> None:
        put(sheet, "Ström", "Given name", "Kim")
        put(sheet, "Ström", "E-mail", "kim.alm@partille.example")
        put(sheet, "Ström", "Mobile", "070-174 06 09")
        put(sheet, "Ström", "Family name", "Alm")

    file = plan(store, edited(form_of(made, "Partille"), work))
    assert states(file)["Kim Alm"] == "new"
    assert missing(file) == ["Bo Ström"]
    assert "The row was Bo Ström's and now names somebody else." in told(file)


def test_a_new_family_name_is_the_same_person(store: Store, group: NetworkId, folder: Path) -> None:
    made = sent(store, group, folder)
    file = plan(
        store, edited(form_of(made, "Partille"), lambda sheet: put(sheet, "Ström", "Family name", "Alm"))
    )
    assert cells(file) == {("Bo Alm", "name", "Bo Ström", "Bo Alm")}
    assert not file.endings


def test_same_given_name_and_all_else_new_is_asked(store: Store, group: NetworkId, folder: Path) -> None:
    made = sent(store, group, folder)

    def work(sheet: Worksheet) -> None:
        put(sheet, "Ström", "E-mail", "bo.alm@partille.example")
        put(sheet, "Ström", "Mobile", None)
        put(sheet, "Ström", "Family name", "Alm")

    file = plan(store, edited(form_of(made, "Partille"), work))
    assert states(file)["Bo Alm"] == "perhaps"
    assert not file.endings


def test_same_given_name_and_nothing_of_their_own_in_common_is_asked(store: Store, folder: Path) -> None:
    """Where the form tells no address, or only the office's, a successor may have the same given name."""
    group = network(store, "Skola")
    for name, more in (("Bo Ström", {}), ("Eva Ek", {"email": "info@ale.example"})):
        networks.join(store, network=group, participant=person(store, name, "Ale", **more), role="member")

    def work(sheet: Worksheet) -> None:
        for name in ("Ström", "Ek"):
            put(sheet, name, "Family name", f"Al{name}")

    back = edited(form_of(sent(store, group, folder), "Ale"), work)
    assert states(plan(store, back)) == {"Bo AlStröm": "perhaps", "Eva AlEk": "perhaps"}
    drain(imports.carry_out(store, drain(imports.prepare(store, [back])), on_perhaps="new"))
    assert states(plan(store, back)) == {"Bo AlStröm": "unchanged", "Eva AlEk": "unchanged"}
    assert missing(plan(store, back)) == ["Eva Ek", "Bo Ström"]


def test_one_who_stands_twice_in_the_register_is_missing_from_no_form(store: Store, folder: Path) -> None:
    group = network(store, "Skola")
    for _each in range(2):
        bo = person(store, "Bo Ström", "Ale", email="bo.strom@ale.example")
        networks.join(store, network=group, participant=bo, role="member")
    file = plan(store, form_of(sent(store, group, folder), "Ale"))
    assert ([each.state for each in file.people], missing(file), told(file)) == (["unchanged"] * 2, [], "")


def test_sorting_the_names_alone_renames_nobody(store: Store, group: NetworkId, folder: Path) -> None:
    """The hidden keys stay behind where only the visible columns are sorted."""
    made = sent(store, group, folder)

    def work(sheet: Worksheet) -> None:
        rows = [[cell.value for cell in row][1:] for row in sheet.iter_rows(min_row=FIRST, max_row=FIRST + 2)]
        for number, row in enumerate(reversed(rows), FIRST):
            for place, value in enumerate(row, 2):
                sheet.cell(number, place).value = value

    file = plan(store, edited(form_of(made, "Partille"), work))
    assert set(states(file).values()) == {"unchanged"}
    assert not file.endings


def test_an_emptied_cell_is_told_and_erases_nothing(store: Store, group: NetworkId, folder: Path) -> None:
    made = sent(store, group, folder)

    def work(sheet: Worksheet) -> None:
        put(sheet, "Öberg", "Title", None)
        put(sheet, "Ström", "Mobile", None)
        put(sheet, "Ström", "Note", "Börjar i mars")

    file = plan(store, edited(form_of(made, "Partille"), work))
    assert set(states(file).values()) == {"unchanged"}
    assert "Emptied in the form, and kept in the register: Title (Chef)." in told(file)
    assert "Telephone (070-174 06 05)" in told(file)
    notes = [problem.message for each in file.people for problem in each.person.problems]
    assert "Note: Börjar i mars" in notes


def test_a_form_emptied_of_people(store: Store, group: NetworkId, folder: Path) -> None:
    made = sent(store, group, folder)
    file = plan(store, edited(form_of(made, "Ale"), lambda sheet: sheet.delete_rows(FIRST)))
    assert not file.people
    assert missing(file) == ["Nils Ek"]


def test_a_filled_vacant_seat(store: Store, group: NetworkId, folder: Path) -> None:
    made = sent(store, group, folder)

    def work(sheet: Worksheet) -> None:
        put(sheet, "", "Given name", "Kim")
        put(sheet, "", "Family name", "Alm")

    file = plan(store, edited(form_of(made, "Öckerö"), work))
    assert [(each.person.written, each.state, each.roles) for each in file.people] == [
        ("Kim Alm", "new", ("member",))
    ]
    assert file.people[0].person.organisation == body(store, "Öckerö")
    assert not file.vacancies


def test_the_older_of_two_forms_is_compared_with_itself(store: Store, group: NetworkId, folder: Path) -> None:
    older = sent(store, group, folder / "vår")
    people.change(store, participant=whose(store, "Åsa Öberg"), title="Direktör")
    sent(store, group, folder / "höst")
    assert set(states(plan(store, form_of(older, "Partille"))).values()) == {"unchanged"}


def test_a_form_of_another_register_is_any_list(
    store: Store, group: NetworkId, folder: Path, tmp_path: Path
) -> None:
    made = sent(store, group, folder)
    with closing(new_register(str(tmp_path / "annat.samverka"))) as other:
        person(other, "Karl Karlsson", "Ale")
        file = plan(other, form_of(made, "Partille"))
        assert {each.state for each in file.people} == {"new"}
        assert {each.person.organisation for each in file.people} == {body(other, "Partille")}
        assert "The form was sent out from another register" in told(file)


def test_a_removed_person_is_told(store: Store, group: NetworkId, folder: Path) -> None:
    made = sent(store, group, folder)
    people.remove(store, participants=[whose(store, "Nils Ek")])
    file = plan(store, form_of(made, "Ale"))
    assert states(file) == {"Nils Ek": "new"}
    assert "removed from the register since the form was sent out" in told(file)


def test_another_sheet_is_told(store: Store, group: NetworkId, folder: Path) -> None:
    made = sent(store, group, folder)
    book = openpyxl.load_workbook(form_of(made, "Ale"))
    book.create_sheet("Eget", 0).append(["Kim", "Alm"])
    book.active = 0
    book.save(form_of(made, "Ale"))
    file = plan(store, form_of(made, "Ale"))
    assert states(file) == {"Nils Ek": "unchanged"}
    assert "The sheet “Eget” is no part of the form" in told(file)


def test_a_folder_that_is_a_file(store: Store, group: NetworkId, tmp_path: Path) -> None:
    there = tmp_path / "fil"
    there.write_text("x", encoding="utf-8")
    with pytest.raises(FileProblem, match="This is a file, not a folder"):
        sent(store, group, there)


def test_the_import_can_be_undone(store: Store, group: NetworkId, folder: Path) -> None:
    made = sent(store, group, folder)
    before = dump.everything(store)
    prepared = drain(
        imports.prepare(
            store, [edited(form_of(made, "Partille"), lambda sheet: sheet.delete_rows(FIRST + 1, 2))]
        )
    )
    change = drain(imports.carry_out(store, prepared, end_missing=date(2026, 11, 21)))
    assert change is not None
    assert dump.everything(store) != before
    journal.undo(store, change)
    assert dump.everything(store) == before


def test_a_form_sent_since_holds_nobody_back(store: Store, group: NetworkId, folder: Path) -> None:
    before = dump.everything(store)
    pasted = imports.Pasted("Karin Lind, Lerum\nOla Berg, Lerum", "text")
    change = drain(imports.carry_out(store, drain(imports.prepare(store, [pasted], network=group))))
    imported = dump.everything(store)
    back = form_of(sent(store, group, folder), "Lerum")
    assert journal.undo(store, change).kept == ()
    assert dump.everything(store) == before
    assert "has been removed from the register" in told(plan(store, back))
    journal.redo(store)
    assert dump.everything(store) == imported
    assert set(states(plan(store, back)).values()) == {"unchanged"}


def test_who_has_left_is_ended_and_nothing_else(store: Store, group: NetworkId, folder: Path) -> None:
    made = sent(store, group, folder)

    def work(sheet: Worksheet) -> None:
        put(sheet, "Ström", "Has left", "x")
        put(sheet, "Ström", "Title", "Pensionär")
        put(sheet, "Öberg", "Has left", "nej")

    back = edited(form_of(made, "Partille"), work)
    prepared = drain(imports.prepare(store, [back]))
    file = prepared.files[0].file
    assert cells(file) == {("Bo Ström", "gone", "", "yes")}
    assert not file.endings
    before = dump.everything(store)
    change = drain(imports.carry_out(store, prepared))
    bo = participants.get(store, whose(store, "Bo Ström"))
    assert [tie.span.last for tie in bo.affiliations] == [date.today()]
    assert [seat.span.last for seat in bo.memberships] == [date.today()]
    assert [tie.title for tie in bo.affiliations] == [""]
    assert set(states(plan(store, back)).values()) == {"unchanged"}
    journal.undo(store, change)
    assert dump.everything(store) == before


def test_somebody_new_who_has_left_is_left_out(store: Store, group: NetworkId, folder: Path) -> None:
    made = sent(store, group, folder)

    def work(sheet: Worksheet) -> None:
        put(sheet, "", "Given name", "Kim")
        put(sheet, "", "Family name", "Alm")
        put(sheet, "Alm", "Has left", "x")

    assert states(plan(store, edited(form_of(made, "Ale"), work)))["Kim Alm"] == "left_out"


def test_an_address_written_over_is_replaced(store: Store, group: NetworkId, folder: Path) -> None:
    made = sent(store, group, folder)

    def work(sheet: Worksheet) -> None:
        put(sheet, "Ström", "E-mail", "bo@partille.example")
        put(sheet, "Ström", "Mobile", "070-174 06 09")

    prepared = drain(imports.prepare(store, [edited(form_of(made, "Partille"), work)]))
    assert cells(prepared.files[0].file) == {
        ("Bo Ström", "email", "bo.strom@partille.example", "bo@partille.example"),
        ("Bo Ström", "mobile", "+46701740605", "+46701740609"),
    }
    drain(imports.carry_out(store, prepared))
    bo = participants.get(store, whose(store, "Bo Ström"))
    assert [contact.as_written for contact in bo.contacts] == ["bo@partille.example", "070-174 06 09"]


def test_a_role_written_over_is_put_right(store: Store, group: NetworkId, folder: Path) -> None:
    made = sent(store, group, folder)
    back = edited(form_of(made, "Partille"), lambda sheet: put(sheet, "Ström", "Role", "deputy"))
    prepared = drain(imports.prepare(store, [back]))
    assert cells(prepared.files[0].file) == {("Bo Ström", "role", "member", "deputy")}
    drain(imports.carry_out(store, prepared))
    bo = participants.get(store, whose(store, "Bo Ström"))
    assert [seat.role_name for seat in bo.memberships] == ["deputy"]
    assert set(states(plan(store, back)).values()) == {"unchanged"}


def test_a_form_goes_to_its_own_network(store: Store, group: NetworkId, folder: Path) -> None:
    made = sent(store, group, folder)
    other = network(store, "Annat nätverk", ("Ale",))
    planned = drain(imports.prepare(store, [form_of(made, "Ale")], network=other)).files[0]
    assert planned.network == group
    assert "The form was sent out for Arbetsmarknad: chefer and is imported there." in told(planned.file)
