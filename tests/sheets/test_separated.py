"""Which sign parts the cells, and what stands in them."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import FileProblem
from desktop_app.sheets.guard import Limits
from desktop_app.sheets.reading import read, read_text
from desktop_app.sheets.separated import delimiter_of, rows

PEOPLE = [
    ("Namn", "Kommun", "E-post", "Telefon"),
    ("Svensson, Ruth", "Ale kommun", "ruth.svensson@ale.example", "070-174 06 05"),
    ('Anna "Ankan" Berg', "Öckerö", "a.berg@ockero.example; anna@ockero.example", "+46 70 174 06 06"),
    ("Åke<break>Öberg", "Habo", "", "0701740607"),
]


@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("delimiter", [";", "\t", ",", "|"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_every_dialect_is_read(line_end: str, delimiter: str, quoting: Literal[0, 1]) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter, quoting=quoting, lineterminator=line_end).writerows(
        [cell.replace("<break>", line_end) for cell in row] for row in PEOPLE
    )
    book = read_text(written.getvalue(), name="Inklistrat")
    assert (book.kind, book.delimiter) == ("csv", delimiter)
    assert book.sheets[0].rows == tuple(
        tuple(cell.replace("<break>", "\n") or None for cell in row) for row in PEOPLE
    )


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("Svensson, Ruth;Ale kommun\nBerg, Anna;Habo\n", ";"),
        ("a@x.example, b@x.example;Ale\nc@x.example;Habo\n", ";"),
        ("1,5;2,5\n3,5;4,5\n", ";"),
        ("Deltagarlista 2026\n\nNamn;Kommun\nRuth Svensson;Ale\nAnna Berg;Habo\n", ";"),
        ("Namn\tKommun\tRoll; anm\nRuth\tAle\tLedamot;tf\n", "\t"),
        ("Namn,Kommun,Telefon\nRuth Svensson,Ale,070-174 06 05\n", ","),
        ("Ruth Svensson, Ale kommun\nAnna Berg, tf, Habo kommun\nÅke Öberg, Hörby\n", ""),
        ("ruth@ale.example; anna@habo.example; ake@horby.example", ""),
        ("ruth@ale.example\nanna@habo.example\n", ""),
        ("Nätverket möts fyra gånger om året.\n\nKontakt: Ruth Svensson, 070-174 06 05\n", ""),
        ("Start | Om oss | Kontakt\nNätverk | Möten | Sök\n", ""),
        ("", ""),
    ],
)
def test_the_delimiter(text: str, delimiter: str) -> None:
    assert delimiter_of(text) == delimiter


def test_a_sep_line_decides_and_is_no_row() -> None:
    book = read_text("sep=|\r\nNamn|Kommun\r\nRuth|Ale, Habo\r\n", name="x")
    assert book.sheets[0].rows == (("Namn", "Kommun"), ("Ruth", "Ale, Habo"))


def test_a_record_is_a_row_and_blank_ones_count() -> None:
    table = rows('a;b\n\n"c\r\nc";d\n;\n\n', ";")
    assert table == (("a", "b"), (None, None), ("c\nc", "d"))


def test_short_records_are_filled_up() -> None:
    assert rows("a;b;c\nd\n", ";") == (("a", "b", "c"), ("d", None, None))


def test_what_excel_writes_to_keep_a_zero() -> None:
    assert rows('="0701740605";"=""0114"""\n', ";") == (("0701740605", "0114"),)


