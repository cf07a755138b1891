"""The house has the rooms of its drawing and no file too many; import-linter watches the doors."""

from __future__ import annotations

import ast
from pathlib import Path

TOP = {
    ".ci", ".gitattributes", ".gitignore", "CHANGELOG.md", "LICENSE", "README.md", "desktop_app", "dev.py",
    "installer.spec", "packaging", "pyproject.toml", "resources", "tests",
}  # fmt: skip
ROOMS = {"records", "store", "sheets", "post", "paper", "work", "cli", "ui"}
GROUND = {"__init__", "__main__", "compose", "errors", "files", "i18n", "settings", "resources", "tour"}
VAGUE = {"utils", "util", "helpers", "helper", "manager", "base", "misc", "common"}


def test_the_top_of_the_tree_holds_only_what_was_agreed(root: Path, files: list[Path]) -> None:
    assert {file.relative_to(root).parts[0] for file in files} <= TOP


def test_the_package_has_only_the_rooms_of_the_drawing(package: dict[Path, ast.Module]) -> None:
    first = {path.parts[1] for path in package}
    assert first - ROOMS - {f"{name}.py" for name in GROUND} == set()


def test_no_file_is_long_or_vaguely_named(root: Path, package: dict[Path, ast.Module]) -> None:
    """A schema upgrade is a record of what was done and may be as long as the schema."""
    written = [path for path in package if "versions" not in path.parts]
    lengths = {path: len((root / path).read_text(encoding="utf-8").splitlines()) for path in written}
    assert {str(path): lines for path, lines in lengths.items() if lines > 300} == {}
    assert [path for path in package if path.stem in VAGUE] == []


def test_every_module_says_what_it_answers(package: dict[Path, ast.Module]) -> None:
    silent = [path for path, tree in package.items() if tree.body and not ast.get_docstring(tree)]
    assert silent == []


def test_tests_stand_in_rooms_of_the_same_names(root: Path, files: list[Path]) -> None:
    homes = ROOMS | {"house", "data", "benchmarks", "faults"}
    below = {file.relative_to(root / "tests").parts for file in files if file.is_relative_to(root / "tests")}
    strangers = {parts[0] for parts in below if parts[0] not in homes and len(parts) > 1}
    assert strangers == set()
