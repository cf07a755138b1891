"""Pages, notices, minutes and mails as strangers write them: what each says, and what it does not say."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from desktop_app.work.intake.understood import Understood
from tests.work.intake.sources import from_file, from_text


def people(found: Understood) -> list[tuple[str, str, str]]:
    return [(one.written, one.organisation_code, one.role) for one in found.people]


def titles(found: Understood) -> list[tuple[str, str, str]]:
    return [(one.written, one.organisation_code, one.title) for one in found.people]


def days(found: Understood) -> list[tuple[date | None, str, bool]]:
    return [(one.first_day, one.host, one.cancelled) for one in found.meetings]


def told(found: Understood) -> str:
    return " ".join(problem.message for problem in found.problems)


# pages


def test_a_norwegian_page() -> None:
    found = from_text(
        "Nettverk for barnehageledere\n\nFormål\n• Utveksle erfaringer\n\nMøtedatoer 2026\n"
        "• Tirsdag 3. februar kl. 10-14\n• Onsdag 22. april (avlyst)\n• 16.-17. september\n\n"
        "Deltakere\nRagnhild Moen, Årjängs kommun\n\nForfall\nOdd Bråten, Eda kommun"
    )
    assert [(one.kind, one.lines) for one in found.lists] == [("purpose", ("Utveksle erfaringer",))]
    assert [(one.first_day, one.last_day, one.cancelled) for one in found.meetings] == [
        (date(2026, 2, 3), date(2026, 2, 3), False),
        (date(2026, 4, 22), date(2026, 4, 22), True),
        (date(2026, 9, 16), date(2026, 9, 17), False),
    ]
    assert people(found) == [("Ragnhild Moen", "1765", ""), ("Odd Bråten", "1730", "")]


def test_a_danish_page() -> None:
    found = from_text(
        "Forside > Netværk\n\nNetværk for grøn omstilling\n\nMødedatoer 2026\n"
        "Mandag den 9. marts kl. 13.00-15.30\nMødet den 1. december er aflyst\n\n"
        "Medlemmer\nSøren Holmgaard, Helsingborgs stad\nMette Nygård (formand), Landskrona stad"
    )
    assert days(found) == [(date(2026, 3, 9), "", False), (date(2026, 12, 1), "", True)]
    assert [one.title for one in found.meetings] == ["", ""]
    assert people(found) == [("Søren Holmgaard", "1283", ""), ("Mette Nygård", "1282", "chair")]


def test_a_title_in_capitals_is_no_person() -> None:
    found = from_text("NÄTVERK FÖR HR-CHEFER I HALLAND\n\nTRÄFFAR\n\n2026\n27 mars, heldag, Laholm")
    assert found.network
    assert (found.network.name, found.people) == ("NÄTVERK FÖR HR-CHEFER I HALLAND", ())


@pytest.mark.parametrize(
    "above",
    [
        "Kommunala tjänster\nLyssna\nÖppna ett nytt fönster\n",
        "Nyheter\nPress\nRegion Halland\nNätverk och samverkan\nSkriv ut sidan\n",
        "Startsida | Nätverk\n",
    ],
)
def test_the_sites_own_lines_above_the_title(above: str) -> None:
    found = from_text(
        f"{above}Rådet för trygghet\nDela via e-post\n"
        "Rådet för trygghet består av tjänstepersoner från alla kommuner i länet.\nLedamöter\n"
        "Börje Strand, säkerhetschef, Laholms kommun"
    )
    assert found.network
    assert found.network.name == "Rådet för trygghet"
    assert people(found) == [("Börje Strand", "1381", "member")]


def test_a_name_that_ends_with_a_region() -> None:
    found = from_text("Näringslivsnätverket Fyrbodal\n\nMötesplan 2026\n\n5 mars")
    assert found.network
    assert (found.network.name, found.people) == ("Näringslivsnätverket Fyrbodal", ())


def test_roles_over_and_behind_their_people() -> None:
    found = from_text(
        "Beredningen för klimat\n\nBeredningens sekreterare\nSofie Palm, Lunds kommun\n\nLedamöter\n"
        "Yvonne Krafft (M), ordförande fr.o.m. 2025-01-01, Växjö kommun\n"
        "Svante Ek (C), tjänstgörande ersättare för Britt Ling, Älmhults kommun"
    )
    assert people(found) == [
        ("Sofie Palm", "1281", "secretary"),
        ("Yvonne Krafft", "0780", "chair"),
        ("Svante Ek", "0765", "deputy"),
    ]
    assert (found.people[1].span.first, found.people[1].title) == (date(2025, 1, 1), "")


def test_a_pages_own_list_of_roles_stands_over_its_people(tmp_path: Path) -> None:
    path = tmp_path / "sida.html"
    path.write_text(
        "<meta charset=utf-8><h1>Nätverket för vattenfrågor</h1><dl><dt>Sammankallande"
        "<dd>Berit Ahl, Gislaveds kommun<dt>Sekreterare<dd>Gunnar Lax, Gnosjö kommun</dl>"
        "<h2>Kommande möten</h2><table><tr><th>Datum<th>Tid<th>Plats"
        "<tr><td>2026-03-05<td>09.00–12.00<td>Teams<tr><td>2026-09-17<td>13.00–15.00<td>Teams"
        "</table>",
        encoding="utf-8",
    )
    found = from_file(path)
    assert people(found) == [("Berit Ahl", "0662", "convener"), ("Gunnar Lax", "0617", "secretary")]
    assert [(one.first_day, one.end) for one in found.meetings] == [
        (date(2026, 3, 5), time(12)),
        (date(2026, 9, 17), time(15)),
    ]


# days


def test_what_stands_below_a_day_is_said_of_it() -> None:
    found = from_text(
        "Nätverket\n\nMötesplan 2026\n\n5 mars\nKl. 09.00–15.00\nVärd: Mellerud\n\n17 september\nDigitalt\n\n"
        "10 december\nInställt\n"
    )
    first, second, third = found.meetings
    assert (first.start, first.end, first.host) == (time(9), time(15), "Melleruds kommun")
    assert (second.place, third.cancelled, found.problems) == ("Digitalt", True, ())


def test_a_sentence_on_a_day_that_stands_above_is_no_second_meeting() -> None:
    found = from_text(
        "Nätverket\n\nMöten 2026\n29 januari kl 9-12 Mjölby\n24 mars kl 9-12\n27 maj\n"
        "OBS! Mötet 24 mars är inställt.\nAlla möten hålls digitalt utom 27/5 som är i Hjo."
    )
    assert days(found) == [
        (date(2026, 1, 29), "Mjölby kommun", False),
        (date(2026, 3, 24), "", True),
        (date(2026, 5, 27), "Hjo kommun", False),
    ]


def test_a_sentence_on_a_day_without_a_year_changes_no_other() -> None:
    found = from_text("Nätverket\n\nMöten\n5 mars\n7 april\nMötet 5 mars är inställt.")
    assert [one.cancelled for one in found.meetings] == [False, False, True]
    assert {one.first_day for one in found.meetings} == {None}


def test_a_document_of_a_day_is_no_meeting() -> None:
    found = from_text(
        "Nätverket\n\nMöten 2025\n22 januari\nProtokoll 2025-01-22.pdf\nProtokoll 2024-12-01.docx"
    )
    assert [one.first_day for one in found.meetings] == [date(2025, 1, 22)]
    assert told(found).count("left out") == 2


def test_months_over_their_days_and_days_of_two_letters() -> None:
    found = from_text(
        "Nätverket\n\nMötestider 2026\n\nJanuari\nTorsdagen den 22:a kl. 9-11.30\n\nMars\n"
        "to 19/3 13-15 Filipstad\nti 31/3\n\nOktober\ntors. 1 okt. 9-12, Hagfors kommun OBS ändrad tid!"
    )
    assert days(found) == [
        (date(2026, 1, 22), "", False),
        (date(2026, 3, 19), "Filipstads kommun", False),
        (date(2026, 3, 31), "", False),
        (date(2026, 10, 1), "Hagfors kommun", False),
    ]
    assert found.meetings[0].written == "Torsdagen den 22:a kl. 9-11.30"
    assert (found.meetings[3].title, found.problems) == ("ändrad tid", ())


def test_the_year_of_the_heading_above_holds_only_where_the_weekday_agrees() -> None:
    found = from_text(
        "Nätverket\n\nMötestider 2026\n\n22 januari\n\nMötesdagar\n\nons 11/2\n14-15 april (v. 16)\n"
        "3 juni\nlör 12/6 2027"
    )
    assert [one.first_day for one in found.meetings] == [
        date(2026, 1, 22), date(2026, 2, 11), date(2026, 4, 14), None, date(2027, 6, 12),
    ]  # fmt: skip
    assert found.meetings[3].years == (2026,)
    assert "has no year" in found.meetings[3].problems[0].message


def test_a_year_in_a_title_of_meetings() -> None:
    found = from_text(
        "Träffar 2026 – nätverket för elevhälsa\n\nfredag 13 februari kl 8.30-12\ntisdag 31 april\n5 juni"
    )
    assert days(found) == [(date(2026, 2, 13), "", False), (date(2026, 6, 5), "", False)]
    assert "tisdag 31 april" in told(found)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [("1 pm – 3 pm", time(13), time(15)), ("11 am - 1 p.m.", time(11), time(13))],
)
def test_both_ends_of_an_english_time(text: str, start: time, end: time) -> None:
    one = from_text(f"Network\n\nMeetings 2026\n\nThursday 21 May, {text} (Skellefteå)").meetings[0]
    assert (one.start, one.end, one.host, one.title) == (start, end, "Skellefteå kommun", "")


def test_meetings_in_a_pages_running_text_are_proposed() -> None:
    found = from_text(
        "Samverkansrådet för turism\n\nOm rådet\nUnder 2026 träffas rådet den 5 februari i Rättvik, "
        "den 23 april i Orsa och den 3 december digitalt. Rådet bildades den 1 mars 2019. Nästa möte "
        "därefter är den 4 maj.\n\n"
        "Möten\n5 februari 2026\n\nLedamöter\nEskil Hammar, Rättviks kommun"
    )
    assert [(*day, one.proposed) for day, one in zip(days(found), found.meetings, strict=True)] == [
        (date(2026, 2, 5), "", False, False),
        (date(2026, 4, 23), "Orsa kommun", False, True),
        (date(2026, 12, 3), "", False, True),
        (None, "", False, True),
    ]


# notices and minutes


def test_a_notice() -> None:
    found = from_text(
        "KALLELSE\n\nTid: torsdag 12 mars 2026 kl 09.30-15.00\nPlats: Stadshuset, Strängnäs\n\nDagordning\n"
        "1. Inledning\n2. Nästa möte 11 juni\n\nDeltagare:\nLeif Örn, Vingåker\n"
        "Förhinder: Ulf Tegel, Gnesta\n\nVälkomna!\nRolf Asplund"
    )
    assert [(one.first_day, one.start, one.place) for one in found.meetings] == [
        (date(2026, 3, 12), time(9, 30), "Stadshuset, Strängnäs")
    ]
    assert [one.kind for one in found.lists] == ["agenda"]
    assert people(found) == [("Leif Örn", "0428", ""), ("Ulf Tegel", "0461", "")]
    assert [(line.person, line.presence) for line in found.attendance] == [(1, "absent")]


def test_the_day_of_a_paper_is_no_meeting() -> None:
    found = from_text("Nätverket\nDatum: 2026-02-11\n\nDeltagare\nEva Ek, Ale kommun")
    assert (found.meetings, len(found.people)) == ((), 1)


def test_one_of_two_namesakes_who_checks_the_minutes_is_told_and_nobody_new() -> None:
    present = "Närvarande\nEva Ek (S), Ale\nEva Ek (M), Lerum\n\nJusterare: Eva Ek"
    found = from_text(present)
    assert people(found) == [("Eva Ek", "1440", ""), ("Eva Ek", "1441", "")]
    assert "Justerare: Eva Ek" in told(found)


def test_minutes_say_who_was_there_and_no_one_else() -> None:
    found = from_text(
        "Protokoll 2026-04-16\nStyrgruppen för infrastruktur\n\nNärvarande:\nArne Kjellin (S), Sollefteå\n"
        "Doris Wänn (C), Ånge, via länk\n\nÖvriga närvarande\nEllinor Fjäll, sekreterare, Kramfors\n\n"
        "Frånvarande: Nils Öst (L), Härnösand\nVid protokollet: Petra Ving, Kramfors\n\n"
        "Utses att justera: Arne Kjellin"
    )
    assert found.network
    assert found.network.name == "Styrgruppen för infrastruktur"
    assert [one.written for one in found.people] == [
        "Arne Kjellin", "Doris Wänn", "Ellinor Fjäll", "Nils Öst", "Petra Ving",
    ]  # fmt: skip
    assert [(line.person, line.presence, line.remote) for line in found.attendance] == [
        (0, "present", False), (1, "present", True), (2, "present", False), (3, "absent", False),
    ]  # fmt: skip


def test_a_welcome_within_a_page_ends_nothing() -> None:
    found = from_text(
        "Nätverket för idrott\n\nVälkomna!\n\nOrdförande\nEva Ek, Ale kommun\n\nLedamöter\nBo Ål, Lerum"
    )
    assert people(found) == [("Eva Ek", "1440", "chair"), ("Bo Ål", "1441", "member")]


def test_a_line_with_a_name_that_is_not_known_for_one_is_told() -> None:
    found = from_text("Deltagare\n\nEva Ek, Ale kommun\nMaj Fredag, Partille kommun\nBo Ål, Lerum")
    assert [one.written for one in found.people] == ["Eva Ek", "Bo Ål"]
    assert "Maj Fredag" in told(found)


# mails and sentences


def test_a_forwarded_mail_with_its_own_sender() -> None:
    header = (
        "-----Ursprungligt meddelande-----\nFrån: Ove Sand [mailto:ove.sand@ale.example]\nÄmne: Svar\n\nHej\n"
    )
    listed = "Ordinarie: Ove Sand, fritidschef\nErsättare: Lilian Corell"
    placed = from_text(f"{header}Mörbylånga kommun anmäler:\n{listed}\n\nmvh Ove")
    assert people(placed) == [("Ove Sand", "0840", "member"), ("Lilian Corell", "0840", "deputy")]
    unplaced = from_text(f"{header}{listed}\n\nmvh Ove")
    assert people(unplaced) == [("Ove Sand", "1440", "member"), ("Lilian Corell", "1440", "deputy")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Nätverket består av måltidschef Anna Björk Lund (Kristianstads kommun) och enhetschef "
                "Ylva Brandt Sjö (Osby kommun).\nSammankallande är Gunilla Ekwall Tham, Bromölla kommun."
            ),
            [
                ("Anna Björk Lund", "1290", ""),
                ("Ylva Brandt Sjö", "1273", ""),
                ("Gunilla Ekwall Tham", "1272", "convener"),
            ],
        ),
        (
            (
                "Följande ledamöter ingår i rådet: från Åre kommun Gudrun Staaf och Per Öberg Hill; "
                "från Bergs kommun Mona-Lisa Kvist; från Krokoms kommun vakant."
            ),
            [("Gudrun Staaf", "2321", ""), ("Per Öberg Hill", "2321", ""), ("Mona-Lisa Kvist", "2326", "")],
        ),
        (
            "(Ale) Torsten Kvist, (Lilla Edet) Hedda Broman och (Kungälv) Emil Säll",
            [("Torsten Kvist", "1440", ""), ("Hedda Broman", "1462", ""), ("Emil Säll", "1482", "")],
        ),
    ],
)
def test_people_in_sentences(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = from_text(text)
    assert people(found) == expected
    assert not any(one.proposed for one in found.people)
    assert len(found.vacancies) == ("vakant" in text)


def test_a_party_before_its_person() -> None:
    found = from_text("Ledamöter\n(S) Anna Berg, Ale\n(M) Bo Ål, Lerum")
    assert [(one.written, one.party, one.organisation_code) for one in found.people] == [
        ("Anna Berg", "S", "1440"),
        ("Bo Ål", "M", "1441"),
    ]


def test_whose_people_an_article_names() -> None:
    found = from_text(
        "Skolskjutsar kartläggs\n\nKommunalförbundet har gett en utredare i uppdrag att kartlägga "
        "skolskjutsarna i sex kommuner under våren. Det är en viktig fråga för alla våra kommuner, säger "
        "nätverkets ordförande Jan-Åke Wirén från Olofströms kommun. På mötet deltog även kulturchef Moa "
        "Hallin, Bräcke kommun, som höll i samtalet om linjerna.\n\nFotograf: Ulla Bild"
    )
    assert people(found) == [("Jan-Åke Wirén", "1060", ""), ("Moa Hallin", "2305", "")]
    assert all(one.proposed for one in found.people)


def test_titles_that_are_none_and_names_with_something_beside() -> None:
    found = from_text(
        'Deltagare\n\nKommundirektör Lars "Lasse" Vinterfors, Sundsvalls kommun\n'
        "Kommunarkivarie Siri Holt (Lerum)\nCommunications – Tyra Boman (Staffanstorp)"
    )
    assert titles(found) == [
        ("Lars Vinterfors", "2281", "Kommundirektör"),
        ("Siri Holt", "1441", "Kommunarkivarie"),
        ("Tyra Boman", "1230", ""),
    ]
    assert found.people[0].notes == "Lasse"
    assert "“Communications” is not understood" in told(found)
    changed = from_text(
        "Hej,\n\nJag vill meddela att vår representant i nätverket, Birgit Malm, har gått i pension.\n\n"
        "Hälsningar\nSigrid\nNorbergs kommun"
    )
    assert titles(changed) == [("Birgit Malm", "1962", "")]
