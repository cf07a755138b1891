"""When the meetings of a network may decide, and which of its deputies is called first."""

from __future__ import annotations

from typing import Any

from desktop_app.i18n import N_, _
from desktop_app.records.fields import Field
from desktop_app.records.ids import NetworkId
from desktop_app.records.networks import DEPUTY_RULES, Network
from desktop_app.store import networks
from desktop_app.ui.desk import Desk
from desktop_app.ui.form.dialog import FormDialog
from desktop_app.ui.form.form import Failed, Form, Saved, Values
from desktop_app.work.meetings import meeting_rules as verbs

_RULE = "deputies."
"""Before a rule's key in the name of its tick."""
_QUORUM = Field("quorum", N_("Quorum"), hint=N_("empty: more than half; or at least 8, 2/3"))


def open_rules(desk: Desk, network: NetworkId) -> None:
    desk.read(lambda store: networks.get(store, network), lambda held: _open(desk, held))


def _open(desk: Desk, held: Network) -> None:
    ticks = [Field(f"{_RULE}{key}", label, "flag") for key, label in DEPUTY_RULES]
    shown: Values = {"quorum": held.quorum}
    shown |= {f"{_RULE}{key}": key in held.deputies for key, _label in DEPUTY_RULES}

    def save(values: Values, saved: Saved, failed: Failed) -> None:
        if values == shown:
            saved()
            return
        given: dict[str, Any] = {"quorum": str(values["quorum"])}
        given["deputies"] = [key for key, _label in DEPUTY_RULES if values[f"{_RULE}{key}"]]
        desk.do(lambda store: verbs.set_meeting_rules(store, network=held.id, **given), saved, failed)

    form = Form((_QUORUM, *ticks), save, name="meetingRules", ask=desk.ask)
    form.set_values(shown)
    FormDialog(
        _("Quorum and calling of deputies: {network}").format(network=held.name), form, desk.window
    ).open()
