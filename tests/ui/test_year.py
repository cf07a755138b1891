"""A year of one administrator through the window, in the demo's body: what municipalities mail, dates and
hosts, notice and replies, roll call, minutes, a change of representative, figures, and the duties to those
who are registered. At the end all of it is undone.

The year is the one after next, in which the demo has no meetings of its own; days that are to have come are
looked at as of that day. tests/cli/test_year.py is the same year by the command line.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.records.ids import MeetingId
from desktop_app.records.progress import drain
from desktop_app.store import dump
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.ui.jobs import JobsAtOnce
from desktop_app.ui.window import Window
from desktop_app.work.demo import demo
from tests.ui.administrator import Administrator
from tests.ui.fake_ask import FakeAsk
from tests.ui.mailed import answers_of_municipalities, reply_from_outlook

pytestmark = pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise|grabbing the keyboard)")
GROUP = "Styrgruppen för arbetsmarknad"
SEATS = "Participants of the network"
YESTERDAY = date.today() - timedelta(1)
YEAR = date.today().year + 2


def wednesday(month: int) -> date:
    """In the third week of a month, where it is never a free day."""
    return next(day for day in (date(YEAR, month, number) for number in range(15, 22)) if day.weekday() == 2)


JANUARY, APRIL, MAY, OCTOBER = DAYS = [wednesday(month) for month in (1, 4, 5, 10)]
PASTED = f"""Styrgruppens mötesdatum {YEAR}

 • {JANUARY.day} januari kl 9-12
 • {APRIL.day} april kl 9-12
 • {MAY.day} maj kl 9-12
 • 6 juni kl 9-12
 • {OCTOBER.day} oktober kl 9-12
"""
BLOCK = """Present

Full members
Albin Farah-Thorell (S), chair, Partille kommun
Svetlana Saleh-Abrahamsson (L), vice chair, Kungsbacka kommun
Sven-Erik Boström (C), Alingsås kommun
Sara Hadžić-Stenhav (S), Kungälvs kommun
Marie-Louise Löfqvist (S), Öckerö kommun
Iris Malmqvist, Stenungsunds kommun
Sigrid Norrgårdh (MP), Mölndals stad
Ylva Norrström, Lilla Edets kommun
Hjalmar Sundin (M), Göteborgs Stad, by distance
Gustaf Söderlund (M), Ale kommun
Pontus Tesfaye (L), Tjörns kommun
Gun-Britt von Stjerneholm (V), Göteborgs Stad

Serving deputies
Tobias Hedelund (M), Lerums kommun, serving deputy for Lisbeth Granath

Excused
Lisbeth Granath (S), Lerums kommun

Absent
Britt-Marie Strandelin (KD), Härryda kommun

Others present
Emma Strömberg, Göteborgsregionens kommunalförbund
Vera Gäst, Utredare"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = drain(demo(str(tmp_path / "kansliet.samverka")))
    yield made
    made.close()


@pytest.fixture
def office(qtbot: QtBot, jobs: JobsAtOnce, ask: FakeAsk, store: Store, tmp_path: Path) -> Administrator:
    def crash(error: BaseException) -> None:
        raise error

    window = Window(jobs, crashed=crash, places={}, ask=ask)
    qtbot.addWidget(window)
    window.show()
    window.show_register(store)
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    return Administrator(window, ask, tmp_path)


def test_a_year_of_an_administrator(office: Administrator, store: Store) -> None:
    before = dump.everything(store)
    before_the_term(office)
    start_of_the_year(office)
    before_the_meeting(office, store)
    at_the_meeting(office)
    after_the_meeting(office)
    any_day(office)
    june_and_december(office)
    always(office)
    all_undone(office)
    assert dump.everything(store) == before


