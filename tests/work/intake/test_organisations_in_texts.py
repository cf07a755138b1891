"""Organisations told in a text as cards, a blank line between them, and nobody among them."""

from __future__ import annotations

import pytest

from desktop_app.errors import FileProblem
from desktop_app.work.intake.understood import OrganisationLine
from tests.work.intake.sources import from_text

KUMLA = "Kumla kommun\nVäxel: 08-465 004 11\nkommun@kumla.example\nhttps://www.kumla.example"
TRAIL = "Föreningen Bergslagsleden\nBox 12, 692 21 Kumla\nE-post: info@leden.example\nTelefon: 08-465 004 12"
LAXA = "Laxå kommun\nPostadress: 695 80 Laxå\nBesöksadress: Postgatan 2\nlaxa@laxa.example"


def told(line: OrganisationLine) -> tuple[int, str, str, list[str], list[str], str]:
    numbers = [phone.value for phone in line.phones]
    return line.row, line.name, line.code, list(line.emails), numbers, line.postal_address


@pytest.mark.parametrize("title", ["", "Kommunernas kontaktuppgifter\n\n", "Våra medlemmars växlar\n\n"])
def test_each_card_is_an_organisation(title: str) -> None:
    found = from_text(f"{title}{KUMLA}\n\n{TRAIL}\n\n{LAXA}\n")
    above = title.count("\n")
    assert [told(line) for line in found.organisations] == [
        (above + 1, "Kumla kommun", "1881", ["kommun@kumla.example"], ["+46846500411"], ""),
        (
            *(above + 6, "Föreningen Bergslagsleden", "", ["info@leden.example"], ["+46846500412"]),
            "Box 12, 692 21 Kumla",
        ),
        (above + 11, "Laxå kommun", "1860", ["laxa@laxa.example"], [], "695 80 Laxå"),
    ]
    assert [line.web for line in found.organisations] == ["https://www.kumla.example", "", ""]
    assert not found.people
    assert not any(line.proposed for line in found.organisations)  # the text is about nothing else


def test_beside_people_a_card_is_only_proposed() -> None:
    found = from_text(f"Deltagare\nAnna Berg, rektor, Ale\nBo Ek, rektor, Lerum\n\nKontakt\n{KUMLA}\n")
    assert [(line.name, line.proposed) for line in found.organisations] == [("Kumla kommun", True)]
    assert [person.family for person in found.people] == ["Berg", "Ek"]


def test_the_footers_address_is_nobody() -> None:
    found = from_text(
        "Deltagare\nAnna Berg, Ale\n\nKontakt\nBo Ek\n08-465 004 13\nSamverkan Väst, Box 1, 441 30 Ale"
    )
    assert [person.family for person in found.people] == ["Berg", "Ek"]


def test_a_text_of_nothing_is_still_refused() -> None:
    with pytest.raises(FileProblem, match="No participants"):
        from_text("Box 12, 692 21 Kumla\n")
