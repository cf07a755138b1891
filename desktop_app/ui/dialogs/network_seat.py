"""What is noted of one seat or one member of a network put right; the order of a network's deputies."""

from __future__ import annotations

from typing import Any

from desktop_app.i18n import N_, _
from desktop_app.records.fields import Field
from desktop_app.records.ids import MembershipId, NetworkId, ParticipantId
from desktop_app.records.networks import MEMBER_CAPACITIES, Membership, NetworkMember
from desktop_app.store import memberships, networks, roles
from desktop_app.store.database import Store
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.participant import plain_values
from desktop_app.ui.dialogs.saving import LIST, SavingDialog
from desktop_app.ui.form.dialog import FormDialog
from desktop_app.ui.form.editors import Choice
from desktop_app.ui.form.form import Failed, Form, Saved, Values
from desktop_app.ui.form.ordered import OrderedList
from desktop_app.ui.screen import take_room
from desktop_app.ui.style import muted
from desktop_app.work import networks as verbs

FIRST, LAST = Field("first_day", N_("From"), "date"), Field("last_day", N_("Last day"), "date")
SEAT = (
    Field("organisation", N_("Organisation"), "organisation"),
    Field("acting", N_("Acting"), "flag"),
    FIRST,
    LAST,
)
MEMBER = (
    Field("capacity", N_("Capacity"), "choice", required=True, choices=MEMBER_CAPACITIES),
    Field("seats", N_("Seats"), "number", required=True),
    Field("deputy_seats", N_("Deputies"), "number", required=True),
    FIRST,
    LAST,
)


def change_seat(desk: Desk, number: MembershipId) -> None:
    def work(store: Store) -> tuple[Membership, tuple[Membership, ...] | None]:
        """The others are those whose deputy a deputy may be."""
        held = memberships.get(store, number)
        known = {role.id: role for role in roles.all_roles(store)}
        if known[held.role].counts != "deputy":
            return held, None
        sitting = memberships.of_day(store, held.network)
        return held, tuple(each for each in sitting if known[each.role].counts == "seat")

    desk.read(work, lambda found: _open_seat(desk, *found))


def _open_seat(desk: Desk, held: Membership, sitting: tuple[Membership, ...] | None) -> None:
    fields = list(SEAT)
    shown: Values = {
        "organisation": None
        if held.organisation is None
        else Choice(held.organisation, held.organisation_name),
        "acting": held.acting,
        "first_day": held.span.first,
        "last_day": held.span.last,
    }
    if sitting is not None:
        named = {str(each.participant): each.name for each in sitting}
        if held.deputy_for is not None:
            named.setdefault(str(held.deputy_for), held.deputy_for_name)
        fields += [
            Field("deputy_for", N_("Deputy for"), "choice", choices=tuple(named.items())),
            Field("call_order", N_("Called as number"), "number"),
        ]
        shown |= {"deputy_for": str(held.deputy_for or ""), "call_order": held.call_order}

    def save(values: Values, saved: Saved, failed: Failed) -> None:
        given = plain_values({name: value for name, value in values.items() if value != shown[name]})
        if "deputy_for" in given:
            given["deputy_for"] = int(given["deputy_for"]) if given["deputy_for"] else None
        desk.do(
            lambda store: verbs.change_seat(store, membership=held.id, version=held.version, **given),
            saved,
            failed,
        )

    form = Form(fields, save, name="seat", find_organisations=desk.find_organisations, ask=desk.ask)
    form.set_values(shown)
    FormDialog(_("The seat of {name}").format(name=held.name), form, desk.window).open()


def change_member(desk: Desk, network: NetworkId, held: NetworkMember) -> None:
    shown: Values = {
        "capacity": held.capacity,
        "seats": held.seats,
        "deputy_seats": held.deputy_seats,
        "first_day": held.span.first,
        "last_day": held.span.last,
    }

    def save(values: Values, saved: Saved, failed: Failed) -> None:
        given: dict[str, Any] = {name: value for name, value in values.items() if value != shown[name]}
        desk.do(
            lambda store: verbs.change_member(store, network=network, member=held.id, **given), saved, failed
        )

    form = Form(MEMBER, save, name="member", ask=desk.ask)
    form.set_values(shown)
    title = _("{organisation} as a member").format(organisation=held.organisation_name)
    FormDialog(title, form, desk.window).open()


def order_deputies(desk: Desk, network: NetworkId) -> None:
    def work(store: Store) -> tuple[str, list[tuple[object, str]]]:
        counting = {role.id for role in roles.all_roles(store) if role.counts == "deputy"}
        deputies = [each for each in memberships.of_day(store, network) if each.role in counting]
        deputies.sort(key=lambda each: (each.call_order is None, each.call_order or 0))
        named: dict[object, str] = {
            each.participant: ", ".join(part for part in (each.name, each.organisation_name) if part)
            for each in deputies
        }
        return networks.name(store, network), list(named.items())

    def show(found: tuple[str, list[tuple[object, str]]]) -> None:
        name, deputies = found
        if deputies:
            DeputiesDialog(desk, network, name, deputies).open()
        else:
            desk.bar.tell(_("{network} has no deputies.").format(network=name))

    desk.read(work, show)


class DeputiesDialog(SavingDialog):
    def __init__(self, desk: Desk, network: NetworkId, name: str, deputies: list[tuple[object, str]]) -> None:
        title = _("The order in which the deputies of {network} are called").format(network=name)
        super().__init__(desk, "deputies", title)
        self._network = network
        self._list = OrderedList("deputies", title)
        self._list.setMinimumHeight(LIST)
        self._list.show_lines(deputies)
        self.column.addWidget(self._list, 1)
        self.column.addWidget(muted(_("Alt+Up and Alt+Down move a line, or drag it.")))
        self.end("deputiesSave", self._save)
        take_room(self, 520, 480)
        self.settle()
        self._list.setFocus()

    def written(self) -> object:
        return self._list.known()

    def _save(self) -> None:
        deputies = [ParticipantId(key) for key in self._list.known() if isinstance(key, int)]
        self.desk.do(
            lambda store: verbs.order_deputies(store, network=self._network, deputies=deputies),
            self.accept,
            self.trouble.trouble,
        )