def before_the_term(office: Administrator) -> None:
    """Forms go out to the municipalities; two come back, and a third has written a list of its own."""
    show_network(office)
    assert vacancies(office) == ["Göteborgs Stad", "Lilla Edets kommun", "Partille kommun"]
    office.ask.answers.append(office.folder / "formulär")
    office.menu("Actions", "Send out forms")
    assert office.bar.startswith("13 forms are written.")

    mailed = answers_of_municipalities(office.folder / "formulär")
    office.press("Ctrl+I")
    office.ask.answers.append(mailed)
    office.click("Choose files")
    office.fill({"Sender (if the list does not name the organisation)": "Göteborgs Stad"})
    office.click("Next")
    office.click("Next")
    becomes = {row[1]: row[0] for row in office.rows("Every change")}
    assert becomes.pop("Ledamöter och ersättare i styrgruppen") == "skipped"
    assert becomes == {
        "Ylva Norrström": "new",
        "Iris Malmqvist": "new",
        "Hjalmar Sundin (M)": "new",
        "Daniel Lundström (M)": "is changed",
        "Gun-Britt von Stjerneholm (V)": "is changed",
        "Åke Edström (D)": "unchanged",
        "Ragnhild Alebäck": "not in the list",
    }
    office.choose("Every change", "not in the list")
    office.fill({"Decision": "End the seat", "Last day of the ended seats": YESTERDAY.isoformat()})
    office.click("Import 5, end 1 seat")
    assert "3 participants were added, 2 were changed, 1 seat was ended." in office.told
    office.click("Close")
    assert vacancies(office) == ["Göteborgs Stad", "Partille kommun"]
    assert ("Ylva Norrström", "Lilla Edets kommun", "member") in office.rows(SEATS)

    office.press("Ctrl+I")
    office.ask.answers.append(mailed[:1])
    office.click("Choose files")
    office.click("Next")
    office.click("Next")
    assert not office.button("Nothing to import").isEnabled()
    office.press("Esc", "Esc", "Esc")


def start_of_the_year(office: Administrator) -> None:
    """A pasted list of days becomes the year's meetings; each gets the host whose turn it is."""
    show_network(office)
    office.menu("Actions", "Series of meetings")
    office.fill({"Pattern or days": PASTED, "Place": "Gårdsrummet"})
    office.wait(lambda: len(office.rows("Days of the series")) == 5)
    assert [row[0] for row in office.rows("Days of the series") if not row[2]] == [*map(in_list, DAYS)]
    assert "Nationaldagen" in office.row("Days of the series", in_list(date(YEAR, 6, 6)))[2]
    office.click("Add the meetings")
    assert office.bar == "Added 4 meetings"

    office.menu("Actions", "Whose turn it is to be host")
    office.click("Give all their turns")
    hosts = [office.row("Coming meetings", in_list(day))[1] for day in DAYS]
    assert hosts[0] == "Ale kommun"
    assert len(set(hosts)) == 4
    office.choose("Coming meetings", in_list(JANUARY))
    office.click("Swap")
    office.fill({"Swaps with": in_list(APRIL), "Reason": "Stadshuset byggs om"})
    office.click("Save")
    assert [office.row("Coming meetings", in_list(day))[1] for day in DAYS[:2]] == [hosts[1], hosts[0]]
    office.press("Esc")

    write_list(office, "New: Priorities", str(YEAR), "Vägar till arbete")
    write_list(office, "New: Standing agenda items", "", "Justerare", "Föregående protokoll")
    office.look_at(f"{YEAR}-01-07")
    office.menu("Actions", "Page for the web")
    page = office.saved_pdf()
    assert f"• {JANUARY.day} January at 9-12 in {hosts[1]}, place: Gårdsrummet" in page
    assert f"Priorities {YEAR}\n• Vägar till arbete" in page
    assert "Ylva Norrström, Kommunalråd, Lilla Edets kommun" in page
    office.look_at("")


