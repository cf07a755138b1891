"""Habits that no linter knows, kept over the syntax tree."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

Trees = dict[Path, ast.Module]

# fmt: off
POSIX_MODULES = {
    "crypt", "curses", "fcntl", "grp", "nis", "posix", "pty", "pwd", "readline", "resource", "spwd",
    "syslog", "termios", "tty",
}
POSIX_CALLS = {
    "chown", "fchmod", "fork", "forkpty", "getegid", "geteuid", "getgid", "getpgid", "getuid", "kill",
    "killpg", "lchown", "mkfifo", "nice", "setsid", "setuid", "statvfs", "sysconf", "uname", "wait",
    "waitpid",
}
# fmt: on
START_THE_LOOP = {Path("desktop_app/ui/start.py")}


def calls(tree: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    """Each call with the last word of what is called: `open` for Path.open, too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                yield node.func.attr, node
            elif isinstance(node.func, ast.Name):
                yield node.func.id, node


def imported(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Each imported name in full, with its line: `from PySide6 import QtGui` gives PySide6.QtGui."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def mode(call: ast.Call) -> str:
    """The mode that an `open` is given; "" where there is none, as in a dialog's `open()`."""
    given = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg == "mode")]
    words = [each.value for each in given if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    return next((word for word in words if 0 < len(word) <= 3 and set(word) <= set("rwxabt+")), "")


def leaves_the_encoding_open(name: str, call: ast.Call) -> bool:
    """Whether text is read or written in whatever encoding the system happens to have."""
    if any(keyword.arg in ("encoding", None) for keyword in call.keywords):
        return False
    if name == "open":
        return "b" not in mode(call) and (isinstance(call.func, ast.Name) or mode(call) != "")
    return (name == "read_text" and not call.args) or (name == "write_text" and len(call.args) < 2)


def test_text_is_read_and_written_with_a_named_encoding(python: Trees) -> None:
    silent = [
        f"{path}:{call.lineno} {name}"
        for path, tree in python.items()
        for name, call in calls(tree)
        if leaves_the_encoding_open(name, call)
    ]
    assert silent == []


def test_nothing_is_used_that_windows_lacks(package: Trees) -> None:
    modules = [
        f"{path}:{line} {name}"
        for path, tree in package.items()
        for name, line in imported(tree)
        if name.split(".")[0] in POSIX_MODULES
    ]
    assert modules == []
    uses = [
        f"{path}:{node.lineno} os.{node.attr}"
        for path, tree in package.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        if node.value.id == "os" and node.attr in POSIX_CALLS
    ]
    assert uses == []


def test_no_dialog_blocks_the_program(package: Trees) -> None:
    blocking = [
        f"{path}:{call.lineno}"
        for path, tree in package.items()
        if path not in START_THE_LOOP
        for name, call in calls(tree)
        if name in ("exec", "exec_") and isinstance(call.func, ast.Attribute)
    ]
    assert blocking == []


def test_no_model_is_sorted_in_python(package: Trees) -> None:
    ends = "QSortFilterProxyModel"
    used = [path for path, tree in package.items() for name, _ in imported(tree) if name.endswith(ends)]
    assert used == []


def test_paper_paints_without_widgets(package: Trees) -> None:
    widgets = [
        f"{path}:{line} {name}"
        for path, tree in package.items()
        if path.parts[1] == "paper"
        for name, line in imported(tree)
        if any(part in ("QtWidgets", "QtPrintSupport") for part in name.split("."))
    ]
    assert widgets == []


def test_strings_for_people_are_filled_in_after_translation(package: Trees) -> None:
    """`_(f"…")` is looked up under a text that no translator ever saw."""
    wrong = [
        f"{path}:{call.lineno}"
        for path, tree in package.items()
        for name, call in calls(tree)
        if name in ("_", "N_", "ngettext")
        and any(isinstance(argument, ast.JoinedStr) for argument in call.args)
    ]
    assert wrong == []
