"""What does a text say that is no table? A line is a row of one cell, as it was written."""

from __future__ import annotations

import io

from desktop_app.errors import FileProblem, Where
from desktop_app.i18n import _
from desktop_app.sheets.book import Value
from desktop_app.sheets.guard import LETTERS, LIMITS, Limits, too_long


def lines(text: str, limits: Limits = LIMITS) -> tuple[tuple[Value, ...], ...]:
    """Blank lines are kept, but not after the last that says something."""
    written = [line.rstrip("\r\n") for line in io.StringIO(text, newline="")]
    while written and not written[-1].strip():
        written.pop()
    if len(written) > limits.filled_rows:
        raise FileProblem(
            _("The text has {count} lines, more than any list.").format(count=len(written)),
            advice=_("Divide the list into several files."),
        )
    for row, line in enumerate(written, 1):
        if len(line) > LETTERS:
            raise too_long(Where(row=row))
    return tuple((line or None,) for line in written)
