"""The rows of an extract in words: what they point at is named, save other people."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from desktop_app.i18n import N_, _
from desktop_app.records.extracts import CHOICES, DAYS, FLAGS, KINDS, LABELS, PERSON, Entry, Fact, Kind
from desktop_app.store import extracts as stored
from desktop_app.store import marks
from desktop_app.store.extracts import Step, Values
from desktop_app.store.roles import all_roles, role_name
from desktop_app.store.source import Source
from desktop_app.work.printed import day

_HEADINGS = {"participant": N_("Person"), **{kind.table: kind.heading for kind in reversed(KINDS)}}
_SUBJECTS = {"participant": "written", **{kind.table: kind.about for kind in KINDS}}
_DONE = {
    (False, True): N_("Entered: {what}"),
    (True, True): N_("Altered: {what}"),
    (True, False): N_("Taken away: {what}"),
}
"""By whether the row was there before, and after."""
_SET = {marks.SET: N_("something, kept with the meeting only"), marks.CHANGED: N_("something else")}
"""What the history has of a diet or a comment."""


class Telling:
    """Tells the rows of one person, whose `numbers` are those of now and before."""

    def __init__(self, source: Source, numbers: frozenset[int]) -> None:
        self._numbers = numbers
        self._targets = stored.pointing()
        self._called = cache(lambda table, number: stored.called(source, table, [number]).get(number))
        self._roles = {role.key: role_name(role) for role in all_roles(source)}

    def row(self, table: str, values: Values, about: str = "") -> Entry:
        """What a row holds; `about` is the column that says what it is about."""
        held = {name: value for name, value in _opened(table, values).items() if value not in (None, "", 0)}
        return Entry(
            self._text(table, about, values[about]) if about else "",
            tuple(
                Fact(
                    name, self._plain(table, name, value), _label(table, name), self._text(table, name, value)
                )
                for name, value in held.items()
                if name not in ("id", "participant")
            ),
            _days(values),
            about,
        )

    def bare(self, kind: Kind, values: Values) -> Entry:
        """That there is a row of somebody else's which points at the person."""
        about = self._text(kind.table, kind.about, values[kind.about])
        return Entry(about, (Fact(kind.column, True, _(kind.else_), ""),), _days(values))

    def step(self, step: Step) -> Entry:
        """What a change did to a row; of what was moved from or to another person only that it was."""
        when = ", ".join(filter(None, (moment(step.at), step.who)))
        if step.merged:
            return Entry(_("Merged with another participant, which was undone"), (), when)
        before, after = (self._own(step.table, values) for values in (step.before, step.after))
        done = _DONE[before is not None, after is not None]
        about = _(done).format(what=_(_HEADINGS[step.table]))
        if step.file:
            about = _("{done} (from the list {file})").format(done=about, file=step.file)
        subject = _SUBJECTS.get(step.table, "")
        which = self._text(step.table, subject, (after or before or {}).get(subject))
        told = tuple(self._altered(step.table, before, after))
        return Entry("\n".join(filter(None, (about, which))), told, when, subject)

    def _own(self, table: str, values: Values | None) -> Values | None:
        """What a row held while it was the person's."""
        if values is None or (table != "participant" and values["participant"] not in self._numbers):
            return None
        return _opened(table, values)

    def _altered(self, table: str, before: Values | None, after: Values | None) -> Iterator[Fact]:
        was, now = before or {}, after or {}
        held = was.keys() | now.keys()
        known = [name for name in LABELS[table] if name in held]  # PostgreSQL's journal has an own order
        for name in (*known, *sorted(held.difference(known))):
            old, new = was.get(name), now.get(name)
            if old == new or (name == "participant" and None in (before, after)):
                continue
            if before is not None and after is not None:
                text = " → ".join(self._text(table, name, value) or "–" for value in (old, new))
            elif old or new:
                text = self._text(table, name, old or new)
            else:
                continue
            value = {"before": self._plain(table, name, old), "after": self._plain(table, name, new)}
            yield Fact(name, value, _label(table, name), text)

    def _plain(self, table: str, name: str, value: Any) -> Any:
        """A value as it stands in the register; what it points at by name, and no other person's number."""
        pointing = (table, name) in self._targets or (table, name) == ("not_same", "name_key")
        return self._text(table, name, value) if pointing and name != "participant" else value

    def _text(self, table: str, name: str, value: Any) -> str:  # noqa: PLR0911 - one line a kind of column
        if value in (None, ""):
            return ""
        if (table, name) == ("not_same", "name_key"):
            return _("Another participant") if str(value).startswith("#") else _("Somebody on a list")
        target = self._targets.get((table, name))
        if target == "participant":
            return str(value) if name == "participant" else _("Another participant")
        if target:
            gone = _("No longer in the register ({number})").format(number=value)
            return self._called(target, value) or gone
        if name in marks.hidden(table) and value in _SET:
            return _(_SET[value])
        if name == "duties":
            known = CHOICES[table, name]
            return ", ".join(_(known.get(duty, duty)) for duty in value.split())
        if (table, name) == ("attendance", "role"):
            return self._roles.get(str(value), str(value))
        if (table, name) in CHOICES:
            return _(CHOICES[table, name].get(value, value))
        if name in FLAGS and value in (0, 1):
            return _("Yes") if value else _("No")
        return _day(value) if name in DAYS else str(value)


def _opened(table: str, values: Values) -> Values:
    """A row as its fields; what an import remembered is one text in the table."""
    if table != "import_value":
        return values
    kept = {name: value for name, value in values.items() if name != "fields"}
    fields: Mapping[str, Any] = json.loads(values["fields"] or "{}")
    return {**kept, **fields}


def _label(table: str, name: str) -> str:
    """What a column is called; a column of somebody's list is called as it was remembered."""
    return _(PERSON) if name == "participant" else _(LABELS[table].get(name, name))


def moment(at: datetime) -> str:
    local = at.astimezone()
    return f"{day(local.date())} {local:%H:%M}"


def _day(text: str) -> str:
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return text


def _days(values: Values) -> str:
    """When a row holds: as it was written, or else its days."""
    if values.get("span_text"):
        return str(values["span_text"])
    first, last = values.get("first_day"), values.get("last_day")
    return f"{_day(first or '')}–{_day(last or '')}" if first or last else ""
