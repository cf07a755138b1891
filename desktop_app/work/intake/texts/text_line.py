"""What one line of a text says of people: "Namn, titel, kommun", "Kommun: Namn, e-post", "Namn (kommun)
070-…", "Efternamn, Förnamn <mail>".

The line is cut into pieces in their order; each piece is recognised alone and belongs to the person before
it. A line that names nobody may still say something of the person above it, or head those below.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from desktop_app.records import names, roles
from desktop_app.records.gazetteer import Gazetteer
from desktop_app.records.keys import normal
from desktop_app.records.names import Name
from desktop_app.work.intake.texts import text_labels, text_words, text_written
from desktop_app.work.intake.texts.text_marks import MARK, Kept
from desktop_app.work.intake.texts.text_said import Found, Said, ordered

_COLON = re.compile(r"\s*:\s+|\s*:$")
_CUT = re.compile(r"\s*[,;|\t]\s*|\s+[–—-]{1,2}\s+|\s+/\s+")
_BRACKET = re.compile(r"\(([^()]*)\)")
_STRETCH = re.compile(r"(\d)\s+[–—-]\s+(\d)")
_EMPTY = re.compile(r"[,:]\s*[-–—]\s*$|\s[–—-]\s*$")
""" "Ale kommun, -": nobody."""
_AND = re.compile(r"\s+(?:och|samt|and|og|&|\+)\s+")
_LEAVE = re.compile(r"^(?:tjänstledig|föräldraledig|sjukskriven|ledig|på leave)\b|^on leave\b", re.IGNORECASE)
_AROUND = " ,.*:\"“”„«»'‘’`–—-"
"""What stands around a piece and is no part of it; Outlook copies names in single quotes."""
_SHORT = 60
"""No title, unit or unknown organisation is longer."""


def read(text: str, gazetteer: Gazetteer, *, single: bool = False, family_first: bool = False) -> Found:
    """The people of a line. `single` lets one word be a name, where the place says that it is one;
    `family_first` holds where the lines around are written "Efternamn, Förnamn"."""
    plain = text_written.plain(text, gazetteer)
    return _Reader(gazetteer, single=single, family_first=family_first).read(plain)


class _Reader:
    def __init__(self, gazetteer: Gazetteer, *, single: bool, family_first: bool) -> None:
        self._gazetteer = gazetteer
        self._single = single
        self._family_first = family_first
        self._found = Found()
        self._kept = Kept()

    def read(self, text: str) -> Found:
        empty = _EMPTY.search(text)
        text, nickname = text_written.without_nickname(text)
        text, asks = text_words.without_request(text)
        self._found.loose.role = "contact" if asks else ""
        text = self._kept.out_of(text)
        text = _STRETCH.sub("\\1–\\2", normal(text).rstrip(".;"))
        text = _BRACKET.sub(
            lambda match: f", ({')('.join(_CUT.split(match[1]))}), ".replace(")(", "), ("), text
        )
        before, *after = _COLON.split(text, maxsplit=1)
        if after and before.strip() and self._heads(before):
            text = after[0]
        elif after and text_words.is_person(before):
            text = f"{before}, {after[0]}"
        elif after and len(before) < _SHORT // 2 and text_words.is_person(_CUT.split(after[0])[0]):
            self._found.loose.notes.append(before)
            text = after[0]
        pieces = [piece.strip(_AROUND) if not piece.startswith("(") else piece for piece in _CUT.split(text)]
        for piece in self._in_order(self._joined([piece for piece in pieces if piece])):
            self._piece(piece)
        if empty and not self._found.people:
            self._person(Name("")).vacant = True
        self._share()
        if nickname and len(self._found.people) == 1:
            self._found.people[0].notes.append(nickname)
        return self._found

    def _heads(self, before: str) -> bool:
        """Take in what stands before a colon, if it is an organisation, a role or a title."""
        one = self._found.loose
        bare = re.sub(r"\s*,?\s*\([^()]*\)\s*,?\s*", " ", before).strip(" ,")
        form, written = text_words.place_of(bare, self._gazetteer)
        head, tail, tail_text = text_words.tail(bare, self._gazetteer)
        if form:
            one.place, one.place_text = form, written
        elif roles.key(bare) or (tail and roles.key(head)):
            named = bare if roles.key(bare) else head
            one.role, one.role_text = roles.key(named), named
            if named is head:
                one.place, one.place_text = tail, tail_text
        elif text_words.is_title(bare) and len(bare) < 50:
            one.title = bare
        elif text_labels.is_label(bare):
            pass
        else:
            return False
        return True

    def _joined(self, pieces: list[str]) -> list[str]:
        """Pieces that "och" holds together taken apart, where each is a person."""
        found: list[str] = []
        for piece in pieces:
            before, slash, after = piece.partition("/")
            if slash and text_words.is_person(before):
                found += [before, after]
                continue
            parts = _AND.split(piece)
            both = len(parts) > 1 and all(text_words.is_person(part) for part in parts)
            found += parts if both else [re.sub(r"^(?:och|samt|and|og)\s+", "", piece)]
        return found

    def _in_order(self, pieces: list[str]) -> list[str]:
        """ "Ek, Eva" put together as a name written family name first."""
        words = [piece for piece in pieces[:2] if not piece.startswith("(")]
        if len(words) < 2 or any(text_words.is_person(piece) for piece in pieces):
            return pieces
        family, given = words
        plain = not MARK.search(family + given)
        placed = any(text_words.place_of(piece, self._gazetteer)[0] for piece in pieces[2:])
        given_behind = names.is_given_behind(given, family, placed=placed)
        if not given_behind and not self._family_first and any(self._is_other(word) for word in words):
            plain = plain and {names.letters(family), names.letters(given)} <= self._kept.local_names()
        shaped = (
            text_words.is_person(f"{given} {family}") and len(family.split()) <= 3 and len(given.split()) <= 2
        )
        return [f"{family}\x03{given}", *pieces[2:]] if plain and shaped else pieces

    def _is_other(self, text: str) -> bool:
        known = text_words.place_of(text, self._gazetteer)[0]
        return bool(known or roles.key(text) or names.is_party(text) or text_words.is_title(text))

    # pieces

    def _piece(self, piece: str) -> None:
        marked = MARK.fullmatch(piece.strip("() "))
        one = self._found.people[-1] if self._found.people else self._found.loose
        if marked:
            addresses, numbers = self._kept.at(int(marked[1]))
            one.emails += addresses
            one.phones += numbers
        elif piece.startswith("("):
            self._beside(one, piece.strip("() "), bracket=True)
        elif "\x03" in piece:
            family, _mark, given = piece.partition("\x03")
            self._person(names.read(f"{family}, {given}"))
            self._found.family_first = True
        elif names.is_vacant(piece) and len(piece) < _SHORT // 2:
            self._person(Name("")).vacant = True
        elif text_words.is_person(piece) and not self._gazetteer.find(piece):
            self._person(names.read(piece))
        elif not self._named_inside(piece):
            self._beside(one, piece)

    def _named_inside(self, piece: str) -> bool:
        """ "Anna Berg Ale kommun", "Förvaltningschef Anna Berg", "Ordförande Anna Berg", "Anna Berg AME"."""
        head, form, written = text_words.tail(piece, self._gazetteer)
        if form and text_words.is_person(head):
            said = self._person(names.read(head))
            said.place, said.place_text = form, written
            return True
        before, colon, after = piece.partition(": ")
        vacant = names.is_vacant(after)
        if colon and (vacant or text_words.is_person(after)) and roles.key(before):
            said = self._person(Name("") if vacant else names.read(after))
            said.role, said.role_text, said.vacant = roles.key(before), before, vacant
            return True
        named = names.read(piece)
        if named.role and not named.rest and text_words.is_person(named.written):
            self._person(named)
            return True
        words = piece.split()
        for size in range(1, min(len(words) - 1, 8)):
            front, name = " ".join(words[:size]), " ".join(words[size:])
            if not text_words.is_person(name) or self._gazetteer.find(name):
                continue
            role = roles.key(front)
            if not role and not (text_words.is_title(front) and text_words.is_title(words[size - 1])):
                continue
            said = self._person(names.read(name))
            if role:
                said.role, said.role_text = role, front
            else:
                bare, acting = names.without_acting(front)
                said.title = bare
                said.name = replace(said.name, acting=acting or said.name.acting)
            return True
        single = self._single and not self._found.people and text_words.is_single_name(piece)
        if single and not self._is_other(piece):
            self._person(names.read(piece))
            return True
        return False

    def _person(self, name: Name) -> Said:
        loose = self._found.loose
        self._drop_label(name)
        said = Said(name, role=name.role, role_text=name.role_text)
        if not self._found.people:
            said.title = "" if loose.unsure else loose.title
            said.role = said.role or loose.role
            said.role_text = said.role_text or loose.role_text
            said.emails, said.phones = loose.emails, loose.phones
        elif loose.role and not said.role:
            said.role, said.role_text = loose.role, loose.role_text
        self._found.people.append(said)
        return said

    def _drop_label(self, name: Name) -> None:
        """A single word right before a whole name is no name: "Communications – Tyra Boman"."""
        bare = [Said(one.name) for one in self._found.people]
        if name.given and len(bare) == 1 and bare == self._found.people and not bare[0].name.given:
            self._found.loose.notes.append(self._found.people.pop().name.written)

    def _beside(self, one: Said, text: str, *, bracket: bool = False) -> None:
        """A piece that is no name: organisation, role, party, title, unit, hours, or a remark."""
        bare, acting = names.without_acting(text)
        if acting or text.casefold().strip(".") in {"tf", "t.f", "vik"}:
            one.name = replace(one.name, acting=True)
            text = bare if acting else ""
        if not text or self._placed(one, text, bracket=bracket) or self._ranked(one, text):
            return
        if text_labels.is_remark(text) or text_words.is_of_days(text):
            one.notes.append(text)
        elif _LEAVE.match(text):
            one.leave = text
        elif text_words.is_title(text) or (one.title and text[:1].islower() and len(text) < _SHORT):
            self._title(one, text)
        elif text_words.is_unit(text) and len(text) < _SHORT and not one.department:
            one.department = self._without_place(one, text)
        elif (
            text[:1].islower() and not one.title and self._found.people and len(text) < _SHORT and not bracket
        ):
            one.title = text
        elif not bracket and not one.unsure and len(text) < _SHORT:
            one.unsure = text
        else:
            one.notes.append(text)

    def _placed(self, one: Said, text: str, *, bracket: bool) -> bool:
        """Take in an organisation or a party. "GR" is the one before the other, "(FiA)" may be a party."""
        form, written = text_words.place_of(text, self._gazetteer)
        standard = len(text) <= 2 and names.is_party(text) and text != "GR"
        if form and not standard:
            if not one.place:
                one.place, one.place_text = form, written
            elif one.place.organisation != form.organisation:
                one.notes.append(text)
            return True
        known = standard or text in {"ÖVR", "ÖP"} or (bracket and names.is_party(text))
        if known and not one.name.party:
            one.name = replace(one.name, party=text)
            return True
        return False

    def _ranked(self, one: Said, text: str) -> bool:
        """Take in a role, with the organisation that it may end with: "Ordförande, Partille"."""
        text = text_words.without_owner(text)
        head, form, written = text_words.tail(text, self._gazetteer)
        named = text if roles.key(text) else head
        if one.role or not roles.key(named):
            return not one.role and self._dated_role(one, text)
        one.role, one.role_text = roles.key(named), named
        if named is head and form and not one.place:
            one.place, one.place_text = form, written
        return True

    def _dated_role(self, one: Said, text: str) -> bool:
        """Take in a role with its days or whom it is for: "ordförande fr.o.m. 2025-01-01", "tjänstgörande
        ersättare för Bo Ek"."""
        role, rest = roles.read(text)
        if not role or not (text_words.is_of_days(rest) or re.match(r"för [A-ZÅÄÖ]", rest)):
            return False
        one.role, one.role_text = role, text[: text.index(rest)].strip(" ,;–-")
        one.notes.append(rest if text_words.is_of_days(rest) else text)
        return True

    def _title(self, one: Said, text: str) -> None:
        title = self._without_place(one, text)
        one.title = f"{one.title}, {title}" if one.title else title

    def _without_place(self, one: Said, text: str) -> str:
        """The text without the organisation it ends with, which becomes the person's."""
        head, form, written = text_words.tail(text, self._gazetteer)
        if form and not one.place:
            one.place, one.place_text = form, written
        return head if form else text

    def _share(self) -> None:
        """An organisation before the people or behind the last is that of all who have none of their own."""
        loose, people = self._found.loose, self._found.people
        shared, text = loose.place, loose.place_text
        if not shared and len(people) > 1 and people[-1].place and not any(one.place for one in people[:-1]):
            shared, text = people[-1].place, people[-1].place_text
        for before, one in zip((None, *people), people, strict=False):
            if shared and not one.place:
                one.place, one.place_text = shared, text
            elif before and before.place and one.role == "deputy" and not one.place:
                one.place, one.place_text = before.place, before.place_text
            for address in one.emails:
                one.name = ordered(one.name, address)
