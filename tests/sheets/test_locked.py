"""Workbooks that Excel locked with its own password open unasked; those with somebody's own stay shut."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest
from msgspec.structs import replace
from msoffcrypto.format.ooxml import OOXMLFile

from desktop_app.errors import FileProblem
from desktop_app.sheets import locked
from desktop_app.sheets.guard import Limits
from desktop_app.sheets.reading import read
from tests.sheets import odd_files

DATA = Path(__file__).parents[1] / "data" / "sheets"
EXCELS_OWN = "VelvetSweatshop"
WORKBOOK = odd_files.packed({**odd_files.parts(), "xl/media.bin": random.Random(1).randbytes(9_000)})
"""As large as real ones: what is smaller is locked wrongly by the library that locks it here."""


def locked_with(password: str, workbook: bytes) -> bytes:
    found = io.BytesIO()
    OOXMLFile(io.BytesIO(workbook)).encrypt(password, found)
    return found.getvalue()


def test_a_workbook_with_excels_own_password_is_read(tmp_path: Path) -> None:
    path = tmp_path / "Skyddad.xlsx"
    data = locked_with(EXCELS_OWN, WORKBOOK)
    path.write_bytes(data)
    free = tmp_path / "Öppen.xlsx"
    free.write_bytes(WORKBOOK)
    book = read(path)
    assert (book.kind, book.sheets, book.size) == ("xlsx", read(free).sheets, len(data))


def test_an_old_workbook_with_excels_own_password_is_the_open_one() -> None:
    """Both by LibreOffice; the last row holds formulas, which it did not keep when it locked the other."""
    shut, free = read(DATA / "excels-own-password.xls"), read(DATA / "excel-97.xls")
    assert shut.kind == "xls"
    for mine, its in zip(shut.sheets, free.sheets, strict=True):
        assert replace(mine, rows=mine.rows[:11]) == replace(its, rows=its.rows[:11])


def test_a_password_of_somebodys_own_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "Låst.xlsx"
    path.write_bytes(locked_with("hemligt", WORKBOOK))
    for shut in (path, DATA / "own-password.xls"):
        with pytest.raises(FileProblem, match="locked with a password") as refused:
            read(shut)
        assert refused.value.where
        assert refused.value.where.file == shut.name


@pytest.mark.parametrize("cut", [600, 2_000, 5_000])
def test_a_locked_workbook_that_was_cut_short_is_refused(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "Skyddad.xlsx"
    path.write_bytes(locked_with(EXCELS_OWN, WORKBOOK)[:cut])
    with pytest.raises(FileProblem):
        read(path)


def test_what_comes_out_of_the_lock_passes_the_same_limits(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="holds more than 0 MB"):
        locked.opened(locked_with(EXCELS_OWN, WORKBOOK), Limits(file=100))
    path = tmp_path / "Skyddad.xlsx"
    path.write_bytes(locked_with(EXCELS_OWN, odd_files.swelling()))
    with pytest.raises(FileProblem, match="swells"):
        read(path)
