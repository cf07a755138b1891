"""Several facts in one cell taken apart: "Namn\\nTitel\\nTelefon", "Namn, titel", "Namn <mail>; Namn <mail>".

A cell that names several people gives several entries; what stands in the other cells of the row goes to the
one it fits, by place or by the names in the addresses. Every part keeps the address of its cell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct, field
from msgspec.structs import replace

from desktop_app.records import emails, names, phones, roles
from desktop_app.records.gazetteer import Gazetteer
from desktop_app.records.given_names import is_given
from desktop_app.work.intake import content
from desktop_app.work.intake.organisation_cell import is_given_name, named
from desktop_app.work.intake.shapes import beside_name
from desktop_app.work.intake.shapes.shape import Cell, Entry

_PLAIN = re.compile(r"(?!.*\s[-–—]\s)[^\W\d_][^\n;<@/&+|•\d,:]*\Z")
"""A cell with nothing but a name, perhaps with a party in parentheses."""
_JOINED = re.compile(r"\s+(?:och|and|samt|&|\+|/|og|eller)\s+|\s*/\s*|\s*&\s*|\s*\+\s*", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[•·*–-]|\d+[.)])\s+")
_LABELLED = re.compile(
    r"^(?:namn|titel|befattning|tel(?:efon)?|tfn|mobil|e-?post|mejl|mail|e-?mail|kommun|roll|parti)\s*[:.]\s*",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s+[-–—/]\s+")


class _Found(Struct):
    """One person of a cell, with the facts that stood behind the name."""

    name: str
    facts: list[tuple[str, str]] = field(default_factory=list)


def unfolded(entries: Sequence[Entry], gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The entries, one for each person whom a name cell names."""
    whole: list[Entry] = []
    for entry in (beside_name.taken_out(each, gazetteer) for each in entries):
        cells = entry.cells.get("name")
        if not cells:
            whole.append(entry)
            continue
        text = cells[0].text
        plain = bool(_PLAIN.match(text)) and " och " not in text
        turned = plain or _is_turned(text, gazetteer, placed="organisation" in entry.cells)
        if names.is_vacant(names.without_lead(text)[0]) or (len(cells) == 1 and turned):
            whole.append(entry)
        else:
            whole += _unfold(entry, cells, gazetteer)
    return tuple(whole)


def _is_turned(text: str, gazetteer: Gazetteer, *, placed: bool) -> bool:
    """True for "Lind, Nora (V)": a given name that is not to be taken for the municipality."""
    head, _comma, behind = text.partition(",")
    return is_given_name(behind, head, gazetteer, placed=placed)


def _unfold(entry: Entry, cells: Sequence[Cell], gazetteer: Gazetteer) -> list[Entry]:
    found: list[tuple[_Found, Cell]] = []
    addresses = emails.read(entry.text("email")).addresses
    addressed = [set(emails.local_names(address)) for address in addresses if emails.local_names(address)]
    for cell in cells:
        found += [(one, cell) for one in _people(cell.text, gazetteer, addressed)]
    if not found:
        return [entry]
    if len(found) == 1:
        one, cell = found[0]
        return [_with(entry, one, cell, entry.cells)]
    shared = _shared_out(entry, [one.name for one, _cell in found], gazetteer)
    return [_with(entry, one, cell, rest) for (one, cell), rest in zip(found, shared, strict=True)]


def _with(entry: Entry, one: _Found, cell: Cell, rest: Mapping[str, tuple[Cell, ...]]) -> Entry:
    cells = {**rest, "name": (Cell(cell.row, cell.column, one.name),)}
    for kind, text in one.facts:
        placed = kind == "organisation" and kind in cells  # the row's own cell says where the person works
        named_field = "notes" if placed else kind
        cells[named_field] = (*cells.get(named_field, ()), Cell(cell.row, cell.column, text))
    return replace(entry, column=cell.column, cells=cells)


def _people(text: str, gazetteer: Gazetteer, addressed: Sequence[set[str]]) -> list[_Found]:
    """The people of one cell, each with the facts behind the name; [] for a cell without a name. `addressed`
    are the names in the row's addresses."""
    found: list[_Found] = []
    waiting: list[tuple[str, str]] = []
    for piece in _pieces(text, gazetteer, addressed):
        for kind, part in _facts(piece, gazetteer):
            if kind == "name":
                several = _joined(part)
                found += [_Found(each, []) for each in several]
            elif found:
                found[-1].facts.append((kind, part))
            else:
                waiting.append((kind, part))
    if found:
        found[0].facts[:0] = waiting
    return found


