"""Records as plain JSON values and as lines for a terminal."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from typing import Any

from msgspec import Struct, structs


def plain(value: Any) -> Any:
    """Records, rows, days and times as what JSON holds; keys are the fields' own English names."""
    if (record := _fields(value)) is not None:
        return {str(name): plain(each) for name, each in record.items()}
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(each) for each in value]
    return value


def _fields(value: Any) -> Mapping[Any, Any] | None:
    """What a record or a mapping holds, by name."""
    if isinstance(value, Struct):
        return structs.asdict(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: getattr(value, each.name) for each in fields(value)}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return dict(value._asdict())
    return value if isinstance(value, Mapping) else None


def to_json(value: Any) -> str:
    return json.dumps(plain(value), ensure_ascii=False)


def lines(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """A table in aligned columns; nothing is cut."""
    if not rows:
        return []
    names = list(rows[0])
    texts = [[_text(row[name]) for name in names] for row in rows]
    widths = [max(len(name), *(len(line[place]) for line in texts)) for place, name in enumerate(names)]
    return [
        "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip()
        for line in (names, *texts)
    ]


def outline(value: Any, depth: int = 0) -> list[str]:
    """One record as indented lines; what is empty is left out."""
    found: list[str] = []
    for name, each in value.items():
        if each in (None, "", [], {}, False):
            continue
        if isinstance(each, Mapping):
            found += [f"{'  ' * depth}{name}:", *outline(each, depth + 1)]
        elif isinstance(each, list):
            found.append(f"{'  ' * depth}{name}:")
            for item in each:
                inner = outline(item, 0) if isinstance(item, Mapping) else [_text(item)]
                found.append(f"{'  ' * (depth + 1)}- {'; '.join(inner)}")
        else:
            found.append(f"{'  ' * depth}{name}: {_text(each)}")
    return found


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False)
    return str(value)
