"""Whose turn it is to be host, and what is done about it: taken, skipped, swapped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop_app.errors import Invalid, NotFound
from desktop_app.i18n import _
from desktop_app.records.ids import MeetingId, NetworkId, OrganisationId
from desktop_app.records.keys import normal
from desktop_app.records.meetings import hosting
from desktop_app.records.meetings.hosting import Turn
from desktop_app.store import networks, organisations, ties
from desktop_app.store.database import Store
from desktop_app.store.meetings import hosting as stored
from desktop_app.store.meetings import meetings
from desktop_app.store.source import Source
from desktop_app.work.meetings.meetings import update


def queue(source: Source, network: NetworkId, *, today: date | None = None) -> tuple[Turn, ...]:
    """The members in the order of their turns; whoever is to be host of a coming meeting comes after that."""
    day = today or date.today()
    ahead = stored.coming(source, network, on=day)
    known = stored.hostings(source, network, before=day)
    known += [hosting.Hosting(each.host, each.day) for each in ahead if each.host is not None]
    return hosting.queue(stored.members(source, network, on=day), known)


def proposed(
    source: Source, network: NetworkId, *, today: date | None = None
) -> dict[MeetingId, Turn | None]:
    """Whose turn each coming meeting without a host is; None where everybody is skipped."""
    day = today or date.today()
    known = stored.hostings(source, network, before=day)
    ahead = stored.coming(source, network, on=day)
    return hosting.plan(stored.members(source, network, on=day), known, ahead)


def take(
    store: Store,
    *,
    meeting: MeetingId,
    host: OrganisationId | None = None,
    network: NetworkId | None = None,
    reason: str = "",
) -> OrganisationId:
    """Make an organisation the host of a meeting: by default the one whose turn it is in its network. Another
    than that is noted as one, with the reason. Gives the host. Raises `Invalid` where it is nobody's turn."""
    held = meetings.get(store, meeting)
    group = network or next((number for number, _name in held.networks), None)
    turn = _turn(store, group, meeting, held.first_day) if group is not None else None
    wanted = host or (turn.organisation if turn else None)
    if wanted is None:
        raise Invalid(
            _("It is nobody's turn to be host of {meeting}.").format(meeting=held.dated),
            field="host",
            advice=_("Choose the host."),
        )
    instead = turn.organisation if turn and turn.organisation != wanted else None
    values = {"host": wanted, "turn_of": instead, "host_reason": normal(reason)}
    name = organisations.name(store, wanted)
    with store.change("meetings.host_set", host=name, title=held.dated) as running:
        update(running, held, values)
    return wanted


def _turn(source: Source, network: NetworkId, meeting: MeetingId, first_day: date) -> Turn | None:
    """Whose turn a meeting is, as if it had no host yet and those before it go as proposed."""
    day = min(first_day, date.today())
    known = stored.hostings(source, network, before=day, besides=meeting)
    ahead = stored.coming(source, network, on=day)
    mine = next((each for each in ahead if each.meeting == meeting), None)
    coming = hosting.Coming(meeting, first_day, None, mine.skipped if mine else ())
    others = [each for each in ahead if each.meeting != meeting]
    planned = hosting.plan(stored.members(source, network, on=first_day), known, [coming, *others])
    return planned.get(meeting)


def take_turns(store: Store, *, network: NetworkId) -> int:
    """Give every coming meeting of a network that has no host the member whose turn it is; gives how many got
    one."""
    wanted = {meeting: turn for meeting, turn in proposed(store, network).items() if turn is not None}
    name = networks.name(store, network)
    with store.change("networks.hosts_set", network=name, count=len(wanted)) as running:
        for meeting, turn in wanted.items():
            update(running, meetings.get(running, meeting), {"host": turn.organisation})
    return len(wanted)


def skip(
    store: Store,
    *,
    network: NetworkId,
    organisation: OrganisationId,
    meeting: MeetingId | None = None,
    reason: str = "",
) -> int:
    """An organisation does not take its turn, at a meeting or the next one, and keeps its place: it is first
    again after that. Gives the number of the note. Raises `Invalid` for one that is no member, or where no
    meeting is ahead."""
    today = date.today()
    group, body = networks.name(store, network), organisations.name(store, organisation)
    ahead = [each.meeting for each in stored.coming(store, network, on=today) if each.host is None]
    number = meeting or next(iter(ahead), None)
    if meeting is not None:
        ties.check_there(store, "meeting", [meeting])
    if number is None:
        raise Invalid(
            _("{network} has no coming meeting without a host.").format(network=group), field="meeting"
        )
    if organisation not in stored.members(store, network, on=today):
        raise Invalid(
            _("{organisation} is no member of {network}.").format(organisation=body, network=group),
            field="organisation",
        )
    if any(
        (each.meeting, each.organisation) == (number, organisation) for each in stored.skipped(store, network)
    ):
        raise Invalid(_("{organisation} is skipped already.").format(organisation=body), field="organisation")
    row = {"network": network, "organisation": organisation, "meeting": number}
    with store.change("networks.host_skipped", organisation=body, network=group) as running:
        return running.insert("host_skip", **row, day=today.isoformat(), reason=normal(reason))


def unskip(store: Store, *, network: NetworkId, skip: int) -> None:
    """Take back that an organisation was skipped."""
    held = next((each for each in stored.skipped(store, network) if each.id == skip), None)
    if held is None:
        raise NotFound(_("That is not noted any more."))
    group = networks.name(store, network)
    with store.change("networks.host_not_skipped", organisation=held.name, network=group) as running:
        running.delete("host_skip", [skip])


def swap(store: Store, *, between: Sequence[MeetingId], reason: str = "") -> None:
    """Two meetings swap their hosts, and each notes whose turn it was and why."""
    if len(set(between)) != 2:
        raise Invalid(_("Two meetings swap hosts."), field="between")
    first, second = (meetings.get(store, number) for number in between)
    if first.host is None or second.host is None or first.host == second.host:
        raise Invalid(
            _("Only two meetings with different hosts can swap them."),
            field="between",
            advice=_("Give each a host first."),
        )
    with store.change("meetings.hosts_swapped", host=first.host_name, other=second.host_name) as running:
        for held, other in ((first, second), (second, first)):
            turn = held.turn_of or held.host
            instead = turn if turn != other.host else None
            update(running, held, {"host": other.host, "turn_of": instead, "host_reason": normal(reason)})
