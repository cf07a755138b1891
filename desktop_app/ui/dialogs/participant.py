"""A participant added, changed, or ended at an organisation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from desktop_app.errors import Invalid
from desktop_app.i18n import N_, _
from desktop_app.records.fields import Field
from desktop_app.records.ids import OrganisationId, ParticipantId
from desktop_app.records.participants import CAPACITIES, FIELDS, Affiliation, Participant
from desktop_app.store import participants
from desktop_app.ui.desk import Desk
from desktop_app.ui.form.dialog import FormDialog
from desktop_app.ui.form.editors import Choice
from desktop_app.ui.form.form import Failed, Form, Saved, Values
from desktop_app.work import participants as verbs

LAST_DAY = Field("on", N_("Last day"), "date", required=True)
CAPACITY = Field("capacity", N_("Elected or official"), "choice", choices=CAPACITIES)
FIRST_DAY = Field("first_day", N_("From"), "date", hint=N_("if it is known"))
PROTECTED = Field("protected", N_("Protected identity"), "flag")


def _fields(*, new: bool) -> list[Field]:
    """Whether somebody is elected stands before the party; the first day of a new one last of where they
    are."""
    place = next(place for place, field in enumerate(FIELDS) if field.name == "party")
    fields = [*FIELDS[:place], CAPACITY, FIELDS[place], *([FIRST_DAY] if new else []), *FIELDS[place + 1 :]]
    return [*fields, PROTECTED]


def add(desk: Desk, then: Callable[[ParticipantId], None] | None = None) -> None:
    """Without `then` the new participant is shown on the participants' page."""
    made: list[ParticipantId] = []

    def save(values: Values, saved: Saved, failed: Failed) -> None:
        given = plain_values(values)
        show = then or partial(desk.go, "participants")
        desk.do(
            lambda store: made.append(verbs.add(store, **given)), saved, failed, then=lambda: show(made[0])
        )

    form = Form(
        _fields(new=True), save, name="participant", find_organisations=desk.find_organisations, ask=desk.ask
    )
    FormDialog(_("New participant"), form, desk.window).open()


def change(desk: Desk, number: ParticipantId) -> None:
    desk.read(lambda store: participants.get(store, number), lambda person: _open_change(desk, person))


def _open_change(desk: Desk, person: Participant) -> None:
    shown = _shown(person)

    def save(values: Values, saved: Saved, failed: Failed) -> None:
        differing = {name: value for name, value in values.items() if value != shown.get(name)}
        if not differing:
            saved()
        elif "organisation" in differing and differing["organisation"] is None:
            failed(
                Invalid(
                    _("The organisation cannot be emptied here."),
                    field="organisation",
                    advice=_("Use End… when somebody leaves it."),
                )
            )
        else:
            given = plain_values(differing)
            desk.do(
                lambda store: verbs.change(store, participant=person.id, version=person.version, **given),
                saved,
                failed,
            )

    form = Form(
        _fields(new=False), save, name="participant", find_organisations=desk.find_organisations, ask=desk.ask
    )
    form.set_values(shown)
    FormDialog(_("Change {name}").format(name=person.written), form, desk.window).open()


def plain_values(values: Values) -> dict[str, Any]:
    """A form's values as verbs take them: a chosen organisation by its number."""
    return {name: value.id if isinstance(value, Choice) else value for name, value in values.items()}


def _shown(person: Participant) -> Values:
    today = date.today()
    tie = next((each for each in person.affiliations if each.span.contains(today)), None)
    reached = {
        kind: ", ".join(each.as_written for each in person.contacts if each.kind == kind)
        for kind in ("email", "mobile", "phone")
    }
    return {
        "given": person.given,
        "family": person.family,
        "note": person.note,
        "protected": person.protected,
        "acting": False,
        "leave_until": None,
        **reached,
        **(_shown_tie(tie) if tie else {}),
    }


def _shown_tie(tie: Affiliation) -> Values:
    return {
        "organisation": Choice(tie.organisation, tie.organisation_name),
        "title": tie.title,
        "unit": tie.unit,
        "capacity": tie.capacity,
        "party": tie.party,
        "acting": tie.acting,
        "leave_until": tie.leave_until,
    }


def end(desk: Desk, number: ParticipantId, organisation: OrganisationId | None = None) -> None:
    """The participant leaves an organisation, and the seats held for it."""
    desk.read(
        lambda store: participants.get(store, number), lambda person: _open_end(desk, person, organisation)
    )


def _open_end(desk: Desk, person: Participant, organisation: OrganisationId | None) -> None:
    places = {
        str(tie.organisation): tie.organisation_name for tie in person.affiliations if tie.span.last is None
    }
    for seat in person.memberships:
        if seat.organisation is not None and seat.span.last is None:
            places[str(seat.organisation)] = seat.organisation_name
    if not places:
        desk.bar.tell(_("{name} has nothing that can be ended.").format(name=person.written))
        return
    where = Field("organisation", N_("Leaves"), "choice", required=True, choices=tuple(places.items()))

    def save(values: Values, saved: Saved, failed: Failed) -> None:
        left, on = OrganisationId(int(str(values["organisation"]))), values["last_day"]
        assert isinstance(on, date)
        desk.do(
            lambda store: verbs.end(store, participant=person.id, organisation=left, on=on),
            saved,
            failed,
        )

    hinted = replace(LAST_DAY, name="last_day", hint=N_("the last day there and in the seats"))
    form = Form((where, hinted), save, name="ending", save_text=_("&End"), ask=desk.ask)
    first = str(organisation) if str(organisation) in places else next(iter(places))
    form.set_values({"organisation": first, "last_day": date.today()})
    FormDialog(_("{name} leaves an organisation").format(name=person.written), form, desk.window).open()
