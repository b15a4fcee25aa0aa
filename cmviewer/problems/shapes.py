"""Problems of boxes, polygons, masks, and of the rows and records that hold them."""

from typing import Final

from cmviewer.problems.kind import ProblemKind

BOX_MISSING: Final = ProblemKind(
    "box-missing",
    "an object has neither a box nor a region; such objects are left out",
    "write its bbox",
    means="an object has neither a box nor a region; it was left out",
    help_mend="write its `bbox`",
)
BOX_OUTSIDE: Final = ProblemKind(
    "box-outside",
    "a box lies outside its image; it counts as it is",
    "check that the boxes belong to these images, and how they are written",
    means="a box lies outside its image; it counts as it is",
    decision="boxes.prediction",
    help_mend="check how the boxes are written: `--boxes`",
)
BOXES_READ_OTHERWISE: Final = ProblemKind(
    "boxes-read-otherwise",
    "the boxes are not {usual}; they were read as {best}: so {evidence}",
    "write boxes as their format has them, or tell how they are meant",
    means="boxes cannot be what their format says; they were read in the way that fits",
    decision="boxes.prediction",
    help_mend="say how they are meant: `--boxes`",
)
TRUE_BOXES_READ_OTHERWISE: Final = BOXES_READ_OTHERWISE.worded(
    "the true boxes are not {usual}; they were read as {best}: so {evidence}", decision="boxes.truth"
)
CLASSES_NOT_JUDGED: Final = ProblemKind(
    "classes-not-judged",
    "the truth says nothing of their class in their image of {lost:,} predictions; they are not judged",
    "nothing: data sets with very many classes look for some of them in each image",
    means="LVIS says which classes were looked for in an image; predictions of the others are not judged "
    "there",
    help_mend="nothing",
)
BOXES_UNCERTAIN: Final = ProblemKind(
    "boxes-uncertain",
    "the boxes were read as {usual}, which the truth does not confirm: so {support}, as {best} {agreeing:,}",
    "look whether the boxes lie on the objects, and tell how they are meant",
    means="boxes fit several formats, and the objects that they lie on do not tell which; that of the "
    "layout was taken",
    decision="boxes.prediction",
    help_mend="look at some images; tell `--read boxes.prediction=…`",
)
TRUE_BOXES_UNCERTAIN: Final = BOXES_UNCERTAIN.worded(
    "the true boxes were read as {usual}: so {support}; both sides as {best}, {agreeing:,}",
    decision="boxes.truth",
)
BOXES_DOUBTFUL: Final = ProblemKind(
    "boxes-doubtful",
    "only {written:.0%} of the boxes lie in their images; read as {best} it would be {inside:.0%}",
    "look whether the boxes lie on the objects, and tell how they are meant",
    means="the boxes were read as their format says, but look like another layout, in which nearly all lie "
    "in their images",
    decision="boxes.prediction",
    help_mend="try `--boxes`",
)
BOXES_LIKE_ANOTHER_LAYOUT: Final = BOXES_DOUBTFUL.worded(
    "boxes were read as {usual}, but look like {likely}",
    "look at some images, and read them so if they fit",
    decision="boxes.prediction",
)
RING_UNUSABLE: Final = ProblemKind(
    "ring-unusable",
    "a ring has fewer than three points, or a coordinate that is no number; such rings are left out",
    "write at least three points of each ring, x and y of each",
    means="a ring of a polygon has fewer than three points, or no numbers; the ring was left out",
    help_mend="write at least three points of each ring",
)
OUTLINE_ENDLESS: Final = ProblemKind(
    "outline-endless",
    "an outline runs through more than {limit:,.0f} million pixels, winds to and fro or crosses "
    "itself again and again, has more than {points:,} points, or is far from every image; such "
    "objects were left out",
    "draw the outline again",
    means="the outline of a polygon runs through more than two million pixels, winds to and fro or crosses "
    "itself again and again, has more than 100,000 points, or is far from every image; the object "
    "was left out",
)
RING_CROSSING: Final = ProblemKind(
    "ring-crossing",
    "the outline of a polygon crosses itself; it was cut where it crosses",
    "draw the outline again",
    means="the outline of a polygon crosses itself; it was cut where it crosses",
)
MASK_BROKEN: Final = ProblemKind(
    "mask-broken",
    "a run-length mask is broken, its runs do not fill its size, or no image is so large; such "
    "objects are left out",
    "write the masks again, with pycocotools for example",
    means="a run-length mask is broken, its runs do not fill its size or its box, or no image is so large; "
    "the object was left out",
    help_mend="write or export the masks again",
)
CVAT_MASK_BROKEN: Final = MASK_BROKEN.worded(
    "the runs of a mask do not fill its box, or leave its image, or that is too large; it is left out",
    "export the masks again",
)
MASK_SIZE: Final = ProblemKind(
    "mask-size",
    "a run-length mask is as large as no image, the first {mask_height} x {mask_width} where the "
    "image is {height} x {width}; such objects were left out",
    "write masks in the size of the image",
    means="a run-length mask is not as large as its image; the object was left out",
)
PICKLE_REFUSED: Final = ProblemKind(
    "pickle-refused",
    "pickle and torch files can run code when they are read; this one was not",
    "export its results as COCO JSON, CSV or .npy",
    means="pickle and torch files can run code when they are read; they are never read",
    help_mend="export the results as COCO JSON, CSV or `.npy`",
)
LABEL_ROW: Final = ProblemKind(
    "label-row",
    "no row of YOLO labels, such as `class cx cy w h` or `class x1 y1 x2 y2 x3 y3 …`; it is left out",
    "write the class, then the coordinates as shares of the image",
    means="a row of YOLO labels has too few, too many or other words; it was left out",
)
BOX_ROW: Final = ProblemKind(
    "box-row",
    "no row of boxes, such as `class left top right bottom` or `class score left top right bottom`; "
    "it is left out",
    "write the class, the score of a prediction, and four numbers",
    means="a row of boxes has too few numbers; it was left out",
)
KITTI_ROW: Final = ProblemKind(
    "kitti-row",
    "no row of KITTI labels, which have a type and 14 numbers, or 15 with a score; it is left out",
    "write all columns of the format",
    means="a row of KITTI labels has not the 15 columns of the truth or the 16 of predictions; it was left "
    "out",
    help_mend="write all columns",
)
DOTA_ROW: Final = ProblemKind(
    "dota-row",
    "no row of DOTA labels, `x1 y1 x2 y2 x3 y3 x4 y4 class difficult`; it is left out",
    "write four points, the class, and 0 or 1",
    means="a row of DOTA labels is not four points, a class, and 0 or 1; it was left out",
    help_mend="write all columns",
)
ROWS_REPEATED: Final = ProblemKind(
    "rows-repeated",
    "an object stands there twice, equal to the last digit; it counts once",
    "leave out what was written again",
    means="all rows of a file stand there more than once, as another run into the same folder leaves them; "
    "each counts once",
    help_mend="evaluate into an empty folder",
)
RUN_REPEATED: Final = ROWS_REPEATED.worded(
    "every row stands there more than once, as a second run into the same folder leaves it; each counts once",
    "evaluate into an empty folder",
)
BOX_NOT_A_NUMBER: Final = ProblemKind(
    "box-not-a-number",
    "a coordinate is no finite number; such objects are left out",
    "write numbers",
    means="a coordinate is no finite number; such objects were left out",
)
BOX_NEGATIVE: Final = ProblemKind(
    "box-negative",
    "a box ends before it begins; such objects are left out",
    "check in which order the numbers of a box are written",
    means="a box ends before it begins; such objects were left out",
    decision="boxes.prediction",
    help_mend="check the order of the numbers, or say it with `--boxes`",
)
POLYGON_TOO_SHORT: Final = ProblemKind(
    "polygon-too-short",
    "a polygon has less than three points; such objects are left out",
    "write at least three points, or a box",
    means="a polygon has less than three points; such objects were left out",
)
OBJECT_INCOMPLETE: Final = ProblemKind(
    "object-incomplete",
    "an object has no name, or neither a box nor a polygon; it is left out",
    "write `name` and `bndbox` of every object",
    means="an object has no name, or neither a box nor a polygon; it was left out",
    help_mend="write both",
)
SHAPE_LEFT_OUT: Final = ProblemKind(
    "shape-left-out",
    "a shape is no region, such as a line or a point; it is left out",
    "draw objects as boxes, polygons, ellipses or masks",
    means="a shape is no region, such as a line or a point; it was left out",
    help_mend="draw objects as polygons, boxes or masks",
)
LABELME_SHAPE_LEFT_OUT: Final = SHAPE_LEFT_OUT.worded(
    "a shape is no region, such as a line or a point, or is broken; it is left out",
    "draw objects as polygons, rectangles or circles",
)
XML_ENTITIES: Final = ProblemKind(
    "xml-entities",
    "the XML declares entities of its own, which could grow without end; it was not read",
    "write it without a document type",
    means="an XML file declares entities, which could grow without end; it was not read",
)
