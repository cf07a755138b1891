"""A page as one HTML file that needs nothing else: for a web site, a mail or a screen reader."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from desktop_app.records.documents import Column, Document, Group, Row, Section
from desktop_app.sheets import drawn_map
from desktop_app.sheets.cells import printable

_ALLOWED = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.45 "Segoe UI", system-ui, sans-serif; margin: 2rem auto; max-width: 75rem;
  padding: 0 1rem; color: #1b1f24; background: #fff; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 1.5rem 0 .5rem; }
h2 ~ p { white-space: normal; margin: .6rem 0; max-width: 45rem; }
li { margin: .25rem 0; max-width: 45rem; }
p { margin: .2rem 0; white-space: pre-line; }
table { border-collapse: collapse; width: 100%; margin: 1.25rem 0; }
caption { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid #c9d1d9;
  white-space: pre-line; overflow-wrap: anywhere; }
thead th { border-bottom: 2px solid #57606a; }
tbody th { background: #eef2f6; }
.right { text-align: right; }
.muted { color: #57606a; font-style: italic; }
footer { color: #57606a; font-size: .9rem; }
@media (prefers-color-scheme: dark) {
  body { color: #e6edf3; background: #0d1117; }
  th, td { border-color: #30363d; }
  thead th { border-color: #8b949e; }
  tbody th { background: #161b22; }
  .muted, footer { color: #9da7b1; }
}
@media print {
  @page { margin: 15mm; }
  body { font-size: 10pt; margin: 0; max-width: none; padding: 0; color: #000; background: #fff; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  tbody th { background: none; break-after: avoid; }
}
"""


def page(document: Document) -> bytes:
    title = _text(document.title)
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{_text(document.language)}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{_ALLOWED}">',
            f"<title>{title}</title>",
            f"<style>{_STYLE}{drawn_map.style() if document.map else ''}</style>",
            "</head>",
            "<body>",
            "<main>",
            f"<h1>{title}</h1>",
            *_paragraphs(document.lines),
            *(line for section in document.sections for line in _section(section)),
            *(drawn_map.figure(document.map) if document.map else ()),
            *(_table(document) if document.columns else ()),
            *_paragraphs(document.notes),
            "</main>",
            *([f"<footer>{_text(document.footer)}</footer>"] if document.footer else []),
            "</body>",
            "</html>",
            "",
        ]
    ).encode("utf-8")


def _section(section: Section) -> Iterable[str]:
    if section.heading:
        yield f"<h2>{_text(section.heading)}</h2>"
    if section.points:
        yield "<ul>"
        yield from (f"<li>{_text(point)}</li>" for point in section.paragraphs)
        yield "</ul>"
    else:
        yield from (f"<p>{_broken(paragraph)}</p>" for paragraph in section.paragraphs)


def _broken(paragraph: str) -> str:
    return "<br>\n".join(_text(line) for line in paragraph.split("\n"))


def _table(document: Document) -> Iterable[str]:
    whole = sum(column.width for column in document.columns) or 1
    yield f"<table>\n<caption>{_text(document.title)}</caption>\n<colgroup>"
    for column in document.columns:
        yield f'<col style="width: {100 * column.width / whole:.1f}%">'
    yield "</colgroup>\n<thead>\n<tr>"
    for column in document.columns:
        yield f'<th scope="col"{_side(column)}>{_text(column.title)}</th>'
    yield "</tr>\n</thead>"
    for group in document.groups:
        yield from _group(group, document)
    yield "</table>"


def _group(group: Group, document: Document) -> Iterable[str]:
    yield "<tbody>"
    if group.heading:
        yield f'<tr><th scope="rowgroup" colspan="{len(document.columns)}">{_text(group.heading)}</th></tr>'
    for row in group.rows:
        yield _row(row, document)
    yield "</tbody>"


def _row(row: Row, document: Document) -> str:
    cells = "".join(
        f"<td{_side(column)}>{_text(cell)}</td>"
        for column, cell in zip(document.columns, row.cells, strict=True)
    )
    return f"<tr{_class('muted' if row.muted else '')}>{cells}</tr>"


def _paragraphs(texts: Iterable[str]) -> list[str]:
    return [f"<p>{_text(text)}</p>" for text in texts]


def _class(name: str) -> str:
    return f' class="{name}"' if name else ""


def _side(column: Column) -> str:
    return _class("right" if column.align == "right" else "")


def _text(text: str) -> str:
    return escape(printable(text))
