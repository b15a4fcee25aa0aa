"""Hands on widgets: a click, a drag, a key, a wheel, a value, anywhere."""

from collections.abc import Iterator
from random import Random
from typing import TypeVar

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QSpinBox,
    QTabBar,
    QWidget,
)

from cmviewer.gui.main_window import MainWindow

W = TypeVar("W", bound=QWidget)
PLAIN, CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
LEFT, RIGHT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton
KEYS = (
    *(getattr(Qt.Key, f"Key_{letter}") for letter in "ABCDEGHIJKLMNOPRSTUVXYZ0123456789"),
    *(Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight, Qt.Key.Key_Comma, Qt.Key.Key_Period, Qt.Key.Key_Plus),
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Return),
    *(Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Minus, Qt.Key.Key_F5),
)
"""Keys that end nothing: Q and W, which with Ctrl quit and close, are left out."""
WORDS = ("", "cat", "3", "0.5", "dog ", "*", "(", "\\", "<b>x</b>", "ü", "1e9", "-1", "nan", "x" * 300)
PASTED = 20
"""Letters from which on a text is pasted."""


def below(widget: QWidget) -> Iterator[QWidget]:
    """All widgets within one.

    `findChildren` would find the same, but what it has found of Qt's own, such as the list of a choice, has a
    Python object for ever, also once it is deleted: memory would seem to grow.
    """
    for child in widget.children():
        if isinstance(child, QWidget):
            yield child
            yield from below(child)


def visible(window: QWidget, kind: type[W]) -> list[W]:
    """Widgets of a kind that a person sees and may use."""
    return [
        one
        for one in below(window)
        if isinstance(one, kind) and one.isVisible() and one.isEnabled() and one.width() > 0
    ]


def somewhere(random: Random, widget: QWidget) -> QPoint:
    """A place inside a widget, or on its edge."""
    return QPoint(random.randrange(max(1, widget.width())), random.randrange(max(1, widget.height())))


def click(random: Random, widget: QWidget) -> None:
    """Click, double-click or drag, with any button and key held."""
    button = random.choice([LEFT, LEFT, LEFT, LEFT, RIGHT, MIDDLE])
    held = random.choice([PLAIN, PLAIN, PLAIN, CTRL, SHIFT])
    place = somewhere(random, widget)
    kind = random.randrange(6)
    if kind == 0:
        QTest.mouseDClick(widget, button, held, place)
    elif kind == 1:
        QTest.mousePress(widget, button, held, place)
        for _ in range(3):
            QTest.mouseMove(widget, somewhere(random, widget))
        QTest.mouseRelease(widget, button, held, somewhere(random, widget))
    elif kind == 2:
        QTest.mouseMove(widget, place)
    else:
        QTest.mouseClick(widget, button, held, place)


def click_matrix(random: Random, window: MainWindow) -> None:
    click(random, window.page.matrix.cells_viewport)


def click_anywhere(random: Random, window: MainWindow) -> None:
    widgets = visible(window, QWidget)
    if widgets:
        click(random, random.choice(widgets))


def turn_wheel(random: Random, window: MainWindow) -> None:
    """Scroll or zoom over anything."""
    widget = random.choice([window.page.matrix.cells_viewport, *visible(window, QWidget)])
    place = QPointF(somewhere(random, widget))
    turn = QPoint(random.choice([0, 0, 120, -120]), random.choice([120, -120, 240, -960]))
    event = QWheelEvent(
        place, QPointF(widget.mapToGlobal(place.toPoint())), QPoint(), turn, Qt.MouseButton.NoButton,
        random.choice([PLAIN, PLAIN, CTRL, SHIFT]), Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def press_key(random: Random, window: MainWindow) -> None:
    held = random.choice([PLAIN, PLAIN, PLAIN, PLAIN, SHIFT, CTRL, ALT])
    QTest.keyClick(QApplication.focusWidget() or window, random.choice(KEYS), held)


def push_button(random: Random, window: MainWindow) -> None:
    buttons = visible(window, QAbstractButton)
    if buttons:
        QTest.mouseClick(random.choice(buttons), LEFT)


def set_value(random: Random, window: MainWindow) -> None:
    """Move a slider, a number, a choice, a tab or a text to anything it takes."""
    kinds: list[QWidget] = [
        one
        for kind in (QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QTabBar)
        for one in visible(window, kind)
    ]
    if not kinds:
        return
    match random.choice(kinds):
        case QAbstractSlider() as slider:
            for _ in range(random.choice([1, 1, 5])):
                slider.setValue(random.randint(slider.minimum(), max(slider.minimum(), slider.maximum())))
        case QDoubleSpinBox() as box:
            box.setValue(random.uniform(box.minimum(), box.maximum()))
        case QSpinBox() as box:
            box.setValue(random.randint(box.minimum(), box.maximum()))
        case QComboBox() as choice:
            choice.setCurrentIndex(random.randrange(max(1, choice.count())))
        case QTabBar() as tabs:
            tabs.setCurrentIndex(random.randrange(max(1, tabs.count())))
        case QLineEdit() as line:
            words = random.choice(WORDS)
            line.clear()
            # Qt's testing knows the keys of ASCII only; nobody types hundreds of letters at once, but pastes.
            is_typed = words.isascii() and len(words) < PASTED
            QTest.keyClicks(line, words) if is_typed else line.insert(words)