def before_the_meeting(office: Administrator, store: Store) -> None:
    """The notice with its agenda; replies by hand, and one from Outlook; a deputy is called in."""
    show_meeting(office, JANUARY)
    office.press("F2")
    office.fill({"Place": "Stadshuset", "Room": "Sal 3"})
    office.click("Save")
    office.tab("Agenda")
    office.click("Fill with standing items and leftovers")
    office.press("Ctrl+Shift+A", "Ctrl+End", "Insert")
    office.write("Budget")
    office.press("Return", "Right")
    office.write("Kansliet")
    office.press("Return")
    office.click("Save")
    assert [row[1] for row in office.rows("Agenda")] == [
        "1. Justerare",
        "2. Föregående protokoll",
        "3. Budget",
    ]

    office.tab("Attendance")
    office.menu("Attendance", "Invite the network's participants")
    assert office.bar.startswith("Invited 18 participants")
    office.menu("Attendance", "Invite a guest")
    office.fill({"Name": "Vera Gäst", "Title or office": "Utredare"})
    office.click("Save")
    notice = paper(office, "Notice")
    assert "Place: Stadshuset, Sal 3" in notice
    assert "3. Budget, Kansliet" in notice
    assert "Ylva Norrström, Kommunalråd, Lilla Edets kommun" in notice
    assert "Vera Gäst, Utredare" in notice
    office.menu("Attendance", "Notice has been sent")
    assert "notice sent" in office.told.casefold()

    office.choose("Attendance", "Gustaf Söderlund")
    office.write("y" * 6)
    assert office.row("Attendance", "Emma Strömberg")[2] == "Accepted"
    assert "19 invited, 6 accepted" in office.told
    for name in ("Gustaf Söderlund", "Pontus Tesfaye"):
        office.choose("Attendance", name)
        office.menu("Attendance", "Reply and diet")
        office.fill({"Diet": "Vegetariskt"})
        office.click("Save")
    assert "2 Vegetariskt" in office.told

    now = meetings.get(store, MeetingId(meetings.named(store, JANUARY.isoformat())))
    office.drop(reply_from_outlook(office.folder, now, "Lisbeth Granath", "lisbeth.granath@lerum.example"))
    assert "Lisbeth Granath does not come. Next in turn: Tobias Hedelund" in office.bar
    office.click("Call in Tobias Hedelund")
    assert office.row("Attendance", "Tobias Hedelund")[2] == "Serves for Lisbeth Granath"
    assert "19 invited, 6 accepted, 1 declined" in office.told
    roster = paper(office, "Roster")
    assert "Tobias Hedelund (M) deputy" in roster


def at_the_meeting(office: Administrator) -> None:
    """The sheet has numbered rows; the roll is called by them, taken back, and called again."""
    sheet = paper(office, "Sign-in sheet")
    office.press("Ctrl+R")
    rows = {name: number for number, name, *_more in office.rows("Sign-in sheet")}
    assert all(f"{number} {name}" in sheet for name, number in rows.items())
    assert "09:00–12:00, Stadshuset, Sal 3" in sheet
    office.fill({"Who was there": "1 99"})
    assert "There is no row 99 on the sign-in sheet, whose last row is 19." in office.told
    said = {"Hjalmar Sundin": "d", "Britt-Marie Strandelin": "x", "Lars-Göran Al-Hamdani": "x"}
    said |= {"Åke Edström": "x", "Tobias Hedelund": "t", "Lisbeth Granath": "f"}
    office.fill({"Who was there": " ".join(f"{number}{said.get(name, '')}" for name, number in rows.items())})
    assert "15 present, of whom 1 remotely, 4 absent" in office.told
    assert f"{GROUP}: 13 of 15 seats, a quorum" in office.told
    office.press("Return")
    assert "Held; notice sent" in office.told
    assert "13 of 15 seats, a quorum" in office.told
    office.press("Ctrl+Z")
    assert office.bar.startswith("Undid: Noted the attendance of 19 people")
    assert "Notice sent" in office.told
    office.press("Ctrl+Y")
    assert "13 of 15 seats, a quorum" in office.told


