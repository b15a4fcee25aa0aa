"""Which columns of a table are the image, the class and the numbers of a box."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Final

from cmviewer.readers.files import words
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.joining.class_names import is_number

_LTRB: Final = (
    ("xmin", "ymin", "xmax", "ymax"),
    ("x1", "y1", "x2", "y2"),
    ("x0", "y0", "x1", "y1"),
    ("left", "top", "right", "bottom"),
)
_LTWH: Final = (("x", "y", "width", "height"), ("x", "y", "w", "h"), ("left", "top", "width", "height"))
_CXCYWH: Final = tuple(
    (*centre, *size)
    for centre in (
        ("cx", "cy"), ("xc", "yc"), ("xcenter", "ycenter"), ("centerx", "centery"), ("xcentre", "ycentre"),
        ("centrex", "centrey"), ("xmid", "ymid"),
    )
    for size in (("width", "height"), ("w", "h"))
)  # fmt: skip
_LISTED: Final = tuple(tuple(f"{name}{i}" for i in range(4)) for name in ("bbox", "box", "boundingbox"))
"""A list of four numbers in one field, a column for each: as COCO has it, unless the boxes say otherwise."""


@dataclass(frozen=True)
class BoxColumns:
    """Columns by position. box: four of them, meant as `layout`. size: width and height of the image."""

    image: int
    label: int
    box: tuple[int, int, int, int]
    layout: BoxFormat
    score: int | None = None
    size: tuple[int, int] | None = None


_CORNERS: Final = frozenset({"xmin", "x1", *(names[0] for names in _LISTED)})
"""What the first column of a box is called that leaves no doubt, nor does one that begins with `bbox`."""
_OF_IMAGE: Final = words.IMAGE
_OF_LABEL: Final = (words.LABEL | words.PREDICTION | words.TRUTH) - words.word_set("y p hat output outputs")
_OF_SCORE: Final = words.SCORE - {"p"}
_IN_BOX: Final = re.compile(r"(?:bounding|b)?box(?=.)")


def columns_of(header: tuple[str, ...]) -> BoxColumns | None:
    """Recognise the columns of a table of boxes by their names; None where it is another table.

    Where its numbers can be nothing but a box, image, class and score may be called in any of the words for
    them, where one column alone is: `Datei`, `predicted_class`, `Konfidenz`.
    """
    plain = {re.sub(r"[\W_]+", "", name.lower()): i for i, name in reversed(list(enumerate(header)))}
    place = {_IN_BOX.sub("", name, count=1): i for name, i in plain.items()} | plain
    known = ((_LTRB, BoxFormat.LTRB), (_LTWH + _LISTED, BoxFormat.LTWH), (_CXCYWH, BoxFormat.CXCYWH))
    ways = [(names, written) for several, written in known for names in several]
    way = next(((names, layout) for names, layout in ways if set(names) <= set(place)), None)
    if way is None:
        return None
    image, label = _first(plain, words.BOX_IMAGE), _first(plain, words.BOX_CLASS)
    label = _first(plain, words.BOX_CLASS_ID) if label is None else label  # of both, names say more
    score = _first(plain, words.BOX_SCORE)
    a, b, c, d = (place[name] for name in way[0])
    if way[0][0] in _CORNERS or way[0][0] not in plain:
        free = {i: set(words.words(name)) for i, name in enumerate(header) if i not in {a, b, c, d}}
        image = _only(free, _OF_IMAGE, words.NEUTRAL) if image is None else image
        label = _only(free, _OF_LABEL, words.NEUTRAL) if label is None else label
        score = _only(free, _OF_SCORE, words.PREDICTION | words.NEUTRAL) if score is None else score
    if image is None or label is None:
        return None
    of_image = way[1] is BoxFormat.LTRB and {"width", "height"} <= set(plain)
    size = (place["width"], place["height"]) if of_image else None
    return BoxColumns(image, label, (a, b, c, d), way[1], score, size)


def _only(columns: Mapping[int, set[str]], meaning: frozenset[str], beside: frozenset[str]) -> int | None:
    """The one column whose words mean something, and say nothing else; None where there are several."""
    found = [i for i, said in columns.items() if said & meaning and said <= meaning | beside]
    return found[0] if len(found) == 1 else None


def _first(place: Mapping[str, int], names: frozenset[str]) -> int | None:
    return min((place[name] for name in names & place.keys()), default=None)


WITHOUT_HEADER: Final = BoxColumns(0, 5, (1, 2, 3, 4), BoxFormat.LTRB)
"""As RetinaNet's tools have a data set: `path/a.jpg,x1,y1,x2,y2,cat`, of one with nothing `a.jpg,,,,,`."""


def are_rows_of_boxes(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether these first rows of a table are a box each, in the columns of `WITHOUT_HEADER`."""
    some = [row for row in rows if any(row)]
    return bool(some) and all(map(_is_box, some)) and any(row[-1] for row in some)


def _is_box(row: Sequence[str]) -> bool:
    if len(row) != WITHOUT_HEADER.label + 1 or not words.looks_like_image(row[0]):
        return False
    *four, label = row[1:]
    is_class = bool(label) and (is_number(label) or not _is_number(label))
    return not any(row[1:]) or (is_class and all(map(_is_number, four)))


def _is_number(text: str) -> bool:
    try:
        return isfinite(float(text))
    except ValueError:
        return False
