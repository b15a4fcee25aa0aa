"""Palette, cheat sheet and preferences of a window, each imported and made when it is asked for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cmviewer.gui.actions.view_menu import choose_theme
from cmviewer.gui.window_parts import WindowParts

if TYPE_CHECKING:
    from cmviewer.gui.dialogs.cheat_sheet import CheatSheet
    from cmviewer.gui.dialogs.command_palette import CommandPalette
    from cmviewer.gui.dialogs.preferences_dialog import PreferencesDialog


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
        from cmviewer.gui.actions.listed import listed_actions  # noqa: PLC0415 - see above
        from cmviewer.gui.dialogs.command_palette import CommandPalette  # noqa: PLC0415 - see above

        if self.palette is None:
            self.palette = CommandPalette(listed_actions(), self._window.named_actions, self._window)
        self.palette.begin()

    def show_preferences(self) -> None:
        """Show the preferences, as they are now."""
        from cmviewer.gui.dialogs.preferences_dialog import PreferencesDialog  # noqa: PLC0415 - see above

        window = self._window
        if self.preferences is not None:
            self.preferences.deleteLater()
        self.preferences = PreferencesDialog(
            window.session, window.settings.theme, lambda theme: choose_theme(theme, window), window
        )
        self.preferences.open()

    def show_sheet(self) -> None:
        """Show the cheat sheet."""
        from cmviewer.gui.actions.listed import listed_actions  # noqa: PLC0415 - see above
        from cmviewer.gui.dialogs.cheat_sheet import CheatSheet  # noqa: PLC0415 - see above

        if self.sheet is None:
            self.sheet = CheatSheet(listed_actions(), self._window)
        self.sheet.show()
        self.sheet.raise_()
