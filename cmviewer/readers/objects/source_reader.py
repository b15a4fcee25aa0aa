"""How the sources of one opening are read: with the names, boxes and regions that it wants."""

from dataclasses import dataclass
from pathlib import Path

from cmviewer.errors import Problem
from cmviewer.progress import Cancel, Progress
from cmviewer.readers.class_names import read_class_names
from cmviewer.readers.objects.finding import Found
from cmviewer.readers.objects.joining import Origin
from cmviewer.readers.objects.names import names_near
from cmviewer.readers.objects.parts import ObjectPart, ObjectSource, Reader, Wanted
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
        return source.read(
            Reader(self.progress, self.cancel, problems, names, self.request.boxes, self.wanted)
        )

    def names(self, source: ObjectSource, problems: list[Problem]) -> tuple[Path, tuple[str, ...]] | None:
        """The file that names the class numbers of a source, and the names; None where it needs none."""
        if not source.numbered:
            return None
        if self.request.classes is not None:
            return self.request.classes, read_class_names(self.request.classes, problems)
        return names_near(source.path, self.found.top, problems)

    def origin(self, source: ObjectSource) -> Origin:
        """Where a part comes from; of COCO files alone boxes are often written in other ways."""
        return Origin(source.path, source.layout.startswith("COCO") and self.request.boxes is None)
