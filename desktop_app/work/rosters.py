"""The roster: who sits in a network, or who was asked to a meeting, as a page to be printed.

A network's seats are shown as of a day, vacant ones too; a meeting's people as the meeting's frozen copy has
them. Who has a protected identity is left out, and the page says how many.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.errors import Invalid
from desktop_app.i18n import N_, _, language, ngettext
from desktop_app.records.documents import Column, Document, Group, Row
from desktop_app.records.ids import MeetingId, NetworkId
from desktop_app.store import networks
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.work import seated
from desktop_app.work.printed import day, left_out, moment
from desktop_app.work.seated import Line

GROUPINGS = ("organisation", "role", "none")
SORTINGS = ("name", "role", "organisation")
COLUMNS = {
    "name": Column("name", N_("Name"), 26),
    "role": Column("role", N_("Role"), 15),
    "title": Column("title", N_("Title"), 28),
    "organisation": Column("organisation", N_("Organisation"), 24),
    "party": Column("party", N_("Party"), 7),
    "email": Column("email", N_("E-mail"), 36),
    "mobile": Column("mobile", N_("Mobile"), 17),
    "phone": Column("phone", N_("Telephone"), 17),
}
ANSWERS = {
    "reply": Column("reply", N_("Reply"), 12),
    "presence": Column("presence", N_("Presence"), 12),
}
"""What a meeting's roster can show besides."""
_USUAL = ("name", "role", "title", "organisation", "email", "mobile")


@dataclass(frozen=True, slots=True)
class _Listing:
    """What a roster is of: its lines and the words round them; `usual` columns are shown unasked."""

    title: str
    head: str
    footer: str
    lines: list[Line]
    known: dict[str, Column]
    usual: tuple[str, ...]


def roster(
    store: Store,
    *,
    network: NetworkId | None = None,
    meeting: MeetingId | None = None,
    group_by: str = "organisation",
    sort: str = "name",
    columns: Sequence[str] = (),
    as_of: date | None = None,
) -> Document:
    """The roster of a network as of a day (by default today), or of a meeting. Without `columns` those that
    say something; the column that the page is grouped by is left out. `Invalid` for an unknown word."""
    _check("group_by", group_by, GROUPINGS)
    _check("sort", sort, SORTINGS)
    if network is not None and meeting is None:
        listing = _of_network(store, network, as_of or date.today())
    elif meeting is not None and network is None:
        listing = _of_meeting(store, meeting)
    else:
        raise Invalid(_("A roster is that of a network or that of a meeting."), field="network")
    shown = _columns(listing, columns, group_by)
    listed = [line for line in listing.lines if not line.protected]
    return Document(
        title=listing.title,
        columns=shown,
        groups=_groups(listed, group_by, sort, [column.name for column in shown]),
        lines=tuple(text for text in (listing.head, _count(listed)) if text),
        notes=_notes(listing.lines, listed),
        footer=listing.footer,
        language=language(),
        landscape=len(shown) > 4,
    )


def _of_network(store: Store, network: NetworkId, on: date) -> _Listing:
    name = networks.get(store, network, as_of=on).name
    head = _("As registered on {day}").format(day=day(on))
    return _Listing(name, head, name, seated.in_network(store, network, on), COLUMNS, _USUAL)


def _of_meeting(store: Store, meeting: MeetingId) -> _Listing:
    held = meetings.get(store, meeting)
    footer = f"{held.called}, {day(held.first_day)}"
    answer = "presence" if held.status == "held" else "reply"
    lines = seated.at_meeting(store, held)
    return _Listing(held.called, moment(held), footer, lines, COLUMNS | ANSWERS, (*_USUAL, answer))


def _check(field: str, word: str, known: Sequence[str]) -> None:
    if word not in known:
        raise Invalid(
            _("A roster knows no “{word}”.").format(word=word),
            field=field,
            advice=_("Choose among {names}.").format(names=", ".join(known)),
        )


