"""Commands that read and write files: import, export, print."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from desktop_app.cli.answers import json_object, say
from desktop_app.errors import FileProblem, Invalid
from desktop_app.i18n import _
from desktop_app.records.progress import drain
from desktop_app.store.database import Store

if TYPE_CHECKING:
    from desktop_app.records.documents import Document
    from desktop_app.work.exports import Table
    from desktop_app.work.imports import Pasted, Prepared
    from desktop_app.work.intake.planning.asking import Planned
    from desktop_app.work.intake.planning.planned import Choice, RowChoice


def import_(store: Store, asked: argparse.Namespace) -> int:
    from desktop_app.work import imports
    from desktop_app.work.intake.telling.report import report
    from desktop_app.work.intake.telling.sentences import sentences

    sources, unread = _sources(asked.files)
    prepared = drain(
        imports.prepare(
            store,
            sources,
            network=_network(store, asked),
            organisation=_organisation(store, asked),
            meeting=_meeting(store, asked),
            sheets=asked.sheet,
            columns=json_object(asked.columns, "--columns") if asked.columns else None,
        )
    )
    if asked.end_missing and not all(map(_in_networks, prepared.files)):
        raise Invalid(
            _("Only in a network can those who are missing be ended."), advice=_("Name it: --network N.")
        )
    change = None
    if not asked.dry_run:
        change = drain(
            imports.carry_out(
                store,
                prepared,
                on_perhaps=asked.on_perhaps,
                on_conflict=asked.on_conflict,
                include_left_out=asked.include_left_out,
                end_missing=date.today() - timedelta(days=1) if asked.end_missing else None,
                choices=_emptying(prepared) if asked.erase_empty else None,
            )
        )
    files = [
        each.file if asked.end_missing else replace(each.file, endings=()) for each in prepared.files
    ]  # `ended` counts what is ended, not what might be
    say(asked, report(files, change, rows=asked.rows), sentences(files))
    refused = [*unread, *prepared.refused]
    for problem in refused:
        print(problem, file=sys.stderr)
    return 1 if refused else 0


def _emptying(prepared: Prepared) -> dict[int, dict[int, Choice | RowChoice]]:
    """The answers that empty what a list leaves empty, by file and row."""
    return {
        place: {
            at: "empty"
            for at, planned in enumerate(each.file.people)
            if any(not cell.new for cell in planned.kept)
        }
        for place, each in enumerate(prepared.files)
    }


def _sources(names: Sequence[str]) -> tuple[list[Path | Pasted], list[FileProblem]]:
    """What is to be read, with the lists in the place of their folder, and why a folder holds none."""
    from desktop_app.work import folders

    found: list[Path | Pasted] = []
    unread: list[FileProblem] = []
    for name in names:
        try:
            found += [_pasted()] if name == "-" else folders.files_of([Path(name)])
        except FileProblem as problem:
            unread.append(problem)
    return found, unread


def _pasted() -> Pasted:
    from desktop_app.sheets import encodings
    from desktop_app.work.imports import Pasted

    text, _encoding = encodings.decode(sys.stdin.buffer.read())
    return Pasted(text, "-")


def _in_networks(planned: Planned) -> bool:
    """Whether the file's people join a network: the one given, or those that its rows name."""
    rows = planned.file.people
    return planned.network is not None or any(each.person.network_text for each in rows)


def export(store: Store, asked: argparse.Namespace) -> int:
    from desktop_app.work import exports

    if asked.what == "all":
        exports.save_everything(store, asked.out)
        told: dict[str, object] = {"rows": None}
        notes: tuple[str, ...] = ()
    else:
        table = _table(store, asked).only(_names(asked.columns))
        exports.save(table, asked.out)
        told, notes = {"rows": len(table.rows), "protected": table.hidden}, table.notes
    wrote = _("Wrote {file}.").format(file=asked.out)
    say(asked, {"file": str(asked.out), **told}, [wrote, *(f"{note}." for note in notes)])
    return 0


def _table(store: Store, asked: argparse.Namespace) -> Table:
    from desktop_app.work import exports, statistics

    network = _network(store, asked)
    of_period = {"statistics": statistics.attendance, "fees": statistics.fees}.get(asked.what)
    if of_period is not None:
        return of_period(store, first=asked.first_day, last=asked.last_day, network=network)
    if asked.what == "assignments":
        from desktop_app.store.assignments import Which
        from desktop_app.work import assignment_lists

        return assignment_lists.table(store, Which(network), asked.as_of or date.today())
    return exports.table(
        store,
        asked.what,
        network=network,
        meeting=_meeting(store, asked),
        own_list=_own_list(store, asked),
        as_of=asked.as_of,
    )


