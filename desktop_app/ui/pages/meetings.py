"""The meetings: the coming ones first, and the card of the one chosen, where replies are noted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QTabBar

from desktop_app.i18n import N_, _, ngettext
from desktop_app.records.ids import MeetingId, NetworkId
from desktop_app.records.meetings.meetings import AHEAD, STATUSES
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.ui import words
from desktop_app.ui.day_looked_at import DayLookedAt
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs import meeting as forms
from desktop_app.ui.form.choice_box import ChoiceBox, Offer
from desktop_app.ui.page import Page
from desktop_app.ui.pages.coming import first_coming
from desktop_app.ui.pages.meeting_acts import MeetingActs
from desktop_app.ui.pages.meeting_card import Gathered, gather, sheet
from desktop_app.ui.printing import PrintPreview
from desktop_app.ui.saving import export_table
from desktop_app.ui.sheet import Card, Sheet
from desktop_app.ui.table.empty import Empty
from desktop_app.ui.table.model import Column
from desktop_app.ui.table.pane import TablePane, spaced
from desktop_app.work.meetings import meetings as verbs


class Meetings:
    """The rows of the list. Its own order: coming meetings by day, then the others, the latest first. Which
    are coming is counted from the day looked at; else a meeting is told as it is known, in the names of its
    own day."""

    def __init__(
        self,
        store: Store,
        looked_at: DayLookedAt,
        *,
        coming: bool = False,
        network: NetworkId | None = None,
    ) -> None:
        self._store = store
        self._looked_at = looked_at
        self._coming = coming
        self._network = network
        self.columns = (
            Column("first_day", _("When"), 22, shrinks=False),
            Column("networks", _("Meeting"), 22),
            Column("place", _("Where"), 14),
            Column("status", _("Status"), 14, shrinks=False),
        )

    def ids(self, search: str, order: str, *, descending: bool, limit: int | None) -> list[int]:
        if order and not self._coming:
            found = meetings.ids(
                self._store,
                search=search,
                order=order,
                descending=descending,
                network=self._network,
                limit=limit,
            )
            return [int(number) for number in found]
        by_day = meetings.ids(self._store, search=search, network=self._network)
        first = first_coming(self._store, by_day, self._looked_at.day)
        if not self._coming:
            return [int(number) for number in [*by_day[first:], *reversed(by_day[:first])]][:limit]
        coming = {int(number) for number in by_day[first:]}
        if not order:
            return [int(number) for number in by_day[first:]][:limit]
        ordered = meetings.ids(
            self._store, search=search, order=order, descending=descending, network=self._network
        )
        return [int(number) for number in ordered if number in coming][:limit]

    def rows(self, ids: Sequence[int]) -> list[tuple[str, ...]]:
        found = {row.id: row for row in meetings.rows(self._store, ids)}
        return [_cells(row) if row else () for row in (found.get(MeetingId(number)) for number in ids)]

    def count(self) -> int:
        if not self._coming:
            return meetings.count(self._store, network=self._network)
        by_day = meetings.ids(self._store, network=self._network)
        return len(by_day) - first_coming(self._store, by_day, self._looked_at.day)


def _cells(row: meetings.MeetingRow) -> tuple[str, ...]:
    state = "" if row.status == "planned" else _(dict(STATUSES)[row.status])
    if row.status in AHEAD and row.invited:
        state = _("{accepted} of {invited} accepted").format(accepted=row.accepted, invited=row.invited)
    return (
        words.list_when(row.first_day, row.last_day, row.start, row.end),
        row.title,
        row.place or row.host,
        state,
    )


def counted(number: int) -> str:
    return ngettext("{count} meeting", "{count} meetings", number).format(count=spaced(number))


class MeetingsPage(Page):
    kind = "meetings"
    record = "meeting"
    of_another_day = N_("Coming meetings are counted from that day, and told as they are known today.")
    card_width = 640
    watched = (
        *("meeting", "meeting_network", "attendance", "agenda_item", "checklist_item", "document"),
        *("assignment", "assignment_participant", "network", "membership", "organisation", "participant"),
    )
    menu = (
        *("record.edit", "meeting.invite", "agenda.edit", "meeting.roll", "minutes.copy", "meeting.cancel"),
        *("", "print", "export", "", "record.history", "record.remove"),
    )

    def __init__(self, desk: Desk) -> None:
        empty = Empty(
            "calendar",
            _("There are no meetings here. Import a page with dates, or add the first one."),
            _("&New meeting…"),
            partial(desk.commands.run, "meeting.new"),
        )
        pane = TablePane(
            Meetings(desk.store, desk.looked_at, coming=True),
            desk.jobs,
            name="meetings",
            title=_("Meetings"),
            empty=empty,
            search_hint=_("Search title, network, place"),
            counted=counted,
            remembered=desk.places,
        )
        kinds = (Offer(_("Coming"), "coming"), Offer(_("All"), "all"))
        self._filter = ChoiceBox("meetingsFilter", _("Which meetings"), kinds)
        pane.add_tool(self._filter)
        card = Card("meetingCard", _("Meeting"), Empty("calendar", _("Choose a meeting in the list.")))
        super().__init__(desk, pane, card)
        self.setAcceptDrops(True)
        self._filter.activated.connect(self._choose_filter)
        self._acts = MeetingActs(desk, self._meeting, self.name)
        self._keep_filter = False

    def gather(self, store: Store, record: int) -> Gathered:
        return gather(store, MeetingId(record))

    def sheet(self, gathered: Gathered) -> Sheet:
        made = sheet(self.desk, gathered)
        self._acts.show(gathered.meeting, partial(self.inner_table, made))
        tabs = made.findChild(QTabBar)
        if tabs is not None:
            tabs.currentChanged.connect(self.conditions_changed)
        return made

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        return {
            "record.new": lambda: forms.add(self.desk, self._network()),
            "record.edit": self.with_one(lambda: forms.change(self.desk, self._meeting())),
            "record.remove": lambda: self.remove_selected(
                lambda store, number: verbs.remove(store, meeting=MeetingId(number))
            ),
            "record.history": self.show_history,
            "meeting.cancel": self._cancel,
            **self._acts.handlers(),
            "print": lambda: PrintPreview(self.desk, self.name(), meeting=self._meeting()).open(),
            "export": lambda: export_table(self.desk, "meeting", self.name(), meeting=self._meeting()),
        }

    def read_again(self) -> None:
        super().read_again()
        self.desk.read(forms.network_choices, self._fill_filter, key="meetings.networks")

    def show_all(self) -> None:
        super().show_all()
        if not self._keep_filter and self._filter.currentData() != "all":
            self._filter.choose("all")
            self._choose_filter()

    def show_record(self, record: int) -> None:
        """The filter stays where it shows the record: a coming meeting is found among the coming ones."""
        source = self.pane.model.source
        show = super().show_record

        def found(known: bool) -> None:  # noqa: FBT001 - a job's answer
            self._keep_filter = known
            show(record)

        self.desk.read(lambda _store: record in source.ids("", "", descending=False, limit=None), found)

    def also_holds(self) -> set[str]:
        held = set()
        if self.pane.current() is not None:
            held |= {"meeting", "printable"}
            held |= self._acts.conditions()
        return held

    def _fill_filter(self, found: Sequence[tuple[str, str]]) -> None:
        if self._filter.offer([Offer(name, number) for number, name in found], apart=True):
            self._choose_filter()

    def _network(self) -> NetworkId | None:
        chosen = str(self._filter.currentData())
        return NetworkId(int(chosen)) if chosen.isdecimal() else None

    def _choose_filter(self) -> None:
        coming = self._filter.currentData() == "coming"
        self.pane.use(Meetings(self.desk.store, self.desk.looked_at, coming=coming, network=self._network()))

    def _meeting(self) -> MeetingId:
        return MeetingId(self.current())

    def name(self) -> str:
        cells = self.pane.model.text(self.current())
        return f"{cells[1]}, {cells[0]}" if cells else _("Meeting")

    def _cancel(self) -> None:
        number = self._meeting()
        self.desk.do(lambda store: verbs.cancel(store, meeting=number))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Replies, and what is to be kept with the meeting; other files go to the import."""
        if self.pane.current() is not None and self._acts.takes(_files(event.mimeData())):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._acts.take(_files(event.mimeData()))


def _files(dropped: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
