"""One editor per kind of field. An editor shows a value, gives it back checked, and says when it was touched.

Every editor has `widget` (the label's buddy), `show_value`, `value` (raises `Invalid` with a sentence),
and the signal `touched`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QLineEdit, QPlainTextEdit, QWidget

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records.fields import Field
from desktop_app.records.keys import normal


@dataclass(frozen=True, slots=True)
class Choice:
    """A record that can be chosen, by its number and its name."""

    id: int
    label: str


FindChoices = Callable[[str, Callable[[Sequence[Choice]], None]], None]
"""Called with what has been typed and with who waits for the choices that fit."""


SHORT = 12
"""A choice of so many letters is always shown whole; a long one makes no form wider than its screen."""


class Editor(QObject):
    touched = Signal()

    def __init__(self, field: Field, widget: QWidget) -> None:
        super().__init__(widget)
        self.field = field
        self.widget = widget

    def show_value(self, value: object) -> None:
        raise NotImplementedError

    def value(self) -> object:
        raise NotImplementedError

    def raw(self) -> object:
        """What stands there, right or wrong, to be compared with what was shown."""
        raise NotImplementedError

    def show_raw(self, raw: object) -> None:
        self.show_value(raw)

    def choosing(self) -> bool:
        """Whether Enter is the editor's own just now."""
        return False

    def set_read_only(self, *, on: bool) -> None:
        self.widget.setEnabled(not on)


def required(field: Field) -> Invalid:
    return Invalid(_("{field} is missing.").format(field=_(field.label)), field=field.name)


class LineEditor(Editor):
    """Text, e-mail and telephone: one line, trimmed, checked by the field's own rule."""

    def __init__(self, field: Field) -> None:
        self.line = QLineEdit()
        super().__init__(field, self.line)
        if field.hint:
            self.line.setPlaceholderText(_(field.hint))
        if field.kind == "email":
            self.line.setInputMethodHints(Qt.InputMethodHint.ImhEmailCharactersOnly)
        self.line.textEdited.connect(self.touched)

    def show_value(self, value: object) -> None:
        self.line.setText("" if value is None else str(value))
        self.line.setCursorPosition(0)

    def value(self) -> object:
        return self.checked(normal(self.line.text()))

    def checked(self, text: str) -> str:
        if not text:
            if self.field.required:
                raise required(self.field)
            return ""
        return self.field.check(text) if self.field.check else text

    def raw(self) -> object:
        return self.line.text()

    def show_raw(self, raw: object) -> None:
        self.line.setText(str(raw))

    def set_read_only(self, *, on: bool) -> None:
        self.line.setReadOnly(on)


class LongEditor(Editor):
    """Several lines. Tab leaves it; Ctrl+Enter saves."""

    def __init__(self, field: Field) -> None:
        self.text = QPlainTextEdit()
        super().__init__(field, self.text)
        self.text.setTabChangesFocus(True)
        line = self.text.fontMetrics().lineSpacing()
        self.text.setFixedHeight(4 * line + 16)
        if field.hint:
            self.text.setPlaceholderText(_(field.hint))
        self.text.textChanged.connect(self.touched)

    def show_value(self, value: object) -> None:
        self.text.setPlainText("" if value is None else str(value))

    def value(self) -> object:
        text = self.text.toPlainText().strip()
        if not text and self.field.required:
            raise required(self.field)
        return self.field.check(text) if text and self.field.check else text

    def raw(self) -> object:
        return self.text.toPlainText()

    def set_read_only(self, *, on: bool) -> None:
        self.text.setReadOnly(on)


class NumberEditor(LineEditor):
    """A whole number, or none. A plain line: a spin box can hold no nothing."""

    def value(self) -> object:
        text = self.checked("".join(self.line.text().split()))
        if not text:
            return None
        try:
            return int(text)
        except ValueError:
            raise Invalid(_("Write a whole number, for example 12."), field=self.field.name) from None


