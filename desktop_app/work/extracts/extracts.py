"""A person's extract (GDPR article 15): all that the register holds of one participant, and of nobody else.

It is made of the tables that records/extracts.py names and of their history. Nothing is written: neither the
register nor any log tells that an extract was made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from desktop_app.errors import NotFound
from desktop_app.i18n import _, ngettext
from desktop_app.records.extracts import KINDS, LABELS, Entry, Extract, Fact, Kind, Part
from desktop_app.records.ids import ParticipantId
from desktop_app.store import extracts as stored
from desktop_app.store.extracts import Step, Values
from desktop_app.store.source import Source
from desktop_app.work.extracts.telling import Telling, moment

_NAMES = ("given", "family", "written")


def extract(source: Source, participant: ParticipantId) -> Extract:
    """All that is held of a participant and of those who were merged into it. The number of one who was
    merged into another means that other; of one who was removed the history is left. Raises `NotFound`."""
    participant = stored.standing(source, participant)
    former = stored.former(source, participant)
    steps = stored.history(source, [participant, *former])
    rows = stored.held(source, "participant", "id", participant)
    was = [
        step.before
        for step in steps
        if step.row == participant and step.table == "participant" and step.before
    ]
    if not (rows or was):
        raise NotFound(_("There is no participant {number}.").format(number=participant))
    own = (rows or was)[-1]
    telling = Telling(source, frozenset({participant, *former}))
    parts = (
        Part("participant", _("Person"), tuple(telling.row("participant", row, "written") for row in rows)),
        Part("former_names", _("Earlier names"), tuple(_earlier(own, steps))),
        *(
            Part(kind.name, _(kind.heading), tuple(_entries(source, telling, kind, participant)))
            for kind in KINDS
        ),
        Part("history", _("History"), tuple(_history(telling, steps))),
    )
    return Extract(
        participant=participant,
        name=own["written"],
        protected=bool(own["protected"]),
        made=datetime.now().astimezone(),
        body=stored.body(source),
        former=tuple(former),
        parts=tuple(part for part in parts if part.entries),
    )


def _entries(source: Source, telling: Telling, kind: Kind, participant: ParticipantId) -> Iterator[Entry]:
    rows = stored.held(source, kind.table, kind.column, participant)
    if kind.else_:
        yield from (telling.bare(kind, row) for row in rows)
        return
    others = _together(source, participant) if kind.table == "assignment_participant" else {}
    for row in rows:
        entry = telling.row(kind.table, row, kind.about)
        added = others.get(row.get("assignment", 0), ())
        yield replace(entry, facts=(*entry.facts, *added))


def _together(source: Source, participant: ParticipantId) -> dict[int, tuple[Fact]]:
    """With how many others, by assignment."""
    counted: dict[int, dict[str, int]] = {}
    for each in stored.together(source, participant):
        counted.setdefault(each.assignment, {})[each.capacity] = each.people
    return {
        number: (Fact("together_with", counts, _("Together with"), _others(counts)),)
        for number, counts in counted.items()
    }


def _others(counts: Mapping[str, int]) -> str:
    performers, contacts = counts.get("performer", 0), counts.get("contact", 0)
    told = {
        ngettext("{count} other performer", "{count} other performers", performers): performers,
        ngettext("{count} other contact person", "{count} other contact persons", contacts): contacts,
    }
    return ", ".join(words.format(count=count) for words, count in told.items() if count)


def _history(telling: Telling, steps: Sequence[Step]) -> Iterator[Entry]:
    """Of a merge that was undone one entry, however many rows it moved to and fro."""
    last = None
    for step in steps:
        entry = telling.step(step)
        if entry != last:
            yield entry
        last = entry


def _earlier(own: Values, steps: Sequence[Step]) -> Iterator[Entry]:
    """The names with which the person, or whoever was merged into the same, has been written."""
    known, labels = {str(own[name]) for name in _NAMES}, LABELS["participant"]
    for step in steps:
        if step.table != "participant" or step.before is None or step.merged:
            continue
        held = {name: str(step.before[name]) for name in _NAMES}
        gone = {name: text for name, text in held.items() if text and text not in known}
        if gone:
            known |= set(gone.values())
            facts = (Fact(name, text, _(labels[name]), text) for name, text in gone.items())
            when = _("until {day}").format(day=moment(step.at))
            yield Entry(gone.get("written", ""), tuple(facts), when, "written")
