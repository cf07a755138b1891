"""Answers in the subject of a mail."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.records.keys import normal
from desktop_app.records.meetings import replies


@pytest.mark.parametrize(
    ("subject", "answer"),
    [
        ("Accepterat: Styrgruppen", "accepted"),
        ("Accepted: Styrgruppen", "accepted"),
        (
            "Accepterad: Styrgruppen @ ons 20 jan. 2027 09:00 - 12:00 (CET) (kansli@samverka.example)",
            "accepted",
        ),
        ("Tackat ja: Styrgruppen", "accepted"),
        ("Avböjt: Styrgruppen", "declined"),
        ("VB: SV: avböjt:  Styrgruppen", "declined"),
        ("Tackat nej: Styrgruppen", "declined"),
        ("Declined: Styrgruppen @ Wed Jan 20, 2027 9am", "declined"),
        ("Förhinder - Styrgruppen", "declined"),
        ("Preliminärt: Styrgruppen", "tentative"),
        ("Preliminärt accepterat: Styrgruppen", "tentative"),
        ("Tentatively Accepted: Styrgruppen", "tentative"),
        ("Ny tid föreslagen: Styrgruppen", "tentative"),
        ("Delegerat: Styrgruppen", "delegated"),
    ],
)
def test_the_words_of_calendars(subject: str, answer: str) -> None:
    assert replies.of_subject(subject) == (answer, "Styrgruppen")


@pytest.mark.parametrize(
    "subject",
    [
        "",
        "Styrgruppen",
        "Accepterat",
        "Sv: Styrgruppen",
        "Automatiskt svar: Styrgruppen",
        "Vem har accepterat: en fråga",
    ],
)
def test_another_subject_is_no_answer(subject: str) -> None:
    assert replies.of_subject(subject) is None


@given(st.text(max_size=40))
def test_what_the_meeting_is_called_is_kept(name: str) -> None:
    found = replies.of_subject(f"Accepterat: {name}")
    assert found
    assert found[0] == "accepted"
    assert " @ " in name or found[1] in " ".join(normal(name).split())
