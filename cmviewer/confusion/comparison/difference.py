"""The matrix of one of two compared checkpoints, and of their difference, arranged as what is shown."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.comparison.beside import NOWHERE
from cmviewer.confusion.comparison.comparison import Comparison
from cmviewer.confusion.comparison.letters import Drawn, Letter
from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.matrix_view import Axis, MatrixView
from cmviewer.confusion.view_state import Side
from cmviewer.confusion.views import normalised, on_one_line, transposed
from cmviewer.evaluation import frozen

_Labels = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class _Arranged:
    """Where the classes of a comparison stand: truth and prediction axis, and the place of each label.

    truth_places, prediction_places: intp (K + 1,), -1 for a background that is not shown.
    """

    truth: Axis
    prediction: Axis
    truth_places: NDArray[np.intp]
    prediction_places: NDArray[np.intp]


def drawn_view(comparison: Comparison, shown: MatrixView, letter: Letter, drawn: Drawn) -> MatrixView:
    """Return a matrix of a comparison, over what both judge, with the classes where they are `shown`.

    letter: which of both the shown one is. Of a difference, B − A, values are counts or, in a view of
    shares, shares; so are its totals and rates. Classes that only the other run has follow the others.
    """
    labels = comparison.joining.label_of_a if letter is Letter.A else comparison.joining.label_of_b
    arranged = _arranged(comparison, shown, labels)
    if drawn.has_difference:
        a, b = (_view(arranged, shown, one) for one in (comparison.a, comparison.b))
        found = _difference(a, b)
    else:
        wanted = letter.other if drawn is Drawn.OTHER else letter
        found = _view(arranged, shown, comparison.a if wanted is Letter.A else comparison.b)
    return (found if shown.rows.side is Side.TRUTH else transposed(found)).prepared()


def _arranged(comparison: Comparison, shown: MatrixView, labels: _Labels) -> _Arranged:
    extra = np.setdiff1d(np.arange(len(comparison.classes)), labels).tolist()
    names = tuple(on_one_line(comparison.classes.names[label]) for label in extra)
    sides = []
    for axis in (shown.truth, shown.prediction):
        places = np.full(len(comparison.classes) + 1, -1, np.intp)
        for place, members in enumerate(axis.members):
            places[labels[np.array(members, np.int64)]] = place
        cut = len(axis) - axis.has_background - axis.has_other
        if axis.has_other:
            places[extra] = cut
            sides.append((axis, places))
            continue
        places[places >= cut] += len(extra)
        places[extra] = np.arange(cut, cut + len(extra))
        none = ((NOWHERE,),) * len(extra)
        longer = replace(
            axis,
            names=(*axis.names[:cut], *names, *axis.names[cut:]),
            members=(*axis.members[:cut], *none, *axis.members[cut:]),
        )
        sides.append((longer, places))
    (truth, of_truth), (prediction, of_prediction) = sides
    return _Arranged(truth, prediction, of_truth, of_prediction)


def _view(arranged: _Arranged, shown: MatrixView, matrix: ConfusionMatrix) -> MatrixView:
    """One of both matrices, truth on rows."""
    truth, prediction = arranged.truth, arranged.prediction
    counts = matrix.block(arranged.truth_places, arranged.prediction_places, (len(truth), len(prediction)))
    exists = np.ones(counts.shape, np.bool_)
    if truth.has_background and prediction.has_background:
        exists[-1, -1] = False
    values = normalised(counts, shown.view)
    values[~exists] = np.nan
    axes = [
        replace(axis, totals=frozen(counts.sum(1 - side), np.int64), rates=_rates(matrix, places, totals))
        for side, (axis, places, totals) in enumerate(
            (
                (truth, arranged.truth_places, matrix.truth_totals),
                (prediction, arranged.prediction_places, matrix.prediction_totals),
            )
        )
    ]
    return MatrixView(
        shown.view,
        axes[0],
        axes[1],
        frozen(counts, np.int64),
        frozen(values, np.float64),
        frozen(exists, np.bool_),
        frozen(_diagonal(arranged, counts.shape), np.bool_),
        shown.of_shown,
    )


def _diagonal(arranged: _Arranged, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Where truth and prediction are one class, bool (R, C)."""
    diagonal = np.zeros(shape, np.bool_)
    plain = len(arranged.truth) - arranged.truth.has_background - arranged.truth.has_other
    np.fill_diagonal(diagonal[:plain, :plain], val=True)
    return diagonal


def _rates(
    matrix: ConfusionMatrix, places: NDArray[np.intp], totals: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Recall or precision at each place, float64 (R,); NaN where undefined."""
    size = int(places.max(initial=-1)) + 1
    right, every = np.zeros(size), np.zeros(size)
    there = places >= 0
    np.add.at(right, places[there], matrix.correct[there])
    np.add.at(every, places[there], totals[there])
    with np.errstate(invalid="ignore", divide="ignore"):
        return frozen(np.where(every > 0, right / every, np.nan), np.float64)


def _difference(a: MatrixView, b: MatrixView) -> MatrixView:
    rows, columns = (
        replace(
            of_b,
            totals=frozen(of_b.totals - of_a.totals, np.int64),
            rates=frozen(of_b.rates - of_a.rates, np.float64),
            is_difference=True,
        )
        for of_a, of_b in ((a.rows, b.rows), (a.columns, b.columns))
    )
    return replace(
        b,
        rows=rows,
        columns=columns,
        counts=frozen(b.counts - a.counts, np.int64),
        values=frozen(b.values - a.values, np.float64),
        is_difference=True,
    )
