"""The command that sends forms out."""

from __future__ import annotations

import argparse

from desktop_app.cli.answers import say
from desktop_app.i18n import ngettext
from desktop_app.records.progress import drain
from desktop_app.store.database import Store


def forms(store: Store, asked: argparse.Namespace) -> int:
    from desktop_app.store import networks
    from desktop_app.work import forms as work

    sent = drain(
        work.send(
            store, network=networks.named(store, asked.network), folder=asked.folder, replace=asked.replace
        )
    )
    count = len(sent.forms)
    lines = [
        ngettext("Wrote {count} form in {folder}.", "Wrote {count} forms in {folder}.", count).format(
            count=count, folder=asked.folder
        )
    ]
    if sent.protected:
        lines.append(
            ngettext(
                "{count} protected person is left out.",
                "{count} protected people are left out.",
                sent.protected,
            ).format(count=sent.protected)
        )
    rows = [
        {
            "organisation": form.organisation,
            "name": form.name,
            "file": str(form.file),
            "participants": form.participants,
            "vacant": form.vacant,
        }
        for form in sent.forms
    ]
    say(asked, {"forms": rows, "protected": sent.protected}, lines)
    return 0
