"""A person's extract in the window: of the one whose card is shown, looked at and saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from desktop_app.records.ids import ParticipantId
from desktop_app.store.database import Store
from desktop_app.ui.pages.participants import ParticipantsPage
from desktop_app.ui.window import Window
from desktop_app.work import participants
from tests.ui.fake_ask import FakeAsk
from tests.ui.looking import child

Do = Callable[[str], None]
Opened = Callable[[], QDialog]


@pytest.fixture
def page(window: Window, do: Do) -> ParticipantsPage:
    do("go.participants")
    found = window.page
    assert isinstance(found, ParticipantsPage)
    return found


def test_the_extract_of_the_one_shown_is_looked_at_and_saved(
    page: ParticipantsPage, store: Store, do: Do, dialog: Opened, ask: FakeAsk, tmp_path: Path
) -> None:
    participants.change(store, participant=ParticipantId(page.current()), protected=True)
    do("people.extract")
    preview = dialog()
    assert preview.objectName() == "extractPreview"
    assert preview.windowTitle() == "Print: Extract of the register: Björn Ek"
    out = tmp_path / "utdrag.html"
    ask.answers = [out]
    child(preview, QPushButton, "printTo.html").click()
    QApplication.processEvents()
    page_of = out.read_text(encoding="utf-8-sig")
    assert "Protected identity: to be handed to the person alone." in page_of
    assert "Haninge kommun" in page_of
    assert "Åsa" not in page_of
    assert ask.asked == ["Save as web page"]


def test_with_nobody_chosen_it_cannot_be_ordered(page: ParticipantsPage, window: Window) -> None:
    action = window.commands.action("people.extract")
    assert action.isEnabled()
    page.pane.search("finns inte")
    QApplication.processEvents()
    assert not action.isEnabled()
