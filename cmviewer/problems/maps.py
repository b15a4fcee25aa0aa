"""Problems of label maps."""

from typing import Final

from cmviewer.problems.kind import ProblemKind

SIZES_DIFFER: Final = ProblemKind(
    "sizes-differ",
    "truth and prediction differ in size: {sizes} pixels; this image is left out",
    "write predictions in the size of the truth, with nearest-neighbour resizing",
    means="the maps of truth and prediction of an image differ in size; the image is left out",
    help_mend="write predictions in the size of the truth",
)
MAPS_ACROSS: Final = ProblemKind(
    "maps-across",
    "the prediction lies across its truth ({sizes} pixels), as of a photograph that only one of both has "
    "turned as its camera says; this image is left out",
    "write both of the photograph as it is stored, or both as it is seen, such as by Pillow's exif_transpose",
    means="width and height have changed places from truth to prediction, as of a photograph with an EXIF "
    "mark that only one of both has followed; the image is left out",
    help_mend="write both of the photograph as it is stored, or both as it is seen: Pillow's "
    "`ImageOps.exif_transpose` turns it, OpenCV's `imread` has turned it already",
)
MAPS_TURNED: Final = ProblemKind(
    "maps-turned",
    "predicted maps are about their photographs as {frame} and the truth as {other}, so they were turned as "
    "their cameras say: {evidence}",
    "write both of the photograph as it is stored, or both as it is seen, or tell how the maps are meant",
    means="photographs are marked to be turned, and maps of truth and predictions are about them in "
    "different ways; the predictions were turned",
    decision="exif.prediction",
    help_mend="write both of the photograph as it is stored, or both as it is seen, or tell "
    "`--read exif.prediction=…`",
)
TRUTH_UNPREDICTED: Final = ProblemKind(
    "truth-unpredicted",
    "{name}: {maps} of the truth without a prediction, first {first}; not counted",
    "give the maps of an image the same name on both sides",
    means="maps of the truth have no prediction; they are not counted",
    decision="join",
)
MAP_TWICE: Final = ProblemKind(
    "map-twice",
    "{maps} of images that have one already, first {name}; left out",
    "keep one map an image",
    means="an image has two maps on one side; the first counts",
    help_mend="keep one",
)
MAP_UNREADABLE: Final = ProblemKind(
    "map-unreadable",
    "this map cannot be decoded: it is cut off, or no image; it is left out",
    "write the file again",
    means="a map is cut off or damaged, or does not tell its size; it is left out",
)
DRAWN_WITHOUT_SIZE: Final = MAP_UNREADABLE.worded(
    "this file does not tell the size of its image", "write imageWidth and imageHeight"
)
MAP_LOSSY: Final = ProblemKind(
    "map-lossy",
    "a map cannot be read from {ending}: its compression blurs the values at borders",
    "write the maps as PNG",
    means="the file is compressed with loss, so that values at borders are not those that were written",
    help_mend="write PNG",
)
MAP_ALPHA: Final = ProblemKind(
    "map-alpha",
    "this map is transparent in some places and not in others, so its labels are not clear",
    "write it without an alpha channel",
    means="the map is transparent in some places only, so its labels are not clear",
)
MAP_NOT_LABELS: Final = ProblemKind(
    "map-not-labels",
    "this holds {dtype} of shape {shape}, and not one whole number a pixel",
    "save the class of each pixel: the arg-max over the classes, as whole numbers",
    means="there is not one whole number a pixel",
    help_mend="save the arg-max over the classes",
)
SEVERAL_ARRAYS: Final = MAP_NOT_LABELS.worded(
    "this archive holds {count} arrays, and not one map", "save one array (height, width)"
)
MAP_VALUES_BEYOND: Final = MAP_NOT_LABELS.worded(
    "the values of this map run from {lowest} to {highest}", "write classes from 0 to 65534"
)
MAP_PHOTO: Final = ProblemKind(
    "map-photo",
    "this looks like a photograph and not like a map: {many} different values, few borders",
    "name the folder of the maps",
    means="this looks like a photograph: very many values, few borders",
    decision="truth",
    help_mend="name the folders with `--truth` and `--predictions`",
)
MAP_COLOURS_UNKNOWN: Final = ProblemKind(
    "map-colours-unknown",
    "the colours of this map are no classes that are known, first {first}",
    "name the file that lists the colours of the classes",
    means="nothing tells which classes the colours are",
    decision="classes",
    help_mend="`--classes FILE` with a list of names and colours",
)
COLOURS_OF_NO_CLASS: Final = MAP_COLOURS_UNKNOWN.worded(
    "{share:.0%} of the pixels have colours that are no class, first {colour} at x {x}, y {y}",
    "name the file that lists the colours, if this is no photograph",
    decision="classes",
)
PALETTES_DIFFER: Final = MAP_COLOURS_UNKNOWN.worded(
    "one value has another colour in each palette image, and nothing tells which class a colour is",
    decision="classes",
)
MAP_BEYOND_CLASSES: Final = ProblemKind(
    "map-beyond-classes",
    "{pixels} of the truth, {where}; not counted",
    "choose the list of classes that belongs to these maps",
    means="values or colours of the truth are no class; these pixels are not counted",
    decision="classes",
    help_mend="choose the list of classes that belongs to the maps",
)
MAP_OUTSIDE: Final = ProblemKind(
    "map-outside",
    "{pixels} of the predictions, {where}; counted as (outside)",
    "choose the list of classes that belongs to these maps",
    means="values or colours of predictions are no class; they count as `(outside)`",
    decision="classes",
    help_mend="the same",
)
MAP_BINARY: Final = ProblemKind(
    "map-binary",
    "{what}",
    "tell the ignore label if 255 is not judged",
    means="there is nothing but 0 and 255, or 255 is predicted too, so 255 is taken for a class",
    decision="ignore",
    help_mend="tell the ignore label if it is not judged",
)
MAP_VOID: Final = ProblemKind(
    "map-void",
    "255 is taken for what is not judged, though the other values are levels of grey and no class numbers",
    "say so if 255 is a class",
    means="255 is taken for what is not judged, though the other values are levels of grey",
    decision="ignore",
    help_mend="tell that nothing is ignored, if 255 is a class",
)
MAP_FAR_VALUE: Final = MAP_VOID.worded(
    "value {value} of the truth is never predicted, and lies far above the others, which end at {highest}; "
    "it counts as a class",
    "say so if it is not judged",
    decision="ignore",
)
MAP_VOID_PREDICTED: Final = MAP_VOID.worded(
    "{value} is not judged in the truth, but predicted in a few maps ({maps:,}, in pixels {pixels:,}); where "
    "the truth has a class, that is counted as (outside)",
    "say so if {value} is a class",
    decision="ignore",
)
MAP_NAMES_MOVED: Final = ProblemKind(
    "map-names-moved",
    "{origin}: {evidence}",
    "say so if the names count from 0",
    means="the names of the classes do not count from 0: the values say that they count from 1, or are "
    "named in order, or by their greys",
    decision="class-numbers",
    help_mend="tell it if they do",
)
MAP_NUMBERS_DIFFER: Final = ProblemKind(
    "map-numbers-differ",
    "{name}: truth {true}, predictions {origin}; joined by name",
    "nothing, if that is so",
    means="predictions number their classes otherwise than the truth, as the values and the truth show; "
    "they are joined by name",
    help_mend="tell it if that is not so",
)
MAP_NUMBERS_READ: Final = MAP_NUMBERS_DIFFER.worded(
    "{name}: {how} ({so})", "say so if they are the truth's numbers"
)
MAP_NUMBERS_UNTOLD: Final = ProblemKind(
    "map-numbers-untold",
    "{name}: predicted numbers are taken as the truth's; the values allow another meaning, and "
    "agreement does not tell ({agreed})",
    "say which it is",
    means="numbers could be meant in another way, and nothing tells which: those of predictions are taken "
    "as the truth's, names to count from 0",
    help_mend="tell which it is",
)
MAP_ZERO_UNNAMED: Final = MAP_NUMBERS_UNTOLD.worded(
    "{origin}: 0 has no name, and is counted as {first}; predictions may not know it",
    "say so if 0 is not judged",
    decision="ignore",
)
MAP_LAST_UNNAMED: Final = MAP_NUMBERS_UNTOLD.worded(
    "{origin}: there are {count} names and values up to {count}; 0 is taken for {first}, and {count} "
    "for what is not judged, as nobody predicts it",
    "say so if 1 is {first}",
    decision="class-numbers",
)
MAP_NUMBER_BEYOND_NAMES: Final = MAP_NUMBERS_UNTOLD.worded(
    "{origin}: there are {count} names, and 0 was taken for {first}; {count}, which few maps hold, has none",
    "say so if 1 is {first}",
    decision="class-numbers",
)
MAP_ORDER: Final = ProblemKind(
    "map-order",
    "{name}: the network may number its classes in another order ({listed}); they are counted as "
    "they are numbered",
    "hold the list of classes against that of the training",
    means="predictions look as if the network numbered its classes in another order; they are counted as "
    "they are",
    decision="class-numbers",
)
MAP_ORDER_WITHOUT_FIRST: Final = MAP_ORDER.worded(
    "{name}: the network may have been trained without {first}, which no truth looked at has ({listed}); "
    "they are counted as they are numbered",
    "say so if it is not judged",
    decision="ignore",
)
MAP_CLASS_EACH: Final = ProblemKind(
    "map-class-each",
    "each class has a mask of its own here ({listed}), which is not read",
    "write one map an image, with a class number a pixel",
    means="each class of an image is a mask of its own, which is not read",
)
MAP_PAGES: Final = ProblemKind(
    "map-pages",
    "{what}",
    "write each page as a file of its own",
    means="the pages of an image differ in size or kind, or are too many for one map",
)
MAP_UNLISTED: Final = ProblemKind(
    "map-unlisted",
    "{name} says nothing of this map",
    "list its segments in the JSON file",
    means="the JSON file of panoptic maps says nothing of a map; it is left out",
    help_mend="list its segments",
)
