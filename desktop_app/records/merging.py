"""How one person is made of two: what stands, and what a person may choose.

Nothing is written here. What only one of the two says is kept; where they say different things the first
one's name stands, and titles, addresses, numbers and notes of both, unless a person has chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any, Literal, Protocol, TypeVar

from desktop_app.errors import Invalid
from desktop_app.i18n import N_, _
from desktop_app.records.participants import Affiliation, Contact, Participant, ParticipantMembership
from desktop_app.records.spans import Span

Side = Literal["a", "b", "both"]
Take = Mapping[str, Side]
FIELDS: Mapping[str, str] = {
    "given": N_("Given name"),
    "family": N_("Family name"),
    "written": N_("Name as printed"),
    "protected": N_("Protected identity"),
    "title": N_("Title"),
    "email": N_("E-mail"),
    "mobile": N_("Mobile"),
    "phone": N_("Telephone"),
    "note": N_("Note"),
}
"""What may be chosen, with a label. With the title go department and party; it is asked about where both are
at one organisation at the same time and say different things."""

_REACHED = ("email", "mobile", "phone")
_SEVERAL = ("title", *_REACHED, "note")
_TIE = ("title", "unit", "party", "capacity", "leave_until")


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which the two say different things, and whose stands while nobody has chosen."""

    field: str
    a: str
    b: str
    stands: Side


@dataclass(frozen=True, slots=True)
class Joined:
    """The one person. `ties` and `seats` tell which affiliation and membership went into which other."""

    person: Participant
    ties: Mapping[int, int]
    seats: Mapping[int, int]


def sides(field: str) -> tuple[Side, ...]:
    """Whose value may stand: of some fields both."""
    return ("a", "b", "both") if field in _SEVERAL else ("a", "b")


def checked(take: Mapping[str, str]) -> dict[str, Side]:
    """The choices of a person; raises `Invalid` for a field or a side that there is not."""
    found: dict[str, Side] = {}
    for field, chosen in take.items():
        if field not in FIELDS:
            raise Invalid(
                _("“{name}” cannot be chosen in a merge.").format(name=field),
                field=field,
                advice=_("It takes {names}.").format(names=", ".join(FIELDS)),
            )
        fitting = [side for side in sides(field) if side == chosen]
        if not fitting:
            raise Invalid(
                _("“{value}” does not fit {name}.").format(value=chosen, name=field),
                field=field,
                advice=_("It takes {names}.").format(names=", ".join(sides(field))),
            )
        found[field] = fitting[0]
    return found


def joined(a: Participant, b: Participant, take: Take) -> Joined:
    """What both say together, under the number of the first."""
    title = take.get("title", "both")

    def same_ties(ours: Iterable[Affiliation], other: Affiliation) -> list[Affiliation]:
        return [tie for tie in ours if _together(tie, other) and (title != "both" or _agree(tie, other))]

    def one_tie(ours: Affiliation, other: Affiliation) -> Affiliation:
        return _one_tie(ours, other, title)

    ties, into_tie = _absorbed(a.affiliations, b.affiliations, same_ties, one_tie)
    seats, into_seat = _absorbed(a.memberships, b.memberships, _same_seats, _one_seat)
    given, family, written = _name(a, b, take)
    person = replace(
        a,
        given=given,
        family=family,
        written=written,
        protected=_of(a, b, take["protected"]).protected
        if "protected" in take
        else a.protected or b.protected,
        note=_note(a.note, b.note, take.get("note", "both")),
        affiliations=ties,
        contacts=_contacts(a, b, take),
        memberships=seats,
    )
    return Joined(person, into_tie, into_seat)


def differences(a: Participant, b: Participant) -> list[Difference]:
    """Where a person has something to choose, in the order of `FIELDS`."""
    stands = joined(a, b, {}).person
    found = []
    for field in FIELDS:
        ours, theirs = _said(a, b, field), _said(b, a, field)
        if ours == theirs or not (ours and theirs) or _same_contacts(a, b, field):
            continue
        if field == "written" and _usual(a) and _usual(b):
            continue
        default: Side = "a" if _said(stands, b, field) == ours else "b"
        found.append(Difference(field, ours, theirs, "both" if field in _SEVERAL else default))
    return found


def _of(a: Participant, b: Participant, side: Side) -> Participant:
    return b if side == "b" else a


# the name and the note


def _usual(person: Participant) -> bool:
    return person.written == f"{person.given} {person.family}".strip()


def _name(a: Participant, b: Participant, take: Take) -> tuple[str, str, str]:
    """Both parts come from one of the two, where one knows both. The name as printed follows them, unless it
    was something else before."""
    one, other = (b, a) if not (a.given and a.family) and b.given and b.family else (a, b)
    given = _of(a, b, take["given"]).given if "given" in take else one.given or other.given
    family = _of(a, b, take["family"]).family if "family" in take else one.family or other.family
    printed = _of(a, b, take["written"]) if "written" in take else one
    renamed = "written" not in take and {"given", "family"} & take.keys()
    usual = f"{given} {family}".strip()
    return given, family, usual if renamed or _usual(printed) else printed.written


