"""What is done with participants: added, changed, ended, removed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records.ids import OrganisationId, ParticipantId
from desktop_app.records.keys import normal
from desktop_app.records.participants import CAPACITIES, Affiliation, Participant, checked_name
from desktop_app.records.spans import Span
from desktop_app.store import organisations
from desktop_app.store import participants as stored
from desktop_app.store.change import Change
from desktop_app.store.database import Store
from desktop_app.store.values import span_values
from desktop_app.work import contacts as reaching

TIE = ("title", "unit", "capacity", "party", "acting", "leave_until")
"""An affiliation's own values, besides its organisation and span."""
_CONTACTS = ("email", "mobile", "phone")


def add(
    store: Store,
    *,
    given: str = "",
    family: str = "",
    written: str = "",
    organisation: OrganisationId | None = None,
    title: str = "",
    unit: str = "",
    capacity: str = "",
    party: str = "",
    acting: bool = False,
    leave_until: date | None = None,
    first_day: date | None = None,
    email: str = "",
    mobile: str = "",
    phone: str = "",
    note: str = "",
    protected: bool = False,
) -> ParticipantId:
    """A new participant, with the affiliation if an organisation is given, from its first day if that is
    known. `written` is the name as it is printed, by default given and family name. Raises `Invalid`."""
    given, family = checked_name(given, family)
    name = normal(written) or f"{given} {family}".strip()
    reached = [
        row
        for kind, text in zip(_CONTACTS, (email, mobile, phone), strict=True)
        for row in reaching.rows(kind, text)
    ]
    tie = {"title": title, "unit": unit, "capacity": capacity, "party": party}
    values = stored_tie({**tie, "acting": acting, "leave_until": leave_until})
    with store.change("participants.added", name=name) as change:
        number = ParticipantId(
            change.insert(
                "participant",
                given=given,
                family=family,
                written=name,
                note=note.strip(),
                protected=int(protected),
            )
        )
        if organisation is not None:
            begun = span_values(Span(first_day))
            change.insert("affiliation", participant=number, organisation=organisation, **values, **begun)
        elif any(values.values()) or first_day:
            raise _homeless()
        insert_contacts(change, number, reached)
    return number


def change(
    store: Store,
    *,
    participant: ParticipantId,
    version: int | None = None,
    given: str | None = None,
    family: str | None = None,
    written: str | None = None,
    organisation: OrganisationId | None = None,
    title: str | None = None,
    unit: str | None = None,
    capacity: str | None = None,
    party: str | None = None,
    acting: bool | None = None,
    leave_until: date | str | None = "",
    email: str | None = None,
    mobile: str | None = None,
    phone: str | None = None,
    note: str | None = None,
    protected: bool | None = None,
) -> None:
    """Change what is given and leave the rest. Title, department, party and the like are those of the present
    affiliation (for the others see `change_affiliation`); an e-mail or telephone text stands for all of its
    kind. `version` is that of the participant as it was shown: raises `Conflict` where somebody has changed
    it since."""
    held = stored.get(store, participant)
    own = _own_values(held, given, family, written, note)
    if protected is not None and protected != held.protected:
        own["protected"] = int(protected)
    tie = {"title": title, "unit": unit, "capacity": capacity, "party": party, "acting": acting}
    wanted_tie: dict[str, Any] = {name: value for name, value in tie.items() if value is not None}
    if leave_until != "":
        wanted_tie["leave_until"] = leave_until
    reached = {
        kind: reaching.rows(kind, text)
        for kind, text in zip(_CONTACTS, (email, mobile, phone), strict=True)
        if text is not None
    }
    with store.change("participants.changed", name=own.get("written", held.written)) as running:
        if own or version is not None:
            running.update(
                "participant", participant, version or held.version, **(own or {"note": held.note})
            )
        _change_tie(running, held, organisation, wanted_tie)
        for kind, rows in reached.items():
            _replace_contacts(running, held, kind, rows)


def _own_values(
    held: Participant, given: str | None, family: str | None, written: str | None, note: str | None
) -> dict[str, Any]:
    """The values of the participant's own row that differ from what is held."""
    new_given, new_family = checked_name(
        held.given if given is None else given, held.family if family is None else family
    )
    usual = f"{held.given} {held.family}".strip()
    if written is None:
        renamed = (new_given, new_family) != (held.given, held.family)
        written = f"{new_given} {new_family}".strip() if renamed or held.written == usual else held.written
    wanted = {
        "given": new_given,
        "family": new_family,
        "written": normal(written),
        "note": held.note if note is None else note.strip(),
    }
    return {name: value for name, value in wanted.items() if value != getattr(held, name)}


def _present_tie(held: Participant) -> Affiliation | None:
    today = date.today()
    return next((tie for tie in held.affiliations if tie.span.contains(today)), None)


