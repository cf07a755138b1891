"""What running text proposes is written only where the person takes it in, once, and can be undone."""

from __future__ import annotations

from pathlib import Path

from desktop_app.records.progress import drain
from desktop_app.store import journal, networks, participants
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.work import imports

PAGES = Path(__file__).parents[1] / "data" / "pages"


def carry_out(store: Store, source: Path, *, include: bool) -> int | None:
    prepared = drain(imports.prepare(store, [source]))
    return drain(imports.carry_out(store, prepared, include_left_out=include))


def test_nothing_of_an_article_is_written_unasked(store: Store) -> None:
    for name in ("article-managers.txt", "article-meeting.txt", "article-visit.txt"):
        carry_out(store, PAGES / name, include=False)
    assert participants.count(store) == 0
    assert networks.ids(store) == []


def test_what_is_taken_in_is_written_once_and_nobody_joins_the_network(store: Store) -> None:
    source = PAGES / "article-notice.txt"
    first = carry_out(store, source, include=True)
    assert first
    assert participants.count(store) == 3
    network = networks.get(store, networks.ids(store)[0])
    assert (network.name, network.short_name) == ("Vuxenutbildningsnätverket", "Vux-nätverket")
    assert network.memberships == ()
    days = [row.first_day for row in meetings.rows(store, meetings.ids(store))]
    assert days == ["2026-03-12"]
    carry_out(store, source, include=True)
    assert (participants.count(store), len(networks.ids(store)), len(meetings.ids(store))) == (3, 1, 1)
    journal.undo(store, first)
    assert (participants.count(store), networks.ids(store), list(meetings.ids(store))) == (0, [], [])
