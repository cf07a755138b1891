"""The networks: the forums there are, and the card of the one chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from desktop_app.i18n import _, ngettext
from desktop_app.records.ids import MembershipId, NetworkId, ParticipantId
from desktop_app.records.networks import KINDS, NetworkMember
from desktop_app.store import networks
from desktop_app.store.database import Store
from desktop_app.ui.day_looked_at import DayLookedAt
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs import meeting as meeting_forms
from desktop_app.ui.dialogs import network as forms
from desktop_app.ui.dialogs import network_seat as seat_forms
from desktop_app.ui.dialogs.checklist import open_template
from desktop_app.ui.dialogs.forms_out import send_forms
from desktop_app.ui.dialogs.hosts import HostsDialog
from desktop_app.ui.dialogs.joining import JoinDialog
from desktop_app.ui.dialogs.meeting_rules import open_rules
from desktop_app.ui.dialogs.members import open_members
from desktop_app.ui.dialogs.new_year import NewYearDialog
from desktop_app.ui.dialogs.roles import RolesDialog
from desktop_app.ui.dialogs.series import SeriesDialog
from desktop_app.ui.dialogs.texts import open_texts
from desktop_app.ui.document_preview import DocumentPreview
from desktop_app.ui.lines import Lines
from desktop_app.ui.page import Page
from desktop_app.ui.pages.network_card import MEMBERS, SEATS, Gathered, gather, sheet
from desktop_app.ui.printing import PrintPreview
from desktop_app.ui.saving import export_table
from desktop_app.ui.sheet import Card, Sheet
from desktop_app.ui.table.empty import Empty
from desktop_app.ui.table.model import Column
from desktop_app.ui.table.pane import TablePane, spaced
from desktop_app.work import networks as verbs
from desktop_app.work.public_page import public_page


class Networks:
    """The rows of the list of networks: all there are, or those that were at work on another day."""

    def __init__(self, store: Store, looked_at: DayLookedAt) -> None:
        self._store = store
        self._looked_at = looked_at
        self.columns = (
            Column("name", _("Name"), 46),
            Column("kind", _("Kind"), 17),
            Column("participants", _("Participants"), 9, "right"),
            Column("vacant", _("Vacant"), 7, "right", sortable=False),
        )

    def ids(self, search: str, order: str, *, descending: bool, limit: int | None) -> list[int]:
        found = networks.ids(
            self._store,
            search=search,
            order=order or "name",
            descending=descending,
            as_of=self._looked_at.as_of,
            limit=limit,
        )
        return [int(number) for number in found]

    def rows(self, ids: Sequence[int]) -> list[tuple[str, ...]]:
        kinds = dict(KINDS)
        found = {row.id: row for row in networks.rows(self._store, ids, as_of=self._looked_at.as_of)}
        return [
            (row.name, _(kinds.get(row.kind, row.kind)), str(row.participants), str(row.vacant or ""))
            if row
            else ()
            for row in (found.get(NetworkId(number)) for number in ids)
        ]

    def count(self) -> int:
        return networks.count(self._store, as_of=self._looked_at.as_of)


def counted(number: int) -> str:
    return ngettext("{count} network", "{count} networks", number).format(count=spaced(number))


class NetworksPage(Page):
    kind = "networks"
    record = "network"
    watched = (
        "network",
        "network_member",
        "membership",
        "participant",
        "affiliation",
        "organisation",
        "text_list",
        "text_line",
        "meeting",
        "meeting_network",
        "assignment",
        "assignment_participant",
    )
    menu = (
        "record.edit",
        "network.join",
        "network.members",
        "network.deputies",
        "network.lists",
        "network.year",
        "network.series",
        "network.hosts",
        "",
        "print",
        "network.page",
        "export",
        "",
        "record.history",
        "record.remove",
    )

    def __init__(self, desk: Desk) -> None:
        empty = Empty(
            "network",
            _("There are no networks yet. Import a page or a list, or make the first one."),
            _("&New network…"),
            partial(desk.commands.run, "network.new"),
        )
        pane = TablePane(
            Networks(desk.store, desk.looked_at),
            desk.jobs,
            name="networks",
            title=_("Networks"),
            empty=empty,
            search_hint=_("Search name, kind, owner"),
            counted=counted,
            remembered=desk.places,
        )
        card = Card("networkCard", _("Network"), Empty("network", _("Choose a network in the list.")))
        super().__init__(desk, pane, card)
        self._shown: Gathered | None = None
        self._seats: Lines | None = None
        self._members: Lines | None = None
        desk.commands.bind("roles", lambda: RolesDialog(desk).open())

    def network(self) -> NetworkId | None:
        record = self.pane.current()
        return None if record is None else NetworkId(record)

    def gather(self, store: Store, record: int) -> Gathered:
        return gather(store, NetworkId(record), self.desk.looked_at.as_of)

    def sheet(self, gathered: Gathered) -> Sheet:
        self._shown = gathered
        made = sheet(self.desk, gathered)
        menu = ("network.succeed", "network.seat", "network.role", "network.leave", "", "network.join")
        self._seats = self.inner_table(made, SEATS, menu)
        if self._seats is not None:
            self._seats.row_opened.connect(lambda _row: self._open_participant())
        changing = ("network.member.change", "network.member.remove", "", "network.members")
        self._members = self.inner_table(made, MEMBERS, changing)
        if self._members is not None:
            self._members.row_opened.connect(lambda _row: self._open_organisation())
        return made

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        return {
            "record.new": partial(forms.add, self.desk),
            "record.edit": self.with_one(lambda: forms.change(self.desk, self._network())),
            "record.remove": lambda: self.remove_selected(
                lambda store, number: verbs.remove(store, network=NetworkId(number))
            ),
            "record.history": self.show_history,
            "network.join": lambda: JoinDialog(self.desk, self._network(), self.name()).open(),
            "network.leave": lambda: forms.leave(self.desk, self._seat()),
            "network.role": lambda: forms.change_role(self.desk, self._seat()),
            "network.seat": lambda: seat_forms.change_seat(self.desk, self._seat().membership),
            "network.deputies": lambda: seat_forms.order_deputies(self.desk, self._network()),
            "network.member.change": self._change_member,
            "network.member.remove": self._remove_member,
            "network.members": lambda: open_members(self.desk, self._network(), self.name()),
            "network.forms": lambda: send_forms(self.desk, self._network()),
            "network.series": lambda: SeriesDialog(self.desk, self._network(), self.name()).open(),
            "network.hosts": lambda: HostsDialog(self.desk, self._network(), self.name()).open(),
            "network.year": lambda: NewYearDialog(self.desk, self._network(), self.name()).open(),
            "network.page": self._public_page,
            "network.checklist": lambda: open_template(self.desk, self._network(), self.name()),
            "network.rules": lambda: open_rules(self.desk, self._network()),
            "network.lists": lambda: open_texts(self.desk, self._network(), self.name()),
            "meeting.new": lambda: meeting_forms.add(self.desk, self.network()),
            "print": lambda: PrintPreview(self.desk, self.name(), network=self._network()).open(),
            "export": lambda: export_table(self.desk, "network", self.name(), network=self._network()),
        }

    def leave(self) -> None:
        super().leave()
        self.desk.commands.bind("meeting.new", partial(meeting_forms.add, self.desk))

    def also_holds(self) -> set[str]:
        held = set()
        if self.pane.current() is not None and self._shown is not None:
            held |= {"network", "printable"}
            line = self._chosen_seat()
            if line is not None and line in self._shown.seats:
                held.add("seat")
            if self._member() is not None:
                held.add("member")
        return held

    def leaving(self) -> tuple[ParticipantId, MembershipId | None] | None:
        line = self._chosen_seat()
        seat = self._shown.seats.get(line) if self._shown is not None and line is not None else None
        return (seat.participant, seat.membership) if seat is not None else None

    def _network(self) -> NetworkId:
        return NetworkId(self.current())

    def _chosen_seat(self) -> int | None:
        line = self._seats.current() if self._seats is not None else None
        return line.id if line is not None else None

    def _seat(self) -> forms.Seat:
        assert self._shown is not None, "the condition “seat” holds only where a card is shown"
        return self._shown.seats[self._chosen_seat() or 0]

    def _member(self) -> NetworkMember | None:
        """The one chosen in the card's table of members."""
        line = self._members.current() if self._members is not None else None
        known = self._shown.members if self._shown is not None and line is not None else ()
        return next((each for each in known if line is not None and each.id == line.id), None)

    def _change_member(self) -> None:
        member = self._member()
        assert member is not None, "the condition “member” holds only where one is chosen"
        seat_forms.change_member(self.desk, self._network(), member)

    def _remove_member(self) -> None:
        member, network = self._member(), self._network()
        assert member is not None, "the condition “member” holds only where one is chosen"
        number = member.id
        self.desk.do(lambda store: verbs.remove_member(store, network=network, member=number))

    def _open_organisation(self) -> None:
        member = self._member()
        if member is not None and member.organisation is not None:
            self.desk.go("organisations", int(member.organisation))

    def _open_participant(self) -> None:
        self.desk.go("participants", int(self._seat().participant))

    def _public_page(self) -> None:
        """The network's page as everybody may read it, to be printed or saved."""
        number, as_of = self._network(), self.desk.looked_at.as_of
        self.desk.read(
            lambda store: public_page(store, network=number, as_of=as_of),
            lambda document: DocumentPreview(self.desk, document, "publicPage").open(),
        )