def _change_tie(
    running: Change, held: Participant, organisation: OrganisationId | None, wanted: dict[str, Any]
) -> None:
    tie = _present_tie(held)
    if tie is None:
        if organisation is not None:
            running.insert(
                "affiliation", participant=held.id, organisation=organisation, **stored_tie(wanted)
            )
        elif any(wanted.values()):
            raise _homeless()
        return
    differing = {name: value for name, value in wanted.items() if value != getattr(tie, name)}
    values = stored_tie(differing)
    if organisation is not None and organisation != tie.organisation:
        values["organisation"] = organisation
    if values:
        running.update("affiliation", tie.id, tie.version, **values)


def _homeless() -> Invalid:
    return Invalid(
        _("A title, department or party belongs to an organisation."),
        field="organisation",
        advice=_("Choose the organisation first."),
    )


def stored_tie(tie: dict[str, Any]) -> dict[str, Any]:
    """Values of an affiliation as the database keeps them; raises `Invalid` for an unknown capacity."""
    values = {name: normal(value) if isinstance(value, str) else value for name, value in tie.items()}
    if values.get("capacity") and values["capacity"] not in dict(CAPACITIES):
        raise Invalid(
            _("“{capacity}” is not a capacity of a participant.").format(capacity=values["capacity"]),
            field="capacity",
            advice=_("Choose among {names}.").format(names=", ".join(dict(CAPACITIES))),
        )
    if "acting" in values:
        values["acting"] = int(bool(values["acting"]))
    until = values.get("leave_until")
    if isinstance(until, date):
        values["leave_until"] = until.isoformat()
    return values


def insert_contacts(running: Change, participant: ParticipantId, rows: Sequence[dict[str, Any]]) -> None:
    running.insert_many(
        "contact", [{"participant": participant, **row, "position": place} for place, row in enumerate(rows)]
    )


def set_contacts(store: Store, *, participant: ParticipantId, contacts: Sequence[Mapping[str, Any]]) -> None:
    """All addresses and telephones of a participant, in their order: mappings with `kind` and `text`, and
    perhaps `affiliation` (the number of one of theirs) and `shared`. Raises `Invalid`."""
    held = stored.get(store, participant)
    rows = reaching.wanted(contacts)
    own = {tie.id for tie in held.affiliations}
    if any(row["affiliation"] not in {None, *own} for row in rows):
        raise Invalid(_("That is no affiliation of {name}.").format(name=held.written), field="contacts")
    with store.change("participants.changed", name=held.written) as running:
        reaching.replace(running, {"participant": participant}, held.contacts, rows)


def _replace_contacts(running: Change, held: Participant, kind: str, rows: Sequence[dict[str, Any]]) -> None:
    """Make the contacts of a kind those of `rows`; one that stays keeps its row and history."""
    mine = [contact for contact in held.contacts if contact.kind == kind]
    wanted = {(row["value"], row["as_written"]) for row in rows}
    kept = {(contact.value, contact.as_written) for contact in mine} & wanted
    running.delete("contact", [c.id for c in mine if (c.value, c.as_written) not in kept])
    fresh = [row for row in rows if (row["value"], row["as_written"]) not in kept]
    running.insert_many("contact", [{"participant": held.id, **row, "position": len(mine)} for row in fresh])


def end(store: Store, *, participant: ParticipantId, organisation: OrganisationId, on: date) -> None:
    """The participant leaves an organisation: `on` is the last day there and in the seats held for it."""
    held = stored.get(store, participant)
    name = organisations.name(store, organisation)
    with store.change("participants.ended", name=held.written, organisation=name) as running:
        for table, ties in (("affiliation", held.affiliations), ("membership", held.memberships)):
            for tie in ties:
                if tie.organisation == organisation and (tie.span.last is None or tie.span.last > on):
                    check_end(tie.span.first, on)
                    running.update(table, tie.id, tie.version, last_day=on.isoformat())


def check_end(first: date | None, last: date) -> None:
    """Raise `Invalid` where something would end before it began."""
    if first and last < first:
        raise Invalid(
            _("It began on {first} and cannot end before that.").format(first=first), field="last_day"
        )


def remove(store: Store, *, participants: Sequence[ParticipantId]) -> None:
    """Take participants out of the register with all that is theirs. What they attended keeps their name."""
    held = [stored.get(store, number) for number in participants]
    if not held:
        return
    with store.change("participants.removed", name=held[0].written, count=len(held)) as running:
        for table in ("contact", "affiliation", "own_list_member", "import_value", "not_same"):
            running.delete_where(table, participant=[p.id for p in held])
        running.clear("membership", "deputy_for", [p.id for p in held])
        running.clear("attendance", "participant", [p.id for p in held])
        running.clear("attendance", "deputises_for", [p.id for p in held])
        running.delete_where("assignment_participant", participant=[p.id for p in held])
        running.delete_where("membership", participant=[p.id for p in held])
        running.delete("participant", [p.id for p in held])
