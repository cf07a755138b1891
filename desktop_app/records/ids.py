"""The numbers that records are known by; never given twice in a register."""

from __future__ import annotations

from typing import NewType

OrganisationId = NewType("OrganisationId", int)
ParticipantId = NewType("ParticipantId", int)
NetworkId = NewType("NetworkId", int)
RoleId = NewType("RoleId", int)
MembershipId = NewType("MembershipId", int)
MeetingId = NewType("MeetingId", int)
AssignmentId = NewType("AssignmentId", int)
OwnListId = NewType("OwnListId", int)
ChangeId = NewType("ChangeId", int)

_DIGITS = 18
"""A number of more digits is no record's: ids are whole numbers of 64 bits."""


def number_of(text: str) -> int | None:
    """The number that a text of digits writes; None where it writes none that a record can have."""
    return int(text) if text.isdecimal() and len(text) <= _DIGITS else None
