"""Files attached to a network, a meeting or an assignment. They are kept and given back, never opened."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from desktop_app.errors import FileProblem, Invalid, Where
from desktop_app.files import put
from desktop_app.i18n import _
from desktop_app.records.ids import AssignmentId, MeetingId, NetworkId
from desktop_app.records.keys import form_key
from desktop_app.records.meetings.attached import Document, check_size, checked_name
from desktop_app.store import ties
from desktop_app.store.database import Store
from desktop_app.store.meetings import attached as stored


def attach(
    store: Store,
    *,
    path: str,
    name: str = "",
    network: NetworkId | None = None,
    meeting: MeetingId | None = None,
    assignment: AssignmentId | None = None,
) -> int:
    """Keep a copy of a file with a network, a meeting or an assignment, as `name` or as it is called. Gives
    its number. Raises `Invalid` for one that is empty, too large, or of a name that another has there."""
    owners = {"network": network, "meeting": meeting, "assignment": assignment}
    given = {owner: number for owner, number in owners.items() if number is not None}
    if len(given) != 1:
        raise Invalid(_("A file belongs to one network, meeting or assignment."), field="meeting")
    ((owner, number),) = given.items()
    ties.check_there(store, owner, [number])
    called = checked_name(name or Path(path).name)
    held = _content(Path(path))
    _check_free(called, stored.of(store, owner, number))
    total = hashlib.sha256(held).hexdigest()
    row = {"name": called, "size": len(held), "sha256": total, "added_on": date.today().isoformat()}
    with store.change("documents.attached", name=called) as running:
        stored.keep(running, total, held)
        return running.insert("document", **given, **row)


def _check_free(called: str, there: Iterable[Document]) -> None:
    if any(form_key(each.name) == form_key(called) for each in there):
        raise Invalid(_("There is already a file called {name} here.").format(name=called), field="name")


def _content(path: Path) -> bytes:
    """The bytes of a file, of which no more are read than may be kept."""
    try:
        check_size(path.name, path.stat().st_size)
        return path.read_bytes()
    except OSError as error:
        raise FileProblem(_("The file could not be read."), where=Where(file=path.name)) from error


def rename(store: Store, *, document: int, name: str) -> None:
    """Call an attached file otherwise. Raises `Invalid` for a name that another has there."""
    held = stored.get(store, document)
    called = checked_name(name)
    _check_free(called, stored.beside(store, document))
    if called != held.name:
        with store.change("documents.renamed", name=called) as running:
            running.update("document", document, held.version, name=called)


def save(store: Store, *, document: int, path: str) -> str:
    """Write an attached file to a place, or into a folder under its own name; gives where. What is there
    already is not overwritten."""
    held = stored.get(store, document)
    place = Path(path) / held.name if Path(path).is_dir() else Path(path)
    if place.exists():
        raise FileProblem(_("{file} already exists and is not overwritten.").format(file=place))
    put(place, stored.read(store, document))
    return str(place)


def remove(store: Store, *, document: int) -> None:
    """Take an attached file away; undo brings it back."""
    held = stored.get(store, document)
    with store.change("documents.removed", name=held.name) as running:
        running.delete("document", [document])
