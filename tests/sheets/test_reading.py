"""From files and pasted text to books; every trouble is one sentence that names the file."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from desktop_app.errors import FileProblem
from desktop_app.sheets.guard import LIMITS
from desktop_app.sheets.reading import read, read_text

LISTS = Path(__file__).parents[1] / "data" / "lists"
READ = [path for path in sorted(LISTS.iterdir()) if path.suffix in (".xlsx", ".csv", ".txt")]


EXPECTED = json.loads((LISTS / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", READ, ids=lambda path: str(path.name))
def test_everybody_stands_in_the_row_that_is_expected(path: Path) -> None:
    book = read(path)
    sheets = {sheet.name: sheet for sheet in book.sheets}
    people = EXPECTED[path.name]["participants"]
    assert people
    for person in people:
        for source in person["source"]:
            name, _mark, row = str(source).rpartition("!")
            sheet = sheets.get(name, book.sheets[0])
            links = [target for place, target in sheet.links.items() if place[0] == int(row)]
            written = " ".join(str(cell) for cell in (*sheet.rows[int(row) - 1], *links)).casefold()
            assert person.get("family", person.get("display", "")).casefold() in written


@pytest.mark.parametrize("path", READ, ids=lambda path: str(path.name))
def test_a_book_carries_what_tells_the_file_again(path: Path) -> None:
    book = read(path)
    assert (book.file, book.size) == (path.name, path.stat().st_size)
    assert book.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    states = {name: sheet["state"] for name, sheet in EXPECTED[path.name]["sheets"].items()}
    if book.kind == "xlsx":
        assert {sheet.name: sheet.state.replace("very h", "veryH") for sheet in book.sheets} == states


def test_a_single_column_is_a_table_in_a_csv_file_and_a_text_elsewhere(tmp_path: Path) -> None:
    for name, kind in (("a.csv", "csv"), ("a.txt", "text")):
        path = tmp_path / name
        path.write_text("E-post\nruth@ale.example\n", encoding="utf-8")
        book = read(path)
        assert book.kind == kind
        assert book.sheets[0].rows == (("E-post",), ("ruth@ale.example",))


def test_pasted_text_is_a_line_a_row() -> None:
    book = read_text("Nätverket\r\n\r\nRuth\u00a0Svensson, Ale\n\n", name="Inklistrat")
    assert (book.kind, book.file, book.sheets[0].name) == ("text", "Inklistrat", "")
    assert book.sheets[0].rows == (("Nätverket",), (None,), ("Ruth\u00a0Svensson, Ale",))


def test_a_table_pasted_from_a_spreadsheet_is_a_table() -> None:
    book = read_text('Namn\tKommun\n"Ruth\nSvensson"\tAle\n', name="Inklistrat")
    assert book.kind == "csv"
    assert book.sheets[0].rows == (("Namn", "Kommun"), ("Ruth\nSvensson", "Ale"))


def test_a_list_called_xls_is_read_as_the_text_it_is(tmp_path: Path) -> None:
    path = tmp_path / "Lista.xls"
    path.write_text("Namn\tKommun\nÅsa\tAle\n", encoding="utf-16")
    book = read(path)
    assert (book.kind, book.encoding, book.delimiter) == ("csv", "utf-16", "\t")
    assert book.sheets[0].rows[1] == ("Åsa", "Ale")


@pytest.mark.parametrize("content", [b"", b"\r\n  \r\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "Lista.csv"
    path.write_bytes(content)
    with pytest.raises(FileProblem, match=r"^Lista\.csv: (The file is empty|There is no text)"):
        read(path)


def test_a_missing_file_a_folder_and_a_bad_name_are_told(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=r"^saknas\.csv: The file does not exist"):
        read(tmp_path / "saknas.csv")
    with pytest.raises(FileProblem, match="This is a folder"):
        read(tmp_path)
    with pytest.raises(FileProblem, match="cannot be read"):
        read(Path("a\0b.csv"))


def test_a_locked_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "Lista.csv"
    path.write_text("a;b", encoding="utf-8")

    def held(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", held)
    with pytest.raises(FileProblem, match="another program holds it"):
        read(path)


def test_a_huge_file_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "Lista.csv"
    with path.open("wb") as file:
        file.truncate(LIMITS.file + 1)
    with pytest.raises(FileProblem, match="more than 50 MB"):
        read(path)
