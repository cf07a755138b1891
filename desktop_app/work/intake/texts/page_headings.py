"""How the parts of a network's page are headed: which heading begins which kind of block."""

from __future__ import annotations

import re

from desktop_app.records import dates
from desktop_app.records.occasions import occasion

LISTS = frozenset({"purpose", "mission", "priorities", "areas", "programme", "agenda", "standing"})
PEOPLE = frozenset({"people", "members", "deputies", "present", "absent", "presidium", "contacts"})
INLINE = frozenset(
    {
        "purpose",
        "mission",
        "priorities",
        "deputies",
        "members",
        "people",
        "meetings",
        "derived",
        "present",
        "absent",
    }
)
"""Blocks that may begin on the heading's own line: "Deltagare: Anna Berg (Ale), Bo Ek (Lerum)"."""


def alternatives(words: str) -> str:
    """One pattern of many, written a line or several to a line with bars between."""
    return "|".join(line.strip().strip("|") for line in words.strip().splitlines())


_WHOSE = alternatives(
    r"""
    nätverkets|styrgruppens|gruppens|rådets|beredningens|utskottets|forumets|samverkans|årets
    vårens|höstens|vårt|våra|kommande|planerade|kommunernas|[\wåäö-]+(?:nätverkets|gruppens|rådets)
    """
)
_HEADINGS = {
    "purpose": r"""
        syfte,? (?:och|&) (?:uppdrag|mål|målsättning)|mål,? (?:och|&) syfte|syftet? med nätverket|syftet?
        ändamål|målsättning|övergripande mål|mål|purpose|aims?|objectives|formål|hensikt
        """,
    "mission": r"""
        uppdrag(?:et)?(?: och (?:ansvar|roll|uppgifter))?|uppdragsbeskrivning|uppgifter|arbetsuppgifter
        ansvar och uppgifter|mission|oppdrag|oppgaver|opgaver|mandat(?:et)?
        """,
    "priorities": r"""
        prioriterade (?:frågor|områden|mål|insatser)|prioriteringar(?:na)?|fokusområden
        fokusfrågor|fokus|aktuella frågor|priorities|prioriterte (?:områder|saker)
        prioriterede (?:områder|opgaver)|satsningsområder|indsatsområder
        """,
    "areas": "samverkansområden|verksamhetsområden|sakområden|arbetsområden|områden|areas",
    "agenda": "(?:på |ur )?(?:preliminär )?(?:dagordning|föredragningslista|agenda)(?:en)?",
    "standing": r"""
        stående (?:dagordnings)?(?:punkt(?:er)?|ärenden|frågor)(?: på dagordningen)?
        standing (?:agenda )?items?
        """,
    "programme": "(?:preliminärt )?program(?:met)?|programme",
    "deputies": "ersättare|suppleanter|deputies|varamedlemmer|vararepresentanter",
    "members": "(?:ordinarie )?ledamöter(?:na)?|ordinarie(?: representanter)?|förtroendevalda",
    "people": r"""
        deltagare(?:n|na)?|deltagarlista|deltagarförteckning|medlemmar(?:na)?|medlemslista
        (?:kommun)?representanter(?:na)?|anmälda(?: deltagare)?|sammansättning
        vilka (?:ingår|är med|deltar)|vi som (?:ingår|är med)|ingår i nätverket|participants|members
        deltakere|deltagere|medlemmer|representanter
        """,
    "present": "(?:övriga )?närvarande(?: ledamöter| deltagare)?|närvaro|deltog|present|til stede|tilstede",
    "absent": r"""
        frånvarande(?: ledamöter| deltagare)?|(?:anmält )?förhinder|absent|apologies|forfall|afbud|fraværende
        """,
    "derived": r"""
        (?:nästa|föregående|senaste|förra|tidigare|kommande) (?:möten?|träff(?:ar)?|nätverksmöten?)
        (?:nästa|föregående|senaste|förra|tidigare) sammanträden?|(?:coming|next|previous|last) meetings?
        """,
    "meetings": r"""
        (?:\w+ )?(?:mötesdatum|mötestider|mötesdagar|mötesplan(?:ering)?|möten|nätverksmöten|träffar)
        (?:\w+ )?(?:nätverksträffar|styrgruppsmöten|sammanträden|sammanträdes(?:dagar|tider|plan|datum))
        datum för (?:möten|träffar)|mötesschema|datum|meeting dates|meetings
        møte(?:r|datoer|plan|tider)|møde(?:r|datoer|plan|tider)
        """,
    "presidium": "presidium|presidiet|arbetsutskott(?:et)?",
    "contacts": r"""
        kontaktpersoner|kontaktperson|kontaktuppgifter|kontakta oss|kontakta(?= |:|$)|kontakter
        kontakt(?= |:|$)|har du frågor|(?:vid |för )?frågor(?: kontakta| till)?|mer information
        contact persons?|contacts?|kontaktinformasjon|kontaktoplysninger
        """,
    "text": r"""
        om (?:nätverket|styrgruppen|gruppen|oss|rådet|utskottet|forumet|samverkan)|bakgrund|beskrivning
        bakgrunn|baggrund
        vad (?:gör|är) \w+\??|arbetssätt|arbetsformer|så arbetar vi|organisation|about|background
        """,
}
_PATTERNS = tuple(
    (
        kind,
        re.compile(rf"(?:(?:{_WHOSE}) )??(?:{alternatives(words)})(?P<rest>(?!\w).*?)\s*:?", re.IGNORECASE),
    )
    for kind, words in _HEADINGS.items()
)
_WHERE = re.compile(r"\s+(?:på|hos|i|för|vid|från|inom|at)\s+(.+)", re.IGNORECASE)
_EACH = re.compile(r"\s+(?:per|från varje|i varje) (?:kommun|medlem\w*|organisation)", re.IGNORECASE)
_COUNT = re.compile(r"\s*\(\d{1,3}(?: st\w*| personer)?\)|,? \d{1,3} st", re.IGNORECASE)
_AIM = re.compile(
    r".*\b(?:ska|skall|syftar till att|har (?:till uppgift|i uppdrag) att|"
    r"(?:uppdrag|uppgift|syfte)\w* är att)\s*:"
)
_AGENDA = re.compile(r".*\b(?:dagordning|föredragningslista|agenda)\w*\b.*:", re.IGNORECASE)


