"""Forms out: one prefilled spreadsheet for each member organisation of a network, to be corrected.

What a form says is understood at once, as it will be when it comes back, and kept: so a form that comes back
as it was sent changes nothing, whatever has been edited meanwhile.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from secrets import token_hex

from desktop_app import files
from desktop_app.errors import FileProblem, Invalid, Where
from desktop_app.i18n import _, ngettext
from desktop_app.records.forms import ASKED_WHERE_USED, COLUMNS, VACANT, Form, Mark, key_of, participant_of
from desktop_app.records.gazetteer import Gazetteer
from desktop_app.records.ids import NetworkId, OrganisationId, ParticipantId
from desktop_app.records.networks import Network
from desktop_app.records.progress import Progress, Work
from desktop_app.sheets import writing_forms
from desktop_app.store import forms as stored
from desktop_app.store import imports, networks, organisations, roles, seats
from desktop_app.store.change import changing
from desktop_app.store.database import Store
from desktop_app.store.imports import Candidate
from desktop_app.store.seats import Seat
from desktop_app.work.intake import forms as returned
from desktop_app.work.intake.planning.cells import values

_LONGEST = 60
"""Letters of a network's or an organisation's name in a file's name: Windows bears 260 with all folders."""
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\Z)", re.IGNORECASE)


class AlreadyThere(FileProblem):
    """A form of that name is in the folder; it may be replaced where a person says so."""


@dataclass(frozen=True, slots=True)
class SentForm:
    """One form: where it is, how many people stand in it and how many rows wait for a name."""

    organisation: OrganisationId
    name: str
    file: Path
    participants: int
    vacant: int


@dataclass(frozen=True, slots=True)
class Sent:
    """What was written. `protected` people are left out of their forms."""

    forms: tuple[SentForm, ...]
    protected: int


def send(store: Store, *, network: NetworkId, folder: Path, replace: bool = False) -> Work[Sent]:
    """Write the forms of a network into a folder, which is made if it is not there. Raises `Invalid` where
    the network has no member organisations, `AlreadyThere` where a form is in it and is not to be
    replaced; nothing is written then."""
    store.check_writable()
    held = networks.get(store, network)
    seated = seats.rows(store, network)
    members = _taking_part(store, held, seated)
    if not members:
        raise Invalid(
            _("{network} has no member organisations.").format(network=held.name),
            advice=_("Say first which organisations take part: “Members and seats…”."),
        )
    paths = [folder / name for name in _file_names(held.name, members.values())]
    _check(folder, paths, replace=replace)
    forms = _forms(store, held, seated, members)
    written: list[bytes] = []
    for form in forms:
        yield Progress(len(written), len(forms), form.organisation)
        written.append(writing_forms.workbook(form))
    with changing(store, "forms.sent", {"network": held.name, "count": len(forms)}, kind="sent") as change:
        gazetteer = Gazetteer(*organisations.forms(store))
        for form in forms:
            stored.remember(change, form.mark, _said(form, gazetteer))
        _put(folder, paths, written)
    return Sent(
        tuple(
            SentForm(form.mark.organisation, form.organisation, path, *_filled(form))
            for form, path in zip(forms, paths, strict=True)
        ),
        len({seat.participant for seat in seated if seat.protected}),
    )


def _taking_part(store: Store, held: Network, seated: Sequence[Seat]) -> dict[OrganisationId, str]:
    """The organisations that take part, with their names: stated as members, or holding a seat."""
    staff = {role.key for role in roles.all_roles(store) if role.staff}
    found = {member.organisation: member.organisation_name for member in held.members}
    found |= {seat.organisation_id: seat.organisation for seat in seated if seat.role_key not in staff}
    return {number: found[number] for number in organisations.ids(store) if number in found}


