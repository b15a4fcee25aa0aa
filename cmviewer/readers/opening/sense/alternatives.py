"""What else a decision could have been: the readings that a warning offers."""

from cmviewer.evaluation import Evaluation


def alternatives(evaluation: Evaluation, key: str) -> tuple[str, ...]:
    """Values of the alternatives that decisions of a key had."""
    taken = [one for one in evaluation.interpretation.decisions if one.key == key]
    return tuple(dict.fromkeys(other.value for one in taken for other in one.alternatives))