def _columns(listing: _Listing, wanted: Sequence[str], group_by: str) -> tuple[Column, ...]:
    """The columns asked for; unasked the usual ones in which something stands."""
    for name in wanted:
        _check("columns", name, tuple(listing.known))
    usual = [name for name in listing.usual if name == "name" or _tells(listing.lines, name)]
    names = [name for name in dict.fromkeys(wanted or usual) if name != group_by] or ["name"]
    return tuple(replace(listing.known[name], title=_(listing.known[name].title)) for name in names)


def _tells(lines: Sequence[Line], name: str) -> bool:
    """Whether a column says anything; that everybody is a member says nothing."""
    if name == "role":
        return any(line.role_key != "member" for line in lines)
    return any(line.cell(name) for line in lines if not line.vacant)


def _groups(lines: Sequence[Line], group_by: str, sort: str, columns: Sequence[str]) -> tuple[Group, ...]:
    grouped: dict[tuple[tuple[int | str, ...], str], list[Row]] = {}
    for line in sorted(lines, key=lambda line: _order(line, sort)):
        grouped.setdefault(_heading(line, group_by), []).append(_row(line, columns))
    return tuple(Group(heading, tuple(rows)) for (_place, heading), rows in sorted(grouped.items()))


def _order(line: Line, sort: str) -> tuple[object, ...]:
    """Vacant seats come after those who sit: of all, of the role, or of the organisation."""
    if sort == "role":
        return line.role_place, line.vacant, line.name_place
    if sort == "organisation":
        return line.organisation_key, line.vacant, line.role_place, line.name_place
    return line.vacant, line.name_place, line.organisation_key


def _heading(line: Line, group_by: str) -> tuple[tuple[int | str, ...], str]:
    """A group's place among the groups, and its heading."""
    if group_by == "organisation":
        return line.organisation_key, line.organisation or _("No organisation")
    if group_by == "role":
        return (line.role_place,), line.role[:1].upper() + line.role[1:]
    return (), ""


def _row(line: Line, columns: Sequence[str]) -> Row:
    cells = [shown_name(line, columns) if name == "name" else line.cell(name) for name in columns]
    return Row(tuple(cells), muted=line.vacant or line.away)


def shown_name(line: Line, columns: Sequence[str] = ()) -> str:
    """The name with "acting", and the party where no column has it."""
    if line.vacant:
        return _("Vacant")
    acting = " " + _("acting") if line.acting else ""
    party = f" ({line.party})" if line.party and "party" not in columns else ""
    return f"{line.name}{acting}{party}"


def _count(lines: Sequence[Line]) -> str:
    """ "26 participants from 13 municipalities, 2 vacant seats"."""
    sitting = [line for line in lines if not line.vacant]
    people = len({line.person for line in sitting})
    if not people:
        return ""
    text = ngettext("{count} participant", "{count} participants", people).format(count=people)
    places = _places({line.organisation_key: line.municipal for line in sitting if line.organisation})
    if places:
        text = _("{participants} from {places}").format(participants=text, places=places)
    vacant = len(lines) - len(sitting)
    empty = ngettext("{count} vacant seat", "{count} vacant seats", vacant).format(count=vacant)
    return f"{text}, {empty}" if vacant else text


def _places(bodies: Mapping[object, bool]) -> str:
    """How many organisations, of which how many are municipalities (True)."""
    towns = sum(bodies.values())
    others = len(bodies) - towns
    municipalities = ngettext("{count} municipality", "{count} municipalities", towns).format(count=towns)
    if not others:
        return municipalities if towns else ""
    if not towns:
        return ngettext("{count} organisation", "{count} organisations", others).format(count=others)
    rest = ngettext("{count} other organisation", "{count} other organisations", others).format(count=others)
    return _("{municipalities} and {others}").format(municipalities=municipalities, others=rest)


def _notes(lines: Sequence[Line], listed: Sequence[Line]) -> tuple[str, ...]:
    nobody = () if any(not line.vacant for line in listed) else (_("No participants"),)
    return (*nobody, *left_out(len({line.person for line in lines if line.protected})))