def _pieces(text: str, gazetteer: Gazetteer, addressed: Sequence[set[str]]) -> list[str]:
    """The cell cut at line breaks, semicolons and bullets, and at commas between people."""
    given, _break, family = text.partition("\n")  # a name broken over two lines
    noble = bool(family) and family.split()[0] in names.PARTICLES
    single = noble or " " not in family or is_given(given)
    if (
        single
        and " " not in given
        and content.is_full_name(f"{given} {family}")
        and (noble or not _kind_of(family, gazetteer) or _is_addressed((given, family), addressed))
    ):
        return [f"{given} {family}"]
    pieces: list[str] = []
    for written in re.split(r"[\n;|]|\s•\s", text):
        line = _BULLET.sub("", written).strip(" ,")
        if line:
            pieces += _between_people(line, gazetteer, addressed)
    return pieces


def _is_addressed(words: Sequence[str], addressed: Sequence[set[str]]) -> bool:
    """True where one of the row's addresses shows these words as a name."""
    letters = {names.letters(word) for word in words}
    return any(len(own) > 1 and own <= letters for own in addressed)


def _between_people(line: str, gazetteer: Gazetteer, addressed: Sequence[set[str]]) -> list[str]:
    """ "Bo Ek, Eva Lind, Per Ask" cut at its commas; "Ek, Bo" and "Bo Ek, rektor" left whole."""
    parts = [part.strip() for part in re.split(r",(?![^(]*\))", line) if part.strip()]
    people = [at for at, part in enumerate(parts) if _is_somebody(part, gazetteer, addressed)]
    if len(people) < 2 or people[0] != 0:
        return [line]
    edges = [*people, len(parts)]
    return [", ".join(parts[first:last]) for first, last in pairwise(edges)]


def _is_somebody(part: str, gazetteer: Gazetteer, addressed: Sequence[set[str]]) -> bool:
    """True for a whole name in usual order, whatever stands in brackets behind it."""
    name = names.read(re.sub(r"<[^>]*>|\S+@\S+", "", part)).written
    other = content.is_title(name) or content.is_office(name) or gazetteer.find(name)
    if not content.is_full_name(name) or other:
        return False
    return is_given(name.split()[0]) or _is_addressed(name.split(), addressed)


def _facts(piece: str, gazetteer: Gazetteer) -> list[tuple[str, str]]:
    """What one piece says: a name with what stands behind it, an address, a telephone, a title …"""
    bare = _LABELLED.sub("", piece)
    facts: list[tuple[str, str]] = []
    addresses = emails.read(bare)
    if addresses.addresses:
        facts += [("email", address) for address in addresses.addresses]
        bare = re.sub(r"<[^>]*>|\(?\S+@\S+\)?", " ", bare).strip(" ,;:-–'\"")
    if any(c.isdigit() for c in bare) and "".join(filter(str.isdigit, bare)).__len__() >= 5:
        name, number = _before_number(bare)
        if phones.read(number) and all(
            phone.value or phone.trouble == "internal" for phone in phones.read(number)
        ):
            facts.append(("phone", number))
            bare = name
    if not bare:
        return facts
    return [*_words(bare, gazetteer), *facts]


def _before_number(text: str) -> tuple[str, str]:
    """ "Anna Berg, tel 070-…" cut before the telephone's label or first digit."""
    match = re.search(
        r"(?:\b(?:tel|telefon|tfn|mobil|mob|vx|växel|direkt|dir|m|t)\b[.:]?\s*)*[+(]?\d", text, re.IGNORECASE
    )
    if not match:
        return text, ""
    return text[: match.start()].strip(" ,;:-–(/"), text[match.start() :].strip(" ,;)")


