from __future__ import annotations

from PySide6.QtGui import QFontInfo, QGuiApplication, QRawFont

from desktop_app.paper.device import FAMILY, FILES, application
from desktop_app.paper.look import MUTED, ROW, TITLE, font
from desktop_app.resources import RESOURCES


def test_the_living_application_is_used(screen: QGuiApplication) -> None:
    assert application() is screen


def test_the_programs_own_typeface_is_painted_in_all_its_styles() -> None:
    application()
    for style in (ROW, MUTED, TITLE):
        info = QFontInfo(font(style))
        assert info.family().startswith(FAMILY)
        assert info.italic() is style.slanted
        assert (info.weight() >= 600) is style.strong


def test_the_typeface_has_the_letters_of_swedish_names() -> None:
    for name in FILES:
        raw = QRawFont(str(RESOURCES / "fonts" / name), 100)
        assert raw.isValid()
        assert 0 not in raw.glyphIndexesForString("ÅÄÖåäöÉéÜüØøÆæŁłĆćŠšŽžÇçĞğİıŞşÐðÞþ–—’”·§½→")
