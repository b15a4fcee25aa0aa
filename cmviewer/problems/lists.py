"""Lists of examples, as they are written for other tools."""

from typing import Final

from cmviewer.problems.kind import ProblemKind

FORMAT_NOT_OF_TASK: Final = ProblemKind(
    "list-format-other-task",
    "{name} holds no list of what is counted here, which is {unit}s",
    "choose one of {fitting}",
    means="a list was to be written in a format that does not hold what the task counts",
    help_mend="choose one of those that the message names",
)
NO_IMAGE_SIZE: Final = ProblemKind(
    "list-without-sizes",
    "nobody knows how large an image is, and its boxes would be shares of it",
    "say where the images are, or write another format",
    means="boxes were to be written as shares of an image whose size is not known",
    decision="images",
)
NO_YOLO_SHAPE: Final = ProblemKind(
    "list-without-shape",
    "an object is an empty mask, or one of countless pieces, which no label of YOLO holds; it was left out",
    "write coco, which holds them all",
    means="an object has a shape that the format of a list cannot hold",
)
ONE_OUTLINE: Final = ProblemKind(
    "list-one-outline",
    "an object has several parts, or holes, and a label of YOLO is one outline: its largest was written",
    "write coco, which holds them all",
    means="an object has several outlines, and the format of a list holds one",
)
NAME_REPEATS: Final = ProblemKind(
    "list-name-repeats",
    "the file of an image would be called as that of another, {name!r}; it was left out",
    "write coco, which holds them all",
    means="a list has a file an image, and the names of two images differ in nothing but their ending",
)
NO_CROP: Final = ProblemKind(
    "list-without-picture",
    "an example has no picture to cut out of: {why}",
    "say where the images are",
    means="pictures of examples were to be written, and the image of some cannot be read",
    decision="images",
)
