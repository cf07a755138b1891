"""Which lines of a pasted page belong to the website and not to the page: menus, breadcrumbs, links to social
media, cookie questions, dates of change.
"""

from __future__ import annotations

import re
from datetime import date

from desktop_app.records import dates
from desktop_app.records.keys import normal
from desktop_app.work.intake.texts.page_headings import alternatives

_SOCIAL = re.compile(
    r"(?:twitter|x|facebook|youtube|instagram|linkedin|rss.*|prenumerera|nyhetsbrev)", re.IGNORECASE
)
_FURNITURE = re.compile(
    alternatives(
        r"""
        du är här:?.*|(?:huvud)?meny|visa meny|stäng(?: meny)?|startsida|hem|start
        (?:hoppa |gå )?(?:direkt )?till (?:huvud)?innehåll(?:et)?|skip to (?:main )?content
        sök(?: på webbplatsen| på sidan)?|lyssna(?: på sidan)?|skriv ut(?: sidan)?
        dela(?: sidan| artikeln| denna sida| (?:på|via) .{1,20})?:?|tipsa(?: en vän)?|till toppen|upp
        tillbaka(?: till .{1,40})?|logga (?:in|ut)|mina sidor|anpassa|språk|in english|english
        other languages|lättläst|teckenspråk|kontrast|skicka (?:e-post|mejl)
        (?:senast |sidan )?(?:uppdaterad|ändrad|granskad|publicerad)\b.*
        (?:senast )?(?:granskad/uppdaterad|publicerat|uppdaterat)\b.*
        (?:page )?last (?:updated|changed|modified)\b.*
        sidan (?:uppdaterades|granskades|publicerades).*|(?:(?:sid)?redaktör|sidansvarig|innehållsansvarig):.*
        twitter|x|facebook|youtube|instagram|linkedin|rss.*|prenumerera|nyhetsbrev|följ oss.*
        cookies|kakor|(?:hantera|inställningar för) (?:cookies|kakor)|cookie-?inställningar
        (?:jag )?(?:godkänn|acceptera|tillåt)(?:er)?(?: alla| endast nödvändiga| kakor| cookies)*
        jag förstår|ok|okej|avvisa(?: alla)?|endast nödvändiga(?: cookies| kakor)?
        om (?:webbplatsen|cookies|kakor|personuppgifter)|behandling av personuppgifter|integritetspolicy
        tillgänglighets(?:redogörelse|redogörelsen)|tillgänglighet|©.*|copyright.*
        lämna (?:en )?synpunkt(?:er)?|(?:var|hjälpte) .{0,30}(?:informationen|sidan|innehållet).{0,30}\?
        läs mer|visa mer|visa fler|extern länk.*|.*länk till annan webbplats.*länk till annan webbplats.*
        \(?öppnas? i nytt fönster\)?|(?:kommunala )?(?:e-tjänster|genvägar)|anslagstavla|självservice
        (?:[\w -]+ ?[›»>] ?){1,8}[\w -]+|(?:start|startsida|hem) ?/ ?.{3,}
        (?:text|foto(?:graf)?|bild|illustration)(?: (?:och|&) (?:text|foto|bild))?: .{3,60}
        """
    ),
    re.IGNORECASE,
)
_MENU = re.compile(r"kontakt|kontakta oss|om oss|nyheter|kalender|press|lediga jobb", re.IGNORECASE)
"""Furniture where it stands in a row of such: "Hem | Kontakt | Logga in"."""
_HOME = re.compile(r"start|startsida|hem|home|forside|forsiden", re.IGNORECASE)
"""Begins a menu or a breadcrumb: "Startsida | Nätverk"."""
_COOKIES = re.compile(
    r"\b(?:cookies|kakor)\b.*(?:webbplats|sida|upplevelse|använd|lagra)|använder (?:cookies|kakor)",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"(?:uppdatera|ändra|granska|publicera)(?:d|t|des)\b|\blast (?:updated|changed|modified)\b", re.IGNORECASE
)


def is_furniture(text: str) -> bool:
    shared = [
        word for word in re.split(r"[\s,|:]+", text) if word.casefold() not in {"dela", "på", "via", "följ"}
    ]
    items = re.split(r"\s*[|·]\s*", text)
    return bool(
        (len(items) > 1 and _HOME.fullmatch(items[0]))
        or (len(items) > 1 and all(_FURNITURE.fullmatch(one) or _MENU.fullmatch(one) for one in items))
        or _FURNITURE.fullmatch(text)
        or (shared and all(map(is_social, shared)))
        or (len(text) < 300 and _COOKIES.search(text))
    )


def is_social(text: str) -> bool:
    return bool(_SOCIAL.fullmatch(text))


def is_foot(text: str, after: list[str]) -> bool:
    """The last line of a page, right below its links to social media: whose page it is."""
    return not any(c.isdigit() or c in "@," for c in text) and not any(map(normal, after))


def changed(texts: list[str]) -> date | None:
    """The day when the page says that it was last changed: evidence for a year that a date lacks."""
    for text in texts:
        if len(text) < 80 and _CHANGED.search(text):
            day = dates.day(text)
            if day:
                return day
    return None
