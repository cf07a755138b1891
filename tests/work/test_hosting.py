"""Whose turn it is to be host, a year's meetings at once, what speaks against a day, and the figures."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest

from desktop_app.errors import Invalid, NotFound
from desktop_app.records.ids import NetworkId
from desktop_app.store import statistics, today
from desktop_app.store.database import Store
from desktop_app.store.meetings import calendar, hosting, meetings
from desktop_app.work import networks as at_networks
from desktop_app.work import statistics as at_statistics
from desktop_app.work.meetings import attending, invitations, meeting_rules, school_holidays, series
from desktop_app.work.meetings import hosting as at_hosting
from desktop_app.work.meetings import meetings as at_meetings
from tests.people import body, network, person

MEMBERS = ("Ale", "Lerum", "Öckerö")
AHEAD = date.today() + timedelta(30)


@pytest.fixture
def group(store: Store) -> NetworkId:
    return network(store, "Riksnätverket", MEMBERS)


def names(store: Store, group: NetworkId) -> list[str]:
    return [turn.name.partition(" ")[0].removesuffix("s") for turn in at_hosting.queue(store, group)]


def test_the_turn_goes_round(store: Store, group: NetworkId) -> None:
    assert names(store, group) == ["Ale", "Lerum", "Öckerö"]
    at_meetings.add(
        store, first_day=date(2025, 5, 1), networks=[group], host=body(store, "Ale"), status="held"
    )
    at_meetings.add(
        store, first_day=date(2025, 9, 1), networks=[group], host=body(store, "Lerum"), status="cancelled"
    )
    assert names(store, group) == ["Lerum", "Öckerö", "Ale"]
    ahead = [
        at_meetings.add(store, first_day=AHEAD + timedelta(7 * week), networks=[group]) for week in range(3)
    ]
    skipped = at_hosting.skip(store, network=group, organisation=body(store, "Lerum"), reason="Val")
    turns = at_hosting.proposed(store, group)
    assert [turns[number].name for number in ahead if turns[number]] == [  # type: ignore[union-attr]
        "Öckerö kommun",
        "Lerums kommun",
        "Ale kommun",
    ]
    assert at_hosting.take(store, meeting=ahead[0], host=body(store, "Ale"), reason="Jubileum") == body(
        store, "Ale"
    )
    held = meetings.get(store, ahead[0])
    assert (held.host_name, held.turn_of_name, held.host_reason) == (
        "Ale kommun",
        "Öckerö kommun",
        "Jubileum",
    )
    assert at_hosting.take_turns(store, network=group) == 2
    assert [row.name for row in hosting.history(store, group)][:3] == [
        "Öckerö kommun",
        "Lerums kommun",
        "Ale kommun",
    ]
    at_hosting.swap(store, between=ahead[1:], reason="Ombyggnad")
    assert {each.reason for each in hosting.history(store, group)} >= {"Ombyggnad", "Jubileum"}
    at_hosting.unskip(store, network=group, skip=skipped)
    with pytest.raises(NotFound):
        at_hosting.unskip(store, network=group, skip=skipped)


def test_a_turn_is_refused_in_a_sentence(store: Store, group: NetworkId) -> None:
    with pytest.raises(Invalid, match="no coming meeting without a host"):
        at_hosting.skip(store, network=group, organisation=body(store, "Ale"))
    meeting = at_meetings.add(store, first_day=AHEAD, networks=[group])
    with pytest.raises(Invalid, match="is no member"):
        at_hosting.skip(store, network=group, organisation=body(store, "GR"))
    at_hosting.skip(store, network=group, organisation=body(store, "Ale"))
    with pytest.raises(Invalid, match="skipped already"):
        at_hosting.skip(store, network=group, organisation=body(store, "Ale"))
    with pytest.raises(Invalid, match="different hosts"):
        at_hosting.swap(store, between=[meeting, at_meetings.add(store, first_day=AHEAD)])
    with pytest.raises(Invalid, match="nobody's turn"):
        at_hosting.take(store, meeting=at_meetings.add(store, first_day=AHEAD))


def test_a_years_meetings_come_from_a_pattern(store: Store, group: NetworkId) -> None:
    year: dict[str, Any] = {"first_day": date(2027, 1, 1), "last_day": date(2027, 12, 31)}
    pattern = "sista fredagen varannan månad kl 9-12"
    ahead = series.from_pattern(store, networks=[group], pattern=pattern, **year)
    assert [each.day.isoformat() for each in ahead][:3] == ["2027-01-29", "2027-03-26", "2027-05-28"]
    assert {caution.reason for each in ahead for caution in each.cautions} >= {"holiday"}
    made = series.add_series(store, networks=[group], pattern=pattern, **year)
    assert len(made) == 6
    assert meetings.get(store, made[0]).start == time(9)
    assert series.add_series(store, networks=[group], pattern=pattern, **year) == []
    assert all(each.there for each in series.from_pattern(store, networks=[group], pattern=pattern, **year))
    with pytest.raises(Invalid):
        series.add_series(store, networks=[group], pattern="när det passar", **year)
    with pytest.raises(Invalid, match="either the days"):
        series.add_series(store, networks=[group])


def test_a_pasted_list_is_warned_about(store: Store, group: NetworkId) -> None:
    school_holidays.add(store, name="Sportlov", first_day=date(2027, 2, 8), last_day=date(2027, 2, 12))
    other = network(store, "Vux")
    anna = person(store, "Anna Berg", "Ale")
    for each in (group, other):
        at_networks.join(store, network=each, participant=anna)
    at_meetings.add(store, first_day=date(2027, 3, 10), start=time(10), end=time(12), networks=[other])
    text = "10 februari kl 9-12\n\n10 mars kl 9-11\n10 mars kl 13-15\n23 juni"
    found = series.from_list(store, networks=[group], text=text, year=2027)
    assert [[caution.reason for caution in each.cautions] for each in found] == [["school"], ["busy"], [], []]
    assert found[1].cautions[0].sentence == "Anna Berg is at Vux then."
    with pytest.raises(Invalid, match="Line 2"):
        series.from_list(store, networks=[group], text="10 mars\ni höst", year=2027)


def test_a_heading_tells_the_year_of_the_days_below_it(store: Store, group: NetworkId) -> None:
    text = "Mötesdatum 2028\n\n20 januari kl 9-12\n7 april kl 9-12\n2029\n • 19 januari"
    found = series.from_list(store, networks=[group], text=text, year=2027)
    assert [each.day.isoformat() for each in found] == ["2028-01-20", "2028-04-07", "2029-01-19"]
    for text in ("Styrgruppens möten\n10 mars", "Möten 2028–2029\n10 mars"):
        with pytest.raises(Invalid, match="Line 1"):
            series.from_list(store, networks=[group], text=text, year=2027)


def test_what_today_asks_for_and_the_calendar(store: Store, group: NetworkId) -> None:
    meeting_rules.set_meeting_rules(store, network=group, colour="#2a6fb0")
    day = date(2026, 5, 4)
    bo = person(store, "Bo Ek", "Ale")
    at_networks.join(store, network=group, participant=bo, organisation=body(store, "Ale"))
    at_networks.leave(store, network=group, participant=bo, on=date(2026, 6, 20))
    at_meetings.add(store, first_day=day, last_day=day + timedelta(2), networks=[group], title="Träff")
    invitations.invite(store, meeting=meetings.ids(store)[0])
    at_meetings.add(store, first_day=day - timedelta(10), networks=[group], status="held")
    coming = today.next_meetings(store, day + timedelta(1))
    assert [(each.meeting.title, each.missing) for each in coming.lines] == [("Träff", 1)]
    assert [(each.name, each.last_day) for each in today.ending(store, day).lines] == [
        ("Bo Ek", "2026-06-20")
    ]
    assert [name for _number, name in today.without_email(store, day).lines] == ["Bo Ek"]
    assert [(name, seats) for _number, name, seats in today.vacant(store, day).lines] == [
        ("Riksnätverket", 2)
    ]
    shown = calendar.between(store, day + timedelta(1), day + timedelta(1))
    assert [(each.title, each.colour) for each in shown] == [("Träff", "#2a6fb0")]


def test_the_figures_of_a_half_year(store: Store, group: NetworkId) -> None:
    for name, at in (("Bo Ek", "Ale"), ("Cia Ask", "Lerum")):
        at_networks.join(
            store, network=group, participant=person(store, name, at), organisation=body(store, at)
        )
    for day, text in ((date(2026, 3, 4), "1 2"), (date(2026, 4, 8), "1d 2f"), (date(2026, 9, 9), "1 2x")):
        number = at_meetings.add(store, first_day=day, networks=[group])
        invitations.invite(store, meeting=number)
        attending.call_roll(store, meeting=number, text=text)
    at_meetings.cancel(store, meeting=at_meetings.add(store, first_day=date(2026, 4, 1), networks=[group]))
    year: dict[str, Any] = {"first": date(2026, 1, 1), "last": date(2026, 12, 31)}
    table = at_statistics.attendance(store, **year)
    assert [row[:8] for row in table.rows if row[0] == "2026-1" and row[2] != "Öckerö kommun"] == [
        ("2026-1", "Riksnätverket", "Ale kommun", "2", "2", "2", "1", "0"),
        ("2026-1", "Riksnätverket", "Lerums kommun", "2", "2", "1", "0", "1"),
    ]
    assert {row[9] for row in table.rows if row[2] == "Öckerö kommun"} == {"1"}
    (whole,) = statistics.attended(store, date(2026, 1, 1), date(2026, 12, 31), by=())
    assert (whole.meetings, whole.invited, whole.present) == (3, 6, 4)
    by_half = statistics.attended(store, date(2026, 1, 1), date(2026, 12, 31), by=("half",))
    assert [(each.half, each.present) for each in sorted(by_half, key=lambda row: row.half)] == [
        ("2026-1", 3),
        ("2026-2", 1),
    ]
    fees = at_statistics.fees(store, **year)
    assert [(row[0], row[4]) for row in fees.rows] == [
        ("Bo Ek", "2026-03-04"),
        ("Cia Ask", "2026-03-04"),
        ("Bo Ek", "2026-04-08"),
        ("Bo Ek", "2026-09-09"),
    ]
    with pytest.raises(Invalid):
        at_statistics.attendance(store, first=date(2026, 1, 1), last=date(2025, 1, 1))


def test_who_was_host_today_comes_last(store: Store, group: NetworkId) -> None:
    at_meetings.add(store, first_day=date.today(), networks=[group], host=body(store, "Ale"), status="held")
    assert names(store, group) == ["Lerum", "Öckerö", "Ale"]
    ahead = at_meetings.add(store, first_day=AHEAD, networks=[group])
    turn = at_hosting.proposed(store, group)[ahead]
    assert turn is not None
    assert turn.organisation == body(store, "Lerum")


def test_a_later_meeting_is_taken_by_the_one_proposed(store: Store, group: NetworkId) -> None:
    _first, second = (
        at_meetings.add(store, first_day=AHEAD + timedelta(7 * week), networks=[group]) for week in range(2)
    )
    turn = at_hosting.proposed(store, group)[second]
    assert turn is not None
    assert at_hosting.take(store, meeting=second) == turn.organisation == body(store, "Lerum")
    assert meetings.get(store, second).turn_of is None


def test_a_host_who_is_changed_otherwise_took_nobodys_turn(store: Store, group: NetworkId) -> None:
    meeting = at_meetings.add(store, first_day=AHEAD, networks=[group])
    at_hosting.take(store, meeting=meeting, host=body(store, "Lerum"), reason="Ombyggnad")
    at_meetings.change(store, meeting=meeting, host=body(store, "Öckerö"))
    held = meetings.get(store, meeting)
    assert (held.host_name, held.turn_of_name) == ("Öckerö kommun", "Ale kommun")
    at_meetings.change(store, meeting=meeting, host=body(store, "Ale"))
    held = meetings.get(store, meeting)
    assert (held.host_name, held.turn_of, held.host_reason) == ("Ale kommun", None, "")


def test_a_meeting_without_a_time_comes_first_of_its_day(store: Store, group: NetworkId) -> None:
    timed, bare = (
        at_meetings.add(store, first_day=AHEAD, start=start, networks=[group]) for start in (time(9), None)
    )
    assert [each.meeting.id for each in today.next_meetings(store, date.today()).lines] == [bare, timed]
    assert [each.meeting for each in hosting.coming(store, group, on=date.today())] == [bare, timed]


def test_a_seat_for_nobody_that_goes_on_does_not_end(store: Store, group: NetworkId) -> None:
    day, last = date(2026, 5, 4), date(2026, 6, 20)
    bo, eva = (person(store, name) for name in ("Bo Ek", "Eva Ek"))
    for who in (bo, eva):
        at_networks.join(store, network=group, participant=who, last_day=last)
    at_networks.join(store, network=group, participant=eva, first_day=last + timedelta(1))
    assert [each.name for each in today.ending(store, day).lines] == ["Bo Ek"]
