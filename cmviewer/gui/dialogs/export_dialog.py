"""What the exported heatmap is: its file, title, colours, and size on paper."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cmviewer.gui.heatmap.picture import (
    LARGEST_SIDE,
    Picture,
    natural_size,
    size_on_paper,
)
from cmviewer.gui.heatmap.picture_layout import MILLIMETRES_AN_INCH, SCREEN_DPI
from cmviewer.gui.plain_text import Label
from cmviewer.gui.translating import translated
from cmviewer.workspace.look import ColourMap, Diagonal, Look, PictureFormat

DPI_CHOICE: Final = 192
LEAST_DPI, MOST_DPI = 24, 1_200
LEAST_WIDTH, MOST_WIDTH = 10.0, 2_000.0
"""Millimetres."""


class ExportDialog(QDialog):
    """Asks what is written; of a PNG width in pixels and DPI follow each other."""

    def __init__(self, picture: Picture, parent: QWidget | None = None) -> None:
        """picture: as it is offered first; its look says formats, width and DPI."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export heatmap"))
        self._picture = picture
        figure = picture.look.figure
        self.format_box = QComboBox()
        for one in PictureFormat:
            self.format_box.addItem(one.value.upper(), one)
        self.format_box.setCurrentIndex(self.format_box.findData(figure.formats[0]))
        self.title_line = QLineEdit(picture.title)
        self.colours_box = QComboBox()
        self.colours_box.addItem(self.tr("As in the window"), None)
        for colours in ColourMap:
            self.colours_box.addItem(translated(colours.value), colours)
        self.bar_box = QCheckBox(self.tr("Colour &bar"))
        self.bar_box.setChecked(picture.look.colour_bar)
        self.headline_box = QCheckBox(self.tr("&Headline numbers"))
        self.headline_box.setChecked(figure.headline)
        self.paper_box = QDoubleSpinBox()
        self.paper_box.setRange(LEAST_WIDTH, MOST_WIDTH)
        self.paper_box.setDecimals(1)
        self.paper_box.setSuffix(" mm")
        self.dpi_box, self.width_box = QSpinBox(), QSpinBox()
        self.width_box.setSuffix(" px")
        self._size = Label()
        layout = QVBoxLayout(self)
        layout.addLayout(self._form())
        layout.addWidget(self._buttons())
        on_paper = size_on_paper(picture, figure)
        self.paper_box.setValue(on_paper.width() / SCREEN_DPI * MILLIMETRES_AN_INCH)
        self.dpi_box.setRange(LEAST_DPI, MOST_DPI)
        self.dpi_box.setValue(DPI_CHOICE if figure.dpi is None else figure.dpi)
        self.width_box.setRange(1, LARGEST_SIDE)
        self.paper_box.valueChanged.connect(self._follow_dpi)
        self.dpi_box.valueChanged.connect(self._follow_dpi)
        self.width_box.valueChanged.connect(self._follow_width)
        self.bar_box.toggled.connect(self._say)
        self.headline_box.toggled.connect(self._say)
        self.format_box.currentIndexChanged.connect(self._say)
        self._follow_dpi()

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.addRow(self.tr("&File"), self.format_box)
        form.addRow(self.tr("&Title"), self.title_line)
        form.addRow(self.tr("&Colours"), self.colours_box)
        form.addRow("", self.bar_box)
        form.addRow("", self.headline_box)
        form.addRow(self.tr("&Width on paper"), self.paper_box)
        form.addRow(self.tr("&DPI"), self.dpi_box)
        form.addRow(self.tr("Width in &pixels"), self.width_box)
        form.addRow(self.tr("Size"), self._size)
        return form

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    @property
    def format(self) -> PictureFormat:
        """Kind of the file."""
        return PictureFormat(self.format_box.currentData())

    @property
    def picture(self) -> Picture:
        """The picture as it was chosen, its width and DPI in its look."""
        figure = replace(
            self._picture.look.figure,
            width=self.paper_box.value(),
            dpi=self.dpi_box.value(),
            headline=self.headline_box.isChecked(),
        )
        return replace(self._picture, title=self.title_line.text(), look=replace(self._look, figure=figure))

    @property
    def _look(self) -> Look:
        look, colours = self._picture.look, self.colours_box.currentData()
        if colours is not None:
            style = replace(look.style, colour_map=ColourMap(colours), diagonal=Diagonal.SAME)
            look = replace(look, style=style)
        return replace(look, colour_bar=self.bar_box.isChecked())

    def _follow_width(self) -> None:
        with QSignalBlocker(self.dpi_box):
            self.dpi_box.setValue(round(self.width_box.value() / self._inches))
        self._say()

    def _follow_dpi(self) -> None:
        with QSignalBlocker(self.width_box):
            self.width_box.setValue(round(self._inches * self.dpi_box.value()))
        self._say()

    @property
    def _inches(self) -> float:
        return self.paper_box.value() / MILLIMETRES_AN_INCH

    def _say(self) -> None:
        """Say how large it becomes; a drawing of shapes has no pixels."""
        is_png = self.format is PictureFormat.PNG
        for box in (self.dpi_box, self.width_box):
            box.setEnabled(is_png)
        natural = natural_size(self.picture)
        tall = natural.height() / natural.width()
        words = f"{self.paper_box.value():g} × {tall * self.paper_box.value():.1f} mm"
        if is_png:
            width = self.width_box.value()
            words += f" · {width:,} × {round(tall * width):,} px"
        self._size.setText(words)
