"""What the window's tests share: answers given beforehand, and jobs done at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.ui.jobs import JobsAtOnce
from tests.ui.fake_ask import FakeAsk


@pytest.fixture
def ask() -> Iterator[FakeAsk]:
    asker = FakeAsk()
    yield asker
    assert not asker.answers, f"answers nobody asked for: {asker.answers}"


@pytest.fixture
def jobs(qapp: QApplication) -> JobsAtOnce:
    return JobsAtOnce()
