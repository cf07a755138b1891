from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.paper.setting import Page, pages
from desktop_app.paper.strips import Strip
from desktop_app.records.documents import Column, Document, Group, Row, Section

WIDTH = 8000.0
HEIGHT = 9000.0
COLUMNS = (Column("a", "Namn"), Column("b", "Text"))


def said(strip: Strip) -> str:
    return " ".join(line for cell in strip.cells for line in cell if line)


def lines_of(page: Page) -> list[str]:
    return [said(placed.strip) for placed in page]


def document(groups: list[tuple[str, list[int]]], notes: tuple[str, ...] = ()) -> Document:
    """Groups whose rows are so many lines tall."""
    made = tuple(
        Group(heading, tuple(Row((f"rad{at}", "\n".join(["x"] * tall))) for at, tall in enumerate(rows)))
        for heading, rows in groups
    )
    return Document("Titel", COLUMNS, made, notes=notes)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.integers(1, 30), min_size=1, max_size=12), min_size=1, max_size=5),
    st.sampled_from([(), ("Not",)]),
)
def test_a_heading_never_ends_a_page_and_no_row_is_split(
    groups: list[list[int]], notes: tuple[str, ...]
) -> None:
    numbered = [(f"Grupp{at}", rows) for at, rows in enumerate(groups)]
    set_pages = pages(document(numbered, notes), WIDTH, HEIGHT, "{heading} forts")
    rows = [text for page in set_pages for text in lines_of(page) if text.startswith("rad")]
    assert rows == [
        " ".join([f"rad{at}", *["x"] * tall]) for _heading, talls in numbered for at, tall in enumerate(talls)
    ]
    for page in set_pages:
        assert not lines_of(page)[-1].startswith("Grupp")
        assert "Namn Text" in lines_of(page)
        assert lines_of(page)[-1] != "Namn Text"
        assert page[-1].y + page[-1].strip.height <= HEIGHT
        for above, below in pairwise(page):
            assert above.y + above.strip.height <= below.y
    for page in set_pages[1:]:
        assert lines_of(page)[0] == "Namn Text"
        assert lines_of(page)[1].startswith("Grupp")
    if notes:
        assert len(lines_of(set_pages[-1])) >= 3


def test_the_last_row_moves_with_the_first_note() -> None:
    """Rows fill the page to the last line, so that the note alone would stand on the next one."""
    counts = {}
    for tall in range(1, 60):
        set_pages = pages(document([("", [1, tall])], ("Not",)), WIDTH, HEIGHT, "{heading}")
        counts[len(set_pages)] = lines_of(set_pages[-1])
        if len(set_pages) == 2:
            break
    assert counts[2][0] == "Namn Text"
    assert counts[2][1].startswith("rad1 x")
    assert counts[2][2] == "Not"


def test_a_header_taller_than_half_the_page_stands_once() -> None:
    columns = (Column("a", "x\n" * 60 + "slut"),)
    tall = Document("", columns, (Group("", tuple(Row((f"rad{at}",)) for at in range(100))),))
    said_lines = [text for page in pages(tall, WIDTH, HEIGHT, "{heading}") for text in lines_of(page)]
    assert sum("slut" in text for text in said_lines) == 1
    assert [text for text in said_lines if text.startswith("rad")] == [f"rad{at}" for at in range(100)]


def test_rows_to_be_signed_are_high_and_ruled() -> None:
    signed = Document("", (*COLUMNS, Column("s", "Underskrift", 30)), (Group("", (Row(("a", "b", "")),)),))
    (page,) = pages(signed, WIDTH, HEIGHT, "{heading}")
    row = page[-1].strip
    assert row.height == pytest.approx(9 / 25.4 * 1200)
    assert row.rules[-1].width > WIDTH * 30 / 70 * 0.8


def test_a_point_s_own_number_stands_in_its_bullet_s_place() -> None:
    sections = (Section("Dagordning", ("1. Öppnande", "Fika", "12. Övrigt"), points=True),)
    (page,) = pages(Document("Kallelse", (), (), sections=sections), WIDTH, HEIGHT, "")
    points = [placed.strip for placed in page[2:]]
    assert [strip.cells for strip in points] == [
        (("1.",), ("Öppnande",)),
        (("",), ("Fika",)),
        (("12.",), ("Övrigt",)),
    ]
    assert len({strip.slots for strip in points}) == 1


def test_the_days_of_a_calendar_are_equally_wide() -> None:
    columns = tuple(Column(name, name) for name in ("Måndag", "Tisdag"))
    rows = (Group("", (Row(("1", "Arbetsmarknadschefsnätverket " * 3)),)),)
    (page,) = pages(Document("Mars", columns, rows, even=True), WIDTH, HEIGHT, "")
    first, second = page[-1].strip.slots
    assert abs(first.width - second.width) < 2
