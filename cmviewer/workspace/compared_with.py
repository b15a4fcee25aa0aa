"""What the shown checkpoint is compared with, and which matrix of both is drawn."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cmviewer.confusion.comparison.letters import Drawn, Letter
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation
from cmviewer.matching import CountingRule, Match, default_rule
from cmviewer.problems.window import UNKNOWN_CHECKPOINT
from cmviewer.readers import OpenRequest


@dataclass(frozen=True)
class OwnRule:
    """What the compared checkpoint is counted by; what is None is as its own run opens with."""

    score: float | None = None
    match: Match | None = None
    iou: float | None = None

    @property
    def told(self) -> dict[str, Any]:
        """What is not as its own run opens with, by the names of a rule."""
        return {name: value for name, value in vars(self).items() if value is not None}


def own_rule(rule: CountingRule) -> OwnRule:
    """Return what of a rule a checkpoint can have of its own."""
    return OwnRule(rule.score, rule.match, rule.iou)


@dataclass(frozen=True)
class ComparedWith:
    """request: another run over the same truth; None: the run that is open. checkpoint: its name.

    Without a name it is the checkpoint before the shown one, of another run the last one. letter: which of A
    and B the compared one is. drawn: which matrix is on screen. rule: None for that of the shown one.
    together: by what images belong together, `folder` or `column:NAME`; empty: each by itself.
    """

    request: OpenRequest | None = None
    checkpoint: str = ""
    letter: Letter = Letter.A
    drawn: Drawn = Drawn.SHOWN
    rule: OwnRule | None = None
    together: str = ""

    @property
    def is_told(self) -> bool:
        """Whether a person has said with what; else it is the checkpoint before."""
        return self.request is not None or bool(self.checkpoint)


def compared_request(request: OpenRequest, path: Path) -> OpenRequest:
    """Return what opens another run; what was told of task, classes and images holds for both."""
    return OpenRequest(
        path=path,
        task=request.task,
        images=request.images,
        classes=request.classes,
        ignore_labels=request.ignore_labels,
    )


def compared_place(compared: ComparedWith, other: Evaluation, shown: int) -> int | None:
    """Position of the compared checkpoint; None where there is none before the shown one.

    Raises `CmviewerError` where none has its name.
    """
    names = other.checkpoint_names
    if compared.checkpoint in names:
        return names.index(compared.checkpoint)
    if compared.checkpoint:
        raise CmviewerError(
            UNKNOWN_CHECKPOINT.of(other.source, name=compared.checkpoint, names=", ".join(names), more="")
        )
    if compared.request is not None:
        return len(names) - 1
    return shown - 1 if shown else None


def compared_rule(compared: ComparedWith, other: Evaluation, shown: CountingRule) -> CountingRule:
    """Return the rule that the compared checkpoint is counted by; shown: that of the other one.

    What was counted before keeps its rule, and what is about the truth, or drawn by chance, holds for both.
    """
    if compared.rule is None:
        return shown
    opens_with = default_rule(other)
    if other.counted is not None:
        return opens_with
    alike = replace(opens_with, seed=shown.seed, crowd=shown.crowd, difficult=shown.difficult)
    return replace(alike, **compared.rule.told)
