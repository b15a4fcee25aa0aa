"""The sources of truth and predictions that were found, and which side is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cmviewer.errors import CmviewerError
from cmviewer.problems.shapes import PICKLE_REFUSED
from cmviewer.problems.truth import NO_OBJECTS_IN_PREDICTIONS, ONLY_TRUE_OBJECTS, TRUTH_NOWHERE
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.layout import Rejected
from cmviewer.readers.objects.parts import ObjectSource

NamedSource = tuple[ObjectSource, str | None]
"""A source of predictions, and the name that its checkpoint was told to have."""


@dataclass(frozen=True)
class FoundSources:
    """Sources that were found. top: where the search began. truths: the preferred ones first.

    checkpoints: with the name that each was told to have. images: folders that hold some, those of the
    truth first. listing: of the truth. pickles: files that are never read. rejected: files that look like
    objects and are of no layout. splits: the part of a data set that the path of a truth is of.
    of_data_set: whether a `data.yaml` was named, which says these parts. unknown: files that were named as
    predictions, or are called so, and are of no layout.
    """

    top: Path
    truths: tuple[ObjectSource, ...]
    checkpoints: tuple[NamedSource, ...]
    images: tuple[Path, ...]
    listing: Listing | None = None
    pickles: tuple[Path, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    splits: Mapping[Path, str] = field(default_factory=dict)
    of_data_set: bool = False
    unknown: tuple[Path, ...] = ()

    @property
    def sources(self) -> tuple[ObjectSource, ...]:
        """All of them."""
        return (*self.truths, *(source for source, _ in self.checkpoints))

    @property
    def is_whole(self) -> bool:
        """Whether there is something to count."""
        return bool(self.truths and self.checkpoints)


def nothing_to_count(found: FoundSources) -> CmviewerError:
    """Say which side is missing, and which files may hold it that are never read."""
    rejected = [one.reason for one in found.rejected]
    if not found.sources and rejected:
        return CmviewerError(*rejected)
    if found.truths:
        problem = ONLY_TRUE_OBJECTS.of(found.top, layouts=_layouts(found.truths))
    else:
        layouts = _layouts([source for source, _ in found.checkpoints])
        what = f"there are predictions ({layouts}), but no truth" if layouts else "nothing here holds objects"
        problem = TRUTH_NOWHERE.of(found.top, what=what)
    unknown = map(NO_OBJECTS_IN_PREDICTIONS.of, () if found.checkpoints else found.unknown)
    return CmviewerError(problem, *rejected, *unknown, *map(PICKLE_REFUSED.of, found.pickles))


def _layouts(some: Sequence[ObjectSource]) -> str:
    return "; ".join(dict.fromkeys(source.described for source in some))
