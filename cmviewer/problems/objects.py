"""Problems of objects in images: their images, classes and scores."""

from typing import Final

from cmviewer.problems.kind import ProblemKind

IMAGES_DISJOINT: Final = ProblemKind(
    "images-disjoint",
    "no image of these predictions is one of the truth's; their first is {first!r}: they are likely "
    "about another data set",
    "choose the truth that belongs to these predictions",
    means="no image of the predictions is one of the truth's",
)
IMAGE_AMBIGUOUS: Final = ProblemKind(
    "image-ambiguous",
    "{candidates}; {lost}",
    "write the folders of the images too",
    means="several images of the truth could be meant, as when two folders hold the same name; what is "
    "there was left out",
)
IMAGES_CALLED_ALIKE: Final = IMAGE_AMBIGUOUS.worded(
    "predictions do not tell apart images that are called alike: {listed}; these are not judged"
)
NO_IMAGE_ALONE: Final = IMAGE_AMBIGUOUS.worded(
    "no image of these predictions is one of the truth's alone: {candidates}"
)
IMAGE_SIZE_UNKNOWN: Final = ProblemKind(
    "image-size-unknown",
    "{what}; it was left out",
    "name the folder of the images",
    means="boxes are shares of an image on one side only, and nobody knows how large it is; they were left "
    "out",
    decision="images",
    help_mend="name the folder of the images: `--images`",
)
CATEGORY_UNKNOWN: Final = ProblemKind(
    "category-unknown",
    "the file does not declare the category of an object,{name}; such objects are left out",
    "declare every category",
    means="a class is not declared, or has a number that no class has; such objects were left out",
    help_mend="choose the truth, or the names, that belong to these numbers",
)
CATEGORIES_LOST: Final = CATEGORY_UNKNOWN.worded(
    "no class has the number {first}; objects of such classes were left out",
    "choose the truth, or the names, that belong to these numbers",
)
ID_DUPLICATE: Final = ProblemKind(
    "id-duplicate",
    "{sort} id {twice!r} is used more than once",
    "give each an id of its own",
    means="an id of an image, category or object is used more than once; of images and categories one counts",
)
IMAGE_SIZE_ODD: Final = ProblemKind(
    "image-size-odd",
    "an image cannot be as large as the file says, such as {first}; its size counts as unknown",
    "write width and height in pixels, or leave them out",
    means="a file says that an image is as large as none can be; its size counts as unknown",
)
CLASS_NUMBERS_SHIFTED: Final = ProblemKind(
    "class-numbers-shifted",
    "truth and prediction count their classes from other numbers; the predictions were shifted: {evidence}",
    "count both from the same number",
    means="class numbers were read as counted from 1, or as positions, because that fits the truth better",
    decision="class-numbers",
    help_mend="write the ids of the truth's classes, or give their names with `--classes`",
)
LISTED_NUMBERS_SHIFTED: Final = CLASS_NUMBERS_SHIFTED.worded(
    "class numbers were taken to count the names from 1, where 1 is {first!r}: {evidence}",
    "count from 0, or say whether 0 or 1 is {first!r}",
    decision="class-numbers",
)
CLASS_NUMBERS_READ_OTHERWISE: Final = CLASS_NUMBERS_SHIFTED.worded(
    "the class numbers were read as {way}: so {support}, as {usual} {agreeing:,}",
    "write the ids of the truth's classes, or give their names",
    decision="class-numbers",
)
CLASSES_IN_OTHER_ORDER: Final = ProblemKind(
    "classes-in-other-order",
    "boxes lie on truths, but of other classes: {predicted!r} nearly always on {true!r}; the names "
    "of the two sides are likely in another order",
    "give the names in the model's order",
    means="boxes lie well, but nearly always on truths of another class",
    decision="class-numbers",
    help_mend="give the names in the model's order: `--classes`",
)
SIDES_SWAPPED: Final = ProblemKind(
    "sides-swapped",
    "this was named as {named}, but it looks like {looks}",
    "check which one is the truth",
    means="a file that was named as the truth looks like predictions, or the other way round",
    decision="truth",
)
SCORE_MISSING: Final = ProblemKind(
    "score-missing",
    "a prediction has no score; it counts as 1",
    "write a score for each prediction",
    means="a prediction has no score; it counts as 1",
)
RECORD_UNREADABLE: Final = ProblemKind(
    "record-unreadable",
    "it is no list of scores and classes, the best first; such images have no prediction",
    "predict again",
    means="a record of a JSON file lacks a key, or holds something else than it should; it was left out",
    help_mend="write the keys and numbers that COCO has",
)
COCO_RECORD_UNREADABLE: Final = RECORD_UNREADABLE.worded(
    "{word} {first} is not what it should be ({initial}{rest}); such ones were left out",
    "write the keys and numbers that COCO has",
)
OBJECT_UNREADABLE: Final = RECORD_UNREADABLE.worded(
    "an object is none, the first of {first}; such objects were left out",
    "write a label and four numbers for each object",
)
LISTS_APART: Final = RECORD_UNREADABLE.worded(
    "lists that do not belong together, the first of image {first}; such images were left out",
    "write a box, a label and a score for each object",
)
ANSWER_UNREADABLE: Final = RECORD_UNREADABLE.worded(
    "an object is none ({why}); it was left out", "ask the model again"
)
RECORD_OF_ANOTHER_KIND: Final = RECORD_UNREADABLE.worded(
    "record {number} of the list is no {{…}}; such records were left out", "write a list of {{…}}"
)
