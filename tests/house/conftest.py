"""The tree as the house tests see it: what is or could be committed, without what .gitignore names."""

from __future__ import annotations

import ast
import os
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _ignored() -> list[str]:
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    return [line.strip("/") for line in lines if line] + [".git"]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def files() -> list[Path]:
    """Every file of the tree."""
    ignored = _ignored()
    found: list[Path] = []
    for folder, below, names in os.walk(ROOT):
        kept = [
            [name for name in some if not any(fnmatch(name, p) for p in ignored)] for some in (below, names)
        ]
        below[:] = kept[0]
        found += [Path(folder, name) for name in kept[1]]
    return sorted(found)


@pytest.fixture(scope="session")
def package(files: list[Path]) -> dict[Path, ast.Module]:
    """The syntax tree of each module of desktop_app, by its path below the root."""
    modules = [file for file in files if file.suffix == ".py" and file.is_relative_to(ROOT / "desktop_app")]
    return {file.relative_to(ROOT): ast.parse(file.read_text(encoding="utf-8")) for file in modules}


@pytest.fixture(scope="session")
def python(files: list[Path]) -> dict[Path, ast.Module]:
    """The syntax tree of every Python file: the program, its tests and dev.py."""
    modules = [file for file in files if file.suffix == ".py"]
    return {file.relative_to(ROOT): ast.parse(file.read_text(encoding="utf-8")) for file in modules}
