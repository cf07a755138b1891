"""The one file that sees every room: it opens the register, hooks the backups in and hands the rest over."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app import settings

if TYPE_CHECKING:
    from desktop_app.records.progress import Work
    from desktop_app.store.database import Store

DEFAULT_REGISTER = "register.samverka"


class Doors:
    """How the command line comes by registers, with the user's folder `home`."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._default = str(home / DEFAULT_REGISTER)

    def location(self, asked: argparse.Namespace) -> str:
        """The register asked for, the last one, or the default one in the user's folder."""
        chosen: str = asked.register or settings.load(self._home).register
        return chosen or self._default

    def open(self, asked: argparse.Namespace) -> Store:
        from desktop_app.records.progress import drain

        return drain(self.opening(asked))

    def opening(self, asked: argparse.Namespace) -> Work[Store]:
        """Open the register, upgraded where it is an older version's; the default one is made at the first
        start."""
        from desktop_app.store import register

        place = self.location(asked)
        if place == self._default and not Path(place).exists():
            return self._backed_up(register.new_register(place))
        return (yield from register.opening_register(place, backups=self._home / "backups"))

    def new(self, asked: argparse.Namespace) -> Store:
        from desktop_app.store import register

        return self._backed_up(register.new_register(asked.register or self._default))

    def demo(self, asked: argparse.Namespace) -> Store:
        from desktop_app.records.progress import drain
        from desktop_app.work.demo import demo

        place = asked.register or str(self._home / "demo.samverka")
        return self._backed_up(drain(demo(place, participants=asked.participants, seed=asked.seed)))

    def restore(self, asked: argparse.Namespace) -> Path | None:
        """Put a backup in the register's place; gives where the register of before is kept."""
        from desktop_app.store import register

        return register.restore(asked.file, self.location(asked), self._home / "backups")

    def _backed_up(self, store: Store) -> Store:
        store.backups = self._home / "backups"
        return store


def show(asked: argparse.Namespace, home: Path, store: Store) -> None:
    """Open the window on a register that is open already; the window opens it anew in threads of its own."""
    from desktop_app.ui import start

    asked.register = store.location
    store.close()
    start.window(asked, home, Doors(home))
