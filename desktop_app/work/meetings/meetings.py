"""What is done with meetings: added, changed, cancelled, removed. Who is on their lists stands in
invitations.py, replies.py and attending.py."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records.ids import MeetingId, NetworkId, OrganisationId
from desktop_app.records.keys import normal
from desktop_app.records.meetings.meetings import AHEAD, KINDS, STATUSES, Joint, Meeting, check_times
from desktop_app.store import networks
from desktop_app.store.change import Change
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings as stored
from desktop_app.store.values import stored_value
from desktop_app.work.meetings import agenda, checklists

_TOLD = ("first_day", "last_day", "start", "end", "place", "room", "link")
"""What calendars are told anew when it changes; and when a meeting is cancelled, or after all is not."""
_LINES = ("title", "place", "room", "link", "inviter_text", "host_reason")
_TEXTS = ("about", "note")


def add(
    store: Store,
    *,
    first_day: date,
    last_day: date | None = None,
    start: time | None = None,
    end: time | None = None,
    title: str = "",
    networks: Sequence[NetworkId] = (),
    place: str = "",
    host: OrganisationId | None = None,
    status: str = "planned",
    note: str = "",
    kind: str = "",
    room: str = "",
    link: str = "",
    inviter: OrganisationId | None = None,
    inviter_text: str = "",
    about: str = "",
) -> MeetingId:
    """A new meeting of one network or several, or of none. Without a title it is called by its networks. It
    takes their checklists."""
    values = checked_days(first_day, last_day or first_day, start, end)
    said = {"title": title, "place": place, "room": room, "link": link, "inviter_text": inviter_text}
    values |= _checked({**said, "about": about, "note": note, "kind": kind, "status": status})
    values |= {"host": host, "inviter": inviter}
    with store.change("meetings.added", title=_called(store, title, networks, first_day), count=1) as running:
        return insert(running, values, networks)


def insert(running: Change, values: Mapping[str, Any], networks: Sequence[NetworkId]) -> MeetingId:
    """A new meeting inside a running change; one that is to be held takes the checklists of its networks."""
    number = MeetingId(running.insert("meeting", **values))
    tie(running, number, networks)
    if values["status"] in AHEAD:
        checklists.fill(running, number)
    return number


def tie(
    running: Change, meeting: MeetingId, networks: Sequence[NetworkId], known: Sequence[Joint] = ()
) -> None:
    """Let a meeting be of some networks; those that it was of before keep their part of the day."""
    parts = {each.network: (stored_value(each.start), stored_value(each.end)) for each in known}
    rows = [(network, *parts.get(network, (None, None))) for network in networks]
    running.insert_many(
        "meeting_network",
        [
            {"meeting": meeting, "network": network, "start": start, "end": end}
            for network, start, end in rows
        ],
    )


def checked_days(first: date, last: date, start: time | None, end: time | None) -> dict[str, Any]:
    """The days and times as the database keeps them; raises `Invalid` where they do not fit."""
    check_times(first, last, start, end)
    return {
        "first_day": first.isoformat(),
        "last_day": last.isoformat(),
        "start": start.isoformat("minutes") if start else None,
        "end": end.isoformat("minutes") if end else None,
    }


def _checked(said: Mapping[str, str]) -> dict[str, str]:
    """Texts as they are stored; raises `Invalid`."""
    if said.get("status", "planned") not in dict(STATUSES):
        raise Invalid(
            _("“{status}” is not a status of a meeting.").format(status=said["status"]), field="status"
        )
    if said.get("kind", "") not in dict(KINDS):
        raise Invalid(_("“{kind}” is not a kind of meeting.").format(kind=said["kind"]), field="kind")
    return {name: normal(text) if name in _LINES else text.strip() for name, text in said.items()}


def _called(store: Store, title: str, networks_: Sequence[NetworkId], day: date) -> str:
    names = ", ".join(row.name for row in networks.rows(store, networks_))
    return f"{normal(title) or names or _('Meeting')} {day.isoformat()}"


def change(
    store: Store,
    *,
    meeting: MeetingId,
    version: int | None = None,
    first_day: date | None = None,
    last_day: date | None = None,
    start: time | str | None = "",
    end: time | str | None = "",
    title: str | None = None,
    networks: Sequence[NetworkId] | None = None,
    place: str | None = None,
    host: OrganisationId | str | None = "",
    status: str | None = None,
    note: str | None = None,
    kind: str | None = None,
    room: str | None = None,
    link: str | None = None,
    inviter: OrganisationId | str | None = "",
    inviter_text: str | None = None,
    about: str | None = None,
    host_reason: str | None = None,
) -> None:
    """Change what is given and leave the rest; "" leaves a time, host or inviter, None clears it. Moving the
    first day alone moves the last day with it, the days of the agenda, and what of the checklist is not done.
    Those who have been invited know the meeting as it was (`Meeting.notice_is_old`)."""
    held = stored.get(store, meeting)
    first = first_day or held.first_day
    last = last_day or (held.last_day + (first - held.first_day))
    values = checked_days(
        first,
        last,
        held.start if isinstance(start, str) else start,
        held.end if isinstance(end, str) else end,
    )
    said = {"title": title, "place": place, "room": room, "link": link, "inviter_text": inviter_text}
    said |= {"about": about, "note": note, "kind": kind, "status": status, "host_reason": host_reason}
    values |= _checked({name: text for name, text in said.items() if text is not None})
    bodies = {"host": host, "inviter": inviter}
    values |= {name: body for name, body in bodies.items() if not isinstance(body, str)}
    if host in (held.turn_of, None):  # then nobody takes another's turn any more
        values = {"turn_of": None, "host_reason": "", **values}
    with store.change("meetings.changed", title=held.dated) as running:
        update(running, held, values, version=version)
        if networks is not None and list(networks) != [number for number, _network in held.networks]:
            running.delete_where("meeting_network", meeting=[meeting])
            tie(running, meeting, networks, held.joint)


def update(running: Change, held: Meeting, values: Mapping[str, Any], *, version: int | None = None) -> None:
    """Write what differs of a meeting's own values inside a running change."""
    differing = {name: value for name, value in values.items() if value != stored_value(getattr(held, name))}
    cancelled = "cancelled" in (held.status, differing.get("status")) and "status" in differing
    if cancelled or any(name in differing for name in _TOLD):
        differing["sequence"] = held.sequence + 1
    running.update("meeting", held.id, version or held.version, **differing)
    if "first_day" in differing:
        first = date.fromisoformat(differing["first_day"])
        checklists.move(running, held, first)
        if differing.get("last_day") == (held.last_day + (first - held.first_day)).isoformat():
            agenda.move(running, held, first - held.first_day)


