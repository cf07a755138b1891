"""Own lists: people and organisations that the office has put together under a name of its own."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records.ids import OrganisationId, OwnListId, ParticipantId
from desktop_app.records.keys import normal


@dataclass(frozen=True, slots=True)
class OwnList:
    """A list whole; its members in the order in which they were put there."""

    id: OwnListId
    version: int
    name: str
    note: str = ""
    participants: tuple[ParticipantId, ...] = ()
    organisations: tuple[OrganisationId, ...] = ()


def checked_name(name: str) -> str:
    """A list's name as it is stored; raises `Invalid` for an empty one."""
    if not normal(name):
        raise Invalid(_("A list needs a name."), field="name")
    return normal(name)
