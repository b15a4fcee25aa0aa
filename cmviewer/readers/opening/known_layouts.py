"""The layouts of this program and of packages that are installed beside it."""

import sys
from collections.abc import Sequence
from functools import cached_property, lru_cache
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Any, Final

from cmviewer.errors import Problem
from cmviewer.problems.layouts import LAYOUT_BROKEN
from cmviewer.readers.layout import Layout
from cmviewer.readers.tables.file_reader import FileReader, TableLayout

if TYPE_CHECKING:
    from cmviewer.readers.maps.map_layout import MapLayout
    from cmviewer.readers.objects.parts import ObjectLayout

GROUP: Final = "cmviewer.layouts"
"""Entry points of a package: each names a `Layout`, a value of one of its modules."""


class KnownLayouts:
    """Layouts by the kind of their readers; those of other packages stand behind our own.

    Each kind is loaded when it is asked for: where the task is told, one is enough.
    """

    def __init__(self, added: Sequence[Layout[Any, Any]] = ()) -> None:
        self._added = added

    @cached_property
    def tables(self) -> tuple[TableLayout, ...]:
        """Those of samples."""
        from cmviewer.readers.opening.table_layouts import TABLE_LAYOUTS  # noqa: PLC0415 - see above

        return (*TABLE_LAYOUTS, *(one for one in self._added if isinstance(one.read, FileReader)))

    @cached_property
    def objects(self) -> "tuple[ObjectLayout, ...]":
        """Those of objects."""
        from cmviewer.readers.maps.map_layout import MapLayout  # noqa: PLC0415 - see above
        from cmviewer.readers.opening.object_layouts import OBJECT_LAYOUTS  # noqa: PLC0415 - see above

        others = (one for one in self._added if not isinstance(one.read, FileReader))
        return (*OBJECT_LAYOUTS, *(one for one in others if not isinstance(one, MapLayout)))

    @cached_property
    def maps(self) -> "tuple[MapLayout, ...]":
        """Those of label maps."""
        from cmviewer.readers.maps.map_layout import MapLayout  # noqa: PLC0415 - see above
        from cmviewer.readers.opening.map_layouts import MAP_LAYOUTS  # noqa: PLC0415 - see above

        return (*MAP_LAYOUTS, *(one for one in self._added if isinstance(one, MapLayout)))

    @property
    def all(self) -> tuple[Layout[Any, Any], ...]:
        """Every layout."""
        return (*self.tables, *self.objects, *self.maps)


def known_layouts(problems: list[Problem]) -> KnownLayouts:
    """Return all layouts. An entry point that leads to none is a problem, and does no harm."""
    loaded = [_loaded(point, problems) for point in _points(tuple(sys.path))]
    return KnownLayouts([one for one in loaded if one is not None])


@lru_cache(maxsize=1)
def _points(_places: tuple[str, ...]) -> tuple[EntryPoint, ...]:
    """Return what packages add that are found in these places; looking through all of them takes a while."""
    return tuple(entry_points(group=GROUP))


def _loaded(point: EntryPoint, problems: list[Problem]) -> Layout[Any, Any] | None:
    try:
        found = point.load()
    except (ImportError, AttributeError) as error:
        problems.append(_broken(point, str(error)))
        return None
    if isinstance(found, Layout):
        return found
    problems.append(_broken(point, "it leads to no Layout"))
    return None


def _broken(point: EntryPoint, why: str) -> Problem:
    package = "a package" if point.dist is None else point.dist.name
    return LAYOUT_BROKEN.of(name=point.name, package=package, why=why)