def after_the_meeting(office: Administrator) -> None:
    """The minutes: who was there, what was decided, and who does what by when."""
    office.menu("Meeting", "Copy the block for the minutes")
    assert office.clipboard == BLOCK
    office.tab("Agenda")
    office.choose("Agenda", "3. Budget")
    office.press("Return")
    office.fill({"What was decided": "Partille utreder."})
    office.click("Save")
    office.choose("Agenda", "3. Budget")
    office.menu("Meeting", "Assignment from the item")
    office.fill({"Title": "Utreda budgeten", "Carried out by": "Albin", "For which organisation": "Partille"})
    office.fill({"Ready by": f"{YEAR}-09-01"})
    office.click("Save")
    office.tab("Assignments")
    assert office.rows("Assignments") == [("Utreda budgeten", "Albin Farah-Thorell", f"{YEAR}-09-01")]
    minutes = paper(office, "Minutes")
    assert "3. Budget\nDecision § 1: Partille utreder." in minutes
    assert "Tobias Hedelund (M), Lerums kommun, serving deputy for Lisbeth Granath" in minutes
    assert f"Utreda budgeten, Albin Farah-Thorell, ready by {YEAR}-09-01" in minutes

    office.look_at(f"{YEAR}-09-01")
    office.press("Ctrl+0")
    assert office.row("Assignments due", f"1 Sept {YEAR}")[3] == "Ongoing"
    office.look_at(f"{YEAR}-09-02")
    assert office.row("Assignments due", f"1 Sept {YEAR}")[3] == "Overdue"
    office.look_at("")


def any_day(office: Administrator) -> None:
    """Who represents Haninge? Partille changes its representative from 1 May; the list of April is what it
    was."""
    office.press("Ctrl+K")
    office.write("haninge")
    office.wait(lambda: len(office.hits) > 1)
    assert office.hits[:2] == ["Haninge kommun", "Malin Järvinen"]
    office.press("Down", "Return")
    assert office.row("Roles in networks", "Arbetsmarknadschefsnätverket")[1] == "member"

    show_network(office)
    office.choose(SEATS, "Albin Farah-Thorell")
    office.press("Ctrl+Shift+B")
    office.fill({"From": f"{YEAR}-05-01", "Who takes over": "Tuva Ekdal"})
    office.fill({"E-mail": "tuva.ekdal@partille.example"})
    assert f"Albin Farah-Thorell leaves {GROUP} on 30 Apr {YEAR}." in office.told
    assert f"Tuva Ekdal takes the seat on 1 May {YEAR}, as member for Partille kommun." in office.told
    assert f"Tuva Ekdal takes over the assignment Utreda budgeten on 1 May {YEAR}." in office.told
    office.click("Hand over")
    assert office.bar == f"Tuva Ekdal succeeded Albin Farah-Thorell in {GROUP}"
    rosters = {day: roster_of(office, f"{YEAR}-{day}") for day in ("04-07", "05-01")}
    assert "Albin Farah-Thorell (S) chair" in rosters["04-07"]
    assert "Tuva Ekdal" not in rosters["04-07"]
    assert "Tuva Ekdal" in rosters["05-01"]
    assert "Albin Farah-Thorell" not in rosters["05-01"]

    office.press("Ctrl+2")
    office.look_at(f"{YEAR}-05-02")
    office.pick("Show the participants of a network or a list", GROUP)
    office.press("Ctrl+A", "Ctrl+Shift+C")
    assert office.bar == "Copied 17 e-mail addresses. One participant has none."
    assert "; tuva.ekdal@partille.example; " in office.clipboard
    office.look_at("")


