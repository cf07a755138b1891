"""The lines that an import leaves, as a spreadsheet with a reason in its last column, which imports again.

People, organisations and meetings stand on sheets of their own, and those of each file apart from those of
the others: an empty cell under another file's meeting would say that somebody was not there. A line's cells
are the file's own where they stand on one row there, else those of a plain list.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop_app.errors import FileProblem
from desktop_app.i18n import N_, _
from desktop_app.sheets.writing import write_table
from desktop_app.ui.importing.draft import Draft
from desktop_app.ui.importing.in_file import as_in_file, of_person
from desktop_app.ui.importing.left import LeftLine, What, left
from desktop_app.work.intake.understood import MeetingLine, OrganisationLine, Person

_TITLES: dict[type[What], str] = {
    Person: N_("People"),
    OrganisationLine: N_("Organisations"),
    MeetingLine: N_("Meetings"),
}
Table = tuple[str, list[str], list[tuple[str, ...]]]


def write_left(draft: Draft, path: Path) -> Path:
    """A csv holds the tables below each other. Gives the path back."""
    lines = left(draft)
    tables = [
        _table(own, title if len(draft.planned) == 1 else f"{title} {Path(source.name).stem}")
        for source in draft.planned
        for kind, title in ((kind, _(word)) for kind, word in _TITLES.items())
        if (own := [line for line in lines if line.source is source and isinstance(line.what, kind)])
    ]
    if not tables:
        raise FileProblem(_("No row was left."), advice=_("There is nothing to save."))
    (title, headings, rows), *others = tables
    if path.suffix.lower() == ".csv":
        rows += [row for _title, titles, below in others for row in ((), tuple(titles), *below)]
    write_table(headings, rows, path, title=title if others else "", also=others)
    return path


def _table(lines: Sequence[LeftLine], title: str) -> Table:
    """Headings that are alike share a column."""
    cells = [_cells(line) for line in lines]
    headings = list(dict.fromkeys(heading for own in cells for heading in own))
    rows = [
        (*(own.get(heading, "") for heading in headings), _reason(line))
        for own, line in zip(cells, lines, strict=True)
    ]
    return title, [*headings, _("Reason")], rows


def _reason(line: LeftLine) -> str:
    return ": ".join(filter(None, (line.state, " ".join(line.said))))


def _cells(line: LeftLine) -> dict[str, str]:
    what = line.what
    if isinstance(what, Person):
        return of_person(line.source, what)
    if isinstance(what, MeetingLine):
        return _of_meeting(what)
    return as_in_file(line.source, what.sheet, what.row) or _of_organisation(what)


def _of_organisation(line: OrganisationLine) -> dict[str, str]:
    phones = "; ".join(phone.written for phone in line.phones)
    return {_("Organisation"): line.name, _("E-mail"): "; ".join(line.emails), _("Telephone"): phones}


def _of_meeting(line: MeetingLine) -> dict[str, str]:
    days = sorted({day.isoformat() for day in (line.first_day, line.last_day) if day})
    clocks = (f"{clock:%H.%M}" for clock in (line.start, line.end) if clock)
    return {
        _("Date"): " – ".join(days) or line.written,
        _("Time"): "–".join(clocks) if days else "",
        _("Place"): line.place,
        _("Host"): line.host,
        _("Subject"): line.title,
    }
