"""What a lone text between the rows of a table is: a heading over the rows below it, a total, a note.

A heading that names an organisation, a role, a network or a department says it of the people below it, until
the next of its kind; one of an outer kind ends those of the inner kinds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from desktop_app.i18n import _
from desktop_app.records import emails, names, roles
from desktop_app.records.gazetteer import Form, Gazetteer
from desktop_app.records.given_names import is_given
from desktop_app.work.intake import content
from desktop_app.work.intake.organisation_cell import named, with_department
from desktop_app.work.intake.shapes.shape import NAME_FIELDS, NOWHERE, Cell, Place

_TOTAL = re.compile(
    r"^(?:antal|summa|summering|totalt?|totalsumma|sum|count|number of|i alt|delsumma|närvarande|grand total|"
    r"samtliga|total number)\b",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"[.!?]$|^[*†¹²³]|:\s*\S|^(?:obs|not|anm|uppdaterad|senast|källa|version|sida|utskriven|utskrift|kontakt|"
    r"frågor|ändringar|rättelser|sammanställ|listan|vid frågor|meddela|skriv|fyll|se |"
    r"page|updated|printed|source|note|"
    r"status|upprättad|gäller|datum|förklaring)",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"(?:sammanställ|uppdater|ansvarig|kontakta|frågor|vid frågor|källa|listan|senast|"
    r"upprättad|ändringar|obs|"
    r"utskriv|updated|printed|for questions)\w*(?:\s|:)",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\s*[(\[]?\s*\d+\s*(?:st\.?|personer|deltagare|platser|mandat|ledamöter)?\s*[)\]]?\s*$", re.IGNORECASE
)
_LABEL = re.compile(
    r"^(?:(?:kommun|organisation|stad|region|kommunnamn|org)\s*[:–-]|\d{1,2}[.)])\s*", re.IGNORECASE
)
_OF_ONE = re.compile(
    r"(?P<whose>\S.*?) (?P<who>representant(?:er)?|rep|ledamot|ledamöter|ersättare|suppleanter|deltagare|"
    r"kontaktperson(?:er)?|kontakter|namn|svar|anmälda|nomineringar)\.?",
    re.IGNORECASE,
)
"""Whose people follow: "Hyltes representanter", "Varbergs ersättare"."""
_NAMED_NETWORK = re.compile(
    r"^(?:nätverk(?:et)?|nätverkets namn|network|arbetsgrupp|referensgrupp|styrgrupp)\s*:\s*(?=[^\W\d_])",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(?:i|hos|möte|värd\w*|plats|till)\b", re.IGNORECASE)
"""Words that make an organisation in a heading the place of something, not whose people follow."""
_ANYBODY = frozenset({"deltagare", "representant", "representanter"})
"""Words for people whose role they do not tell."""
SEATS = frozenset({"organisation", "organisation_code", "role", "network", "party", "department"})
"""Fields that a row without a name may fill: it tells of a seat or of nothing."""
_WORDS = 7
"""A longer lone text is a note, not a heading."""


def is_total(texts: list[str]) -> bool:
    """ "Antal: 26", "Summa | 16 | 15": such a word, and numbers alone beside it."""
    if not _TOTAL.match(texts[0]) or "@" in "".join(texts):
        return False
    return any(c.isdigit() for c in "".join(texts)) and all(
        content.is_plain_number(text) for text in texts[1:]
    )


def aside(texts: Mapping[int, str], named: Sequence[int], *, chosen: bool) -> str:
    """ "total" or "note" for a row that is one though a name's column is filled: "Närvarande | 16 | 15"; ""
    for somebody's row. `texts` are its cells by column, `named` the columns of names that are filled;
    `chosen`: a person has said that names stand in them."""
    words = list(texts.values())
    if is_total(words) or (not chosen and len(named) == 1 and _counts(texts, named[0])):
        return "total"
    return "note" if len(words) <= 3 and is_remark(words[0]) else ""


def _counts(texts: Mapping[int, str], named: int) -> bool:
    """True for short numbers beside what is nobody's name."""
    others = [text for column, text in texts.items() if column != named]
    if not others or not all(len(text) <= 4 and content.is_plain_number(text) for text in others):
        return False
    name = texts.get(named, "")
    return not (content.is_full_name(name) or names.is_vacant(name))


