"""Own lists as they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from desktop_app.errors import NotFound
from desktop_app.i18n import _
from desktop_app.records.ids import OrganisationId, OwnListId, ParticipantId, number_of
from desktop_app.records.keys import form_key
from desktop_app.records.own_lists import OwnList
from desktop_app.store import tables as t
from desktop_app.store.source import Source

ol, olm = t.own_list, t.own_list_member


class OwnListRow(NamedTuple):
    """A line of the list of own lists, with how many they hold."""

    id: OwnListId
    name: str
    participants: int
    organisations: int
    note: str


def rows(source: Source) -> list[OwnListRow]:
    """All of them by name."""
    statement = (
        sa.select(
            ol.c.id, ol.c.name, sa.func.count(olm.c.participant), sa.func.count(olm.c.organisation), ol.c.note
        )
        .outerjoin(olm, olm.c.list == ol.c.id)
        .group_by(ol.c.id, ol.c.name, ol.c.note, ol.c.sort_key)
        .order_by(ol.c.sort_key, ol.c.id)
    )
    return [OwnListRow(*row) for row in source.fetch(statement)]


def get(source: Source, number: OwnListId) -> OwnList:
    found = source.fetch(sa.select(ol).where(ol.c.id == number))
    if not found:
        raise NotFound(_("There is no list {number}.").format(number=number))
    members = source.fetch(sa.select(olm).where(olm.c.list == number).order_by(olm.c.position, olm.c.id))
    return OwnList(
        id=number,
        version=found[0].version,
        name=found[0].name,
        note=found[0].note,
        participants=tuple(ParticipantId(row.participant) for row in members if row.participant),
        organisations=tuple(OrganisationId(row.organisation) for row in members if row.organisation),
    )


def members(source: Source, number: OwnListId) -> list[Any]:
    """The rows of a list: id, participant, organisation, position."""
    columns = (olm.c.id, olm.c.participant, olm.c.organisation, olm.c.position)
    return source.fetch(sa.select(*columns).where(olm.c.list == number).order_by(olm.c.position, olm.c.id))


def of(source: Source, column: str, number: int) -> list[OwnListRow]:
    """The lists that a record is on; `column` is "participant" or "organisation"."""
    on = {row[0] for row in source.fetch(sa.select(olm.c.list).where(olm.c[column] == number))}
    return [row for row in rows(source) if row.id in on]


def holding(table: sa.Table, own_list: OwnListId | None) -> Sequence[sa.ColumnElement[bool]]:
    """The condition that a participant or an organisation is on a list; none without a list."""
    if own_list is None:
        return ()
    member = olm.c[table.name]
    return (table.c.id.in_(sa.select(member).where(olm.c.list == own_list, member.is_not(None))),)


def with_name(source: Source, name: str) -> OwnListId | None:
    """The list of a name, however it is written; None where there is none."""
    wanted = form_key(name)
    return next((row.id for row in rows(source) if form_key(row.name) == wanted), None)


def named(source: Source, text: str) -> OwnListId:
    """The list that a name or a number means; raises `NotFound`, naming those that there are."""
    found = with_name(source, text)
    if found is not None:
        return found
    number = number_of(text)
    known = rows(source)
    if number in [row.id for row in known]:
        return OwnListId(number or 0)
    raise NotFound(
        _("There is no list called “{name}”.").format(name=text),
        advice=_("The lists are {names}.").format(names=", ".join(row.name for row in known))
        if known
        else "",
    )
