"""How a printed page looks: its typefaces, inks and distances.

Everything is set in dots of 1/1200 inch, whatever it is painted on, so that the preview, the printer and
the PDF break lines and pages at the same words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPen

from desktop_app.paper.device import FAMILY

DOTS_PER_INCH = 1200
POINT = DOTS_PER_INCH / 72
MILLIMETRE = DOTS_PER_INCH / 25.4

INK = "#17212b"
SOFT_INK = "#55606b"
ACCENT = "#1d4f7c"
FAINT = "#d5dbe1"
WRITING = "#8a949e"
BAR = "#cbdef2"


@dataclass(frozen=True, slots=True)
class Style:
    """How words are set; the size in points, a multiple of 0.06 so that it is a whole number of dots."""

    points: float
    ink: str = INK
    strong: bool = False
    slanted: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line; the thickness in dots."""

    thickness: float
    ink: str


TITLE = Style(19.2, strong=True)
LINE = Style(10.2, SOFT_INK)
SECTION = Style(12, strong=True)
TEXT = Style(10.2)
HEADER = Style(9, strong=True)
GROUP = Style(10.2, ACCENT, strong=True)
ROW = Style(9)
MUTED = Style(9, SOFT_INK, slanted=True)
NOTE = Style(9, SOFT_INK)
FOOT = Style(7.8, SOFT_INK)

ROW_SIZES = (9.0, 8.4, 7.8, 7.2, 6.6, 6.0)  # points; the first is that of ROW
READABLE = 7.2  # points; a single long word does not make the type smaller than this

HEADER_RULE = Rule(0.9 * POINT, INK)
GROUP_RULE = Rule(0.6 * POINT, ACCENT)
ROW_RULE = Rule(0.4 * POINT, FAINT)
WRITING_RULE = Rule(0.5 * POINT, WRITING)

LEADING = 1.36  # from one line to the next, in sizes
COLUMN_GAP = 11 * POINT
ROW_PADDING = 3.6 * POINT
BAR_MARGIN = 1.6 * POINT  # above a bar and below it
LINES_GAP = 4.5 * POINT  # between the title and the lines under it
LINE_GAP = 1 * POINT
TABLE_GAP = 14 * POINT  # above the table and below it
SECTION_GAP = 14 * POINT
PARAGRAPH_GAP = 5 * POINT
POINT_GAP = 2.5 * POINT
BULLET_WIDTH = 10 * POINT
NUMBER_WIDTH = 20 * POINT
GROUP_GAP = 9 * POINT
NOTE_GAP = 3 * POINT
FOOT_GAP = 16 * POINT  # between the last row and the footer
WRITING_HEIGHT = 9 * MILLIMETRE  # rows with a column to be filled in by hand
TEXT_WIDTH = 175 * MILLIMETRE  # longer lines are hard to read


@cache
def font(style: Style) -> QFont:
    """Contextual forms and ligatures are off: their glyphs cannot be copied as text from a PDF."""
    made = QFont(FAMILY)
    made.setPixelSize(round(style.points * POINT))
    made.setWeight(QFont.Weight.DemiBold if style.strong else QFont.Weight.Normal)
    made.setItalic(style.slanted)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for feature in ("calt", "liga"):
        made.setFeature(QFont.Tag(feature), 0)
    return made


@cache
def pen(rule: Rule) -> QPen:
    return QPen(QColor(rule.ink), rule.thickness, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
