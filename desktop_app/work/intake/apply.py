"""Writing what was accepted: all files of an import in one change, one step to undo.

Only what the decisions say is written, and only if nobody has changed the register since the plan.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.errors import Conflict
from desktop_app.i18n import _
from desktop_app.records.ids import ChangeId, NetworkId, OrganisationId, ParticipantId
from desktop_app.records.keys import form_key
from desktop_app.store import imports, journal, participants, roles
from desktop_app.store.change import Change
from desktop_app.store.database import Store
from desktop_app.work.intake import pages_apply, rows_of_person
from desktop_app.work.intake.cells import YES, imported_values
from desktop_app.work.intake.index import person_key
from desktop_app.work.intake.planned import Decision, PlannedFile
from desktop_app.work.intake.understood import Person
from desktop_app.work.participants import check_end

_TIE = {
    "title": "title",
    "department": "unit",
    "party": "party",
    "acting": "acting",
    "leave_until": "leave_until",
}
"""The cells that belong to an affiliation, and its columns."""

_DAYS = {"from": "first_day", "to": "last_day"}
_CONTACTS = ("email", "mobile", "phone", "switchboard", "fax")


@dataclass(frozen=True, slots=True)
class Accepted:
    """One file of an import: its plan, what is written for each person, and where."""

    planned: PlannedFile
    decisions: Sequence[Decision]
    network: NetworkId | None = None
    """The network imported into; for a page's own network the register's, if it has it."""
    end_missing: date | None = None
    """The last day of those who sit in the network and are not in the file; None leaves them be."""


def apply(store: Store, accepted: Sequence[Accepted], *, moved: int) -> ChangeId | None:
    """Write all files in one change; gives its number, None where nothing changed. `moved` is the register's
    last change when the plan was made: raises `Conflict` where somebody has changed it since."""
    names = [each.planned.understood.file for each in accepted]
    with store.change("imported", file=names[0], count=len(names)) as change:
        if journal.last_change_before(change, change.id) != moved:
            raise Conflict(
                _("The register has been changed since the import was planned."),
                advice=_("Plan the import again."),
            )
        for each in accepted:
            _File(change, each).write()
    return ChangeId(change.id) if change.kept else None


class _File:
    """Writes one file of an import."""

    def __init__(self, change: Change, accepted: Accepted) -> None:
        self._change = change
        self._accepted = accepted
        self._roles = {role.key: role.id for role in roles.all_roles(change)}
        self._organisations: dict[str, OrganisationId] = {}
        self._new: dict[str, list[dict[str, Any]]] = {
            "affiliation": [],
            "contact": [],
            "membership": [],
            "not_same": [],
        }
        self._participants: dict[int, ParticipantId] = {}
        self._ended: set[ParticipantId] = set()
        self._network: NetworkId | None = accepted.network

    def write(self) -> None:
        understood = self._accepted.planned.understood
        self._network = pages_apply.write(self._change, understood, self._network)
        decisions = self._accepted.decisions
        self._add([decision for decision in decisions if decision.action == "add"])
        amended = {d.participant: d for d in decisions if d.participant is not None and d.action == "change"}
        for held in imports.candidates(self._change, sorted(amended)):
            self._amend(amended[ParticipantId(held.participant.id)], held)
        for table, rows in self._new.items():
            self._change.insert_many(table, rows)
        self._end()
        self._remember(decisions)

    # people

    def _add(self, decisions: Sequence[Decision]) -> None:
        rows = [
            {
                "given": d.planned.person.given,
                "family": d.planned.person.family,
                "written": rows_of_person.written(d.planned.person),
                "note": d.planned.person.notes,
            }
            for d in decisions
        ]
        for decision, number in zip(decisions, self._change.insert_many("participant", rows), strict=True):
            participant = ParticipantId(number)
            person = decision.planned.person
            self._participants[id(decision)] = participant
            organisation = self._organisation(person)
            if organisation is not None:
                row = rows_of_person.affiliation(person, participant, organisation)
                self._new["affiliation"].append(row)
            self._new["contact"] += rows_of_person.contacts(
                person, participant, self._accepted.planned.shared
            )
            self._seat(decision, participant, organisation)
            self._new["not_same"] += [
                {"name_key": person_key(person), "participant": other} for other in decision.not_same
            ]

    def _seat(
        self, decision: Decision, participant: ParticipantId, organisation: OrganisationId | None
    ) -> None:
        person = decision.planned.person
        for key in decision.roles:
            self._new["membership"].append(
                {
                    "participant": participant,
                    "network": self._network,
                    "organisation": organisation,
                    "role": self._roles[key],
                    "acting": int(person.acting),
                    "first_day": person.span.first.isoformat() if person.span.first else None,
                    "last_day": person.span.last.isoformat() if person.span.last else None,
                    "span_text": person.span.text,
                }
            )

    def _amend(self, decision: Decision, held: imports.Candidate) -> None:
        person = decision.planned.person
        participant = ParticipantId(held.participant.id)
        values = {cell.field: cell.new for cell in decision.cells}
        organisation = self._organisation(person)
        if "name" in values:
            name = {"given": person.given, "family": person.family, "written": rows_of_person.written(person)}
            self._change.update("participant", participant, held.participant.version, **name)
        self._amend_tie(decision, held, organisation, values)
        shared = self._accepted.planned.shared
        reached = [cell for cell in decision.cells if cell.field in _CONTACTS]
        self._new["contact"] += [
            {
                "participant": participant,
                "position": place,
                **rows_of_person.contact(person, cell.field, cell.new, shared),
            }
            for place, cell in enumerate(reached, len(held.contacts))
        ]
        days = {_DAYS[name]: value for name, value in values.items() if name in _DAYS}
        seat = next((each for each in held.memberships if each.id == decision.planned.membership), None)
        if days and seat is not None:
            self._change.update("membership", seat.id, seat.version, **days)
        if organisation is None and held.affiliations:
            organisation = held.affiliations[0].organisation
        self._seat(decision, participant, organisation)

    def _amend_tie(
        self,
        decision: Decision,
        held: imports.Candidate,
        organisation: OrganisationId | None,
        values: Mapping[str, str],
    ) -> None:
        """The cells that belong to an affiliation go to the one the plan names, or begin a new one."""
        said: dict[str, Any] = {_TIE[name]: value for name, value in values.items() if name in _TIE}
        if "acting" in said:
            said["acting"] = int(said["acting"] == YES)
        tie = next((each for each in held.affiliations if each.id == decision.planned.affiliation), None)
        if tie is not None and "organisation" not in values:
            self._change.update("affiliation", tie.id, tie.version, **said)
        elif organisation is not None and (said or "organisation" in values):
            row = rows_of_person.affiliation(decision.planned.person, held.participant.id, organisation)
            self._new["affiliation"].append(row)

    def _organisation(self, person: Person) -> OrganisationId | None:
        """The row's organisation; one that the register does not know is entered as it is written."""
        if person.organisation is not None or not person.organisation_text:
            return person.organisation
        key = form_key(person.organisation_text)
        if key not in self._organisations:
            name = person.organisation_text
            number = self._change.insert("organisation", name=name, kind="other")
            self._change.insert("organisation_name", organisation=number, kind="own form", text=name)
            self._organisations[key] = OrganisationId(number)
        return self._organisations[key]

    # the network, and what is remembered

    def _end(self) -> None:
        last = self._accepted.end_missing
        if last is None:
            return
        for ending in self._accepted.planned.endings:
            held = participants.get(self._change, ending.participant)
            seat = next(each for each in held.memberships if each.id == ending.membership)
            check_end(seat.span.first, last)
            self._change.update("membership", seat.id, seat.version, last_day=last.isoformat())
            self._ended.add(ending.participant)

    def _remember(self, decisions: Sequence[Decision]) -> None:
        planned = self._accepted.planned
        understood = planned.understood
        key: dict[str, Any] = {
            "shape": understood.shape,
            "network": self._network,
            "organisation": understood.organisation,
        }
        number = imports.source_of(self._change, **key)
        before = imports.last_imported(self._change, number)
        if number is None:
            number = self._change.insert("import_source", **key)
        fresh = []
        for decision, participant in self._said(decisions):
            row, version, old = before.get(participant, (None, 0, {}))
            fields = {**old, **imported_values(decision.planned)}
            if fields == old:
                continue
            text = json.dumps(fields, ensure_ascii=False, sort_keys=True)
            if row is None:
                fresh.append({"source": number, "participant": participant, "fields": text})
            else:
                self._change.update("import_value", row, version, fields=text)
        for participant in self._ended & before.keys():  # whoever is in a later list joins again
            row, version, old = before[participant]
            text = json.dumps({**old, "role": ""}, ensure_ascii=False, sort_keys=True)
            self._change.update("import_value", row, version, fields=text)
        self._change.insert_many("import_value", fresh)
        counts = {state: planned.count(state) for state in ("new", "changed", "unchanged")}
        self._change.insert(
            "import_run",
            source=number,
            change=self._change.id,
            file=understood.file,
            size=understood.size,
            sha256=understood.sha256,
            counts=json.dumps(counts),
        )

    def _said(self, decisions: Sequence[Decision]) -> Iterator[tuple[Decision, ParticipantId]]:
        """Each decided row with its participant; of two rows for one participant the first."""
        seen: set[ParticipantId] = set()
        for decision in decisions:
            participant = decision.participant or self._participants.get(id(decision))
            if decision.action != "skip" and participant is not None and participant not in seen:
                seen.add(participant)
                yield decision, participant
