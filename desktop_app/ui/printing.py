"""The papers of a network or of a meeting before they are printed: the pages as they will be, and what stands
on them.

The document is made anew on the read thread whenever a choice is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop_app.errors import Invalid, UserError
from desktop_app.i18n import N_, _
from desktop_app.records.documents import Document
from desktop_app.records.fields import Field
from desktop_app.records.ids import MeetingId, NetworkId
from desktop_app.store.database import Store
from desktop_app.ui import print_cards
from desktop_app.ui.bar import MessageBar
from desktop_app.ui.desk import Desk
from desktop_app.ui.form.days import DateEditor
from desktop_app.ui.pageview import PageView
from desktop_app.ui.print_foot import Go, PrintFoot
from desktop_app.ui.screen import take_room
from desktop_app.ui.style import GAP, GRID, MARGIN
from desktop_app.work import cards, rosters
from desktop_app.work.meetings import attending, meeting_papers

_PAPERS = (
    ("roster", N_("Roster")),
    ("sign-in", N_("Sign-in sheet")),
    ("notice", N_("Notice")),
    ("agenda", N_("Agenda")),
    ("minutes", N_("Minutes of the meeting")),
)
"""A meeting's; a network has a roster. Both have badges, signs and labels."""
_MADE: Mapping[str, Callable[[Store, MeetingId], Document]] = {
    "sign-in": meeting_papers.sign_in,
    "notice": meeting_papers.notice,
    "agenda": meeting_papers.agenda,
    "minutes": meeting_papers.minutes,
}
_GROUPINGS = (("organisation", N_("Organisation")), ("role", N_("Role")), ("none", N_("Not grouped")))
_SORTINGS = (("name", N_("Name")), ("role", N_("Role")), ("organisation", N_("Organisation")))
CHOICES = 216
_Name = Qt.ItemDataRole.UserRole


