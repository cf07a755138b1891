"""A register filled with fictional data that shows what the program can do, of any size."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records.progress import Progress, Work
from desktop_app.store import register
from desktop_app.store.change import loading
from desktop_app.store.database import Store
from desktop_app.work.cycles import sought_later
from desktop_app.work.fiction import crowd, story, told
from desktop_app.work.fiction.people import Inventor


def demo(
    location: str, *, participants: int = told.PEOPLE, seed: int = 1, today: date | None = None
) -> Work[Store]:
    """Make a new register without history, fill it and give it open. The same seed and day give the same
    people. Closing the generator, or a failure, takes a half-made file away."""
    if participants < 1:
        raise Invalid(_("A demo has at least one participant."), field="participants")
    yield Progress(0, participants, _("Making the register"))
    store = register.new_register(location)
    try:
        yield from _filled(store, participants, seed, today or date.today())
    except BaseException:
        store.close()
        if not register.is_address(location):
            Path(location).unlink(missing_ok=True)
        raise
    return store


def _filled(store: Store, participants: int, seed: int, today: date) -> Work[None]:
    chance = Random(seed)  # noqa: S311 - a story, not a secret
    world = story.world(store)
    inventor = Inventor(chance, world)
    with sought_later(), loading(store) as change:
        there = told.tell(change, world, inventor, chance, participants=participants, today=today)
        if participants > there:
            yield from crowd.gather(
                change, world, inventor, chance, participants=participants - there, today=today
            )
        yield Progress(participants, participants, _("Making the search index"))
