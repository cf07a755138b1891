"""What sentences say of people: who takes part for whom, and who is named with a title.

Only names that stand with something that makes them a person are found: a title, "säger", "deltar", a party.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from desktop_app.records import names, roles
from desktop_app.records.gazetteer import Form, Gazetteer
from desktop_app.work.intake.entries.facts import code_of
from desktop_app.work.intake.texts import text_line, text_words
from desktop_app.work.intake.texts.text_said import Said
from desktop_app.work.intake.understood import Person

_SHORTENED = "bl.a t.ex m.fl m.m f.d s.k resp dvs kl ca ev inkl nr tel t.o.m fr.o.m tf bitr st"
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^a-zåäö])")
_SHORT_END = re.compile(rf"(?:^|[\s(])(?:{'|'.join(map(re.escape, _SHORTENED.split()))})\.$", re.IGNORECASE)
_TAKES_PART = (
    r"(?:deltar|deltog|kommer|medverkar|närvarar|anmäls|utses|ingår|har (?:vi )?(?:anmält|utsett|nominerat)|"
    r"anmäler vi|utser vi|har anmälts|har utsetts|är det|blir det)"
)
_HAS = (
    r"(?:representeras av|företräds av|deltar med|deltar genom|har utsett|utser|anmäler|nominerar|har anmält|"
    r"har nominerat|skickar)"
)
_GREETING = re.compile(r"^(?:hej|hejsan|hei|god (?:morgon|dag))\b[ ,!]*", re.IGNORECASE)
_AS = re.compile(
    r",?\s+(?:som|till) (?P<role>ordinarie(?: ledamot| representant)?|ersättare|suppleant|ledamot|"
    r"representant|kontaktperson|ordförande|vice ordförande|sammankallande|adjungerad)\b",
    re.IGNORECASE,
)
_IN = re.compile(
    r"\s+(?:i|till|för) \w*(?:nätverket|gruppen|rådet|utskottet|forumet|beredningen)\W*$", re.IGNORECASE
)
_FROM = re.compile(
    rf"^(?:från|för|ifrån|fra|from)\s+(?P<place>.+?)\s+{_TAKES_PART}\s+(?P<who>.+)$", re.IGNORECASE
)
_BY = re.compile(rf"^(?P<place>.+?)\s+(?:kommer att\s+)?{_HAS}\s+(?P<who>.+)$", re.IGNORECASE)
_ARE = re.compile(
    r"^(?:\w+ )?"
    r"(?:(?:deltagare|medlemmar|ledamöter|representanter|kontaktpersoner)\b.{0,40}? (?:är|utgörs av)|"
    r"(?:\w+[\w-]* ){0,6}består av|i \w+(?: \w+){0,5} ingår)(?: följande \w+)?:? (?P<who>[\wÅÄÖÉ].+)$",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"^(?i:(?:härmed |vi |jag )?(?:anmäls|anmäler|nominerar|har (?:anmält|utsett|nominerat)|utser|skickar)"
    r"(?: vi)?(?: härmed)?|från oss (?:deltar|kommer|anmäls|är det)) (?P<who>(?i:rektor )?[A-ZÅÄÖÉ].+?)"
    r"(?: (?:till|som|i|att) [a-zåäö].*)?$"
)
"""The sender's own people: "Vi anmäler Eva Ek och Bo Ström till nätverket"."""
_ROLE_IS = re.compile(
    r"^(?P<role>(?:\w+ets |\w+ens )?(?:vice )?(?:ordförande|sammankallande|sekreterare|kontaktperson))"
    r"(?: (?:för|i) (?:\w*nätverket|\w*gruppen|\w*rådet))? är (?P<who>(?:[a-zåäö-]+ )?[A-ZÅÄÖÉ].+)$",
    re.IGNORECASE,
)
_ROLE_FOR = re.compile(
    r"^(?P<role>\w+(?: ledamot| representant)?) (?:för|från) (?P<place>.+?) (?:är|blir) (?P<who>.+)$",
    re.IGNORECASE,
)
_WHO_FROM = re.compile(
    r"^(?P<who>.+?)\s+(?:(?:från|i|på)\s+(?P<at>.+?)\s+)?(?:deltar|medverkar|kommer|anmäls)\s*"
    r"(?:(?:från|för)\s+(?P<place>.+))?$",
    re.IGNORECASE,
)
_PARTICLE = rf"(?:{'|'.join(sorted(names.PARTICLES))})"
_ALSO = re.compile(rf"\s+(?:och|samt|liksom|og)\s+(?=[^,]*?[A-ZÅÄÖÉ][\w’'-]+ (?:{_PARTICLE} )*[A-ZÅÄÖÉ])")
_LEAD = re.compile(r"^(?:bl\.? ?a\.?|bland annat|bland andra|även|också|både|såväl)\s+", re.IGNORECASE)
_NAME = re.compile(
    rf"(?<![\w-])[A-ZÅÄÖÉÜ][\w’'-]+(?:\s+{_PARTICLE})*(?:\s+[A-ZÅÄÖÉÜ][\w’'-]+){{1,3}}"
    rf"(?:(?:\s+{_PARTICLE})+\s+[A-ZÅÄÖ][\w’'-]+)?"
)
_SAYS = re.compile(
    r"(?:säger|berättar|menar|förklarar|kommenterar|tycker|konstaterar|hälsar|betonar|uppger|framhåller|heter|"
    r"är)\s*$",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"^,?\s*(?:som (?P<what>(?:leder|ansvarar|samordnar|arbetar|företräder|representerar|utreder)\b"
    r"(?:(?! kommer\b| deltar\b| ska\b| har\b)[^,.])*)|säger|berättar|menar|deltar|deltog|medverkar|"
    r"medverkade|föreläser|inleder|inledde|presenterar|höll|håller|leder|leds)(?!\w)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"^(?:,\s*|\s+)(?:som\s+(?:normalt|till vardags|idag|i dag)?\s*(?:är|arbetar som)\s+|"
    r"som\s+(?=(?:ny |tf )?[^\W\d]*(?:chef|ledare|samordnare|direktör|strateg|rektor|sekreterare)\b))?"
    r"(?P<title>[a-zåäö][^,.;()–]*)|"
    r"^\s*\((?P<bracket>[^()]+)\)"
)
_OF = re.compile(
    r"^(?:,?\s+(?:från|i|på|vid|hos)\s+((?:[A-ZÅÄÖ][\w-]+\s?){1,3}(?:kommun|stad)?)|"
    r",\s+((?:[A-ZÅÄÖ][\w-]+\s){1,3}(?:kommun|stad)))(?=[\s,.!?)]|$)"
)
""" "Eva Ek från Ale kommun", "Eva Ek, Ale kommun, säger"."""
_REACHED = re.compile(
    r"^,?\s*(?:på\s+)?\(?(?:(?:tel\w*|tfn|mobil|e-post|mejl)[.:]?\s*)?(?:\+?\d[\d\s()–-]{6,}|[\w.-]+@)",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\s+(?:hos|till|under|ska|skall|deltar|kommer|som|har|och|inledde|säger|på plats)\s+.*$")


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a paragraph and where each begins; "bl.a." ends none."""
    start = 0
    for match in _SENTENCE.finditer(text):
        if not _SHORT_END.search(text[start : match.start()]):
            yield start, text[start : match.start()]
            start = match.end()
    yield start, text[start:]


def participants(text: str, gazetteer: Gazetteer) -> list[Said]:
    """Whom the sentences of a text send: "Från Ale deltar Eva Ek (chef) och Bo Ström." Only sentences that
    name an organisation and somebody."""
    found: list[Said] = []
    for _start, sentence in sentences(text):
        found += _participants(sentence.strip(" –-•.!"), gazetteer)
    return found


def _participants(sentence: str, gazetteer: Gazetteer) -> list[Said]:
    sentence = _GREETING.sub("", sentence)
    each = _each_place(sentence, gazetteer) if ";" in sentence else []
    named = _ARE.match(sentence)
    placed = _listed(named["who"], gazetteer) if named and not each else each
    if any(one.place for one in placed):
        return placed
    ours = _OURS.match(sentence)
    own = _holder(sentence, gazetteer) or (_listed(ours["who"], gazetteer) if ours else [])
    return own or _sent(sentence, gazetteer)


def _holder(sentence: str, gazetteer: Gazetteer) -> list[Said]:
    """ "Sammankallande är Eva Ek, Ale kommun"."""
    match = _ROLE_IS.match(sentence)
    held = _listed(match["who"], gazetteer) if match else []
    if not match or len(held) != 1 or not held[0].place:
        return []
    role = text_words.without_owner(match["role"])
    return [replace(held[0], role=held[0].role or roles.key(role), role_text=held[0].role_text or role)]


def _sent(sentence: str, gazetteer: Gazetteer) -> list[Said]:
    """Whom an organisation sends: "Från Ale deltar Eva Ek"."""
    for pattern in (_ROLE_FOR, _FROM, _BY, _WHO_FROM):
        match = pattern.match(sentence)
        if not match:
            continue
        groups = match.groupdict()
        place = (groups.get("place") or groups.get("at") or "").strip(" ,.")
        form, written = text_words.place_of(place, gazetteer)
        if not form:
            continue
        people = _listed(groups["who"], gazetteer)
        if people:
            role = groups.get("role") or ""
            for said in people:
                if roles.key(role) and not said.role:
                    said.role, said.role_text = roles.key(role), role
                if not said.place:
                    said.place, said.place_text = form, written
            return people
    return []


def _each_place(sentence: str, gazetteer: Gazetteer) -> list[Said]:
    """ "…: från Åre kommun Eva Ek och Bo Ström; från Bergs kommun vakant": organisations and whom each sends;
    [] unless every part is that."""
    found: list[Said] = []
    for part in sentence.rpartition(":")[2].split(";"):
        form, written, rest = text_words.head(part.strip(), gazetteer)
        people = _listed(rest.strip(" ,:–-"), gazetteer) if form else []
        if not people:
            return []
        for said in people:
            if not said.place:
                said.place, said.place_text = form, written
        found += people
    return found


def _listed(text: str, gazetteer: Gazetteer) -> list[Said]:
    text = _AS.sub(r", \g<role>", _IN.sub("", text))
    return text_line.read(_ALSO.sub(", ", _LEAD.sub("", text)), gazetteer).people


def people(sentence: str, gazetteer: Gazetteer) -> list[tuple[int, Said]]:
    """Everybody whom a sentence of running text names with a title or as one who speaks or takes part, and
    where the name begins."""
    sent = {one.name.written: one for one in _participants(sentence.strip(" –-•.!"), gazetteer)}
    found: list[tuple[int, Said]] = []
    for match in _NAME.finditer(sentence):
        start, name = _trimmed(match, gazetteer)
        if not name:
            continue
        said = sent.get(name) or _named(sentence[:start], name, sentence[match.end() :], gazetteer)
        if said:
            found.append((start, said))
    return found


def names_in(text: str, gazetteer: Gazetteer) -> list[str]:
    """Whatever is shaped like somebody's whole name."""
    return [name for match in _NAME.finditer(text) if (name := _trimmed(match, gazetteer)[1])]


def _trimmed(match: re.Match[str], gazetteer: Gazetteer) -> tuple[int, str]:
    """The name, without a capital word before it that begins the sentence: "Även Anna Berg"."""
    words = match.group().split()
    start = match.start()
    while len(words) > 2 and not text_words.is_person(" ".join(words)):
        start = match.string.index(words[1], start + len(words[0]))
        words.pop(0)
    name = " ".join(words)
    known = gazetteer.find(name) or any(
        gazetteer.find(word) for word in words[:1] if len(words) == 2 and word.endswith("s")
    )
    return start, "" if known or not text_words.is_person(name) else name


def _named(before: str, name: str, after: str, gazetteer: Gazetteer) -> Said | None:
    if _REACHED.match(after):
        reached = text_line.read(f"{name}{after}", gazetteer).people
        if len(reached) == 1:
            return reached[0]
    said = Said(names.read(name))
    title = _title_before(before)
    place: Form | None = None
    behind = _BEHIND.match(after)
    if behind and not title:
        text = behind["bracket"] or _UNTIL.sub("", behind["title"])
        if behind["bracket"] and names.is_party(text):
            said.name = replace(said.name, party=text)
        elif text_words.is_title(" ".join(text.split()[:4])):
            title, place, written = text_words.tail(text.strip(), gazetteer)
            said.place, said.place_text = place, written
    if not place and not said.place and (behind_name := _OF.match(after)):
        form, written = text_words.place_of(behind_name[1] or behind_name[2], gazetteer)
        said.place, said.place_text = form, written if form else ""
    said.title = title
    does = _DOES.match(after)
    if does and does["what"]:
        said.notes.append(does["what"])
    return said if title or said.name.party or does or _SAYS.search(before) else None


def _title_before(before: str) -> str:
    """The title right before a name, with the word whose it is: "regionförbundets ordförande"."""
    words = before.rstrip().split()
    if not words or not text_words.is_title_word(words[-1]):
        return ""
    size = 1
    while size < len(words) and size < 4:
        word = words[-size - 1]
        joined = word in {"och", "vice", "tf"} or word.endswith("-") or bool(re.fullmatch(r"\w{4,}s", word))
        if not joined or (word == "och" and not (len(words) > size + 1 and words[-size - 2].endswith("-"))):
            break
        size += 1
    return " ".join(words[-size:])


def person(said: Said, row: int) -> Person:
    """A participant whom a sentence names."""
    return Person(
        sheet="",
        row=row,
        written=said.name.written,
        given=said.name.given,
        family=said.name.family,
        organisation=said.place.organisation if said.place else None,
        organisation_code=code_of(said.place),
        organisation_text=said.place_text,
        department=said.department,
        title=said.title,
        emails=said.emails,
        phones=said.phones,
        role=said.role,
        role_text=said.role_text,
        party=said.name.party,
        acting=said.name.acting,
        notes="; ".join(said.notes),
    )
