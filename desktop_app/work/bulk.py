"""What is done with many participants at once: the same values, the same end, the same network.

Each verb is one change and sends as many statements for five thousand people as for five.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.errors import Invalid
from desktop_app.i18n import _, ngettext
from desktop_app.records.ids import NetworkId, OrganisationId, ParticipantId
from desktop_app.records.spans import Span
from desktop_app.store import networks, organisations, roles, ties
from desktop_app.store.database import Store
from desktop_app.store.values import day, span_of, span_values
from desktop_app.work.participants import check_end, stored_tie

_NAMED = 5
"""People named in a refusal; it counts the others."""


def change_many(
    store: Store,
    *,
    participants: Sequence[ParticipantId],
    at: OrganisationId | None = None,
    organisation: OrganisationId | None = None,
    title: str | None = None,
    unit: str | None = None,
    capacity: str | None = None,
    party: str | None = None,
    acting: bool | None = None,
    leave_until: date | str | None = "",
    note: str | None = None,
    protected: bool | None = None,
) -> None:
    """Give many participants the same values. Title, department and the like are those of the present
    affiliation, or of the present one at the organisation `at`. Raises `Invalid` where somebody has none."""
    given = {"title": title, "unit": unit, "capacity": capacity, "party": party, "acting": acting}
    tie: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if leave_until != "":
        tie["leave_until"] = leave_until
    values = stored_tie(tie)
    if organisation is not None:
        values["organisation"] = organisation
    own: dict[str, Any] = {} if note is None else {"note": note.strip()}
    if protected is not None:
        own["protected"] = int(protected)
    chosen = list(dict.fromkeys(participants))
    with store.change("participants.many_changed", count=len(chosen)) as running:
        people = ties.people(running, chosen)
        running.update_many("participant", _differing(people.values(), own))
        if values:
            present = _present(ties.rows(running, "affiliation", chosen), at)
            missing = [number for number in chosen if number not in present]
            if missing and (organisation is None or at is not None):
                raise _homeless([people[number].written for number in missing])
            running.update_many("affiliation", _differing(present.values(), values))
            running.insert_many("affiliation", [{"participant": number, **values} for number in missing])


def _differing(rows: Iterable[Any], wanted: Mapping[str, Any]) -> list[tuple[int, int, dict[str, Any]]]:
    """Number, version and what is to be changed of each row."""
    return [
        (row.id, row.version, {name: value for name, value in wanted.items() if getattr(row, name) != value})
        for row in rows
    ]


def _present(rows: Iterable[Any], at: OrganisationId | None) -> dict[ParticipantId, Any]:
    """Of each participant the affiliation of today that began last, as `participants.change` has it."""
    today, found = date.today(), dict[ParticipantId, Any]()
    for row in sorted(rows, key=lambda row: row.first_day or "", reverse=True):
        if at in (None, row.organisation) and span_of(row).contains(today):
            found.setdefault(row.participant, row)
    return found


def _homeless(names: Sequence[str]) -> Invalid:
    told = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
    return Invalid(
        ngettext(
            "{names} is at no organisation where that could be changed.",
            "{count} of them are at no organisation where that could be changed: {names}.",
            len(names),
        ).format(count=len(names), names=told),
        field="organisation",
        advice=_("Choose the organisation first."),
    )


def end_many(
    store: Store,
    *,
    participants: Sequence[ParticipantId],
    on: date,
    organisation: OrganisationId | None = None,
    network: NetworkId | None = None,
) -> None:
    """Many participants leave an organisation, with the seats they hold for it, or a network, or everything:
    `on` is the last day. What is over by then stays as it is. Raises `Invalid` for what begins later."""
    if organisation is not None and network is not None:
        raise Invalid(_("They leave an organisation or a network, not both at once."), field="network")
    chosen = list(dict.fromkeys(participants))
    place = organisations.name(store, organisation) if network is None else networks.name(store, network)
    title = "participants.many_ended" if place else "participants.many_left"
    with store.change(title, count=len(chosen), place=place) as running:
        people = ties.people(running, chosen)
        for table in ("affiliation", "membership") if network is None else ("membership",):
            ended = []
            for row in ties.rows(running, table, chosen):
                mine = organisation in (None, row.organisation) and network in (
                    None,
                    getattr(row, "network", 0),
                )
                if mine and (row.last_day is None or row.last_day > on.isoformat()):
                    _check_end(people[row.participant].written, row, on)
                    ended.append((row.id, row.version, {"last_day": on.isoformat()}))
            running.update_many(table, ended)


def _check_end(name: str, row: Any, last: date) -> None:
    first = day(row.first_day)
    if first and last < first:
        raise Invalid(
            _("What {name} is from {first} cannot end before that.").format(name=name, first=first),
            field="on",
        )


@dataclass(frozen=True, slots=True)
class Joined:
    """Who took a seat, and who sat there already and was left so."""

    joined: tuple[ParticipantId, ...]
    already: tuple[ParticipantId, ...]


def join_many(
    store: Store,
    *,
    network: NetworkId,
    participants: Sequence[ParticipantId],
    organisation: OrganisationId | None = None,
    role: str = "member",
    first_day: date | None = None,
    last_day: date | None = None,
) -> Joined:
    """Many participants take a seat in one role, each for the organisation given or for their present one.
    Who has the same seat on one of the days is left as they are."""
    if last_day:
        check_end(first_day, last_day)
    name, wanted, span = networks.name(store, network), roles.named(store, role), Span(first_day, last_day)
    chosen = list(dict.fromkeys(participants))
    ties.check_there(store, "participant", chosen)
    places = {} if organisation else _present(ties.rows(store, "affiliation", chosen), None)
    seat = {
        number: organisation or (places[number].organisation if number in places else None)
        for number in chosen
    }
    already = {
        row.participant
        for row in ties.rows(store, "membership", chosen)
        if (row.network, row.role, row.organisation) == (network, wanted.id, seat[row.participant])
        and span_of(row).meets(span)
    }
    fresh = [number for number in chosen if number not in already]
    with store.change("networks.many_joined", network=name, count=len(fresh)) as running:
        running.insert_many(
            "membership",
            [
                {
                    "participant": number,
                    "network": network,
                    "organisation": seat[number],
                    "role": wanted.id,
                    **span_values(span),
                }
                for number in fresh
            ],
        )
    return Joined(tuple(fresh), tuple(number for number in chosen if number in already))
