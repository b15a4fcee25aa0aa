"""The examples of a page: worst first, evenly over cells, as many as its size leaves room for."""

import json
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np

from cmviewer.confusion.why import verdict_of
from cmviewer.evaluation import Evaluation
from cmviewer.examples.crops import Box
from cmviewer.examples.examples import Example, Examples
from cmviewer.examples.marks.places import MarkedOutcomes
from cmviewer.examples.places_by_image import places_by_image
from cmviewer.examples.words import title_words
from cmviewer.progress import Cancel
from cmviewer.safe_text import shown
from cmviewer.writers.atomic import encoded
from cmviewer.writers.facts import ReportFacts
from cmviewer.writers.outcome_fields import mark_fields
from cmviewer.writers.page.batches import next_batch
from cmviewer.writers.page.pictured import large_pictures, small_pictures
from cmviewer.writers.page.pictures import PagePicture
from cmviewer.writers.page.turns import in_turn
from cmviewer.writers.photographs import LoadPhotograph

MOST: Final = 1_500
"""Examples of a page: each costs the reading of an image."""
_SMALL_SHARE: Final = 0.8
"""Part of the room that examples with their small pictures may take; the rest is for larger ones."""
_LEAST: Final = 150
_LEAST_PICTURED: Final = 500
"""Bytes that an example takes at least, alone and with its picture."""
_SHOWN: Final = 60
"""Bytes that say which picture an example shows, and what of its image that is."""


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


@dataclass(eq=False)
class _Filled:
    """What is in the page already. spent: bytes that it takes. pictures: their numbers."""

    records: list[dict[str, Any]] = field(default_factory=list)
    pictures: dict[str, int] = field(default_factory=dict)
    spent: int = 0

    def cost(self, picture: PagePicture | None, times: int = 1) -> int:
        """Bytes that a picture takes which so many examples show."""
        if picture is None:
            return 0
        return _SHOWN * times + (0 if picture.webp in self.pictures else len(picture.webp) + 3)

    def shown(self, picture: PagePicture | None, name: str) -> dict[str, Any]:
        """Which of the pictures it is, with those that come to them."""
        if picture is None:
            return {}
        number = self.pictures.setdefault(picture.webp, len(self.pictures))
        return {name: number, f"{name}_place": _rounded(picture.place)}


def page_examples(
    facts: ReportFacts,
    room: int,
    load: LoadPhotograph | None,
    cancel: Cancel,
) -> PageExamples:
    """Choose examples that take at most `room` bytes with their pictures. Raises `Cancelled`."""
    evaluation, counted = facts.evaluation, facts.counted
    least = _LEAST if load is None else _LEAST_PICTURED
    rows = in_turn(evaluation, counted, min(MOST, max(0, room) // least))
    examples = Examples(evaluation, counted, rows, len(rows))
    filled = _Filled()
    if load is None:
        _add_examples(filled, examples, room, facts.marked, None, cancel)
    else:
        _add_examples(filled, examples, int(_SMALL_SHARE * room), facts.marked, load, cancel)
        _add_larger(filled, examples, room, load, cancel)
    return PageExamples(tuple(filled.records), tuple(filled.pictures))


def _add_examples(
    filled: _Filled,
    examples: Examples,
    room: int,
    marked: MarkedOutcomes | None,
    load: LoadPhotograph | None,
    cancel: Cancel,
) -> None:
    """Add the first examples, with their small pictures, until the next one has no room."""
    while len(filled.records) < len(examples):
        batch = next_batch(len(filled.records), len(examples), filled.spent, room)
        small = {} if load is None else small_pictures(examples, batch, load, cancel)
        for place in cancel.checked(batch):
            record, picture = _record(examples.evaluation, examples[place], marked), small.get(place)
            cost = _length(record) + filled.cost(picture)
            if filled.spent + cost > room:
                return
            filled.records.append(record | filled.shown(picture, "picture"))
            filled.spent += cost


def _add_larger(filled: _Filled, examples: Examples, room: int, load: LoadPhotograph, cancel: Cancel) -> None:
    """Add larger pictures to examples that are there, the first of them first, while there is room."""
    sharing = _sharing(examples, len(filled.records))
    done, before, is_full = 0, filled.spent, False
    while done < len(sharing) and not is_full:
        batch = next_batch(done, len(sharing), filled.spent - before, room - before)
        large = large_pictures(examples, [sharing[one][0] for one in batch], load, cancel)
        for places in (sharing[one] for one in cancel.checked(batch)):
            picture = large.get(places[0])
            cost = filled.cost(picture, len(places))
            if filled.spent + cost > room:
                is_full = True
                continue
            for place in places:
                filled.records[place] |= filled.shown(picture, "large")
            filled.spent += cost
        done = batch.stop


def _sharing(examples: Examples, count: int) -> list[list[int]]:
    """Places of the first examples which share a larger picture: those of one photograph; of maps none do."""
    if not examples.evaluation.task.profile.parts_images or examples.counted.outcomes.area is not None:
        return [[place] for place in range(count)]
    of_image = places_by_image(examples.counted.outcomes.image[examples.rows[:count]])
    return sorted((places.tolist() for _, places in of_image), key=lambda places: places[0])


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


def _length(record: dict[str, Any]) -> int:
    return len(encoded(json.dumps(record, ensure_ascii=False))) + 8


def _rounded(box: Box) -> list[float]:
    return [round(value, 1) for value in box]
