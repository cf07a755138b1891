"""Runs one command. A known trouble is one line on standard error and exit status 1; wrong usage is 2."""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Protocol

from desktop_app import i18n
from desktop_app.cli import plain, reading
from desktop_app.cli.parser import parser
from desktop_app.errors import Invalid, UserError
from desktop_app.i18n import _
from desktop_app.records.progress import drain
from desktop_app.store.database import Store


class Doors(Protocol):
    """How registers are come by; compose knows."""

    def open(self, asked: argparse.Namespace) -> Store: ...
    def new(self, asked: argparse.Namespace) -> Store: ...
    def demo(self, asked: argparse.Namespace) -> Store: ...
    def restore(self, asked: argparse.Namespace) -> Path | None: ...


def arguments(words: Sequence[str]) -> argparse.Namespace:
    """The command line understood; leaves with status 2 where it is none."""
    return parser().parse_args(words)


def run(asked: argparse.Namespace, doors: Doors) -> int:
    """Do the command asked for; gives the exit status."""
    try:
        if asked.command in ("new", "demo"):
            with closing(doors.new(asked) if asked.command == "new" else doors.demo(asked)) as store:
                made = _("Made the register {place}.").format(place=store.location)
                _say(asked, {"register": store.location}, made)
            return 0
        if asked.command == "restore":
            _say(asked, {"kept": doors.restore(asked)}, _("Restored {file}.").format(file=asked.file))
            return 0
        with closing(doors.open(asked)) as store:
            return _COMMANDS[asked.command](store, asked)
    except UserError as error:
        print(error, file=sys.stderr)
        return 1


def _say(asked: argparse.Namespace, value: Any, text: str | Sequence[str]) -> None:
    """The answer as JSON where asked for, otherwise in words."""
    if asked.json:
        print(plain.to_json(value))
        return
    for line in [text] if isinstance(text, str) else text:
        print(line)


def _list(store: Store, asked: argparse.Namespace) -> int:
    rows = plain.plain(reading.rows(store, asked))
    _say(asked, {"rows": rows}, plain.lines(rows) or [_("Nothing found.")])
    return 0


def _show(store: Store, asked: argparse.Namespace) -> int:
    record = plain.plain(reading.record(store, asked))
    _say(asked, record, plain.outline(record))
    return 0


def _import(store: Store, asked: argparse.Namespace) -> int:
    from desktop_app.store import networks, organisations
    from desktop_app.work import imports
    from desktop_app.work.intake.report import report
    from desktop_app.work.intake.sentences import sentences

    prepared = drain(
        imports.prepare(
            store,
            [_source(name) for name in asked.files],
            network=networks.named(store, asked.network) if asked.network else None,
            organisation=organisations.named(store, asked.organisation) if asked.organisation else None,
            sheets=asked.sheet,
            columns=_json_object(asked.columns, "--columns") if asked.columns else None,
        )
    )
    change = None
    if not asked.dry_run:
        change = imports.carry_out(
            store,
            prepared,
            on_perhaps=asked.on_perhaps,
            on_conflict=asked.on_conflict,
            include_left_out=asked.include_left_out,
            end_missing=date.today() - timedelta(days=1) if asked.end_missing else None,
        )
    files = [each.file for each in prepared.files]
    _say(asked, report(files, change, rows=asked.rows), sentences(files))
    for problem in prepared.refused:
        print(problem, file=sys.stderr)
    return 1 if prepared.refused else 0


def _source(name: str) -> Any:
    from desktop_app.work.imports import Pasted

    if name != "-":
        return Path(name)
    return Pasted(
        io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig", errors="replace", newline="").read(), "-"
    )


