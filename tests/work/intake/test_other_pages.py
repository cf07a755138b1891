"""Pages of other networks than the two of the seeds: other headings, whole web pages, every form of date."""

from __future__ import annotations

from datetime import date, time

import pytest

from desktop_app.work.intake.understood import MeetingLine, Understood
from tests.work.intake.sources import from_text

COUNTY = """Start / Samverkan / Nätverk

Vi använder kakor för att ge dig en bättre upplevelse av webbplatsen.
Acceptera alla
Endast nödvändiga

Nätverket för näringsliv och kompetens

Nätverket samlar kommunernas näringslivschefer och träffas fyra gånger per år. Värdskapet roterar.

Om nätverket

Nätverket bildades 2012 och har 14 kommuner som medlemmar. Region Värmland är sammankallande.

Nätverkets syfte

- Utbyta erfarenheter
- Samordna insatser i länet

Fokusområden 2026

• Kompetensförsörjning
• Etablering

Mötestider 2026

Våren
Onsdag 4 februari kl. 9.00–12.00, Teams
Torsdag-fredag 23–24 april, lunch till lunch i Sunne
Tisdag 9 juni kl 13-16 (9-12 gemensamt möte med nätverket för vuxenutbildning)
Hösten
v. 39
27 augusti kl 9-12 (Inställt!)
Tisdag 20 oktober hos Karlstads kommun
10 december (kl. 16-17 ca) julavslutning

Ledamöter

Arvika kommun
Eva Ek, näringslivschef
eva.ek@arvika.example
070-174 06 05

Eda kommun
Vakant

Karlstads kommun
Bo Ström, tf näringslivsdirektör, bo.strom@karlstad.example
Mia Lind von Hage, strateg

Kontakt

Ida Berg
Processledare
Region Värmland
ida.berg@regionvarmland.example
Telefon: 031-390 06 07

Dokument

Minnesanteckningar 4 februari.pdf

Sidan uppdaterades 2026-01-15
Kontakta oss
Facebook
"""


def test_a_whole_web_page() -> None:
    found = from_text(COUNTY)
    network = found.network
    assert network
    assert (network.row, network.stated_members, network.about.count("\n\n")) == (7, 14, 1)
    assert [(one.kind, one.period.text, len(one.lines)) for one in found.lists] == [
        ("purpose", "", 2),
        ("priorities", "2026", 2),
    ]
    assert [
        (one.written, one.organisation_code, one.title, one.role, one.acting) for one in found.people
    ] == [
        ("Eva Ek", "1784", "näringslivschef", "member", False),
        ("Bo Ström", "1780", "näringslivsdirektör", "member", True),
        ("Mia Lind von Hage", "1780", "strateg", "member", False),
        ("Ida Berg", "Region Värmland", "Processledare", "contact", False),
    ]
    assert [len(one.phones) for one in found.people] == [1, 0, 0, 1]
    assert [(one.organisation, one.role) for one in found.vacancies] == [(1730, "member")]
    assert [problem.row for problem in found.problems] == [59]
    assert {1, 3, 4, 5, 59, 61, 63, 65} <= {one.row for one in found.skipped}


def test_its_meetings() -> None:
    meetings = from_text(COUNTY).meetings
    assert [(one.first_day, one.last_day) for one in meetings if one.first_day] == [
        (date(2026, 2, 4), date(2026, 2, 4)),
        (date(2026, 4, 23), date(2026, 4, 24)),
        (date(2026, 6, 9), date(2026, 6, 9)),
        (date(2026, 8, 27), date(2026, 8, 27)),
        (date(2026, 10, 20), date(2026, 10, 20)),
        (date(2026, 12, 10), date(2026, 12, 10)),
    ]
    teams, internat, joint, week, cancelled, hosted, last = meetings
    assert (teams.start, teams.end, teams.place, teams.title) == (time(9), time(12), "Teams", "")
    assert (internat.host, internat.title) == ("Sunne kommun", "lunch till lunch")
    assert (joint.start, joint.joint) == (
        time(13),
        "9-12 gemensamt möte med nätverket för vuxenutbildning",
    )
    assert (week.span.first, week.span.last) == (date(2026, 9, 21), date(2026, 9, 27))
    assert "no day" in week.problems[0].message
    assert [one.cancelled for one in meetings].index(True) == meetings.index(cancelled)
    assert (hosted.host, last.start, last.end, last.title) == (
        "Karlstads kommun",
        time(16),
        time(17),
        "julavslutning",
    )


def test_the_site_above_the_title_and_a_convener_below_the_dates() -> None:
    found = from_text(
        "Hoppa till innehåll\nMeny\nRegion Skåne\nVåra nätverk\n\nNätverk för folkhälsa\n"
        "Nätverket för folkhälsa är ett nätverk för kommunernas folkhälsostrateger i länet.\n\n"
        "Möten 2025\n\n• 12 februari – Malmö, kl. 9.30–15.00\n• 3–4 december – Båstad (lunch–lunch)\n\n"
        "Sammankallande\nEva Ek, folkhälsostrateg\nRegion Skåne\n040-628 04 11\n\n"
        "Arbetsgrupp\nBo Ström, Lunds kommun\nMia Lind, Malmö stad\n\nFolkhälsomyndigheten\n© Region Skåne"
    )
    assert found.network
    assert (found.network.name, found.network.row) == ("Nätverk för folkhälsa", 6)
    assert [(one.host, one.title) for one in found.meetings] == [
        ("Malmö stad", ""),
        ("Båstads kommun", "lunch–lunch"),
    ]
    assert [(one.written, one.role, len(one.phones)) for one in found.people] == [
        ("Eva Ek", "convener", 1),
        ("Bo Ström", "", 0),
        ("Mia Lind", "", 0),
    ]


