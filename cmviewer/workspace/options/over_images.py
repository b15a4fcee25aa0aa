"""What can be chosen of what is drawn over images."""

from typing import Final

from cmviewer.evaluation import Unit
from cmviewer.workspace.options.kinds import SHARE, SWITCH, one_of, or_nothing
from cmviewer.workspace.options.option import Entry, Option, switch
from cmviewer.workspace.overlays import Layer, Predictions

_MENU: Final = "E&xamples"

_OVER_OBJECTS: Final = (
    Option(
        "overlays.objects.truth",
        SWITCH,
        "draw true objects",
        unit=Unit.OBJECT,
        entries=(switch("truth-boxes", _MENU, "Draw &truths", "G", "truth", begins=True),),
    ),
    Option(
        "overlays.objects.prediction",
        SWITCH,
        "draw predicted objects",
        unit=Unit.OBJECT,
        entries=(switch("prediction-boxes", _MENU, "Draw p&redictions", "H", "prediction"),),
    ),
    Option(
        "overlays.objects.labels",
        SWITCH,
        "draw names and scores of objects",
        unit=Unit.OBJECT,
        entries=(switch("box-labels", _MENU, "Draw names and &scores", "K", "names"),),
    ),
    Option(
        "overlays.objects.low",
        SWITCH,
        "draw predictions under the score threshold",
        unit=Unit.OBJECT,
        entries=(
            switch("low-scores", _MENU, "Draw predictions &under the score threshold", "Y", "low scores"),
        ),
    ),
    Option(
        "overlays.objects.predictions",
        one_of(Predictions),
        "whose predictions are drawn where two checkpoints are compared",
        unit=Unit.OBJECT,
    ),
)

_OVER_MAPS: Final = (
    Option(
        "overlays.maps.layer",
        or_nothing(one_of(Layer)),
        "what lies over the photo",
        unit=Unit.PIXEL,
        entries=tuple(
            Entry(f"{one}-map", _MENU, words, one, keys, None, one.value, begins=one is Layer.TRUTH)
            for one, words, keys in (
                (Layer.TRUTH, "Lay the &truth over the photo", "G"),
                (Layer.PREDICTION, "Lay the p&rediction over the photo", "H"),
                (Layer.DIFFERENCE, "Lay the &difference over the photo", "E"),
                (Layer.CHANGE, "Lay what changed over the photo, where two are compared", "X"),
            )
        ),
    ),
    Option(
        "overlays.maps.mark",
        SWITCH,
        "paint the pixels of the cell",
        unit=Unit.PIXEL,
        entries=(switch("cell-pixels", _MENU, "P&aint the pixels of the cell", "C", "its pixels"),),
    ),
    Option(
        "overlays.maps.side_by_side",
        SWITCH,
        "photo and maps beside each other",
        unit=Unit.PIXEL,
        entries=(switch("side-by-side", _MENU, "Photo and maps &side by side", "S", "side by side"),),
    ),
    Option("overlays.maps.opacity", SHARE, "how much the map covers the photo", unit=Unit.PIXEL),
)

OVER_IMAGES: Final = (*_OVER_OBJECTS, *_OVER_MAPS)
