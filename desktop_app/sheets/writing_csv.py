"""A table as csv for Excel in Sweden: semicolons, UTF-8 with its mark, every cell in quotes.

A cell that a spreadsheet could run as a formula gets an apostrophe before it (OWASP ASVS 1.2.10); `separated`
takes it away again, so that what we wrote comes back equal.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from desktop_app.i18n import _
from desktop_app.records.documents import Document
from desktop_app.sheets.book import Value
from desktop_app.sheets.cells import text_of
from desktop_app.sheets.separated import FORMULA_SIGNS

_GUARDED = tuple(FORMULA_SIGNS + "'")


def table(columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([_guarded(title) for title in columns])
    writer.writerows([_guarded(text_of(value)) for value in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def page(document: Document) -> bytes:
    """The rows alone; the headings of groups become a first column, so that the table stays one. Running text
    without a table is a table of its paragraphs."""
    if not document.columns:
        text = [(part.heading, paragraph) for part in document.sections for paragraph in part.paragraphs]
        return table([_("Heading"), _("Text")], text)
    titles = [column.title for column in document.columns]
    if not any(group.heading for group in document.groups):
        return table(titles, [row.cells for row in document.rows()])
    rows = [(group.heading, *row.cells) for group in document.groups for row in group.rows]
    return table([_("Group"), *titles], rows)


def _guarded(text: str) -> str:
    return f"'{text}" if text.startswith(_GUARDED) else text
