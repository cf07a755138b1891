"""A document's pages as pictures: painted elsewhere, put up here, those of the document shown last."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

from desktop_app.paper import pages
from desktop_app.records.documents import Column, Document, Group, Row
from desktop_app.records.shaded_map import Key, ShadedMap
from desktop_app.ui.jobs import JobsAtOnce
from desktop_app.ui.pageview import PageView
from desktop_app.ui.threads import ThreadJobs
from tests.ui.looking import child


def document(title: str, rows: int) -> Document:
    shaded = ShadedMap("Representation", (Key("No", "blank"), Key("Yes", "held", 2)), (("1440", 1),))
    lines = tuple(Row((f"{title} {number}",)) for number in range(rows))
    return Document(title, (Column("name", "Name", 20),), (Group("", lines),), map=shaded)


@pytest.fixture
def painted_by(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The threads that pages have been painted on."""
    threads: set[str] = set()
    paint = pages.picture

    def painted(shown: Document, page: int, width_px: int) -> object:
        threads.add(threading.current_thread().name)
        return paint(shown, page, width_px)

    monkeypatch.setattr(pages, "picture", painted)
    return threads


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[PageView]:
    jobs = ThreadJobs(told=print, crashed=print)
    shown = PageView(jobs)
    qtbot.addWidget(shown)
    shown.resize(700, 500)
    shown.show()
    yield shown
    jobs.close()


def test_pages_are_painted_elsewhere_and_put_up_as_they_come(
    qtbot: QtBot, view: PageView, painted_by: set[str]
) -> None:
    counted: list[tuple[str, int]] = []
    view.counted.connect(lambda laid_out, count: counted.append((laid_out.title, count)))
    view.show_document(document("First", 1200))
    view.show_document(document("Second", 600))
    strip = child(view, QListWidget, "previewPages")
    qtbot.waitUntil(lambda: strip.count() > 0 and not strip.item(strip.count() - 1).icon().isNull())
    assert counted == [("Second", strip.count())]
    assert strip.count() > 8
    assert all(not strip.item(page).icon().isNull() for page in range(strip.count()))
    assert painted_by == {"read"}


def test_small_pages_of_another_document_lie_apart(qtbot: QtBot, jobs: JobsAtOnce) -> None:
    view = PageView(jobs)
    qtbot.addWidget(view)
    view.show()
    strip = child(view, QListWidget, "previewPages")
    for title in ("First", "Second"):
        view.show_document(replace(document(title, 100), map=None))
        QApplication.processEvents()
        rects = [strip.visualItemRect(strip.item(row)) for row in range(strip.count())]
        assert len(rects) > 1
        assert not any(above.intersects(below) for above, below in pairwise(rects))
