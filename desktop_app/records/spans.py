"""A stretch of days, either end of which may be unknown, with the words it was written in.

"1996", "hösten 2019" and "2019-2022" are spans: the first and last day bound what is known, `text` keeps
what stood there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.errors import Invalid
from desktop_app.i18n import _


@dataclass(frozen=True, slots=True)
class Span:
    """Both days belong to the span; None is an unknown or open end."""

    first: date | None = None
    last: date | None = None
    text: str = ""

    def __post_init__(self) -> None:
        if self.first and self.last and self.last < self.first:
            raise Invalid(
                _("The last day, {last}, is before the first day, {first}.").format(
                    last=self.last, first=self.first
                ),
                field="last",
            )

    def contains(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def meets(self, other: Span) -> bool:
        """Whether the two have a day in common."""
        begins = max(self.first or date.min, other.first or date.min)
        return begins <= min(self.last or date.max, other.last or date.max)

    def __bool__(self) -> bool:
        return bool(self.first or self.last or self.text)


ALWAYS = Span()
