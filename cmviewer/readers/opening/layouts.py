"""Every layout that can be read, in the order in which it is shown. A new one is a file and a line here."""

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
from cmviewer.readers.objects import (
    box_lines,
    box_tables,
    coco_data_set,
    coco_results,
    createml,
    cvat,
    darknet_json,
    dota,
    fiftyone,
    kitti,
    labelme,
    lists_an_image,
    open_images,
    own_lists,
    parallel_lists,
    pipeline_json,
    roboflow_json,
    voc,
    yolo,
)
from cmviewer.readers.objects.parts import ObjectLayout
from cmviewer.readers.tables.file_reader import TableLayout
from cmviewer.readers.tables.layouts import (
    delimited,
    json_lines,
    json_records,
    matrices,
    npy,
    npz,
    parquet,
    text_lists,
    timm,
    ultralytics_classify,
)

TABLE_LAYOUTS: Final[tuple[TableLayout, ...]] = (
    delimited.LAYOUT,
    parquet.LAYOUT,
    json_lines.LAYOUT,
    json_records.LAYOUT,
    text_lists.LAYOUT,
    npy.LAYOUT,
    npz.LAYOUT,
    matrices.LAYOUT,
    timm.LAYOUT,
    ultralytics_classify.LAYOUT,
)
"""Of a classification; of those that share an ending the first opens a file, and looks for the others."""
OBJECT_LAYOUTS: Final[tuple[ObjectLayout, ...]] = (
    coco_data_set.LAYOUT,
    coco_results.LAYOUT,
    coco_data_set.WITH_SCORES,
    fiftyone.LAYOUT,
    createml.LAYOUT,
    pipeline_json.LAYOUT,
    parallel_lists.LAYOUT,
    lists_an_image.LAYOUT,
    darknet_json.LAYOUT,
    roboflow_json.LAYOUT,
    yolo.LAYOUT,
    box_lines.LAYOUT,
    kitti.LAYOUT,
    dota.LAYOUT,
    voc.LAYOUT,
    labelme.LAYOUT,
    cvat.LAYOUT,
    open_images.LAYOUT,
    own_lists.LAYOUT,
    box_tables.LAYOUT,
)
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
