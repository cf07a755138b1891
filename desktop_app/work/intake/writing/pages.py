"""Writing what a page says of its network: the network itself, its lists and its meetings.

The same page again writes nothing; what the page does not say is left as it is.
"""

from __future__ import annotations

from desktop_app.records.ids import NetworkId
from desktop_app.store import networks
from desktop_app.store.change import Change
from desktop_app.store.meetings import meetings
from desktop_app.work.intake.planning.accepted import Accepted
from desktop_app.work.intake.planning.facts import (
    WRITTEN_AS,
    held_meetings,
    meeting_changes,
    meeting_values,
    network_changes,
    network_values,
    on_days,
)
from desktop_app.work.intake.understood import MeetingLine, NetworkText
from desktop_app.work.meetings.meetings import insert, update
from desktop_app.work.networks import write_lines


def write(change: Change, accepted: Accepted) -> NetworkId | None:
    """Give the network that the file's people sit in: the page's own, made if the register lacks it. What is
    only proposed is written where it is said so."""
    understood, network = accepted.planned.understood, accepted.network
    said = understood.network
    if said is not None and accepted.takes(("network", 0), proposed=said.proposed):
        known = networks.with_name(change, said.name) if network is None and said.proposed else network
        network = _network(change, said, known)
    if network is None:
        return None
    for place, each in enumerate(understood.lists):
        if not accepted.takes(("list", place), proposed=each.proposed):
            continue
        held = networks.get(change, network)
        write_lines(
            change,
            held,
            kind=WRITTEN_AS.get(each.kind, each.kind),
            heading=each.heading,
            period=each.period.text,
            lines=each.lines,
        )
    noted = held_meetings(understood)
    for place, line in enumerate(understood.meetings):
        if accepted.takes(("meeting", place), proposed=line.proposed):
            days = on_days(line, accepted.facts.get(("meeting", place)))
            _meeting(change, days, network, held=place in noted)
    return network


def _network(change: Change, said: NetworkText, number: NetworkId | None) -> NetworkId:
    if number is None:
        return NetworkId(change.insert("network", name=said.name, **network_values(said)))
    held = networks.get(change, number)
    empty = network_changes(said, held)
    if empty:
        change.update("network", number, held.version, **empty)
    return number


def _meeting(change: Change, line: MeetingLine, network: NetworkId, *, held: bool) -> None:
    """One meeting on one day; a day that is there already takes the page's times and status. A meeting whose
    day is not known cannot be entered; one whose attendance is noted has been `held`."""
    if line.first_day is None or line.last_day is None:
        return
    values = meeting_values(line)
    on_day = [
        row
        for row in meetings.rows(change, meetings.ids(change, network=network))
        if row.first_day == values["first_day"]
    ]
    if not on_day:
        status = "cancelled" if line.cancelled else "held" if held else "planned"
        words = {"title": line.title, "host_note": line.host, "place": line.place, "note": line.joint}
        insert(change, {"status": status, **words, **values}, [network])
        return
    if held:  # the column of a matrix says of its meeting the day alone
        return
    present = on_day[0]
    changed = meeting_changes(line, present)
    if changed:
        update(change, meetings.get(change, present.id), changed)
