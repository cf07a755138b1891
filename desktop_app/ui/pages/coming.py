"""Where the coming meetings begin in a list ordered by day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop_app.records.ids import MeetingId
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings

LONGEST = 8
"""So many meetings before today are looked at for one that lasts until today."""


def first_coming(store: Store, ids: Sequence[MeetingId], today: date) -> int:
    """The place of the first meeting that is not over; of a long list only a handful of rows are read."""
    low, high = 0, len(ids)
    while low < high:
        middle = (low + high) // 2
        found = meetings.rows(store, [ids[middle]])
        if found and found[0].first_day < today.isoformat():
            low = middle + 1
        else:
            high = middle
    before = ids[max(0, low - LONGEST) : low]
    lasting = [row.id for row in meetings.rows(store, before) if row.last_day >= today.isoformat()]
    return ids.index(lasting[0]) if lasting else low
