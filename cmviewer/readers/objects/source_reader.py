"""How the sources of one opening are read: with the names, boxes and regions that it wants."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from weakref import WeakKeyDictionary

from cmviewer.errors import Problem
from cmviewer.evaluation import Elsewhere, Images, Role
from cmviewer.progress import Cancel, Progress
from cmviewer.readers.decision_keys import NO_NAMES
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.files.class_names import read_class_names
from cmviewer.readers.files.one_source import failing_alone
from cmviewer.readers.joining.class_space import WAYS
from cmviewer.readers.joining.image_index import ImageIndex, image_index
from cmviewer.readers.objects.found_sources import FoundSources
from cmviewer.readers.objects.image_headers import ImageHeaders
from cmviewer.readers.objects.names import NamesInFile, NearbyNames
from cmviewer.readers.objects.parts import ObjectPart, ObjectSource, ReadContext, WantedShape
from cmviewer.readers.objects.written_scores import with_finite_scores
from cmviewer.readers.request import OpenRequest


@dataclass(frozen=True)
class SourceReader:
    """Reads the sources that were found for a request.

    boxes: the box formats that were decided, by the kind of a source. elsewhere: other processes that look
    through checkpoints. by_number: kinds of sources in which texts beside class numbers do not name them.
    """

    request: OpenRequest
    found: FoundSources
    progress: Progress
    cancel: Cancel
    wanted: WantedShape
    decisions: Decisions
    boxes: dict[str, BoxFormat] = field(default_factory=dict)
    elsewhere: Elsewhere | None = None
    by_number: set[str] = field(default_factory=set)
    _indexed: WeakKeyDictionary[ObjectPart, ImageIndex] = field(default_factory=WeakKeyDictionary)
    _headers: dict[tuple[object, tuple[str, ...]], ImageHeaders] = field(default_factory=dict)

    @cached_property
    def _nearby(self) -> NearbyNames:
        return NearbyNames(self.found.top)

    def index(self, truth: ObjectPart) -> ImageIndex:
        """Index the images of a truth, once."""
        if truth not in self._indexed:
            self._indexed[truth] = image_index(truth)
        return self._indexed[truth]

    def headers(self, images: Images) -> ImageHeaders:
        """What the headers of images tell, read once of those that are called and looked for alike."""
        return self._headers.setdefault((images.finder, tuple(images.names or ())), ImageHeaders(images))

    def read(self, source: ObjectSource, problems: list[Problem]) -> ObjectPart:
        """Read a source, whose class numbers have the names that were told, or lie near.

        What is wrong with the names themselves is not said here: they belong to several sources.
        """
        context = self.context(source, problems)
        with failing_alone(source.path):
            part = source.read(context)
        return part if source in self.found.truths else with_finite_scores(part, source.path, problems)

    def context(self, source: ObjectSource, problems: list[Problem]) -> ReadContext:
        """With what a source is read."""
        numbers = self._told("class-numbers", source)
        role = Role.TRUTH if source in self.found.truths else Role.PREDICTION
        named = None if numbers in WAYS and role is Role.PREDICTION else self.names(source, [])
        names = None if named is None else named[1]
        beside = numbers in {None, "named"} or role is Role.TRUTH
        beside &= kind_of(source) not in self.by_number
        boxes = self._boxes(source)
        return ReadContext(self.progress, self.cancel, problems, names, boxes, self.wanted, beside, role)

    def names(self, source: ObjectSource, problems: list[Problem]) -> NamesInFile | None:
        """The file that names the class numbers of a source, and the names; None where it needs none.

        A file that was told names those of the predictions, and of a truth that has none of its own.
        """
        if not source.numbered:
            return None
        told = self._told("classes", source)
        if told == NO_NAMES:
            return None
        if told is None:
            return self._nearby.of(source.path, problems)
        named = read_class_names(Path(told), problems)
        if source in self.found.truths:
            own = self._nearby.of(source.path, [])
            if own is not None and set(own[1]) == set(named) and self._is_its_own(own[0]):
                return own
        return Path(told), named

    def _is_its_own(self, file: Path) -> bool:
        """Whether a file of names does not lie near the predictions as well."""
        others = [self._nearby.of(source.path, []) for source, _ in self.found.checkpoints]
        return all(other is None or other[0] != file for other in others)

    def _boxes(self, source: ObjectSource) -> BoxFormat | None:
        """How the boxes of a source were told or decided to be meant; what is told is about one side."""
        if source in self.found.truths:
            told = self._told("boxes.truth", source)
            return self.boxes.get(kind_of(source)) if told is None else BoxFormat(told)
        return self.request.boxes or self.boxes.get(kind_of(source))

    def _told(self, key: str, source: ObjectSource) -> str | None:
        """What was told of all, or of a source of this kind."""
        alike = [one.path for one in self.found.sources if kind_of(one) == kind_of(source)]
        told = self.decisions.look_up(key, alike)
        return None if told is None else told.value


def kind_of(source: ObjectSource) -> str:
    """What sources share that one tool has written: layout, and path but for numbers."""
    named = source.path.with_suffix("").as_posix()
    return f"{source.layout.name}: {_without_numbers(named)}"


def _without_numbers(path: str) -> str:
    return "".join(sign for sign in path if not sign.isdigit()).replace("-/", "/").rstrip("-_")
