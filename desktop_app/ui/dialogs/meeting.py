"""A meeting added or changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.i18n import N_, _
from desktop_app.records.fields import Field
from desktop_app.records.ids import MeetingId, NetworkId
from desktop_app.records.meetings.meetings import FIELDS, MORE_FIELDS, Joint, Meeting
from desktop_app.store import networks
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.participant import plain_values
from desktop_app.ui.form.dialog import FormDialog
from desktop_app.ui.form.editors import Choice
from desktop_app.ui.form.form import Failed, Form, Save, Saved, Values
from desktop_app.ui.form.networks import NetworksEditor
from desktop_app.work.meetings import meetings as verbs

Choices = Sequence[tuple[str, str]]
_ORDER = (
    *("title", "network", "kind", "first_day", "last_day", "start", "end", "place", "room", "link"),
    *("host", "host_reason", "inviter", "inviter_text", "status", "about", "note"),
)


def network_choices(store: Store) -> tuple[tuple[str, str], ...]:
    return tuple((str(number), name) for number, name in networks.all_names(store))


def _fields(*, new: bool) -> list[Field]:
    """The record's fields. Why a host was chosen is told once there is one."""
    known = {field.name: field for field in (*FIELDS, *MORE_FIELDS)}
    known["network"] = Field("networks", N_("Networks"))
    known["status"] = replace(known["status"], required=True)
    known["about"] = Field("about", N_("About"), "long")
    return [known[name] for name in _ORDER if not (new and name == "host_reason")]


def add(desk: Desk, network: NetworkId | None = None, day: date | None = None) -> None:
    """A new meeting, of the network that is being looked at."""
    desk.read(network_choices, lambda choices: _open_add(desk, network, day, choices))


def _open_add(desk: Desk, network: NetworkId | None, day: date | None, choices: Choices) -> None:
    made: list[MeetingId] = []

    def save(values: Values, saved: Saved, failed: Failed) -> None:
        def show() -> None:
            desk.go("meetings", made[0])

        given, joint = _given(values)

        def write(store: Store) -> None:
            made.append(verbs.add(store, **given))
            _set_parts(store, made[-1], joint, ())

        desk.do(write, saved, failed, then=show)

    form = _form(desk, choices, save, new=True)
    held = () if network is None else (Joint(network, ""),)
    form.set_values({"status": "planned", "networks": held, "first_day": day})
    FormDialog(_("New meeting"), form, desk.window).open()


def change(desk: Desk, number: MeetingId) -> None:
    def work(store: Store) -> tuple[Meeting, Choices]:
        return meetings.get(store, number), network_choices(store)

    desk.read(work, lambda found: _open_change(desk, *found))


def _open_change(desk: Desk, held: Meeting, choices: Choices) -> None:
    def save(values: Values, saved: Saved, failed: Failed) -> None:
        given, joint = _given(values)

        def write(store: Store) -> None:
            verbs.change(store, meeting=held.id, version=held.version, **given)
            kept = [each.network for each in joint] == [each.network for each in held.joint]
            _set_parts(store, held.id, joint, held.joint if kept else ())

        desk.do(write, saved, failed)

    form = _form(desk, choices, save, new=False)
    shown: Values = {field.name: getattr(held, field.name, None) for field in _fields(new=False)}
    form.set_values(
        {
            **shown,
            "last_day": None if held.last_day == held.first_day else held.last_day,
            "networks": held.joint,
            "host": None if held.host is None else Choice(held.host, held.host_name),
            "inviter": None if held.inviter is None else Choice(held.inviter, held.inviter_name),
        }
    )
    FormDialog(_("Change the meeting"), form, desk.window).open()


def _form(desk: Desk, choices: Choices, save: Save, *, new: bool) -> Form:
    return Form(
        _fields(new=new),
        save,
        name="meeting",
        find_organisations=desk.find_organisations,
        ask=desk.ask,
        editors={"networks": lambda field: NetworksEditor(field, choices)},
    )


def _given(values: Values) -> tuple[dict[str, Any], tuple[Joint, ...]]:
    """A form's values as the verbs take them, and the networks with their parts of the day."""
    given = plain_values(values)
    joint: tuple[Joint, ...] = given.pop("networks")
    given["networks"] = [each.network for each in joint]
    first = given["first_day"]
    if isinstance(first, date) and given["last_day"] is None:
        given["last_day"] = first
    return given, joint


def _set_parts(store: Store, meeting: MeetingId, joint: Sequence[Joint], held: Sequence[Joint]) -> None:
    """Where they differ from those that are held; a part of a network tied just now is the whole."""
    known = {each.network: (each.start, each.end) for each in held}
    for each in joint:
        if (each.start, each.end) != known.get(each.network, (None, None)):
            verbs.set_part(store, meeting=meeting, network=each.network, start=each.start, end=each.end)
