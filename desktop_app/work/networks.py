"""What is done with networks: added, changed, removed. The verbs for those who take part in one and for its
lines stand in files of their own and are found here too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records import dates
from desktop_app.records.ids import NetworkId, OrganisationId
from desktop_app.records.keys import normal
from desktop_app.records.networks import BASES, KINDS, RULES, Network
from desktop_app.records.spans import Span
from desktop_app.store import networks as stored
from desktop_app.store.database import Store
from desktop_app.store.values import span_values
from desktop_app.work.meetings.meeting_rules import checked_colour
from desktop_app.work.members import change_member, remove_member, set_members
from desktop_app.work.memberships import change_role, change_seat, join, leave, order_deputies
from desktop_app.work.text_lists import set_lines, write_lines

__all__ = [
    "add",
    "change",
    "change_member",
    "change_role",
    "change_seat",
    "join",
    "leave",
    "order_deputies",
    "remove",
    "remove_member",
    "set_lines",
    "set_members",
    "write_lines",
]

_OWN = (
    *("name", "short_name", "kind", "owner", "appointed_by", "basis", "responsibility", "consultation"),
    *("about", "area", "rhythm", "stated_seats", "stated_members", "web", "note", "colour"),
)
_PARTS = (
    *("text_list", "membership", "network_member", "meeting_network", "checklist_item", "host_skip"),
    "document",
)
"""The tables whose rows go with a network."""
_LONG = ("about", "responsibility", "consultation", "note")
"""Texts that keep their lines."""


def add(
    store: Store,
    *,
    name: str,
    short_name: str = "",
    kind: str = "network",
    owner: OrganisationId | None = None,
    appointed_by: str = "",
    basis: str = "",
    responsibility: str = "",
    consultation: str = "",
    rules: Sequence[str] = (),
    about: str = "",
    area: str = "",
    period: str = "",
    rhythm: str = "",
    stated_seats: int | None = None,
    stated_members: int | None = None,
    web: str = "",
    note: str = "",
    colour: str = "",
) -> NetworkId:
    """A new network. `period` says when it is at work ("sedan 1996"), `colour` is that of the calendar ("" is
    the program's choice). Raises `Invalid` for an empty name, an unknown kind, basis or rule, a period that
    cannot be read or a name that another has."""
    given = {
        "name": name,
        "short_name": short_name,
        "kind": kind,
        "appointed_by": appointed_by,
        "basis": basis,
        "responsibility": responsibility,
        "consultation": consultation,
        "about": about,
        "area": area,
        "period": period,
        "rhythm": rhythm,
        "web": web,
        "note": note,
        "colour": colour,
        "owner": owner,
        "stated_seats": stated_seats,
        "stated_members": stated_members,
        "rules": rules,
    }
    values = _checked(given)
    _check_free(store, values["name"], None)
    with store.change("networks.added", name=values["name"]) as change:
        number = change.insert("network", **values)
    return NetworkId(number)


def change(
    store: Store,
    *,
    network: NetworkId,
    version: int | None = None,
    name: str | None = None,
    short_name: str | None = None,
    kind: str | None = None,
    owner: OrganisationId | str | None = "",
    appointed_by: str | None = None,
    basis: str | None = None,
    responsibility: str | None = None,
    consultation: str | None = None,
    rules: Sequence[str] | None = None,
    about: str | None = None,
    area: str | None = None,
    period: str | None = None,
    rhythm: str | None = None,
    stated_seats: int | str | None = "",
    stated_members: int | str | None = "",
    web: str | None = None,
    note: str | None = None,
    colour: str | None = None,
) -> None:
    """Change what is given and leave the rest; "" leaves an owner or number, None clears it."""
    held = stored.get(store, network)
    texts: dict[str, Any] = {
        "name": name,
        "short_name": short_name,
        "kind": kind,
        "appointed_by": appointed_by,
        "basis": basis,
        "responsibility": responsibility,
        "consultation": consultation,
        "about": about,
        "area": area,
        "period": None if period is None or normal(period) == held.period else period,
        "rhythm": rhythm,
        "web": web,
        "note": note,
        "colour": colour,
        "rules": rules,
    }
    given = {key: value for key, value in texts.items() if value is not None}
    others = {"owner": owner, "stated_seats": stated_seats, "stated_members": stated_members}
    given |= {key: value for key, value in others.items() if value != ""}
    values = _checked(given)
    if "name" in values:
        _check_free(store, values["name"], network)
    present = {**_stored(held), **span_values(held.span)}
    values = {key: value for key, value in values.items() if value != present[key]}
    with store.change("networks.changed", name=values.get("name", held.name)) as running:
        running.update("network", network, version or held.version, **values)


def _stored(held: Network) -> dict[str, Any]:
    """A network's own values as the database keeps them."""
    own = {name: getattr(held, name) for name in _OWN}
    return {**own, "rules": " ".join(held.rules)}


def _checked(given: Mapping[str, Any]) -> dict[str, Any]:
    """Values as the database keeps them; raises `Invalid`."""
    values = {
        name: normal(value) if isinstance(value, str) and name not in _LONG else value
        for name, value in given.items()
    }
    if not values.get("name", "-"):
        raise Invalid(_("A network needs a name."), field="name")
    if values.get("kind", "network") not in dict(KINDS):
        raise Invalid(_("“{kind}” is not a kind of network.").format(kind=values["kind"]), field="kind")
    if values.get("basis") and values["basis"] not in dict(BASES):
        raise Invalid(
            _("“{basis}” is not a basis of a network.").format(basis=values["basis"]),
            field="basis",
            advice=_("Choose among {names}.").format(names=", ".join(dict(BASES))),
        )
    for name in ("stated_seats", "stated_members"):
        number = values.get(name)
        if isinstance(number, int) and not 0 <= number <= 1000:
            raise Invalid(_("A network has between 0 and 1000 seats."), field=name)
    if "colour" in values:
        values["colour"] = checked_colour(values["colour"])
    if "rules" in values:
        values["rules"] = " ".join(_checked_rules(values["rules"]))
    if "period" in values:
        values |= span_values(_checked_period(values.pop("period")))
    return values


def _checked_rules(wanted: Sequence[str]) -> list[str]:
    """The rules' keys in their own order."""
    unknown = [rule for rule in wanted if rule not in dict(RULES)]
    if unknown:
        raise Invalid(
            _("“{rule}” is no rule for a network.").format(rule=unknown[0]),
            field="rules",
            advice=_("Choose among {names}.").format(names=", ".join(dict(RULES))),
        )
    return [rule for rule, _label in RULES if rule in wanted]


def _checked_period(text: str) -> Span:
    span = dates.span(text)
    if text and not span:
        raise Invalid(
            _("“{text}” is no stretch of time.").format(text=text),
            field="period",
            advice=_("Write for example “since 1996” or “2019–2022”."),
        )
    return span


def _check_free(store: Store, name: str, own: NetworkId | None) -> None:
    """Raise `Invalid` where another network has the name, however it is written."""
    if stored.with_name(store, name) not in (None, own):
        raise Invalid(_("There is already a network called “{name}”.").format(name=name), field="name")


def remove(store: Store, *, network: NetworkId) -> None:
    """Take a network away with its memberships, lists, files and ties to meetings; its people, meetings and
    assignments stay."""
    held = stored.get(store, network)
    with store.change("networks.removed", name=held.name) as running:
        running.delete_where("text_line", list=[each.id for each in held.lists])
        running.clear("assignment", "network", [network])
        for table in _PARTS:
            running.delete_where(table, network=[network])
        running.delete("network", [network])
