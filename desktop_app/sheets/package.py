"""Which part of the zip holds which sheet, and what do the styles say?

Names of parts come from the workbook's own relations; nothing is guessed from file names.
"""

from __future__ import annotations

import posixpath
import re
import zipfile

from msgspec import Struct

from desktop_app.sheets import guard
from desktop_app.sheets.guard import LIMITS, Limits


class Relation(Struct, frozen=True):
    """`target` is a part of the zip, or, when `outside`, an address as written."""

    kind: str
    target: str
    outside: bool


class Styles(Struct, frozen=True):
    """Cell style numbers that change what a value means: struck through, or shown with leading zeros."""

    struck: frozenset[int] = frozenset()
    zeros: tuple[tuple[int, int], ...] = ()
    """(style, digits): "0000" shows the code 114 as 0114."""


class Package(Struct, frozen=True):
    sheets: dict[str, str]
    """A sheet's name to its part."""
    strings: str
    styles: str
    """Parts; "" where the workbook has none."""
    stale: bool
    """The formulas are to be worked out when a spreadsheet program first opens the file."""


def package(archive: zipfile.ZipFile, limits: Limits = LIMITS) -> Package:
    roots = relations(archive, "", limits).values()
    workbook = next((root.target for root in roots if root.kind == "officeDocument"), "xl/workbook.xml")
    related = relations(archive, workbook, limits)
    sheets: dict[str, str] = {}
    stale = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal stale
        if name == "sheet":
            relation = related.get(_relation_id(attributes))
            if relation and relation.kind == "worksheet":
                sheets[attributes.get("name", "")] = relation.target
        elif name == "calcPr":
            stale = attributes.get("fullCalcOnLoad") in ("1", "true")

    guard.walk(guard.part(archive, workbook), start, limits)
    single = {relation.kind: relation.target for relation in related.values()}
    return Package(sheets, single.get("sharedStrings", ""), single.get("styles", ""), stale)


def relations(archive: zipfile.ZipFile, part: str, limits: Limits = LIMITS) -> dict[str, Relation]:
    """What a part points to, by relation id; the empty part is the package itself."""
    folder, name = posixpath.split(part)
    described = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, Relation] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            outside = attributes.get("TargetMode") == "External"
            target = attributes.get("Target", "")
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = attributes.get("Type", "").rpartition("/")[2]
            found[attributes.get("Id", "")] = Relation(kind, target, outside)

    if described in archive.namelist():
        guard.walk(guard.part(archive, described), start, limits)
    return found


def styles(xml: bytes, limits: Limits = LIMITS) -> Styles:
    section = ""
    fonts = cells = 0
    formats: dict[str, int] = {}
    struck_fonts: set[str] = set()
    struck: set[int] = set()
    zeros: list[tuple[int, int]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal section, fonts, cells
        if name in ("numFmts", "fonts", "fills", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"):
            section = name
        elif name == "numFmt" and (shown := digits(attributes.get("formatCode", ""))):
            formats[attributes.get("numFmtId", "")] = shown
        elif name == "font" and section == "fonts":
            fonts += 1
        elif name == "strike" and section == "fonts" and attributes.get("val", "1") in ("1", "true"):
            struck_fonts.add(str(fonts - 1))
        elif name == "xf" and section == "cellXfs":
            if attributes.get("fontId") in struck_fonts:
                struck.add(cells)
            if width := formats.get(attributes.get("numFmtId", "")):
                zeros.append((cells, width))
            cells += 1

    guard.walk(xml, start, limits)
    return Styles(frozenset(struck), tuple(zeros))


def digits(number_format: str) -> int:
    """How many digits a format fills up to with zeros: 4 for "0000"; 0 for any other format."""
    return len(number_format) if re.fullmatch("0{2,15}", number_format) else 0


_DATES = {
    14: "y",
    15: "y",
    16: "y",
    17: "y",
    18: "h",
    19: "h",
    20: "h",
    21: "h",
    22: "y",
    45: "h",
    46: "[h]",
    47: "h",
}
"""Formats that every workbook has without saying so."""


def shows_dates(key: int, number_format: str) -> str:
    """The number format of that number, where it shows days or times; else ""."""
    if not number_format:
        return _DATES.get(key, "")
    signs = re.sub(r'"[^"]*"|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]', "", number_format.lower()).partition(
        ";"
    )[0]
    return signs if signs != "general" and re.search("[ymdhs]", signs) else ""


def _relation_id(attributes: dict[str, str]) -> str:
    """The r:id of an element, whatever prefix the file has given the namespace."""
    return next((value for name, value in attributes.items() if name.endswith(":id")), "")
