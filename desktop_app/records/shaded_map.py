"""A map of the municipalities, each shaded by the class it belongs to: what it says, not how it looks.

The same plain data is painted on the screen and on paper, and told in words by its keys.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tone = Literal["blank", "held", "vacant"]
STEPS = 4


@dataclass(frozen=True, slots=True)
class Key:
    """One class. A step from 1 to `STEPS` is a degree of its tone; at step 0 a class stands beside degrees,
    as "no vacant seat" does beside the numbers of them. Blank is what the map is not about."""

    label: str
    tone: Tone
    step: int = 0


@dataclass(frozen=True, slots=True)
class ShadedMap:
    """`marks` are the codes of municipalities with the number of their key; those left out have the first."""

    caption: str
    keys: tuple[Key, ...]
    marks: tuple[tuple[str, int], ...]
