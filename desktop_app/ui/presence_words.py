"""What is noted of those at a meeting, and whether they are enough to decide, in words."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.i18n import _
from desktop_app.records.ids import ParticipantId
from desktop_app.records.meetings.meetings import PRESENCES, THERE, Attendance
from desktop_app.records.meetings.roll_call import WAYS
from desktop_app.work.meetings.quorums import Quorum

Names = Mapping[ParticipantId | None, str]
"""Of those on the list who are in the register."""


def presence(row: Attendance) -> str:
    if not row.presence:
        return "–"
    way = _(WAYS[row.via]).capitalize() if row.via else _(dict(PRESENCES)[row.presence])
    return ", ".join(filter(None, (way, row.parts)))


def said_presence(row: Attendance, names: Names) -> str:
    """What is noted of somebody: närvarande, på distans, anmält förhinder, tjänstgörande för Åsa Öberg."""
    if row.presence == "absent" and row.reply == "declined":
        return _("Excused")
    told = presence(row)
    if row.presence in THERE and row.serving:
        member = names.get(row.deputises_for, "")
        told += ", " + (_("serving deputy for {name}").format(name=member) if member else _("serving deputy"))
    return told


def said_quorum(each: Quorum) -> str:
    """9 av 15 platser, beslutför; or how many are needed."""
    count = each.whole
    said = _("{filled} of {seats} seats").format(filled=count.filled, seats=each.seats)
    if count.reached:
        return _("{seats}, a quorum").format(seats=said)
    return _("{seats}, no quorum ({needed} needed)").format(seats=said, needed=count.needed)
