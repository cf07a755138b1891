"""Six inputs by the command line: exactly what they hold; again, nothing; undone, the register as before."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from desktop_app.records.networks import STANDARD_ROLES
from tests.cli.conftest import Samverka, refused

DATA = Path(__file__).parents[1] / "data"
SAMPLES = os.environ.get("SAMVERKA_SAMPLES", "")
"""A folder with the original lists/ and seeds/; tried by the same tests as what stands in the repository."""
FOLDERS = [DATA / "lists", *([Path(SAMPLES) / "lists"] if SAMPLES else [])]
LISTS = (
    "deltagare_arbetsmarknad_tillvaxt.csv",
    "kontakter_vuxenutbildning.csv",
    "Sändlista AME-chefsnätverket 2026-03-01.xlsx",
    "Kontaktlista Partille kommun.xlsx",
)
SWEDISH = {role[1] for role in STANDARD_ROLES}
COUNTS = ("new", "changed", "unchanged", "perhaps", "conflicts", "refused", "left_out")


def pages(twin: str, seed: str) -> list[Path]:
    return [DATA / "pages" / twin, *([Path(SAMPLES) / "seeds" / seed] if SAMPLES else [])]


def expected(folder: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return data


@pytest.fixture
def whole(samverka: Samverka, location: str, tmp_path: Path) -> Any:
    """What `export all` holds now."""

    def export() -> Any:
        out = tmp_path / "allt.json"
        assert samverka("--register", location, "export", "all", out).status == 0
        return json.loads(out.read_text(encoding="utf-8"))

    return export


def as_expected(person: dict[str, Any]) -> dict[str, Any]:
    """A person of the answer in the form of expected.json; what the file does not say is left out."""
    said = {
        "given": person["given"],
        "family": person["family"],
        "organisation_code": person["organisation_code"],
        "title": person["title"].casefold(),
        "emails": person["emails"],
        "phones": [phone for phone in person["phones"] if phone.startswith("+")],
        "role": person["role"] if person["role"] in SWEDISH else "",
        "acting": person["acting"],
        "on_leave_until": person["leave_until"],
        "source": [f"{person['sheet']}!{person['row']}"],
    }
    return {name: value for name, value in said.items() if value}


def wanted(person: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in person.items() if name not in ("role_text", "department", "notes")}
    return {**kept, "title": person["title"].casefold()}


def counted(**some: int) -> dict[str, int]:
    return {**dict.fromkeys(COUNTS, 0), **some}


def twice_and_undone(
    samverka: Samverka, location: str, whole: Any, *words: object, given: str = ""
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Import, import again, undo; gives the file's object of both times."""
    before = whole()
    first = samverka("--register", location, "--json", "import", "--rows", *words, given=given)
    assert (first.status, first.err) == (0, "")
    assert isinstance(first.json["change"], int)
    after = whole()
    assert after != before
    again = samverka("--register", location, "import", *words, "--json", given=given)
    assert (again.status, again.err) == (0, "")
    assert again.json["change"] is None
    assert whole() == after
    undone = samverka("--register", location, "undo", "--json")
    assert undone.status == 0
    assert undone.json["kept"] == []
    assert whole() == before
    [one], [other] = first.json["files"], again.json["files"]
    assert {name: one[name] for name in ("rows", "skipped", "columns", "header_row", "ended")} == {
        name: other[name] for name in ("rows", "skipped", "columns", "header_row", "ended")
    }
    return one, other


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
@pytest.mark.parametrize("name", LISTS)
def test_a_list(samverka: Samverka, location: str, whole: Any, folder: Path, name: str) -> None:
    want = expected(folder)[name]
    count = want["participants_count"]
    first, again = twice_and_undone(samverka, location, whole, folder / name)
    assert [as_expected(person) for person in first["people"]] == [wanted(p) for p in want["participants"]]
    assert len({person["organisation_code"] for person in first["people"]}) == want["organisations_count"]
    assert {person["state"] for person in first["people"]} == {"new"}
    assert {key: first[key] for key in COUNTS} == counted(new=count)
    assert {key: again[key] for key in COUNTS} == counted(unchanged=count)
    assert (first["file"], first["rows"], first["ended"], first["vacant"]) == (name, count, 0, [])
    assert first["header_row"] == want["header_row"]
    assert first["skipped"] == len(want["skipped_rows"])
    [sheet] = [key for key, each in want["sheets"].items() if each["import"]]
    assert first["sheet"] == sheet
    columns = {field: [each["column"] for each in guesses] for field, guesses in first["columns"].items()}
    assert columns == {key.removesuffix("_family_first"): [at] for key, at in want["columns"].items()}


