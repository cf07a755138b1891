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

_WRITTEN_AS = {"agenda": "programme"}
"""Lists that the register keeps under another kind."""


def write(
    change: Change, understood: Understood, network: NetworkId | None, *, proposals: bool
) -> NetworkId | None:
    """Give the network that the file's people sit in: the page's own, made if the register lacks it. What is
    only proposed is written with `proposals`."""
    said = understood.network
    if said is not None and (proposals or not said.proposed):
        known = networks.with_name(change, said.name) if network is None and said.proposed else network
        network = _network(change, said, known)
    if network is None:
        return None
    for each in understood.lists:
        if each.proposed and not proposals:
            continue
        held = networks.get(change, network)
        write_lines(
            change,
            held,
            kind=_WRITTEN_AS.get(each.kind, each.kind),
            heading=each.heading,
            period=each.period.text,
            lines=each.lines,
        )
    noted = {line.meeting for line in understood.attendance if line.presence}
    for place, line in enumerate(understood.meetings):
        if line.proposed and not proposals:
            continue
        _meeting(change, line, network, held=place in noted)
    return network


def _network(change: Change, said: NetworkText, number: NetworkId | None) -> NetworkId:
    values: dict[str, Any] = {
        "kind": said.kind,
        "short_name": said.short_name,
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


def _meeting(change: Change, line: MeetingLine, network: NetworkId, *, held: bool) -> None:
    """One meeting on one day; a day that is there already takes the page's times and status. A meeting whose
    day is not known cannot be entered; one whose attendance is noted has been `held`."""
    if line.first_day is None or line.last_day is None:
        return
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
        status = "cancelled" if line.cancelled else "held" if held else "planned"
        words = {"title": line.title, "host_note": line.host, "place": line.place, "note": line.joint}
        number = change.insert("meeting", status=status, **words, **values)
        tie(change, MeetingId(number), [network])
        return
    if held:  # the column of a matrix says of its meeting the day alone
        return
    present = on_day[0]
    days = {
        "first_day": present.first_day,
        "last_day": present.last_day,
        "start": present.start or None,
        "end": present.end or None,
    }
    changed = {name: value for name, value in values.items() if value and value != days[name]}
    if line.cancelled and present.status == "planned":
        changed["status"] = "cancelled"
    if changed:
        change.update("meeting", present.id, meetings.get(change, present.id).version, **changed)
