"""Which commands and options there are. The general options stand before or after the command."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from desktop_app.i18n import _
from desktop_app.records.ids import number_of

LISTS = (
    *("networks", "participants", "organisations", "meetings", "seats", "holders", "coverage"),
    *("assignments", "decisions", "hosts", "own_lists", "roles", "history", "imports"),
)
RECORDS = ("network", "participant", "meeting", "organisation", "assignment", "own_list")
EXPORTS = (
    *("participants", "network", "meeting", "organisations", "attendance", "statistics", "fees"),
    "assignments",
    "all",
)
DOCUMENTS = (
    *("roster", "sign-in", "notice", "agenda", "minutes", "assignment", "assignments", "public-page"),
    *("badges", "signs", "labels"),
)


def _general(*, unset: str | None) -> argparse.ArgumentParser:
    """The general options; one that is not given holds `unset`."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--register", metavar="FILE|URL", default=unset)
    parser.add_argument("--home", metavar="FOLDER", default=unset)
    parser.add_argument("--language", choices=("sv", "en"), default=unset)
    parser.add_argument("--json", action="store_true", default=unset or False)
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("“{text}” is no day like 2026-05-01").format(text=text)) from None


def _change(text: str) -> int:
    number = number_of(text)
    if number is None:
        raise argparse.ArgumentTypeError(_("“{text}” is no change's number").format(text=text))
    return number


def _place(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(_("“{text}” is no place on a sheet").format(text=text))
    return int(text)


def _choice(text: str) -> tuple[str, str]:
    field, sign, side = text.partition("=")
    if not sign:
        raise argparse.ArgumentTypeError(_("“{text}” is no choice like family=b").format(text=text))
    return field, side


def arguments(words: Sequence[str]) -> argparse.Namespace:
    """The command line understood; leaves with status 2 where it is none."""
    return parser().parse_args(words)


def parser() -> argparse.ArgumentParser:
    whole = argparse.ArgumentParser(
        prog="samverka", description=_("Networks, participants and meetings."), parents=[_general(unset=None)]
    )
    whole.add_argument("--quit-after-paint", action="store_true", help=argparse.SUPPRESS)
    after = _general(unset=argparse.SUPPRESS)  # after the command they count only where given
    commands = whole.add_subparsers(dest="command", metavar="COMMAND")

    def command(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text, description=text, parents=[after])

    command("new", _("make an empty register with the reference data"))
    demo = command("demo", _("make a register filled with fictional data"))
    demo.add_argument("--participants", type=int, default=60, metavar="N")
    demo.add_argument("--seed", type=int, default=1, metavar="N")
    command("tour", _("show on fictional data what the program does"))
    _add_import(command("import", _("understand lists and pages, and put them into the register")))
    _add_records(command)
    mailed = command("addresses", _("give e-mail addresses with semicolons between, as Outlook wants them"))
    mailed.add_argument("names", nargs="*", metavar="NAME_OR_ID", help=_("whose; without, everybody's"))
    _narrow(mailed)
    forms = command("forms", _("write a form for each member organisation, to be corrected and imported"))
    forms.add_argument("network", metavar="NETWORK")
    forms.add_argument("folder", type=Path, metavar="FOLDER")
    forms.add_argument("--replace", action="store_true", help=_("write over forms that are there already"))
    command("duplicates", _("list participants who may be one person"))
    merged = command("merge", _("make one participant of two: the first stays"))
    merged.add_argument("a", metavar="A")
    merged.add_argument("b", metavar="B")
    merged.add_argument(
        "--take", nargs="+", action="extend", type=_choice, default=[], metavar="FIELD=a|b|both"
    )
    extract = command("extract", _("write out all that is held of one person: pdf, html, txt, xlsx or json"))
    extract.add_argument("participant", metavar="PARTICIPANT")
    extract.add_argument("out", type=Path, metavar="OUT")
    undo = command("undo", _("undo the latest change, or a given one"))
    undo.add_argument("--change", type=_change, metavar="ID")
    command("redo", _("do again what was undone last"))
    do = command("do", _("do any verb"))
    do.add_argument("verb", nargs="?", metavar="RECORD.VERB")
    do.add_argument("values", nargs="?", default="{}", metavar="JSON")
    do.add_argument("--list", action="store_true", dest="listing")
    command("check", _("look whether the register is whole"))
    backup = command("backup", _("make a backup of the register"))
    backup.add_argument("file", nargs="?", type=Path, metavar="FILE")
    backup.add_argument("--list", action="store_true", dest="listing", help=_("list the backups there are"))
    restore = command("restore", _("put a backup in the register's place"))
    restore.add_argument("file", type=Path, metavar="FILE")
    return whole


def _add_import(imported: argparse.ArgumentParser) -> None:
    imported.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help=_("a file, a folder of files, or - for a pasted text on standard input"),
    )
    imported.add_argument("--network", metavar="N")
    imported.add_argument("--meeting", metavar="ID")
    imported.add_argument("--organisation", metavar="NAME")
    imported.add_argument("--sheet", action="append", default=[], metavar="S")
    imported.add_argument("--columns", metavar="JSON", help=_("what each column is, by letter or heading"))
    imported.add_argument("--dry-run", action="store_true")
    imported.add_argument("--rows", action="store_true", help=_("with --json: every row"))
    imported.add_argument("--end-missing", action="store_true")
    imported.add_argument("--include-left-out", action="store_true")
    imported.add_argument(
        "--erase-empty", action="store_true", help=_("empty what the list has a column for and leaves empty")
    )
    imported.add_argument("--on-perhaps", choices=("skip", "new", "same"), default="skip")
    imported.add_argument("--on-conflict", choices=("keep", "file"), default="keep")


