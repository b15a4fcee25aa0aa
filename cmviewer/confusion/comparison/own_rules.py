"""Two checkpoints that are compared though each was counted by its own thresholds: by which, in words."""

from cmviewer.confusion.number_words import threshold_text
from cmviewer.evaluation import Evaluation
from cmviewer.matching import CountingRule


def rules_apart(evaluation: Evaluation, a: CountingRule, b: CountingRule) -> tuple[str, str]:
    """Say of both rules in what they differ, of what the task uses; empty where they do not."""
    used = evaluation.task.profile.rule
    unlike = [name for name in _WORDS if name in used and getattr(a, name) != getattr(b, name)]
    one, other = (", ".join(_said(name, rule) for name in unlike) for rule in (a, b))
    return one, other


def _said(name: str, rule: CountingRule) -> str:
    value = getattr(rule, name)
    return f"{_WORDS[name]} {threshold_text(value) if isinstance(value, float) else value}"


_WORDS = {
    "score": "score ≥",
    "iou": "IoU ≥",
    "match": "match",
    "seed": "seed",
    "crowd": "crowd",
    "difficult": "difficult",
}