def set_part(
    store: Store,
    *,
    meeting: MeetingId,
    network: NetworkId,
    start: time | None = None,
    end: time | None = None,
) -> None:
    """From when to when a network takes part in a joint meeting; without times in all of it. Raises `Invalid`
    for a network whose meeting it is not, and for a part outside the meeting."""
    held = stored.get(store, meeting)
    if network not in [number for number, _network in held.networks]:
        raise Invalid(
            _("{network} has no part in {meeting}.").format(
                network=networks.name(store, network), meeting=held.dated
            ),
            field="network",
        )
    first, last = (held.start, held.end) if held.first_day == held.last_day else (None, None)
    begin, finish = start or first, end or last
    outside = (begin and first and begin < first) or (finish and last and finish > last)
    if outside or (begin and finish and finish <= begin):
        raise Invalid(_("The joint part lies within the meeting and ends after it begins."), field="end")
    times = {"start": start.isoformat("minutes") if start else None}
    times["end"] = end.isoformat("minutes") if end else None
    with store.change("meetings.changed", title=held.dated) as running:
        running.update_where("meeting_network", {"meeting": meeting, "network": network}, **times)


def cancel(store: Store, *, meeting: MeetingId) -> None:
    """The meeting is cancelled and stays in all lists."""
    held = stored.get(store, meeting)
    with store.change("meetings.cancelled", title=held.dated) as running:
        update(running, held, {"status": "cancelled"})


def remove(store: Store, *, meeting: MeetingId) -> None:
    """Take a meeting away with its attendance, agenda, checklist and files: for one entered by mistake. What
    was assigned there stays."""
    held = stored.get(store, meeting)
    items = [item.id for item in held.agenda]
    with store.change("meetings.removed", title=held.dated) as running:
        running.clear("assignment", "meeting", [meeting])
        running.clear("assignment", "agenda_item", items)
        running.clear("agenda_item", "carried_from", items)
        running.clear("host_skip", "meeting", [meeting])
        for table in ("attendance", "agenda_item", "checklist_item", "document", "meeting_network"):
            running.delete_where(table, meeting=[meeting])
        running.delete("meeting", [meeting])
