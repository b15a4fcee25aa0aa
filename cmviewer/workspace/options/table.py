"""Every choice of a person, once: command line, menus, settings, sessions, summary and help read it."""

from typing import Any, Final

from cmviewer.confusion.view_state import Order, Side, View
from cmviewer.evaluation import Evaluation, Unit
from cmviewer.workspace.look import ColourMap, Diagonal, Scale
from cmviewer.workspace.options.chosen_classes import SHOWN_CLASSES, labels_told
from cmviewer.workspace.options.colour_ranges import COLOUR_RANGES
from cmviewer.workspace.options.counted import COUNTED
from cmviewer.workspace.options.kinds import (
    COUNT,
    DOTS,
    MILLIMETRES,
    SWITCH,
    TEXT,
    one_of,
)
from cmviewer.workspace.options.option import Entry, Heading, Option, switch
from cmviewer.workspace.options.over_images import OVER_IMAGES
from cmviewer.workspace.options.picture_formats import PICTURE_FORMATS
from cmviewer.workspace.options.rule_of_compared import RULE_OF_COMPARED, TOGETHER

VIEW, MATRIX = "&View", "&Matrix"
"""Menus that options stand in."""


def _on_one_scale(told: ColourMap, _evaluation: Evaluation | None) -> dict[str, Any]:
    """A named map is for all cells: colours of their own for correct cells and errors would hide it."""
    return {"look.style.colour_map": told, "look.style.diagonal": Diagonal.SAME}


_SHOWN: Final = (
    Option(
        "state.view",
        one_of(View),
        "counts, or what they are shares of",
        flag="view",
        remembered="view/view",
        summary="view",
        entries=(
            Entry("view-counts", MATRIX, "&Counts", View.COUNTS, "1"),
            Entry("view-truth", MATRIX, "By &truth", View.TRUTH, "2"),
            Entry("view-prediction", MATRIX, "By &prediction", View.PREDICTION, "3"),
            Entry("view-all", MATRIX, "By &all", View.ALL, "4"),
        ),
    ),
    Option(
        "state.background",
        SWITCH,
        "show the background of objects, or *(outside)* of pixels, in the picture",
        not_of=Unit.SAMPLE,
        flag="background",
        remembered="view/background",
        summary="background_shown",
        entries=(switch("background", MATRIX, "Back&ground", "B", begins=True),),
    ),
    Option(
        "state.rows",
        one_of(Side),
        "the side that stands on the rows of the picture",
        flag="rows",
        remembered="view/rows",
        summary="rows",
        entries=(Entry("transpose", MATRIX, "T&ranspose", Side.PREDICTION, "T", Side.TRUTH),),
    ),
    Option(
        "state.order",
        one_of(Order),
        "in which order the classes stand",
        flag="order",
        remembered="view/order",
        summary="order",
    ),
    Option(
        "state.shown",
        SHOWN_CLASSES,
        "classes to show, with commas between, or a text file with a name a line; the rest is *(other)*",
        flag="show",
        unless="all",
        summary="shown",
        settle=labels_told,
    ),
    Option(
        "state.top",
        COUNT,
        "show the N most confused of these classes, the rest as *(other)*",
        flag="top",
        unless="all",
        summary="top",
    ),
    Option(
        "panels.intervals",
        SWITCH,
        "95 % intervals of the metrics, by 2,000 draws of the images; classes of few truths say so",
        flag="intervals",
        entries=(switch("intervals", MATRIX, "95 % &intervals of the metrics", begins=True),),
    ),
)

_COMPARED: Final = (
    Option(
        "compared.rule",
        RULE_OF_COMPARED,
        "by what the compared checkpoint is counted: as the other one, its own, or thresholds of its own",
        flag="compare-rule",
        heading=Heading.COMPARED,
    ),
    Option(
        "compared.together",
        TOGETHER,
        "images that belong together, so that chance is that of whole folders, or of values of a column",
        flag="compare-together",
        heading=Heading.COMPARED,
        unless="each image by itself",
        entries=(
            Entry(
                "folders-together",
                f"{VIEW}/Com&pared",
                "Images of a &folder belong together",
                "folder",
                None,
                "",
            ),
        ),
    ),
)

_DRAWN: Final = (
    Option(
        "look.style.colour_map",
        one_of(ColourMap),
        "colours of the cells, on one scale for correct ones and errors",
        flag="colours",
        heading=Heading.DRAWN,
        spread=_on_one_scale,
        unless="blue and orange",
        remembered="look/colour-map",
        summary="figure.colours",
        entries=tuple(Entry(f"colours-{one}", f"{VIEW}/&Colours", one.value, one) for one in ColourMap),
    ),
    Option(
        "look.style.scale",
        one_of(Scale),
        "how values become colours",
        flag="scale",
        heading=Heading.DRAWN,
        remembered="look/scale",
        summary="figure.scale",
        entries=(Entry("log", MATRIX, "&Log colours", Scale.LOG, "L", Scale.LINEAR, begins=True),),
    ),
    Option(
        "look.style.diagonal",
        one_of(Diagonal),
        "how the correct cells are coloured beside the errors",
        flag="diagonal",
        heading=Heading.DRAWN,
        remembered="look/diagonal",
        summary="figure.diagonal",
        entries=(
            *(Entry(f"diagonal-{one}", f"{VIEW}/Correct &diagonal", one.value, one) for one in Diagonal),
            Entry(
                "hide-diagonal", MATRIX, "Hide correct &diagonal", Diagonal.HIDDEN, "D", Diagonal.BLUE_ORANGE
            ),
        ),
    ),
    Option(
        "look.ranges",
        COLOUR_RANGES,
        "value of the darkest colour of each scale, a share or a count",
        flag="ranges",
        heading=Heading.DRAWN,
        unless="the largest that is shown",
        summary="figure.ranges",
    ),
    Option(
        "look.colour_bar",
        SWITCH,
        "draw the colour bar beside the matrix",
        flag="colour-bar",
        heading=Heading.DRAWN,
        remembered="look/colour-bar",
        summary="figure.colour_bar",
        entries=(switch("colour-bar", VIEW, "Colour &bar", begins=True),),
    ),
    Option(
        "look.figure.title",
        TEXT,
        "words above the picture",
        flag="title",
        heading=Heading.DRAWN,
        unless="the name of what was opened",
        summary="figure.title",
    ),
    Option(
        "look.figure.width",
        MILLIMETRES,
        "width of the picture on paper",
        flag="size",
        heading=Heading.DRAWN,
        unless="as many as it needs",
        summary="figure.size",
    ),
    Option(
        "look.figure.dpi",
        DOTS,
        "pixels of the picture to an inch of paper",
        flag="dpi",
        heading=Heading.DRAWN,
        unless="96, in the window 192",
        summary="figure.dpi",
    ),
    Option(
        "look.figure.formats",
        PICTURE_FORMATS,
        "files that hold the picture",
        flag="figure",
        heading=Heading.DRAWN,
        summary="figure.formats",
    ),
    Option(
        "look.figure.headline",
        SWITCH,
        "write the numbers that say most, such as the accuracy, above the caption of the picture",
        flag="headline",
        heading=Heading.DRAWN,
        summary="figure.headline",
    ),
)

OPTIONS: Final = (*COUNTED, *_SHOWN, *_COMPARED, *_DRAWN, *OVER_IMAGES)
