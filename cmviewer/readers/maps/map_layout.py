"""How layouts of label maps are recognised and read."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Role, Task
from cmviewer.progress import Cancel
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.layout import Detected, Facts, Layout, Rejected
from cmviewer.readers.maps.class_table import ClassTable
from cmviewer.readers.maps.grouping import groups_of
from cmviewer.readers.maps.map_reading import MapReading
from cmviewer.readers.maps.parts import MAP_ENDINGS, MapSet
from cmviewer.readers.maps.sampling import Sample, look_at

NO_FIT: Final = 0.0
"""Confidence where nothing speaks for a layout."""
_TASKS: Final = (Task.SEMANTIC_SEGMENTATION,)
_LOOKED_AT: Final = 3
"""Maps of a set that are read to detect its layout; its readings are chosen by more of them, later."""


@dataclass(frozen=True, eq=False)
class SampledSet:
    """A set of maps of which some were read.

    listed: classes that a file names. is_certain: whether they are its classes for certain: told, or those of
    the truth; else they are those of a file that lies near.
    """

    maps: MapSet
    sample: Sample
    listed: ClassTable | None = None
    is_certain: bool = False

    @property
    def is_listed(self) -> bool:
        """Whether the listed classes are those of the set, as far as its values tell."""
        known = self.listed is not None and self.listed.knows(self.sample.values)
        return self.listed is not None and (self.is_certain or known)

    @property
    def has_colours(self) -> bool:
        """Whether any of the maps holds colours."""
        return len(self.sample.colours) > 0


Fit = Callable[[SampledSet], float | Problem]
"""How well a layout fits a set: a confidence, `NO_FIT`, or why it does not though it looks so."""
ReadMaps = Callable[[SampledSet, list[Problem]], MapReading]
"""Says what the values of a set stand for. Raises `CmviewerError`."""


@dataclass(frozen=True)
class MapLayout(Layout[MapSet, ReadMaps]):
    """A layout of label maps. fit: how well it fits a set of which some maps were read."""

    fit: Fit


def map_layout(
    name: str,
    example: str,
    facts: Facts,
    fit: Fit,
    read: ReadMaps,
    endings: frozenset[str] = frozenset(MAP_ENDINGS),
) -> MapLayout:
    """Make a layout of maps; it is detected in the sets of a folder by how well it fits."""
    return MapLayout(name, _TASKS, endings, example, facts, partial(_detected, fit), read, fit)


def chosen_layout(layouts: Sequence[MapLayout], sampled: SampledSet) -> MapLayout:
    """Return the layout that fits best, of equal ones the first.

    Raises `CmviewerError` with the reasons where none fits.
    """
    fits = [(layout, layout.fit(sampled)) for layout in layouts]
    best = max((fit for _, fit in fits if isinstance(fit, float)), default=NO_FIT)
    if best == NO_FIT:
        raise CmviewerError(*(fit for _, fit in fits if isinstance(fit, Problem)))
    return next(layout for layout, fit in fits if fit == best)


def _detected(fit: Fit, listing: Listing, cancel: Cancel) -> Iterator[Detected[MapSet] | Rejected]:
    """Look at every set of a folder that may be one of maps."""
    for group in groups_of(listing):
        cancel.check()
        if group.role in {Role.IMAGES, Role.METADATA}:
            continue
        files = tuple(group.maps.files.values())
        sample = look_at(files, count=_LOOKED_AT)
        if not sample.read or sample.is_photos:
            continue
        found = fit(SampledSet(group.maps, sample))
        if isinstance(found, Problem):
            yield Rejected(files[0], found)
        elif found > NO_FIT:
            yield Detected(group.maps, files, found)
