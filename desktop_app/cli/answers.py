"""What the command line says and takes: an answer in words or JSON, a JSON object as an argument."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from typing import Any

from desktop_app.cli import plain
from desktop_app.errors import Invalid
from desktop_app.i18n import _


def say(asked: argparse.Namespace, value: Any, text: str | Sequence[str]) -> None:
    """The answer as JSON where asked for, otherwise in words."""
    if asked.json:
        print(plain.to_json(value))
        return
    for line in [text] if isinstance(text, str) else text:
        print(line)


def json_object(text: str, where: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise Invalid(
            _("{where} wants a JSON object.").format(where=where),
            advice=_("It looks like {example}.").format(example='{"name": "value"}'),
        )
    return value
