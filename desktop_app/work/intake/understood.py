"""What a file was understood to say, before it is compared with the register.

Every fact keeps its address: sheet, row (from 1, as the spreadsheet shows it) and column letter. Nothing
here knows the database; organisations are named by the numbers of the gazetteer.
"""

from __future__ import annotations

from datetime import date, time

from msgspec import Struct

from desktop_app.records.forms import Mark
from desktop_app.records.ids import OrganisationId
from desktop_app.records.spans import ALWAYS, Span


class Problem(Struct, frozen=True):
    """Something the person should see. `message` is in the person's language."""

    message: str
    sheet: str = ""
    row: int | None = None
    column: str = ""


class PhoneText(Struct, frozen=True):
    """`value` is E.164, "" where the number cannot be read; `kind` is mobile, phone, switchboard or fax."""

    kind: str
    value: str
    written: str


class Person(Struct, frozen=True):
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
    column: str = ""
    """The letter of the column that the name stands in: several people may share a row."""
    network_text: str = ""
    """The network that the row, section or sheet names; "" = the one that the file is imported into."""
    key: str = ""
    """The hidden key of a row in a form that was sent out; "" = a row that somebody added, or no form."""
    gone: bool = False
    """True where a form says that the person has left ("har slutat")."""
    proposed: bool = False
    """True for what was found in running text: written only if the person says so, as is `left_out`."""


class Vacancy(Struct, frozen=True):
    """A seat without a person."""

    sheet: str
    row: int
    organisation: OrganisationId | None
    organisation_text: str
    role: str
    column: str = ""
    network_text: str = ""


class AttendanceLine(Struct, frozen=True):
    """What one cell of an attendance matrix, or one row of a sign-up, says of one person and one meeting."""

    person: int
    """The place of the person in `Understood.people`."""
    meeting: int
    """The place of the meeting in `Understood.meetings`; -1 = the meeting that the file is imported for."""
    sheet: str
    row: int
    column: str = ""
    reply: str = ""
    """yes, no, maybe; "" = the file does not say."""
    presence: str = ""
    """present, absent; "" = the file does not say. An unclear "(x)" is a problem and no line."""
    remote: bool = False
    diet: str = ""
    """Goes to this meeting only, never to the participant."""
    replied_on: date | None = None
    """The day of the answer, where a form says it."""


class OrganisationLine(Struct, frozen=True):
    """One row of a list of organisations, which speaks of no person."""

    sheet: str
    row: int
    name: str
    organisation: OrganisationId | None = None
    code: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[PhoneText, ...] = ()
    web: str = ""
    postal_address: str = ""
    visiting_address: str = ""
    notes: str = ""
    problems: tuple[Problem, ...] = ()
    left_out: str = ""
    """Why the row is left out unless asked for (hidden by a filter); "" = taken."""
    proposed: bool = False
    """True for a card found on a page: written only if the person says so."""


class ColumnGuess(Struct, frozen=True):
    """What a column is understood as. `field` is one of the contract's field names; `certainty` 0 to 1."""

    column: str
    heading: str
    field: str
    certainty: float
    why: str = ""


class SkippedRow(Struct, frozen=True):
    """A row with content that is no person: title, total, footer, note …"""

    sheet: str
    row: int
    reason: str


class MeetingLine(Struct, frozen=True):
    """A meeting date on a page."""

    row: int
    first_day: date | None
    last_day: date | None
    """Both None where the day is not known: it is not written until somebody says (see `years`, `span`)."""
    start: time | None = None
    end: time | None = None
    cancelled: bool = False
    host: str = ""
    title: str = ""
    joint: str = ""
    written: str = ""
    problems: tuple[Problem, ...] = ()
    place: str = ""
    years: tuple[int, ...] = ()
    """The years that a day written without one may belong to."""
    span: Span = ALWAYS
    """The week or season that is known where the day is not."""
    proposed: bool = False
    candidates: tuple[tuple[date, date], ...] = ()
    """The first and the last day in each of the years that a day written without one may belong to."""


class DateLine(Struct, frozen=True):
    """A day or a stretch of time that running text speaks of, and that is no meeting: "under hösten 2019".
    Only shown, never written."""

    row: int
    written: str
    span: Span
    """Without days where the text has no year."""
    sentence: str = ""
    years: tuple[int, ...] = ()


class LineList(Struct, frozen=True):
    """An ordered list of lines on a page: `kind` is purpose, mission, priorities, areas, programme or agenda;
    `period` its validity."""

    kind: str
    heading: str
    period: Span
    lines: tuple[str, ...]
    row: int = 0
    proposed: bool = False


class NetworkText(Struct, frozen=True):
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
    short_name: str = ""
    proposed: bool = False


class SheetUnderstood(Struct, frozen=True):
    """What one sheet was taken for. `header_row` is the last heading row, None without headings."""

    sheet: str
    state: str
    header_row: int | None
    columns: tuple[ColumnGuess, ...]
    data_rows: int
    taken: bool = True
    """False for a sheet that is listed but left out (hidden, or no contact list)."""
    table: str = ""
    """"2" for the second list of the same sheet, and so on; "" for the first."""


class Understood(Struct, frozen=True):
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
    attendance: tuple[AttendanceLine, ...] = ()
    organisations: tuple[OrganisationLine, ...] = ()
    problems: tuple[Problem, ...] = ()
    dates: tuple[DateLine, ...] = ()
    organisation: OrganisationId | None = None
    """The sender: the one organisation that a whole file speaks of (by its name or content)."""
    encoding: str = ""
    delimiter: str = ""
    form: Mark | None = None
    """Of a form that this register sent out: whose it is."""
