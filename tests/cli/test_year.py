"""A year of one administrator by the command line, in the demo's body: appointments, dates, notice and
replies, roll call, minutes, a change of representative, figures, and the duties to those who are registered.

The year is the one after next, in which the demo has no meetings of its own.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.cli.conftest import Answer, Samverka, refused

GROUP = "Styrgruppen för arbetsmarknad"
YEAR = date.today().year + 2
DATES = f"""Styrgruppens mötesdatum {YEAR}

 • 20 januari kl 9-12
 • 7 april kl 9-12
 • 25 maj kl 9-12
 • 20 oktober kl 9-12
"""
REPLY = """BEGIN:VCALENDAR
METHOD:REPLY
PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
VERSION:2.0
BEGIN:VEVENT
ATTENDEE;PARTSTAT=DECLINED;CN="{name}":mailto:{email}
COMMENT:Sitter i budgetnämnden
UID:{uid}
SEQUENCE:{sequence}
SUMMARY:Avböjt
DTSTAMP:{stamp}
END:VEVENT
END:VCALENDAR
"""


@dataclass
class Office:
    """What an administrator has: the register, a folder, and what came of the year so far."""

    run: Callable[..., Answer]
    folder: Path
    meetings: list[int] = field(default_factory=list)

    def do(self, verb: str, **values: object) -> Any:
        done = self.run("do", verb, json.dumps(values), "--json")
        assert done.status == 0, (verb, values, done.err)
        return done.json["result"]

    def listed(self, what: str, *more: object) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.run("list", what, *more, "--json").json["rows"]
        return found

    def seats(self, *more: object) -> list[dict[str, Any]]:
        return self.listed("seats", "--network", GROUP, *more)

    def holder(self, organisation: str, role: str = "member") -> dict[str, Any]:
        """The one seat in that role that somebody holds for an organisation."""
        (seat,) = [
            seat
            for seat in self.seats()
            if (seat["organisation"], seat["role_key"]) == (organisation, role) and seat["participant"]
        ]
        return seat

    def meeting(self, number: int) -> dict[str, Any]:
        shown: dict[str, Any] = self.run("show", "meeting", number, "--json").json
        return shown

    def printed(self, *words: object) -> str:
        """A document as lines without blanks at their ends."""
        out = self.folder / "papper.txt"
        made = self.run("print", words[0], out, *words[1:])
        assert made.status == 0, made.err
        return out.read_text(encoding="utf-8-sig").replace("\r\n", "\n")

    def table(self, *words: object) -> list[dict[str, str]]:
        """An exported spreadsheet's rows by their headings."""
        out = self.folder / "tabell.xlsx"
        assert self.run("export", words[0], out, *words[1:]).status == 0
        head, *rows = openpyxl.load_workbook(out).worksheets[0].iter_rows(values_only=True)
        return [dict(zip(map(str, head), (str(cell or "") for cell in row), strict=True)) for row in rows]


@pytest.fixture
def office(samverka: Samverka, tmp_path: Path) -> Office:
    register = tmp_path / "kansliet.samverka"
    assert samverka("--register", register, "demo").status == 0
    return Office(lambda *words, **more: samverka("--register", register, *words, **more), tmp_path)


def test_a_year_of_an_administrator(office: Office) -> None:
    before_the_term(office)
    start_of_the_year(office)
    before_the_meeting(office)
    at_the_meeting(office)
    after_the_meeting(office)
    any_day(office)
    june_and_december(office)
    always(office)


def before_the_term(office: Office) -> None:
    """Forms go out to the municipalities; one comes back with a name on the vacant seat."""
    vacant = sorted(seat["organisation"] for seat in office.seats() if seat["participant"] is None)
    assert vacant == ["Göteborgs Stad", "Lilla Edets kommun", "Partille kommun"]
    folder = office.folder / "formulär"
    forms = office.run("forms", GROUP, folder, "--json").json["forms"]
    assert len(forms) == 13
    (sent,) = [form for form in forms if form["name"] == "Lilla Edets kommun"]
    assert (sent["participants"], sent["vacant"]) == (0, 1)

    book = openpyxl.load_workbook(sent["file"])
    sheet = book.worksheets[0]
    (empty,) = [cell for row in sheet.iter_rows() for cell in row if cell.value == "vacant"]
    written = {"Given name": "Ylva", "Family name": "Norrström", "Title": "Kommunalråd"}
    written["E-mail"] = "ylva.norrstrom@lillaedet.example"
    (head,) = [row for row in sheet.iter_rows() if "Given name" in [cell.value for cell in row]]
    for heading in head:
        if heading.value in written:
            sheet.cell(empty.row, heading.column, written[str(heading.value)])
    back = office.folder / "Lilla Edet svarar.xlsx"
    book.save(back)

    assert office.run("import", back, "--dry-run", "--json").json["files"][0]["new"] == 1
    taken = office.run("import", back, "--json").json
    assert (taken["files"][0]["new"], bool(taken["change"])) == (1, True)
    assert office.run("import", back, "--json").json["change"] is None
    still = sorted(seat["organisation"] for seat in office.seats() if seat["participant"] is None)
    assert still == ["Göteborgs Stad", "Partille kommun"]
    named = office.holder("Lilla Edets kommun")
    assert (named["name"], named["title"]) == ("Ylva Norrström", "Kommunalråd")


