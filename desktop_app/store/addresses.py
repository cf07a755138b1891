"""E-mail addresses of many participants, to be put into Outlook."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import sqlalchemy as sa

from desktop_app.records.ids import ParticipantId
from desktop_app.store import tables as t
from desktop_app.store import ties
from desktop_app.store.source import Source, among, rows_among

c = t.contact


class Addresses(NamedTuple):
    """`text` holds each address once, set apart by "; ". Who has none is named; people with a protected
    identity are left out and counted."""

    text: str
    number: int
    without: tuple[ParticipantId, ...]
    protected: int


def addresses(source: Source, participants: Sequence[ParticipantId]) -> Addresses:
    """One address of each, their own before one that others have too; in the order of the participants."""
    chosen = list(dict.fromkeys(participants))
    people = ties.people(source, chosen)
    shown = [number for number in chosen if not people[number].protected]
    emails = (
        sa.select(c.c.participant, c.c.value)
        .where(among(source, c.c.participant), c.c.kind == "email", c.c.value != "")
        .order_by(c.c.shared, c.c.position, c.c.id)
    )
    first: dict[ParticipantId, str] = {}
    for participant, value in rows_among(source, emails, shown):
        first.setdefault(participant, value)
    found = list(dict.fromkeys(first[number] for number in shown if number in first))
    return Addresses(
        text="; ".join(found),
        number=len(found),
        without=tuple(number for number in shown if number not in first),
        protected=len(chosen) - len(shown),
    )


def with_email(source: Source, address: str) -> set[ParticipantId]:
    """Everybody who has an address, as `email_key` writes it; their own or one that they share."""
    statement = sa.select(c.c.participant).where(
        c.c.kind == "email", c.c.value == address, c.c.participant.is_not(None)
    )
    return {ParticipantId(row[0]) for row in source.fetch(statement)}
