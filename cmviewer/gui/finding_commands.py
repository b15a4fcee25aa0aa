"""Palette and cheat sheet of a window, each made when it is first asked for."""

from PySide6.QtCore import QObject

from cmviewer.gui.actions.listed import listed_actions
from cmviewer.gui.dialogs.cheat_sheet import CheatSheet
from cmviewer.gui.dialogs.command_palette import CommandPalette
from cmviewer.gui.window_parts import WindowParts


class FindingCommands(QObject):
    """Shows them."""

    def __init__(self, window: WindowParts) -> None:
        super().__init__(window)
        self._window = window
        self.palette: CommandPalette | None = None
        self.sheet: CheatSheet | None = None

    def show_palette(self) -> None:
        """Show the palette, as things are now."""
        if self.palette is None:
            self.palette = CommandPalette(listed_actions(), self._window.named_actions, self._window)
        self.palette.begin()

    def show_sheet(self) -> None:
        """Show the cheat sheet."""
        if self.sheet is None:
            self.sheet = CheatSheet(listed_actions(), self._window)
        self.sheet.show()
        self.sheet.raise_()
