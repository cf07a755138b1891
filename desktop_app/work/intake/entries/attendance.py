"""Who was at which meeting, or will come: attendance matrices (people × dates) and sign-ups.

A cell that cannot be read for certain, "(x)", is a problem and never a value. Who answered twice is counted
once: the newer answer holds, a blank does not erase the older one's diet.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from desktop_app.i18n import _
from desktop_app.records import dates
from desktop_app.records.keys import name_key
from desktop_app.sheets import book
from desktop_app.work.intake.columns import headings
from desktop_app.work.intake.shapes.shape import Cell, Entry, Listing
from desktop_app.work.intake.understood import AttendanceLine, MeetingLine, Person, Problem

_REMOTE = re.compile(r"digital|distans|teams|zoom|online|länk|remote|skype|video|telefon|webb", re.IGNORECASE)
_PRESENT = re.compile(
    r"(?:x|xx|✓|✔|v|1|ja|j|yes|y|närv\w*|närvarande|deltog|deltagit|present|på plats|fysiskt|"
    r"d|digital\w*|distans|på distans|online|teams|zoom|skype|remote\w*|video|ok)\Z|"
    r"x?\s*\(?(?:digital\w*|distans|på distans|teams|zoom|online|länk|via \w+)\)?\Z|"
    r"(?:ja|närv\w*|yes|present)\W+.*|x[,/ ]+\w+",
    re.IGNORECASE,
)
_ABSENT = re.compile(
    r"(?:frånv\w*|f|fr|nej|n|no|0|absent|förhinder|förh|förhindrad|sjuk\w*|vab|ej|deltog ej|inte|återbud|"
    r"ledig|tjänstledig|semester|anmält förhinder|–|-|o|excused|uteblev|ej närvarande|avanmäld)\Z",
    re.IGNORECASE,
)
_YES = re.compile(
    r"ja\b|yes\b|kommer\b|deltar\b(?! ej| inte)|jag kommer|jag deltar|x\Z|anmäld\b|accepted\b|j\Z|1\Z|"
    r"tackar ja\b|bekräfta[dt]\b|bokad\b|confirmed\b|"
    r"på plats|digital|fysiskt|via |distans|på distans|teams|gärna",
    re.IGNORECASE,
)
_NO = re.compile(
    r"nej\b|no\b|declined\b|n\Z|kommer (?:ej|inte)|deltar (?:ej|inte)|förhinder|kan (?:\w+ )?(?:inte|ej)|"
    r"avböj|tackar nej|0\Z|tyvärr|återbud|jag kan inte|avbok|avanmäl|cancelled\b",
    re.IGNORECASE,
)
_MAYBE = re.compile(
    r"kanske|perhaps|eventuellt|ev\.?\Z|maybe|vet (?:ej|inte)|osäker|preliminärt|återkommer|oklart",
    re.IGNORECASE,
)
_NO_DIET = re.compile(
    r"(?:nej|inga?|inget|ingen|none|no|-|–|nej tack|ej|inga allergier|ingen specialkost|äter allt|"
    r"allätare|saknas|inte|n/a|ingenting|inga önskemål|vanlig|vanlig kost|nix|0|ingen allergi|nope|nothing|"
    r"no allergies|normal(?: kost)?)[.!]?\Z",
    re.IGNORECASE,
)
_POLL = re.compile(
    r"\W*(?:poll|omröstning|datumförslag|tidsförslag)\b|doodle\b[^.!]{0,40}\Z|https?://\S*doodle",
    re.IGNORECASE,
)
"""How the line over an answered poll begins."""
_IF_NEED_BE = frozenset({"(ok)", "(ja)", "(yes)", "if need be", "om det behövs"})
_VOTES = {"present": "yes", "absent": "no", "": ""}
_LEGEND = re.compile(
    r"(?<![\w(])(\(?[^\W_]{1,4}\)?|[-–✓✔+])\s*=\s*([^,;=]+?)(?=\s*(?:[,;.]|$|\s\S{1,6}\s*=))"
)
""" "x = närvarande, T = Teams" beside a list."""
_TIMES = frozenset(
    {"slutförandetid", "completion time", "tidsstämpel", "timestamp", "starttid", "start time", "skapad"}
)


class Gathered(Struct):
    """What the lists of a file say of meetings; `lines` point at the file's people and meetings."""

    lines: list[AttendanceLine] = field(default_factory=list)
    meetings: list[MeetingLine] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _votes: dict[tuple[int, int], int] = field(default_factory=dict)
    """Where the line of a person's vote on a meeting's day stands."""

    def add(self, listing: Listing, people: Sequence[tuple[Person, Entry]], first: int) -> None:
        """The marks and answers of one list, whose people stand from `first` on among the file's."""
        if listing.kind != "people":
            return
        if listing.day_rows is not None:
            self._across(listing, listing.day_rows, people, first)
            return
        self._matrix(listing, people, first)
        self._answers(listing, people, first)

    def _matrix(self, listing: Listing, people: Sequence[tuple[Person, Entry]], first: int) -> None:
        days, numbers = listing.days, listing.numbers("attendance")
        poll = _is_poll(listing, people, numbers)
        legend = _legend(listing.lines)
        for number in numbers:
            cells = [listing.grid.text(entry.row, number) for _person, entry in people]
            if not any(cells):
                continue
            row, written = listing.header_row or 1, listing.heading(number)
            meeting = self._meeting(days[number], row, written, proposed=poll) if number in days else -1
            for at, ((person, entry), text) in enumerate(zip(people, cells, strict=True)):
                if poll and not person.refused:
                    self._vote(listing, Cell(entry.row, number, text), first + at, meeting)
                elif not person.refused:
                    self._mark(listing, Cell(entry.row, number, text), first + at, meeting, legend)

    def _across(
        self, listing: Listing, days: Mapping[int, date], people: Sequence[tuple[Person, Entry]], first: int
    ) -> None:
        """The marks where each column is a person's and each row a meeting's."""
        for row, day in days.items():
            cells = [listing.grid.text(row, entry.column) for _person, entry in people]
            if not any(cells):
                continue
            meeting = self._meeting(day, row, listing.grid.filled(row)[0])
            legend = _legend(listing.lines)
            for at, ((person, entry), text) in enumerate(zip(people, cells, strict=True)):
                if not person.refused:
                    self._mark(listing, Cell(row, entry.column, text), first + at, meeting, legend)

    def _meeting(self, day: date, row: int, written: str, *, proposed: bool = False) -> int:
        """The place of a day's meeting among the file's, made if no list has spoken of it. A day that was
        only voted on is `proposed`."""
        said = dates.occasion(written, year=day.year)
        start, end = (said.start, said.end) if said else (None, None)
        for at, known in enumerate(self.meetings):
            if known.first_day != day:
                continue
            if known.proposed and written not in known.written:  # a day voted on at several times
                both = f"{known.written}; {written}"
                self.meetings[at] = replace(known, start=None, end=None, written=both)
            return at
        self.meetings.append(
            MeetingLine(row, day, day, start=start, end=end, written=written, proposed=proposed)
        )
        return len(self.meetings) - 1

    def _vote(self, listing: Listing, cell: Cell, person: int, meeting: int) -> None:
        """What somebody answered of one day; a day with several times has the best of the answers."""
        perhaps = cell.text.casefold() in _IF_NEED_BE or _MAYBE.match(cell.text)
        reply = "maybe" if perhaps else _VOTES[_presence(cell.text)[0]]
        if not cell.text or not reply:
            return
        known = self._votes.setdefault((person, meeting), len(self.lines))
        if known == len(self.lines):
            place = (listing.sheet.name, cell.row, book.letters(cell.column))
            self.lines.append(AttendanceLine(person, meeting, *place, reply=reply))
        elif reply == "yes" or self.lines[known].reply == "no":
            self.lines[known] = replace(self.lines[known], reply=reply)

    def _mark(
        self, listing: Listing, cell: Cell, person: int, meeting: int, legend: Mapping[str, tuple[str, bool]]
    ) -> None:
        presence, remote = legend.get(cell.text.casefold()) or _presence(cell.text)
        place = (listing.sheet.name, cell.row, book.letters(cell.column))
        if presence:
            self.lines.append(AttendanceLine(person, meeting, *place, presence=presence, remote=remote))
        else:
            message = _("“{text}” does not say clearly whether the person was present.")
            self.problems.append(Problem(message.format(text=cell.text), *place))

    def _answers(self, listing: Listing, people: Sequence[tuple[Person, Entry]], first: int) -> None:
        attending, diets = listing.numbers("attending"), listing.numbers("diet")
        if not attending and not diets:
            return
        found: dict[object, AttendanceLine] = {}
        order = sorted(range(len(people)), key=lambda at: (_time(listing, people[at][1].row), at))
        for at in order:
            person, entry = people[at]
            if person.refused:
                continue
            key = (name_key(person.written), tuple(sorted(person.emails)) or person.organisation)
            line = self._answer(listing, entry, attending, diets)
            known = found.get(key)
            line = replace(line, person=known.person if known else first + at)
            if known:
                message = _("{name} has answered before, on row {row}; the newer answer holds.")
                told = message.format(name=person.written, row=known.row)
                self.problems.append(Problem(told, listing.sheet.name, entry.row))
            found[key] = _newer(known, line) if known else line
        self.lines += [line for line in found.values() if line.reply or line.diet]

    def _answer(
        self, listing: Listing, entry: Entry, attending: Sequence[int], diets: Sequence[int]
    ) -> AttendanceLine:
        reply, remote, letter = "", False, ""
        for number in attending:
            text = listing.grid.text(entry.row, number)
            if not text:
                continue
            reply, remote, letter = _reply(text), bool(_REMOTE.search(text)), book.letters(number)
            if not reply:
                message = _("“{text}” does not say clearly whether the person will come.").format(text=text)
                self.problems.append(Problem(message, listing.sheet.name, entry.row, letter))
        told = [text for number in diets if (text := listing.grid.text(entry.row, number))]
        diet = "; ".join(text for text in told if not _NO_DIET.match(text))
        return AttendanceLine(
            0,
            -1,
            listing.sheet.name,
            entry.row,
            letter,
            reply=reply,
            remote=remote and reply == "yes",
            diet=diet,
            replied_on=_day(_time(listing, entry.row)) if reply else None,
        )


