"""The command line as others call it: a process of its own, from anywhere, with a home of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from desktop_app.store.register import open_register
from tests.people import small

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"


def run(home: Path, *words: object, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {
        name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")
    }
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "desktop_app", *map(str, words)],
        cwd=ROOT,
        env={**environment, "SAMVERKA_HOME": str(home), "PYTHONIOENCODING": "ascii"},
        input=given,
        capture_output=True,
        check=False,
        timeout=120,
    )


def test_the_whole_way_from_a_pasted_page_to_a_roster(tmp_path: Path) -> None:
    home = tmp_path / "hem å"
    text = (DATA / "pages" / "network.txt").read_bytes()
    imported = run(home, "--json", "import", "-", given=b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
    assert (imported.returncode, imported.stderr) == (0, b"")
    [file] = json.loads(imported.stdout)["files"]
    assert (file["new"], file["rows"]) == (30, 30)
    number = json.loads(run(home, "list", "networks", "--json").stdout)["rows"][0]["id"]
    pdf = tmp_path / "Lista åäö.pdf"
    printed = run(home, "print", "roster", pdf, "--network", number)
    assert (printed.returncode, printed.stderr) == (0, b"")
    assert pdf.read_bytes().startswith(b"%PDF")
    assert "Lista åäö.pdf" in printed.stdout.decode("utf-8")


def test_a_refusal_and_wrong_usage(tmp_path: Path) -> None:
    missing = run(tmp_path / "hem", "--register", tmp_path / "finns inte å.samverka", "list", "networks")
    assert (missing.returncode, missing.stdout) == (1, b"")
    assert missing.stderr.decode("utf-8").count("\n") == 1
    assert "finns inte å.samverka" in missing.stderr.decode("utf-8")
    assert run(tmp_path / "hem", "fly").returncode == 2


def test_a_second_process_reads_and_is_told_who_writes(sqlite_location: str, tmp_path: Path) -> None:
    home = tmp_path / "hem"
    with closing(open_register(sqlite_location)) as store:
        small(store)
        listed = run(home, "--register", sqlite_location, "list", "participants", "--json")
        assert len(json.loads(listed.stdout)["rows"]) == 3
        refused = run(home, "--register", sqlite_location, "undo")
        assert (refused.returncode, refused.stdout) == (1, b"")
        assert b"open for writing at" in refused.stderr
        assert b"Traceback" not in refused.stderr
    undone = run(home, "undo", "--register", sqlite_location, "--language", "en")
    assert (undone.returncode, undone.stderr) == (0, b"")
