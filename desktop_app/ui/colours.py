"""Which colour stands for what, in the light and in the dark scheme. No other file names a colour.

Text reaches 4.5:1 against what it stands on, borders of fields and the focus ring 3:1 (WCAG 2.2 AA);
tests/ui/test_colours.py counts it.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtGui import QColor, QPalette

Name = Literal["line", "field_line", "hover", "on_accent", "info_back", "problem_back", "problem_line"]
Role = QPalette.ColorRole
Group = QPalette.ColorGroup

MUTED = Role.PlaceholderText
PROBLEM = Role.BrightText
"""Qt hardly uses BrightText: it carries the colour of problems, so that labels follow the scheme live."""

_LIGHT = {
    Role.Window: "#f4f5f7",
    Role.WindowText: "#1b1f24",
    Role.Base: "#ffffff",
    Role.AlternateBase: "#f8f9fb",
    Role.Text: "#1b1f24",
    Role.Button: "#ffffff",
    Role.ButtonText: "#1b1f24",
    Role.BrightText: "#b3261e",
    Role.Highlight: "#d9e8f9",
    Role.HighlightedText: "#1b1f24",
    Role.Accent: "#1f5fa8",
    Role.PlaceholderText: "#5c646d",
    Role.ToolTipBase: "#1b1f24",
    Role.ToolTipText: "#ffffff",
    Role.Link: "#1a56a0",
    Role.LinkVisited: "#6b3fa0",
    Role.Light: "#ffffff",
    Role.Midlight: "#e3e6ea",
    Role.Mid: "#858d96",
    Role.Dark: "#858d96",
    Role.Shadow: "#9aa1a9",
}
_DARK = {
    Role.Window: "#1f2226",
    Role.WindowText: "#e8eaed",
    Role.Base: "#17191c",
    Role.AlternateBase: "#1b1e22",
    Role.Text: "#e8eaed",
    Role.Button: "#2b2f35",
    Role.ButtonText: "#e8eaed",
    Role.BrightText: "#ff9a8f",
    Role.Highlight: "#263f5b",
    Role.HighlightedText: "#e8eaed",
    Role.Accent: "#7db4f5",
    Role.PlaceholderText: "#a9b0b8",
    Role.ToolTipBase: "#33383f",
    Role.ToolTipText: "#e8eaed",
    Role.Link: "#8ab8f5",
    Role.LinkVisited: "#c3a6ec",
    Role.Light: "#3a4048",
    Role.Midlight: "#33383f",
    Role.Mid: "#78818a",
    Role.Dark: "#78818a",
    Role.Shadow: "#0b0c0e",
}
_DISABLED = {False: "#8b929a", True: "#747b83"}
_SELECTED_ELSEWHERE = {False: "#e2e7ed", True: "#2e343b"}
"""A selection in a list that has not the focus. Both selections are pale, so that text, icons and muted
words on them keep their own colours; the current row has a bar in the accent colour besides."""

_EXTRA: dict[Name, tuple[str, str]] = {
    "line": ("#e3e6ea", "#33383f"),
    "field_line": ("#858d96", "#78818a"),
    "hover": ("#e9ecf0", "#353a41"),
    "on_accent": ("#ffffff", "#10161d"),
    "info_back": ("#e6eff9", "#22303f"),
    "problem_back": ("#fbeae8", "#3d2624"),
    "problem_line": ("#b3261e", "#ff9a8f"),
}

MapName = Literal["held", "vacant", "land"]
_MAP: dict[MapName, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "held": (
        ("#eaf2fb", "#d0e2f6", "#9cc3ea", "#5a97d3", "#1f5fa8"),
        ("#1e3247", "#28496d", "#3668a3", "#5f9bd8", "#a9cdf4"),
    ),
    "vacant": (
        ("#fbeae8", "#f7cdc8", "#ec9a91", "#d1584d", "#9c211a"),
        ("#3d2624", "#5e2d29", "#8f3e37", "#cf6257", "#ff9a8f"),
    ),
    "land": (("#e9ecf0", "#ffffff", "#5c646d", "#858d96"), ("#2b2f35", "#17191c", "#a9b0b8", "#78818a")),
}
"""Of the map: degrees from the least to the greatest; land, borders of municipalities, of counties, coast."""


def palette(*, dark: bool) -> QPalette:
    made = QPalette()
    for role, value in (_DARK if dark else _LIGHT).items():
        made.setColor(Group.All, role, QColor(value))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        made.setColor(Group.Disabled, role, QColor(_DISABLED[dark]))
    for group in (Group.Inactive, Group.Disabled):
        made.setColor(group, Role.Highlight, QColor(_SELECTED_ELSEWHERE[dark]))
    return made


def is_dark(shown: QPalette) -> bool:
    return shown.color(Role.Window).lightness() < 128


def colour(shown: QPalette, name: Name) -> QColor:
    """A colour that no palette role carries, for the scheme of `shown`."""
    light, dark = _EXTRA[name]
    return QColor(dark if is_dark(shown) else light)


def map_shades(shown: QPalette, name: MapName) -> tuple[QColor, ...]:
    light, dark = _MAP[name]
    return tuple(QColor(value) for value in (dark if is_dark(shown) else light))
