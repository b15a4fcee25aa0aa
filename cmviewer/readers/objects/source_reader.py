"""How the sources of one opening are read: with the names, boxes and regions that it wants."""

from dataclasses import dataclass
from pathlib import Path

from cmviewer.errors import Problem
from cmviewer.progress import Cancel, Progress
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.files.class_names import read_class_names
from cmviewer.readers.files.one_source import failing_alone
from cmviewer.readers.objects.class_space import POSITIONS
from cmviewer.readers.objects.finding import Found
from cmviewer.readers.objects.joining import Origin
from cmviewer.readers.objects.names import names_near
from cmviewer.readers.objects.parts import Family, ObjectPart, ObjectSource, Reader, Wanted
from cmviewer.readers.request import OpenRequest


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
        with failing_alone(source.path):
            return source.read(Reader(self.progress, self.cancel, problems, names, boxes, self.wanted))

    def names(self, source: ObjectSource, problems: list[Problem]) -> tuple[Path, tuple[str, ...]] | None:
        """The file that names the class numbers of a source, and the names; None where it needs none.

        What a person tells is for the side that has no names of its own.
        """
        if not source.numbered:
            return None
        near = names_near(source.path, self.found.top, problems)
        if near is not None or self.request.classes is None:
            return near
        return self.request.classes, read_class_names(self.request.classes, problems)

    def origin(self, source: ObjectSource) -> Origin:
        """Where a part comes from.

        Of COCO files alone boxes are often written in other ways, and they alone have ids of classes: text
        counts them from 0, in their order.
        """
        coco = source.family is Family.COCO
        return Origin(source.path, coco and self._boxes(source) is None, "" if coco else POSITIONS)

    def _boxes(self, source: ObjectSource) -> BoxFormat | None:
        """How the boxes of a source were told to be meant, if it is about them.

        What is told is about predictions. A truth is read so only where its layout leaves it open, and
        predictions are written alike.
        """
        if source not in self.found.truths:
            return self.request.boxes
        alike = any(
            (one.family, one.file_an_image) == (source.family, source.file_an_image)
            for one, _ in self.found.checkpoints
        )
        return self.request.boxes if alike and not source.own_boxes else None
