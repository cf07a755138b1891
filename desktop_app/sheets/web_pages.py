"""What stands on a saved web page, or in a list that is one although it is called .xls?

Its tables become sheets as they would look; the rest becomes lines of text as if it had been copied from the
screen. No script runs and nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree, html

from desktop_app.errors import FileProblem
from desktop_app.i18n import _
from desktop_app.sheets import guard
from desktop_app.sheets.book import Value
from desktop_app.sheets.document import Item
from desktop_app.sheets.encodings import decode, known
from desktop_app.sheets.flowing import Flow, run_together
from desktop_app.sheets.guard import LIMITS, Limits
from desktop_app.sheets.kinds import Kind, refusal
from desktop_app.sheets.laying import Layout
from desktop_app.sheets.values import ERRORS

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^<>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE
)
_CONTROL = dict.fromkeys({*range(32), 127} - {9, 10, 13})
_COMMENTS = re.compile(r"/\*.*?\*/|@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_CLASS = re.compile(r"\.([\w-]+)\s*(?:,|$)")
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all", re.IGNORECASE
)
_STRUCK = {"s", "strike", "del"}
_GAPS = {
    *("p", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("ul", "ol", "dl", "blockquote", "pre", "hr", "table"),
}
_BLOCKS = _GAPS | {
    *("div", "li", "dt", "dd", "tr", "td", "th", "caption", "address", "article", "aside", "section"),
    *("header", "footer", "main", "form", "fieldset", "legend", "figure", "figcaption", "center"),
    *("details", "summary"),
}
_SKIPPED = {
    *("head", "script", "style", "noscript", "template", "svg", "math", "object", "iframe", "canvas"),
    *("audio", "video", "nav", "datalist", "colgroup", "col"),
}
_OWN_ROWS = 3
"""A table with so many rows of its own text is a list; a table in one of its cells is a part of the cell."""
_FURTHEST = 1_000


def read_page(data: bytes, *, encoding: str = "", limits: Limits = LIMITS) -> tuple[list[Item], str]:
    """The page's lines and tables in order, and the encoding it was read in; `encoding` is the person's own
    choice."""
    if len(data) > limits.page:
        raise guard.too_large(limits.page)
    text, encoding = _decoded(data, encoding)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = html.document_fromstring(text.translate(_CONTROL).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise refusal(Kind.DAMAGED) from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise guard.suspect(_("The page nests its contents too deep."))
    page = _Page(root, limits)
    flow = Flow()
    page.flow(root, flow)
    items = flow.items()
    if not items and root.find(".//frame") is not None:
        raise FileProblem(
            _("The page only shows other pages in frames; the list is in one of those."),
            advice=_("Open it in Excel and save it as .xlsx, then import that."),
        )
    return items, encoding


def _decoded(data: bytes, chosen: str) -> tuple[str, str]:
    """Letters that are right in UTF-8 are UTF-8, whatever the page declares; else its declaration holds."""
    text, found = decode(data, chosen)
    if chosen or found not in ("cp1252", "mac_roman", "cp850"):
        return text, found
    match = _CHARSET.search(data[:4096])
    declared = known(match[1].decode("ascii", "ignore")) if match else ""
    if not declared or declared.startswith("utf"):
        return text, found
    return data.decode(declared, "replace"), declared


class _Page:
    def __init__(self, root: html.HtmlElement, limits: Limits) -> None:
        self._limits = limits
        self._numbers = {table: number for number, table in enumerate(root.iter("table"), 1)}
        self._struck = _struck_classes(root.iter("style"))

    def flow(self, element: html.HtmlElement, flow: Flow, *, struck: bool = False) -> None:
        """What the element says, without what stands after it."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED:
            return
        if _is_hidden(element):
            for table in element.iter("table"):
                self._hidden_table(table, flow)
            return
        struck = struck or self._strikes(element)
        if tag == "table":
            self._table(element, flow)
        elif tag == "br":
            flow.line()
        elif tag in ("input", "img", "select"):
            flow.say(_shown(element), struck=struck)
        elif tag == "a":
            with flow.link(element.get("href", "")):
                self._inside(element, flow, struck=struck)
        elif tag in _BLOCKS:
            flow.line(gap=tag in _GAPS)
            self._inside(element, flow, struck=struck)
            flow.line(gap=tag in _GAPS)
        else:
            self._inside(element, flow, struck=struck)

    def _inside(self, element: html.HtmlElement, flow: Flow, *, struck: bool) -> None:
        kept = element.tag in ("pre", "textarea")
        flow.say(element.text or "", struck=struck, kept=kept)
        for child in element:
            self.flow(child, flow, struck=struck)
            flow.say(child.tail or "", struck=struck, kept=kept)

    def _strikes(self, element: html.HtmlElement) -> bool:
        return (
            element.tag in _STRUCK
            or "line-through" in element.get("style", "")
            or not self._struck.isdisjoint(element.get("class", "").split())
        )

    def _hidden_table(self, table: html.HtmlElement, flow: Flow) -> None:
        if table.find(".//table") is None:
            flow.table(self._laid(table, _rows(table)).sheet("hidden", title=_caption(table)))

    def _table(self, table: html.HtmlElement, flow: Flow) -> None:
        rows = list(_rows(table))
        has_inner = table.find(".//table") is not None
        if not flow.in_cell and (not has_inner or sum(map(_says_twice, rows)) >= _OWN_ROWS):
            flow.table(self._laid(table, rows).sheet(title=_caption(table)))
            return
        for row in rows:  # it only puts other things in their places
            for cell in row:
                self.flow(cell, flow)

    def _laid(self, table: html.HtmlElement, rows: Iterable[html.HtmlElement]) -> Layout:
        layout = Layout(f"table {self._numbers[table]}", self._limits)
        for number, hidden in enumerate(_columns(table), 1):
            if hidden:
                layout.over.hidden_columns.add(number)
        shown: set[int] = set()
        unseen: set[int] = set()
        for row in rows:
            layout.next_row(hidden=_is_hidden(row))
            struck = self._strikes(row) or any(
                self._strikes(each) for each in row.iterancestors("tbody", "table")
            )
            for cell in row.iterchildren("td", "th"):
                place, says = self._cell(cell, layout, struck=struck)
                if says:
                    (unseen if _is_hidden(cell) else shown).add(place[1])
        layout.over.hidden_columns |= unseen - shown
        return layout

    def _cell(self, cell: html.HtmlElement, layout: Layout, *, struck: bool) -> tuple[tuple[int, int], bool]:
        struck = struck or self._strikes(cell)
        if len(cell):
            flow = Flow(in_cell=True)
            self._inside(cell, flow, struck=struck)
            text, is_struck, link = flow.cell()
        else:
            text = run_together(cell.text or "")
            is_struck, link = struck and bool(text), ""
        value: Value = text or None
        is_error = text in ERRORS.values()
        place = layout.cell(
            None if is_error else value, across=_span(cell, "colspan"), down=_span(cell, "rowspan")
        )
        if is_error:
            layout.over.errors[place] = text
        if is_struck:
            layout.over.struck.add(place)
        if link and value:
            layout.over.links[place] = link
        return place, value is not None


