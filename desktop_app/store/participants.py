"""Participants as they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple, cast

import sqlalchemy as sa

from desktop_app.errors import NotFound
from desktop_app.i18n import _
from desktop_app.records.ids import NetworkId, OrganisationId, OwnListId, ParticipantId, number_of
from desktop_app.records.keys import name_key
from desktop_app.records.participants import Participant
from desktop_app.store import listing, participant_lists, search, ties
from desktop_app.store import tables as t
from desktop_app.store.names import dated_names, names_on
from desktop_app.store.participant_lists import Within
from desktop_app.store.source import Source, rows_of
from desktop_app.store.values import valid_on_day

p, a, c, m, o = t.participant, t.affiliation, t.contact, t.membership, t.organisation


class ParticipantRow(NamedTuple):
    """A line of the list of participants, as of a day; several values of a kind are set apart by commas."""

    id: ParticipantId
    name: str
    organisation: str
    title: str
    email: str
    phone: str
    networks: str


def ids(  # noqa: PLR0913 - what a list may be narrowed by
    source: Source,
    *,
    search: str = "",
    order: str = "name",
    descending: bool = False,
    network: NetworkId | None = None,
    organisation: OrganisationId | None = None,
    own_list: OwnListId | None = None,
    as_of: date | None = None,
    limit: int | None = None,
) -> list[ParticipantId]:
    """Everybody in the register, or who is somewhere on a day; of all, of a network, of an organisation or on
    an own list."""
    found = participant_lists.ids(
        source,
        Within(network, organisation, own_list),
        search=search,
        order=order,
        descending=descending,
        as_of=as_of,
        limit=limit,
    )
    return cast("list[ParticipantId]", found)  # a hundred thousand calls else


def count(
    source: Source,
    *,
    search: str = "",
    network: NetworkId | None = None,
    organisation: OrganisationId | None = None,
    own_list: OwnListId | None = None,
    as_of: date | None = None,
) -> int:
    within = Within(network, organisation, own_list)
    return participant_lists.count(source, within, search=search, as_of=as_of)


def rows(source: Source, wanted: Sequence[int], *, as_of: date | None = None) -> list[ParticipantRow]:
    """In the order of `wanted`, without records that have gone. Protected people show their name alone."""
    day_asked = as_of or date.today()
    names, day = names_on(source, day_asked), day_asked.isoformat()
    present = rows_of(source, _tied(), wanted, day=day)
    tied = _joined([(row.participant, names.of(row.organisation, row.name), row.title) for row in present])
    reached = rows_of(source, _reached(), wanted)
    emails = _joined([(row[0], row[2]) for row in reached if row[1] == "email"])
    phones = _joined([(row[0], row[2]) for row in reached if row[1] in ("mobile", "phone")])
    seated = _joined(rows_of(source, _seated(), wanted, day=day))
    made = []
    for person in rows_of(source, _people(), wanted):
        organisations, titles = tied.get(person.id, ([], []))
        hidden = bool(person.protected)
        made.append(
            ParticipantRow(
                id=person.id,
                name=person.written,
                organisation=_together(organisations),
                title=_together(titles),
                email="" if hidden else _together(emails.get(person.id, ([],))[0]),
                phone="" if hidden else _together(phones.get(person.id, ([],))[0]),
                networks=_together(seated.get(person.id, ([],))[0]),
            )
        )
    return listing.in_order(made, wanted)


# The statements of `rows`, made once: that takes longer than to run them.

_IDS: Any = sa.bindparam("ids", expanding=True)


@cache
def _people() -> sa.Select[Any]:
    return sa.select(p.c.id, p.c.written, p.c.protected).where(p.c.id.in_(_IDS))


@cache
def _tied() -> sa.Select[Any]:
    return (
        sa.select(a.c.participant, a.c.organisation, o.c.name, a.c.title)
        .join(o, o.c.id == a.c.organisation)
        .where(a.c.participant.in_(_IDS), valid_on_day(a))
        .order_by(a.c.id)
    )


@cache
def _reached() -> sa.Select[Any]:
    reached = sa.select(c.c.participant, c.c.kind, c.c.as_written).where(c.c.participant.in_(_IDS))
    return reached.order_by(c.c.position, c.c.id)


@cache
def _seated() -> sa.Select[Any]:
    called = sa.case((t.network.c.short_name != "", t.network.c.short_name), else_=t.network.c.name)
    return (
        sa.select(m.c.participant, called)
        .join(t.network, t.network.c.id == m.c.network)
        .where(m.c.participant.in_(_IDS), valid_on_day(m))
        .order_by(t.network.c.sort_key)
    )


def _joined(found: Sequence[Any]) -> dict[int, tuple[list[str], ...]]:
    """Per participant (first field) the values of each further field."""
    gathered: dict[int, tuple[list[str], ...]] = {}
    for number, *values in found:
        lists = gathered.setdefault(number, tuple([] for _value in values))
        for held, value in zip(lists, values, strict=True):
            held.append(value)
    return gathered


def _together(values: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(value for value in values if value))


def get(source: Source, number: ParticipantId, *, as_of: date | None = None) -> Participant:
    """A participant whole, with affiliations and memberships of all times or those of a day."""
    found = source.fetch(sa.select(p).where(p.c.id == number))
    if not found:
        raise NotFound(_("There is no participant {number}.").format(number=number))
    row, names = found[0], dated_names(source)
    return Participant(
        id=number,
        version=row.version,
        given=row.given,
        family=row.family,
        written=row.written,
        protected=bool(row.protected),
        note=row.note,
        affiliations=ties.affiliations(source, number, names, as_of),
        contacts=ties.contacts(source, c.c.participant == number),
        memberships=ties.memberships(source, number, names, as_of),
    )


def called(source: Source, name: str) -> list[ParticipantId]:
    """Those of a name, however it is written."""
    found = source.fetch(sa.select(p.c.id).where(p.c.name_key == name_key(name)).order_by(p.c.id))
    return [ParticipantId(row[0]) for row in found]


def named(source: Source, text: str) -> ParticipantId:
    """The one participant that a name or a number means; raises `NotFound`, naming those who come near."""
    number = number_of(text)
    if number is not None:
        return get(source, ParticipantId(number)).id
    found = called(source, text)
    if len(found) == 1:
        return found[0]
    near = rows(source, found or search.record_ids(source, "participant", text, limit=3))
    raise NotFound(
        (
            _("Several participants are called “{name}”.")
            if found
            else _("There is no participant “{name}”.")
        ).format(name=text),
        advice=_("Name one by its number: {names}.").format(
            names="; ".join(" ".join(filter(None, (str(row.id), row.name, row.organisation))) for row in near)
        )
        if near
        else "",
    )
