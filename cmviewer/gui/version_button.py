"""The version, in sight at the foot of the window."""

from PySide6.QtWidgets import QToolButton

from cmviewer.version import __version__


class VersionButton(QToolButton):
    """Leads to what the program is made of."""

    def __init__(self) -> None:
        super().__init__()
        words = self.tr("About cmviewer {}").format(__version__)
        self.setText(__version__)
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setAutoRaise(True)
