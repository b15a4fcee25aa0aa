"""What is shown, compared with another checkpoint. Made in a worker, whole."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from cmviewer.confusion.arranged_result import ArrangedResult
from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.comparison.beside import Beside, beside_of
from cmviewer.confusion.comparison.compare import compare_results
from cmviewer.confusion.comparison.comparison import Comparison, Counted, names_of_both
from cmviewer.confusion.comparison.joining import NOT_IN_A
from cmviewer.confusion.comparison.letters import Drawn, Letter
from cmviewer.confusion.count import count
from cmviewer.errors import Problem, merged_problems
from cmviewer.evaluation import Evaluation
from cmviewer.matching import CountingRule
from cmviewer.progress import Cancel, Progress, silent

HEAVIEST: Final = 50
"""Cells that differ most, which are looked for at once."""


@dataclass(frozen=True, eq=False)
class ComparedPair:
    """shown, other: both checkpoints. letter: which of A and B the other one is.

    beside: what the other one says of each outcome of the shown one; None where only counts are known.
    """

    shown: Counted
    other: Counted
    letter: Letter
    comparison: Comparison
    beside: Beside | None

    def name(self, letter: Letter) -> str:
        """Name of A or B: of the checkpoint, behind that of its run where there are two."""
        other, shown = names_of_both(self.other, self.shown)
        return other if letter is self.letter else shown

    @property
    def is_of_one_run(self) -> bool:
        """Whether both are checkpoints of what is open."""
        return self.other.evaluation.source == self.shown.evaluation.source

    def other_image(self, image: int) -> int | None:
        """Position of an image of the shown run in the other one; None where that has no such image."""
        images = self.comparison.joining.image_of_b
        found = images[[image]] if self.letter is Letter.A else np.flatnonzero(images == image)
        return int(found[0]) if len(found) and found[0] != NOT_IN_A else None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is not compared, and what was worked around in the other one."""
        told = () if self.is_of_one_run else self.other.result.problems_in(self.other.evaluation)
        return merged_problems((*self.comparison.problems, *told))


@dataclass(frozen=True, eq=False)
class DrawnBeside:
    """Which matrix of a pair is drawn, and what stands behind it."""

    beside: Beside
    drawn: Drawn


def paired(
    shown: ArrangedResult,
    other: Evaluation,
    checkpoint: int,
    letter: Letter,
    rule: CountingRule | None = None,
    together: str = "",
    known: CheckpointResult | None = None,
    progress: Progress = silent,
    cancel: Cancel | None = None,
) -> ComparedPair:
    """Count a checkpoint by the rule and the subset of what is shown, and compare both.

    rule: by which it is counted where it has one of its own. together: as of `compare_results`. known: the
    last count of that very checkpoint, by whatever rule. Raises `CmviewerError` where it cannot be read or
    nothing is in both, and `Cancelled`.
    """
    counted = shown.counted
    assert counted is not None
    rule, subset = rule or counted.rule, counted.counts.subset
    compared = None if known is None else known.unrestricted.compared
    result = known
    if known is None or known.rule != rule or known.counts.subset != subset:
        result = count(other, checkpoint, rule, compared, cancel, subset=subset)
    assert result is not None
    sides = {letter: Counted(other, result), letter.other: Counted(shown.evaluation, counted)}
    comparison = compare_results(
        sides[Letter.A], sides[Letter.B], together=together, progress=progress, cancel=cancel
    )
    comparison.heaviest(HEAVIEST)  # the cells that it looks through are kept
    return ComparedPair(
        sides[letter.other], sides[letter], letter, comparison, beside_of(comparison, letter.other, counted)
    )
