"""What a line of a text says of one person, and of all whom it names."""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from desktop_app.records import emails, names
from desktop_app.records.gazetteer import Form
from desktop_app.records.names import Name
from desktop_app.work.intake.understood import PhoneText


class Said(Struct):
    """One person of a line. `place` is the organisation, `place_text` as it stands there; known or not."""

    name: Name
    place: Form | None = None
    place_text: str = ""
    title: str = ""
    department: str = ""
    role: str = ""
    role_text: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[PhoneText, ...] = ()
    leave: str = ""
    """ "tjänstledig t.o.m. 31/8"."""
    notes: list[str] = field(default_factory=list)
    vacant: bool = False
    """True for a seat without a person."""
    unsure: str = ""
    """A piece that may be an organisation unknown here, or a remark."""


class Found(Struct):
    """`people` and vacant seats of the line, in their order; what stands before the first of them or concerns
    no one is in `loose`."""

    people: list[Said] = field(default_factory=list)
    loose: Said = field(default_factory=lambda: Said(Name("")))
    family_first: bool = False
    """True where the name is written "Efternamn, Förnamn"."""

    @property
    def strong(self) -> bool:
        """True where the line says more of somebody than a bare name: it can be nothing but a person."""
        return any(
            each.vacant
            or each.place
            or each.emails
            or each.phones
            or each.title
            or each.role
            or each.name.party
            for each in (*self.people, self.loose)
        )

    @property
    def says(self) -> bool:
        """True where anything at all was recognised."""
        one = self.loose
        return bool(
            self.people or one.place or one.emails or one.phones or one.title or one.role
            or one.department or one.name.party
        )  # fmt: skip


def ordered(name: Name, address: str) -> Name:
    """The name split, or turned, as an address "given.family@" shows it."""
    parts = emails.local_names(address)
    first, _blank, last = name.written.partition(" ")
    if (
        len(parts) == 2
        and " " not in last
        and (names.letters(last), names.letters(first)) == parts != parts[::-1]
    ):
        return replace(name, written=f"{last} {first}", given=last, family=first)
    return names.with_email(name, address)