@pytest.mark.parametrize("path", pages("network.txt", "network-storsthlm.txt"), ids=lambda path: path.stem)
@pytest.mark.parametrize("way", ["pasted", "file"])
def test_the_page_of_a_network(samverka: Samverka, location: str, whole: Any, path: Path, way: str) -> None:
    text = path.read_text(encoding="utf-8")
    words, given = ((path,), "") if way == "file" else (("-",), text)
    first, again = twice_and_undone(samverka, location, whole, *words, given=given)
    assert {key: first[key] for key in COUNTS} == counted(new=30)
    assert {key: again[key] for key in COUNTS} == counted(unchanged=30)
    assert len({person["organisation_code"] for person in first["people"]}) == 26
    assert sum(person["acting"] for person in first["people"]) == 1
    assert [(each["kind"], each["period"], len(each["lines"])) for each in first["lists"]] == [
        ("mission", "2019–2022", 7),
        ("priorities", "2021", 4),
    ]
    assert (len(first["networks"]), first["meetings"], first["problems"]) == (1, [], [])


@pytest.mark.parametrize(
    "path", pages("steering-group.txt", "steering-group-gr.txt"), ids=lambda path: path.stem
)
def test_the_page_of_a_steering_group(samverka: Samverka, location: str, whole: Any, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    first, again = twice_and_undone(samverka, location, whole, "-", given=text)
    assert {key: first[key] for key in COUNTS} == counted(new=4)
    assert {key: again[key] for key in COUNTS} == counted(unchanged=4)
    [network] = first["networks"]
    assert network["owner"] == "Göteborgsregionen"
    assert [(each["kind"], len(each["lines"])) for each in first["lists"]] == [("purpose", 5)]
    days = ("01-20", "04-07", "05-25", "08-27", "09-22", "10-20")
    assert [each["start"] for each in first["meetings"]] == [f"2021-{day}T09:00" for day in days]
    assert [each["end"] for each in first["meetings"]] == [f"2021-{day}T12:00" for day in days]
    assert not any(each["cancelled"] or each["problems"] for each in first["meetings"])
    assert [(p["role"], p["party"], len(p["phones"])) for p in first["people"]] == [
        ("ordförande", "S", 0),
        ("vice ordförande", "L", 0),
        ("kontaktperson", "", 1),
        ("kontaktperson", "", 1),
    ]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_every_other_list_is_understood_and_tried_without_writing(
    samverka: Samverka, sqlite_location: str, folder: Path
) -> None:
    others = {name: want for name, want in expected(folder).items() if name not in LISTS}
    assert len(others) == 8
    before = Path(sqlite_location).read_bytes()
    for name, want in others.items():
        answer = samverka("--register", sqlite_location, "--json", "import", folder / name, "--dry-run")
        assert answer.status == 0
        (file,) = answer.json["files"]
        allowed = want.get("participants_count_allowed", [want["participants_count"]])
        assert file["new"] + file["perhaps"] in allowed
        assert file["left_out"] == len(want.get("left_out_participants", []))
        assert file["refused"] == 0
    assert Path(sqlite_location).read_bytes() == before


def test_of_several_files_one_that_cannot_be_read_is_refused_alone(
    samverka: Samverka, sqlite_location: str, tmp_path: Path
) -> None:
    missing = tmp_path / "finns inte.xlsx"
    good = DATA / "lists" / LISTS[3]
    answer = samverka(
        "--register", sqlite_location, "--json", "import", missing, good, DATA / "lists" / LISTS[0]
    )
    assert answer.status == 1
    assert [file["file"] for file in answer.json["files"]] == [LISTS[3], LISTS[0]]
    assert isinstance(answer.json["change"], int)
    assert answer.err.count("\n") == 1
    assert "finns inte.xlsx" in answer.err
    assert samverka("--register", sqlite_location, "undo").status == 0
    rows = samverka("--register", sqlite_location, "list", "participants", "--json").json["rows"]
    assert rows == []


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-16"])
def test_a_pasted_page_in_the_usual_encodings(
    samverka: Samverka, sqlite_location: str, encoding: str
) -> None:
    text = (DATA / "pages" / "steering-group.txt").read_text(encoding="utf-8")
    words = ("--register", sqlite_location, "--json", "import", "-", "--rows", "--dry-run")
    [plain] = samverka(*words, given=text).json["files"]
    assert [plain] == samverka(*words, given=text.encode(encoding)).json["files"]
    assert plain["networks"][0]["owner"] == "Göteborgsregionen"


def test_without_a_network_nobody_is_missing(samverka: Samverka, sqlite_location: str) -> None:
    answer = samverka("--register", sqlite_location, "import", DATA / "lists" / LISTS[0], "--end-missing")
    assert "--network" in refused(answer)
    assert samverka("--register", sqlite_location, "list", "history", "--json").json == {"rows": []}


def test_standard_input_is_read_once(samverka: Samverka, sqlite_location: str) -> None:
    text = (DATA / "pages" / "steering-group.txt").read_text(encoding="utf-8")
    answer = samverka("--register", sqlite_location, "--json", "import", "-", "-", given=text)
    assert (answer.status, [file["new"] for file in answer.json["files"]]) == (1, [4])
    assert answer.err == "-: There is no text to read. Choose the file that holds the list.\n"


def test_a_dry_run_writes_nothing(samverka: Samverka, sqlite_location: str) -> None:
    before = Path(sqlite_location).read_bytes()
    good = DATA / "lists" / LISTS[0]
    answer = samverka("--register", sqlite_location, "--json", "import", good, "--dry-run")
    assert (answer.status, answer.json["change"], answer.json["files"][0]["new"]) == (0, None, 30)
    assert Path(sqlite_location).read_bytes() == before
    told = samverka("--register", sqlite_location, "import", good, "--dry-run")
    assert 3 <= len(told.out.splitlines()) <= 15


def test_an_import_into_a_network_and_its_roster(
    samverka: Samverka, sqlite_location: str, home: Path, tmp_path: Path
) -> None:
    register = ("--register", sqlite_location)
    samverka(*register, "do", "networks.add", '{"name": "AME-chefer", "short_name": "AME"}')
    answer = samverka(*register, "--json", "import", DATA / "lists" / LISTS[2], "--network", "ame")
    assert answer.json["files"][0]["new"] == 26
    assert len(list((home / "backups").rglob("*.samverka"))) == 1
    out = tmp_path / "lista.xlsx"
    assert samverka(*register, "export", "network", out, "--network", "AME").status == 0
    again = samverka(*register, "--json", "import", out, "--network", "AME")
    assert again.json["files"][0]["unchanged"] == 26, again
    third = samverka(*register, "--json", "import", out, "--network", "AME")  # now the list is known
    assert third.json["change"] is None
    printed = samverka(*register, "--json", "print", "roster", tmp_path / "lista.html", "--network", "AME")
    assert (printed.status, printed.json["rows"]) == (0, 26)
    page = (tmp_path / "lista.html").read_text(encoding="utf-8")
    assert page.index("Ale kommun") < page.index("Linn Lindström") < page.index("Härryda kommun")
    assert refused(samverka(*register, "import", out, "--network", "Ingen"))
