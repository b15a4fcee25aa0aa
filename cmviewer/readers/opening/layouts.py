"""Every layout that can be read: one line each."""

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

MAPS: Final[tuple[MapLayout, ...]] = (
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
"""Layouts of label maps; of those that fit a set equally well the first is taken."""
