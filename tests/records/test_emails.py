"""E-mail addresses in a cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.records import emails


@pytest.mark.parametrize(
    ("cell", "addresses", "rest"),
    [
        ("Anna.Berg@Ale.example", ("anna.berg@ale.example",), ""),
        ("a@ale.example; b@ale.example", ("a@ale.example", "b@ale.example"), ""),
        ("a@ale.example. b@ale.example", ("a@ale.example", "b@ale.example"), ""),
        ("Anna Berg <anna@ale.example>", ("anna@ale.example",), "Anna Berg"),
        ("mailto:anna@ale.example", ("anna@ale.example",), ""),
        ("åsa@ale.example", ("åsa@ale.example",), ""),
        ("saknas", (), ""),
        ("-", (), ""),
        ("", (), ""),
        ("anonymous", (), "anonymous"),
        ("anna@", (), "anna@"),
    ],
)
def test_addresses(cell: str, addresses: tuple[str, ...], rest: str) -> None:
    assert emails.read(cell) == emails.Emails(addresses, rest)


@pytest.mark.parametrize(
    "address", ["kansliet@ale.example", "info@ale.example", "arbetsmarknad@lidingo.example"]
)
def test_an_office_has_the_address(address: str) -> None:
    assert emails.is_function(address)


@pytest.mark.parametrize("address", ["anna.berg@ale.example", "amelie@ale.example", "postel@ale.example"])
def test_a_person_has_the_address(address: str) -> None:
    assert not emails.is_function(address)


def test_names_in_the_local_part() -> None:
    assert emails.local_names("Ann-Louise.Öberg@ale.example") == ("annlouise", "oberg")


@given(st.text(max_size=60))
def test_no_text_upsets_it(text: str) -> None:
    for address in emails.read(text).addresses:
        assert "@" in address
        emails.is_function(address)
        emails.local_names(address)
