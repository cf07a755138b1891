"""What is done with the roles that people can have in networks: own ones are added, changed, taken away."""

from __future__ import annotations

from typing import Any

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records.ids import RoleId
from desktop_app.records.keys import form_key, normal
from desktop_app.records.networks import ROLE_COUNTS, STANDARD_ROLES, Role
from desktop_app.store import roles as stored
from desktop_app.store.database import Store
from desktop_app.store.roles import role_name
from desktop_app.store.use import uses


def add(
    store: Store,
    *,
    name_sv: str,
    name_en: str = "",
    counts: str = "seat",
    presidium: bool = False,
    staff: bool = False,
    after: RoleId | None = None,
) -> RoleId:
    """A role of the office's own, listed after another or last. `counts` says whether who has it fills a
    seat, a deputy seat or none ("no"). Raises `Invalid` for a name that another role has."""
    known = stored.all_roles(store)
    values = _checked(known, None, name_sv=name_sv, name_en=name_en or name_sv, counts=counts)
    place = 1 + max(role.position for role in known if after in (None, role.id))
    with store.change("roles.added", name=values["name_sv"]) as change:
        change.update_many(
            "role",
            [
                (role.id, role.version, {"position": role.position + 1})
                for role in known
                if role.position >= place
            ],
        )
        flags = {"presidium": int(presidium), "staff": int(staff)}
        number = change.insert("role", key=_key(known, values["name_en"]), position=place, **values, **flags)
    return RoleId(number)


def change(
    store: Store,
    *,
    role: RoleId,
    name_sv: str | None = None,
    name_en: str | None = None,
    counts: str | None = None,
    presidium: bool | None = None,
    staff: bool | None = None,
) -> None:
    """Change what is given and leave the rest; a standard role is called as the office calls it."""
    known = stored.all_roles(store)
    held = next(each for each in known if each.id == role)
    given = {"name_sv": name_sv, "name_en": name_en, "counts": counts}
    values: dict[str, Any] = _checked(known, role, **{k: v for k, v in given.items() if v is not None})
    values |= {k: int(v) for k, v in (("presidium", presidium), ("staff", staff)) if v is not None}
    values = {name: value for name, value in values.items() if value != getattr(held, name)}
    with store.change("roles.changed", name=role_name(held)) as running:
        running.update("role", role, held.version, **values)


def remove(store: Store, *, role: RoleId) -> None:
    """Take away a role that nobody has had. Raises `Invalid` for a standard one or one in use."""
    held = next(each for each in stored.all_roles(store) if each.id == role)
    if held.key in {key for key, *_rest in STANDARD_ROLES}:
        raise Invalid(_("{name} is one of the roles that every register has.").format(name=role_name(held)))
    used = uses(store, "role", role)
    if used:
        raise Invalid(
            _("{name} is used in {count} places and cannot be removed.").format(
                name=role_name(held), count=used
            ),
            advice=_("End what belongs to it instead."),
        )
    with store.change("roles.removed", name=role_name(held)) as running:
        running.delete("role", [role])


def _checked(known: list[Role], own: RoleId | None, **given: str) -> dict[str, str]:
    """Values as they are stored; raises `Invalid`."""
    values = {name: normal(value) for name, value in given.items()}
    for field in ("name_sv", "name_en"):
        name = values.get(field)
        if name == "":
            raise Invalid(_("A role needs a name."), field=field)
        for other in known:
            names = (other.key, other.name_sv, other.name_en)
            if name and other.id != own and form_key(name) in map(form_key, names):
                raise Invalid(_("There is already a role called “{name}”.").format(name=name), field=field)
    if values.get("counts", "seat") not in ROLE_COUNTS:
        raise Invalid(
            _("“{value}” does not fit {name}.").format(value=values["counts"], name="counts"),
            field="counts",
            advice=_("Choose among {names}.").format(names=", ".join(ROLE_COUNTS)),
        )
    return values


def _key(known: list[Role], name: str) -> str:
    """A key that no other role has, made of the name."""
    key = form_key(name).replace(" ", "_")
    taken = {role.key for role in known}
    return next(each for each in (key, *(f"{key}_{n}" for n in range(2, 99))) if each not in taken)
