"""Tables and prose of web pages, and the lists that are pages although they are called .xls."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.errors import FileProblem
from desktop_app.sheets.book import Area, Book
from desktop_app.sheets.reading import read

LISTS = Path(__file__).parents[1] / "data" / "lists"


def opened(tmp_path: Path, written: str | bytes) -> Book:
    path = tmp_path / "Lista.xls"
    path.write_bytes(written.encode() if isinstance(written, str) else written)
    return read(path)


def test_an_address_book_called_xls() -> None:
    book = read(LISTS / "Adressbok_export.xls")
    assert (book.kind, book.encoding) == ("html", "cp1252")
    title, people = book.sheets
    assert (title.name, people.name) == ("table 1", "table 2")
    assert title.rows[0] == ("Adressbok – Kompetensförsörjning Skåne Nordväst",)
    assert people.rows[0] == ("Namn", "Organisation", "Roll", "Telefon", "E-post")
    assert people.rows[2][:2] == ("Eva Nilsson", "Båstads kommun")
    assert people.rows[2][3] == "040-628 04 13\n070-174 06 54"
    assert people.links[3, 5] == "mailto:eva.nilsson@bastad.example"
    assert len(people.rows) == 23


def test_cells_that_reach_over_others(tmp_path: Path) -> None:
    (sheet,) = opened(
        tmp_path,
        "<table><tr><th rowspan=2>Namn<th colspan=2>Kontakt<tr><th>Tel<th>E-post"
        "<tr><td>Ruth<td rowspan=2>08-465 004 00<td>r@ale.example<tr><td>Bo<td>b@ale.example</table>",
    ).sheets
    assert sheet.rows == (
        ("Namn", "Kontakt", None),
        (None, "Tel", "E-post"),
        ("Ruth", "08-465 004 00", "r@ale.example"),
        ("Bo", None, "b@ale.example"),
    )
    assert set(sheet.merges) == {Area(1, 1, 2, 1), Area(1, 2, 1, 3), Area(3, 2, 4, 2)}


def test_the_foot_stands_under_the_body_wherever_it_is_written(tmp_path: Path) -> None:
    (sheet,) = opened(
        tmp_path,
        "<table><tfoot><tr><td>Summa<td>2</tfoot><thead><tr><td>Namn<td>Tel</thead>"
        "<tbody><tr><td>Ruth<td>08</tbody></table>",
    ).sheets
    assert [row[0] for row in sheet.rows] == ["Namn", "Ruth", "Summa"]


PAGE = """<html><head><title>x</title><style>.gone {color: red; text-decoration: line-through}
@media print {.namn {text-decoration: line-through}}</style></head><body><nav>Meny</nav>
<table><tr><td>Start<br>Om oss<td><h2>Ale kommun</h2>
  <table><col><col style="display:none"><tr><th>Namn<th>PNR<th>E-post
  <tr><td class=namn>Ruth<td>1<td><a href="mailto:ruth%40ale.example?subject=x">Mejla</a>
  <tr class="gone rad"><td>Bo<td>2<td>bo@ale.example
  <tr><td><s>Eva</s><td>3<td><strike>eva@ale</strike>.example
  <tr style="display: none"><td>Dold<td>4<td>d@ale.example
  <tr><td><p>Anna&nbsp;Berg</p><p>Chef</p><td>5<td><a href=mailto:a@ale.example>Mejl</a>,
    <a href=mailto:b@ale.example>annat</a></table>
