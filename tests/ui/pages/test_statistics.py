"""Statistics in the window: table and chart of the same figures, exported and printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QPushButton

from desktop_app.paper import bars, look, pages, setting
from desktop_app.paper.bars import Bar, Look
from desktop_app.store import networks
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.ui import colours
from desktop_app.ui.pages.statistics import StatisticsPage
from desktop_app.ui.statistics.chart import Chart
from desktop_app.ui.window import Window
from desktop_app.work import figures
from desktop_app.work.meetings import invitations, replies
from desktop_app.work.meetings import meetings as verbs
from desktop_app.work.statistics import halves
from tests.ui.fake_ask import FakeAsk
from tests.ui.looking import child
from tests.ui.pages.reading import said

Do = Callable[[str], None]
YESTERDAY = date.today() - timedelta(1)


@pytest.fixture
def page(window: Window, do: Do, store: Store) -> StatisticsPage:
    number = verbs.add(store, first_day=YESTERDAY, networks=[networks.named(store, "Styrgruppen")])
    invitations.invite(store, meeting=number)
    for row in meetings.attendance(store, number)[:2]:
        replies.answer(store, meeting=number, attendance=row.id, presence="present")
    do("go.statistics")
    assert isinstance(window.page, StatisticsPage)
    choose(window.page, "statisticsPeriod", 2)
    return window.page


def choose(page: StatisticsPage, name: str, row: int) -> None:
    box = child(page, QComboBox, name)
    box.setCurrentIndex(row)
    box.activated.emit(row)
    QApplication.processEvents()


def cells(page: StatisticsPage) -> list[tuple[str, ...]]:
    return [page.pane.model.text(number) or () for number in page.pane.model.ids]


def test_the_figures_of_a_period_by_network_organisation_and_half(page: StatisticsPage) -> None:
    (row,) = cells(page)
    assert (row[0], row[3], row[6], row[7]) == ("Styrgruppen", "2", "100", "1")
    choose(page, "statisticsBy", 1)
    assert {row[0]: row[7] for row in cells(page)} == {
        "Ale kommun": "1",
        "Haninge kommun": "0",
        "Partille kommun": "0",
    }
    choose(page, "statisticsBy", 2)
    first = date(date.today().year - 2, 1, 1)
    assert len(cells(page)) == len(list(halves(first, date.today())))
    assert sum(int(row[3]) for row in cells(page)) == 2
    choose(page, "statisticsNetwork", 1)
    assert {row[3] for row in cells(page)} == {"0"}


def test_the_chart_shows_the_same_and_is_kept(page: StatisticsPage, do: Do, window: Window) -> None:
    do("statistics.chart")
    chart = child(page, Chart, "statisticsChart")
    assert chart.isVisible()
    assert "Styrgruppen, 100 %, 1 vacant" in chart.accessibleDescription()
    assert chart.grab().toImage().width() > 0
    assert window.places["statistics.form"] == "chart"
    do("find")
    assert page.pane.isVisible()


def test_it_is_exported_and_printed(
    page: StatisticsPage, do: Do, ask: FakeAsk, tmp_path: Path, dialog: Callable[[], QDialog]
) -> None:
    ask.answers += [tmp_path / "a.xlsx", tmp_path / "b.xlsx"]
    do("export")
    book = load_workbook(tmp_path / "a.xlsx")
    assert len(book.worksheets) == 2
    do("statistics.fees")
    assert (tmp_path / "b.xlsx").exists()
    do("print")
    assert dialog().objectName() == "statisticsPreview"
    dialog().reject()


def test_table_and_chart_are_chosen_by_buttons(page: StatisticsPage) -> None:
    child(page, QPushButton, "statistics.chart").click()
    assert page.chart.isVisible()
    child(page, QPushButton, "statistics.table").click()
    assert page.pane.isVisible()


def test_a_bar_is_as_long_as_it_says(qapp: QApplication) -> None:
    shown = colours.palette(dark=False)
    text, accent = (shown.color(role) for role in (QPalette.ColorRole.Text, QPalette.ColorRole.Accent))
    shown_look = Look(qapp.font(), text, text, text, accent, text)
    image = QImage(600, 200, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    surface = QRectF(0, 0, 600, 200)
    shares = (0, 50, 100, None)
    bars.paint(painter, surface, [Bar("Ale", share) for share in shares], shown_look, surface)
    painter.end()
    lengths = [
        sum(image.pixelColor(x, round(bars.ROW * (place + 1.5))) == accent for x in range(600))
        for place in range(4)
    ]
    assert lengths[0] == lengths[3] == 0
    assert abs(lengths[2] - 2 * lengths[1]) <= 6
    assert lengths[2] > 200


def test_years_without_figures_say_so_instead_of_an_empty_chart(page: StatisticsPage, do: Do) -> None:
    do("statistics.chart")
    choose(page, "statisticsNetwork", 1)
    choose(page, "statisticsPeriod", 1)
    assert "No meeting was held" in said(page)
    assert not page.chart.isVisible()
    choose(page, "statisticsNetwork", 0)
    assert page.chart.isVisible()


def test_on_paper_a_bar_stands_behind_what_was_attended(page: StatisticsPage, store: Store) -> None:
    today = date.today()
    document = figures.document(store, figures.Asked(YESTERDAY, today))
    (row,) = [row for row in document.rows() if row.cells[0] == "Styrgruppen"]
    assert row.cells[6] == "100"
    (strip,) = [each.strip for each in setting.pages(document, 8000, 9000, "")[0] if each.strip.bars]
    (bar,) = strip.bars
    assert (bar.x, bar.width) == (strip.slots[6].x, strip.slots[6].width)
    picture = pages.picture(document, 0, 800).convertToFormat(QImage.Format.Format_RGB32)
    blue = QColor(look.BAR)
    found = [picture.pixelColor(x, y) == blue for x in range(800) for y in range(400)]
    assert sum(found) > 500
