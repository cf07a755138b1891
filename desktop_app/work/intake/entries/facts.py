"""What the cells of one entry say: organisation, addresses, telephones and days, with what should be told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct, field

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records import dates, emails, phones
from desktop_app.records.gazetteer import Form, Gazetteer
from desktop_app.records.spans import ALWAYS, Span
from desktop_app.sheets import book
from desktop_app.work.intake import content
from desktop_app.work.intake.organisation_cell import with_department
from desktop_app.work.intake.shapes.shape import NAME_FIELDS, Cell, Entry, Listing
from desktop_app.work.intake.understood import Problem

_MISSING = frozenset({"", "-", "–", "?"})
_KINDS = frozenset({"kommun", "stad", "kommunen", "city", "municipality", "region"})
_INVITES = frozenset({"mejla", "maila", "e-post", "mail", "skicka e-post"})
_SIX_DIGITS = re.compile(r"(?!20(?:0\d|1[0-2])(?:0\d|1[0-2]))([0-5]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_RANGE = re.compile(r"\d{4}\s*[-–—/]\s*(?:\d{4}|\d\d)(?![\d-])")


class Frame(Struct, frozen=True):
    """What a list says as a whole: its sender (whose people they are unless a row says otherwise; `given` by
    the person, or read from a name or title) and its day, from which a date without a year is counted."""

    gazetteer: Gazetteer
    sender: Form | None
    day: date
    family_first: bool = False
    given: bool = False
    known: dict[str, tuple[Form | None, str, bool]] = field(default_factory=dict)
    """What has been read of organisations' cells: the same ones stand on many rows."""
    numbers: dict[int, str] = field(default_factory=dict)
    """Of which kind the numbers of each column are."""

    def organisation(self, text: str) -> tuple[Form | None, str, bool]:
        """The organisation that a cell names, a department beside it, and whether that is a short form to be
        told."""
        if text not in self.known:
            form, department = with_department(self.gazetteer, text)
            short = form is not None and _is_short_for(text, form)
            self.known[text] = (form or self.gazetteer.by_code(text), department, short)
        return self.known[text]


class Row(Struct):
    """One entry being read; problems are gathered on the way."""

    listing: Listing
    entry: Entry
    frame: Frame
    problems: list[Problem] = field(default_factory=list)

    def tell(self, message: str, cell: Cell | None = None) -> None:
        letter = book.letters(cell.column) if cell else ""
        row = cell.row if cell else self.entry.row
        self.problems.append(Problem(message, self.listing.sheet.name, row, letter))

    def cells(self, *fields: str) -> Sequence[Cell]:
        """The filled cells of some fields; error values and identity numbers told and left."""
        known = self.entry.cells
        found: Sequence[Cell] = known.get(fields[0], ())
        if len(fields) > 1:
            found = [cell for each in fields for cell in known.get(each, ())]
            found.sort(key=lambda cell: (cell.row, cell.column))
        for cell in found:
            if cell.text[0] == "#" and cell.text in content.ERRORS:
                self.tell(_("The cell holds the error {text}.").format(text=cell.text), cell)
                found = [other for other in found if other.text not in content.ERRORS]
        return found

    def identities(self) -> None:
        """Tell of personal identity numbers in cells that are imported, filled otherwise or not."""
        if not self.listing.grid.identities:
            return
        used = {book.number(one.column) for one in self.listing.columns if one.field not in {"", "ignore"}}
        for row, column in self.listing.grid.identities:
            if row == self.entry.row and column in used:
                self.tell(_("A personal identity number was left out."), Cell(row, column, ""))

    def text(self, field: str) -> str:
        known = self.entry.cells.get(field)
        if not known:
            return ""
        if len(known) == 1 and known[0].text[0] != "#":
            whole = known[0].text
        else:
            whole = " ".join([cell.text for cell in self.cells(field)])
        return whole.replace("\n", " ") if "\n" in whole else whole


