"""What people in offices write over a column, by field and language; written from knowledge of such lists."""

from __future__ import annotations

import random

HEADINGS: dict[str, dict[str, tuple[str, ...]]] = {
    "name": {
        "sv": (
            "Namn",
            "Deltagare",
            "Representant",
            "Kontaktperson",
            "För- och efternamn",
            "Förnamn Efternamn",
            "Person",
            "Fullständigt namn",
            "Namn på deltagare",
            "Ledamotens namn",
        ),
        "en": ("Name", "Full name", "Participant", "Contact person", "Representative"),
        "no": ("Navn", "Deltaker", "Kontaktperson", "Fullt navn"),
        "da": ("Navn", "Deltager", "Kontaktperson", "Fulde navn"),
    },
    "given": {
        "sv": ("Förnamn", "Tilltalsnamn", "Fnamn", "Förnamn:"),
        "en": ("First name", "Given name", "Forename", "Firstname"),
        "no": ("Fornavn",),
        "da": ("Fornavn",),
    },
    "family": {
        "sv": ("Efternamn", "Enamn", "Efternamn:"),
        "en": ("Last name", "Surname", "Family name", "Lastname"),
        "no": ("Etternavn",),
        "da": ("Efternavn",),
    },
    "organisation": {
        "sv": (
            "Kommun",
            "Organisation",
            "Kommun/organisation",
            "Kommun / org.",
            "Arbetsgivare",
            "Representerar",
            "Medlemskommun",
            "Hemkommun",
            "Org.",
            "Kommunens namn",
            "Organisation/kommun",
            "Vilken kommun?",
        ),
        "en": ("Municipality", "Organisation", "Organization", "Employer"),
        "no": ("Kommune", "Organisasjon", "Arbeidsgiver"),
        "da": ("Kommune", "Organisation", "Arbejdsgiver"),
    },
    "department": {
        "sv": (
            "Förvaltning",
            "Avdelning",
            "Enhet",
            "Verksamhet",
            "Förvaltning/enhet",
            "Sektor",
            "Nämnd/förvaltning",
        ),
        "en": ("Department", "Unit", "Division"),
        "no": ("Avdeling", "Enhet", "Etat"),
        "da": ("Afdeling", "Forvaltning", "Enhed"),
    },
    "title": {
        "sv": ("Titel", "Befattning", "Funktion", "Yrkestitel", "Tjänst", "Titel/befattning", "Tjänstetitel"),
        "en": ("Title", "Job title", "Position"),
        "no": ("Tittel", "Stilling", "Stillingstittel"),
        "da": ("Titel", "Stilling", "Stillingsbetegnelse"),
    },
    "phone": {
        "sv": (
            "Telefon",
            "Tel",
            "Tel.",
            "Tfn",
            "Telefonnummer",
            "Telefon arbete",
            "Direktnummer",
            "Telefonnr",
            "Fast telefon",
            "Tel. direkt",
            "Telefon (arb)",
            "Tele",
        ),
        "en": ("Phone", "Telephone", "Work phone", "Office phone", "Phone number"),
        "no": ("Telefon", "Tlf", "Telefonnummer", "Tlf."),
        "da": ("Telefon", "Tlf.", "Telefonnr.", "Telefonnummer"),
    },
    "mobile": {
        "sv": ("Mobil", "Mobiltelefon", "Mobilnummer", "Mobilnr", "Mob.", "Tjänstemobil", "Mobiltel"),
        "en": ("Mobile", "Cell phone", "Mobile phone", "Mobile number"),
        "no": ("Mobil", "Mobiltelefon", "Mobilnr."),
        "da": ("Mobil", "Mobilnummer", "Mobiltelefon"),
    },
    "email": {
        "sv": (
            "E-post",
            "Epost",
            "E-postadress",
            "Mail",
            "Mejl",
            "Mailadress",
            "e-mail",
            "Mejladress",
            "E-Post:",
        ),
        "en": ("E-mail", "Email", "Email address", "E-mail address"),
        "no": ("E-post", "Epostadresse", "E-postadresse"),
        "da": ("E-mail", "Mail", "Mailadresse", "E-mailadresse"),
    },
    "role": {
        "sv": ("Roll", "Uppdrag", "Roll i nätverket", "Roll i gruppen", "Uppdrag i styrgruppen"),
        "en": ("Role", "Role in network"),
        "no": ("Rolle", "Rolle i nettverket", "Verv"),
        "da": ("Rolle", "Rolle i netværket", "Hverv"),
    },
    "party": {
        "sv": ("Parti", "Partibeteckning", "Partitillhörighet", "Politiskt parti"),
        "en": ("Party", "Political party"),
        "no": ("Parti",),
        "da": ("Parti",),
    },
    "from": {
        "sv": ("Från", "Fr.o.m.", "Startdatum", "Från och med", "Medlem sedan", "Fr o m"),
        "en": ("From", "Member since", "Start date"),
        "no": ("Fra", "Startdato"),
        "da": ("Fra", "Startdato"),
    },
    "to": {
        "sv": ("Till", "T.o.m.", "Slutdatum", "Till och med", "T o m"),
        "en": ("To", "Until", "End date"),
        "no": ("Til", "Sluttdato"),
        "da": ("Til", "Slutdato"),
    },
    "notes": {
        "sv": ("Anm.", "Anmärkning", "Kommentar", "Övrigt", "Notering", "Anteckningar", "Kommentarer"),
        "en": ("Notes", "Comment", "Remarks", "Comments"),
        "no": ("Merknad", "Kommentar", "Merknader"),
        "da": ("Bemærkning", "Kommentar", "Bemærkninger"),
    },
    "organisation_code": {
        "sv": ("Kommunkod", "Kommunnr", "Kommun-kod", "Kommunkod (SCB)"),
        "en": ("Municipality code",),
        "no": ("Kommunenummer",),
        "da": ("Kommunekode",),
    },
    "attending": {
        "sv": ("Kommer", "Deltar", "Anmälan", "Kan du delta?", "Deltar du på mötet?", "Närvarar (ja/nej)"),
        "en": ("Attending", "Will you attend?"),
        "no": ("Deltar", "Påmelding"),
        "da": ("Deltager?", "Tilmelding"),
    },
    "diet": {
        "sv": ("Specialkost", "Allergier", "Specialkost/allergi", "Ev. specialkost", "Kost", "Matallergi"),
        "en": ("Dietary requirements", "Allergies"),
        "no": ("Allergier", "Spesialkost"),
        "da": ("Allergier", "Specialkost"),
    },
    "network": {
        "sv": ("Nätverk", "Grupp", "Nätverk/grupp"),
        "en": ("Network", "Group"),
        "no": ("Nettverk", "Gruppe"),
        "da": ("Netværk", "Gruppe"),
    },
}
EXTRA = (
    "Postadress", "Postnr", "Besöksadress", "Webbplats", "Kostnadsställe", "Anst.nr", "Senast ändrad",
    "Personnummer", "Löpnr", "Lokal",
)  # fmt: skip
"""Columns that have nothing to do with the register."""


def heading(chance: random.Random, field: str, language: str) -> str:
    words = HEADINGS[field][language]
    # The first word is the commonest: half of all lists use it.
    text = words[0] if chance.random() < 0.4 else chance.choice(words)
    decorated = chance.random()
    if decorated < 0.06:
        return text.upper()
    if decorated < 0.10:
        return f"{text.rstrip(':')}:"
    if decorated < 0.12:
        return f"{text} *"
    if decorated < 0.14 and "/" in text:
        return text.replace("/", " /\n")
    return text