def _json_object(text: str, where: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise Invalid(
            _("{where} wants a JSON object.").format(where=where),
            advice=_("It looks like {example}.").format(example='{"name": "value"}'),
        )
    return value


def _export(store: Store, asked: argparse.Namespace) -> int:
    from desktop_app.work import exports

    if asked.what == "all":
        exports.save_everything(store, asked.out)
        count = None
    else:
        table = exports.table(
            store,
            asked.what,
            network=_network(store, asked),
            meeting=_meeting(store, asked),
            as_of=asked.as_of,
        ).only(_names(asked.columns))
        exports.save(table, asked.out)
        count = len(table.rows)
    _say(asked, {"file": str(asked.out), "rows": count}, _("Wrote {file}.").format(file=asked.out))
    return 0


def _network(store: Store, asked: argparse.Namespace) -> Any:
    from desktop_app.store import networks

    return networks.named(store, asked.network) if asked.network else None


def _meeting(store: Store, asked: argparse.Namespace) -> Any:
    from desktop_app.store import meetings

    return meetings.named(store, asked.meeting) if asked.meeting else None


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _print(store: Store, asked: argparse.Namespace) -> int:
    from desktop_app.work.rosters import roster

    document = roster(
        store,
        network=_network(store, asked),
        meeting=_meeting(store, asked),
        group_by=asked.group_by,
        sort=asked.sort,
        columns=_names(asked.columns),
        as_of=asked.as_of,
    )
    if asked.out.suffix.lower() == ".pdf":
        from desktop_app.paper.pages import to_pdf

        to_pdf(document, asked.out)
    else:
        from desktop_app.sheets import writing

        writing.write(document, asked.out)
    _say(
        asked,
        {"file": str(asked.out), "rows": len(document.rows())},
        _("Wrote {file}.").format(file=asked.out),
    )
    return 0


def _undo(store: Store, asked: argparse.Namespace) -> int:
    from desktop_app.records.ids import ChangeId
    from desktop_app.work import history

    number = ChangeId(asked.change) if asked.change else None
    _told(asked, history.undo(store, change=number), _("Undid: {title}"))
    return 0


def _redo(store: Store, asked: argparse.Namespace) -> int:
    from desktop_app.work import history

    _told(asked, history.redo(store), _("Did again: {title}"))
    return 0


def _told(asked: argparse.Namespace, undone: Any, sentence: str) -> None:
    kept = [_("Kept, edited since: {name}").format(name=name) for name in undone.kept]
    _say(asked, undone, [sentence.format(title=undone.title), *kept])


def _do(store: Store, asked: argparse.Namespace) -> int:
    from desktop_app.work import verbs

    if asked.listing or not asked.verb:
        known = {name: verbs.parameters(verb) for name, verb in verbs.verbs().items()}
        _say(asked, {"verbs": known}, [f"{name}: {', '.join(values)}" for name, values in known.items()])
        return 0
    result = verbs.call(store, asked.verb, _json_object(asked.values, asked.verb))
    _say(asked, {"result": result}, _("Done.") if result is None else str(plain.plain(result)))
    return 0


def _check(store: Store, asked: argparse.Namespace) -> int:
    """Opening has looked already; what is left to tell is that it is whole."""
    _say(asked, {"register": store.location, "whole": True}, _("The register is whole."))
    return 0


def _backup(store: Store, asked: argparse.Namespace) -> int:
    import shutil

    made = store.backup("asked")
    if made is None:
        raise UserError(
            _("A register in a database is backed up by the one who runs the server."),
            advice=_("Use “export all” for a copy of the records."),
        )
    if asked.file is not None:
        if asked.file.exists():
            raise UserError(_("{file} already exists and is not overwritten.").format(file=asked.file))
        made = Path(shutil.copyfile(made, asked.file))
    _say(asked, {"file": str(made)}, _("Made the backup {file}.").format(file=made))
    return 0


_COMMANDS: dict[str, Callable[[Store, argparse.Namespace], int]] = {
    "list": _list,
    "show": _show,
    "import": _import,
    "export": _export,
    "print": _print,
    "undo": _undo,
    "redo": _redo,
    "do": _do,
    "check": _check,
    "backup": _backup,
}


def speak(asked: argparse.Namespace, chosen: str) -> None:
    """The language asked for, the one in the settings, or the system's."""
    i18n.use(asked.language or chosen or i18n.system_language())
