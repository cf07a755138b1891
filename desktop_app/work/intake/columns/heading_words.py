"""The words that columns are headed with in lists from Swedish offices, also English, Norwegian and Danish.

Data only: whole headings by field, and the words that betray the field of a longer one ("Vad heter du?").
"""

from __future__ import annotations

import re

WHOLE = {
    "name": (
        "namn|för och efternamn|förnamn och efternamn|förnamn efternamn|efternamn förnamn|"
        "efternamn och förnamn|namn och efternamn|för efternamn|deltagare|deltagarens namn|deltagarnamn|"
        "representant|representanter|kontaktperson|kontaktpersoner|person|personer|ledamotens namn|"
        "kontakt|fullständigt namn|hela namnet|ledamöter|name|full name|participant|participants|navn|"
        "first and last name|name and surname|repr|"
        "contact|contact person|contact name|representative|delegate|member name|fullt navn|fulde navn|"
        "fuldt navn|deltager|deltagere|deltaker|deltakere|kontaktpersonens namn|medarbetare|anställd|"
        "namn och titel|namn titel|namn och befattning|namn befattning|namn funktion|namn och funktion|"
        "namn roll|namn och roll|ansvarig|namn ansvarig|"
        "vem|namn på deltagare|names|mottagare|visningsnamn|display name|ansvarig person|utsedd person|"
        "namn person"
    ),
    "given": (
        "förnamn|tilltalsnamn|fornamn|first name|firstname|given name|given names|forename|fornavn|"
        "fnamn|för namn|f namn|förn"
    ),
    "family": (
        "efternamn|släktnamn|last name|lastname|surname|family name|etternavn|efternavn|enamn|e namn|"
        "efter namn|eftern"
    ),
    "organisation": (
        "kommun|kommuner|organisation|org|stad|kommun organisation|kommun eller organisation|"
        "organisationer|organisation kommun|kommun region|region kommun|arbetsgivare|arbetsplats|"
        "medlemskommun|municipality|organization|employer|kommune|kommuner regioner|kommunnamn|"
        "kommun stad|hemkommun|organisationsnamn|city|council|company|företag|virksomhet|virksomhed|"
        "organisasjon|arbeidsgiver|arbejdsgiver|arbeidssted|arbejdssted|kommunens namn|kommun motsv|"
        "kommun organisation företag|företräder|representerar|medlem|huvudman|myndighet|myndighed|"
        "municipality organisation|municipality organization|kommunenavn|kommunnavn|by|kommun org|för|"
        "org kommun|kommun förbund|förbund|kommun eller motsvarande|local authority|authority|"
        "kommun ort|kn|kmn|komm|part|medlemsorganisation"
    ),
    "organisation_code": (
        "kommunkod|kommunnr|kommun nr|kommunnummer|scb kod|municipality code|kod|kommun kod|knr|kkod|"
        "kommunenr|kommunenummer|kommunekode|code|länkod kommunkod"
    ),
    "department": (
        "förvaltning|avdelning|enhet|förvaltning avdelning|förvaltning enhet|avdelning enhet|"
        "enhet avdelning|verksamhet|sektor|nämnd|department|unit|division|avdeling|afdeling|enhed|"
        "forvaltning|kontor|verksamhetsområde|förvaltning enhet avdelning|sektion|etat|"
        "förvaltning sektor|förvaltning nämnd|arbetsställe|tjänsteställe"
    ),
    "title": (
        "titel|befattning|tjänst|tjänstetitel|yrkestitel|yrke|titel befattning|befattning titel|"
        "yrkesroll|title|job title|position|stilling|tittel|titel funktion|befattning funktion|"
        "stillingsbetegnelse|tjänstebeteckning|befattningsbenämning|jobbtitel|titel tjänst|arbetstitel|"
        "befattning roll|titel roll|tjänsteställning|occupation|profession|job role"
    ),
    "email": (
        "e post|epost|e postadress|epostadress|mejl|mejladress|mail|mailadress|e mail|email|"
        "e post adress|email address|e mailadress|e mail address|mejl adress|mail adress|mailadresse|"
        "e postadresse|epostadresse|e post arbete|jobbmejl|arbetsmejl|e post jobb|mail arbete|maila|"
        "e mejl|emejl|e mails|emails|mejladresser|e postadresser|e postadress arbete|mejla|e mailadresse"
    ),
    "phone": (
        "telefon|tfn|tel|telefonnummer|telefonnr|tel nr|telnr|tele|direktnummer|direkt|tfn nr|tlf|telf|"
        "tlfnr|direkttelefon|telefon direkt|telefon arbete|telefon arb|tel arb|tel arbete|arbetstelefon|"
        "tel direkt|växel|vx|växelnummer|telefon växel|phone|phone office|telephone|office phone|"
        "phone number|telefon fast|telefon direkt mobil|telefon mobil direkt|telefon mobil växel|"
        "fast telefon|telephone number|work phone|direktnr|kontaktnummer|nummer telefon|"
        "telefon telefon mobil|tel mobil direkt|telefonnumre|business phone|telefon och mobil|"
        "telefon mobiltelefon|telefon jobb|telefon mobil|switchboard|tel mobil tel"
    ),
    "mobile": (
        "mobil|mobiltelefon|mobilnummer|mobilnr|mobil nr|mob|mobiltel|tel mobil|mobil tel|mobil telefon|"
        "mobile|mobile phone|mobile number|cell|cell phone|mobil arbete|arbetsmobil|jobbmobil|mobiltlf|"
        "tjänstemobil|mobil jobb|mobiltelefonnummer|cellphone|mob nr|sms nummer|mobilnumre"
    ),
    "role": (
        "roll|roll i nätverket|roll i gruppen|roll i styrgruppen|uppdrag|uppdrag i nätverket|"
        "förtroendeuppdrag|funktion|funktion i nätverket|role|role in the network|ordinarie ersättare|"
        "rolle|rolle i netværket|rolle i nettverket|verv|hverv|ledamot ersättare|roller|"
        "uppdrag i styrgruppen|uppdrag i gruppen|ordinarie eller ersättare|plats|mandat|"
        "ledamot eller ersättare|ordinarie suppleant|roll uppdrag|uppdrag roll|function|typ av ledamot|"
        "ledamotstyp|ordf ledamot ersättare"
    ),
    "acting": "tf|t f|vik|tf vik|vik tf|tillförordnad|acting",
    "party": (
        "parti|partibeteckning|partitillhörighet|party|partiförkortning|party name|pol parti|politiskt parti"
    ),
    "network": (
        "nätverk|network|nettverk|netværk|grupp|styrgrupp nätverk|nätverk grupp|forum|nätverkets namn|"
        "nätverksnamn|arbetsgrupp|organ|ingår i|ingår i nätverk|grupp nätverk|group"
    ),
    "from": (
        "från|fr o m|from|fr|startdatum|tillträde|vald från|medlem sedan|member since|since|start date|"
        "start|mandatperiod|mandattid|mandat från|period|uppdragstid|tillträdesdatum|fra|gäller från|"
        "from date|startdato|start dato|term start|mandate start|mandat start|"
        "tillträder|invald|tillsatt|deltagare sedan|ledamot sedan|medlem från|f o m|fom|giltig från|term|"
        "tidsperiod|valperiod"
    ),
    "to": (
        "till|t o m|tom|slutdatum|vald till|until|end date|to|slut|til|gäller till|mandat till|"
        "till och med|term end|mandate end|mandat slut|"
        "avgår|avgång|avslut|slutdato|sluttdato|slut dato|avslutsdatum|giltig till|upphör|slutar|to date"
    ),
    "attending": (
        "anmälan|anmäld|kommer|deltar|svar|attending|anmälan ja nej|deltagande|osa|deltar ja nej|"
        "kommer ja nej|deltar på mötet|tilmeldt|påmeldt|rsvp|reply|response|anmält sig"
    ),
    "attendance": "närvaro|närvarande|närv|attendance|present|närvarande ja nej|fremmøte|oppmøte|fremmøde",
    "diet": (
        "specialkost|kost|allergi|allergier|allergi specialkost|specialkost eller allergier|"
        "kostpreferens|specialkost allergi|diet|matpreferens|matpreferenser|allergier specialkost|"
        "matallergi|dietary needs|dietary requirements|mat|lunch|kostönskemål|"
        "allergier eller specialkost|matallergier|kosthold"
    ),
    "notes": (
        "anteckning|anteckningar|anm|anmärkning|kommentar|kommentarer|övrigt|notering|noteringar|"
        "övrig info|notes|note|comment|comments|remarks|anmärkningar|merknad|merknader|bemærkning|"
        "bemærkninger|notat|övrig information|info|information|upplysning|upplysningar|"
        "kompletterande uppgifter|annat"
    ),
    "web": (
        "webb|webbplats|hemsida|webbadress|url|www|website|web|web site|web page|homepage|page|"
        "hjemmeside|nettside|länk|länkar|webbsida|link"
    ),
    "address": (
        "adress|postadress|address|postal address|besöksadress|visiting address|gatuadress|street|"
        "street address|utdelningsadress|adresse|postadresse|besøksadresse|adress arbete"
    ),
    "area_code": "riktnr|riktnummer|rikt nr|area code|ndc",
    "postcode": "postnr|postnummer|post nr|postal code|postcode|zip|zip code",
    "town": "ort|postort|poststed|town|bynavn",
    "label": (
        "typ|kontaktsätt|uppgift|typ av uppgift|kontakttyp|type|contact type|slag|typ av kontakt|fält|field"
    ),
    "value": "värde|value|kontaktuppgift|kontaktuppgifter|uppgifter|nummer adress|contact details|innehåll",
    "ignore": (
        "nr|id|löpnr|löpnummer|radnr|no|personnummer|personnr|pers nr|födelsedatum|starttid|"
        "slutförandetid|start time|completion time|tidsstämpel|timestamp|senast ändrad|skapad|modified|"
        "created|antal|summa|totalt|språk|language|bild|image|foto|kön|gender|sex|löp nr|rad|row|"
        "senast uppdaterad|uppdaterad|svars id|respondent|last modified time|närvaro totalt|antal möten|"
        "antal närvarande"
    ),
}
"""Headings as `headings.key` writes them, by field."""

