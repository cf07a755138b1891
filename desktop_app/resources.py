"""Where the program's own files lie: beside the package in the source tree and in the built folder."""

from __future__ import annotations

from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
