"""What the register keeps of the forms that are out: to whom they went, and what stood in them."""

from __future__ import annotations

import json
from collections.abc import Mapping

import sqlalchemy as sa

from desktop_app.records.forms import Mark
from desktop_app.records.ids import ParticipantId
from desktop_app.store import tables
from desktop_app.store.change import Change
from desktop_app.store.source import Source


def register_of(source: Source) -> str:
    """What tells this register from every other; a form carries it out and back."""
    return str(source.value(sa.select(tables.register.c.uuid)))


def remember(change: Change, mark: Mark, said: Mapping[ParticipantId, Mapping[str, str]]) -> None:
    """Keep what a form says of each person as the last imported values of its own source: what comes back
    as it was sent then changes nothing, whatever the register says by that time."""
    number = change.insert(
        "import_source", shape=mark.shape, network=mark.network, organisation=mark.organisation
    )
    change.insert_many(
        "import_value",
        [
            {
                "source": number,
                "participant": participant,
                "fields": json.dumps(fields, ensure_ascii=False, sort_keys=True),
            }
            for participant, fields in said.items()
        ],
    )
