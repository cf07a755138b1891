"""Which columns of a table hold people's names, where the headings do not say it or say it wrong."""

from __future__ import annotations

from desktop_app.i18n import _
from desktop_app.work.intake.columns import headings
from desktop_app.work.intake.shapes.column import Column, has, put
from desktop_app.work.intake.shapes.shape import NAME_FIELDS


def exchanged(found: list[Column]) -> list[Column]:
    """Names under "Kommun", municipalities under "Namn"; "Namn" beside "Förnamn" is the family's."""
    names = [one for one in found if one.field == "name"]
    if not names:
        for one in found:
            contents = one.filled.contents
            people = contents.names >= 0.6 and contents.given >= 0.4 and contents.share("organisation") < 0.2
            others = sum(each.field == "organisation" for each in found) > 1
            if one.field == "organisation" and people and others and one.guess.certainty < 1.0:
                return put(found, one.taken_as("name", 0.6, _("names stand in it")))
    given = [one for one in found if one.field == "given"]
    if (
        len(names) == 1
        and len(given) == 1
        and not has(found, "family")
        and names[0].filled.contents.names < 0.5
    ):
        return put(found, names[0].taken_as("family", 0.8, _("it stands beside the given names")))
    return found


def named(found: list[Column]) -> list[Column]:
    """The one column of whole names, where no heading names it; a whole name goes before its parts."""
    if all(has(found, field) for field in NAME_FIELDS):
        whole = next(one for one in found if one.field == "name")
        parts = [one for one in found if one.field in {"given", "family"}]
        if all(len(one.filled.contents.values) * 2 >= len(whole.filled.contents.values) for one in parts):
            why = _("given and family name have columns of their own")
            return put(found, whole.taken_as("ignore", 0.7, why))
    if any(has(found, field) for field in NAME_FIELDS):
        return found
    free = [one for one in found if one.field in {"", "organisation"} and one.guess.certainty < 0.9]
    likely = [one for one in free if _looks_like_people(one)]
    pair = _pair(found)
    if pair:
        given, family = pair
        found = put(found, given.taken_as("given", 0.6, _("by what stands in it")))
        return put(found, family.taken_as("family", 0.6, _("by what stands in it")))
    if not likely:
        return _packed(found)
    best = max(likely, key=lambda one: (one.filled.contents.given, one.filled.contents.names, -one.number))
    return put(found, best.taken_as("name", 0.6, _("by what stands in it")))


def beside(found: list[Column]) -> list[Column]:
    """Further columns of people beside those under a role or a title, whose own headings are not known:
    "Socialchef | Tfn | MAS | Tfn", "Majoritet | Opposition"."""
    held = [one for one in found if one.field == "name"]
    if not held:
        return found
    known = any(headings.field_of(one.filled.heading) in NAME_FIELDS for one in held)
    for one in found:
        seats = not one.filled.heading and one.filled.labels
        if not one.field and (seats or (one.filled.heading and not known)) and _looks_like_people(one):
            found = put(found, one.taken_as("name", 0.6, _("by what stands in it")))
    return found


def _packed(found: list[Column]) -> list[Column]:
    """The names in cells that hold more than a name: "Anna Berg <anna@…>", "Anna Berg, Ale"."""
    if len(found) == 1 and found[0].filled.contents.names >= 0.6:
        return [found[0].taken_as("name", 0.6, _("names stand in it"))]
    for one in found:
        contents = one.filled.contents
        if (one.field == "email" and contents.addressees >= 0.5) or (
            one.field in {"email", "phone"} and contents.packed >= 0.5 and contents.given >= 0.3
        ):
            return put(found, one.taken_as("name", 0.7, _("names stand beside the addresses")))
    return found


def _looks_like_people(one: Column) -> bool:
    contents = one.filled.contents
    return (
        contents.names >= 0.6
        and contents.share("organisation") < 0.3
        and contents.offices < 0.3
        and (contents.given >= 0.3 or contents.titles < 0.2)
        and one.filled.read.field not in {"organisation", "department", "title"}
    )


def _pair(found: list[Column]) -> tuple[Column, Column] | None:
    """Two columns of one word or two, one of them given names."""
    words = [
        one
        for one in found
        if not one.field
        and one.filled.contents.share("name") >= 0.6
        and one.filled.contents.names < 0.6
        and one.filled.contents.titles < 0.3
        and one.filled.contents.offices < 0.5
    ]
    given = max(words, key=lambda one: one.filled.contents.single_given, default=None)
    others = [one for one in words if one is not given]
    if given is None or not others or given.filled.contents.single_given < 0.4:
        return None
    double = any(one.filled.contents.names >= 0.3 for one in others)  # "Falk Holmgren"
    if given.filled.contents.names >= 0.3 or (double and given.filled.contents.single_given < 0.6):
        return None
    return given, max(
        others, key=lambda one: (one.filled.contents.family_like, -abs(one.number - given.number))
    )
