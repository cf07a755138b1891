"""How is a value written where only letters can stand?"""

from __future__ import annotations

import re
from datetime import datetime

from desktop_app.i18n import _
from desktop_app.sheets.book import Value

_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LINE_BREAK = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


def printable(text: str) -> str:
    """Line breaks of every kind become a line feed, control characters the replacement sign U+FFFD."""
    if text.isprintable():  # nearly every cell; ten times faster
        return text
    return _UNPRINTABLE.sub("\ufffd", _LINE_BREAK.sub("\n", text))


def without_controls(text: str) -> str:
    """The text without control characters and halves of letters: not every database holds them."""
    return text if text.isprintable() else _UNPRINTABLE.sub("", text)


def text_of(value: Value) -> str:
    if isinstance(value, str):
        return printable(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    return str(value)
