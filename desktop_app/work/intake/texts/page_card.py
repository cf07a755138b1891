"""An organisation's own card on a page: its address, switchboard and e-mail, with no person among them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from desktop_app.i18n import _
from desktop_app.records.gazetteer import Form
from desktop_app.work.intake import content
from desktop_app.work.intake.entries.facts import code_of
from desktop_app.work.intake.texts import page_labels, text_line
from desktop_app.work.intake.texts.blocks import Block, Line
from desktop_app.work.intake.texts.page import Page
from desktop_app.work.intake.understood import OrganisationLine, PhoneText

_POSTCODE = re.compile(r"(?:SE-)?\d{3} ?\d{2} [^\W\d]")
_STREET = re.compile(
    r"[^\W\d][\w .-]*(?:gatan|vägen|torget|plan|plats|gränd|allén|stigen) \d+\w?|box \d+", re.IGNORECASE
)
_ADDRESS = re.compile(
    rf"(?:[^@:]{{2,60}}, )?(?:{_STREET.pattern}),? {_POSTCODE.pattern}[^@:,]*", re.IGNORECASE
)
_WEB = re.compile(r"(?:https?://)?www\.[\w.-]+\S*", re.IGNORECASE)
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
        line, form = lines[at], page.gazetteer.find(lines[at].text)
        below = _below(page, lines[at:], form) if line.gap or at == 0 else ()
        if below:
            page.organisations.append(_card(page, form, line, below))
        if below and not form:
            page.skip(line, _("an organisation's card"))
        else:
            left.append(line)
        at += 1 + len(below)
    return tuple(left)


def _below(page: Page, lines: Sequence[Line], form: Form | None) -> Sequence[Line]:
    """The lines of the card that the first line heads; () where it heads none. An organisation that is not
    known must be reached by it."""
    if not (form or is_body(lines[0].text)):
        return ()
    found = lines[1 : 1 + _size(page, lines[1:])]
    return found if form or (len(found) > 1 and any(map(_reaches, found))) else ()


def is_body(text: str) -> bool:
    """True for what an organisation that is not known may be called: "Föreningen Öppna landskap"."""
    return (
        len(text) < 60 and text[0].isupper() and not re.search(r"[@:;,\d]", text) and content.is_office(text)
    )


def is_address(text: str) -> bool:
    """True for a line that is an organisation's postal address: "Samverkan Väst, Box 1, 402 22 Göteborg"."""
    return bool(_ADDRESS.fullmatch(text))


def _is_bare(text: str) -> bool:
    """An address alone on its line, of any kind."""
    return bool(
        re.fullmatch(r"\S+@\S+", text) or _WEB.fullmatch(text) or _ADDRESS.fullmatch(text)
        or _STREET.fullmatch(text) or _POSTCODE.match(text)
    )  # fmt: skip


def _reaches(line: Line) -> bool:
    return bool(re.search(r"\S@\S|\d{5}|\d{3}[ -]\d{2}", line.text)) and not _POSTCODE.match(line.text)


def of_block(page: Page, block: Block) -> Block:
    """The block that an organisation heads, without the lines of its card."""
    form = page.gazetteer.find(block.place)
    others = (at for at, line in enumerate(block.lines) if line.gap and _heads(page, line.text))
    end = next(others, len(block.lines))
    own = block.lines[:end]
    told = tuple(line for line in own if page_labels.read(line.text)[0] or _is_bare(line.text))
    if not (form and told and block.heading):
        return block
    page.organisations.append(_card(page, form, block.heading, told))
    left = take(page, block.lines[end:])
    return replace(block, lines=(*(line for line in own if line not in told), *left))


def _heads(page: Page, text: str) -> bool:
    """True for a line that another organisation's card may begin with."""
    return page.gazetteer.find(text) is not None or is_body(text)


def _size(page: Page, lines: Sequence[Line]) -> int:
    """How many lines a card has below its organisation; 0 where it says nothing."""
    size = 0
    says = False
    for line in lines:
        one = text_line.read(line.text, page.gazetteer)
        reached = bool(one.loose.phones or one.loose.emails) and not one.people and not one.loose.title
        placed = _is_bare(line.text) or bool(page_labels.read(line.text)[0])
        if not (reached or placed or _LABEL.fullmatch(line.text)):
            break
        size += 1
        says = says or reached or bool(placed)
    return size if says else 0


def _card(page: Page, form: Form | None, line: Line, below: Sequence[Line]) -> OrganisationLine:
    said = [page_labels.read(each.text) for each in below]
    told = {field: value for field, value in reversed(said) if field}
    ones = [(field, text_line.read(value, page.gazetteer).loose) for field, value in said]
    switchboard = any(re.search("växel", each.text, re.IGNORECASE) for each in below)
    phones = tuple(_as(phone, field, switchboard=switchboard) for field, one in ones for phone in one.phones)
    address = [
        value
        for _field, value in said
        if _POSTCODE.match(value) or _STREET.fullmatch(value) or _ADDRESS.fullmatch(value)
    ]
    web = next((value for _field, value in said if _WEB.fullmatch(value)), "")
    return OrganisationLine(
        "",
        line.row,
        form.name if form else line.text,
        form.organisation if form else None,
        code_of(form),
        emails=tuple(address for _field, one in ones for address in one.emails),
        phones=phones,
        web=told.get("web", web),
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
