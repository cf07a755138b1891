"""Coverage: which organisation sits in which network, as a matrix, a map and a table, on any day.

Holds what is looked at and which organisation is chosen; the three forms show the same and follow each other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.i18n import _, ngettext
from desktop_app.paper import sweden_map
from desktop_app.records.ids import NetworkId, OrganisationId
from desktop_app.records.progress import Progress, Work
from desktop_app.store.database import Store
from desktop_app.ui.coverage.bodies import Bodies
from desktop_app.ui.coverage.body_card import Gathered, gather, sheet, summary
from desktop_app.ui.coverage.map_view import MapView
from desktop_app.ui.coverage.matrix import MatrixView
from desktop_app.ui.coverage.tools import FORMS, Tools
from desktop_app.ui.desk import Desk
from desktop_app.ui.document_preview import DocumentPreview
from desktop_app.ui.page import Page
from desktop_app.ui.saving import SPREADSHEETS, file_name, say_saved
from desktop_app.ui.sheet import Card, Sheet
from desktop_app.ui.style import GAP
from desktop_app.ui.table.empty import Empty, EmptyState
from desktop_app.ui.table.pane import TablePane, spaced
from desktop_app.work import coverage as work
from desktop_app.work.coverage import Overview

LOW = 400
"""A page lower than this gives its height to the map: half a screen, or one at 200 %."""
_FORM, _SHADING = "coverage.form", "coverage.shading"


def counted(number: int) -> str:
    return ngettext("{count} organisation", "{count} organisations", number).format(count=spaced(number))


class CoveragePage(Page):
    kind = "coverage"
    forms = FORMS
    watched = ("network", "network_member", "membership", "participant", "organisation", "organisation_name")
    menu = ("print", "export")
    card_width = 420

    def __init__(self, desk: Desk) -> None:
        self._all: Overview | None = None
        self._shown: Overview | None = None
        self._body: int | None = None
        self.looked_at = desk.looked_at
        self.matrix, self.map = MatrixView(), MapView()
        self._stack = QStackedWidget()
        self._tools = Tools()
        self._nothing = EmptyState(
            Empty(
                "map",
                _("No organisation sits in a network. Say in a network which organisations are its members."),
                _("Go to the &networks"),
                partial(desk.commands.run, "go.networks"),
            ),
            "coverageNothing",
        )
        pane = TablePane(
            Bodies(),
            desk.jobs,
            name="coverage",
            title=_("Coverage"),
            empty=Empty("map", _("No organisation sits in a network.")),
            search_hint=_("Search organisation"),
            counted=counted,
            remembered=desk.places,
        )
        card = Card("coverageCard", _("Organisation"), Empty("building-2", _("Choose an organisation.")))
        super().__init__(desk, pane, card)
        self._connect()
        self.show_form(str(desk.places.get(_FORM)))
        self._tools.choose_shading(str(desk.places.get(_SHADING)))

    def left(self) -> QWidget:
        for form in (self.matrix, self.map, self.pane, self._nothing):
            self._stack.addWidget(form)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._tools)
        column.addWidget(self._stack, 1)
        return whole

    def _connect(self) -> None:
        self.matrix.body_chosen.connect(self._choose)
        self.matrix.body_opened.connect(lambda _body: self.card.take_focus())
        self.map.municipality_chosen.connect(self._choose_municipality)
        self.map.municipality_opened.connect(lambda _code: self.card.take_focus())
        self.pane.row_opened.connect(lambda _body: self.card.take_focus())
        self._tools.form_chosen.connect(self.show_form)
        self._tools.shading_chosen.connect(self._shade)
        self._tools.network_chosen.connect(self._narrow)
        self._tools.zoomed.connect(lambda times: self.map.zoom(times) if times else self.map.show_whole())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tools.make_room(low=event.size().height() < LOW)

    # what the page shows

    def shown_day(self) -> date | None:
        return self._shown.as_of if self._shown is not None else None

    def read_again(self) -> None:
        self._stale = False
        day = self.looked_at.day

        def read(store: Store) -> Overview:
            sweden_map.prepare()
            return work.overview(store, as_of=day)

        self.desk.read(read, self._take, key="coverage.overview")

    def _take(self, found: Overview) -> None:
        self._all = found
        self._tools.show_networks(found.all_networks)
        self._narrow()

    def _narrow(self) -> None:
        """All of it, or one network's part."""
        if self._all is None:
            return
        network = self._tools.network()
        self._shown = shown = self._all.of(NetworkId(network) if network is not None else None)
        self.matrix.show_overview(shown)
        self._shade()
        source = Bodies(shown)
        if source.columns == self.pane.model.source.columns:
            self.pane.model.source = source
            self.pane.refresh()
        else:
            self.pane.use(source)
        self._tools.count(work.told(shown))
        self.show_form(self._form)
        known = {int(body.id) for body in (*shown.municipalities.values(), *shown.bodies)}
        if self._body not in known:
            self._body = int(shown.bodies[0].id) if shown.bodies else None
        self._mark()
        self._show_card()

    def _shade(self) -> None:
        if self._shown is None:
            return
        shown, by = self._shown, self._tools.shading()
        self.desk.places[_SHADING] = by
        one = shown.only is not None
        told = {}
        for code, body in shown.municipalities.items():
            part = shown.sums.get(body.id)
            blank = _("not a member") if one else _("in no network")
            told[code] = f"{body.name}: {summary(part, one=one) if part is not None else blank}"
        self.map.show_map(work.shaded(shown, by), told)

    def show_form(self, form: str) -> None:
        self._form = form if form in self.forms else self.forms[0]
        self.desk.places[_FORM] = self._form
        self._tools.show_form(self._form)
        self.mark_form(self._form)
        nothing = self._all is not None and not self._all.bodies
        self._stack.setCurrentWidget(self._nothing if nothing else self._widget())
        self.card.setVisible(not nothing)
        self._tools.setVisible(not nothing)
        self.matrix.show_current()
        self.pane.table.scrollTo(self.pane.table.currentIndex())
        self.conditions_changed.emit()

    def _widget(self) -> QWidget:
        forms: dict[str, QWidget] = {"matrix": self.matrix, "map": self.map, "table": self.pane}
        return forms[self._form]

    # which organisation is chosen

    def _choose(self, body: int) -> None:
        if body != self._body:
            self._body = body
            self._mark()
            self._show_card()

    def _choose_municipality(self, code: str) -> None:
        if self._shown is not None and code in self._shown.municipalities:
            self._choose(int(self._shown.municipalities[code].id))

    def _mark(self) -> None:
        """The three forms follow each other."""
        if self._shown is None:
            return
        codes = {int(body.id): code for code, body in self._shown.municipalities.items()}
        self.matrix.choose(self._body)
        self.map.choose(codes.get(self._body or 0, ""))
        if self.pane.current() != self._body:
            held = self._body is not None and OrganisationId(self._body) in self._shown.sums
            self.pane.select([self._body] if held and self._body is not None else [])

    def _show(self, record: int | None) -> None:
        """From the table: without a row there, another form may still show the chosen one."""
        if record is not None:
            self._choose(record)

    def _show_card(self) -> None:
        record, shown = self._body, self._shown
        if record is None or shown is None:
            return

        def show(gathered: Gathered) -> None:
            if record == self._body and shown is self._shown:
                self.card.show_sheet(record, self.sheet(gathered))
                self.conditions_changed.emit()

        def gone(_error: UserError) -> None:
            self.card.show_nothing()

        self.desk.read(lambda store: self.gather(store, record), show, key="coverage.card", failed=gone)

    def _choose_first(self) -> None:
        self.conditions_changed.emit()

    def gather(self, store: Store, record: int) -> Gathered:
        assert self._shown is not None, "a card is shown beside what has been read"
        return gather(store, OrganisationId(record), self._shown)

    def sheet(self, gathered: Gathered) -> Sheet:
        assert self._shown is not None, "a card is shown beside what has been read"
        return sheet(self.desk, gathered, self._shown)

    def show_record(self, record: int) -> None:
        self._choose(record)

    # what can be done here

    def focus_list(self) -> None:
        if self._form == "table":
            self.pane.focus_table()
        else:
            self._widget().setFocus()

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        return {
            "find": self._find,
            "print": self._print,
            "export": self._export,
        }

    def conditions(self) -> set[str]:
        held = {"coverage"}
        if self._shown is not None and self._shown.bodies:
            held |= {"list", "printable"}
        if self._form == "table" and self.pane.table.selectionModel().hasSelection():
            held.add("selected")
        return held

    def _find(self) -> None:
        self.show_form("table")
        self.pane.focus_search()

    def _print(self) -> None:
        shown, by = self._shown, self._tools.shading()
        if shown is not None:
            DocumentPreview(self.desk, work.page(shown, by), "coveragePreview").open()

    def _export(self) -> None:
        shown = self._shown
        if shown is None:
            return

        def write(path: Path) -> Work[Path]:
            yield Progress(0, 0, path.name)
            work.save_matrix(shown, path)
            return path

        def save(path: Path) -> None:
            self.desk.jobs.run(write(path), lambda saved: say_saved(self.desk, saved), title=_("Saving"))

        title = file_name(_("Coverage: {name}").format(name=shown.name()))
        name = f"{title} {shown.as_of.isoformat()}.xlsx"
        self.desk.ask.save_file(_("Export to Excel"), name, SPREADSHEETS, save)