def june_and_december(office: Administrator) -> None:
    """Attendance and vacancies of each half-year, and the basis for fees."""
    show_meeting(office, OCTOBER)
    office.menu("Meeting", "Cancel the meeting")
    assert office.row("Meetings", in_list(OCTOBER))[3] == "Cancelled"
    office.press("Ctrl+8")
    office.look_at(f"{YEAR}-06-30")
    office.pick("Network", GROUP)
    office.pick("Grouped by", "By organisation")
    shown = office.rows("Statistics")
    exported = office.exported(lambda: office.menu("File", "Export to Excel"))
    june = {row["Organisation"]: row for row in exported}
    assert (june["Lerums kommun"]["Regrets"], june["Lerums kommun"]["Present"]) == ("1", "1")
    assert (june["Göteborgs Stad"]["Vacant seats"], june["Lilla Edets kommun"]["Vacant seats"]) == ("1", "0")
    assert [row[0] for row in shown] == [row["Organisation"] for row in exported if row["Organisation"]]
    office.look_at(f"{YEAR}-12-31")
    office.pick("Grouped by", "By half-year")
    assert len(office.rows("Statistics")) == 2
    fees = office.exported(lambda: office.menu("File", "Basis for fees and travel"))
    assert len(fees) == 15
    assert {(row["Begins"], row["First day"]) for row in fees} == {("09:00", JANUARY.isoformat())}
    office.look_at("")


def always(office: Administrator) -> None:
    """Whoever has a protected identity is on no paper and in no table, and each says so."""
    office.press("Ctrl+2")
    office.fill({"Search: Participants": "norrström"})
    office.press("Return", "F2")
    office.fill({"Protected identity": True})
    office.click("Save")
    assert "Protected identity: left out of every list and export." in office.told

    show_meeting(office, JANUARY)
    for name in ("Roster", "Notice", "Sign-in sheet", "Minutes"):
        hides(paper(office, name))
    office.menu("Meeting", "Copy the block for the minutes")
    hides(office.clipboard)
    table = office.exported(lambda: office.menu("File", "Export to Excel"))
    hides(f"{table}\n{office.bar}")
    show_network(office)
    hides(roster_of(office, date.today().isoformat()))
    office.menu("Actions", "Page for the web")
    hides(office.saved_pdf())
    table = office.exported(lambda: office.menu("File", "Export to Excel"))
    hides(f"{table}\n{office.bar}")
    office.press("Ctrl+2")
    office.pick("Show the participants of a network or a list", GROUP)
    office.menu("File", "Print")
    hides(office.saved_pdf())
    table = office.exported(lambda: office.menu("File", "Export to Excel"))
    hides(f"{table}\n{office.bar}")
    office.press("Ctrl+A", "Ctrl+Shift+C")
    assert "norrstrom" not in office.clipboard
    assert "One with a protected identity was left out." in office.bar


def all_undone(office: Administrator) -> None:
    """As far as Undo goes: to the register as it was made."""
    office.press("Ctrl+4")
    for _step in range(60):
        if not office.possible("Edit", "Undo"):
            break
        office.press("Ctrl+Z")
        assert office.bar.startswith("Undid: ")
        assert "Left as it is" not in office.bar
    assert not office.possible("Edit", "Undo")


# what is done again and again


def show_network(office: Administrator) -> None:
    office.press("Ctrl+1")
    office.choose("Networks", GROUP)


def show_meeting(office: Administrator, day: date) -> None:
    office.press("Ctrl+3")
    office.choose("Meetings", in_list(day))


def vacancies(office: Administrator) -> list[str]:
    return [row[1] for row in office.rows(SEATS) if row[0] == "Vacant"]


def in_list(day: date) -> str:
    """As a list writes it: Wed 19 Jan 2028."""
    return f"{day:%a} {day.day} {day:%b %Y}"


def write_list(office: Administrator, which: str, period: str, *lines: str) -> None:
    office.menu("Actions", "Purpose and mission")
    office.fill({"List": which, "Period": period})
    for line in lines:
        office.click("New line")
        office.write(line)
        office.press("Return")
    office.click("Save")


def paper(office: Administrator, name: str) -> str:
    """A paper of the meeting in sight, saved and read back."""
    office.menu("File", "Print")
    office.pick("Paper", name)
    return office.saved_pdf()


def roster_of(office: Administrator, day: str) -> str:
    """The list of the network in sight as of a day."""
    office.menu("File", "Print")
    office.fill({"As of": day})
    office.press("Tab")
    return office.saved_pdf()


def hides(text: str) -> None:
    """Ylva Norrström, who is protected; and says so."""
    assert "Norrström" not in text
    assert "1 person left out (protected identity)" in text
