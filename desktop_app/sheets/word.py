"""What stands in a Word document (.docx)? Its tables become sheets, its paragraphs lines.

What is deleted but still tracked, hidden or commented is no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree
from msgspec import Struct, field

from desktop_app.sheets import guard
from desktop_app.sheets.document import Item, address, with_address
from desktop_app.sheets.guard import LIMITS, Limits
from desktop_app.sheets.kinds import Kind, refusal
from desktop_app.sheets.laying import Layout
from desktop_app.sheets.package import Relation, relations

Element = etree._Element

_SIGNS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_LEFT_OUT = frozenset(
    ("del", "moveFrom", "Fallback", "delText", "pPr", "rPr", "tcPr", "trPr", "tblPr", "tblGrid")
)
_LINKED = re.compile(r"""HYPERLINK\s+"([^"]*)\"""", re.IGNORECASE)


def read_word(data: bytes, limits: Limits = LIMITS) -> list[Item]:
    """The lines and tables in order."""
    with guard.open_archive(data, limits) as archive:
        root = relations(archive, "", limits).values()
        main = next((each.target for each in root if each.kind == "officeDocument"), "word/document.xml")
        related = relations(archive, main, limits)
        xml = guard.part(archive, main)
    if len(xml) > limits.page:
        raise guard.too_large(limits.page)
    guard.walk(xml, lambda _name, _attributes: None, limits)
    try:
        document = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise refusal(Kind.DAMAGED) from error
    reader = _Reader(related, limits)
    for body in _children(document, "body"):
        reader.blocks(body)
    return reader.items


class _Said(Struct):
    """The text of a paragraph or a cell so far."""

    letters: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    struck: bool = False
    plain: bool = False

    def add(self, letters: str, *, struck: bool = False) -> None:
        self.letters.append(letters)
        if letters.strip():
            self.struck |= struck
            self.plain |= not struck

    def text(self) -> str:
        return "".join(self.letters).strip(" \n")


class _Cell(Struct):
    element: Element
    column: int
    across: int
    continues: bool
    """It is a part of the merged cell over it."""
    down: int = 1


class _Reader:
    def __init__(self, related: Mapping[str, Relation], limits: Limits) -> None:
        self.items: list[Item] = []
        self._related = related
        self._limits = limits
        self._tables = 0
        self._field = ""
        """What the field says that is being read: its letters follow until it ends."""

    def blocks(self, parent: Element) -> None:
        for child in parent:
            name = _name(child)
            if name == "p":
                said = _Said()
                self._paragraph(child, said, inline=True)
                self.items += said.text().split("\n")
            elif name == "tbl":
                self._table(child)
            elif name not in _LEFT_OUT:
                self.blocks(child)

    def _paragraph(self, parent: Element, said: _Said, *, inline: bool = False) -> None:
        """`inline`: an address behind a word is written out, for a line keeps no link."""
        for child in parent:
            name = _name(child)
            if name == "r":
                self._run(child, said, inline=inline)
            elif name in ("hyperlink", "fldSimple"):
                before = len(said.letters)
                self._paragraph(child, said, inline=inline)
                self._link(self._target(child), said, before, inline=inline)
            elif name not in _LEFT_OUT:
                self._paragraph(child, said, inline=inline)

    def _run(self, run: Element, said: _Said, *, inline: bool) -> None:
        looks = {_name(look): _value(look) for look in run.iterfind("{*}rPr/*")}
        if _is_on(looks, "vanish"):
            return
        struck = _is_on(looks, "strike") or _is_on(looks, "dstrike")
        for part in run.iter():
            name = _name(part)
            if name == "t" and not any(_name(above) == "Fallback" for above in part.iterancestors()):
                said.add(part.text or "", struck=struck)
            elif name in _SIGNS and part.getparent() is run:
                said.add(_SIGNS[name])
            elif name == "p":  # of a text box
                said.add("\n")
            elif name == "instrText":
                self._field += part.text or ""
            elif name == "fldChar" and _value(part, "fldCharType") == "end":
                if found := _LINKED.search(self._field):
                    self._link(found[1], said, 0, inline=inline)
                self._field = ""

    def _target(self, element: Element) -> str:
        if found := _LINKED.search(_value(element, "instr")):
            return found[1]
        relation = self._related.get(_value(element, "id"))
        return relation.target if relation else ""

    def _link(self, target: str, said: _Said, before: int, *, inline: bool) -> None:
        words = "".join(said.letters[before:])
        if inline or (address(target) and any(map(address, said.links))):
            said.letters.append(with_address(words, target).removeprefix(words))
        if target:
            said.links.append(target)

    def _table(self, table: Element) -> None:
        self._tables += 1
        layout = Layout(f"table {self._tables}", self._limits)
        inner: list[Element] = []
        for cells in _merged([list(_cells(row)) for row in _rows(table)]):
            layout.next_row()
            for cell in cells:
                if not cell.continues:
                    self._lay(cell, layout, inner)
        self.items.append(layout.sheet())
        for each in inner:
            self._table(each)

    def _lay(self, cell: _Cell, layout: Layout, inner: list[Element]) -> None:
        said = _Said()
        self._lines(cell.element, said, inner)
        text = said.text()
        place = layout.cell(text or None, column=cell.column, across=cell.across, down=cell.down)
        if text and said.links:
            layout.over.links[place] = next(filter(address, said.links), said.links[0])
        if said.struck and not said.plain:
            layout.over.struck.add(place)

    def _lines(self, parent: Element, said: _Said, inner: list[Element]) -> None:
        for child in parent:
            name = _name(child)
            if name == "p":
                if said.letters:
                    said.letters.append("\n")
                self._paragraph(child, said)
            elif name == "tbl":
                inner.append(child)
            elif name not in _LEFT_OUT:
                self._lines(child, said, inner)


def _rows(table: Element) -> Iterator[Element]:
    """The rows, also those in content controls, without those whose deletion is tracked."""
    for child in table:
        name = _name(child)
        if name == "tr":
            if child.find("{*}trPr/{*}del") is None:
                yield child
        elif name not in _LEFT_OUT:
            yield from _rows(child)


def _cells(row: Element) -> Iterator[_Cell]:
    column = 1 + _number(row.find("{*}trPr/{*}gridBefore"), 0)
    for cell in _in_row(row):
        across = _number(cell.find("{*}tcPr/{*}gridSpan"), 1)
        merge = cell.find("{*}tcPr/{*}vMerge")
        yield _Cell(cell, column, across, continues=merge is not None and _value(merge) != "restart")
        column += across


def _in_row(row: Element) -> Iterator[Element]:
    for child in row:
        name = _name(child)
        if name == "tc":
            yield child
        elif name not in _LEFT_OUT:
            yield from _in_row(child)


def _merged(rows: list[list[_Cell]]) -> list[list[_Cell]]:
    """Let each merged cell know how far down it reaches."""
    begun: dict[int, _Cell] = {}
    for cells in rows:
        above, begun = begun, {}
        for cell in cells:
            first = above.get(cell.column) if cell.continues else None
            if first:
                first.down += 1
            cell.continues = first is not None
            begun[cell.column] = first or cell
    return rows


def _children(parent: Element, name: str) -> Iterator[Element]:
    return (child for child in parent if _name(child) == name)


def _name(element: Element) -> str:
    """Without its namespace; comments have none."""
    return str(element.tag).rpartition("}")[2]


def _value(element: Element, name: str = "val") -> str:
    return next(
        (str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), ""
    )


def _number(element: Element | None, default: int) -> int:
    written = "" if element is None else _value(element)
    return min(int(written), 1_000) if written.isdecimal() and len(written) < 8 else default


def _is_on(looks: Mapping[str, str], name: str) -> bool:
    return name in looks and looks[name] not in ("0", "false", "off")
