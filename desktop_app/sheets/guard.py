"""May this workbook be opened at all?

A workbook is a zip of XML parts. A few kilobytes can unpack to gigabytes, lay out billions of cells or name
a file that is not there, and the library that reads it would end the whole process. So its directory is
looked through first, and every part passes `walk`, which refuses document types and endless nesting.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable
from xml.parsers import expat

from msgspec import Struct

from desktop_app.errors import FileProblem, Where
from desktop_app.i18n import _
from desktop_app.sheets.kinds import Kind, refusal


class Limits(Struct, frozen=True):
    """More than any list of people needs; sizes in bytes."""

    file: int = 50 << 20
    page: int = 20 << 20
    """A web page takes some twenty times its size to read."""
    parts: int = 5_000
    unpacked: int = 400 << 20
    part: int = 150 << 20
    ratio: int = 200
    ratio_from: int = 20 << 20
    depth: int = 64
    filled_rows: int = 200_000
    columns: int = 1_000
    laid_out: int = 5_000_000
    """Cells from A1 to the last filled one, blank ones counted."""
    marks: int = 20_000
    """Merged areas and links of one sheet."""


LETTERS = 32_767
"""As many as Excel lets a cell hold."""

LIMITS = Limits()

Start = Callable[[str, dict[str, str]], None]
Said = Callable[[str], None]


def open_archive(data: bytes, limits: Limits = LIMITS) -> zipfile.ZipFile:
    """The workbook's zip, its directory found sound."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise refusal(Kind.DAMAGED) from error
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise refusal(Kind.LOCKED)
    name, count = Counter(part.filename for part in parts).most_common(1)[0]
    if count > 1:
        raise suspect(_("The part {part} stands twice in the file.").format(part=name))
    if len(parts) > limits.parts:
        raise suspect(_("The file has {count} parts inside.").format(count=len(parts)))
    if sum(part.file_size for part in parts) > limits.unpacked:
        raise too_large(limits.unpacked)
    for part in parts:
        if part.file_size > limits.part:
            raise too_large(limits.part)
        if part.file_size > max(limits.ratio_from, limits.ratio * part.compress_size):
            raise suspect(
                _("The part {part} swells to {count} MB.").format(
                    part=part.filename, count=part.file_size >> 20
                )
            )
    return archive


def part(archive: zipfile.ZipFile, name: str) -> bytes:
    """One part unpacked; never more bytes than the directory said."""
    try:
        return archive.read(name)
    except KeyError as error:
        raise FileProblem(
            _("The part {part} is missing from the file.").format(part=name), advice=_save_anew()
        ) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise refusal(Kind.DAMAGED) from error


def walk(
    xml: bytes, start: Start, limits: Limits = LIMITS, *, end: Said | None = None, text: Said | None = None
) -> None:
    """Call `start(name, attributes)` and `end(name)` for each element and `text(letters)` for what stands
    between them; the elements' names come without their namespace prefix."""
    depth = 0

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > limits.depth:
            raise suspect(_("The file nests its contents more than {count} deep.").format(count=limits.depth))
        start(name.rpartition(":")[2], attributes)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end:
            end(name.rpartition(":")[2])

    def document_type(*_arguments: object) -> None:
        raise suspect(_("The file declares a document type (DOCTYPE)."))

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = document_type
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # LookupError: an encoding nobody knows
        raise refusal(Kind.DAMAGED) from error


def suspect(sentence: str) -> FileProblem:
    """What no spreadsheet program writes."""
    return FileProblem(
        _("{sentence} No spreadsheet program writes such a file, so it is not opened.").format(
            sentence=sentence
        ),
        advice=_save_anew(),
    )


def too_large(limit: int) -> FileProblem:
    return FileProblem(
        _("The file holds more than {count} MB.").format(count=limit >> 20),
        advice=_("Copy the list itself to a new workbook and import that."),
    )


def too_long(where: Where) -> FileProblem:
    return FileProblem(
        _("The cell holds more than {count} characters.").format(count=LETTERS),
        advice=_("Shorten it and try again."),
        where=where,
    )


def _save_anew() -> str:
    return _("Open it in Excel and save it anew as .xlsx, then import that.")
