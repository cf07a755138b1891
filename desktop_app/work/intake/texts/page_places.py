"""Where a meeting is held, as the words beside its day say: who is its host, its place, and its title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop_app.records.gazetteer import Gazetteer
from desktop_app.records.keys import normal
from desktop_app.work.intake.texts import text_words

_HOST = re.compile(
    r"(?:^|[,;(]\s*|\s[–-]\s)(?:värd(?:kommun|skap)?\s*[:=]?\s*(?:är\s+)?|i|hos|på|at|in|host:?|"
    r"hosted by)\s+([^,;()]+)",
    re.IGNORECASE,
)
_IS_HOST = re.compile(
    r"^(.+?)\s+(?:är|står som|står för|agerar)\s+värd(?:kommun|skap(?:et)?)?$", re.IGNORECASE
)
_PLACE = re.compile(r"(?:^|[,;(]\s*)(?:plats|lokal|place|var|adress)\s*:\s*([^;()]+)", re.IGNORECASE)
_ONLINE = re.compile(
    r"(?:^|[,;(]\s*|\s)((?:via |på |i )?(?:teams|zoom|skype|webb|länk)(?:möte)?|digitalt?(?: möte| via \w+)?|"
    r"webbmöte|distansmöte|fysiskt(?: möte)?|online)\)?$",
    re.IGNORECASE,
)
_MEETING_IS = re.compile(
    r"^(?:(?:mötet|träffen|sammanträdet|mødet|møtet)(?: (?:är|er|blir|hålls|holdes))?)$", re.IGNORECASE
)
""" "Mötet är", of which "inställt" was taken out."""


def labelled(text: str) -> str:
    """The place that a line of its own gives: "Plats: Stadshuset"; "" for any other line."""
    match = _PLACE.match(text)
    return match[1].strip(" ,.") if match else ""


def read(rest: str, gazetteer: Gazetteer) -> tuple[str, str, str]:
    """The title, the host and the place of what stands beside the day."""
    place = ""
    named = _PLACE.search(rest)
    if named:
        place, rest = named[1].strip(" ,."), rest[: named.start()] + rest[named.end() :]
    online = _ONLINE.search(rest)
    if online:
        place = place or online[1]
        rest = rest[: online.start()] + rest[online.end() :]
    for title, said in _hosts(tidy(rest)):
        form = text_words.place_of(said, gazetteer)[0]
        if form:
            return tidy(title), form.name, place
    return tidy(rest), "", place


def _hosts(rest: str) -> Iterator[tuple[str, str]]:
    """What may name the host, each with the rest, which is then the title: "Ale står som värd", "hos Ale",
    "Ale (lunch)", "Ale", "internat i Ale", "dialog, Ale"."""
    hosting = _IS_HOST.match(rest)
    if hosting:
        yield "", hosting[1]
    for match in _HOST.finditer(rest):
        yield rest[: match.start()] + rest[match.end() :], match[1]
    bracket = re.search(r"\(([^()]*)\)", rest)
    if bracket:
        yield bracket[1], rest.replace(bracket.group(), " ")
    yield "", rest
    behind = re.match(r"(.+) (?:i|hos) (\S.*)$", rest)
    if behind:
        yield behind[1], behind[2]
    pieces = [piece.strip(" ()!:") for piece in re.split(r"[,;]|\bOBS\b", rest)]
    for at, piece in enumerate(pieces):
        yield ", ".join(pieces[:at] + pieces[at + 1 :]), piece


def tidy(text: str) -> str:
    bare = _MEETING_IS.sub("", normal(text.replace("()", " ")).strip(" ,;:–-."))
    return bare.strip(" ()") if bare.count("(") != bare.count(")") else bare
