"""What a list holds, and with what it is written."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.view_state import Side
from cmviewer.errors import Problem
from cmviewer.evaluation import NO_IMAGE, NO_ROW, Annotations, Evaluation, Unit
from cmviewer.examples.marks.mark import Mark
from cmviewer.examples.marks.places import MarkedOutcomes
from cmviewer.progress import Cancel, Progress, silent
from cmviewer.writers.atomic import encoded
from cmviewer.writers.counted_by import counted_by, told_in_a_line
from cmviewer.writers.photographs import LoadPhotograph


@dataclass(frozen=True, eq=False)
class Listed:
    """Outcomes of one checkpoint. rows: int64 (R,), in the order in which they are listed.

    marked: what people have said of outcomes; None: nothing.
    """

    evaluation: Evaluation
    counted: CheckpointResult
    rows: NDArray[np.int64]
    marked: MarkedOutcomes | None = None

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def checkpoint(self) -> str:
        """Name of the checkpoint."""
        return self.evaluation.checkpoints[self.counted.checkpoint].name

    @property
    def told(self) -> str:
        """On one line what was counted: checkpoint, rule, thresholds, subset."""
        return encoded(told_in_a_line(self.evaluation, self.counted.counts)).decode()

    @cached_property
    def counted_by(self) -> dict[str, str]:
        """By what it was counted, as columns of a table; samples without scores were asked for none."""
        told = counted_by(self.evaluation, self.counted.counts)
        is_unscored = bool(np.isnan(self.counted.outcomes.score[self.rows]).all())
        has_samples = self.evaluation.task.profile.unit is Unit.SAMPLE
        return told | {"score_threshold": ""} if has_samples and is_unscored else told

    @property
    def amount(self) -> int:
        """How much is listed: objects, samples, or pixels."""
        return int(self.counted.outcomes.weight[self.rows].sum())

    @cached_property
    def image(self) -> NDArray[np.int32]:
        """Image of each, int32 (R,)."""
        image: NDArray[np.int32] = self.counted.outcomes.image[self.rows]
        return image

    @cached_property
    def images(self) -> NDArray[np.int64]:
        """Each image that has one, int64, in the order in which they are met first."""
        images, first = np.unique(self.image, return_index=True)
        inside: NDArray[np.int64] = np.asarray(images[np.argsort(first)], np.int64)
        known: NDArray[np.int64] = inside[inside != NO_IMAGE]
        return known

    @cached_property
    def labels(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Truth and predicted class of each, int32 (R,); K is the background."""
        outcomes = self.counted.outcomes
        cells = outcomes.cells_of(self.rows)
        return outcomes.cell_truth[cells], outcomes.cell_prediction[cells]

    def truths(self) -> tuple[Annotations, NDArray[np.int64]]:
        """True objects, and the rows of those that are listed, int64, ascending."""
        assert isinstance(self.evaluation.truth, Annotations)
        return self.evaluation.truth, _known(self.counted.outcomes.truth_row[self.rows])

    def predictions(self) -> tuple[Annotations, NDArray[np.int64]]:
        """Predicted objects, and the rows of those that are listed, int64, ascending."""
        assert isinstance(self.counted.predictions, Annotations)
        return self.counted.predictions, _known(self.counted.outcomes.prediction_row[self.rows])

    def marks_of(self, side: Side) -> dict[int, dict[str, str]]:
        """What people have said of objects of a side, by row: `mark`, `note`, `right_class`, if told."""
        if self.marked is None:
            return {}
        outcomes = self.counted.outcomes
        row_of = outcomes.truth_row if side is Side.TRUTH else outcomes.prediction_row
        marks = [(row, self.marked.mark_of(row)) for row in self.rows.tolist()]
        return {int(row_of[row]): _said(mark) for row, mark in marks if mark and row_of[row] != NO_ROW}


def _said(mark: Mark) -> dict[str, str]:
    kind = "" if mark.kind is None else mark.kind.value
    told = {"mark": kind, "note": mark.note, "right_class": mark.right_class or ""}
    return {name: text for name, text in told.items() if text}


def _known(rows: NDArray[np.int32]) -> NDArray[np.int64]:
    return np.unique(rows[rows != NO_ROW]).astype(np.int64)


@dataclass(frozen=True, eq=False)
class Writing:
    """With what a list is written. load: reads photographs; it is handed in.

    problems: what is worked around is added to them.
    """

    load: LoadPhotograph
    problems: list[Problem]
    progress: Progress = silent
    cancel: Cancel = field(default_factory=Cancel)


def file_name(listed: Listed, image: int) -> str:
    """Name of an image as other tools find it: with the ending of its file, also where results have none."""
    images = listed.evaluation.images
    name = images.name(image)
    if Path(name).suffix:
        return name
    found = images.find(image)
    return name if found is None else f"{name}{found.suffix}"


def box_of(side: Annotations, row: int) -> list[float]:
    """Left, top, width and height of an object in pixels."""
    x0, y0, x1, y1 = side.box[row].tolist()
    return [x0, y0, x1 - x0, y1 - y0]


def ring_points(ring: NDArray[Any]) -> list[float]:
    """Points of a ring, one coordinate after the other."""
    flat: list[float] = ring.reshape(-1).tolist()
    return flat
