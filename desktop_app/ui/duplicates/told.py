"""What two participants say, field by field, as texts that can stand beside each other."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.i18n import _, ngettext
from desktop_app.records.ids import ParticipantId
from desktop_app.records.merging import FIELDS, told
from desktop_app.records.participants import Participant, ParticipantMembership
from desktop_app.store import duplicates, participants
from desktop_app.store.database import Store
from desktop_app.ui import words

NAMES = ("given", "family", "written")


@dataclass(frozen=True, slots=True)
class Two:
    """Two participants whole, and on how many meetings' lists each stands, and both together."""

    a: Participant
    b: Participant
    a_meetings: int
    b_meetings: int
    meetings: int


def gather(store: Store, a: ParticipantId, b: ParticipantId) -> Two:
    here, there = duplicates.meetings(store, a), duplicates.meetings(store, b)
    return Two(
        participants.get(store, a), participants.get(store, b), len(here), len(there), len(here | there)
    )


def labels() -> dict[str, str]:
    """The rows in their order, by the name of what stands there."""
    return {
        **{name: _(FIELDS[name]) for name in (*NAMES, "protected")},
        "title": _("Organisation and title"),
        **{name: _(FIELDS[name]) for name in ("email", "mobile", "phone", "note")},
        "networks": _("Networks"),
        "meetings": _("Meetings"),
    }


def facts(person: Participant, meetings: int) -> dict[str, str]:
    """What one person says, by the names of `labels`."""
    return {
        "name": person.written,
        "given": person.given,
        "family": person.family,
        "written": person.written,
        "protected": _("Yes") if person.protected else "",
        "title": "\n".join(map(told, person.affiliations)),
        **{
            kind: "\n".join(each.as_written for each in person.contacts if each.kind == kind)
            for kind in ("email", "mobile", "phone")
        },
        "note": person.note,
        "networks": "\n".join(map(_seat, person.memberships)),
        "meetings": (
            ngettext("{count} meeting", "{count} meetings", meetings).format(count=meetings)
            if meetings
            else ""
        ),
    }


def _seat(seat: ParticipantMembership) -> str:
    when = words.span(seat.span)
    return ", ".join(
        part for part in (seat.network_name, seat.role_name, seat.organisation_name, when) if part
    )
