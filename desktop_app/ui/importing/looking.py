"""Looking at the sources of an import: read, understood and compared, with nothing written."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.records.progress import Progress, Work
from desktop_app.sheets.book import letters
from desktop_app.store import learnt, networks
from desktop_app.store.database import Store
from desktop_app.ui.importing.draft import Aim
from desktop_app.ui.importing.preview import Preview, preview
from desktop_app.ui.importing.source import Looked, Source
from desktop_app.work import imports
from desktop_app.work.intake.planning.asking import Planned
from desktop_app.work.intake.planning.earlier import Earlier

_FIRST = 40
"""Rows among which headings are looked for."""


def look(store: Store, source: Source, aim: Aim, earlier: Earlier) -> Work[Looked]:
    """Read, understand and compare one source; writes nothing."""
    sheets = source.looked.sheets if source.looked else ()
    beside = _nothing(sheets) if sheets else preview(source.given, source.encoding, source.delimiter)
    try:
        seen = next(beside, None)  # a second child reads it for the eye, at the same time
        prepared = yield from imports.prepare(
            store,
            [source.given],
            network=aim.network,
            organisation=aim.organisation,
            sheets=source.sheets,
            columns=dict(source.columns) or None,
            encoding=source.encoding,
            delimiter=source.delimiter,
            meeting=None if source.shape == "people" else source.meeting,
            spellings=aim.spellings,
            attendance=source.shape != "people",
            earlier=earlier,
        )
        if seen is not None:
            sheets = yield from beside
    finally:
        beside.close()
    planned = prepared.files[0] if prepared.files else None
    refused = prepared.refused[0] if prepared.refused else None
    known = tuple(learnt.spellings(store))
    network = networks.get(store, planned.network).name if planned and planned.network else ""
    before = prepared.remembered.get(0, {})
    offered = {} if planned or source.columns else offer(sheets, learnt.all_columns(store))
    return Looked(sheets, planned, refused, prepared.moved, before, known, network, offered)


def offer(sheets: Sequence[Preview], taught: Sequence[learnt.Columns]) -> dict[str, str]:
    """The columns of an earlier list all of whose headings stand in a row of this one, by letter here."""
    for sheet in sheets:
        for row in sheet.rows[:_FIRST]:
            letter = {" ".join(text.split()): letters(at) for at, text in enumerate(row, start=1) if text}
            for each in taught:
                wanted = {" ".join(heading.split()): field for heading, field in each.mapping.items()}
                if all(heading in letter and len(heading) > 2 for heading in wanted):
                    return {letter[heading]: field for heading, field in wanted.items()}
    return {}


def _nothing(sheets: tuple[Preview, ...]) -> Work[tuple[Preview, ...]]:
    """The sheets are known: nothing is read."""
    yield from ()
    return sheets


def look_at_all(
    store: Store, sources: Sequence[Source], aim: Aim, before: Sequence[Planned]
) -> Work[list[Looked]]:
    """Look at one source after the other, each knowing the people of those `before`; tell how far each is."""
    earlier = Earlier()
    for planned in before:
        earlier.add(planned)
    found = []
    for place, source in enumerate(sources):
        looking = look(store, source, aim, earlier)
        while True:
            try:
                step = next(looking)
            except StopIteration as end:
                found.append(end.value)
                break
            try:
                yield Progress(
                    place if len(sources) > 1 else 0, len(sources) if len(sources) > 1 else 0, step.text
                )
            except GeneratorExit:
                looking.close()
                raise
    return found
