"""A folder of lists as one import: which of its files are lists, by their names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from desktop_app.errors import FileProblem, Where
from desktop_app.i18n import _
from desktop_app.records.keys import sort_key

_ENDINGS = re.compile(
    r"\.(?:xlsx|xlsm|xltx|xlsb|xls|ods|csv|tsv|tab|txt|html|htm|docx|eml|vcf|xml)\Z", re.IGNORECASE
)


def lists_in(folder: Path) -> list[Path]:
    """The lists of a folder in the order of their names; not those of folders in it, nor hidden files and
    Excel's own beside an open workbook. Raises `FileProblem` where there is none."""
    try:
        inside = [path for path in folder.iterdir() if path.is_file()]
    except OSError as error:
        raise FileProblem(
            _("The folder cannot be read ({reason}).").format(reason=error.strerror or error),
            advice=_("Choose another folder."),
            where=Where(folder.name),
        ) from error
    found = [path for path in inside if _ENDINGS.search(path.name) and path.name[0] not in ".~"]
    if not found:
        raise FileProblem(
            _("There is no list in the folder."),
            advice=_("Choose a folder that holds the files themselves; folders in it are not looked into."),
            where=Where(folder.name),
        )
    return sorted(found, key=lambda path: (sort_key(path.name), path.name))


def files_of(paths: Iterable[Path]) -> list[Path]:
    """Files as they are, folders as the lists in them."""
    return [file for path in paths for file in (lists_in(path) if path.is_dir() else [path])]


def to_read(paths: Iterable[Path]) -> list[Path]:
    """The same for a window, where a folder without lists stands for itself: reading it tells why."""

    def inside(path: Path) -> list[Path]:
        try:
            return files_of([path])
        except FileProblem:
            return [path]

    return [file for path in paths for file in inside(path)]
