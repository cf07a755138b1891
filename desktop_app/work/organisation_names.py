"""What organisations are called, when: a new name from a day, former names, other ways of writing them."""

from __future__ import annotations

from datetime import date, timedelta

from desktop_app.errors import Invalid, NotFound
from desktop_app.i18n import _
from desktop_app.records.ids import OrganisationId
from desktop_app.records.keys import form_key, normal
from desktop_app.records.organisations import NAME_KINDS, Organisation, OrganisationName
from desktop_app.records.spans import Span
from desktop_app.store import organisations as stored
from desktop_app.store.change import Change
from desktop_app.store.database import Store
from desktop_app.store.values import span_values
from desktop_app.work.affiliations import span_of
from desktop_app.work.participants import check_end


def rename(
    store: Store, *, organisation: OrganisationId, name: str, first_day: date, short_name: str = ""
) -> None:
    """A new name from a day, perhaps with a new short name. Lists of earlier days print the former one, and
    all of them are found. Raises `Invalid` where it has, or is going to have, another name after that day."""
    held = stored.get(store, organisation)
    former = held.name(on=first_day - timedelta(1))
    if not normal(name):
        raise Invalid(_("An organisation needs a name."), field="name")
    wanted = {"own form": normal(name), "short": normal(short_name)}
    with store.change("organisations.renamed", former=former, name=wanted["own form"]) as running:
        for kind, text in wanted.items():
            if text and text != held.name(kind, on=first_day):
                _succeed(running, held, kind, text, first_day)
        _call(running, held)


def _succeed(running: Change, held: Organisation, kind: str, text: str, first_day: date) -> None:
    """A name of a kind follows upon those that there are."""
    for name in held.names:
        if name.kind != kind:
            continue
        if name.span.first and name.span.first >= first_day:
            raise Invalid(
                _("It is called {name} from {day}; a new name begins later.").format(
                    name=name.text, day=name.span.first
                ),
                field="first_day",
            )
        if name.span.last is None or name.span.last >= first_day:
            last = (first_day - timedelta(1)).isoformat()
            running.update("organisation_name", name.id, name.version, last_day=last)
    values = span_values(Span(first_day))
    running.insert("organisation_name", organisation=held.id, kind=kind, text=text, **values)


def _call(running: Change, held: Organisation) -> None:
    """Let the organisation's own row hold its name of today."""
    name = stored.get(running, held.id).name()
    if name != stored.written(running, held.id):
        running.update("organisation", held.id, held.version, name=name)


def add_name(
    store: Store,
    *,
    organisation: OrganisationId,
    name: str,
    kind: str = "alias",
    first_day: date | None = None,
    last_day: date | None = None,
    period: str = "",
) -> int:
    """One more name that an organisation is found by: short, full, alias or former. A former name with days
    is what lists of those days print. Gives its number."""
    held = stored.get(store, organisation)
    text = normal(name)
    if not text:
        raise Invalid(_("An organisation needs a name."), field="name")
    if kind == "own form" or kind not in dict(NAME_KINDS):
        raise Invalid(
            _("“{kind}” is not a kind of name that can be added.").format(kind=kind),
            field="kind",
            advice=_("Choose among {names}.").format(names=", ".join(list(dict(NAME_KINDS))[1:])),
        )
    values = {"kind": kind, "text": text, **span_values(span_of(first_day, last_day, period))}
    known = next((each for each in held.names if each.kind != "own form" and _same(each, text)), None)
    with store.change("organisations.names_changed", name=held.name()) as running:
        if known is None:
            number = running.insert("organisation_name", organisation=organisation, **values)
        else:
            number = known.id
            running.update("organisation_name", known.id, known.version, **_differing(known, values))
        _call(running, held)
    return number


def _same(name: OrganisationName, text: str) -> bool:
    return form_key(name.text) == form_key(text)


def _differing(held: OrganisationName, values: dict[str, str | None]) -> dict[str, str | None]:
    present = {"kind": held.kind, "text": held.text, **span_values(held.span)}
    return {name: value for name, value in values.items() if value != present[name]}


def end_name(store: Store, *, organisation: OrganisationId, name: int, on: date) -> None:
    """A name is not used after the day `on`; it is found all the same. Raises `Invalid` for one that ended
    by then."""
    held, ended = _named(store, organisation, name)
    check_end(ended.span.first, on)
    if ended.span.last and ended.span.last <= on:
        raise Invalid(
            _("It has not been called {name} since {day}.").format(name=ended.text, day=ended.span.last),
            field="on",
        )
    with store.change("organisations.names_changed", name=held.name()) as running:
        running.update("organisation_name", name, ended.version, last_day=on.isoformat())
        _call(running, held)


def remove_name(store: Store, *, organisation: OrganisationId, name: int) -> None:
    """Take away a name that was wrong. The only printed one stays: raises `Invalid`."""
    held, wrong = _named(store, organisation, name)
    if wrong.kind == "own form" and [each.kind for each in held.names].count("own form") == 1:
        raise Invalid(_("An organisation needs a name."), field="name")
    with store.change("organisations.names_changed", name=held.name()) as running:
        running.delete("organisation_name", [name])
        _call(running, held)


def _named(store: Store, organisation: OrganisationId, number: int) -> tuple[Organisation, OrganisationName]:
    held = stored.get(store, organisation)
    for name in held.names:
        if name.id == number:
            return held, name
    raise NotFound(_("{name} has no name {number}.").format(name=held.name(), number=number))
