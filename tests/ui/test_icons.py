"""Icons are drawn in the palette's colour, sharp at every scale, and their licence lies beside them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from desktop_app.resources import RESOURCES
from desktop_app.ui import colours
from desktop_app.ui.icons import icon

NAMES = sorted(path.stem for path in (RESOURCES / "icons").glob("*.svg"))


def strongest(drawn: QPixmap) -> QColor:
    image = drawn.toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(pixels, key=lambda pixel: pixel.alpha())


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_drawn_in_the_palettes_colour(qapp: QApplication, name: str, *, dark: bool) -> None:
    qapp.setPalette(colours.palette(dark=dark))
    wanted = qapp.palette().color(QPalette.ColorRole.ButtonText)
    drawn = strongest(icon(name).pixmap(QSize(24, 24)))
    assert drawn.alpha() == 255
    assert abs(drawn.lightness() - wanted.lightness()) <= 2


def test_a_disabled_icon_is_paler(qapp: QApplication) -> None:
    qapp.setPalette(colours.palette(dark=False))
    wanted = qapp.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    drawn = strongest(icon("users").pixmap(QSize(24, 24), QIcon.Mode.Disabled))
    assert abs(drawn.lightness() - wanted.lightness()) <= 2


def test_at_200_per_cent_it_has_twice_the_pixels(qapp: QApplication) -> None:
    drawn = icon("users").pixmap(QSize(18, 18), 2.0)
    assert drawn.size() == QSize(36, 36)
    assert drawn.deviceIndependentSize().toSize() == QSize(18, 18)


def test_an_unknown_icon_is_a_mistake_at_once(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_the_licence_lies_beside_them() -> None:
    assert "ISC License" in (RESOURCES / "icons" / "LICENSE").read_text(encoding="utf-8")
