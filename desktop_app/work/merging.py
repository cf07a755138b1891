"""Writing one participant of two inside a running change: every row of the second goes to the first, or into
one of the first's that says the same."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import reduce
from typing import Any

from desktop_app.records.duplicates import number_key
from desktop_app.records.ids import ParticipantId
from desktop_app.records.keys import name_key
from desktop_app.records.merging import Joined
from desktop_app.records.participants import Affiliation, Contact, Participant, ParticipantMembership
from desktop_app.store import duplicates as stored
from desktop_app.store.change import Change
from desktop_app.store.values import span_values

_OWN = ("given", "family", "written", "protected", "note")
_LINE = (
    "name",
    "title",
    "organisation",
    "organisation_text",
    "capacity",
    "reply",
    "replied_on",
    "presence",
    "diet",
    *("role", "party", "acting", "serving", "deputises_for", "via", "parts", "duties", "sheet_row"),
    *("invited_on", "called_on", "phone", "reachable_from", "reachable_to", "comment"),
)
_PRESENCES = ("", "absent", "remote", "present")
"""The more telling last."""

_Row = Affiliation | Contact | ParticipantMembership


def write(running: Change, a: Participant, b: Participant, one: Joined) -> dict[str, int]:
    """Make `one` of both, under the first's number; gives by table how many rows the first got."""
    before = stored.rows(running, "membership", (a.id, b.id))
    moved = {
        "affiliation": _rows(running, "affiliation", a.affiliations, b.affiliations, one.person),
        "contact": _rows(running, "contact", a.contacts, b.contacts, one.person),
        "membership": _rows(running, "membership", a.memberships, b.memberships, one.person),
        "attendance": _attendance(running, a.id, b.id),
    }
    for gone in one.ties:
        running.update_where("contact", {"affiliation": gone}, affiliation=_end_of(one.ties, gone))
    _deputies(running, a.id, b.id, before, one)
    _assignments(running, a.id, b.id)
    _import_values(running, a.id, b.id)
    _own_lists(running, a.id, b.id)
    _not_same(running, a, b, one.person)
    own = _stored({name: getattr(one.person, name) for name in _OWN})
    running.update("participant", a.id, a.version, **own)  # also unchanged: who is editing it now is told
    running.delete("participant", [b.id])
    return moved


def _rows(
    running: Change, table: str, ours: Sequence[_Row], theirs: Sequence[_Row], person: Participant
) -> int:
    """Bring the rows of a table to what stands of them on the one person."""
    before = {row.id: row for row in (*ours, *theirs)}
    standing: Sequence[_Row] = getattr(person, f"{table}s")
    coming = {row.id for row in standing} - {row.id for row in ours}
    for place, row in enumerate(standing):
        old = _values(before[row.id])
        values = {name: value for name, value in _values(row).items() if value != old[name]}
        if row.id in coming:
            values["participant"] = person.id
            if table == "contact":
                values["position"] = place
        running.update(table, row.id, row.version, **values)
    running.delete(table, before.keys() - {row.id for row in standing})
    return len(coming)


def _values(row: _Row) -> dict[str, Any]:
    """What of a row may differ from what it was."""
    if isinstance(row, Contact):
        names: tuple[str, ...] = ("shared",)
    elif isinstance(row, Affiliation):
        names = ("title", "unit", "party", "capacity", "acting", "leave_until")
    else:
        names = ("organisation", "acting")
    spent = {} if isinstance(row, Contact) else span_values(row.span)
    return {**_stored({name: getattr(row, name) for name in names}), **spent}


def _stored(values: Mapping[str, Any]) -> dict[str, Any]:
    """Flags and days as the database keeps them."""
    kept = {name: int(value) if isinstance(value, bool) else value for name, value in values.items()}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in kept.items()}


def _end_of(into: Mapping[int, int], row: int) -> int:
    """Where a row went in the end: that into which it went may have gone into a third."""
    while row in into:
        row = into[row]
    return row


def _deputies(
    running: Change, a: ParticipantId, b: ParticipantId, before: Sequence[Any], one: Joined
) -> None:
    """For whom somebody is a deputy, and in which order called: kept in a seat that another went into; who
    was a deputy for the second is one for the first, and nobody for themselves."""
    seats = {row.id: row for row in before}
    for name in ("deputy_for", "call_order"):
        said = {number: getattr(row, name) for number, row in seats.items()}
        for gone in one.seats:
            kept = _end_of(one.seats, gone)
            if said[kept] is None and said[gone] is not None:
                said[kept] = said[gone]
                running.update_where("membership", {"id": kept}, **{name: said[kept]})
    running.update_where("membership", {"deputy_for": b}, deputy_for=a)
    running.update_where("membership", {"participant": a, "deputy_for": a}, deputy_for=None)


