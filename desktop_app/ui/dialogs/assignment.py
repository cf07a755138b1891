"""An assignment given, changed and followed up; its areas, pilots and sub-tasks, a line each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.i18n import N_, _
from desktop_app.records.assignments import FIELDS, LIST_KINDS, STATUSES, Assignment
from desktop_app.records.fields import Field
from desktop_app.records.ids import AssignmentId, NetworkId, ParticipantId
from desktop_app.store import assignments
from desktop_app.store.database import Store
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.meeting import network_choices
from desktop_app.ui.dialogs.participant import plain_values
from desktop_app.ui.form.dialog import FormDialog
from desktop_app.ui.form.editors import Choice
from desktop_app.ui.form.form import Failed, Form, Saved, Values
from desktop_app.work import assignments as verbs

Choices = Sequence[tuple[str, str]]
_PERFORMERS = (
    Field("performer", N_("Carried out by"), "participant", hint=N_("Start writing the name")),
    Field("jointly", N_("Jointly with"), "participant", hint=N_("Start writing the name")),
    Field("organisation", N_("For the organisation"), "organisation"),
)
_WHEN = ("deadline", "period", "scope")
_FROM = ("network", "commissioner", "commissioner_text", "decided_on")
FOLLOW_UP = (
    Field("text", N_("How it goes"), "long", required=True),
    Field("day", N_("Day"), "date", required=True),
    Field("status", N_("Status"), "choice", choices=STATUSES, required=True),
)


def fields(choices: Choices, *, new: bool) -> tuple[Field, ...]:
    """What is asked first stands first: what, who, by when. Who carries out one that is there is changed in
    a dialog of its own."""
    known = {field.name: field for field in FIELDS}
    known["network"] = replace(known["network"], choices=tuple(choices))
    known["status"] = replace(known["status"], required=True)
    people = _PERFORMERS if new else ()
    rest = (*_WHEN, *_FROM, "status", "about", "note")
    return (known["title"], *people, *(known[name] for name in rest))


def add(desk: Desk, network: NetworkId | None = None) -> None:
    """A new assignment, of the network that is being looked at."""
    desk.read(network_choices, lambda choices: _open_add(desk, network, choices))


def _open_add(desk: Desk, network: NetworkId | None, choices: Choices) -> None:
    made: list[AssignmentId] = []

    def save(values: Values, saved: Saved, failed: Failed) -> None:
        given = _given(values)
        people = [given.pop("performer"), given.pop("jointly")]
        given["participants"] = [ParticipantId(each) for each in people if each is not None]

        def show() -> None:
            desk.go("assignments", made[0])

        desk.do(lambda store: made.append(verbs.add(store, **given)), saved, failed, then=show)

    form = _form(desk, fields(choices, new=True), save)
    form.set_values({"status": "ongoing", "network": "" if network is None else str(network)})
    FormDialog(_("New assignment"), form, desk.window).open()


def change(desk: Desk, number: AssignmentId) -> None:
    def work(store: Store) -> tuple[Assignment, Choices]:
        return assignments.get(store, number), network_choices(store)

    desk.read(work, lambda found: _open_change(desk, *found))


def _open_change(desk: Desk, held: Assignment, choices: Choices) -> None:
    shown = {field.name: getattr(held, field.name, None) for field in FIELDS}
    shown |= {"period": _said(held.span), "deadline": _said(held.deadline)}
    shown["network"] = "" if held.network is None else str(held.network)
    body = held.commissioner
    shown["commissioner"] = None if body is None else Choice(int(body), held.commissioner_name)

    def save(values: Values, saved: Saved, failed: Failed) -> None:
        differing = {name: value for name, value in values.items() if value != shown.get(name)}
        given = _given(differing)
        if not given:
            saved()
            return
        desk.do(
            lambda store: verbs.change(store, assignment=held.id, version=held.version, **given),
            saved,
            failed,
        )

    form = _form(desk, fields(choices, new=False), save)
    form.set_values(shown)
    FormDialog(_("Change the assignment"), form, desk.window).open()


def _said(span: Any) -> str:
    """A span as it can be written again."""
    days = [each.isoformat() for each in (span.first, span.last) if each is not None]
    return str(span.text or "–".join(dict.fromkeys(days)))


def _given(values: Values) -> dict[str, Any]:
    """A form's values as the verbs take them."""
    given = plain_values(values)
    if "network" in given:
        given["network"] = NetworkId(int(given["network"])) if given["network"] else None
    return given


def _form(desk: Desk, shown: Sequence[Field], save: Any) -> Form:
    return Form(
        shown,
        save,
        name="assignment",
        find_organisations=desk.find_organisations,
        find_people=desk.find_people,
        ask=desk.ask,
    )


def write_lists(desk: Desk, number: AssignmentId) -> None:
    """Its areas with examples, pilots and sub-tasks."""
    desk.read(lambda store: assignments.get(store, number), lambda held: _open_lists(desk, held))


def _open_lists(desk: Desk, held: Assignment) -> None:
    shown: dict[str, object] = {kind: "" for kind, _label in LIST_KINDS}
    shown |= {each.kind: "\n".join(each.lines) for each in held.lists if each.kind in shown}

    def save(values: Values, saved: Saved, failed: Failed) -> None:
        differing = {name: str(text).splitlines() for name, text in values.items() if text != shown[name]}

        def write(store: Store) -> None:
            for kind, lines in differing.items():
                verbs.set_lines(store, assignment=held.id, kind=kind, lines=lines)

        if differing:
            desk.do(write, saved, failed)
        else:
            saved()

    hint = N_("One a line")
    asked = [Field(kind, label, "long", hint=hint) for kind, label in LIST_KINDS]
    form = Form(asked, save, name="assignmentLists", ask=desk.ask)
    form.set_values(shown)
    FormDialog(_("Parts of {assignment}").format(assignment=held.title), form, desk.window).open()


def follow_up(desk: Desk, number: AssignmentId) -> None:
    """Note how it goes; what it has come to is said in the same step."""
    desk.read(lambda store: assignments.get(store, number), lambda held: _open_follow_up(desk, held))


def _open_follow_up(desk: Desk, held: Assignment) -> None:
    def save(values: Values, saved: Saved, failed: Failed) -> None:
        day, status = values["day"], str(values["status"])

        def note(store: Store) -> None:
            on = day if isinstance(day, date) else None
            verbs.follow_up(store, assignment=held.id, text=str(values["text"]), day=on)
            if status != held.status:
                verbs.change(store, assignment=held.id, status=status)

        desk.do(note, saved, failed)

    form = Form(FOLLOW_UP, save, name="followUp", ask=desk.ask)
    form.set_values({"day": date.today(), "status": held.status})
    FormDialog(_("Follow up {assignment}").format(assignment=held.title), form, desk.window).open()