def code_of(form: Form | None) -> str:
    """The municipality's code, or the name of another body."""
    return "" if form is None else form.code if form.kind == "municipality" else form.name


def organisation(row: Row, addresses: Sequence[str]) -> tuple[Form | None, str, str]:
    """The entry's organisation, how it is written, and a department that stood in the same cell.

    Its own cell decides, then its code, the headings around it, the sender, its address's domain. Where two
    of them contradict each other it is told; an organisation that is not known is none.
    """
    gazetteer, place = row.frame.gazetteer, row.entry.place
    cell = row.entry.first("organisation")
    code = row.text("organisation_code")
    coded = gazetteer.by_code(code) if code else None
    at = next((form for form in map(gazetteer.by_email, addresses) if form), None)
    text = row.text("organisation")
    if text in _MISSING:
        text = ""
    if text and cell:
        form, department = _of_cell(row, text, cell, coded, at)
        if form and at and at.organisation != form.organisation:
            row.tell(_("The e-mail address points to {name}.").format(name=at.name), row.entry.first("email"))
        return form, text, department
    if coded:
        return coded, code, ""
    if place.organisation_text:
        if place.organisation and at and at.organisation != place.organisation.organisation:
            row.tell(_("The e-mail address points to {name}.").format(name=at.name), row.entry.first("email"))
        if place.organisation is None:
            message = _("The organisation “{text}” is not known.").format(text=place.organisation_text)
            row.tell(message)
        return place.organisation, place.organisation_text, ""
    form = _outside(row, at)
    return form, code or (form.name if form else ""), ""


def _of_cell(row: Row, text: str, cell: Cell, coded: Form | None, at: Form | None) -> tuple[Form | None, str]:
    """The organisation that its own cell names, or else its code, and a department beside it."""
    form, department, short = row.frame.organisation(cell.text if "\n" in cell.text else text)
    form = form or coded
    if form is None and (form := _misspelt(row.frame.gazetteer, text, at)):
        message = _("“{text}” is understood as {name}, to which the e-mail address belongs.")
        row.tell(message.format(text=text, name=form.name), cell)
    elif form is None:
        _tell_unknown(row, text, cell, at)
    elif short:
        row.tell(_("“{text}” is understood as {name}.").format(text=text, name=form.name), cell)
    return form, department


def _misspelt(gazetteer: Gazetteer, text: str, at: Form | None) -> Form | None:
    """The address's municipality, where the name that is written is none but much like it: "Skelleftea"."""
    if at is None or at.kind != "municipality" or not text:
        return None
    return at if any(form.organisation == at.organisation for form in gazetteer.suggest(text)) else None


def _outside(row: Row, at: Form | None) -> Form | None:
    """The organisation of an entry that names none: the sender's, or that of the address's domain."""
    sender = row.frame.sender
    differ = sender and at and at.organisation != sender.organisation and not row.frame.given
    if sender and at and differ and at.kind == sender.kind == "municipality":
        message = _("The e-mail address points to {name}, and not to {sender} as the rest of the list.")
        row.tell(message.format(name=at.name, sender=sender.name), row.entry.first("email"))
        return None
    if sender or not at:
        if not sender and row.listing.numbers("organisation"):
            row.tell(_("The row has no organisation."))
        return sender
    if row.listing.numbers("organisation"):
        row.tell(_("No organisation; {name} is taken from the e-mail address.").format(name=at.name))
    return at


def _is_short_for(text: str, form: Form) -> bool:
    """True for an abbreviation or a foreign name: no word of it begins as one of the own name."""
    words = {word[:3] for word in re.findall(r"[^\W\d_]+", form.name.casefold())}
    return not any(
        word[:3] in words for word in re.findall(r"[^\W\d_]{3,}", text.casefold()) if word not in _KINDS
    )


