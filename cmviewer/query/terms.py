"""What a query says, as immutable values. Two are equal where they say the same, wherever they say it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Union

NUMBERS: Final = {
    "score": "score of the prediction, from 0 to 1",
    "iou": "IoU of the pair",
    "margin": "score of the predicted class less the highest of the others",
    "area": "pixels of the object: as its file says, else of its region or box",
    "width": "width of the object's box in pixels",
    "height": "height of the object's box in pixels",
    "image_width": "width of the image in pixels",
    "image_height": "height of the image in pixels",
    "objects": "true objects in the image",
    "pixels": "pixels of the image that are of the cell, of a label map",
    "brightness": "mean luminance of the image, from 0 to 1",
    "blur": "variance of the Laplacian of the image: small where it is blurred",
}
"""Words that are compared with a number, and what each means."""

LOOKS: Final = ("brightness", "blur")
"""Those of `NUMBERS` for which images are decoded, as `Images.looks` has them."""

FLAGS: Final = {
    "errors": "the prediction is not the truth",
    "correct": "the prediction is the truth",
    "marked": "a person has marked it",
    "border": "the object's box reaches the edge of its image",
}
"""Words that stand alone."""

CHANGES: Final = ("fixed", "broken", "moved", "still", "new", "gone")
"""What became of an example from one checkpoint to another."""
LIVES: Final = {
    "never": "right in no checkpoint",
    "forgotten": "right once, and wrong from some checkpoint on",
    "late": "wrong in the first half of the checkpoints or longer, then right to the last",
    "flickering": "right and wrong by turns",
    "learned": "wrong at first, and right from a checkpoint in the first half on",
    "always": "right in every checkpoint",
}
"""The life of a truth over the checkpoints, and what each means."""
NO_LIFE: Final = -1
"""Stands for none of `LIVES`: a false alarm, and what no checkpoint judges."""

IN_COMPARISON: Final = "in comparison"
"""Stands behind one of `CHANGES`, or `RIGHT`, that is told by what the window compares."""
RIGHT: Final = "right"
"""Right in both; alone it is no word of a query."""
NO_CHANGE: Final = -1
"""Stands for none of `CHANGES`."""

COMPARED: Final = ("<=", ">=", "!=", "<", ">", "=")
HOLDS: Final = "~"


@dataclass(frozen=True)
class Pair:
    """A cell: names of both classes, None for any; `both` ways or from truth to prediction."""

    truth: str | None
    prediction: str | None
    both: bool = False
    at: int = field(default=0, compare=False)
    prediction_at: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Flag:
    """One of `FLAGS`."""

    word: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Named:
    """`cause`, `folder`, `life` or `mark`, and the name that it is to have."""

    word: str
    name: str
    at: int = field(default=0, compare=False)
    name_at: int = field(default=0, compare=False)


@dataclass(frozen=True)
class ImageName:
    """A text that the name of the image holds, in small letters or capitals; `whole`: the name itself."""

    text: str
    whole: bool = False
    at: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Column:
    """A column of a table, or an attribute of an annotation, compared with a value as it was written."""

    name: str
    sign: str
    value: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Comparison:
    """One of `NUMBERS`, compared with a value; `text`: as that was written."""

    word: str
    sign: str
    value: float
    text: str = field(default="", compare=False)
    at: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Change:
    """One of `CHANGES`, from a checkpoint to the one that is shown; None: from the one before it."""

    word: str
    since: str | None
    at: int = field(default=0, compare=False)
    since_at: int = field(default=0, compare=False)


@dataclass(frozen=True)
class InComparison:
    """One of `CHANGES`, or `RIGHT`, from A to B of what is compared in the window."""

    word: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Not:
    """What a term is not true of."""

    term: "Term"


@dataclass(frozen=True)
class AllOf:
    """What all terms are true of; without a term everything."""

    terms: tuple["Term", ...]


@dataclass(frozen=True)
class AnyOf:
    """What one of the terms is true of."""

    terms: tuple["Term", ...]


Leaf = Pair | Flag | Named | ImageName | Column | Comparison | Change | InComparison
"""A term that holds no other."""

Term = Union[Leaf, Not, AllOf, AnyOf]  # noqa: UP007 - of names in quotes
"""A whole query is a term too."""


def leaves(term: Term) -> Iterator[Leaf]:
    """Give the terms of a query that hold no others, in their order."""
    match term:
        case AllOf(terms) | AnyOf(terms):
            for one in terms:
                yield from leaves(one)
        case Not(inner):
            yield from leaves(inner)
        case _:
            yield term
