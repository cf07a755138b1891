"""The participants: everybody in the register, and the card of the one chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox

from desktop_app.i18n import _, ngettext
from desktop_app.records.ids import NetworkId, ParticipantId
from desktop_app.store import networks, participants
from desktop_app.store.database import Store
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs import participant as forms
from desktop_app.ui.dialogs.merging import open_merging
from desktop_app.ui.history import HistoryDialog, Record
from desktop_app.ui.page import Page
from desktop_app.ui.pages.participant_card import Gathered, gather, sheet
from desktop_app.ui.saving import export_table
from desktop_app.ui.sheet import Card, Sheet
from desktop_app.ui.table.empty import Empty
from desktop_app.ui.table.model import Column
from desktop_app.ui.table.pane import TablePane, spaced
from desktop_app.work import participants as verbs


class Participants:
    """The rows of the list: all participants, or those who sit in a network today."""

    def __init__(self, store: Store, network: NetworkId | None = None) -> None:
        self._store = store
        self._network = network
        self.columns = (
            Column("name", _("Name"), 22),
            Column("organisation", _("Organisation"), 19),
            Column("title", _("Title"), 20),
            Column("networks", _("Networks"), 17, sortable=False),
        )

    def ids(self, search: str, order: str, *, descending: bool, limit: int | None) -> list[int]:
        found = participants.ids(
            self._store,
            search=search,
            order=order or "name",
            descending=descending,
            network=self._network,
            limit=limit,
        )
        return [int(number) for number in found]

    def rows(self, ids: Sequence[int]) -> list[tuple[str, ...]]:
        found = {row.id: row for row in participants.rows(self._store, ids)}
        return [
            (row.name, row.organisation, row.title, row.networks) if row else ()
            for row in (found.get(ParticipantId(number)) for number in ids)
        ]

    def count(self) -> int:
        return participants.count(self._store, network=self._network)


def counted(number: int) -> str:
    return ngettext("{count} participant", "{count} participants", number).format(count=spaced(number))


class ParticipantsPage(Page):
    kind = "participants"
    watched = ("participant", "affiliation", "contact", "membership", "network", "organisation")
    card_width = 424
    menu = (
        "record.edit",
        "record.end",
        "record.remove",
        "record.merge",
        "",
        "copy",
        "copy_addresses",
        "",
        "record.history",
        "export",
    )

    def __init__(self, desk: Desk) -> None:
        empty = Empty(
            "users",
            _("There are no participants yet. Import a list, or add the first one."),
            _("&New participant…"),
            partial(desk.commands.run, "participant.new"),
        )
        pane = TablePane(
            Participants(desk.store),
            desk.jobs,
            name="participants",
            title=_("Participants"),
            empty=empty,
            search_hint=_("Search name, organisation, title, address"),
            counted=counted,
            remembered=desk.places,
        )
        self._filter = QComboBox()
        self._filter.setObjectName("participantsNetwork")
        self._filter.setAccessibleName(_("Show the participants of"))
        self._filter.setMinimumContentsLength(8)
        self._filter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._filter.addItem(_("All networks"), None)
        pane.add_tool(self._filter)
        card = Card(
            "participantCard", _("Participant"), Empty("user-round", _("Choose a participant in the list."))
        )
        super().__init__(desk, pane, card)
        self._filter.activated.connect(self._choose_network)

    def gather(self, store: Store, record: int) -> Gathered:
        return gather(store, ParticipantId(record))

    def sheet(self, gathered: Gathered) -> Sheet:
        return sheet(self.desk, gathered)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        return {
            "record.new": partial(forms.add, self.desk),
            "record.edit": lambda: forms.change(self.desk, ParticipantId(self.current())),
            "record.end": lambda: forms.end(self.desk, ParticipantId(self.current())),
            "record.remove": self._remove,
            "record.merge": self._merge,
            "record.history": self._history,
            "copy_addresses": self._copy_addresses,
            "export": self._export,
        }

    def also_holds(self) -> set[str]:
        two = not self.pane.all_selected and len(self.pane.selected()) == 2
        return {"two"} if two else set()

    def read_again(self) -> None:
        super().read_again()
        self.desk.read(_all_networks, self._fill_filter, key="participants.networks")

    def show_all(self) -> None:
        super().show_all()
        if self._filter.currentData() is not None:
            self._filter.setCurrentIndex(0)
            self._choose_network()

    def _fill_filter(self, found: Sequence[tuple[int, str]]) -> None:
        chosen = self._filter.currentData()
        self._filter.clear()
        self._filter.addItem(_("All networks"), None)
        for number, name in found:
            self._filter.addItem(name, number)
        self._filter.setCurrentIndex(max(0, self._filter.findData(chosen)))
        self._filter.setVisible(bool(found))

    def _choose_network(self) -> None:
        chosen = self._filter.currentData()
        self.pane.use(Participants(self.desk.store, None if chosen is None else NetworkId(chosen)))

    def _remove(self) -> None:
        chosen = [ParticipantId(number) for number in self.pane.selected()]
        self.desk.do(lambda store: verbs.remove(store, participants=chosen))

    def _merge(self) -> None:
        one, other = (ParticipantId(number) for number in self.pane.selected())
        open_merging(self.desk, one, other)

    def _history(self) -> None:
        HistoryDialog(self.desk, Record("participant", self.current(), self._named(self.current()))).open()

    def _named(self, record: int) -> str:
        cells = self.pane.model.text(record)
        return cells[0] if cells else ""

    def _copy_addresses(self) -> None:
        chosen = self.pane.selected()

        def work(store: Store) -> list[str]:
            return [row.email for row in participants.rows(store, chosen)]

        self.desk.read(work, self._put_addresses)

    def _put_addresses(self, found: Sequence[str]) -> None:
        """Outlook wants a semicolon between addresses."""
        addresses = list(dict.fromkeys(each for text in found for each in text.split(", ") if each))
        QGuiApplication.clipboard().setText("; ".join(addresses))
        copied = ngettext("Copied one e-mail address.", "Copied {count} e-mail addresses.", len(addresses))
        without = sum(1 for text in found if not text)
        text = copied.format(count=spaced(len(addresses)))
        if without:
            lack = ngettext("One participant has none.", "{count} participants have none.", without)
            text += " " + lack.format(count=spaced(without))
        self.desk.bar.tell(text)

    def _export(self) -> None:
        """What is selected, or the whole list as it is searched and ordered now."""
        several = self.pane.selected()
        chosen = [ParticipantId(n) for n in (several if len(several) > 1 else self.pane.model.ids)]
        export_table(self.desk, "participants", _("Participants"), participants=chosen)


def _all_networks(store: Store) -> list[tuple[int, str]]:
    rows = networks.rows(store, networks.ids(store))
    return [(int(row.id), row.name) for row in rows]
