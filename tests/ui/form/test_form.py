"""A form never loses what was typed, says what is wrong where it is wrong, and saves by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.errors import Conflict, Invalid, UserError
from desktop_app.records.fields import Field
from desktop_app.ui.form.days import read_day, read_time
from desktop_app.ui.form.dialog import FormDialog
from desktop_app.ui.form.editors import Choice
from desktop_app.ui.form.form import Form, Values
from tests.ui.fake_ask import FakeAsk
from tests.ui.looking import child, type_text


def must_have_at(text: str) -> str:
    if "@" not in text:
        raise Invalid("En adress har ett @.")
    return text.lower()


FIELDS = (
    Field("name", "Namn", required=True),
    Field("organisation", "Organisation", "organisation"),
    Field("email", "E-post", "email", check=must_have_at),
    Field("role", "Roll", "choice", choices=(("member", "Ledamot"), ("chair", "Ordförande"))),
    Field("first", "Från", "date"),
    Field("at", "Klockan", "time"),
    Field("seats", "Platser", "number"),
    Field("acting", "Tillförordnad", "flag"),
    Field("note", "Anteckning", "long"),
)
PARTILLE = Choice(7, "Partille kommun")


class Saver:
    """What the owner of the form does with it; `refusal` is what saving ends in."""

    def __init__(self) -> None:
        self.got: list[Values] = []
        self.refusal: UserError | None = None

    def __call__(
        self, values: Values, saved: Callable[[], None], failed: Callable[[UserError], None]
    ) -> None:
        self.got.append(values)
        if self.refusal is None:
            saved()
        else:
            failed(self.refusal)


def find(text: str, found: Callable[[Sequence[Choice]], None]) -> None:
    found([PARTILLE] if "partille".startswith(text.casefold()) else [])


@pytest.fixture
def saver() -> Saver:
    return Saver()


@pytest.fixture
def form(qtbot: QtBot, saver: Saver) -> Form:
    made = Form(FIELDS, saver, name="person", find_organisations=find)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def line(form: Form, name: str) -> QLineEdit:
    return child(form, QLineEdit, name)


def problem(form: Form, name: str) -> str:
    label = child(form, QLabel, f"{name}Problem")
    return "" if label.isHidden() else label.text()


def test_it_gives_back_what_it_was_given(form: Form) -> None:
    values: Values = {
        "name": "Åsa Åkesson",
        "organisation": PARTILLE,
        "email": "asa@partille.example",
        "role": "chair",
        "first": date(2026, 5, 1),
        "at": time(9, 30),
        "seats": 15,
        "acting": True,
        "note": "Rad ett\nRad två",
    }
    form.set_values(values)
    assert form.values() == values
    assert not form.dirty


def test_what_is_left_out_is_empty(form: Form) -> None:
    form.set_values({"name": "Åsa"})
    assert form.values() == {
        "name": "Åsa",
        "organisation": None,
        "email": "",
        "role": "",
        "first": None,
        "at": None,
        "seats": None,
        "acting": False,
        "note": "",
    }


def test_typing_makes_it_dirty_and_typing_back_clean(qtbot: QtBot, form: Form) -> None:
    form.set_values({"name": "Åsa"})
    edited: list[bool] = []
    form.edited.connect(edited.append)
    type_text(line(form, "name"), "x")
    qtbot.keyClick(line(form, "name"), Qt.Key.Key_Backspace)
    assert edited == [True, False]


@pytest.mark.parametrize("touch", ["choice", "flag", "long"])
def test_every_kind_of_editor_tells_when_it_was_touched(form: Form, touch: str) -> None:
    form.set_values({"name": "Åsa"})
    if touch == "choice":
        child(form, QComboBox, "role").setCurrentIndex(1)
    elif touch == "flag":
        child(form, QCheckBox, "acting").click()
    else:
        child(form, QPlainTextEdit, "note").setPlainText("ö")
    assert form.dirty


def test_enter_saves_the_checked_values(qtbot: QtBot, form: Form, saver: Saver) -> None:
    type_text(line(form, "name"), " Örjan  Öberg ")
    type_text(line(form, "email"), "ORJAN@ALE.example")
    type_text(line(form, "first"), "7/3 2026")
    type_text(line(form, "at"), "9.30")
    with qtbot.waitSignal(form.saved):
        qtbot.keyClick(line(form, "at"), Qt.Key.Key_Return)
    saved = saver.got[0]
    assert (saved["name"], saved["email"]) == ("Örjan Öberg", "orjan@ale.example")
    assert (saved["first"], saved["at"]) == (date(2026, 3, 7), time(9, 30))
    assert not form.dirty


def test_in_a_long_text_enter_is_a_line_and_ctrl_enter_saves(qtbot: QtBot, form: Form, saver: Saver) -> None:
    form.set_values({"name": "Åsa"})
    note = child(form, QPlainTextEdit, "note")
    type_text(note, "ett")
    qtbot.keyClick(note, Qt.Key.Key_Return)
    type_text(note, "två")
    assert saver.got == []
    qtbot.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert saver.got[0]["note"] == "ett\ntvå"


def test_the_first_wrong_field_gets_the_focus_and_nothing_is_sent(form: Form, saver: Saver) -> None:
    type_text(line(form, "email"), "asa")
    type_text(line(form, "first"), "30/2")
    form.save()
    assert saver.got == []
    assert problem(form, "name") == "Namn is missing."
    assert problem(form, "email") == "En adress har ett @."
    assert "is not a day" in problem(form, "first")
    assert line(form, "name").hasFocus()
    assert line(form, "email").text() == "asa"
    type_text(line(form, "name"), "Åsa")
    assert problem(form, "name") == ""


def test_a_refused_save_keeps_every_letter(form: Form, saver: Saver) -> None:
    type_text(line(form, "name"), "Åsa")
    saver.refusal = Invalid("Adressen finns redan.", field="email")
    form.save()
    assert problem(form, "email") == "Adressen finns redan."
    assert line(form, "email").hasFocus()
    saver.refusal = Conflict("Någon annan har ändrat.")
    form.save()
    assert problem(form, "person") == "Någon annan har ändrat."
    assert (line(form, "name").text(), form.dirty) == ("Åsa", True)
    saver.refusal = None
    form.save()
    assert problem(form, "person") == ""
    assert not form.dirty


def test_saving_twice_sends_once(qtbot: QtBot) -> None:
    sent: list[Values] = []
    form = Form(FIELDS, lambda values, *_answers: sent.append(values), name="person")
    qtbot.addWidget(form)
    form.set_values({"name": "Åsa"})
    form.save()
    form.save()
    assert len(sent) == 1
    assert not child(form, QPushButton, "personSave").isEnabled()


def test_escape_gives_back_what_stood_there(qtbot: QtBot, form: Form) -> None:
    form.set_values({"name": "Åsa", "organisation": PARTILLE, "acting": True, "first": date(2026, 1, 2)})
    type_text(line(form, "name"), "x")
    type_text(line(form, "organisation"), "x")
    child(form, QCheckBox, "acting").click()
    with qtbot.waitSignal(form.cancelled):
        qtbot.keyClick(line(form, "name"), Qt.Key.Key_Escape)
    assert form.values()["organisation"] == PARTILLE
    assert (form.values()["name"], form.values()["acting"]) == ("Åsa", True)
    assert not form.dirty


@pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")
def test_an_organisation_is_chosen_never_invented(qtbot: QtBot, form: Form, saver: Saver) -> None:
    form.set_values({"name": "Åsa"})
    field = line(form, "organisation")
    field.setFocus()
    type_text(field, "part")
    popup = field.completer().popup()
    assert popup is not None
    assert popup.model().index(0, 0).data() == "Partille kommun"
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert field.text() == "Partille kommun"
    form.save()
    assert saver.got[0]["organisation"] == PARTILLE
    field.clear()
    type_text(field, "Partlle")
    form.save()
    assert "“Partlle”" in problem(form, "organisation")
    assert len(saver.got) == 1


def test_a_long_name_is_read_from_its_beginning(qtbot: QtBot) -> None:
    form = Form((Field("organisation", "Organisation", "organisation"),), Saver(), name="body")
    qtbot.addWidget(form)
    form.set_values({"organisation": Choice(1, "Kommunalförbundet för gemensam räddningstjänst " * 4)})
    assert child(form, QLineEdit, "organisation").cursorPosition() == 0


def test_a_narrow_field_is_wide_enough_for_its_hint(qtbot: QtBot) -> None:
    hint = "ett tidigare namn med datum skrivs ut"
    fields = (Field("last_day", "Till", "date", hint=hint), Field("days", "Dagar", "number"))
    form = Form(fields, Saver(), name="hinted")
    qtbot.addWidget(form)
    day, number = child(form, QLineEdit, "last_day"), child(form, QLineEdit, "days")
    assert day.maximumWidth() > day.fontMetrics().horizontalAdvance(hint)
    assert number.maximumWidth() < 120


def test_a_value_that_is_no_choice_any_more_is_kept(form: Form) -> None:
    form.set_values({"name": "Åsa", "role": "observer"})
    assert form.values()["role"] == "observer"


def test_read_only_can_be_read_and_copied_but_not_changed(form: Form) -> None:
    form.set_values({"name": "Åsa"})
    form.set_read_only(on=True)
    type_text(line(form, "name"), "x")
    assert line(form, "name").text() == "Åsa"
    assert child(form, QPushButton, "personSave").isHidden()


def test_every_field_has_a_name_and_a_label_with_its_buddy(form: Form) -> None:
    labels = form.findChildren(QLabel)
    buddies = {label.buddy().objectName(): label.text() for label in labels if label.buddy() is not None}
    for field in FIELDS:
        assert child(form, QWidget, field.name).accessibleName() == field.label
        if field.kind != "flag":
            assert buddies[field.name].startswith(field.label)


def test_tab_reaches_every_field_and_the_buttons(qtbot: QtBot, form: Form) -> None:
    form.focus_first()
    reached = []
    for _step in range(len(FIELDS) + 2):
        reached.append(form.focusWidget().objectName())
        qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
    assert reached == [*(field.name for field in FIELDS), "personSave", "personCancel"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-07", date(2026, 3, 7)),
        ("20260307", date(2026, 3, 7)),
        ("7/3", date(2020, 3, 7)),
        ("7.3 2026", date(2026, 3, 7)),
        ("7/3-2026", date(2026, 3, 7)),
        ("30/2", None),
        ("mars", None),
    ],
)
def test_days_as_people_write_them(text: str, day: date | None) -> None:
    assert read_day(text, date(2020, 1, 1)) == day


@pytest.mark.parametrize(
    ("text", "at"),
    [("9", time(9)), ("9.30", time(9, 30)), ("09:30", time(9, 30)), ("kl 9.30", time(9, 30)), ("25", None)],
)
def test_times_as_people_write_them(text: str, at: time | None) -> None:
    assert read_time(text) == at


def test_a_dialog_closes_when_saved(qtbot: QtBot, saver: Saver) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    form = Form(FIELDS, saver, name="person")
    dialog = FormDialog("Ny deltagare", form, parent)
    dialog.open()
    form.set_values({"name": "Åsa"})
    with qtbot.waitSignal(dialog.accepted):
        form.save()


def test_a_dialog_asks_before_typed_text_is_thrown_away(qtbot: QtBot, saver: Saver, ask: FakeAsk) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    form = Form(FIELDS, saver, name="person", ask=ask)
    dialog = FormDialog("Ny deltagare", form, parent)
    dialog.open()
    type_text(line(form, "name"), "Åsa")
    ask.answers += [None, "yes"]
    dialog.close()
    assert dialog.isVisible()
    assert line(form, "name").text() == "Åsa"
    with qtbot.waitSignal(dialog.rejected):
        dialog.reject()
