"""What matrix and map show, as a list: every organisation with its part in numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.i18n import _
from desktop_app.records.ids import OrganisationId
from desktop_app.records.keys import search_terms, search_text
from desktop_app.ui.table.model import Column
from desktop_app.work.coverage import Body, Overview, Sum


class Bodies:
    """The rows of an overview that has been read already; in Swedish order, or by a number."""

    def __init__(self, shown: Overview | None = None) -> None:
        self._bodies = shown.bodies if shown is not None else ()
        self._sums: Mapping[OrganisationId, Sum] = shown.sums if shown is not None else {}
        self._by_id = {int(body.id): body for body in self._bodies}
        one = shown is not None and shown.only is not None
        columns = (
            Column("organisation", _("Organisation"), 28),
            Column("represented", _("Represented in"), 12, "right"),
            Column("networks", _("Networks"), 9, "right"),
            Column("seats", _("Seats"), 8, "right"),
            Column("held", _("Filled"), 8, "right"),
            Column("vacant", _("Vacant"), 8, "right"),
        )
        self.columns = tuple(
            column for column in columns if not one or column.name not in ("represented", "networks")
        )

    def ids(self, search: str, order: str, *, descending: bool, limit: int | None) -> list[int]:
        terms = search_terms(search)
        found = [body for body in self._bodies if _found(body, terms)]
        if order and order != "organisation":
            found.sort(key=lambda body: int(self._amount(body, order)))
        if descending:
            found.reverse()
        return [int(body.id) for body in found][:limit]

    def rows(self, ids: Sequence[int]) -> list[tuple[str, ...]]:
        return [self._cells(self._by_id[number]) if number in self._by_id else () for number in ids]

    def count(self) -> int:
        return len(self._bodies)

    def _amount(self, body: Body, name: str) -> int:
        amount: int = getattr(self._sums.get(body.id, Sum()), name)
        return amount

    def _cells(self, body: Body) -> tuple[str, ...]:
        numbers = (str(self._amount(body, column.name)) for column in self.columns[1:])
        return (body.name, *numbers)


def _found(body: Body, terms: Sequence[str]) -> bool:
    words = search_text(body.name).split()
    return all(any(word.startswith(term) for word in words) for term in terms)
