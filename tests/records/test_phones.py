"""Telephone numbers: read where they can be, kept as written where they cannot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.records import phones


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("070 – 174 06 96", [("mobile", "+46701740696")]),
        ("+46 (0)70-174 06 40", [("mobile", "+46701740640")]),
        ("0046701740605", [("mobile", "+46701740605")]),
        ("070-174\N{NO-BREAK SPACE}06\N{NO-BREAK SPACE}79", [("mobile", "+46701740679")]),
        (313900607, [("phone", "+46313900607")]),
        (701740621.0, [("mobile", "+46701740621")]),
        ("701740621.0", [("mobile", "+46701740621")]),
        ("08/465 004 05", [("phone", "+46846500405")]),
        ("031-390 06 14 / 070-174 06 80", [("phone", "+46313900614"), ("mobile", "+46701740680")]),
        ("031-390 06 03\nmobil 070-174 06 72", [("phone", "+46313900603"), ("mobile", "+46701740672")]),
        (
            "vx 031-390 06 27, direkt 070-174 06 42",
            [("switchboard", "+46313900627"), ("mobile", "+46701740642")],
        ),
        ("031-390 06 00 vxl", [("switchboard", "+46313900600")]),
        ("0701740605 031-3900607", [("mobile", "+46701740605"), ("phone", "+46313900607")]),
        ("Tel: 031-390 06 07 (kl 9-12)", [("phone", "+46313900607")]),
        ("-", []),
        ("saknas", []),
        ("", []),
    ],
)
def test_numbers(cell: str | float, expected: list[tuple[str, str]]) -> None:
    assert [(phone.kind, phone.value) for phone in phones.read(cell)] == expected


@pytest.mark.parametrize(
    ("cell", "value", "trouble"),
    [
        (4512, "", "internal"),
        ("08-123 45", "", "unreadable"),
        ("ring växeln", "", "unreadable"),
        ("8039 / 40", "", "unreadable"),
        ("08-465 004 00-99", "+46846500400", "range"),
        ("031-390 06 00 ankn 12", "+46313900600", "extension"),
    ],
)
def test_what_is_told(cell: str | float, value: str, trouble: str) -> None:
    (phone,) = phones.read(cell)
    assert (phone.value, phone.written, phone.trouble) == (value, str(cell), trouble)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("+46313900607", "031-390 06 07"),
        ("+46701740605", "070-174 06 05"),
        ("+46980319200", "0980-31 92 00"),
        ("+46771123456", "0771-12 34 56"),
        ("+4722128761", "+47 22 12 87 61"),
        ("", "ankn 4512"),
    ],
)
def test_printed(value: str, expected: str) -> None:
    assert phones.printed(value, "ankn 4512") == expected


@given(st.text(st.sampled_from("0123456789 +-/,;()abö\n."), max_size=40))
def test_no_letter_or_digit_is_lost(text: str) -> None:
    found = phones.read(text)
    if found:
        kept = "".join("".join(phone.written.split()) for phone in found)
        assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]


@given(st.text(max_size=40))
def test_no_text_upsets_it(text: str) -> None:
    for phone in phones.read(text):
        assert phone.value == "" or phone.value.startswith("+")
        phones.printed(phone.value, phone.written)


@given(st.floats() | st.integers())
def test_no_number_upsets_it(number: float) -> None:
    phones.read(number)


@given(
    st.sampled_from(["0", "+46", "0046", "+46 (0)", "+460"]),
    st.sampled_from(["70", "73", "8", "31", "980", "771", "90", "1", "71"]),
    st.text("0123456789", min_size=3, max_size=9),
)
def test_the_short_way_gives_the_librarys_answer(prefix: str, area: str, rest: str) -> None:
    import phonenumbers

    number = phonenumbers.parse(f"{prefix}{area}{rest}", "SE")
    valid = phonenumbers.is_valid_number(number)
    (phone,) = phones.read(f"{prefix}{area}-{rest}")
    wanted = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if valid else ""
    assert phone.value == wanted or phone.trouble == "range"
