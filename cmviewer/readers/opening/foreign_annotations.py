"""Annotations of other tools, and what to do with them."""

from typing import Final

from cmviewer.readers.opening.foreign_kind import Foreign, patterns

ANNOTATIONS: Final[tuple[Foreign, ...]] = (
    Foreign(
        "an export of Label Studio",
        "export the project as COCO or YOLO in Label Studio",
        (".json",),
        patterns(rb'"(annotations|completions|predictions)"\s*:', rb'"from_name"\s*:'),
    ),
    Foreign(
        "an export of Label Studio",
        "export the project as COCO or YOLO in Label Studio",
        (".json", ".csv"),
        patterns(rb'"?annotator"?\s*[:,]', rb'"?lead_time"?\s*[:,\n]'),
    ),
    Foreign(
        "an export of Label Studio",
        "export the project as COCO or YOLO in Label Studio",
        (".json",),
        patterns(rb'"annotator"\s*:', rb'"annotation_id"\s*:'),
    ),
    Foreign(
        "a project of the VGG Image Annotator",
        "choose Annotation, Export as COCO in VIA",
        (".json", ".csv"),
        patterns(rb"(region_)?shape_attributes"),
    ),
    Foreign(
        "a project of the VGG Image Annotator 3",
        "convert it to COCO JSON",
        (".json",),
        patterns(rb'"metadata"\s*:', rb'"(vid|xy)"\s*:', rb'"av"\s*:'),
    ),
    Foreign(
        "an export of V7 Darwin",
        "export it as COCO in V7",
        (".json",),
        patterns(rb'"bounding_box"\s*:\s*\{', rb'"(schema_ref|dataset|item)"\s*:'),
    ),
    Foreign(
        "a project of VoTT",
        "export it as Pascal VOC in VoTT",
        (".json", ".vott"),
        patterns(rb'"(vottVersion|boundingBox)"\s*:', rb'"(assets?|regions)"\s*:'),
    ),
    Foreign(
        "a data set of FiftyOne",
        "export it from FiftyOne as COCODetectionDataset, truth and predictions each",
        (".json",),
        patterns(rb'"_cls"\s*:', rb'"(samples|sample_fields|filepath)"\s*:'),
    ),
    Foreign(
        "an import file of Vertex AI, or AutoML",
        "convert it to COCO JSON, or to a table with image, class, xmin, ymin, xmax, ymax",
        (".csv",),
        patterns(rb"\A(TRAIN|TRAINING|VALIDATE|VALIDATION|TEST|UNASSIGNED),(gs|s3|https?)://"),
    ),
    Foreign(
        "annotations of SuperAnnotate",
        "convert them with superannotate's export_annotation to COCO",
        (".json",),
        patterns(rb'"instances"\s*:\s*\[', rb'"className"\s*:'),
    ),
    Foreign(
        "annotations of YouTube-VIS",
        "convert them to COCO JSON, with an image a frame",
        (".json",),
        patterns(rb'"videos"\s*:\s*\[', rb'"(file_names|bboxes|segmentations)"\s*:'),
    ),
    Foreign(
        "annotations of nuScenes",
        "convert them to COCO JSON with its export_2d_annotations_as_json.py",
        (".json",),
        patterns(
            rb'"(sample_token|instance_token)"\s*:', rb'"(token|size|rotation|sample_annotation_token)"\s*:'
        ),
    ),
    Foreign(
        "an export of Labelbox",
        "convert it to COCO JSON with Labelbox's own converter",
        (".json", ".ndjson"),
        patterns(rb'"(data_row|Labeled Data|DataRow ID)"\s*:'),
    ),
    Foreign(
        "annotations of Supervisely",
        "run Export to COCO in Supervisely",
        (".json",),
        patterns(rb'"classTitle"\s*:', rb'"(points|bitmap)"\s*:'),
    ),
    Foreign(
        "a manifest of SageMaker Ground Truth",
        "convert it to COCO JSON",
        (".manifest", ".jsonl", ".json"),
        patterns(rb'"source-ref"\s*:'),
    ),
    Foreign(
        "labels of BDD100K",
        "convert them with bdd100k.label.to_coco",
        (".json",),
        patterns(rb'"labels"\s*:', rb'"(box2d|poly2d)"\s*:'),
    ),
    Foreign("annotations of CrowdHuman", "convert them to COCO JSON", (".odgt",)),
    Foreign(
        "annotations of WIDER FACE",
        "convert them to COCO JSON or YOLO labels",
        (".txt",),
        patterns(rb"\A[^\n]+\.jpg\s*\n\d+\s*\n(\d+ ){9}\d+\s*$"),
    ),
    Foreign(
        "annotations of VisDrone",
        "convert them to YOLO labels, as Ultralytics' VisDrone.yaml does",
        (".txt",),
        patterns(rb"\A(-?\d+,){7}-?\d+,?\s*$"),
    ),
    Foreign(
        "tracks in the layout of MOTChallenge",
        "convert them to COCO JSON, with an image a frame",
        (".txt",),
        patterns(rb"\A(-?[\d.]+, ?){8,9}-?[\d.]+\s*$"),
    ),
    Foreign(
        "a data set of Datumaro",
        "export it with datum convert -f coco",
        (".json",),
        patterns(rb'("dm_format_version"\s*:|"items"\s*:\s*\[)', rb'"(categories|infos|media_type)"\s*:'),
    ),
)
"""The more special ones first."""
