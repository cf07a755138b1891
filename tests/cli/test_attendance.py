"""A sign-up and an attendance matrix by the command line: to the meeting, its record and its export."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.cli.conftest import Samverka

DATA = Path(__file__).parents[1] / "data" / "lists"
SIGN_UP = DATA / "Anmälan dialogmöte 11 februari(1-24).xlsx"
MATRIX = DATA / "Närvaro arbetsmarknadsnätverket 2025.xls"


def test_answers_go_to_the_meeting_that_is_named(
    samverka: Samverka, sqlite_location: str, tmp_path: Path
) -> None:
    at = ("--register", sqlite_location)
    made = '{"first_day": "2026-03-11", "title": "Vårmöte"}'
    assert samverka(*at, "do", "meetings.add", made).status == 0
    found = samverka(*at, "--json", "import", SIGN_UP, "--meeting", "1").json["files"][0]
    assert (found["new"], len(found["attendance"])) == (23, 23)
    assert [each["start"] for each in found["meetings"]] == ["2026-03-11"]
    shown = samverka(*at, "--json", "show", "meeting", "1").json
    replies = [row["reply"] for row in shown["attendance"]]
    assert {reply: replies.count(reply) for reply in replies} == {"accepted": 15, "remote": 4, "declined": 4}
    out = tmp_path / "svar.csv"
    assert samverka(*at, "export", "attendance", out, "--meeting", "1").status == 0
    with out.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    assert {row["Reply"] for row in rows} == {"Accepted", "Accepted, remotely", "Declined"}
    again = samverka(*at, "--json", "import", SIGN_UP, "--meeting", "1").json
    assert (again["files"][0]["unchanged"], again["change"]) == (23, None)


def test_assignments_are_exported(samverka: Samverka, sqlite_location: str, tmp_path: Path) -> None:
    at = ("--register", sqlite_location)
    made = '{"title": "Kartläggning", "deadline": "2026-12-31"}'
    assert samverka(*at, "do", "assignments.add", made).status == 0
    out = tmp_path / "uppdrag.csv"
    assert samverka(*at, "export", "assignments", out, "--as-of", "2027-01-02").status == 0
    with out.open(encoding="utf-8-sig", newline="") as stream:
        (row,) = csv.DictReader(stream, delimiter=";")
    assert (row["Assignment"], row["Ready by"], row["Status"]) == ("Kartläggning", "2026-12-31", "Overdue")


def test_a_matrix_tells_its_meetings_and_who_was_there(samverka: Samverka, sqlite_location: str) -> None:
    at = ("--register", sqlite_location)
    assert samverka(*at, "do", "networks.add", '{"name": "Arbetsmarknad"}').status == 0
    told = samverka(*at, "import", MATRIX, "--network", "Arbetsmarknad", "--dry-run")
    assert "6 meetings, 88 presences." in told.out
    found = samverka(*at, "--json", "import", MATRIX, "--network", "Arbetsmarknad").json["files"][0]
    assert len(found["meetings"]) == 6
    assert len(found["attendance"]) == 136
    assert found["attendance"][0] == {
        "sheet": "Närvaro 2025",
        "row": 5,
        "column": "C",
        "person": "Karl-Johan af Sandeberg",
        "meeting": "2025-01-20",
        "reply": "",
        "presence": "present",
        "remote": False,
    }
    rows = samverka(*at, "--json", "list", "meetings").json["rows"]
    assert (rows[0]["first_day"], rows[0]["status"]) == ("2025-01-20", "held")
