"""Runs one command. A known trouble is one line on standard error and exit status 1; wrong usage is 2."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, Protocol

from desktop_app.cli import addresses, duplicates, extracts, files, forms, plain, reading
from desktop_app.cli.answers import json_object, say
from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.store.database import Store


class Doors(Protocol):
    """How registers are come by; compose knows."""

    def open(self, asked: argparse.Namespace) -> Store: ...
    def new(self, asked: argparse.Namespace) -> Store: ...
    def demo(self, asked: argparse.Namespace) -> Store: ...
    def restore(self, asked: argparse.Namespace) -> Path | None: ...


def run(asked: argparse.Namespace, doors: Doors) -> int:
    """Do the command asked for; gives the exit status."""
    try:
        if asked.command in ("new", "demo"):
            with closing(doors.new(asked) if asked.command == "new" else doors.demo(asked)) as store:
                made = _("Made the register {place}.").format(place=store.location)
                say(asked, {"register": store.location}, made)
            return 0
        if asked.command == "restore":
            kept = doors.restore(asked)
            answer = {"kept": None if kept is None else str(kept)}
            say(asked, answer, _("Restored {file}.").format(file=asked.file))
            return 0
        with closing(doors.open(asked)) as store:
            if store.upgraded:
                print(store.upgraded, file=sys.stderr)
            return _COMMANDS[asked.command](store, asked)
    except UserError as error:
        print(error, file=sys.stderr)
        return 1


def _list(store: Store, asked: argparse.Namespace) -> int:
    rows = plain.plain(reading.rows(store, asked))
    say(asked, {"rows": rows}, plain.lines(rows) or [_("Nothing found.")])
    return 0


def _show(store: Store, asked: argparse.Namespace) -> int:
    record = plain.plain(reading.record(store, asked))
    say(asked, record, plain.outline(record))
    return 0


def _undo(store: Store, asked: argparse.Namespace) -> int:
    from desktop_app.records.ids import ChangeId
    from desktop_app.work import history

    number = None if asked.change is None else ChangeId(asked.change)
    _told(asked, history.undo(store, change=number), _("Undid: {title}"))
    return 0


def _redo(store: Store, asked: argparse.Namespace) -> int:
    from desktop_app.work import history

    _told(asked, history.redo(store), _("Did again: {title}"))
    return 0


def _told(asked: argparse.Namespace, undone: Any, sentence: str) -> None:
    kept = [_("Kept, edited since: {name}").format(name=name) for name in undone.kept]
    lost = [
        _("The diet or comment from before is not in the history: {name}").format(name=name)
        for name in undone.lost
    ]
    say(asked, undone, [sentence.format(title=undone.title), *kept, *lost])


def _do(store: Store, asked: argparse.Namespace) -> int:
    from desktop_app.work import verbs

    if asked.listing or not asked.verb:
        known = {name: verbs.parameters(verb) for name, verb in verbs.verbs().items()}
        say(asked, {"verbs": known}, [f"{name}: {', '.join(values)}" for name, values in known.items()])
        return 0
    values = json_object(asked.values, asked.verb)
    result = verbs.call(store, asked.verb, values)
    told = _("Done.") if result is None else str(plain.plain(result))
    warned = verbs.warnings(store, asked.verb, values)
    say(asked, {"result": result, **({"warnings": warned} if warned else {})}, [told, *warned])
    return 0


def _check(store: Store, asked: argparse.Namespace) -> int:
    """Opening has looked already; what is left to tell is that it is whole."""
    say(asked, {"register": store.location, "whole": True}, _("The register is whole."))
    return 0


def _backup(store: Store, asked: argparse.Namespace) -> int:
    from desktop_app.files import put

    if asked.listing:
        kept = [
            {"file": str(each.path), "when": each.when, "why": each.why, "size": each.path.stat().st_size}
            for each in store.kept()
        ]
        say(asked, {"backups": kept}, plain.lines(plain.plain(kept)) or [_("No backup has been made yet.")])
        return 0
    store.check_writable()
    made = store.backup("manual")
    if made is None:
        raise UserError(
            _("A register in a database is backed up by the one who runs the server."),
            advice=_("Use “export all” for a copy of the records."),
        )
    if asked.file is not None:
        if asked.file.exists():
            raise UserError(_("{file} already exists and is not overwritten.").format(file=asked.file))
        put(asked.file, made.read_bytes())
        made = asked.file
    say(asked, {"file": str(made)}, _("Made the backup {file}.").format(file=made))
    return 0


_COMMANDS: dict[str, Callable[[Store, argparse.Namespace], int]] = {
    "list": _list,
    "show": _show,
    "import": files.import_,
    "export": files.export,
    "addresses": addresses.addresses,
    "forms": forms.forms,
    "print": files.print_,
    "duplicates": duplicates.duplicates,
    "merge": duplicates.merge,
    "extract": extracts.extract,
    "undo": _undo,
    "redo": _redo,
    "do": _do,
    "check": _check,
    "backup": _backup,
}
