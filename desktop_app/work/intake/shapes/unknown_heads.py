"""The headings of a table whose words are not known, told by what stands below them: "Vilka? | Nås på".

They are neither names, addresses, numbers nor organisations, and in two columns the cells below are.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.records import names
from desktop_app.records.gazetteer import Gazetteer
from desktop_app.records.given_names import is_given
from desktop_app.work.intake import content
from desktop_app.work.intake.columns.contents import names_somebody
from desktop_app.work.intake.grid import Grid
from desktop_app.work.intake.shapes.heads import Head

_WITHIN = 15
"""Rows in which the headings are looked for."""
_BELOW = 30
"""Rows that are looked at below them."""
_LONGEST = 40
_FACTS = frozenset({"email", "phone", "organisation"})


def find(grid: Grid, columns: range, gazetteer: Gazetteer) -> list[Head]:
    """The headings, or [] where the first row of several cells is none."""
    for row in range(1, min(grid.height, _WITHIN)):
        texts = dict(grid.own(row, columns))
        if len(texts) < 2:
            continue
        if any(_tells(text, gazetteer) for text in texts.values()):
            return []
        below = range(row + 1, min(row + 1 + _BELOW, grid.height + 1))
        borne = sum(
            _are_facts([text for _row, text in grid.column(column, below)], gazetteer) for column in texts
        )
        return [Head(row, row, texts, {})] if borne > 1 else []
    return []


def _tells(text: str, gazetteer: Gazetteer) -> bool:
    """True for what a person's row holds and no heading."""
    plain = text.replace("\n", " ")
    if len(plain) > _LONGEST or any(c.isdigit() for c in plain) or content.is_full_name(plain):
        return True
    somebody = names.is_vacant(plain) or is_given(plain.split()[0].strip(","))
    return somebody or content.kind(plain, gazetteer) in _FACTS


def _are_facts(texts: Sequence[str], gazetteer: Gazetteer) -> bool:
    """True where most of the cells hold people's names, or most what is known of them."""
    kinds = [content.kind(text.replace("\n", " "), gazetteer) for text in texts]
    if sum(kind in _FACTS for kind in kinds) * 5 >= len(texts) * 4:
        return bool(texts)
    return sum(names_somebody(text) and any(map(is_given, text.split())) for text in texts) * 2 > len(texts)
