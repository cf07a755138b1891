"""What is done with many participants at once: moved, ended, put into a network, written to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtGui import QGuiApplication

from desktop_app.i18n import N_, _, ngettext
from desktop_app.records.fields import Field
from desktop_app.records.ids import NetworkId, ParticipantId
from desktop_app.store import addresses, networks, participants
from desktop_app.store.addresses import Addresses
from desktop_app.store.database import Store
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.network import role_choices
from desktop_app.ui.dialogs.participant import plain_values
from desktop_app.ui.form.days import next_month
from desktop_app.ui.form.dialog import FormDialog
from desktop_app.ui.form.form import Failed, Form, Save, Saved, Values
from desktop_app.ui.table.pane import spaced
from desktop_app.work import bulk, moving

Chosen = Sequence[ParticipantId]
FIRST_DAY = Field("first_day", N_("From"), "date", required=True)
SEATS = (
    ("end", N_("End the day before")),
    ("follow", N_("Go on for the new organisation")),
    ("keep", N_("Stay as they are")),
)


def people(count: int) -> str:
    return ngettext("{count} participant", "{count} participants", count).format(count=spaced(count))


def move(desk: Desk, chosen: Chosen) -> None:
    """To another organisation from a day; of one who is at several, it is asked which is left."""

    def places(store: Store) -> tuple[str, list[tuple[str, str]]]:
        if len(chosen) > 1:
            return people(len(chosen)), []
        person = participants.get(store, chosen[0])
        held = {
            str(tie.organisation): tie.organisation_name
            for tie in person.affiliations
            if tie.span.last is None or tie.span.last >= date.today()
        }
        return person.written, list(held.items())

    desk.read(places, lambda found: _open_move(desk, chosen, *found))


def _open_move(desk: Desk, chosen: Chosen, name: str, places: Sequence[tuple[str, str]]) -> None:
    leaves = (
        Field("leaves", N_("Leaves"), "choice", choices=tuple(places))
        if places
        else Field("leaves", N_("Leaves"), "organisation", hint=N_("only where somebody is at several"))
    )
    fields = (
        Field("organisation", N_("Moves to"), "organisation", required=True),
        FIRST_DAY,
        *([leaves] if len(places) != 1 else []),
        Field("title", N_("New title"), hint=N_("empty: as before")),
        Field("seats", N_("Seats held for the organisation left"), "choice", required=True, choices=SEATS),
    )

    def save(values: Values, saved: Saved, failed: Failed) -> None:
        given: dict[str, Any] = plain_values(values)
        given["leaves"] = int(given["leaves"]) if given.get("leaves") else None
        given["title"] = given["title"] or None
        desk.do(lambda store: moving.move_many(store, participants=chosen, **given), saved, failed)

    _ask(
        desk,
        _("{name}: another organisation").format(name=name),
        fields,
        {"first_day": next_month(date.today()), "seats": "end"},
        save,
        name="moving",
        save_text=_("&Move"),
    )


def _ask(
    desk: Desk,
    title: str,
    fields: Sequence[Field],
    shown: Values,
    save: Save,
    *,
    name: str,
    save_text: str,
) -> None:
    find = desk.find_organisations
    form = Form(fields, save, name=name, save_text=save_text, find_organisations=find, ask=desk.ask)
    form.set_values(shown)
    FormDialog(title, form, desk.window).open()


def end(desk: Desk, chosen: Chosen) -> None:
    """Many leave an organisation, a network, or everything."""
    desk.read(_network_choices, lambda choices: _open_end(desk, chosen, choices))


def _open_end(desk: Desk, chosen: Chosen, choices: Sequence[tuple[str, str]]) -> None:
    fields = (
        Field("organisation", N_("Leave the organisation"), "organisation", hint=N_("empty: all of them")),
        Field("network", N_("or the network"), "choice", choices=tuple(choices)),
        Field("on", N_("Last day"), "date", required=True),
    )

    def save(values: Values, saved: Saved, failed: Failed) -> None:
        given: dict[str, Any] = plain_values(values)
        given["network"] = NetworkId(int(given["network"])) if given["network"] else None
        desk.do(lambda store: bulk.end_many(store, participants=chosen, **given), saved, failed)

    _ask(
        desk,
        _("{people} leave").format(people=people(len(chosen))),
        fields,
        {"on": date.today()},
        save,
        name="endingMany",
        save_text=_("&End"),
    )


def join(desk: Desk, chosen: Chosen) -> None:
    """Into a network in one role, each for their own organisation unless another is given."""
    desk.read(
        lambda store: (_network_choices(store), role_choices(store)),
        lambda found: _open_join(desk, chosen, *found),
    )


def _open_join(
    desk: Desk, chosen: Chosen, choices: Sequence[tuple[str, str]], roles: Sequence[tuple[str, str]]
) -> None:
    fields = (
        Field("network", N_("Network"), "choice", required=True, choices=tuple(choices)),
        Field("role", N_("Role"), "choice", required=True, choices=tuple(roles)),
        Field("organisation", N_("For"), "organisation", hint=N_("empty: each for their own")),
        Field("first_day", N_("From"), "date"),
    )
    already: list[int] = []

    def save(values: Values, saved: Saved, failed: Failed) -> None:
        given: dict[str, Any] = plain_values(values)
        given["network"] = NetworkId(int(given["network"] or 0))

        def write(store: Store) -> None:
            already[:] = bulk.join_many(store, participants=chosen, **given).already

        desk.do(write, saved, failed, then=lambda: _say_already(desk, len(already)))

    _ask(
        desk,
        _("{people} into a network").format(people=people(len(chosen))),
        fields,
        {"role": "member", "network": choices[0][0] if choices else ""},
        save,
        name="joiningMany",
        save_text=_("&Add"),
    )


def _say_already(desk: Desk, count: int) -> None:
    """What the history does not tell: who was left as they were."""
    if count:
        said = ngettext("One sat there already.", "{count} sat there already.", count)
        told = f"{desk.bar.text}. {said.format(count=spaced(count))}"
        desk.bar.tell(told, action=_("&Undo"), pressed=desk.undo)


def _network_choices(store: Store) -> list[tuple[str, str]]:
    return [(str(number), name) for number, name in networks.all_names(store)]


def copy_addresses(desk: Desk, chosen: Chosen) -> None:
    """As Outlook wants them, with a semicolon between; the bar says who lacks one."""
    desk.read(lambda store: addresses.addresses(store, chosen), lambda found: _copied(desk, found))


def _copied(desk: Desk, found: Addresses) -> None:
    QGuiApplication.clipboard().setText(found.text)
    counts = (
        (found.number, _copied_text(found.number)),
        (
            len(found.without),
            ngettext("One participant has none.", "{count} participants have none.", len(found.without)),
        ),
        (
            found.protected,
            ngettext(
                "One with a protected identity was left out.",
                "{count} with a protected identity were left out.",
                found.protected,
            ),
        ),
    )
    desk.bar.tell(
        " ".join(
            said.format(count=spaced(count))
            for place, (count, said) in enumerate(counts)
            if count or not place
        )
    )


def _copied_text(count: int) -> str:
    return ngettext("Copied one e-mail address.", "Copied {count} e-mail addresses.", count)
