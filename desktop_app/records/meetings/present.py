"""Who was at a meeting, as minutes say it: Närvarande, Anmält förhinder, Övriga.

It is made of the attendance as it was frozen at the meeting. The presidium comes first, then Swedish order. A
deputy who served stands apart from one who only was there. Absence is told of members alone: deputies and
guests who did not come, without a word, are not looked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from desktop_app.i18n import N_, _
from desktop_app.records.keys import sort_key
from desktop_app.records.meetings.parts import Part
from desktop_app.records.meetings.roll_call import WAYS, Presence

Kind = Literal["member", "serving", "deputy", "co-opted", "guest"]
_PRESENT = (
    ("member", N_("Full members")),
    ("serving", N_("Serving deputies")),
    ("deputy", N_("Deputies")),
)
_NO_PRESIDIUM = 1_000


@dataclass(frozen=True, slots=True)
class Attendant:
    """One line of the attendance. `rank` is the place in the presidium, 0 for the chair, None outside it, and
    `role` the word for it; `serves_for` is the name of the one whose seat a deputy took. A presence of "" is
    not noted. `sorts_as` is the key to sort by (keys.py) instead of the name's."""

    name: str
    kind: Kind
    presence: Presence | Literal[""] = "present"
    role: str = ""
    rank: int | None = None
    party: str = ""
    acting: bool = False
    title: str = ""
    organisation: str = ""
    serves_for: str = ""
    via: str = ""
    part: Part | None = None
    sorts_as: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A name with its party, and what is said behind it."""

    name: str
    details: tuple[str, ...] = ()

    def __str__(self) -> str:
        return ", ".join((self.name, *self.details))


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under a heading of their own, "" for none."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Only sections that have lines. `not_noted` are members of whom nobody noted whether they came, and
    `hidden` how many are left out for their protected identity."""

    sections: tuple[Section, ...]
    not_noted: tuple[str, ...] = ()
    hidden: int = 0

    def __str__(self) -> str:
        """Plain text: a name a line, a blank line before each heading."""
        paragraphs = []
        for section in self.sections:
            paragraphs.append([section.heading])
            for group in section.groups:
                if group.heading:
                    paragraphs.append([group.heading])
                paragraphs[-1] += map(str, group.lines)
        return "\n\n".join(map("\n".join, paragraphs))


def block(attendants: Iterable[Attendant]) -> Block:
    """The block for the minutes, in the person's language."""
    rows = sorted(attendants, key=_order)
    there = [row for row in rows if row.presence in ("present", "remote")]
    present = [
        Group(_(heading), _lines(row for row in there if row.kind == kind)) for kind, heading in _PRESENT
    ]
    declined = _lines(row for row in rows if row.presence == "declined" and row.kind != "guest")
    absent = _lines(row for row in rows if row.presence == "absent" and row.kind == "member")
    others = _lines(row for row in there if row.kind in ("co-opted", "guest"))
    sections = (
        Section(_("Present"), tuple(group for group in present if group.lines)),
        Section(_("Excused"), (Group("", declined),) if declined else ()),
        Section(_("Absent"), (Group("", absent),) if absent else ()),
        Section(_("Others present"), (Group("", others),) if others else ()),
    )
    not_noted = tuple(row.name for row in rows if row.presence == "" and row.kind == "member")
    return Block(tuple(section for section in sections if section.groups), not_noted)


def _order(row: Attendant) -> tuple[int, str, str, str]:
    rank = _NO_PRESIDIUM if row.rank is None else row.rank
    return rank, row.sorts_as or sort_key(row.name), sort_key(row.organisation), str(_line(row))


def _lines(rows: Iterable[Attendant]) -> tuple[Line, ...]:
    return tuple(map(_line, rows))


def _line(row: Attendant) -> Line:
    name = " ".join(
        filter(None, (row.name, _("acting") if row.acting else "", f"({row.party})" if row.party else ""))
    )
    there = row.presence in ("present", "remote")
    details = (
        row.role,
        row.title,
        row.organisation,
        _serving(row.serves_for) if there and row.kind == "serving" else "",
        _("deputy") if not there and row.kind in ("serving", "deputy") else "",
        _(WAYS[row.via]) if row.presence == "remote" else "",
        str(row.part) if row.part and there else "",
    )
    return Line(name, tuple(filter(None, details)))


def _serving(name: str) -> str:
    """What stands behind a serving deputy; the heading says it where nobody is named."""
    return _("serving deputy for {name}").format(name=name) if name else ""
