"""What is to be done before and after a meeting; a network's own list is the template of its meetings'."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One thing to do: so many days before the meeting (after it, where negative), and so on a day."""

    id: int
    version: int
    text: str
    days_before: int | None = None
    due: date | None = None
    done_on: date | None = None

    def overdue(self, today: date) -> bool:
        return self.done_on is None and self.due is not None and self.due < today
