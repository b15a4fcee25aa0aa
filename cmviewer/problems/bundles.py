"""Problems of bundles, and of counting them on several machines."""

from typing import Final

from cmviewer.problems.kind import ProblemKind
from cmviewer.problems.window import REPORT_PLACE

BUNDLE_DAMAGED: Final = ProblemKind(
    "bundle-damaged",
    "this file of a bundle is damaged: {why}",
    "copy the bundle anew, or count it again",
    means="a file of a bundle is cut off, changed, or belongs to another one",
)
BUNDLE_NEWER: Final = ProblemKind(
    "bundle-newer",
    "this bundle is of version {version}, and this program knows up to {known}",
    "open it with a newer cmviewer",
    means="the bundle was written by a newer cmviewer",
)
RULE_FIXED: Final = ProblemKind(
    "rule-fixed",
    "this bundle was counted with {rule}, which stays: it holds outcomes, and not what they were matched of",
    "count the results again with other values, by `cmviewer count`",
    means="a bundle was to be shown with another rule or threshold than it was counted with",
)
BUNDLE_READ: Final = ProblemKind(
    "bundle-read",
    "this is a bundle, which was read when it was counted; {options} would say how it is read",
    "leave that out, or count the results again with it",
    means="a bundle was opened with options that say how results are read",
)
BUNDLE_HAS_NO_MAPS: Final = ProblemKind(
    "bundle-has-no-maps",
    "a bundle holds how many pixels are in each cell, and no maps",
    "open the results that it was counted of",
    means="pixels of a bundle were to be shown, written or compared, which holds their counts alone",
)
FIXES_OF_BUNDLE: Final = ProblemKind(
    "fixes-of-bundle",
    "a bundle holds outcomes, which cannot be counted anew with another truth",
    "apply the fixes to the results that it was counted of",
    means="labels of a bundle were to be mended, which takes matching anew",
)
BUNDLE_COUNTED: Final = ProblemKind(
    "bundle-counted",
    "this is a bundle, which is counted already",
    "open it, or count the results that it was counted of",
    means="a bundle was to be counted",
)
BUNDLE_PLACE: Final = REPORT_PLACE.worded(
    "what was opened stands here, and a bundle among it would be read as results",
    "give the bundle a folder of its own, such as {example}",
)
OTHER_WORK: Final = ProblemKind(
    "other-work",
    "what was begun here is of other results, another rule or another version",
    "leave out --resume, which begins anew",
    means="counting was to go on with what had been begun of other results, or by another rule",
)
