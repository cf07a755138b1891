"""The strokes of the program's style: each function draws one part of Fusion anew, flat and clear."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QComboBox,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionHeader,
    QStyleOptionProgressBar,
    QStyleOptionSlider,
    QWidget,
)

from desktop_app.ui.colours import colour

RADIUS = 4.0

_State = QStyle.StateFlag
_Role = QPalette.ColorRole
_Part = QStyle.SubControl


def nothing(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """For parts that Fusion draws and this style leaves out."""


def is_primary(option: QStyleOption) -> bool:
    return (
        isinstance(option, QStyleOptionButton)
        and bool(option.features & QStyleOptionButton.ButtonFeature.DefaultButton)
        and bool(option.state & _State.State_Enabled)
    )


def _box(
    painter: QPainter,
    rect: QRect,
    fill: QColor | None,
    line: QColor | None,
    width: float = 1,
    *,
    inset: float = 0,
) -> None:
    """A rounded box whose line, `width` wide, lies inside `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QBrush(fill) if fill else QBrush(Qt.BrushStyle.NoBrush))
    painter.setPen(QPen(line, width) if line else QPen(Qt.PenStyle.NoPen))
    edge = inset + (width / 2 if line else 0)
    painter.drawRoundedRect(QRectF(rect).adjusted(edge, edge, -edge, -edge), RADIUS - inset, RADIUS - inset)
    painter.restore()


def _edge(option: QStyleOption, widget: QWidget | None) -> tuple[QColor, int]:
    """Colour and width of a field's border: the accent when it has the focus, red when it is marked wrong."""
    wrong = widget is not None and bool(widget.property("wrong"))
    focused = bool(option.state & _State.State_HasFocus)
    if wrong:
        return option.palette.color(_Role.BrightText), 2 if focused else 1
    if focused:
        return option.palette.color(_Role.Accent), 2
    if not option.state & _State.State_Enabled or (widget is not None and widget.property("readOnly")):
        return colour(option.palette, "line"), 1
    return colour(option.palette, "field_line"), 1


def field(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    line, width = _edge(option, widget)
    if width == 1 and widget is not None and widget.property("quiet"):
        line = colour(option.palette, "line")
    read_only = widget is not None and bool(widget.property("readOnly"))
    role = _Role.Window if read_only or not option.state & _State.State_Enabled else _Role.Base
    _box(painter, option.rect, option.palette.color(role), line, width)


def field_frame(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    line, width = _edge(option, widget)
    _box(painter, option.rect, None, line, width)


def button(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    del widget
    shown, state = option.palette, option.state
    primary = is_primary(option)
    fill = shown.color(_Role.Accent if primary else _Role.Button)
    if not state & _State.State_Enabled:
        fill = shown.color(_Role.Window)
    elif state & _State.State_On:
        fill = shown.color(QPalette.ColorGroup.Active, _Role.Highlight)
    elif state & _State.State_Sunken:
        fill = fill.darker(112)
    elif state & _State.State_MouseOver:
        fill = fill.darker(106) if primary else colour(shown, "hover")
    line = fill if primary else colour(shown, "field_line" if state & _State.State_Enabled else "line")
    if state & _State.State_On:
        line = shown.color(_Role.Accent)
    _box(painter, option.rect, fill, line)
    if state & _State.State_HasFocus:
        _focus(painter, option, on_accent=primary)


def tool_button(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    del widget
    if option.state & (_State.State_Sunken | _State.State_On):
        _box(painter, option.rect, option.palette.color(_Role.Highlight), None)
    elif option.state & _State.State_MouseOver and option.state & _State.State_Enabled:
        _box(painter, option.rect, colour(option.palette, "hover"), None)
    if option.state & _State.State_HasFocus:
        _focus(painter, option, on_accent=False)


def _focus(painter: QPainter, option: QStyleOption, *, on_accent: bool) -> None:
    """On the blue of a default button the ring runs inside in the text's colour, elsewhere along the edge."""
    if on_accent:
        _box(painter, option.rect, None, colour(option.palette, "on_accent"), 2, inset=2)
    else:
        _box(painter, option.rect, None, option.palette.color(_Role.Accent), 2)


def focus_ring(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    if not isinstance(widget, QComboBox):
        _focus(painter, option, on_accent=False)


def menu(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    del widget
    painter.fillRect(option.rect, colour(option.palette, "field_line"))
    painter.fillRect(option.rect.adjusted(1, 1, -1, -1), option.palette.color(_Role.Base))


def splitter(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    del widget
    rect = option.rect
    line = colour(option.palette, "line")
    if rect.height() > rect.width():
        painter.fillRect(rect.center().x(), rect.top(), 1, rect.height(), line)
    else:
        painter.fillRect(rect.left(), rect.center().y(), rect.width(), 1, line)


def header(option: QStyleOptionHeader, painter: QPainter, widget: QWidget | None) -> None:
    del widget
    painter.fillRect(option.rect, option.palette.color(_Role.Base))
    hovered = option.state & _State.State_MouseOver and option.state & _State.State_Enabled
    if hovered:
        painter.fillRect(option.rect, colour(option.palette, "hover"))
    rect = option.rect
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour(option.palette, "line"))
    if option.position not in (
        QStyleOptionHeader.SectionPosition.End,
        QStyleOptionHeader.SectionPosition.OnlyOneSection,
    ):
        painter.fillRect(rect.right(), rect.top() + 8, 1, rect.height() - 16, colour(option.palette, "line"))


def header_end(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    del widget
    painter.fillRect(option.rect, option.palette.color(_Role.Base))
    rect = option.rect
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour(option.palette, "line"))


def check_box(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    del widget
    fill, line = _indicator(option)
    square = QRect(0, 0, 16, 16)
    square.moveCenter(option.rect.center())
    _box(painter, square, fill, line)
    if option.state & _State.State_On:
        corner = QPointF(square.topLeft())
        points = [corner + QPointF(*at) for at in ((4, 8.2), (7, 11.2), (12, 5))]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(
            QPen(colour(option.palette, "on_accent"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        )
        painter.drawPolyline(QPolygonF(points))
        painter.restore()


def radio_button(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    del widget
    fill, line = _indicator(option)
    middle = QRectF(option.rect).center()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill)
    painter.setPen(QPen(line, 1))
    painter.drawEllipse(middle, 7.5, 7.5)
    if option.state & _State.State_On:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(option.palette, "on_accent"))
        painter.drawEllipse(middle, 3, 3)
    painter.restore()


def _indicator(option: QStyleOption) -> tuple[QColor, QColor]:
    """Fill and line of a box or ring that may be ticked."""
    if not option.state & _State.State_Enabled:
        return option.palette.color(_Role.Window), colour(option.palette, "line")
    if option.state & _State.State_On:
        accent = option.palette.color(_Role.Accent)
        return accent, accent
    return option.palette.color(_Role.Base), colour(option.palette, "field_line")


def progress_groove(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    del widget
    _box(painter, _lane(option.rect), colour(option.palette, "line"), None)


def progress(option: QStyleOptionProgressBar, painter: QPainter, widget: QWidget | None) -> None:
    """Without a known end a third of the lane is filled; the text beside the bar says what is going on."""
    del widget
    lane = _lane(option.rect)
    span = option.maximum - option.minimum
    if span > 0:
        lane.setWidth(round(lane.width() * (option.progress - option.minimum) / span))
    else:
        lane.setLeft(lane.left() + lane.width() // 3)
        lane.setWidth(lane.width() // 2)
    if lane.width() > 0:
        _box(painter, lane, option.palette.color(_Role.Accent), None)


def _lane(rect: QRect) -> QRect:
    lane = QRect(rect.left(), 0, rect.width(), 8)
    lane.moveCenter(rect.center())
    return lane


def header_arrow(option: QStyleOptionHeader, painter: QPainter, widget: QWidget | None) -> None:
    """Qt calls the indicator of an ascending order SortDown."""
    del widget
    middle = QRectF(option.rect).center()
    rise = 2.0 if option.sortIndicator == QStyleOptionHeader.SortIndicator.SortDown else -2.0
    points = [QPointF(-4, rise), QPointF(0, -rise), QPointF(4, rise)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(option.palette.color(_Role.Accent), 1.6))
    painter.drawPolyline(QPolygonF([middle + point for point in points]))
    painter.restore()


def scroll_bar(option: QStyleOptionSlider, painter: QPainter, slider: QRect, widget: QWidget | None) -> None:
    """Only the slider, on the surface it scrolls; the arrows at the ends are gone."""
    painter.fillRect(option.rect, option.palette.color(_surface(widget)))
    if not option.state & _State.State_Enabled or option.maximum <= option.minimum:
        return
    active = option.state & (_State.State_MouseOver | _State.State_Sunken)
    fill = option.palette.color(_Role.PlaceholderText if active else _Role.Mid)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(QRectF(slider).adjusted(3, 3, -3, -3), 3, 3)
    painter.restore()


def _surface(widget: QWidget | None) -> QPalette.ColorRole:
    holder = widget.parentWidget() if widget is not None else None
    area = holder.parentWidget() if holder is not None else None
    return area.viewport().backgroundRole() if isinstance(area, QAbstractScrollArea) else _Role.Base


def scroll_bar_part(option: QStyleOptionSlider, part: QStyle.SubControl, fallback: QRect) -> QRect:
    """The parts of a scroll bar without arrow buttons: the slider runs along the whole groove."""
    rect = option.rect
    upright = option.orientation == Qt.Orientation.Vertical
    length = rect.height() if upright else rect.width()
    if part in (_Part.SC_ScrollBarAddLine, _Part.SC_ScrollBarSubLine):
        return QRect()
    if part == _Part.SC_ScrollBarGroove:
        return rect
    span = option.maximum - option.minimum
    size = length if span <= 0 else max(32, length * option.pageStep // (span + option.pageStep))
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - size, option.upsideDown
    )
    first, last = {
        _Part.SC_ScrollBarSlider: (start, start + size),
        _Part.SC_ScrollBarSubPage: (0, start),
        _Part.SC_ScrollBarAddPage: (start + size, length),
    }.get(part, (-1, -1))
    if first < 0:
        return fallback
    if upright:
        return QRect(rect.left(), rect.top() + first, rect.width(), last - first)
    return QRect(rect.left() + first, rect.top(), last - first, rect.height())
