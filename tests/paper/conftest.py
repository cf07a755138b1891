from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from desktop_app.paper.pages import to_pdf
from desktop_app.records.documents import Document
from tests.paper.pdf_text import Run, read


@pytest.fixture(autouse=True)
def screen(qapp: QGuiApplication) -> QGuiApplication:
    """One application for the whole session, able to show windows, as the tests of other rooms need it."""
    return qapp


@pytest.fixture
def printed(tmp_path: Path) -> Callable[[Document], list[list[Run]]]:
    """Prints to a PDF and reads it back."""

    def to_file_and_back(document: Document) -> list[list[Run]]:
        to_pdf(document, tmp_path / "list.pdf")
        return read((tmp_path / "list.pdf").read_bytes())

    return to_file_and_back
