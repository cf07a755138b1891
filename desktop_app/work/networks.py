"""What is done with networks: added, changed, removed; who joins and leaves; what they are for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records import dates
from desktop_app.records.ids import MembershipId, NetworkId, OrganisationId, ParticipantId
from desktop_app.records.keys import normal
from desktop_app.records.networks import KINDS, LIST_KINDS, MEMBER_CAPACITIES, Network
from desktop_app.store import networks as stored
from desktop_app.store import participants, roles
from desktop_app.store.change import Change
from desktop_app.store.database import Store
from desktop_app.store.values import span_values
from desktop_app.work.participants import check_end

_TEXTS = ("name", "short_name", "kind", "appointed_by", "about", "rhythm", "area", "web", "note")


def add(
    store: Store,
    *,
    name: str,
    short_name: str = "",
    kind: str = "network",
    owner: OrganisationId | None = None,
    appointed_by: str = "",
    about: str = "",
    area: str = "",
    rhythm: str = "",
    stated_seats: int | None = None,
    stated_members: int | None = None,
    web: str = "",
    note: str = "",
) -> NetworkId:
    """A new network. Raises `Invalid` for an empty name, an unknown kind or a name that another has."""
    values = _checked(
        {
            "name": name,
            "short_name": short_name,
            "kind": kind,
            "appointed_by": appointed_by,
            "about": about,
            "area": area,
            "rhythm": rhythm,
            "web": web,
            "note": note,
            "owner": owner,
            "stated_seats": stated_seats,
            "stated_members": stated_members,
        }
    )
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
    about: str | None = None,
    area: str | None = None,
    rhythm: str | None = None,
    stated_seats: int | str | None = "",
    stated_members: int | str | None = "",
    web: str | None = None,
    note: str | None = None,
) -> None:
    """Change what is given and leave the rest; "" leaves an owner or number, None clears it."""
    held = stored.get(store, network)
    texts = {
        "name": name,
        "short_name": short_name,
        "kind": kind,
        "appointed_by": appointed_by,
        "about": about,
        "area": area,
        "rhythm": rhythm,
        "web": web,
        "note": note,
    }
    values: dict[str, Any] = {key: value for key, value in texts.items() if value is not None}
    others = {"owner": owner, "stated_seats": stated_seats, "stated_members": stated_members}
    values |= {key: value for key, value in others.items() if value != ""}
    values = _checked(values)
    if "name" in values:
        _check_free(store, values["name"], network)
    values = {key: value for key, value in values.items() if value != getattr(held, key)}
    with store.change("networks.changed", name=values.get("name", held.name)) as running:
        running.update("network", network, version or held.version, **values)


def _checked(values: Mapping[str, Any]) -> dict[str, Any]:
    checked = {k: normal(v) if k in _TEXTS and k not in ("about", "note") else v for k, v in values.items()}
    if not checked.get("name", "-"):
        raise Invalid(_("A network needs a name."), field="name")
    if checked.get("kind", "network") not in dict(KINDS):
        raise Invalid(_("“{kind}” is not a kind of network.").format(kind=checked["kind"]), field="kind")
    for name in ("stated_seats", "stated_members"):
        number = checked.get(name)
        if isinstance(number, int) and not 0 <= number <= 1000:
            raise Invalid(_("A network has between 0 and 1000 seats."), field=name)
    return checked


def _check_free(store: Store, name: str, own: NetworkId | None) -> None:
    """Raise `Invalid` where another network has the name, however it is written."""
    if stored.with_name(store, name) not in (None, own):
        raise Invalid(_("There is already a network called “{name}”.").format(name=name), field="name")


def remove(store: Store, *, network: NetworkId) -> None:
    """Take a network away with its memberships, lists and ties to meetings; its people stay."""
    held = stored.get(store, network)
    with store.change("networks.removed", name=held.name) as running:
        running.delete_where("text_line", list=[each.id for each in held.lists])
        for table in ("text_list", "membership", "network_member", "meeting_network"):
            running.delete_where(table, network=[network])
        running.delete("network", [network])


# who sits


def join(
    store: Store,
    *,
    network: NetworkId,
    participant: ParticipantId,
    organisation: OrganisationId | None = None,
    role: str = "member",
    acting: bool = False,
    first_day: date | None = None,
    last_day: date | None = None,
) -> MembershipId:
    """A participant takes a seat, for an organisation (by default the present one), in a role of that key or
    name. Raises `Invalid` where the same seat is held already or would end before it begins."""
    joining = participants.get(store, participant)
    held = stored.get(store, network)
    if last_day:
        check_end(first_day, last_day)
    if organisation is None:
        today = date.today()
        organisation = next(
            (tie.organisation for tie in joining.affiliations if tie.span.contains(today)), None
        )
    wanted = roles.named(store, role)
    for seat in joining.memberships:
        if (seat.network, seat.organisation, seat.role) == (
            network,
            organisation,
            wanted.id,
        ) and not seat.span.last:
            raise Invalid(
                _("{name} already sits in {network} as {role}.").format(
                    name=joining.written, network=held.name, role=seat.role_name
                ),
                field="participant",
            )
    with store.change("networks.joined", name=joining.written, network=held.name) as running:
        number = running.insert(
            "membership",
            participant=participant,
            network=network,
            organisation=organisation,
            role=wanted.id,
            acting=int(acting),
            first_day=first_day.isoformat() if first_day else None,
            last_day=last_day.isoformat() if last_day else None,
        )
    return MembershipId(number)


def leave(store: Store, *, network: NetworkId, participant: ParticipantId, on: date) -> None:
    """The participant's seats in a network end; `on` is the last day. Raises `Invalid` where none is held."""
    leaving = participants.get(store, participant)
    name = stored.get(store, network).name
    seats = [
        s for s in leaving.memberships if s.network == network and (s.span.last is None or s.span.last > on)
    ]
    if not seats:
        raise Invalid(_("{name} has no seat in {network}.").format(name=leaving.written, network=name))
    with store.change("networks.left", name=leaving.written, network=name) as running:
        for seat in seats:
            check_end(seat.span.first, on)
            running.update("membership", seat.id, seat.version, last_day=on.isoformat())


