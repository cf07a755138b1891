"""What do the first hundred bytes of a register file say, read without SQLite?

https://www.sqlite.org/fileformat2.html#the_database_header
"""

from __future__ import annotations

from dataclasses import dataclass

LENGTH = 100
MAGIC = b"SQLite format 3\0"
APPLICATION = 0x53414D56  # "SAMV": the application_id of a register


@dataclass(frozen=True, slots=True)
class Header:
    page_size: int
    pages: int
    """0 where a program older than SQLite 3.7 wrote last and did not count."""
    write_ahead: bool
    application: int
    schema: int
    """The user_version: a register's schema number."""

    @property
    def sound(self) -> bool:
        return self.schema > 0 and 512 <= self.page_size <= 65536


def read(head: bytes) -> Header:
    """What `head`, of full length, says; it is not checked that it is a database's."""

    def number(first: int, width: int) -> int:
        return int.from_bytes(head[first : first + width], "big")

    size = number(16, 2)
    return Header(
        page_size=65536 if size == 1 else size,
        pages=number(28, 4) if head[24:28] == head[92:96] else 0,
        write_ahead=number(18, 2) == 0x0202,
        application=number(68, 4),
        schema=number(60, 4),
    )
