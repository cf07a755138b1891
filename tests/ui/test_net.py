"""What is under and around the views: the crash net, notices of change, questions."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.ui.ask_qt import QtAsk
from desktop_app.ui.changes import Changes
from desktop_app.ui.crash import CrashNet, told_without_values
from tests.ui.looking import child


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def net(tmp_path: Path, window: QWidget) -> Iterator[CrashNet]:
    made = CrashNet(tmp_path / "logs" / "samverka.log", program="Samverka 0.1")
    made.show_over(window)
    yield made
    made.uninstall()


NOBODY: dict[str, int] = {}


def fail_over(name: str) -> None:
    try:
        NOBODY[name]
    except KeyError as error:
        raise ValueError(f"{name} finns inte") from error


def fail_alone(name: str) -> None:
    try:
        NOBODY[name]
    except KeyError:
        raise ValueError from None


def test_a_bug_is_logged_and_shown_without_personal_data(
    qtbot: QtBot, net: CrashNet, window: QWidget
) -> None:
    with pytest.raises(ValueError, match="Åsa") as flown:
        fail_over("Åsa Åkesson")
    net.caught(flown.value)
    qtbot.waitUntil(lambda: child(window, QDialog, "crashDialog") is not None)
    dialog = child(window, QDialog, "crashDialog")
    shown = child(dialog, QPlainTextEdit, "report").toPlainText()
    logged = net.log.read_text(encoding="utf-8")
    for text in (shown, logged):
        assert "builtins.ValueError" in text
        assert "builtins.KeyError" in text
        assert "fail_over" in text
        assert "Åsa" not in text
    assert any(str(net.log) in label.text() for label in dialog.findChildren(QLabel))
    assert window.isVisible()


def test_a_second_bug_does_not_open_a_second_dialog(qtbot: QtBot, net: CrashNet, window: QWidget) -> None:
    net.caught(ValueError())
    qtbot.waitUntil(lambda: child(window, QDialog, "crashDialog") is not None)
    with qtbot.waitSignal(net.caught_one):
        net.caught(ValueError())
    qtbot.wait(20)
    assert len(window.findChildren(QDialog, "crashDialog")) == 1


def test_a_log_that_cannot_be_written_is_no_second_trouble(
    tmp_path: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    net = CrashNet(tmp_path / "file" / "samverka.log", program="Samverka 0.1")
    net.caught(ZeroDivisionError())
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_a_context_that_is_suppressed_is_left_out() -> None:
    with pytest.raises(ValueError) as flown:  # noqa: PT011 - it has no text: that is the point
        fail_alone("Åsa")
    assert "KeyError" not in told_without_values(flown.value)


@dataclass(frozen=True, slots=True)
class Notice:
    kinds: frozenset[str]
    change: int


def test_notices_come_on_the_main_thread_to_who_cares(qtbot: QtBot) -> None:
    changes = Changes()
    heard: list[tuple[int, str]] = []
    changes.watch(
        {"participants"}, lambda notice: heard.append((notice.change, threading.current_thread().name))
    )
    notices = [
        Notice(frozenset({"meetings"}), 1),
        Notice(frozenset({"participants"}), 2),
        Notice(frozenset(), 3),
    ]
    other = threading.Thread(target=lambda: any(map(changes.notify, notices)))
    other.start()
    other.join()
    assert heard == []
    main = threading.current_thread().name
    qtbot.waitUntil(lambda: heard == [(2, main), (3, main)])


def test_a_question_is_answered_or_refused(qtbot: QtBot, window: QWidget) -> None:
    ask = QtAsk(window)
    got: list[str] = []
    for wanted in ("Ta bort", "Cancel"):
        ask.confirm(
            "Ta bort nätverket?",
            yes="Ta bort",
            then=lambda: got.append("yes"),
            otherwise=lambda: got.append("no"),
        )
        box = next(dialog for dialog in window.findChildren(QDialog, "question") if dialog.isVisible())
        next(button for button in box.findChildren(QAbstractButton) if button.text() == wanted).click()
    assert got == ["yes", "no"]


def test_a_choice_gives_its_value_and_escape_refuses(qtbot: QtBot, window: QWidget) -> None:
    ask = QtAsk(window)
    got: list[str] = []
    options = (("mine", "Min"), ("theirs", "Deras"))
    ask.choose("Vilken?", options, got.append, otherwise=lambda: got.append("-"))
    box = child(window, QDialog, "question")
    next(button for button in box.findChildren(QAbstractButton) if button.text() == "Deras").click()
    ask.choose("Vilken?", options, got.append, otherwise=lambda: got.append("-"))
    next(dialog for dialog in window.findChildren(QDialog, "question") if dialog.isVisible()).reject()
    assert got == ["theirs", "-"]


def test_a_saved_file_gets_the_ending_of_its_kind(qtbot: QtBot, window: QWidget, tmp_path: Path) -> None:
    ask = QtAsk(window, native=False, folder=tmp_path)
    got: list[Path] = []
    ask.save_file("Exportera", "Deltagare", (("Excel", ("xlsx",)), ("CSV", ("csv",))), got.append)
    dialog = child(window, QDialog, "fileDialog")
    child(dialog, QLineEdit, "fileNameEdit").setText("Närvaro åäö")
    dialog.accept()
    assert got == [tmp_path / "Närvaro åäö.xlsx"]
