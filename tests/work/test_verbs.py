"""The verbs by name, as the command line calls them; every one of them undone leaves no trace."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.errors import Invalid, NotFound
from desktop_app.store import dump, journal, networks, participants
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.work import verbs
from tests.people import small

CALLS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("participants.add", {"given": "Bo", "family": "Ek", "organisation": "Ale", "leave_until": "2026-08-31"}),
    ("participants.change", {"participant": "Åsa Öberg", "title": "Direktör", "mobile": "070-174 06 11"}),
    ("participants.end", {"participant": "Åsa Öberg", "organisation": "1402", "on": "2026-05-01"}),
    ("participants.remove", {"participants": ["Åsa Öberg", "Eva Ek"]}),
    ("participants.merge", {"participant": "Åsa Öberg", "other": "Eva Ek", "take": {"family": "b"}}),
    ("participants.not_same", {"participant": "Åsa Öberg", "other": "Eva Ek"}),
    ("networks.add", {"name": "Vux", "kind": "steering_group", "owner": "GR", "stated_seats": 3}),
    ("networks.change", {"network": "AM", "name": "Tillväxt", "owner": "Ale", "stated_seats": None}),
    (
        "networks.join",
        {"network": "AM", "participant": "Åsa Öberg", "role": "deputy", "first_day": "2026-01-01"},
    ),
    ("networks.leave", {"network": "AM", "participant": "Åsa Öberg", "on": "2026-05-01"}),
    ("networks.change_role", {"membership": 1, "role": "vice ordförande"}),
    ("networks.set_members", {"network": "AM", "members": [{"organisation": "Lerum", "seats": 2}]}),
    (
        "networks.set_lines",
        {"network": "AM", "kind": "mission", "lines": ["Ett", "Två"], "period": "2019-2022"},
    ),
    ("networks.change_member", {"network": "AM", "member": 1, "seats": 2, "last_day": "2026-12-31"}),
    ("networks.remove_member", {"network": "AM", "member": 1}),
    (
        "networks.change_seat",
        {"membership": 1, "first_day": "2026-01-01", "last_day": None, "organisation": "Ale"},
    ),
    (
        "networks.succeed",
        {"network": "AM", "organisation": "Partille", "first_day": "2026-05-01", "given": "Maj"},
    ),
    ("networks.new_year", {"network": "AM", "year": 2027}),
    (
        "participants.hand_over",
        {
            "participant": "Åsa Öberg",
            "organisation": "Partille",
            "first_day": "2026-05-01",
            "successor": "Eva Ek",
        },
    ),
    (
        "participants.set_contacts",
        {"participant": "Eva Ek", "contacts": [{"kind": "email", "text": "eva.ek@gr.example"}]},
    ),
    (
        "participants.add_affiliation",
        {"participant": "Eva Ek", "organisation": "Lerum", "title": "Rektor", "first_day": "2026-01-01"},
    ),
    ("participants.move", {"participant": "Eva Ek", "organisation": "Lerum", "first_day": "2026-05-01"}),
    (
        "participants.move_many",
        {"participants": ["Eva Ek", "Åsa Öberg"], "organisation": "Lerum", "first_day": "2026-05-01"},
    ),
    ("participants.change_many", {"participants": ["Eva Ek", "Åsa Öberg"], "title": "Chef för allt"}),
    ("participants.end_many", {"participants": ["Eva Ek", "Åsa Öberg"], "on": "2026-05-01"}),
    ("networks.join_many", {"network": "AM", "participants": ["Eva Ek"], "role": "member"}),
    (
        "organisations.set_contacts",
        {"organisation": "Ale", "contacts": [{"kind": "switchboard", "text": "031-390 06 00"}]},
    ),
    ("organisations.set_members", {"organisation": "GR", "members": ["Ale"], "first_day": "2026-05-01"}),
    ("organisations.rename", {"organisation": "Ale", "name": "Nya Ale", "first_day": "2026-05-01"}),
    ("organisations.add_name", {"organisation": "Ale", "name": "Alebygden", "kind": "alias"}),
    ("own_lists.add", {"name": "Lucia", "participants": ["Eva Ek"]}),
    ("roles.add", {"name_sv": "observatör", "counts": "no"}),
    ("networks.remove", {"network": "AM"}),
    ("organisations.add", {"name": "Nya Byn", "short_name": "NB"}),
    ("organisations.change", {"organisation": "Ale", "name": "Nya Ale", "note": "ny"}),
    ("organisations.remove", {"organisation": "Åre"}),
    ("meetings.add", {"first_day": "2026-06-01", "start": "09:00", "end": "12:00", "networks": ["AM"]}),
    (
        "meetings.change",
        {"meeting": "2026-05-01", "first_day": "2026-05-02", "start": "10:00", "host": "Ale"},
    ),
    ("meetings.cancel", {"meeting": "2026-05-01"}),
    ("meetings.invite", {"meeting": 1}),
    ("meetings.remove", {"meeting": 1}),
    ("meetings.set_part", {"meeting": 1, "network": "AM", "start": "10:00", "end": "11:30"}),
    ("meetings.invite_guest", {"meeting": 1, "name": "Bo Gäst", "title": "Statssekreterare"}),
    ("meetings.invite_category", {"meeting": 1, "name": "Alla samordnare", "heads": 21}),
    ("meetings.add_press_contact", {"meeting": 1, "participant": "Eva Ek", "reachable_from": "12:30"}),
    ("meetings.notice_sent", {"meeting": 1, "on": "2026-04-01"}),
    (
        "meetings.add_series",
        {"networks": ["AM"], "pattern": "sista fredagen varannan månad", "first_day": "2027-01-01"},
    ),
    (
        "networks.set_meeting_rules",
        {"network": "AM", "quorum": "minst 2", "deputies": ["party"], "colour": "#2A6FB0"},
    ),
    ("agenda.add", {"meeting": 1, "title": "Lägesrapport", "minutes": 20}),
    ("checklists.set_template", {"network": "AM", "items": [{"text": "Kallelse", "days_before": 14}]}),
    ("checklists.add", {"meeting": 1, "text": "Beställ lunch", "days_before": 7}),
    ("hosting.take", {"meeting": 1}),
    ("hosting.take", {"meeting": 1, "host": "GR", "reason": "Ombyggnad"}),
    ("hosting.skip", {"network": "AM", "organisation": "Ale", "meeting": 1, "reason": "Val"}),
    (
        "assignments.add",
        {
            "title": "Utred", "network": "AM", "participants": ["Eva Ek", "Åsa Öberg"], "organisation": "GR",
            "scope": 30, "period": "hösten 2019", "deadline": "årsskiftet 2019",
        },
    ),
    ("documents.attach", {"meeting": 1, "path": __file__}),
    ("school_holidays.add", {"name": "Sportlov", "first_day": "2026-02-09", "last_day": "2026-02-13"}),
)  # fmt: skip

OF_WHAT_IS_MADE_FIRST = {
    "organisations.end_name", "organisations.remove_name", "own_lists.change", "own_lists.put",
    "own_lists.remove", "own_lists.take", "participants.change_affiliation", "participants.forget_not_same",
    "participants.remove_affiliation", "roles.change", "roles.remove",
    "agenda.change", "agenda.decide", "agenda.fill", "agenda.order", "agenda.postpone", "agenda.remove",
    "assignments.change", "assignments.follow_up", "assignments.from_decision", "assignments.remove",
    "assignments.remove_follow_up", "assignments.set_lines", "checklists.change", "checklists.remove",
    "checklists.take", "checklists.tick", "checklists.untick", "documents.remove", "documents.rename",
    "documents.save", "hosting.swap", "hosting.take_turns", "hosting.unskip", "meetings.call_deputy",
    "meetings.call_roll", "meetings.change_line", "meetings.forget_diets",
    "meetings.note", "meetings.number_rows",
    "meetings.take_replies", "meetings.uninvite", "performers.add", "performers.change", "performers.remove",
    "school_holidays.remove",
}  # fmt: skip
"""Drawn among others in test_people_in_time.py and test_any_sequence.py."""


@pytest.fixture
def full(store: Store) -> Store:
    small(store)
    return store


def test_every_verb_does_something_and_leaves_no_trace_when_undone(full: Store) -> None:
    before = dump.everything(full)
    for name, values in CALLS:
        start = journal.last_change(full)
        verbs.call(full, name, values)
        assert journal.last_change(full) == start + 1, name
        after = dump.everything(full)
        assert after != before, name
        line = journal.history(full, limit=1)[0]
        assert "{" not in line.title
        assert not line.title.startswith(name.partition(".")[0] + "."), name
        verbs.call(full, "history.undo", {})
        assert dump.everything(full) == before, name
        verbs.call(full, "history.redo", {})
        assert dump.everything(full) == after, name
        journal.undo(full)


def test_every_verb_is_tried_here() -> None:
    tried = {name for name, _values in CALLS} | {
        "meetings.answer",
        "networks.order_deputies",
        "history.undo",
        "history.redo",
        *OF_WHAT_IS_MADE_FIRST,
    }
    assert tried == set(verbs.verbs())


def test_an_answer(full: Store) -> None:
    verbs.call(full, "meetings.invite", {"meeting": 1})
    before = dump.everything(full)
    (line, *_rest) = meetings.get(full, meetings.ids(full)[0]).attendance
    verbs.call(full, "meetings.answer", {"meeting": 1, "attendance": line.id, "reply": "accepted"})
    journal.undo(full)
    assert dump.everything(full) == before


def test_an_order_of_deputies(full: Store) -> None:
    for name in ("Åsa Öberg", "Eva Ek"):
        verbs.call(full, "networks.join", {"network": "AM", "participant": name, "role": "deputy"})
    before = dump.everything(full)
    verbs.call(full, "networks.order_deputies", {"network": "AM", "deputies": ["Eva Ek", "Åsa Öberg"]})
    assert dump.everything(full) != before
    journal.undo(full)
    assert dump.everything(full) == before


UNFIT: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("participants.add", {"given": "Bo", "age": 7}, "age"),
    ("participants.add", {"store": 1}, "store"),
    ("participants.add", {"given": 7}, "given"),
    ("participants.add", {"given": None}, "given"),
    ("participants.add", {"given": ["Bo"]}, "given"),
    ("participants.add", {"given": "B\0o"}, "given"),
    ("participants.add", {"given": "Bo\ud800"}, "given"),
    ("participants.add", {"given": {"a": "b"}}, "given"),
    ("participants.add", {"given": "Bo", "acting": "ja"}, "acting"),
    ("participants.add", {"given": "Bo", "leave_until": "31/8"}, "leave_until"),
    ("participants.remove", {}, "participants"),
    ("participants.remove", {"participants": "Åsa Öberg"}, "participants"),
    ("participants.end", {"participant": "Åsa Öberg", "organisation": "Ale", "on": "igår"}, "on"),
    ("participants.merge", {"participant": "Åsa Öberg", "other": "Åsa Öberg"}, "other"),
    ("participants.merge", {"participant": "Åsa Öberg", "other": "Eva Ek", "take": {"note": [1]}}, "note"),
    ("participants.merge", {"participant": "Åsa Öberg", "other": "Eva Ek", "take": "family"}, "take"),
    ("networks.add", {"name": "Vux", "stated_seats": "tre"}, "stated_seats"),
    ("networks.add", {"name": "Vux", "stated_seats": 10**23}, "stated_seats"),
    ("networks.add", {"name": "Vux", "stated_seats": True}, "stated_seats"),
    ("networks.change_role", {"membership": "x", "role": "chair"}, "membership"),
    ("history.undo", {"change": 10**23}, "change"),
    ("networks.set_members", {"network": "AM", "members": "Ale"}, "members"),
    (
        "networks.set_members",
        {"network": "AM", "members": [{"organisation": "Ale", "capacity": ["member"]}]},
        "members",
    ),
    ("networks.set_members", {"network": "AM", "members": [{"seats": 2}]}, "members"),
    (
        "networks.set_members",
        {"network": "AM", "members": [{"organisation": "Ale", "seats": "x"}]},
        "members",
    ),
    ("networks.set_lines", {"network": "AM", "kind": "mission", "lines": "Ett"}, "lines"),
    ("networks.set_lines", {"network": "AM", "kind": "mission", "lines": [1]}, "lines"),
    ("meetings.add", {"first_day": "2026-05-01", "start": "nio"}, "start"),
    ("meetings.add", {"first_day": "2026-05-01", "start": "09:00+02:00"}, "start"),
    ("meetings.add", {"first_day": None}, "first_day"),
    ("meetings.add", {"first_day": True}, "first_day"),
)


def test_values_that_a_verb_does_not_take_are_refused_by_field(full: Store) -> None:
    before = dump.everything(full)
    for name, values, field in UNFIT:
        with pytest.raises(Invalid) as refused:
            verbs.call(full, name, values)
        assert refused.value.field == field, (name, values)
    assert dump.everything(full) == before


MISSING: tuple[tuple[str, dict[str, Any]], ...] = (
    ("participants.fly", {}),
    ("participants", {}),
    ("", {}),
    ("participants.remove", {"participants": ["Ingen Alls"]}),
    ("participants.add", {"given": "Bo", "organisation": "Ingenstans"}),
    ("networks.change_role", {"membership": 4711, "role": "chair"}),
    ("networks.change_role", {"membership": 1, "role": "kung"}),
    ("networks.remove", {"network": "Ingen"}),
    ("history.undo", {"change": 4711}),
    ("history.redo", {}),
)


def test_what_is_not_there_is_said(full: Store) -> None:
    before = dump.everything(full)
    for name, values in MISSING:
        with pytest.raises(NotFound):
            verbs.call(full, name, values)
    assert dump.everything(full) == before


def test_the_verbs_tell_what_they_take() -> None:
    told = verbs.parameters(verbs.verbs()["meetings.add"])
    assert "store" not in told
    assert "(optional)" in told["title"]
    assert "(optional)" not in told["first_day"]


def test_values_are_found_by_name(full: Store) -> None:
    number = verbs.call(full, "participants.add", {"given": "Bo", "organisation": "Ale kommun"})
    assert participants.get(full, number).affiliations[0].organisation_name == "Ale kommun"
    group = verbs.call(full, "networks.add", {"name": "Vux", "owner": "1440"})
    assert networks.get(full, group).owner_name == "Ale kommun"
