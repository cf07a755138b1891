"""A network added or changed; a seat in it ended or given another role."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from desktop_app.i18n import N_, _
from desktop_app.records.fields import Field
from desktop_app.records.ids import MembershipId, NetworkId, ParticipantId
from desktop_app.records.networks import COLOURS, FIELDS, RULES, Network
from desktop_app.store import networks, roles
from desktop_app.store.database import Store
from desktop_app.store.roles import role_name
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.participant import LAST_DAY, plain_values
from desktop_app.ui.form.dialog import FormDialog
from desktop_app.ui.form.editors import Choice
from desktop_app.ui.form.form import Failed, Form, Save, Saved, Values
from desktop_app.work import networks as verbs

_RULE = "rule."
"""Before a rule's key in the name of its tick."""


def _fields() -> list[Field]:
    """All that is known of a network by itself; the rules that it wants to be warned about are ticks."""
    fields = []
    for field in FIELDS:
        if field.name == "kind":
            fields.append(replace(field, required=True))
        elif field.name == "stated_seats":
            fields.append(replace(field, label=N_("Seats that it states")))
            fields.append(Field("stated_members", N_("Members that it states"), "number"))
        else:
            fields.append(field)
    hint = N_("empty: the program chooses")
    fields.append(Field("colour", N_("Colour in the calendar"), "choice", choices=COLOURS, hint=hint))
    said = _("Rule: {rule}")
    return fields + [
        Field(f"{_RULE}{key}", said.format(rule=_(label)[:1].lower() + _(label)[1:]), "flag")
        for key, label in RULES
    ]


def _given(values: Values, shown: Values) -> dict[str, Any]:
    """As the verbs take it: what differs from what was shown, the ticks as one list of rules."""
    ticks = {name: value for name, value in values.items() if name.startswith(_RULE)}
    plain = {name: value for name, value in values.items() if name not in ticks and value != shown.get(name)}
    given = plain_values(plain)
    if any(value != shown.get(name, False) for name, value in ticks.items()):
        given["rules"] = [name.removeprefix(_RULE) for name, value in ticks.items() if value]
    return given


def _form(desk: Desk, save: Save) -> Form:
    return Form(_fields(), save, name="network", find_organisations=desk.find_organisations, ask=desk.ask)


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

    def save(values: Values, saved: Saved, failed: Failed) -> None:
        def show() -> None:
            desk.go("networks", made[0])

        given = _given(values, {})
        desk.do(lambda store: made.append(verbs.add(store, **given)), saved, failed, then=show)

    form = _form(desk, save)
    form.set_values({"kind": "network"})
    FormDialog(_("New network"), form, desk.window).open()


def change(desk: Desk, number: NetworkId) -> None:
    desk.read(lambda store: networks.get(store, number), lambda held: _open_change(desk, held))


def _open_change(desk: Desk, held: Network) -> None:
    shown: Values = {
        field.name: field.name.removeprefix(_RULE) in held.rules
        if field.name.startswith(_RULE)
        else getattr(held, field.name)
        for field in _fields()
    }
    shown["owner"] = None if held.owner is None else Choice(held.owner, held.owner_name)

    def save(values: Values, saved: Saved, failed: Failed) -> None:
        given = _given(values, shown)
        if given:
            desk.do(
                lambda store: verbs.change(store, network=held.id, version=held.version, **given),
                saved,
                failed,
            )
        else:
            saved()

    form = _form(desk, save)
    form.set_values(shown)
    FormDialog(_("Change {name}").format(name=held.name), form, desk.window).open()


def leave(desk: Desk, seat: Seat) -> None:
    def save(values: Values, saved: Saved, failed: Failed) -> None:
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
    def save(values: Values, saved: Saved, failed: Failed) -> None:
        role = str(values["role"])
        desk.do(lambda store: verbs.change_role(store, membership=seat.membership, role=role), saved, failed)

    field = Field("role", N_("Role"), "choice", required=True, choices=choices)
    form = Form((field,), save, name="role", ask=desk.ask)
    form.set_values({"role": seat.role_key})
    FormDialog(_("The role of {name}").format(name=seat.name), form, desk.window).open()
