"""What is told of a meeting's day: its year is missing, or its weekday or week does not fit."""

from __future__ import annotations

from desktop_app.i18n import N_, _
from desktop_app.records.occasions import Occasion

WEEKDAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
)  # fmt: skip


def of(found: Occasion, years: tuple[int, ...]) -> list[str]:
    """What should be told of a day: its year is missing, or its weekday or week does not fit."""
    if found.first:
        return _misfits(found)
    return [_no_year(found.written, years, weekday=found.weekday is not None)]


def _no_year(text: str, years: tuple[int, ...], *, weekday: bool) -> str:
    message = _("“{text}” has no year.").format(text=text)
    if years:
        listed = ", ".join(map(str, years))
        fits = _("The weekday fits {years}.") if weekday else _("It may be {years}.")
        message += " " + fits.format(years=listed)
    return message + " " + _("Write the year in the heading or on the line.")


def _misfits(found: Occasion) -> list[str]:
    """What does not fit, and what would."""
    if not found.first:
        return []
    told = []
    if "weekday" in found.problems:
        told.append(
            _("{day} is a {actual}, not a {said}.").format(
                day=found.first,
                actual=_(WEEKDAYS[found.first.weekday()]),
                said=_(WEEKDAYS[found.weekday or 0]),
            )
        )
        if found.years:
            told[-1] += " " + _("The weekday fits {years}.").format(years=", ".join(map(str, found.years)))
    if "week" in found.problems:
        told.append(
            _("{day} is in week {actual}, not week {said}.").format(
                day=found.first, actual=found.first.isocalendar().week, said=found.week
            )
        )
    return told
