"""As of a day: what a verb with a later day leaves as it was, whatever the command line is asked."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from desktop_app.cli import parser, reading
from desktop_app.cli.plain import plain
from desktop_app.errors import UserError
from desktop_app.records.ids import NetworkId, ParticipantId
from desktop_app.store import dump, journal, memberships, networks, organisations, participants
from desktop_app.store.database import Store
from desktop_app.work import affiliations, bulk, moving, new_year, organisation_names, succession
from desktop_app.work import networks as at_networks
from desktop_app.work import organisations as at_organisations
from desktop_app.work import participants as at_participants
from desktop_app.work.meetings import invitations
from desktop_app.work.meetings import meetings as at_meetings
from desktop_app.work.public_page import public_page
from desktop_app.work.rosters import roster
from tests.people import body, network, person

FROM = date(2026, 6, 1)
"""No verb has an earlier day."""
DAYS = tuple(FROM - timedelta(days) for days in (1, 2, 40, 200, 900))
BODIES = ("Ale", "Öckerö", "Partille")
UNION = "Göteborgsregionen"
"""Has had one of them as a member, and another name."""
Act = Callable[[Store, random.Random], object]


def _later(chance: random.Random) -> date:
    return FROM + timedelta(chance.randrange(90))


def _group(store: Store, chance: random.Random) -> NetworkId:
    return chance.choice(networks.ids(store))


def _anybody(store: Store, chance: random.Random) -> ParticipantId:
    return chance.choice(participants.ids(store))


def _members(store: Store, chance: random.Random) -> None:
    wanted = [
        {
            "organisation": body(store, name),
            "seats": chance.randint(1, 2),
            "deputy_seats": chance.randint(0, 1),
        }
        for name in chance.sample(BODIES, chance.randint(0, 3))
    ]
    at_networks.set_members(store, network=_group(store, chance), members=wanted, first_day=_later(chance))


def _succeed(store: Store, chance: random.Random) -> None:
    group = _group(store, chance)
    seat = chance.choice(memberships.of_any_day(store, group))
    succession.succeed(
        store,
        network=group,
        membership=seat.id,
        first_day=_later(chance),
        successor=_anybody(store, chance),
        role=chance.choice(("", "chair")),
    )


def _hand_over(store: Store, chance: random.Random) -> None:
    succession.hand_over(
        store,
        participant=_anybody(store, chance),
        organisation=body(store, chance.choice(BODIES)),
        first_day=_later(chance),
        successor=_anybody(store, chance),
    )


def _end_name(store: Store, chance: random.Random) -> None:
    held = organisations.get(store, body(store, chance.choice((*BODIES, UNION))))
    organisation_names.end_name(
        store, organisation=held.id, name=chance.choice(held.names).id, on=_later(chance)
    )


def _some(store: Store, chance: random.Random) -> list[ParticipantId]:
    return chance.sample(participants.ids(store), chance.randint(1, 3))


def _move(store: Store, chance: random.Random) -> None:
    moving.move_many(
        store,
        participants=_some(store, chance),
        organisation=body(store, chance.choice(BODIES)),
        first_day=_later(chance),
        title=chance.choice((None, "Rektor")),
        seats=chance.choice(moving.SEATS),
    )


def _change_seat(store: Store, chance: random.Random) -> None:
    """A later day for the end of a seat that is held, or for the beginning of one that is coming."""
    seat = chance.choice(memberships.of_any_day(store, _group(store, chance)))
    coming = seat.span.first is not None and seat.span.first >= FROM
    held = seat.span.last is None or seat.span.last >= FROM
    if coming or held:
        days: dict[str, Any] = {"first_day": _later(chance)} if coming else {"last_day": _later(chance)}
        at_networks.change_seat(store, membership=seat.id, **days)


ACTS: dict[str, Act] = {
    "another affiliation": lambda store, chance: affiliations.add_affiliation(
        store,
        participant=_anybody(store, chance),
        organisation=body(store, chance.choice(BODIES)),
        title="Utredare",
        first_day=_later(chance),
    ),
    "change seat": _change_seat,
    "end many": lambda store, chance: bulk.end_many(
        store,
        participants=_some(store, chance),
        on=_later(chance),
        network=chance.choice((None, _group(store, chance))),
    ),
    "end name": _end_name,
    "former name": lambda store, chance: organisation_names.add_name(
        store,
        organisation=body(store, chance.choice((*BODIES, UNION))),
        name=f"Förbundet {chance.randint(1, 3)}",
        kind=chance.choice(("short", "full", "former")),
        first_day=_later(chance),
    ),
    "join many": lambda store, chance: bulk.join_many(
        store, network=_group(store, chance), participants=_some(store, chance), first_day=_later(chance)
    ),
    "move": _move,
    "new year": lambda store, chance: new_year.new_year(
        store, network=_group(store, chance), year=FROM.year + 1
    ),
    "rename": lambda store, chance: organisation_names.rename(
        store,
        organisation=body(store, chance.choice((*BODIES, UNION))),
        name=f"Nya {chance.randint(1, 3)}",
        short_name=chance.choice(("", f"N{chance.randint(1, 3)}")),
        first_day=_later(chance),
    ),
    "union": lambda store, chance: at_organisations.set_members(
        store,
        organisation=body(store, UNION),
        members=[body(store, name) for name in chance.sample(BODIES, chance.randint(0, 3))],
        first_day=_later(chance),
    ),
    "join": lambda store, chance: at_networks.join(
        store,
        network=_group(store, chance),
        participant=_anybody(store, chance),
        organisation=body(store, chance.choice(BODIES)),
        role=chance.choice(("member", "chair", "deputy")),
        first_day=_later(chance),
    ),
    "leave": lambda store, chance: at_networks.leave(
        store, network=_group(store, chance), participant=_anybody(store, chance), on=_later(chance)
    ),
    "end": lambda store, chance: at_participants.end(
        store,
        participant=_anybody(store, chance),
        organisation=body(store, chance.choice(BODIES)),
        on=_later(chance),
    ),
    "members": _members,
    "succeed": _succeed,
    "hand over": _hand_over,
}


def answers(store: Store, day: date) -> dict[str, Any]:
    """All that the command line answers as of a day."""

    def asked(*words: str) -> Any:
        said = parser.arguments([*words, "--as-of", day.isoformat()])
        return plain(reading.rows(store, said) if words[0] == "list" else reading.record(store, said))

    found = {
        what: asked("list", what) for what in ("networks", "seats", "holders", "coverage", "organisations")
    }
    for number in networks.ids(store):
        found[f"network {number}"] = asked("show", "network", str(number))
        found[f"participants {number}"] = asked("list", "participants", "--network", str(number))
        found[f"roster {number}"] = roster(store, network=number, as_of=day)
        found[f"page {number}"] = public_page(store, network=number, as_of=day)
    for who in participants.ids(store):
        found[f"participant {who}"] = asked("show", "participant", str(who))
    for name in (*BODIES, UNION):
        found[name] = asked("show", "organisation", name)
    return found


def _begun(store: Store) -> None:
    """Two networks in the middle of their work, and an association that has had another name."""
    if networks.ids(store):
        return
    union = body(store, UNION)
    organisation_names.add_name(
        store, organisation=union, name="GR-förbundet", kind="former", last_day=FROM - timedelta(100)
    )
    members = [body(store, name) for name in BODIES[:2]]
    at_organisations.set_members(store, organisation=union, members=members, first_day=FROM - timedelta(400))
    for name in ("AME", "Vux"):
        group = network(store, name, BODIES, rules=["every_member", "one_chair"])
        sitting = [person(store, f"{given} {name}", at) for given, at in zip("ABC", BODIES, strict=True)]
        for who, role in zip(sitting, ("chair", "member", "member"), strict=True):
            at_networks.join(store, network=group, participant=who, role=role)
        deputy = person(store, f"D {name}", "Ale")
        at_networks.join(
            store, network=group, participant=deputy, role="deputy", deputy_for=sitting[0], call_order=1
        )
        at_networks.leave(store, network=group, participant=sitting[2], on=FROM - timedelta(30))
        for kind, period in (("priorities", "2026"), ("mission", "2019–2026"), ("purpose", "")):
            at_networks.set_lines(store, network=group, kind=kind, lines=["Ett", "Två"], period=period)
        for days in (-60, 20):
            meeting = at_meetings.add(store, first_day=FROM + timedelta(days), networks=[group])
            invitations.invite(store, meeting=meeting)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=5,
    phases=[phase for phase in Phase if phase is not Phase.shrink],
)
@given(
    st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, 2**16)), min_size=2, max_size=8),
    st.sampled_from(DAYS),
)
def test_a_later_verb_leaves_the_answers_as_they_were(
    store: Store, acts: list[tuple[str, int]], day: date
) -> None:
    _begun(store)
    first, before = dump.everything(store), answers(store, day)
    start = journal.last_change(store)
    for act, seed in acts:
        try:
            ACTS[act](store, random.Random(seed))
        except UserError:
            continue
    assert answers(store, day) == before
    while journal.last_change(store) > start and dump.everything(store) != first:
        journal.undo(store)
    assert dump.everything(store) == first
