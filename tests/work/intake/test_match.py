"""Who a row means: equality decides, everything weaker asks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from desktop_app.records.ids import NetworkId, OrganisationId, ParticipantId
from desktop_app.work.intake.planning.index import Index, compatible, key_of, person_key
from desktop_app.work.intake.planning.match import Found, match
from desktop_app.work.intake.planning.planned import (
    Known,
    KnownAffiliation,
    KnownContact,
    KnownMembership,
    KnownPerson,
)
from desktop_app.work.intake.understood import Person, PhoneText

ALE, PARTILLE = OrganisationId(1440), OrganisationId(1402)
NAMES = {ALE: "Ale kommun", PARTILLE: "Partille kommun"}
MOBILE = "+46701740605"


def row(
    given: str, family: str, at: OrganisationId | None = ALE, email: str = "", mobile: str = ""
) -> Person:
    return Person(
        "Blad1",
        2,
        f"{given} {family}",
        given,
        family,
        organisation=at,
        organisation_text=NAMES[at] if at else "",
        emails=(email,) if email else (),
        phones=(PhoneText("mobile", mobile, mobile),) if mobile else (),
    )


def known(
    number: int, given: str, family: str, at: OrganisationId | None = ALE, email: str = "", mobile: str = ""
) -> KnownPerson:
    contacts = [(kind, value) for kind, value in (("email", email), ("mobile", mobile)) if value]
    return KnownPerson(
        ParticipantId(number),
        given,
        family,
        f"{given} {family}",
        affiliations=(KnownAffiliation(number, at, NAMES[at], "", "", "", acting=False),) if at else (),
        contacts=tuple(KnownContact(number, kind, value, value) for kind, value in contacts),
    )


def answer(person: Person, *people: KnownPerson, file: tuple[Person, ...] = ()) -> Found:
    return match(person, Index(Known(people), (person, *file)))


ANNA = known(1, "Anna", "Berg", ALE, "anna.berg@ale.example", MOBILE)


@pytest.mark.parametrize(
    ("person", "identity"),
    [
        (row("Anna", "Berg"), "same"),
        (row("ANNA", "BERG"), "same"),
        (row("Anna", "Berg", None, "anna.berg@ale.example"), "same"),
        (row("Anna Maria", "Berg", ALE, "Anna.Berg@ale.example"), "same"),
        (row("Anna", "Ek", ALE, "anna.berg@ale.example"), "conflict"),
        (row("Anna", "Berg", PARTILLE, "anna.berg@ale.example"), "perhaps"),
        (row("Anna", "Berg", PARTILLE, "", MOBILE), "perhaps"),
        (row("Anna", "Berg", PARTILLE), "new"),
        (row("Anna", "Berg", PARTILLE, "anna.berg@partille.example"), "perhaps"),
        (row("Anna", "Berg", PARTILLE, "anna.berg2@partille.example"), "new"),
        (row("Anna", "Berg", None), "perhaps"),
        (row("Anna", "Bergh"), "perhaps"),
        (row("Anna Maria", "Berg"), "perhaps"),
        (row("Lena", "Berg"), "new"),
        (row("Anna", "Bergh", PARTILLE), "new"),
        (row("Bo", "Ek", ALE, "", MOBILE), "new"),
    ],
)
def test_one_known_person(person: Person, identity: str) -> None:
    assert answer(person, ANNA).identity == identity


def test_the_evidence_is_said_in_words() -> None:
    moved = answer(row("Anna", "Berg", PARTILLE, "a.berg@partille.example", MOBILE), ANNA)
    expected = "same name, new organisation (before: Ale kommun), other e-mail domain, same mobile number"
    assert moved.evidence == expected
    hint = answer(row("Anna", "Berg", PARTILLE, "a.berg@partille.example"), ANNA)
    assert (hint.identity, hint.people) == ("new", ())
    assert hint.evidence == "same name, new organisation (before: Ale kommun), other e-mail domain"


def test_two_namesakes_are_told_apart_by_their_own_email_only() -> None:
    other = known(2, "Anna", "Berg", ALE, "anna.berg2@ale.example")
    assert answer(row("Anna", "Berg"), ANNA, other).identity == "perhaps"
    assert answer(row("Anna", "Berg", ALE, "", MOBILE), ANNA, other).identity == "perhaps"
    found = answer(row("Anna", "Berg", ALE, "anna.berg2@ale.example"), ANNA, other)
    assert (found.identity, found.people) == ("same", (other,))


def test_a_shared_mailbox_is_nobodys() -> None:
    anna, bo = (known(1, "Anna", "Berg", ALE, "x1@ale.example"), known(2, "Bo", "Ek", ALE, "x1@ale.example"))
    assert answer(row("Eva", "Lind", ALE, "x1@ale.example"), anna, bo).identity == "new"
    assert (
        answer(
            row("Eva", "Lind", ALE, "info@ale.example"), known(1, "Bo", "Ek", ALE, "info@ale.example")
        ).identity
        == "new"
    )
    file = (row("Siv", "Ros", ALE, "x1@ale.example"),)
    assert answer(row("Eva", "Lind", ALE, "x1@ale.example"), anna, file=file).identity == "new"
    marked = structs.replace(anna, contacts=(KnownContact(1, "email", "x1@ale.example", "", shared=True),))
    assert answer(row("Eva", "Lind", ALE, "x1@ale.example"), marked).identity == "new"


def test_the_same_email_at_another_name_is_a_conflict_unless_the_name_is_spelt_alike() -> None:
    christina = known(1, "Christina", "Lindqvist", ALE, "c.l@ale.example")
    assert answer(row("Kristina", "Lindkvist", ALE, "c.l@ale.example"), christina).identity == "perhaps"
    found = answer(row("Bo", "Ek", ALE, "c.l@ale.example"), christina)
    assert (found.identity, found.evidence) == ("conflict", "same e-mail, other name: Christina Lindqvist")


def test_one_word_is_no_name_to_match_on() -> None:
    assert answer(row("Anna", ""), known(1, "Anna", "")).identity == "perhaps"


def test_not_the_same_is_remembered() -> None:
    index = Index(Known((ANNA,), not_same=frozenset({("anna berg", ANNA.id)})), ())
    for email in ("", "anna.berg@ale.example"):
        assert match(row("Anna", "Berg", PARTILLE, email), index).identity == "new"
        assert match(row("Anna", "Berg", ALE, email), index).identity == "perhaps", (
            "she is still here herself"
        )


def test_the_last_import_from_the_source_knows_a_person_renamed_since() -> None:
    renamed = known(1, "Anna", "Berg-Ek")
    register = Known(
        (renamed,), last_imported={renamed.id: {"name": "Anna Berg", "organisation": "Ale kommun"}}
    )
    found = match(row("Anna", "Berg"), Index(register, ()))
    assert (found.identity, found.people) == ("same", (renamed,))
    second = structs.replace(register, people=(renamed, known(2, "Anna", "Berg")))
    assert match(row("Anna", "Berg"), Index(second, ())).identity == "perhaps"


def test_a_membership_ties_to_an_organisation() -> None:
    seat = KnownMembership(1, NetworkId(1), ALE, "member", acting=False)
    assert (
        answer(row("Bo", "Ek"), structs.replace(known(1, "Bo", "Ek", None), memberships=(seat,))).identity
        == "same"
    )


def test_who_stands_nowhere_is_the_same_as_who_is_said_to_stand_nowhere() -> None:
    assert answer(row("Bo", "Ek", None), known(1, "Bo", "Ek", None)).identity == "same"
    assert answer(row("Bo", "Ek"), known(1, "Bo", "Ek", None)).identity == "perhaps"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("anna berg", "anna berg", True),
        ("asa oberg", "åsa öberg", True),
        ("anna berg", "anna berg maria", True),
        ("anna", "anna berg", False),
        ("anna berg", "anna ek", False),
        ("berg håkan", "berg håbo", False),
    ],
)
def test_compatible_names(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - a table's column
    assert compatible(one, other) is same
    assert compatible(other, one) is same


GIVEN = st.sampled_from(["Anna", "Åsa", "Asa", "Karl-Johan", "Karl", "Christina", "Kristina", ""])
FAMILY = st.sampled_from(["Berg", "Bergh", "Karlsson", "Carlsson", "von Essen", "Hassan Warsame", "Öberg"])
PLACE = st.sampled_from([ALE, PARTILLE, None])
MAIL = st.sampled_from(["", "a@ale.example", "b@ale.example", "a@partille.example", "info@ale.example"])
PHONE = st.sampled_from(["", MOBILE])
ROWS = st.builds(row, GIVEN, FAMILY, PLACE, MAIL, PHONE)
PEOPLE = st.lists(st.builds(known, st.just(0), GIVEN, FAMILY, PLACE, MAIL, PHONE), max_size=6).map(
    lambda people: [structs.replace(each, id=ParticipantId(number)) for number, each in enumerate(people, 1)]
)


@given(ROWS, PEOPLE)
def test_nobody_of_another_name_is_ever_the_same(person: Person, people: list[KnownPerson]) -> None:
    found = answer(person, *people)
    if found.identity == "same":
        assert len(found.people) == 1
        assert compatible(person_key(person), key_of(found.people[0]))
        shared = set(person.emails) & {each.value for each in found.people[0].contacts}
        assert shared or person_key(person) == key_of(found.people[0])
