"""What is done with agendas: items put on, ordered, postponed and taken up; what was said and decided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Any

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records.ids import MeetingId
from desktop_app.records.keys import normal
from desktop_app.records.meetings.agenda import KINDS, PROGRAMME, STATUSES, AgendaItem
from desktop_app.records.meetings.meetings import Meeting
from desktop_app.store import listing
from desktop_app.store.change import Change
from desktop_app.store.database import Store
from desktop_app.store.meetings import agenda as stored
from desktop_app.store.meetings import meetings
from desktop_app.store.values import stored_value

_LONGEST = 24 * 60


def add(
    store: Store,
    *,
    meeting: MeetingId,
    title: str,
    kind: str = "item",
    position: int | None = None,
    day: date | None = None,
    start: time | None = None,
    minutes: int | None = None,
    presenter: str = "",
    text: str = "",
) -> int:
    """A line of a meeting's agenda or programme, last or before the line at `position` (1 is the first)."""
    held = meetings.get(store, meeting)
    values = _checked(
        held,
        {"title": title, "kind": kind, "presenter": presenter, "text": text, "day": day, "start": start}
        | {"minutes": minutes},
    )
    with store.change("agenda.changed", title=held.dated) as running:
        last = listing.place_after(running, "agenda_item", meeting=meeting)
        number = running.insert("agenda_item", meeting=meeting, position=last, **values)
        if position is not None:
            order = [item.id for item in held.agenda]
            order.insert(max(position - 1, 0), number)
            _place(running, meeting, order)
    return number


def change(
    store: Store,
    *,
    item: int,
    version: int | None = None,
    title: str | None = None,
    kind: str | None = None,
    day: date | str | None = "",
    start: time | str | None = "",
    minutes: int | str | None = "",
    presenter: str | None = None,
    text: str | None = None,
    decision: str | None = None,
    status: str | None = None,
) -> None:
    """Change what is given; "" leaves a day, time or the minutes, None clears it. A decision that is taken
    back loses its number."""
    held, line = _held(store, item)
    texts = {"title": title, "kind": kind, "presenter": presenter, "text": text, "decision": decision}
    given: dict[str, Any] = {name: value for name, value in texts.items() if value is not None}
    if status is not None:
        given["status"] = status
    others = {"day": day, "start": start, "minutes": minutes}
    given |= {name: value for name, value in others.items() if not isinstance(value, str)}
    values = _checked(held, given)
    if values.get("decision") == "":
        values["decision_no"] = None
    with store.change("agenda.changed", title=held.dated) as running:
        running.update("agenda_item", item, version or line.version, **_differing(line, values))


def _differing(line: AgendaItem, values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value != stored_value(getattr(line, name))}


def _checked(held: Meeting, given: dict[str, Any]) -> dict[str, Any]:
    """Values as the database keeps them; raises `Invalid`."""
    lines: dict[str, Any] = {name: normal(given[name]) for name in ("title", "presenter") if name in given}
    longer: dict[str, Any] = {name: given[name].strip() for name in ("text", "decision") if name in given}
    values = {**given, **lines, **longer}
    if values.get("title") == "":
        raise Invalid(_("An agenda item needs a title."), field="title")
    for name, known in (("kind", KINDS), ("status", STATUSES)):
        if name in values:
            _check_known(name, values[name], known)
    minutes = values.get("minutes")
    if minutes is not None and not 0 <= minutes <= _LONGEST:
        raise Invalid(_("An item takes between 0 minutes and 24 hours."), field="minutes")
    if values.get("day") and not held.first_day <= values["day"] <= held.last_day:
        raise Invalid(_("That day is not one of the meeting's."), field="day")
    return {name: stored_value(value) for name, value in values.items()}


def _check_known(name: str, value: str, known: Sequence[tuple[str, str]]) -> None:
    if value not in dict(known):
        raise Invalid(
            _("“{value}” does not fit {name}.").format(value=value, name=name),
            field=name,
            advice=_("Choose among {names}.").format(names=", ".join(key for key, _label in known if key)),
        )


def _held(store: Store, item: int) -> tuple[Meeting, AgendaItem]:
    held = meetings.get(store, stored.meeting_of(store, item))
    return held, next(line for line in held.agenda if line.id == item)


