"""Contrast is counted, not judged by eye: text 4.5:1, borders and rings 3:1, in both schemes."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette

from desktop_app.ui.colours import colour, palette

Role = QPalette.ColorRole


def luminance(shown: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(shown.redF()) + 0.7152 * linear(shown.greenF()) + 0.0722 * linear(shown.blueF())


def ratio(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("ground", [Role.Window, Role.Base, Role.AlternateBase, Role.Highlight])
@pytest.mark.parametrize("text", [Role.Text, Role.WindowText, Role.PlaceholderText, Role.BrightText])
def test_text_can_be_read_on_every_ground(*, dark: bool, ground: Role, text: Role) -> None:
    shown = palette(dark=dark)
    assert ratio(shown.color(text), shown.color(ground)) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
def test_borders_and_focus_can_be_seen(*, dark: bool) -> None:
    shown = palette(dark=dark)
    for ground in (Role.Window, Role.Base):
        assert ratio(colour(shown, "field_line"), shown.color(ground)) >= 3
        assert ratio(shown.color(Role.Accent), shown.color(ground)) >= 3


@pytest.mark.parametrize("dark", [False, True])
def test_the_text_on_coloured_grounds_can_be_read(*, dark: bool) -> None:
    shown = palette(dark=dark)
    assert ratio(colour(shown, "on_accent"), shown.color(Role.Accent)) >= 4.5
    for ground in ("info_back", "problem_back"):
        assert ratio(shown.color(Role.WindowText), colour(shown, ground)) >= 4.5
    assert ratio(shown.color(Role.ToolTipText), shown.color(Role.ToolTipBase)) >= 4.5
