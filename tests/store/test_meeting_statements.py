"""How many statements meetings, assignments and the start page send: for a year as many as for one day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from desktop_app.records.ids import NetworkId
from desktop_app.store import assignments, statistics, today
from desktop_app.store.database import Store
from desktop_app.store.meetings import agenda, calendar, hosting, meetings
from desktop_app.store.meetings.busy import busy
from desktop_app.store.meetings.invitees import invitees
from desktop_app.work import assignments as at_assignments
from desktop_app.work import networks as at_networks
from desktop_app.work.meetings import agenda as at_agenda
from desktop_app.work.meetings import checklists, invitations
from desktop_app.work.meetings import meetings as at_meetings
from desktop_app.work.public_page import public_page
from tests.people import body, network, person
from tests.store.recorder import recorded

DAY, YEAR = date(2026, 5, 1), date(2026, 12, 31)
Action = Callable[[Store, NetworkId], object]

ACTIONS: dict[str, tuple[int, Action]] = {
    "the meetings": (5, lambda store, _group: meetings.rows(store, meetings.ids(store, limit=200))),
    "a meeting": (8, lambda store, _group: meetings.get(store, meetings.ids(store, limit=1)[0])),
    "who is asked": (14, lambda store, _group: invitees(store, meetings.ids(store, limit=1)[0])),
    "the assignments": (4, lambda store, _group: assignments.rows(store, assignments.ids(store))),
    "an assignment": (8, lambda store, _group: assignments.get(store, assignments.ids(store, limit=1)[0])),
    "next meetings": (8, lambda store, _group: today.next_meetings(store, DAY)),
    "mandates that end": (2, lambda store, _group: today.ending(store, DAY)),
    "assignments due": (5, lambda store, _group: today.assignments_due(store, DAY)),
    "without e-mail": (2, lambda store, _group: today.without_email(store, DAY)),
    "vacant seats": (3, lambda store, _group: today.vacant(store, DAY)),
    "a year of the calendar": (2, lambda store, _group: calendar.between(store, DAY, YEAR)),
    "decisions": (1, lambda store, group: agenda.decisions(store, network=group)),
    "hosts": (2, hosting.history),
    "who is busy": (2, lambda store, group: busy(store, [group], DAY, YEAR)),
    "a public page": (20, lambda store, group: public_page(store, network=group)),
    "figures": (1, lambda store, _group: statistics.attended(store, DAY, YEAR)),
}
"""With the most statements that each may send."""


def _grown(store: Store, group: NetworkId, meetings_: int) -> None:
    for place in range(meetings_):
        who = person(store, f"P{place} Ek", "Ale")
        at_networks.join(store, network=group, participant=who, organisation=body(store, "Ale"))
        day = DAY + timedelta(7 * place)
        meeting = at_meetings.add(store, first_day=day, networks=[group], host=body(store, "Ale"))
        invitations.invite(store, meeting=meeting)
        at_agenda.decide(
            store, item=at_agenda.add(store, meeting=meeting, title="Budget"), decision=f"Bifall {place}"
        )
        at_assignments.add(store, title=f"U{place}", network=group, participants=[who], deadline="2026-06-01")


def test_no_action_sends_more_when_there_are_more_meetings(store: Store) -> None:
    group = network(store, "Arbetsmarknad", ("Ale", "Lerum"))
    checklists.set_template(store, network=group, items=[{"text": "Kallelse", "days_before": 14}])
    _grown(store, group, 2)
    few = _sent(store, group)
    _grown(store, group, 10)
    many = _sent(store, group)
    for what, (bound, _action) in ACTIONS.items():
        assert few[what] <= bound, (what, few[what])
        assert many[what] <= few[what], (what, few[what], many[what])


def _sent(store: Store, group: NetworkId) -> dict[str, int]:
    found = {}
    for what, (_bound, action) in ACTIONS.items():
        with recorded(store) as sent:
            action(store, group)
        found[what] = len(sent)
    return found