class PrintPreview(QDialog):
    """Of a network's papers or of a meeting's; opened with `open()`."""

    def __init__(
        self, desk: Desk, name: str, *, network: NetworkId | None = None, meeting: MeetingId | None = None
    ) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._name = name
        self._network = network
        self._meeting = meeting
        self._columns_chosen = False
        self.setObjectName("printPreview")
        self.setWindowTitle(_("Print: {name}").format(name=name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        papers = _PAPERS if meeting is not None else _PAPERS[:1]
        self._paper = _combo("printPaper", (*papers, *print_cards.PAPERS))
        self._group = _combo("printGroup", _GROUPINGS)
        self._sort = _combo("printSort", _SORTINGS)
        self._as_of = DateEditor(Field("as_of", N_("As of"), "date", width=12))
        self._as_of.widget.setObjectName("printAsOf")
        self._as_of.show_value(desk.looked_at.day)
        self._columns = QListWidget()
        self._columns.setObjectName("printColumns")
        self._of_roster = QWidget()
        self._of_cards = print_cards.CardChoices()
        self._view = PageView(desk.jobs)
        self._trouble = MessageBar()
        self._trouble.setObjectName("printTrouble")
        self._foot = PrintFoot(desk, self._trouble, self._number_first)
        self._foot.rejected.connect(self.reject)
        self._lay_out()
        self._connect()
        take_room(self, 1080, 680)
        self._make()

    def _lay_out(self) -> None:
        choices = _column()
        self._label(choices, _("&Group by"), self._group)
        self._label(choices, _("&Order by"), self._sort)
        self._label(choices, _("&Columns"), self._columns)
        self._of_roster.setLayout(choices)
        left = _column()
        self._label(left, _("P&aper"), self._paper)
        if self._network is not None:
            self._label(left, _("As &of"), self._as_of.widget)
        left.addWidget(self._of_roster, 1)
        left.addWidget(self._of_cards)
        left.addStretch()
        beside = QWidget()
        beside.setFixedWidth(CHOICES)
        beside.setLayout(left)
        middle = QHBoxLayout()
        middle.setSpacing(MARGIN)
        middle.addWidget(beside)
        middle.addWidget(self._view, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(MARGIN)
        column.addLayout(middle, 1)
        column.addWidget(self._trouble)
        column.addWidget(self._foot)
        self._foot.make_default()

    def _label(self, column: QVBoxLayout, text: str, widget: QWidget) -> None:
        label = QLabel(text)
        label.setBuddy(widget)
        widget.setAccessibleName(text.replace("&", ""))
        column.addWidget(label)
        column.addWidget(widget)
        column.addSpacing(GAP)

    def _connect(self) -> None:
        self._view.counted.connect(self._foot.take)
        self._paper.currentIndexChanged.connect(self._make)
        self._of_cards.changed.connect(self._make)
        self._group.currentIndexChanged.connect(self._make)
        self._sort.currentIndexChanged.connect(self._make)
        self._as_of.line.editingFinished.connect(self._make)
        self._as_of.touched.connect(self._touched)
        self._columns.itemChanged.connect(self._choose_columns)
        known = rosters.COLUMNS | (rosters.ANSWERS if self._meeting is not None else {})
        for name, column in known.items():
            item = QListWidgetItem(_(column.title))
            item.setData(_Name, name)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
            )
            item.setCheckState(Qt.CheckState.Unchecked)
            self._columns.addItem(item)

    def _touched(self) -> None:
        """A day chosen in the calendar counts at once; one that is being typed when it is ready."""
        if not self._as_of.line.hasFocus():
            self._make()

    def _choose_columns(self) -> None:
        self._columns_chosen = True
        self._make()

    def _chosen_columns(self) -> list[str]:
        items = [self._columns.item(row) for row in range(self._columns.count())]
        return [str(item.data(_Name)) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _make(self) -> None:
        self._of_cards.show_kind(str(self._paper.currentData()))
        try:
            document = self._wanted()
        except Invalid as error:
            self._trouble.trouble(error)
            return
        self._of_roster.setVisible(self._is_roster())
        self._desk.read(document, self._show, key="print.document", failed=self._failed)

    def _is_roster(self) -> bool:
        return str(self._paper.currentData()) == "roster"

    def _wanted(self) -> Callable[[Store], Document]:
        """How the document is made; raises `Invalid` for a day that is none."""
        meeting, paper = self._meeting, str(self._paper.currentData())
        if meeting is not None and paper in _MADE:
            make = _MADE[paper]
            return lambda store: make(store, meeting)
        as_of = self._as_of.value()
        if paper in cards.KINDS:
            return partial(
                cards.cards,
                kind=paper,
                network=self._network,
                meeting=meeting,
                layout_name=self._of_cards.layout_name,
                start=self._of_cards.start,
                as_of=as_of if isinstance(as_of, date) else None,
            )
        return partial(
            rosters.roster,
            network=self._network,
            meeting=meeting,
            group_by=str(self._group.currentData()),
            sort=str(self._sort.currentData()),
            columns=self._chosen_columns() if self._columns_chosen else [],
            as_of=as_of if isinstance(as_of, date) else None,
        )

    def _number_first(self, document: Document, go: Go) -> None:
        """Who has which number on a sheet that is signed stays so; a preview numbers nobody."""
        meeting = self._meeting
        if meeting is None or self._paper.currentData() != "sign-in":
            go(document, _unsaid(document))
            return

        def number(store: Store) -> None:
            attending.number_rows(store, meeting=meeting)

        def make() -> None:
            self._desk.read(
                lambda store: (meeting_papers.sign_in(store, meeting), attending.last_row(store, meeting)),
                send,
                failed=self._failed,
            )

        def send(made: tuple[Document, int]) -> None:
            sheet, last = made
            if isValid(self):
                self._show(sheet)
            go(sheet, attending.said_numbered(last))

        def known(numbered: bool) -> None:  # noqa: FBT001 - a job's answer
            if numbered:
                make()
            else:
                replace(self._desk, bar=self._trouble).do(number, make, self._failed)

        self._desk.read(lambda store: attending.is_numbered(store, meeting), known, failed=self._failed)

    def _show(self, document: Document) -> None:
        self._trouble.clear()
        if unsaid := _unsaid(document):
            self._trouble.tell(unsaid)
        self._view.show_document(document)
        if self._is_roster() and not self._columns_chosen:
            shown = {column.name for column in document.columns}
            quiet = self._columns.blockSignals(True)
            for row in range(self._columns.count()):
                item = self._columns.item(row)
                on = str(item.data(_Name)) in shown
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self._columns.blockSignals(quiet)

    def _failed(self, error: UserError) -> None:
        self._trouble.trouble(error)


def _unsaid(document: Document) -> str:
    """What no card says: whom there is none of."""
    return " ".join(f"{note}." for note in document.notes) if document.cards is not None else ""


def _combo(name: str, choices: tuple[tuple[str, str], ...]) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    for value, label in choices:
        box.addItem(_(label), value)
    return box


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(GRID)
    column.setContentsMargins(0, 0, 0, 0)
    return column
