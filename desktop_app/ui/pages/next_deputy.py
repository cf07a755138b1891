"""Who is called in when somebody does not come: the next deputy is proposed, and one press calls them in.

Holds the proposal that was made last.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.i18n import _
from desktop_app.records.ids import MeetingId
from desktop_app.records.meetings.deputies import REASONS, Proposal
from desktop_app.records.meetings.meetings import Attendance
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.ui.desk import Desk
from desktop_app.work.meetings import replies


class NextDeputy:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._proposed: tuple[MeetingId, Attendance, Proposal] | None = None

    def propose(self, meeting: MeetingId, line: int, *, asked: bool = False) -> None:
        """For somebody on the list who has declined. That there is nobody is told whoever `asked`."""

        def work(store: Store) -> tuple[Attendance | None, Sequence[Proposal]]:
            rows = meetings.attendance(store, meeting)
            row = next((row for row in rows if row.id == line), None)
            served = row is not None and any(each.deputises_for == row.participant for each in rows)
            return row, () if row is None or served else replies.next_deputies(store, meeting, line)

        def show(found: tuple[Attendance | None, Sequence[Proposal]]) -> None:
            row, proposals = found
            if row is not None and proposals:
                self._say(meeting, row, proposals[0])
            elif row is not None and asked:
                said = _("There is no deputy left to call in for {name}.")
                self._desk.bar.tell(said.format(name=row.name))

        self._desk.read(work, show)

    def _say(self, meeting: MeetingId, row: Attendance, first: Proposal) -> None:
        self._proposed = (meeting, row, first)

        def call() -> None:
            self.call_proposed(meeting)

        reason = _(REASONS[first.reason]).format(name=row.name)
        self._desk.bar.tell(
            _("{name} does not come. Next in turn: {deputy} ({reason}).").format(
                name=row.name, deputy=first.deputy.name, reason=reason
            ),
            action=_("Call &in {name}").format(name=first.deputy.name),
            pressed=call,
        )

    def call_proposed(self, meeting: MeetingId) -> bool:
        """Whether somebody was proposed for this meeting and is called in now."""
        proposed, self._proposed = self._proposed, None
        if proposed is None or proposed[0] != meeting or proposed[1].participant is None:
            return False
        deputy, member = proposed[2].deputy.person, proposed[1].participant
        self._desk.do(
            lambda store: replies.call_deputy(store, meeting=meeting, deputy=deputy, instead_of=member)
        )
        return True