def _network(store: Store, asked: argparse.Namespace) -> Any:
    from desktop_app.store import networks

    return networks.named(store, asked.network) if asked.network is not None else None


def _own_list(store: Store, asked: argparse.Namespace) -> Any:
    from desktop_app.store import own_lists

    return own_lists.named(store, asked.own_list) if asked.own_list is not None else None


def _organisation(store: Store, asked: argparse.Namespace) -> Any:
    from desktop_app.store import organisations

    return organisations.named(store, asked.organisation) if asked.organisation is not None else None


def _meeting(store: Store, asked: argparse.Namespace) -> Any:
    from desktop_app.store.meetings import meetings

    return meetings.named(store, asked.meeting) if asked.meeting is not None else None


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _document(store: Store, asked: argparse.Namespace) -> Document:
    from desktop_app.work.public_page import public_page
    from desktop_app.work.rosters import roster

    if asked.document == "assignment":
        return _assignment(store, asked)
    if asked.document == "assignments":
        return _assignments(store, asked)
    if asked.document in _OF_MEETING:
        return _of_meeting(store, asked)
    network = _network(store, asked)
    if asked.document in _CARDS:
        from desktop_app.work.cards import cards

        return cards(
            store,
            asked.document,
            network=network,
            meeting=_meeting(store, asked),
            layout_name=asked.layout,
            start=asked.start,
            as_of=asked.as_of,
        )
    if asked.document == "public-page":
        if network is None:
            raise Invalid(_("Say whose page to print."), advice="--network N")
        return public_page(store, network=network, as_of=asked.as_of)
    return roster(
        store,
        network=network,
        meeting=_meeting(store, asked),
        group_by=asked.group_by,
        sort=asked.sort,
        columns=_names(asked.columns),
        as_of=asked.as_of,
    )


_CARDS = ("badges", "signs", "labels")
_OF_MEETING = ("sign-in", "notice", "agenda", "minutes")


def _of_meeting(store: Store, asked: argparse.Namespace) -> Document:
    from desktop_app.work.meetings import meeting_papers

    meeting = _meeting(store, asked)
    if meeting is None:
        raise Invalid(_("Say of which meeting."), advice="--meeting ID")
    made = {
        "sign-in": meeting_papers.sign_in,
        "notice": meeting_papers.notice,
        "agenda": meeting_papers.agenda,
        "minutes": meeting_papers.minutes,
    }
    return made[asked.document](store, meeting)


def _assignment(store: Store, asked: argparse.Namespace) -> Document:
    from desktop_app.store import assignments
    from desktop_app.work.assignment_paper import assignment

    if asked.assignment is None:
        raise Invalid(_("Say which assignment."), advice="--assignment NAME_OR_ID")
    return assignment(store, assignments.named(store, asked.assignment))


def _assignments(store: Store, asked: argparse.Namespace) -> Document:
    from desktop_app.store.assignments import Which
    from desktop_app.work import assignment_lists

    which = Which(_network(store, asked))
    return assignment_lists.document(store, which, asked.as_of or date.today())


def _lines(document: Document) -> int:
    """The lines of running text."""
    paragraphs = (text for section in document.sections for text in section.paragraphs)
    return sum(text.count("\n") + 1 for text in paragraphs)


def _number_rows(store: Store, asked: argparse.Namespace) -> str:
    """A sheet to sign says who has which number; what is printed once stays so."""
    from desktop_app.work.meetings import attending

    meeting = _meeting(store, asked) if asked.document == "sign-in" else None
    last = attending.number_rows(store, meeting=meeting) if meeting is not None else 0
    return attending.said_numbered(last)


def print_(store: Store, asked: argparse.Namespace) -> int:
    numbered = _number_rows(store, asked)
    document = _document(store, asked)
    if asked.out.suffix.lower() == ".pdf":
        from desktop_app.paper.pages import to_pdf

        to_pdf(document, asked.out)
    else:
        from desktop_app.sheets import writing

        writing.write(document, asked.out)
    for note in document.notes if document.cards is not None else ():
        print(f"{note}.", file=sys.stderr)  # no card says it
    say(
        asked,
        {"file": str(asked.out), "rows": len(document.rows()) + _lines(document)},
        [_("Wrote {file}.").format(file=asked.out), *filter(None, [numbered])],
    )
    return 0
