"""Problems of truths and predictions that are joined: which belong together, and which class is which."""

from typing import Final

from cmviewer.problems.kind import ProblemKind

TRUTH_SEVERAL: Final = ProblemKind(
    "truth-several",
    "{count} files could hold the truth of it; {name} was taken",
    "name it as truth in a cmviewer.toml, or say which file holds the truth",
    means="several files could be the truth; the message says which was taken",
    decision="truth",
    help_mend="name it as `truth` in a `cmviewer.toml`, or with `--truth`",
)
SEVERAL_TRUTHS: Final = TRUTH_SEVERAL.worded(
    "several truths cover the same images; {taken} was taken, and not {listed}",
    "name it as truth in a cmviewer.toml, or say which one it is",
)
LENGTH_DIFFERS: Final = ProblemKind(
    "length-differs",
    "{count} predictions, but {name} has {truths} truths",
    "choose the truth that belongs to these predictions, or name the images in both",
    means="truth and predictions have different lengths, and no images to join them by",
)
TRUTH_OF_OTHERS: Final = LENGTH_DIFFERS.worded(
    "{name} is not the truth of these predictions: neither images nor length agree",
    "choose the truth",
    decision="truth",
)
IMAGE_UNKNOWN: Final = ProblemKind(
    "image-unknown",
    "{what}",
    "{mend}",
    means="the truth says nothing about an image; its rows were left out",
    help_mend="choose the truth that belongs to these predictions",
)
IMAGE_UNLISTED: Final = IMAGE_UNKNOWN.worded(
    "the file does not list the image of an object,{name}; such objects are left out", "list every image"
)
PREDICTED_IMAGES_UNKNOWN: Final = IMAGE_UNKNOWN.worded(
    "the truth does not know {images}; {lost}", "choose the truth that belongs to these predictions"
)
TRUTH_DIFFERS: Final = ProblemKind(
    "truth-differs",
    "{disputed} samples have another truth in some checkpoints than in others; each counts its own",
    "use one truth for all",
    means="the checkpoints each carry their truth, and it is not the same for some samples; each counts "
    "its own",
    decision="truth",
    help_mend="use one truth for all: `--truth`",
)
SAMPLES_DIFFER: Final = ProblemKind(
    "samples-differ",
    "{partly} of {count} samples are not in all checkpoints; each counts its own",
    "evaluate every checkpoint on the same samples",
    means="some samples are not in all checkpoints; each counts its own",
)
IMAGE_DUPLICATE: Final = ProblemKind(
    "image-duplicate",
    "image {image!r} is named once more; only the first row of an image counts",
    "keep one row an image",
    means="an image is named more than once; only its first row counts",
)
IMAGES_REPEATED: Final = ProblemKind(
    "images-repeated",
    "most rows name an image that was named before; each row counts as a sample of its own",
    "name the column that tells the checkpoints if there is one",
    means="most rows name an image that was named before; each counts as a sample of its own, as a crop "
    "would",
    decision="checkpoint",
    help_mend="name the column of the checkpoints: `--columns checkpoint=…`",
)
SPLITS_DIFFER: Final = ProblemKind(
    "splits-differ",
    "these predictions are of images in {predicted!r}, and {name} tells the truth of images in "
    "{true!r}; they were joined by their {by}",
    "choose the truth that belongs to these predictions",
    means="truth and predictions lie in folders of different parts of a data set, such as val and test",
    decision="join",
    help_mend="choose the truth of these predictions; `--read join=path` keeps them apart",
)
CLASS_NUMBERS_DOUBTFUL: Final = ProblemKind(
    "class-numbers-doubtful",
    "truth and prediction may count classes from other numbers; they were taken as they are: {evidence}",
    "count both from the same number, or say that they do not",
    means="one side may count its classes from 0 and the other from 1; they were taken as they are",
    decision="class-numbers",
    help_mend="count both from the same number, or say `--read class-numbers=from-1`",
)
LISTED_NUMBERS_DOUBTFUL: Final = CLASS_NUMBERS_DOUBTFUL.worded(
    "class numbers were taken to count the names from 0, where 0 is {first!r}; as 0 does not occur, "
    "they may as well count from 1",
    "say so if 1 is {first!r}",
    decision="class-numbers",
)
LONE_NUMBER_DOUBTFUL: Final = CLASS_NUMBERS_DOUBTFUL.worded(
    "the only class that is predicted, {number}, was taken for a position in the names of the truth; it may "
    "as well be a name that no truth has",
    "say so if {number} is a name",
    decision="class-numbers",
)
NAMES_FOLDED: Final = ProblemKind(
    "names-folded",
    "class names that differ in case, blanks, signs or zeros in front alone are one class: {shown}",
    "write class names alike on both sides",
    means="classes that differ in case, blanks, `_`, `-`, `.` or zeros in front alone were taken for the "
    "same",
    decision="names",
    help_mend="write them in one way; `--read names=exact` keeps them apart",
)
COLUMN_NAMES_FOLDED: Final = NAMES_FOLDED.worded(
    "columns of scores are named after classes, cut short or with more around them: {shown}",
    "name each column as its class",
    decision="names",
)
CATEGORY_NAMES_FOLDED: Final = ProblemKind(
    "category-names-folded",
    "class names that differ in case, blanks, signs or zeros in front alone are one class: {shown}",
    "write class names alike on both sides",
    decision="names",
    means="classes of objects that differ in case, blanks, `_`, `-`, `.` or zeros in front alone were taken "
    "for the same",
    help_mend="write them in one way; `--read names=exact` keeps them apart",
)
CLASSES_DISJOINT: Final = ProblemKind(
    "classes-disjoint",
    "truth and prediction share no class: the truth says {first}, the prediction {second}",
    "give a file of names if the numbers of one are the names of the other",
    means="no class that is true is ever predicted: likely two ways to write the same classes",
    decision="names",
    help_mend="give a file of names with `--classes`",
)
