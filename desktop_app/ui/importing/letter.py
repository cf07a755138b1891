"""A letter to whoever sent the lists, with what has to be asked: to be copied, never sent by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop_app.errors import Where
from desktop_app.i18n import _
from desktop_app.ui.importing.draft import Draft
from desktop_app.ui.importing.left import LeftLine
from desktop_app.ui.importing.source import Source
from desktop_app.work.intake.understood import MeetingLine

_MOST = 40
"""Rows told of one file; the spreadsheet with the rows holds all of them."""


def subject(draft: Draft) -> str:
    names = ", ".join(source.name for source in draft.sources[:3])
    return _("Questions about {files}").format(files=names)


def letter(draft: Draft, lines: Iterable[LeftLine]) -> str:
    """The whole text, of what is `left`; "" where there is nothing to ask."""
    asked = [line for line in lines if line.asked]
    parts = [part for source in draft.sources for part in _of_source(source, asked)]
    if not parts:
        return ""
    begun = _("Hello,\n\nThank you for the list. Before we can use all of it we need your help with this:")
    ended = _("Please correct the list and send it again, or answer here.\n\nKind regards")
    return "\n\n".join((begun, *parts, ended)) + "\n"


def _of_source(source: Source, asked: Iterable[LeftLine]) -> Iterator[str]:
    refused = source.looked.refused if source.looked else None
    if refused is not None:
        yield f"{source.name}\n– {refused}"
        return
    lines = [_line(line) for line in asked if line.source is source]
    lines += list(_nowhere(source))
    more = len(lines) - _MOST
    lines = lines[:_MOST]
    if more > 0:
        lines.append(_("… and {count} more").format(count=more))
    if lines:
        yield "\n".join((source.name, *(f"– {line}" for line in lines)))


def _line(line: LeftLine) -> str:
    """Where the row stands, whom or what it names, and what is not clear about it."""
    what = line.what
    sheet = "" if isinstance(what, MeetingLine) else _sheet(line.source, what.sheet)
    place = str(Where("", sheet, what.row))
    said = " ".join(text if text.endswith((".", "?")) else f"{text}." for text in line.said)
    return f"{place[:1].upper()}{place[1:]}, {line.name}: {said[:1].upper()}{said[1:]}"


def _nowhere(source: Source) -> Iterator[str]:
    """People who are taken in, but of whom nobody knows where they work."""
    assert source.planned is not None
    for planned in source.planned.file.people:
        person = planned.person
        if planned.state in ("refused", "left_out") or person.organisation is not None:
            continue
        place = str(Where("", _sheet(source, person.sheet), person.row))
        name = f"{person.given} {person.family}".strip() or person.written
        written = person.organisation_text
        asked = (
            _("we do not know “{text}”: which municipality or organisation is it?").format(text=written)
            if written
            else _("which municipality or organisation does the person work for?")
        )
        yield f"{place[:1].upper()}{place[1:]}, {name}: {asked}"


def _sheet(source: Source, sheet: str) -> str:
    """A file's only sheet need not be named."""
    return sheet if source.looked and len(source.looked.sheets) > 1 else ""
