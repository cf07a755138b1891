"""The built folder works as the source tree does. Slow: runs when asked for, `dev.py test -m build`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.build
PLUGINS = {"windows", "offscreen", "xcb", "wayland"}
ENDING = ".exe" if sys.platform == "win32" else ""


@pytest.fixture(scope="module")
def built(root: Path) -> Path:
    answer = subprocess.run([sys.executable, str(root / "dev.py"), "build"], check=False)
    assert answer.returncode == 0
    return root / "dist" / "samverka"


def ask(program: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    surroundings = {
        **os.environ,
        "SAMVERKA_HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "LC_ALL": "C.UTF-8",
    }
    surroundings.pop("PYTHONPATH", None)
    return subprocess.run(
        [str(program), *arguments],
        env=surroundings,
        cwd=home,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_it_lists_the_networks_of_a_register_it_made(built: Path, tmp_path: Path) -> None:
    program = built / f"samverka-cli{ENDING}"
    register = str(tmp_path / "Länets register.samverka")
    made = ask(program, tmp_path, "new", "--register", register)
    assert made.returncode == 0, made.stderr
    answer = ask(program, tmp_path, "list", "networks", "--json", "--register", register)
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout) == {"rows": []}


def test_its_window_opens(built: Path, tmp_path: Path) -> None:
    answer = ask(built / f"samverka{ENDING}", tmp_path, "--quit-after-paint")
    assert answer.returncode == 0, answer.stderr
    assert "Traceback" not in answer.stderr


def test_it_holds_what_it_needs_and_no_more_of_qt(built: Path) -> None:
    inside = built / "_internal"
    platforms = {
        file.stem.removeprefix("lib").removeprefix("q") for file in inside.rglob("plugins/platforms/*")
    }
    assert "offscreen" in platforms
    assert platforms <= PLUGINS
    assert {file.name for file in inside.rglob("qtbase_*.qm")} == {"qtbase_sv.qm", "qtbase_en.qm"}
    assert (inside / "resources" / "reference" / "municipalities.csv").is_file()
    assert (inside / "desktop_app" / "store" / "upgrades" / "env.py").is_file()
    assert {"LGPL-3.txt", "GPL-3.txt", "NOTICE.txt", "LICENSE"} <= {
        file.name for file in (inside / "licences").iterdir()
    }
