"""An example without what was predicted, for whoever is to judge its label alone."""

from dataclasses import replace
from typing import TYPE_CHECKING

from cmviewer.examples.examples import Example
from cmviewer.gui.translating import translated
from cmviewer.workspace.overlays import ObjectOverlay

if TYPE_CHECKING:
    from cmviewer.gui.examples.image.panel import ImagePanel


def show_predictions(panel: "ImagePanel", example: Example, look: ObjectOverlay) -> None:
    """Draw what is to be drawn; what was predicted, and all that lets guess it, only where it may be seen."""
    panel.canvas.show_look(look)
    if not panel.is_blind(example):
        return
    panel.title.setText(
        translated("{}\ntruth {}; what was predicted is hidden until its label is judged").format(
            example.name, example.truth
        )
    )
    panel.title.setToolTip("")
    panel.canvas.show_look(replace(look, prediction=False, low=False))
    for part in (panel.bars, panel.why_fold, panel.objects_fold, panel.strip_fold):
        part.setVisible(False)
