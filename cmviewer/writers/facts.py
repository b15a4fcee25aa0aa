"""What a report is about: the values that its page and its summary share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.comparison.comparison import Comparison, Counted, names_of_both
from cmviewer.confusion.curves import Curve
from cmviewer.confusion.intervals import Intervals
from cmviewer.confusion.measures import Measures
from cmviewer.confusion.sweep import Sweep
from cmviewer.confusion.totals import Totals
from cmviewer.confusion.view_state import ViewState
from cmviewer.errors import Problem
from cmviewer.evaluation import Evaluation
from cmviewer.examples.marks.places import MarkedOutcomes
from cmviewer.writers.inputs import InputFile
from cmviewer.writers.page.other_checkpoints import OtherCheckpoint


@dataclass(frozen=True, eq=False)
class ReportedComparison:
    """The checkpoint that is reported, A, and what it is compared with, B.

    inputs: files of B alone. picture: paints the difference of both matrices as the file that the ending of a
    path says.
    """

    a: Counted
    b: Counted
    comparison: Comparison
    inputs: tuple[InputFile, ...] = ()
    picture: Callable[[Path], None] | None = None

    @property
    def names(self) -> tuple[str, str]:
        """Names of A and B, with run and rule where they differ."""
        return names_of_both(self.a, self.b)


@dataclass(frozen=True, eq=False)
class ReportFacts:
    """One checkpoint as it is reported.

    told: how it was seen, as the summary tells it. problems: all that was worked around. made: when, in UTC.
    compared: with what, and what came of it. marked: what people have said of outcomes. intervals: of the
    metrics, where they are wanted and can be known. sweeps: how F1 changes with each threshold. curves:
    metrics over the checkpoints, as far as they are known. others: the checkpoints that the page lets choose
    from, by their places.
    """

    evaluation: Evaluation
    counted: CheckpointResult
    measures: Measures
    state: ViewState
    told: Mapping[str, Any]
    inputs: tuple[InputFile, ...]
    problems: tuple[Problem, ...]
    made: datetime
    compared: ReportedComparison | None = None
    marked: MarkedOutcomes | None = None
    intervals: Intervals | None = None
    sweeps: tuple[Sweep, ...] = ()
    curves: tuple[Curve, ...] = ()
    others: Mapping[int, OtherCheckpoint] = field(default_factory=dict)

    @property
    def checkpoint(self) -> str:
        """Name of the checkpoint."""
        return self.evaluation.checkpoints[self.counted.checkpoint].name

    @property
    def totals(self) -> Totals:
        """Counts of what was opened, kept and left out."""
        return self.counted.counts.totals
