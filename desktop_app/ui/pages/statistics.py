"""Statistics: attendance and vacancies of some years, by network, organisation or half-year, as table or
chart."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from desktop_app.i18n import N_, _, ngettext
from desktop_app.paper.bars import Bar
from desktop_app.records.ids import NetworkId
from desktop_app.store import networks
from desktop_app.store.database import Store
from desktop_app.ui.desk import Desk
from desktop_app.ui.document_preview import DocumentPreview
from desktop_app.ui.saving import export_made
from desktop_app.ui.statistics.chart import Chart
from desktop_app.ui.statistics.rows import Figures
from desktop_app.ui.statistics.tools import FORMS, Tools
from desktop_app.ui.style import GAP, MARGIN
from desktop_app.ui.table.empty import Empty, EmptyState
from desktop_app.ui.table.pane import TablePane, spaced
from desktop_app.ui.view import View
from desktop_app.work import figures, statistics
from desktop_app.work.figures import Figure

_FORM = "statistics.form"
Found = tuple[Sequence[Figure], Sequence[tuple[NetworkId, str]]]


class StatisticsPage(View):
    kind = "statistics"
    forms = tuple(form for form, _text in FORMS)
    of_another_day = N_("The years are counted from that day.")
    watched = (
        "meeting",
        "meeting_network",
        "attendance",
        "network",
        "network_member",
        "membership",
        "organisation",
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.tools = Tools()
        self.tools.show_years(desk.looked_at.day)
        nothing = Empty("chart-column", _("No meeting was held and nobody was a member in these years."))
        self.pane = TablePane(
            Figures(),
            desk.jobs,
            name="statistics",
            title=_("Statistics"),
            empty=nothing,
            search_hint=_("Search name"),
            counted=lambda number: ngettext("{count} row", "{count} rows", number).format(
                count=spaced(number)
            ),
            remembered=desk.places,
        )
        self.chart = Chart()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.pane)
        self._stack.addWidget(self.chart)
        self._no_chart = EmptyState(nothing, "statisticsNoChart")
        self._stack.addWidget(self._no_chart)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.tools)
        column.addWidget(self._stack, 1)
        self.tools.chosen.connect(self.read_again)
        self.tools.form_chosen.connect(self.show_form)
        self.pane.selection_changed.connect(self.conditions_changed)
        self.pane.model.loaded.connect(self.filled)
        self.show_form(str(desk.places.get(_FORM)))

    def _asked(self) -> figures.Asked:
        return self.tools.asked(self.desk.looked_at.day)

    def read_again(self) -> None:
        self._stale = False
        self.tools.show_years(self.desk.looked_at.day)
        asked = self._asked()

        def read(store: Store) -> Found:
            return figures.figures(store, asked), networks.all_names(store)

        self.desk.read(read, self._take, key="statistics.figures")

    def _take(self, found: Found) -> None:
        shown, known = found
        self.tools.show_networks(known)
        source = Figures(self.tools.by(), shown)
        if source.columns == self.pane.model.source.columns and self.pane.model.ids:
            self.pane.model.source = source
            self.pane.refresh()
        else:
            self.pane.use(source)
        self.chart.show_bars([_bar(figure) for figure in shown])
        self._show_filled()
        self.conditions_changed.emit()

    def show_form(self, form: str) -> None:
        self._form = form if form in self.forms else self.forms[0]
        self.desk.places[_FORM] = self._form
        self.tools.show_form(self._form)
        self.mark_form(self._form)
        self._show_filled()

    def _show_filled(self) -> None:
        chart = self.chart if self.chart.bars else self._no_chart
        self._stack.setCurrentWidget(self.pane if self._form == "table" else chart)

    # what can be done here

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        return {
            "copy": self.pane.copy,
            "select_all": self.pane.select_all,
            "find": self._find,
            "print": self._print,
            "export": self._export,
            "statistics.fees": self._fees,
        }

    def conditions(self) -> set[str]:
        held = {"list", "statistics", "printable"}
        if self._form == "table" and self.pane.table.selectionModel().hasSelection():
            held.add("selected")
        return held

    def focus_list(self) -> None:
        if self._form == "table":
            self.pane.focus_table()
        elif self.chart.bars:
            self.chart.setFocus()
        else:
            self.tools.focus_first()

    def _find(self) -> None:
        self.show_form("table")
        self.pane.focus_search()

    def _print(self) -> None:
        asked = self._asked()
        self.desk.read(
            lambda store: figures.document(store, asked),
            lambda document: DocumentPreview(self.desk, document, "statisticsPreview").open(),
        )

    def _export(self) -> None:
        asked = self._asked()
        export_made(self.desk, _("Statistics"), lambda store: figures.table(store, asked))

    def _fees(self) -> None:
        asked = self._asked()
        export_made(
            self.desk,
            _("Basis for fees and travel"),
            lambda store: statistics.fees(store, first=asked.first, last=asked.last, network=asked.network),
        )


def _bar(figure: Figure) -> Bar:
    missing = ngettext("{count} vacant", "{count} vacant", figure.vacant).format(count=spaced(figure.vacant))
    return Bar(figure.name, figure.share, missing if figure.vacant else "")