def start_of_the_year(office: Office) -> None:
    """A pasted list of days becomes the year's meetings; each gets the host whose turn it is."""
    page = office.run("import", "-", "--network", GROUP, "--json", given=DATES).json
    assert [each["start"][:10] for each in page["files"][0]["meetings"]] == [
        f"{YEAR}-{day}" for day in ("01-20", "04-07", "05-25", "10-20")
    ]
    held = [row for row in office.listed("meetings", "--network", GROUP) if row["first_day"] > f"{YEAR}"]
    office.meetings = [row["id"] for row in held]
    assert [(row["start"], row["end"]) for row in held] == [("09:00", "12:00")] * 4
    office.do("hosting.take_turns", network=GROUP)
    hosts = [office.meeting(number)["host_name"] for number in office.meetings]
    assert len(set(hosts)) == 4
    assert all(hosts)
    office.do("hosting.swap", between=office.meetings[:2], reason="Stadshuset byggs om")
    swapped = [office.meeting(number) for number in office.meetings[:2]]
    assert [each["host_name"] for each in swapped] == [hosts[1], hosts[0]]
    assert [each["turn_of_name"] for each in swapped] == hosts[:2]
    office.do(
        "networks.set_lines",
        network=GROUP,
        kind="priorities",
        heading=f"Prioriterade frågor {YEAR}",
        lines=["Vägar till arbete"],
    )
    page_then = office.printed("public-page", "--network", GROUP, "--as-of", f"{YEAR}-01-07")
    assert f"20 January at 9-12 in {hosts[1]}" in page_then
    assert "Vägar till arbete" in page_then


def before_the_meeting(office: Office) -> None:
    """The notice with its agenda; replies, one of them a file from Outlook; a deputy is called in."""
    first = office.meetings[0]
    office.do("meetings.change", meeting=first, place="Stadshuset", room="Sal 3")
    office.do(
        "networks.set_lines", network=GROUP, kind="standing", lines=["Justerare", "Föregående protokoll"]
    )
    assert office.do("agenda.fill", meeting=first) == 2
    office.do(
        "agenda.add", meeting=first, title="Budget", kind="decision", start="09:30", presenter="Kansliet"
    )
    office.do("agenda.add", meeting=first, title="Lunch", kind="meal", start="12:00")
    asked = office.do("meetings.invite", meeting=first)
    sitting = {seat["name"] for seat in office.seats("--as-of", f"{YEAR}-01-20") if seat["participant"]}
    assert asked == len(sitting)
    office.do(
        "meetings.invite_guest",
        meeting=first,
        name="Vera Gäst",
        title="Utredare",
        organisation_text="Skolverket",
    )
    notice = office.printed("notice", "--meeting", first)
    for words in (
        "Thursday 20 January" if YEAR == 2028 else "20 January",
        "Stadshuset, Sal 3",
        "1. Justerare",
    ):
        assert words in notice
    assert "09:30 3. Budget, Kansliet" in notice
    assert "Vera Gäst, Utredare, Skolverket" in notice
    assert office.do("meetings.notice_sent", meeting=first) == asked + 1
    assert office.meeting(first)["status"] == "invited"

    away = office.holder("Ale kommun")
    now = office.meeting(first)
    stamp = f"{date.today():%Y%m%d}T080000Z"
    said = REPLY.format(stamp=stamp, **{**now, "name": away["name"], "email": away["email"]})
    (office.folder / "svar.ics").write_text(said, encoding="utf-8")
    assert office.do("meetings.take_replies", paths=[str(office.folder / "svar.ics")]) == []
    (asking,) = office.meeting(first)["deputies_to_ask"]
    assert asking["instead_of"] == away["name"]
    deputy = asking["deputies"][0]
    assert deputy in [seat["name"] for seat in office.seats() if seat["role_key"] == "deputy"]
    office.do("meetings.call_deputy", meeting=first, deputy=deputy, instead_of=away["name"])
    assert office.meeting(first)["deputies_to_ask"] == []
    for line in office.meeting(first)["attendance"]:
        if line["name"] not in (away["name"], deputy) and line["capacity"] == "member":
            office.do("meetings.answer", meeting=first, attendance=line["id"], reply="accepted", diet="Fisk")
    (row,) = [row for row in office.listed("meetings", "--network", GROUP) if row["id"] == first]
    members = [line for line in office.meeting(first)["attendance"] if line["capacity"] == "member"]
    assert (row["invited"], row["accepted"]) == (asked + 1, len(members) - 1)
    answers = {line["Name"]: line["Reply"] for line in office.table("attendance", "--meeting", first)}
    assert answers[away["name"]] == "Declined"
    assert deputy in office.printed("roster", "--meeting", first)


