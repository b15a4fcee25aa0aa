"""Shards that are counted → the files of a bundle that tell of all of them."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from cmviewer.bundle.index_file import index_of
from cmviewer.bundle.matrix_file import (
    VERSION,
    Cell,
    CheckpointFacts,
    InputValue,
    InterpretationValue,
    KeptValue,
    MatrixFile,
    Program,
    encoded,
    path_of,
)
from cmviewer.bundle.names import (
    BUNDLE_NAMES,
    CANDIDATES_NAME,
    IMAGES_NAME,
    INDEX_NAME,
    MATRIX_NAME,
    outcome_name,
)
from cmviewer.bundle.outcome_files import write_images
from cmviewer.bundle.shards import Keeps, totals_of
from cmviewer.errors import CmviewerError, Problem, as_written, merged_problems
from cmviewer.evaluation import Annotations, Evaluation, Images, LabelMaps
from cmviewer.matching import IOU_FLOOR, CountingRule, rule_values
from cmviewer.version import __version__
from cmviewer.writers.atomic import made
from cmviewer.writers.bundles.work import ShardRecord, Work, cells_of
from cmviewer.writers.cannot_write import cannot_write
from cmviewer.writers.folders import put_in_place
from cmviewer.writers.inputs import InputFile
from cmviewer.writers.interpretation_json import interpretation_values

_TRIED: Final = 200
"""Images whose files say where all of them begin."""


class CountedCheckpoint(msgspec.Struct, frozen=True):
    """A checkpoint of which every shard is counted.

    number: of its files. told: what reading worked around.
    """

    number: int
    name: str
    has_scores: bool
    has_areas: bool
    told: tuple[Problem, ...]
    shards: Sequence[ShardRecord]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was worked around while it was read and counted."""
        return merged_problems([*self.told, *(one for shard in self.shards for one in shard.problems)])


def finish(
    bundle: Path,
    work: Work,
    evaluation: Evaluation,
    rule: CountingRule,
    counted: Sequence[CountedCheckpoint],
    inputs: Sequence[InputFile],
    *,
    keeps: Keeps = Keeps.OUTCOMES,
) -> None:
    """Write what tells of all shards, and put the bundle in its place, whole or not at all.

    keeps: whether what was matched is there, too.
    Raises `CmviewerError`.
    """
    names = [*evaluation.classes.names, evaluation.classes.background_name]
    files = {
        one.name: [
            cells_of(shard, outcome_name(one.number, place))
            for place, shard in enumerate(one.shards)
            if shard.truth
        ]
        for one in counted
    }
    try:
        with made(bundle.parent):
            write_images(work.new / IMAGES_NAME, evaluation.images, _pixels(evaluation, counted))
            (work.new / INDEX_NAME).write_bytes(msgspec.json.encode(index_of(names, files)))
            kept = keeps is Keeps.CANDIDATES and not isinstance(evaluation.truth, LabelMaps)
            if not kept:
                (work.new / CANDIDATES_NAME).rmdir()
            least = min(IOU_FLOOR, rule.iou)
            shards = {one.number: len(one.shards) for one in counted}
            matrix = matrix_file(evaluation, rule, counted, inputs)
            matrix = msgspec.structs.replace(matrix, kept=KeptValue(least, shards) if kept else None)
            (work.new / MATRIX_NAME).write_bytes(encoded(matrix))
            put_in_place(work.folder, bundle, BUNDLE_NAMES)
    except OSError as error:
        raise CmviewerError(cannot_write(bundle, error)) from error
    work.done()


def matrix_file(
    evaluation: Evaluation,
    rule: CountingRule,
    counted: Sequence[CountedCheckpoint],
    inputs: Sequence[InputFile],
) -> MatrixFile:
    """Return what `matrix.json` holds."""
    classes, images, truth = evaluation.classes, evaluation.images, evaluation.truth
    marks = {"crowd", "difficult"} if isinstance(truth, Annotations) else set()
    reading = interpretation_values(evaluation.interpretation, evaluation.problems)
    names = [*classes.names, classes.background_name]
    return MatrixFile(
        bundle=Program("cmviewer", __version__),
        version=VERSION,
        task=evaluation.task.value,
        name=evaluation.name,
        source=str(evaluation.source),
        recognised=evaluation.recognised,
        classes=classes.names,
        background=classes.background_name,
        nothing=classes.nothing,
        colours=None if classes.colours is None else tuple(map(tuple, classes.colours.tolist())),
        positive=None if evaluation.positive is None else classes.names[evaluation.positive],
        images=len(images),
        named=images.names is not None,
        image_folders=image_folders(images),
        frame=images.frame.value,
        marked=tuple(sorted(mark for mark in marks if getattr(truth, mark) is not None)),
        truths=len(truth),
        rule=rule_values(rule, evaluation.task.profile.rule),
        checkpoints=tuple(one.name for one in counted),
        counts=tuple(cell for one in counted for cell in _cells(one, names)),
        counted=tuple(_facts(evaluation, one) for one in counted),
        interpretation=msgspec.convert(reading, InterpretationValue, dec_hook=path_of),
        inputs=tuple(InputValue(str(one.path), one.size, one.sha256) for one in inputs),
    )


def image_folders(images: Images) -> tuple[str, ...]:
    """Return the folders from which names of images lead to their files, of some of them."""
    found: Counter[str] = Counter()
    for image in np.unique(np.linspace(0, max(0, len(images) - 1), _TRIED).astype(int)).tolist():
        file = images.find(image) if len(images) else None
        if file is not None:
            named = Path(images.name(image).replace("\\", "/")).with_suffix("").parts
            parts = file.with_suffix("").parts
            shared = next((back for back in range(len(named), 0, -1) if parts[-back:] == named[-back:]), 0)
            found[str(Path(*parts[: len(parts) - shared]))] += 1 if shared else 0
    return tuple(folder for folder, times in found.most_common() if times)


def _pixels(evaluation: Evaluation, counted: Sequence[CountedCheckpoint]) -> NDArray[np.int64] | None:
    """Pixels of each image of label maps, int64 (N,), 0 where none was counted; None of other tasks."""
    if not isinstance(evaluation.truth, LabelMaps):
        return None
    pixels = np.zeros(len(evaluation.images), np.int64)
    for image, count in (one for each in counted for shard in each.shards for one in shard.pixels):
        pixels[image] = count
    return pixels


def _facts(evaluation: Evaluation, one: CountedCheckpoint) -> CheckpointFacts:
    totals = totals_of(evaluation, (shard.total for shard in one.shards))
    return CheckpointFacts(one.name, one.has_scores, one.has_areas, _values(totals), as_written(one.problems))


def _values(totals: object) -> dict[str, int]:
    return dict(msgspec.to_builtins(totals))


def _cells(one: CountedCheckpoint, names: Sequence[str]) -> list[Cell]:
    sums: Counter[tuple[int, int]] = Counter()
    for shard in one.shards:
        for truth, prediction, count in zip(shard.truth, shard.prediction, shard.count, strict=True):
            sums[truth, prediction] += count
    return [Cell(one.name, names[t], names[p], count) for (t, p), count in sorted(sums.items())]