def _forms(
    store: Store, held: Network, seated: Sequence[Seat], members: Mapping[OrganisationId, str]
) -> list[Form]:
    people = {
        ParticipantId(each.participant.id): each
        for each in imports.candidates(store, [seat.participant for seat in seated if seat.participant])
    }
    rows: dict[OrganisationId | None, dict[str, dict[str, str]]] = defaultdict(dict)
    for place, seat in enumerate(seated):
        if not seat.protected:
            person = people.get(seat.participant) if seat.participant is not None else None
            key = key_of(person.participant.id) if person else f"{VACANT} {place}"
            rows[seat.organisation_id].setdefault(key, _cells(seat, person))  # the foremost of several seats
    used = {name for form in rows.values() for row in form.values() for name, text in row.items() if text}
    columns = tuple(name for name, *_rest in COLUMNS if name in used or name not in ASKED_WHERE_USED)
    register, issue, today = stored.register_of(store), token_hex(6), date.today()
    names = tuple(roles.role_name(role) for role in roles.all_roles(store))
    return [
        Form(
            Mark(register, held.id, number, issue, today),
            held.name,
            name,
            columns,
            tuple(
                (key.split()[0], *(row.get(column, "") for column in columns))
                for key, row in rows[number].items()
            ),
            names,
        )
        for number, name in members.items()
    ]


def _cells(seat: Seat, person: Candidate | None) -> dict[str, str]:
    if person is None:
        return {"role": seat.role}
    units = (tie.unit for tie in person.affiliations if tie.organisation == seat.organisation_id)
    return {
        "given": person.participant.given,
        "family": person.participant.family or person.participant.written,
        "title": seat.title,
        "department": next(units, ""),
        "party": seat.party,
        "email": seat.email,
        "phone": seat.phone,
        "mobile": seat.mobile,
        "role": seat.role,
    }


def _filled(form: Form) -> tuple[int, int]:
    vacant = sum(row[0] == VACANT for row in form.rows)
    return len(form.rows) - vacant, vacant


def _said(form: Form, gazetteer: Gazetteer) -> dict[ParticipantId, dict[str, str]]:
    """What the form says of each of its people, in the words of the intake."""
    understood = returned.as_sent(form, gazetteer)
    keyed = ((participant_of(person.key), person) for person in understood.people)
    return {participant: values(person) for participant, person in keyed if participant is not None}


# files


def _file_names(network: str, members: Iterable[str]) -> list[str]:
    """A name for each organisation's form that every system takes, no two alike."""
    names: list[str] = []
    for member in members:
        stem = f"{_plain(network)} - {_plain(member)}"
        stem = f"_{stem}" if _RESERVED.match(stem) else stem
        alike = sum(re.sub(r" \(\d+\)\Z", "", name).casefold() == stem.casefold() for name in names)
        names.append(f"{stem} ({alike + 1})" if alike else stem)
    return [f"{name}.xlsx" for name in names]


def _plain(text: str) -> str:
    return " ".join(_FORBIDDEN.sub(" ", text).split())[:_LONGEST].strip(" .") or "-"


def _check(folder: Path, paths: Sequence[Path], *, replace: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise FileProblem(
            _("This is a file, not a folder."),
            advice=_("Choose the folder that the forms are to be put in."),
            where=Where(folder.name),
        )
    there = [path for path in paths if path.exists()]
    if there and not replace:
        raise AlreadyThere(
            ngettext(
                "{count} of the forms is in the folder already and is not overwritten.",
                "{count} of the forms are in the folder already and are not overwritten.",
                len(there),
            ).format(count=len(there)),
            advice=_("Choose another folder, or say that they are to be replaced."),
            where=Where(there[0].name),
        )


def _put(folder: Path, paths: Sequence[Path], written: Sequence[bytes]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileProblem(
            _("The folder cannot be made ({reason}).").format(reason=error.strerror or error),
            advice=_("Choose another folder."),
            where=Where(folder.name),
        ) from error
    for path, data in zip(paths, written, strict=True):
        files.put(path, data)
