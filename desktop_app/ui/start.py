"""The window's life: dressed, painted, filled with a register; another register, another language; closed.

The register is opened on the write thread after the empty window has been painted, and what the pages need
is loaded there too: the database's library costs more than the window itself.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

from PySide6.QtCore import QByteArray, QLibraryInfo, QLocale, QObject, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from desktop_app import __version__, i18n, settings
from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.records.progress import Progress
from desktop_app.ui.backing_up import DailyBackup, back_up_at_closing, keeping_changes
from desktop_app.ui.crash import CrashNet
from desktop_app.ui.style import Appearance, Scheme
from desktop_app.ui.threads import ThreadJobs
from desktop_app.ui.window import Window

if TYPE_CHECKING:
    from desktop_app.records.progress import Work
    from desktop_app.store.database import Store

REGISTERS = (("Samverka", ("samverka",)),)
_SCHEMES = ("system", "light", "dark")


def _nothing() -> None:
    """Work that is over when everything asked for before it is."""


class Doors(Protocol):
    """How registers are come by; compose knows."""

    def opening(self, asked: argparse.Namespace) -> Work[Store]: ...
    def new(self, asked: argparse.Namespace) -> Store: ...
    def demo(self, asked: argparse.Namespace) -> Store: ...
    def restore(self, asked: argparse.Namespace) -> Path | None: ...


def window(asked: argparse.Namespace, home: Path, doors: Doors) -> int:
    """Open the window and stay until it is closed; gives the exit status."""
    living = QApplication.instance()
    app = living if isinstance(living, QApplication) else QApplication(["samverka"])
    program = Program(app, asked, home, doors)
    program.begin()
    status = app.exec()
    program.end()
    return program.status or status


class Program(QObject):
    """Owns what outlives a window: settings, threads and the open register."""

    def __init__(self, app: QApplication, asked: argparse.Namespace, home: Path, doors: Doors) -> None:
        super().__init__()
        self._app = app
        self._asked = asked
        self._home = home
        self._doors = doors
        self._settings = settings.load(home)
        self._settings.places.pop("page", None)  # a day begins with what it asks for
        self._words = QTranslator(self)
        self._trial = bool(getattr(asked, "quit_after_paint", False))
        self.status = 0
        self.store: Store | None = None
        app.setApplicationName("Samverka")
        app.setApplicationDisplayName("Samverka")
        self._speak()
        scheme = self._settings.scheme
        self.appearance = Appearance(app, cast("Scheme", scheme if scheme in _SCHEMES else "system"))
        self.net = CrashNet(home / "log" / "samverka.log", program=f"Samverka {__version__}")
        self.net.install()
        self.jobs = ThreadJobs(told=self._told, crashed=self.net.caught, interrupt=self._interrupt)
        self.window = self._new_window()
        self._daily = DailyBackup(self.jobs, lambda: self.store, self._told, self)

    def begin(self) -> None:
        self.window.painted.connect(self._open_first, Qt.ConnectionType.QueuedConnection)
        self.window.show()

    def end(self) -> None:
        """The window is gone; what was changed is kept."""
        self.jobs.close()
        if self.store is not None:
            if not self._trial:
                back_up_at_closing(self._app, self.store)
            self.store.close()
            self.store = None
        self.net.uninstall()

    # the window

    def _new_window(self) -> Window:
        made = Window(self.jobs, crashed=self.net.caught, places=self._settings.places)
        shape = self._settings.places.get("window")
        if isinstance(shape, str):
            made.restoreGeometry(QByteArray.fromBase64(shape.encode("ascii")))
        made.closing.connect(self._keep_settings)
        self.net.show_over(made)
        bound: dict[str, Callable[[], None]] = {
            "register.open": self._ask_open,
            "register.new": partial(self._ask_new, _("Make a new register"), self._doors.new),
            "register.demo": partial(self._ask_new, _("Make a register with examples"), self._demo),
            "register.restore": self._ask_restore,
        }
        for scheme in _SCHEMES:
            bound[f"scheme.{scheme}"] = lambda scheme=scheme: self._choose_scheme(scheme)  # type: ignore[misc]
        for language in i18n.LANGUAGES:
            bound[f"language.{language}"] = lambda language=language: self._choose_language(language)  # type: ignore[misc]
        for command, handler in bound.items():
            made.commands.bind(command, handler)
        self._show_checks(made)
        return made

    def _show_checks(self, shown: Window) -> None:
        for scheme in _SCHEMES:
            shown.commands.check(f"scheme.{scheme}", on=self.appearance.scheme == scheme)
        for language in i18n.LANGUAGES:
            shown.commands.check(f"language.{language}", on=i18n.language() == language)

    def _exchange_window(self) -> None:
        """Another window takes the place of the one there is, with the same register."""
        before = self.window
        before.closing.disconnect(self._keep_settings)
        self._keep_settings()
        self.window = self._new_window()
        self.window.show()
        before.close()
        # what it has asked for is answered first: reads and writes are served in turn
        self.jobs.read(_nothing, lambda _none: self.jobs.write(_nothing, lambda _none: before.deleteLater()))
        if self.store is not None:
            self.window.show_register(self.store)

    def _choose_scheme(self, scheme: str) -> None:
        self.appearance.set_scheme(cast("Scheme", scheme))
        self._settings = replace(self._settings, scheme=scheme)
        self._show_checks(self.window)

    def _choose_language(self, language: str) -> None:
        if language == i18n.language():
            self._show_checks(self.window)
            return
        i18n.use(language)
        self._settings = replace(self._settings, language=language)
        self._speak()
        QTimer.singleShot(0, self._exchange_window)  # the command that asked for it ends in the old window

    def _speak(self) -> None:
        """Qt's own words, days and numbers in the person's language."""
        place = QLocale("sv_SE" if i18n.language() == "sv" else "en_GB")
        QLocale.setDefault(place)
        self._app.removeTranslator(self._words)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._words.load(place, "qtbase", "_", folder):
            self._app.installTranslator(self._words)

    def _keep_settings(self) -> None:
        shape = bytes(self.window.saveGeometry().toBase64().data()).decode("ascii")
        self._settings.places["window"] = shape
        settings.save(self._home, self._settings)

    def _told(self, error: UserError) -> None:
        self.window.bar.trouble(error)

    def _interrupt(self) -> None:
        if self.store is not None:
            self.store.interrupt()

    # the register

    def _open_first(self) -> None:
        self._open(lambda: self._doors.opening(self._asked))

    def _open(self, come_by: Callable[[], Work[Store]], said: str = "", *, keeping: bool = True) -> None:
        """Open a register in place of the one that is open, of which `keeping` makes a backup; a failure
        leaves the window without one."""

        def work() -> Work[Store]:
            import desktop_app.ui.views  # noqa: F401 - loaded here, used by the window

            if self.store is not None:
                left, self.store = self.store, None
                with closing(left):
                    if keeping:
                        told.append((yield from keeping_changes(left)))
            return (yield from come_by())

        told = [said]
        self.jobs.run(
            work(),
            lambda store: self._opened(store, " ".join(filter(None, told))),
            self._not_opened,
            title=_("Opening the register"),
        )

    def _opened(self, store: Store, said: str) -> None:
        if self.window.desk is not None:
            self._exchange_window()
        self.store = store
        self._settings = replace(self._settings, register=store.location)
        self._keep_settings()
        self.window.show_register(store)
        self._daily.begin()
        if said or store.upgraded:
            self.window.bar.tell(" ".join(filter(None, (said, store.upgraded))))
        if self._trial:
            assert self.window.page is not None, "a register that is shown is shown on a page"
            self.window.page.filled.connect(self._quit_after_paint)

    def _quit_after_paint(self) -> None:
        self.window.repaint()
        self.window.close()

    def _not_opened(self, error: UserError) -> None:
        if self._trial:
            self.status = 1
            self._app.exit(1)
            return
        if self.window.desk is not None:
            self._exchange_window()
        self.window.show_trouble(error)

    def _asked_for(self, place: Path, **more: Any) -> argparse.Namespace:
        return argparse.Namespace(**{**vars(self._asked), "register": str(place), **more})

    def _ask_open(self) -> None:
        def open_it(paths: list[Path]) -> None:
            self._open(lambda: self._doors.opening(self._asked_for(paths[0])))

        self.window.ask.open_files(_("Open a register"), REGISTERS, open_it)

    def _ask_new(self, title: str, made: Callable[[argparse.Namespace], Store]) -> None:
        def make(path: Path) -> None:
            def come_by() -> Work[Store]:
                yield Progress()
                return made(self._asked_for(path))

            self._open(come_by)

        self.window.ask.save_file(title, "register.samverka", REGISTERS, make)

    def _demo(self, asked: argparse.Namespace) -> Store:
        """Fictional people in the networks of a fictional body."""
        from desktop_app.work.fiction.told import PEOPLE

        return self._doors.demo(argparse.Namespace(**{**vars(asked), "participants": PEOPLE, "seed": 1}))

    def _ask_restore(self) -> None:
        """The backup takes the place of the register that is open, or that could not be opened."""
        place = self._settings.register or str(self._home / "register.samverka")
        asked = Path(getattr(self._asked, "register", None) or place)
        register = Path(self.store.location) if self.store is not None else asked

        def restore(paths: list[Path]) -> None:
            def come_by() -> Work[Store]:
                self._doors.restore(self._asked_for(register, file=paths[0]))
                return (yield from self._doors.opening(self._asked_for(register)))

            said = _("Restored {file}. The register of before is kept among the backups.")
            self._open(come_by, said.format(file=paths[0].name), keeping=False)  # restoring makes its own

        def choose() -> None:
            self.window.ask.open_files(_("Choose a backup"), REGISTERS, restore)

        self.window.ask.confirm(
            _("Put a backup in the place of {file}?").format(file=register.name),
            yes=_("&Choose a backup…"),
            then=choose,
            detail=_("What was changed after the backup is not in it. The register of now is kept."),
        )
