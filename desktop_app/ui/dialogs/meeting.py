"""A meeting added or changed, and what somebody invited to it answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.errors import UserError
from desktop_app.i18n import N_, _
from desktop_app.records.fields import Field
from desktop_app.records.ids import MeetingId, NetworkId
from desktop_app.records.meetings import ANSWER_FIELDS, FIELDS, Attendance, Meeting
from desktop_app.store import meetings, networks
from desktop_app.store.database import Store
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.participant import plain_values
from desktop_app.ui.form.dialog import FormDialog
from desktop_app.ui.form.editors import Choice
from desktop_app.ui.form.form import Form, Values
from desktop_app.work import meetings as verbs

Choices = Sequence[tuple[str, str]]


def network_choices(store: Store) -> tuple[tuple[str, str], ...]:
    return tuple((str(row.id), row.name) for row in networks.rows(store, networks.ids(store)))


def _fields(choices: Choices) -> tuple[Field, ...]:
    """The record's fields with the networks there are, and a second network for a joint meeting."""
    made: list[Field] = []
    for field in FIELDS:
        if field.name == "network":
            made.append(replace(field, choices=tuple(choices)))
            made.append(Field("joint", N_("Jointly with"), "choice", choices=tuple(choices)))
        elif field.name == "status":
            made.append(replace(field, required=True))
        else:
            made.append(field)
    return tuple(made)


def add(desk: Desk, network: NetworkId | None = None) -> None:
    """A new meeting, of the network that is being looked at."""
    desk.read(network_choices, lambda choices: _open_add(desk, network, choices))


def _open_add(desk: Desk, network: NetworkId | None, choices: Choices) -> None:
    made: list[MeetingId] = []

    def save(values: Values, saved: Callable[[], None], failed: Callable[[UserError], None]) -> None:
        def show() -> None:
            desk.go("meetings", made[0])

        given = _given(values, ())
        desk.do(lambda store: made.append(verbs.add(store, **given)), saved, failed, then=show)

    form = _form(desk, choices, save)
    form.set_values({"status": "planned", "network": "" if network is None else str(network)})
    FormDialog(_("New meeting"), form, desk.window).open()


def change(desk: Desk, number: MeetingId) -> None:
    def work(store: Store) -> tuple[Meeting, Choices]:
        return meetings.get(store, number), network_choices(store)

    desk.read(work, lambda found: _open_change(desk, *found))


def _open_change(desk: Desk, held: Meeting, choices: Choices) -> None:
    further = [number for number, _name in held.networks[2:]]

    def save(values: Values, saved: Callable[[], None], failed: Callable[[UserError], None]) -> None:
        given = _given(values, further)
        desk.do(
            lambda store: verbs.change(store, meeting=held.id, version=held.version, **given), saved, failed
        )

    form = _form(desk, choices, save)
    shown = [str(number) for number, _name in held.networks[:2]] + ["", ""]
    form.set_values(
        {
            **{field.name: getattr(held, field.name, None) for field in FIELDS},
            "last_day": None if held.last_day == held.first_day else held.last_day,
            "network": shown[0],
            "joint": shown[1],
            "host": None if held.host is None else Choice(held.host, held.host_name),
        }
    )
    FormDialog(_("Change the meeting"), form, desk.window).open()


def _form(desk: Desk, choices: Choices, save: Any) -> Form:
    return Form(
        _fields(choices), save, name="meeting", find_organisations=desk.find_organisations, ask=desk.ask
    )


def _given(values: Values, further: Sequence[NetworkId]) -> dict[str, Any]:
    """A form's values as the verbs take them. Networks beyond the second, not shown in the form, stay."""
    given = plain_values(values)
    chosen = [NetworkId(int(each)) for each in (given.pop("network"), given.pop("joint")) if each]
    given["networks"] = list(dict.fromkeys([*chosen, *further]))
    first = given["first_day"]
    if isinstance(first, date) and given["last_day"] is None:
        given["last_day"] = first
    return given


def answer(desk: Desk, meeting: MeetingId, line: int) -> None:
    """Reply, presence and diet of one person on the meeting's list."""

    def work(store: Store) -> Attendance | None:
        return next((row for row in meetings.attendance(store, meeting) if row.id == line), None)

    desk.read(work, lambda row: _open_answer(desk, meeting, row) if row else None)


def _open_answer(desk: Desk, meeting: MeetingId, row: Attendance) -> None:
    shown = {field.name: getattr(row, field.name) for field in ANSWER_FIELDS}

    def save(values: Values, saved: Callable[[], None], failed: Callable[[UserError], None]) -> None:
        given = {name: str(value or "") for name, value in values.items()}
        differing = {name: value for name, value in given.items() if value != shown[name]}
        if differing:
            desk.do(
                lambda store: verbs.answer(store, meeting=meeting, attendance=row.id, **differing),
                saved,
                failed,
            )
        else:
            saved()

    form = Form(ANSWER_FIELDS, save, name="answer", ask=desk.ask)
    form.set_values(shown)
    FormDialog(_("The answer of {name}").format(name=row.name), form, desk.window).open()
