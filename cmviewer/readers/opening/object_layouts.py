"""Every layout of objects, in the order in which it is shown. A new one is a file and a line here."""

from typing import Final

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
