"""What is done with meetings: added, changed, cancelled, removed; who is invited and what they answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records.ids import MeetingId, NetworkId, OrganisationId, ParticipantId
from desktop_app.records.keys import normal
from desktop_app.records.meetings import PRESENCES, REPLIES, STATUSES, Meeting, check_times
from desktop_app.store import meetings as stored
from desktop_app.store import networks, seats
from desktop_app.store.change import Change
from desktop_app.store.database import Store


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
) -> MeetingId:
    """A new meeting of one network or several. Without a title it is called by its networks."""
    values = _values(first_day, last_day or first_day, start, end, status)
    values |= {"title": normal(title), "place": normal(place), "host": host, "note": note.strip()}
    with store.change("meetings.added", title=_called(store, title, networks, first_day), count=1) as running:
        number = MeetingId(running.insert("meeting", **values))
        tie(running, number, networks)
    return number


def tie(running: Change, meeting: MeetingId, networks: Sequence[NetworkId]) -> None:
    running.insert_many("meeting_network", [{"meeting": meeting, "network": network} for network in networks])


def _values(first: date, last: date, start: time | None, end: time | None, status: str) -> dict[str, Any]:
    """The days and times as the database keeps them; raises `Invalid` where they do not fit."""
    check_times(first, last, start, end)
    if status not in dict(STATUSES):
        raise Invalid(_("“{status}” is not a status of a meeting.").format(status=status), field="status")
    return {
        "first_day": first.isoformat(),
        "last_day": last.isoformat(),
        "start": start.isoformat("minutes") if start else None,
        "end": end.isoformat("minutes") if end else None,
        "status": status,
    }


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
) -> None:
    """Change what is given and leave the rest; "" leaves a time or host, None clears it. Moving the first day
    alone moves the last day with it."""
    held = stored.get(store, meeting)
    first = first_day or held.first_day
    last = last_day or (held.last_day + (first - held.first_day))
    values = _values(
        first,
        last,
        held.start if isinstance(start, str) else start,
        held.end if isinstance(end, str) else end,
        status or held.status,
    )
    values |= {
        "title": held.title if title is None else normal(title),
        "place": held.place if place is None else normal(place),
        "host": held.host if isinstance(host, str) else host,
        "note": held.note if note is None else note.strip(),
    }
    with store.change("meetings.changed", title=_name(held)) as running:
        running.update("meeting", meeting, version or held.version, **values)
        if networks is not None and list(networks) != [number for number, _network in held.networks]:
            running.delete_where("meeting_network", meeting=[meeting])
            tie(running, meeting, networks)


def _name(held: Meeting) -> str:
    named = held.title or ", ".join(name for _number, name in held.networks) or _("Meeting")
    return f"{named} {held.first_day.isoformat()}"


def cancel(store: Store, *, meeting: MeetingId) -> None:
    """The meeting is cancelled and stays in all lists."""
    held = stored.get(store, meeting)
    with store.change("meetings.cancelled", title=_name(held)) as running:
        running.update("meeting", meeting, held.version, status="cancelled")


def remove(store: Store, *, meeting: MeetingId) -> None:
    """Take a meeting away with its attendance: for one entered by mistake."""
    held = stored.get(store, meeting)
    with store.change("meetings.removed", title=_name(held)) as running:
        running.delete_where("attendance", meeting=[meeting])
        running.delete_where("meeting_network", meeting=[meeting])
        running.delete("meeting", [meeting])


def invite(store: Store, *, meeting: MeetingId) -> int:
    """Put everybody who sits in the meeting's networks on that day on its list; gives how many were new."""
    held = stored.get(store, meeting)
    present = {row.participant for row in held.attendance}
    rows: dict[ParticipantId, dict[str, Any]] = {}
    for network, _network in held.networks:
        for seat in seats.rows(store, network, as_of=held.first_day):
            if seat.participant is not None and seat.participant not in present:
                rows.setdefault(
                    seat.participant,
                    {
                        "meeting": meeting,
                        "participant": seat.participant,
                        "organisation": seat.organisation_id,
                        "capacity": "deputy" if seat.role_key == "deputy" else "member",
                        "name": seat.name,
                        "title": seat.title,
                        "organisation_text": seat.organisation,
                    },
                )
    with store.change("meetings.invited", title=_name(held), count=len(rows)) as running:
        running.insert_many("attendance", list(rows.values()))
    return len(rows)


def answer(
    store: Store,
    *,
    meeting: MeetingId,
    attendance: int,
    reply: str | None = None,
    presence: str | None = None,
    diet: str | None = None,
) -> None:
    """Note what an invited person replied ("accepted", "remote", "perhaps", "declined", "") or whether they
    came ("present", "remote", "absent", ""). A diet is kept with this meeting alone; the history tells that
    one was noted, never which."""
    held = stored.get(store, meeting)
    line = next((row for row in held.attendance if row.id == attendance), None)
    if line is None:
        raise Invalid(_("That person is not on the meeting's list."), field="attendance")
    values: dict[str, Any] = {}
    for name, value, known in (("reply", reply, REPLIES), ("presence", presence, PRESENCES)):
        if value is not None:
            if value not in dict(known):
                raise Invalid(_("“{value}” is not an answer.").format(value=value), field=name)
            values[name] = value
    if diet is not None:
        values["diet"] = normal(diet)
    if reply is not None:
        values["replied_on"] = date.today().isoformat()
    with store.change("meetings.answered", name=line.name, title=_name(held)) as running:
        running.update("attendance", attendance, line.version, **values)
