"""What one change altered, told of the people and records that it touched: old and new, field by field.

Read from the journal, so that it tells what was done then, whatever the register says now.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import sqlalchemy as sa

from desktop_app.i18n import N_, _
from desktop_app.records.ids import ChangeId
from desktop_app.records.meetings.meetings import PRESENCES, REPLIES
from desktop_app.records.participants import CAPACITIES
from desktop_app.store import tables as t
from desktop_app.store.roles import role_name
from desktop_app.store.source import Source, rows_of

Values = Mapping[str, Any]


class Altered(NamedTuple):
    """One field of one record. What was added has no `before`, what was taken away no `after`."""

    name: str
    field: str
    before: str
    after: str


_LABELS: dict[str, dict[str, str]] = {
    "participant": {"written": N_("Name"), "note": N_("Note"), "protected": N_("Protected identity")},
    "affiliation": {
        "organisation": N_("Organisation"),
        "title": N_("Title"),
        "unit": N_("Department"),
        "capacity": N_("Capacity"),
        "party": N_("Party"),
        "acting": N_("Acting"),
        "leave_until": N_("On leave until"),
        "first_day": N_("From"),
        "last_day": N_("Until"),
    },
    "contact": {"as_written": ""},
    "membership": {"role": "", "acting": N_("Acting"), "first_day": N_("From"), "last_day": N_("Until")},
    "network": {"name": N_("Network"), "about": N_("About")},
    "organisation": {
        "name": N_("Organisation"),
        "kind": N_("Kind"),
        "code": N_("Code"),
        "county": N_("County"),
        "about": N_("About"),
        "web": N_("Web"),
        "domains": N_("E-mail domains"),
        "postal_address": N_("Postal address"),
        "visiting_address": N_("Visiting address"),
        "note": N_("Note"),
    },
    "organisation_name": {"text": N_("Name"), "first_day": N_("From"), "last_day": N_("Until")},
    "own_list": {"name": N_("List"), "note": N_("Note")},
    "role": {"name_sv": N_("Role"), "counts": N_("Counts as")},
    "meeting": {"first_day": N_("Meeting")},
    "attendance": {"reply": "", "presence": ""},
    "text_list": {"heading": N_("List")},
    "text_line": {"text": N_("Line")},
}
"""The fields that are told, by table; a contact's is called by its kind, a membership's by its network,
attendance by the meeting's day."""
_KINDS = {
    "email": N_("E-mail"),
    "mobile": N_("Mobile"),
    "phone": N_("Telephone"),
    "switchboard": N_("Switchboard"),
    "fax": N_("Fax"),
}
_CALLED = {
    "participant": "written",
    "organisation": "name",
    "own_list": "name",
    "network": "name",
    "meeting": "first_day",
    "text_list": "heading",
}
"""The column that a record is called by."""
_ASIDE = ("acting", "protected", "note", "about", "kind", "code", "county", "domains", "counts")
"""Fields that are told where they change, not of a row that is new or gone."""
_ORDER = {name: place for place, name in enumerate(_LABELS)}


@dataclass(frozen=True, slots=True)
class _Names:
    """What ids are called today; those of records that have gone stand as "?"."""

    of: Mapping[str, Mapping[int, str]]

    def get(self, table: str, number: object) -> str:
        return self.of.get(table, {}).get(number, "?") if isinstance(number, int) else ""


def altered(source: Source, change: ChangeId) -> list[Altered]:
    """Record by record: people in the order in which the change touched them, a person's name first; of
    protected people no address and no telephone."""
    rows = t.change_row
    journal = source.fetch(
        sa.select(rows).where(rows.c.change == change, rows.c.table_name.in_(_LABELS)).order_by(rows.c.id)
    )
    steps: dict[tuple[str, int], tuple[Values, Values]] = {}
    for row in journal:
        before, after = json.loads(row.before or "{}"), json.loads(row.after or "{}")
        first = steps.get((row.table_name, row.row_id), (before, after))[0]
        steps[row.table_name, row.row_id] = first, after
    names = _names(source, steps)
    told: defaultdict[tuple[str, int], list[tuple[int, Altered]]] = defaultdict(list)
    hidden = {
        row[0] for row in source.fetch(sa.select(t.participant.c.id).where(t.participant.c.protected == 1))
    }
    for (table, number), (before, after) in steps.items():
        if table == "contact" and {**before, **after}.get("participant") in hidden:
            continue
        owner = _owner(table, number, {**before, **after})
        called = names.get(*owner)
        told[owner] += [
            (_ORDER[table], Altered(called, *line)) for line in _lines(table, before, after, names)
        ]
    return [line for lines in told.values() for _place, line in sorted(lines, key=lambda each: each[0])]