def is_coded(words: Sequence[str], gazetteer: Gazetteer) -> bool:
    """ "114 | Upplands Väsby" alone on a row."""
    return any(word.isdigit() for word in words) and named(gazetteer, " ".join(words)) is not None


def vacant_at(text: str, gazetteer: Gazetteer) -> str:
    """The municipality in "Tranås - vakant"; "" for any other text."""
    place, mark, seat = re.split(r"\s*(:|\s[-–—]\s|,|\()\s*", f"{text}:", maxsplit=1)
    return place if mark and names.is_vacant(seat) and named(gazetteer, place) else ""


def is_remark(text: str) -> bool:
    """ "Ansvarig:", "Uppdaterad av Anna": of the list, whatever stands beside it."""
    return text.endswith(":") or bool(_REMARK.match(text))


class Meaning(Struct, frozen=True):
    """What a lone text is: "organisation", "role", "network", "department", "unknown" (a heading of something
    else), "person", "note" or "total"."""

    kind: str
    place: Place = NOWHERE
    exact: bool = True
    """False where an organisation is named among other words."""


def meaning(text: str, gazetteer: Gazetteer) -> Meaning:
    """A lone text by itself. A name alone is a person only where its given name is a common one."""
    bare = _LABEL.sub("", text.strip(" :*–-_").replace("\n", " "))
    if is_total([text]):
        return Meaning("total")
    without_count = _COUNT.sub("", bare) if not re.search(r"\d{4}\s*$", bare) else bare
    short = len(bare.split()) <= _WORDS
    key = roles.read(without_count)[0] if short else ""
    organisation = _organisation(bare, gazetteer)
    network = _NAMED_NETWORK.sub("", text, count=1).strip()
    if network != text.strip() and not is_person(network, gazetteer):
        return Meaning("network", Place(network=network))
    if organisation or key:
        return organisation or Meaning("role", Place(role=key, role_text=without_count))
    if "@" in text or _NOTE.search(text) or not short or not re.search(r"[^\W\d_]", bare):
        return Meaning("note")
    return _short(text, bare, without_count, gazetteer)


def nameless(texts: Sequence[tuple[int, str]], fields_of: Mapping[int, str]) -> Meaning:
    """Several texts and no name: a total, a seat, a note, or somebody whose name is missing."""
    words = [text for _column, text in texts]
    if is_total(words) or all(content.is_plain_number(text) for text in words):
        return Meaning("total")
    fields = {fields_of.get(column, "ignore") for column, _text in texts}
    if fields & {"email", "phone", "mobile", "title"} and not any(len(w) > 60 for w in words):
        return Meaning("person")
    return Meaning("seat" if fields <= SEATS and "role" in fields else "nobody")


def _short(text: str, bare: str, without_count: str, gazetteer: Gazetteer) -> Meaning:
    """A few words that name no organisation and no role."""
    numbered = any(c.isdigit() for c in bare)
    for kind, holds, place in (
        ("person", names.is_vacant(bare), NOWHERE),
        ("network", content.is_network(bare), Place(network=without_count)),
        ("person", is_person(text, gazetteer), NOWHERE),
        ("note", numbered, NOWHERE),
        ("department", content.is_department(bare), Place(department=bare)),
    ):
        if holds:
            return Meaning(kind, place)
    return Meaning("unknown", Place(organisation_text=bare))


