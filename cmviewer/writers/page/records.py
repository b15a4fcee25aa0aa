"""What the script of a page reads of an example, but for its picture."""

import json
from typing import Any

import numpy as np

from cmviewer.confusion.why import verdict_of
from cmviewer.evaluation import Evaluation
from cmviewer.examples.crops import Box
from cmviewer.examples.examples import Example
from cmviewer.examples.marks.places import MarkedOutcomes
from cmviewer.examples.words import title_words
from cmviewer.safe_text import shown
from cmviewer.writers.atomic import encoded
from cmviewer.writers.outcome_fields import mark_fields


def example_record(evaluation: Evaluation, example: Example, marked: MarkedOutcomes | None) -> dict[str, Any]:
    """What is said of an example, and where its boxes are."""
    record: dict[str, Any] = {
        "cell": [example.truth_label, example.prediction_label],
        "image": shown(example.name),
        "caption": title_words(example),
        "cause": example.cause.value,
        "why": verdict_of(evaluation, example.counted, example.row),
    }
    said = mark_fields(marked, np.array([example.row]))
    record |= {name: texts[0] for name, texts in said.items()}
    if example.crop is not None:
        boxes = {"truth": example.crop.truth, "prediction": example.crop.prediction}
        record |= {name: rounded(box) for name, box in boxes.items() if box is not None}
    return {name: value for name, value in record.items() if value != ""}


def record_length(record: dict[str, Any]) -> int:
    """Bytes that a record takes in the page."""
    return len(encoded(json.dumps(record, ensure_ascii=False))) + 8


def rounded(box: Box) -> list[float]:
    """A box as a page has it, to a tenth of a pixel."""
    return [round(value, 1) for value in box]
