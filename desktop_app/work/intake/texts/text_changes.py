"""Sentences that tell of a change, who leaves and who comes: "Bo Ek slutar och ersätts av Mia Ström".

Both are only proposed: that somebody leaves is never taken from running text unasked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.i18n import _
from desktop_app.records import dates, roles
from desktop_app.records.gazetteer import Gazetteer
from desktop_app.records.spans import ALWAYS, Span
from desktop_app.work.intake.texts import page_prose, text_line, text_words
from desktop_app.work.intake.texts.text_said import Said

_LEAVES = (
    r"(?:slutar|slutade|slutat|har slutat|kommer att sluta|ska sluta|avgår|avgått|har avgått|lämnar|lämnat|"
    r"har lämnat|går i pension|gått i pension|har gått i pension|utgår|är inte längre|ska inte längre|"
    r"deltar inte längre|kan inte längre|avsäger sig|har avsagt sig|byter (?:jobb|tjänst|arbetsgivare)|"
    r"har bytt (?:jobb|tjänst|arbetsgivare))"
)
_IS_REPLACED = (
    r"(?:(?:kommer att )?(?:ersätts|ersättas|efterträds|efterträdas|avlöses|byts ut)|har ersatts|ersattes|"
    r"efterträddes) (?:av|mot|med)"
)
_REPLACES = (
    r"(?:(?:kommer att )?(?:ersätter|ersätta|efterträder|efterträda|avlöser)|har ersatt|"
    r"(?:tar|tog|har tagit) över (?:(?:rollen|platsen|uppdraget|tjänsten)(?: som \w+)? )?efter|"
    r"(?:kommer|deltar|går in|kliver in|tar plats) (?:i ?stället för|efter))"
)
_REPLACE = r"(?:ersätter|byter ut|byter|har ersatt|har bytt ut)"
_COMES = r"(?:tar över|tillträder|kommer i ?stället|går in|kliver in|deltar i ?stället|blir ny|är ny|börjar)"
_HOLDER = r"(?:\w+ ledamot|\w+ representant|\w+)"
_FOR = r"(?: (?:för|i|från) (?P<place>.+?))?"
_IS = r"(?: (?:är|blir|heter)(?: nu)?|:)"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^(?P<gone>.+?) {_IS_REPLACED} (?P<new>.+)$",
        rf"^(?P<new>.+?) {_REPLACES} (?P<gone>.+)$",
        rf"^(?:vi |nu )?{_REPLACE} (?P<gone>.+?) (?:med|mot|till) (?P<new>.+)$",
        r"^i ?stället för (?P<gone>.+?) (?:kommer|deltar|utses|blir|är|går)(?: det| in)? (?P<new>.+)$",
        rf"^(?P<gone>.+?),? {_LEAVES}\b.*?,? (?:och|så|då) (?:.*? )?är det (?P<new>.+?)(?: som .*)?$",
        rf"^(?P<gone>.+?),? {_LEAVES}\b.*?,? (?:och|men|så|då) (?P<new>[^,]+?) {_COMES}\b(?P<day>.*)$",
        rf"^(?P<gone>.+?),? \(?{_LEAVES}\b(?P<day>.*)$",
        rf"^(?:(?:vår|er|en|den) )?nya? (?P<role>{_HOLDER}){_FOR}{_IS} (?P<new>.+)$",
        rf"^(?P<new>.+?) (?:är|blir) (?:(?:vår|er) nya|ny) (?P<role>{_HOLDER})\b(?P<day>.*)$",
        r"^(?:(?:hans|hennes) )?efterträdare (?:är|blir) (?P<new>.+)$",
        r"^i (?:hans|hennes) ställe (?:kommer|deltar|utses|går)(?: in)? (?P<new>.+)$",
        r"^(?:ni kan |vänligen |kan ni )?(?:ta(?:r)? bort|stryk) (?P<gone>.+?)(?: (?:från|ur|på) .*)?$",
        r"^(?:utgår|avgår|slutar|har slutat|tas bort|ta bort|stryks|stryk) ?: (?P<gone>.+)$",
        r"^(?:tillkommer|tillträder|ny|nya|läggs till|lägg till) ?: (?P<new>.+)$",
        r"^(?:vänligen |ni kan |kan ni )?lägg(?:a|er)?(?: gärna| i ?stället)? till (?P<new>.+)$",
    )
)
_LEAVING = re.compile(
    r"(?:utgår|utgående|avgår|avgående|slutar|har slutat|har lämnat|lämnar|tas bort|ta bort|stryks|"
    r"ska bort|borttagna)(?: (?:ur|från) \w+| (?:deltagare|ledamöter|personer|medlemmar))?\s*:?",
    re.IGNORECASE,
)
_COMING = re.compile(
    r"(?:tillkommer|tillkommande|tillträder|nya?|nytillkomna|läggs till|lägg till|ersätts av)"
    r"(?: (?:deltagare|ledamöter|personer|medlemmar))?\s*:?",
    re.IGNORECASE,
)
_SOMEBODY_LEAVES = re.compile(rf"\b(?:{_LEAVES}|{_IS_REPLACED})\b", re.IGNORECASE)
_CUT_OFF = re.compile(
    rf",?\s+\(?(?:som\s+)?{_LEAVES}\b.*$|\s+som [a-zåäö].*$|\s+(?:och|hon|han)\s*$", re.IGNORECASE
)
_MONTH = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-zåäö]*\.?"
_DAY = re.compile(
    r",?\s*\(?\b(?:från och med|fr\.? ?o\.? ?m\.?|från|med start|per|till och med|t\.? ?o\.? ?m\.?|till|den|"
    r"efter|vid|i|slutar|slutade)\s+(?:den\s+)?"
    rf"(?:\d{{1,2}}(?::?[ea])?\s+{_MONTH}|\d{{1,2}}/\d{{1,2}}|\d{{4}}-\d\d-\d\d|årsskiftet|hösten|våren|"
    rf"sommaren|{_MONTH})(?:[ -]\d{{4}})?(?!\w)\)?",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"slut|avgå|lämna|pension|utgå|inte längre|avsä|avsagt|byt|bytt|ersätt|ersatt|efterträ|avlös|över|ställe|"
    r"i ?stället|\bny|bort|stryk|lägg|tillkom|tillträ",
    re.IGNORECASE,
)
"""A word that every change has; most lines have none."""
_LONGEST = 400
"""Letters; no sentence that tells of a change is longer."""


class Change(Struct, frozen=True):
    """`gone` is True for who leaves; `span` the days, where the text gives them with a year."""

    said: Said
    gone: bool
    span: Span = ALWAYS


def heading(text: str) -> bool | None:
    """True for a line that heads those who leave ("Utgår:"), False for those who come ("Tillkommer:")."""
    if _LEAVING.fullmatch(text.strip()):
        return True
    return False if _COMING.fullmatch(text.strip()) else None


def unread(text: str, found: Sequence[Change], gazetteer: Gazetteer) -> list[str]:
    """Names in a text that tells of a change which are neither who leaves nor who comes."""
    read = [change.said.name.written for change in found]
    named = page_prose.names_in(text, gazetteer) if found else []
    return [name for name in named if not any(name in one or one in name for one in read)]


def leaves_unnamed(text: str, found: Sequence[Change]) -> bool:
    """True where somebody leaves whom the text does not name whole: "Bo slutar, Mia Ström tar över"."""
    return not any(change.gone for change in found) and bool(_SOMEBODY_LEAVES.search(text))


def read(text: str, gazetteer: Gazetteer) -> list[Change]:
    """Who leaves and who comes instead, by the sentences of a text; [] where it tells of no change."""
    found: list[Change] = []
    if not _HINT.search(text):
        return found
    for _start, sentence in page_prose.sentences(text):
        if len(sentence) <= _LONGEST:
            found += _changes(sentence.strip(" –-•.!"), gazetteer)
    return found


def _changes(sentence: str, gazetteer: Gazetteer) -> Iterator[Change]:
    for pattern in _PATTERNS:
        match = pattern.match(sentence)
        if not match:
            continue
        groups = {name: text or "" for name, text in match.groupdict().items()}
        gone = _people(_CUT_OFF.sub("", groups.get("gone", "")), gazetteer)
        new = _people(groups.get("new", ""), gazetteer)
        if gone or new:
            yield from (_change(_placed(one, groups, gazetteer), groups, sentence, gone=True) for one in gone)
            yield from (
                _change(_with_role(one, groups, gazetteer), groups, sentence, gone=False) for one in new
            )
            return


def _people(text: str, gazetteer: Gazetteer) -> list[Said]:
    bare = _DAY.sub("", text).strip(" ,;:")
    found = text_line.read(bare, gazetteer).people if bare else []
    return [replace(one, title=re.sub("^nya? ", "", one.title)) for one in found if not one.vacant]


def _placed(said: Said, groups: dict[str, str], gazetteer: Gazetteer) -> Said:
    """Who leaves, with the organisation that stands behind: "Bo Ek (har slutat), Lerum"."""
    form, written = text_words.place_of(groups.get("day", "").strip(" (),;"), gazetteer)
    return replace(said, place=form, place_text=written) if form and not said.place else said


def _with_role(said: Said, groups: dict[str, str], gazetteer: Gazetteer) -> Said:
    """The newcomer with the role that the sentence gives: "Ny kontaktperson för Ale är …"."""
    role, place = groups.get("role", ""), groups.get("place", "")
    if role and not said.role and roles.key(role):
        said = replace(said, role=roles.key(role), role_text=role)
    elif role and not said.title and text_words.is_title(role):
        said = replace(said, title=role)
    form, written = text_words.place_of(place, gazetteer)
    return replace(said, place=form, place_text=written) if form and not said.place else said


def _change(said: Said, groups: dict[str, str], sentence: str, *, gone: bool) -> Change:
    found = _DAY.search(groups.get("day") or sentence) or _DAY.search(sentence)
    written = found.group().strip(" ,()") if found else ""
    day = dates.day(written) if written else None
    note = [] if day or not written else [written]
    span = ALWAYS if day is None or gone else Span(day, None, written)
    return Change(replace(said, notes=[*said.notes, *note]), gone, span)


def reason(*, gone: bool) -> str:
    """Why a change that a text tells of is not made unasked."""
    if gone:
        return _("only proposed: the text says that the person leaves")
    return _("only proposed: the text says that the person is new")