<table><caption>Habo</caption><tr><td>Namn<td>Tel<tr><td>Åke<td>08-465 004 01</table>
<table style="display:none"><tr><td>Gammal<td>lista<tr><td>Ulf<td>08-465 004 02</table>
</table></body></html>"""


def test_what_lies_over_the_cells_and_tables_that_lay_out_the_page(tmp_path: Path) -> None:
    people, habo, old = opened(tmp_path, PAGE).sheets
    assert (people.name, people.title, people.state) == ("table 2", "Ale kommun", "visible")
    assert (habo.name, habo.title, habo.rows[1][0]) == ("table 3", "Habo", "Åke")
    assert (old.name, old.state) == ("table 4", "hidden")
    assert people.hidden_columns == {2}
    assert people.hidden_rows == {5}
    assert people.struck == {(3, 1), (3, 2), (3, 3), (4, 1)}
    assert people.links == {(2, 3): "mailto:ruth%40ale.example?subject=x", (6, 3): "mailto:a@ale.example"}
    assert people.rows[5] == ("Anna Berg\nChef", "5", "Mejl, annat <b@ale.example>")


def test_a_table_in_a_cell_of_a_list_is_a_part_of_the_cell(tmp_path: Path) -> None:
    rows = "".join(
        f"<tr><td>{name}<td>Ale<td><table><tr><td>08-465 004 0{at}<tr><td>070-174 06 0{at}</table>"
        for at, name in enumerate(["Ruth", "Bo", "Eva"], 5)
    )
    (sheet,) = opened(tmp_path, f"<table>{rows}</table>").sheets
    assert sheet.rows[0] == ("Ruth", "Ale", "08-465 004 05\n070-174 06 05")


def test_prose_is_lines_as_if_copied_from_the_screen(tmp_path: Path) -> None:
    book = opened(
        tmp_path,
        "<div><h1>Nätverket</h1><ul><li>Syfte <b>ett</b><li>Syfte\ntvå</ul><script>var x</script>"
        "<p hidden>dolt</p><p>Kontakt: <a href='mailto:eva.ek@ale.example'>Eva Ek</a>, Ale<br>070-174 06 05"
        "<table><tr><td>20 januari<td>kl 9</table></div>",
    )
    assert book.kind == "text"
    assert [row[0] for row in book.sheets[0].rows] == [
        *("Nätverket", None, "Syfte ett", "Syfte två", None),
        *("Kontakt: Eva Ek <eva.ek@ale.example>, Ale", "070-174 06 05", None, "20 januari\tkl 9"),
    ]


def test_people_in_prose_beside_a_table_of_dates_are_not_lost(tmp_path: Path) -> None:
    book = opened(
        tmp_path,
        "<p>Eva Ek, eva.ek@ale.example<p>Bo Ål, bo.al@habo.example<table><tr><td>20 januari<td>kl 9"
        "<tr><td>3 mars<td>kl 13</table>",
    )
    assert book.kind == "text"
    assert book.sheets[0].rows[-1] == ("3 mars\tkl 13",)


@pytest.mark.parametrize(
    ("declared", "written", "read_as"),
    [
        ("windows-1252", "cp1252", "cp1252"),
        ("iso-8859-1", "utf-8", "utf-8"),
        ("utf-8", "cp1252", "cp1252"),
        ("macintosh", "mac_roman", "mac-roman"),
        ("no-such-thing", "cp1252", "cp1252"),
    ],
)
def test_the_letters_decide_over_what_is_declared(
    declared: str, written: str, read_as: str, tmp_path: Path
) -> None:
    text = f'<meta charset="{declared}"><table><tr><td>Åsa Öst<td>Ängelholm<tr><td>Bo<td>Håbo</table>'
    book = opened(tmp_path, text.encode(written))
    assert (book.sheets[0].rows[0], book.encoding) == (("Åsa Öst", "Ängelholm"), read_as)


def test_a_page_of_frames_and_one_without_bottom_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="other pages in frames"):
        opened(tmp_path, "<html><frameset cols=1><frame src=x.htm></frameset></html>")
    with pytest.raises(FileProblem, match="too deep"):
        opened(tmp_path, "<table>" + "<div>" * 3_000 + "x")


def test_fields_and_ticks_say_what_they_show(tmp_path: Path) -> None:
    (sheet,) = opened(
        tmp_path,
        "<table><tr><td><input value='Ruth'><td><input type=checkbox checked><td><img alt='Ja'>"
        "<tr><td><select><option>a<option selected>b</select><td><input type=checkbox><td>#N/A"
        "<tr><td>Bo<td>Ale</table>",
    ).sheets
    assert sheet.rows == (("Ruth", "x", "Ja"), ("b", None, None), ("Bo", "Ale", None))
    assert sheet.errors == {(2, 3): "#N/A"}
