"""Margins of a finished matrix: sums, rates and supports stand where a class could, and are none."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.readers.files import words
from cmviewer.readers.joining.class_names import folded
from cmviewer.readers.tables.counts import is_fraction, whole_counts

_SUMS: Final = words.word_set(
    "total totals sum sums all support grand margin margins ∑ gesamt summe insgesamt somme totale suma",
    "soma",
    "\N{GREEK SMALL LETTER SIGMA} toplam celkem összesen yhteensä summa ukupno",
    "totaal totaux totali totales totais razem łącznie итого всего сумма 合计 总计 总和 合計 総計 小計",
    "합계 총계",
)
_RATES: Final = (
    words.METRIC
    | words.SHARE
    | words.word_set(
        "accuracies producer producers user users omission commission error errors pa ua oa fscore dice",
        "jaccard",
        "correct incorrect tpr fpr fnr tnr ppv npv genauigkeit rappel précision reliability auc mcc acc sens",
        "spec spez f1score fscore treffsicherheit trefferquote fehlerrate sensitivität spezifität exactitude",
        "sensibilité spécificité precisión exhaustividad exactitud sensibilidad especificidad precisione",
        "richiamo accuratezza precisão revocação acurácia sensibilidade nauwkeurigheid precisie dokładność",
        "precyzja czułość noggrannhet точность полнота ошибка 精确率 召回率 正确率 准确率 精度 错误率",
        "適合率 再現率 正解率 정밀도 재현율 정확도",
    )
)
_BESIDE: Final = words.word_set(
    "row col column rows columns line overall s class of the grand general per by score hit miss",
    "mean average avg prod balanced false true positive negative predictive value",
)
_ROUNDED: Final = 1.0
"""How far whole per cent may be from a rate: they are rounded, or cut off."""
_LEAST_RATE: Final = 10
"""Per cent that one of the rates is at least: of counts of 0 and 1 each is within 1 of a rate of 0."""
_ENOUGH: Final = 20
"""Samples from which sums on both margins are no chance: of random matrices of 3 classes with 20 samples
one in some thousands has a class that is the sum of the others in its row and its column."""
Kept = NDArray[np.bool_]


def without_margins(rows: Sequence[str], columns: Sequence[str], values: NDArray[Any]) -> tuple[Kept, Kept]:
    """Tell which rows and columns of a matrix are classes, bool (R,) and (C,).

    values: object (R, C). What is called a sum or a rate is none; where both sides have it, only if its
    numbers say so too. What is called otherwise is none where the other side lacks it, and it adds up the
    classes or holds fractions; or where it is last on both sides and adds up all others.
    """
    counts, bad = whole_counts(values)
    row, column = (_named(names) for names in (rows, columns))
    paired_rows, paired_columns = _paired(rows, columns) & row, _paired(columns, rows) & column
    row &= ~_beside(rows, columns, counts.T, bad.T, values.T, paired_rows, paired_columns)
    column &= ~_beside(columns, rows, counts, bad, values, paired_columns, paired_rows)
    row_sums, column_sums = _sums_called(rows, counts.T), _sums_called(columns, counts)
    if row_sums.any() and column_sums.any():
        row &= ~row_sums
        column &= ~column_sums
    inner = counts[np.ix_(row, column)]
    if min(inner.shape) > 2 and inner[:-1, :-1].sum() >= _ENOUGH and _adds_up(inner) and _adds_up(inner.T):
        row[np.flatnonzero(row)[-1]] = column[np.flatnonzero(column)[-1]] = False
    return row, column


def _named(names: Sequence[str]) -> Kept:
    return np.array([bool(name) for name in names], np.bool_)


def _paired(names: Sequence[str], others: Sequence[str]) -> Kept:
    """Tell which names are classes of both sides, as far as names tell."""
    known = {folded(name) for name in others}
    return np.array([folded(name) in known and not is_called_margin(name) for name in names], np.bool_)


def _beside(
    names: Sequence[str],
    across: Sequence[str],
    counts: NDArray[np.int64],
    bad: NDArray[np.bool_],
    values: NDArray[Any],
    paired: Kept,
    paired_across: Kept,
) -> Kept:
    """Tell which columns are no classes, bool (C,). paired_across: which rows are classes, bool (R,)."""
    called = np.array([is_called_margin(name) for name in names], np.bool_)
    inner = counts[paired_across]
    total = inner[:, paired].sum(axis=1)
    adds_up = (inner == total[:, None]).all(axis=0) & bool(total.any()) & bool(paired.sum() > 1)
    fraction = np.array([[is_fraction_or_share(value) for value in row] for row in values], np.bool_)
    fractions = 2 * (fraction & bad)[paired_across].sum(axis=0) > paired_across.sum()
    no_numbers = bad[paired_across].all(axis=0) & bool(paired_across.any()) & ~fractions
    rates = _are_rates(names, across, counts, paired, paired_across)
    says_so = adds_up | rates | (fractions if (paired & ~fractions).any() else np.zeros(len(names), np.bool_))
    classes = {folded(names[i]) for i in np.flatnonzero(paired).tolist()}
    called |= np.array([_without_share(name) in classes for name in names], np.bool_) & ~paired
    alone = ~paired & ~called
    other = {folded(name) for name in across}
    both = np.array([folded(name) in other for name in names], np.bool_)
    none: Kept = (called & (~both | says_so)) | (alone & ~both & (says_so | no_numbers))
    return none


def _are_rates(
    names: Sequence[str],
    across: Sequence[str],
    counts: NDArray[np.int64],
    paired: Kept,
    paired_across: Kept,
) -> Kept:
    """Tell which columns hold a rate of each class in whole per cent, bool (C,), such as recall."""
    column_of = {folded(names[i]): i for i in np.flatnonzero(paired).tolist()}
    rows = [row for row in np.flatnonzero(paired_across).tolist() if folded(across[row]) in column_of]
    columns = [column_of[folded(across[row])] for row in rows]
    if len(rows) < 2:
        return np.zeros(len(names), np.bool_)
    inner = counts[np.ix_(rows, columns)].astype(np.float64)
    right, of_row, of_column = inner.diagonal(), inner.sum(axis=1), inner.sum(axis=0)
    below = (of_row, of_column, (of_row + of_column) / 2, of_row + of_column - right)
    with np.errstate(divide="ignore", invalid="ignore"):
        rates = [np.where(whole > 0, 100 * right / whole, 0) for whole in below]
    held = counts[rows]
    close = [
        (np.abs(held - rate[:, None]) <= _ROUNDED).all(axis=0) for rate in (*rates, *(100 - np.array(rates)))
    ]
    is_rate = held.max(axis=0) >= _LEAST_RATE
    found: Kept = np.any(close, axis=0) & is_rate & ~np.isin(np.arange(len(names)), columns)
    return found


def _sums_called(names: Sequence[str], counts: NDArray[np.int64]) -> Kept:
    """Tell which columns are called a sum and add up all others in every row, that of the sums too."""
    called = np.array([is_called_margin(name) for name in names], np.bool_)
    total = counts[:, ~called].sum(axis=1)
    sums: Kept = called & (counts == total[:, None]).all(axis=0) & bool(total.any())
    return sums


def _adds_up(counts: NDArray[np.int64]) -> bool:
    """Tell whether the last row is the sum of the others."""
    return bool((counts[:-1].sum(axis=0) == counts[-1]).all())


def is_fraction_or_share(value: object) -> bool:
    """Tell whether a value is a fraction, or has a per cent sign."""
    return is_fraction(value) or str(value).strip().endswith("%")


def _without_share(name: str) -> str:
    """Return a name without what says that it is a share, as in `cat %`; empty where nothing does."""
    parts = words.pieces(name)
    kept = [part for part in parts if part.casefold() not in words.SHARE | {"norm"}]
    return folded(" ".join(kept)) if "%" in name or len(kept) < len(parts) else ""


def is_called_margin(name: str) -> bool:
    """Tell whether a row or column is called as sums and rates are."""
    name_words = set(words.words(name)) or {name.casefold()}
    if "".join(words.words(name)) in _RATES:
        return True  # `IoU`, `F-Score`
    return bool(name_words & (_SUMS | _RATES)) and name_words <= _SUMS | _RATES | _BESIDE
