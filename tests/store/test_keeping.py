"""The backups that a register keeps of itself: when one is due, and who may go on meanwhile."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop_app.errors import RegisterProblem
from desktop_app.records.progress import drain
from desktop_app.store import backup, journal, learnt, wholeness
from desktop_app.store.database import Store
from desktop_app.store.register import new_register, open_register
from desktop_app.work import networks, participants

TODAY = date.today()


@pytest.fixture
def kept(sqlite_location: str, tmp_path: Path) -> Iterator[Store]:
    """A register that has one backup."""
    with closing(open_register(sqlite_location, backups=tmp_path / "home" / "backups")) as store:
        store.backup("manual")
        yield store


def closing_backup(store: Store) -> Path | None:
    return drain(store.backing_up_changes("closing"))


def reasons(store: Store) -> list[str]:
    return [each.why for each in store.kept()]


def test_what_is_as_in_the_latest_backup_is_not_kept_again(kept: Store) -> None:
    assert closing_backup(kept) is None
    networks.add(kept, name="AME")
    made = closing_backup(kept)
    assert made is not None
    assert closing_backup(kept) is None
    assert reasons(kept) == ["closing", "manual"]
    journal.undo(kept)  # the records are as they were; the history is not
    assert closing_backup(kept) is not None
    with closing(open_register(str(made))) as held:
        assert journal.last_change(held) == journal.last_change(kept) - 1


def test_what_is_learnt_without_history_is_kept_too(kept: Store) -> None:
    with kept.change("columns.kept") as change:
        learnt.keep_columns(change, "form", {"A": "name"})
    assert not journal.history(kept)
    assert closing_backup(kept) is not None
    with kept.change("columns.kept") as change:
        learnt.keep_columns(change, "form", {"A": "given"})
    assert closing_backup(kept) is not None
    assert closing_backup(kept) is None


def test_a_register_without_a_backup_gets_one(sqlite_location: str, tmp_path: Path) -> None:
    with closing(open_register(sqlite_location, backups=tmp_path / "backups")) as store:
        assert not store.kept()
        assert closing_backup(store) is not None


def test_another_register_in_the_same_place_is_not_taken_for_the_one_that_was_kept(
    kept: Store, tmp_path: Path
) -> None:
    place, folder = Path(kept.location), kept.backups
    kept.close()
    place.unlink()
    with closing(new_register(str(place))) as store:
        store.backups = folder
        assert closing_backup(store) is not None


def test_a_day_has_one_backup_of_its_own_and_only_of_changes(kept: Store) -> None:
    assert drain(kept.backing_up_changes("daily", first_of=TODAY + timedelta(1))) is None
    networks.add(kept, name="AME")
    assert drain(kept.backing_up_changes("daily", first_of=TODAY)) is None
    assert drain(kept.backing_up_changes("daily", first_of=TODAY + timedelta(1))) is not None


def test_a_latest_backup_that_is_damaged_does_not_count(kept: Store) -> None:
    kept.kept()[0].path.write_bytes(b"")
    assert closing_backup(kept) is not None


@pytest.mark.postgres
def test_a_database_is_backed_up_on_its_server(postgresql_store: Store, tmp_path: Path) -> None:
    postgresql_store.backups = tmp_path
    assert postgresql_store.backup_folder is None
    assert not postgresql_store.kept()
    assert closing_backup(postgresql_store) is None
    assert list(tmp_path.iterdir()) == []


def test_of_two_windows_the_one_that_may_write_makes_the_backup(kept: Store, tmp_path: Path) -> None:
    networks.add(kept, name="AME")
    place = Path(kept.location)
    with closing(open_register(str(place), backups=kept.backups)) as reader:
        assert reader.read_only
        assert closing_backup(reader) is None
        assert reasons(reader) == ["manual"]
        assert closing_backup(kept) is not None
        assert reasons(reader) == ["closing", "manual"]


def test_others_write_while_a_copy_is_checked(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    checking, written = threading.Event(), threading.Event()
    counted = wholeness.counted

    def slowly(file: Path, *how: Any) -> dict[str, int]:
        checking.set()
        assert written.wait(20)
        return counted(file, *how)

    monkeypatch.setattr(backup, "counted", slowly)
    work = kept.backing_up("daily")
    next(work)
    assert checking.wait(20)
    networks.add(kept, name="AME")
    written.set()
    made = drain(work)
    assert made is not None
    with closing(open_register(str(made))) as held:
        assert journal.last_change(held) == 0


def test_a_backup_that_is_given_up_leaves_nothing(kept: Store) -> None:
    networks.add(kept, name="AME")
    work = kept.backing_up_changes("daily")
    next(work)
    work.close()
    networks.add(kept, name="Vux")
    assert all(file.suffix == ".samverka" for file in kept.kept()[0].path.parent.iterdir())


def test_a_full_disk_is_told_and_the_register_goes_on(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    participants.add(kept, given="Ann", family="Ek")
    before = reasons(kept)

    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(RegisterProblem, match="The disk is full"):
            closing_backup(kept)
    assert reasons(kept) == before
    assert closing_backup(kept) is not None


def test_the_reasons_are_words(kept: Store) -> None:
    assert kept.kept()[0].reason == "made by hand"
