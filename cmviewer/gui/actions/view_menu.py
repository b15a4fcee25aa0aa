"""How large the matrix is, and which colours the window has."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from cmviewer.confusion.comparison.letters import Drawn
from cmviewer.gui.actions.action import Action, Situation, always
from cmviewer.gui.actions.menu_names import VIEW
from cmviewer.gui.actions.of_options import actions_of_options
from cmviewer.gui.theme import Theme, apply_theme
from cmviewer.gui.window_parts import WindowParts
from cmviewer.workspace.face import Face

Standard = QKeySequence.StandardKey


def choose_theme(theme: Theme, window: WindowParts) -> None:
    """Give the window another theme, and keep it for the next start."""
    window.settings.theme = theme
    application = QApplication.instance()
    if isinstance(application, QApplication):
        apply_theme(application, theme)


def _has_theme(theme: Theme, situation: Situation) -> bool:
    return situation.theme is theme


def _draws(drawn: Drawn, situation: Situation) -> bool:
    return situation.workspace.compared.drawn is drawn


def _draw(drawn: Drawn, window: WindowParts) -> None:
    """Draw another matrix of the compared checkpoints."""
    window.session.set_value("compared.drawn", drawn)


def _is_evidence(situation: Situation) -> bool:
    return situation.workspace.face is Face.EVIDENCE


VIEW_ACTIONS: Final = (
    Action(
        "zoom-in", VIEW, "Zoom &in", lambda window: window.page.matrix.zooming.zoom(1.25), Standard.ZoomIn
    ),
    Action(
        "zoom-out", VIEW, "Zoom &out", lambda window: window.page.matrix.zooming.zoom(0.8), Standard.ZoomOut
    ),
    Action("fit", VIEW, "&Fit", lambda window: window.page.matrix.zooming.fit(), "Ctrl+0"),
    *actions_of_options(VIEW),
    Action(
        "fit-colours",
        VIEW,
        "Fit the &range of the colours",
        lambda window: window.session.set_value("look.ranges", ()),
        "R",
    ),
    Action(
        "matrix-table",
        VIEW,
        "&View as table",
        lambda window: window.docks.raise_dock("matrix-table"),
        "Ctrl+T",
    ),
    *(
        Action(
            f"drawn-{drawn}",
            f"{VIEW}/Com&pared",
            words,
            partial(_draw, drawn),
            checked=partial(_draws, drawn),
            group="drawn",
        )
        for drawn, words in (
            (Drawn.SHOWN, "Matrix of the &shown checkpoint"),
            (Drawn.OTHER, "Matrix of the &compared checkpoint"),
            (Drawn.DIFFERENCE, "Their &difference, B − A"),
            (Drawn.SIDE_BY_SIDE, "All three side &by side"),
        )
    ),
    Action(
        "evidence",
        VIEW,
        "&Evidence large, matrix small",
        lambda window: window.faces.turn(),
        "Space",
        checked=_is_evidence,
        begins=True,
    ),
    Action(
        "back-to-matrix",
        VIEW,
        "Back to the &matrix",
        lambda window: window.session.change(face=Face.MATRIX),
        "Esc",
        enabled=_is_evidence,
    ),
    *(
        Action(
            f"theme-{theme.value}",
            f"{VIEW}/&Theme",
            theme.value,
            partial(choose_theme, theme),
            enabled=always,
            checked=partial(_has_theme, theme),
            group="theme",
        )
        for theme in Theme
    ),
    Action(
        "full-screen",
        VIEW,
        "F&ull screen",
        lambda window: window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen),
        "F11",
        enabled=always,
        checked=lambda situation: situation.is_full_screen,
    ),
)
