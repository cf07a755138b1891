"""How many statements does a piece of work send to the database?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from desktop_app.store.database import Store


@contextmanager
def recorded(store: Store) -> Iterator[list[str]]:
    """The statements sent while the block runs; one for many rows counts once."""
    sent: list[str] = []

    def record(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        sent.append(statement)

    event.listen(store.engine, "before_cursor_execute", record)
    try:
        yield sent
    finally:
        event.remove(store.engine, "before_cursor_execute", record)
