"""Which words of a running text are a name, a title, a unit or a role: the small judgements that the readers
of lists, pages and articles share.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from desktop_app.records import dates, names, roles
from desktop_app.records.gazetteer import Form, Gazetteer
from desktop_app.records.keys import normal
from desktop_app.records.spans import ALWAYS, Span

_COMPOUND_TITLES = """
chef ledare direktör sekreterare strateg samordnare handläggare minister hövding rektor råd koordinator
utredare konsult konsulent ansvarig ombud politiker kontaktman utvecklare lärare analytiker forskare
talesperson kommunikatör ekonom jurist föreläsare vägledare administratör assistent inspektör planerare
sakkunnig psykolog kurator pedagog specialist arkitekt ingenjör bibliotekarie sjuksköterska socionom redaktör
tjänsteperson tjänsteman ordförande ledamot representant förman föreståndare producent rådgivare kanslist
rådgiver arkivarie notarie antikvarie kamrer intendent terapeut dietist logoped ekolog geolog biolog
förvaltare upphandlare inköpare
"""
_TITLES = """
vd syv expert professor moderator coach controller journalist registrator manager director officer coordinator
head advisor adviser sjef borgmester ordfører projektör stabschef
"""
_TITLE_WORD = (
    rf"\b(?:(?:[\w-]{{3,}})?(?:{'|'.join(_COMPOUND_TITLES.split())})|{'|'.join(_TITLES.split())})"
    r"(?:n|en|na|r|er|ns|s)?\b"
)
"""An office, also as the last part of a longer word: "förvaltningschef"."""
_TITLE = re.compile(_TITLE_WORD, re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:jag|vi|ni|att|har|är|ska|vill|kommer|blir)\b", re.IGNORECASE)
"""A word that only a sentence has."""
_COMPOUND_UNITS = """
förvaltning förvaltningen enhet enheten avdelning avdelningen kontor kontoret nämnd nämnden sektor sektorn
kansli kansliet verksamhet verksamheten center centrum vuxenutbildning vuxenutbildningen förbund förbundet
gymnasium gymnasiet skola skolan
"""
_UNIT = re.compile(rf"(?:{'|'.join(_COMPOUND_UNITS.split())}|\bkomvux)\b|\b(?-i:AME|HR)\b", re.IGNORECASE)
_GROUP = re.compile(
    r"[\w-]*(?:nätverk|styrgrupp|arbetsgrupp|chefsgrupp|samverkansgrupp|beredning|utskott|forum)(?:et|en)?",
    re.IGNORECASE,
)
"""What a network is called is nobody's name: "Näringslivsnätverket Fyrbodal"."""
_WORD = re.compile(r"[^\W\d_][^\W\d_'’.\-]*(?:['’\-.?\ufffd][^\W\d_]+)*(?:\.|(?<=\w{3})[?\ufffd])?")
"""Also one with a lost letter: "Y?lmaz"."""
_JOINED_PARTICLE = re.compile(r"^(?:al|el|d|di|de)['’-](?=\w)")
""" "Omar al-Hassan", "Bea d'Angelo"."""
_SHORTEST = frozenset("ÅÄÖ")
"""Surnames; any other letter alone is an initial."""
_NOT_NAMES = frozenset(
    re.findall(
        r"\S+",
        """
        sveriges nordiska svenska nationella regionala kommunala kommun kommuner kommunen region län läns
        länsstyrelsen nätverket nätverk styrgruppen gruppen mötet möte hej hejsan välkommen välkomna vänliga
        bästa med tack kontakta läs mer om vi för från till alla övriga övrig vår våra postadress besöksadress
        telefon tel mobil e-post epost fax växel kundtjänst relaterad relaterade information presentation
        dokument protokoll program dagordning agenda plats tid datum deltagare ledamöter ersättare presidium
        ordförande sekreterare syfte uppdrag bakgrund kontakt kontaktperson kontaktpersoner nästa kommande
        förra nej ja och lunch fika måndag tisdag onsdag torsdag fredag the dear best kind regards from att
        även när då där den det de dessa denna här vad hur som samt men eller under efter inför sedan redan nu
        network council committee municipality association i av på inom är att runt
        också bland både enligt genom mellan vid hos ut upp in ett en idag senast
        """,
    )
)


@lru_cache(maxsize=1 << 13)
def is_person(text: str) -> bool:
    """Shaped like one person's whole name: two to five words with capitals, particles between them, and no
    word that is a title or an office."""
    bare, _acting = names.without_acting(names.without_titles(normal(text)))
    words = bare.split()
    if not 2 <= len(words) <= 5 or len(bare) > 60 or not words[0][0].isupper():
        return False
    for at, word in enumerate(words):
        particle = word.casefold() in names.PARTICLES and 0 < at < len(words) - 1
        if not _WORD.fullmatch(word) or (word.casefold() in _NOT_NAMES and not particle):
            return False
        if not (particle or _JOINED_PARTICLE.sub("", word)[0].isupper()):
            return False
    if len(words[-1].strip(".")) < 2 and words[-1] not in _SHORTEST:
        return False
    if any(map(_GROUP.fullmatch, words)):
        return False
    return not (is_title(bare) or is_unit(bare) or roles.key(bare) or names.is_vacant(bare))


