"""The same values for many participants: only what is ticked is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from desktop_app.errors import Invalid, UserError
from desktop_app.i18n import N_, _
from desktop_app.records.fields import Field
from desktop_app.records.ids import ParticipantId
from desktop_app.records.participants import CAPACITIES
from desktop_app.ui.colours import PROBLEM
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.bulk import people
from desktop_app.ui.dialogs.saving import SavingDialog
from desktop_app.ui.form.editors import Choice, Editor
from desktop_app.ui.form.kinds import editor_for
from desktop_app.ui.screen import take_room
from desktop_app.ui.style import GAP, MARGIN, muted
from desktop_app.work import bulk

YES_NO = (("yes", N_("Yes")), ("no", N_("No")))
FLAGS = ("acting", "protected")
FIELDS = (
    Field("title", N_("Title")),
    Field("unit", N_("Department")),
    Field("organisation", N_("Organisation"), "organisation"),
    Field("capacity", N_("Elected or official"), "choice", choices=CAPACITIES),
    Field("party", N_("Party")),
    Field("acting", N_("Acting"), "choice", required=True, choices=YES_NO),
    Field("leave_until", N_("On leave until"), "date"),
    Field("note", N_("Note"), "long"),
    Field("protected", N_("Protected identity"), "choice", required=True, choices=YES_NO),
)


class ChangeManyDialog(SavingDialog):
    def __init__(self, desk: Desk, chosen: Sequence[ParticipantId]) -> None:
        super().__init__(desk, "changeMany", _("Change {people}").format(people=people(len(chosen))))
        self._chosen = chosen
        self._ticks: dict[str, QCheckBox] = {}
        self._editors: dict[str, Editor] = {}
        self._problems: dict[str, QLabel] = {}
        self._lay_out()
        self.settle()
        take_room(self, 560, 640)
        next(iter(self._editors.values())).widget.setFocus()

    def _lay_out(self) -> None:
        fields = QWidget()
        grid = QGridLayout(fields)
        grid.setContentsMargins(0, 0, GAP, 0)
        grid.setHorizontalSpacing(MARGIN)
        grid.setVerticalSpacing(GAP)
        grid.setColumnStretch(1, 1)
        for place, field in enumerate(FIELDS):
            self._add(field, grid, 2 * place)
        grid.setRowStretch(2 * len(FIELDS), 1)
        hint = muted(
            _("Only what is ticked is written, to all of them. An empty field that is ticked empties.")
        )
        hint.setWordWrap(True)
        self.column.addWidget(hint)
        self.column.addWidget(fields, 1)
        self.end("changeManySave", self._save)

    def written(self) -> object:
        return {name: (self._ticks[name].isChecked(), each.raw()) for name, each in self._editors.items()}

    def _add(self, field: Field, grid: QGridLayout, row: int) -> None:
        """Writing in a field ticks it."""
        name = field.name
        tick = QCheckBox(_(field.label))
        tick.setObjectName(f"{name}Tick")
        editor = editor_for(field, self.desk.find_organisations)
        editor.widget.setObjectName(name)
        editor.widget.setAccessibleName(_(field.label))
        editor.touched.connect(lambda: self._touch(name))
        problem = QLabel()
        problem.setObjectName(f"{name}Problem")
        problem.setForegroundRole(PROBLEM)
        problem.setWordWrap(True)
        problem.hide()
        beside = Qt.AlignmentFlag.AlignTop if field.kind == "long" else Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(tick, row, 0, beside)
        grid.addWidget(editor.widget, row, 1)
        grid.addWidget(problem, row + 1, 1)
        self._ticks[name], self._editors[name], self._problems[name] = tick, editor, problem

    def _touch(self, name: str) -> None:
        self._ticks[name].setChecked(True)
        self._problems[name].hide()
        self._mark(name, wrong=False)
        self.trouble.clear()

    def _save(self) -> None:
        ticked = [name for name, tick in self._ticks.items() if tick.isChecked()]
        if not ticked:
            self.trouble.tell(_("Nothing is ticked."))
            return
        given: dict[str, Any] = {}
        for name in ticked:
            try:
                given[name] = self._value(name)
            except Invalid as error:
                error.field = name
                self._failed(error)
                return
        self.desk.do(
            lambda store: bulk.change_many(store, participants=self._chosen, **given),
            self.accept,
            self._failed,
        )

    def _value(self, name: str) -> object:
        value = self._editors[name].value()
        if name in FLAGS:
            return value == "yes"
        if name == "organisation":
            if not isinstance(value, Choice):
                raise Invalid(_("Choose an organisation, or take the tick away."))
            return value.id
        return value

    def _failed(self, error: UserError) -> None:
        """Under the field that it names, or else at the foot."""
        field = error.field if isinstance(error, Invalid) else ""
        if field not in self._problems:
            self.trouble.trouble(error)
            return
        self._problems[field].setText(str(error))
        self._problems[field].show()
        self._mark(field, wrong=True)
        self._editors[field].widget.setFocus()

    def _mark(self, name: str, *, wrong: bool) -> None:
        widget = self._editors[name].widget
        widget.setProperty("wrong", wrong)
        widget.update()
