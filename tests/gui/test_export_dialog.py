"""What is exported as a picture: its file, colours and size; pixels and DPI follow each other."""

from dataclasses import replace

import pytest

from cmviewer.gui.dialogs.export_dialog import ExportDialog
from cmviewer.gui.heatmap.picture import natural_size
from cmviewer.workspace.look import ColourMap, Diagonal, Figure, Look, PictureFormat
from tests.gui.test_picture import picture

PICTURE = replace(picture(5, "truth"), title="mine")


def dialog_of(qtbot, figure=None):
    look = Look() if figure is None else Look(figure=figure)
    dialog = ExportDialog(replace(PICTURE, look=look))
    qtbot.addWidget(dialog)
    return dialog


@pytest.mark.parametrize("dpi", [24, 96, 192, 300])
def test_what_is_offered_first_is_as_it_was_told(qtbot, dpi):
    dialog = dialog_of(qtbot, Figure(None, 85.0, dpi, (PictureFormat.PDF, PictureFormat.SVG)))
    assert dialog.width_box.value() == pytest.approx(85 / 25.4 * dpi, abs=1)
    assert dialog.picture.look.figure.width == 85
    assert dialog.picture.look.figure.dpi == dpi
    assert (dialog.picture.title, dialog.format) == ("mine", PictureFormat.PDF)


def test_pixels_dpi_and_millimetres_follow_each_other(qtbot):
    dialog = dialog_of(qtbot)
    assert dialog.paper_box.value() == pytest.approx(natural_size(PICTURE).width() / 96 * 25.4, abs=0.1)
    dialog.paper_box.setValue(254)
    assert dialog.width_box.value() == 1920  # 10 inches at 192 DPI
    dialog.width_box.setValue(3000)
    assert dialog.dpi_box.value() == 300
    dialog.dpi_box.setValue(96)
    assert dialog.width_box.value() == 960


def test_a_drawing_of_shapes_has_no_pixels_and_colours_are_chosen_for_it_alone(qtbot):
    dialog = dialog_of(qtbot)
    dialog.format_box.setCurrentText("SVG")
    assert not dialog.dpi_box.isEnabled()
    assert not dialog.width_box.isEnabled()
    assert dialog.picture.look.style == Look().style
    dialog.colours_box.setCurrentText("greys")
    dialog.bar_box.setChecked(False)
    look = dialog.picture.look
    assert (look.style.colour_map, look.style.diagonal) == (ColourMap.GREYS, Diagonal.SAME)
    assert not look.colour_bar
