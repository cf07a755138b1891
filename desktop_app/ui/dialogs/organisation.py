"""An organisation added or changed, called otherwise from a day, or given one more name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from desktop_app.errors import Invalid
from desktop_app.i18n import N_, _
from desktop_app.records.fields import Field
from desktop_app.records.ids import OrganisationId
from desktop_app.records.organisations import KINDS, NAME_KINDS, Organisation
from desktop_app.records.participants import Contact
from desktop_app.store import organisations as stored
from desktop_app.store.database import Store
from desktop_app.ui.desk import Desk
from desktop_app.ui.form.dialog import FormDialog
from desktop_app.ui.form.form import Failed, Form, Saved, Values
from desktop_app.work import organisation_names as name_verbs
from desktop_app.work import organisations as verbs

CONTACTS = ("email", "switchboard", "phone", "fax")
NAME = Field("name", N_("Name"), required=True)
SHORT = Field("short_name", N_("Short name"))


def _fields(kinds: Sequence[str], *, new: bool) -> list[Field]:
    """`kinds` are those in use; the office's own stand after the usual ones."""
    own = [(kind, kind) for kind in kinds if kind not in dict(KINDS)]
    fields = [
        NAME,
        Field("kind", N_("Kind"), "choice", required=True, choices=(*KINDS, *own)),
        Field("own_kind", N_("Own kind"), hint=N_("in place of the kind above")),
        Field("county", N_("County")),
        Field("email", N_("E-mail"), "email"),
        Field("switchboard", N_("Switchboard"), "phone"),
        Field("phone", N_("Telephone"), "phone"),
        Field("fax", N_("Fax"), "phone"),
        Field("web", N_("Web")),
        Field("domains", N_("E-mail domains"), hint=N_("several are set apart by blanks")),
        Field("visiting_address", N_("Visiting address"), "long"),
        Field("postal_address", N_("Postal address"), "long"),
        Field("about", N_("About"), "long"),
        Field("code", N_("Code"), hint=N_("a municipality's four digits")),
        Field("note", N_("Note"), "long"),
    ]
    return [fields[0], SHORT, *fields[1:]] if new else fields


def _given(values: Mapping[str, object]) -> dict[str, Any]:
    """A form's values as the verbs take them."""
    given = dict(values)
    own = given.pop("own_kind", "")
    return {**given, "kind": own} if own else given


def add(desk: Desk) -> None:
    desk.read(stored.kinds, partial(_open_add, desk))


def _open_add(desk: Desk, kinds: Sequence[str]) -> None:
    made: list[OrganisationId] = []

    def save(values: Values, saved: Saved, failed: Failed) -> None:
        given = _given(values)
        given["domains"] = given["domains"] or None
        desk.do(
            lambda store: made.append(verbs.add(store, **given)),
            saved,
            failed,
            then=lambda: desk.go("organisations", int(made[0])),
        )

    form = Form(_fields(kinds, new=True), save, name="organisation", ask=desk.ask)
    form.set_values({"kind": "other"})
    FormDialog(_("New organisation"), form, desk.window).open()


def change(desk: Desk, number: OrganisationId) -> None:
    desk.read(
        lambda store: (stored.get(store, number), stored.kinds(store)),
        lambda found: _open_change(desk, *found),
    )


def _open_change(desk: Desk, held: Organisation, kinds: Sequence[str]) -> None:
    shown = _shown(held)

    def save(values: Values, saved: Saved, failed: Failed) -> None:
        differing = {name: value for name, value in values.items() if value != shown.get(name, "")}
        reached = {kind: str(differing.pop(kind)) for kind in CONTACTS if kind in differing}
        given = _given(differing)
        if not (given or reached):
            saved()
            return

        def write(store: Store) -> None:
            if reached:
                contacts = _contacts(held.contacts, reached)
                verbs.set_contacts(store, organisation=held.id, contacts=contacts)
            if given:
                verbs.change(store, organisation=held.id, version=held.version, **given)

        desk.do(write, saved, failed)

    form = Form(_fields(kinds, new=False), save, name="organisation", ask=desk.ask)
    form.set_values(shown)
    FormDialog(_("Change {name}").format(name=held.name()), form, desk.window).open()


def _shown(held: Organisation) -> Values:
    reached = {
        kind: ", ".join(each.as_written for each in held.contacts if each.kind == kind) for kind in CONTACTS
    }
    return {
        "name": held.name(),
        "kind": held.kind,
        "county": held.county,
        "code": held.code,
        "web": held.web,
        "domains": " ".join(held.domains),
        "visiting_address": held.visiting_address,
        "postal_address": held.postal_address,
        "about": held.about,
        "note": held.note,
        **reached,
    }


def _contacts(held: Sequence[Contact], texts: Mapping[str, str]) -> list[dict[str, Any]]:
    """All contacts, those of the kinds in `texts` as written there."""
    kept = [
        {"kind": each.kind, "text": each.as_written, "shared": each.shared}
        for each in held
        if each.kind not in texts
    ]
    return [*kept, *({"kind": kind, "text": text} for kind, text in texts.items() if text)]


def rename(desk: Desk, number: OrganisationId) -> None:
    """A new name from a day; the former one is printed for the days before."""
    desk.read(lambda store: stored.get(store, number), partial(_open_rename, desk))


def _open_rename(desk: Desk, held: Organisation) -> None:
    fields = (
        Field("name", N_("New name"), required=True),
        Field("short_name", N_("New short name"), hint=N_("only if it changes too")),
        Field("first_day", N_("From"), "date", required=True),
    )

    def save(values: Values, saved: Saved, failed: Failed) -> None:
        given: dict[str, Any] = dict(values)
        desk.do(lambda store: name_verbs.rename(store, organisation=held.id, **given), saved, failed)

    form = Form(fields, save, name="renaming", ask=desk.ask)
    form.set_values({"name": held.name(), "first_day": date.today()})
    FormDialog(_("New name for {name}").format(name=held.name()), form, desk.window).open()


def add_name(desk: Desk, number: OrganisationId) -> None:
    """One more name that it is found by, or a former one for certain days."""
    fields = (
        NAME,
        Field("kind", N_("Kind"), "choice", required=True, choices=NAME_KINDS[1:]),
        Field("first_day", N_("From"), "date"),
        Field("last_day", N_("To"), "date", hint=N_("a former name with days is printed for those days")),
    )

    def save(values: Values, saved: Saved, failed: Failed) -> None:
        given: dict[str, Any] = dict(values)
        desk.do(lambda store: name_verbs.add_name(store, organisation=number, **given), saved, failed)

    form = Form(fields, save, name="naming", save_text=_("&Add"), ask=desk.ask)
    form.set_values({"kind": "alias"})
    FormDialog(_("Another name"), form, desk.window).open()


def end_name(desk: Desk, number: OrganisationId, name: int) -> None:
    """The name is not used after a day; it is found all the same."""
    fields = (Field("last_day", N_("Last day"), "date", required=True),)

    def save(values: Values, saved: Saved, failed: Failed) -> None:
        on = values["last_day"]
        if not isinstance(on, date):
            failed(Invalid(_("Choose a day."), field="last_day"))
            return
        desk.do(
            lambda store: name_verbs.end_name(store, organisation=number, name=name, on=on), saved, failed
        )

    form = Form(fields, save, name="nameEnding", save_text=_("&End"), ask=desk.ask)
    form.set_values({"last_day": date.today()})
    FormDialog(_("The name ends"), form, desk.window).open()
