"""Attached files as they are asked for."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

import sqlalchemy as sa

from desktop_app.errors import NotFound
from desktop_app.i18n import _
from desktop_app.records.meetings.attached import OWNERS, Document
from desktop_app.store import tables as t
from desktop_app.store.change import Change
from desktop_app.store.source import Source
from desktop_app.store.values import day

d, content = t.document, t.document_content


def of(source: Source, owner: str, number: int) -> tuple[Document, ...]:
    """The files of a record, as they were attached; `owner` is one of records/attached.py's OWNERS."""
    found = source.fetch(sa.select(d).where(d.c[owner] == number).order_by(d.c.id))
    return tuple(_document(row) for row in found)


def _document(row: Any) -> Document:
    return Document(row.id, row.version, row.name, row.size, row.sha256, day(row.added_on))


def get(source: Source, number: int) -> Document:
    """Raises `NotFound`."""
    found = source.fetch(sa.select(d).where(d.c.id == number))
    if not found:
        raise NotFound(_("There is no attached file {number}.").format(number=number))
    return _document(found[0])


def beside(source: Source, number: int) -> tuple[Document, ...]:
    """The other files of the same record; raises `NotFound`."""
    get(source, number)
    (row,) = source.fetch(sa.select(*(d.c[owner] for owner in OWNERS)).where(d.c.id == number))
    owner, mine = next((owner, mine) for owner, mine in zip(OWNERS, row, strict=True) if mine is not None)
    return tuple(each for each in of(source, owner, mine) if each.id != number)


def read(source: Source, number: int) -> bytes:
    """What a file holds; raises `NotFound`."""
    held = get(source, number)
    found = source.value(sa.select(content.c.content).where(content.c.sha256 == held.sha256))
    if found is None:
        raise NotFound(_("What {name} held is no longer in the register.").format(name=held.name))
    return bytes(found)


def contents(source: Source) -> dict[str, str]:
    """What all attached files hold, in Base64, by the sum that their records have."""
    used = sa.select(d.c.sha256)
    statement = sa.select(content).where(content.c.sha256.in_(used)).order_by(content.c.sha256)
    return {row.sha256: b64encode(row.content).decode("ascii") for row in source.fetch(statement)}


def keep(running: Change, sha256: str, held: bytes) -> None:
    """Put the bytes of a file into the register, once. They stay when the file is removed: the history holds
    a file's record and not its bytes, and undo brings the file back whole for as long as the history is kept.
    Only what disposes of the history may take bytes that nothing names any more."""
    if running.value(sa.select(content.c.sha256).where(content.c.sha256 == sha256)) is None:
        running.connection.execute(sa.insert(content).values(sha256=sha256, content=held))
