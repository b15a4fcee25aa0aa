"""The layouts of this program and of packages that are installed beside it."""

import sys
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Final

from cmviewer.errors import Problem
from cmviewer.problems.layouts import LAYOUT_BROKEN
from cmviewer.readers.layout import Layout
from cmviewer.readers.maps.map_layout import MapLayout
from cmviewer.readers.objects.parts import ObjectLayout
from cmviewer.readers.opening.layouts import MAP_LAYOUTS, OBJECT_LAYOUTS, TABLE_LAYOUTS
from cmviewer.readers.tables.file_reader import FileReader, TableLayout

GROUP: Final = "cmviewer.layouts"
"""Entry points of a package: each names a `Layout`, a value of one of its modules."""


@dataclass(frozen=True)
class KnownLayouts:
    """Layouts by the kind of their readers; those of other packages stand behind our own."""

    tables: tuple[TableLayout, ...] = TABLE_LAYOUTS
    objects: tuple[ObjectLayout, ...] = OBJECT_LAYOUTS
    maps: tuple[MapLayout, ...] = MAP_LAYOUTS

    @property
    def all(self) -> tuple[Layout[Any, Any], ...]:
        """Every layout."""
        return (*self.tables, *self.objects, *self.maps)


def known_layouts(problems: list[Problem]) -> KnownLayouts:
    """Return all layouts. An entry point that leads to none is a problem, and does no harm."""
    tables, objects, maps = [*TABLE_LAYOUTS], [*OBJECT_LAYOUTS], [*MAP_LAYOUTS]
    for point in _points(tuple(sys.path)):
        layout = _loaded(point, problems)
        if isinstance(layout, MapLayout):
            maps.append(layout)
        elif layout is not None and isinstance(layout.read, FileReader):
            tables.append(layout)
        elif layout is not None:
            objects.append(layout)
    return KnownLayouts(tuple(tables), tuple(objects), tuple(maps))


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
