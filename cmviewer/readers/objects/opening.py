"""Files of objects → the evaluation of detection or instance segmentation."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from natsort import natsorted, ns
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem, fold
from cmviewer.evaluation import Annotations, Classes, Evaluation, Images, Task, frozen
from cmviewer.progress import Cancel, Progress
from cmviewer.readers.class_names import read_class_names
from cmviewer.readers.classification.checkpoint_names import readable
from cmviewer.readers.image_files import ImageFiles, folders_upwards
from cmviewer.readers.objects.checkpoints import Loader, checkpoint_names, made
from cmviewer.readers.objects.class_space import class_space
from cmviewer.readers.objects.finding import Found, nothing_to_count
from cmviewer.readers.objects.image_index import image_index
from cmviewer.readers.objects.image_sizes import ImageSizes
from cmviewer.readers.objects.joining import Space, predicted_annotations, truth_annotations
from cmviewer.readers.objects.names import names_near
from cmviewer.readers.objects.parts import UNKNOWN_SIZE, ObjectPart, ObjectSource, Reader, Unit, Wanted
from cmviewer.readers.request import OpenRequest


@dataclass(frozen=True)
class _Opening:
    """What all steps of opening need."""

    request: OpenRequest
    found: Found
    progress: Progress
    cancel: Cancel
    problems: list[Problem]
    wanted: Wanted

    def read(self, source: ObjectSource, problems: list[Problem]) -> ObjectPart:
        """Read a source, whose class numbers have the names that were told, or lie near."""
        names = self.names_for(source, problems) if source.numbered else None
        return source.read(
            Reader(self.progress, self.cancel, problems, names, self.request.boxes, self.wanted)
        )

    def names_for(self, source: ObjectSource, problems: list[Problem]) -> tuple[str, ...] | None:
        """Names of class numbers; None where nothing names them."""
        if self.request.classes is not None:
            return read_class_names(self.request.classes, problems)
        near = names_near(source.path, self.found.top, problems)
        return None if near is None else near[1]


def open_objects(
    request: OpenRequest, found: Found, progress: Progress, cancel: Cancel, problems: list[Problem]
) -> Evaluation:
    """Read, join and check truth and predictions. Raises `CmviewerError`, `Cancelled`."""
    if not found.is_whole:
        raise nothing_to_count(found)
    task = _task(request, found)
    wanted = Wanted.REGIONS if task is Task.INSTANCE_SEGMENTATION else Wanted.BOXES
    opening = _Opening(request, found, progress, cancel, problems, wanted)
    pairs = zip(
        checkpoint_names([s for s, _ in found.checkpoints], [name for _, name in found.checkpoints]),
        (source for source, _ in found.checkpoints),
        strict=True,
    )
    named = list(pairs) if request.predictions else natsorted(pairs, key=lambda pair: pair[0], alg=ns.INT)
    last, first_said = _last(opening, [source for _, source in named])
    return _joined(opening, task, named, last, first_said)
