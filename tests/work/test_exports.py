"""Tables out of the register: without who has a protected identity, and with how many those are."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.store.assignments import Which
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.work import assignment_lists, assignments, exports, networks, participants, statistics
from desktop_app.work.exports import Table
from desktop_app.work.meetings import invitations, replies
from desktop_app.work.meetings import meetings as at_meetings
from tests.people import body, network, person

DAY = date(2026, 5, 4)


@pytest.fixture
def tables(store: Store) -> dict[str, Table]:
    """Every table that names people, of a network with Eva and of Nils, who is protected."""
    group = network(store, "AME", ("Ale",))
    people = [person(store, name, "Ale") for name in ("Eva Ek", "Nils Ask")]
    for each in people:
        networks.join(store, network=group, participant=each, organisation=body(store, "Ale"))
    meeting = at_meetings.add(store, first_day=DAY, networks=[group])
    invitations.invite(store, meeting=meeting)
    for row in meetings.attendance(store, meeting):
        replies.answer(store, meeting=meeting, attendance=row.id, presence="present")
    assignments.add(store, title="Utreda", network=group, participants=people)
    participants.change(store, participant=people[1], protected=True)
    return {
        "participants": exports.table(store, "participants"),
        "network": exports.table(store, "network", network=group),
        "meeting": exports.table(store, "meeting", meeting=meeting),
        "attendance": exports.table(store, "attendance", meeting=meeting),
        "fees": statistics.fees(store, first=DAY, last=DAY),
        "assignments": assignment_lists.table(store, Which(), DAY),
    }


def test_a_protected_identity_is_left_out_of_every_table_and_counted(tables: dict[str, Table]) -> None:
    for name, made in tables.items():
        cells = [cell for row in made.rows for cell in row]
        assert [cell for cell in cells if "Eva" in cell], name
        assert not [cell for cell in cells if "Nils" in cell or "Ask" in cell], name
        assert made.only([made.columns[0][0]]).notes == ("1 person left out (protected identity)",), name
