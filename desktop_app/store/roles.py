"""The roles that somebody can have in a network."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from desktop_app.errors import NotFound
from desktop_app.i18n import _, language
from desktop_app.records.ids import RoleId
from desktop_app.records.keys import form_key
from desktop_app.records.networks import Role
from desktop_app.store import tables as t
from desktop_app.store.source import Source


def role_name(row: Any) -> str:
    """A role's name in the reader's language, from a row with both."""
    return str(row.name_sv if language() == "sv" else row.name_en)


def all_roles(source: Source) -> list[Role]:
    """In the order in which they are listed, the chair first."""
    return [
        Role(
            id=RoleId(r.id),
            key=r.key,
            name_sv=r.name_sv,
            name_en=r.name_en,
            position=r.position,
            counts=r.counts,
            presidium=bool(r.presidium),
            staff=bool(r.staff),
            version=r.version,
        )
        for r in source.fetch(sa.select(t.role).order_by(t.role.c.position, t.role.c.id))
    ]


def named(source: Source, text: str) -> Role:
    """The role of a key or name in either language; raises `NotFound`."""
    wanted = form_key(text)
    roles = all_roles(source)
    for role in roles:
        if wanted in (form_key(role.key), form_key(role.name_sv), form_key(role.name_en), str(role.id)):
            return role
    raise NotFound(
        _("There is no role called “{name}”.").format(name=text),
        advice=_("The roles are {names}.").format(names=", ".join(role_name(role) for role in roles)),
    )


def number(source: Source, text: str) -> RoleId:
    """The number of the role that a key or name means."""
    return named(source, text).id
