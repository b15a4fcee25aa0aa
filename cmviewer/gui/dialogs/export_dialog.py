"""How large the exported heatmap shall be."""

from typing import Final

from PySide6.QtCore import QSignalBlocker, QSizeF
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cmviewer.gui.heatmap.picture import LARGEST_SIDE, SCREEN_DPI
from cmviewer.gui.plain_text import Label

DPI_CHOICE: Final = 192
LEAST_DPI: Final = 24


class ExportDialog(QDialog):
    """Asks for a title, and for a width in pixels or for DPI; either follows the other."""

    def __init__(
        self, title: str, natural: QSizeF, dpi: int | None = None, parent: QWidget | None = None
    ) -> None:
        """natural: size of the picture at 96 DPI. dpi: those that are offered first."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export heatmap"))
        self._natural = natural
        self.title_line = QLineEdit(title)
        most = LARGEST_SIDE / max(natural.width(), natural.height())
        self.width_box = QSpinBox()
        self.width_box.setRange(
            round(natural.width() * LEAST_DPI / SCREEN_DPI), round(most * natural.width())
        )
        self.width_box.setSuffix(" px")
        self.dpi_box = QSpinBox()
        self.dpi_box.setRange(LEAST_DPI, max(LEAST_DPI, int(most * SCREEN_DPI)))
        self._height = Label()
        form = QFormLayout()
        form.addRow(self.tr("&Title"), self.title_line)
        form.addRow(self.tr("&Width"), self.width_box)
        form.addRow(self.tr("&DPI"), self.dpi_box)
        form.addRow(self.tr("Height"), self._height)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.width_box.valueChanged.connect(self._follow_width)
        self.dpi_box.valueChanged.connect(self._follow_dpi)
        self.dpi_box.setValue(DPI_CHOICE if dpi is None else dpi)
        self._follow_dpi()  # the box may have had this value before anything listened to it

    @property
    def title(self) -> str:
        """Words above the picture."""
        return self.title_line.text()

    @property
    def pixels(self) -> int:
        """Width of the picture in pixels."""
        return self.width_box.value()

    @property
    def dpi(self) -> float:
        """Pixels to an inch of a picture of natural size."""
        return self._scale * SCREEN_DPI

    @property
    def _scale(self) -> float:
        return self.width_box.value() / self._natural.width()

    def _follow_width(self) -> None:
        with QSignalBlocker(self.dpi_box):
            self.dpi_box.setValue(round(self._scale * SCREEN_DPI))
        self._say()

    def _follow_dpi(self) -> None:
        with QSignalBlocker(self.width_box):
            self.width_box.setValue(round(self._natural.width() * self.dpi_box.value() / SCREEN_DPI))
        self._say()

    def _say(self) -> None:
        self._height.setText(f"{round(self._scale * self._natural.height()):,} px")
