"""Members of objects: several checkpoints of one source, which are all read in one way."""

from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Final

from cmviewer.readers import OpenRequest
from tests.zoo import count, writers_coco, writers_text
from tests.zoo.blind import cells_if_good_as, relabelled, usually
from tests.zoo.conventions import NUMBERINGS
from tests.zoo.evaluations import Objects
from tests.zoo.files import write_pictures
from tests.zoo.object_conventions import NUMBERS, member
from tests.zoo.reading import Member, Written
from tests.zoo.sides import predictions_of, truth_of


def _untrained(evaluation: Objects) -> Objects:
    """Return what the first epoch says: the same boxes, all of the first class."""
    return replace(evaluation, predicted=tuple(replace(one, label=0) for one in evaluation.predicted))


def _numbered(convention: str, said: str) -> Member:
    """Make two epochs of which the first tells nothing about how classes are numbered; the second may."""

    def write(evaluation: Objects, top: Path, random: Random) -> Written:
        numbering = NUMBERINGS[convention](random, len(evaluation.classes))
        truth = replace(truth_of(evaluation), numbers=numbering.truth)
        file = top / "annotations/instances_val.json"
        writers_coco.data_set(truth, file, order=list(numbering.order), front=numbering.front)
        write_pictures(top / "images", evaluation.images)
        first = _untrained(evaluation)
        for name, part in (("epoch_1", first), ("epoch_2", evaluation)):
            side = replace(predictions_of(part), numbers=numbering.prediction)
            if said == "yolo":
                writers_text.yolo(side, top / "runs" / name / "labels")
            else:
                writers_coco.results(side, top / "runs" / name / "predictions.json")
        asks = frozenset() if numbering.is_plain and said != "yolo" else NUMBERS
        usual = usually(numbering, said)
        is_blind = cells_if_good_as(evaluation, usual, numbering.prediction) is not None
        blind = relabelled(first, usual, numbering.prediction) if is_blind else None
        cells = count.of_objects(first)
        return Written(OpenRequest(top), evaluation.classes, cells, asks, checkpoints=2, blind=blind)

    return member(f"{said} {convention}", "checkpoints", write)


MEMBERS: Final = (
    *(_numbered(one, "results") for one in ("both from 0", "both from 1", "both with gaps")),
    *(_numbered(one, "results") for one in ("truth from 0, predictions from 1", "by place in the list")),
    *(_numbered(one, "yolo") for one in ("truth from 1, predictions from 0", "gaps closed", "by rank")),
)
