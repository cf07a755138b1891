"""Which rows does an import consist of?

A row is a person of a plan, a seat in the network whose holder the list does not name, a seat that the list
says is vacant, a row of the file that is no person, an organisation, or what a page says of a network, its
lists and its meetings. Rows are numbered from 1 in the order conflicts first; a table holds these numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from desktop_app.i18n import N_, _, ngettext
from desktop_app.ui.importing.draft import Draft
from desktop_app.ui.importing.shapes import awaits_meeting
from desktop_app.ui.importing.source import Answer, Key, Source
from desktop_app.ui.table.pane import spaced
from desktop_app.work.intake.planning.planned import (
    Ending,
    PlannedFact,
    PlannedFile,
    PlannedOrganisation,
    PlannedPerson,
    State,
)
from desktop_app.work.intake.understood import (
    LineList,
    MeetingLine,
    NetworkText,
    OrganisationLine,
    SkippedRow,
    Vacancy,
)

Kind = State | Literal["proposed", "ending", "vacant", "skipped"]
Sort = Literal["person", "meeting", "network", "list", "organisation"]

KINDS: tuple[Kind, ...] = (
    "conflict",
    "perhaps",
    "refused",
    "proposed",
    "changed",
    "new",
    "ending",
    "vacant",
    "left_out",
    "skipped",
    "unchanged",
)
"""In the order in which they want to be seen."""
SORTS: tuple[Sort, ...] = ("person", "organisation", "network", "list", "meeting")
ICONS: dict[Kind | Sort, str] = {
    "conflict": "triangle-alert",
    "perhaps": "circle-question-mark",
    "refused": "x",
    "proposed": "circle-question-mark",
    "changed": "pencil",
    "new": "plus",
    "ending": "user-minus",
    "vacant": "user-round",
    "left_out": "filter-x",
    "skipped": "ellipsis",
    "unchanged": "check",
    "person": "users",
    "organisation": "building-2",
    "network": "network",
    "list": "list",
    "meeting": "calendar",
}
STATES: dict[Kind, str] = {
    "conflict": N_("conflict"),
    "perhaps": N_("perhaps the same"),
    "refused": N_("refused"),
    "proposed": N_("proposed"),
    "changed": N_("is changed"),
    "new": N_("new"),
    "ending": N_("not in the list"),
    "vacant": N_("vacant seat"),
    "left_out": N_("left out"),
    "skipped": N_("skipped"),
    "unchanged": N_("unchanged"),
}


@dataclass(slots=True, eq=False)
class Row:
    """`place` is the position among the plan's people, for an ending among its endings; what the file says
    besides people is `told` where it is only told, and `beside` where it can be taken in."""

    number: int
    source: Source
    place: int
    kind: Kind
    planned: PlannedPerson | None = None
    ending: Ending | None = None
    told: Vacancy | SkippedRow | None = None
    beside: PlannedOrganisation | PlannedFact | None = None

    @property
    def sort(self) -> Sort:
        return self.key[0] if self.beside is not None else "person"

    @property
    def key(self) -> Key:
        """Of what is no person: the key of its answer."""
        if isinstance(self.beside, PlannedFact):
            return self.beside.key
        return "organisation", self.place

    @property
    def line(self) -> MeetingLine | LineList | NetworkText | OrganisationLine | None:
        """What the file itself says of what is no person."""
        beside = self.beside
        if isinstance(beside, PlannedOrganisation):
            return beside.line
        if beside is None or self.source.planned is None or beside.key[1] < 0:
            return None
        understood = self.source.planned.file.understood
        sort, place = beside.key
        if sort == "network":
            return understood.network if place == 0 else None
        return understood.lists[place] if sort == "list" else understood.meetings[place]

    @property
    def meant(self) -> PlannedPerson | None:
        """The row as the candidate that it is said to be."""
        planned = self.planned
        if planned is None:
            return None
        _same, _colon, number = self.answer.partition(":")
        return next((each for each in planned.options if number == str(each.match)), planned)

    @property
    def answer(self) -> Answer:
        if self.ending is not None:
            return "end" if self.place in self.source.ending else ""
        if self.beside is not None:
            return self.source.besides.get(self.key, "")
        return self.source.choices.get(self.place, "") if self.planned is not None else ""


def counted(kind: Kind | Sort, count: int) -> str:
    """A filter's text: "26 new"."""
    words = {
        "conflict": ngettext("{count} conflict", "{count} conflicts", count),
        "perhaps": ngettext("{count} perhaps the same", "{count} perhaps the same", count),
        "refused": ngettext("{count} refused", "{count} refused", count),
        "proposed": ngettext("{count} proposed", "{count} proposed", count),
        "changed": ngettext("{count} changed", "{count} changed", count),
        "new": ngettext("{count} new", "{count} new", count),
        "ending": ngettext("{count} not in the list", "{count} not in the list", count),
        "vacant": ngettext("{count} vacant seat", "{count} vacant seats", count),
        "skipped": ngettext("{count} skipped", "{count} skipped", count),
        "left_out": ngettext("{count} left out", "{count} left out", count),
        "unchanged": ngettext("{count} unchanged", "{count} unchanged", count),
        "person": ngettext("{count} row of people", "{count} rows of people", count),
        "organisation": ngettext("{count} organisation", "{count} organisations", count),
        "network": ngettext("{count} network", "{count} networks", count),
        "list": ngettext("{count} list of lines", "{count} lists of lines", count),
        "meeting": ngettext("{count} meeting", "{count} meetings", count),
    }
    return words[kind].format(count=spaced(count))


