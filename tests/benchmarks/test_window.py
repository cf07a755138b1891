"""How near to an empty window is ours, and a keystroke to a repaint? Ratios, printed."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.records.progress import drain
from desktop_app.store.register import open_register
from desktop_app.ui.participant_rows import Participants
from desktop_app.ui.table.empty import Empty
from desktop_app.ui.table.pane import TablePane
from desktop_app.ui.threads import ThreadJobs
from desktop_app.work.demo import demo
from tests.benchmarks.crowd import PEOPLE, register

_EMPTY = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1200, 760)
window.show()
QTimer.singleShot(0, lambda: QTimer.singleShot(0, app.quit))
app.exec()
"""
_PAINTED = """
import argparse, os, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from desktop_app import compose
from desktop_app.ui.start import Program
app = QApplication(sys.argv)
asked = argparse.Namespace(register=sys.argv[1], quit_after_paint=False)
program = Program(app, asked, Path(sys.argv[2]), compose.Doors(Path(sys.argv[2])))
program.window.painted.connect(lambda: os._exit(0))
program.window.show()
app.exec()
"""
RUNS = 7
WORDS = ("kvist", "öberg", "anna lena", "haninge", "an", "070-174 06", "ks", "göran von")


def _seconds(command: list[str]) -> float:
    begun = time.perf_counter()
    offscreen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(command, check=True, capture_output=True, env=offscreen)
    return time.perf_counter() - begun


@pytest.mark.benchmark
def test_first_paint(tmp_path: Path) -> None:
    path = tmp_path / "demo.samverka"
    drain(demo(str(path))).close()
    ours = [sys.executable, "-m", "desktop_app", "--home", str(tmp_path), "--register", str(path)]
    first, rows, empty = [], [], []
    for _run in range(RUNS):  # in turn, so that all meet the same machine
        empty.append(_seconds([sys.executable, "-c", _EMPTY]))
        first.append(_seconds([sys.executable, "-c", _PAINTED, str(path), str(tmp_path)]))
        rows.append(_seconds([*ours, "--quit-after-paint"]))
    least = statistics.median(empty)
    print(
        f"\nempty window {least:.2f} s; ours painted {statistics.median(first) / least:.2f} times, "
        f"with the register's rows {statistics.median(rows) / least:.2f} times"
    )


@pytest.mark.benchmark
def test_a_keystroke_among_a_hundred_thousand(qtbot: QtBot, tmp_path: Path) -> None:
    store = open_register(str(register(tmp_path)))
    jobs = ThreadJobs(told=print, crashed=print, interrupt=store.interrupt)
    pane = TablePane(
        Participants(store), jobs, name="participants", title="Deltagare", empty=Empty("users", "Inga")
    )
    qtbot.addWidget(pane)
    pane.resize(1100, 700)
    pane.show()
    pane.load()
    qtbot.waitUntil(lambda: pane.model.whole and pane.model.total == PEOPLE, timeout=60_000)
    pane.grab()
    keys, repaints = [], []
    for word in WORDS:
        for length in range(1, len(word) + 1):
            begun = time.perf_counter()
            pane.search(word[:length])
            with qtbot.waitSignal(pane.model.loaded, timeout=60_000):
                pass
            pane.grab()
            keys.append(time.perf_counter() - begun)
            begun = time.perf_counter()
            pane.grab()
            repaints.append(time.perf_counter() - begun)
        qtbot.waitUntil(lambda: pane.model.whole, timeout=60_000)
    jobs.close()
    store.close()
    ordered = sorted(keys)
    repaint = statistics.median(repaints)
    print(
        f"\n{len(keys)} keystrokes to painted rows: median {statistics.median(keys) * 1000:.0f} ms, "
        f"95 of 100 within {ordered[int(len(keys) * 0.95)] * 1000:.0f} ms; "
        f"median {statistics.median(keys) / repaint:.1f} times a repaint of the same table"
    )
