"""What minutes say of who was there: Närvarande, Anmält förhinder, Övriga."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, cast

from desktop_app.i18n import _
from desktop_app.records.ids import MeetingId
from desktop_app.records.meetings import parts, present
from desktop_app.records.meetings.meetings import PEOPLE, Attendance
from desktop_app.records.meetings.present import Attendant, Block, Kind
from desktop_app.records.meetings.roll_call import Presence
from desktop_app.records.networks import Role
from desktop_app.store import roles
from desktop_app.store.meetings import attending
from desktop_app.store.source import Source


def block(source: Source, meeting: MeetingId) -> Block:
    """The block for the minutes, of the attendance as it was frozen; as text by `str`. Who has a protected
    identity is left out."""
    hidden = attending.protected(source, meeting)
    lines = [row for row in attending.lines(source, meeting) if row.id not in hidden]
    names = {row.participant: row.name for row in lines if row.participant}
    keys = attending.sort_keys(source, meeting)
    known = {role.key: role for role in roles.all_roles(source)}
    made = present.block(
        Attendant(
            name=row.name,
            kind=_kind(row, known.get(row.role)),
            presence=_presence(row),
            role=_role(row, known.get(row.role)),
            rank=_rank(known.get(row.role)),
            party=row.party,
            acting=row.acting,
            title=row.title if row.capacity == "guest" else "",
            organisation=row.organisation_text,
            serves_for=names.get(row.deputises_for, "") if row.deputises_for else "",
            via=row.via,
            part=parts.read(row.parts) if row.parts else None,
            sorts_as=keys.get(row.id, ""),
        )
        for row in lines
        if row.capacity in PEOPLE
    )
    return replace(made, hidden=len(set(hidden.values())))


def _kind(row: Attendance, role: Role | None) -> Kind:
    if row.capacity == "guest":
        return "guest"
    if row.capacity == "deputy" or (role and role.counts == "deputy"):
        return "serving" if row.serving else "deputy"
    return "co-opted" if role and role.counts == "no" else "member"


def _presence(row: Attendance) -> Presence | Literal[""]:
    """Who has declined and did not come is excused, whether that was noted or not."""
    if row.reply == "declined" and row.presence in ("", "absent"):
        return "declined"
    return cast("Presence", row.presence)


def _rank(role: Role | None) -> int | None:
    return role.position if role and role.presidium else None


def _role(row: Attendance, role: Role | None) -> str:
    """What somebody was at this meeting, where it is more than a member."""
    duties = {"chair": _("chair"), "secretary": _("secretary"), "checker": _("minutes checker")}
    at_meeting = [duties[duty] for duty in row.duties]
    own = [roles.role_name(role)] if role and role.presidium else []
    return ", ".join(dict.fromkeys([*own, *at_meeting]))
