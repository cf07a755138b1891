"""What the cells of one row say: organisation, addresses, telephones and days, with what should be told."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records import dates, emails, phones
from desktop_app.records.gazetteer import Form, Gazetteer
from desktop_app.records.spans import ALWAYS, Span
from desktop_app.sheets import book
from desktop_app.work.intake import content
from desktop_app.work.intake.recognise import Table
from desktop_app.work.intake.understood import PhoneText, Problem

_CODE = re.compile(r"^(\d{3,4})\s+(.+)$")
_MISSING = frozenset({"", "-", "–", "?"})


@dataclass(frozen=True, slots=True)
class Frame:
    """What a list says as a whole: its sender (whose people they are unless a row says otherwise) and its
    day, from which a date without a year is counted."""

    gazetteer: Gazetteer
    sender: Form | None
    day: date
    family_first: bool = False


@dataclass
class Row:
    """One row being read; problems are gathered on the way."""

    table: Table
    number: int
    frame: Frame
    problems: list[Problem] = field(default_factory=list)

    def tell(self, message: str, column: int | None = None) -> None:
        letter = book.letters(column) if column else ""
        self.problems.append(Problem(message, self.table.sheet.name, self.number, letter))

    def cells(self, *fields: str) -> list[tuple[int, str]]:
        """Column and text of the filled cells of some fields; error values and identity numbers told and
        left."""
        found = []
        for column in self.table.numbers(*fields):
            text = self.table.grid.text(self.number, column)
            if text in content.ERRORS:
                self.tell(_("The cell holds the error {text}.").format(text=text), column)
                continue
            if (self.number, column) in self.table.grid.identities:
                self.tell(_("A personal identity number was left out."), column)
            if text:
                found.append((column, text))
        return found

    def text(self, *fields: str) -> str:
        return " ".join(text.replace("\n", " ") for _column, text in self.cells(*fields))


def code_of(form: Form | None) -> str:
    """The municipality's code, or the name of another body."""
    return "" if form is None else form.code if form.kind == "municipality" else form.name


def organisation(row: Row, addresses: tuple[str, ...]) -> tuple[Form | None, str]:
    """The row's own organisation, or the sender's; a row of a list with organisations must have one."""
    gazetteer = row.frame.gazetteer
    text = row.text("organisation")
    coded = gazetteer.by_code(row.text("organisation_code"))
    by_email = next((form for form in map(gazetteer.by_email, addresses) if form), None)
    if not text:
        found = coded or row.frame.sender or by_email
        if not found:
            row.table.grid.refuse(
                _("The row has no organisation."),
                row=row.number,
                advice=_("Write the municipality on every row, or say whose list it is."),
            )
        if found is by_email and row.table.numbers("organisation"):
            row.tell(_("No organisation; {name} is taken from the e-mail address.").format(name=found.name))
        return found, row.text("organisation_code")
    found = _named(gazetteer, text) or coded
    column = row.table.numbers("organisation")[0]
    if not found:
        proposals = ", ".join(form.name for form in gazetteer.suggest(text))
        message = _("The organisation “{text}” is not known.").format(text=text)
        if proposals:
            message += " " + _("Perhaps {names}?").format(names=proposals)
        row.tell(message, column)
    elif by_email and by_email.organisation != found.organisation:
        points_to = _("The e-mail address points to {name}.").format(name=by_email.name)
        row.tell(points_to, row.table.numbers("email")[0])
    return found, text


def _named(gazetteer: Gazetteer, text: str) -> Form | None:
    """ "Partille kommun", "Ale kommun (värd)" or "114 Upplands Väsby"."""
    found = gazetteer.find(text) or gazetteer.find(re.sub(r"\([^()]*\)", " ", text))
    coded = _CODE.match(text)
    if found or not coded:
        return found
    by_code, by_name = gazetteer.by_code(coded[1]), gazetteer.find(coded[2])
    return by_name if by_code and by_name and by_code.organisation == by_name.organisation else None


def addresses(row: Row) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for column, text in row.cells("email"):
        read = emails.read(text)
        found.update(dict.fromkeys(read.addresses))
        if not read.addresses:
            missing = not read.rest
            message = (
                _("No e-mail address.") if missing else _("“{text}” is no e-mail address.").format(text=text)
            )
            row.tell(message, column)
        for address in read.addresses:
            if emails.is_function(address):
                row.tell(_("{address} is an office's address.").format(address=address), column)
    return tuple(found)


_TROUBLES = {
    "internal": lambda text: _("“{text}” is an internal extension; it is kept as written.").format(text=text),
    "unreadable": lambda text: _(
        "“{text}” cannot be read as a telephone number; it is kept as written."
    ).format(text=text),
    "range": lambda text: _("“{text}” is a series of numbers; the first is taken.").format(text=text),
    "extension": lambda text: _("“{text}” has an extension, which is kept as written only.").format(
        text=text
    ),
}


def telephones(row: Row) -> tuple[PhoneText, ...]:
    found: dict[str, PhoneText] = {}
    mobile = set(row.table.numbers("mobile"))
    for column, text in row.cells("phone", "mobile"):
        kind = "mobile" if column in mobile else "phone"
        if re.search(r"\b(?:växel|vx)\b", row.table.grid.text(row.table.header_row, column), re.IGNORECASE):
            kind = "switchboard"
        for phone in phones.read(text, kind=kind):
            found.setdefault(phone.value or phone.written, PhoneText(phone.kind, phone.value, phone.written))
            if phone.trouble:
                row.tell(_TROUBLES[phone.trouble](phone.written), column)
    return tuple(found.values())


def days(row: Row) -> Span:
    """The membership's days: a day, a year or a season in the columns from and to."""
    begins, ends = row.text("from"), row.text("to")
    first, last = dates.span(begins), dates.span(ends)
    for text, read, name in ((begins, first, "from"), (ends, last, "to")):
        if text not in _MISSING and not read:
            row.tell(_("“{text}” cannot be read as a date.").format(text=text), row.table.numbers(name)[0])
    if not (first or last):
        return ALWAYS
    try:
        return Span(
            first.first or first.last, last.last or last.first, "–".join(filter(None, (begins, ends)))
        )
    except Invalid as problem:
        row.tell(str(problem))
        return ALWAYS


def left_out(row: Row) -> str:
    sheet = row.table.sheet
    if row.number in sheet.hidden_rows:
        return _("the row is hidden")
    struck = all(
        (row.number, column) in sheet.struck for column, _text in row.cells("name", "given", "family")
    )
    return _("the name is struck through") if struck else ""
