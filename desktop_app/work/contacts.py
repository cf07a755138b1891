"""E-mail addresses and telephone numbers as they are typed, and as they are written for their owner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records import emails, phones
from desktop_app.records.keys import normal
from desktop_app.records.participants import CONTACT_KINDS, Contact
from desktop_app.store.change import Change


def rows(kind: str, text: str) -> list[dict[str, Any]]:
    """The contacts in a field of a kind ("email", "mobile", "phone", "switchboard", "fax"); there may be
    several. Raises `Invalid` for an e-mail address of wrong form; a telephone that cannot be read is kept
    as written."""
    if not normal(text):
        return []
    if kind == "email":
        found = emails.read(text)
        if not found.addresses or found.rest:
            raise Invalid(
                _("“{text}” is not an e-mail address.").format(text=found.rest or text),
                field="email",
                advice=_("It looks like name@municipality.se."),
            )
        return [
            {
                "kind": kind,
                "value": address,
                "as_written": address,
                "shared": int(emails.is_function(address)),
            }
            for address in found.addresses
        ]
    return [
        {
            "kind": phone.kind,
            "value": phone.value,
            "as_written": phones.printed(phone.value, phone.written),
            "shared": int(phone.kind == "switchboard"),
        }
        for phone in phones.read(text, kind=kind)
    ]


def wanted(given: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Contacts given one by one, in their order: mappings with `kind` and `text`, and perhaps `affiliation`
    (the number of the one it goes with) and `shared` (others have it too). Raises `Invalid`."""
    found: list[dict[str, Any]] = []
    for each in given:
        kind, text = each.get("kind"), each.get("text")
        if kind not in dict(CONTACT_KINDS) or not isinstance(text, str):
            raise Invalid(
                _("A contact has a kind and a text."),
                field="contacts",
                advice=_("The kinds are {names}.").format(names=", ".join(dict(CONTACT_KINDS))),
            )
        for row in rows(kind, text):
            shared = row["shared"] if each.get("shared") is None else int(bool(each["shared"]))
            found.append({**row, "shared": shared, "affiliation": each.get("affiliation")})
    return found


def replace(
    running: Change, owner: Mapping[str, int], held: Sequence[Contact], given: Sequence[Mapping[str, Any]]
) -> None:
    """Make an owner's contacts those that are given; one that stays keeps its row and history."""
    left = {(each.kind, each.value, each.as_written): each for each in held}
    fresh = []
    for place, row in enumerate(given):
        values = {"shared": row["shared"], "affiliation": row["affiliation"], "position": place}
        mine = left.pop((row["kind"], row["value"], row["as_written"]), None)
        if mine is None:
            fresh.append({**owner, **row, **values})
            continue
        present = {"shared": int(mine.shared), "affiliation": mine.affiliation, "position": mine.position}
        changed = {name: value for name, value in values.items() if value != present[name]}
        running.update("contact", mine.id, mine.version, **changed)
    running.delete("contact", [each.id for each in held if each in left.values()])
    running.insert_many("contact", fresh)