def _owner(table: str, number: int, values: Values) -> tuple[str, int]:
    """The record that a row is a part of."""
    for owner in ("participant", "network", "list"):
        held = values.get(owner)
        if table not in ("participant", "network", "organisation", "meeting") and isinstance(held, int):
            return ("text_list" if owner == "list" else owner), held
    if table in ("contact", "organisation_name") and isinstance(values.get("organisation"), int):
        return "organisation", values["organisation"]
    return table, number


def _lines(table: str, before: Values, after: Values, names: _Names) -> Iterator[tuple[str, str, str]]:
    """Label, old and new of each field that differs. A new row is told whole, in one line."""
    if not (before and after):
        text = _whole(table, after or before, names)
        if text:
            yield _label(table, after or before, names), "" if after else text, text if after else ""
        return
    for field, label in _LABELS[table].items():
        if before.get(field) != after.get(field):
            old, new = (_shown(table, field, values, names) for values in (before, after))
            yield _(label) if label else _label(table, after, names), old, new


def _label(table: str, values: Values, names: _Names) -> str:
    if table == "contact":
        return _(_KINDS.get(values["kind"], str(values["kind"])))
    if table == "membership":
        return names.get("network", values["network"])
    if table == "attendance":
        return f"{_('Meeting')} {names.get('meeting', values['meeting'])}"
    return _(next(iter(_LABELS[table].values())))


def _whole(table: str, values: Values, names: _Names) -> str:
    """A row in the words of its fields: "Ale kommun, Chef, (S)"."""
    return ", ".join(
        text
        for field in _LABELS[table]
        if field not in _ASIDE
        if (text := _shown(table, field, values, names))
    )


def _shown(table: str, field: str, values: Values, names: _Names) -> str:
    value = values.get(field)
    if table == "attendance":
        known = dict(REPLIES if field == "reply" else PRESENCES)
        return _(known.get(str(value), str(value))) if value else ""
    if field == "capacity":
        return _(dict(CAPACITIES)[str(value)]) if value else ""
    if field in ("acting", "protected"):
        return _("Yes") if value else _("No")
    if field in ("organisation", "role") and table != "organisation":
        return names.get(field, value)
    return "" if value is None else str(value)


def _names(source: Source, steps: Mapping[tuple[str, int], tuple[Values, Values]]) -> _Names:
    wanted: defaultdict[str, set[int]] = defaultdict(set)
    written: defaultdict[str, dict[int, str]] = defaultdict(dict)
    for (table, number), pair in steps.items():
        wanted[table].add(number)
        for values in pair:
            for column in ("participant", "organisation", "network", "meeting", "role"):
                if isinstance(values.get(column), int):
                    wanted[column].add(values[column])
            if isinstance(values.get("list"), int):
                wanted["text_list"].add(values["list"])
            if table in _CALLED:
                written[table][number] = str(values.get(_CALLED[table], "") or written[table].get(number, ""))
    for table, column in _CALLED.items():
        target = t.TABLES[table]
        among: Any = sa.bindparam("ids", expanding=True)
        statement = sa.select(target.c.id, target.c[column]).where(target.c.id.in_(among))
        written[table] |= {row[0]: str(row[1]) for row in rows_of(source, statement, sorted(wanted[table]))}
    for row in source.fetch(sa.select(t.role)):
        written["role"][row.id] = role_name(row)
    return _Names(written)
