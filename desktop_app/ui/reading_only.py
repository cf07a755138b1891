"""What can be done while one looks at another day than today: everything that only reads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QSizePolicy, QToolBar, QWidget

from desktop_app.errors import UserError
from desktop_app.i18n import N_, _
from desktop_app.records.fields import Field
from desktop_app.ui.commands import Commands
from desktop_app.ui.day_looked_at import DayField, DayLookedAt
from desktop_app.ui.form.dialog import FormDialog
from desktop_app.ui.form.form import Form, Values

_READING = {
    *("export", "print", "statistics.fees", "network.page", "organisation.people"),
    *("minutes.copy", "minutes.text", "document.save"),
    *("register.open", "register.new", "register.restore", "register.demo", "quit"),
    *("history", "imports", "record.history", "copy", "copy_addresses", "select_all", "find", "refresh"),
    *("palette", "keyboard", "about", "day", "day.today"),
}
_READING_MENUS = ("view", "go")


def reads(commands: Commands, command: str) -> bool:
    """Whether a command leaves the register as it is."""
    menu = next(each.menu for each in commands.table if each.id == command)
    return command in _READING or menu in _READING_MENUS


def _ask(window: QWidget, looked_at: DayLookedAt) -> None:
    def save(values: Values, saved: Callable[[], None], _failed: Callable[[UserError], None]) -> None:
        day = values["as_of"]
        looked_at.look_at(day if isinstance(day, date) else None)
        saved()

    form = Form((Field("as_of", N_("As of"), "date"),), save, name="lookAt", save_text=_("&Show"))
    form.set_values({"as_of": looked_at.day})
    FormDialog(_("Look at another day"), form, window).open()


def add_day(
    tools: QToolBar, commands: Commands, looked_at: DayLookedAt, told: Callable[[UserError], None]
) -> DayField:
    """The day at the tool bar's end, with its commands."""
    room = QWidget()
    room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    tools.addWidget(room)
    field = DayField(looked_at, "day", told)
    tools.addWidget(field)

    def choose() -> None:
        if field.isVisible():
            field.line.setFocus()
            field.line.selectAll()
        else:  # a narrow window has no room for it
            _ask(field.window(), looked_at)

    commands.bind("day", choose)
    commands.bind("day.today", lambda: looked_at.look_at(None))
    return field
