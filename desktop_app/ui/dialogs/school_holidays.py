"""The school holidays that meetings had better not fall on: those the office has given, and a new one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop_app.i18n import N_, _, ngettext
from desktop_app.records.fields import Field
from desktop_app.records.keys import fold
from desktop_app.store.database import Store
from desktop_app.store.meetings import school_holidays as stored
from desktop_app.store.meetings.school_holidays import SchoolHoliday
from desktop_app.ui import words
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.kept import KeptDialog
from desktop_app.ui.form.dialog import FormDialog
from desktop_app.ui.form.form import Failed, Form, Saved, Values
from desktop_app.ui.table.empty import Empty
from desktop_app.ui.table.model import Column
from desktop_app.ui.table.pane import spaced
from desktop_app.work.meetings import school_holidays as verbs

FIELDS = (
    Field("name", N_("Name"), required=True, hint=N_("for example Winter break")),
    Field("first_day", N_("First day"), "date", required=True),
    Field("last_day", N_("Last day"), "date", hint=N_("empty: that day alone")),
)


def add(desk: Desk, day: date) -> None:
    """`day` is proposed as the first."""

    def save(values: Values, saved: Saved, failed: Failed) -> None:
        name, first, last = (values[field.name] for field in FIELDS)
        assert isinstance(first, date)
        given = last if isinstance(last, date) else None
        desk.do(
            lambda store: verbs.add(store, name=str(name), first_day=first, last_day=given), saved, failed
        )

    form = Form(FIELDS, save, name="schoolHoliday", ask=desk.ask)
    form.set_values({"first_day": day})
    FormDialog(_("New school holiday"), form, desk.window).open()


class _SchoolHolidays:
    """As the rows of a table, the earliest first."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.columns = (
            Column("name", _("Name"), 20, sortable=False),
            Column("first_day", _("First day"), 16, sortable=False),
            Column("last_day", _("Last day"), 16, sortable=False),
        )

    def ids(self, search: str, order: str, *, descending: bool, limit: int | None) -> list[int]:
        del order, descending
        terms = fold(search).split()
        found = (each for each in stored.rows(self._store) if all(term in fold(each.name) for term in terms))
        return [each.id for each in found][:limit]

    def rows(self, ids: Sequence[int]) -> list[tuple[str, ...]]:
        found = {each.id: each for each in stored.rows(self._store)}
        return [_cells(found[number]) if number in found else () for number in ids]

    def count(self) -> int:
        return len(stored.rows(self._store))


def _cells(held: SchoolHoliday) -> tuple[str, ...]:
    days = (words.list_day(day) if day else "" for day in (held.span.first, held.span.last))
    return (held.name, *days)


def _counted(number: int) -> str:
    return ngettext("{count} school holiday", "{count} school holidays", number).format(count=spaced(number))


class SchoolHolidaysDialog(KeptDialog):
    def __init__(self, desk: Desk, day: date) -> None:
        super().__init__(desk, "schoolHolidays", _("School holidays"))

        def new() -> None:
            add(self.desk, day)

        self.add_button(_("&New school holiday…"), "New", new, needs_one=False)
        self.add_button(_("Re&move"), "Remove", self._remove, needs_one=True)
        self.show_list(
            _SchoolHolidays(desk.store),
            empty=Empty(
                "calendar-days",
                _("There are no school holidays yet. Meetings are warned about those that stand here."),
                _("&New school holiday…"),
                new,
            ),
            counted=_counted,
            opened=lambda: None,
        )

    def _remove(self) -> None:
        number = self.current()
        self.desk.do(lambda store: verbs.remove(store, holiday=number), failed=self.desk.bar.trouble)
