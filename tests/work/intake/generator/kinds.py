"""Which kinds of file can say what a list says, and how a spreadsheet program writes a value as text."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.sheets.book import Value
from tests.work.intake.generator.drawn import Drawn

ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "utf-16", "mac-roman", "cp850")


SEPARATORS = (";", ",", "\t", "|")


@dataclass(frozen=True, slots=True)
class Format:
    kind: str
    """xlsx, csv, txt, ods, html or xml2003."""
    encoding: str = ""
    separator: str = ""

    @property
    def label(self) -> str:
        return " ".join(
            filter(None, (self.kind, self.encoding, {"\t": "tab"}.get(self.separator, self.separator)))
        )


def formats(drawn: Drawn) -> list[Format]:
    """The formats that can say all that the list says."""
    if "text" in drawn.needs:
        return [Format("text", encoding) for encoding in ("utf-8", "cp1252", "utf-8-sig")]
    texts = [
        value
        for page in drawn.pages
        for line in page.lines
        for value in line.values
        if isinstance(value, str)
    ]
    possible = [Format("xlsx")]
    if not drawn.needs - {"values", "sheets", "links", "hidden", "struck"}:
        possible.append(Format("ods"))
    if not drawn.needs - {"values", "sheets", "hidden"} and "struck" not in drawn.needs:
        possible.append(Format("xml2003"))
    if drawn.needs or len(drawn.pages) > 1:
        return possible
    possible.append(Format("html", "utf-8"))
    merged = any(page.merges for page in drawn.pages)
    for encoding in ENCODINGS:
        try:
            "".join(texts).encode(encoding)
        except UnicodeEncodeError:
            continue
        if encoding == "cp1252":
            possible.append(Format("html", encoding))
        if not merged:
            possible += [Format("csv", encoding, separator) for separator in SEPARATORS]
    if not merged:
        possible.append(Format("txt", "utf-8", "\t"))
    return possible


def some_format(chance: random.Random, drawn: Drawn) -> Format:
    """Half of all lists are workbooks."""
    possible = formats(drawn)
    return possible[0] if chance.random() < 0.5 else chance.choice(possible)


def text_of(value: Value) -> str:
    """As a spreadsheet program writes a value in a text file."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, date) else str(value)
