"""What the cells of one column hold, counted over a sample of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from desktop_app.records import names, roles
from desktop_app.records.gazetteer import Gazetteer
from desktop_app.records.given_names import is_family_like, is_given
from desktop_app.work.intake import content
from desktop_app.work.intake.columns import headings
from desktop_app.work.intake.organisation_cell import with_department

_SAMPLE = 300
"""Cells that are looked at, evenly spread."""
_LONG = 60
"""A text of more letters is prose."""


class Contents(Struct, dict=True):
    """`values` are the filled cells' texts from the top; the shares are of those that were looked at."""

    values: Sequence[str]
    gazetteer: Gazetteer

    @cached_property
    def sample(self) -> Sequence[str]:
        return self.values[:: len(self.values) // _SAMPLE + 1]

    @cached_property
    def kinds(self) -> Counter[str]:
        return Counter(self._kind(value) for value in self.sample)

    def _kind(self, value: str) -> str:
        whole = content.kind(value.replace("\n", " "), self.gazetteer)
        if whole in {"text", "number"} and "\n" in value:
            return content.kind(value.partition("\n")[0], self.gazetteer)
        return whole

    def share(self, *kinds: str) -> float:
        return sum(self.kinds[kind] for kind in kinds) / len(self.sample) if self.sample else 0.0

    def _counted(self, *found: bool) -> float:
        return sum(found) / len(self.sample) if self.sample else 0.0

    @cached_property
    def names(self) -> float:
        """Cells that begin with a whole name, alone or with more facts behind it, and vacant seats."""
        return self._counted(*(map(names_somebody, self.sample)))

    @cached_property
    def addressees(self) -> float:
        """Cells of addresses with the name beside it: "Anna Berg <anna@…>", also '"Berg, Anna" <anna@…>'."""
        return self._counted(*("@" in v and names_somebody(_displayed(v)) for v in self.sample))

    @cached_property
    def packed(self) -> float:
        """Cells that begin with a name and say more: "Anna Berg, Ale"."""
        return self._counted(
            *(bool(name := content.leading_name(v)) and len(v) > len(name) + 2 for v in self.sample)
        )

    @cached_property
    def given(self) -> float:
        """Cells in which a common given name stands first or second."""
        return self._counted(*(any(is_given(word.strip(",")) for word in v.split()[:3]) for v in self.sample))

    @cached_property
    def single_given(self) -> float:
        """Cells that are a common given name and nothing else."""
        return self._counted(*(is_given(value) for value in self.sample))

    @cached_property
    def family_like(self) -> float:
        return self._counted(*(is_family_like(value) for value in self.sample))

    @cached_property
    def offices(self) -> float:
        return self._counted(
            *(
                content.is_office(content.leading_name(v) or v) or self.gazetteer.find(v) is not None
                for v in self.sample
            )
        )

    @cached_property
    def organisations(self) -> float:
        """Cells that name a known organisation, alone or with a department beside it."""
        return self._counted(*(with_department(self.gazetteer, v)[0] is not None for v in self.sample))

    @cached_property
    def roles(self) -> float:
        """Cells that begin with a role, whatever stands behind it."""
        return self._counted(*(bool(roles.read(value)[0]) for value in self.sample))

    @cached_property
    def whole_roles(self) -> float:
        """Cells that are a role and nothing else."""
        return self._counted(*(bool(roles.key(value)) for value in self.sample))

    @cached_property
    def titles(self) -> float:
        return self._counted(*(content.is_title(value) for value in self.sample))

    @cached_property
    def departments(self) -> float:
        return self._counted(*(content.is_department(value) for value in self.sample))

    @cached_property
    def parties(self) -> float:
        return self._counted(*(names.is_known_party(value.strip("()")) for value in self.sample))

    @cached_property
    def codes(self) -> float:
        return self._counted(
            *(len(v) in {3, 4} and v.isdigit() and self.gazetteer.by_code(v) is not None for v in self.sample)
        )

    @cached_property
    def labels(self) -> float:
        """Cells that name a field: "E-post", "Mobil" in a list with a row for each contact detail."""
        wanted = {"email", "phone", "mobile", "title", "organisation", "name", "web", "address"}
        return self._counted(
            *(headings.read(v).field in wanted and headings.read(v).certain for v in self.sample)
        )

    @cached_property
    def marks(self) -> float:
        """Cells that are an answer or a mark, also with more behind a comma: "Ja, på plats"."""
        return self._counted(*(content.is_mark(value.partition(",")[0]) for value in self.sample))

    @cached_property
    def small_numbers(self) -> float:
        return self._counted(*(value.isdigit() and len(value) <= 3 for value in self.sample))

    @cached_property
    def six_digits(self) -> float:
        """Cells that may be days, as "230101", though they look like telephone numbers."""
        return self._counted(*(value.isdigit() and len(value) == 6 for value in self.sample))

    @cached_property
    def long(self) -> float:
        return self._counted(*(len(value) > _LONG for value in self.sample))

    @cached_property
    def different(self) -> float:
        return len(set(self.sample)) / len(self.sample) if self.sample else 0.0


def _displayed(value: str) -> str:
    quoted = value.lstrip("\"'")
    return quoted.partition('" <')[0] if '" <' in quoted else quoted


def names_somebody(value: str) -> bool:
    """A cell that begins with a whole name, whatever its order, or tells of a vacant seat."""
    return bool(content.leading_name(value)) or names.is_vacant(value) or _is_comma_name(value)


def _is_comma_name(value: str) -> bool:
    family, comma, _given = value.partition(",")
    if not comma or len(value) > 60 or content.is_office(value) or content.is_title(value):
        return False
    return bool(family) and content.is_full_name(names.read(value).written)
