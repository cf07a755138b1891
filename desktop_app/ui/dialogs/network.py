"""A network added or changed; a seat in it ended or given another role."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.errors import UserError
from desktop_app.i18n import N_, _
from desktop_app.records.fields import Field
from desktop_app.records.ids import MembershipId, NetworkId, ParticipantId
from desktop_app.records.networks import FIELDS, Network
from desktop_app.store import networks, roles
from desktop_app.store.database import Store
from desktop_app.store.roles import role_name
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.participant import LAST_DAY, plain_values
from desktop_app.ui.form.dialog import FormDialog
from desktop_app.ui.form.editors import Choice
from desktop_app.ui.form.form import Form, Values
from desktop_app.work import networks as verbs

_FIELDS = tuple(replace(field, required=True) if field.name == "kind" else field for field in FIELDS)


@dataclass(frozen=True, slots=True)
class Seat:
    """The seat that a dialog is about, with the words that name it."""

    membership: MembershipId
    participant: ParticipantId
    network: NetworkId
    role_key: str
    name: str
    network_name: str


def add(desk: Desk) -> None:
    made: list[NetworkId] = []

    def save(values: Values, saved: Callable[[], None], failed: Callable[[UserError], None]) -> None:
        def show() -> None:
            desk.go("networks", made[0])

        given = plain_values(values)
        desk.do(lambda store: made.append(verbs.add(store, **given)), saved, failed, then=show)

    form = Form(_FIELDS, save, name="network", find_organisations=desk.find_organisations, ask=desk.ask)
    form.set_values({"kind": "network"})
    FormDialog(_("New network"), form, desk.window).open()


def change(desk: Desk, number: NetworkId) -> None:
    desk.read(lambda store: networks.get(store, number), lambda held: _open_change(desk, held))


def _open_change(desk: Desk, held: Network) -> None:
    shown: Values = {field.name: getattr(held, field.name) for field in FIELDS}
    shown["owner"] = None if held.owner is None else Choice(held.owner, held.owner_name)

    def save(values: Values, saved: Callable[[], None], failed: Callable[[UserError], None]) -> None:
        given = plain_values({name: value for name, value in values.items() if value != shown[name]})
        if given:
            desk.do(
                lambda store: verbs.change(store, network=held.id, version=held.version, **given),
                saved,
                failed,
            )
        else:
            saved()

    form = Form(_FIELDS, save, name="network", find_organisations=desk.find_organisations, ask=desk.ask)
    form.set_values(shown)
    FormDialog(_("Change {name}").format(name=held.name), form, desk.window).open()


def leave(desk: Desk, seat: Seat) -> None:
    def save(values: Values, saved: Callable[[], None], failed: Callable[[UserError], None]) -> None:
        on = values["on"]
        assert isinstance(on, date)
        desk.do(
            lambda store: verbs.leave(store, network=seat.network, participant=seat.participant, on=on),
            saved,
            failed,
        )

    form = Form((LAST_DAY,), save, name="leaving", save_text=_("&End"), ask=desk.ask)
    form.set_values({"on": date.today()})
    title = _("{name} leaves {network}").format(name=seat.name, network=seat.network_name)
    FormDialog(title, form, desk.window).open()


def change_role(desk: Desk, seat: Seat) -> None:
    desk.read(role_choices, lambda choices: _open_role(desk, seat, choices))


def role_choices(store: Store) -> tuple[tuple[str, str], ...]:
    """The roles' keys and names, the chair first."""
    return tuple((role.key, role_name(role)) for role in roles.all_roles(store))


def _open_role(desk: Desk, seat: Seat, choices: tuple[tuple[str, str], ...]) -> None:
    def save(values: Values, saved: Callable[[], None], failed: Callable[[UserError], None]) -> None:
        role = str(values["role"])
        desk.do(lambda store: verbs.change_role(store, membership=seat.membership, role=role), saved, failed)

    field = Field("role", N_("Role"), "choice", required=True, choices=choices)
    form = Form((field,), save, name="role", ask=desk.ask)
    form.set_values({"role": seat.role_key})
    FormDialog(_("The role of {name}").format(name=seat.name), form, desk.window).open()
