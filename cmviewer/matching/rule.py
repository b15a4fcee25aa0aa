"""The rule that says what is counted."""

from dataclasses import dataclass
from typing import Final

from cmviewer.evaluation import Evaluation

CUT_OFF: Final = 0.5
"""Score from which the positive class of two is predicted, unless told otherwise."""


@dataclass(frozen=True)
class CountingRule:
    """`score`: the threshold in [0, 1] under which a prediction is left out.

    With two classes and a score for one of them it is that class's cut-off.
    """

    score: float = 0.0


def default_rule(evaluation: Evaluation) -> CountingRule:
    """Return the rule that an evaluation opens with: nothing is rejected; a cut-off is 0.5."""
    return CountingRule(score=0.0 if evaluation.positive is None else CUT_OFF)
