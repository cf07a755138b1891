"""Random verbs of meetings in full and of assignments, for sequences that are undone and done again."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

from desktop_app.records.meetings.meetings import Meeting
from desktop_app.store import assignments, networks, participants
from desktop_app.store.database import Store
from desktop_app.store.meetings import attached, checklists, hosting, meetings, school_holidays
from desktop_app.work import assignments as at_assignments
from desktop_app.work import performers
from desktop_app.work.meetings import agenda as at_agenda
from desktop_app.work.meetings import attending, invitations, meeting_rules, replies, series
from desktop_app.work.meetings import checklists as at_checklists
from desktop_app.work.meetings import documents as at_documents
from desktop_app.work.meetings import hosting as at_hosting
from desktop_app.work.meetings import meetings as at_meetings
from desktop_app.work.meetings import school_holidays as at_school_holidays
from tests.people import body

Act = Callable[[Store, random.Random], object]
GONE = 4711
BODIES = ("Ale", "Öckerö", "Partille", "GR")
TITLES = ("Budget", "Övrigt", "Lägesrapport", "Ärende å")


def one(chance: random.Random, numbers: Any) -> Any:
    """Any of some numbers; one that is not there where there is none."""
    return chance.choice(list(numbers) or [GONE])


def _meeting(store: Store, chance: random.Random) -> Meeting:
    return meetings.get(store, one(chance, meetings.ids(store)))


def _network(store: Store, chance: random.Random) -> Any:
    return one(chance, networks.ids(store))


def _person(store: Store, chance: random.Random) -> Any:
    return one(chance, participants.ids(store))


def _line(held: Meeting, chance: random.Random) -> int:
    return int(one(chance, (row.id for row in held.attendance)))


def _item(store: Store, chance: random.Random) -> int:
    return int(one(chance, (item.id for item in _meeting(store, chance).agenda)))


def _assignment(store: Store, chance: random.Random) -> Any:
    return one(chance, assignments.ids(store))


def _add_item(store: Store, chance: random.Random) -> object:
    return at_agenda.add(
        store,
        meeting=_meeting(store, chance).id,
        title=chance.choice(TITLES),
        kind=chance.choice(("item", "break", "visit")),
        position=chance.choice((None, 1, 2)),
        minutes=chance.choice((None, 15)),
        start=chance.choice((None, time(9))),
    )


def _change_item(store: Store, chance: random.Random) -> None:
    everything: dict[str, Any] = {
        "title": chance.choice(TITLES),
        "presenter": chance.choice(("", "Eva Ek")),
        "decision": chance.choice(("", "Bifall")),
        "minutes": chance.choice((None, 20)),
        "status": chance.choice(("", "done", "postponed")),
    }
    some = {name: everything[name] for name in chance.sample(sorted(everything), 2)}
    at_agenda.change(store, item=_item(store, chance), **some)


def _order_items(store: Store, chance: random.Random) -> None:
    held = _meeting(store, chance)
    items = [item.id for item in held.agenda]
    at_agenda.order(store, meeting=held.id, items=chance.sample(items, len(items)))


def _template(store: Store, chance: random.Random) -> None:
    items = [
        {"text": text, "days_before": chance.choice((None, 14, -3))} for text in chance.sample(TITLES, 2)
    ]
    at_checklists.set_template(store, network=_network(store, chance), items=items)


def _tick(store: Store, chance: random.Random) -> None:
    held = _meeting(store, chance)
    item = int(one(chance, (each.id for each in checklists.of_meeting(store, held.id))))
    if chance.random() < 0.5:
        at_checklists.tick(store, item=item, on=held.first_day)
    elif chance.random() < 0.5:
        at_checklists.change(store, item=item, days_before=chance.choice((None, 7)))
    else:
        chance.choice((at_checklists.untick, at_checklists.remove))(store, item=item)


def _guest(store: Store, chance: random.Random) -> object:
    held = _meeting(store, chance)
    if chance.random() < 0.3:
        return invitations.invite_category(store, meeting=held.id, name="Myndigheten", heads=3)
    if chance.random() < 0.3:
        person = _person(store, chance)
        return invitations.add_press_contact(
            store, meeting=held.id, participant=person, phone="070-174 06 05"
        )
    return invitations.invite_guest(
        store, meeting=held.id, name=chance.choice(("Bo Gäst", "Åsa Gäst")), title="GD"
    )


def _change_line(store: Store, chance: random.Random) -> None:
    held = _meeting(store, chance)
    line = _line(held, chance)
    invitations.change_line(store, meeting=held.id, attendance=line, title=chance.choice(("", "Chef", "GD")))


def _uninvite(store: Store, chance: random.Random) -> object:
    held = _meeting(store, chance)
    return invitations.uninvite(store, meeting=held.id, attendance=[_line(held, chance)])


def _roll(store: Store, chance: random.Random) -> object:
    held = _meeting(store, chance)
    last = chance.randint(1, 4)
    text = chance.choice((f"1-{last}", f"1 {last + 1}x", "1d 2f", "1 t.o.m. punkt 2", "1t 2x"))
    return attending.call_roll(store, meeting=held.id, text=text)


def _note(store: Store, chance: random.Random) -> None:
    held = _meeting(store, chance)
    attending.note(
        store,
        meeting=held.id,
        attendance=_line(held, chance),
        presence=chance.choice(("", "present", "remote")),
        parts=chance.choice(("", "§ 3–7")),
        duties=chance.choice(([], ["checker", "chair"])),
    )


def _call_deputy(store: Store, chance: random.Random) -> object:
    held = _meeting(store, chance)
    called = {row.participant for row in held.attendance if row.participant}
    return replies.call_deputy(
        store,
        meeting=held.id,
        deputy=_person(store, chance),
        instead_of=one(chance, sorted(called)),
        on=date(2026, 1, 7),
    )


def _series(store: Store, chance: random.Random) -> object:
    first = date(2026, 1, 1) + timedelta(chance.randrange(200))
    return series.add_series(
        store,
        networks=networks.ids(store)[:1],
        pattern=chance.choice(("sista fredagen varannan månad kl 9-12", "första tisdagen i månaden")),
        first_day=first,
        last_day=first + timedelta(150),
    )


def _add_assignment(store: Store, chance: random.Random) -> object:
    return at_assignments.add(
        store,
        title=chance.choice(TITLES),
        network=chance.choice((None, _network(store, chance))),
        participants=participants.ids(store)[: chance.randint(0, 2)],
        organisation=chance.choice((None, body(store, chance.choice(BODIES)))),
        scope=chance.choice((None, 30)),
        period=chance.choice(("", "hösten 2019")),
        deadline=chance.choice(("", "2026-12-31")),
    )


def _change_assignment(store: Store, chance: random.Random) -> None:
    at_assignments.change(
        store,
        assignment=_assignment(store, chance),
        title=chance.choice((None, *TITLES)),
        status=chance.choice((None, "done", "ongoing")),
        scope=chance.choice(("", None, 50)),
        deadline=chance.choice((None, "", "2027-01-15")),
    )


def _performer(store: Store, chance: random.Random) -> object:
    number = _assignment(store, chance)
    lines = [each.id for each in assignments.get(store, number).people]
    if lines and chance.random() < 0.5:
        performers.remove(store, line=chance.choice(lines))
        return None
    capacity = chance.choice(("performer", "contact"))
    return performers.add(store, assignment=number, participant=_person(store, chance), capacity=capacity)


def _change_performer(store: Store, chance: random.Random) -> None:
    held = assignments.get(store, _assignment(store, chance))
    line = int(one(chance, (each.id for each in held.people)))
    performers.change(store, line=line, scope=chance.choice((None, 20)), period=chance.choice((None, "2026")))


def _assignment_lines(store: Store, chance: random.Random) -> None:
    at_assignments.set_lines(
        store,
        assignment=_assignment(store, chance),
        kind=chance.choice(("areas", "pilots", "tasks")),
        lines=chance.sample(TITLES, chance.randint(0, 2)),
    )


def _follow_up(store: Store, chance: random.Random) -> object:
    number = _assignment(store, chance)
    notes = assignments.get(store, number).follow_ups
    if notes and chance.random() < 0.4:
        at_assignments.remove_follow_up(store, follow_up=chance.choice(notes).id)
        return None
    return at_assignments.follow_up(store, assignment=number, text="Klart", day=date(2026, 3, 1))


def _document(store: Store, chance: random.Random) -> object:
    number = _network(store, chance)
    held = attached.of(store, "network", number)
    if held and chance.random() < 0.3:
        at_documents.remove(store, document=chance.choice(held).id)
        return None
    if held and chance.random() < 0.3:
        at_documents.rename(store, document=chance.choice(held).id, name=chance.choice(("a.txt", "b.txt")))
        return None
    return at_documents.attach(store, path=__file__, name=chance.choice(("a.txt", "b.txt")), network=number)


def _host(store: Store, chance: random.Random) -> object:
    held = _meeting(store, chance)
    host = chance.choice((None, body(store, chance.choice(BODIES))))
    return at_hosting.take(store, meeting=held.id, host=host, reason=chance.choice(("", "sjukdom")))


def _swap(store: Store, chance: random.Random) -> None:
    numbers = meetings.ids(store)
    at_hosting.swap(store, between=chance.sample(numbers, min(2, len(numbers))))


def _skip(store: Store, chance: random.Random) -> object:
    number = _network(store, chance)
    skipped = hosting.skipped(store, number)
    if skipped and chance.random() < 0.5:
        at_hosting.unskip(store, network=number, skip=skipped[0].id)
        return None
    place = body(store, chance.choice(BODIES))
    meeting = one(chance, meetings.ids(store))
    return at_hosting.skip(store, network=number, organisation=place, meeting=meeting)


def _rules(store: Store, chance: random.Random) -> None:
    meeting_rules.set_meeting_rules(
        store,
        network=_network(store, chance),
        quorum=chance.choice((None, "", "2/3")),
        deputies=chance.choice((None, [], ["party"])),
    )


def _school_holiday(store: Store, chance: random.Random) -> object:
    held = school_holidays.rows(store)
    if held and chance.random() < 0.5:
        at_school_holidays.remove(store, holiday=chance.choice(held).id)
        return None
    return at_school_holidays.add(
        store, name="Sportlov", first_day=date(2026, 2, 9), last_day=date(2026, 2, 13)
    )


ACTS: dict[str, Act] = {
    "add item": _add_item,
    "change item": _change_item,
    "order items": _order_items,
    "remove item": lambda store, chance: at_agenda.remove(store, item=_item(store, chance)),
    "postpone": lambda store, chance: at_agenda.postpone(store, item=_item(store, chance)),
    "fill agenda": lambda store, chance: at_agenda.fill(store, meeting=_meeting(store, chance).id),
    "decide": lambda store, chance: at_agenda.decide(store, item=_item(store, chance), decision="Bifall"),
    "checklist template": _template,
    "take checklist": lambda store, chance: at_checklists.take(store, meeting=_meeting(store, chance).id),
    "add to checklist": lambda store, chance: at_checklists.add(
        store, meeting=_meeting(store, chance).id, text=chance.choice(TITLES), days_before=3
    ),
    "tick": _tick,
    "invite guest": _guest,
    "change line": _change_line,
    "uninvite": _uninvite,
    "notice": lambda store, chance: invitations.notice_sent(
        store, meeting=_meeting(store, chance).id, on=date(2026, 1, 5)
    ),
    "number rows": lambda store, chance: attending.number_rows(store, meeting=_meeting(store, chance).id),
    "call the roll": _roll,
    "note": _note,
    "call a deputy": _call_deputy,
    "part of a meeting": lambda store, chance: at_meetings.set_part(
        store,
        meeting=_meeting(store, chance).id,
        network=_network(store, chance),
        start=time(10),
        end=time(11),
    ),
    "series": _series,
    "add assignment": _add_assignment,
    "from decision": lambda store, chance: at_assignments.from_decision(store, item=_item(store, chance)),
    "change assignment": _change_assignment,
    "remove assignment": lambda store, chance: at_assignments.remove(
        store, assignment=_assignment(store, chance)
    ),
    "performer": _performer,
    "change performer": _change_performer,
    "assignment lines": _assignment_lines,
    "follow up": _follow_up,
    "document": _document,
    "host": _host,
    "hosts": lambda store, chance: at_hosting.take_turns(store, network=_network(store, chance)),
    "swap hosts": _swap,
    "skip host": _skip,
    "meeting rules": _rules,
    "school holiday": _school_holiday,
}