@pytest.mark.parametrize("swallowed", [100, 200_000])
def test_an_unclosed_quotation_mark_is_refused_with_its_row(swallowed: int) -> None:
    text = 'Namn;Kommun\nRuth;Ale\nAnna;"Habo' + "\nÅke;Hörby" * (swallowed // 10)
    with pytest.raises(FileProblem, match="row 3: A quotation mark"):
        rows(text, ";")


def test_a_cell_that_is_too_long_is_named() -> None:
    with pytest.raises(FileProblem, match="row 2, column B: The cell holds more than 32767"):
        rows(f"a;b\nc;{'d' * 32_768}\n", ";")


@pytest.mark.parametrize("limits", [Limits(filled_rows=2), Limits(columns=1), Limits(laid_out=5)])
def test_a_table_has_its_limits(limits: Limits) -> None:
    with pytest.raises(FileProblem, match="3 rows and 2 columns"):
        rows("a;b\nc;d\ne;f\n", ";", limits)


@given(st.text(alphabet="ab;,\t|\"'=\r\n åÅ@.1", max_size=200))
def test_any_text_is_read_or_refused_and_rectangular(text: str) -> None:
    try:
        book = read_text(text, name="x")
    except FileProblem:
        return
    widths = {len(row) for row in book.sheets[0].rows}
    assert len(widths) == 1
    assert all(cell != "" for row in book.sheets[0].rows for cell in row)


KNOWN_TO_ALL = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -.@'\"\n,;|åäöÅÄÖé"
CELLS = st.text(st.sampled_from(KNOWN_TO_ALL), max_size=20)
PERSON = ("Ruth Sjögren", "Håbo kommun", "ruth.sjogren@habo.example")


@given(
    st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=8),
    st.sampled_from(
        ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman", "cp850"]
    ),
    st.sampled_from([";", "\t", ",", "|"]),
    st.sampled_from(["\r\n", "\n", "\r"]),
    st.sampled_from(["", "sep="]),
)
def test_what_was_written_is_read_if_the_person_tells_how(
    tmp_path_factory: pytest.TempPathFactory,
    table: list[tuple[str, str, str]],
    encoding: str,
    delimiter: str,
    line_end: str,
    declared: str,
) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator=line_end).writerows(
        [PERSON, *table, PERSON]
    )
    path = tmp_path_factory.mktemp("csv") / "Lista.csv"
    path.write_bytes(((declared and f"sep={delimiter}{line_end}") + written.getvalue()).encode(encoding))
    book = read(path, encoding=encoding, delimiter=delimiter)
    assert (book.encoding, book.delimiter) == (encoding, delimiter)
    wanted = [tuple(_meant(cell) for cell in row) for row in (PERSON, *table, PERSON)]
    assert list(book.sheets[0].rows) == wanted


def _meant(cell: str) -> str | None:
    """An apostrophe before what might be run as a formula guards it, and is taken away."""
    if cell[:1] == "'" and cell[1:2] and cell[1] in "=+-@\t\r\n'":
        cell = cell[1:]
    return cell or None


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac_roman", "cp850"]
)
@pytest.mark.parametrize("delimiter", [";", "\t", ",", "|"])
def test_nobody_need_tell_how_a_list_was_written(encoding: str, delimiter: str, tmp_path: Path) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter).writerows(
        [
            ["Kontaktlista för nätverket"],
            [],
            *([cell.replace("<break>", "\n") for cell in row] for row in PEOPLE),
        ]
    )
    path = tmp_path / "Lista.txt"
    path.write_bytes(written.getvalue().encode(encoding))
    book = read(path)
    assert book.delimiter == delimiter
    assert book.sheets[0].rows[2] == PEOPLE[0]
    assert book.sheets[0].rows[4] == PEOPLE[2]


def test_the_persons_choice_holds_over_what_was_found_out(tmp_path: Path) -> None:
    path = tmp_path / "Lista.txt"
    path.write_bytes("Namn;Ort, län\nÅsa;Habo, Jönköping\n".encode("cp1252"))
    assert read(path).delimiter == ";"
    assert read(path, delimiter=",").sheets[0].rows[1] == ("Åsa;Habo", " Jönköping")
    assert read(path, delimiter="").kind == "text"
    assert read(path, encoding="cp850").sheets[0].rows[1] == ("┼sa", "Habo, J÷nk÷ping")
    assert read(path, encoding="latin1").encoding == "latin1"
    with pytest.raises(FileProblem, match=r"no encoding “svenska”.*utf-8, cp1252"):
        read(path, encoding="svenska")
    assert read_text("a;b\nc;d", name="x", delimiter="").kind == "text"