PRIVATE = re.compile(
    r"\b(?:privat\w*|private|hem(?:adress|telefon|tel|nummer|epost|e post)?|bostads\w*|home|personnummer|"
    r"person ?nr|personnr|persnr|födelse\w*|birth ?(?:date|day)?|kontonummer|"
    r"bankkonto|clearing\w*|anhörig\w*|"
    r"civilstånd|lön|salary|personal number|fødselsnummer|cpr)\b"
)
"""What a column of private matters is headed with."""

LONGER = (
    ("diet", r"\w*kost|allergi\w*|diet\w*|vegetari\w*|äter"),
    ("email", r"e post\w*|epost\w*|mejl\w*|e mail\w*|email\w*|mail\w*"),
    ("mobile", r"mobil\w*|mobile|cell ?phone"),
    ("phone", r"telefon\w*|tfn|tel|phone|telephone|direktnummer|växel\w*|tlf"),
    (
        "attending",
        (
            r"anmälan|anmäler|kommer|deltar|(?:kan|vill|tänker) du delta|delta på|närvara|attend|attending|"
            r"medverka|osa|\w*status"
        ),
    ),
    ("name", r"för(?:namn)? (?:och|&) efternamn|efternamn och förnamn|first and last name"),
    ("given", r"förnamn\w*|tilltalsnamn|first name|given name|fornavn"),
    ("family", r"efternamn\w*|last name|surname|family name|etternavn|efternavn"),
    ("organisation_code", r"kommunkod\w*|municipality code|kommunnummer"),
    ("title", r"titel\w*|befattning\w*|yrkesroll|job title|tjänstetitel|stilling|arbetar du som"),
    ("role", r"roll|uppdrag|funktion|role"),
    (
        "organisation",
        r"kommun\w*|organisation\w*|arbetsgivare|arbetsplats|företräder|representerar|municipality|kommune",
    ),
    ("party", r"parti|party"),
    ("from", r"startdat\w*|från och med|fr o m|tillträd\w*"),
    ("to", r"slutdat\w*|till och med|t o m"),
    ("network", r"nätverk\w*|network"),
    ("department", r"förvaltning\w*|avdelning\w*|enhet\w*|department|nämnd"),
    ("name", r"\w*namn|heter|name|navn"),
    ("web", r"länk\w*|webb\w*|hemsida|website|url"),
    ("address", r"\w*adress|\w*address|adresse"),
    (
        "notes",
        r"kommentar\w*|anteckning\w*|övrigt|övriga|meddelande|frågor|comment\w*|notes?|remarks?|noter\w*",
    ),
)
"""Words that give a longer heading its field, the surest first."""
