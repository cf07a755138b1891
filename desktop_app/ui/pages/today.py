"""The first view: what today asks for, each thing one step from where it is done.

It stands there at once; every panel is read by itself and filled when it has been.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from desktop_app.i18n import N_, _, ngettext
from desktop_app.records.duplicates import Pair
from desktop_app.records.progress import Work
from desktop_app.store import import_runs, journal, networks, participants, today
from desktop_app.store.database import Store
from desktop_app.store.today import Listed
from desktop_app.ui import words
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.asked_for import AskedFor
from desktop_app.ui.lines import Line, Lines
from desktop_app.ui.pages import today_lists
from desktop_app.ui.pages.welcome import Welcome
from desktop_app.ui.panels import Panel, Panels
from desktop_app.ui.sheet import plain
from desktop_app.ui.style import muted
from desktop_app.ui.table.pane import spaced
from desktop_app.ui.view import View
from desktop_app.work import duplicates

LOOKED_THROUGH = 5_000
"""So many participants are compared with each other unasked; more take a while."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A panel's list: how it is read, its headings, its lines, what Enter opens and where the whole is."""

    name: str
    title: str
    read: Callable[[Store, date], Listed[Any]]
    headings: tuple[str, ...]
    line: Callable[[Any], Line]
    opens: str
    nothing: str
    all_of_it: Callable[[Desk], object]
    days: int | None = None
    figures: tuple[int, ...] = ()


_PARTS = (
    _Part(
        "nextMeetings",
        N_("Next meetings"),
        today.next_meetings,
        (N_("When"), N_("Meeting"), N_("Checklist"), N_("Replies missing")),
        today_lists.meeting,
        "meetings",
        N_("No meeting is planned."),
        lambda desk: desk.commands.run("go.meetings"),
        0,
    ),
    _Part(
        "assignmentsDue",
        N_("Assignments due"),
        today.assignments_due,
        (N_("Ready by"), N_("Assignment"), N_("Carried out by"), N_("Status")),
        today_lists.assignment,
        "assignments",
        N_("No assignment is due within 60 days."),
        lambda desk: desk.seek("assignments", "open"),
        0,
    ),
    _Part(
        "endingSeats",
        N_("Seats that end within 60 days"),
        today.ending,
        (N_("Ends"), N_("Name"), N_("Network")),
        today_lists.ending,
        "participants",
        N_("No seat ends within 60 days."),
        lambda desk: AskedFor(desk, "endingSeats", _("Seats that end within 60 days"), today.ending).open(),
        0,
    ),
    _Part(
        "vacantSeats",
        N_("Vacant seats"),
        today.vacant,
        (N_("Network"), N_("Vacant")),
        today_lists.vacant,
        "networks",
        N_("No seat is vacant."),
        lambda desk: desk.commands.run("go.coverage"),
        figures=(1,),
    ),
    _Part(
        "withoutEmail",
        N_("Without e-mail"),
        today.without_email,
        (N_("Name"),),
        today_lists.person,
        "participants",
        N_("Everybody in the networks has an e-mail address."),
        lambda desk: AskedFor(desk, "withoutEmail", _("Without e-mail"), today.without_email).open(),
    ),
)
_LEFT = 3
"""So many of the parts stand in the first column."""


