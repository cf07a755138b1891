"""What a fresh interpreter loads: the command line no Qt, a room below the faces no widgets."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

ASK = """
import importlib, json, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
print(json.dumps(sorted(sys.modules)))
"""
WITHOUT_QT = ("records", "store", "sheets", "post", "work", "cli", "errors", "i18n", "settings", "resources")


def loaded_by(root: Path, *modules: str) -> set[str]:
    command = [sys.executable, "-W", "error", "-c", ASK, *modules]
    answer = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)
    assert answer.returncode == 0, answer.stderr
    return set(json.loads(answer.stdout))


def dotted(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def modules_of(package: dict[Path, ast.Module], rooms: tuple[str, ...]) -> list[str]:
    """The modules of these rooms; what Alembic runs by path is none."""
    inside = [
        path
        for path in package
        if path.parts[1].removesuffix(".py") in rooms and "upgrades" not in path.parts
    ]
    return [dotted(path) for path in inside]


def test_the_command_line_and_all_below_it_load_no_qt(root: Path, package: dict[Path, ast.Module]) -> None:
    modules = modules_of(package, WITHOUT_QT)
    assert modules
    assert {name for name in loaded_by(root, *modules) if name.startswith(("PySide6", "shiboken6"))} == set()


def test_paper_loads_no_widgets(root: Path, package: dict[Path, ast.Module]) -> None:
    modules = modules_of(package, ("paper",))
    if not modules:
        pytest.skip("paper has no module yet")
    assert {"PySide6.QtWidgets", "PySide6.QtPrintSupport"} & loaded_by(root, *modules) == set()


def test_errors_and_records_load_no_library_but_pythons(root: Path) -> None:
    """They are read first by every start; what they cost, everything costs."""
    heavy = {"sqlalchemy", "alembic", "openpyxl", "python_calamine", "lxml", "rapidfuzz", "babel"}
    assert heavy & loaded_by(root, "desktop_app.errors", "desktop_app.records") == set()