class FlagEditor(Editor):
    def __init__(self, field: Field) -> None:
        self.box = QCheckBox(_(field.label))
        super().__init__(field, self.box)
        self.box.toggled.connect(self.touched)

    def show_value(self, value: object) -> None:
        self.box.setChecked(bool(value))

    def value(self) -> object:
        return self.box.isChecked()

    def raw(self) -> object:
        return self.box.isChecked()


class ChoiceEditor(Editor):
    """One of the field's choices; a field that is not required can be left at "–"."""

    def __init__(self, field: Field) -> None:
        self.box = QComboBox()
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(SHORT)
        super().__init__(field, self.box)
        if not field.required:
            self.box.addItem("–", "")
        for value, label in field.choices:
            self.box.addItem(_(label), value)
        self.box.currentIndexChanged.connect(self.touched)

    def show_value(self, value: object) -> None:
        """A value that is no choice any more is kept and shown as it is."""
        value = "" if value is None else str(value)
        if value and self.box.findData(value) < 0:
            self.box.addItem(value, value)
        self.box.setCurrentIndex(max(0, self.box.findData(value)))

    def value(self) -> object:
        return str(self.box.currentData() or "")

    def raw(self) -> object:
        return self.box.currentData()


def is_completing(line: QLineEdit) -> bool:
    popup = line.completer().popup()
    return popup is not None and popup.isVisible()


class _NameLine(QLineEdit):
    """A line whose open list of completions takes Enter for itself: what is marked there is chosen."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_completing(self):
            event.accept()
            popup = self.completer().popup()
            assert popup is not None, "it is completing"
            marked = popup.currentIndex().data()
            popup.hide()
            if marked:
                self.setText(str(marked))
                self.setCursorPosition(0)
                self.completer().activated.emit(str(marked))
            return
        super().keyPressEvent(event)


class OrganisationEditor(Editor):
    """Typed by name, completed from `find`; the value is a `Choice`, never a text without a record."""

    def __init__(self, field: Field, find: FindChoices) -> None:
        self.line = _NameLine()
        super().__init__(field, self.line)
        self._find = find
        self._known: dict[str, Choice] = {}
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.line.setCompleter(completer)
        self.line.setPlaceholderText(_(field.hint) if field.hint else _("Start writing the name"))
        self.line.textEdited.connect(self._search)
        completer.activated.connect(lambda _name: self.touched.emit())

    def _search(self, text: str) -> None:
        self.touched.emit()

        def found(choices: Sequence[Choice]) -> None:
            self._learn(choices)
            if text == self.line.text():
                self._names.setStringList([choice.label for choice in choices])
                if choices and self.line.hasFocus():
                    self.line.completer().complete()

        if text.strip():
            self._find(text, found)

    def _learn(self, choices: Sequence[Choice]) -> None:
        for choice in choices:
            self._known[normal(choice.label).casefold()] = choice

    def known(self, text: str) -> Choice | None:
        return self._known.get(text.casefold())

    def show_value(self, value: object) -> None:
        if isinstance(value, Choice):
            self._learn([value])
            self.line.setText(value.label)
            self.line.setCursorPosition(0)
        else:
            self.line.clear()

    def value(self) -> object:
        text = normal(self.line.text())
        if not text:
            if self.field.required:
                raise required(self.field)
            return None
        choice = self.known(text)
        if choice is None:
            raise Invalid(self._unknown().format(name=text), field=self.field.name)
        return choice

    def _unknown(self) -> str:
        return _("There is no organisation called “{name}”. Choose one from the list.")

    def raw(self) -> object:
        return self.line.text()

    def show_raw(self, raw: object) -> None:
        self.line.setText(str(raw))

    def choosing(self) -> bool:
        return is_completing(self.line)

    def set_read_only(self, *, on: bool) -> None:
        self.line.setReadOnly(on)


class ParticipantEditor(OrganisationEditor):
    """The same for somebody in the register."""

    def _unknown(self) -> str:
        return _("There is no participant called “{name}”. Choose one from the list.")