def at_the_meeting(office: Office) -> None:
    """The sheet has numbered rows; the roll is called by them, taken back, and called again."""
    first = office.meetings[0]
    rows = office.do("meetings.number_rows", meeting=first)
    sheet = office.printed("sign-in", "--meeting", first)
    lines = {line["sheet_row"]: line for line in office.meeting(first)["attendance"]}
    assert all(lines[row]["name"] in sheet for row in range(1, rows + 1))
    members = [
        row for row, line in lines.items() if line["capacity"] == "member" and line["reply"] == "accepted"
    ]
    (serving,) = [row for row, line in lines.items() if line["serving"]]
    (declined,) = [row for row, line in lines.items() if line["reply"] == "declined"]
    (guest,) = [row for row, line in lines.items() if line["capacity"] == "guest"]
    *there, far, missing = members
    text = f"{' '.join(map(str, there))} {far}d {missing}x {serving}t {declined}f {guest}"
    refused(office.run("do", "meetings.call_roll", json.dumps({"meeting": first, "text": f"{rows + 1}"})))
    assert office.do("meetings.call_roll", meeting=first, text=text) == len(members) + 3
    noted = {line["sheet_row"]: line["presence"] for line in office.meeting(first)["attendance"]}
    assert (noted[far], noted[missing], noted[serving]) == ("remote", "absent", "present")
    assert office.run("undo").status == 0
    assert {line["presence"] for line in office.meeting(first)["attendance"]} == {""}
    assert office.run("redo").status == 0
    held = office.meeting(first)
    assert held["status"] == "held"
    assert [(each["network"], each["seats"], each["reached"]) for each in held["quorum"]] == [
        (GROUP, 15, True)
    ]


def after_the_meeting(office: Office) -> None:
    """The minutes: who was there, what was decided, and who does what by when."""
    first = office.meetings[0]
    (budget,) = [item for item in office.meeting(first)["agenda"] if item["title"] == "Budget"]
    assert office.do("agenda.decide", item=budget["id"], decision="Partille utreder.") == 1
    partille = office.holder("Partille kommun", "chair")
    office.do(
        "assignments.from_decision",
        item=budget["id"],
        title="Utreda budgeten",
        participants=[partille["name"]],
        organisation="Partille kommun",
        deadline=f"{YEAR}-09-01",
    )
    minutes = office.printed("minutes", "--meeting", first)
    lines = {line["name"]: line for line in office.meeting(first)["attendance"]}
    (deputy,) = [line for line in lines.values() if line["serving"]]
    (away,) = [line for line in lines.values() if line["reply"] == "declined"]
    (missing,) = [line for line in lines.values() if line["presence"] == "absent" and line is not away]
    headings = (
        "Present\n",
        "Full members\n",
        "Serving deputies\n",
        "Excused\n",
        "Absent\n",
        "Others present\n",
    )
    places = [minutes.index(heading) for heading in headings]
    assert places == sorted(places)
    assert f"serving deputy for {away['name']}" in minutes[places[2] : places[3]]
    assert deputy["name"] in minutes[places[2] : places[3]]
    assert away["name"] in minutes[places[3] : places[4]]
    assert missing["name"] in minutes[places[4] : places[5]]
    assert "Vera Gäst, Utredare, Skolverket" in minutes[places[5] :]
    assert "3. Budget\n\nDecision § 1: Partille utreder.\n" in minutes
    assert f"Utreda budgeten, {partille['name']}, ready by {YEAR}-09-01" in minutes
    assert [(row["number"], row["decision"]) for row in office.listed("decisions", "--network", GROUP)] == [
        (1, "Partille utreder.")
    ]
    (given,) = office.listed("assignments", "--network", GROUP)
    assert (given["performers"], given["deadline"]) == (partille["name"], f"{YEAR}-09-01")
    late = office.printed("assignments", "--network", GROUP, "--as-of", f"{YEAR}-09-02")
    assert "Utreda budgeten" in late
    assert "Overdue" in late


