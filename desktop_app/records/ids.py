"""The numbers that records are known by; never given twice in a register."""

from __future__ import annotations

from typing import NewType

OrganisationId = NewType("OrganisationId", int)
ParticipantId = NewType("ParticipantId", int)
NetworkId = NewType("NetworkId", int)
RoleId = NewType("RoleId", int)
MembershipId = NewType("MembershipId", int)
MeetingId = NewType("MeetingId", int)
ChangeId = NewType("ChangeId", int)
