"""Every layout that can be read: a list for each kind of reader, loaded when something of its kind may be."""

from cmviewer.readers.opening.map_layouts import MAP_LAYOUTS
from cmviewer.readers.opening.object_layouts import OBJECT_LAYOUTS
from cmviewer.readers.opening.table_layouts import TABLE_LAYOUTS

__all__ = ["MAP_LAYOUTS", "OBJECT_LAYOUTS", "TABLE_LAYOUTS"]
