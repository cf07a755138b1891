"""Files that are attached to a network, a meeting or an assignment: kept, given back, never opened here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from desktop_app.errors import Invalid
from desktop_app.i18n import _

LARGEST = 20_000_000
"""Bytes. The register is one file that is backed up whole."""
OWNERS = ("meeting", "assignment", "network")

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was attached, without its content."""

    id: int
    version: int
    name: str
    size: int
    sha256: str
    added_on: date | None = None


def checked_name(name: str) -> str:
    """A file's name without its folder and without letters that a file's name cannot have; raises `Invalid`
    for an empty one."""
    last = re.split(r"[/\\]", name)[-1]
    wanted = _UNSAFE.sub("", last).strip(" .")
    if not wanted:
        raise Invalid(_("The file needs a name."), field="name")
    return wanted[-200:]


def check_size(name: str, size: int) -> None:
    """Raise `Invalid` for a file that is empty or too large."""
    if not size:
        raise Invalid(_("{name} is empty and was not attached.").format(name=name), field="path")
    if size > LARGEST:
        raise Invalid(
            _("{name} is larger than {most} MB and was not attached.").format(
                name=name, most=LARGEST // 1_000_000
            ),
            field="path",
            advice=_("Keep it where it is, and write where in the note."),
        )
