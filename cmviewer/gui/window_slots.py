"""What each entry of the menus does."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from cmviewer.confusion.view_state import Selection, Which
from cmviewer.gui.actions import VIEW_OFFERS
from cmviewer.gui.examples.image.box_buttons import DRAWN_OFFERS
from cmviewer.gui.examples.maps.buttons import SHOWN_OFFERS

if TYPE_CHECKING:
    from cmviewer.gui.main_window import MainWindow


def slots_of(window: "MainWindow") -> dict[str, Callable[[], object]]:
    """Return what each entry of the menus does in a window, by its name."""
    session, change = window.session, window.session.change
    views = {name: lambda view=view: change(view=view) for name, view in VIEW_OFFERS.items()}
    return views | {
        "open-folder": window.opening.ask_folder,
        "open-file": window.opening.ask_file,
        "reload": window.opening.reload,
        "export-heatmap": window.exporting.heatmap,
        "export-matrix": window.exporting.matrix,
        "export-examples": lambda: window.exporting.examples(window.examples.model.examples),
        "export-pairs": window.exporting.pairs,
        "export-report": window.exporting.report,
        "open-session": window.sessions.ask_open,
        "save-session": window.sessions.ask_save,
        "close": window.sessions.close,
        "quit": window.close,
        "undo": session.undo,
        "redo": session.redo,
        "back": session.back,
        "forward": session.forward,
        "copy-cells": window.exporting.copy_cells,
        "copy-picture": window.exporting.copy_picture,
        "select-errors": lambda: session.select(Selection(which=Which.ERRORS)),
        "select-correct": lambda: session.select(Selection(which=Which.CORRECT)),
        "select-nothing": lambda: session.select(None),
        "find-class": window.find_class,
        "zoom-in": lambda: window.page.matrix.zoom(1.25),
        "zoom-out": lambda: window.page.matrix.zoom(0.8),
        "fit": window.page.matrix.fit,
        "colour-bar": window.toggle_colour_bar,
        "full-screen": lambda: window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen),
        "background": lambda: change(background=not session.state.background),
        "transpose": lambda: change(rows=session.state.rows.other),
        "log": window.look.toggle_log,
        "hide-diagonal": window.look.toggle_hidden_diagonal,
        "previous-checkpoint": lambda: window.page.checkpoints.step(-1),
        "next-checkpoint": lambda: window.page.checkpoints.step(1),
        "first-checkpoint": window.page.checkpoints.go_to_first,
        "last-checkpoint": window.page.checkpoints.go_to_last,
        "play": window.page.checkpoints.toggle_play,
        "previous-example": lambda: window.examples.step(-1),
        "next-example": lambda: window.examples.step(1),
        "fit-image": window.image.toggle_fit,
        "zoom-object": window.image.canvas.toggle_object,
        **dict.fromkeys(DRAWN_OFFERS, window.image.boxes.follow),
        **dict.fromkeys(SHOWN_OFFERS, window.image.map_buttons.follow),
        "previous-patch": lambda: window.image.maps.step_patch(-1),
        "next-patch": lambda: window.image.maps.step_patch(1),
        "best-thresholds": lambda: window.docks.raise_dock("thresholds"),
        "locate-images": window.opening.ask_images,
        "reset-layout": window.reset_layout,
        "help": window.show_help,
        "log-folder": window.outside.open_log_folder,
        "about": window.about.show,
    }
