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
        ("1:e v. ordf.", "first_vice_chair"),
        ("1:e vice ordf.", "first_vice_chair"),
        ("1 v. ordf", "first_vice_chair"),
        ("förste vice ordförande", "first_vice_chair"),
        ("1:a viceordförande", "first_vice_chair"),
        ("1st vice chair", "first_vice_chair"),
        ("2:e vice ordförande", "second_vice_chair"),
        ("2:a vice ordf", "second_vice_chair"),
        ("Andre v. ordf.", "second_vice_chair"),
        ("2. nestleder", "second_vice_chair"),
        ("3:e vice ordförande", "vice_chair"),
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


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("V. ordf.", "vice ordförande"),
        ("1:e v. ordf.", "1:e vice ordförande"),
        ("Andre vice ordf", "2:e vice ordförande"),
        ("3:e vice ordförande", "3:e vice ordförande"),
        ("Tredje vice ordförande", "3:e vice ordförande"),
        ("Insynsplats", "insynsplats"),
    ],
)
def test_what_a_role_is_called_in_swedish(text: str, word: str) -> None:
    assert roles.word(roles.key(text), text) == word


def test_vice_chairs_need_not_be_numbered_to_be_the_same() -> None:
    first, second, vice = "first_vice_chair", "second_vice_chair", "vice_chair"
    assert roles.agrees(first, vice)
    assert roles.agrees(vice, second)
    assert not roles.agrees(first, second)
    assert not roles.agrees(vice, "chair")
    assert not roles.agrees("", vice)