def _add_records(command: object) -> None:
    make = command
    assert callable(make)
    export = make("export", _("write records into a file: xlsx, csv, html, txt or json"))
    export.add_argument("what", choices=EXPORTS)
    export.add_argument("out", type=Path, metavar="OUT")
    printed = make("print", _("make a document: pdf, xlsx, html or txt"))
    printed.add_argument("document", choices=DOCUMENTS)
    printed.add_argument("out", type=Path, metavar="OUT")
    printed.add_argument("--group-by", choices=("organisation", "role", "none"), default="organisation")
    printed.add_argument("--sort", default="name", choices=("name", "role"))
    for each in (export, printed):
        each.add_argument("--network", metavar="N")
        each.add_argument("--meeting", metavar="ID")
        each.add_argument("--columns", default="", metavar="A,B,…")
        each.add_argument("--as-of", type=_day, metavar="DATE")
    printed.add_argument("--assignment", metavar="NAME_OR_ID")
    printed.add_argument(
        "--layout", default="", metavar="NAME", help=_("of labels: 70x37, 63.5x38.1 or 99.1x38.1")
    )
    printed.add_argument(
        "--start", type=_place, default=1, metavar="N", help=_("the first free badge or label of the sheet")
    )
    export.add_argument("--list", dest="own_list", metavar="NAME")
    export.add_argument("--from", dest="first_day", type=_day, metavar="DATE")
    export.add_argument("--to", dest="last_day", type=_day, metavar="DATE")
    listed = make("list", _("list records"))
    listed.add_argument("what", choices=LISTS)
    _narrow(listed)
    shown = make("show", _("show one record whole"))
    shown.add_argument("what", choices=RECORDS)
    shown.add_argument("name", metavar="NAME_OR_ID")
    shown.add_argument("--as-of", type=_day, metavar="DATE")


def _narrow(listed: argparse.ArgumentParser) -> None:
    """What a list can be narrowed by."""
    listed.add_argument("--search", default="", metavar="TEXT")
    listed.add_argument("--list", dest="own_list", metavar="NAME", help=_("only who is on an own list"))
    listed.add_argument("--network", metavar="N")
    listed.add_argument("--as-of", type=_day, metavar="DATE")
