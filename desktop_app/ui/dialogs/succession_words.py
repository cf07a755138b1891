"""What a succession will do, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from desktop_app.i18n import _, ngettext
from desktop_app.ui import words
from desktop_app.ui.table.pane import spaced
from desktop_app.work.foreseen import Foreseen, Handed


def sentences(ahead: Foreseen, successor: str, first_day: date, *, new: bool, namesakes: int) -> list[str]:
    return [
        *(_somebody_new(successor, namesakes) if new else ()),
        *(sentence for seat in ahead.seats for sentence in _seat(seat, successor, first_day)),
        *_invitations(ahead, successor),
        *_assignments(ahead, successor, first_day),
        _("What was before that day stays as it is."),
    ]


def _somebody_new(successor: str, namesakes: int) -> Iterator[str]:
    yield _("{name} is new and is put into the register.").format(name=successor)
    if namesakes:
        yield ngettext(
            "Somebody called {name} is there already: choose from the list if that is who you mean.",
            "{count} called {name} are there already: choose from the list if you mean one of them.",
            namesakes,
        ).format(name=successor, count=spaced(namesakes))


def _seat(seat: Handed, successor: str, first_day: date) -> Iterator[str]:
    last, first = words.short_day(first_day - timedelta(1)), words.short_day(first_day)
    yield _("{name} leaves {network} on {day}.").format(name=seat.leaving, network=seat.network, day=last)
    if seat.organisation:
        said = _("{name} takes the seat on {day}, as {role} for {organisation}.")
    else:
        said = _("{name} takes the seat on {day}, as {role}.")
    yield said.format(name=successor, day=first, role=seat.role, organisation=seat.organisation)
    if seat.moves_up:
        yield _("{name} is no longer a deputy there from that day.").format(name=successor)
    if seat.deputies:
        yield ngettext(
            "{names} is called in the place of {name} from then on.",
            "{names} are called in the place of {name} from then on.",
            len(seat.deputies),
        ).format(names=", ".join(seat.deputies), name=successor)


def _assignments(ahead: Foreseen, successor: str, first_day: date) -> Iterator[str]:
    if ahead.assignments:
        yield ngettext(
            "{name} takes over the assignment {titles} on {day}.",
            "{name} takes over the assignments {titles} on {day}.",
            len(ahead.assignments),
        ).format(name=successor, titles=", ".join(ahead.assignments), day=words.short_day(first_day))


def _invitations(ahead: Foreseen, successor: str) -> Iterator[str]:
    if ahead.moved:
        yield ngettext(
            "{count} invitation to a coming meeting moves to {name}, without reply and diet.",
            "{count} invitations to coming meetings move to {name}, without replies and diet.",
            ahead.moved,
        ).format(count=spaced(ahead.moved), name=successor)
    if ahead.both:
        yield ngettext(
            "To {count} meeting both are invited, because another seat leads there too.",
            "To {count} meetings both are invited, because another seat leads there too.",
            ahead.both,
        ).format(count=spaced(ahead.both))