def rows(draft: Draft) -> list[Row]:
    """All rows of an import, those that want an answer first, otherwise as they stand in the files."""
    found = [
        row
        for source in draft.planned
        if source.planned is not None
        for part in (_people, _besides, _told)
        for row in part(source, source.planned.file)
    ]
    order = {kind: place for place, kind in enumerate(KINDS)}
    found.sort(key=lambda each: order[each.kind])
    for number, row in enumerate(found, start=1):
        row.number = number
    return found


def _people(source: Source, file: PlannedFile) -> Iterator[Row]:
    for place, person in enumerate(file.people):
        yield Row(0, source, place, _proposed(person.state, proposed=person.person.proposed), person)
    for place, ending in enumerate(file.endings):
        yield Row(0, source, place, "ending", ending=ending)


def _besides(source: Source, file: PlannedFile) -> Iterator[Row]:
    for place, organisation in enumerate(file.organisations):
        kind = _proposed(organisation.state, proposed=organisation.line.proposed)
        yield Row(0, source, place, kind, beside=organisation)
    for place, fact in enumerate((*file.facts, *_answered(source, file), *_made(file))):
        yield Row(0, source, place, _proposed(fact.state, proposed=True), beside=fact)


def _proposed(state: State, *, proposed: bool) -> Kind:
    return "proposed" if proposed and state == "left_out" else state


def _answered(source: Source, file: PlannedFile) -> Iterator[PlannedFact]:
    """The meeting that a sign-up is for."""
    if awaits_meeting(source) or any(line.meeting < 0 for line in file.understood.attendance):
        known = file.meeting is not None
        why = "" if known else _("Choose the meeting in the step before; until then no answer is taken in.")
        yield PlannedFact(("meeting", -1), "unchanged" if known else "refused", why)


def _made(file: PlannedFile) -> Iterator[PlannedFact]:
    """The networks that rows name and that are made for them; 0 is the page's own."""
    for place, name in enumerate(file.new_networks, start=1):
        yield PlannedFact(("network", place), "new", _("named by rows of the list"), match_name=name)


def _told(source: Source, file: PlannedFile) -> Iterator[Row]:
    for place, vacancy in enumerate(file.vacancies):
        yield Row(0, source, place, "vacant", told=vacancy)
    vacant = {(each.sheet, each.row) for each in file.vacancies}  # told once, as seats
    skipped = (each for each in file.understood.skipped if (each.sheet, each.row) not in vacant)
    for place, skip in enumerate(skipped):
        yield Row(0, source, place, "skipped", told=skip)
