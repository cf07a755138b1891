"""Every command: its answer in words and as one JSON object, what it refuses, where its options stand."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from desktop_app.cli import parser
from desktop_app.store import journal
from desktop_app.store.register import open_register
from tests.cli.conftest import Answer, Samverka, refused
from tests.people import small


@pytest.fixture
def full(location: str) -> str:
    """Where a register with a small network is."""
    with closing(open_register(location)) as store:
        small(store)
    return location


@pytest.fixture
def filled(sqlite_location: str) -> str:
    with closing(open_register(sqlite_location)) as store:
        small(store)
    return sqlite_location


def rows(answer: Answer) -> list[dict[str, Any]]:
    assert (answer.status, answer.err) == (0, "")
    assert list(answer.json) == ["rows"]
    found: list[dict[str, Any]] = answer.json["rows"]
    return found


def test_lists(samverka: Samverka, full: str) -> None:
    def listed(what: str, *more: str) -> list[dict[str, Any]]:
        return rows(samverka("--register", full, "list", what, "--json", *more))

    assert [row["name"] for row in listed("networks")] == ["Arbetsmarknad"]
    assert [row["name"] for row in listed("participants")] == ["Eva Ek", "Nils von Essen", "Åsa Öberg"]
    assert [row["email"] for row in listed("participants", "--search", "öberg")] == [
        "asa.oberg@partille.example"
    ]
    assert listed("participants", "--network", "AM", "--as-of", "2026-05-01", "--search", "xyzzy") == []
    assert len(listed("organisations")) > 350
    assert [row["code"] for row in listed("organisations", "--search", "partille")] == ["1402"]
    assert [(row["first_day"], row["place"]) for row in listed("meetings")] == [("2026-05-01", "Stadshuset")]
    seats = listed("seats", "--network", "AM")
    assert [(row["organisation"], row["name"]) for row in seats] == [
        ("Ale kommun", "Nils von Essen"),
        ("Göteborgsregionens kommunalförbund", "Eva Ek"),
        ("Partille kommun", "Åsa Öberg"),
        ("Öckerö kommun", ""),
    ]
    assert listed("seats") == seats
    assert [
        (row["organisation"], row["seats"], row["held"], row["vacant"]) for row in listed("coverage")
    ] == [("Ale kommun", 1, 1, 0), ("Partille kommun", 1, 1, 0), ("Öckerö kommun", 1, 0, 1)]
    assert [(row["name"], row["role"]) for row in listed("holders", "--search", "partille")] == [
        ("Åsa Öberg", "chair")
    ]
    assert [row["id"] for row in listed("history")] == list(range(10, 0, -1))
    assert [row["title"] for row in listed("history", "--search", "added eva")] == ["Added Eva Ek"]
    assert listed("imports") == []
    for what in parser.LISTS:
        assert all("id" in row for row in listed(what))


def test_a_list_in_words_has_a_line_a_row_and_nothing_cut(samverka: Samverka, full: str) -> None:
    told = samverka("--register", full, "list", "participants").out.splitlines()
    assert len(told) == 4
    assert "Göteborgsregionens kommunalförbund" in told[1]
    assert samverka("list", "participants", "--search", "xyzzy", "--register", full).out == "Nothing found.\n"


def test_one_record_whole(samverka: Samverka, full: str) -> None:
    def shown(*words: str) -> dict[str, Any]:
        answer = samverka("--register", full, "--json", "show", *words)
        assert (answer.status, answer.err) == (0, "")
        record: dict[str, Any] = answer.json
        return record

    network = shown("network", "am")
    assert [member["organisation_name"] for member in network["members"]] == [
        "Ale kommun",
        "Partille kommun",
        "Öckerö kommun",
    ]
    assert network["lists"][0]["lines"] == ["Verka", "Dela kunskap"]
    assert shown("participant", "Åsa Öberg")["affiliations"][0]["title"] == "Chef"
    assert shown("meeting", "2026-05-01")["networks"] == [[network["id"], "Arbetsmarknad"]]
    held = shown("organisation", "1402")
    assert [row["name"] for row in held["participants"]] == ["Åsa Öberg"]
    for what, name in (
        ("network", "AM"),
        ("participant", "Eva Ek"),
        ("meeting", "1"),
        ("organisation", "GR"),
    ):
        told = samverka("--register", full, "show", what, name)
        assert (told.status, told.err) == (0, "")
        assert len(told.out.splitlines()) > 3


def test_verbs_undo_and_redo(samverka: Samverka, full: str) -> None:
    at = ("--register", full)
    made = samverka(
        *at, "--json", "do", "participants.add", '{"given": "Bo", "family": "Ek", "organisation": "Ale"}'
    )
    number = made.json["result"]
    assert isinstance(number, int)
    undone = samverka(*at, "undo", "--json").json
    assert (undone["title"], undone["kept"]) == ("Added Bo Ek", [])
    assert samverka(*at, "redo").out == "Did again: Added Bo Ek\n"
    assert samverka(*at, "undo", "--change", "99", "--json").status == 1
    assert samverka(*at, "undo", "--change", str(undone["change"] - 1)).out == "Undid: Added Bo Ek\n"
    assert refused(
        samverka(*at, "do", "participants.change", json.dumps({"participant": number, "note": "x"}))
    )
    listed = samverka(*at, "do", "--list", "--json").json["verbs"]
    assert listed["participants.remove"] == {"participants": "Sequence[ParticipantId]"}
    assert samverka(*at, "do", "--list").out.startswith("participants.add: ")
    assert samverka(*at, "check", "--json").json["whole"] is True


@pytest.mark.parametrize("ending", ["xlsx", "csv", "html", "txt", "json"])
def test_exports(samverka: Samverka, filled: str, tmp_path: Path, ending: str) -> None:
    at = ("--register", filled, "--json")
    for what, more, count in (
        ("participants", (), 3),
        ("network", ("--network", "AM"), 4),
        ("meeting", ("--meeting", "1"), 0),
        ("attendance", ("--meeting", "2026-05-01"), 0),
        ("participants", ("--columns", "family,organisation,email"), 3),
    ):
        out = tmp_path / f"{what}.{ending}"
        answer = samverka(*at, "export", what, out, *more)
        assert (answer.status, answer.err) == (0, "")
        assert answer.json == {"file": str(out), "rows": count, "protected": 0}
        assert out.stat().st_size > 0
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".new"] == []


def test_an_export_of_all_is_the_records_alone(samverka: Samverka, filled: str, tmp_path: Path) -> None:
    out = tmp_path / "allt.json"
    assert samverka("--register", filled, "export", "all", out).status == 0
    held = json.loads(out.read_text(encoding="utf-8"))
    assert {"participant", "membership", "contact", "organisation"} <= set(held)
    assert not {"change", "change_row", "search_entry", "import_run", "register"} & set(held)
    assert not {"version", "sort_key", "name_key"} & set(held["participant"][0])


@pytest.mark.parametrize("ending", ["html", "xlsx", "txt"])
def test_a_roster(samverka: Samverka, filled: str, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"lista.{ending}"
    answer = samverka("--register", filled, "print", "roster", out, "--network", "AM", "--json")
    assert (answer.status, answer.err) == (0, "")
    assert answer.json["rows"] == 4
    if ending != "xlsx":
        page = out.read_text(encoding="utf-8-sig")
        assert page.index("Ale kommun") < page.index("Partille kommun") < page.index("Öckerö kommun")


def test_a_roster_as_pdf(samverka: Samverka, filled: str, tmp_path: Path, qapp: object) -> None:
    out = tmp_path / "lista.pdf"
    answer = samverka("--register", filled, "print", "roster", out, "--network", "AM", "--group-by", "none")
    assert (answer.status, answer.err) == (0, "")
    assert out.read_bytes().startswith(b"%PDF")


# registers


def test_new_backup_and_restore(samverka: Samverka, home: Path, tmp_path: Path) -> None:
    place = tmp_path / "ny mapp" / "gr ? 100 %.samverka"
    assert samverka("new", "--register", place).out == f"Made the register {place}.\n"
    assert "already exists" in refused(samverka("--register", place, "new"))
    assert [
        path.name for path in place.parent.iterdir() if path.suffix != ".lock" and path.stat().st_size
    ] == [place.name]
    samverka("--register", place, "do", "networks.add", '{"name": "AME"}')
    kept = tmp_path / "kopia.samverka"
    assert samverka("--register", place, "backup", kept, "--json").json == {"file": str(kept)}
    assert "already exists" in refused(samverka("--register", place, "backup", kept))
    samverka("--register", place, "do", "networks.add", '{"name": "Vux"}')
    before = samverka("--register", place, "restore", kept, "--json").json["kept"]
    assert Path(before).is_file()
    listed = rows(samverka("--register", place, "list", "networks", "--json"))
    assert [row["name"] for row in listed] == ["AME"]
    listed = samverka("--register", place, "backup", "--list", "--json").json["backups"]
    assert {each["why"] for each in listed} == {"manual", "restore"}
    assert all(Path(each["file"]).stat().st_size == each["size"] for each in listed)


def test_without_a_register_the_default_one_is_made_at_the_first_start(
    samverka: Samverka, home: Path
) -> None:
    assert rows(samverka("list", "networks", "--json")) == []
    assert (home / "register.samverka").is_file()
    other = home.parent / "annat hem"
    assert rows(samverka("--home", other, "list", "networks", "--json")) == []
    assert rows(samverka("list", "networks", "--json", "--home", other)) == []
    assert (other / "register.samverka").is_file()


def test_a_demonstration_without_history(samverka: Samverka, tmp_path: Path) -> None:
    place = tmp_path / "demo.samverka"
    at = ("--register", place, "--json")
    assert samverka(*at, "demo", "--participants", "20", "--seed", "7").status == 0
    assert len(rows(samverka(*at, "list", "networks"))) == 3
    assert rows(samverka(*at, "list", "history")) == []
    assert "already exists" in refused(samverka("--register", place, "demo"))


@pytest.mark.parametrize("content", ["missing", "empty", "text", "folder", "half", "newer", "strange"])
def test_a_bad_register_is_one_sentence_and_left_as_it_is(
    samverka: Samverka, sqlite_template: Path, tmp_path: Path, content: str
) -> None:
    place = tmp_path / "dåligt.samverka"
    whole = sqlite_template.read_bytes()
    made = {
        "empty": b"",
        "text": b"Hej!" * 5000,
        "half": whole[: len(whole) // 2],
        "newer": whole[:60] + (99).to_bytes(4, "big") + whole[64:],
        "strange": whole[:68] + b"ELSE" + whole[72:],
    }
    if content == "folder":
        place.mkdir()
    elif content != "missing":
        place.write_bytes(made[content])
    for words in (
        ("list", "networks"),
        ("do", "networks.add", '{"name": "AME"}'),
        ("undo",),
        ("check", "--json"),
    ):
        sentence = refused(samverka("--register", place, *words))
        assert "dåligt.samverka" in sentence
    assert place.exists() == (content != "missing")
    if place.is_file():
        assert place.read_bytes() == made[content]


@pytest.mark.postgres
def test_a_database_without_a_register(samverka: Samverka, empty_database: str) -> None:
    assert "no register" in refused(samverka("--register", empty_database, "list", "networks"))
    assert samverka("--register", empty_database, "new").status == 0
    assert "already a register" in refused(samverka("--register", empty_database, "new"))
    assert rows(samverka("--register", empty_database, "list", "networks", "--json")) == []


@pytest.mark.postgres
def test_a_database_that_is_not_there(samverka: Samverka, empty_database: str) -> None:
    away = empty_database.replace("@/", "@/away_")
    sentence = refused(samverka("--register", away, "list", "networks"))
    assert sentence.startswith("/away_")
    assert "postgres@" not in sentence
    assert refused(samverka("--register", "postgresql+psycopg://x@127.0.0.1:1/x", "list", "networks"))
    assert refused(samverka("--register", "mysql://a:b@c/d", "list", "networks"))
    assert "hemlig" not in samverka("--register", "://x:hemlig@y", "list", "networks").err


def test_an_open_register_may_be_read_but_not_written_by_another(samverka: Samverka, filled: str) -> None:
    with closing(open_register(filled)) as store:
        before = journal.last_change(store)
        assert len(rows(samverka("--register", filled, "list", "participants", "--json"))) == 3
        for words in (("do", "networks.add", '{"name": "Vux"}'), ("undo",), ("backup",)):
            sentence = refused(samverka("--register", filled, *words))
            assert "open for writing at" in sentence
        assert journal.last_change(store) == before
    assert samverka("--register", filled, "undo").status == 0


# refusals


@pytest.mark.parametrize(
    "words",
    [
        ("show", "network", "Ingen"),
        ("show", "participant", "4711"),
        ("show", "participant", "9" * 23),
        ("show", "participant", "²"),
        ("show", "meeting", "9" * 23),
        ("show", "network", "9" * 23),
        ("show", "meeting", "2027-01-01"),
        ("show", "organisation", "Ingenstans"),
        ("list", "participants", "--network", "Ingen"),
        ("do", "participants.fly"),
        ("do", "participants.add", "{"),
        ("do", "participants.add", "[1]"),
        ("do", "participants.add", '{"given": ""}'),
        ("redo",),
        ("undo", "--change", "4711"),
        ("undo", "--change", "0"),
        ("backup", "finns/inte/OUT.samverka"),
        ("export", "participants", "OUT.xlsx", "--network", ""),
        ("export", "network", "OUT.xlsx"),
        ("export", "meeting", "OUT.xlsx"),
        ("export", "participants", "OUT.docx"),
        ("export", "participants", "OUT"),
        ("export", "participants", "OUT.xlsx", "--columns", "shoe"),
        ("export", "all", "OUT.xlsx"),
        ("export", "participants", "finns/inte/OUT.xlsx"),
        ("print", "roster", "OUT.pdf"),
        ("print", "roster", "OUT.docx", "--network", "AM"),
        ("print", "roster", "OUT.html", "--network", "AM", "--columns", "shoe"),
        ("import", "finns inte.xlsx"),
        ("import", "-"),
        ("import", ".", "--json"),
        ("import", "x.csv", "--columns", "A"),
        ("import", "x.csv", "--network", "Ingen"),
        ("import", "x.csv", "--network", ""),
        ("import", "x.csv", "--organisation", ""),
        ("import", "x.csv", "--organisation", "Ingenstans"),
        ("restore", "finns inte.samverka"),
    ],
    ids=" ".join,
)
def test_a_refusal_is_one_sentence_and_nothing_is_written(
    samverka: Samverka, filled: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    folder = tmp_path / "här"
    folder.mkdir()
    monkeypatch.chdir(folder)
    before = Path(filled).read_bytes()
    answer = samverka("--register", filled, *words)
    if "--json" in words:
        assert answer.json == {"files": [], "change": None}
        answer = Answer(answer.status, "", answer.err)
    elif words[0] == "import":
        answer = Answer(answer.status, "", answer.err)
    assert len(refused(answer)) > 10
    assert list(folder.iterdir()) == []
    assert Path(filled).read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ("fly",),
        ("list",),
        ("list", "shoes"),
        ("list", "networks", "--as-of", "igår"),
        ("list", "networks", "--shoe"),
        ("--language", "fi", "list", "networks"),
        ("import",),
        ("import", "x", "--on-perhaps", "guess"),
        ("export", "participants"),
        ("print", "poem", "x.pdf"),
        ("undo", "--change", "x"),
        ("undo", "--change", "9" * 23),
        ("restore",),
        ("--register",),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_status_2(samverka: Samverka, home: Path, words: tuple[str, ...]) -> None:
    answer = samverka(*words)
    assert answer.status == 2
    assert answer.out == ""
    assert "usage: samverka" in answer.err
    assert not home.exists()


def test_help_is_no_mistake(samverka: Samverka, home: Path) -> None:
    for words in (("--help",), ("import", "--help"), ("list", "--help")):
        answer = samverka(*words)
        assert (answer.status, answer.err) == (0, "")
        assert "usage: samverka" in answer.out


def test_the_language_asked_for(samverka: Samverka, filled: str) -> None:
    swedish = samverka("--language", "sv", "--register", filled, "list", "history").out
    assert swedish == samverka("list", "history", "--register", filled, "--language", "sv").out
    assert swedish != samverka("--register", filled, "list", "history", "--language", "en").out


def test_what_was_understood_is_said_in_words(samverka: Samverka, filled: str, tmp_path: Path) -> None:
    page = "Nätverket Vux\n\nDeltagare\n\nAnna Berg, Partille\nBo Ek, Ale\n"
    answer = samverka("--register", filled, "import", "-", given=page)
    assert (answer.status, answer.err) == (0, "")
    assert "2" in answer.out
    assert [
        row["participants"] for row in rows(samverka("--register", filled, "list", "networks", "--json"))
    ] == [2, 2]
    copy = shutil.copyfile(filled, tmp_path / "kopia.samverka")
    assert len(rows(samverka("--register", copy, "list", "imports", "--json"))) == 1
