"""What one file says of its samples, in its own words, before anything is joined."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Self

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.evaluation import Fields
from cmviewer.readers.files.name_order import sorted_naturally

MISSING: Final = -1
"""The code of a sample whose label is missing."""

_STEP: Final = 1 << 16
"""Labels that are looked at before it is asked whether all names have occurred."""

MATRIX: Final = "Finished confusion matrices"
TIMM: Final = "timm tables"
ULTRALYTICS: Final = "Ultralytics classify texts"
"""Names of layouts that are found by what is in a file."""

NAMELESS: Final = ""
"""The image of a row that stands for samples of which nothing but their number is known."""


@dataclass(frozen=True, eq=False)
class Labels:
    """n labels as positions in distinct names.

    code: int32 (n,), position in `names`, or `MISSING`. names: as the file writes them.
    """

    code: NDArray[np.int32]
    names: tuple[str, ...]

    def take(self, rows: NDArray[np.int64]) -> Self:
        """Return the labels of some rows."""
        return replace(self, code=self.code[rows])

    def used_names(self) -> tuple[str, ...]:
        """Return the names that occur."""
        return self._used_names

    @cached_property
    def _used_names(self) -> tuple[str, ...]:
        used = np.zeros(len(self.names) + 1, np.bool_)
        for first in range(0, len(self.code), _STEP):
            used[self.code[first : first + _STEP]] = True  # what is missing, -1, falls behind the names
            if used[:-1].all():  # as mostly after a few rows
                return self.names
        return tuple(name for name, occurs in zip(self.names, used[:-1], strict=True) if occurs)

    def translate(self, positions: Mapping[str, int]) -> NDArray[np.int32]:
        """Return the position of each label in other names: int32 (n,), `MISSING` where it has none."""
        table = np.array([positions.get(name, MISSING) for name in self.names] + [MISSING], np.int32)
        if (table[:-1] == np.arange(len(self.names))).all():
            return self.code
        translated: NDArray[np.int32] = table[self.code]
        return translated

    def text(self) -> NDArray[Any]:
        """Return the labels as text, object (n,); None where one is missing."""
        names: NDArray[Any] = np.array([*self.names, None], dtype=object)
        return names[self.code]

    @classmethod
    def of_codes(cls, code: NDArray[np.integer[Any]], names: Sequence[str]) -> Self:
        """Make labels of codes whose names may need tidying: blanks around them, equal names, `3.0`."""
        tidy = whole_numbers_as_integers([name.strip() for name in names])
        distinct = {name: i for i, name in enumerate(dict.fromkeys(name for name in tidy if name))}
        table = np.array([distinct.get(name, MISSING) for name in tidy] + [MISSING], np.int32)
        return cls(table[code], tuple(distinct))

    @classmethod
    def of_text(cls, values: "pd.Series[Any] | NDArray[Any]") -> Self:
        """Make labels of text; what is missing or empty has no label."""
        code, names = pd.factorize(np.asarray(values, dtype=object))
        return cls.of_codes(code, [str(name) for name in names])

    @classmethod
    def of_numbers(cls, values: NDArray[np.integer[Any]]) -> Self:
        """Make labels of whole numbers."""
        names, code = np.unique(values, return_inverse=True)
        return cls(code.astype(np.int32).reshape(-1), tuple(map(str, names.tolist())))


def whole_numbers_as_integers(names: list[str]) -> list[str]:
    """Write `3.0` as `3` where all names are numbers and all of them whole."""
    filled = [name for name in names if name]
    if not any("." in name for name in filled) or len(filled) > 1_000_000:
        return names
    numbers = pd.to_numeric(pd.Series(filled, dtype=object), errors="coerce").to_numpy(np.float64)
    if (
        not np.isfinite(numbers).all()
        or (numbers != np.floor(numbers)).any()
        or (np.abs(numbers) > 2**53).any()
    ):
        return names
    return [str(int(float(name))) if name else name for name in names]


def in_natural_order(names: Sequence[str]) -> list[str]:
    """Sort names as a person would: 2 before 10; `1` and `01`, which are equal so, as text."""
    return sorted_naturally(names)


@dataclass(frozen=True, eq=False)
class ClassScores:
    """Scores of every class.

    names: K names, or None where the classes are 0 to K - 1. width: K. best: int32 (n,), the class of
    the highest score, `MISSING` where no score is known. load: reads them again, float32 (n, K).
    """

    names: tuple[str, ...] | None
    width: int
    best: NDArray[np.int32]
    load: Callable[[], NDArray[np.float32]]

    @property
    def class_names(self) -> tuple[str, ...]:
        """The names, or the numbers of classes without."""
        return self.names if self.names is not None else tuple(map(str, range(self.width)))

    def take(self, rows: NDArray[np.int64]) -> Self:
        """Return the scores of some rows."""
        load = self.load
        return replace(self, best=self.best[rows], load=lambda: load()[rows])


@dataclass(frozen=True, eq=False)
class SamplePart:
    """n samples as one file, or one checkpoint within it, describes them.

    name: of the checkpoint within the file, empty where the file is one. line: int32 or int64 (n,), line
    in the file, counted from 1; None where it has no lines. image: object (n,), names of the images; in a
    finished matrix `NAMELESS` where a row stands for samples that nobody has named.
    loose: labels of which the file does not say whether they are truth or prediction. unnamed: what may
    be labels, which counts only where the file's name, or a person, says so. label_column: what the column,
    or the array, of either is called.
    score: float32 (n,) as the file has it: of the predicted class, or of `score_class` if nothing is
    predicted; `scores.scaled` brings it to [0, 1].
    weight: int64 (n,), samples that each row stands for; None: one each. class_names: of a finished
    matrix, in the order of its file. folder_positions: numbers of classes are positions of the folders
    that the images lie in. header: names of the columns or arrays of the file. fields: all columns of
    a table. index: object (n,), what a column without a name calls the rows, as pandas writes its index.
    layout: the name of the layout, where it was found by what is in the file.
    """

    file: Path
    count: int
    name: str = ""
    line: NDArray[np.integer[Any]] | None = None
    image: NDArray[Any] | None = None
    label_column: str = ""
    truth: Labels | None = None
    prediction: Labels | None = None
    loose: Labels | None = None
    unnamed: Labels | None = None
    score: NDArray[np.float32] | None = None
    score_class: str | None = None
    class_scores: ClassScores | None = None
    weight: NDArray[np.int64] | None = None
    class_names: tuple[str, ...] = ()
    folder_positions: bool = False
    header: tuple[str, ...] = ()
    fields: Fields | None = None
    index: NDArray[Any] | None = None
    layout: str = ""

    @property
    def predicts(self) -> bool:
        """Whether it holds predictions, whatever else it holds."""
        return self.prediction is not None or self.score is not None or self.class_scores is not None

    @cached_property
    def named_again(self) -> NDArray[np.bool_]:
        """Rows whose image is called as that of an earlier row, bool (n,)."""
        if self.image is None:
            return np.zeros(self.count, np.bool_)
        return pd.Series(self.image, dtype=object).duplicated().to_numpy()

    def line_of(self, row: int) -> int | None:
        """Line of a row in the file; None where it has no lines."""
        return None if self.line is None else int(self.line[row])

    def take(self, rows: NDArray[np.int64]) -> Self:
        """Return the part with some of its rows."""
        return replace(
            self,
            count=len(rows),
            line=None if self.line is None else self.line[rows],
            image=None if self.image is None else self.image[rows],
            truth=None if self.truth is None else self.truth.take(rows),
            prediction=None if self.prediction is None else self.prediction.take(rows),
            loose=None if self.loose is None else self.loose.take(rows),
            unnamed=None if self.unnamed is None else self.unnamed.take(rows),
            score=None if self.score is None else self.score[rows],
            weight=None if self.weight is None else self.weight[rows],
            class_scores=None if self.class_scores is None else self.class_scores.take(rows),
            fields=None if self.fields is None else self.fields.take(rows),
            index=None if self.index is None else self.index[rows],
        )