def _rows(table: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The rows as they are shown: the foot may be written before the body."""
    for part in ("thead", "", "tfoot"):
        for child in table:
            if child.tag == "tr" and not part:
                yield child
            elif child.tag == (part or "tbody"):
                yield from child.iterchildren("tr")


def _says_twice(row: html.HtmlElement) -> bool:
    """Whether two cells of the row hold text outside of tables in them."""
    depth = sum(1 for _table in row.iterancestors("table"))
    own = "*[.//text()[normalize-space() and count(ancestor::table) = $depth]]"
    return len(row.xpath(own, depth=depth)) > 1


def _columns(table: html.HtmlElement) -> Iterator[bool]:
    """For each column that the table describes, whether it is hidden."""
    for child in table.iterchildren("colgroup", "col"):
        for column in [*child.iterchildren("col")] or [child]:
            for _time in range(_span(column, "span")):
                yield _is_hidden(column) or _is_hidden(child)


def _caption(table: html.HtmlElement) -> str:
    caption = table.find("caption")
    return "" if caption is None else " ".join(caption.text_content().split())


def _span(element: html.HtmlElement, name: str) -> int:
    written = element.get(name, "").strip()
    return min(int(written), _FURTHEST) if written.isdecimal() and len(written) < 8 and int(written) else 1


def _is_hidden(element: html.HtmlElement) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))


def _shown(element: html.HtmlElement) -> str:
    """What a field or a picture shows: its text, the choice made, an x for a tick."""
    if element.tag == "img":
        return str(element.get("alt", ""))
    if element.tag == "select":
        return " ".join(each.text_content() for each in element.iter("option") if "selected" in each.attrib)
    kind = element.get("type", "text").lower()
    if kind in ("checkbox", "radio"):
        return "x" if "checked" in element.attrib else ""
    return str(element.get("value", "")) if kind in ("text", "email", "tel", "number", "date", "url") else ""


def _struck_classes(styles: Iterator[html.HtmlElement]) -> frozenset[str]:
    found: set[str] = set()
    for style in styles:
        for selectors, look in _RULE.findall(_COMMENTS.sub("", style.text_content())):
            if "line-through" in look:
                found.update(_CLASS.findall(selectors.strip()))
    return frozenset(found)
