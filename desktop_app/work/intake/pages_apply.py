"""Writing what a page says of its network: the network itself, its lists and its meetings.

The same page again writes nothing; what the page does not say is left as it is.
"""

from __future__ import annotations

from typing import Any

from desktop_app.records.ids import MeetingId, NetworkId
from desktop_app.store import meetings, networks
from desktop_app.store.change import Change
from desktop_app.work.intake.understood import MeetingLine, NetworkText, Understood
from desktop_app.work.meetings import tie
from desktop_app.work.networks import write_lines


def write(change: Change, understood: Understood, network: NetworkId | None) -> NetworkId | None:
    """Give the network that the file's people sit in: the page's own, made if the register lacks it."""
    if understood.network is not None:
        network = _network(change, understood.network, network)
    if network is None:
        return None
    for each in understood.lists:
        held = networks.get(change, network)
        write_lines(
            change,
            held,
            kind=each.kind,
            heading=each.heading,
            period=each.period.text,
            lines=each.lines,
        )
    for line in understood.meetings:
        _meeting(change, line, network)
    return network


def _network(change: Change, said: NetworkText, number: NetworkId | None) -> NetworkId:
    values: dict[str, Any] = {
        "kind": said.kind,
        "about": said.about,
        "owner": said.owner,
        "stated_seats": said.stated_seats,
        "stated_members": said.stated_members,
        "appointed_by": said.appointed_by,
    }
    if number is None:
        return NetworkId(change.insert("network", name=said.name, **values))
    held = networks.get(change, number)
    empty = {name: value for name, value in values.items() if value and not getattr(held, name)}
    if empty:
        change.update("network", number, held.version, **empty)
    return number


def _meeting(change: Change, line: MeetingLine, network: NetworkId) -> None:
    """One meeting on one day; a day that is there already takes the page's times and status."""
    values: dict[str, Any] = {
        "first_day": line.first_day.isoformat(),
        "last_day": line.last_day.isoformat(),
        "start": line.start.isoformat("minutes") if line.start else None,
        "end": line.end.isoformat("minutes") if line.end else None,
    }
    on_day = [
        row
        for row in meetings.rows(change, meetings.ids(change, network=network))
        if row.first_day == values["first_day"]
    ]
    if not on_day:
        status = "cancelled" if line.cancelled else "planned"
        number = change.insert("meeting", title=line.title, status=status, host_note=line.host, **values)
        tie(change, MeetingId(number), [network])
        return
    held = on_day[0]
    present = {
        "first_day": held.first_day,
        "last_day": held.last_day,
        "start": held.start or None,
        "end": held.end or None,
    }
    changed = {name: value for name, value in values.items() if value and value != present[name]}
    if line.cancelled and held.status == "planned":
        changed["status"] = "cancelled"
    if changed:
        change.update("meeting", held.id, meetings.get(change, held.id).version, **changed)
