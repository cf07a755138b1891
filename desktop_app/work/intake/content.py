"""What a single cell says, seen alone: its text, and which kind of thing it holds.

A personal identity number is recognised and taken out; it goes no further.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time
from functools import lru_cache

from desktop_app.records import emails, names, phones, roles
from desktop_app.records.gazetteer import Gazetteer
from desktop_app.records.keys import normal
from desktop_app.sheets.book import Value
from desktop_app.sheets.cells import without_controls

_IDENTITY = re.compile(r"(?<![\d-])(?:(?:19|20)\d\d(\d\d)(\d\d)[-+ ]?|\d\d(\d\d)(\d\d)[-+])\d{4}(?![\d-])")
_TEN_DIGITS = re.compile(r"\d{6}[-+ ]?\d{4}")
_DATE = re.compile(
    r"^\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?)?$|^\d{1,2}[/.]\d{1,2}[-/. ]?\d{0,4}$|"
    r"^(?:19|20)\d\d(?:\s*[-–—/]\s*(?:(?:19|20)?\d\d))?$"
)
_LINK = re.compile(r"^(?:https?://|www\.)", re.IGNORECASE)
_NAME = re.compile(
    r"^[^\W\d_](?:[\w'’.\-]|[?\ufffd](?=\w))*"
    r"(?:,? [^\W\d_(](?:[\w'’.\-]|[?\ufffd](?=\w))*|,? ?\([\w. ]+\)){0,5},?$"
)  # words of letters, also with one that was lost ("Y?lmaz"), "(S)" between them
_PLAIN_NUMBER = re.compile(r"^[\d\s.,%-]+$")
_BEYOND_NAME = re.compile(r"[\n;|(<,/&+*†¹²³]|\s[-–]\s|\d|\boch\b|\btf\b|\bt\.f\.")
_MARKS = frozenset(
    [
        *("x", "(x)", "xx", "x?", "ja", "nej", "frånv", "frånv.", "frånvarande", "digitalt", "närv", "närv."),
        *(
            "närvarande",
            "yes",
            "no",
            "-",
            "v",
            "✓",
            "✔",
            "distans",
            "på distans",
            "teams",
            "zoom",
            "förhinder",
        ),
        *("förh", "förh.", "sjuk", "anmäld", "kanske", "maybe", "0", "1", "j", "n", "d", "f", "ja, digitalt"),
        *("bekräftad", "avbokad", "bokad", "avanmäld", "confirmed", "cancelled"),
        *(
            "avböjer",
            "avböjt",
            "osäker",
            "kommer",
            "kommer ej",
            "kommer inte",
            "deltar inte",
            "vet ej",
            "vet inte",
        ),
        *("tackar ja", "tackar nej"),
        *("ja, på plats", "på plats", "fysiskt", "online", "deltar", "deltar ej", "ej", "present", "absent"),
    ]
)
_TITLE = re.compile(
    r"(?:chefe?n?|ledare|samordnare|rektor|strateg|sekreterare|coach|konsulent|handläggare|utvecklare|direktör|"
    r"vägledare|ansvarig|råd|ordförande|koordinator|specialist|manager|director|coordinator|head|lärare|ekonom|"
    r"jurist|controller|planerare|administratör|assistent|konsult|inspektör|pedagog|psykolog|kurator|ingenjör|"
    r"arkitekt|utredare|tekniker|analytiker|kommunikatör|föreståndare|intendent|adviser|advisor|leder|rådgiver|"
    r"sjef|principal|officer|strategist|ombud|byrådirektör|sociolog|sekretær|konsulentti|socionom|arbetare|"
    r"expert|syv|kanslist|registrator|nämndeman|revisor|statistiker|metodstöd|sakkunnig|projektstöd|vd|borgmästare|"
    r"talesperson|processtöd|verksamhetsstöd|supervisor|counsellor|inspector|teacher|engineer|analyst|HR|it-stöd)"
    r"(?!\w)",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:kansli|växel|reception|registrator|expedition|kundtjänst|kontaktcenter|info|kommun|förvaltning|"
    r"avdelning|enhet|nämnd|styrelse|myndighet|kontor|förbund|verket|bolag|förening|universitet|högskola|"
    r"tingsrätt|domstol|länsstyrelse|region|council(?!l)|authority|district|borough|county|university|department|"
    r"arbetsförmedling|försäkringskassa|komvux|campus|centrum|museum|samverkan|stiftelse|sjukhus|polisen|"
    r"tjänsten|organisation|fylke|kommune|forvaltning|etat)\w{0,6}(?!\w)|(?<!\w)(?-i:AB|AF|GR|SKR|HB|Ltd)(?!\w)",
    re.IGNORECASE,
)
"""Words that an office, a department or a company is called by, and no person."""
_NETWORK = re.compile(
    r"(?:nätverk|styrgrupp|arbetsgrupp|samordningsgrupp|samverkansgrupp|ledningsgrupp|referensgrupp|forum|"
    r"network|steering group|working group|nettverk|netværk|utskott|beredning)\w{0,4}(?!\w)",
    re.IGNORECASE,
)
_DEPARTMENT = re.compile(
    r"(?:förvaltning|avdelning|enhet|kontor|nämnd|sektor|sektion|department|division|unit|stab|verksamhet|kansli|"
    r"forvaltning|avdeling|afdeling|etat|tjänst)\w{0,4}(?!\w)",
    re.IGNORECASE,
)
NOTHING = frozenset(
    {"-", "–", "—", "--", "---", "?", ".", "saknas", "uppgift saknas", "n/a", "finns ej", "ej angivet"}
)
"""What stands in a cell that says nothing."""
_DITTO_BEGINS = frozenset("dDiIsS\"”″〃'-")
_DITTO = re.compile(
    r"(?:ditto|dito|d:o|idem|-?[\"”″〃]-?|''|samm[ae]|same|(?:samma )?som (?:ovan|föregående|raden ovan)|"
    r"se ovan|same as above)\.?\Z",
    re.IGNORECASE,
)
ERRORS = frozenset(
    [
        "#N/A",
        "#REF!",
        "#VALUE!",
        "#DIV/0!",
        "#NAME?",
        "#NULL!",
        "#NUM!",
        "#SAKNAS!",
        "#REFERENS!",
        "#VÄRDEFEL!",
    ]
)


def text(value: Value) -> str:
    """A cell as text: whole numbers without a point, dates as 2026-03-01, every kind of blank one space.

    Line breaks stay, for they say that the cell holds several things.
    """
    if value is None or isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    lines = without_controls(str(value)).splitlines()
    return "\n".join(filter(None, map(normal, lines)))


def cell_text(value: Value) -> str:
    """As `text`, quicker for what nearly all cells hold."""
    if value is None:
        return ""
    if isinstance(value, str) and value.isprintable():  # no line break, no blank but the space
        return " ".join((value if value.isascii() else unicodedata.normalize("NFC", value)).split())
    return text(value)


def may_hold_identity(said: str) -> bool:
    return bool(_TEN_DIGITS.search(said))


def without_identity(said: str) -> tuple[str, bool]:
    """The text without personal identity numbers, and whether there was one."""
    found = False

    def cut(match: re.Match[str]) -> str:
        nonlocal found
        month, day = (int(part) for part in match.groups() if part)
        if not (1 <= month <= 12 and (1 <= day <= 31 or 61 <= day <= 91)):
            return match.group()
        found = True
        return ""

    bare = _IDENTITY.sub(cut, said)
    return (bare.strip(), True) if found else (said, False)


def is_mark(said: str) -> bool:
    return said.casefold() in _MARKS


def is_ditto(said: str) -> bool:
    """True for what refers to the cell above: "dito", "″", "samma som ovan"."""
    return said[:1] in _DITTO_BEGINS and len(said) < 24 and bool(_DITTO.match(said))


def is_plain_number(said: str) -> bool:
    return bool(_PLAIN_NUMBER.match(said))


def is_title(said: str) -> bool:
    """True where a word ends as titles do: "AME-chef", "Rektor vuxenutbildningen", "Head of Unit"."""
    return bool(_TITLE.search(said))


def is_network(said: str) -> bool:
    """True where a word stands that networks are called by: "Styrgruppen", "AME-nätverket"."""
    return bool(_NETWORK.search(said))


_CAPITAL = re.compile(r"(?:(?:al|el|d|di)['’-])?(?=[^\W\d_a-zåäöéü])")
_PARTICLES = names.PARTICLES - {"av", "den"}
"""Those two are words of many titles: "chef av"."""


def is_office(said: str) -> bool:
    """True where a word stands that offices, companies and departments are called by."""
    return bool(_OFFICE.search(said))


def is_department(said: str) -> bool:
    return bool(_DEPARTMENT.search(said))


def is_name(said: str) -> bool:
    """Shaped like one person's name: words of letters, no digits, at most six of them."""
    return bool(_NAME.match(said)) and "@" not in said


