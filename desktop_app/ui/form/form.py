"""A form made from a list of fields: label above, what is wrong below, nothing typed ever lost.

Holds the values it was given last; what differs from them makes it dirty.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop_app.errors import Invalid, UserError
from desktop_app.i18n import _
from desktop_app.records.fields import Field
from desktop_app.ui.ask import Ask, ask_before_losing
from desktop_app.ui.colours import PROBLEM
from desktop_app.ui.form.editors import Editor, FindChoices, LongEditor
from desktop_app.ui.form.kinds import editor_for
from desktop_app.ui.form.parts import scrolling
from desktop_app.ui.style import GAP, GRID, MARGIN, WIDE

Values = dict[str, object]
Saved = Callable[[], None]
Failed = Callable[[UserError], None]
Save = Callable[[Values, Saved, Failed], None]
"""Gets the checked values, and whom to tell that they are saved, or why not."""


class Form(QWidget):
    saved = Signal()
    cancelled = Signal()
    edited = Signal(bool)

    def __init__(
        self,
        fields: Sequence[Field],
        save: Save,
        *,
        name: str,
        find_organisations: FindChoices | None = None,
        find_people: FindChoices | None = None,
        save_text: str = "",
        ask: Ask | None = None,
        editors: Mapping[str, Callable[[Field], Editor]] | None = None,
    ) -> None:
        """With `ask`, a question comes before typed text is thrown away. `editors` makes those of some fields
        that are not edited as their kind is."""
        super().__init__()
        self.setObjectName(name)
        self._save = save
        self._ask = ask
        self._busy = False
        self._dirty = False
        self._shown: dict[str, object] = {}
        self._find = find_organisations, find_people
        self._own = editors or {}
        self._editors: dict[str, Editor] = {}
        self._problems: dict[str, QLabel] = {}
        self._page = QWidget()
        self._area = self._lay_out(fields)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        self._problem = _problem_label(f"{name}Problem")
        column.addWidget(self._problem)
        self._save_button = QPushButton(save_text or _("&Save"))
        self._cancel_button = QPushButton(_("Cancel"))
        column.addLayout(self._buttons(name))
        self.set_values({})

    def _lay_out(self, fields: Sequence[Field]) -> QScrollArea:
        """The fields scroll; the buttons under them are always in sight."""
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for field in fields:
            self._add(field, column)
        column.addStretch()
        area = scrolling(self._page)
        bar = area.verticalScrollBar()
        bar.rangeChanged.connect(lambda _low, high: column.setContentsMargins(0, 0, GAP if high else 0, 0))
        return area

    def _buttons(self, name: str) -> QHBoxLayout:
        self._save_button.setObjectName(f"{name}Save")
        self._save_button.setDefault(True)
        self._save_button.clicked.connect(self.save)
        self._cancel_button.setObjectName(f"{name}Cancel")
        self._cancel_button.setAutoDefault(False)
        self._cancel_button.clicked.connect(self.cancel)
        line = QHBoxLayout()
        line.setContentsMargins(0, MARGIN, 0, 0)
        line.setSpacing(GAP)
        line.addStretch()
        line.addWidget(self._save_button)
        line.addWidget(self._cancel_button)
        return line

    def _add(self, field: Field, column: QVBoxLayout) -> None:
        own = self._own.get(field.name)
        editor = own(field) if own else editor_for(field, *self._find)
        widget = editor.widget
        widget.setObjectName(field.name)
        widget.installEventFilter(self)
        if field.kind != "flag":
            text = _("{field} (required)") if field.required else "{field}"
            label = QLabel(text.format(field=_(field.label)))
            label.setBuddy(widget)
            label.setContentsMargins(0, 0, 0, GRID)
            column.addWidget(label)
        widget.setAccessibleName(_(field.label))
        column.addWidget(widget)
        problem = _problem_label(f"{field.name}Problem")
        column.addWidget(problem)
        column.addSpacing(GAP + GRID)
        editor.touched.connect(lambda name=field.name: self._touch(name))
        self._editors[field.name] = editor
        self._problems[field.name] = problem

    @property
    def dirty(self) -> bool:
        return self._dirty

    def values(self) -> Values:
        """The checked values; raises `Invalid` for the first field that is wrong."""
        return {name: editor.value() for name, editor in self._editors.items()}

    def set_values(self, values: Mapping[str, object]) -> None:
        """Show these; a field left out is emptied. The form is clean afterwards."""
        for name, editor in self._editors.items():
            quiet = editor.blockSignals(True)
            editor.show_value(values.get(name))
            editor.blockSignals(quiet)
        self._settle()

    @property
    def height_wanted(self) -> int:
        """What the form would need to show every field without scrolling."""
        return self._page.sizeHint().height() + self._save_button.sizeHint().height() + 2 * MARGIN

    @property
    def width_wanted(self) -> int:
        """What the widest field needs beside the scroll bar."""
        bar = self._area.verticalScrollBar().sizeHint().width() + GAP
        return self._page.minimumSizeHint().width() + bar

    def focus_first(self) -> None:
        next(iter(self._editors.values())).widget.setFocus()

    def set_read_only(self, *, on: bool) -> None:
        for editor in self._editors.values():
            editor.set_read_only(on=on)
        self._save_button.setHidden(on)
        self._cancel_button.setHidden(on)

    def save(self) -> None:
        if self._busy:
            return
        self._clear_problems()
        values, wrong = self._checked()
        for error in reversed(wrong):
            self.show_problem(error)
        if not wrong:
            self._set_busy(busy=True)
            self._save(values, self._saved, self._failed)

    def _checked(self) -> tuple[Values, list[Invalid]]:
        values: Values = {}
        wrong: list[Invalid] = []
        for name, editor in self._editors.items():
            try:
                values[name] = editor.value()
            except Invalid as error:
                error.field = name
                wrong.append(error)
        return values, wrong

    def cancel(self) -> None:
        """Back to the values that were set."""
        if self._dirty and self._ask is not None:
            ask_before_losing(self._ask, self._leave)
        else:
            self._leave()

    def _leave(self) -> None:
        for name, editor in self._editors.items():
            if editor.raw() != self._shown[name]:
                quiet = editor.blockSignals(True)
                editor.show_raw(self._shown[name])
                editor.blockSignals(quiet)
        self._settle()
        self.cancelled.emit()

    def show_problem(self, error: UserError) -> None:
        """Under the field that it names, or else at the form's foot."""
        field = error.field if isinstance(error, Invalid) else ""
        label = self._problems.get(field, self._problem)
        label.setText(str(error))
        label.show()
        if field in self._editors:
            self._mark(field, wrong=True)
            widget = self._editors[field].widget
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(widget, 0, 2 * WIDE)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(label, str(error)))

    def _saved(self) -> None:
        self._set_busy(busy=False)
        self._settle()
        self.saved.emit()

    def _failed(self, error: UserError) -> None:
        self._set_busy(busy=False)
        self.show_problem(error)

    def _settle(self) -> None:
        self._shown = {name: editor.raw() for name, editor in self._editors.items()}
        self._clear_problems()
        self._set_dirty(dirty=False)

    def _touch(self, name: str) -> None:
        self._problems[name].hide()
        self._mark(name, wrong=False)
        self._problem.hide()
        self._set_dirty(dirty=any(editor.raw() != self._shown[key] for key, editor in self._editors.items()))

    def _set_dirty(self, *, dirty: bool) -> None:
        if dirty != self._dirty:
            self._dirty = dirty
            self.edited.emit(dirty)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self._save_button.setEnabled(not busy)

    def _clear_problems(self) -> None:
        self._problem.hide()
        for name, label in self._problems.items():
            label.hide()
            self._mark(name, wrong=False)

    def _mark(self, name: str, *, wrong: bool) -> None:
        """The style draws the border of a field marked wrong in the colour of problems."""
        widget = self._editors[name].widget
        if bool(widget.property("wrong")) != wrong:
            widget.setProperty("wrong", wrong)
            widget.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter saves, in a long text with Ctrl; Esc leaves."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
            return True
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return super().eventFilter(watched, event)
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        editor = self._editors.get(watched.objectName())
        if (isinstance(editor, LongEditor) and not with_control) or (
            editor is not None and editor.choosing()
        ):
            return super().eventFilter(watched, event)
        self.save()
        return True


def _problem_label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setForegroundRole(PROBLEM)
    label.setWordWrap(True)
    label.setContentsMargins(0, GRID, 0, 0)
    label.hide()
    return label
