"""Problems of results as a whole: what has to be seen before the numbers, and how they were joined."""

from typing import Final

from cmviewer.problems.kind import ProblemKind

AGREEMENT_NEAR_CHANCE: Final = ProblemKind(
    "agreement-near-chance",
    "truth and prediction agree no better than by chance (kappa {read:.2f}), and with class numbers "
    "shifted by one they do ({best:.2f})",
    "tell how class numbers are meant",
    means="truth and prediction agree no better than by chance, and with class numbers shifted by one they "
    "do",
    decision="class-numbers",
    help_mend="tell `--read class-numbers=…`",
)
CLASSES_ONE_SIDED: Final = ProblemKind(
    "classes-one-sided",
    "{unpredicted:,} classes of the truth are never predicted ({unpredicted_names}), and {untrue:,} "
    "predicted ones are never true ({untrue_names})",
    "look whether the names of both sides are of one list; name the classes",
    means="most truths are of classes that are never predicted, and most predictions of classes that are "
    "never true",
    decision="class-numbers",
    help_mend="look whether the names of both sides are of one list: `--classes`",
)
EVERYTHING_RIGHT: Final = ProblemKind(
    "everything-right",
    "{what}",
    "look whether the predictions are a copy of the truth, or the truth itself",
    means="every prediction is the truth to the letter, as no model's are",
    decision="truth",
    help_mend="look whether the predictions are a copy of the truth",
)
SOURCE_HALF_READ: Final = ProblemKind(
    "source-half-read",
    "{what}",
    "mend what is said of them",
    means="more than half of the records of a side were left out",
)
SOURCE_UNUSABLE: Final = ProblemKind(
    "source-unusable",
    "{what}",
    "mend what is said of them, or choose another file",
    means="fewer than 1 record in 20 of a side can be used; nothing is shown",
)
TRAINING_IMAGES_JUDGED: Final = ProblemKind(
    "training-images-judged",
    "the predictions are of the images of {part!r}, which a model has seen in training, so that it "
    "looks better than it is; those of {listed} are not judged",
    "let the model predict the images of {listed}, or tell that {part!r} is meant",
    means="the predictions are of the images of `train`, though `val` or `test` is there: a model looks "
    "better on what it was trained on",
    help_mend="let the model predict the others, or tell `--read split=train`",
)
BOXES_ON_NOTHING: Final = ProblemKind(
    "boxes-on-nothing",
    "none of {total:,} predicted boxes overlaps a true one; they may belong to other images, or "
    "their boxes are meant otherwise",
    "look at some images, and tell what they are joined by and how boxes are meant",
    means="no predicted box overlaps a true one: the predictions are likely of other images, or their "
    "boxes are meant otherwise",
    help_mend="look at some images; tell `--read join=…` or `--read boxes.prediction=…`",
)
BOXES_HARDLY_ON_ANYTHING: Final = BOXES_ON_NOTHING.worded(
    "only {agreeing:,} of {total:,} predicted boxes lie on true ones; they may belong to other images, or "
    "their boxes are meant otherwise",
    "look at some images, and tell what they are joined by and how boxes are meant",
)
CLASS_NUMBERS_UNCERTAIN: Final = ProblemKind(
    "class-numbers-uncertain",
    "the class numbers were read as {usual}, which the truth does not confirm; they could be {others}",
    "look whether classes agree, and tell how the numbers are meant, or name the classes",
    means="class numbers fit several readings, and overlapping boxes do not tell which; the usual one was "
    "taken",
    decision="class-numbers",
    help_mend="see whether classes agree; tell `--read class-numbers=…`, or name them with `--classes`",
)
CLASS_NUMBERS_UNNAMED: Final = CLASS_NUMBERS_UNCERTAIN.worded(
    "the truth's classes have names and no numbers, the predictions numbers and no names, and the objects do "
    "not tell which is which ({ways})",
    "name the numbers of the predictions",
    decision="class-numbers",
)
CROWDS_ONLY: Final = ProblemKind(
    "crowds-only",
    "every object of the truth is marked as a crowd; they count as objects",
    "mark only groups of objects with iscrowd",
    means="every object of the truth is marked as a crowd; they count as objects",
    help_mend="mark only groups of objects with `iscrowd`",
)
IMAGE_COLUMN_MISSING: Final = ProblemKind(
    "image-column-missing",
    "this is a table of boxes, but no column names the image of a row; a frame number is no name",
    "write the file name of the image into each row, in a column `image_name`",
    means="a table of boxes does not say which image a row is about",
    help_mend="write the file name of the image into a column `image_name`",
)
IMAGE_LISTED_AGAIN: Final = ProblemKind(
    "image-listed-again",
    "an image file is listed under several ids; it is one image with all their objects",
    "list each image once",
    means="one image file is listed under several ids; it is one image with all their objects",
)
IMAGES_JOINED_OTHERWISE: Final = ProblemKind(
    "images-joined-otherwise",
    "image ids were read as {way}: so {support}, as {usual} only {agreeing:,}",
    "write the ids of the truth's images, or tell how they are meant",
    means="the usual reading of image ids puts boxes on nothing, another one puts them on objects, or names "
    "of one side are those of an export by Roboflow or Label Studio (`a_jpg.rf.0123.jpg`, `0123abcd-a.jpg`); "
    "that one was taken",
    decision="join",
    help_mend="write the ids of the truth, or tell `--read join=…`",
)
IMAGES_JOIN_UNCERTAIN: Final = ProblemKind(
    "images-join-uncertain",
    "image ids were read as {usual}, which the truth does not confirm: so {support}, as {way} {agreeing:,}",
    "look whether the boxes lie on the objects, and tell how the ids are meant",
    means="image ids can be read in several ways, and the objects that boxes lie on do not tell which; the "
    "usual one was taken",
    decision="join",
    help_mend="look at some images; tell `--read join=…`",
)
IMAGES_JOINED_BEFORE_EXPORT: Final = IMAGES_JOINED_OTHERWISE.worded(
    "images are called on one side as Roboflow or Label Studio calls them (a_jpg.rf.0123.jpg, "
    "0123abcd-a.jpg), and were joined by their names before: {evidence}",
    "predict the exported images, or look whether they are the same",
    decision="join",
)
IMAGES_JOINED_BY_NUMBER: Final = IMAGES_JOIN_UNCERTAIN.worded(
    "image ids were joined with the last number in the names of files ({evidence}), which the truth does not "
    "confirm: so {support}",
    "look whether the boxes lie on the objects, or write the ids of the truth's images",
    decision="join",
)
IMAGES_NOT_PREDICTED: Final = ProblemKind(
    "images-not-predicted",
    "{missing:,} of {judged:,} {what}",
    "look whether the results are whole, or judge only the images that they are of",
    means="most images with objects have no prediction; all their objects are missed",
    decision="split",
    help_mend="look whether the results are whole",
)
