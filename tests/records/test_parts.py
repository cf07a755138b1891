"""Parts of a meeting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app import i18n
from desktop_app.errors import Invalid
from desktop_app.records.meetings import parts
from desktop_app.records.meetings.parts import Counting, Part


@pytest.mark.parametrize(
    ("text", "counting", "stretches"),
    [
        ("t.o.m. punkt 2", "item", ((None, 2),)),
        ("t o m 2", "item", ((None, 2),)),
        ("till och med § 4", "decision", ((None, 4),)),
        ("fr.o.m. § 4", "decision", ((4, None),)),
        ("från punkten 3", "item", ((3, None),)),
        ("fr.o.m. § 4 t.o.m. § 7", "decision", ((4, 7),)),
        ("§ 3–7", "decision", ((3, 7),)),
        ("§§ 105-106", "decision", ((105, 106),)),
        ("§ 3, 5 och 9", "decision", ((3, 3), (5, 5), (9, 9))),
        ("§ 3+4", "decision", ((3, 4),)),
        ("ej § 91–97", "decision", ((None, 90), (98, None))),
        ("ej § 1", "decision", ((2, None),)),
        ("t.o.m. § 4, § 7-9", "decision", ((None, 4), (7, 9))),
        ("until item 2", "item", ((None, 2),)),
        ("(from § 4)", "decision", ((4, None),)),
    ],
)
def test_how_parts_are_written(
    text: str, counting: Counting, stretches: tuple[tuple[int | None, int | None], ...]
) -> None:
    assert parts.read(text) == Part(counting, stretches)


@pytest.mark.parametrize(
    "text", ["", "2", "Anna Ek", "punkt", "§ 3 och Anna", "punkt 2, § 4", "t.o.m. 9.30", "31/12"]
)
def test_what_is_no_part(text: str) -> None:
    assert parts.read(text) is None


def test_a_range_that_runs_backwards_is_told() -> None:
    with pytest.raises(Invalid, match="7-3 runs backwards"):
        parts.read("§ 7-3")


def test_what_a_part_holds() -> None:
    part = parts.read("ej § 5")
    assert part
    assert [part.holds(item=1, decision=number) for number in (4, 5, 6)] == [True, False, True]
    assert part.holds(item=5)  # an item without a decision: nothing says that somebody left


NUMBERS = st.integers(1, 9999)
STRETCHES = st.tuples(NUMBERS, NUMBERS).map(lambda pair: (min(pair), max(pair)))
OPEN = st.one_of(
    STRETCHES, NUMBERS.map(lambda number: (None, number)), NUMBERS.map(lambda number: (number, None))
)
PARTS = (
    st.builds(
        lambda counting, stretches: parts.joined(Part(counting, tuple(stretches))),
        st.sampled_from(("item", "decision")),
        st.lists(OPEN, min_size=1, max_size=5),
    )
).filter(lambda part: part.stretches != ((None, None),))


@given(PARTS)
def test_every_part_is_read_as_it_was_written(part: Part) -> None:
    for language in i18n.LANGUAGES:
        before = i18n.language()
        i18n.use(language)
        try:
            assert parts.read(str(part)) == part
        finally:
            i18n.use(before)


@given(PARTS, NUMBERS)
def test_what_is_left_out_is_the_rest(part: Part, number: int) -> None:
    whole = [each for each in part.stretches if None not in each]
    if len(whole) == len(part.stretches):
        mark = "§" if part.counting == "decision" else "punkt"
        rest = parts.read(f"ej {mark} " + " och ".join(f"{first}-{last}" for first, last in whole))
        assert rest
        assert rest.holds(item=number, decision=number) != part.holds(item=number, decision=number)


@given(st.text(alphabet="0123456789§-–, .+punktomfrejoch", max_size=30))
def test_any_text_is_read_or_not(text: str) -> None:
    try:
        part = parts.read(text)
    except Invalid:
        return
    assert part is None or parts.read(str(part)) == part
