"""Labels of a part → classes; what has no class is left out and said."""

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import NO_PREDICTION
from cmviewer.problems.arrays import CLASS_OUT_OF_RANGE
from cmviewer.problems.tables import TRUTH_MISSING
from cmviewer.readers.joining.class_names import is_number
from cmviewer.readers.labels.label_classes import OUT_OF_RANGE, LabelClasses
from cmviewer.readers.tables.parts import MISSING, Labels, SamplePart

Codes = NDArray[np.int32]


def truth_codes(part: SamplePart, labels: Labels, space: LabelClasses, problems: list[Problem]) -> Codes:
    """Return the true class of each row, int32 (n,); negative where the row is to be left out."""
    codes = space.codes(labels)
    missing = np.flatnonzero(codes == MISSING)
    if missing.size:
        line = part.line_of(int(missing[0]))
        problems.append(TRUTH_MISSING.of(part.file, line, times=len(missing), left_out=len(missing)))
    _say_out_of_range(part, labels, codes, space, problems)
    return codes


def predicted_codes(part: SamplePart, space: LabelClasses, problems: list[Problem]) -> Codes | None:
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
    part: SamplePart, labels: Labels, codes: Codes, space: LabelClasses, problems: list[Problem]
) -> None:
    out = np.flatnonzero(codes == OUT_OF_RANGE)
    if not out.size:
        return
    first = int(out[0])
    name = labels.names[labels.code[first]]
    source = "columns of scores" if all(map(is_number, space.given)) else "names"
    problems.append(
        CLASS_OUT_OF_RANGE.of(
            part.file,
            part.line_of(first),
            times=len(out),
            left_out=len(out),
            name=name,
            count=len(space.given),
            source=source,
            highest=len(space.given) - 1,
        )
    )
