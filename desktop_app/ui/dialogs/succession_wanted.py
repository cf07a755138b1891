"""A succession as it is written in its dialog: what it would do, and doing it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.records import names
from desktop_app.records.ids import ParticipantId
from desktop_app.store import participants
from desktop_app.store.database import Store
from desktop_app.ui.dialogs.leaving import Place
from desktop_app.work import succession as verbs
from desktop_app.work.foreseen import Foreseen, foresee


@dataclass(frozen=True, slots=True)
class Wanted:
    place: Place
    first_day: date
    successor: ParticipantId | None
    name: str
    role: str

    def foreseen(self, store: Store) -> tuple[Foreseen, str, int]:
        """What it would do, what the successor is called, and how many of a new one's name there are."""
        made = foresee(
            store,
            self.place.memberships,
            first_day=self.first_day,
            successor=self.successor,
            role=self.role,
        )
        if self.successor is None:
            return made, self.name, len(participants.called(store, self.name))
        return made, participants.get(store, self.successor).written, 0

    def carry_out(self, store: Store, new: dict[str, Any]) -> None:
        given, family = names.split(self.name)
        who: dict[str, Any] = (
            {"successor": self.successor} if self.successor else {"given": given, "family": family, **new}
        )
        seat = self.place.seats[0]
        if len(self.place.seats) == 1:
            at: dict[str, Any] = {"network": seat.network, "membership": seat.id, "role": self.role}
            verbs.succeed(store, first_day=self.first_day, **at, **who)
        else:
            assert seat.organisation is not None, "all seats are those for an organisation"
            body: dict[str, Any] = {"participant": seat.participant, "organisation": seat.organisation}
            verbs.hand_over(store, first_day=self.first_day, **body, **who)
