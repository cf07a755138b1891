"""What a participant is where: one more affiliation, or one of theirs changed or taken away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop_app.i18n import N_, _
from desktop_app.records.fields import Field
from desktop_app.records.ids import ParticipantId
from desktop_app.records.participants import Affiliation, Participant
from desktop_app.store import participants
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.participant import CAPACITY, plain_values
from desktop_app.ui.form.dialog import FormDialog
from desktop_app.ui.form.editors import Choice
from desktop_app.ui.form.form import Failed, Form, Saved, Values
from desktop_app.work import affiliations as verbs

FIELDS = (
    Field("organisation", N_("Organisation"), "organisation", required=True),
    Field("title", N_("Title")),
    Field("unit", N_("Department")),
    CAPACITY,
    Field("party", N_("Party")),
    Field("acting", N_("Acting"), "flag"),
    Field("leave_until", N_("On leave until"), "date"),
    Field("first_day", N_("From"), "date", hint=N_("if it is known")),
    Field("last_day", N_("To"), "date", hint=N_("empty: until further notice")),
    Field("period", N_("Period in words"), hint=N_("in place of days, as “autumn 2019”")),
)


def add(desk: Desk, number: ParticipantId) -> None:
    """At the same time as what they are elsewhere."""

    def save(values: Values, saved: Saved, failed: Failed) -> None:
        given = plain_values(values)
        desk.do(lambda store: verbs.add_affiliation(store, participant=number, **given), saved, failed)

    _open(desk, _("One more affiliation"), save, {})


def change(desk: Desk, number: ParticipantId, affiliation: int) -> None:
    def show(person: Participant) -> None:
        held = next(tie for tie in person.affiliations if tie.id == affiliation)
        _open_change(desk, person, held)

    desk.read(lambda store: participants.get(store, number), show)


def _open_change(desk: Desk, person: Participant, held: Affiliation) -> None:
    shown = _shown(held)

    def save(values: Values, saved: Saved, failed: Failed) -> None:
        differing = plain_values({name: each for name, each in values.items() if each != shown[name]})
        if not differing.get("period", "-"):  # the words are gone, the days stand
            del differing["period"]
        if not differing:
            saved()
            return
        given: dict[str, Any] = differing
        desk.do(
            lambda store: verbs.change_affiliation(store, affiliation=held.id, version=held.version, **given),
            saved,
            failed,
        )

    title = _("{name} at {organisation}").format(name=person.written, organisation=held.organisation_name)
    _open(desk, title, save, shown)


def _shown(held: Affiliation) -> Values:
    return {
        "organisation": Choice(held.organisation, held.organisation_name),
        "title": held.title,
        "unit": held.unit,
        "capacity": held.capacity,
        "party": held.party,
        "acting": held.acting,
        "leave_until": held.leave_until,
        "first_day": held.span.first,
        "last_day": held.span.last,
        "period": held.span.text,
    }


def _open(desk: Desk, title: str, save: Callable[[Values, Saved, Failed], None], shown: Values) -> None:
    form = Form(FIELDS, save, name="affiliation", find_organisations=desk.find_organisations, ask=desk.ask)
    form.set_values(shown)
    FormDialog(title, form, desk.window).open()


def remove(desk: Desk, affiliation: int) -> None:
    """One that never was."""
    desk.do(lambda store: verbs.remove_affiliation(store, affiliation=affiliation))
