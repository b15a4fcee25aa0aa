"""The examples of a page: worst first, evenly over cells, as many as its size leaves room for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from cmviewer.examples.examples import Examples
from cmviewer.examples.marks.places import MarkedOutcomes
from cmviewer.examples.places_by_image import places_by_image
from cmviewer.progress import Cancel
from cmviewer.writers.facts import ReportFacts
from cmviewer.writers.page.batches import next_batch
from cmviewer.writers.page.filled import Filled
from cmviewer.writers.page.other_examples import READS, MadeExample, add_larger_of_others, add_made
from cmviewer.writers.page.pictured import large_pictures, small_pictures
from cmviewer.writers.page.records import example_record, record_length
from cmviewer.writers.page.turns import MOST, in_turn
from cmviewer.writers.photographs import LoadPhotograph

_SMALL_SHARE: Final = 0.8
"""Part of the room that examples with their small pictures may take; the rest is for larger ones."""
_LEAST: Final = 150
_LEAST_PICTURED: Final = 500
"""Bytes that an example takes at least, alone and with its picture."""

Record = dict[str, Any]


@dataclass(frozen=True, eq=False)
class PageExamples:
    """records: an example each, as the script of the page reads them. pictures: WebP in base64, once each.

    others: those of other checkpoints, in the order in which these were given.
    """

    records: tuple[Record, ...] = ()
    pictures: tuple[str, ...] = ()
    others: tuple[tuple[Record, ...], ...] = ()

    @property
    def has_some(self) -> bool:
        """Whether there is an example of any checkpoint."""
        return bool(self.records) or any(self.others)

    @property
    def with_picture(self) -> int:
        """How many of the examples have a picture."""
        return sum("picture" in record for some in (self.records, *self.others) for record in some)


def page_examples(
    facts: ReportFacts,
    room: int,
    load: LoadPhotograph | None,
    cancel: Cancel,
    others: Sequence[Sequence[MadeExample]] = (),
    reads: int = 0,
) -> PageExamples:
    """Choose examples that take at most `room` bytes with their pictures. Raises `Cancelled`.

    others: what was made of other checkpoints, which have a share of the room. reads: how many images that
    took; as many fewer are read here, up to `READS`.
    """
    evaluation, counted = facts.evaluation, facts.counted
    filled = Filled()
    of_others = add_made(filled, others, room)
    least = _LEAST if load is None else _LEAST_PICTURED
    rows = in_turn(evaluation, counted, min(MOST - min(reads, READS), max(0, room - filled.spent) // least))
    examples = Examples(evaluation, counted, rows, len(rows))
    if load is None:
        records = _add_examples(filled, examples, room, facts.marked, None, cancel)
    else:
        small_room = filled.spent + int(_SMALL_SHARE * (room - filled.spent))
        records = _add_examples(filled, examples, small_room, facts.marked, load, cancel)
        _add_larger(filled, records, examples, room, load, cancel)
        large = {int(counted.outcomes.image[row]): one for row, one in zip(rows, records, strict=False)}
        add_larger_of_others(filled, of_others, others, large, room)
    return PageExamples(tuple(records), tuple(filled.pictures), tuple(map(tuple, of_others)))


def _add_examples(
    filled: Filled,
    examples: Examples,
    room: int,
    marked: MarkedOutcomes | None,
    load: LoadPhotograph | None,
    cancel: Cancel,
) -> list[Record]:
    """Return the first examples, with their small pictures, until the next one has no room."""
    records, before = list[Record](), filled.spent
    while len(records) < len(examples):
        batch = next_batch(len(records), len(examples), filled.spent - before, room - before)
        small = {} if load is None else small_pictures(examples, batch, load, cancel)
        for place in cancel.checked(batch):
            record, picture = example_record(examples.evaluation, examples[place], marked), small.get(place)
            cost = record_length(record) + filled.cost(picture)
            if filled.spent + cost > room:
                return records
            records.append(record | filled.shown(picture, "picture"))
            filled.spent += cost
    return records


def _add_larger(
    filled: Filled,
    records: list[Record],
    examples: Examples,
    room: int,
    load: LoadPhotograph,
    cancel: Cancel,
) -> None:
    """Add larger pictures to examples that are there, the first of them first, while there is room."""
    sharing = _sharing(examples, len(records))
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
                records[place] |= filled.shown(picture, "large")
            filled.spent += cost
        done = batch.stop


def _sharing(examples: Examples, count: int) -> list[list[int]]:
    """Places of the first examples which share a larger picture: those of one photograph; of maps none do."""
    if not examples.evaluation.task.profile.parts_images or examples.counted.outcomes.area is not None:
        return [[place] for place in range(count)]
    of_image = places_by_image(examples.counted.outcomes.image[examples.rows[:count]])
    return sorted((places.tolist() for _, places in of_image), key=lambda places: places[0])
