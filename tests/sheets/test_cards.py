"""Contact cards of every age and make, as rows under plain headings."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import FileProblem
from desktop_app.sheets import cards
from desktop_app.sheets.book import Value
from desktop_app.sheets.reading import read

OLD = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=96berg;=C3=85sa;;;
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=85sa =C3=96berg
ORG;CHARSET=iso-8859-1;QUOTED-PRINTABLE:=D6cker=F6 kommun;Arbetsmarknads=
enheten
TITLE:Chef
TEL;CELL;VOICE:070-174 06 05
TEL;WORK;FAX:031-390 06 07
TEL;WORK;VOICE:031-390 06 06
EMAIL;PREF;INTERNET:asa.oberg@ockero.example
PHOTO;ENCODING=BASE64;TYPE=JPEG:/9j/4AAQSkZJRgABAQEAYABgAAD
 AAAA==

END:VCARD
"""
THIRD = """begin:vcard
version:3.0
item1.EMAIL;type=INTERNET;type=WORK:nils@ale.example
FN:Nils von Essen
N:von Essen;Nils;;;
ORG:Ale kommun\\, AME;Enhet A
TITLE:Enhets
 chef
TEL;TYPE="cell,voice";VALUE=uri:tel:+46-70-174-06-06
NOTE:rad 1\\nrad 2
AGENT:
BEGIN:VCARD
FN:Annan Person
TEL:031-390 06 09
END:VCARD
TEL;TYPE=work:031-390 06 08
END:VCARD
"""
FOURTH = """BEGIN:VCARD
VERSION:4.0
FN:Eva Maria Ek
EMAIL:eva@ale.example
EMAIL:eva.ek@ale.example
END:VCARD
"""


def rows(text: str) -> list[tuple[Value, ...]]:
    headings, *found = cards.sheet(text).rows
    assert headings == (
        "Given name", "Family name", "Organisation", "Department", "Title", "E-mail", "Telephone", "Mobile",
        "Note")  # fmt: skip
    return found


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_cards_of_all_versions_in_one_file(ending: str) -> None:
    text = (OLD + THIRD + FOURTH).replace("\n", ending)
    assert rows(text) == [
        ("Åsa", "Öberg", "Öckerö kommun", "Arbetsmarknadsenheten", "Chef", "asa.oberg@ockero.example",
         "031-390 06 06", "070-174 06 05", None),
        ("Nils", "von Essen", "Ale kommun, AME", "Enhet A", "Enhetschef", "nils@ale.example",
         "031-390 06 08", "+46-70-174-06-06", "rad 1 rad 2"),
        ("Eva Maria", "Ek", None, None, None, "eva@ale.example; eva.ek@ale.example", None, None, None),
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_file_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "kontakter.vcf"
    file.write_bytes("BEGIN:VCARD\r\nN:Öberg;Åsa\r\nORG:Öckerö kommun\r\nEND:VCARD\r\n".encode(encoding))
    book = read(file)
    assert (book.kind, len(book.sheets)) == ("cards", 1)
    assert book.sheets[0].rows[1][:3] == ("Åsa", "Öberg", "Öckerö kommun")


@pytest.mark.parametrize(
    ("formatted", "expected"),
    [
        ("Eva Ek", ("Eva", "Ek")),
        ("Ek, Eva", ("Eva", "Ek")),
        ("Nils von Essen", ("Nils", "von Essen")),
        ("Växeln", (None, "Växeln")),
    ],
)
def test_a_card_with_its_name_in_one(formatted: str, expected: tuple[str | None, str]) -> None:
    assert rows(f"BEGIN:VCARD\nFN:{formatted}\nEND:VCARD")[0][:2] == expected


def test_a_card_that_is_not_ended() -> None:
    assert [row[:2] for row in rows("BEGIN:VCARD\nN:Ek;Eva\nBEGIN:VCARD\nN:Alm;Bo")] == [
        ("Eva", "Ek"),
        ("Bo", "Alm"),
    ]


def test_what_is_no_card_is_told() -> None:
    with pytest.raises(FileProblem, match="There is no contact card with a name"):
        cards.sheet("BEGIN:VCARD\nVERSION:3.0\nEND:VCARD")


@pytest.mark.parametrize(
    "text",
    [
        "BEGIN:VCARD\nN:Ek;Eva\nNOTE:" + "x\n " * 500_000 + "\nEND:VCARD",
        "BEGIN:VCARD\nN:Ek;Eva\nNOTE:" + "x" * 10_000_000,
        "BEGIN:VCARD\nN:Ek;Eva\nNOTE;QUOTED-PRINTABLE:" + "=C3=85=\n" * 200_000,
        "BEGIN:VCARD\nN:Ek;Eva\nTEL" + ";X" * 60_000 + ":1",
    ],
    ids=["folded", "long", "soft", "parameters"],
)
def test_endless_lines_take_neither_time_nor_memory(text: str) -> None:
    begun = time.process_time()
    assert rows(text)[0][:2] == ("Eva", "Ek")
    assert time.process_time() - begun < 10
    assert all(len(str(cell)) <= 32_767 for cell in rows(text)[0])


@given(st.text(max_size=400))
def test_any_text_in_a_card(text: str) -> None:
    try:
        found = rows(f"BEGIN:VCARD\nN:Ek;Eva\n{text}")
    except FileProblem:
        return
    assert all(len(row) == 9 for row in found)
