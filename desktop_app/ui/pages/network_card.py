"""The card of a network: what it is, who sits in it, what it is for, when it meets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from desktop_app.i18n import _, ngettext
from desktop_app.records.history import HistoryLine
from desktop_app.records.ids import NetworkId
from desktop_app.records.networks import BASES, KINDS, Membership, Network, NetworkMember, Role, TextList
from desktop_app.store import journal, members, memberships, networks, organisations, roles, seats
from desktop_app.store.assignments import AssignmentRow
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.store.meetings.meetings import MeetingRow
from desktop_app.store.seats import Seat
from desktop_app.ui import words
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.network import Seat as ChosenSeat
from desktop_app.ui.lines import Line, Lines
from desktop_app.ui.pages import assignment_table, network_seats
from desktop_app.ui.pages.card_parts import say_history
from desktop_app.ui.pages.coming import first_coming
from desktop_app.ui.pages.network_seats import MEMBERS, SEATS
from desktop_app.ui.sheet import Sheet
from desktop_app.work import rules

COMING = 5
"""So many coming meetings are shown."""

__all__ = ["MEMBERS", "SEATS", "Gathered", "gather", "sheet"]


@dataclass(frozen=True, slots=True)
class Gathered:
    network: Network
    day: date
    as_of: date | None
    """The day looked at, None for today."""
    rows: Sequence[Seat]
    counted: Sequence[Seat]
    """Without the secretary, the contact person and the like, who hold no seat."""
    roles: Mapping[str, Role]
    seats: dict[int, ChosenSeat]
    """By the number of the membership."""
    members: Sequence[NetworkMember]
    """Of the day looked at; today also those of other days, which can be put right."""
    coming_seats: Sequence[Membership]
    only_municipalities: bool
    warnings: Sequence[str]
    coming: Sequence[MeetingRow]
    previous: Sequence[MeetingRow]
    history: Sequence[HistoryLine]
    assignments: Sequence[AssignmentRow]
    """The open ones."""


def gather(store: Store, number: NetworkId, as_of: date | None = None) -> Gathered:
    day = as_of or date.today()
    held = networks.get(store, number, as_of=as_of)
    rows = seats.rows(store, number, as_of=day)
    known = {role.key: role for role in roles.all_roles(store)}
    keys = {role.id: role.key for role in known.values()}
    counted = [row for row in rows if not known[row.role_key].staff]
    bodies = {row.organisation_id for row in counted if row.organisation_id is not None}
    ids = meetings.ids(store, network=number)
    first = first_coming(store, ids, day)
    coming = () if as_of else memberships.beginning_after(store, number, as_of=day)
    return Gathered(
        network=held,
        day=day,
        as_of=as_of,
        rows=rows,
        counted=counted,
        roles=known,
        seats={
            int(membership): ChosenSeat(membership, participant, number, role, name, held.name)
            for membership, participant, role, name in (
                *((row.membership, row.participant, row.role_key, row.name) for row in rows),
                *((seat.id, seat.participant, keys[seat.role], seat.name) for seat in coming),
            )
            if membership is not None and participant is not None
        },
        members=held.members if as_of else members.of_any_day(store, number),
        coming_seats=coming,
        only_municipalities=all(
            row.kind == "municipality" for row in organisations.rows(store, sorted(bodies))
        ),
        warnings=rules.warnings(store, number, as_of=day),
        coming=meetings.rows(store, ids[first : first + COMING]),
        previous=meetings.rows(store, ids[max(0, first - 1) : first]),
        history=journal.record_history(store, "network", number, owner="network"),
        assignments=assignment_table.of_network(store, number, day),
    )


def sheet(desk: Desk, gathered: Gathered) -> Sheet:
    held = gathered.network
    made = Sheet("networkSheet")
    made.title(held.name)
    kind = _(dict(KINDS).get(held.kind, held.kind))
    made.quiet(", ".join(part for part in (kind, held.owner_name, words.span(held.span)) if part))
    made.say(counts(gathered))
    for sentence in gathered.warnings:
        made.quiet(sentence)
    if held.about:
        made.space()
        made.say(held.about)
    _say_facts(made, held)
    leading = network_seats.presidium(gathered.rows, gathered.roles)
    if leading:
        made.section(_("Presidium and contacts"))
        made.facts(leading)
    _say_seats(made, desk, gathered)
    for each in _lists(gathered):
        made.section(each.title)
        made.points(each.lines)
    for title, name, rows in (
        (_("Coming meetings"), "comingMeetings", gathered.coming),
        (_("Previous meeting"), "previousMeetings", gathered.previous),
    ):
        if rows:
            made.section(title)
            made.add(_meetings(name, title, rows).on_open(partial(desk.go, "meetings")))
    assignment_table.say(made, desk, gathered.assignments, of_network=True)
    if gathered.members:
        made.section(_("Members and seats"))
        made.add(network_seats.members(gathered.members, gathered.rows, gathered.roles, gathered.day))
    if held.note:
        made.section(_("Note"))
        made.say(held.note)
    say_history(made, desk, gathered.history)
    return made.close_up()


def _say_facts(made: Sheet, held: Network) -> None:
    facts = (
        (_("Short name"), held.short_name),
        (_("Appointed by"), held.appointed_by),
        (_("Basis"), _(dict(BASES).get(held.basis, held.basis)) if held.basis else ""),
        (_("Rhythm"), held.rhythm),
        (_("Area"), held.area),
        (_("Stated"), _stated(held)),
        (_("Responsibility"), held.responsibility),
        (_("Consulted on"), held.consultation),
        (_("Web"), held.web),
    )
    known = [(label, text) for label, text in facts if text]
    if known:
        made.space()
        made.facts(known)


def _stated(held: Network) -> str:
    """What a page says without names: 15 seats, 12 members."""
    told = []
    if held.stated_seats is not None:
        count = held.stated_seats
        told.append(ngettext("{count} seat", "{count} seats", count).format(count=count))
    if held.stated_members is not None:
        count = held.stated_members
        told.append(ngettext("{count} member", "{count} members", count).format(count=count))
    return ", ".join(told)


def _lists(gathered: Gathered) -> list[TextList]:
    """Those of the day looked at; today all, with those of times past last."""
    held = [each for each in gathered.network.lists if each.span.contains(gathered.day)]
    if gathered.as_of is not None:
        return held
    others = [each for each in gathered.network.lists if each not in held]
    past = [each for each in others if each.span.last is not None and each.span.last < gathered.day]
    return [*held, *(each for each in others if each not in past), *past]


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
    if gathered.rows or gathered.coming_seats:
        made.add(network_seats.seats(gathered.rows, gathered.roles, gathered.coming_seats))
    elif gathered.as_of is None:
        made.quiet(_("Nobody sits here yet."))
        made.button(_("&Add participant…"), "joinFirst", partial(desk.commands.run, "network.join"))
    else:
        made.quiet(_("Nobody sits here on that day."))


def _meetings(name: str, title: str, rows: Sequence[MeetingRow]) -> Lines:
    lines = [
        Line(
            int(row.id),
            (words.list_days(row.first_day, row.last_day), row.place or row.host, _status(row)),
            row.status == "cancelled",
        )
        for row in rows
    ]
    headings = (_("Day"), _("Place"), "")
    return Lines(name, title, headings, lines, days=0)


def _status(row: MeetingRow) -> str:
    if row.status == "cancelled":
        return _("Cancelled")
    return (
        _("{accepted} of {invited}").format(accepted=row.accepted, invited=row.invited) if row.invited else ""
    )
