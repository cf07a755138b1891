"""One thing to do for a meeting; and the list that every new meeting of a network begins with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from desktop_app.i18n import N_, _
from desktop_app.records.fields import Field
from desktop_app.records.ids import MeetingId, NetworkId
from desktop_app.records.meetings.checklists import ChecklistItem
from desktop_app.store.meetings import checklists
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.saving import LIST, SavingDialog
from desktop_app.ui.form.dialog import FormDialog
from desktop_app.ui.form.form import Failed, Form, Saved, Values
from desktop_app.ui.form.parts import push_button
from desktop_app.ui.form.rows import Cells, Rows, WrongCell
from desktop_app.ui.screen import take_room
from desktop_app.ui.style import GAP, muted
from desktop_app.work.meetings import checklists as verbs

_FIELDS = (
    Field("text", N_("To do"), width=40, required=True),
    Field("days_before", N_("Days before the meeting"), "number", hint=N_("−3: after it")),
    Field("due", N_("Or on a day"), "date"),
)
_DAYS = 1


def add(desk: Desk, meeting: MeetingId) -> None:
    def save(values: Values, saved: Saved, failed: Failed) -> None:
        given: dict[str, Any] = dict(values)
        desk.do(lambda store: verbs.add(store, meeting=meeting, **given), saved, failed)

    form = Form(_FIELDS, save, name="toDo", ask=desk.ask)
    FormDialog(_("New thing to do"), form, desk.window).open()


def change(desk: Desk, meeting: MeetingId, number: int) -> None:
    def show(held: Sequence[ChecklistItem]) -> None:
        for item in held:
            if item.id == number:
                _open_change(desk, item)

    desk.read(lambda store: checklists.of_meeting(store, meeting), show)


def _open_change(desk: Desk, held: ChecklistItem) -> None:
    shown: Values = {
        "text": held.text,
        "days_before": held.days_before,
        "due": held.due if held.days_before is None else None,
    }

    def save(values: Values, saved: Saved, failed: Failed) -> None:
        given: dict[str, Any] = {name: value for name, value in values.items() if value != shown[name]}
        if given.get("days_before", "") is None and values["due"] is not None:
            del given["days_before"]
        if given:
            desk.do(
                lambda store: verbs.change(store, item=held.id, version=held.version, **given), saved, failed
            )
        else:
            saved()

    form = Form(_FIELDS, save, name="toDo", ask=desk.ask)
    form.set_values(shown)
    FormDialog(_("Change the thing to do"), form, desk.window).open()


def open_template(desk: Desk, network: NetworkId, name: str) -> None:
    desk.read(
        lambda store: checklists.of_network(store, network),
        lambda held: TemplateDialog(desk, network, name, held).open(),
    )


class TemplateDialog(SavingDialog):
    """What every new meeting of a network begins with."""

    def __init__(self, desk: Desk, network: NetworkId, name: str, held: Sequence[ChecklistItem]) -> None:
        title = _("Checklist of the meetings of {network}").format(network=name)
        super().__init__(desk, "template", title)
        self._network = network
        self._rows = Rows(
            "templateRows", title, (Cells(_("To do")), Cells(_("Days before"), 112, figures=True))
        )
        self._rows.setMinimumHeight(LIST)
        self._rows.show_rows([(None, (item.text, _said(item.days_before))) for item in held])
        self.column.addWidget(self._rows, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(push_button(_("&New line"), "templateNew", self._rows.add_row))
        buttons.addWidget(push_button(_("&Remove the line"), "templateRemove", self._rows.remove_row))
        buttons.addStretch()
        self.column.addLayout(buttons)
        told = muted(
            _("Days after the meeting are written with a minus. Meetings that there are keep their own list.")
        )
        told.setWordWrap(True)
        self.column.addWidget(told)
        self.end("templateSave", self._save)
        take_room(self, 640, 480)
        self.settle()
        self._rows.setFocus()
        if not held:
            self._rows.add_row()

    def written(self) -> object:
        return [texts for _key, texts in self._rows.rows() if any(texts)]

    def _save(self) -> None:
        try:
            items = [
                {"text": text, "days_before": _days(days.strip(), row)}
                for row, (_key, (text, days)) in enumerate(self._rows.rows())
                if text.strip() or days.strip()
            ]
        except WrongCell as error:
            self.trouble.trouble(error)
            self._rows.go_to(error)
            return
        self.desk.do(
            lambda store: verbs.set_template(store, network=self._network, items=items),
            self.accept,
            self.trouble.trouble,
        )


def _said(days: int | None) -> str:
    return "" if days is None else str(days).replace("-", "−")


def _days(text: str, row: int) -> int | None:
    if not text:
        return None
    try:
        return int(text.replace("−", "-"))
    except ValueError:
        sentence = _("Line {line}: “{text}” is not a number of days.")
        raise WrongCell(sentence.format(line=row + 1, text=text), row, _DAYS) from None
