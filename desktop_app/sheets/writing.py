"""A page or a table into a file, whole or not at all; the file's ending says in which format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from desktop_app.errors import FileProblem, Where
from desktop_app.files import put
from desktop_app.i18n import _
from desktop_app.records.documents import Column, Document, Group, Row
from desktop_app.sheets import writing_csv, writing_html, writing_txt, writing_xlsx
from desktop_app.sheets.book import Value
from desktop_app.sheets.cells import text_of

_PAGES: dict[str, Callable[[Document], bytes]] = {
    ".xlsx": writing_xlsx.page,
    ".csv": writing_csv.page,
    ".html": writing_html.page,
    ".txt": writing_txt.page,
}


def write(document: Document, path: Path) -> None:
    ending = _ending(path)
    put(path, _PAGES[ending](document))


def write_table(
    columns: Sequence[str],
    rows: Iterable[Sequence[Value]],
    path: Path,
    *,
    title: str = "",
    also: Sequence[writing_xlsx.Named] = (),
) -> None:
    """A bare table that reads back equal: headings in the first row and nothing above or below it.

    `title` names the workbook's sheet and stands over the table in html and txt; else the file's name does.
    A workbook has `also` other tables on further sheets.
    """
    ending = _ending(path)
    title = title or path.stem
    if ending == ".xlsx":
        data = writing_xlsx.table(columns, rows, title=title, also=also)
    elif ending == ".csv":
        data = writing_csv.table(columns, rows)
    else:
        texts = tuple(Row(tuple(text_of(value) for value in row)) for row in rows)
        data = _PAGES[ending](
            Document(title, tuple(Column(name, name) for name in columns), (Group("", texts),))
        )
    put(path, data)


def _ending(path: Path) -> str:
    ending = path.suffix.lower()
    if ending not in _PAGES:
        raise FileProblem(
            _("Files with the ending “{ending}” cannot be written.").format(ending=path.suffix),
            advice=_("Use one of {endings}.").format(endings=", ".join(_PAGES)),
            where=Where(file=path.name),
        )
    return ending