def order(store: Store, *, meeting: MeetingId, items: Sequence[int]) -> None:
    """Put the lines of an agenda in an order; those that are not named follow as they stood."""
    held = meetings.get(store, meeting)
    known = [item.id for item in held.agenda]
    if not set(items) <= set(known):
        raise Invalid(_("That is no item of this meeting."), field="items")
    with store.change("agenda.changed", title=held.dated) as running:
        _place(running, meeting, list(dict.fromkeys([*items, *known])))


def _place(running: Change, meeting: MeetingId, order: Sequence[int]) -> None:
    places = {number: place for place, number in enumerate(order)}
    for item, version, position in stored.positions(running, meeting):
        if position != places[item]:
            running.update("agenda_item", item, version, position=places[item])


def remove(store: Store, *, item: int) -> None:
    """Take a line off an agenda; assignments from its decision stay."""
    held, _line = _held(store, item)
    with store.change("agenda.changed", title=held.dated) as running:
        running.clear("assignment", "agenda_item", [item])
        running.clear("agenda_item", "carried_from", [item])
        running.delete("agenda_item", [item])


def fill(store: Store, *, meeting: MeetingId) -> int:
    """Put the standing items of the meeting's networks on its agenda and, after them, what earlier meetings
    postponed; what is there already is not doubled. Gives how many lines were new."""
    held = meetings.get(store, meeting)
    carried = {item.carried_from for item in held.agenda}
    left = [item for item in stored.leftovers(store, meeting) if item.id not in carried]
    there = {item.title.casefold() for item in (*held.agenda, *left)}
    titles = stored.standing(store, [network for network, _name in held.networks])
    rows: list[dict[str, Any]] = [
        _row(title) for title in map(normal, titles) if title.casefold() not in there
    ]
    rows += [
        _row(item.title, kind=item.kind, minutes=item.minutes, presenter=item.presenter, carried_from=item.id)
        for item in left
    ]
    with store.change("agenda.filled", title=held.dated, count=len(rows)) as running:
        placed = enumerate(rows, listing.place_after(running, "agenda_item", meeting=meeting))
        running.insert_many(
            "agenda_item", [{"meeting": meeting, "position": place, **row} for place, row in placed]
        )
    return len(rows)


def _row(title: str, **more: Any) -> dict[str, Any]:
    empty = {"kind": "item", "minutes": None, "presenter": "", "carried_from": None}
    return {"title": title, **empty, **more}


def postpone(store: Store, *, item: int) -> None:
    """The item is left for the next meeting, whose agenda takes it up when it is filled."""
    held, line = _held(store, item)
    if line.kind in PROGRAMME:
        raise Invalid(_("Only an item of the agenda can be postponed."), field="item")
    with store.change("agenda.postponed", item=line.title, title=held.dated) as running:
        running.update("agenda_item", item, line.version, status="postponed")


def decide(store: Store, *, item: int, decision: str, number: int | None = None) -> int:
    """Note a decision; without `number` it gets the next of the networks' year, or keeps what it has. Gives
    the number. Raises `Invalid` for one that another decision of the same meeting has."""
    held, line = _held(store, item)
    values = _checked(held, {"decision": decision})
    if not values["decision"]:
        raise Invalid(_("A decision needs a text."), field="decision")
    taken = {each.decision_no for each in held.agenda if each.id != item}
    if number is not None and (number < 1 or number in taken):
        raise Invalid(_("§ {number} is taken, or no number.").format(number=number), field="number")
    with store.change("agenda.decided", item=line.title, title=held.dated) as running:
        given = number or line.decision_no or stored.next_decision(running, held.id)
        values |= {"decision_no": given, "status": "done"}
        running.update("agenda_item", item, line.version, **_differing(line, values))
    return given


def move(running: Change, held: Meeting, days: timedelta) -> None:
    """A meeting has moved as a whole: so have the lines that have a day."""
    moved = [(item.id, item.version, (item.day + days).isoformat()) for item in held.agenda if item.day]
    running.update_many("agenda_item", [(item, version, {"day": day}) for item, version, day in moved])
