"""E-mail addresses and telephone numbers as they are typed, and as they are kept."""

from __future__ import annotations

from typing import Any

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records import emails, phones
from desktop_app.records.keys import normal


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
