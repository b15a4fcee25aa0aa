"""The look of the window: the system's theme, or light or dark by choice."""

from dataclasses import replace
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from cmviewer.gui.heatmap.surroundings import DARK, LIGHT, Surroundings
from cmviewer.gui.translating import spoken
from cmviewer.resources import resource

FONT_FILES: Final = ("Inter-Regular.otf", "Inter-Bold.otf")


class Theme(StrEnum):
    """Which colours the window has."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_SCHEMES: Final = {
    Theme.SYSTEM: Qt.ColorScheme.Unknown,
    Theme.LIGHT: Qt.ColorScheme.Light,
    Theme.DARK: Qt.ColorScheme.Dark,
}

_LIGHT_ROLES: Final = {
    QPalette.ColorRole.Window: "#f4f5f7",
    QPalette.ColorRole.Base: "#ffffff",
    QPalette.ColorRole.AlternateBase: "#f0f2f5",
    QPalette.ColorRole.Button: "#eceef1",
    QPalette.ColorRole.WindowText: "#1b1f24",
    QPalette.ColorRole.Text: "#1b1f24",
    QPalette.ColorRole.ButtonText: "#1b1f24",
    QPalette.ColorRole.PlaceholderText: "#646b75",
    QPalette.ColorRole.ToolTipBase: "#ffffff",
    QPalette.ColorRole.ToolTipText: "#1b1f24",
    QPalette.ColorRole.Highlight: "#1f6eb5",
    QPalette.ColorRole.HighlightedText: "#ffffff",
    QPalette.ColorRole.Link: "#1f6eb5",
}
_DARK_ROLES: Final = {
    QPalette.ColorRole.Window: "#1e2227",
    QPalette.ColorRole.Base: "#16191d",
    QPalette.ColorRole.AlternateBase: "#22272d",
    QPalette.ColorRole.Button: "#262b31",
    QPalette.ColorRole.WindowText: "#e6e8ea",
    QPalette.ColorRole.Text: "#e6e8ea",
    QPalette.ColorRole.ButtonText: "#e6e8ea",
    QPalette.ColorRole.PlaceholderText: "#98a1ab",
    QPalette.ColorRole.ToolTipBase: "#2a3037",
    QPalette.ColorRole.ToolTipText: "#e6e8ea",
    QPalette.ColorRole.Highlight: "#2e78bc",
    QPalette.ColorRole.HighlightedText: "#ffffff",
    QPalette.ColorRole.Link: "#6db3f2",
}
_OUTLINES: Final = {Qt.ColorScheme.Light: "#9aa1a9", Qt.ColorScheme.Dark: "#adb6c0"}
"""From which Fusion, which takes a darker one of the window's colour, gets lines that are seen."""
OUTLINED: Final = ("QCheckBox", "QRadioButton", "QLineEdit", "QAbstractSpinBox", "QComboBox", "QSlider")
"""Controls that are known by their outline alone."""
_DISABLED: Final = {Qt.ColorScheme.Light: "#9aa1a9", Qt.ColorScheme.Dark: "#6b737d"}


def load_fonts() -> None:
    """Make the bundled font known, for pictures and for systems that have none."""
    for name in FONT_FILES:
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))


def bundled_font() -> QFont:
    """The font of every file that leaves the program."""
    return QFont("Inter")


def apply_theme(application: QApplication, theme: Theme) -> None:
    """Choose the colours of the window; Fusion, so that they are followed everywhere."""
    application.setStyle("Fusion")
    application.styleHints().setColorScheme(_SCHEMES[theme])
    dark = is_dark() if theme is Theme.SYSTEM else theme is Theme.DARK
    scheme = Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light
    palette = QPalette()
    for role, colour in (_DARK_ROLES if dark else _LIGHT_ROLES).items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(_DISABLED[scheme]))
    application.setPalette(palette)
    palette.setColor(QPalette.ColorRole.Window, QColor(_OUTLINES[scheme]))
    for name in OUTLINED:
        application.setPalette(palette, name)  # type: ignore[arg-type]  # its stub asks for bytes, it for text


def is_dark() -> bool:
    """Whether the system asks for dark colours."""
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def surroundings(palette: QPalette) -> Surroundings:
    """Colours around the matrix that go with a palette, and words in the language of the window."""
    around = DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT
    return replace(around, say=spoken)
