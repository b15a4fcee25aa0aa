"""How much was counted, and how much was left out."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Totals:
    """How much there is, and how much was left out.

    truths: all that were opened; counted: those that count, of a classification those that this checkpoint
    is about. without_prediction: of these, those the model gave no answer for; under_threshold:
    predictions whose score is too low. Of objects only: ignored_truths, truths that the rule leaves aside;
    on_ignored, predictions that are left out because they lie on such a truth; missed, false_alarms.
    Of maps, which count pixels, only: images_counted; images_left_out, for a reason that is said;
    images_waiting, which are not counted yet; ignored_pixels, which the truth does not judge.
    """

    images: int
    truths: int
    counted: int
    predictions: int
    without_prediction: int
    under_threshold: int
    correct: int
    errors: int
    ignored_truths: int = 0
    on_ignored: int = 0
    missed: int = 0
    false_alarms: int = 0
    images_counted: int = 0
    images_left_out: int = 0
    images_waiting: int = 0
    ignored_pixels: int = 0


TOTALS_OF_ALL: Final = (
    "images",
    "truths",
    "counted",
    "predictions",
    "without_prediction",
    "under_threshold",
    "correct",
    "errors",
)
"""Those that every task has."""
