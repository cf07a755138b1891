"""What is asked of the register to find participants who may be one person, and to make one of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from desktop_app.records.ids import OrganisationId, ParticipantId
from desktop_app.store import tables as t
from desktop_app.store.source import Source, rows_of
from desktop_app.store.values import valid

p, a, c, m, o = t.participant, t.affiliation, t.contact, t.membership, t.organisation
MANY = 8
"""An address or number that more people have is an office's, whatever it is marked as."""


class Named(NamedTuple):
    """A participant by name alone."""

    id: ParticipantId
    given: str
    family: str
    written: str
    name_key: str


class Place(NamedTuple):
    """An organisation that somebody was or is tied to or sits for; `present` is 1 where that holds today."""

    participant: ParticipantId
    organisation: OrganisationId
    present: int


class Reached(NamedTuple):
    """An own e-mail address or mobile number of somebody."""

    participant: ParticipantId
    kind: str
    value: str


def portions(source: Source, size: int) -> list[tuple[int, int]]:
    """The first and last numbers of portions in which all participants are read."""
    last = int(source.value(sa.select(sa.func.max(p.c.id))) or 0)
    return [(first, first + size - 1) for first in range(1, last + 1, size)]


def names(source: Source, first: int, last: int) -> list[Named]:
    statement = sa.select(p.c.id, p.c.given, p.c.family, p.c.written, p.c.name_key)
    return [
        Named(*row) for row in source.fetch(statement.where(p.c.id.between(first, last)).order_by(p.c.id))
    ]


def places(source: Source, first: int, last: int) -> list[Place]:
    """The organisations of participants in a portion, of all times."""
    found: list[Place] = []
    for tie in (a, m):
        holds = sa.case((valid(tie, date.today()), 1), else_=0)
        statement = (
            sa.select(tie.c.participant, tie.c.organisation, sa.func.max(holds))
            .where(tie.c.participant.between(first, last), tie.c.organisation.is_not(None))
            .group_by(tie.c.participant, tie.c.organisation)
        )
        found += [Place(*row) for row in source.fetch(statement)]
    return found


def common_values(source: Source, kind: str) -> list[Reached]:
    """The own addresses ("email") or numbers ("mobile") that several people have, but not many."""
    own = sa.and_(c.c.kind == kind, c.c.value != "", c.c.shared == 0, c.c.participant.is_not(None))
    people = sa.func.count(sa.distinct(c.c.participant))
    several = sa.select(c.c.value).where(own).group_by(c.c.value).having(people.between(2, MANY))
    statement = sa.select(c.c.participant, c.c.kind, c.c.value).where(own, c.c.value.in_(several))
    return [Reached(*row) for row in source.fetch(statement.order_by(c.c.value, c.c.participant))]


def reached(source: Source, wanted: Sequence[ParticipantId]) -> list[Reached]:
    """The own addresses and mobile numbers of some participants."""
    statement = sa.select(c.c.participant, c.c.kind, c.c.value).where(
        c.c.participant.in_(sa.bindparam("ids", expanding=True)),
        c.c.kind.in_(("email", "mobile")),
        c.c.value != "",
        c.c.shared == 0,
    )
    return [Reached(*row) for row in rows_of(source, statement, wanted)]


def municipalities(source: Source) -> frozenset[OrganisationId]:
    return frozenset(row[0] for row in source.fetch(sa.select(o.c.id).where(o.c.kind == "municipality")))


def rows(source: Source, table: str, participants: Collection[ParticipantId]) -> list[Any]:
    """The rows of a table that belong to some participants, in the order they were made."""
    held = t.TABLES[table]
    return source.fetch(sa.select(held).where(held.c.participant.in_(list(participants))).order_by(held.c.id))


def noted(source: Source, key: str) -> list[Any]:
    """The rows that say of whom somebody with a name key is known not to be the same."""
    return source.fetch(sa.select(t.not_same).where(t.not_same.c.name_key == key))


def meetings(source: Source, participant: ParticipantId) -> frozenset[int]:
    """The meetings on whose lists somebody stands."""
    held = t.attendance
    found = source.fetch(sa.select(held.c.meeting).where(held.c.participant == participant).distinct())
    return frozenset(row[0] for row in found)
