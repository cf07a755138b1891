"""What holds for every test: no screen, one language, and no database test skipped unseen in CI."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterator

import hypothesis
import pytest

from desktop_app import i18n

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # read when the first Qt application is made
for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
    os.environ.pop(name, None)
os.environ["LANG"] = "C.UTF-8"

hypothesis.settings.register_profile("default", max_examples=30, deadline=None)
hypothesis.settings.register_profile("long", max_examples=2_000, deadline=None)
hypothesis.settings.load_profile("default")

pytest_plugins = ("tests.registers",)  # registers to test on, for every room

IN_CI = os.environ.get("SAMVERKA_CI") == "1"


@pytest.fixture(autouse=True)
def language() -> Iterator[None]:
    """Every test starts in English, whatever the one before it spoke."""
    i18n.use("en")
    yield
    i18n.use("en")


@pytest.fixture(autouse=True)
def application_with_windows() -> Iterator[None]:
    """Painting makes an application without windows where none lives, and a process has only one: a test that
    paints asks for `qapp`, or the windows' tests that come after it have nothing to live in."""
    yield
    gui, widgets = sys.modules.get("PySide6.QtGui"), sys.modules.get("PySide6.QtWidgets")
    living = gui and gui.QGuiApplication.instance()
    assert not living or (widgets and isinstance(living, widgets.QApplication))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    database = item.get_closest_marker("postgres") and not hasattr(report, "wasxfail")
    if IN_CI and database and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"A database test was skipped in CI: {report.longrepr}"
    return report


class _Databases:
    """In CI a run of everything in which PostgreSQL was never used has not tested what it says."""

    used = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.used |= report.when == "call" and report.passed and "postgres" in report.keywords

    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        asked = session.config.option
        everything = not asked.file_or_dir and not asked.keyword and asked.markexpr.startswith("not build")
        if everything and not self.used and exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
            print("\nNo test ran on PostgreSQL.")


def pytest_configure(config: pytest.Config) -> None:
    if IN_CI and not hasattr(config, "workerinput"):  # those who run tests side by side report to one process
        config.pluginmanager.register(_Databases())
