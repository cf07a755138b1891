"""Writing what was accepted: all files of an import in one change, one step to undo.

Only what the decisions say is written, and only if nobody has changed the register since the plan.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from desktop_app.errors import Conflict, Invalid
from desktop_app.i18n import _
from desktop_app.records.ids import ChangeId, NetworkId, OrganisationId, ParticipantId
from desktop_app.records.keys import form_key
from desktop_app.records.progress import Progress, Work
from desktop_app.store import imports, journal, networks, roles
from desktop_app.store.change import Change
from desktop_app.store.database import Store
from desktop_app.work.intake.planning import rows_of_person
from desktop_app.work.intake.planning.accepted import Accepted
from desktop_app.work.intake.planning.cells import YES, role_field
from desktop_app.work.intake.planning.earlier import Entered, at_home
from desktop_app.work.intake.planning.index import person_key
from desktop_app.work.intake.planning.planned import Decision
from desktop_app.work.intake.understood import Person
from desktop_app.work.intake.writing import attendance, emptied, forms, organisations, pages
from desktop_app.work.intake.writing.batch import Batch, in_turn, portions
from desktop_app.work.intake.writing.remembered import Seats, remember, said_of

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


def apply(
    store: Store,
    accepted: Sequence[Accepted],
    *,
    moved: int,
    also: Callable[[Change], None] | None = None,
) -> Work[ChangeId | None]:
    """Write all files in one change; gives its number, None where nothing changed. `moved` is the register's
    last change when the plan was made: raises `Conflict` where somebody has changed it since. `also` writes
    more in the same change. Closing the generator takes everything back."""
    names = [each.planned.understood.file for each in accepted]
    with store.change("imported", file=names[0], count=len(names)) as change:
        if journal.last_change_before(change, change.id) != moved:
            raise Conflict(
                _("The register has been changed since the import was planned."),
                advice=_("Plan the import again."),
            )
        entered = Entered()
        for place, each in enumerate(accepted):
            yield from _File(change, each, place, entered).write()
        if also is not None:
            also(change)
        yield Progress(text=_("Making what was imported searchable"))
        yield from _telling(change.index(), _("Making what was imported searchable"))
        yield from change.commit()
    return ChangeId(change.id) if change.kept else None


def _telling(work: Work[None], text: str) -> Work[None]:
    for _step in work:
        yield Progress(text=text)


class _File:
    """Writes one file of an import."""

    def __init__(self, change: Change, accepted: Accepted, place: int, entered: Entered) -> None:
        self._change = change
        self._accepted = accepted
        self._decisions = [entered.decision(each) for each in accepted.decisions]
        self._place = place
        self._entered = entered
        self._roles = {role.key: role.id for role in roles.all_roles(change)}
        self._organisations = entered.organisations
        self._batch = Batch(change)
        self._participants: dict[int, ParticipantId] = {}
        self._ended: defaultdict[ParticipantId, set[NetworkId]] = defaultdict(set)
        self._network: NetworkId | None = accepted.network
        self._networks: dict[str, NetworkId] = {}
        self._apart = set(imports.not_same(change))

    def write(self) -> Work[None]:
        self._network = pages.write(self._change, self._accepted)
        decisions = self._decisions
        adding = [decision for decision in decisions if decision.action == "add"]
        amended = [decision for decision in decisions if decision.action == "change"]
        total = len(adding) + len(amended)
        for done, portion in portions(adding):
            self._add(portion)
            self._batch.write()
            yield self._progress(done, total)
        self._entered.add(self._place, decisions, self._participants)
        for done, portion in in_turn(amended, lambda decision: decision.participant):
            by_id = {
                decision.participant: decision for decision in portion if decision.participant is not None
            }
            for held in imports.candidates(self._change, sorted(by_id)):
                self._amend(by_id[ParticipantId(held.participant.id)], held)
            self._batch.write()
            yield self._progress(len(adding) + done, total)
        self._end()
        organisations.write(self._change, self._accepted.organisations, self._organisations)
        attended = attendance.accepted(decisions, self._participants)
        attendance.write(self._change, self._accepted.planned, self._network, attended)
        rows = said_of(decisions, self._participants)
        yield from remember(self._change, self._accepted.planned, self._network, rows, self._seats_ended())

    def _progress(self, done: int, total: int) -> Progress:
        file = self._accepted.planned.understood.file
        return Progress(done, total, _("Writing {file}").format(file=file))

    # people

    def _add(self, decisions: Sequence[Decision]) -> None:
        rows = [
            {
                "given": d.planned.person.given,
                "family": d.planned.person.family,
                "written": rows_of_person.written(d.planned.person),
                "note": rows_of_person.note(d.planned.person),
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
                self._batch.add("affiliation", row)
            shared = self._accepted.planned.shared
            self._batch.add("contact", *rows_of_person.contacts(person, participant, shared))
            self._seat(decision, participant, organisation)
            said = {(person_key(person), other) for other in decision.not_same}
            fresh = sorted(said - self._apart)  # two rows of one name may be told from the same participant
            self._apart |= said
            self._batch.add("not_same", *({"name_key": key, "participant": other} for key, other in fresh))

    def _seat(
        self,
        decision: Decision,
        participant: ParticipantId,
        organisation: OrganisationId | None,
        held: Sequence[Any] = (),
    ) -> None:
        """The memberships that begin, but for those that an earlier row has begun: they are `held` by now."""
        person = decision.planned.person
        for key, network in decision.begun():
            into = self._named(network) if network else self._network
            if into is None:  # the page's own network was not taken in
                continue
            there = {
                seat.role_key for seat in held if (seat.network, seat.organisation) == (into, organisation)
            }
            if key in there or (there and not person.role):
                continue
            role = self._roles[key]
            row = rows_of_person.membership(person, participant, into, organisation, role)
            self._batch.add("membership", row)

    def _named(self, network: str) -> NetworkId:
        """The network that rows name; one that the register does not have is made."""
        key = form_key(network)
        if key not in self._networks:
            known = networks.called(self._change, network)
            found = known[0] if len(known) == 1 else networks.with_name(self._change, network)
            self._networks[key] = found or NetworkId(
                self._change.insert("network", name=network, kind="network")
            )
        return self._networks[key]

    def _leave(self, decision: Decision, held: imports.Candidate) -> None:
        """Somebody has left: the ties to the row's organisation end, and the seats for it."""
        day = self._accepted.end_missing or date.today()
        person = decision.planned.person
        place = self._organisation(person)
        for tie in held.affiliations:
            if place in (None, tie.organisation):
                self._end_at("affiliation", tie, day)
        network = self._named(person.network_text) if person.network_text else self._network
        for seat in held.memberships:
            if network in (None, seat.network) and (place is None or seat.organisation in (None, place)):
                self._end_at("membership", seat, day)

    def _end_at(self, table: str, held: Any, day: date) -> None:
        """On that day, or on the first where it has not begun by then; what is ended already stays so."""
        if not held.last_day:
            last = max(day.isoformat(), held.first_day or "")
            self._batch.alter(table, held.id, held.version, {"last_day": last})

    def _amend(self, decision: Decision, held: imports.Candidate) -> None:
        if (planned := at_home(decision.planned, held)) is not decision.planned:
            decision = replace(decision, planned=planned)
        person = decision.planned.person
        participant = ParticipantId(held.participant.id)
        values = {cell.field: cell.new for cell in decision.cells}
        if "gone" in values:
            self._leave(decision, held)
            return
        organisation = self._organisation(person)
        if "name" in values:
            name = {"given": person.given, "family": person.family, "written": rows_of_person.written(person)}
            self._batch.alter("participant", participant, held.participant.version, name)
        self._amend_tie(decision, held, organisation, values)
        shared = self._accepted.planned.shared
        for table, update in forms.updates(decision, held, self._network, self._roles, shared):
            self._batch.alter(table, *update)
        self._batch.remove("contact", emptied.contacts(decision, held))
        known = {each.value for each in held.contacts}
        reached = [cell for cell in decision.cells if cell.field in _CONTACTS and not cell.old]
        for place, cell in enumerate((each for each in reached if each.new not in known), len(held.contacts)):
            row = rows_of_person.contact(person, cell.field, cell.new, shared)
            self._batch.add("contact", {"participant": participant, "position": place, **row})
        days = {_DAYS[name]: value for name, value in values.items() if name in _DAYS}
        seat = next((each for each in held.memberships if each.id == decision.planned.membership), None)
        if days and seat is not None:
            self._batch.alter("membership", seat.id, seat.version, days)
        if organisation is None and held.affiliations:
            organisation = held.affiliations[0].organisation
        self._seat(decision, participant, organisation, held.memberships)

    def _amend_tie(
        self,
        decision: Decision,
        held: imports.Candidate,
        organisation: OrganisationId | None,
        values: Mapping[str, str],
    ) -> None:
        """The cells that belong to an affiliation go to the one the plan names, or to the one that an earlier
        row began, or begin a new one."""
        said: dict[str, Any] = {_TIE[name]: value for name, value in values.items() if name in _TIE}
        if "acting" in said:
            said["acting"] = int(said["acting"] == YES)
        meant = decision.planned.affiliation
        tie = next(
            (
                each
                for each in held.affiliations
                if (each.organisation == organisation if meant is None else each.id == meant)
            ),
            None,
        )
        if tie is not None:
            self._batch.alter("affiliation", tie.id, tie.version, said)
        elif organisation is not None and (said or "organisation" in values):
            row = rows_of_person.affiliation(decision.planned.person, held.participant.id, organisation)
            self._batch.add("affiliation", row)

    def _organisation(self, person: Person) -> OrganisationId | None:
        """The row's organisation; one that the register does not know is entered as it is written."""
        if person.organisation is not None or not person.organisation_text:
            return person.organisation
        return organisations.made(self._change, person.organisation_text, "", self._organisations)

    # the network, and what is remembered

    def _end(self) -> None:
        last = self._accepted.end_missing
        if last is None:
            return
        endings = {ending.membership: ending for ending in self._accepted.planned.endings}
        people = sorted({ending.participant for ending in endings.values()})
        for held in imports.candidates(self._change, people):
            for seat in held.memberships:
                if seat.id in endings:
                    if (seat.first_day or "") > last.isoformat():
                        sentence = _("What {name} is from {first} cannot end before that.")
                        raise Invalid(sentence.format(name=held.participant.written, first=seat.first_day))
                    self._batch.alter("membership", seat.id, seat.version, {"last_day": last.isoformat()})
                    self._ended[ParticipantId(seat.participant)].add(NetworkId(seat.network))
        self._batch.write()

    def _seats_ended(self) -> dict[ParticipantId, Seats]:
        """The seats that were ended, by the names under which they are remembered."""
        rows = self._accepted.planned.understood.people if self._ended else ()
        named = {self._named(text): text for text in {row.network_text for row in rows} if text}
        return {
            participant: frozenset(role_field(named.get(network, "")) for network in networks_left)
            for participant, networks_left in self._ended.items()
        }
