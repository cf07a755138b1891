"""Agendas as they are asked for: the items of a meeting, what earlier ones left over, the decisions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from desktop_app.errors import NotFound
from desktop_app.i18n import _
from desktop_app.records.ids import MeetingId, NetworkId
from desktop_app.records.meetings import agenda
from desktop_app.records.meetings.agenda import AgendaItem
from desktop_app.store import tables as t
from desktop_app.store.source import Source
from desktop_app.store.values import clock, day

ai, mt, mn = t.agenda_item, t.meeting, t.meeting_network


class Decision(NamedTuple):
    """A decision with its place; `first_day` is ISO."""

    id: int
    number: int | None
    title: str
    decision: str
    meeting: MeetingId
    first_day: str


def items(source: Source, meeting: MeetingId) -> tuple[AgendaItem, ...]:
    """In their order."""
    found = source.fetch(sa.select(ai).where(ai.c.meeting == meeting).order_by(ai.c.position, ai.c.id))
    counted = agenda.numbers(row.kind for row in found)
    return tuple(_item(row, number) for row, number in zip(found, counted, strict=True))


def _item(row: Any, number: int | None) -> AgendaItem:
    return AgendaItem(
        id=row.id,
        version=row.version,
        title=row.title,
        kind=row.kind,
        number=number,
        day=day(row.day),
        start=clock(row.start),
        minutes=row.minutes,
        presenter=row.presenter,
        text=row.text,
        decision=row.decision,
        decision_no=row.decision_no,
        status=row.status,
        carried_from=row.carried_from,
    )


def positions(source: Source, meeting: MeetingId) -> list[tuple[int, int, int]]:
    """The id, version and position of the lines of an agenda."""
    columns = (ai.c.id, ai.c.version, ai.c.position)
    return [(*row,) for row in source.fetch(sa.select(*columns).where(ai.c.meeting == meeting))]


def meeting_of(source: Source, item: int) -> MeetingId:
    """Whose agenda an item stands on; raises `NotFound`."""
    found = source.value(sa.select(ai.c.meeting).where(ai.c.id == item))
    if found is None:
        raise NotFound(_("There is no agenda item {number}.").format(number=item))
    return MeetingId(found)


def leftovers(source: Source, meeting: MeetingId) -> list[AgendaItem]:
    """What earlier meetings of the same networks postponed and no meeting has taken up, the oldest first. One
    that was cancelled took nothing up but what it postponed in its turn."""
    mine = sa.select(mn.c.network).where(mn.c.meeting == meeting).scalar_subquery()
    first_day = sa.select(mt.c.first_day).where(mt.c.id == meeting).scalar_subquery()
    theirs = sa.select(mn.c.meeting).where(mn.c.network.in_(mine))
    taken_up, taker = ai.alias("taken_up"), mt.alias("taker")
    kept = sa.or_(taker.c.status != "cancelled", taken_up.c.status == "postponed")
    statement = (
        sa.select(ai)
        .join(mt, mt.c.id == ai.c.meeting)
        .where(
            ai.c.status == "postponed",
            ai.c.meeting != meeting,
            ai.c.meeting.in_(theirs),
            mt.c.first_day <= first_day,
            ~sa.exists().where(taken_up.c.carried_from == ai.c.id, taker.c.id == taken_up.c.meeting, kept),
        )
        .order_by(mt.c.first_day, ai.c.position, ai.c.id)
    )
    return [_item(row, None) for row in source.fetch(statement)]


def standing(source: Source, networks: Sequence[NetworkId]) -> list[str]:
    """The standing items of networks in their order, each once."""
    tl, line = t.text_list, t.text_line
    statement = (
        sa.select(line.c.text)
        .join(tl, tl.c.id == line.c.list)
        .where(tl.c.kind == "standing", tl.c.network.in_(networks))
        .order_by(tl.c.network, tl.c.position, tl.c.id, line.c.position, line.c.id)
    )
    return list(dict.fromkeys(row[0] for row in source.fetch(statement)))


def next_decision(source: Source, meeting: MeetingId) -> int:
    """The number after the last that a meeting of the same networks gave a decision in the same year."""
    mine = sa.select(mn.c.network).where(mn.c.meeting == meeting)
    theirs = sa.select(mn.c.meeting).where(mn.c.network.in_(mine))
    year = sa.select(sa.func.substr(mt.c.first_day, 1, 4)).where(mt.c.id == meeting).scalar_subquery()
    statement = (
        sa.select(sa.func.max(ai.c.decision_no))
        .join(mt, mt.c.id == ai.c.meeting)
        .where(
            sa.or_(ai.c.meeting == meeting, ai.c.meeting.in_(theirs)),
            sa.func.substr(mt.c.first_day, 1, 4) == year,
        )
    )
    return int(source.value(statement) or 0) + 1


def decisions(source: Source, *, network: NetworkId | None = None) -> list[Decision]:
    """All decisions, or those of a network's meetings, the latest meeting first."""
    statement = (
        sa.select(ai.c.id, ai.c.decision_no, ai.c.title, ai.c.decision, ai.c.meeting, mt.c.first_day)
        .join(mt, mt.c.id == ai.c.meeting)
        .where(ai.c.decision != "")
        .order_by(mt.c.first_day.desc(), mt.c.id, ai.c.position, ai.c.id)
    )
    if network is not None:
        statement = statement.where(ai.c.meeting.in_(sa.select(mn.c.meeting).where(mn.c.network == network)))
    return [Decision(*row) for row in source.fetch(statement)]
