"""The block of the minutes that says who was there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.records.keys import sort_key
from desktop_app.records.meetings import parts, present
from desktop_app.records.meetings.present import Attendant

MEETING = [
    Attendant("Åsa Öberg", "member", party="M", organisation="Öckerö"),
    Attendant("Bo Lind", "member", "declined", party="M", organisation="Ale"),
    Attendant("Cia Dal", "member", "remote", "vice ordförande", 1, "L", organisation="Kungsbacka",
              via="telephone"),
    Attendant("Dan Ström", "member", role="ordförande", rank=0, party="S", organisation="Partille"),
    Attendant("Eva Fors", "serving", party="M", organisation="Ale", serves_for="Bo Lind"),
    Attendant("Fia Gran", "deputy", "remote", party="S", organisation="Tjörn"),
    Attendant("Gun Hed", "member", party="C", organisation="Härryda", part=parts.read("t.o.m. § 4")),
    Attendant("Ida Jung", "member", "absent", party="V", organisation="Lerum"),
    Attendant("Jan Kvist", "deputy", "declined", party="V", organisation="Lerum"),
    Attendant("Karin Ljung", "guest", title="statssekreterare", organisation="Arbetsmarknadsdepartementet",
              part=parts.read("§ 3–7")),
    Attendant("Lars Mo", "co-opted", acting=True, title="sekreterare", organisation="Göteborgsregionen"),
    Attendant("Mia Ny", "guest", "declined"),
    Attendant("Nils Ost", "deputy", "absent"),
    Attendant("Olle Palm", "member", ""),
]  # fmt: skip

TEXT = """\
Present

Full members
Dan Ström (S), ordförande, Partille
Cia Dal (L), vice ordförande, Kungsbacka, by telephone
Gun Hed (C), Härryda, until § 4
Åsa Öberg (M), Öckerö

Serving deputies
Eva Fors (M), Ale, serving deputy for Bo Lind

Deputies
Fia Gran (S), Tjörn, by distance

Excused
Bo Lind (M), Ale
Jan Kvist (V), Lerum, deputy

Absent
Ida Jung (V), Lerum

Others present
Karin Ljung, statssekreterare, Arbetsmarknadsdepartementet, § 3–7
Lars Mo acting, sekreterare, Göteborgsregionen"""


def test_the_block_is_exact() -> None:
    made = present.block(MEETING)
    assert str(made) == TEXT
    assert made.not_noted == ("Olle Palm",)


def test_a_key_to_sort_by_is_swedish_too() -> None:
    names = ("Ida Lundström", "Anna Löf", "Eva Ost", "Bo Å")
    rows = [
        Attendant(name, "member", sorts_as=sort_key(" ".join(reversed(name.split()))))
        for name in reversed(names)
    ]
    assert str(present.block(rows)).splitlines()[3:] == [*names]


def test_what_is_empty_has_no_heading() -> None:
    assert str(present.block([])) == ""
    assert str(present.block(MEETING[1:2])) == "Excused\nBo Lind (M), Ale"


ROWS = st.builds(
    Attendant,
    st.text(min_size=1, max_size=4),
    st.sampled_from(("member", "serving", "deputy", "co-opted", "guest")),
    st.sampled_from(("present", "remote", "declined", "absent", "")),
    rank=st.none() | st.integers(0, 2),
)


@given(st.lists(ROWS))
def test_everybody_who_was_there_and_every_member_stands_once(rows: list[Attendant]) -> None:
    made = present.block(rows)
    lines = [line.name for section in made.sections for group in section.groups for line in group.lines]
    expected = [
        row.name
        for row in rows
        if row.presence in ("present", "remote")
        or (row.presence == "declined" and row.kind != "guest")
        or row.kind == "member"
    ]
    assert sorted([*lines, *made.not_noted]) == sorted(expected)


@given(st.lists(ROWS))
def test_the_order_does_not_depend_on_how_they_were_entered(rows: list[Attendant]) -> None:
    ordered = [row for row in rows if row.rank is None and row.kind == "member" and row.presence == "present"]
    made = present.block(ordered)
    names = [line.name for section in made.sections for group in section.groups for line in group.lines]
    assert names == sorted(names, key=sort_key)
    assert str(present.block(rows)) == str(present.block(rows[::-1]))