def meetings(text: str) -> tuple[MeetingLine, ...]:
    return from_text(f"Nätverket\n\n{text}").meetings


def test_several_dates_on_a_line_and_a_year_of_each_season() -> None:
    found = meetings(
        "Möten\n\nVårterminen 2026\n21 jan, 18 feb och 18 mars kl 13-16\n\nHT 2026\n26/8, 23/9 kl. 9-12"
    )
    assert [(one.first_day, one.start) for one in found] == [
        (date(2026, 1, 21), time(13)),
        (date(2026, 2, 18), time(13)),
        (date(2026, 3, 18), time(13)),
        (date(2026, 8, 26), time(9)),
        (date(2026, 9, 23), time(9)),
    ]


def test_two_years_in_the_heading_are_told_apart_by_the_weekday_only() -> None:
    found = meetings("Nätverksträffar 2025/2026\n\nonsdag 12 november\ntisdag 10 februari\n5 maj")
    assert [one.first_day for one in found] == [date(2025, 11, 12), date(2026, 2, 10), None]
    assert found[2].years == (2025, 2026)
    assert "2025, 2026" in found[2].problems[0].message


def test_a_weekday_or_a_week_that_does_not_fit_says_what_would() -> None:
    wrong_day, wrong_week = meetings("Möten 2026\n\nmåndag 7 april\n26 september (v. 40)")
    assert (wrong_day.first_day, len(wrong_day.problems)) == (date(2026, 4, 7), 1)
    assert "is a Tuesday, not a Monday. The weekday fits 2025." in wrong_day.problems[0].message
    assert "is in week 39, not week 40" in wrong_week.problems[0].message


def test_a_day_without_year_is_not_guessed() -> None:
    weekday, bare = meetings("Möten\n\n • måndagen 19 januari\n • 3 maj")
    assert (weekday.first_day, weekday.years[-4:]) == (None, (2004, 2009, 2015, 2026))
    assert "The weekday fits" in weekday.problems[0].message
    assert (bare.first_day, bare.years) == (None, ())
    dated = from_text("Nätverket\n\nMöten\n\n3 maj\n\nUppdaterad: 2026-01-08").meetings
    assert dated[0].years == (2026,)


@pytest.mark.parametrize(
    ("line", "host", "title", "place"),
    [
        ("7 april i Alingsås kommun", "Alingsås kommun", "", ""),
        ("7 april kl 9-12, Alingsås", "Alingsås kommun", "", ""),
        ("7 april, värd: Ale", "Ale kommun", "", ""),
        ("7 april kl 9 (värdkommun Ale) studiebesök", "Ale kommun", "studiebesök", ""),
        ("7 april Ale kommun står som värd", "Ale kommun", "", ""),
        ("7 april kl. 13 Studiebesök hos Volvo", "", "Studiebesök hos Volvo", ""),
        ("7 april, plats: Stadshuset", "", "", "Stadshuset"),
        ("7 april kl 9-12 digitalt via Teams", "", "", "digitalt via Teams"),
    ],
)
def test_host_title_and_place(line: str, host: str, title: str, place: str) -> None:
    one = meetings(f"Möten 2026\n\n{line}")[0]
    assert (one.host, one.title, one.place) == (host, title, place)


def test_a_moved_meeting_and_a_time_for_all() -> None:
    moved, other = meetings("Möten 2026\n\n23 april (flyttat till 29 april)\n5 maj\nAlla möten kl. 9-12")
    assert (moved.first_day, moved.start) == (date(2026, 4, 29), time(9))
    assert "2026-04-23" in moved.problems[0].message
    assert (other.first_day, other.end) == (date(2026, 5, 5), time(12))


def test_an_english_page() -> None:
    found: Understood = from_text(
        "Participants\n\nEva Ek, Head of Labour Market, City of Gothenburg\nBo Ström, Municipality of Ale\n\n"
        "Meeting dates 2026\n\nMarch 5, 9-11 am\nThursday 7 May, 1-3 pm (cancelled)"
    )
    assert [(one.organisation_code, one.title) for one in found.people] == [
        ("1480", "Head of Labour Market"),
        ("1440", ""),
    ]
    assert [(one.first_day, one.start, one.end, one.cancelled) for one in found.meetings] == [
        (date(2026, 3, 5), time(9), time(11), False),
        (date(2026, 5, 7), time(13), time(15), True),
    ]


def test_lists_of_points_in_every_form() -> None:
    found = from_text(
        "Riksnätverket\n\nUppdrag\n\nNätverket har i uppdrag att:\n1. Bevaka utvecklingen\n2. Sprida goda\n"
        "exempel\n\n"
        "Mål\nAtt stärka kulturens roll i regionen.\nAtt dela kunskap.\n\nSyfte: Utbyta erfarenheter\n"
    )
    assert [(one.kind, one.lines) for one in found.lists] == [
        ("mission", ("Bevaka utvecklingen", "Sprida goda exempel")),
        ("purpose", ("Att stärka kulturens roll i regionen.", "Att dela kunskap.")),
        ("purpose", ("Utbyta erfarenheter",)),
    ]
