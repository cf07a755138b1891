"""The command that gives people's e-mail addresses, as a mail program takes them."""

from __future__ import annotations

import argparse
import sys

from desktop_app.cli import reading
from desktop_app.cli.answers import say
from desktop_app.i18n import _, ngettext
from desktop_app.store import addresses as stored
from desktop_app.store import participants
from desktop_app.store.database import Store


def addresses(store: Store, asked: argparse.Namespace) -> int:
    """The addresses alone stand on standard output; who has none is named on standard error."""
    chosen = [participants.named(store, name) for name in asked.names] or reading.people(store, asked)
    found = stored.addresses(store, chosen)
    without = [
        {"id": row.id, "name": row.name, "organisation": row.organisation}
        for row in participants.rows(store, found.without, as_of=asked.as_of)
    ]
    answer = {
        "addresses": found.text,
        "number": found.number,
        "without": without,
        "protected": found.protected,
    }
    say(asked, answer, [found.text] if found.text else [])
    if not asked.json:
        for row in without:
            who = f"{row['name']}, {row['organisation']}".rstrip(", ")
            print(_("No e-mail address: {name}").format(name=who), file=sys.stderr)
        if found.protected:
            left_out = ngettext(
                "One with a protected identity was left out.",
                "{count} with a protected identity were left out.",
                found.protected,
            )
            print(left_out.format(count=found.protected), file=sys.stderr)
    return 0
