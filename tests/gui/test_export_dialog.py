"""How large a picture is exported: width and DPI follow each other from the first moment on."""

import pytest
from PySide6.QtCore import QSizeF

from cmviewer.gui.dialogs.export_dialog import ExportDialog

NATURAL = QSizeF(976, 632)


@pytest.mark.parametrize("dpi", [24, 96, 192, 300])
@pytest.mark.parametrize("share", [0.08, 1.0, 2.0])
def test_what_is_offered_first_is_the_picture_at_the_dpi_that_were_chosen(qtbot, dpi, share):
    natural = NATURAL * share
    dialog = ExportDialog("mine", natural, dpi)
    qtbot.addWidget(dialog)
    assert dialog.pixels == pytest.approx(natural.width() * dpi / 96, abs=1)
    assert dialog.dpi == pytest.approx(dpi, rel=0.05)
    assert dialog.title == "mine"


def test_a_width_that_is_typed_says_its_dpi_and_the_other_way_round(qtbot):
    dialog = ExportDialog("mine", NATURAL)
    qtbot.addWidget(dialog)
    dialog.width_box.setValue(1952)
    assert dialog.dpi_box.value() == 192
    dialog.dpi_box.setValue(96)
    assert dialog.width_box.value() == 976
