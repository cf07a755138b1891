"""Records out of the register: as tables for spreadsheets, and whole as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.errors import FileProblem, Invalid, Where
from desktop_app.files import put
from desktop_app.i18n import _
from desktop_app.records.ids import MeetingId, NetworkId, OwnListId, ParticipantId
from desktop_app.records.meetings.meetings import PRESENCES, REPLIES, Meeting, diets
from desktop_app.sheets import writing
from desktop_app.store import dump, networks, organisations, seats
from desktop_app.store import participants as stored_participants
from desktop_app.store.database import Store
from desktop_app.store.imports import Candidate, candidates
from desktop_app.store.meetings import attached, attending, meetings
from desktop_app.store.names import Names, names_on
from desktop_app.work.printed import left_out

KINDS = ("participants", "network", "meeting", "organisations", "attendance", "all")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts under headings that our own intake understands again."""

    title: str
    columns: tuple[tuple[str, str], ...]
    """Field name and heading."""
    rows: tuple[tuple[str, ...], ...]
    beside: Table | None = None
    """What a workbook holds on a sheet of its own; other files have no room for it."""
    hidden: int = 0
    """People who are left out because their identity is protected."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be told whoever gets the table."""
        return left_out(self.hidden)

    @property
    def headings(self) -> list[str]:
        return [heading for _name, heading in self.columns]

    def only(self, wanted: Sequence[str]) -> Table:
        """The same table with the columns asked for, in that order; raises `Invalid`."""
        if not wanted:
            return self
        places = {name: place for place, (name, _heading) in enumerate(self.columns)}
        unknown = [name for name in wanted if name not in places]
        if unknown:
            raise Invalid(
                _("There is no column “{name}”.").format(name=unknown[0]),
                advice=_("The columns are {names}.").format(names=", ".join(places)),
            )
        kept = [places[name] for name in wanted]
        return Table(
            self.title,
            tuple(self.columns[place] for place in kept),
            tuple(tuple(row[place] for place in kept) for row in self.rows),
            self.beside,
            self.hidden,
        )


def table(
    store: Store,
    kind: str,
    *,
    network: NetworkId | None = None,
    meeting: MeetingId | None = None,
    participants: Sequence[ParticipantId] | None = None,
    own_list: OwnListId | None = None,
    as_of: date | None = None,
) -> Table:
    """What the export of a kind holds. Protected people are left out."""
    if kind == "participants":
        if participants is None:
            participants = stored_participants.ids(store, network=network, own_list=own_list, as_of=as_of)
        return _participants(store, participants, as_of)
    if kind == "organisations":
        return _organisations(store, own_list, as_of)
    if kind == "network" and network is not None:
        return _seats(store, network, as_of)
    if kind in ("meeting", "attendance") and meeting is not None:
        held = meetings.get(store, meeting)
        made = _attendance(held, attending.protected(store, meeting))
        return replace(made, beside=_diets(held) if kind == "meeting" else None)
    raise Invalid(
        _("Say which network to export.") if kind == "network" else _("Say which meeting to export."),
        advice="--network N" if kind == "network" else "--meeting ID",
    )


_PERSON = (
    ("given", "Förnamn", "First name"),
    ("family", "Efternamn", "Last name"),
    ("organisation", "Kommun", "Municipality"),
    ("title", "Titel", "Title"),
    ("department", "Förvaltning", "Department"),
    ("role", "Roll", "Role"),
    ("party", "Parti", "Party"),
    ("email", "E-post", "E-mail"),
    ("mobile", "Mobil", "Mobile"),
    ("phone", "Telefon", "Telephone"),
)


def _columns(named: Iterable[tuple[str, str, str]]) -> tuple[tuple[str, str], ...]:
    from desktop_app.i18n import language

    return tuple((name, swedish if language() == "sv" else english) for name, swedish, english in named)


def _participants(store: Store, ids: Sequence[ParticipantId], as_of: date | None) -> Table:
    people = people_by_id(store, ids, as_of)
    names = names_on(store, as_of or date.today())
    asked = [people[number] for number in ids if number in people]
    shown = [person for person in asked if not person.participant.protected]
    rows = tuple(
        (
            person.participant.given,
            person.participant.family,
            *_tie(person.affiliations[0] if person.affiliations else None, names),
            *(_reached(person, kind) for kind in ("email", "mobile", "phone")),
        )
        for person in shown
    )
    columns = _columns(c for c in _PERSON if c[0] != "role")
    return Table(_("Participants"), columns, rows, hidden=len(asked) - len(shown))


