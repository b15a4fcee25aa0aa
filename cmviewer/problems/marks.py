"""Marks of examples, as files and as fixes of the truth."""

from typing import Final

from cmviewer.problems.kind import ProblemKind

MARKS_TOO_LARGE: Final = ProblemKind(
    "marks-too-large",
    "this file has more than {limit:,} bytes, which marks do not have",
    "name a file of marks that cmviewer has written",
    means="a file of marks is too large to be one",
)
MARK_BROKEN: Final = ProblemKind(
    "mark-broken",
    "this line is no mark: {why}; it was left out",
    "mend the line, or take it out",
    means="a line of a file of marks says something else than a mark",
)
MARKS_DIFFER: Final = ProblemKind(
    "marks-differ",
    "two people have marked an example differently: {what}; the first was taken",
    "agree on one, and mend the file",
    means="two files of marks say different things of one example",
)
MARKS_NOT_FOUND: Final = ProblemKind(
    "marks-not-found",
    "{count:,} of {total:,} marks are of nothing that is counted here",
    "name the marks of these results, or count what they are of",
    means="marks are of images, objects or checkpoints that are not among what is counted",
)
FIXES_OF_PIXELS: Final = ProblemKind(
    "fixes-of-pixels",
    "marks of pixels cannot be applied: a mark is of many pixels, and does not say which are wrong",
    "count the truth as it is, and mend the maps themselves",
    means="fixes by marks were to be applied to label maps",
)
FIXES_UNDECIDED: Final = ProblemKind(
    "fixes-undecided",
    "{count:,} wrong labels are marked without the class that is right; they were counted as they are",
    "say the right class of each",
    means="a label is marked wrong, and the mark does not say which class is right",
)