def change_role(store: Store, *, membership: MembershipId, role: str) -> None:
    """Put right the role of a membership (an error corrected, not a new seat)."""
    participant, _network = stored.seat_of(store, membership)
    holder = participants.get(store, participant)
    seat = next(each for each in holder.memberships if each.id == membership)
    with store.change("networks.role_changed", name=holder.written, network=seat.network_name) as running:
        running.update("membership", membership, seat.version, role=roles.named(store, role).id)


def set_members(store: Store, *, network: NetworkId, members: Sequence[Mapping[str, Any]]) -> None:
    """The member organisations of a network from now on: mappings with organisation, and perhaps seats,
    deputy_seats and capacity ("member", "convener", "co-opted")."""
    held = stored.get(store, network)
    checked = {wanted.get("organisation"): _member_values(wanted) for wanted in members}
    with store.change("networks.members_set", network=held.name) as running:
        present = {member.organisation: member for member in held.members}
        for organisation, values in checked.items():
            member = present.pop(organisation, None)
            if member is None:
                running.insert("network_member", network=network, organisation=organisation, **values)
            elif any(getattr(member, name) != value for name, value in values.items()):
                running.update("network_member", member.id, member.version, **values)
        running.delete("network_member", [member.id for member in present.values()])


def _member_values(wanted: Mapping[str, Any]) -> dict[str, Any]:
    """A member organisation's own values; raises `Invalid` where they do not fit."""
    seats, deputies = wanted.get("seats", 1), wanted.get("deputy_seats", 0)
    capacity = wanted.get("capacity", "member")
    if wanted.get("organisation") is None:
        raise Invalid(_("A member of a network is an organisation."), field="members")
    if not all(isinstance(number, int) and 0 <= number <= 1000 for number in (seats, deputies)):
        raise Invalid(_("A network has between 0 and 1000 seats."), field="members")
    if capacity not in [known for known, _name in MEMBER_CAPACITIES]:
        raise Invalid(
            _("“{capacity}” is not a capacity of a member.").format(capacity=capacity), field="members"
        )
    return {"seats": seats, "deputy_seats": deputies, "capacity": capacity}


# what it is for


def set_lines(
    store: Store, *, network: NetworkId, kind: str, lines: Sequence[str], heading: str = "", period: str = ""
) -> None:
    """The lines of one list: its purpose, the mission of a period ("2019-2022"), the priorities of a year. No
    lines takes the list away."""
    if kind not in dict(LIST_KINDS):
        raise Invalid(_("“{kind}” is not a kind of list.").format(kind=kind), field="kind")
    held = stored.get(store, network)
    with store.change(
        "networks.lines_set", heading=heading or _(dict(LIST_KINDS)[kind]), network=held.name
    ) as running:
        write_lines(running, held, kind=kind, heading=heading, period=period, lines=lines)


def write_lines(
    running: Change, held: Network, *, kind: str, heading: str, period: str, lines: Sequence[str]
) -> None:
    """Write one list inside a running change; the same lines write nothing."""
    wanted = tuple(normal(line) for line in lines if normal(line))
    span = dates.span(period)
    present = next((each for each in held.lists if (each.kind, each.span.text) == (kind, span.text)), None)
    if present and present.lines == wanted and present.heading == heading:
        return
    if present:
        running.delete_where("text_line", list=[present.id])
        if not wanted:
            running.delete("text_list", [present.id])
            return
        number = present.id
        if heading and present.heading != heading:
            running.update("text_list", number, present.version, heading=heading)
    elif wanted:
        number = running.insert(
            "text_list",
            network=held.id,
            kind=kind,
            heading=heading,
            position=len(held.lists),
            **span_values(span),
        )
    else:
        return
    running.insert_many(
        "text_line", [{"list": number, "position": n, "text": text} for n, text in enumerate(wanted)]
    )