def _words(text: str, gazetteer: Gazetteer) -> list[tuple[str, str]]:
    """A piece of words: a name with its titles, or one other fact."""
    head, *behind = _DASH.split(text)
    if behind and content.is_full_name(names.read(head).written) and not _kind_of(head, gazetteer):
        return [fact for part in (head, *behind) for fact in _words(part, gazetteer)]
    whole = _kind_of(text, gazetteer)
    if whole:
        return [(whole, text)]
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) > 1 and _kind_of(parts[0], gazetteer) == "title" and content.is_full_name(parts[1]):
        return [("title", parts[0]), ("name", ", ".join(parts[1:]))]
    name = [parts[0]] if parts else []
    facts: list[tuple[str, str]] = []
    for part in parts[1:]:
        kind = "" if names.is_given_behind(part, parts[0]) else _kind_of(part, gazetteer)
        if kind in {"organisation", "department"} or (kind == "title" and not any(facts)):
            facts.append((kind, part))
        else:
            name.append(part)
    return [("name", ", ".join(name)), *facts]


def _kind_of(text: str, gazetteer: Gazetteer) -> str:
    """title, organisation, role, party, department or notes for a text that is surely no name; else ""."""
    if named(gazetteer, text):
        return "organisation"
    if names.is_known_party(text):
        return "party"
    bare, _acting = names.without_acting(text)
    bare = re.sub(r"\([^()]*\)", "", bare).strip(" ,")
    if roles.read(bare)[0] and "," not in bare:
        return "role"
    head = bare.split(",")[0].strip()
    given = bool(head) and is_given(head.split()[0]) and content.is_full_name(head)
    if not given and (content.is_title(head) or content.is_department(head)):
        return "title" if content.is_title(head) else "department"
    somebody = content.is_full_name(names.read(text).written) or names.is_vacant(text)
    remark = not somebody and (text[:1].islower() or text.startswith("("))
    return ("title" if content.is_title(text) else "notes") if remark else ""


def _joined(text: str) -> list[str]:
    """ "Bo Ek och Eva Lind" as two names, where both are whole."""
    parts = [part.strip() for part in _JOINED.split(text) if part.strip()]
    if len(parts) > 1 and all(content.is_full_name(names.read(part).written) for part in parts):
        return parts
    return [text]


def _shared_out(
    entry: Entry, people: Sequence[str], gazetteer: Gazetteer
) -> list[dict[str, tuple[Cell, ...]]]:
    """The other cells of a row that names several people, to each what is theirs."""
    shares: list[dict[str, tuple[Cell, ...]]] = [{} for _one in people]
    for named_field, cells in entry.cells.items():
        if named_field == "name":
            continue
        for cell in cells:
            for share, text in zip(shares, _parted(named_field, cell.text, people, gazetteer), strict=True):
                if text:
                    share[named_field] = (*share.get(named_field, ()), Cell(cell.row, cell.column, text))
    return shares


def _parted(named_field: str, text: str, people: Sequence[str], gazetteer: Gazetteer) -> list[str]:
    count = len(people)
    if named_field == "email":
        return _addresses_of(emails.read(text).addresses, people)
    lines = [line.strip() for line in re.split(r"[\n;]", text) if line.strip()]
    if named_field in {"phone", "mobile"}:
        numbers = [phone.written for phone in phones.read(text)]
        return numbers if len(numbers) == count else lines if len(lines) == count else [""] * count
    for pattern in (r"[\n;]", r"[\n;,]|\s/\s|/"):
        parts = [part.strip() for part in re.split(pattern, text) if part.strip()]
        whole = named_field != "organisation" or all(named(gazetteer, part) for part in parts)
        if len(parts) == count and whole:  # "Ale kommun / Näringsliv" is one organisation
            return parts
    return [text] * count if len(lines) == 1 else [""] * count


def _addresses_of(addresses: Sequence[str], people: Sequence[str]) -> list[str]:
    """Each person's own addresses by the names in them; by place where they are as many and none is named."""
    wanted: list[list[str]] = [[] for _one in people]
    left = []
    for address in addresses:
        parts = emails.local_names(address)
        owner = next(
            (
                at
                for at, person in enumerate(people)
                if parts
                and {names.letters(word) for word in names.read(person).written.split()} >= set(parts)
            ),
            None,
        )
        if owner is None:
            left.append(address)
        else:
            wanted[owner].append(address)
    free = [at for at, own in enumerate(wanted) if not own]
    if len(left) == len(free):
        for at, address in zip(free, left, strict=True):
            wanted[at].append(address)
    elif len(addresses) == 1 and left and emails.is_function(left[0]):
        return [left[0]] * len(people)
    return ["; ".join(own) for own in wanted]
