"""How the sources of one opening are read: with the names, boxes and regions that it wants."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cmviewer.errors import Problem
from cmviewer.progress import Cancel, Progress
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.files.class_names import read_class_names
from cmviewer.readers.objects.class_space import POSITIONS
from cmviewer.readers.objects.finding import Found
from cmviewer.readers.objects.joining import Origin
from cmviewer.readers.objects.names import names_near
from cmviewer.readers.objects.parts import ObjectPart, ObjectSource, Reader, Wanted
from cmviewer.readers.request import OpenRequest

_SETTLED: Final = ("COCO data set", "Pascal VOC", "YOLO")
"""Layouts of a truth that say themselves how their boxes are meant."""


@dataclass(frozen=True)
class SourceReader:
    """Reads the sources that were found for a request."""

    request: OpenRequest
    found: Found
    progress: Progress
    cancel: Cancel
    wanted: Wanted

    def read(self, source: ObjectSource, problems: list[Problem]) -> ObjectPart:
        """Read a source, whose class numbers have the names that were told, or lie near.

        What is wrong with the names themselves is not said here: they belong to several sources.
        """
        named = self.names(source, [])
        names = None if named is None else named[1]
        boxes = self._boxes(source)
        return source.read(Reader(self.progress, self.cancel, problems, names, boxes, self.wanted))

    def names(self, source: ObjectSource, problems: list[Problem]) -> tuple[Path, tuple[str, ...]] | None:
        """The file that names the class numbers of a source, and the names; None where it needs none."""
        if not source.numbered:
            return None
        if self.request.classes is not None:
            return self.request.classes, read_class_names(self.request.classes, problems)
        return names_near(source.path, self.found.top, problems)

    def origin(self, source: ObjectSource) -> Origin:
        """Where a part comes from.

        Of COCO files alone boxes are often written in other ways, and they alone have ids of classes: text
        counts them from 0, in their order.
        """
        coco = source.layout.startswith("COCO")
        return Origin(source.path, coco and self._boxes(source) is None, "" if coco else POSITIONS)

    def _boxes(self, source: ObjectSource) -> BoxFormat | None:
        """How the boxes of a source were told to be meant, if it is about them.

        What is told is about predictions, and about a truth in the same layout, or in one that leaves it
        open.
        """
        alike = {_kind(one) for one, _ in self.found.checkpoints}
        settled = source in self.found.truths and source.layout.startswith(_SETTLED)
        return None if settled and _kind(source) not in alike else self.request.boxes


def _kind(source: ObjectSource) -> str:
    """The first words of a layout, which truth and predictions share where they are written alike."""
    return " ".join(source.layout.split()[:2])
