"""What is known of outcomes, as fields of tables."""

from collections.abc import Callable, Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.evaluation import (
    NO_IMAGE,
    NO_PREDICTION,
    NO_ROW,
    Annotations,
    Evaluation,
    Images,
    LabelMaps,
    PredictedLabels,
    Predictions,
    Truth,
    TruthLabels,
)
from cmviewer.examples.marks.mark import Mark
from cmviewer.examples.marks.places import MarkedOutcomes
from cmviewer.matching import ERROR_TYPES
from cmviewer.writers.fields import text_field, whole_fields

OUTCOME_COLUMNS: Final = (
    *("image", "truth", "prediction", "score", "iou", "count", "truth_id", "prediction_id"),
    *("correct", "cause"),
)


def outcome_columns(
    evaluation: Evaluation,
    counted: CheckpointResult,
    rows: NDArray[np.int64],
    written: Callable[[str], str] = text_field,
) -> dict[str, list[str]]:
    """Fields of the outcomes `rows`, int64 (R,), by `OUTCOME_COLUMNS`; all that is text is `written` so."""
    outcomes = counted.outcomes
    cells = outcomes.cells_of(rows)
    truth, prediction = outcomes.cell_truth[cells], outcomes.cell_prediction[cells]
    names = _texts((*evaluation.classes.names, evaluation.classes.background_name), written)
    causes = _texts((cause.value for cause in ERROR_TYPES), written)
    correct = _texts(("false", "true"), str)
    columns = (
        image_fields(evaluation.images, outcomes.image[rows], written),
        names[truth].tolist(),
        names[prediction].tolist(),
        number_fields(outcomes.score[rows]),
        number_fields(outcomes.iou[rows]),
        whole_fields(outcomes.weight[rows]),
        id_fields(evaluation.truth, outcomes.truth_row[rows]),
        id_fields(counted.predictions, outcomes.prediction_row[rows]),
        correct[(truth == prediction).astype(np.intp)].tolist(),
        causes[counted.causes[rows]].tolist(),
    )
    return dict(zip(OUTCOME_COLUMNS, columns, strict=True))


def image_fields(
    images: Images, image: NDArray[np.int32], written: Callable[[str], str] = text_field
) -> list[str]:
    """Names of images, or their indices, each `written` once; empty where samples were only counted."""
    used = np.unique(image)
    names = ["" if index == NO_IMAGE else written(images.name(index)) for index in used.tolist()]
    found: list[str] = np.array(names, object)[np.searchsorted(used, image)].tolist()
    return found


def number_fields(values: NDArray[np.float32]) -> list[str]:
    """Shortest text that reads back to the same float32; empty where none is known."""
    fields = np.array(list(map(str, values)), np.object_)
    fields[np.isnan(values)] = ""
    texts: list[str] = fields.tolist()
    return texts


def mark_fields(
    marked: MarkedOutcomes | None, rows: NDArray[np.int64], written: Callable[[str], str] = str
) -> dict[str, list[str]]:
    """Kind and note of the mark of each outcome; empty where it has none. A right class ends the note."""
    marks = [None if marked is None else marked.mark_of(row) for row in rows.tolist()]
    return {
        "mark": ["" if mark is None or mark.kind is None else written(mark.kind.value) for mark in marks],
        "note": ["" if mark is None else written(_note(mark)) for mark in marks],
    }


def _texts(texts: Iterable[str], written: Callable[[str], str]) -> NDArray[np.object_]:
    return np.array(list(map(written, texts)), np.object_)


def _note(mark: Mark) -> str:
    right = "" if mark.right_class is None else f"right is {mark.right_class}"
    return "; ".join(filter(None, (mark.note, right)))


def id_fields(side: Truth | Predictions, row: NDArray[np.int32]) -> list[str]:
    """What the files call objects, else their rows; empty where there is none."""
    match side:
        case Annotations():
            known = row != NO_ROW
            ids = whole_fields(side.identities(row[known]))
        case PredictedLabels(label=label, score=score):
            known = ~np.isnan(score[row]) if label is None else label[row] != NO_PREDICTION
            ids = whole_fields(row[known])
        case LabelMaps():
            return [""] * len(row)
        case TruthLabels():
            return whole_fields(row)
    fields = np.full(len(row), "", np.object_)
    fields[known] = ids
    texts: list[str] = fields.tolist()
    return texts
