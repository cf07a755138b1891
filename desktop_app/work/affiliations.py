"""What is done with what a participant is where: affiliations are added, changed, taken away."""

from __future__ import annotations

from datetime import date

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records import dates
from desktop_app.records.ids import OrganisationId, ParticipantId
from desktop_app.records.keys import normal
from desktop_app.records.participants import Affiliation
from desktop_app.records.spans import Span
from desktop_app.store import organisations, participants, ties
from desktop_app.store.database import Store
from desktop_app.store.values import span_values
from desktop_app.work.participants import TIE, check_end, stored_tie


def add_affiliation(
    store: Store,
    *,
    participant: ParticipantId,
    organisation: OrganisationId,
    title: str = "",
    unit: str = "",
    capacity: str = "",
    party: str = "",
    acting: bool = False,
    leave_until: date | None = None,
    first_day: date | None = None,
    last_day: date | None = None,
    period: str = "",
) -> int:
    """A participant is something at one more organisation, at the same time as what they are elsewhere. The
    days may be told in words instead: `period` is "hösten 2019" or "sedan 1996". Gives the affiliation's
    number; raises `Invalid`."""
    held = participants.get(store, participant)
    values = stored_tie(
        {"title": title, "unit": unit, "capacity": capacity, "party": party, "acting": acting}
        | {"leave_until": leave_until}
    )
    span = span_of(first_day, last_day, period)
    name = organisations.name(store, organisation)
    for tie in held.affiliations:
        same = (tie.organisation, tie.title, tie.unit) == (organisation, values["title"], values["unit"])
        if same and tie.span.meets(span):
            raise Invalid(
                _("{name} is that at {organisation} already.").format(name=held.written, organisation=name),
                field="organisation",
            )
    with store.change("participants.affiliation_added", name=held.written, organisation=name) as change:
        return change.insert(
            "affiliation",
            participant=participant,
            organisation=organisation,
            **values,
            **span_values(span),
        )


def change_affiliation(
    store: Store,
    *,
    affiliation: int,
    version: int | None = None,
    organisation: OrganisationId | None = None,
    title: str | None = None,
    unit: str | None = None,
    capacity: str | None = None,
    party: str | None = None,
    acting: bool | None = None,
    leave_until: date | str | None = "",
    first_day: date | str | None = "",
    last_day: date | str | None = "",
    period: str | None = None,
) -> None:
    """Change what is given and leave the rest; "" leaves a day, None clears it."""
    holder = participants.get(store, ties.holder(store, affiliation))
    held = next(tie for tie in holder.affiliations if tie.id == affiliation)
    given = {"title": title, "unit": unit, "capacity": capacity, "party": party, "acting": acting}
    values = stored_tie({name: value for name, value in given.items() if value is not None})
    if leave_until != "":
        values |= stored_tie({"leave_until": leave_until})
    if organisation is not None:
        values["organisation"] = organisation
    values |= span_values(_changed_span(held, first_day, last_day, period))
    present = {**stored_tie({name: getattr(held, name) for name in TIE}), **span_values(held.span)}
    present["organisation"] = held.organisation
    values = {name: value for name, value in values.items() if value != present[name]}
    name = organisations.name(store, organisation or held.organisation)
    with store.change("participants.affiliation_changed", name=holder.written, organisation=name) as running:
        running.update("affiliation", affiliation, version or held.version, **values)


def _changed_span(
    held: Affiliation, first_day: date | str | None, last_day: date | str | None, period: str | None
) -> Span:
    """New days take away the words that the old ones were told in."""
    if period is not None:
        return span_of(None, None, period)
    first = held.span.first if isinstance(first_day, str) else first_day
    last = held.span.last if isinstance(last_day, str) else last_day
    return held.span if (first, last) == (held.span.first, held.span.last) else span_of(first, last)


def remove_affiliation(store: Store, *, affiliation: int) -> None:
    """Take away an affiliation that never was; one that is over is ended."""
    holder = participants.get(store, ties.holder(store, affiliation))
    held = next(tie for tie in holder.affiliations if tie.id == affiliation)
    with store.change(
        "participants.affiliation_removed", name=holder.written, organisation=held.organisation_name
    ) as running:
        running.clear("contact", "affiliation", [affiliation])
        running.delete("affiliation", [affiliation])


def span_of(first_day: date | None, last_day: date | None, period: str = "") -> Span:
    """The span of days or of words; raises `Invalid` for an end before the start and for both at once."""
    if last_day:
        check_end(first_day, last_day)
    if not normal(period):
        return Span(first_day, last_day)
    if first_day or last_day:
        raise Invalid(_("Give days, or a period in words, not both."), field="period")
    found = dates.span(period)
    return Span(found.first, found.last, normal(period))
