"""What a page says, set out as an outline: its network, lists, meetings and people, each with its line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from desktop_app.i18n import _
from desktop_app.records.networks import PRESIDIUM
from desktop_app.ui import words as days
from desktop_app.ui.importing import beside_words, words
from desktop_app.work.intake.planning.planned import PlannedFile
from desktop_app.work.intake.understood import LineList, MeetingLine, NetworkText, Person, Vacancy

_ROW = Qt.ItemDataRole.UserRole
Leaf = tuple[str, int]
"""A text and the row it stands on."""


class Outline(QTreeWidget):
    row_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("importOutline")
        self.setAccessibleName(_("What the page says"))
        self.setHeaderLabels([_("What the page says"), _("Line")])
        self.setColumnCount(2)
        self.setProperty("quiet", True)
        self.setRootIsDecorated(True)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.currentItemChanged.connect(self._choose)

    def show_file(self, file: PlannedFile) -> None:
        self.clear()
        for text, leaves in parts(file):
            top = QTreeWidgetItem([text, ""])
            font = self.font()
            font.setWeight(font.Weight.DemiBold)
            top.setFont(0, font)
            for leaf, row in leaves:
                item = QTreeWidgetItem([leaf, str(row) if row else ""])
                item.setData(0, _ROW, row)
                item.setToolTip(0, leaf)
                top.addChild(item)
            self.addTopLevelItem(top)
        self.expandAll()

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        row = item.data(0, _ROW) if item is not None else None
        if row:
            self.row_chosen.emit(row)


def parts(file: PlannedFile) -> Iterator[tuple[str, list[Leaf]]]:
    """Headings with what stands under each."""
    understood = file.understood
    if understood.network is not None:
        yield _network(understood.network)
    for each in understood.lists:
        yield _list(each)
    if understood.meetings:
        yield _titled(_("Meetings"), [(_meeting(each), each.row) for each in understood.meetings])
    if understood.dates:
        yield _titled(_("Other dates"), [(each.written, each.row) for each in understood.dates])
    people = [each.person for each in file.people]
    for title, found in (
        (_("Presidium"), [each for each in people if each.role in PRESIDIUM]),
        (_("Contact persons"), [each for each in people if each.role == "contact"]),
        (_("Participants"), [each for each in people if each.role not in (*PRESIDIUM, "contact")]),
    ):
        if found:
            yield _titled(title, [(_person(each), each.row) for each in found])
    if file.vacancies:
        yield _titled(_("Vacant seats"), [(_vacancy(each), each.row) for each in file.vacancies])


def _titled(title: str, leaves: Sequence[Leaf]) -> tuple[str, list[Leaf]]:
    return f"{title} ({len(leaves)})", list(leaves)


def _network(network: NetworkText) -> tuple[str, list[Leaf]]:
    title = _("Network: {name}").format(name=network.name)
    return title, [(text, network.row) for text in beside_words.network_facts(network)]


def _list(lines: LineList) -> tuple[str, list[Leaf]]:
    heading = lines.heading or _(beside_words.LISTS.get(lines.kind, lines.kind))
    return _titled(heading, [(line, lines.row + place) for place, line in enumerate(lines.lines, start=1)])


def _meeting(meeting: MeetingLine) -> str:
    first, last = meeting.first_day, meeting.last_day
    day = days.days(first, last) if first and last else meeting.written
    when = f"{day} {days.times(meeting.start, meeting.end)}".strip()
    more = (
        _("proposed") if meeting.proposed else "",
        meeting.title,
        meeting.host,
        meeting.joint,
        _("cancelled") if meeting.cancelled else "",
        *(problem.message for problem in meeting.problems),
    )
    return ", ".join(filter(None, (when, *more)))


def _person(person: Person) -> str:
    name = f"{person.given} {person.family}".strip() or person.written
    if person.party:
        name += f" ({person.party})"
    if person.acting:
        name += f" {_('acting')}"
    role = words.role(person.role, person.role_text) if person.role in PRESIDIUM else ""
    more = (role, person.organisation_text, person.title, *person.emails, *map(words.phone, person.phones))
    return ", ".join(filter(None, (name, *more)))


def _vacancy(vacancy: Vacancy) -> str:
    return ", ".join(filter(None, (vacancy.organisation_text, words.role(vacancy.role))))
