"""Reads back what a PDF made by Qt says and where: the pages' own text, through the fonts' Unicode tables."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from itertools import groupby

_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*)endstream", re.DOTALL)
_SHOWN = re.compile(r"/(F\d+) ([\d.]+) Tf|([-\d.]+) ([-\d.]+) Td|<([0-9A-F]+)> Tj|(BT)")


@dataclass(frozen=True, slots=True)
class Run:
    """One text as painted; x and y in the painter's dots from the corner within the margins."""

    text: str
    x: float
    y: float
    size: float
    font: str


def read(content: bytes) -> list[list[Run]]:
    """The runs of every page, in the order painted."""
    objects = {int(found[1]): found[2] for found in _OBJECT.finditer(content)}
    fonts = {
        f"F{number}": (_name(body), _table(objects[_reference(body, b"ToUnicode")]))
        for number, body in objects.items()
        if b"/ToUnicode" in body
    }
    pages = [body for body in objects.values() if b"/Type /Page\n" in body]
    return [list(_runs(_stream(objects[_reference(page, b"Contents")]), fonts)) for page in pages]


def texts(content: bytes) -> list[list[str]]:
    return [[run.text for run in page] for page in read(content)]


def rows(page: list[Run]) -> list[list[str]]:
    """The runs that stand on one line, line after line from the top."""
    ordered = sorted(page, key=lambda run: (run.y, run.x))
    return [[run.text for run in line] for _y, line in groupby(ordered, key=lambda run: run.y)]


def letters(pages: list[list[Run]]) -> str:
    """Everything said, without spaces."""
    return "".join("".join(run.text for page in pages for run in page).split())


def _runs(stream: str, fonts: dict[str, tuple[str, dict[str, str]]]) -> list[Run]:
    runs: list[Run] = []
    font, size, x, y = "", 0.0, 0.0, 0.0
    for found in _SHOWN.finditer(stream):
        if found[6]:
            x = y = 0.0
            runs.append(Run("", 0, 0, 0, ""))
        elif found[1]:
            font, size = found[1], float(found[2])
        elif found[3]:
            x, y = x + float(found[3]), y - float(found[4])
        else:
            name, table = fonts[font]
            said = "".join(table[found[5][at : at + 4]] for at in range(0, len(found[5]), 4))
            start = runs[-1]
            begun = start if start.text else Run("", x, y, size, name)
            runs[-1] = Run(start.text + said, begun.x, begun.y, begun.size, begun.font)
    return runs


def _table(body: bytes) -> dict[str, str]:
    table = {}
    for first, listed in re.findall(r"<(\w+)> <\w+> \[([^\]]*)\]", _stream(body)):
        for offset, code in enumerate(re.findall(r"<(\w+)>", listed)):
            table[f"{int(first, 16) + offset:04X}"] = bytes.fromhex(code).decode("utf-16-be")
    return table


def _stream(body: bytes) -> str:
    found = _STREAM.search(body)
    assert found is not None
    data = zlib.decompress(found[1]) if b"/FlateDecode" in body else found[1]
    return data.decode("latin-1")


def _reference(body: bytes, key: bytes) -> int:
    found = re.search(rb"/%s (\d+) 0 R" % key, body)
    assert found is not None
    return int(found[1])


def _name(body: bytes) -> str:
    found = re.search(rb"/BaseFont /(\S+)", body)
    assert found is not None
    return found[1].decode("ascii")
