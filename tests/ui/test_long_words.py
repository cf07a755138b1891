"""A word that is wider than its place is parted where a reader expects it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from desktop_app.ui.calendar.painting import broken_lines
from desktop_app.ui.long_words import broken, line


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Bibliotekschefsnätverket", "Bib-lio-teks-chefs-nät-ver-ket"),
        ("Samverkansgruppen", "Sam-ver-kans-grup-pen"),
        ("(Näringslivsnätverket)", "(Närings-livs-nät-ver-ket)"),
        ("många", "många"),
        ("ÖREBRO", "ÖRE-BRO"),
    ],
)
def test_syllables_begin_with_a_consonant(qapp: QApplication, word: str, parts: str) -> None:
    assert broken(word, QFontMetricsF(qapp.font()), 1).replace("\u00ad", "-") == parts


def test_a_day_of_the_calendar_parts_long_names_with_a_hyphen(qapp: QApplication) -> None:
    font = qapp.font()
    width = int(QFontMetricsF(font).horizontalAdvance("Bibliotekschefs-"))
    raw = broken_lines("09:30 Bibliotekschefsnätverket i Göteborg", font, width)
    drawn = [line(part).strip() for part in raw]
    assert len([part for part in drawn if part.endswith("-")]) >= 1
    assert max(map(QFontMetricsF(font).horizontalAdvance, drawn)) <= width
    assert line("".join(raw)) == "09:30 Bibliotekschefsnätverket i Göteborg"


def test_an_address_is_parted_without_a_sign_that_would_be_read_as_its_own(qapp: QApplication) -> None:
    address = "anna.svensson.lindqvist@kommunalforbundet.example"
    raw = broken_lines(address, qapp.font(), 90)
    assert len(raw) > 2
    assert "".join(map(line, raw)) == address