def _attendance(running: Change, a: ParticipantId, b: ParticipantId) -> int:
    """One line a meeting, and one for the press, with the more telling reply and presence. A line with a diet
    or a comment stays rather than one without: what is taken away does not get them back by undo."""
    lines: defaultdict[tuple[int, bool], list[Any]] = defaultdict(list)
    for who in (a, b):
        for row in stored.rows(running, "attendance", (who,)):
            lines[row.meeting, row.capacity == "press"].append(row)
    for first, *rest in lines.values():
        theirs = [row for row in rest if row.participant == b]
        told = reduce(_more_telling, theirs, {name: getattr(first, name) for name in _LINE})
        kept = max((first, *theirs), key=lambda row: bool(row.diet) + bool(row.comment))
        told = {name: value for name, value in told.items() if value != getattr(kept, name)}
        if kept.participant == b:
            told["participant"] = a
        running.update("attendance", kept.id, kept.version, **told)
        running.delete("attendance", [row.id for row in (first, *theirs) if row is not kept])
    running.update_where("attendance", {"deputises_for": b}, deputises_for=a)
    running.update_where("attendance", {"participant": a, "deputises_for": a}, deputises_for=None)
    return sum(first.participant == b for first, *_rest in lines.values())


def _assignments(running: Change, a: ParticipantId, b: ParticipantId) -> None:
    """The one carries out what both did; where both did the same, the first's line stays."""
    ours = {_part(row) for row in stored.rows(running, "assignment_participant", (a,))}
    for row in stored.rows(running, "assignment_participant", (b,)):
        if _part(row) in ours:
            running.delete("assignment_participant", [row.id])
        else:
            running.update("assignment_participant", row.id, row.version, participant=a)


def _part(row: Any) -> tuple[Any, ...]:
    return row.assignment, row.capacity, row.organisation, row.first_day, row.last_day


def _more_telling(told: dict[str, Any], other: Any) -> dict[str, Any]:
    """A line of attendance with what another of the same meeting adds."""
    whole = {name: value or getattr(other, name) for name, value in told.items()}
    if other.reply and (other.replied_on or "") > (told["replied_on"] or ""):
        whole |= {"reply": other.reply, "replied_on": other.replied_on}
    whole["presence"] = max(told["presence"], other.presence, key=_PRESENCES.index)
    for name in ("diet", "comment"):
        whole[name] = "; ".join(dict.fromkeys(filter(None, (told[name], getattr(other, name)))))
    return whole


def _import_values(running: Change, a: ParticipantId, b: ParticipantId) -> None:
    """What a source said last of both is what it said of the one; where it named both, the first counts."""
    ours = {row.source: row for row in stored.rows(running, "import_value", (a,))}
    for row in stored.rows(running, "import_value", (b,)):
        mine = ours.get(row.source)
        if mine is None:
            running.update("import_value", row.id, row.version, participant=a)
            continue
        fields = {**json.loads(row.fields), **json.loads(mine.fields)}
        text = json.dumps(fields, ensure_ascii=False, sort_keys=True)
        if text != mine.fields:
            running.update("import_value", mine.id, mine.version, fields=text)
        running.delete("import_value", [row.id])


def _own_lists(running: Change, a: ParticipantId, b: ParticipantId) -> None:
    """The one is on the lists of both, on each once."""
    mine = {row.list for row in stored.rows(running, "own_list_member", (a,))}
    for row in stored.rows(running, "own_list_member", (b,)):
        if row.list in mine:
            running.delete("own_list_member", [row.id])
        else:
            running.update("own_list_member", row.id, row.version, participant=a)


def _not_same(running: Change, a: Participant, b: Participant, person: Participant) -> None:
    """Whom the two were known not to be, the one is not; save each other, or somebody of their own name."""
    own = {number_key(each.id) for each in (a, b)}
    own |= {name_key(f"{each.given} {each.family}") for each in (a, b, person)}
    kept = set()
    rows = stored.rows(running, "not_same", (a.id, b.id))
    for row in sorted(rows, key=lambda row: row.participant != a.id):
        if row.name_key in own or row.name_key in kept:
            running.delete("not_same", [row.id])
        elif row.participant == b.id:
            running.update("not_same", row.id, row.version, participant=a.id)
        kept.add(row.name_key)
    others = {row.participant for row in stored.noted(running, number_key(a.id))}
    for row in stored.noted(running, number_key(b.id)):
        if row.participant in others:
            running.delete("not_same", [row.id])
        else:
            running.update("not_same", row.id, row.version, name_key=number_key(a.id))
