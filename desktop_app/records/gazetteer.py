"""Which organisation a text means: whole words and known forms only, never a likeness.

Holds every form an organisation is written in ("Partille", "Partille kommun", "Göteborgs Stad", aliases)
and its e-mail domains, as plain rows read from the register. å, ä and ö are letters of their own: Håbo is
not Habo. A form that two organisations share ("Lst") names neither, except that a municipality goes before
the region of the same name (Gotland).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from desktop_app.records.ids import OrganisationId
from desktop_app.records.keys import form_key, normal

_WORD = re.compile(r"[^\W_]+")
_SUFFIX = re.compile(r" (?:kommun|kommunen|kommuns|kommune|kmn|komm|kn|k n|stad|staden|municipality)$")
_PREFIX = re.compile(r"^(?:city of|municipality of|town of|kommunen) ")
_LONGEST = 6
"""Words in the longest form that is looked for inside a longer text."""
_OWN_WORDS = frozenset(
    {"ale", "berg", "boden", "borg", "eda", "ed", "kil", "lund", "mark", "mora", "nora", "sala", "vara"}
)
"""Municipalities whose name is also a word or a surname; alone it does not name them in a longer text."""


class Form(Struct, frozen=True):
    """One way of writing one organisation. `kind` is the organisation's ("municipality", "region", …)."""

    organisation: OrganisationId
    code: str
    kind: str
    name: str
    """The organisation's own form, as it is printed: "Partille kommun"."""
    text: str


class Domain(Struct, frozen=True):
    """An e-mail domain and the organisation it belongs to: "partille.se"."""

    organisation: OrganisationId
    domain: str


class Gazetteer:
    """Built once per intake from the register's organisations; carries no database with it (it is
    pickled)."""

    def __init__(self, forms: Iterable[Form], domains: Iterable[Domain] = ()) -> None:
        self._forms: dict[str, Form | None] = {}
        self._codes: dict[str, Form] = {}
        self._of: dict[OrganisationId, Form] = {}
        for form in forms:
            self._add(form)
        self._domains: dict[str, OrganisationId | None] = {}
        self._asked: dict[str, Form | None] = {}
        """What has been said of e-mail domains: the same ones stand on many rows."""
        for domain in domains:
            key = _without_last_label(domain.domain)
            known = self._domains.setdefault(key, domain.organisation)
            if known != domain.organisation:
                self._domains[key] = None

    def _add(self, form: Form) -> None:
        self._of.setdefault(form.organisation, form)
        if form.kind == "municipality":
            self._codes.setdefault(form.code, form)
        key = form_key(form.text)
        if not key:
            return
        known = self._forms.setdefault(key, form)
        if known is None or known.organisation == form.organisation:
            return
        if form.kind == "municipality" and known.kind != "municipality":
            self._forms[key] = form
        elif known.kind != "municipality" or form.kind == "municipality":
            self._forms[key] = None

    def find(self, text: str) -> Form | None:
        """The organisation that the whole text names, or None."""
        key = form_key(text)
        form = self._forms.get(key)
        if form or not key:
            return form
        if key.startswith("region "):
            return self._region(key)
        shorter = _PREFIX.sub("", _SUFFIX.sub("", key))
        if shorter == key:
            return None
        return self._municipality(shorter) or (
            self._municipality(shorter[:-1]) if shorter.endswith("s") else None
        )

    def _municipality(self, key: str) -> Form | None:
        form = self._forms.get(key)
        return form if form and form.kind == "municipality" else None

    def _region(self, key: str) -> Form | None:
        """ "Region Kalmar" is Region Kalmar län; the municipality of that name it is not."""
        form = self._forms.get(f"{key} län")
        return form if form and form.kind == "region" else None

    def get(self, organisation: OrganisationId) -> Form | None:
        """Some form of an organisation; its `name` is the own form."""
        return self._of.get(organisation)

    def by_code(self, code: str) -> Form | None:
        """The municipality of an SCB code, whose leading zero a spreadsheet may have lost ("114")."""
        return self._codes.get(code.strip().zfill(4))

    def by_email(self, address: str) -> Form | None:
        """The organisation that a domain belongs to, sub-domains cut off; evidence only, never a decision."""
        domain = address.rpartition("@")[2]
        if domain not in self._asked:
            self._asked[domain] = self._by_domain(domain)
        return self._asked[domain]

    def _by_domain(self, domain: str) -> Form | None:
        labels = _without_last_label(domain).split(".")
        for first in range(len(labels)):
            organisation = self._domains.get(".".join(labels[first:]))
            if organisation is not None:
                return self._of.get(organisation)
        return None

    def suggest(self, text: str) -> list[Form]:
        """Up to three organisations written much like the text, the likest first; for a person to choose
        from."""
        from rapidfuzz import fuzz, process

        found: dict[OrganisationId, Form] = {}
        for key, _score, _index in process.extract(
            _SUFFIX.sub("", form_key(text)), list(self._forms), scorer=fuzz.ratio, score_cutoff=75, limit=12
        ):
            form = self._forms[key]
            if form:
                found.setdefault(form.organisation, form)
        return list(found.values())[:3]

    def in_name(self, text: str) -> Form | None:
        """The one organisation named, in whole words, in a file's name or a title; None for none or
        several, and where a word that may be one stands beside it."""
        words = _WORD.findall(normal(text))
        found: dict[OrganisationId, Form] = {}
        doubtful = False
        at = 0
        while at < len(words):
            size, form = self._starting(words, at)
            word = words[at]
            if form and size == 1 and form.kind == "municipality" and word.casefold() in _OWN_WORDS:
                doubtful = doubtful or not word.islower()
            elif form:
                found[form.organisation] = form
            at += size
        return next(iter(found.values())) if len(found) == 1 and not doubtful else None

    def _starting(self, words: list[str], at: int) -> tuple[int, Form | None]:
        """The longest form that begins at a word, and how many words it takes."""
        for size in range(min(_LONGEST, len(words) - at), 0, -1):
            form = self.find(" ".join(words[at : at + size]))
            if form and not _only_by_case(words[at], size, form):
                return size, form
        return 1, None


def _only_by_case(word: str, size: int, form: Form) -> bool:
    """True for a particle that looks like an abbreviation but for its small letters: "af" is no agency."""
    return size == 1 and len(form.text) <= 3 and form.text.isupper() and word != form.text


def _without_last_label(domain: str) -> str:
    return normal(domain).casefold().rpartition(".")[0]
