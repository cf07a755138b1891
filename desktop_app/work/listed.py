"""People as a page to be printed: an own list, what a search finds, or who has been selected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop_app.errors import Invalid
from desktop_app.i18n import N_, _, language
from desktop_app.records.documents import Column, Document, Group, Row
from desktop_app.records.ids import ParticipantId
from desktop_app.store import participants as stored
from desktop_app.store import ties
from desktop_app.store.database import Store
from desktop_app.work.printed import day, left_out

MOST = 5000
"""Nobody reads two hundred pages; laying them out would take long."""
_COLUMNS = (
    Column("name", N_("Name"), 26),
    Column("organisation", N_("Organisation"), 24),
    Column("title", N_("Title"), 28),
    Column("email", N_("E-mail"), 36),
    Column("phone", N_("Telephone"), 20),
)


def people(
    store: Store, *, title: str, participants: Sequence[ParticipantId], as_of: date | None = None
) -> Document:
    """In the order given, with the columns in which something stands. Who has a protected identity is left
    out, and the page says how many. Raises `Invalid` for more than can be printed at once."""
    if len(participants) > MOST:
        raise Invalid(
            _("{count} people are too many to print at once.").format(count=len(participants)),
            advice=_("Search, or choose a network or a list, first."),
        )
    hidden = {number for number, row in ties.people(store, participants).items() if row.protected}
    shown = [number for number in participants if number not in hidden]
    rows = stored.rows(store, shown, as_of=as_of)
    told = [column for column in _COLUMNS if column.name == "name" or any(_cells(rows, column.name))]
    return Document(
        title=title,
        columns=tuple(Column(each.name, _(each.title), each.width) for each in told),
        groups=(Group("", tuple(Row(tuple(str(getattr(row, each.name)) for each in told)) for row in rows)),),
        notes=left_out(len(hidden)),
        footer=f"{title}, {day(as_of or date.today())}",
        language=language(),
        landscape=True,
    )


def _cells(rows: Sequence[stored.ParticipantRow], name: str) -> list[str]:
    return [getattr(row, name) for row in rows]
