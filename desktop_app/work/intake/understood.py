"""What a file was understood to say, before it is compared with the register.

Every fact keeps its address: sheet, row (from 1, as the spreadsheet shows it) and column letter. Nothing
here knows the database; organisations are named by the numbers of the gazetteer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from desktop_app.records.ids import OrganisationId
from desktop_app.records.spans import ALWAYS, Span


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the person should see. `message` is in the person's language."""

    message: str
    sheet: str = ""
    row: int | None = None
    column: str = ""


@dataclass(frozen=True, slots=True)
class PhoneText:
    """`value` is E.164, "" where the number cannot be read; `kind` is mobile, phone, switchboard or fax."""

    kind: str
    value: str
    written: str


@dataclass(frozen=True, slots=True)
class Person:
    """One person as the file says, before matching. Empty text means that the file does not say."""

    sheet: str
    row: int
    written: str
    """The name as it stands in the file, without party, tf and the like."""
    given: str = ""
    family: str = ""
    organisation: OrganisationId | None = None
    organisation_code: str = ""
    """The municipality's code, or the name of another body."""
    organisation_text: str = ""
    department: str = ""
    title: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[PhoneText, ...] = ()
    role: str = ""
    """A role's key: member, deputy, chair, vice_chair, co_opted, convener, secretary, contact."""
    role_text: str = ""
    party: str = ""
    acting: bool = False
    leave_until: date | None = None
    span: Span = ALWAYS
    """The membership's days, where the file gives them."""
    notes: str = ""
    left_out: str = ""
    """Why the person is left out unless asked for (struck through, hidden row); "" = taken."""
    refused: str = ""
    """Why the row cannot be imported (no name that can be read …); "" = fine."""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A seat without a person."""

    sheet: str
    row: int
    organisation: OrganisationId | None
    organisation_text: str
    role: str


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """What a column is understood as. `field` is one of the contract's field names; `certainty` 0 to 1."""

    column: str
    heading: str
    field: str
    certainty: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row with content that is no person: title, total, footer, note …"""

    sheet: str
    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting date on a page."""

    row: int
    first_day: date
    last_day: date
    start: time | None = None
    end: time | None = None
    cancelled: bool = False
    host: str = ""
    title: str = ""
    joint: str = ""
    written: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class LineList:
    """An ordered list of lines on a page: `kind` is purpose, mission or priorities; `period` its validity."""

    kind: str
    heading: str
    period: Span
    lines: tuple[str, ...]
    row: int = 0


@dataclass(frozen=True, slots=True)
class NetworkText:
    """What a page says of the network itself."""

    name: str
    row: int = 0
    kind: str = "network"
    """A key of records.networks.KINDS."""
    about: str = ""
    owner: OrganisationId | None = None
    owner_text: str = ""
    stated_seats: int | None = None
    stated_members: int | None = None
    appointed_by: str = ""


@dataclass(frozen=True, slots=True)
class SheetUnderstood:
    """What one sheet was taken for. `header_row` is the last heading row, None without headings."""

    sheet: str
    state: str
    header_row: int | None
    columns: tuple[ColumnGuess, ...]
    data_rows: int
    taken: bool = True
    """False for a sheet that is listed but left out (hidden, or no contact list)."""


@dataclass(frozen=True, slots=True)
class Understood:
    """One file, whole."""

    file: str
    kind: str
    size: int
    sha256: str
    shape: str
    """Equal for files of the same make: a fingerprint of the kind and the headings."""
    sheets: tuple[SheetUnderstood, ...] = ()
    people: tuple[Person, ...] = ()
    vacancies: tuple[Vacancy, ...] = ()
    skipped: tuple[SkippedRow, ...] = ()
    network: NetworkText | None = None
    meetings: tuple[MeetingLine, ...] = ()
    lists: tuple[LineList, ...] = ()
    problems: tuple[Problem, ...] = ()
    organisation: OrganisationId | None = None
    """The sender: the one organisation that a whole file speaks of (by its name or content)."""
    encoding: str = ""
    delimiter: str = ""
