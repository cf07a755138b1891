"""What the cards of several kinds of records have: a table of what holds for a time, the latest changes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from desktop_app.i18n import _
from desktop_app.records.history import HistoryLine
from desktop_app.records.spans import Span
from desktop_app.ui import words
from desktop_app.ui.desk import Desk
from desktop_app.ui.lines import Line, Lines
from desktop_app.ui.sheet import Sheet

LATEST = 5


def dated(
    name: str, title: str, headings: Sequence[str], rows: Sequence[tuple[int, tuple[str, ...], Span, bool]]
) -> Lines:
    """A table whose last column tells when, if anything has days: rows of id, cells, span, quiet."""
    with_days = any(span for _id, _cells, span, _quiet in rows)
    lines = [
        Line(number, (*cells, words.span(span)) if with_days else cells, quiet)
        for number, cells, span, quiet in rows
    ]
    if not with_days:
        return Lines(name, title, headings, lines)
    return Lines(name, title, (*headings, _("When")), lines, days=len(headings))


def say_history(made: Sheet, desk: Desk, lines: Sequence[HistoryLine]) -> None:
    """The latest changes in plain words."""
    if not lines:
        return
    made.section(_("History"))
    made.facts([(words.moment(line.at), _said(line)) for line in lines[:LATEST]])
    made.button(_("Show the whole history"), "wholeHistory", partial(desk.commands.run, "record.history"))


def _said(line: HistoryLine) -> str:
    undone = f" ({_('undone')})" if line.undone else ""
    return f"{line.title}{undone}, {line.who}"
