"""Forms out and back, folders and the history of imports, by the command line."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Samverka, refused

CARDS = """BEGIN:VCARD
VERSION:3.0
N:Öberg;Åsa;;;
ORG:Öckerö kommun
TITLE:Chef
TEL;TYPE=CELL:070-174 06 05
EMAIL;TYPE=INTERNET:asa.oberg@ockero.example
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Nils von Essen
ORG:Ale kommun;Arbetsmarknad
EMAIL:nils.vonessen@ale.example
END:VCARD
"""
OUTLOOK = {
    "sv": (
        "Tilltal,Förnamn,Mellannamn,Efternamn,Suffix,Företag,Avdelning,Befattning,Gata (arbete),"
        "Fax arbete,Telefon arbete,Mobiltelefon,E-postadress,E-posttyp,E-post visningsnamn,Födelsedag\n"
        ",Åsa,,Öberg,,Öckerö kommun,AME,Chef,,,031-390 06 06,070-174 06 05,"
        "asa.oberg@ockero.example,SMTP,Åsa Öberg,0-0-00\n"
    ),
    "en": (
        "First Name,Middle Name,Last Name,Title,Suffix,Web Page,Home Street,Mobile Phone,Business Phone,"
        "E-mail Address,E-mail Type,E-mail Display Name,Company,Department,Job Title,Birthday\n"
        "Åsa,,Öberg,,,,,070-174 06 05,031-390 06 06,asa.oberg@ockero.example,SMTP,Åsa Öberg,"
        "Öckerö kommun,AME,Chef,0/0/00\n"
    ),
}


@pytest.fixture
def group(samverka: Samverka, tmp_path: Path) -> Path:
    """A network of two municipalities with one person; gives a folder for forms."""
    assert samverka("do", "networks.add", '{"name": "Arbetsmarknad"}').status == 0
    members = '{"network": "Arbetsmarknad", "members": [{"organisation": "Ale"}, {"organisation": "Öckerö"}]}'
    assert samverka("do", "networks.set_members", members).status == 0
    (tmp_path / "kort.vcf").write_text(CARDS, encoding="utf-8")
    assert samverka("import", tmp_path / "kort.vcf", "--network", "Arbetsmarknad").status == 0
    return tmp_path / "formulär"


def test_forms_go_out_and_come_back(samverka: Samverka, group: Path) -> None:
    answer = samverka("forms", "Arbetsmarknad", group, "--json").json
    assert [(form["name"], form["participants"], form["vacant"]) for form in answer["forms"]] == [
        ("Ale kommun", 1, 0),
        ("Öckerö kommun", 1, 0),
    ]
    assert answer["protected"] == 0
    file = Path(answer["forms"][1]["file"])
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Chef")
    cell.value = "Direktör"
    book.save(group / "svar.xlsx")
    files = samverka("import", group, "--dry-run", "--json").json["files"]
    assert {each["file"]: (each["changed"], each["unchanged"]) for each in files} == {
        "Arbetsmarknad - Ale kommun.xlsx": (0, 1),
        "Arbetsmarknad - Öckerö kommun.xlsx": (0, 1),
        "svar.xlsx": (1, 0),
    }
    assert samverka("import", group / "svar.xlsx").status == 0
    assert "Direktör" in samverka("show", "participant", "Åsa Öberg").out


def test_forms_are_not_written_over(samverka: Samverka, group: Path) -> None:
    assert samverka("forms", "Arbetsmarknad", group).out == f"Wrote 2 forms in {group}.\n"
    told = refused(samverka("forms", "Arbetsmarknad", group))
    assert "2 of the forms are in the folder already and are not overwritten." in told
    assert samverka("forms", "Arbetsmarknad", group, "--replace").status == 0
    assert "There is no network called “Annat”" in refused(samverka("forms", "Annat", group))


def test_a_folder_with_a_file_that_cannot_be_read(samverka: Samverka, group: Path) -> None:
    samverka("forms", "Arbetsmarknad", group)
    (group / "bild.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n")
    answer = samverka("import", group, "--json")
    assert answer.status == 1
    assert "bild.xlsx" in answer.err
    assert len(answer.json["files"]) == 2


def test_an_empty_folder(samverka: Samverka, home: Path, tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    answer = samverka("import", tmp_path / "tom")
    assert answer.status == 1
    assert "There is no list in the folder" in answer.err


def test_the_history_of_imports(samverka: Samverka, group: Path) -> None:
    (row,) = samverka("list", "imports", "--json").json["rows"]
    assert (row["file"], row["network"], row["undone"]) == ("kort.vcf", "Arbetsmarknad", False)
    assert row["counts"]["new"] == 2
    assert len(row["sha256"]) == 64
    assert row["size"] == len(CARDS.encode())
    assert samverka("undo", "--change", row["change"]).status == 0
    assert samverka("list", "imports", "--json").json["rows"][0]["undone"]


def test_the_same_file_again_is_told(samverka: Samverka, group: Path) -> None:
    answer = samverka("import", group.parent / "kort.vcf", "--network", "Arbetsmarknad", "--json").json
    (file,) = answer["files"]
    assert answer["change"] is None
    assert file["unchanged"] == 2
    assert file["problems"][0]["message"].startswith("This file was imported on 20")


@pytest.mark.parametrize("language", OUTLOOK)
def test_contacts_from_outlook(samverka: Samverka, tmp_path: Path, language: str) -> None:
    file = tmp_path / "kontakter.csv"
    file.write_text(OUTLOOK[language], encoding="cp1252")
    (person,) = samverka("import", file, "--dry-run", "--rows", "--json").json["files"][0]["people"]
    assert {name: person[name] for name in ("given", "family", "title", "organisation_code", "emails")} == {
        "given": "Åsa",
        "family": "Öberg",
        "title": "Chef",
        "organisation_code": "1407",
        "emails": ["asa.oberg@ockero.example"],
    }
    assert set(person["phones"]) == {"+46701740605", "+46313900606"}


def test_cards_are_a_list_like_any(samverka: Samverka, home: Path, tmp_path: Path) -> None:
    file = tmp_path / "kort.vcf"
    file.write_text(CARDS, encoding="cp1252")
    people = samverka("import", file, "--dry-run", "--rows", "--json").json["files"][0]["people"]
    assert [
        (each["given"], each["family"], each["organisation_code"], each["phones"]) for each in people
    ] == [
        ("Åsa", "Öberg", "1407", ["+46701740605"]),
        ("Nils", "von Essen", "1440", []),
    ]
