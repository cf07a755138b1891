"""dev.py and the requirements it installs: whoever has only Python gets a program or a plain sentence."""

from __future__ import annotations

import ast
import os
import re
import runpy
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import PySide6
import pytest

LOCKS = ("app", "dev", "build", "lock")


def run_dev(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(folder / "dev.py"), *arguments]
    return subprocess.run(
        command, env={**os.environ, **more}, capture_output=True, encoding="utf-8", check=False
    )


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """What dev.py needs of the tree, in a folder with a blank and an å."""
    folder = tmp_path / "Ny mapp å"
    shutil.copytree(root / "packaging", folder / "packaging")
    shutil.copy(root / "dev.py", folder)
    return folder


def test_an_old_python_gets_as_far_as_the_sentence(root: Path) -> None:
    source = (root / "dev.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 7))
    assert "from __future__" not in source


def test_an_unknown_verb_shows_the_verbs(root: Path) -> None:
    answer = run_dev(root, "tset")
    assert answer.returncode == 2
    assert "python3 dev.py test" in answer.stderr


def test_help_is_no_mistake(root: Path) -> None:
    assert run_dev(root, "--help").returncode == 0


def test_without_a_package_index_there_is_one_sentence(copy: Path) -> None:
    answer = run_dev(copy, "lock", PIP_NO_INDEX="1", PIP_FIND_LINKS="", PIP_CONFIG_FILE=os.devnull)
    assert answer.returncode == 1
    assert "the package index cannot be reached" in answer.stderr.splitlines()[-1]
    assert "Traceback" not in answer.stderr


def test_a_missing_requirements_file_is_named(copy: Path) -> None:
    (copy / "packaging" / "lock.txt").unlink()
    (copy / ".venv-lock" / "bin").mkdir(parents=True)
    (copy / ".venv-lock" / "lock.stamp").write_text("made of something else", encoding="utf-8")
    answer = run_dev(copy, "lock")
    assert answer.returncode == 1
    assert "lock.txt" in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize("name", LOCKS)
def test_requirements_are_pinned_by_hash_and_name_no_address(root: Path, name: str) -> None:
    text = (root / "packaging" / f"{name}.txt").read_text(encoding="utf-8")
    assert "://" not in text
    entries = re.split(r"\n(?=\S)", text.strip())
    assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []


def test_every_dependency_of_pyproject_is_pinned(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {"app": project["project"]["dependencies"], **project["dependency-groups"]}
    for name, dependencies in wanted.items():
        text = (root / "packaging" / f"{name}.txt").read_text(encoding="utf-8")
        pinned = set(re.findall(r"^([a-z0-9-]+)==", text, re.MULTILINE))
        names = {
            re.split(r"[^A-Za-z0-9_.-]", each)[0].lower().replace("_", "-").replace(".", "-")
            for each in dependencies
        }
        assert names <= pinned, f"run: python3 dev.py lock ({name})"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux's linker")
def test_dev_knows_every_system_library_of_qt(root: Path) -> None:
    readelf = shutil.which("readelf")
    if not readelf:
        pytest.skip("readelf is missing (Debian: binutils)")
    qt = Path(PySide6.__file__).parent / "Qt"
    libraries = [
        qt / "lib" / f"libQt6{name}.so.6"
        for name in ("Core", "Gui", "Widgets", "PrintSupport", "Svg", "DBus", "XcbQpa")
    ]
    plugins = [qt / "plugins" / "platforms" / f"libq{name}.so" for name in ("offscreen", "xcb")]
    said = subprocess.run(
        [readelf, "-d", *map(str, libraries + plugins)], capture_output=True, encoding="utf-8", check=True
    )
    needed = set(re.findall(r"NEEDED.*\[(lib.+?)\]", said.stdout))
    dev = runpy.run_path(str(root / "dev.py"))
    everywhere = (
        "libQt6",
        "libicu",
        "libc.",
        "libm.",
        "libstdc++.",
        "libgcc_s.",
        "libpthread.",
        "libdl.",
        "librt.",
    )
    brought_by_others = {"libz.so.1", "libzstd.so.1", "libxcb.so.1", "libxcb-render.so.0"}
    strangers = (
        {name for name in needed if not name.startswith(everywhere)}
        - brought_by_others
        - {*dev["QT"], *dev["XCB"]}
    )
    assert strangers == set()
