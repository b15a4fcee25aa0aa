"""The classes of an evaluation, in their own order."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Classes:
    """K class names; a label is a position in them, and label K is the background.

    The background is an identity, not a name: where the data has a class of that very name, ours is
    written `(background)`. nothing: what ours is called, `(outside)` where pixels are counted.
    colours: uint8 (K, 3), red, green and blue of each class where the data have them, else None.
    """

    names: tuple[str, ...]
    nothing: str = "background"
    colours: NDArray[np.uint8] | None = None

    def __len__(self) -> int:
        return len(self.names)

    @property
    def background(self) -> int:
        """The label of the background: K."""
        return len(self.names)

    @cached_property
    def background_name(self) -> str:
        """How files write the background."""
        name = self.nothing
        while name in self.positions:
            name = f"({name})"
        return name

    @cached_property
    def positions(self) -> dict[str, int]:
        """Label of each name; of equal names the first."""
        backwards = range(len(self.names) - 1, -1, -1)
        return {name: label for label, name in zip(backwards, reversed(self.names), strict=True)}

    def name(self, label: int) -> str:
        """Name of a label, the background included."""
        return self.background_name if label == self.background else self.names[label]

    @classmethod
    def numbered(cls, count: int) -> "Classes":
        """Classes without names: each is called by its number."""
        return cls(tuple(map(str, range(count))))
