"""The first command of the README: one list in, one roster out, on fictional data."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app import tour
from desktop_app.records.progress import drain
from desktop_app.sheets.reading import read
from desktop_app.store import networks, organisations, participants, register
from desktop_app.store.database import Store
from desktop_app.work import imports


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A display is there, or so it seems."""
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setenv("DISPLAY", ":99")


def files(home: Path) -> set[str]:
    return {path.name for path in (home / "tour").iterdir()}


def test_once_and_again(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert tour.tour(tmp_path) == 0
    said = capfd.readouterr().out
    assert "14 participants from 1 municipality." in said
    assert "12 new, 2 changed." in said
    assert files(tmp_path) == {"Roster.pdf", "Roster.html", "Roster.xlsx"}
    assert (tmp_path / "tour" / "Roster.pdf").read_bytes().startswith(b"%PDF")
    for name in files(tmp_path):
        assert str(tmp_path / "tour" / name) in said
    page = (tmp_path / "tour" / "Roster.html").read_text(encoding="utf-8")
    assert "Sten von Dalfors" in page
    assert "Vacant" in page

    assert tour.tour(tmp_path) == 0
    said = capfd.readouterr().out
    assert "14 unchanged." in said
    assert "nothing has changed" in said
    with closing(register.open_register(str(tmp_path / "demo.samverka"))) as store:
        assert participants.count(store) == 72


def test_the_list_has_its_traps_and_is_understood_whole(tmp_path: Path) -> None:
    book = read(tour.LIST)
    texts = [value for row in book.sheets[0].rows for value in row if value is not None]
    assert any(isinstance(value, int | float) for value in texts)  # telephones that lost their zero
    with closing(drain_demo(tmp_path)) as store:
        network = networks.named(store, tour.NETWORK)
        prepared = drain(imports.prepare(store, [tour.LIST], network=network))
        people = [planned.person for planned in prepared.files[0].file.people]
        assert len(people) == 14
        assert {person.organisation_code for person in people} == {"1441"}
        assert [person.family for person in people if person.acting] == ["Orrsjö"]
        assert [len(person.emails) for person in people if person.family == "Kvarnbäck"] == [2]
        phones = [phone.value for person in people for phone in person.phones]
        assert all(phone.startswith(("+467017406", "+463139006")) for phone in phones)
        assert len(prepared.files[0].file.vacancies) == 1
        lerum = organisations.named(store, "Lerum")
        assert all(person.organisation == lerum for person in people)


def drain_demo(folder: Path) -> Store:
    from desktop_app.work.demo import demo

    return drain(demo(str(folder / "demo.samverka")))


def test_the_window_comes_last_and_only_on_a_screen(
    tmp_path: Path, screen: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[int, set[str]]] = []

    def show(store: Store) -> None:
        seen.append((participants.count(store), files(tmp_path)))

    monkeypatch.setattr(tour, "has_screen", lambda: True)
    assert tour.tour(tmp_path, show=show) == 0
    assert seen == [(72, {"Roster.pdf", "Roster.html", "Roster.xlsx"})]
    monkeypatch.setattr(tour, "has_screen", lambda: False)
    assert tour.tour(tmp_path, show=show) == 0
    assert len(seen) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_what_counts_as_a_screen(screen: None, monkeypatch: pytest.MonkeyPatch) -> None:
    assert tour.has_screen()
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert not tour.has_screen()
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not tour.has_screen()


def test_where_qt_does_not_load_a_sentence_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The child that paints finds a PySide6 that lacks a library of the system."""
    broken = tmp_path / "broken"
    (broken / "PySide6").mkdir(parents=True)
    (broken / "PySide6" / "__init__.py").write_text(
        'raise ImportError("libEGL.so.1: cannot open shared object file")\n', encoding="utf-8"
    )
    monkeypatch.syspath_prepend(broken)
    from desktop_app.records.documents import Document
    from desktop_app.sheets.apart import let_go

    let_go()  # the child that is kept may have Qt already
    said = tour._pdf(Document("Tom", (), ()), tmp_path / "Roster.pdf")
    let_go()
    assert said == "No PDF: Qt cannot be loaded (libEGL.so.1: cannot open shared object file)."
    assert not (tmp_path / "Roster.pdf").exists()


def test_a_damaged_register_is_one_sentence(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "demo.samverka").write_bytes(b"nothing of the kind" * 99)
    assert tour.tour(tmp_path) == 1
    said = capfd.readouterr().err
    assert "demo.samverka" in said
    assert "Traceback" not in said
    assert len(said.splitlines()) == 1


def test_a_register_that_another_has_open_is_shown_as_it_is(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    drain_demo(tmp_path).close()
    with closing(register.open_register(str(tmp_path / "demo.samverka"))) as _first:
        assert tour.tour(tmp_path) == 0
    said = capfd.readouterr().out
    assert "Nothing was imported" in said
    assert "Roster.html" in str(files(tmp_path))
