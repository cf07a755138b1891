"""What is done with the lines of a network: its purpose, missions, priorities and standing agenda items."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records import dates
from desktop_app.records.ids import NetworkId
from desktop_app.records.keys import normal
from desktop_app.records.networks import LIST_KINDS, Network, TextList
from desktop_app.store import listing
from desktop_app.store import networks as stored
from desktop_app.store.change import Change
from desktop_app.store.database import Store
from desktop_app.store.values import span_values


def set_lines(
    store: Store, *, network: NetworkId, kind: str, lines: Sequence[str], heading: str = "", period: str = ""
) -> None:
    """The lines of one list in their order: its purpose, the mission of a period ("2019-2022"), the
    priorities of a year, the standing agenda items. No lines takes the list away."""
    if kind not in dict(LIST_KINDS):
        raise Invalid(_("“{kind}” is not a kind of list.").format(kind=kind), field="kind")
    held = stored.get(store, network)
    with store.change(
        "networks.lines_set", heading=heading or _(dict(LIST_KINDS)[kind]), network=held.name
    ) as running:
        write_lines(running, held, kind=kind, heading=heading, period=period, lines=lines)


def write_lines(
    running: Change, held: Network, *, kind: str, heading: str, period: str, lines: Sequence[str]
) -> None:
    """Write one list of a network inside a running change; the same lines write nothing."""
    write(
        running,
        ("network", held.id),
        held.lists,
        TextList(0, 0, kind, heading, dates.span(period), tuple(lines)),
    )


def write(running: Change, owner: tuple[str, int], known: Sequence[TextList], wanted: TextList) -> None:
    """Write one list of a network, an assignment or a meeting, which has the `known` ones, inside a running
    change. No lines takes the list of that kind and period away."""
    lines = tuple(normal(line) for line in wanted.lines if normal(line))
    same = (wanted.kind, wanted.span.text)
    present = next((each for each in known if (each.kind, each.span.text) == same), None)
    if present and present.lines == lines and present.heading == wanted.heading:
        return
    if present:
        running.delete_where("text_line", list=[present.id])
        if not lines:
            running.delete("text_list", [present.id])
            return
        number = present.id
        if wanted.heading and present.heading != wanted.heading:
            running.update("text_list", number, present.version, heading=wanted.heading)
    elif lines:
        number = running.insert(
            "text_list",
            kind=wanted.kind,
            heading=wanted.heading,
            position=listing.place_after(running, "text_list", **{owner[0]: owner[1]}),
            **{owner[0]: owner[1]},
            **span_values(wanted.span),
        )
    else:
        return
    running.insert_many(
        "text_line", [{"list": number, "position": n, "text": text} for n, text in enumerate(lines)]
    )
