"""What is done with organisations: added, changed, removed; how they are reached; who belongs to them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from desktop_app.errors import Invalid, NotFound
from desktop_app.i18n import _
from desktop_app.records.ids import OrganisationId
from desktop_app.records.keys import normal
from desktop_app.records.spans import ALWAYS, Span
from desktop_app.store import learnt
from desktop_app.store import organisations as stored
from desktop_app.store.database import Store
from desktop_app.store.use import uses
from desktop_app.store.values import span_values
from desktop_app.work import contacts as reaching

_LONG = ("about", "postal_address", "visiting_address", "note")
_LONGEST_KIND = 60


def add(
    store: Store,
    *,
    name: str,
    short_name: str = "",
    kind: str = "other",
    code: str = "",
    county: str = "",
    web: str = "",
    domains: str | None = None,
    about: str = "",
    postal_address: str = "",
    visiting_address: str = "",
    email: str = "",
    phone: str = "",
    switchboard: str = "",
    fax: str = "",
    note: str = "",
) -> OrganisationId:
    """A new organisation; `name` is how it is printed, `kind` a key of KINDS or the office's own word. E-mail
    `domains` are set apart by blanks; by default that of its web. Raises `Invalid`."""
    given = {"name": name, "kind": kind, "code": code, "county": county, "web": web, "about": about}
    given |= {"postal_address": postal_address, "visiting_address": visiting_address, "note": note}
    values = _checked({**given, "domains": _domain(web) if domains is None else domains})
    reached = {"email": email, "phone": phone, "switchboard": switchboard, "fax": fax}
    rows = [row for contact, text in reached.items() for row in reaching.rows(contact, text)]
    with store.change("organisations.added", name=values["name"]) as change:
        number = change.insert("organisation", **values)
        change.insert("organisation_name", organisation=number, kind="own form", text=values["name"])
        if normal(short_name):
            change.insert("organisation_name", organisation=number, kind="short", text=normal(short_name))
        change.insert_many(
            "contact", [{"organisation": number, **row, "position": place} for place, row in enumerate(rows)]
        )
    return OrganisationId(number)


def change(
    store: Store,
    *,
    organisation: OrganisationId,
    version: int | None = None,
    name: str | None = None,
    kind: str | None = None,
    code: str | None = None,
    county: str | None = None,
    web: str | None = None,
    domains: str | None = None,
    about: str | None = None,
    postal_address: str | None = None,
    visiting_address: str | None = None,
    note: str | None = None,
) -> None:
    """Change what is given and leave the rest. A name is put right for all its days, and the old one stays as
    an alias, so that lists still find it; a new name from a day is given by `rename`."""
    held = stored.get(store, organisation)
    old = held.name()
    given = {"name": name, "kind": kind, "code": code, "county": county, "web": web, "domains": domains}
    given |= {"about": about, "postal_address": postal_address, "visiting_address": visiting_address}
    values = _checked({key: value for key, value in {**given, "note": note}.items() if value is not None})
    with store.change("organisations.changed", name=values.get("name", old)) as running:
        running.update("organisation", organisation, version or held.version, **values)
        if values.get("name", old) != old:
            printed = held.named("own form", date.today())
            span = span_values(printed.span) if printed else {}
            if printed:
                running.update(
                    "organisation_name", printed.id, printed.version, kind="alias", **span_values(ALWAYS)
                )
            running.insert(
                "organisation_name", organisation=organisation, kind="own form", text=values["name"], **span
            )


def set_contacts(
    store: Store, *, organisation: OrganisationId, contacts: Sequence[Mapping[str, Any]]
) -> None:
    """All addresses and telephones of an organisation, in their order: mappings with `kind` (switchboard,
    fax, phone, email) and `text`."""
    held = stored.get(store, organisation)
    rows = reaching.wanted(contacts)
    with store.change("organisations.changed", name=held.name()) as running:
        reaching.replace(running, {"organisation": organisation}, held.contacts, rows)


def set_members(
    store: Store,
    *,
    organisation: OrganisationId,
    members: Sequence[OrganisationId],
    first_day: date | None = None,
) -> None:
    """The members of an association, from a day on or, without one, put right for all days of those of today.
    Who is no longer among them ends the day before. Raises `Invalid` for one that would be a member of
    itself."""
    name = stored.name(store, organisation)
    wanted = list(dict.fromkeys(members))
    _check_no_circle(store, organisation, name, wanted)
    then = first_day or date.today()
    from_then = Span(then) if first_day else Span(then, then)
    standing = [tie for tie in stored.members_ever(store, organisation) if tie.span.meets(from_then)]
    present = {tie.organisation for tie in standing if tie.span.contains(then)}
    with store.change("organisations.members_set", name=name) as running:
        for tie in standing:
            if tie.organisation in wanted and tie.organisation in present:
                continue
            if first_day is not None and tie.span.contains(first_day - timedelta(1)):
                last = (first_day - timedelta(1)).isoformat()
                running.update("organisation_member", tie.id, tie.version, last_day=last)
            else:
                running.delete("organisation_member", [tie.id])
        begins = span_values(Span(first_day))
        running.insert_many(
            "organisation_member",
            [
                {"association": organisation, "member": number, "capacity": "member", **begins}
                for number in wanted
                if number not in present
            ],
        )


def _check_no_circle(
    store: Store, association: OrganisationId, name: str, members: Sequence[OrganisationId]
) -> None:
    through = stored.within(store, members).get(association)
    if through == association:
        raise Invalid(_("{name} cannot be a member of itself.").format(name=name), field="members")
    if through is not None:
        raise Invalid(
            _("{name} is itself a member of {member}, or of its members.").format(
                name=name, member=stored.name(store, through)
            ),
            field="members",
        )


def forget_spelling(store: Store, *, spelling: int) -> None:
    """Take away a way of writing an organisation that somebody once taught the intake."""
    known = {each.id: each for each in learnt.spellings(store)}
    if spelling not in known:
        raise NotFound(_("This way of writing an organisation is forgotten already."))
    with store.change("organisations.changed", name=known[spelling].name) as running:
        running.delete("organisation_name", [spelling])


def remove(store: Store, *, organisation: OrganisationId) -> None:
    """Take away an organisation that nothing speaks of. Raises `Invalid` while something does."""
    held = stored.get(store, organisation)
    used = uses(store, "organisation", organisation)
    if used:
        raise Invalid(
            _("{name} is used in {count} places and cannot be removed.").format(name=held.name(), count=used),
            advice=_("End what belongs to it instead."),
        )
    with store.change("organisations.removed", name=held.name()) as running:
        for table in ("organisation_name", "contact"):
            running.delete_where(table, organisation=[organisation])
        running.delete("organisation", [organisation])


def _checked(values: Mapping[str, str]) -> dict[str, str]:
    """Values as they are stored; raises `Invalid`."""
    checked = {key: value.strip() if key in _LONG else normal(value) for key, value in values.items()}
    if not checked.get("name", "-"):
        raise Invalid(_("An organisation needs a name."), field="name")
    kind = checked.get("kind", "other")
    if not kind or len(kind) > _LONGEST_KIND:
        raise Invalid(_("An organisation needs a kind of at most 60 letters."), field="kind")
    if "domains" in checked:
        checked["domains"] = " ".join(_domain(each) for each in re.split(r"[\s,;]+", checked["domains"]))
    return checked


def _domain(address: str) -> str:
    """The e-mail domain of a web address: "https://www.ale.example/om" -> "ale.example"."""
    return re.sub(r"^(?:https?://)?(?:www\.)?|^@", "", address.strip().casefold()).partition("/")[0]
