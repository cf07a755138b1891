"""Which role a word means: "1:e v. ordf." is a vice chair, "suppleant" a deputy. The keys are
STANDARD_ROLES'."""

from __future__ import annotations

import re

from desktop_app.records.keys import normal

_PATTERNS = (
    (
        "vice_chair",
        r"(?:\d ?:?[ae]? )?(?:v|vice) ?(?:ordf|ordförande|ordföranden|chair|chairman|chairperson)",
    ),
    ("vice_chair", r"viceordförande|deputy chair|vordf"),
    ("chair", r"ordf|ordförande|ordföranden|chair|chairman|chairperson|chairwoman"),
    ("deputy", r"ersättare|ers|suppleant|suppl|deputy|deputy member|tjänstgörande ersättare"),
    ("member", r"ledamot|led|ordinarie|ord|ordinarie ledamot|member|deltagare|medlem|participant"),
    ("co_opted", r"adjungerad|adj|adjungerad ledamot|co opted"),
    ("convener", r"sammankallande|sammank|convener|convenor"),
    ("secretary", r"sekreterare|sekr|secretary|nätverkssekreterare"),
    ("contact", r"kontaktperson|kontakt|kontaktpers|contact|contact person"),
)
_ROLES = tuple((key, re.compile(rf"(?:{pattern})\Z")) for key, pattern in _PATTERNS)


def key(text: str) -> str:
    """The role's key, "" for a text that is no role."""
    plain = normal(re.sub(r"[.\-()]", " ", normal(text).casefold()))
    return next((name for name, pattern in _ROLES if pattern.match(plain)), "")
