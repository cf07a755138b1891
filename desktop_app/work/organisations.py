"""What is done with organisations: added, changed, removed."""

from __future__ import annotations

from desktop_app.errors import Invalid, NotFound
from desktop_app.i18n import _
from desktop_app.records.ids import OrganisationId
from desktop_app.records.keys import normal
from desktop_app.records.organisations import KINDS
from desktop_app.store import learnt
from desktop_app.store import organisations as stored
from desktop_app.store.database import Store
from desktop_app.store.use import uses


def add(
    store: Store,
    *,
    name: str,
    short_name: str = "",
    kind: str = "other",
    code: str = "",
    county: str = "",
    web: str = "",
    note: str = "",
) -> OrganisationId:
    """A new organisation; `name` is how it is printed. Raises `Invalid`."""
    name = _checked(name, kind)
    with store.change("organisations.added", name=name) as change:
        number = change.insert(
            "organisation",
            name=name,
            kind=kind,
            code=code.strip(),
            county=county.strip(),
            web=web.strip(),
            domains=web.strip().removeprefix("https://").removeprefix("www.").partition("/")[0],
            note=note.strip(),
        )
        change.insert("organisation_name", organisation=number, kind="own form", text=name)
        if normal(short_name):
            change.insert("organisation_name", organisation=number, kind="short", text=normal(short_name))
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
    note: str | None = None,
) -> None:
    """Change what is given and leave the rest. An old name stays as an alias, so that lists still find it."""
    held = stored.get(store, organisation)
    old = held.name()
    given = {"name": name, "kind": kind, "code": code, "county": county, "web": web, "note": note}
    values = {key: normal(value) for key, value in given.items() if value is not None}
    _checked(values.get("name", old), values.get("kind", held.kind))
    with store.change("organisations.changed", name=values.get("name", old)) as running:
        running.update("organisation", organisation, version or held.version, **values)
        if "name" in values and values["name"] != old:
            running.update_where(
                "organisation_name", {"organisation": organisation, "kind": "own form"}, kind="alias"
            )
            running.insert(
                "organisation_name", organisation=organisation, kind="own form", text=values["name"]
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
        running.delete_where("organisation_name", organisation=[organisation])
        running.delete("organisation", [organisation])


def _checked(name: str, kind: str) -> str:
    if not normal(name):
        raise Invalid(_("An organisation needs a name."), field="name")
    if kind not in dict(KINDS):
        raise Invalid(_("“{kind}” is not a kind of organisation.").format(kind=kind), field="kind")
    return normal(name)
