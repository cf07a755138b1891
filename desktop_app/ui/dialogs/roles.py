"""The roles that people can have in networks: those of every register, and the office's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_app.i18n import N_, _, ngettext
from desktop_app.records.fields import Field
from desktop_app.records.ids import RoleId
from desktop_app.records.keys import fold
from desktop_app.records.networks import Role
from desktop_app.store import roles as stored
from desktop_app.store.database import Store
from desktop_app.store.roles import role_name
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.kept import KeptDialog
from desktop_app.ui.form.dialog import FormDialog
from desktop_app.ui.form.form import Failed, Form, Saved, Values
from desktop_app.ui.table.empty import Empty
from desktop_app.ui.table.model import Column
from desktop_app.ui.table.pane import spaced
from desktop_app.work import roles as verbs

COUNTS = (("seat", N_("A seat")), ("deputy", N_("A deputy seat")), ("no", N_("No seat")))
FIELDS = (
    Field("name_sv", N_("Name in Swedish"), required=True),
    Field("name_en", N_("Name in English"), hint=N_("empty: the same")),
    Field("counts", N_("Fills"), "choice", required=True, choices=COUNTS),
    Field("presidium", N_("Belongs to the presidium"), "flag"),
    Field("staff", N_("Serves the network, as a secretary or a contact person does"), "flag"),
)


def add(desk: Desk) -> None:
    desk.read(stored.all_roles, lambda known: _open_add(desk, known))


def _open_add(desk: Desk, known: Sequence[Role]) -> None:
    choices = tuple((str(role.id), role_name(role)) for role in known)
    after = Field("after", N_("Listed after"), "choice", required=True, choices=choices)

    def save(values: Values, saved: Saved, failed: Failed) -> None:
        given: dict[str, Any] = dict(values)
        given["after"] = RoleId(int(given["after"]))
        desk.do(lambda store: verbs.add(store, **given), saved, failed)

    form = Form((*FIELDS, after), save, name="role", ask=desk.ask)
    form.set_values({"counts": "seat", "after": choices[-1][0]})
    FormDialog(_("New role"), form, desk.window).open()


def change(desk: Desk, number: int) -> None:
    def open_form(known: Sequence[Role]) -> None:
        held = next((role for role in known if role.id == number), None)
        if held is not None:
            _open_change(desk, held)

    desk.read(stored.all_roles, open_form)


def _open_change(desk: Desk, held: Role) -> None:
    shown = {field.name: getattr(held, field.name) for field in FIELDS}

    def save(values: Values, saved: Saved, failed: Failed) -> None:
        values["name_en"] = values["name_en"] or values["name_sv"]
        given: dict[str, Any] = {name: value for name, value in values.items() if value != shown[name]}
        desk.do(lambda store: verbs.change(store, role=held.id, **given), saved, failed)

    form = Form(FIELDS, save, name="role", ask=desk.ask)
    form.set_values(shown)
    FormDialog(_("Change {name}").format(name=role_name(held)), form, desk.window).open()


class _Roles:
    """The roles as the rows of a table, the chair first."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.columns = (
            Column("name_sv", _("In Swedish"), 20, sortable=False),
            Column("name_en", _("In English"), 20, sortable=False),
            Column("counts", _("Fills"), 14, sortable=False),
            Column("part", _("Belongs to"), 14, sortable=False),
        )

    def ids(self, search: str, order: str, *, descending: bool, limit: int | None) -> list[int]:
        del order, descending
        words = fold(search).split()
        return [
            int(role.id)
            for role in stored.all_roles(self._store)
            if all(word in fold(f"{role.name_sv} {role.name_en}") for word in words)
        ][:limit]

    def rows(self, ids: Sequence[int]) -> list[tuple[str, ...]]:
        found = {int(role.id): role for role in stored.all_roles(self._store)}
        return [_cells(role) if role else () for role in map(found.get, ids)]

    def count(self) -> int:
        return len(stored.all_roles(self._store))


def _cells(role: Role) -> tuple[str, ...]:
    part = _("The presidium") if role.presidium else _("The service") if role.staff else ""
    return role.name_sv, role.name_en, _(dict(COUNTS)[role.counts]), part


def _counted(number: int) -> str:
    return ngettext("{count} role", "{count} roles", number).format(count=spaced(number))


class RolesDialog(KeptDialog):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "roles", _("Roles"))
        for text, name, pressed, needs_one in (
            (_("&New role…"), "New", lambda: add(self.desk), False),
            (_("Chan&ge…"), "Change", self._change, True),
            (_("Re&move"), "Remove", self._remove, True),
        ):
            self.add_button(text, name, pressed, needs_one=needs_one)
        self.show_list(
            _Roles(desk.store),
            empty=Empty("users", _("There are no roles yet."), _("&New role…"), lambda: add(self.desk)),
            counted=_counted,
            opened=self._change,
        )

    def _change(self) -> None:
        change(self.desk, self.current())

    def _remove(self) -> None:
        number = RoleId(self.current())
        self.desk.do(lambda store: verbs.remove(store, role=number), failed=self.desk.bar.trouble)
