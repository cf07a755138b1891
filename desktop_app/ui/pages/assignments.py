"""The assignments: the open ones first by what is to be ready first, and the card of the one chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from desktop_app.i18n import N_, _, ngettext
from desktop_app.records.assignments import OPEN
from desktop_app.records.ids import AssignmentId, NetworkId
from desktop_app.store import assignments
from desktop_app.store.database import Store
from desktop_app.ui.day_looked_at import DayLookedAt
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs import assignment as forms
from desktop_app.ui.dialogs.meeting import network_choices
from desktop_app.ui.dialogs.performers import PerformersDialog
from desktop_app.ui.document_preview import DocumentPreview
from desktop_app.ui.form.choice_box import ChoiceBox, Offer
from desktop_app.ui.page import Page
from desktop_app.ui.pages.assignment_card import Gathered, gather, sheet
from desktop_app.ui.pages.assignment_table import deadline, state
from desktop_app.ui.saving import export_made
from desktop_app.ui.sheet import Card, Sheet
from desktop_app.ui.table.empty import Empty
from desktop_app.ui.table.model import Column
from desktop_app.ui.table.pane import TablePane, spaced
from desktop_app.work import assignment_lists
from desktop_app.work import assignments as verbs

OPEN_ONES, OVERDUE, ALL = "open", "overdue", "all"
_ORDERS = {"title": "title", "deadline": "deadline", "status": "status"}


class Assignments:
    """The rows of the list, by what is to be ready first."""

    def __init__(self, store: Store, looked_at: DayLookedAt, chosen: str = OPEN_ONES) -> None:
        """`chosen` is which of them: open, overdue, all, or the number of a network."""
        self._store = store
        self._looked_at = looked_at
        self._chosen = chosen
        self.columns = (
            Column("title", _("Assignment"), 26),
            Column("performers", _("Carried out by"), 18, sortable=False),
            Column("deadline", _("Ready by"), 16),
            Column("status", _("Status"), 9),
        )

    @property
    def asked(self) -> assignments.Which:
        return assignments.Which(
            network=NetworkId(int(self._chosen)) if self._chosen.isdecimal() else None,
            statuses=OPEN if self._chosen == OPEN_ONES else (),
            overdue_on=self._looked_at.day if self._chosen == OVERDUE else None,
        )

    def ids(self, search: str, order: str, *, descending: bool, limit: int | None) -> list[int]:
        found = assignments.ids(
            self._store,
            search=search,
            order=_ORDERS.get(order, "deadline"),
            descending=descending,
            limit=limit,
            which=self.asked,
        )
        return [int(number) for number in found]

    def rows(self, ids: Sequence[int]) -> list[tuple[str, ...]]:
        found = {int(row.id): row for row in assignments.rows(self._store, ids, today=self._looked_at.day)}
        return [
            (row.title, row.performers or row.network, deadline(row), state(row)) if row else ()
            for row in map(found.get, ids)
        ]

    def count(self) -> int:
        return assignments.count(self._store, which=self.asked)


def counted(number: int) -> str:
    return ngettext("{count} assignment", "{count} assignments", number).format(count=spaced(number))


class AssignmentsPage(Page):
    kind = "assignments"
    record = "assignment"
    of_another_day = N_("What is overdue is counted from that day; the rest is told as it is known today.")
    watched = (
        "assignment",
        "assignment_participant",
        "follow_up",
        "text_list",
        "text_line",
        "document",
        "participant",
        "organisation",
        "network",
    )
    menu = (
        "record.edit",
        "assignment.people",
        "assignment.lists",
        "assignment.follow",
        "assignment.done",
        "",
        "print",
        "export",
        "",
        "record.history",
        "record.remove",
    )

    def __init__(self, desk: Desk) -> None:
        empty = Empty(
            "clipboard-list",
            _("There are no assignments here. Give the first one, or make one from a meeting's decision."),
            _("New a&ssignment…"),
            partial(desk.commands.run, "assignment.new"),
        )
        pane = TablePane(
            Assignments(desk.store, desk.looked_at),
            desk.jobs,
            name="assignments",
            title=_("Assignments"),
            empty=empty,
            search_hint=_("Search title, people, text"),
            counted=counted,
            remembered=desk.places,
        )
        kinds = (Offer(_("Not done"), OPEN_ONES), Offer(_("Overdue ones"), OVERDUE), Offer(_("All"), ALL))
        self._filter = ChoiceBox("assignmentsFilter", _("Which assignments"), kinds)
        pane.add_tool(self._filter)
        hint = Empty("clipboard-list", _("Choose an assignment in the list."))
        super().__init__(desk, pane, Card("assignmentCard", _("Assignment"), hint))
        self._filter.activated.connect(self._choose_filter)

    def gather(self, store: Store, record: int) -> Gathered:
        return gather(store, AssignmentId(record), self.desk.looked_at.day)

    def sheet(self, gathered: Gathered) -> Sheet:
        return sheet(self.desk, gathered)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        return {
            "record.new": lambda: forms.add(self.desk, self.network()),
            "record.edit": self.with_one(lambda: forms.change(self.desk, self._assignment())),
            "record.remove": lambda: self.remove_selected(
                lambda store, number: verbs.remove(store, assignment=AssignmentId(number))
            ),
            "record.history": self.show_history,
            "assignment.people": self._people,
            "assignment.lists": lambda: forms.write_lists(self.desk, self._assignment()),
            "assignment.follow": lambda: forms.follow_up(self.desk, self._assignment()),
            "assignment.done": self._done,
            "print": self._print,
            "export": self._export,
        }

    def also_holds(self) -> set[str]:
        held = {"printable"} if self.pane.model.total else set()
        return held | ({"assignment"} if self.pane.current() is not None else set())

    def network(self) -> NetworkId | None:
        chosen = str(self._filter.currentData())
        return NetworkId(int(chosen)) if chosen.isdecimal() else None

    def read_again(self) -> None:
        super().read_again()
        self.desk.read(network_choices, self._fill_filter, key="assignments.networks")

    def show_all(self) -> None:
        super().show_all()
        self.choose(ALL)

    def choose(self, which: str) -> None:
        """Show the open ones, the overdue ones, all, or those of a network by its number."""
        if self._filter.currentData() != which:
            self._filter.choose(which)
            self._choose_filter()

    def show_record(self, record: int) -> None:
        """The filter stays where it shows the record."""
        if self.pane.model.row_of(record) is not None:
            self.pane.select([record])
        else:
            super().show_record(record)

    def show_found(self, text: str) -> None:
        """A filter by its name, or a search among all."""
        if text in (OPEN_ONES, OVERDUE):
            super().show_all()
            self.choose(text)
        else:
            super().show_found(text)

    def _fill_filter(self, found: Sequence[tuple[str, str]]) -> None:
        if self._filter.offer([Offer(name, number) for number, name in found], apart=True):
            self._choose_filter()

    def _source(self) -> Assignments:
        return Assignments(self.desk.store, self.desk.looked_at, str(self._filter.currentData()))

    def _choose_filter(self) -> None:
        self.pane.use(self._source())

    def _assignment(self) -> AssignmentId:
        return AssignmentId(self.current())

    def _people(self) -> None:
        PerformersDialog(self.desk, self._assignment(), self.name()).open()

    def _done(self) -> None:
        number = self._assignment()
        self.desk.do(lambda store: verbs.change(store, assignment=number, status="done"))

    def _print(self) -> None:
        asked, day = self._source().asked, self.desk.looked_at.day
        self.desk.read(
            lambda store: assignment_lists.document(store, asked, day),
            lambda document: DocumentPreview(self.desk, document, "assignmentsPreview").open(),
        )

    def _export(self) -> None:
        asked, day = self._source().asked, self.desk.looked_at.day
        export_made(self.desk, _("Assignments"), lambda store: assignment_lists.table(store, asked, day))
