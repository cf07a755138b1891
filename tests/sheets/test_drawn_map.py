"""The map in a web page: every municipality in its class, frames for the small, nothing from outside."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html

from desktop_app.records.documents import Column, Document, Group, Row
from desktop_app.records.shaded_map import Key, ShadedMap
from desktop_app.records.sweden import CROWDED, sweden
from desktop_app.sheets.reading import read
from desktop_app.sheets.writing import write

KEYS = (Key("Inte med", "blank"), Key("Inte företrädd <tf>", "vacant"), Key("1 nätverk", "held", 2))
MARKS = (("1480", 2), ("0136", 2), ("2584", 1))
DOCUMENT = Document(
    "Täckning",
    (Column("organisation", "Organisation"), Column("vacant", "Vakant", 10, "right")),
    (Group("", (Row(("Göteborgs Stad", "0")), Row(("Haninge kommun", "1")))),),
    map=ShadedMap("Representation", KEYS, MARKS),
)


def rings(path: str) -> int:
    return path.count("M")


def test_every_municipality_is_drawn_once_in_its_class(tmp_path: Path) -> None:
    path = tmp_path / "Täckning.html"
    write(DOCUMENT, path)
    text = path.read_text(encoding="utf-8")
    page = lxml.html.document_fromstring(text.encode())
    picture = page.find(".//svg[@role='img']")
    assert picture is not None
    assert picture.get("aria-label") == "Representation"
    paths = picture.findall(".//g[@id='sweden']/path")
    drawn = {str(each.get("class")): rings(str(each.get("d"))) for each in paths}
    shapes = sweden().by_code
    marked = dict(MARKS)
    assert drawn["held2"] == len(shapes["1480"].rings) + len(shapes["0136"].rings)
    assert drawn["vacant0"] == drawn["dotted"] == len(shapes["2584"].rings)
    assert drawn["blank0"] == sum(len(shape.rings) for code, shape in shapes.items() if code not in marked)
    assert [each.text for each in picture.findall(".//text")] == list(CROWDED)
    labels = ["".join(map(str, each.itertext())) for each in page.findall(".//figcaption//li")]
    assert labels == [key.label for key in KEYS]
    assert not re.search(r'(?:href|src)="(?!#)|url\((?!#)', text)
    assert len(text) < 200_000


def test_the_table_is_read_back_without_the_map(tmp_path: Path) -> None:
    path = tmp_path / "Täckning.html"
    write(DOCUMENT, path)
    (sheet,) = read(path).sheets
    assert [row[0] for row in sheet.rows] == ["Organisation", "Göteborgs Stad", "Haninge kommun"]
