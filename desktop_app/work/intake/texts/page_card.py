"""An organisation's own card on a page: its address, switchboard and e-mail, with no person among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from desktop_app.records.gazetteer import Form
from desktop_app.work.intake.entries.facts import code_of
from desktop_app.work.intake.texts import page_labels, text_line
from desktop_app.work.intake.texts.blocks import Block, Line
from desktop_app.work.intake.texts.page import Page
from desktop_app.work.intake.understood import OrganisationLine, PhoneText

_POSTCODE = re.compile(r"(?:SE-)?\d{3} ?\d{2} [^\W\d]")
_STREET = re.compile(
    r"[^\W\d][\w .-]*(?:gatan|vägen|torget|plan|plats|gränd|allén|box|stigen) \d+\w?", re.IGNORECASE
)
_LABEL = re.compile(
    r"(?:kundtjänst|kontaktcenter|telefonväxel|växel|reception|medborgarservice|postadress|besöksadress|telefon|"
    r"och|e-post|[\s:,])+",
    re.IGNORECASE,
)


def take(page: Page, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines without those of cards, which become proposals; a card's first line, the organisation, stays
    to head the people below it."""
    left: list[Line] = []
    at = 0
    while at < len(lines):
        left.append(lines[at])
        form = page.gazetteer.find(lines[at].text)
        size = _size(page, lines[at + 1 :]) if form and (lines[at].gap or at == 0) else 0
        if form and size:
            page.organisations.append(_card(page, form, lines[at], lines[at + 1 : at + 1 + size]))
        at += 1 + size
    return tuple(left)


def of_block(page: Page, block: Block) -> Block:
    """The block that an organisation heads, without the labelled lines of its card."""
    form = page.gazetteer.find(block.place)
    told = tuple(line for line in block.lines if page_labels.read(line.text)[0])
    if not (form and told and block.heading):
        return block
    page.organisations.append(_card(page, form, block.heading, told))
    return replace(block, lines=tuple(line for line in block.lines if line not in told))


def _size(page: Page, lines: Sequence[Line]) -> int:
    """How many lines a card has below its organisation; 0 where it says nothing."""
    size = 0
    says = False
    for line in lines:
        one = text_line.read(line.text, page.gazetteer)
        reached = bool(one.loose.phones or one.loose.emails) and not one.people and not one.loose.title
        placed = bool(
            _POSTCODE.match(line.text) or _STREET.fullmatch(line.text) or page_labels.read(line.text)[0]
        )
        if not (reached or placed or _LABEL.fullmatch(line.text)):
            break
        size += 1
        says = says or reached or bool(placed)
    return size if says else 0


def _card(page: Page, form: Form, line: Line, below: Sequence[Line]) -> OrganisationLine:
    said = [page_labels.read(each.text) for each in below]
    told = {field: value for field, value in reversed(said) if field}
    ones = [(field, text_line.read(value, page.gazetteer).loose) for field, value in said]
    switchboard = any(re.search("växel", each.text, re.IGNORECASE) for each in below)
    phones = tuple(_as(phone, field, switchboard=switchboard) for field, one in ones for phone in one.phones)
    address = [value for _field, value in said if _POSTCODE.match(value) or _STREET.fullmatch(value)]
    return OrganisationLine(
        "",
        line.row,
        form.name,
        form.organisation,
        code_of(form),
        emails=tuple(address for _field, one in ones for address in one.emails),
        phones=phones,
        web=told.get("web", ""),
        postal_address=told.get("postal_address", "" if "visiting_address" in told else ", ".join(address)),
        visiting_address=told.get("visiting_address", ""),
        proposed=True,
    )


def _as(phone: PhoneText, field: str, *, switchboard: bool) -> PhoneText:
    """A number of the kind that its line says; on a card that speaks of a switchboard the others are its."""
    if field in ("fax", "switchboard", "mobile"):
        return replace(phone, kind=field)
    return (
        replace(phone, kind="switchboard") if switchboard and not field and phone.kind == "phone" else phone
    )
