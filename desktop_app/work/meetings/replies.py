"""What those who are invited answer, and who is called in instead of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records.ids import MeetingId, ParticipantId
from desktop_app.records.keys import normal
from desktop_app.records.meetings.deputies import Deputy, Member, Proposal, in_turn
from desktop_app.records.meetings.meetings import PRESENCES, REPLIES, Attendance
from desktop_app.records.networks import Membership
from desktop_app.store import memberships, networks, roles, seats
from desktop_app.store.database import Store
from desktop_app.store.meetings import attending, meetings
from desktop_app.store.meetings.invitees import invitees
from desktop_app.store.seats import Seat
from desktop_app.store.source import Source
from desktop_app.work.meetings.attending import frozen
from desktop_app.work.meetings.invitations import line_of


def answer(
    store: Store,
    *,
    meeting: MeetingId,
    attendance: int,
    reply: str | None = None,
    presence: str | None = None,
    diet: str | None = None,
    replied_on: date | None = None,
    comment: str | None = None,
) -> None:
    """Note what an invited person replied ("accepted", "remote", "perhaps", "declined", "") or whether they
    came ("present", "remote", "absent", ""). A diet and a comment are kept with this meeting alone; the
    history tells that there was one, never which."""
    held, line = line_of(store, meeting, attendance)
    values: dict[str, Any] = {}
    for name, value, known in (("reply", reply, REPLIES), ("presence", presence, PRESENCES)):
        if value is not None:
            if value not in dict(known):
                raise Invalid(_("“{value}” is not an answer.").format(value=value), field=name)
            values[name] = value
    values |= {
        name: normal(text) for name, text in (("diet", diet), ("comment", comment)) if text is not None
    }
    if reply is not None:
        values["replied_on"] = (replied_on or date.today()).isoformat() if reply else None
    if presence:
        values |= frozen(store, held, line)
    with store.change("meetings.answered", name=line.name, title=held.dated) as running:
        running.update("attendance", attendance, line.version, **values)


def next_deputies(source: Source, meeting: MeetingId, attendance: int) -> tuple[Proposal, ...]:
    """Who may serve for somebody who has sent regrets, the first to be asked first: the deputies of the
    networks in which they sit on the day, as those networks call them."""
    held, line = line_of(source, meeting, attendance)
    if line.participant is None:
        return ()
    member = Member(line.participant, line.name, line.party, line.organisation)
    away = {row.participant for row in held.attendance if row.participant and _cannot(row)}
    found: list[Proposal] = []
    for each in held.joint:
        sitting = memberships.of_day(source, each.network, as_of=held.first_day)
        if line.participant not in [seat.participant for seat in sitting]:
            continue
        group = networks.get(source, each.network, as_of=held.first_day)
        rule = [how for how in ("party", "organisation") if how in group.deputies]
        deputies = _deputies(source, sitting, seats.rows(source, each.network, as_of=held.first_day))
        found += in_turn(member, deputies, rule=rule, away=away)
    return tuple({proposal.deputy.person: proposal for proposal in reversed(found)}.values())[::-1]


def _cannot(row: Attendance) -> bool:
    """Whether somebody has declined, was absent, or serves for another already."""
    return row.reply == "declined" or row.presence == "absent" or row.serving or row.deputises_for is not None


def _deputies(source: Source, sitting: Sequence[Membership], of_day: Sequence[Seat]) -> list[Deputy]:
    counted = {role.id for role in roles.all_roles(source) if role.counts == "deputy"}
    parties = {seat.participant: seat.party for seat in of_day}
    return [
        Deputy(
            seat.participant,
            seat.name,
            parties.get(seat.participant, ""),
            seat.organisation,
            seat.deputy_for,
            seat.call_order,
        )
        for seat in sitting
        if seat.role in counted
    ]


def call_deputy(
    store: Store,
    *,
    meeting: MeetingId,
    deputy: ParticipantId,
    instead_of: ParticipantId,
    on: date | None = None,
) -> int:
    """A deputy is called in to serve for somebody, and stands on the list as that; gives the line's number.
    Raises `Invalid` for somebody who would deputise for themselves, is not on the list, or serves already."""
    held = meetings.get(store, meeting)
    lines = {row.participant: row for row in held.attendance if row.participant and row.capacity != "press"}
    if instead_of not in lines:
        raise Invalid(
            _("The one deputised for is not on the meeting's list."),
            field="instead_of",
            advice=_("Put them on the list first."),
        )
    line = lines.get(deputy)
    if deputy == instead_of:
        raise Invalid(
            _("{name} cannot deputise for themselves.").format(name=lines[instead_of].name), field="deputy"
        )
    if line and line.deputises_for not in (None, instead_of):
        raise Invalid(_("{name} serves for somebody else already.").format(name=line.name), field="deputy")
    named = {row.participant: row for row in invitees(store, meeting)}
    values = {"called_on": (on or date.today()).isoformat(), "serving": 1, "deputises_for": instead_of}
    if line is None and deputy not in named:
        raise Invalid(_("Only who sits in the meeting's networks can be called in."), field="deputy")
    name = line.name if line else named[deputy].name
    with store.change("meetings.called_in", name=name, title=held.dated) as running:
        if line:
            running.update("attendance", line.id, line.version, **values)
            return line.id
        return running.insert("attendance", meeting=meeting, **named[deputy].values(), **values)


def forget_diets(store: Store, *, before: date | None = None) -> int:
    """Take the diets of meetings that are over, today or before a day, out of the register, and the comments
    of replies: a comment is what somebody wrote freely for that meeting, often what they can eat. Gives of
    how many replies. Undo does not bring them back."""
    rows = attending.with_diet_or_comment(store, before or date.today())
    with store.change("meetings.diets_forgotten", count=len(rows)) as running:
        nothing = {"diet": "", "comment": ""}
        running.update_many("attendance", [(number, version, nothing) for number, version in rows])
    return len(rows)
