"""Commands about participants who may be one person: they are listed, and two are made one."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from desktop_app.cli.answers import say
from desktop_app.i18n import _, ngettext
from desktop_app.records.progress import drain
from desktop_app.store import participants
from desktop_app.store.database import Store
from desktop_app.work import duplicates as verbs


def duplicates(store: Store, asked: argparse.Namespace) -> int:
    pairs = drain(verbs.find(store))
    numbers = sorted({number for pair in pairs for number in (pair.a, pair.b)})
    who = {
        row.id: ", ".join(part for part in (f"{row.id} {row.name}", row.organisation) if part)
        for row in participants.rows(store, numbers)
    }
    lines = [
        f"{who[pair.a]} – {who[pair.b]}: {pair.evidence} ({100 * pair.certainty:.0f} %)"
        for pair in pairs
        if pair.a in who and pair.b in who
    ]
    say(asked, {"rows": pairs}, lines or [_("Nothing found.")])
    return 0


def merge(store: Store, asked: argparse.Namespace) -> int:
    merged = verbs.merge(
        store,
        participant=participants.named(store, asked.a),
        other=participants.named(store, asked.b),
        take=dict(asked.take),
    )
    said = _("Participants {gone} and {kept} are now one: {kept} {name}.").format(
        kept=merged.kept, gone=merged.gone, name=merged.name
    )
    undo = _("It can be undone: {command}.").format(command=f"undo --change {merged.change}")
    say(asked, merged, [said, *_moved(merged.moved), undo])
    return 0


def _moved(counts: Mapping[str, int]) -> list[str]:
    """What the one that stays got from the other."""
    told = (
        (
            ngettext("{count} affiliation", "{count} affiliations", counts["affiliation"]),
            counts["affiliation"],
        ),
        (
            ngettext("{count} address or number", "{count} addresses and numbers", counts["contact"]),
            counts["contact"],
        ),
        (ngettext("{count} membership", "{count} memberships", counts["membership"]), counts["membership"]),
        (ngettext("{count} meeting", "{count} meetings", counts["attendance"]), counts["attendance"]),
    )
    moved = [words.format(count=count) for words, count in told if count]
    return [_("Moved: {what}.").format(what=", ".join(moved))] if moved else []
