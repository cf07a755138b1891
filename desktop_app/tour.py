"""The program in one go, on fictional data: one list in, one roster out.

Makes or opens the demo register in the user's folder, imports the shipped list of a municipality, says what
it understood, writes the network's roster and shows the window. A second time the list changes nothing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.errors import FileProblem, UserError
from desktop_app.i18n import _
from desktop_app.resources import RESOURCES

if TYPE_CHECKING:
    from desktop_app.records.documents import Document
    from desktop_app.records.ids import NetworkId
    from desktop_app.store.database import Store

LIST = RESOURCES / "example" / "Kontaktlista Lerums kommun.xlsx"
NETWORK = "Styrgruppen för arbetsmarknad"


def tour(home: Path, *, show: Callable[[Store], object] | None = None) -> int:
    """Tell the story on standard output; gives the exit status. `show` opens the window on the register; it
    is called last, and only where there is a screen."""
    try:
        with closing(_register(home)) as store:
            _story(store, home / "tour")
            if show is not None and has_screen():
                show(store)
    except UserError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def has_screen() -> bool:
    """Whether a window would be seen."""
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _register(home: Path) -> Store:
    from desktop_app.records.progress import drain
    from desktop_app.store import register
    from desktop_app.work.demo import demo

    place = home / "demo.samverka"
    if place.exists():
        print(_("The demo register: {file}").format(file=place))
        return register.open_register(str(place), backups=home / "backups")
    store = drain(demo(str(place)))
    print(_("Made a demo register: {file}").format(file=place))
    store.backups = home / "backups"
    return store


def _story(store: Store, folder: Path) -> None:
    from desktop_app.store import networks
    from desktop_app.work.rosters import roster

    network = networks.named(store, NETWORK)
    _import(store, network)
    print()
    print(_("The roster of {network}:").format(network=NETWORK))
    for line in _written(roster(store, network=network), folder):
        print(f"  {line}")


def _import(store: Store, network: NetworkId) -> None:
    from desktop_app.records.progress import drain
    from desktop_app.work import imports
    from desktop_app.work.intake.telling.sentences import sentences

    prepared = drain(imports.prepare(store, [LIST], network=network))
    for refused in prepared.refused:
        raise refused
    print()
    for sentence in sentences([planned.file for planned in prepared.files]):
        print(f"  {sentence}")
    print()
    if store.read_only:
        print(store.closed)
        print(_("Nothing was imported."))
    elif drain(imports.carry_out(store, prepared)) is None:
        print(_("The list was imported before; nothing has changed."))
    else:
        print(_("Imported {file}; it can be undone.").format(file=LIST.name))


def _written(document: Document, folder: Path) -> Iterator[str]:
    """The files written, and why one is missing."""
    from desktop_app.sheets import writing

    folder.mkdir(parents=True, exist_ok=True)
    name = _("Roster")
    yield _pdf(document, folder / f"{name}.pdf")
    for ending in (".html", ".xlsx"):
        writing.write(document, folder / f"{name}{ending}")
        yield str(folder / f"{name}{ending}")


def _pdf(document: Document, path: Path) -> str:
    """The file, or a sentence that says why there is none. Painted in a process of its own: a Qt that lacks
    something ends its process, and the application made for painting would stand in the window's way."""
    from desktop_app.records.progress import drain
    from desktop_app.sheets.apart import apart

    try:
        missing = drain(apart(paint, document, path))
    except FileProblem:
        missing = _("Qt stopped while painting")
    return _("No PDF: {reason}.").format(reason=missing.rstrip(".")) if missing else str(path)


def paint(document: Document, path: Path) -> str:
    """Write the PDF; gives "" or why it could not be done. Runs in the child process."""
    try:
        from desktop_app.paper.pages import to_pdf
    except ImportError as error:
        return _("Qt cannot be loaded ({reason})").format(reason=error)
    try:
        to_pdf(document, path)
    except UserError as error:
        return str(error)
    return ""
