"""Words for roles."""

from __future__ import annotations

import pytest

from desktop_app.records import roles
from desktop_app.records.networks import STANDARD_ROLES


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Ordf.", "chair"),
        ("Chair", "chair"),
        ("V. ordf.", "vice_chair"),
        ("1:e v. ordf.", "vice_chair"),
        ("2:e vice ordförande", "vice_chair"),
        ("Ledamot", "member"),
        ("ordinarie", "member"),
        ("Suppleant", "deputy"),
        ("Ersättare", "deputy"),
        ("Adjungerad", "co_opted"),
        ("sammankallande", "convener"),
        ("Sekreterare", "secretary"),
        ("Kontaktperson", "contact"),
        ("Contact person", "contact"),
        ("Näringslivschef", ""),
        ("", ""),
    ],
)
def test_roles(text: str, key: str) -> None:
    assert roles.key(text) == key


@pytest.mark.parametrize("role", STANDARD_ROLES, ids=lambda role: role[0])
def test_every_standard_role_is_known_by_both_its_names(role: tuple[str, ...]) -> None:
    assert roles.key(role[1]) == roles.key(role[2]) == role[0]
