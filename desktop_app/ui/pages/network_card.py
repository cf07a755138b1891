"""The card of a network: what it is, who sits in it, what it is for, when it meets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from desktop_app.i18n import _, ngettext
from desktop_app.records.history import HistoryLine
from desktop_app.records.ids import NetworkId
from desktop_app.records.networks import KINDS, Network
from desktop_app.store import journal, meetings, networks, organisations, roles, seats
from desktop_app.store.database import Store
from desktop_app.store.meetings import MeetingRow
from desktop_app.store.seats import Seat
from desktop_app.ui import words
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.network import Seat as ChosenSeat
from desktop_app.ui.dialogs.texts import heading
from desktop_app.ui.lines import Line, Lines
from desktop_app.ui.pages.coming import first_coming
from desktop_app.ui.pages.participant_card import say_history
from desktop_app.ui.sheet import Sheet

SEATS = "seats"
COMING = 5
"""So many coming meetings are shown."""


@dataclass(frozen=True, slots=True)
class Gathered:
    network: Network
    rows: Sequence[Seat]
    counted: Sequence[Seat]
    """Without the secretary, the contact person and the like, who hold no seat."""
    seats: dict[int, ChosenSeat]
    """By the number of the membership."""
    only_municipalities: bool
    coming: Sequence[MeetingRow]
    history: Sequence[HistoryLine]


def gather(store: Store, number: NetworkId) -> Gathered:
    held = networks.get(store, number)
    rows = seats.rows(store, number)
    staff = {role.key for role in roles.all_roles(store) if role.staff}
    counted = [row for row in rows if row.role_key not in staff]
    bodies = {row.organisation_id for row in counted if row.organisation_id is not None}
    ids = meetings.ids(store, network=number)
    first = first_coming(store, ids, date.today())
    return Gathered(
        network=held,
        rows=rows,
        counted=counted,
        seats={
            int(row.membership): ChosenSeat(
                row.membership, row.participant, number, row.role_key, row.name, held.name
            )
            for row in rows
            if row.membership is not None and row.participant is not None
        },
        only_municipalities=all(
            row.kind == "municipality" for row in organisations.rows(store, sorted(bodies))
        ),
        coming=meetings.rows(store, ids[first : first + COMING]),
        history=journal.record_history(store, "network", number, owner="network"),
    )


def sheet(desk: Desk, gathered: Gathered) -> Sheet:
    held = gathered.network
    made = Sheet("networkSheet")
    made.title(held.name)
    kind = _(dict(KINDS).get(held.kind, held.kind))
    made.quiet(", ".join(part for part in (kind, held.owner_name, words.span(held.span)) if part))
    made.say(counts(gathered))
    if held.about:
        made.space()
        made.say(held.about)
    facts = (
        (_("Short name"), held.short_name),
        (_("Appointed by"), held.appointed_by),
        (_("Rhythm"), held.rhythm),
        (_("Area"), held.area),
        (_("Web"), held.web),
    )
    known = [(label, text) for label, text in facts if text]
    if known:
        made.space()
        made.facts(known)
    _say_seats(made, desk, gathered)
    for each in held.lists:
        made.section(heading(each))
        made.points(each.lines)
    if gathered.coming:
        made.section(_("Coming meetings"))
        made.add(_meetings(gathered.coming).on_open(partial(desk.go, "meetings")))
    if held.note:
        made.section(_("Note"))
        made.say(held.note)
    say_history(made, desk, gathered.history)
    return made.close_up()


def counts(gathered: Gathered) -> str:
    """30 deltagare, 15 platser, 13 kommuner, 2 vakanta"""
    people = {row.participant for row in gathered.counted if row.participant is not None}
    bodies = {row.organisation_id for row in gathered.counted if row.organisation_id is not None}
    vacant = sum(1 for row in gathered.counted if row.participant is None)
    places = sum(member.seats for member in gathered.network.members)
    told = [ngettext("{count} participant", "{count} participants", len(people)).format(count=len(people))]
    if places:
        told.append(ngettext("{count} seat", "{count} seats", places).format(count=places))
    if bodies:
        said = (
            ngettext("{count} municipality", "{count} municipalities", len(bodies))
            if gathered.only_municipalities
            else ngettext("{count} organisation", "{count} organisations", len(bodies))
        )
        told.append(said.format(count=len(bodies)))
    if vacant:
        told.append(ngettext("{count} vacant", "{count} vacant", vacant).format(count=vacant))
    return ", ".join(told)


def _say_seats(made: Sheet, desk: Desk, gathered: Gathered) -> None:
    made.section(_("Participants"))
    if gathered.rows:
        made.add(_seats(gathered.rows))
    else:
        made.quiet(_("Nobody sits here yet."))
        made.button(_("&Add participant…"), "joinFirst", partial(desk.commands.run, "network.join"))


def _seats(rows: Sequence[Seat]) -> Lines:
    lines = [
        Line(int(row.membership or 0), (_holder(row), row.organisation, row.role), row.participant is None)
        for row in rows
    ]
    headings = (_("Name"), _("Organisation"), _("Role"))
    return Lines(SEATS, _("Participants of the network"), headings, lines)


def _holder(row: Seat) -> str:
    if row.participant is None:
        return _("Vacant")
    party = f"({row.party})" if row.party else ""
    return " ".join(part for part in (row.name, party, _("acting") if row.acting else "") if part)


def _meetings(rows: Sequence[MeetingRow]) -> Lines:
    lines = [
        Line(
            int(row.id),
            (words.list_days(row.first_day, row.last_day), row.place or row.host, _status(row)),
            row.status == "cancelled",
        )
        for row in rows
    ]
    headings = (_("Day"), _("Place"), "")
    return Lines("comingMeetings", _("Coming meetings"), headings, lines)


def _status(row: MeetingRow) -> str:
    if row.status == "cancelled":
        return _("Cancelled")
    return (
        _("{accepted} of {invited}").format(accepted=row.accepted, invited=row.invited) if row.invited else ""
    )
