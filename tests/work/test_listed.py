"""People on paper: in the order given, without who has a protected identity, and not too many at once."""

from __future__ import annotations

import pytest

from desktop_app.errors import Invalid
from desktop_app.records.ids import ParticipantId
from desktop_app.store.database import Store
from desktop_app.work import listed
from desktop_app.work import participants as verbs
from tests.people import person


def test_columns_that_say_something_in_the_order_given(store: Store) -> None:
    eva = person(store, "Eva Ek", "Ale", title="Chef", email="eva@ale.example")
    nils = person(store, "Nils von Essen", "Ale")
    made = listed.people(store, title="Luciakaffet", participants=[nils, eva])
    assert [column.name for column in made.columns] == ["name", "organisation", "title", "email"]
    assert [row.cells for row in made.rows()] == [
        ("Nils von Essen", "Ale kommun", "", ""),
        ("Eva Ek", "Ale kommun", "Chef", "eva@ale.example"),
    ]


def test_a_protected_identity_is_left_out_and_counted(store: Store) -> None:
    eva = person(store, "Eva Ek", "Ale")
    verbs.change(store, participant=eva, protected=True)
    made = listed.people(store, title="Luciakaffet", participants=[eva])
    assert made.rows() == []
    assert made.notes == ("1 person left out (protected identity)",)


def test_too_many_are_refused_in_a_sentence(store: Store) -> None:
    with pytest.raises(Invalid, match="too many to print"):
        listed.people(
            store, title="Alla", participants=[ParticipantId(each) for each in range(listed.MOST + 1)]
        )