def _organisation(text: str, gazetteer: Gazetteer) -> Meaning | None:
    """ "Ale kommun (3)", "Från Lerums kommun"; "möte i Lerum" names none and hides the one before."""
    form = named(gazetteer, text) or named(gazetteer, _COUNT.sub("", text))
    match = None if form else _OF_ONE.fullmatch(_COUNT.sub("", text))
    owner = _in_genitive(match["whose"], gazetteer) if match else None
    if match and owner:
        key = roles.key(match["who"])
        key = key if key != "contact" and match["who"].casefold() not in _ANYBODY else ""
        place = Place(owner, owner.name, role=key, role_text=match["who"] if key else "")
        return Meaning("organisation", place, exact=False)
    if form:
        written = text if gazetteer.find(text) else form.name
        return Meaning("organisation", Place(organisation=form, organisation_text=written))
    form, department = with_department(gazetteer, text)
    if form and len(text.split()) <= _WORDS:
        place = Place(organisation=form, organisation_text=form.name, department=department)
        return Meaning("organisation", place, exact=False)
    form = gazetteer.in_name(text) if len(text.split()) <= _WORDS and "@" not in text else None
    if form is None or any(map(is_given, text.split())):
        return None
    if _PLACE.search(text):
        return Meaning("unknown", Place(organisation_text=text))
    return Meaning("organisation", Place(organisation=form, organisation_text=form.name), exact=False)


def _in_genitive(text: str, gazetteer: Gazetteer) -> Form | None:
    """ "Hyltes", "Ale kommuns", "Region Hallands"."""
    return named(gazetteer, text) or (named(gazetteer, text[:-1]) if text.endswith("s") else None)


def is_person(text: str, gazetteer: Gazetteer) -> bool:
    """A person with nothing but a name, whose given name is a common one."""
    name = names.read(text).written
    return is_somebody(name, gazetteer) and any(is_given(word) for word in name.split())


def is_somebody(name: str, gazetteer: Gazetteer) -> bool:
    """A whole name that is no title, office or municipality."""
    return (
        content.is_full_name(name)
        and not content.is_office(name)
        and not content.is_title(name)
        and not gazetteer.find(name)
    )


class Sections(Struct):
    """The headings that hold for the row being read."""

    _now: dict[str, Place] = field(default_factory=dict)
    _order: list[str] = field(default_factory=list)

    def enter(self, kind: str, place: Place) -> None:
        """A new heading; inner ones end where an outer one begins."""
        kind = "organisation" if kind == "unknown" else kind
        if kind not in self._order:
            self._order.append(kind)
        for inner in self._order[self._order.index(kind) + 1 :]:
            self._now.pop(inner, None)
        self._now[kind] = place

    @property
    def place(self) -> Place:
        whole = NOWHERE
        for place in self._now.values():
            whole = place.within(whole)
        return whole


def reason(kind: str, place: Place) -> str:
    """Why a row with a heading, a total or a note gives no person."""
    named_text = (
        place.organisation.name
        if place.organisation
        else (place.organisation_text or place.role_text or place.network or place.department)
    )
    if kind in {"organisation", "role", "network", "department", "unknown"}:
        return _("section heading: {name}").format(name=named_text)
    if kind in {"nobody", "seat"}:
        return _("no person on the row")
    return _("total") if kind == "total" else _("note")


def refusal(cells: Mapping[str, tuple[Cell, ...]], gazetteer: Gazetteer) -> str:
    """Why a row with these cells names nobody; "" where it does. "Se Emmaboda" is the same as there."""
    told = [cell.text for each in NAME_FIELDS for cell in cells.get(each, ())]
    for text in told:
        if content.is_ditto(text) or (text[:3] in ("Se ", "se ") and named(gazetteer, text[3:])):
            message = _("“{text}” names nobody; write the name on this row too.")
            return message.format(text=" ".join(told))
    return "" if told else _("The row has no name.")


def is_address_of(text: str, name: str) -> bool:
    """True for an e-mail address that is made of somebody's names: "anna.berg@…" below "Anna Berg"."""
    parts = emails.local_names(text) if "@" in text else ()
    whole = names.letters(name)
    return len(parts) > 1 and all(part in whole for part in parts)
