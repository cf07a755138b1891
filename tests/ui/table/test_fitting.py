"""Columns share a width: nothing is cut while another has room, drawn widths give way last."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.ui.table.fitting import Width, fitted, levelled

NAME, PLACE, ROLE = Width(180, 96), Width(120, 96), Width(60, 60)


def test_what_is_left_over_goes_to_all_that_grow() -> None:
    assert fitted(720, [NAME, PLACE, ROLE]) == [360, 240, 120]
    assert fitted(720, [NAME, Width(60, 60, grows=False)]) == [660, 60]


def test_what_is_lacking_is_given_by_those_with_room() -> None:
    assert fitted(306, [NAME, PLACE, ROLE]) == [138, 108, 60]


def test_a_drawn_width_gives_way_last() -> None:
    drawn = Width(300, 96, drawn=True)
    assert fitted(440, [drawn, NAME]) == [300, 140]
    assert fitted(260, [drawn, NAME]) == [164, 96]
    assert fitted(700, [drawn, NAME]) == [300, 400]


def test_at_their_least_the_columns_are_wider_than_the_table() -> None:
    assert fitted(100, [NAME, PLACE]) == [96, 96]


def test_in_a_card_the_widest_give_first() -> None:
    short, name, network = Width(60, 60), Width(180, 96), Width(300, 96)
    assert levelled(400, [short, name, network]) == [60, 170, 170]
    assert levelled(500, [short, name, network]) == [60, 180, 260]
    assert levelled(200, [short, name, network]) == [60, 96, 96]


_ANY = st.lists(
    st.builds(
        lambda least, more, drawn, grows: Width(least + more, least, drawn, grows),
        st.integers(1, 200),
        st.integers(0, 400),
        st.booleans(),
        st.booleans(),
    ),
    min_size=1,
    max_size=8,
)


@given(st.integers(0, 3000), _ANY, st.sampled_from((fitted, levelled)))
def test_no_column_is_less_than_its_least_nor_the_table_too_wide(
    whole: int, columns: list[Width], share: Callable[[int, list[Width]], list[int]]
) -> None:
    widths = share(whole, columns)
    assert all(width >= column.least for width, column in zip(widths, columns, strict=True))
    assert sum(widths) <= max(whole, sum(column.least for column in columns))
    if sum(column.own for column in columns) <= whole:
        assert all(width >= column.own for width, column in zip(widths, columns, strict=True))
