"""Start: settings, compose, window or command line."""

from __future__ import annotations

import sys
from functools import partial
from multiprocessing import freeze_support


def main() -> int:
    for stream in (sys.stdout, sys.stderr):  # a redirected stream is not UTF-8 on Windows; a window has none
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    from desktop_app import compose, i18n, settings
    from desktop_app.cli import parser

    i18n.use(i18n.system_language())  # for --help and wrong usage
    asked = parser.arguments(sys.argv[1:])
    home = settings.home_folder(asked.home)
    i18n.use(asked.language or settings.load(home).language or i18n.system_language())
    doors = compose.Doors(home)
    if asked.command is None:
        from desktop_app.ui import start

        return start.window(asked, home, doors)
    if asked.command == "tour":
        from desktop_app import tour

        return tour.tour(home, show=partial(compose.show, asked, home))
    from desktop_app.cli import run as cli

    try:
        return cli.run(asked, doors)
    except BrokenPipeError:  # whoever read the answer has gone, as after `| head`
        sys.stdout = None
        return 1


if __name__ == "__main__":
    freeze_support()
    raise SystemExit(main())
