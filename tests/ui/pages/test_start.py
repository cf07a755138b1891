"""The window's life, in a process of its own as people start it, and in this one with threads."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app import compose, i18n, settings
from desktop_app.ui import start
from desktop_app.ui.page import Page
from tests.ui.fake_ask import FakeAsk
from tests.ui.looking import child
from tests.ui.pages.reading import listed, said

WATCHED = """
import json, sys
from desktop_app import compose, settings
from desktop_app.cli.parser import parser
from desktop_app.ui import start, window
from pathlib import Path

painted = []
paint = window.Window.paintEvent
def watch(self, event):
    paint(self, event)
    painted.append("sqlalchemy" in sys.modules)
window.Window.paintEvent = watch
asked = parser().parse_args(sys.argv[1:])
home = settings.home_folder(asked.home)
status = start.window(asked, home, compose.Doors(home))
print(json.dumps({"status": status, "painted": painted[:1], "last": "sqlalchemy" in sys.modules}))
"""


def run_window(*words: str) -> tuple[dict[str, object], str]:
    command = [sys.executable, "-c", WATCHED, "--quit-after-paint", *words]
    made = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    answer = subprocess.run(
        command, capture_output=True, encoding="utf-8", env=made, timeout=120, check=False
    )
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout), answer.stderr


def test_the_window_is_painted_before_the_database_is_loaded(tmp_path: Path, template: Path) -> None:
    told, _errors = run_window("--home", str(tmp_path), "--register", str(template))
    assert told == {"status": 0, "painted": [False], "last": True}
    kept = settings.load(tmp_path)
    assert kept.register == str(template)
    assert "window" in kept.places


def test_a_register_that_is_not_there_ends_the_trial_with_one(tmp_path: Path) -> None:
    told, errors = run_window("--home", str(tmp_path), "--register", str(tmp_path / "none.samverka"))
    assert told["status"] == 1
    assert "Traceback" not in errors


@pytest.fixture
def begin(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[Path], start.Program]]:
    begun: list[start.Program] = []

    def begin_with(register: Path) -> start.Program:
        asked = argparse.Namespace(register=str(register), quit_after_paint=False)
        program = start.Program(qapp, asked, tmp_path, compose.Doors(tmp_path))
        begun.append(program)
        program.begin()
        return program

    yield begin_with
    for program in begun:
        program.window.close()
        program.end()
        program.window.deleteLater()
    for words in qapp.findChildren(QTranslator):
        qapp.removeTranslator(words)


def page_of(program: start.Program) -> Page:
    if program.window.page is program.window.pages["start"]:
        program.window.go_to("networks")
    return listed(program.window)


def test_what_cannot_be_opened_is_told_with_a_way_on(
    begin: Callable[[Path], start.Program], qtbot: QtBot, tmp_path: Path
) -> None:
    broken = tmp_path / "trasigt.samverka"
    broken.write_bytes(b"inget register" * 100)
    program = begin(broken)
    qtbot.waitUntil(lambda: program.window.findChild(QLabel, "notOpenedWhy") is not None)
    assert "trasigt.samverka" in child(program.window, QLabel, "notOpenedWhy").text()
    ask = FakeAsk()
    ask.answers.append(tmp_path / "nytt.samverka")
    program.window.ask = ask
    child(program.window, QPushButton, "notOpened.register.new").click()
    qtbot.waitUntil(lambda: program.window.desk is not None, timeout=20_000)
    assert program.window.page is program.window.pages["start"]
    assert (tmp_path / "nytt.samverka").exists()
    assert broken.read_bytes().startswith(b"inget register")


def test_the_language_changes_with_the_register_open(
    begin: Callable[[Path], start.Program], qtbot: QtBot, template: Path
) -> None:
    program = begin(template)
    qtbot.waitUntil(lambda: program.window.desk is not None, timeout=20_000)
    qtbot.waitUntil(lambda: "Chefsnätverket" in said(page_of(program).card))
    before = program.window
    program.window.commands.run("language.sv")
    qtbot.waitUntil(lambda: program.window is not before and program.window.desk is not None)
    assert i18n.language() == "sv"
    assert program.window.commands.action("language.sv").isChecked()
    qtbot.waitUntil(lambda: "Chefsnätverket" in said(page_of(program).card))


def test_a_change_made_on_the_write_thread_reaches_the_page(
    begin: Callable[[Path], start.Program], qtbot: QtBot, tmp_path: Path, template: Path
) -> None:
    place = tmp_path / "threads.samverka"
    place.write_bytes(template.read_bytes())
    program = begin(place)
    qtbot.waitUntil(lambda: program.window.desk is not None, timeout=20_000)
    program.window.commands.run("go.participants")
    page = page_of(program)
    qtbot.waitUntil(lambda: page.pane.model.whole and page.pane.current() is not None)
    qtbot.waitUntil(lambda: program.window.commands.action("record.remove").isEnabled())
    program.window.commands.run("record.remove")
    qtbot.waitUntil(lambda: len(page.pane.model.ids) == 3)
    qtbot.waitUntil(lambda: program.window.bar.text == "Removed Björn Ek")
    qtbot.waitUntil(lambda: "Dragan Ilić" in said(page.card))


def test_an_old_register_is_upgraded_and_it_is_said_where_the_one_of_before_lies(
    begin: Callable[[Path], start.Program], qtbot: QtBot, tmp_path: Path
) -> None:
    stored = Path(__file__).parents[2] / "data" / "registers" / "worked-in-1.samverka"
    program = begin(shutil.copyfile(stored, tmp_path / "partille.samverka"))
    steps: list[str] = []
    program.jobs.started.connect(lambda running: running.progressed.connect(lambda p: steps.append(p.text)))
    qtbot.waitUntil(lambda: program.window.desk is not None, timeout=20_000)
    assert "has been upgraded" in program.window.bar.text
    (made,) = (tmp_path / "backups").rglob("*.samverka")
    assert str(made) in program.window.bar.text
    assert "Making a backup" in steps
    qtbot.waitUntil(lambda: "Arbetsmarknad" in said(page_of(program).card))


def test_what_was_changed_is_kept_when_the_window_is_closed_and_about_tells_so(
    begin: Callable[[Path], start.Program], qtbot: QtBot, tmp_path: Path, template: Path
) -> None:
    program = begin(shutil.copyfile(template, tmp_path / "partille.samverka"))
    qtbot.waitUntil(lambda: program.window.desk is not None, timeout=20_000)
    program.window.commands.run("about")
    told = child(program.window, QLabel, "latestBackup")
    qtbot.waitUntil(lambda: told.text() == "No backup has been made yet.")
    program.window.close()
    program.end()
    (made,) = (tmp_path / "backups").rglob("*.samverka")
    assert made.stem.endswith(" closing")
    again = begin(tmp_path / "partille.samverka")
    qtbot.waitUntil(lambda: again.window.desk is not None, timeout=20_000)
    again.window.commands.run("about")
    told = child(again.window, QLabel, "latestBackup")
    qtbot.waitUntil(lambda: told.text().endswith(f", when the program was closed, in {made.parent}"))
    again.window.close()
    again.end()
    assert list((tmp_path / "backups").rglob("*.samverka")) == [made]
