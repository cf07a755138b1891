"""Who was there, typed as row numbers of the sign-in sheet: "1-14 16 17f 18x 19-21d 22t".

A number or a range is present. A letter behind it says more: d by distance, t serving deputy, f declined,
x absent. One row after a range that holds it is an exception: "1-60 17f". "5 t.o.m. punkt 2", "7 § 3–7" and
"9 fr.o.m. § 4" tell a part, "8 per telefon" and "8 video" the way, "22t för 5" whose seat. A name may stand
for a number. Blanks and commas set entries apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from desktop_app.errors import Invalid
from desktop_app.i18n import N_, _
from desktop_app.records.keys import normal
from desktop_app.records.meetings import parts
from desktop_app.records.meetings.parts import Part

Presence = Literal["present", "remote", "declined", "absent"]
Resolve = Callable[[str], Collection[int]]
"""The rows of those whom a name may mean."""

WAYS = {"": N_("by distance"), "telephone": N_("by telephone"), "video": N_("by video")}
"""How somebody who is present by distance takes part; "" where it is not said."""

_PRESENCES: dict[str, Presence] = {"d": "remote", "f": "declined", "x": "absent"}
_LETTERS = re.compile(r"(?:\s*[dtfx]{1,2}|[DTFX]{1,2})(?![\w.:])")
_VIA = re.compile(
    r"\s*(?<!\w)(?:(?:per|via|på|över|by)\s+)?(?:(?P<telephone>telefon|telephone|phone|tel)|"
    r"(?P<video>video|länk|teams|zoom)|distans|distance)(?!\w)\.?",
    re.IGNORECASE,
)
_BEHIND_NAME = (
    r"\s+(?:[dtfx]{1,2}|(?:t\.?\s?o|fr\.?\s?o)\.?\s?m|till och med|från|from|until|up to|ej|utom|not|punkt|"
    r"item|per|via|på|över|by|telefon|telephone|tel|video|länk|teams|zoom|distans|distance|ersättare|deputy|"
    r"för|for)(?![\w:])"
)
_WHO = (
    r"(?:(\d{1,9})(?:\s*[-–—]\s*(\d{1,9}))?(?!\d)|"
    rf"([^\W\d_][^,;\n\d§]*?)(?=\s*(?:[,;\n\d§]|\Z)|{_BEHIND_NAME}))"
)
_ROWS = re.compile(_WHO, re.IGNORECASE)
_SEAT = re.compile(rf"\s*(?<!\w)(?:(?:ersättare|deputy)\s+)?(?:för|for)\s+{_WHO}", re.IGNORECASE)
_PART = re.compile(rf"\s*,?\s*{parts.PIECE.pattern}", re.IGNORECASE)
_BLANK = re.compile(r"(?:[\s,;.]|(?<!\w)(?:och|and|samt)(?!\w))*", re.IGNORECASE)
_WORD = re.compile(r"[^\s,;]*")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the sheet. Only who was there is `serving`, has a way (`via`, a key of WAYS) or a part of
    the meeting; `seat_of` is the row of the one whose seat a deputy takes."""

    row: int
    presence: Presence = "present"
    serving: bool = False
    seat_of: int | None = None
    via: str = ""
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """What was not taken, in a sentence, and where it stands in the text."""

    sentence: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RollCall:
    """In the order typed, each row once."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()

    def checked(self) -> tuple[Entry, ...]:
        """The entries; raises `Invalid` with the first problem."""
        if self.problems:
            raise Invalid(self.problems[0].sentence, field="roll_call")
        return self.entries


@dataclass(frozen=True, slots=True)
class _Taken:
    entry: Entry
    said: str
    of_many: bool


def read(text: str, *, rows: Collection[int], resolve: Resolve = lambda _name: ()) -> RollCall:
    """What was typed, for a sheet of these rows; a problem with one entry leaves the others alone."""
    sheet = _Sheet(frozenset(rows), resolve)
    taken: dict[int, _Taken] = {}
    problems = []
    place = _end(_BLANK, text, 0)
    while place < len(text):
        matches = _matches(text, place)
        understood = matches[-1].end() if matches else place
        end = _end(_WORD, text, understood)
        said = normal(text[place:end])
        try:
            entries = _entries(matches if end == understood else [], said, sheet)
            alone = len(entries) == 1
            _check(entries, said, {row: each for row, each in taken.items() if not (alone and each.of_many)})
            taken |= {entry.row: _Taken(entry, said, of_many=not alone) for entry in entries}
        except Invalid as error:
            problems.append(Problem(error.sentence, place, end))
        place = max(_end(_BLANK, text, end), place + 1)
    return RollCall(tuple(each.entry for each in taken.values()), tuple(problems))


def write(entries: Iterable[Entry]) -> str:
    """The shortest text that `read` takes for these entries, in order of rows."""
    ordered = enumerate(sorted(entries, key=lambda entry: entry.row))
    runs = groupby(ordered, lambda each: (each[1].row - each[0], replace(each[1], row=0)))
    return " ".join(_run([entry for _place, entry in run]) for _key, run in runs).rstrip(",")


def _run(entries: list[Entry]) -> str:
    """Following rows of whom the same is said. A comma ends what a blank does not."""
    first, last = entries[0], entries[-1]
    numbers = str(first.row) if len(entries) == 1 else f"{first.row}-{last.row}"
    letters = {"present": "", "remote": "" if first.via else "d", "declined": "f", "absent": "x"}
    words = [_(WAYS[first.via])] if first.via else []
    words += [_("for {row}").format(row=first.seat_of)] if first.seat_of is not None else []
    words += [str(first.part)] if first.part else []
    behind = f" {' '.join(words)}," if words else ""
    return f"{numbers}{letters[first.presence]}{'t' if first.serving else ''}{behind}"


def _end(pattern: re.Pattern[str], text: str, place: int) -> int:
    match = pattern.match(text, place)
    return match.end() if match else place


def _matches(text: str, place: int) -> list[re.Match[str]]:
    """Who, the letters, and what more is said of them; nothing where nobody is named."""
    found = [who] if (who := _ROWS.match(text, place)) else []
    patterns: tuple[re.Pattern[str], ...] = (_LETTERS, _VIA, _SEAT, _PART)
    while found:
        place = found[-1].end()
        match = next((match for pattern in patterns if (match := pattern.match(text, place))), None)
        if not match:
            break
        found.append(match)
        patterns = (_VIA, _SEAT, _PART)
    return found


def _entries(matches: list[re.Match[str]], said: str, sheet: _Sheet) -> list[Entry]:
    if not matches:
        raise Invalid(_("“{text}” is not understood.").format(text=said))
    entry = Entry(0)
    presences: list[Presence] = []
    pieces: list[Part] = []
    for match in matches[1:]:
        if match.re is _LETTERS:
            letters = match[0].strip().casefold()
            entry = replace(entry, serving="t" in letters)
            presences += [_PRESENCES[letter] for letter in letters if letter != "t"]
        elif match.re is _VIA:
            entry = replace(entry, via=match.lastgroup or "")
            presences.append("remote")
        elif match.re is _SEAT:
            entry = replace(entry, serving=True, seat_of=sheet.row(match))
        else:
            pieces.append(parts.of(match))
    if len({piece.counting for piece in pieces}) > 1:
        raise Invalid(_("“{text}” counts both items and decisions (§): choose one.").format(text=said))
    here = entry.serving or pieces or "remote" in presences
    if len(set(presences)) > 1 or (here and {"declined", "absent"} & set(presences)):
        raise Invalid(_("“{text}” says that somebody was there and that they were not.").format(text=said))
    presence = presences[0] if presences else "present"
    part = parts.joined(*pieces) if pieces else None
    return [replace(entry, row=row, presence=presence, part=part) for row in sheet.rows(matches[0])]


def _check(entries: list[Entry], said: str, taken: Mapping[int, _Taken]) -> None:
    for entry in entries:
        if entry.seat_of == entry.row:
            raise Invalid(_("Row {row} cannot be the deputy of row {row}.").format(row=entry.row))
        before = taken.get(entry.row)
        if before and before.entry != entry:
            sentence = _("Row {row} stands twice: “{first}” and “{second}”.")
            raise Invalid(sentence.format(row=entry.row, first=before.said, second=said))


@dataclass(frozen=True, slots=True)
class _Sheet:
    numbers: frozenset[int]
    resolve: Resolve

    def rows(self, match: re.Match[str]) -> list[int]:
        """Those that _WHO found; raises `Invalid` for one that is not on the sheet."""
        first, last, name = match.groups()[:3]
        return self._named(normal(name)) if name else self._between(int(first), int(last or first))

    def row(self, match: re.Match[str]) -> int:
        """The one whose seat is meant."""
        rows = self.rows(match)
        if len(rows) > 1:
            raise Invalid(_("“{text}” is not understood.").format(text=normal(match[0])))
        return rows[0]

    def _between(self, first: int, last: int) -> list[int]:
        if last < first:
            raise Invalid(_("{range} runs backwards.").format(range=f"{first}–{last}"))
        rows = sorted(row for row in self.numbers if first <= row <= last)
        if len(rows) <= last - first:
            missing = next(number for number in range(first, last + 1) if number not in self.numbers)
            raise Invalid(
                _("There is no row {row} on the sign-in sheet, whose last row is {last}.").format(
                    row=missing, last=max(self.numbers, default=0)
                )
            )
        return rows

    def _named(self, name: str) -> list[int]:
        rows = sorted(self.resolve(name))
        if not rows:
            raise Invalid(_("Nobody on the sign-in sheet is called “{name}”.").format(name=name))
        if len(rows) > 1:
            numbers = _(" and ").join(map(str, rows))
            raise Invalid(
                _("“{name}” may be rows {numbers}: type the number.").format(name=name, numbers=numbers)
            )
        return rows