def people_by_id(
    store: Store, ids: Sequence[ParticipantId], as_of: date | None
) -> dict[ParticipantId, Candidate]:
    return {ParticipantId(each.participant.id): each for each in candidates(store, ids, as_of=as_of)}


def _tie(tie: Any, names: Names) -> tuple[str, str, str, str]:
    if not tie:
        return "", "", "", ""
    return names.of(tie.organisation, tie.organisation_name), tie.title, tie.unit, tie.party


def _reached(person: Candidate, kind: str) -> str:
    return ", ".join(contact.as_written for contact in person.contacts if contact.kind == kind)


def _seats(store: Store, network: NetworkId, as_of: date | None) -> Table:
    everybody = seats.rows(store, network, as_of=as_of)
    held = [seat for seat in everybody if not seat.protected]
    sitting = [seat.participant for seat in held if seat.participant is not None]
    people = people_by_id(store, sitting, as_of)
    rows = []
    for seat in held:
        person = people.get(seat.participant) if seat.participant is not None else None
        units = (
            [t.unit for t in person.affiliations if t.organisation == seat.organisation_id] if person else []
        )
        given, family = (person.participant.given, person.participant.family) if person else (_("Vacant"), "")
        place = (seat.organisation, seat.title, units[0] if units else "", seat.role, seat.party)
        rows.append((given, family, *place, seat.email, seat.mobile, seat.phone))
    name = networks.get(store, network, as_of=as_of).name
    hidden = {seat.participant for seat in everybody if seat.protected}
    return Table(name, _columns(_PERSON), tuple(rows), hidden=len(hidden))


def _organisations(store: Store, own_list: OwnListId | None, as_of: date | None) -> Table:
    named = (
        ("name", "Organisation", "Organisation"),
        ("kind", "Typ", "Kind"),
        ("code", "Kod", "Code"),
        ("county", "Län", "County"),
    )
    rows = organisations.rows(store, organisations.ids(store, own_list=own_list, as_of=as_of), as_of=as_of)
    return Table(_("Organisations"), _columns(named), tuple((r.name, r.kind, r.code, r.county) for r in rows))


def _attendance(held: Meeting, hidden: Mapping[int, ParticipantId]) -> Table:
    """Of whom some lines are `hidden`."""
    named = (
        ("name", "Namn", "Name"),
        ("organisation", "Kommun", "Municipality"),
        ("title", "Titel", "Title"),
        ("reply", "Svar", "Reply"),
        ("presence", "Närvaro", "Attendance"),
    )
    replies, presences = ({key: _(text) for key, text in known if key} for known in (REPLIES, PRESENCES))
    rows = tuple(
        (
            row.name,
            row.organisation_text,
            row.title,
            replies.get(row.reply, ""),
            presences.get(row.presence, ""),
        )
        for row in held.attendance
        if row.id not in hidden
    )
    title = held.title or ", ".join(name for _number, name in held.networks)
    name = f"{title} {held.first_day.isoformat()}"
    return Table(name, _columns(named), rows, hidden=len(set(hidden.values())))


def _diets(held: Meeting) -> Table | None:
    """For whoever orders the food: how many of what, and not for whom."""
    named = (("diet", "Kost", "Diet"), ("count", "Antal", "Count"))
    rows = tuple((diet, str(count)) for diet, count in diets(held.attendance))
    return Table(_("Diet"), _columns(named), rows) if rows else None


def save(made: Table, path: Path) -> None:
    """A table into a file by its ending: xlsx, csv, html, txt or json."""
    if path.suffix.lower() == ".json":
        names = [name for name, _heading in made.columns]
        _save_json({"rows": [dict(zip(names, row, strict=True)) for row in made.rows]}, path)
        return
    beside = made.beside
    also = [(beside.title, beside.headings, beside.rows)] if beside else []
    writing.write_table(made.headings, made.rows, path, title=made.title, also=also)


def save_everything(store: Store, path: Path) -> None:
    """All records as JSON, with what attached files hold: no history, versions or times."""
    if path.suffix.lower() != ".json":
        raise FileProblem(
            _("All records are exported as JSON."),
            advice=_("Let the file's name end in .json."),
            where=Where(path.name),
        )
    held = attached.contents(store)
    _save_json({**dump.everything(store), **({"document_content": held} if held else {})}, path)


def _save_json(value: Mapping[str, object], path: Path) -> None:
    put(path, (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode())
