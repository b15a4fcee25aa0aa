"""What is in a column, as far as its first rows show it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.readers.files import words
from cmviewer.readers.tables.score_names import class_in_score_name
from cmviewer.readers.tables.table import NOT_A_NUMBER, Table, plain_numbers


@dataclass(frozen=True, eq=False)
class Content:
    """One column: its name, its words, and its distinct values with the code of each row."""

    position: int
    name: str
    words: tuple[str, ...]
    code: NDArray[np.int64]
    distinct: tuple[str, ...]

    def has(self, meaning: frozenset[str]) -> bool:
        """Whether one of its words is among these."""
        return not meaning.isdisjoint(self.words)

    @cached_property
    def values(self) -> frozenset[str]:
        """Its distinct values, the empty one left out."""
        return frozenset(self.distinct) - {""}

    @property
    def constant(self) -> bool:
        """Whether all rows say the same; of a single row nothing is known."""
        return len(self.distinct) < 2 and len(self.code) > 1

    @property
    def distinct_share(self) -> float:
        """Distinct values a row."""
        return len(self.distinct) / max(len(self.code), 1)

    @cached_property
    def _of_distinct(self) -> NDArray[np.float64]:
        """Each distinct value as a number, NaN where it is none."""
        return plain_numbers(pd.Series(self.distinct, dtype=object))

    @cached_property
    def _numbers(self) -> NDArray[np.float64]:
        """The same of all but those that say that there is none."""
        return self._of_distinct[[value not in NOT_A_NUMBER for value in self.distinct]]

    @cached_property
    def numbers(self) -> NDArray[np.float64]:
        """The value of each row as a number, float64 (n,), NaN where it is none."""
        return np.append(self._of_distinct, np.nan)[self.code]

    @cached_property
    def folders(self) -> frozenset[str]:
        """Folders that its values lie in, as `cat` of `val/cat/001.png`."""
        parts = [value.replace("\\", "/").split("/") for value in self.distinct]
        return frozenset(part[-2] for part in parts if len(part) > 1)

    @property
    def numeric(self) -> bool:
        """Whether all values are numbers."""
        return bool(self._numbers.size) and bool(np.isfinite(self._numbers).all())

    @property
    def holds_numbers(self) -> bool:
        """Whether any value is a number."""
        return bool(np.isfinite(self._numbers).any())

    @property
    def mostly_numeric(self) -> bool:
        """Whether most values are numbers."""
        return bool(self._numbers.size) and float(np.isfinite(self._numbers).mean()) >= 0.5

    @property
    def fractional(self) -> bool:
        """Whether it holds numbers that are not whole: no labels."""
        finite = self._numbers[np.isfinite(self._numbers)]
        return self.mostly_numeric and bool((finite != np.floor(finite)).any())

    @cached_property
    def like_images(self) -> bool:
        """Whether most values end as image files do."""
        if self.numeric:
            return False
        return sum(map(words.looks_like_image, self.distinct)) > len(self.distinct) / 2

    @cached_property
    def separators(self) -> float:
        """Folders in a value, on average."""
        return sum(value.count("/") + value.count("\\") for value in self.distinct) / max(
            len(self.distinct), 1
        )

    @property
    def named_plainly(self) -> bool:
        """Whether its name says truth, or prediction, and nothing else."""
        name_words = set(self.words)
        return bool(name_words & words.PLAIN) and name_words <= words.TRUTH | words.PREDICTION | words.LABEL

    @property
    def may_be_labels(self) -> bool:
        """Whether the values repeat as labels do."""
        ids = len(self.code) > 20 and len(self.distinct) == len(self.code) and not self.named_plainly
        return self.may_name and not ids

    @property
    def may_name(self) -> bool:
        """Whether the values are labels, or ids of which each stands there once."""
        return bool(self.values) and not (self.fractional or self.like_images)

    @cached_property
    def about_class(self) -> str | None:
        """What its name says beside "score": `score_dog` is about `dog`."""
        return class_in_score_name(self.name)

    def tells_the_same_as(self, other: "Content") -> bool:
        """Whether each value of one goes with one value of the other.

        Where no value repeats, that is so of any two columns: then they are a number and a name, or equal.
        """
        pairs = len(np.unique(self.code * (len(other.distinct) + 1) + other.code))
        if not pairs == len(self.distinct) == len(other.distinct):
            return False
        return pairs < len(self.code) or self.numeric != other.numeric or self.distinct == other.distinct

    def shares_values_with(self, other: "Content") -> bool:
        """Whether most values of one are values of the other."""
        smaller = min(len(self.values), len(other.values))
        return smaller > 0 and len(self.values & other.values) > smaller / 2


def contents(table: Table) -> list[Content]:
    """Look at every column of a table."""
    return [content_of(table, position) for position in range(len(table.header))]


def content_of(table: Table, position: int) -> Content:
    """Look at one column of a table."""
    name = table.header[position]
    code, distinct = pd.factorize(table.sample[position].to_numpy(dtype=object))
    return Content(position, name, words.words(name), code, tuple(map(str, distinct)))
