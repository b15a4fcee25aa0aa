"""A column that is read where it is looked at, in the place of an array that is in memory."""

from collections.abc import Callable, Iterator
from typing import Any, Final, cast

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin
from numpy.typing import NDArray

Take = Callable[[NDArray[np.int64]], NDArray[Any]]
"""Gives the values at some places, int64 (n,) → (n, …)."""
Find = Callable[[int], NDArray[np.int64]]
"""Gives the places that have a value, int64, ascending."""


_AT_ONCE: Final = 1 << 18
"""Places of a whole column that are asked for together: on the way each takes some fifty bytes."""
READ_WHOLE: Final = 100_000
"""Values of a column that is read whole at once: many small questions would take longer."""


class Column(NDArrayOperatorsMixin):
    """What an array answers, of `size` values that `take` reads: some places, or, where all are asked, all.

    All of them are kept once they were asked for. find: tells where a value is; None: each is looked at.
    """

    def __init__(
        self,
        size: int,
        dtype: type[np.generic],
        take: Take,
        shape: tuple[int, ...] = (),
        find: Find | None = None,
    ) -> None:
        self.dtype = np.dtype(dtype)
        self.shape = (size, *shape)
        self._take = take
        self._find = find
        self._whole: NDArray[Any] | None = None

    def __len__(self) -> int:
        return self.shape[0]

    def __iter__(self) -> Iterator[Any]:
        return iter(self.whole)

    def __getitem__(self, place: Any) -> Any:  # noqa: ANN401 - whatever an array is indexed by
        if self._whole is not None or len(self) <= READ_WHOLE or isinstance(place, tuple):
            return self.whole[place]
        wanted = np.asarray(self._range(place) if isinstance(place, slice) else place)
        if wanted.dtype == np.bool_:
            wanted = np.flatnonzero(wanted)
        places = np.atleast_1d(wanted).astype(np.int64)
        if len(places) and not (places.min() >= -len(self) and places.max() < len(self)):
            raise IndexError(f"no place {places.min()} or {places.max()} among {len(self)}")
        values = self._take(np.where(places < 0, places + len(self), places))
        return values if wanted.ndim else values[0]

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever else an array has
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.whole, name)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> NDArray[Any]:  # noqa: ANN401, FBT001 - NumPy's own signature
        return np.array(self.whole, dtype, copy=copy)

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **more: Any) -> Any:  # noqa: ANN401 - NumPy's own signature
        plain = (one.whole if isinstance(one, Column) else one for one in inputs)
        return getattr(ufunc, method)(*plain, **more)

    def take(self, places: NDArray[Any]) -> NDArray[Any]:
        """Return the values at some places."""
        values: NDArray[Any] = self[places]
        return values

    def places_of(self, value: int) -> NDArray[np.int64]:
        """Return where a value is, int64, ascending."""
        if self._find is None or self._whole is not None:
            return np.flatnonzero(self.whole == value)
        return self._find(value)

    @property
    def whole(self) -> NDArray[Any]:
        """All values, read at first."""
        if self._whole is None:
            whole = np.empty(self.shape, self.dtype)
            for begin in range(0, len(self), _AT_ONCE):
                end = min(begin + _AT_ONCE, len(self))
                whole[begin:end] = self._take(np.arange(begin, end))
            whole.flags.writeable = False
            self._whole = whole
        return self._whole

    def _range(self, place: slice) -> NDArray[np.int64]:
        return np.arange(*place.indices(len(self)))


def column(
    size: int,
    dtype: type[np.generic],
    take: Take,
    shape: tuple[int, ...] = (),
    find: Find | None = None,
) -> NDArray[Any]:
    """Return a `Column`, which stands wherever an array may stand."""
    return cast("NDArray[Any]", Column(size, dtype, take, shape, find))


def places_of(values: NDArray[Any] | Column, value: int) -> NDArray[np.int64]:
    """Return where an array, or a column, (n,), has a value, int64, ascending."""
    if isinstance(values, Column):
        return values.places_of(value)
    return np.flatnonzero(values == value)
