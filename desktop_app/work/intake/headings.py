"""How columns are headed in lists from Swedish offices, also in English, Norwegian and Danish."""

from __future__ import annotations

import re

from desktop_app.records.keys import normal

_HEADINGS = {
    "name": (
        "namn|för och efternamn|förnamn och efternamn|förnamn efternamn|efternamn förnamn|"
        "namn och efternamn|deltagare|deltagarens namn|representant|kontaktperson|person|ledamot|"
        "ledamöter|name|full name|participant|navn|contact"
    ),
    "given": "förnamn|tilltalsnamn|fornamn|first name|given name|forename|fornavn",
    "family": "efternamn|släktnamn|last name|surname|family name|etternavn|efternavn",
    "organisation": (
        "kommun|kommuner|organisation|org|stad|kommun organisation|kommun eller organisation|"
        "kommun region|arbetsgivare|arbetsplats|medlemskommun|municipality|organization|employer|"
        "kommune|kommunnamn|kommun stad"
    ),
    "organisation_code": "kommunkod|kommunnr|kommun nr|kommunnummer|scb kod|municipality code|kod",
    "department": (
        "förvaltning|avdelning|enhet|förvaltning avdelning|förvaltning enhet|avdelning enhet|"
        "verksamhet|sektor|nämnd|department|unit|division"
    ),
    "title": (
        "titel|befattning|tjänst|tjänstetitel|yrkestitel|yrke|titel befattning|befattning titel|"
        "title|job title|position|stilling"
    ),
    "email": (
        "e post|epost|e postadress|epostadress|mejl|mejladress|mail|mailadress|e mail|email|"
        "email address|e mailadress|e mail address"
    ),
    "phone": (
        "telefon|tfn|tel|telefonnummer|telefonnr|tel nr|telnr|tele|direktnummer|direkt|"
        "direkttelefon|telefon direkt|telefon arbete|telefon arb|tel arb|tel arbete|arbetstelefon|"
        "växel|vx|phone|phone office|telephone|office phone|phone number|telefon fast|"
        "telefon direkt mobil|telefon mobil direkt"
    ),
    "mobile": (
        "mobil|mobiltelefon|mobilnummer|mobilnr|mobil nr|mob|mobiltel|telefon mobil|tel mobil|"
        "mobile|mobile phone|cell|cell phone|mobil telefon"
    ),
    "role": (
        "roll|roll i nätverket|roll i gruppen|roll i styrgruppen|uppdrag|uppdrag i nätverket|"
        "funktion|funktion i nätverket|role|role in the network|ordinarie ersättare|"
        "ledamot ersättare"
    ),
    "party": "parti|partibeteckning|partitillhörighet|party",
    "from": (
        "från|fr o m|from|fr|startdatum|tillträde|vald från|medlem sedan|member since|since|start date|start"
    ),
    "to": "till|t o m|tom|slutdatum|vald till|until|end date|to|slut",
    "attending": "anmälan|anmäld|kommer|deltar|svar|attending|anmälan ja nej",
    "attendance": "närvaro|närvarande|närv|attendance|present",
    "diet": (
        "specialkost|kost|allergi|allergier|allergi specialkost|specialkost eller allergier|"
        "specialkost allergi|diet"
    ),
    "notes": (
        "anteckning|anteckningar|anm|anmärkning|kommentar|kommentarer|övrigt|notering|noteringar|"
        "notes|note|comment|comments|remarks"
    ),
    "ignore": "nr|id|löpnr|löpnummer|radnr|no|personnummer|personnr|pers nr|födelsedatum",
}
FIELDS = tuple(_HEADINGS)
_FIELD_OF = {word: field for field, words in _HEADINGS.items() for word in words.split("|")}


def key(text: str) -> str:
    """A heading in small words alone: "Telefon\\n(direkt / mobil):" -> "telefon direkt mobil"."""
    return normal(re.sub(r"[^\w]+", " ", re.sub(r"\[\w+\]", " ", text.casefold())).replace("_", " "))


def field_of(heading: str) -> str:
    """The field that a heading names in so many words, "" for an unknown heading."""
    whole = key(heading)
    if whole in _FIELD_OF:
        return _FIELD_OF[whole]
    before_bracket = key(re.split(r"[(\[]", heading)[0])
    numbered = re.sub(r" \d$", "", whole)
    return _FIELD_OF.get(before_bracket) or _FIELD_OF.get(numbered, "")
