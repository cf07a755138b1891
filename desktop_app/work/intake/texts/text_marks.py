"""Addresses and telephone numbers taken out of a line, each leaving a mark as a piece of its own."""

from __future__ import annotations

import re

from msgspec import Struct, field

from desktop_app.records import emails, phones
from desktop_app.work.intake.understood import PhoneText

_ADDRESS = re.compile(
    r"(?:(?:\b(?:skicka|send)\s+(?:ett\s+)?)?\b(?:e-?post(?:adress)?|mejla?|e-?mail|maila?)\b\s*:?\s*)?(?P<open>[<(\[])?\s*(?:mailto:)?"
    r"(?P<address>[^\s<>()\[\],;:\"'|]+@[^\s<>()\[\],;:\"'|@]+\.[^\s<>()\[\],;:\"'|@./]+)"
    r"\s*(?(open)[>)\]]|[>\]])?",  # a round bracket that began earlier ends around more than the address
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?:\b(?:telefon(?:nummer)?|tel|tfn|tele|mobil(?:telefon|nr)?|mob|direkt(?:nr)?|vx|vxl|växel|fax|phone|mobile)\b"
    r"\s*[.:]*\s*)*(?<![\w-])\(?(?:\+\d|00\d|0)[\d\s()/.–—‑−-]{5,}\d(?!\w|[-.]\w)"
    r"(?:\s*\(?(?:vx|växel|mobil|direkt)\b\)?)?",
    re.IGNORECASE,
)
MARK = re.compile("\x01(\\d+)\x02")


class Kept(Struct):
    """What was taken out of one line, in its order; `at` a mark's number."""

    _addresses: dict[int, tuple[str, ...]] = field(default_factory=dict)
    _numbers: dict[int, tuple[PhoneText, ...]] = field(default_factory=dict)

    def out_of(self, text: str) -> str:
        """The line with marks. What cannot be read as an address or a number stays as it is."""
        return _PHONE.sub(self._number, _ADDRESS.sub(self._address, text))

    def at(self, mark: int) -> tuple[tuple[str, ...], tuple[PhoneText, ...]]:
        return self._addresses.get(mark, ()), self._numbers.get(mark, ())

    def local_names(self) -> set[str]:
        """The parts of names that the addresses show."""
        found = (address for each in self._addresses.values() for address in each)
        return {part for address in found for part in emails.local_names(address)}

    def _next(self) -> int:
        return len(self._addresses) + len(self._numbers)

    def _address(self, match: re.Match[str]) -> str:
        addresses = emails.read(match["address"]).addresses
        if not addresses:
            return match.group()
        mark = self._next()
        self._addresses[mark] = addresses
        return f", \x01{mark}\x02, "

    def _number(self, match: re.Match[str]) -> str:
        found = phones.read(match.group())
        if not found or not all(phone.value for phone in found):
            return match.group()
        mark = self._next()
        self._numbers[mark] = tuple(PhoneText(phone.kind, phone.value, phone.written) for phone in found)
        return f", \x01{mark}\x02, "
