"""How a network's meetings go: when they may decide, which deputy is called, their colour in the calendar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records.ids import NetworkId
from desktop_app.records.keys import normal
from desktop_app.records.meetings import quorum as rules
from desktop_app.records.networks import DEPUTY_RULES
from desktop_app.store import networks
from desktop_app.store.database import Store

_COLOUR = re.compile("#[0-9a-f]{6}")


def set_meeting_rules(
    store: Store,
    *,
    network: NetworkId,
    quorum: str | None = None,
    deputies: Sequence[str] | None = None,
    colour: str | None = None,
) -> None:
    """Set what is given: the quorum ("minst 8", "2/3"; "" is more than half of the seats), what goes before
    the order of the deputies ("party", "organisation"), the colour ("#2a6fb0"; "" is the program's choice).
    Raises `Invalid`."""
    held = networks.get(store, network)
    values: dict[str, Any] = {}
    if quorum is not None:
        rules.read(quorum)
        values["quorum"] = normal(quorum)
    if deputies is not None:
        values["deputies"] = " ".join(_known(deputies))
    if colour is not None:
        values["colour"] = checked_colour(colour)
    present = {"quorum": held.quorum, "deputies": " ".join(held.deputies), "colour": held.colour}
    differing = {name: value for name, value in values.items() if value != present[name]}
    with store.change("networks.meeting_rules_set", network=held.name) as running:
        running.update("network", network, held.version, **differing)


def checked_colour(text: str) -> str:
    """As the database keeps it. Raises `Invalid`."""
    colour = text.strip().lower()
    if colour and not _COLOUR.fullmatch(colour):
        raise Invalid(_("A colour is written like #2a6fb0."), field="colour")
    return colour


def _known(wanted: Sequence[str]) -> list[str]:
    unknown = [rule for rule in wanted if rule not in dict(DEPUTY_RULES)]
    if unknown:
        raise Invalid(
            _("“{rule}” is no rule for a network.").format(rule=unknown[0]),
            field="deputies",
            advice=_("Choose among {names}.").format(names=", ".join(dict(DEPUTY_RULES))),
        )
    return list(dict.fromkeys(wanted))
