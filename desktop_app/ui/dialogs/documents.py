"""The files of a meeting: attached, saved, called otherwise, taken away. They are never opened here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from desktop_app.errors import UserError
from desktop_app.files import put
from desktop_app.i18n import N_, _
from desktop_app.records.fields import Field
from desktop_app.records.ids import MeetingId
from desktop_app.records.meetings.attached import Document
from desktop_app.store.database import Store
from desktop_app.store.meetings import attached
from desktop_app.ui.desk import Desk
from desktop_app.ui.form.dialog import FormDialog
from desktop_app.ui.form.form import Failed, Form, Saved, Values
from desktop_app.work.meetings import documents as verbs


def attach(desk: Desk, meeting: MeetingId) -> None:
    desk.ask.open_files(_("Attach files"), (), lambda paths: take(desk, meeting, paths))


def take(desk: Desk, meeting: MeetingId, paths: Sequence[Path]) -> None:
    """Each file that can be kept; why another cannot is told."""
    told: list[str] = []

    def work(store: Store) -> None:
        for path in paths:
            try:
                verbs.attach(store, path=str(path), meeting=meeting)
            except UserError as error:
                told.append(str(error))

    desk.do(work, lambda: desk.bar.trouble(" ".join(told)) if told else None)


def save(desk: Desk, number: int) -> None:
    def ask(held: Document) -> None:
        ending = Path(held.name).suffix.removeprefix(".")
        kinds = ((ending, (ending,)),) if ending else ()
        desk.ask.save_file(_("Save the file"), held.name, kinds, write)

    def write(path: Path) -> None:
        def show() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

        desk.read(
            lambda store: put(path, attached.read(store, number)),
            lambda _done: desk.bar.tell(
                _("Saved {file}.").format(file=path.name), action=_("Show the &folder"), pressed=show
            ),
        )

    desk.read(lambda store: attached.get(store, number), ask)


def rename(desk: Desk, number: int) -> None:
    def show(held: Document) -> None:
        def save_name(values: Values, saved: Saved, failed: Failed) -> None:
            name = str(values["name"])
            desk.do(lambda store: verbs.rename(store, document=number, name=name), saved, failed)

        field = Field("name", N_("Name"), width=40, required=True)
        form = Form((field,), save_name, name="document", ask=desk.ask)
        form.set_values({"name": held.name})
        FormDialog(_("Rename {file}").format(file=held.name), form, desk.window).open()

    desk.read(lambda store: attached.get(store, number), show)


def remove(desk: Desk, number: int) -> None:
    desk.do(lambda store: verbs.remove(store, document=number))