def _note(ours: str, theirs: str, side: Side) -> str:
    if side != "both":
        return theirs if side == "b" else ours
    if theirs in ours:
        return ours
    return theirs if ours in theirs else f"{ours}\n{theirs}"


# affiliations and memberships


class _Dated(Protocol):
    @property
    def id(self) -> int: ...
    @property
    def span(self) -> Span: ...


_Row = TypeVar("_Row", bound=_Dated)


def _absorbed(
    ours: Sequence[_Row],
    theirs: Sequence[_Row],
    same: Callable[[Iterable[_Row], _Row], list[_Row]],
    one: Callable[[_Row, _Row], _Row],
) -> tuple[tuple[_Row, ...], dict[int, int]]:
    """Our rows and theirs; one that says the same as some of ours goes into the first of these."""
    kept = list(ours)
    into: dict[int, int] = {}
    for other in theirs:
        near = same(kept, other)
        if not near:
            kept.append(other)
            continue
        first, *rest = near
        whole = reduce(one, [*rest, other], first)
        into |= {gone.id: first.id for gone in (*rest, other)}
        kept = [whole if row is first else row for row in kept if row not in rest]
    return tuple(kept), into


def _overlap(one: Span, other: Span) -> bool:
    return not any(
        before.last and after.first and before.last < after.first
        for before, after in ((one, other), (other, one))
    )


def _all_days(one: Span, other: Span) -> Span:
    """The days of two spans that overlap: open where one is open. The words stay where their days do."""
    first = min(one.first, other.first) if one.first and other.first else None
    last = max(one.last, other.last) if one.last and other.last else None
    kept = (span for span in (one, other) if span.text and (span.first, span.last) == (first, last))
    return next(kept, Span(first, last))


def _together(one: Affiliation, other: Affiliation) -> bool:
    return one.organisation == other.organisation and _overlap(one.span, other.span)


def _agree(one: Affiliation, other: Affiliation) -> bool:
    """True where what both say is the same."""
    said = [(getattr(one, name), getattr(other, name)) for name in _TIE]
    return all(ours == theirs for ours, theirs in said if ours and theirs)


def _one_tie(one: Affiliation, other: Affiliation, side: Side) -> Affiliation:
    leading, following = (other, one) if side == "b" else (one, other)
    facts: dict[str, Any] = {name: getattr(leading, name) or getattr(following, name) for name in _TIE}
    acting = one.acting or other.acting if side == "both" else leading.acting
    return replace(one, **facts, acting=acting, span=_all_days(one.span, other.span))


def _same_seats(
    ours: Iterable[ParticipantMembership], other: ParticipantMembership
) -> list[ParticipantMembership]:
    """The seats in the same network and role at the same time. One of which it is not known for whom it is
    held may be any of those, and is taken for the first."""
    near = [
        seat
        for seat in ours
        if (seat.network, seat.role) == (other.network, other.role) and _overlap(seat.span, other.span)
    ]
    exact = [seat for seat in near if seat.organisation == other.organisation]
    return exact or [seat for seat in near if None in (seat.organisation, other.organisation)][:1]


def _one_seat(one: ParticipantMembership, other: ParticipantMembership) -> ParticipantMembership:
    placed = other if one.organisation is None else one
    return replace(
        one,
        organisation=placed.organisation,
        organisation_name=placed.organisation_name,
        acting=one.acting or other.acting,
        span=_all_days(one.span, other.span),
    )


# addresses and numbers


def _key(contact: Contact) -> tuple[str, str]:
    return contact.kind, contact.value or contact.as_written


def _contacts(a: Participant, b: Participant, take: Take) -> tuple[Contact, ...]:
    """Those of both, each once; of a kind that is chosen, one person's alone."""
    kept: dict[tuple[str, str], Contact] = {}
    for side, person in (("a", a), ("b", b)):
        for contact in person.contacts:
            if take.get(contact.kind, "both") in ("both", side):
                first = kept.setdefault(_key(contact), contact)
                kept[_key(contact)] = replace(first, shared=first.shared or contact.shared)
    return tuple(kept.values())


def _same_contacts(a: Participant, b: Participant, field: str) -> bool:
    """True where both are reached alike, however it is written."""
    ours, theirs = ({_key(each) for each in one.contacts if each.kind == field} for one in (a, b))
    return field in _REACHED and ours == theirs


# what each says, for the eye


def _said(person: Participant, other: Participant, field: str) -> str:
    """Of titles only those that contradict the other's."""
    if field == "protected":
        return _("Yes") if person.protected else _("No")
    if field == "title":
        return "\n".join(
            told(tie)
            for tie in person.affiliations
            if any(_together(tie, each) and not _agree(tie, each) for each in other.affiliations)
        )
    if field in _REACHED:
        return "\n".join(each.as_written for each in person.contacts if each.kind == field)
    return str(getattr(person, field))


def told(tie: Affiliation) -> str:
    """What somebody is at an organisation, in one line."""
    party = f" ({tie.party})" if tie.party else ""
    return ", ".join(part for part in (tie.title, tie.unit, tie.organisation_name) if part) + party
