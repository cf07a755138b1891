"""What a page would change besides people: its network, lists and meetings, against the register.

A meeting is known by its day in the network, a list by its kind and period. What the register says of the
network itself is never changed, only what it lacks is filled.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.i18n import _
from desktop_app.records import dates
from desktop_app.records.ids import NetworkId
from desktop_app.records.keys import normal
from desktop_app.records.meetings.meetings import AHEAD
from desktop_app.records.networks import Network
from desktop_app.store import networks
from desktop_app.store.meetings import meetings
from desktop_app.store.meetings.meetings import MeetingRow
from desktop_app.store.source import Source
from desktop_app.work.intake.planning.planned import CellChange, FactChoice, PlannedFact, PlannedFile
from desktop_app.work.intake.understood import LineList, MeetingLine, NetworkText, Understood

WRITTEN_AS = {"agenda": "programme"}
"""Lists that the register keeps under another kind."""


class KnownPage(Struct, frozen=True):
    """The register's network, if it has it, and its meetings by their first day."""

    network: Network | None = None
    meetings: Mapping[str, MeetingRow] | None = None


def with_facts(source: Source, file: PlannedFile, network: NetworkId | None) -> PlannedFile:
    """The plan of a file with what it says of a network; the same plan where it says nothing."""
    understood = file.understood
    if not (understood.network or understood.lists or understood.meetings):
        return file
    return replace(file, facts=tuple(planned(understood, known(source, understood, network))))


def known(source: Source, understood: Understood, network: NetworkId | None) -> KnownPage:
    if network is None and understood.network is not None:
        network = networks.with_name(source, understood.network.name)
    if network is None:
        return KnownPage()
    on_days: dict[str, MeetingRow] = {}
    for row in meetings.rows(source, meetings.ids(source, network=network)):
        on_days.setdefault(row.first_day, row)
    return KnownPage(networks.get(source, network), on_days)


def planned(understood: Understood, register: KnownPage) -> Iterator[PlannedFact]:
    if understood.network is not None:
        yield _network(understood.network, register.network)
    for place, lines in enumerate(understood.lists):
        yield _list(place, lines, register.network)
    noted = held_meetings(understood)
    for place, line in enumerate(understood.meetings):
        yield _meeting(place, line, register, held=place in noted)


def held_meetings(understood: Understood) -> set[int]:
    """The places of the meetings whose attendance is noted: they have been."""
    return {line.meeting for line in understood.attendance if line.presence}


def on_days(line: MeetingLine, said: FactChoice | None) -> MeetingLine:
    """The meeting on the days that somebody has said, where the page leaves them open."""
    if said is None or said.days is None or line.first_day is not None:
        return line
    return replace(line, first_day=said.days[0], last_day=said.days[1])


def network_values(said: NetworkText) -> dict[str, Any]:
    """By the register's columns."""
    return {
        "kind": said.kind,
        "short_name": said.short_name,
        "about": said.about,
        "owner": said.owner,
        "stated_seats": said.stated_seats,
        "stated_members": said.stated_members,
        "appointed_by": said.appointed_by,
    }


def network_changes(said: NetworkText, held: Network) -> dict[str, Any]:
    """What the register lacks."""
    values = network_values(said)
    return {name: value for name, value in values.items() if value and not getattr(held, name)}


def meeting_values(line: MeetingLine) -> dict[str, Any]:
    """Days and times by the register's columns; the days are known."""
    assert line.first_day is not None
    assert line.last_day is not None
    return {
        "first_day": line.first_day.isoformat(),
        "last_day": line.last_day.isoformat(),
        "start": line.start.isoformat("minutes") if line.start else None,
        "end": line.end.isoformat("minutes") if line.end else None,
    }


def meeting_changes(line: MeetingLine, present: MeetingRow) -> dict[str, Any]:
    """What the page says otherwise of a meeting that the register has on that day."""
    days = {"last_day": present.last_day, "start": present.start or None, "end": present.end or None}
    values = meeting_values(line)
    changed = {name: values[name] for name, old in days.items() if values[name] and values[name] != old}
    if line.cancelled and present.status in AHEAD:
        changed["status"] = "cancelled"
    return changed


def _network(said: NetworkText, held: Network | None) -> PlannedFact:
    cells = []
    if held is not None:
        changes = network_changes(said, held)
        shown = {**changes, "owner": said.owner_text}
        cells = [CellChange(name, "", str(shown[name])) for name in changes]
    fact = PlannedFact(
        ("network", 0),
        "new" if held is None else "changed" if cells else "unchanged",
        cells=tuple(cells),
        match_name=held.name if held else "",
    )
    return _proposed(fact) if said.proposed else fact


def _list(place: int, said: LineList, network: Network | None) -> PlannedFact:
    kind = WRITTEN_AS.get(said.kind, said.kind)
    period = dates.span(said.period.text).text
    lists = network.lists if network else ()
    held = next((each for each in lists if (each.kind, each.span.text) == (kind, period)), None)
    fact = PlannedFact(("list", place), "new")
    if held is not None:
        pairs = (
            ("heading", held.heading, said.heading or held.heading),
            ("lines", _joined(held.lines), _joined(said.lines)),
        )
        cells = tuple(CellChange(name, old, new) for name, old, new in pairs if old != new)
        fact = replace(fact, state="changed" if cells else "unchanged", cells=cells)
    return _proposed(fact) if said.proposed else fact


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(normal(line) for line in lines if normal(line))


def _meeting(place: int, line: MeetingLine, register: KnownPage, *, held: bool) -> PlannedFact:
    fact = PlannedFact(("meeting", place), "new")
    if line.first_day is None:
        told = "; ".join(each.message for each in line.problems)
        return replace(fact, state="left_out" if line.candidates else "refused", evidence=told)
    present = (register.meetings or {}).get(line.first_day.isoformat())
    if present is not None:
        cells = () if held else tuple(_meeting_cells(line, present))
        fact = replace(fact, state="changed" if cells else "unchanged", cells=cells, match_name=present.title)
    return _proposed(fact) if line.proposed else fact


def _meeting_cells(line: MeetingLine, present: MeetingRow) -> Iterator[CellChange]:
    for name, value in meeting_changes(line, present).items():
        yield CellChange(name, str(getattr(present, name) or ""), str(value))


def _proposed(fact: PlannedFact) -> PlannedFact:
    if fact.state == "unchanged":
        return fact
    return replace(fact, state="left_out", evidence=_("only proposed by a text"))
