"""An assignment made of an agenda item in one step: who, for whom, how much, until when."""

from __future__ import annotations

from typing import Any

from desktop_app.i18n import N_, _
from desktop_app.records.assignments import FIELDS
from desktop_app.records.fields import Field
from desktop_app.records.ids import ParticipantId
from desktop_app.records.meetings.agenda import AgendaItem
from desktop_app.store.database import Store
from desktop_app.store.meetings import agenda
from desktop_app.ui.desk import Desk
from desktop_app.ui.form.dialog import FormDialog
from desktop_app.ui.form.editors import Choice
from desktop_app.ui.form.form import Failed, Form, Saved, Values
from desktop_app.work import assignments as verbs

_KNOWN = {field.name: field for field in FIELDS}
_FIELDS = (
    _KNOWN["title"],
    Field("performer", N_("Carried out by"), "participant"),
    Field("jointly", N_("Jointly with"), "participant"),
    Field("organisation", N_("For which organisation"), "organisation"),
    _KNOWN["scope"],
    _KNOWN["period"],
    _KNOWN["deadline"],
)


def open_assigning(desk: Desk, item: int) -> None:
    def work(store: Store) -> AgendaItem:
        return next(each for each in agenda.items(store, agenda.meeting_of(store, item)) if each.id == item)

    desk.read(work, lambda held: _open(desk, held))


def _open(desk: Desk, held: AgendaItem) -> None:
    def save(values: Values, saved: Saved, failed: Failed) -> None:
        people = [values.pop("performer"), values.pop("jointly")]
        body = values.pop("organisation")
        given: dict[str, Any] = dict(values)
        given["participants"] = [ParticipantId(each.id) for each in people if isinstance(each, Choice)]
        given["organisation"] = body.id if isinstance(body, Choice) else None
        desk.do(lambda store: verbs.from_decision(store, item=held.id, **given), saved, failed)

    form = Form(
        _FIELDS,
        save,
        name="assigning",
        find_organisations=desk.find_organisations,
        find_people=desk.find_people,
        ask=desk.ask,
    )
    form.set_values({"title": held.title})
    FormDialog(_("Assignment from “{item}”").format(item=held.title), form, desk.window).open()
