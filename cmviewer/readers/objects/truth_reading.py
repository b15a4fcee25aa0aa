"""The truth as it is judged: chosen, boxes as they are meant, each object once, images of the split."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Annotations, Frame, Images, frozen
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.files.image_files import ImageFiles, folders_upwards
from cmviewer.readers.files.picture_looks import PictureLooks
from cmviewer.readers.files.picture_sizes import UNKNOWN_SIZE
from cmviewer.readers.joining.image_index import image_index
from cmviewer.readers.objects.box_formats import reread
from cmviewer.readers.objects.crowds import with_crowds_among_objects
from cmviewer.readers.objects.evidence import Support
from cmviewer.readers.objects.image_headers import ImageHeaders
from cmviewer.readers.objects.image_sizes import ImageSizes
from cmviewer.readers.objects.joining import annotations
from cmviewer.readers.objects.judged_images import (
    with_judged_images,
    with_split_of_column,
    with_unlabelled,
    without_ambiguous,
)
from cmviewer.readers.objects.last_checkpoints import LastCheckpoint
from cmviewer.readers.objects.parts import BoxUnit, ObjectPart, ObjectSource, WantedShape
from cmviewer.readers.objects.repeats import without_repeats
from cmviewer.readers.objects.sample import best_support, truth_sample
from cmviewer.readers.objects.source_reader import SourceReader, kind_of
from cmviewer.readers.objects.split_decision import keep_split
from cmviewer.readers.objects.split_lists import split_lists
from cmviewer.readers.objects.truth_boxes import by_place, decide_truth_boxes, in_shares
from cmviewer.readers.objects.truth_selection import ReadTruth, choose_truth, no_truth_error, shared_images
from cmviewer.readers.objects.written_formats import tried_formats

_NOTHING: Final = Support(0, 0)
_NOWHERE: Final = Path()


@dataclass(frozen=True, eq=False)
class JudgedTruth:
    """The truth that was chosen, with the images that are judged and their sizes."""

    source: ObjectSource
    part: ObjectPart
    images: Images
    sizes: ImageSizes


def read_truth(reader: SourceReader, last: LastCheckpoint, problems: list[Problem]) -> JudgedTruth:
    """Read the truths, choose one, and decide how it is meant. Raises `CmviewerError`, `Cancelled`."""
    source, part = _chosen(reader, last, problems)
    written = _decide_boxes(reader, source, part, last, problems)
    if written is not None:
        reader.boxes[kind_of(source)] = written
        part = _prepared(reader, source, [])
    part = _judged(reader, source, part, last)
    part = without_ambiguous(part, reader.index(part), last.part, source.path, problems)
    headers = _headers(reader, source, part)
    sizes = sizes_of(headers, part, last.part)

    def measure(now: Images) -> NDArray[np.int32]:
        return replace(sizes, headers=ImageHeaders(now), shares=False).measured

    measured = replace(headers.images, measure=measure)
    return JudgedTruth(source, part, measured, sizes)


def _judged(reader: SourceReader, source: ObjectSource, part: ObjectPart, last: LastCheckpoint) -> ObjectPart:
    """Keep the images of the split that is judged, where lists or a column say which these are."""
    listing = reader.found.listing
    lists = [] if listing is None else split_lists(listing)
    if not lists and not part.images_by_split:
        return part
    predicted = shared_images(part, last.part)
    if lists:
        return with_judged_images(part, lists, predicted, reader.decisions, source.path)
    return with_split_of_column(part, predicted, reader.decisions, source.path)


def _prepared(reader: SourceReader, source: ObjectSource, problems: list[Problem]) -> ObjectPart:
    """Read a truth: each object once, and with the images that have none."""
    part = without_repeats(reader.read(source, problems), source.path, problems)
    return with_unlabelled(with_crowds_among_objects(part, source.path, problems), source)


def _chosen(
    reader: SourceReader, last: LastCheckpoint, problems: list[Problem]
) -> tuple[ObjectSource, ObjectPart]:
    read: list[ReadTruth] = []
    unreadable: list[Problem] = []
    for source in reader.found.truths:
        own_problems: list[Problem] = []
        try:
            part = _prepared(reader, source, own_problems)
        except CmviewerError as error:
            unreadable += error.problems
            continue
        several = len(reader.found.truths) > 1
        shared = len(shared_images(part, last.part)) if several else 0
        support = _support(reader, source, part, last) if shared else _NOTHING
        if support.agreeing == 1:
            support = _support(reader, source, part, last, formats=())
        split = reader.found.splits.get(source.path)
        read.append(ReadTruth(source, part, tuple(own_problems), shared, support, split))
        if reader.found.of_data_set and _knows_all(last.part, shared):
            break  # the parts come in the order in which they are judged
    if not read:
        raise no_truth_error(unreadable)
    problems.extend(unreadable)
    chosen = choose_truth(read, reader.found.top, reader.decisions, problems)
    keep_split(chosen, read, reader.found.splits, reader.decisions)
    return chosen.source, chosen.part


def _knows_all(predictions: ObjectPart | None, shared: int) -> bool:
    """Whether a truth knows every image of the predictions, of which `shared` are known to it."""
    return predictions is not None and shared == len(predictions.image_names) > 0


def _decide_boxes(
    reader: SourceReader,
    source: ObjectSource,
    part: ObjectPart,
    last: LastCheckpoint,
    problems: list[Problem],
) -> BoxFormat | None:
    tried = tried_formats(source, part, "boxes.truth")
    placed = None
    support: dict[BoxFormat, Support] = {}
    of_all: dict[BoxFormat, Support] = {}
    if tried:
        headers = _headers(reader, source, part)
        placed = by_place(part, sizes_of(headers, part, last.part).told, tried)
        support = {part.box_format: _support(reader, source, part, last)}
        if not support[part.box_format].is_enough and support[part.box_format].total:
            joins = _joins(reader, part, last)
            support |= {one: _support(reader, source, reread(part, one), last, joins) for one in tried}
            if last.part is not None and not any(one.agreeing for one in support.values()):
                unsure = replace(last, part=replace(last.part, score=None))
                of_all = {one: _support(reader, source, reread(part, one), unsure, joins) for one in support}
        placed = in_shares(part, tried, support) or placed
    return decide_truth_boxes(
        source, part, support, of_all or support, placed, last.part, reader.decisions, problems
    )


def _joins(reader: SourceReader, part: ObjectPart, last: LastCheckpoint) -> list[NDArray[np.int64]]:
    """The ways in which the images of the last predictions can be those of a truth; however it is meant."""
    distinct: list[NDArray[np.int64]] = []
    for joined in () if last.part is None else reader.index(part).joins(last.part):
        if not any(np.array_equal(joined.position, known) for known in distinct):
            distinct.append(joined.position)
    return distinct


def _support(
    reader: SourceReader,
    source: ObjectSource,
    part: ObjectPart,
    last: LastCheckpoint,
    joins: Sequence[NDArray[np.int64]] = (),
    formats: Sequence[BoxFormat] | None = None,
) -> Support:
    """How well the last predictions lie on a truth, in the reading in which they do best.

    joins: as `_joins` gives them, where they are known. formats: of their boxes, besides that in which they
    were read; all that their layout may have unless given.
    """
    if last.part is None or not len(last.part):
        return _NOTHING
    formats = tried_formats(last.source, last.part) if formats is None else formats
    sizes = sizes_of(_headers(reader, source, part), part, last.part)
    boxes = _plain_annotations(part, sizes)
    joins = joins or _joins(reader, part, last)
    used = np.flatnonzero(np.bincount(last.part.image))
    reached = np.zeros(len(sizes.images), np.bool_)
    for position in joins:
        reached[position[used][position[used] >= 0]] = True
    return best_support(truth_sample(boxes, reached, sizes), last.part, formats, joins)


def _plain_annotations(part: ObjectPart, sizes: ImageSizes) -> Annotations:
    """Boxes of a truth, without any class space."""
    image, label = np.arange(len(part.image_names)), np.arange(len(part.class_names))
    plain = replace(part, score=None)
    return annotations(plain, image, label, sizes, WantedShape.BOXES, _NOWHERE, Frame.SEEN, [])


def images_of(reader: SourceReader, source: ObjectSource, part: ObjectPart) -> Images:
    """The images of the truth, looked for where they are told to be, in folders of images, near the files."""
    told = (reader.request.images,) if reader.request.images is not None else ()
    near = folders_upwards(source.path.parent, reader.found.top)
    files = ImageFiles((*told, *reader.found.images), near)
    return Images(len(part.image_names), part.image_names, files, look=PictureLooks())


def _headers(reader: SourceReader, source: ObjectSource, part: ObjectPart) -> ImageHeaders:
    return reader.headers(images_of(reader, source, part))


def sizes_of(headers: ImageHeaders, truth: ObjectPart, last: ObjectPart | None) -> ImageSizes:
    """Sizes of the images as the truth tells them, else as the predictions do."""
    sizes = np.full((len(truth.image_names), 2), UNKNOWN_SIZE, np.int32)
    if truth.image_sizes is not None:
        sizes[:] = truth.image_sizes
    if last is not None and last.image_sizes is not None and last.image_sizes.any():
        at = image_index(truth).positions(last)
        some = np.flatnonzero(at >= 0)
        missing = some[(sizes[at[some]] == UNKNOWN_SIZE).any(axis=1)]
        sizes[at[missing]] = last.image_sizes[missing]
    return ImageSizes(headers, frozen(sizes, np.int32), truth.unit is BoxUnit.IMAGE)
