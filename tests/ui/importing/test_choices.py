"""What may be answered to a row, and what becomes of the answers when a plan is made anew."""

from __future__ import annotations

from pathlib import Path

from desktop_app.ui.importing import words
from desktop_app.ui.importing.answers import answer, common, options
from desktop_app.ui.importing.draft import Draft
from desktop_app.ui.importing.heads import Head
from desktop_app.ui.importing.rows import Row, rows
from desktop_app.ui.importing.source import Looked, Source
from desktop_app.ui.importing.table import ImportRows
from desktop_app.ui.importing.understanding import chosen
from desktop_app.work.intake.planning.asking import Planned
from desktop_app.work.intake.planning.planned import Ending, PlannedFile, PlannedPerson
from desktop_app.work.intake.understood import Person, Understood

NOBODY = Understood("lista.csv", "csv", 1, "", "")


def person(row: int, name: str, **more: object) -> PlannedPerson:
    given, _blank, family = name.partition(" ")
    said = Person("csv", row, name, given, family, organisation_text=f"Kommun {row}")
    return PlannedPerson(said, **{"state": "new", **more})  # type: ignore[arg-type]  # the tests' own words


def looked(*people: PlannedPerson, endings: tuple[Ending, ...] = ()) -> Looked:
    return Looked((), Planned(PlannedFile(NOBODY, people, endings), None), None, 1)


def source(*people: PlannedPerson, endings: tuple[Ending, ...] = ()) -> Source:
    return Source(Path("lista.csv"), looked=looked(*people, endings=endings))


ENDING = Ending(7, 70, "Eva Dal", "Ale")  # type: ignore[arg-type]  # a plain number for a participant


def first(*people: PlannedPerson) -> Row:
    return rows(Draft([source(*people)]))[0]


def test_those_that_want_an_answer_come_first() -> None:
    draft = Draft(
        [
            source(
                person(2, "Anna Ek"),
                person(3, "Bo Alm", state="perhaps", identity="perhaps"),
                person(4, "Eva Dal", state="conflict", identity="same"),
                endings=(ENDING,),
            )
        ]
    )
    assert [row.kind for row in rows(draft)] == ["conflict", "perhaps", "new", "ending"]


def test_the_same_is_offered_only_where_one_person_is_meant() -> None:
    one = first(person(2, "Anna Ek", state="perhaps", identity="perhaps", match=7))
    several = first(person(2, "Anna Ek", state="perhaps", identity="perhaps", candidates=(7, 8)))
    assert list(options(one)) == ["", "same", "new"]
    assert list(options(several)) == ["", "new"]


def test_a_row_takes_only_its_own_answers() -> None:
    refused, new = rows(Draft([source(person(2, "Anna Ek"), person(3, "Bo", state="refused"))]))
    assert answer([refused, new], "skip") == 1
    assert (refused.answer, new.answer) == ("", "skip")
    assert answer([new], "") == 1
    assert new.source.choices == {}


def test_what_happens_unasked_has_one_name_for_different_rows() -> None:
    both = rows(Draft([source(person(2, "Anna Ek"), person(3, "Bo", state="perhaps", identity="perhaps"))]))
    assert common(both)[""] == "As proposed"


def test_choices_follow_their_rows_into_a_new_plan() -> None:
    anna, bo = person(2, "Anna Ek"), person(3, "Bo Alm")
    held = source(anna, bo, endings=(ENDING,))
    held.choices, held.ending = {1: "skip"}, {0}
    held.take(looked(bo, endings=(ENDING,)))
    assert (held.choices, held.ending) == ({0: "skip"}, {0})
    held.take(looked(person(3, "Bo Alm", state="changed", identity="same")))
    assert (held.choices, held.ending) == ({}, set())


def test_a_column_takes_what_another_held() -> None:
    heads = [Head("A", "Förnamn", "given", 0.95, ""), Head("B", "Efternamn", "family", 0.95, "")]
    assert chosen(source(), heads, "A", "family") == {"A": "family", "B": "given"}
    heads = [Head("A", "Tel", "phone", 0.95, ""), Head("B", "Tel 2", "ignore", 0.5, "")]
    assert chosen(source(), heads, "B", "phone") == {"B": "phone"}


def test_five_thousand_rows_are_found_filtered_and_ordered() -> None:
    many = ImportRows(rows(Draft([source(*(person(n, f"Åsa Ek{n}") for n in range(2, 5002)))])))
    assert many.count() == 5000
    assert [many.row(n).place for n in many.ids("ek4999", "", descending=False, limit=None)] == [4997]
    ordered = many.ids("", "organisation", descending=True, limit=1)
    assert many.rows(ordered)[0][2] == "Kommun 999"
    many.shown = frozenset({"conflict"})
    assert many.ids("", "", descending=False, limit=None) == []


def test_actions_follow_the_answers_row_by_row() -> None:
    """What is known after each answer is what deciding all rows would give."""
    many = source(
        person(2, "Anna Ek"),
        person(3, "Anna Ek", state="perhaps", identity="perhaps", twin=0),
        person(4, "Bo Alm", state="perhaps", identity="perhaps", match=7),
        person(5, "Eva Dal"),
    )
    shown = {row.place: row for row in rows(Draft([many]))}
    assert list(many.actions()) == [each.action for each in many.decisions()]
    for place, said in ((1, "same"), (0, "skip"), (2, "same"), (3, "skip"), (0, ""), (2, "new")):
        answer([shown[place]], said)
        assert list(many.actions()) == [each.action for each in many.decisions()]


def test_a_telephone_reads_as_people_write_it() -> None:
    assert words.cell_value("mobile", "+46701740609") == "070-174 06 09"
    assert words.cell_value("phone", "+46313900609, ankn 12") == "031-390 06 09, ankn 12"
    assert words.cell_value("title", "+46701740609") == "+46701740609"
