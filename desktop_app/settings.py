"""The user's own settings: one typed record, one file in the user's folder."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Settings:
    """`register` is the last one opened (a file or an address); `places` holds windows and column widths."""

    register: str = ""
    language: str = ""
    scheme: str = "system"
    places: dict[str, Any] = field(default_factory=dict)


def home_folder(chosen: str | None = None) -> Path:
    """All of the user's data: the folder chosen, SAMVERKA_HOME, or the system's place for it."""
    named = chosen or os.environ.get("SAMVERKA_HOME")
    if named:
        return Path(named).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("Samverka", appauthor=False)


def load(home: Path) -> Settings:
    """The settings of a home folder; what cannot be read is as at the first start."""
    try:
        read = json.loads((home / "settings.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    known = {each.name: type(getattr(Settings(), each.name)) for each in fields(Settings)}
    return (
        Settings(**{k: v for k, v in read.items() if k in known and isinstance(v, known[k])})
        if isinstance(read, dict)
        else Settings()
    )


def save(home: Path, settings: Settings) -> None:
    """Settings are a convenience: a folder that cannot be written loses nothing but them."""
    with suppress(OSError):
        home.mkdir(parents=True, exist_ok=True)
        unfinished = home / "settings.json.new"
        unfinished.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
        unfinished.replace(home / "settings.json")
