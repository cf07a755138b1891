"""The command that writes out what the register holds of one person, for that person."""

from __future__ import annotations

import argparse

from desktop_app.cli.answers import say
from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records.ids import ParticipantId, number_of
from desktop_app.store import participants
from desktop_app.store.database import Store


def extract(store: Store, asked: argparse.Namespace) -> int:
    from desktop_app.work.extracts import paper
    from desktop_app.work.extracts.extracts import extract as extract_of

    number = number_of(asked.participant)  # also of somebody who has been merged or removed
    made = extract_of(
        store, ParticipantId(number) if number else participants.named(store, asked.participant)
    )
    if made.protected and number is None:
        raise Invalid(
            _("{name} has a protected identity.").format(name=made.name),
            advice=_("Ask by the number: {command}.").format(
                command=f"extract {made.participant} {asked.out.name}"
            ),
        )
    ending = asked.out.suffix.lower()
    if ending == ".json":
        paper.save_records(made, asked.out)
    elif ending == ".pdf":
        from desktop_app.paper.pages import to_pdf

        to_pdf(paper.document(made), asked.out)
    else:
        from desktop_app.sheets import writing

        writing.write(paper.document(made), asked.out)
    answer = {
        "file": str(asked.out),
        "participant": made.participant,
        "protected": made.protected,
        "facts": made.facts,
        "kinds": {part.kind: len(part.entries) for part in made.parts},
    }
    mark = [_("Protected identity: to be handed to the person alone.")] if made.protected else []
    say(asked, answer, [_("Wrote {file}.").format(file=asked.out), *mark, paper.said(made)])
    return 0