class TodayPage(View):
    kind = "start"
    of_another_day = N_("Meetings, seats and assignments are counted from that day.")
    watched = (
        "meeting",
        "meeting_network",
        "attendance",
        "checklist_item",
        "assignment",
        "assignment_participant",
        "network",
        "network_member",
        "membership",
        "participant",
        "contact",
        "affiliation",
        "organisation",
        "not_same",
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._found: tuple[int, int] | None = None
        self._looking = False
        self._parts = {
            part.name: Panel(part.name, _(part.title), partial(part.all_of_it, desk)) for part in _PARTS
        }
        self._twins = Panel("twins", _("Possible duplicates"), partial(desk.commands.run, "duplicates"))
        self._kept = Panel("kept", _("Imports and backups"), partial(desk.commands.run, "imports"))
        listed = list(self._parts.values())
        columns = (listed[:_LEFT], [*listed[_LEFT:], self._twins, self._kept])
        self._panels = Panels("todayPanels", _("Today"), columns)
        self._welcome = Welcome(desk.commands)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._panels)
        self._stack.addWidget(self._welcome)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        desk.looked_at.changed.connect(self._say_day)
        self._say_day()

    def _say_day(self) -> None:
        told = words.day(self.desk.looked_at.day)
        self._panels.heading.setText(told[:1].upper() + told[1:])

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        return {}

    def focus_list(self) -> None:
        if self._stack.currentWidget() is self._welcome:
            self._welcome.focus_first()
        else:
            self._panels.focus_first()

    def read_again(self) -> None:
        self._stale = False
        self._say_day()
        day = self.desk.looked_at.day
        self.desk.read(_is_empty, self._show_empty, key="start.empty")
        for part in _PARTS:
            self._read(part, day)
        self.desk.read(_kept, self._fill_kept, key="start.kept")
        self.desk.read(
            lambda store: (journal.last_change(store), participants.count(store)),
            self._look_for_twins,
            key="start.twins",
        )

    def _read(self, part: _Part, day: date) -> None:
        self.desk.read(lambda store: part.read(store, day), partial(self._fill, part), key=part.name)

    def _show_empty(self, empty: bool) -> None:  # noqa: FBT001 - a job's answer
        inside = self.pane_with_focus() == 0
        self._stack.setCurrentWidget(self._welcome if empty else self._panels)
        if inside:
            self.focus_list()

    def _fill(self, part: _Part, found: Listed[Any]) -> None:
        panel = self._parts[part.name]
        if not found.lines:
            panel.show_inside(muted(_(part.nothing)))
        else:
            headings = [_(heading) for heading in part.headings]
            table = Lines(
                f"{part.name}List",
                panel.title,
                headings,
                [part.line(each) for each in found.lines],
                days=part.days,
                figures=part.figures,
            )
            table.on_open(partial(self.desk.go, part.opens))
            table.moved.connect(lambda row: self._panels.follow(table, row))
            panel.show_inside(table, _("Show all {count}").format(count=spaced(found.number)))
        if part is _PARTS[-1]:
            if self._entered and self.window().focusWidget() in (None, self._panels):
                self._panels.focus_first()
            self.filled.emit()

    def _fill_kept(self, told: Sequence[tuple[str, str, str]]) -> None:
        headings = (_("Latest"), _("When"), *[_("File")] * any(file for _what, _when, file in told))
        lines = [Line(place, cells[: len(headings)]) for place, cells in enumerate(told, 1)]
        table = Lines("keptList", self._kept.title, headings, lines, days=1)
        table.on_open(lambda _line: self.desk.commands.run("imports"))
        table.moved.connect(lambda row: self._panels.follow(table, row))
        self._kept.show_inside(table, _("Show the imports"))

    # probable duplicates: counted when people have changed, and only in a register where that is soon done

    def _look_for_twins(self, now: tuple[int, int]) -> None:
        change, people = now
        if self._looking or (self._found is not None and self._found[0] == change):
            return
        if people > LOOKED_THROUGH:
            self._twins.show_inside(muted(_("Looked for when asked.")), _("Look for them"))
            return
        self._looking = True
        self.desk.jobs.run(
            self._searching(),
            partial(self._fill_twins, change),
            lambda _error: self._fill_twins(change, ()),
            title=_("Looking for duplicates"),
            thread="read",
        )

    def _searching(self) -> Work[list[Pair]]:
        return (yield from duplicates.find(self.desk.store))

    def _fill_twins(self, change: int, pairs: Sequence[Pair]) -> None:
        self._looking = False
        self._found = change, len(pairs)
        if not pairs:
            self._twins.show_inside(muted(_("None found.")))
            return
        said = ngettext("{count} pair may be one person.", "{count} pairs may be one person.", len(pairs))
        self._twins.show_inside(plain(said.format(count=spaced(len(pairs))), wrap=False), _("Show them"))


def _is_empty(store: Store) -> bool:
    return not participants.count(store) and not networks.count(store)


def _kept(store: Store) -> list[tuple[str, str, str]]:
    """The last list that was imported and the last backup, each with when and the file."""
    imported = _("Imported list"), _("none yet"), ""
    for run in import_runs.runs(store)[:1]:
        imported = _("Imported list"), words.moment(run.at), run.file
    if store.backup_folder is None:
        return [imported, (_("Backup"), _("not made here"), "")]
    backed_up = _("Backup"), _("none yet"), ""
    for made in store.kept()[:1]:
        backed_up = _("Backup"), words.moment(made.when), made.path.name
    return [imported, backed_up]
