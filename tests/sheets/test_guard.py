"""Hostile and damaged workbooks are refused with a sentence, before any library opens them."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.errors import FileProblem
from desktop_app.sheets.guard import Limits, open_archive
from desktop_app.sheets.reading import read
from tests.sheets import odd_files

HOSTILE = odd_files.hostile()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_workbook_is_refused_in_one_sentence(name: str, tmp_path: Path) -> None:
    path = tmp_path / "Lista.xlsx"
    path.write_bytes(HOSTILE[name])
    with pytest.raises(FileProblem) as refused:
        read(path)
    assert str(refused.value).startswith("Lista.xlsx")
    assert refused.value.advice
    assert "\n" not in str(refused.value)


def test_the_place_of_a_far_cell_is_named(tmp_path: Path) -> None:
    path = tmp_path / "Lista.xlsx"
    path.write_bytes(HOSTILE["far cell"])
    with pytest.raises(FileProblem, match=r"sheet Blad1.*column XFD, row 1048576"):
        read(path)


def test_the_missing_part_is_named(tmp_path: Path) -> None:
    path = tmp_path / "Lista.xlsx"
    path.write_bytes(HOSTILE["sheet missing"])
    with pytest.raises(FileProblem, match=r"xl/worksheets/sheet1\.xml is missing"):
        read(path)


@pytest.mark.parametrize(
    "limits", [Limits(parts=3), Limits(unpacked=500), Limits(part=300), Limits(ratio=1, ratio_from=100)]
)
def test_every_limit_of_the_directory_holds(limits: Limits) -> None:
    whole = odd_files.workbook(odd_files.TWO_ROWS + " " * 10_000)
    open_archive(whole).close()
    with pytest.raises(FileProblem):
        open_archive(whole, limits)


def test_what_is_odd_but_harmless_is_read(tmp_path: Path) -> None:
    path = tmp_path / "Lista.xlsx"
    harmless = {
        "a claimed size": odd_files.workbook(head='<dimension ref="A1:XFD1048576"/>'),
        "blank far cells": odd_files.workbook(
            odd_files.TWO_ROWS + '<row r="1048576"><c r="XFD1048576"/></row>'
        ),
        "a prefix": odd_files.packed(
            odd_files.parts(
                odd_files.sheet_xml()
                .replace("<", "<x:")
                .replace("<x:/", "</x:")
                .replace("<x:?", "<?")
                .replace("xmlns=", "xmlns:x=")
            )
        ),
    }
    for name, data in harmless.items():
        path.write_bytes(data)
        assert [row[0] for row in read(path).sheets[0].rows] == ["Namn", "Ruth Svensson"], name
