"""Names are taken apart without losing or changing a letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.records import names
from desktop_app.records.keys import normal


@pytest.mark.parametrize(
    ("text", "given", "family"),
    [
        ("Svensson, Ruth", "Ruth", "Svensson"),
        ("Hassan Warsame, Abdi", "Abdi", "Hassan Warsame"),
        ("von Scholten, Agneta", "Agneta", "von Scholten"),
        ("Agneta von Scholten", "Agneta", "von Scholten"),
        ("Per-Erik de la Motte", "Per-Erik", "de la Motte"),
        ("Siobhán O'Brian", "Siobhán", "O'Brian"),
        ("Mari-Ann Hedlund Ek", "Mari-Ann", "Hedlund Ek"),
        ("Anna Berg Lund", "Anna", "Berg Lund"),
        ("Lars Erik Holm Krook", "Lars Erik", "Holm Krook"),
        ("Karl Johan Ek", "Karl Johan", "Ek"),
        ("Thi Hoa Nguyen", "Thi Hoa", "Nguyen"),
        ("Rune Glas Ek", "Rune Glas", "Ek"),
        ("Anna Ek SYV", "Anna Ek", "SYV"),
        ("Bo LIND SALA", "Bo", "LIND SALA"),
        ("LIND SALA Bo", "Bo", "LIND SALA"),
        ("DE LA CRUZ Maria Elena", "Maria Elena", "DE LA CRUZ"),
        ("EK Anna", "Anna", "EK"),
        ("PG Holm", "PG", "Holm"),
        ("KLARA QUIST", "KLARA", "QUIST"),
        ("IFO Anna Ek", "IFO Anna", "Ek"),
        ("Dr Anna Berg", "Anna", "Berg"),
        ("berg", "", "berg"),
        ("Anna Vik", "Anna", "Vik"),
        ("", "", ""),
    ],
)
def test_given_and_family(text: str, given: str, family: str) -> None:
    name = names.read(text)
    assert (name.given, name.family) == (given, family)
    assert name.written == f"{given} {family}".strip()
    assert not name.acting


@pytest.mark.parametrize(
    ("text", "written", "acting", "party", "role"),
    [
        ("Sanna Grönkvist tf", "Sanna Grönkvist", True, "", ""),
        ("Ericsson, Nellie t.f.", "Nellie Ericsson", True, "", ""),
        ("Tf Anna Berg", "Anna Berg", True, "", ""),
        ("Anna Berg (tf)", "Anna Berg", True, "", ""),
        ("Anna Berg vik.", "Anna Berg", True, "", ""),
        ("Anna Berg (vik)", "Anna Berg", True, "", ""),
        ("EK Anna (S)", "Anna EK", False, "S", ""),
        ("Hans Andersson (S), ordf.", "Hans Andersson", False, "S", "chair"),
        ("Ove Svensson (M), 1:e v. ordf.", "Ove Svensson", False, "M", "first_vice_chair"),
        ("Tord Andersson (KD) 2:e vice ordf.", "Tord Andersson", False, "KD", "second_vice_chair"),
        ("Amanda Falk (FiA)", "Amanda Falk", False, "FiA", ""),
        ("Monika Sandegren\N{NO-BREAK SPACE}(L)", "Monika Sandegren", False, "L", ""),
    ],
)
def test_what_stands_beside_the_name(text: str, written: str, acting: bool, party: str, role: str) -> None:  # noqa: FBT001
    name = names.read(text)
    assert (name.written, name.acting, name.party, name.role, name.rest) == (written, acting, party, role, "")


def test_an_organisation_after_the_comma_is_no_given_name() -> None:
    name = names.read("Anna Berg, Täby", is_other=lambda text: text == "Täby")
    assert (name.given, name.family, name.rest) == ("Anna", "Berg", "Täby")


def test_an_address_shows_where_a_double_family_name_begins() -> None:
    name = names.with_email(names.read("Mari-Ann Hedlund Ek"), "mari-ann.hedlundek@ale.example")
    assert (name.given, name.family) == ("Mari-Ann", "Hedlund Ek")
    kept = names.with_email(names.read("Ulf Maria Berg"), "ulf.berg@ale.example")
    assert (kept.given, kept.family) == ("Ulf Maria", "Berg")


@pytest.mark.parametrize("text", ["vakant", "Vakant plats (C)", "N.N.", "NN", "ej utsedd"])
def test_vacant(text: str) -> None:
    assert names.is_vacant(text)


@pytest.mark.parametrize("text", ["Nna Berg", "Vakanta Berg", "Anna", ""])
def test_not_vacant(text: str) -> None:
    assert not names.is_vacant(text)


WORD = st.text(st.sampled_from("abcåäöéÅÄÖBC'-"), min_size=2, max_size=8).filter(
    lambda word: word[0].isalpha()
)


def in_order(words: list[str]) -> bool:
    """A family name in capitals that stands first is turned, on purpose."""
    return not set(words) & {"CC", "BC"} and not words[0].isupper()


@given(st.lists(WORD, min_size=1, max_size=5).filter(in_order))
def test_no_letter_is_lost_or_changed(words: list[str]) -> None:
    name = names.read(" ".join(words))
    assert name.written == normal(" ".join(words))
    assert f"{name.given} {name.family}".strip() == name.written


@given(st.text(max_size=60))
def test_no_text_upsets_it(text: str) -> None:
    name = names.read(text)
    assert f"{name.given} {name.family}".strip() == name.written
    names.is_vacant(text)
    names.with_email(name, text)
