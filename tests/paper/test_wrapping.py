from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.paper.look import ROW
from desktop_app.paper.wrapping import lines, plain, width, words


def wide(text: str) -> float:
    return width(text, ROW)


@settings(deadline=None)
@given(st.text("aåä ö-@.1 \n\u00a0👩\u200d\u0308\ud800", max_size=60), st.floats(200, 3000))
def test_no_line_is_too_wide_and_no_letter_is_lost(text: str, room: float) -> None:
    broken = lines(text, room, ROW)
    assert broken
    assert all(wide(line) <= room or len(line) <= 8 for line in broken)
    assert "".join("".join(broken).split()) == "".join("".join(plain(text)).split())


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("070-174 06 05", ["070-174 06 05"]),
        ("vx 08-12 34 56, Åsa", ["vx", "08-12 34 56,", "Åsa"]),
        ("114 28 Stockholm", ["114 28", "Stockholm"]),
        ("20\u00a0januari kl 9", ["20\u00a0januari", "kl", "9"]),
    ],
)
def test_figures_stay_together(text: str, together: list[str]) -> None:
    assert words(text) == together


def test_a_long_address_breaks_after_a_sign() -> None:
    assert lines("anna.lena@kommunen.example", wide("anna.lena@komm"), ROW) == (
        "anna.lena@",
        "kommunen.",
        "example",
    )


def test_a_long_word_breaks_anywhere() -> None:
    assert lines("m" * 10, wide("mmmm"), ROW) == ("mmmm", "mmmm", "mm")


def test_room_for_less_than_a_letter_gives_a_letter_a_line() -> None:
    assert lines("abc", 1, ROW) == ("a", "b", "c")


def test_letters_are_composed_and_control_signs_dropped() -> None:
    assert plain("A\u030asa\x00\tEk\r\nÖ") == ("Åsa Ek", "Ö")
    assert plain("a\ud800b") == ("ab",)
    assert plain("") == ("",)
