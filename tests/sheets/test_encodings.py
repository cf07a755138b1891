"""Short Swedish texts in every encoding that offices still send."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.sheets.encodings import decode, encoding_of

TEXTS = [
    "Namn;Kommun\r\nÅsa Öberg;Hörby\r\n",
    "Kommun,Telefon\nÄngelholm,070-174 06 05\n",
    "Förvaltningschef\nLärarförbundet\nGöran Sjöström – Båstads kommun\n",
    "BENGT ÅKESSON\tÖRNSKÖLDSVIK\n",
    "André Linné;Håbo\n",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman", "cp850"],
)
def test_a_short_swedish_text_is_read_in_its_encoding(text: str, encoding: str) -> None:
    if encoding == "cp850":
        text = text.replace("–", "-")
    assert decode(text.encode(encoding))[0].removeprefix("\ufeff") == text


def test_plain_letters_are_utf_8() -> None:
    assert encoding_of(b"Namn;E-post\n") == "utf-8"


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail(data: bytes) -> None:
    text, encoding = decode(data)
    assert text == data.decode(encoding, "replace")


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1))
def test_utf_8_is_never_mistaken(text: str) -> None:
    assert decode(text.encode())[0] == text.removeprefix("\ufeff")