_WHEN = re.compile(
    r"(?:när|tid|tidpunkt|dag|datum|mötes(?:dag|tid|datum)|when|time|date|dato|tidspunkt)"
    r"(?: (?:och|&|og|and) (?:tid|plats|dag|sted|time|place))?",
    re.IGNORECASE,
)
_MORE = re.compile(r"(?:tid|klockan|kl|plats|lokal|var|time|place|sted)\b\s*[:.]?", re.IGNORECASE)


def is_when(before: str, after: str, below: str) -> bool:
    """True for the line that says when the meeting of a notice or of minutes is: "Tid: 12 mars kl 9". A day
    alone may be that of the paper, unless the line `below` says the hour or the place."""
    said = occasion(after, year=2024) if _WHEN.fullmatch(before.strip()) else None
    return bool(said and (said.start or _MORE.match(below)))


def is_of_paper(before: str, after: str) -> bool:
    """True for a day that may be the paper's own: "Datum: 2026-02-11" and nothing else."""
    said = occasion(after, year=2024) if before.strip().casefold() in ("datum", "date", "dato") else None
    return bool(said and not (said.start or said.rest))


def read(text: str) -> tuple[str, str]:
    """Which block a heading begins, and the organisation it names; "" for no heading known here."""
    text = _COUNT.sub("", text)
    for kind, pattern in _PATTERNS:
        match = pattern.fullmatch(text)
        if not match:
            continue
        rest = match["rest"]
        dated = kind == "people" and occasion(rest, year=2024)
        if not rest.strip(" ?") or _is_period(rest) or dated or _EACH.fullmatch(rest):
            return kind, ""
        place = _WHERE.fullmatch(rest)
        if place and kind not in {"text", "agenda", "programme"}:
            return kind, place[1] if kind in PEOPLE else ""
    return "", ""


def _is_period(rest: str) -> bool:
    """ "2019–2022", "våren 2026" and nothing else."""
    return bool(dates.span(rest)) and not re.sub(r"[\d\s–—/().:-]", "", rest.replace(dates.part(rest), ""))


def of_points(text: str) -> str:
    """The kind of list that a sentence begins when points follow: "Nätverket ska:", "Dagordningen innehåller
    följande punkter:"."""
    return "purpose" if _AIM.fullmatch(text) else "agenda" if _AGENDA.fullmatch(text) else ""
