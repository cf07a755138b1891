"""The parts of a network's card that tell who sits in it: seats with deputies, presidium, member
organisations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from desktop_app.i18n import _
from desktop_app.records.networks import MEMBER_CAPACITIES, Membership, NetworkMember, Role
from desktop_app.store.seats import Seat
from desktop_app.ui import words
from desktop_app.ui.lines import Line, Lines

SEATS, MEMBERS = "seats", "cardMembers"
_UNDER = "\N{EM SPACE}"
"""Sets a deputy in, under the seat."""

Roles = Mapping[str, Role]


def with_deputies(rows: Sequence[Seat], roles: Roles) -> list[Seat]:
    """Each organisation's seats, the vacant ones too, and under each the deputies of its holder; then the
    other deputies in the order in which they are called."""
    ordered: list[Seat] = []
    for _body, group in groupby(rows, key=lambda row: row.organisation_id):
        mine = list(group)
        deputies = [row for row in mine if roles[row.role_key].counts == "deputy"]
        own: list[Seat] = []
        for seat in (row for row in mine if row not in deputies):
            called = [row for row in deputies if seat.participant and row.deputy_for == seat.name]
            ordered += [seat, *(row for row in called if row not in own)]
            own += called
        ordered += [row for row in deputies if row not in own]
    return ordered


def seats(rows: Sequence[Seat], roles: Roles, coming: Sequence[Membership] = ()) -> Lines:
    """Those of the day, and under a line of their own those who are going to sit there."""
    lines = [
        Line(
            int(row.membership or 0),
            (_holder(row, roles), row.organisation, _role(row)),
            row.participant is None,
        )
        for row in with_deputies(rows, roles)
    ]
    if coming:
        lines.append(Line(0, (_("Coming"), "", ""), strong=True))
    for seat in coming:
        role = f"{words.span(seat.span)}, {seat.role_name}"
        lines.append(Line(int(seat.id), (seat.name, seat.organisation_name, role), quiet=True))
    headings = (_("Name"), _("Organisation"), _("Role"))
    return Lines(SEATS, _("Participants of the network"), headings, lines)


def _holder(row: Seat, roles: Roles) -> str:
    under = _UNDER if roles[row.role_key].counts == "deputy" else ""
    return under + (named(row) if row.participant is not None else _("Vacant"))


def named(row: Seat) -> str:
    party = f"({row.party})" if row.party else ""
    return " ".join(part for part in (row.name, party, _("acting") if row.acting else "") if part)


def _role(row: Seat) -> str:
    """ "ersättare 1 för Åsa Öberg" """
    called = f"{row.role} {row.call_order}" if row.call_order else row.role
    if row.deputy_for:
        return _("{role} for {name}").format(role=called, name=row.deputy_for)
    return called


def presidium(rows: Sequence[Seat], roles: Roles) -> list[tuple[str, str]]:
    """Roles and who has them, with what one needs to ring them: the chair first, then the staff."""
    leading = [row for row in rows if row.participant and _leads(roles[row.role_key])]
    leading.sort(key=lambda row: roles[row.role_key].position)
    return [
        (
            row.role[:1].upper() + row.role[1:],
            ", ".join(
                part for part in (named(row), row.title, row.organisation, row.mobile, row.phone) if part
            ),
        )
        for row in leading
    ]


def _leads(role: Role) -> bool:
    return role.presidium or role.staff


def members(known: Sequence[NetworkMember], rows: Sequence[Seat], roles: Roles, day: date) -> Lines:
    """The member organisations: "1 of 2" seats held, and since when. Those that are going to be members, and
    those that were, stand under lines of their own."""
    lines = []
    for member in known:
        if not member.span.contains(day):
            continue
        mine = [row for row in rows if row.organisation_id == member.organisation and row.participant]
        held = {
            counts: sum(roles[row.role_key].counts == counts for row in mine) for counts in ("seat", "deputy")
        }
        cells = (
            _member(member),
            _of(held["seat"], member.seats),
            _of(held["deputy"], member.deputy_seats),
            words.span(member.span),
        )
        lines.append(Line(member.id, cells))
    coming = [each for each in known if each.span.first is not None and each.span.first > day]
    former = [each for each in known if each.span.last is not None and each.span.last < day]
    for heading, others in ((_("Coming"), coming), (_("Former"), former)):
        if others:
            lines.append(Line(0, (heading, "", "", ""), strong=True))
        for member in others:
            cells = (
                _member(member),
                str(member.seats),
                str(member.deputy_seats or ""),
                words.span(member.span),
            )
            lines.append(Line(member.id, cells, quiet=True))
    headings = (_("Organisation"), _("Seats"), _("Deputies"), _("When"))
    return Lines(MEMBERS, _("Members and seats"), headings, lines, days=3)


def _member(member: NetworkMember) -> str:
    if member.capacity == "member":
        return member.organisation_name
    kind = _(dict(MEMBER_CAPACITIES).get(member.capacity, member.capacity)).lower()
    return f"{member.organisation_name} ({kind})"


def _of(held: int, wanted: int) -> str:
    return _("{held} of {wanted}").format(held=held, wanted=wanted) if held or wanted else ""