def any_day(office: Office) -> None:
    """Partille changes its representative from 1 May; the list as of 7 April is what it was."""
    before = office.holder("Partille kommun", "chair")
    office.do(
        "networks.succeed",
        network=GROUP,
        organisation="Partille kommun",
        leaving=before["name"],
        first_day=f"{YEAR}-05-01",
        given="Tuva",
        family="Ekdal",
        email="tuva.ekdal@partille.example",
    )
    then, now = (
        {seat["name"] for seat in office.seats("--search", "Partille", "--as-of", day)}
        for day in (f"{YEAR}-04-07", f"{YEAR}-05-01")
    )
    assert before["name"] in then
    assert "Tuva Ekdal" not in then
    assert "Tuva Ekdal" in now
    assert before["name"] not in now
    roster = office.printed("roster", "--network", GROUP, "--as-of", f"{YEAR}-04-07")
    assert before["name"] in roster
    assert "Tuva Ekdal" not in roster
    people = [
        (each["name"], each["span"]["last"])
        for each in office.run("show", "assignment", "Utreda budgeten", "--json").json["people"]
    ]
    assert people == [(before["name"], f"{YEAR}-04-30"), ("Tuva Ekdal", None)]
    everybody = office.run("addresses", "--network", GROUP, "--as-of", f"{YEAR}-05-02").out
    assert "tuva.ekdal@partille.example" in everybody
    assert ";" in everybody
    asked = office.do("meetings.invite", meeting=office.meetings[2])
    names = {line["name"] for line in office.meeting(office.meetings[2])["attendance"]}
    assert len(names) == asked
    assert "Tuva Ekdal" in names


def june_and_december(office: Office) -> None:
    """Attendance and vacancies of each half-year, and the basis for fees."""
    office.do("meetings.cancel", meeting=office.meetings[3])
    period = ("--network", GROUP, "--from", f"{YEAR}-01-01", "--to")
    june = office.table("statistics", *period, f"{YEAR}-06-30")
    december = office.table("statistics", *period, f"{YEAR}-12-31")
    assert {row["Half-year"] for row in june} == {f"{YEAR}-1"}
    assert {row["Half-year"] for row in december} == {f"{YEAR}-1", f"{YEAR}-2"}
    by_body = {row["Organisation"]: row for row in june}
    assert by_body["Ale kommun"]["Regrets"] == "1"
    assert by_body["Lilla Edets kommun"]["Vacant seats"] == "0"
    assert by_body["Göteborgs Stad"]["Vacant seats"] == "1"
    first = office.meeting(office.meetings[0])
    there = [line for line in first["attendance"] if line["presence"] in ("present", "remote")]
    fees = office.table("fees", *period, f"{YEAR}-12-31")
    assert sorted(row["Name"] for row in fees) == sorted(line["name"] for line in there)
    assert {row["Begins"] for row in fees} == {"09:00"}


def always(office: Office) -> None:
    """Diets are forgotten when the meeting is over; a protected person is on no paper, and counted."""
    first = office.meetings[0]
    assert any(line["diet"] for line in office.meeting(first)["attendance"])
    assert office.do("meetings.forget_diets", before=f"{YEAR}-02-01") > 0
    assert not any(line["diet"] for line in office.meeting(first)["attendance"])
    office.do("participants.change", participant="Ylva Norrström", protected=True)
    for paper in (
        ("notice", "--meeting", first),
        ("sign-in", "--meeting", first),
        ("minutes", "--meeting", first),
    ):
        printed = office.printed(*paper)
        assert "Norrström" not in printed
        assert "left out (protected identity)" in printed
    assert "Norrström" not in office.printed("roster", "--network", GROUP)
    shown = office.run("show", "participant", "Ylva Norrström").out
    assert "ylva.norrstrom@lillaedet.example" in shown
    assert office.run("check").status == 0
