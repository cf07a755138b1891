"""What the table of days shows now: which days, what lies on them, and where a meeting is dragged to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.ui.calendar.found import NOTHING, Found
from desktop_app.ui.calendar.grids import Grid


@dataclass(slots=True)
class Shown:
    grid: Grid
    found: Found = NOTHING
    target: date | None = None
    """The day on which a meeting would be dropped."""
