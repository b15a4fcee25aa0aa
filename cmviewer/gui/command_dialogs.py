"""Palette, cheat sheet and preferences of a window, each made when it is asked for."""

from PySide6.QtCore import QObject

from cmviewer.gui.actions.listed import listed_actions
from cmviewer.gui.actions.view_menu import choose_theme
from cmviewer.gui.dialogs.cheat_sheet import CheatSheet
from cmviewer.gui.dialogs.command_palette import CommandPalette
from cmviewer.gui.dialogs.preferences_dialog import PreferencesDialog
from cmviewer.gui.window_parts import WindowParts


class CommandDialogs(QObject):
    """Shows them."""

    def __init__(self, window: WindowParts) -> None:
        super().__init__(window)
        self._window = window
        self.palette: CommandPalette | None = None
        self.sheet: CheatSheet | None = None
        self.preferences: PreferencesDialog | None = None

    def show_palette(self) -> None:
        """Show the palette, as things are now."""
        if self.palette is None:
            self.palette = CommandPalette(listed_actions(), self._window.named_actions, self._window)
        self.palette.begin()

    def show_preferences(self) -> None:
        """Show the preferences, as they are now."""
        window = self._window
        if self.preferences is not None:
            self.preferences.deleteLater()
        self.preferences = PreferencesDialog(
            window.session, window.settings.theme, lambda theme: choose_theme(theme, window), window
        )
        self.preferences.open()

    def show_sheet(self) -> None:
        """Show the cheat sheet."""
        if self.sheet is None:
            self.sheet = CheatSheet(listed_actions(), self._window)
        self.sheet.show()
        self.sheet.raise_()
