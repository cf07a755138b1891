"""The participants: everybody in the register, and the card of the one chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from desktop_app.i18n import N_, _
from desktop_app.records.ids import MembershipId, NetworkId, OrganisationId, OwnListId, ParticipantId
from desktop_app.store.database import Store
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs import bulk
from desktop_app.ui.dialogs import own_lists as list_forms
from desktop_app.ui.dialogs import participant as forms
from desktop_app.ui.dialogs import participant_affiliations as affiliation_forms
from desktop_app.ui.dialogs.bulk_change import ChangeManyDialog
from desktop_app.ui.dialogs.merging import open_merging
from desktop_app.ui.dialogs.network_seat import change_seat
from desktop_app.ui.dialogs.participant_contacts import open_contacts
from desktop_app.ui.document_preview import DocumentPreview
from desktop_app.ui.form.choice_box import ChoiceBox, Offer
from desktop_app.ui.lines import Lines
from desktop_app.ui.page import Page
from desktop_app.ui.pages.participant_card import AFFILIATIONS, SEATS, Gathered, gather, sheet
from desktop_app.ui.participant_rows import LIST, Participants, counted, filters
from desktop_app.ui.saving import export_table
from desktop_app.ui.sheet import Card, Sheet
from desktop_app.ui.table.empty import Empty
from desktop_app.ui.table.pane import TablePane
from desktop_app.work import listed
from desktop_app.work import participants as verbs
from desktop_app.work.extracts import paper
from desktop_app.work.extracts.extracts import extract


class ParticipantsPage(Page):
    kind = "participants"
    record = "participant"
    of_another_day = N_("Addresses and telephones are those of today.")
    watched = (
        "participant",
        "affiliation",
        "contact",
        "membership",
        "network",
        "organisation",
        "organisation_name",
        "own_list",
        "own_list_member",
        "attendance",
        "assignment",
        "assignment_participant",
    )
    card_width = 480
    menu = (
        "record.edit",
        "people.change",
        "people.move",
        "record.end",
        "network.succeed",
        "record.remove",
        "record.merge",
        "",
        "people.join",
        "list.put",
        "list.take",
        "",
        "copy",
        "copy_addresses",
        "",
        "record.history",
        "people.extract",
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
            Participants(desk.store, looked_at=desk.looked_at),
            desk.jobs,
            name="participants",
            title=_("Participants"),
            empty=empty,
            search_hint=_("Search name, organisation, title, address"),
            counted=counted,
            remembered=desk.places,
        )
        title = _("Show the participants of a network or a list")
        self._filter = ChoiceBox("participantsNetwork", title, [Offer(_("All participants"), None)])
        pane.add_tool(self._filter)
        card = Card(
            "participantCard", _("Participant"), Empty("user-round", _("Choose a participant in the list."))
        )
        super().__init__(desk, pane, card)
        self._shown: Gathered | None = None
        self._ties: Lines | None = None
        self._seats: Lines | None = None
        self._filter.activated.connect(self._choose)
        desk.commands.bind("lists", lambda: list_forms.OwnListsDialog(desk, self.show_list).open())

    def gather(self, store: Store, record: int) -> Gathered:
        return gather(store, ParticipantId(record), self.desk.looked_at.day)

    def sheet(self, gathered: Gathered) -> Sheet:
        self._shown = gathered
        made = sheet(self.desk, gathered)
        menu = ("affiliation.change", "people.move", "affiliation.end", "affiliation.remove")
        self._ties = self.inner_table(made, AFFILIATIONS, (*menu, "", "affiliation.add"))
        if self._ties is not None:
            self._ties.row_opened.connect(lambda _row: self.desk.commands.run("affiliation.change"))
        self._seats = self.inner_table(made, SEATS, ("network.seat",))
        return made

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        desk = self.desk
        return {
            "record.new": partial(forms.add, desk),
            "record.edit": self._change,
            "record.end": self._end,
            "record.remove": self._remove,
            "record.merge": self._merge,
            "record.history": self.show_history,
            "people.change": self._change_many,
            "people.move": lambda: bulk.move(desk, self._chosen()),
            "people.extract": self._extract,
            "people.join": lambda: bulk.join(desk, self._chosen()),
            "affiliation.add": lambda: affiliation_forms.add(desk, self._participant()),
            "affiliation.change": lambda: affiliation_forms.change(desk, self._participant(), self._tie()),
            "affiliation.end": lambda: forms.end(desk, self._participant(), self._place()),
            "affiliation.remove": lambda: affiliation_forms.remove(desk, self._tie()),
            "network.seat": self._change_seat,
            "contacts": lambda: open_contacts(desk, self._participant()),
            "list.put": lambda: list_forms.put(desk, participants=self._chosen()),
            "list.take": self._take_off,
            "copy_addresses": lambda: bulk.copy_addresses(desk, self._chosen()),
            "export": self._export,
            "print": self._print,
        }

    def also_holds(self) -> set[str]:
        held = {"printable"} if self.pane.model.rowCount() else set()
        if not self.pane.all_selected and len(self.pane.selected()) == 2:
            held.add("two")
        if self.pane.all_selected or self.pane.table.selectionModel().hasSelection():
            held |= {"participants", "listable"}
            if self._own_list() is not None:
                held.add("on_list")
        if self.pane.current() is not None and self._shown is not None:
            held.add("participant")
            if self._tie():
                held.add("affiliation")
            if self._seats is not None and self._seats.current() is not None:
                held.add("seat")
        return held

    def leaving(self) -> tuple[ParticipantId, MembershipId | None] | None:
        record = self.pane.current()
        return None if record is None else (ParticipantId(record), None)

    def read_again(self) -> None:
        super().read_again()
        self.desk.read(filters, self._fill_filter, key="participants.filters")

    def show_all(self) -> None:
        super().show_all()
        if self._filter.currentData() is not None:
            self._filter.choose(None)
            self._choose()

    def show_list(self, number: OwnListId) -> None:
        """Those on an own list."""
        self.desk.seek(self.kind, "")
        self._filter.choose(f"{LIST}{number}")
        self._choose()

    def _fill_filter(self, found: Sequence[Offer]) -> None:
        if self._filter.offer(found):
            self._choose()
        self._filter.setVisible(bool(found))

    def _choose(self) -> None:
        chosen = self._filter.currentData()
        network = NetworkId(chosen) if isinstance(chosen, int) else None
        looked_at = self.desk.looked_at
        self.pane.use(Participants(self.desk.store, network, self._own_list(), looked_at))
        self.conditions_changed.emit()

    def _own_list(self) -> OwnListId | None:
        chosen = self._filter.currentData()
        return OwnListId(int(chosen.removeprefix(LIST))) if isinstance(chosen, str) else None

    def _participant(self) -> ParticipantId:
        return ParticipantId(self.current())

    def _extract(self) -> None:
        """Of the one whose card is shown, also where that identity is protected: it goes to the person."""
        number = self._participant()
        self.desk.read(
            lambda store: paper.document(extract(store, number)),
            lambda document: DocumentPreview(self.desk, document, "extractPreview").open(),
        )

    def _chosen(self) -> list[ParticipantId]:
        return [ParticipantId(number) for number in self.pane.selected()]

    def _tie(self) -> int:
        """The affiliation chosen on the card, or the only one; 0 for none."""
        line = self._ties.current() if self._ties is not None else None
        if line is not None:
            return line.id
        ties = self._shown.person.affiliations if self._shown is not None else ()
        return ties[0].id if len(ties) == 1 else 0

    def _change_seat(self) -> None:
        """Of any time, the former ones and those to come too."""
        line = self._seats.current() if self._seats is not None else None
        assert line is not None, "the condition “seat” holds only where one is chosen"
        change_seat(self.desk, MembershipId(line.id))

    def _place(self) -> OrganisationId:
        assert self._shown is not None, "the condition “affiliation” holds only where a card is shown"
        return next(tie.organisation for tie in self._shown.person.affiliations if tie.id == self._tie())

    def _change(self) -> None:
        if len(self._chosen()) > 1:
            self._change_many()
        else:
            forms.change(self.desk, self._participant())

    def _change_many(self) -> None:
        ChangeManyDialog(self.desk, self._chosen()).open()

    def _end(self) -> None:
        chosen = self._chosen()
        if len(chosen) > 1:
            bulk.end(self.desk, chosen)
        else:
            forms.end(self.desk, self._participant())

    def _remove(self) -> None:
        chosen = self._chosen()
        self.desk.do(lambda store: verbs.remove(store, participants=chosen))

    def _take_off(self) -> None:
        own_list = self._own_list()
        assert own_list is not None, "the condition “on_list” holds only with a list"
        list_forms.take(self.desk, own_list, participants=self._chosen())

    def _merge(self) -> None:
        one, other = (ParticipantId(number) for number in self.pane.selected())
        open_merging(self.desk, one, other)

    def _listed(self) -> list[ParticipantId]:
        """What is selected, or the whole list as it is searched and ordered now."""
        several = self._chosen()
        return several if len(several) > 1 else [ParticipantId(number) for number in self.pane.model.ids]

    def _title(self) -> str:
        narrowed = self._filter.currentData() is not None
        return self._filter.currentText() if narrowed else _("Participants")

    def _export(self) -> None:
        export_table(self.desk, "participants", self._title(), participants=self._listed())

    def _print(self) -> None:
        title, chosen, as_of = self._title(), self._listed(), self.desk.looked_at.as_of
        self.desk.read(
            lambda store: listed.people(store, title=title, participants=chosen, as_of=as_of),
            lambda document: DocumentPreview(self.desk, document, "peoplePreview").open(),
        )
