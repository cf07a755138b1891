"""Sending forms out: a folder is chosen, a form for each member organisation is put in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from desktop_app.errors import UserError
from desktop_app.i18n import _, ngettext
from desktop_app.records.ids import NetworkId
from desktop_app.ui.desk import Desk

if TYPE_CHECKING:
    from desktop_app.work.forms import Sent


def send_forms(desk: Desk, network: NetworkId) -> None:
    desk.ask.folder(_("Folder for the forms"), lambda folder: _send(desk, network, folder))


def _send(desk: Desk, network: NetworkId, folder: Path, *, replace: bool = False) -> None:
    from desktop_app.work import forms

    def show() -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def done(sent: Sent) -> None:
        desk.bar.tell(_sentence(sent), action=_("&Open the folder"), pressed=show)

    def failed(error: UserError) -> None:
        if isinstance(error, forms.AlreadyThere):
            desk.ask.confirm(
                error.sentence,
                yes=_("Replace them"),
                then=lambda: _send(desk, network, folder, replace=True),
                detail=_("What has been written in the files that lie there is lost."),
            )
        else:
            desk.bar.trouble(error)

    desk.jobs.run(
        forms.send(desk.store, network=network, folder=folder, replace=replace),
        done,
        failed,
        title=_("Writing forms"),
    )


def _sentence(sent: Sent) -> str:
    count, left = len(sent.forms), sent.protected
    text = ngettext("{count} form is written.", "{count} forms are written.", count).format(count=count)
    if left:
        text += " " + ngettext(
            "{count} protected person is left out.", "{count} protected people are left out.", left
        ).format(count=left)
    return text + " " + _("Send them as they are; import what comes back.")
