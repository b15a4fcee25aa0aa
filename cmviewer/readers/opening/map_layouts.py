"""Every layout of label maps, in the order in which it is shown. A new one is a file and a line here."""

from typing import Final

from cmviewer.readers.maps import (
    ade20k,
    camvid,
    cityscapes,
    drawn,
    kitti_semantics,
    mapillary,
    panoptic,
    plain_maps,
    ultralytics_maps,
    voc_masks,
)
from cmviewer.readers.maps.map_layout import MapLayout

MAP_LAYOUTS: Final[tuple[MapLayout, ...]] = (
    plain_maps.LAYOUT,
    cityscapes.LAYOUT,
    ade20k.LAYOUT,
    voc_masks.LAYOUT,
    camvid.LAYOUT,
    mapillary.LAYOUT,
    kitti_semantics.LAYOUT,
    drawn.LAYOUT,
    panoptic.LAYOUT,
    ultralytics_maps.LAYOUT,
)
"""Of those that fit a set of maps equally well the first is taken."""
