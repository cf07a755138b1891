"""Times of an agenda."""

from __future__ import annotations

from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.records.meetings.agenda import AgendaItem
from desktop_app.records.meetings.timetable import Timetable, timetable

DAY, NEXT = date(2027, 3, 18), date(2027, 3, 19)
NINE, TWELVE = time(9), time(12)


def item(
    title: str, minutes: int | None = None, start: time | None = None, day: date | None = None
) -> AgendaItem:
    return AgendaItem(0, 1, title, day=day, start=start, minutes=minutes)


def told(lines: list[AgendaItem], first: date = DAY, last: date = DAY) -> list[tuple[str, int, str]]:
    found = timetable(lines, first, last, NINE, TWELVE).misfits
    return [(misfit.kind, misfit.line, misfit.sentence) for misfit in found]


def clocks(table: Timetable) -> list[tuple[str, str]]:
    return [(said(slot.start), said(slot.end)) for slot in table.slots]


def said(at: time | None) -> str:
    return f"{at:%H:%M}" if at else ""


def test_items_follow_each_other() -> None:
    lines = [
        item("Öppnande", 5),
        item("Läget", 40),
        item("Kaffe", 15),
        item("Proppen", 90),
        item("Övrigt", 30),
    ]
    table = timetable(lines, DAY, DAY, NINE, TWELVE)
    assert clocks(table) == [
        ("09:00", "09:05"), ("09:05", "09:45"), ("09:45", "10:00"), ("10:00", "11:30"), ("11:30", "12:00"),
    ]  # fmt: skip
    assert table.misfits == ()


def test_an_item_without_minutes_lasts_until_what_is_fixed() -> None:
    lines = [item("Läget"), item("Lunch", 60, time(11)), item("Övrigt")]
    assert clocks(timetable(lines, DAY, DAY, NINE, time(13))) == [
        ("09:00", "11:00"), ("11:00", "12:00"), ("12:00", "13:00"),
    ]  # fmt: skip


def test_what_nobody_knows_is_left_open() -> None:
    table = timetable([item("Läget"), item("Proppen", 30), item("Övrigt", 30)], DAY, DAY, NINE)
    assert clocks(table) == [("09:00", ""), ("", ""), ("", "")]
    assert table.misfits == ()
    assert timetable([], DAY, DAY) == Timetable(())


def test_what_does_not_add_up() -> None:
    late = [item("Läget", 60), item("Proppen", 150)]
    assert told(late) == [("late", 1, "The agenda ends at 12:30, the meeting at 12:00.")]
    overlap = [item("Läget", 60), item("Gästen", 30, time(9, 45))]
    assert told(overlap) == [("overlap", 1, "“Gästen” begins at 09:45, but “Läget” ends at 10:00.")]
    early = [item("Kaffe", 30, time(8, 30))]
    assert told(early) == [("overlap", 0, "“Kaffe” begins at 08:30, but the meeting at 09:00.")]
    gap = [item("Läget", 60), item("Gästen", 30, time(10, 15))]
    assert told(gap) == [("gap", 1, "15 minutes are free before “Gästen”.")]
    backwards = [item("Lunch", None, time(11)), item("Gästen", 30, time(10))]
    assert [kind for kind, _line, _sentence in told(backwards)] == ["gap", "overlap"]
    night = [item("Skärgården", 300, time(20))]
    assert ("late", 0, "“Skärgården” goes on past midnight.") in told(night)


def test_a_meeting_of_several_days() -> None:
    lines = [
        item("Läget", 120), item("Middag", 180, time(18)),
        item("Studiebesök", 60, time(8, 30), NEXT), item("Avslut", 30),
    ]  # fmt: skip
    table = timetable(lines, DAY, NEXT, time(13), TWELVE)
    assert [slot.day for slot in table.slots] == [DAY, DAY, NEXT, NEXT]
    assert clocks(table) == [("13:00", "15:00"), ("18:00", "21:00"), ("08:30", "09:30"), ("09:30", "10:00")]
    assert [misfit.kind for misfit in table.misfits] == ["gap"]
    wrong = [item("Läget", 60, day=NEXT), item("Efteråt", 5, day=date(2027, 3, 20)), item("Kvar", 5, day=DAY)]
    assert [misfit.sentence for misfit in timetable(wrong, DAY, NEXT).misfits] == [
        "“Efteråt” is on 2027-03-20, which is no day of the meeting.",
        "“Kvar” is on 2027-03-18, but stands after a later day.",
    ]


TIMES = st.builds(time, st.integers(0, 23), st.integers(0, 59))
ITEMS = st.lists(
    st.builds(
        item,
        st.just("x"),
        st.none() | st.integers(0, 90),
        st.none() | TIMES,
        st.sampled_from((None, DAY, NEXT)),
    )
)


@given(ITEMS)
def test_every_line_has_a_slot_whose_end_is_its_start_and_its_minutes(lines: list[AgendaItem]) -> None:
    table = timetable(lines, DAY, NEXT, NINE, TWELVE)
    assert len(table.slots) == len(lines)
    for line, slot in zip(lines, table.slots, strict=True):
        if line.start:
            assert slot.start == line.start
        if slot.start and slot.end:
            length = (slot.end.hour - slot.start.hour) * 60 + slot.end.minute - slot.start.minute
            assert length == line.minutes if line.minutes is not None else length >= 0


@given(st.lists(st.integers(0, 60), min_size=1, max_size=6))
def test_minutes_add_up(minutes: list[int]) -> None:
    table = timetable([item("x", length) for length in minutes], DAY, DAY, NINE, TWELVE)
    late = [misfit for misfit in table.misfits if misfit.kind == "late"]
    assert bool(late) == (sum(minutes) > 180)