def is_single_name(text: str) -> bool:
    """One word with a capital that may be somebody's given name."""
    return (
        bool(re.fullmatch(r"[^\W\d_][a-zåäöéü]+(?:-[^\W\d_][a-zåäöéü]+)?", text))
        and text[0].isupper()
        and text.casefold() not in _NOT_NAMES
        and not (is_title(text) or is_unit(text) or roles.key(text) or names.is_vacant(text))
    )


@lru_cache(maxsize=1 << 13)
def is_title(text: str) -> bool:
    """True where a word is an office somebody holds: "förvaltningschef", "chef för arbete"."""
    return bool(_TITLE.search(text)) and "@" not in text and not _CLAUSE.search(text)


_OWNER = re.compile(
    r"^(?:nätverkets|styrgruppens|arbetsgruppens|gruppens|rådets|beredningens|utskottets|forumets|styrelsens|"
    r"direktionens|[a-zåäö]+(?:nätverkets|gruppens))\s+",
    re.IGNORECASE,
)


def without_owner(text: str) -> str:
    """A role without the network whose it is: "Beredningens sekreterare"."""
    bare = _OWNER.sub("", text)
    return bare if bare != text and roles.key(bare) else text


def is_title_word(word: str) -> bool:
    """True for a single word that is an office."""
    return bool(_TITLE.fullmatch(word))


def is_unit(text: str) -> bool:
    """True for a part of an organisation: "Arbetsmarknadsenheten", "AME"."""
    return bool(_UNIT.search(text))


_REQUEST = re.compile(
    r"(?:(?:vid |har du )?frågor[,:?!]* )?(?:kontakta|ring|mejla|hör av dig till) "
    r"(?=(?-i:(?:[a-zåäö-]+ ){0,3}[^\W\d_a-zåäö]))",
    re.IGNORECASE,
)
_FOR_MORE = re.compile(r",?\s*(?:för|om du vill ha) (?:mer|ytterligare|vidare) info\w*\W*$", re.IGNORECASE)


def without_request(text: str) -> tuple[str, bool]:
    """ "Kontakta Eva Tall, 070-…, för mer information" as what it says of Eva Tall, and whether it asks."""
    match = _REQUEST.match(text)
    return (_FOR_MORE.sub("", text[match.end() :]), True) if match else (text, False)


_DAYS = re.compile(
    r"(?:fr\.? ?o\.? ?m\.?|from|från|sedan|since|t\.? ?o\.? ?m\.?|till och med|until|(?:19|20)\d\d)(?!\w)",
    re.IGNORECASE,
)


def is_of_days(text: str) -> bool:
    """True for what says from when or until when: "fr.o.m. 2024-03-01", "2023–2026"."""
    return bool(_DAYS.match(text)) and any(c.isdigit() for c in text)


def days_among(notes: Sequence[str]) -> tuple[Span, list[str]]:
    """The membership's days in one of the remarks, and the others."""
    for note in notes:
        span = dates.span(note) if is_of_days(note) else ALWAYS
        if span:
            return span, [each for each in notes if each != note]
    return ALWAYS, list(notes)


_AT = re.compile(r"^(?:i|på|vid|hos|från|för|inom|at|of|from)\s+", re.IGNORECASE)


def place_of(text: str, gazetteer: Gazetteer) -> tuple[Form | None, str]:
    """The organisation that a whole piece of text names, "i" or "från" before it left out."""
    form = gazetteer.find(text)
    if form:
        return form, normal(text)
    bare = _AT.sub("", normal(text))
    return (gazetteer.find(bare), bare) if bare != normal(text) else (None, "")


_LONGEST = 5


def tail(text: str, gazetteer: Gazetteer) -> tuple[str, Form | None, str]:
    """A text cut before the organisation it ends with: "chef i Ale kommun" -> "chef". A single word behind
    a name is not cut off: it may be a surname."""
    words = text.split()
    for size in range(min(_LONGEST, len(words) - 1), 0, -1):
        written = " ".join(words[-size:])
        form = gazetteer.find(written)
        if not form or not written[0].isupper():
            continue
        head = words[:-size]
        said = bool(_AT.match(f"{head[-1]} "))
        before = " ".join(head[:-1] if said else head).strip(" ,–-")
        if before and (said or size > 1 or is_title(before)):
            return before, form, written
    return text, None, ""


def head(text: str, gazetteer: Gazetteer) -> tuple[Form | None, str, str]:
    """The organisation that a text begins with, as written, and the rest: "från Åre kommun Gudrun Staaf"."""
    words = _AT.sub("", normal(text)).split()
    for size in range(min(_LONGEST, len(words)), 0, -1):
        written = " ".join(words[:size])
        form = gazetteer.find(written)
        if form and written[0].isupper():
            return form, written, " ".join(words[size:])
    return None, "", text
