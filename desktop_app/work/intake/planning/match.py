"""Who in the register a row of a file means: the same person, perhaps, somebody else, or nobody yet.

Only equality decides: the last import from this source, a personal e-mail with a compatible name, or the full
name with the same organisation. Everything weaker is a proposal with its evidence in words: an e-mail alone
merges nobody, a telephone never does, and likeness of spelling only asks.
"""

from __future__ import annotations

from msgspec import Struct

from desktop_app.i18n import _, ngettext
from desktop_app.work.intake.planning.index import (
    Index,
    address_key,
    compatible,
    key_of,
    name_of,
    organisations_of,
    person_key,
    says_organisation,
    stands_at,
)
from desktop_app.work.intake.planning.keyed import meant
from desktop_app.work.intake.planning.planned import Identity, KnownPerson
from desktop_app.work.intake.understood import Person


class Found(Struct, frozen=True):
    """What the register answers to a row. `people` is the one, or all who may be meant."""

    identity: Identity
    people: tuple[KnownPerson, ...] = ()
    evidence: str = ""
    by_email: bool = False


def match(person: Person, index: Index) -> Found:
    """Whom the register's index answers with; never two people of incompatible names as the same."""
    keyed = _keyed(person, index)
    if keyed:
        return keyed
    key = person_key(person)
    owners = index.owners(person, key)
    named = index.named(key)
    exact = _exact(person, key, index, owners, named)
    if exact:
        return exact
    friends = [owner for owner in owners if compatible(key, key_of(owner))]
    strangers = [owner for owner in owners if owner not in friends]
    alike = index.alike(person, key)
    if strangers and not any(stranger in alike for stranger in strangers):
        evidence = _("same e-mail, other name: {name}").format(name=name_of(strangers[0]))
        return Found("conflict", tuple(strangers), evidence)
    elsewhere = _elsewhere(person, friends, named, alone=index.count(key) == 1)
    if elsewhere:
        return elsewhere
    if alike:
        names = ", ".join(map(name_of, alike))
        return Found("perhaps", tuple(alike), _("similar name, same organisation: {name}").format(name=names))
    return Found("new", (), _hint(person, named, index.count(key)))


def _keyed(person: Person, index: Index) -> Found | None:
    """The person whose row it was in the form that was sent out, unless it now names another."""
    somebody, last = index.keyed(person)
    identity = meant(person, somebody, last) if somebody else "new"
    if somebody is None or identity == "new":
        return None
    if identity == "perhaps":
        name = name_of(somebody)
        return Found(
            "perhaps", (somebody,), _("the form's row of {name}, other name and address").format(name=name)
        )
    return Found("same", (somebody,), _("the form's own row"), by_email=True)


def _exact(
    person: Person, key: str, index: Index, owners: list[KnownPerson], named: list[KnownPerson]
) -> Found | None:
    """The answer where something exact speaks; several exact answers that differ are a question."""
    here = [somebody for somebody in named if stands_at(person, somebody)]
    imported = index.imported(person, key)
    mailed = [owner for owner in owners if compatible(key, key_of(owner)) and _place_fits(person, owner)]
    for answers, evidence, by_email in (
        (mailed, _("same e-mail and name"), True),
        (imported, _("same name and organisation as in the last import"), False),
        (here, _("same name and organisation"), False),
    ):
        others = [group for group in (imported, here) if group]
        if len(answers) == 1 and all(answers[0] in group for group in others):
            if answers is here and " " not in key:
                return Found("perhaps", tuple(here), _("same name, but only one word, and organisation"))
            return Found("same", tuple(answers), evidence, by_email)
        if answers:
            break
    if not (mailed or imported or here):  # said of a namesake elsewhere: this row may be the one who is here
        here = [each for each in index.disowned(key) if says_organisation(person) and stands_at(person, each)]
        if here:
            return Found("perhaps", tuple(here), _("same name and organisation"))
    several = list({somebody.id: somebody for somebody in (*mailed, *imported, *here)}.values())
    return Found("perhaps", tuple(several), _several(len(several))) if several else None


def _place_fits(person: Person, owner: KnownPerson) -> bool:
    return not says_organisation(person) or not organisations_of(owner) or stands_at(person, owner)


def _several(count: int) -> str:
    return ngettext(
        "{count} person in the register may be meant", "{count} people in the register may be meant", count
    ).format(count=count)


def _elsewhere(
    person: Person, friends: list[KnownPerson], named: list[KnownPerson], *, alone: bool
) -> Found | None:
    """Somebody of this name in another organisation who shares an address or a mobile: moved, perhaps. So may
    be the only one of the name (`alone`) who has the same address but for the domain."""
    mobiles = {phone.value for phone in person.phones if phone.kind == "mobile" and phone.value}
    moved = {friend.id: friend for friend in friends}
    for somebody in named:
        theirs = {contact.value for contact in somebody.contacts if contact.kind == "mobile"}
        unplaced = not says_organisation(person) or not organisations_of(somebody)
        if mobiles & theirs or unplaced or (alone and _same_local_part(person, somebody)):
            moved[somebody.id] = somebody
    if not moved:
        return None
    people = tuple(moved.values())
    evidence = _evidence(person, people[0]) if len(people) == 1 else _several(len(people))
    return Found("perhaps", people, evidence)


def _same_local_part(person: Person, known: KnownPerson) -> bool:
    ours = {address_key(address).partition("@")[0] for address in person.emails}
    return any(
        contact.value.partition("@")[0] in ours for contact in known.contacts if contact.kind == "email"
    )


def _evidence(person: Person, known: KnownPerson) -> str:
    """What agrees and what does not, in words."""
    same_name = person_key(person) == key_of(known)
    words = [_("same name") if same_name else _("similar name ({name})").format(name=name_of(known))]
    before = ", ".join(dict.fromkeys(tie.organisation_name for tie in known.affiliations))
    if not says_organisation(person) or not organisations_of(known):
        words.append(_("organisation not known"))
    elif before:
        words.append(_("new organisation (before: {name})").format(name=before))
    else:
        words.append(_("new organisation"))
    values = {contact.value for contact in known.contacts}
    theirs = {contact.value.rpartition("@")[2] for contact in known.contacts if contact.kind == "email"}
    ours = {address_key(address).rpartition("@")[2] for address in person.emails}
    if any(address_key(address) in values for address in person.emails):
        words.append(_("same e-mail"))
    elif ours and theirs and not ours & theirs:
        words.append(_("other e-mail domain"))
    if any(phone.kind == "mobile" and phone.value in values for phone in person.phones if phone.value):
        words.append(_("same mobile number"))
    return ", ".join(words)


def _hint(person: Person, named: list[KnownPerson], count: int) -> str:
    """For a new person with namesakes: what speaks for another, so that a person may see it."""
    if count == 1 and named:
        return _evidence(person, named[0])
    return (
        ngettext(
            "{count} other person has the same name, in another organisation",
            "{count} other people have the same name, in other organisations",
            count,
        ).format(count=count)
        if count
        else ""
    )
