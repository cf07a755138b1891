"""Where cards lie on their sheets, in millimetres from the page's corner."""

from __future__ import annotations

import pytest

from desktop_app.errors import Invalid
from desktop_app.records.cards import LAYOUTS, Card, Cards, Layout, Place, check_first, layout

ALL = [each for kind in LAYOUTS.values() for each in kind]


def sheet(on: Layout, count: int, first: int = 1) -> Cards:
    return Cards(on, (Card("Bo Ek"),) * count, first)


@pytest.mark.parametrize("on", ALL, ids=lambda on: on.name)
def test_the_cards_fill_the_sheet_evenly(on: Layout) -> None:
    """The margins right and below are those left and above."""
    last = sheet(on, on.places).place(on.places - 1)
    wide, high = on.page
    assert last.x + on.width + on.left == pytest.approx(wide)
    assert last.y + on.height + on.top == pytest.approx(high)


@pytest.mark.parametrize("on", ALL, ids=lambda on: on.name)
def test_a_card_lies_alike_on_every_page(on: Layout) -> None:
    cards = sheet(on, 40 * on.places)
    for number in range(on.places):
        _page, x, y = cards.place(number)
        assert cards.place(39 * on.places + number) == Place(39, x, y)


def test_labels_go_row_by_row() -> None:
    cards = sheet(layout("labels"), 30)
    assert cards.place(1) == Place(0, 70, 0.5)
    assert cards.place(3) == Place(0, 0, 37.5)
    assert cards.place(23) == Place(0, 140, 259.5)
    assert cards.place(24) == Place(1, 0, 0.5)


@pytest.mark.parametrize(
    ("count", "first", "pages"), [(0, 1, 1), (1, 24, 1), (24, 1, 1), (24, 2, 2), (25, 1, 2)]
)
def test_so_many_sheets_hold_every_card_once(count: int, first: int, pages: int) -> None:
    cards = sheet(layout("labels"), count, first)
    assert cards.pages == pages
    assert [number for page in range(pages) for number in cards.on_page(page)] == list(range(count))
    assert all(cards.place(number).page == page for page in range(pages) for number in cards.on_page(page))


def test_a_begun_sheet_is_gone_on_with() -> None:
    assert sheet(layout("labels"), 3, first=5).place(0) == Place(0, 70, 37.5)


def test_a_layout_or_a_place_that_there_is_not() -> None:
    assert layout("labels", "63.5X38.1").places == 21
    with pytest.raises(Invalid) as told:
        layout("badges", "70x37")
    assert "90x54" in told.value.advice
    for wrong in (0, 25):
        with pytest.raises(Invalid, match=str(wrong)) as refused:
            check_first(wrong, layout("labels"))
        assert "24" in refused.value.advice
