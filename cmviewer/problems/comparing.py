"""Problems of two checkpoints that are to be compared."""

from typing import Final

from cmviewer.problems.kind import ProblemKind

TASKS_DIFFER: Final = ProblemKind(
    "tasks-differ",
    "this is about {theirs}, and what it is to be compared with is about {ours}",
    "compare results of one task",
    means="two evaluations that were to be compared are about different tasks",
)
TRUTHS_DIFFER: Final = ProblemKind(
    "truths-differ",
    "{what}",
    "compare results over the same truth, or give both the names of images",
    means="two evaluations that were to be compared do not name their images, and their truths are not equal "
    "row by row",
)
NOTHING_IN_COMMON: Final = ProblemKind(
    "nothing-in-common",
    "no image with an equal truth is in both of what is to be compared",
    "compare results over the same images",
    means="two evaluations that were to be compared share no image by name, or no truth by class and place",
)
NAMES_ALIKE: Final = ProblemKind(
    "names-alike",
    "class names of two runs that differ in case, blanks or signs alone are one class: {words}",
    "call classes alike in both",
    means="class names of two evaluations that are compared differ in case, blanks or signs alone; they are "
    "one class",
)
PARTLY_IN_COMMON: Final = ProblemKind(
    "partly-in-common",
    "only what both have is compared: {images:,} of {images_a:,} and {images_b:,} images, and of the truths "
    "of these {truths:,} of {truths_a:,} and {truths_b:,}{differ}",
    "nothing, where that is meant",
    means="two evaluations that are compared have images or truths that the other has not; only the common "
    "part is compared",
)
PIXELS_IN_COMMON: Final = PARTLY_IN_COMMON.worded(
    "only what both have is compared: {images:,} of {images_a:,} and {images_b:,} images, {pixels:,} of "
    "{pixels_a:,} and {pixels_b:,} pixels{differ}"
)
NOTHING_BEFORE: Final = ProblemKind(
    "nothing-before",
    "{name} is the first checkpoint: nothing is fixed or broken since the one before",
    "name a checkpoint: `fixed since CHECKPOINT`",
    means="a query asks what changed since the checkpoint before the first one",
)
COUNTS_ONLY: Final = ProblemKind(
    "counts-only",
    "only the counts are compared: a finished matrix does not say which samples are behind them",
    "open the results that the matrix was counted from",
    means="a finished matrix is compared, of which nothing but its counts is known",
)
NOTHING_TOGETHER: Final = ProblemKind(
    "nothing-together",
    "images cannot be drawn together by {told}: {why}",
    "name another column, or `folder`",
    means="images were to be drawn together by folder or column, and that makes no groups",
)
