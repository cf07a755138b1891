"""The rows of the list of participants, and what it can be narrowed to."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.i18n import _, ngettext
from desktop_app.records.ids import NetworkId, OwnListId, ParticipantId
from desktop_app.store import networks, own_lists, participants
from desktop_app.store.database import Store
from desktop_app.ui.day_looked_at import DayLookedAt
from desktop_app.ui.form.choice_box import Offer
from desktop_app.ui.table.model import Column
from desktop_app.ui.table.pane import spaced

LIST = "list:"
"""Before the number of an own list among the filter's values; a network is its number alone."""


class Participants:
    """All participants, those who sit in a network, or those on an own list; as on the day looked at."""

    def __init__(
        self,
        store: Store,
        network: NetworkId | None = None,
        own_list: OwnListId | None = None,
        looked_at: DayLookedAt | None = None,
    ) -> None:
        self._store = store
        self._network = network
        self._own_list = own_list
        self._looked_at = looked_at or DayLookedAt()
        self.columns = (
            Column("name", _("Name"), 22),
            Column("organisation", _("Organisation"), 19),
            Column("title", _("Title"), 20),
            Column("networks", _("Networks"), 17, sortable=False),
        )

    def ids(self, search: str, order: str, *, descending: bool, limit: int | None) -> list[int]:
        found = participants.ids(
            self._store,
            search=search,
            order=order or "name",
            descending=descending,
            network=self._network,
            own_list=self._own_list,
            as_of=self._looked_at.as_of,
            limit=limit,
        )
        return [int(number) for number in found]

    def rows(self, ids: Sequence[int]) -> list[tuple[str, ...]]:
        found = {row.id: row for row in participants.rows(self._store, ids, as_of=self._looked_at.as_of)}
        return [
            (row.name, row.organisation, row.title, row.networks) if row else ()
            for row in (found.get(ParticipantId(number)) for number in ids)
        ]

    def count(self) -> int:
        return participants.count(
            self._store, network=self._network, own_list=self._own_list, as_of=self._looked_at.as_of
        )


def counted(number: int) -> str:
    return ngettext("{count} participant", "{count} participants", number).format(count=spaced(number))


def filters(store: Store) -> list[Offer]:
    """What the list can be narrowed to: each own list and each network."""
    lists = [Offer(row.name, f"{LIST}{row.id}", "list") for row in own_lists.rows(store)]
    groups = [Offer(name, int(number), "network") for number, name in networks.all_names(store)]
    return [*lists, *groups]
