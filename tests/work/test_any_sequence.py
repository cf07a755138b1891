"""Any sequence of verbs undone gives the first register, done again the last; both databases answer alike."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from desktop_app.errors import UserError
from desktop_app.records.keys import name_key
from desktop_app.store import (
    assignments,
    coverage,
    dump,
    journal,
    members,
    memberships,
    networks,
    organisations,
    participants,
    seats,
)
from desktop_app.store.database import Store
from desktop_app.store.meetings import agenda, hosting, meetings
from desktop_app.work import duplicates, history, new_year, succession
from desktop_app.work import networks as at_networks
from desktop_app.work import organisations as at_organisations
from desktop_app.work import participants as at_participants
from desktop_app.work.meetings import hosting as at_hosting
from desktop_app.work.meetings import invitations, quorums, replies
from desktop_app.work.meetings import meetings as at_meetings
from tests.people import body
from tests.work.meeting_acts import ACTS as MEETING_ACTS

Act = Callable[[Store, random.Random], object]
NAMES = ("Åsa Öberg", "Eva Ek", "Nils von Essen", "Örjan Åberg", "Zoë Łucja", "Eva Ek")
BODIES = ("Ale", "Öckerö", "Partille", "Gotland", "GR")
ROLES = ("member", "chair", "deputy", "secretary")


def _day(chance: random.Random) -> date:
    return date(2026, 1, 1) + timedelta(chance.randrange(500))


def _one(chance: random.Random, records: Any, store: Store) -> Any:
    """Any record; one that is not there where there is none."""
    return chance.choice(records.ids(store) or [4711])


def _add_person(store: Store, chance: random.Random) -> object:
    given, _blank, family = chance.choice(NAMES).partition(" ")
    at = body(store, chance.choice(BODIES)) if chance.random() < 0.8 else None
    return at_participants.add(
        store,
        given=given,
        family=family,
        organisation=at,
        title=chance.choice(("", "Chef")) if at else "",
        email=chance.choice(("", "a@ale.example", "b@ale.example, c@ale.example")),
        mobile=chance.choice(("", "070-174 06 05")),
    )


def _change_person(store: Store, chance: random.Random) -> None:
    everything: dict[str, Any] = {
        "family": chance.choice(("Ek", "Ö", "Ström")),
        "note": chance.choice(("", "x")),
        "title": chance.choice(("", "Chef", "Rektor")),
        "organisation": body(store, chance.choice(BODIES)),
        "email": chance.choice(("", "c@ale.example", "d@ale.example")),
        "phone": chance.choice(("", "031-390 06 07", "ankn 12")),
        "leave_until": chance.choice((None, _day(chance))),
        "acting": chance.random() < 0.5,
    }
    some = {name: everything[name] for name in chance.sample(sorted(everything), chance.randint(1, 4))}
    at_participants.change(store, participant=_one(chance, participants, store), **some)


def _remove_people(store: Store, chance: random.Random) -> None:
    everybody = participants.ids(store)
    some = chance.sample(everybody, min(len(everybody), chance.randint(1, 3)))
    at_participants.remove(store, participants=some)


def _change_network(store: Store, chance: random.Random) -> None:
    at_networks.change(
        store,
        network=_one(chance, networks, store),
        name=chance.choice(("AME", "Vux", "Äldre")),
        owner=chance.choice(("", None, body(store, chance.choice(BODIES)))),
        stated_seats=chance.choice(("", None, 7)),
        basis=chance.choice((None, "", "elected")),
        period=chance.choice((None, "", "sedan 1996", "2019–2022")),
        rules=chance.choice((None, [], ["one_chair", "every_member"])),
    )


def _members(store: Store, chance: random.Random) -> None:
    wanted = [
        {
            "organisation": body(store, name),
            "seats": chance.randint(0, 2),
            "deputy_seats": chance.randint(0, 1),
        }
        for name in chance.sample(BODIES, chance.randint(0, 4))
    ]
    on = chance.choice(("", None, _day(chance)))
    at_networks.set_members(store, network=_one(chance, networks, store), members=wanted, first_day=on)


def _change_role(store: Store, chance: random.Random) -> None:
    group = networks.get(store, _one(chance, networks, store))
    seat = chance.choice([each.id for each in group.memberships] or [4711])
    at_networks.change_role(store, membership=seat, role=chance.choice(ROLES))  # type: ignore[arg-type]


def _answer(store: Store, chance: random.Random) -> None:
    held = meetings.get(store, _one(chance, meetings, store))
    line = chance.choice([each.id for each in held.attendance] or [4711])
    replies.answer(store, meeting=held.id, attendance=line, presence=chance.choice(("present", "absent", "")))


def _change_meeting(store: Store, chance: random.Random) -> None:
    at_meetings.change(
        store,
        meeting=_one(chance, meetings, store),
        first_day=_day(chance),
        networks=chance.sample(networks.ids(store), min(1, networks.count(store))),
        place=chance.choice(("", "Rådhuset")),
    )


def _seat(store: Store, chance: random.Random) -> Any:
    """Any membership of any network, as of any day."""
    seats_held = memberships.of_any_day(store, _one(chance, networks, store))
    return chance.choice(seats_held) if seats_held else None


def _change_seat(store: Store, chance: random.Random) -> None:
    seat = _seat(store, chance)
    everything: dict[str, Any] = {
        "organisation": chance.choice((None, body(store, chance.choice(BODIES)))),
        "acting": chance.random() < 0.5,
        "first_day": chance.choice((None, _day(chance))),
        "last_day": chance.choice((None, _day(chance))),
        "deputy_for": chance.choice((None, _one(chance, participants, store))),
        "call_order": chance.choice((None, 1, 2)),
    }
    some = {name: everything[name] for name in chance.sample(sorted(everything), chance.randint(1, 3))}
    at_networks.change_seat(store, membership=seat.id if seat else 4711, **some)  # type: ignore[arg-type]


def _succeed(store: Store, chance: random.Random) -> object:
    seat = _seat(store, chance)
    successor = chance.choice((None, _one(chance, participants, store)))
    return succession.succeed(
        store,
        network=seat.network if seat else 4711,  # type: ignore[arg-type]
        first_day=_day(chance),
        membership=seat.id if seat else None,
        successor=successor,
        given="" if successor else "Maj",
        email=chance.choice(("", "maj@ale.example")),
        role=chance.choice(("", *ROLES)),
    )


def _hand_over(store: Store, chance: random.Random) -> object:
    seat = _seat(store, chance)
    return succession.hand_over(
        store,
        participant=seat.participant if seat else _one(chance, participants, store),
        organisation=(seat and seat.organisation) or body(store, "Ale"),
        first_day=_day(chance),
        successor=_one(chance, participants, store),
    )


def _order(store: Store, chance: random.Random) -> None:
    group = networks.get(store, _one(chance, networks, store))
    sitting = [seat.participant for seat in group.memberships]
    some = chance.sample(sitting, chance.randint(0, min(2, len(sitting))))
    at_networks.order_deputies(store, network=group.id, deputies=some)


def _change_member(store: Store, chance: random.Random) -> None:
    number = _one(chance, networks, store)
    line = chance.choice([each.id for each in members.of_any_day(store, number)] or [4711])
    if chance.random() < 0.3:
        at_networks.remove_member(store, network=number, member=line)
        return
    at_networks.change_member(
        store,
        network=number,
        member=line,
        seats=chance.choice((None, 0, 3)),
        capacity=chance.choice((None, "convener")),
        last_day=chance.choice(("", None, _day(chance))),
    )


ACTS: dict[str, Act] = {
    "add person": _add_person,
    "add another": _add_person,
    "change person": _change_person,
    "remove people": _remove_people,
    "merge": lambda store, chance: duplicates.merge(
        store, participant=_one(chance, participants, store), other=_one(chance, participants, store)
    ),
    "not same": lambda store, chance: duplicates.not_same(
        store, participant=_one(chance, participants, store), other=_one(chance, participants, store)
    ),
    "forget not same": lambda store, chance: duplicates.forget_not_same(
        store,
        participant=_one(chance, participants, store),
        key=name_key(chance.choice(NAMES)),
    ),
    "end": lambda store, chance: at_participants.end(
        store,
        participant=_one(chance, participants, store),
        organisation=body(store, chance.choice(BODIES)),
        on=_day(chance),
    ),
    "add network": lambda store, chance: at_networks.add(
        store, name=chance.choice(("AME", "Vux", "Äldre", "Unga")), short_name=chance.choice(("", "A"))
    ),
    "change network": _change_network,
    "remove network": lambda store, chance: at_networks.remove(store, network=_one(chance, networks, store)),
    "members": _members,
    "lines": lambda store, chance: at_networks.set_lines(
        store,
        network=_one(chance, networks, store),
        kind=chance.choice(("purpose", "mission", "standing")),
        lines=[f"Rad {n}" for n in range(chance.randint(0, 3))],
        period=chance.choice(("", "2019-2022")),
    ),
    "join": lambda store, chance: at_networks.join(
        store,
        network=_one(chance, networks, store),
        participant=_one(chance, participants, store),
        role=chance.choice(ROLES),
        first_day=chance.choice((None, _day(chance))),
    ),
    "leave": lambda store, chance: at_networks.leave(
        store,
        network=_one(chance, networks, store),
        participant=_one(chance, participants, store),
        on=_day(chance),
    ),
    "change role": _change_role,
    "change seat": _change_seat,
    "succeed": _succeed,
    "hand over": _hand_over,
    "order deputies": _order,
    "new year": lambda store, chance: new_year.new_year(
        store, network=_one(chance, networks, store), year=chance.choice((2019, 2027, 2028))
    ),
    "change member": _change_member,
    "add organisation": lambda store, chance: at_organisations.add(store, name=f"Byn {chance.randint(1, 5)}"),
    "change organisation": lambda store, chance: at_organisations.change(
        store, organisation=body(store, chance.choice(BODIES)), name=f"Nya {chance.randint(1, 3)}"
    ),
    "remove organisation": lambda store, chance: at_organisations.remove(
        store, organisation=chance.choice(organisations.ids(store, search="byn") or [body(store, "Ale")])
    ),
    "add meeting": lambda store, chance: at_meetings.add(
        store,
        first_day=_day(chance),
        networks=networks.ids(store)[:2],
        host=body(store, chance.choice(BODIES)),
    ),
    "change meeting": _change_meeting,
    "invite": lambda store, chance: invitations.invite(store, meeting=_one(chance, meetings, store)),
    "answer": _answer,
    "cancel": lambda store, chance: at_meetings.cancel(store, meeting=_one(chance, meetings, store)),
    "remove meeting": lambda store, chance: at_meetings.remove(store, meeting=_one(chance, meetings, store)),
    "undo": lambda store, _chance: history.undo(store),
    "undo an older": lambda store, chance: history.undo(
        store,
        change=chance.randint(1, max(1, journal.last_change(store))),  # type: ignore[arg-type]
    ),
    "redo": lambda store, _chance: history.redo(store),
    **MEETING_ACTS,
}
SEQUENCES = st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, 2**16)), min_size=3, max_size=14)
STRAIGHT = SEQUENCES.map(lambda acts: [act for act in acts if not act[0].startswith(("undo", "redo"))])
REUSED = (
    settings(  # the register is reused: undoing all is what is tested; a failure is not made smaller for long
        suppress_health_check=[HealthCheck.function_scoped_fixture],
        max_examples=12,
        phases=[phase for phase in Phase if phase is not Phase.shrink],
    )
)


def done(store: Store, act: str, seed: int) -> str:
    """What a verb answered; the sentence where it refused. Every other exception flies."""
    try:
        return repr(ACTS[act](store, random.Random(seed)))
    except UserError as error:
        return f"{type(error).__name__}: {error}"


def undo_all(store: Store) -> int:
    steps = 0
    while journal.next_undo(store):
        assert journal.undo(store).kept == ()
        steps += 1
    return steps


@REUSED
@given(STRAIGHT)
def test_all_undone_gives_the_first_and_all_done_again_the_last(
    store: Store, acts: list[tuple[str, int]]
) -> None:
    undo_all(store)
    first = dump.everything(store)
    for act, seed in acts:
        done(store, act, seed)
    last = dump.everything(store)
    steps = undo_all(store)
    assert dump.everything(store) == first
    for _step in range(steps):
        journal.redo(store)
    assert dump.everything(store) == last
    assert not steps or journal.next_redo(store) is None


def _whole(store: Store, number: Any) -> list[Any]:
    """A meeting with what is computed of it; its uid tells the register, so it differs."""
    held = replace(meetings.get(store, number), uid="")
    return [
        held,
        quorums.of(store, number),
        invitations.no_longer_due(store, number),
        agenda.leftovers(store, number),
    ]


def told(store: Store) -> dict[str, Any]:
    """All that lists and searches answer."""
    found: dict[str, Any] = {"everything": dump.everything(store)}
    for records in (participants, networks, meetings):
        for text in ("", "ö", "ek", "ale", "070", "am", "ström 031"):
            found[f"{records.__name__} {text}"] = records.rows(store, records.ids(store, search=text))
    for order in ("organisation", "title", "email"):
        found[order] = participants.ids(store, order=order, descending=True)
    for text in ("", "budget", "ö", "bifall"):
        found[f"assignments {text}"] = assignments.rows(store, assignments.ids(store, search=text))
        found[f"meetings by {text}"] = meetings.ids(store, search=text)
    found["meetings whole"] = [_whole(store, number) for number in meetings.ids(store)]
    found["assignments whole"] = [assignments.get(store, number) for number in assignments.ids(store)]
    found["hosts"] = [
        (hosting.history(store, number), at_hosting.queue(store, number, today=date(2026, 6, 1)))
        for number in networks.ids(store)
    ]
    found["seats"] = [seats.rows(store, number) for number in networks.ids(store)]
    found["coverage"] = coverage.cells(store, as_of=date(2026, 6, 1))
    found["vacant"] = networks.rows(store, networks.ids(store, order="participants"))
    found["history"] = [(line.id, line.kind, line.title, line.undone) for line in journal.history(store)]
    return found


@pytest.mark.postgres
@REUSED
@given(SEQUENCES)
def test_both_databases_answer_alike(
    sqlite_store: Store, postgresql_store: Store, acts: list[tuple[str, int]]
) -> None:
    for act, seed in acts:
        assert done(sqlite_store, act, seed) == done(postgresql_store, act, seed), (act, seed)
    assert told(sqlite_store) == told(postgresql_store)


def test_a_long_life_of_any_edits_undos_and_redos_leaves_nothing_dangling(store: Store) -> None:
    from tests.store.test_search import assert_true

    chance = random.Random(20261121)
    acts = sorted(ACTS)
    for _step in range(300):
        done(store, chance.choice(acts), chance.randrange(2**16))
    assert len(journal.history(store)) > 40
    assert_true(store)
