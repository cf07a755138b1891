"""Fusion with what it lacks: density, borders and a focus ring that can be seen, flat headers and buttons.

One style for every system, so that what is tested is what people get. Only drawing and measures; colours
come from the palette and colours.py.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QProxyStyle,
    QScrollBar,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComplex,
    QStyleOptionFrame,
    QStyleOptionMenuItem,
    QStyleOptionSlider,
    QStyleOptionToolButton,
    QWidget,
)

from desktop_app.ui import drawing
from desktop_app.ui.colours import colour
from desktop_app.ui.icons import icon

FIELD_HEIGHT = 32
PADDING = 8

_Metric = QStyle.PixelMetric
_Control = QStyle.ControlElement
_Primitive = QStyle.PrimitiveElement
_Role = QPalette.ColorRole

_METRICS = {
    _Metric.PM_ToolBarItemSpacing: 4,
    _Metric.PM_ToolBarItemMargin: 4,
    _Metric.PM_ToolBarFrameWidth: 0,
    _Metric.PM_LayoutHorizontalSpacing: 8,
    _Metric.PM_LayoutVerticalSpacing: 8,
    _Metric.PM_LayoutLeftMargin: 16,
    _Metric.PM_LayoutTopMargin: 16,
    _Metric.PM_LayoutRightMargin: 16,
    _Metric.PM_LayoutBottomMargin: 16,
    _Metric.PM_SmallIconSize: 18,
    _Metric.PM_ToolBarIconSize: 18,
    _Metric.PM_ButtonIconSize: 18,
    _Metric.PM_ListViewIconSize: 18,
    _Metric.PM_LineEditIconSize: 18,
    _Metric.PM_ButtonMargin: 12,
    _Metric.PM_MenuPanelWidth: 1,
    _Metric.PM_MenuVMargin: 4,
    _Metric.PM_ScrollBarExtent: 12,
    _Metric.PM_SplitterWidth: 5,
    _Metric.PM_HeaderMargin: 8,
    _Metric.PM_HeaderMarkSize: 8,
    _Metric.PM_FocusFrameVMargin: 2,
    _Metric.PM_FocusFrameHMargin: 7,
    _Metric.PM_DefaultFrameWidth: 2,
    _Metric.PM_IndicatorWidth: 18,
    _Metric.PM_IndicatorHeight: 18,
    _Metric.PM_ExclusiveIndicatorWidth: 18,
    _Metric.PM_ExclusiveIndicatorHeight: 18,
    _Metric.PM_CheckBoxLabelSpacing: 8,
    _Metric.PM_RadioButtonLabelSpacing: 8,
    _Metric.PM_TitleBarHeight: 32,
}
_HINTS = {
    QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons: 0,
    QStyle.StyleHint.SH_EtchDisabledText: 0,
    QStyle.StyleHint.SH_DitherDisabledText: 0,
    QStyle.StyleHint.SH_ItemView_ActivateItemOnSingleClick: 0,
    QStyle.StyleHint.SH_UnderlineShortcut: 1,
    QStyle.StyleHint.SH_ToolTip_WakeUpDelay: 500,
}
_HEIGHTS = {
    QStyle.ContentsType.CT_PushButton: FIELD_HEIGHT,
    QStyle.ContentsType.CT_ComboBox: FIELD_HEIGHT,
    QStyle.ContentsType.CT_LineEdit: FIELD_HEIGHT,
    QStyle.ContentsType.CT_SpinBox: FIELD_HEIGHT,
    QStyle.ContentsType.CT_ToolButton: FIELD_HEIGHT,
    QStyle.ContentsType.CT_CheckBox: 24,
    QStyle.ContentsType.CT_RadioButton: 24,
    QStyle.ContentsType.CT_MenuBarItem: 28,
    QStyle.ContentsType.CT_MenuItem: 28,
    QStyle.ContentsType.CT_HeaderSection: 32,
}


class Style(QProxyStyle):
    def __init__(self) -> None:
        super().__init__("Fusion")
        self._controls: dict[QStyle.ControlElement, Callable[..., None]] = {
            _Control.CE_HeaderSection: drawing.header,
            _Control.CE_HeaderEmptyArea: drawing.header_end,
            _Control.CE_ProgressBarGroove: drawing.progress_groove,
            _Control.CE_ProgressBarContents: drawing.progress,
            _Control.CE_ToolButtonLabel: self._tool_button_label,
            _Control.CE_Splitter: drawing.splitter,
            _Control.CE_ToolBar: drawing.nothing,
            _Control.CE_ShapedFrame: self._shaped_frame,
            _Control.CE_PushButtonLabel: self._button_label,
            _Control.CE_MenuItem: self._menu_item,
            _Control.CE_MenuBarItem: self._menu_bar_item,
        }
        self._primitives: dict[QStyle.PrimitiveElement, Callable[..., None]] = {
            _Primitive.PE_PanelLineEdit: self._line_edit,
            _Primitive.PE_PanelButtonCommand: drawing.button,
            _Primitive.PE_PanelButtonTool: drawing.tool_button,
            _Primitive.PE_IndicatorCheckBox: drawing.check_box,
            _Primitive.PE_IndicatorRadioButton: drawing.radio_button,
            _Primitive.PE_FrameFocusRect: drawing.focus_ring,
            _Primitive.PE_IndicatorHeaderArrow: drawing.header_arrow,
            _Primitive.PE_FrameStatusBarItem: drawing.nothing,
            _Primitive.PE_PanelMenuBar: drawing.nothing,
            _Primitive.PE_PanelMenu: drawing.menu,
            _Primitive.PE_FrameMenu: drawing.nothing,
            _Primitive.PE_FrameDefaultButton: drawing.nothing,
        }

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        own = _METRICS.get(metric)
        return super().pixelMetric(metric, option, widget) if own is None else own

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        own = _HINTS.get(hint)
        return super().styleHint(hint, option, widget, returned) if own is None else own

    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        wanted = super().sizeFromContents(kind, option, size, _passed(widget))
        least = _HEIGHTS.get(kind)
        if least and not (kind == QStyle.ContentsType.CT_MenuItem and _is_separator(option)):
            wanted.setHeight(max(least, wanted.height()))
        if kind == QStyle.ContentsType.CT_PushButton or _says_text(option):
            wanted.setWidth(wanted.width() + 2 * PADDING)
        return wanted

    def standardIcon(
        self,
        standard: QStyle.StandardPixmap,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> QIcon:
        if standard == QStyle.StandardPixmap.SP_LineEditClearButton:
            return icon("x")
        return super().standardIcon(standard, option, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        own = self._controls.get(element)
        if own is None:
            super().drawControl(element, option, painter, widget)
        else:
            own(option, painter, widget)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        own = self._primitives.get(element)
        if own is None:
            super().drawPrimitive(element, option, painter, widget)
        else:
            own(option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if isinstance(option, QStyleOptionSlider) and isinstance(widget, QScrollBar):
            slider = self.subControlRect(control, option, QStyle.SubControl.SC_ScrollBarSlider, widget)
            drawing.scroll_bar(option, painter, slider, widget)
            return
        super().drawComplexControl(control, option, painter, widget)
        if control in (QStyle.ComplexControl.CC_ComboBox, QStyle.ComplexControl.CC_SpinBox):
            drawing.field_frame(option, painter, widget)

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        if isinstance(option, QStyleOptionSlider) and control == QStyle.ComplexControl.CC_ScrollBar:
            return drawing.scroll_bar_part(
                option, part, super().subControlRect(control, option, part, _passed(widget))
            )
        rect = super().subControlRect(control, option, part, _passed(widget))
        if part == QStyle.SubControl.SC_ComboBoxEditField:
            rect.adjust(PADDING - 4, 0, 0, 0)
        return rect

    def subElementRect(
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        rect = super().subElementRect(element, option, _passed(widget))
        if element == QStyle.SubElement.SE_LineEditContents and _has_frame(option):
            rect.adjust(PADDING - 4, 0, 4 - PADDING, 0)
        return rect

    def _tool_button_label(
        self, option: QStyleOptionToolButton, painter: QPainter, widget: QWidget | None
    ) -> None:
        if _says_text(option):
            option = QStyleOptionToolButton(option)
            option.rect = option.rect.adjusted(PADDING, 0, -PADDING, 0)
        super().drawControl(_Control.CE_ToolButtonLabel, option, painter, widget)

    def _shaped_frame(self, option: QStyleOptionFrame, painter: QPainter, widget: QWidget | None) -> None:
        if option.frameShape != QFrame.Shape.StyledPanel:
            super().drawControl(_Control.CE_ShapedFrame, option, painter, widget)
        else:
            drawing.field(option, painter, widget)

    def _line_edit(self, option: QStyleOptionFrame, painter: QPainter, widget: QWidget | None) -> None:
        if option.lineWidth > 0:
            drawing.field(option, painter, widget)
        else:
            super().drawPrimitive(_Primitive.PE_PanelLineEdit, option, painter, widget)

    def _button_label(self, option: QStyleOptionButton, painter: QPainter, widget: QWidget | None) -> None:
        if drawing.is_primary(option):
            option = QStyleOptionButton(option)
            option.palette.setColor(_Role.ButtonText, colour(option.palette, "on_accent"))
        super().drawControl(_Control.CE_PushButtonLabel, option, painter, widget)

    def _menu_item(self, option: QStyleOptionMenuItem, painter: QPainter, widget: QWidget | None) -> None:
        super().drawControl(_Control.CE_MenuItem, _plain(option), painter, widget)

    def _menu_bar_item(self, option: QStyleOptionMenuItem, painter: QPainter, widget: QWidget | None) -> None:
        super().drawControl(_Control.CE_MenuBarItem, _plain(option), painter, widget)


def _plain(option: QStyleOptionMenuItem) -> QStyleOptionMenuItem:
    """A menu item whose highlight has no outline of its own: Fusion draws one in the accent colour."""
    plain = QStyleOptionMenuItem(option)
    plain.palette.setColor(_Role.Accent, option.palette.color(_Role.Highlight))
    return plain


def _passed(widget: QWidget | None) -> QWidget:
    """Qt takes None for "no widget" here, which PySide's own types deny."""
    return cast("QWidget", widget)


def _has_frame(option: QStyleOption) -> bool:
    return isinstance(option, QStyleOptionFrame) and option.lineWidth > 0


def _says_text(option: QStyleOption) -> bool:
    return (
        isinstance(option, QStyleOptionToolButton)
        and option.toolButtonStyle == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    )


def _is_separator(option: QStyleOption) -> bool:
    return (
        isinstance(option, QStyleOptionMenuItem)
        and option.menuItemType == QStyleOptionMenuItem.MenuItemType.Separator
    )
