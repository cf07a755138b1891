"""The organisations: municipalities, regions, associations and others, and the card of the one chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from desktop_app.i18n import N_, _, ngettext
from desktop_app.records.ids import OrganisationId, OwnListId
from desktop_app.store import organisation_people, organisations, own_lists
from desktop_app.store.database import Store
from desktop_app.ui.day_looked_at import DayLookedAt
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs import organisation as forms
from desktop_app.ui.dialogs import own_lists as list_forms
from desktop_app.ui.dialogs.organisation_members import open_members
from desktop_app.ui.form.choice_box import ChoiceBox, Offer
from desktop_app.ui.lines import Lines
from desktop_app.ui.page import Page
from desktop_app.ui.pages.organisation_card import NAMES, Gathered, gather, kind_name, sheet
from desktop_app.ui.saving import export_table
from desktop_app.ui.sheet import Card, Sheet
from desktop_app.ui.table.empty import Empty
from desktop_app.ui.table.model import Column
from desktop_app.ui.table.pane import TablePane, spaced
from desktop_app.work import organisation_names as name_verbs
from desktop_app.work import organisations as verbs


class Organisations:
    """The rows of the list: all organisations, those of a kind, or those on an own list."""

    def __init__(
        self,
        store: Store,
        looked_at: DayLookedAt,
        *,
        kind: str | None = None,
        own_list: OwnListId | None = None,
    ) -> None:
        self._store = store
        self._looked_at = looked_at
        self._kind = kind
        self._own_list = own_list
        self.columns = (
            Column("name", _("Name"), 23),
            Column("kind", _("Kind"), 13),
            Column("county", _("County"), 18),
            Column("networks", _("Networks"), 8, "right", sortable=False),
            Column("vacant", _("Vacant"), 6, "right", sortable=False),
            Column("contact", _("Contact"), 11, sortable=False),
        )

    def ids(self, search: str, order: str, *, descending: bool, limit: int | None) -> list[int]:
        found = organisations.ids(
            self._store,
            search=search,
            order=order or "name",
            descending=descending,
            kind=self._kind,
            own_list=self._own_list,
            as_of=self._looked_at.day,
            limit=limit,
        )
        return [int(number) for number in found]

    def rows(self, ids: Sequence[int]) -> list[tuple[str, ...]]:
        found = {
            row.id: row for row in organisation_people.lines(self._store, ids, as_of=self._looked_at.day)
        }
        return [
            (
                row.name,
                kind_name(row.kind),
                row.county,
                str(row.networks or ""),
                str(row.vacant or ""),
                row.contact,
            )
            if row
            else ()
            for row in (found.get(OrganisationId(number)) for number in ids)
        ]

    def count(self) -> int:
        return organisations.count(self._store, kind=self._kind, own_list=self._own_list)


def counted(number: int) -> str:
    return ngettext("{count} organisation", "{count} organisations", number).format(count=spaced(number))


class OrganisationsPage(Page):
    kind = "organisations"
    record = "organisation"
    of_another_day = N_("Addresses and telephones are those of today.")
    watched = (
        "organisation",
        "organisation_name",
        "organisation_member",
        "contact",
        "participant",
        "affiliation",
        "membership",
        "network",
        "network_member",
        "own_list",
        "own_list_member",
    )
    card_width = 420
    menu = (
        "record.edit",
        "organisation.rename",
        "organisation.name.add",
        "organisation.members",
        "",
        "organisation.people",
        "list.put",
        "list.take",
        "",
        "copy",
        "export",
        "record.history",
        "record.remove",
    )

    def __init__(self, desk: Desk) -> None:
        empty = Empty(
            "building-2",
            _("There are no organisations here yet."),
            _("New or&ganisation…"),
            partial(desk.commands.run, "organisation.new"),
        )
        pane = TablePane(
            Organisations(desk.store, desk.looked_at),
            desk.jobs,
            name="organisations",
            title=_("Organisations"),
            empty=empty,
            search_hint=_("Search any name, county, address"),
            counted=counted,
            remembered=desk.places,
        )
        title = _("Show organisations of kind or list")
        self._filter = ChoiceBox("organisationsKind", title, [Offer(_("All kinds"), None)])
        pane.add_tool(self._filter)
        card = Card(
            "organisationCard",
            _("Organisation"),
            Empty("building-2", _("Choose an organisation in the list.")),
        )
        super().__init__(desk, pane, card)
        self._names: Lines | None = None
        self._shown: Gathered | None = None
        self._filter.activated.connect(self._choose)

    def gather(self, store: Store, record: int) -> Gathered:
        return gather(store, OrganisationId(record), self.desk.looked_at.day)

    def sheet(self, gathered: Gathered) -> Sheet:
        self._shown = gathered
        made = sheet(self.desk, gathered)
        menu = ("organisation.name.end", "organisation.name.remove", "", "organisation.name.add")
        self._names = self.inner_table(made, NAMES, menu)
        return made

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        desk = self.desk
        return {
            "record.new": partial(forms.add, desk),
            "record.edit": self.with_one(lambda: forms.change(desk, self._organisation())),
            "record.remove": lambda: self.remove_selected(
                lambda store, number: verbs.remove(store, organisation=OrganisationId(number))
            ),
            "record.history": self.show_history,
            "organisation.rename": lambda: forms.rename(desk, self._organisation()),
            "organisation.name.add": lambda: forms.add_name(desk, self._organisation()),
            "organisation.name.end": lambda: forms.end_name(desk, self._organisation(), self._name_chosen()),
            "organisation.name.remove": self._remove_name,
            "organisation.members": lambda: open_members(desk, self._organisation()),
            "organisation.people": lambda: desk.seek("participants", self.name()),
            "list.put": lambda: list_forms.put(desk, organisations=self._chosen()),
            "list.take": self._take_off,
            "export": self._export,
        }

    def also_holds(self) -> set[str]:
        held = {"listable"} if self._chosen() else set()
        if self.pane.current() is not None:
            held.add("organisation")
        if self._name_chosen():
            held.add("organisation_name")
        if isinstance(self._filter.currentData(), int):
            held.add("on_list")
        return held

    def read_again(self) -> None:
        super().read_again()
        self.desk.read(_filters, self._fill_filter, key="organisations.filters")

    def show_all(self) -> None:
        super().show_all()
        if self._filter.currentData() is not None:
            self._filter.choose(None)
            self._choose()

    def _fill_filter(self, found: tuple[Sequence[str], Sequence[tuple[int, str]]]) -> None:
        kinds = [Offer(kind_name(kind), kind) for kind in found[0]]
        if self._filter.offer([*kinds, *(Offer(name, number, "list") for number, name in found[1])]):
            self._choose()

    def _choose(self) -> None:
        chosen = self._filter.currentData()
        own_list = OwnListId(chosen) if isinstance(chosen, int) else None
        kind = chosen if isinstance(chosen, str) else None
        self.pane.use(Organisations(self.desk.store, self.desk.looked_at, kind=kind, own_list=own_list))
        self.conditions_changed.emit()

    def _organisation(self) -> OrganisationId:
        return OrganisationId(self.current())

    def _chosen(self) -> list[OrganisationId]:
        return [OrganisationId(number) for number in self.pane.selected()]

    def _name_chosen(self) -> int:
        line = self._names.current() if self._names is not None else None
        return line.id if line is not None else 0

    def _remove_name(self) -> None:
        number, name = self._organisation(), self._name_chosen()
        self.desk.do(lambda store: name_verbs.remove_name(store, organisation=number, name=name))

    def _take_off(self) -> None:
        list_forms.take(self.desk, OwnListId(self._filter.currentData()), organisations=self._chosen())

    def _export(self) -> None:
        chosen = self._filter.currentData()
        own_list = OwnListId(chosen) if isinstance(chosen, int) else None
        export_table(self.desk, "organisations", _("Organisations"), own_list=own_list)


def _filters(store: Store) -> tuple[list[str], list[tuple[int, str]]]:
    """The kinds there are, and the lists with organisations."""
    lists = [(int(row.id), row.name) for row in own_lists.rows(store) if row.organisations]
    return organisations.kinds(store), lists
