"""Examples of the other checkpoints of a page: each has a small share of its room, and of its time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.evaluation import NO_IMAGE, Evaluation, Images, Unit, frozen
from cmviewer.examples.examples import Examples
from cmviewer.examples.marks.places import MarkedOutcomes
from cmviewer.progress import Cancel
from cmviewer.writers.page.batches import next_batch
from cmviewer.writers.page.filled import SHOWN, Filled
from cmviewer.writers.page.pictured import Pictures, small_pictures
from cmviewer.writers.page.pictures import PagePicture
from cmviewer.writers.page.records import example_record, record_length
from cmviewer.writers.page.turns import MOST, in_turn
from cmviewer.writers.photographs import LoadPhotograph

SHARE: Final = 1 / 3
"""Part of the room for examples that those of all other checkpoints may take."""
READS: Final = 500
"""Images that are read for all other checkpoints together; the one that is written has the more."""


@dataclass(frozen=True, eq=False)
class MadeExample:
    """record: what is said. picture: its small one. image: whose larger one it may show, or `NO_IMAGE`."""

    record: dict[str, Any]
    picture: PagePicture | None
    image: int


@dataclass(eq=False)
class Making:
    """What the examples of each other checkpoint may take: bytes, and images that are read.

    whole: pictures of images that were read already; of samples all checkpoints have the same. there: whether
    an image can be found, where that is known.
    """

    load: LoadPhotograph | None
    bytes: int
    reads: int
    whole: Pictures = field(default_factory=dict)
    there: dict[int, bool] = field(default_factory=dict)

    def made(
        self,
        evaluation: Evaluation,
        counted: CheckpointResult,
        marked: MarkedOutcomes | None,
        cancel: Cancel,
    ) -> tuple[tuple[MadeExample, ...], int]:
        """Return examples of a checkpoint, in turn, and how many images were read. Raises `Cancelled`."""
        rows, reads = in_turn(evaluation, counted, MOST), 0
        if self.load is not None:
            rows, reads = self._cheap(evaluation, counted, rows)
        examples = Examples(evaluation, counted, frozen(rows, np.int64), len(rows))
        is_shared = evaluation.task.profile.unit is not Unit.PIXEL
        made, spent = list[MadeExample](), 0
        while len(made) < len(examples):
            batch = next_batch(len(made), len(examples), spent, self.bytes)
            small = {} if self.load is None else self._pictures(examples, batch, self.load, cancel)
            for place in cancel.checked(batch):
                example, picture = examples[place], small.get(place)
                record = example_record(evaluation, example, marked)
                spent += record_length(record) + SHOWN + (0 if picture is None else len(picture.webp))
                if spent > self.bytes:
                    return tuple(made), reads
                made.append(MadeExample(record, picture, example.image if is_shared else NO_IMAGE))
        return tuple(made), reads

    def _cheap(
        self, evaluation: Evaluation, counted: CheckpointResult, rows: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], int]:
        """The first of the rows, as long as few images have to be read; and how many have to be.

        Where samples are few all are read, once for all checkpoints.
        """
        image = counted.outcomes.image[rows]
        first = np.unique(image, return_index=True)[1]
        if evaluation.task.profile.unit is Unit.SAMPLE and len(evaluation.images) <= MOST:
            return rows, len(set(image[first].tolist()) - self.whole.keys())
        costs = np.zeros(len(rows), np.int64)
        costs[first] = [self._is_there(evaluation.images, one) for one in image[first].tolist()]
        if counted.outcomes.area is not None:  # of maps each example is painted by itself
            costs[:] = 1
        kept = np.cumsum(costs) <= self.reads
        return rows[kept], int(costs[kept].sum())

    def _is_there(self, images: Images, image: int) -> bool:
        if image not in self.there:
            self.there[image] = images.find(image) is not None
        return self.there[image]

    def _pictures(self, examples: Examples, batch: range, load: LoadPhotograph, cancel: Cancel) -> Pictures:
        """Small pictures by the places of a batch; one of a whole image is made once."""
        if examples.evaluation.task.profile.unit is not Unit.SAMPLE:
            return small_pictures(examples, batch, load, cancel)
        image = dict(zip(batch, examples.counted.outcomes.image[examples.rows[batch]].tolist(), strict=True))
        made = small_pictures(examples, [one for one in batch if image[one] not in self.whole], load, cancel)
        self.whole |= {image[place]: picture for place, picture in made.items()}
        return {place: self.whole[image[place]] for place in batch if image[place] in self.whole}


def making_for(load: LoadPhotograph | None, size: int, others: int) -> Making:
    """Share a page of `size` bytes among other checkpoints, of which there is one at least."""
    return Making(load, int(SHARE * size / others), -(-READS // others))


def add_made(
    filled: Filled, others: Sequence[Sequence[MadeExample]], room: int
) -> list[list[dict[str, Any]]]:
    """Return what of examples that were made fits a share of the room, evenly over checkpoints."""
    each = int(SHARE * max(0, room) / max(1, len(others)))
    return [_fitting(filled, made, filled.spent + each) for made in others]


def _fitting(filled: Filled, made: Sequence[MadeExample], room: int) -> list[dict[str, Any]]:
    records = list[dict[str, Any]]()
    for one in made:
        cost = record_length(one.record) + filled.cost(one.picture)
        if filled.spent + cost > room:
            break
        records.append(one.record | filled.shown(one.picture, "picture"))
        filled.spent += cost
    return records


def add_larger_of_others(
    filled: Filled,
    records: list[list[dict[str, Any]]],
    others: Sequence[Sequence[MadeExample]],
    large: Mapping[int, Mapping[str, Any]],
    room: int,
) -> None:
    """Let examples show the larger pictures that are there of their images already.

    large: by image, an example that shows it.
    """
    names = "large", "large_place"
    for some, made in zip(records, others, strict=True):
        for record, one in zip(some, made, strict=False):
            shown = large.get(one.image, {})
            if names[0] in shown and filled.spent + SHOWN <= room:
                record.update({name: shown[name] for name in names})
                filled.spent += SHOWN
