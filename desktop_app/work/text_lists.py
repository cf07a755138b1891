"""What is done with the lines of a network: its purpose, missions, priorities and standing agenda items."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records import dates
from desktop_app.records.ids import NetworkId
from desktop_app.records.keys import normal
from desktop_app.records.networks import LIST_KINDS, Network
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
    """Write one list inside a running change; the same lines write nothing."""
    wanted = tuple(normal(line) for line in lines if normal(line))
    span = dates.span(period)
    present = next((each for each in held.lists if (each.kind, each.span.text) == (kind, span.text)), None)
    if present and present.lines == wanted and present.heading == heading:
        return
    if present:
        running.delete_where("text_line", list=[present.id])
        if not wanted:
            running.delete("text_list", [present.id])
            return
        number = present.id
        if heading and present.heading != heading:
            running.update("text_list", number, present.version, heading=heading)
    elif wanted:
        number = running.insert(
            "text_list",
            network=held.id,
            kind=kind,
            heading=heading,
            position=len(held.lists),
            **span_values(span),
        )
    else:
        return
    running.insert_many(
        "text_line", [{"list": number, "position": n, "text": text} for n, text in enumerate(wanted)]
    )
