"""Own lists: people and organisations are put on them and taken off, and the lists themselves are kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from desktop_app.errors import Invalid
from desktop_app.i18n import N_, _, ngettext
from desktop_app.records.fields import Field
from desktop_app.records.ids import OrganisationId, OwnListId, ParticipantId
from desktop_app.records.own_lists import OwnList
from desktop_app.store import own_lists as stored
from desktop_app.store.database import Store
from desktop_app.store.own_lists import OwnListRow
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.kept import KeptDialog
from desktop_app.ui.form.dialog import FormDialog
from desktop_app.ui.form.form import Failed, Form, Saved, Values
from desktop_app.ui.table.empty import Empty
from desktop_app.ui.table.model import Column
from desktop_app.ui.table.pane import spaced
from desktop_app.work import own_lists as verbs

NAME = Field("name", N_("Name"), required=True)
NOTE = Field("note", N_("Note"), "long")


def put(
    desk: Desk,
    *,
    participants: Sequence[ParticipantId] = (),
    organisations: Sequence[OrganisationId] = (),
) -> None:
    """On one of the lists there are, or on a new one."""
    who = {"participants": participants, "organisations": organisations}
    desk.read(stored.rows, lambda lists: _open_put(desk, lists, who))


def _open_put(desk: Desk, lists: Sequence[OwnListRow], who: dict[str, Any]) -> None:
    choices = tuple((str(row.id), row.name) for row in lists)
    new = Field("name", N_("A new list") if lists else N_("Name of the list"), required=not lists)
    fields = [Field("list", N_("List"), "choice", choices=choices), new] if lists else [new]

    def save(values: Values, saved: Saved, failed: Failed) -> None:
        name, chosen = str(values["name"]), str(values.get("list") or "")
        if not (name or chosen):
            failed(Invalid(_("Choose a list, or name a new one."), field="list"))
        elif name:
            desk.do(lambda store: verbs.add(store, name=name, **who), saved, failed)
        else:
            number = OwnListId(int(chosen))
            desk.do(lambda store: verbs.put(store, own_list=number, **who), saved, failed)

    form = Form(fields, save, name="putting", save_text=_("&Put on the list"), ask=desk.ask)
    count = sum(map(len, who.values()))
    title = ngettext("Put one on a list", "Put {count} on a list", count).format(count=spaced(count))
    FormDialog(title, form, desk.window).open()


def take(
    desk: Desk,
    own_list: OwnListId,
    *,
    participants: Sequence[ParticipantId] = (),
    organisations: Sequence[OrganisationId] = (),
) -> None:
    desk.do(
        lambda store: verbs.take(
            store, own_list=own_list, participants=participants, organisations=organisations
        )
    )


def add(desk: Desk) -> None:
    def save(values: Values, saved: Saved, failed: Failed) -> None:
        name, note = str(values["name"]), str(values["note"])
        desk.do(lambda store: verbs.add(store, name=name, note=note), saved, failed)

    form = Form((NAME, NOTE), save, name="ownList", ask=desk.ask)
    FormDialog(_("New list"), form, desk.window).open()


def change(desk: Desk, number: OwnListId) -> None:
    desk.read(lambda store: stored.get(store, number), partial(_open_change, desk))


def _open_change(desk: Desk, held: OwnList) -> None:
    def save(values: Values, saved: Saved, failed: Failed) -> None:
        given: dict[str, Any] = dict(values)
        desk.do(
            lambda store: verbs.change(store, own_list=held.id, version=held.version, **given), saved, failed
        )

    form = Form((NAME, NOTE), save, name="ownList", ask=desk.ask)
    form.set_values({"name": held.name, "note": held.note})
    FormDialog(_("Change {name}").format(name=held.name), form, desk.window).open()


class _OwnLists:
    """The lists as the rows of a table."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.columns = (
            Column("name", _("Name"), 24, sortable=False),
            Column("participants", _("Participants"), 11, "right", sortable=False),
            Column("organisations", _("Organisations"), 11, "right", sortable=False),
            Column("note", _("Note"), 28, sortable=False),
        )

    def ids(self, search: str, order: str, *, descending: bool, limit: int | None) -> list[int]:
        del order, descending
        words = search.casefold().split()
        return [
            int(row.id)
            for row in stored.rows(self._store)
            if all(word in f"{row.name} {row.note}".casefold() for word in words)
        ][:limit]

    def rows(self, ids: Sequence[int]) -> list[tuple[str, ...]]:
        found = {int(row.id): row for row in stored.rows(self._store)}
        return [
            (row.name, str(row.participants), str(row.organisations), " ".join(row.note.split()))
            if row
            else ()
            for row in map(found.get, ids)
        ]

    def count(self) -> int:
        return len(stored.rows(self._store))


def _counted(number: int) -> str:
    return ngettext("{count} own list", "{count} own lists", number).format(count=spaced(number))


class OwnListsDialog(KeptDialog):
    """The lists there are; one is opened in the list of participants, to be copied, exported, printed."""

    def __init__(self, desk: Desk, show: Callable[[OwnListId], None]) -> None:
        super().__init__(desk, "ownLists", _("Own lists"))
        self._show = show
        for text, name, pressed, needs_one in (
            (_("&Show participants"), "Show", self._open, True),
            (_("&New list…"), "New", lambda: add(self.desk), False),
            (_("Chan&ge…"), "Change", lambda: change(self.desk, OwnListId(self.current())), True),
            (_("Re&move"), "Remove", self._remove, True),
        ):
            self.add_button(text, name, pressed, needs_one=needs_one)
        self.show_list(
            _OwnLists(desk.store),
            empty=Empty("list", _("There are no lists yet."), _("&New list…"), lambda: add(self.desk)),
            counted=_counted,
            opened=self._open,
        )

    def _open(self) -> None:
        number = OwnListId(self.current())
        self.accept()
        self._show(number)

    def _remove(self) -> None:
        number = OwnListId(self.current())
        self.desk.do(lambda store: verbs.remove(store, own_list=number), failed=self.desk.bar.trouble)
