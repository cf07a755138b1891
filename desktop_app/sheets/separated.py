"""Is this text a table, what parts its cells, and what stands in them?

A row is a record: a quoted cell may run over several lines. Our own csv files, and the odd ways of Excel
(`sep=;` on the first line, `="0701"` to keep a zero), are read back to what they mean.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from desktop_app.errors import FileProblem, Where
from desktop_app.i18n import _
from desktop_app.sheets.book import Value, letters
from desktop_app.sheets.guard import LETTERS, LIMITS, Limits, too_long

DELIMITERS = "\t;,|"
"""In the order in which they win where nothing else decides."""

FORMULA_SIGNS = "=+-@\t\r\n"
"""A cell that begins so may be run as a formula; csv files carry it behind an apostrophe."""

_SAMPLE = 65_536
_END = "\ue000"
"""A last record of our own: if it does not come out whole, a quotation mark was never closed."""

_SEP_LINE = re.compile(r"sep=(.)(?:\r\n|\r|\n|$)", re.IGNORECASE)
_WHOLE_CELL = re.compile(
    r"\s*(?:[^\s@;,|]+@[^\s@;,|]+\.[a-zåäö]+|\+?[0-9][0-9 ()–-]{5,18}[0-9])\s*", re.IGNORECASE
)
_KEPT_TEXT = re.compile(r'="([^"]*)"')


def declared(text: str) -> tuple[str, str]:
    """The delimiter that a `sep=` line names, or "", and the text after that line."""
    match = _SEP_LINE.match(text)
    return (match[1], text[match.end() :]) if match else ("", text)


def delimiter_of(text: str, *, least: float = 0.5) -> str:
    """What parts the cells, or "" where the text is no table; `least` is the share of records to agree."""
    sample = _sample(text)
    agreeing = {delimiter: _agreement(sample, delimiter) for delimiter in DELIMITERS}
    likely = [delimiter for delimiter in DELIMITERS if agreeing[delimiter][0] >= least]
    return max(likely, key=lambda delimiter: sum(agreeing[delimiter]), default="")


def _sample(text: str) -> str:
    if len(text) <= _SAMPLE:
        return text
    end = max(text.rfind("\n", 0, _SAMPLE), text.rfind("\r", 0, _SAMPLE)) + 1
    return text[: end or _SAMPLE]


def _agreement(sample: str, delimiter: str) -> tuple[float, float]:
    """The share of records with the commonest number of cells, and what whole addresses add to it."""
    if _is_punctuation(sample, delimiter):
        return 0, 0
    try:
        read = list(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter))
    except csv.Error:
        return 0, 0
    records = [record for record in read if any(cell.strip() for cell in record)]
    widths = Counter(len(record) for record in records if len(record) > 1)
    if not widths:
        return 0, 0
    whole = sum(1 for record in records for cell in record if _WHOLE_CELL.fullmatch(cell))
    return max(widths.values()) / len(records), min(1, whole / len(records)) / 2


def _is_punctuation(sample: str, delimiter: str) -> bool:
    """A sign mostly followed by a blank, or mostly between addresses, belongs to the writing: "Berg, Anna",
    "Anna <a@x.example>;Bo <b@x.example>"."""
    if delimiter == "\t":
        return False
    sign = re.escape(delimiter)
    between = len(re.findall(rf"@[^\s<>]+>\s*{sign}(?=[^{sign}\n]*@)", sample))
    if between * 2 >= sample.count(delimiter) > 0:
        return True
    blank = len(re.findall(re.escape(delimiter) + "[ \xa0]", sample))
    return blank * 2 > sample.count(delimiter)


def rows(text: str, delimiter: str, limits: Limits = LIMITS) -> tuple[tuple[Value, ...], ...]:
    """The records, made equally wide; blank ones are kept, but not after the last that holds something.

    The empty delimiter stands for a table of one column.
    """
    records = _records(text, delimiter or "\x1f")
    width = max(map(len, records), default=0)
    if len(records) > limits.filled_rows or width > limits.columns or len(records) * width > limits.laid_out:
        raise FileProblem(
            _("The table has {rows} rows and {columns} columns, more than any list.").format(
                rows=len(records), columns=width
            ),
            advice=_("Divide the list into several files."),
        )
    blank = (None,) * width
    table = [_cells(record, number) + blank[len(record) :] for number, record in enumerate(records, 1)]
    while table and table[-1] == blank:
        table.pop()
    return tuple(table)


def _records(text: str, delimiter: str) -> list[list[str]]:
    ended = text if text.endswith(("\n", "\r")) or not text else text + "\n"
    records: list[list[str]] = []
    try:
        records.extend(csv.reader(io.StringIO(ended + _END, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise _unclosed(len(records) + 1) from error
    if records.pop() != [_END]:
        raise _unclosed(len(records) + 1)
    return records


def _unclosed(row: int) -> FileProblem:
    return FileProblem(
        _("A quotation mark that begins here is never closed, so the rest cannot be told apart."),
        advice=_("Correct or remove it and import again."),
        where=Where(row=row),
    )


def _cells(record: list[str], row: int) -> tuple[Value, ...]:
    try:
        # most cells are let through without a call
        return tuple(
            [
                v if v and v[0] not in "'=" and len(v) <= LETTERS and "\r" not in v else _cell(v)
                for v in record
            ]
        )
    except OverflowError as error:
        column = next(n for n, value in enumerate(record, 1) if len(value) > LETTERS)
        raise too_long(Where(row=row, column=letters(column))) from error


def _cell(text: str) -> Value:
    if len(text) > LETTERS:
        raise OverflowError
    if text.startswith("'") and text[1:2] and text[1] in FORMULA_SIGNS + "'":
        text = text[1:]
    elif match := _KEPT_TEXT.fullmatch(text):
        text = match[1]
    return text.replace("\r\n", "\n").replace("\r", "\n") or None
