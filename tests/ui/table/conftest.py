"""Lists of three hundred and of a hundred thousand."""

from __future__ import annotations

import pytest

from tests.ui.table.rows import Rows


@pytest.fixture
def people() -> Rows:
    return Rows(300)


@pytest.fixture
def many() -> Rows:
    return Rows(100_000)
