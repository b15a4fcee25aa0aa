"""The examples of a page: worst first, evenly over cells, as many as its size leaves room for."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.why import verdict_of
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation, Images
from cmviewer.examples.crops import Box
from cmviewer.examples.examples import Example, Examples
from cmviewer.examples.map_cache import ReadMaps
from cmviewer.examples.marks.places import MarkedOutcomes
from cmviewer.examples.places_by_image import places_by_image
from cmviewer.examples.words import title_words
from cmviewer.progress import Cancel
from cmviewer.safe_text import shown
from cmviewer.writers.atomic import encoded
from cmviewer.writers.facts import ReportFacts
from cmviewer.writers.outcome_fields import mark_fields
from cmviewer.writers.page.pictures import LARGE, SMALL, Ground, PagePicture, crop_picture, painted_picture
from cmviewer.writers.page.turns import in_turn
from cmviewer.writers.photographs import LoadPhotograph

MOST: Final = 1_500
"""Examples of a page: each costs the reading of an image."""
_SMALL_SHARE: Final = 0.8
"""Part of the room that examples with their small pictures may take; the rest is for larger ones."""
_THREADS: Final = 4
"""Photographs are decoded, and written as WebP, outside Python's lock."""
_LEAST: Final = 150
_LEAST_PICTURED: Final = 500
"""Bytes that an example takes at least, alone and with its picture."""
_LEAST_LARGE: Final = 6_000
"""Bytes that a larger picture of a photograph takes, about, so that few are made in vain."""


@dataclass(frozen=True, eq=False)
class PageExamples:
    """records: an example each, as the script of the page reads them. pictures: WebP in base64, once each.

    with_picture: how many of the examples have one.
    """

    records: tuple[dict[str, Any], ...]
    pictures: tuple[str, ...]

    @property
    def with_picture(self) -> int:
        """How many of the examples have a picture."""
        return sum("picture" in record for record in self.records)


@dataclass(frozen=True, eq=False)
class _Seen:
    """Pictures of one example; none where its image cannot be shown."""

    small: PagePicture | None = None
    large: PagePicture | None = None


def page_examples(
    facts: ReportFacts,
    room: int,
    load: LoadPhotograph | None,
    cancel: Cancel,
) -> PageExamples:
    """Choose examples that take at most `room` bytes with their pictures. Raises `Cancelled`."""
    evaluation, counted, marked = facts.evaluation, facts.counted, facts.marked
    least = _LEAST if load is None else _LEAST_PICTURED
    rows = in_turn(evaluation, counted, min(MOST, max(0, room) // least))
    examples = Examples(evaluation, counted, rows, len(rows))
    larger = int(room * (1 - _SMALL_SHARE)) // _LEAST_LARGE
    seen = {} if load is None else _pictures(examples, larger, load, cancel)
    records: list[dict[str, Any]] = []
    pictures: dict[str, int] = {}
    spent, limit = 0, room if load is None else int(_SMALL_SHARE * room)
    for place in cancel.checked(range(len(examples))):
        record = _record(evaluation, examples[place], marked)
        small = seen.get(place, _Seen()).small
        cost = _length(record) + _cost(small, pictures)
        if spent + cost > limit:
            break
        records.append(record | _shown(small, pictures, "picture"))
        spent += cost
    for place, record in enumerate(records):
        large = seen.get(place, _Seen()).large
        cost = _cost(large, pictures)
        if large is not None and spent + cost <= room:
            record.update(_shown(large, pictures, "large"))
            spent += cost
    return PageExamples(tuple(records), tuple(pictures))


def _record(evaluation: Evaluation, example: Example, marked: MarkedOutcomes | None) -> dict[str, Any]:
    """What is said of an example, and where its boxes are."""
    record: dict[str, Any] = {
        "cell": [example.truth_label, example.prediction_label],
        "image": shown(example.name),
        "caption": title_words(example),
        "cause": example.cause.value,
        "why": verdict_of(evaluation, example.counted, example.row),
    }
    said = mark_fields(marked, np.array([example.row]))
    record |= {name: texts[0] for name, texts in said.items()}
    if example.crop is not None:
        boxes = {"truth": example.crop.truth, "prediction": example.crop.prediction}
        record |= {name: _rounded(box) for name, box in boxes.items() if box is not None}
    return {name: value for name, value in record.items() if value != ""}


def _shown(picture: PagePicture | None, pictures: dict[str, int], name: str) -> dict[str, Any]:
    """Which of the pictures it is, with those that come to them."""
    if picture is None:
        return {}
    number = pictures.setdefault(picture.webp, len(pictures))
    return {name: number, f"{name}_place": _rounded(picture.place)}


def _cost(picture: PagePicture | None, pictures: dict[str, int]) -> int:
    if picture is None:
        return 0
    return 60 + (0 if picture.webp in pictures else len(picture.webp) + 3)


def _length(record: dict[str, Any]) -> int:
    return len(encoded(json.dumps(record, ensure_ascii=False))) + 8


def _rounded(box: Box) -> list[float]:
    return [round(value, 1) for value in box]


def _pictures(examples: Examples, larger: int, load: LoadPhotograph, cancel: Cancel) -> dict[int, _Seen]:
    """Pictures of the examples by their places; each photograph is decoded once, some beside each other."""
    outcomes, images = examples.counted.outcomes, examples.evaluation.images

    def pictured(told: tuple[int, NDArray[np.int64]]) -> dict[int, _Seen]:
        cancel.check()
        image, places = told
        found = [(place, examples[place]) for place in places.tolist()]
        try:
            if found[0][1].pixels is not None:
                return _of_maps(images, image, found, larger, load)
            return _of_photograph(images, image, found, larger, load)
        except CmviewerError:
            return {}  # what cannot be read is told without its picture; the window says why

    seen: dict[int, _Seen] = {}
    with ThreadPoolExecutor(_THREADS) as threads:
        for some in threads.map(pictured, places_by_image(outcomes.image[examples.rows])):
            seen |= some
    return seen


def _of_maps(
    images: Images,
    image: int,
    found: list[tuple[int, Example]],
    larger: int,
    load: LoadPhotograph,
) -> dict[int, _Seen]:
    ground, maps, seen = Ground(images, image, load), ReadMaps(), dict[int, _Seen]()
    for place, example in found:
        assert example.pixels is not None
        part = example.pixels.painted
        read = part.read(image, maps)
        small = painted_picture(ground, read, part.classes, SMALL)
        seen[place] = _Seen(
            small, painted_picture(ground, read, part.classes, LARGE) if place < larger else None
        )
    return seen


def _of_photograph(
    images: Images, image: int, found: list[tuple[int, Example]], larger: int, load: LoadPhotograph
) -> dict[int, _Seen]:
    file = images.find(image)
    if file is None:
        return {}
    photo = load(file, images.frame, None)
    is_large = any(place < larger for place, _ in found)
    large = crop_picture(photo, None, LARGE) if is_large else None
    return {place: _Seen(crop_picture(photo, one.crop, SMALL), large) for place, one in found}
