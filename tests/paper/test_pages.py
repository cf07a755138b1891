from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.records.documents import Column, Document, Group, Row
from tests.paper.documents import COLUMNS, in_english, people, person, plain, roster, words
from tests.paper.pdf_text import Run, letters, rows

Printed = Callable[[Document], list[list[Run]]]

HEADER = ["Namn", "Befattning", "Telefon", "E-post"]


def test_one_page_says_everything_in_order(printed: Printed) -> None:
    document = roster(Group("", (Row(("Åsa Ek", "Rektor", "070-174 06 05", "asa.ek@kommun.example")),)))
    (page,) = printed(document)
    assert rows(page) == [
        ["Deltagarlista"],
        ["Styrgruppen för arbetsmarknad"],
        HEADER,
        ["Åsa Ek", "Rektor", "070-174 06 05", "asa.ek@kommun.example"],
        ["Två deltagare är utelämnade."],
        ["Utskriven 2026-01-12", "Sida 1 av 1"],
    ]


def test_every_page_has_the_header_and_its_number(printed: Printed) -> None:
    pages = printed(plain(90))
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        lines = rows(page)
        assert HEADER in lines
        assert lines[-1] == ["Utskriven 2026-01-12", f"Sida {number} av {len(pages)}"]
    assert sum(run.text == "Deltagarlista" for page in pages for run in page) == 1


def test_rows_are_whole_and_in_order(printed: Printed) -> None:
    """Each row's three title lines stand on the page where its name stands."""
    pages = printed(plain(90))
    names = [run.text for page in pages for run in page if re.search(r" nr\d+$", run.text)]
    assert names == [row.cells[0] for row in people(90)]
    for page in pages:
        said = [run.text for run in page]
        long_titles = sum(int(name.rpartition("nr")[2]) % 3 == 1 for name in said if " nr" in name)
        assert "".join(said).count("vuxenutbildningsförvaltningen") == long_titles


def test_nothing_is_painted_outside_the_margins_or_on_the_footer(printed: Printed) -> None:
    for page in printed(plain(90)):
        foot = max(run.y for run in page)
        assert all(0 <= run.x <= 174 / 25.4 * 1200 for run in page)
        assert sorted({run.y for run in page})[-2] < foot - 16 / 72 * 1200


def test_a_group_goes_on_under_its_heading(printed: Printed) -> None:
    pages = printed(roster(Group("Ale kommun", people(60)), Group("Öckerö kommun", people(3, 60))))
    headings = [[run.text for run in page if "kommun" in run.text and "@" not in run.text] for page in pages]
    assert headings[0] == ["Ale kommun"]
    assert headings[1][0] == "Ale kommun (forts.)"
    assert sum("Öckerö kommun" in page for page in headings) == 1


def test_the_documents_language_numbers_the_pages(printed: Printed) -> None:
    pages = printed(in_english(roster(Group("Ale kommun", people(60)))))
    said = [run.text for run in pages[1]]
    assert "Ale kommun (cont.)" in said
    assert f"Page 2 of {len(pages)}" in said


def test_a_muted_row_is_in_italics(printed: Printed) -> None:
    vacant = Row(("Vakant", "Ersättare", "", ""), muted=True)
    (page,) = printed(roster(Group("", (person(0), vacant))))
    fonts = {run.text: run.font for run in page}
    assert fonts["Vakant"] == fonts["Ersättare"] == "Inter-Italic"
    assert fonts[person(0).cells[0]] == "Inter-Regular"
    assert fonts["Namn"] == "Inter-SemiBold"


def test_without_rows_the_notes_stand_under_the_header(printed: Printed) -> None:
    (page,) = printed(replace(roster(), notes=("Inga deltagare.",)))
    assert rows(page)[2:4] == [HEADER, ["Inga deltagare."]]


@pytest.mark.parametrize(
    "document",
    [Document("", (), ()), Document("Bara rubrik", (), (), notes=("Text",)), Document("T", COLUMNS, ())],
)
def test_the_barest_documents_make_a_page(printed: Printed, document: Document) -> None:
    (page,) = printed(document)
    assert letters([page]) == words(document) + "Sida1av1"


