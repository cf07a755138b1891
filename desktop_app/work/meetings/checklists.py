"""What is done with checklists: a network's template, a meeting's own items, and when they are due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records import free_days
from desktop_app.records.ids import MeetingId, NetworkId
from desktop_app.records.keys import normal
from desktop_app.records.meetings.checklists import ChecklistItem
from desktop_app.records.meetings.meetings import Meeting
from desktop_app.store import listing, networks
from desktop_app.store.change import Change
from desktop_app.store.database import Store
from desktop_app.store.meetings import checklists as stored
from desktop_app.store.meetings import meetings

_FARTHEST = 3650


def set_template(store: Store, *, network: NetworkId, items: Sequence[Mapping[str, Any]]) -> None:
    """What every new meeting of a network begins with: mappings with `text` and perhaps `days_before`, in
    their order. Meetings that there are keep their own."""
    wanted = [_wanted(item) for item in items]
    held = stored.of_network(store, network)
    if wanted == [(item.text, item.days_before) for item in held]:
        return
    with store.change("networks.checklist_set", network=networks.name(store, network)) as running:
        running.delete("checklist_item", [item.id for item in held])
        rows = [
            {"network": network, "meeting": None, "position": place, "text": text, "days_before": days}
            for place, (text, days) in enumerate(wanted)
        ]
        running.insert_many("checklist_item", rows)


def _wanted(item: Mapping[str, Any]) -> tuple[str, int | None]:
    text, days = item.get("text"), item.get("days_before")
    if not isinstance(text, str) or isinstance(days, bool) or not isinstance(days, int | None):
        raise Invalid(_("“{value}” does not fit {name}.").format(value=item, name="items"), field="items")
    return _checked(text, days), days


def _checked(text: str, days_before: int | None) -> str:
    """An item's text as it is stored; raises `Invalid`."""
    if not normal(text):
        raise Invalid(_("An item of a checklist needs a text."), field="text")
    if days_before is not None and abs(days_before) > _FARTHEST:
        raise Invalid(_("An item is due at most ten years from its meeting."), field="days_before")
    return normal(text)


def due_day(first_day: date, days_before: int | None) -> date | None:
    """So many days before the meeting, or after it, on a working day."""
    return None if days_before is None else free_days.due(first_day, days_before)


def fill(running: Change, meeting: MeetingId) -> int:
    """Give a meeting the templates of its networks inside a running change; a text that it has already is not
    doubled. Gives how many items were new."""
    held = {normal(item.text) for item in stored.of_meeting(running, meeting)}
    joint = meetings.joint_parts(running, meeting)
    wanted = [item for each in joint for item in stored.of_network(running, each.network)]
    fresh = {item.text: item for item in reversed(wanted) if item.text not in held}
    if not fresh:
        return 0
    first_day = meetings.first_day(running, meeting)
    rows = [
        _row(meeting, place, item.text, item.days_before, due_day(first_day, item.days_before))
        for place, item in enumerate(reversed(fresh.values()), _last(running, meeting))
    ]
    running.insert_many("checklist_item", rows)
    return len(rows)


def _last(running: Change, meeting: MeetingId) -> int:
    return listing.place_after(running, "checklist_item", meeting=meeting)


def _row(
    meeting: MeetingId, position: int, text: str, days_before: int | None, due: date | None
) -> dict[str, Any]:
    said = {"text": text, "days_before": days_before, "due": due.isoformat() if due else None}
    return {"meeting": meeting, "network": None, "position": position, **said}


def take(store: Store, *, meeting: MeetingId) -> int:
    """Give a meeting that there is what its networks' templates hold and it lacks."""
    with store.change("meetings.checklist_changed", title=meetings.get(store, meeting).dated) as running:
        return fill(running, meeting)


def add(
    store: Store,
    *,
    meeting: MeetingId,
    text: str,
    days_before: int | None = None,
    due: date | None = None,
) -> int:
    """One more thing to do for a meeting, so many days before it or on a given day."""
    held = meetings.get(store, meeting)
    text = _checked(text, days_before)
    when = due or due_day(held.first_day, days_before)
    with store.change("meetings.checklist_changed", title=held.dated) as running:
        row = _row(meeting, _last(running, meeting), text, None if due else days_before, when)
        return running.insert("checklist_item", **row)


def change(
    store: Store,
    *,
    item: int,
    version: int | None = None,
    text: str | None = None,
    days_before: int | str | None = "",
    due: date | str | None = "",
) -> None:
    """Change what is given; "" leaves the day as it is, None clears it. A given day stays when the meeting
    moves."""
    held, line = _held(store, item)
    values: dict[str, Any] = {}
    if not isinstance(days_before, str):
        when = due_day(held.first_day, days_before)
        values |= {"days_before": days_before, "due": when.isoformat() if when else None}
    if not isinstance(due, str):
        values |= {"days_before": None, "due": due.isoformat() if due else None}
    if text is not None or "days_before" in values:
        values["text"] = _checked(line.text if text is None else text, values.get("days_before"))
    with store.change("meetings.checklist_changed", title=held.dated) as running:
        running.update("checklist_item", item, version or line.version, **values)


def tick(store: Store, *, item: int, on: date | None = None) -> None:
    """It is done, today or on a day."""
    _done(store, item, on or date.today())


def untick(store: Store, *, item: int) -> None:
    """It is not done after all."""
    _done(store, item, None)


def _done(store: Store, item: int, on: date | None) -> None:
    held, line = _held(store, item)
    if line.done_on == on:
        return
    with store.change("meetings.ticked", text=line.text, title=held.dated) as running:
        running.update("checklist_item", item, line.version, done_on=on.isoformat() if on else None)


def remove(store: Store, *, item: int) -> None:
    """Take one thing off a meeting's list."""
    held, _line = _held(store, item)
    with store.change("meetings.checklist_changed", title=held.dated) as running:
        running.delete("checklist_item", [item])


def _held(store: Store, item: int) -> tuple[Meeting, ChecklistItem]:
    held = meetings.get(store, stored.meeting_of(store, item))
    return held, next(line for line in held.checklist if line.id == item)


def move(running: Change, held: Meeting, first_day: date) -> None:
    """A meeting has moved: what is counted from it and is not done is due on other days."""
    due = [(item, due_day(first_day, item.days_before)) for item in held.checklist if not item.done_on]
    moved = [(item.id, item.version, {"due": day.isoformat()}) for item, day in due if day]
    running.update_many("checklist_item", moved)