def lacks_letter(name: str) -> bool:
    """True where a letter was lost when the file was saved: "Y?lmaz"."""
    return "?" in name or "\ufffd" in name


def leading_name(said: str) -> str:
    """The name that a cell begins with: "Anna Berg" in "Anna Berg, rektor" or "Anna Berg <anna@…>"; or ""."""
    first = _BEYOND_NAME.split(said, maxsplit=1)[0].strip(" :")
    return first if is_full_name(first) else ""


def is_full_name(said: str) -> bool:
    """Two words or more with capitals, particles among them, and shaped like a name."""
    words = said.split()
    capitals = [word for word in words if _CAPITAL.match(word)]
    return (
        len(capitals) > 1 and all(word in _PARTICLES or word in capitals for word in words) and is_name(said)
    )


def kind(said: str, gazetteer: Gazetteer) -> str:
    """email, phone, date, organisation, role, mark, link, number, name or text."""
    if "@" in said and emails.read(said).addresses:
        return "email"
    if any(c.isdigit() for c in said):
        return "mark" if is_mark(said) else _kind_with_digits(said)
    return _kind_of_words(said, gazetteer)


def _kind_of_words(said: str, gazetteer: Gazetteer) -> str:
    if is_mark(said):
        return "mark"
    if _LINK.match(said):
        return "link"
    if gazetteer.find(said):
        return "organisation"
    if roles.key(said) or names.is_vacant(said):
        return "role"
    return "name" if is_name(said) else "text"


@lru_cache(maxsize=1 << 12)
def _kind_with_digits(said: str) -> str:
    if _LINK.match(said):
        return "link"
    if _DATE.match(said):
        return "date"
    if any(phone.value for phone in phones.read(said)):
        return "phone"
    return "number" if re.fullmatch(r"[\d\s.,]+", said) else "text"