def _tell_unknown(row: Row, text: str, cell: Cell, at: Form | None) -> None:
    proposals = list(dict.fromkeys(form.name for form in row.frame.gazetteer.suggest(text)))
    if at and at.name not in proposals:
        proposals.insert(0, at.name)
    message = _("The organisation “{text}” is not known.").format(text=text)
    if proposals:
        message += " " + _("Perhaps {names}?").format(names=", ".join(proposals))
    row.tell(message, cell)


def _strays(row: Row, *fields: str, at: bool) -> list[Cell]:
    """Cells of a telephone's column that hold an address, and the other way round."""
    cells = row.entry.cells
    return [cell for each in fields if each in cells for cell in cells[each] if ("@" in cell.text) is at]


def addresses(row: Row) -> tuple[str, ...]:
    """The addresses, also those that stand where a telephone was to stand."""
    found: dict[str, None] = {}
    strays = _strays(row, "phone", "mobile", at=True)
    for cell in [*row.cells("email"), *strays] if strays else row.cells("email"):
        read = emails.read(cell.text)
        found.update(dict.fromkeys(read.addresses))
        if not read.addresses and not (read.rest and is_number(cell.text)):
            missing = not read.rest or read.rest.casefold() in _INVITES
            row.tell(
                _("No e-mail address.")
                if missing
                else _("“{text}” is no e-mail address.").format(text=cell.text),
                cell,
            )
        for address in read.addresses:
            if emails.is_function(address):
                row.tell(_("{address} is an office's address.").format(address=address), cell)
    return tuple(found)


def is_number(text: str) -> bool:
    """True for a text that holds a telephone number which can be read."""
    return any(c.isdigit() for c in text) and any(phone.value for phone in phones.read(text))


def days(row: Row, of_role: str) -> Span:
    """The membership's days: a day, a year or a season in the columns from and to, or behind the role."""
    if "from" not in row.entry.cells and "to" not in row.entry.cells:
        return _of_role(row, of_role)
    begins, ends = _in_full(row.text("from")), _in_full(row.text("to"))
    first, last = dates.span(begins), dates.span(ends)
    for text, read, name in ((begins, first, "from"), (ends, last, "to")):
        if text.casefold() not in _MISSING and not read:
            row.tell(_("“{text}” cannot be read as a date.").format(text=text), row.entry.first(name))
    if not (first or last):
        return _of_role(row, of_role)
    stretch = _RANGE.search(begins) or dates.between_days(begins)
    whole = first and not ends and (stretch or not first.first)
    end = first.last if whole else last.last or last.first
    try:
        return Span(
            first.first or (None if whole else first.last), end, "–".join(filter(None, (begins, ends)))
        )
    except Invalid as problem:
        row.tell(str(problem))
        return ALWAYS


def _in_full(text: str) -> str:
    """ "230101" as 2023-01-01; "202301" may be a month and is left."""
    found = _SIX_DIGITS.fullmatch(text)
    return f"20{found[1]}-{found[2]}-{found[3]}" if found else text


def _of_role(row: Row, text: str) -> Span:
    """The days in "ledamot 2023–2026" or "ordförande (t.o.m. 2026-12-31)"."""
    if not any(c.isdigit() for c in text):
        return ALWAYS
    found = dates.span(text.strip(" ()"))
    if not found and (left := re.search(r"t\.? ?o\.? ?m\.?|till och med|until", text)):
        day = dates.day_after(text[left.end() :], row.frame.day)
        return Span(None, day, text) if day else ALWAYS
    return found


def left_out(row: Row) -> str:
    sheet = row.listing.sheet
    if row.entry.row in sheet.hidden_rows:
        return _("the row is hidden")
    if row.listing.day_rows is not None and row.entry.column in sheet.hidden_columns:
        return _("the column is hidden")
    if not sheet.struck:
        return ""
    named_cells = [cell for field in NAME_FIELDS for cell in row.entry.cells.get(field, ())]
    struck = bool(named_cells) and all((cell.row, cell.column) in sheet.struck for cell in named_cells)
    return _("the name is struck through") if struck else ""
