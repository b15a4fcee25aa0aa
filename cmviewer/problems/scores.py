"""Problems of scores."""

from typing import Final

from cmviewer.problems.kind import ProblemKind

SCORE_NOT_A_NUMBER: Final = ProblemKind(
    "score-not-a-number",
    "column {column!r} holds text such as {text!r} where a score should be; such scores count as unknown",
    "write a number or leave the field empty",
    means="text stands where a score should be; the score counts as unknown",
    help_mend="write a number, or leave the field empty",
)
SCORE_OUT_OF_RANGE: Final = ProblemKind(
    "score-out-of-range",
    "{found}; such scores count as unknown",
    "write scores between 0 and 1",
    means="a score is not between 0 and 1, or infinite; it counts as unknown",
)
BOX_SCORE_OUT_OF_RANGE: Final = SCORE_OUT_OF_RANGE.worded(
    "a score is not between 0 and 1; it counts as unknown", "write scores from 0 to 1"
)
SCORE_NOT_FINITE: Final = ProblemKind(
    "score-not-finite",
    "a score is infinite, or no number, such as one on image {image!r}; such predictions are left out",
    "write scores from 0 to 1",
    means="the score of a detected object is infinite, or no number; such predictions were left out",
    help_mend="write scores between 0 and 1",
)
SCORE_PERCENT: Final = ProblemKind(
    "score-percent",
    "the class scores of each row add up to 100; they were divided by 100",
    "write scores between 0 and 1",
    means="the scores of each row add up to 100, or their column says percent; they were divided by 100",
)
BOX_SCORES_PERCENT: Final = SCORE_PERCENT.worded(
    "the scores go up to 100; they were divided by 100", "write scores from 0 to 1"
)
SCORES_ABOVE_ONE: Final = SCORE_PERCENT.worded(
    "most scores are above 1 and none above 100: percents; they were divided by 100"
)
SCORE_COLUMN_PERCENT: Final = SCORE_PERCENT.worded(
    "the scores of column {column!r} are percents; they were divided by 100"
)
SCORES_UNCERTAIN: Final = ProblemKind(
    "scores-uncertain",
    "{several} could each be the scores of every class",
    "call one of them logits or probs, and not the others, or say which it is",
    means="several arrays of a file could each be the scores of every class; the file was left out",
    decision="score",
    help_mend="call one of them `logits` or `probs`, or say `--read score=NAME`",
)
POSITIVE_UNCERTAIN: Final = ProblemKind(
    "positive-uncertain",
    "nothing says of which class the scores are; they were taken as those of {second!r}",
    "name the class that they are about",
    means="nothing says of which of two classes the only score is; it was taken for that of the second",
    decision="positive",
    help_mend="tell `--positive NAME`",
)
SCORE_OF_POSITIVE: Final = ProblemKind(
    "score-of-positive",
    "the score is that of class {name!r}; where the other one is predicted, 1 − score was taken",
    "write the score of the predicted class",
    means="of two classes, all scores are those of one; where the other one is predicted, 1 − score was "
    "taken",
)
LOGITS_SOFTMAXED: Final = ProblemKind(
    "logits-softmaxed",
    "the class scores are not between 0 and 1; they were taken as logits, through softmax",
    "write probabilities if they are no logits",
    means="the class scores were taken as logits, through softmax",
)
LOGITS_SIGMOID: Final = ProblemKind(
    "logits-sigmoid",
    "the scores are not between 0 and 1; they were taken as logits, through a sigmoid",
    "write probabilities if they are no logits",
    means="scores below 0, of boxes or of one class of two, were taken as logits, through a sigmoid",
)
BOX_SCORES_LOGITS: Final = LOGITS_SIGMOID.worded(
    "the scores go below 0; they were taken as logits, through the sigmoid, so that 0 is 0.5",
    "write scores from 0 to 1",
)
