"""Putting a file in its place, whole or not at all: written beside, then moved over what stood there."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from desktop_app.errors import FileProblem, Where
from desktop_app.i18n import _


def put(path: Path, data: bytes) -> None:
    """Write `data` as the file at `path`. Raises `FileProblem`; what stood there before is then untouched."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise _unwritable(error, path) from error


def _unwritable(error: OSError, path: Path) -> FileProblem:
    where = Where(file=path.name)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return FileProblem(_("The folder does not exist."), advice=_("Choose another folder."), where=where)
    if path.is_dir():
        return FileProblem(
            _("There is a folder of that name."), advice=_("Choose another name."), where=where
        )
    if isinstance(error, PermissionError):
        return FileProblem(
            _("The file cannot be written: another program holds it, or you may not write there."),
            advice=_("Close it in the other program, or choose another name or folder."),
            where=where,
        )
    if error.errno == errno.ENOSPC:
        return FileProblem(
            _("The disk is full."), advice=_("Make room on it or choose another place."), where=where
        )
    return FileProblem(
        _("The file cannot be written ({reason}).").format(reason=error.strerror or error),
        advice=_("Choose another name or folder."),
        where=where,
    )