def test_a_row_taller_than_a_page_goes_on_line_by_line(printed: Printed) -> None:
    cells = ("1", " ".join(f"ord{number}" for number in range(3000)))
    document = Document("", (Column("a", "Punkt", 5), Column("b", "Text", 50)), (Group("", (Row(cells),)),))
    pages = printed(document)
    assert len(pages) > 2
    said = " ".join(run.text for page in pages for run in page)
    assert re.findall(r"ord\d+", said) == cells[1].split()


def test_long_names_and_addresses_lose_no_letter(printed: Printed) -> None:
    name = "Anna-Lena Margareta Wilhelmina von Essen-Rosenblad af Klercker Nordenskjöld-Ehrensvärd"
    row = Row((name, "Å" * 90, "070-174 06 05 / 070-174 06 06", f"{'lång.' * 30}@kommun.example"))
    document = roster(Group(name * 2, (row, person(1), row)))
    document = replace(document, title=name, footer=name * 3)
    (page,) = printed(document)
    said = letters([page])
    for text in (name, *row.cells, name * 3):
        for word in text.split():
            assert len(word) > 40 or word in said
    assert said.count("Å") >= 180
    assert sorted(said) == sorted(words(document) + "Sida1av1")


def test_addresses_are_not_broken_where_there_is_room(printed: Printed) -> None:
    mail = "anna-lena.margareta-svensson@arbetsformedlingen.example"
    (page,) = printed(
        roster(Group("", (Row(("Anna-Lena Margareta Svensson", "Chef", "070-174 06 05", mail)),)))
    )
    assert mail in [run.text for run in page]


def test_forty_columns_of_addresses_lose_no_letter(printed: Printed) -> None:
    columns = tuple(Column(f"c{at}", f"Rubrik {at}") for at in range(40))
    row = Row(tuple(f"deltagare{at}@lansstyrelsen.example" for at in range(40)))
    document = Document("Brett", columns, (Group("", (row,)),), landscape=True)
    (page,) = printed(document)
    assert sorted(letters([page])) == sorted(words(document) + "Sida1av1")


def test_right_aligned_figures_end_together(printed: Printed) -> None:
    columns = (Column("a", "Kommun", 30), Column("b", "Antal", 10, "right"))
    (page,) = printed(Document("", columns, (Group("", (Row(("Ale", "7")), Row(("Lerum", "7777")))),)))
    left = {run.text: run.x for run in page}
    assert left["7777"] < left["7"] < 174 / 25.4 * 1200


def test_signs_that_cannot_be_painted_do_not_reach_the_page(printed: Printed) -> None:
    cells = ("A\u030asa\tEk\x07", "rad ett\r\nrad två", "fi -> x", "")
    (page,) = printed(roster(Group("", (Row(cells),))))
    said = [run.text for run in page]
    assert "Åsa Ek" in said
    assert {"rad ett", "rad två", "fi -> x"} <= set(said)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(0, 12), st.text("abcåäö @.-\n", max_size=120), st.booleans()), max_size=6)
)
def test_whatever_it_says_is_printed(printed: Printed, groups: list[tuple[int, str, bool]]) -> None:
    document = roster(
        *(
            Group(
                text.strip() if headed else "",
                tuple(Row((text, text[::-1], "", "x")) for _row in range(count)),
            )
            for count, text, headed in groups
        )
    )
    pages = printed(document)
    said = letters(pages)
    for group in document.groups:
        for text in {group.heading, *(cell for row in group.rows for cell in row.cells)}:
            assert all(said.count(letter) >= text.count(letter) for letter in set(text) - {" ", "\n"})
    assert all(HEADER in rows(page) for page in pages)
    continued = [run.text for page in pages for run in page if run.text.endswith("(forts.)")]
    if not any(group.heading for group in document.groups):
        numbers = "".join(f"Sida{number}av{len(pages)}" for number in range(1, len(pages) + 1))
        repeated = ("".join(HEADER) + "Utskriven2026-01-12") * (len(pages) - 1)
        assert not continued
        assert sorted(said) == sorted(words(document) + numbers + repeated)
