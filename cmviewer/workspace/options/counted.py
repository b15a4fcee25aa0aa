"""What can be chosen of what is counted."""

from typing import Final

from cmviewer.matching import Crowd, Difficult, Match
from cmviewer.workspace.options.kinds import OVERLAP, SEED, SHARE, one_of
from cmviewer.workspace.options.option import Heading, Option

COUNTED: Final = (
    Option(
        "state.rule.score",
        SHARE,
        "score under which a prediction is left out, or the cut-off of two classes",
        flag="score",
        heading=Heading.COUNTED,
        unless="0, a cut-off 0.5, objects 0.25",
    ),
    Option(
        "state.rule.match",
        one_of(Match),
        "which pairs of true and predicted objects are taken first",
        flag="match",
        heading=Heading.COUNTED,
    ),
    Option("state.rule.iou", OVERLAP, "least IoU of a pair of objects", flag="iou", heading=Heading.COUNTED),
    Option("state.rule.seed", SEED, "draws among equal pairs", flag="seed", heading=Heading.COUNTED),
    Option(
        "state.rule.crowd",
        one_of(Crowd),
        "what becomes of crowds, and of predictions on them",
        flag="crowd",
        heading=Heading.COUNTED,
    ),
    Option(
        "state.rule.difficult",
        one_of(Difficult),
        "what becomes of truths that are marked as difficult",
        flag="difficult",
        heading=Heading.COUNTED,
    ),
)
