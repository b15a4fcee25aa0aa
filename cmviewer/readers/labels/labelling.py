"""Labels of a part → classes; what has no class is left out and said."""

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import NO_PREDICTION
from cmviewer.readers.joining.class_names import is_number
from cmviewer.readers.labels.label_classes import OUT_OF_RANGE, LabelClasses
from cmviewer.readers.tables.parts import MISSING, Labels, Part

Codes = NDArray[np.int32]


def truth_codes(part: Part, labels: Labels, space: LabelClasses, problems: list[Problem]) -> Codes:
    """Return the true class of each row, int32 (n,); negative where the row is to be left out."""
    codes = space.codes(labels)
    missing = np.flatnonzero(codes == MISSING)
    if missing.size:
        what = "the truth is missing; such rows were left out"
        line = part.line_of(int(missing[0]))
        problems.append(
            Problem("truth-missing", what, "fill in the truth", part.file, line, len(missing), len(missing))
        )
    _say_out_of_range(part, labels, codes, space, problems)
    return codes


def predicted_codes(part: Part, space: LabelClasses, problems: list[Problem]) -> Codes | None:
    """Return the predicted class of each row, int32 (n,); `NO_PREDICTION`, or `OUT_OF_RANGE`.

    None where only a score is known.
    """
    if part.prediction is not None:
        codes = space.codes(part.prediction)
        _say_out_of_range(part, part.prediction, codes, space, problems)
        missing = codes == MISSING
        return np.where(missing, np.int32(NO_PREDICTION), codes) if missing.any() else codes
    if part.class_scores is not None:
        columns = np.append(space.columns(part.class_scores), NO_PREDICTION).astype(np.int32)
        best: Codes = columns[part.class_scores.best]
        return best
    return None


def _say_out_of_range(
    part: Part, labels: Labels, codes: Codes, space: LabelClasses, problems: list[Problem]
) -> None:
    out = np.flatnonzero(codes == OUT_OF_RANGE)
    if not out.size:
        return
    first = int(out[0])
    name = labels.names[labels.code[first]]
    source = "columns of scores" if all(map(is_number, space.given)) else "names"
    problems.append(
        Problem(
            "class-out-of-range",
            f"class {name} but there are {len(space.given)} {source}, 0 to {len(space.given) - 1}; "
            "such rows were left out",
            "choose the names file that belongs to these labels",
            part.file,
            part.line_of(first),
            len(out),
            len(out),
        )
    )
