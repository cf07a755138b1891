"""A pasted mail: which lines are its body, and which its header, greeting, signature or an earlier mail.

Line numbers stay: a line that is left out of a version is blank there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct, field

from desktop_app.i18n import _
from desktop_app.records.keys import normal
from desktop_app.work.intake.understood import SkippedRow

_HEADER = re.compile(
    r"(?:från|from|till|to|kopia|cc|bcc|hemlig kopia|skickat|sent|datum|date|ämne|subject|bifogade filer|"
    r"attachments|prioritet|svar till|reply-to)\s*:.*",
    re.IGNORECASE,
)
_SURE_HEADER = re.compile(r"(?:från|from|skickat|sent|ämne|subject)\s*:", re.IGNORECASE)
_FROM = re.compile(r"(?:från|from)\s*:.*@", re.IGNORECASE)
_ADDRESSEES = re.compile(r"(?:till|to|kopia|cc|bcc|hemlig kopia)\s*:.*@", re.IGNORECASE)
_QUOTED = re.compile(r"^\s*(?:>\s?)+")
_ATTRIBUTION = re.compile(r".*\b(?:skrev|wrote|skrev följande)\b.*:\s*$", re.IGNORECASE)
_NAMED_DAY = re.compile(r"@|^(?:den|on) ", re.IGNORECASE)
_ORIGINAL = re.compile(
    r"-{2,}\s*(?:ursprungligt|vidarebefordrat|original|forwarded|begin forwarded).*|_{10,}|"
    r"(?:begin forwarded message|vidarebefordrat mejl)\s*:?",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:med )?(?:vänlig|vänliga|bästa|varma|många|soliga|trevliga)\s+hälsning(?:ar)?\b.{0,30}|"
    r"(?:m\.?v\.?h\.?|hälsningar|hälsn|vänligen|allt gott|ha det gott|tack på förhand)\b[.,!]?.{0,30}|"
    r"/\s?[\w-]+(?: [\w-]+)?(?:, .{0,40})?|(?:kind|best|warm) regards\b.{0,30}|"
    r"med vänlig hilsen|vennlig hilsen|venlig hilsen",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"(?:hej|hejsan|hei|hallå|kjære|kære|god (?:morgon|dag)|dear|hello|hi|bästa|kära)\b[^.:!]{0,40}[!,.]?",
    re.IGNORECASE,
)
_WELCOME = re.compile(r"(?:varmt )?välk(?:ommen|omna)(?: till (?:mötet|träffen))?\s*[!.]*", re.IGNORECASE)
"""Ends a notice, with at most a name and what that person is below it."""
_SENT_FROM = re.compile(r"(?:skickat från min|sent from my|hämta outlook|get outlook).*", re.IGNORECASE)
_CARD = 4
"""Lines of the shortest signatures."""


class Mail(Struct):
    """`body` is what the writer says; `earlier` the quoted mail, `addressees` the header's. All are as long
    as the text; `signature` holds the lines of the writer's own card."""

    body: list[str]
    earlier: list[str]
    addressees: list[str]
    signature: list[str] = field(default_factory=list)
    sender: list[str] = field(default_factory=list)
    earlier_sender: list[str] = field(default_factory=list)
    """What stands in the headers "Från:"."""
    skipped: list[SkippedRow] = field(default_factory=list)
    is_mail: bool = False


def read(texts: Sequence[str]) -> Mail:
    blank = [""] * len(texts)
    mail = Mail(list(texts), list(blank), list(blank))
    state = "body"
    noticed = False
    for at, written in enumerate(texts):
        text = normal(written)
        if not text:
            continue
        state, reason = _part(text, _said(texts, at), state)
        if not reason and _WELCOME.fullmatch(text) and _is_card(texts[at + 1 :]):
            state, reason, noticed = "signature", _("signature"), True
        goes_on = at > 0 and bool(mail.addressees[at - 1]) and _goes_on(texts[at - 1], written)
        if not reason and not goes_on:
            continue
        reason = reason or _("the mail's header")
        mail.is_mail = mail.is_mail or not noticed
        mail.body[at] = ""
        mail.skipped.append(SkippedRow("", at + 1, reason))
        if _FROM.match(text):
            (mail.sender if state == "body" else mail.earlier_sender).append(text.partition(":")[2])
        if state == "earlier" or _QUOTED.match(written):
            begins = _HEADER.fullmatch(text) or _ORIGINAL.fullmatch(text)
            mail.earlier[at] = "" if begins else _QUOTED.sub("", written)
        elif goes_on or _ADDRESSEES.match(text):
            mail.addressees[at] = written if goes_on else written.partition(":")[2]
        elif state == "signature":
            mail.signature.append(text)
    return mail


def _is_card(below: Sequence[str]) -> bool:
    """True for at most a few lines in one piece, as a signature has them."""
    lines = "\n".join(map(normal, below)).strip("\n").split("\n")
    return len(lines) <= _CARD and all(lines[1:])


def _goes_on(above: str, written: str) -> bool:
    """True for the next line of a header's addressees, cut where the mail program cut it."""
    return "@" in written and (above.rstrip().endswith((";", ",")) or written[:1].isspace())


def _said(texts: Sequence[str], at: int) -> tuple[bool, bool]:
    """Whether anything stands above a line, and whether a line beside it is a mail's header."""
    above = any(normal(text) for text in texts[:at] if not _HEADER.fullmatch(normal(text)))
    near = [normal(text) for text in (*texts[max(0, at - 3) : at], *texts[at + 1 : at + 4])]
    return above, any(_HEADER.fullmatch(text) for text in near)


def _part(text: str, said: tuple[bool, bool], state: str) -> tuple[str, str]:
    """Which part a line belongs to, and why it is no body; "" for the body."""
    above, beside_header = said
    header = _ADDRESSEES.match(text) or (_HEADER.fullmatch(text) and beside_header)
    begins = header and above and beside_header and _SURE_HEADER.match(text)
    if _QUOTED.match(text) or (_ATTRIBUTION.fullmatch(text) and _NAMED_DAY.search(text)):
        return state, _("from an earlier mail")
    if state == "earlier" or begins or _ORIGINAL.fullmatch(text):
        return "earlier", _("from an earlier mail")
    if header:
        return state, _("the mail's header")
    if _SENT_FROM.fullmatch(text) or (not above and _GREETING.fullmatch(text)):
        return state, _("greeting")
    goes_on = state == "signature" and not re.match(r"[•*·]|-\s", text)
    if text == "--" or goes_on or _CLOSING.fullmatch(text):
        return "signature", _("signature")
    return "body", ""
