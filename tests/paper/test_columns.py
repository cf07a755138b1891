from __future__ import annotations

from itertools import pairwise
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.paper.columns import grid, spread
from desktop_app.paper.look import ROW_SIZES
from desktop_app.records.documents import Column, Document, Group, Row

ROOM = 8000.0


def with_cells(columns: tuple[Column, ...], *rows: tuple[str, ...]) -> Document:
    return Document("", columns, (Group("", tuple(Row(row) for row in rows)),))


@given(st.lists(st.tuples(st.integers(1, 50), st.floats(0, 100), st.floats(0, 900)), min_size=1, max_size=12))
def test_widths_fill_the_room_within_their_bounds(columns: list[tuple[int, float, float]]) -> None:
    shares = [share for share, _low, _more in columns]
    low = [least for _share, least, _more in columns]
    high = [least + more for _share, least, more in columns]
    room = (sum(low) + sum(high)) / 2
    widths = spread(room, shares, low, high)
    assert sum(widths) == pytest.approx(room, abs=0.01)
    assert all(least <= width <= most for least, width, most in zip(low, widths, high, strict=True))


def test_free_room_goes_by_the_shares() -> None:
    assert spread(300, [10, 20], [0, 0], [inf, inf]) == pytest.approx([100, 200])
    assert spread(300, [10, 20], [150, 0], [inf, inf]) == pytest.approx([150, 150])


def test_a_long_word_takes_room_from_other_columns() -> None:
    columns = (Column("a", "A", 10), Column("b", "B", 10))
    even = grid(with_cells(columns, ("kort", "kort")), ROOM)
    assert even.slots[0].width == pytest.approx(even.slots[1].width)
    uneven = grid(with_cells(columns, ("kort " * 40, "m" * 40)), ROOM)
    assert uneven.row.points == ROW_SIZES[0]
    assert uneven.slots[1].width > uneven.slots[0].width


def size_for(letters: int) -> float:
    columns = (Column("a", "A"), Column("b", "B"))
    return grid(with_cells(columns, ("m" * letters, "m" * letters)), ROOM).row.points


def test_the_type_gets_smaller_before_a_word_is_broken() -> None:
    sizes = [size_for(letters) for letters in (10, 30, 33)]
    assert sizes[0] == ROW_SIZES[0]
    assert sizes == sorted(set(sizes), reverse=True)


def test_a_word_too_long_for_any_type_is_broken_rather_than_set_small() -> None:
    assert size_for(90) == ROW_SIZES[0]


@pytest.mark.parametrize("count", [1, 2, 40, 300])
def test_columns_stand_beside_each_other_within_the_room(count: int) -> None:
    columns = tuple(Column(str(at), f"Kolumn{at}") for at in range(count))
    slots = grid(with_cells(columns, ("innehåll",) * count), ROOM).slots
    assert all(slot.width > 0 for slot in slots)
    assert all(left.x + left.width < right.x for left, right in pairwise(slots))
    assert slots[-1].x + slots[-1].width <= ROOM + 0.01


def test_an_empty_form_keeps_its_shares() -> None:
    form = grid(with_cells((Column("a", "A", 10), Column("b", "B", 30)), ("", ""), ("", " ")), ROOM)
    assert form.blanks == form.slots
    assert form.slots[1].width == pytest.approx(3 * form.slots[0].width)


def test_a_table_without_rows_has_nothing_to_fill_in() -> None:
    assert grid(Document("", (Column("a", "A"),), ()), ROOM).blanks == ()
