"""A form: the spreadsheet that one member organisation of a network gets, corrects and sends back.

It carries two things that are not for its reader: a mark, which tells whose form it is, and a key on every
row. Both are plain texts in cells, so that they live through sorting, renaming and saving as whatever else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from desktop_app.i18n import N_
from desktop_app.records.ids import NetworkId, OrganisationId, ParticipantId, number_of

COLUMNS = (
    ("given", N_("Given name"), 18),
    ("family", N_("Family name"), 20),
    ("title", N_("Title"), 28),
    ("department", N_("Department"), 26),
    ("party", N_("Party"), 8),
    ("email", N_("E-mail"), 34),
    ("phone", N_("Telephone"), 18),
    ("mobile", N_("Mobile"), 18),
    ("role", N_("Role"), 18),
    ("gone", N_("Has left"), 11),
    ("notes", N_("Note"), 34),
)
"""The fields of a form's columns, their headings and widths in letters."""
ASKED_WHERE_USED = frozenset({"department", "party"})
"""Columns of which a form is spared where nobody in the network has any."""
GONE = "x"
"""What a person puts under “Has left”."""
VACANT = "vacant"
"""The key of a row that waits for a name: a seat that nobody holds."""

_MARK = re.compile(r"samverka 1 register=(\S+) network=(\d+) organisation=(\d+) issue=(\S+) day=([\d-]{10})")
_KEY = re.compile(r"p(\d{1,18})")


@dataclass(frozen=True, slots=True)
class Mark:
    """Whose form it is: of which register and network, for which organisation. `issue` is a sending's."""

    register: str
    network: NetworkId
    organisation: OrganisationId
    issue: str
    day: date

    def __str__(self) -> str:
        return (
            f"samverka 1 register={self.register} network={self.network} organisation={self.organisation}"
            f" issue={self.issue} day={self.day.isoformat()}"
        )

    @property
    def shape(self) -> str:
        """Under which its answers are remembered from one return to the next."""
        return f"form:{self.issue}"


@dataclass(frozen=True, slots=True)
class Form:
    """A form to be written. A row is its key and one text for each of `columns`."""

    mark: Mark
    network: str
    organisation: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    roles: tuple[str, ...]
    """The names to choose a role from."""


def mark_in(text: object) -> Mark | None:
    found = _MARK.fullmatch(text.strip()) if isinstance(text, str) else None
    if found is None:
        return None
    register, network, organisation, issue, day = found.groups()
    try:
        return Mark(
            register,
            NetworkId(int(network)),
            OrganisationId(int(organisation)),
            issue,
            date.fromisoformat(day),
        )
    except ValueError:
        return None


def key_of(participant: ParticipantId) -> str:
    return f"p{participant}"


def participant_of(key: str) -> ParticipantId | None:
    """Whom a row's key means; None for every other text."""
    found = _KEY.fullmatch(key)
    number = number_of(found[1]) if found else None
    return None if number is None else ParticipantId(number)
