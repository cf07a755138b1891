"""Attendance typed as row numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import Invalid
from desktop_app.records.meetings import parts, roll_call
from desktop_app.records.meetings.parts import Part
from desktop_app.records.meetings.roll_call import Entry, RollCall

SHEET = range(1, 61)
NAMES = {3: "Anna Ek", 8: "Anna von Berg", 9: "Bo Lind", 40: "Åsa Öberg-Dahl"}


def resolve(name: str) -> list[int]:
    return [row for row, whole in NAMES.items() if whole.casefold().startswith(name.casefold())]


def read(text: str) -> RollCall:
    return roll_call.read(text, rows=SHEET, resolve=resolve)


def told(text: str) -> list[tuple[str, str]]:
    """Each problem with the text that it points to."""
    return [(problem.sentence, text[problem.start : problem.end]) for problem in read(text).problems]


def part(text: str) -> Part:
    found = parts.read(text)
    assert found
    return found


def test_a_whole_meeting_in_one_line() -> None:
    call = read("1-14 16 17f 18x 19-21d 22t")
    assert call.problems == ()
    kinds = {entry.row: (entry.presence, entry.serving) for entry in call.entries}
    assert all(kinds[row] == ("present", False) for row in (*range(1, 15), 16))
    assert all(kinds[row] == ("remote", False) for row in (19, 20, 21))
    assert (kinds[17], kinds[18], kinds[22]) == (("declined", False), ("absent", False), ("present", True))
    assert 15 not in kinds
    assert roll_call.write(call.entries) == "1-14 16 17f 18x 19-21d 22t"


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("5 t.o.m. punkt 2", [Entry(5, part=part("t.o.m. punkt 2"))]),
        ("5 tom 2 6", [Entry(5, part=part("t.o.m. punkt 2")), Entry(6)]),
        ("7 § 3–7, 9", [Entry(7, part=part("§ 3–7")), Entry(9)]),
        ("7 § 3, § 5, 9 fr.o.m. § 4", [Entry(7, part=part("§ 3, 5")), Entry(9, part=part("fr.o.m. § 4"))]),
        ("7 ej § 5 8", [Entry(7, part=part("ej § 5")), Entry(8)]),
        ("8 per telefon, 12 video", [Entry(8, "remote", via="telephone"), Entry(12, "remote", via="video")]),
        ("8 på distans t.o.m. punkt 2", [Entry(8, "remote", part=part("t.o.m. punkt 2"))]),
        ("22t för 5", [Entry(22, serving=True, seat_of=5)]),
        ("22dt för Bo Lind 3", [Entry(22, "remote", serving=True, seat_of=9), Entry(3)]),
        ("1;2\n3 , 4", [Entry(1), Entry(2), Entry(3), Entry(4)]),
        ("1–2 och 4F", [Entry(1), Entry(2), Entry(4, "declined")]),
        ("1 - 2, 4 f 5F", [Entry(1), Entry(2), Entry(4, "declined"), Entry(5, "declined")]),
        ("Anna Ek, Bo Lind f, Anna von Berg t.o.m. punkt 2", [
            Entry(3), Entry(9, "declined"), Entry(8, part=part("t.o.m. punkt 2")),
        ]),
        ("anna ek 4 Åsa Öberg-Dahl per telefon", [Entry(3), Entry(4), Entry(40, "remote", via="telephone")]),
        ("4 4", [Entry(4)]),
        ("1-3 2f", [Entry(1), Entry(2, "declined"), Entry(3)]),
        ("", []),
        (" , ", []),
    ],
)  # fmt: skip
def test_how_it_is_typed(text: str, entries: list[Entry]) -> None:
    call = read(text)
    assert call.problems == ()
    assert list(call.entries) == entries


@pytest.mark.parametrize(
    ("text", "sentence", "place"),
    [
        ("1 61 2", "There is no row 61 on the sign-in sheet, whose last row is 60.", "61"),
        ("58-999999999", "There is no row 61 on the sign-in sheet, whose last row is 60.", "58-999999999"),
        ("0", "There is no row 0 on the sign-in sheet, whose last row is 60.", "0"),
        ("1 5 5f 2", "Row 5 stands twice: “5” and “5f”.", "5f"),
        ("1-6 5f 5x", "Row 5 stands twice: “5f” and “5x”.", "5x"),
        ("5f 1-6", "Row 5 stands twice: “5f” and “1-6”.", "1-6"),
        ("1-6 5-7f", "Row 5 stands twice: “1-6” and “5-7f”.", "5-7f"),
        ("9-4", "9–4 runs backwards.", "9-4"),
        ("5 § 7-3", "7-3 runs backwards.", "5 § 7-3"),
        ("17q 18", "“17q” is not understood.", "17q"),
        ("5 %", "“%” is not understood.", "%"),
        ("Anna", "“Anna” may be rows 3 and 8: type the number.", "Anna"),
        ("Per Ström", "Nobody on the sign-in sheet is called “Per Ström”.", "Per Ström"),
        ("22t för 22", "Row 22 cannot be the deputy of row 22.", "22t för 22"),
        ("22t för 3-4", "“för 3-4” is not understood.", "22t för 3-4"),
        ("5fx", "“5fx” says that somebody was there and that they were not.", "5fx"),
        ("5f § 3", "“5f § 3” says that somebody was there and that they were not.", "5f § 3"),
        (
            "5 § 3, punkt 2", "“5 § 3, punkt 2” counts both items and decisions (§): choose one.",
            "5 § 3, punkt 2",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_one_sentence_and_where(text: str, sentence: str, place: str) -> None:
    assert told(text) == [(sentence, place)]
    with pytest.raises(Invalid) as raised:
        read(text).checked()
    assert raised.value.sentence == sentence


def test_one_problem_leaves_the_other_entries_alone() -> None:
    assert [entry.row for entry in read("1 61 2 17q 3f").entries] == [1, 2, 3]


def test_an_entry_is_taken_whole_or_not_at_all() -> None:
    assert [entry.row for entry in read("5f 1-6 7").entries] == [5, 7]


STRETCHES = st.tuples(st.integers(1, 30), st.integers(0, 9)).map(lambda pair: (pair[0], sum(pair)))
PARTS = st.builds(
    lambda counting, stretches: parts.joined(Part(counting, tuple(stretches))),
    st.sampled_from(("item", "decision")),
    st.lists(
        st.one_of(STRETCHES, st.integers(1, 9).map(lambda last: (None, last)), st.just((31, None))),
        min_size=1,
        max_size=3,
    ),
)
THERE = st.builds(
    Entry,
    st.integers(1, 60),
    st.sampled_from(("present", "remote")),
    st.booleans(),
    part=st.none() | PARTS,
)
AWAY = st.builds(Entry, st.integers(1, 60), st.sampled_from(("declined", "absent")))
BY_WIRE = st.builds(replace, THERE, presence=st.just("remote"), via=st.sampled_from(("telephone", "video")))
CALLED_IN = st.builds(replace, THERE, serving=st.just(True), seat_of=st.integers(61, 70))
ENTRIES = st.lists(st.one_of(THERE, AWAY, BY_WIRE, CALLED_IN), unique_by=lambda entry: entry.row)


@given(ENTRIES)
def test_what_was_entered_is_written_so_that_it_is_read_again(entries: list[Entry]) -> None:
    written = roll_call.write(entries)
    call = roll_call.read(written, rows=range(1, 71))
    assert call.problems == ()
    assert sorted(call.entries, key=lambda entry: entry.row) == sorted(entries, key=lambda entry: entry.row)


@given(st.sets(st.integers(1, 60)))
def test_rows_that_follow_each_other_are_one_range(rows: set[int]) -> None:
    ranges = sum(1 for row in rows if row - 1 not in rows)
    assert len(roll_call.write(map(Entry, rows)).split()) == ranges


@given(st.text(alphabet="0123456789dtfx §-–,.;AnBoelpunktomför\n", max_size=40))
def test_nothing_typed_is_lost(text: str) -> None:
    """Every letter and digit is in an entry or in a problem; and reading ends."""
    call = read(text)
    for problem in call.problems:
        assert 0 <= problem.start < problem.end <= len(text)
    if not call.entries and not call.problems:
        assert not text.strip(" ,.;\n").replace("och", "").replace("and", "").strip(" ,.;\n")
