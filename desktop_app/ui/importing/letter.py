"""A letter to whoever sent the lists, with what has to be asked: to be copied, never sent by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop_app.errors import Where
from desktop_app.i18n import _
from desktop_app.ui.importing import words
from desktop_app.ui.importing.draft import Draft
from desktop_app.ui.importing.rows import Row, left
from desktop_app.ui.importing.source import Source

_MOST = 40
"""Rows told of one file; the spreadsheet with the rows holds all of them."""
_ASKED = ("refused", "perhaps", "conflict")


def subject(draft: Draft) -> str:
    names = ", ".join(source.name for source in draft.sources[:3])
    return _("Questions about {files}").format(files=names)


def letter(draft: Draft) -> str:
    """The whole text; "" where there is nothing to ask."""
    asked = [row for row in left(draft) if row.kind in _ASKED]
    parts = [part for source in draft.sources for part in _of_source(source, asked)]
    if not parts:
        return ""
    begun = _("Hello,\n\nThank you for the list. Before we can use all of it we need your help with this:")
    ended = _("Please correct the list and send it again, or answer here.\n\nKind regards")
    return "\n\n".join((begun, *parts, ended)) + "\n"


def _of_source(source: Source, asked: Iterable[Row]) -> Iterator[str]:
    refused = source.looked.refused if source.looked else None
    if refused is not None:
        yield f"{source.name}\n– {refused}"
        return
    lines = [_line(row) for row in asked if row.source is source]
    lines += list(_nowhere(source))
    more = len(lines) - _MOST
    lines = lines[:_MOST]
    if more > 0:
        lines.append(_("… and {count} more").format(count=more))
    if lines:
        yield "\n".join((source.name, *(f"– {line}" for line in lines)))


def _line(row: Row) -> str:
    """Where the row stands, whom it names, and what is not clear about it."""
    assert row.planned is not None
    person = row.planned.person
    told = list(dict.fromkeys([row.planned.evidence, *(each.message for each in person.problems)]))
    place = str(Where("", _sheet(row.source, person.sheet), person.row))
    said = " ".join(text if text.endswith((".", "?")) else f"{text}." for text in told if text)
    return f"{place[:1].upper()}{place[1:]}, {words.name(row)}: {said[:1].upper()}{said[1:]}"


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