def _is_poll(listing: Listing, people: Sequence[tuple[Person, Entry]], numbers: Sequence[int]) -> bool:
    """True where the marks are answers about days that were proposed, and nobody's presence."""
    if not numbers or not listing.days:
        return False
    if any(map(_POLL.match, (*listing.lines, listing.sheet.title))):
        return True
    return any(
        listing.grid.text(entry.row, number).casefold() in _IF_NEED_BE
        for _person, entry in people
        for number in numbers
    )


def _legend(lines: Sequence[str]) -> dict[str, tuple[str, bool]]:
    """What the lines around a list say that its marks mean, as far as they say it clearly."""
    said = {mark.casefold(): _presence(meaning) for line in lines for mark, meaning in _LEGEND.findall(line)}
    return {mark: meaning for mark, meaning in said.items() if meaning[0]}


def _newer(known: AttendanceLine, line: AttendanceLine) -> AttendanceLine:
    if not line.reply:
        return replace(known, diet=line.diet or known.diet)
    return replace(line, diet=line.diet or known.diet)


def _time(listing: Listing, row: int) -> str:
    numbers = [book.number(one.column) for one in listing.columns if headings.key(one.heading) in _TIMES]
    return max((listing.grid.text(row, number) for number in numbers), default="")


def _day(time: str) -> date | None:
    """The day of a moment that a form's export writes in ISO; None for any other."""
    try:
        return date.fromisoformat(time[:10])
    except ValueError:
        return None


def _presence(text: str) -> tuple[str, bool]:
    """present or absent, and whether from afar; "" for a text that is not clear. A blank is absent."""
    text = text.strip(" .")
    if not text:
        return "absent", False
    if _ABSENT.match(text):
        return "absent", False
    if _PRESENT.match(text):
        return "present", bool(_REMOTE.search(text)) or text.casefold() == "d"
    return "", False


def _reply(text: str) -> str:
    text = text.strip()
    for reply, pattern in (("maybe", _MAYBE), ("no", _NO), ("yes", _YES)):
        if pattern.match(text):
            return reply
    return ""
