"""Records into a spreadsheet: where to, then written while the window goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from desktop_app.i18n import _
from desktop_app.records.ids import MeetingId, NetworkId, OwnListId, ParticipantId
from desktop_app.records.progress import Progress, Work
from desktop_app.store.database import Store
from desktop_app.ui.desk import Desk
from desktop_app.work import exports

SPREADSHEETS = (("Excel", ("xlsx",)), ("CSV", ("csv",)))


def file_name(text: str) -> str:
    """A text as a file's name on every system."""
    kept = "".join(" " if letter in '<>:"/\\|?*' else letter for letter in text)
    return " ".join(kept.split())[:80].rstrip(". ")


def export_table(
    desk: Desk,
    kind: str,
    title: str,
    *,
    network: NetworkId | None = None,
    meeting: MeetingId | None = None,
    participants: Sequence[ParticipantId] | None = None,
    own_list: OwnListId | None = None,
) -> None:
    """`title` names the file proposed."""
    as_of = desk.looked_at.as_of
    export_made(
        desk,
        title,
        lambda store: exports.table(
            store,
            kind,
            network=network,
            meeting=meeting,
            participants=participants,
            own_list=own_list,
            as_of=as_of,
        ),
    )


def export_made(desk: Desk, title: str, make: Callable[[Store], exports.Table]) -> None:
    """Any table; `title` names the file proposed. Who is left out of it is told."""

    def work(path: Path) -> Work[exports.Table]:
        yield Progress(0, 0, path.name)
        made = make(desk.store)
        exports.save(made, path)
        return made

    def save(path: Path) -> None:
        desk.jobs.run(work(path), lambda made: say_saved(desk, path, *made.notes), title=_("Saving"))

    name = f"{file_name(title)} {desk.looked_at.day.isoformat()}.xlsx"
    desk.ask.save_file(_("Export to Excel"), name, SPREADSHEETS, save)


def say_saved(desk: Desk, path: Path, *notes: str) -> None:
    def show() -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    said = [_("Saved {file}.").format(file=path.name), *(f"{note}." for note in notes)]
    desk.bar.tell(" ".join(said), action=_("&Open"), pressed=show)
