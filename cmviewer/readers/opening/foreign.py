"""Files of other tools that are known by name and not read: what each is, and what to do instead."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cmviewer.errors import Problem
from cmviewer.readers.files.file_bytes import beginning
from cmviewer.readers.files.listing import Listing

_HEAD: Final = 16_384
_TOLD: Final = 3
"""Of more such files the first are told."""
_LOOKED_AT: Final = 200
"""Files of one folder whose beginning is looked at: annotations an image lie there by the thousand."""


_PART: Final = re.compile(r"(?<=\.tfrecord)-\d+-of-\d+$|(?<=\.tfevents)\..*$")
"""What may stand behind the ending of a file that is one of several."""


@dataclass(frozen=True)
class Foreign:
    """A kind of file that is not read.

    name: what it is. mend: what to do instead. endings: of its files, in lower case. content: bytes that
    stand at its beginning, every one of them; empty where the ending decides. named: how its name begins.
    """

    name: str
    mend: str
    endings: tuple[str, ...]
    content: tuple[re.Pattern[bytes], ...] = ()
    named: str = ""

    def is_like(self, file: Path) -> bool:
        """Tell whether a file is of this kind."""
        name = _PART.sub("", file.name.lower())
        if not (name.endswith(self.endings) and name.startswith(self.named)):
            return False
        head = beginning(file, _HEAD) if self.content else b""
        return all(pattern.search(head) for pattern in self.content)

    def problem(self, file: Path) -> Problem:
        """Say what a file is, and what to do."""
        return Problem("layout-foreign", f"this is {self.name}, which is not read", self.mend, file)


def _all(*patterns: bytes) -> tuple[re.Pattern[bytes], ...]:
    return tuple(re.compile(pattern, re.MULTILINE) for pattern in patterns)


FOREIGN: Final[tuple[Foreign, ...]] = (
    Foreign(
        "an export of Label Studio",
        "export the project as COCO or YOLO in Label Studio",
        (".json",),
        _all(rb'"(annotations|completions|predictions)"\s*:', rb'"from_name"\s*:'),
    ),
    Foreign(
        "an export of Label Studio",
        "export the project as COCO or YOLO in Label Studio",
        (".json", ".csv"),
        _all(rb'"?annotator"?\s*[:,]', rb'"?lead_time"?\s*[:,\n]'),
    ),
    Foreign(
        "an export of Label Studio",
        "export the project as COCO or YOLO in Label Studio",
        (".json",),
        _all(rb'"annotator"\s*:', rb'"annotation_id"\s*:'),
    ),
    Foreign(
        "a project of the VGG Image Annotator",
        "choose Annotation, Export as COCO in VIA",
        (".json", ".csv"),
        _all(rb"(region_)?shape_attributes"),
    ),
    Foreign(
        "a project of the VGG Image Annotator 3",
        "convert it to COCO JSON",
        (".json",),
        _all(rb'"metadata"\s*:', rb'"(vid|xy)"\s*:', rb'"av"\s*:'),
    ),
    Foreign(
        "an export of V7 Darwin",
        "export it as COCO in V7",
        (".json",),
        _all(rb'"bounding_box"\s*:\s*\{', rb'"(schema_ref|dataset|item)"\s*:'),
    ),
    Foreign(
        "a project of VoTT",
        "export it as Pascal VOC in VoTT",
        (".json", ".vott"),
        _all(rb'"(vottVersion|boundingBox)"\s*:', rb'"(assets?|regions)"\s*:'),
    ),
    Foreign(
        "a data set of FiftyOne",
        "export it from FiftyOne as COCODetectionDataset, truth and predictions each",
        (".json",),
        _all(rb'"_cls"\s*:', rb'"(samples|sample_fields|filepath)"\s*:'),
    ),
    Foreign(
        "an import file of Vertex AI, or AutoML",
        "convert it to COCO JSON, or to a table with image, class, xmin, ymin, xmax, ymax",
        (".csv",),
        _all(rb"\A(TRAIN|TRAINING|VALIDATE|VALIDATION|TEST|UNASSIGNED),(gs|s3|https?)://"),
    ),
    Foreign(
        "annotations of YouTube-VIS",
        "convert them to COCO JSON, with an image a frame",
        (".json",),
        _all(rb'"videos"\s*:\s*\[', rb'"(file_names|bboxes|segmentations)"\s*:'),
    ),
    Foreign(
        "annotations of nuScenes",
        "convert them to COCO JSON with its export_2d_annotations_as_json.py",
        (".json",),
        _all(
            rb'"(sample_token|instance_token)"\s*:', rb'"(token|size|rotation|sample_annotation_token)"\s*:'
        ),
    ),
    Foreign(
        "an export of Labelbox",
        "convert it to COCO JSON with Labelbox's own converter",
        (".json", ".ndjson"),
        _all(rb'"(data_row|Labeled Data|DataRow ID)"\s*:'),
    ),
    Foreign(
        "annotations of Supervisely",
        "run Export to COCO in Supervisely",
        (".json",),
        _all(rb'"classTitle"\s*:', rb'"(points|bitmap)"\s*:'),
    ),
    Foreign(
        "a manifest of SageMaker Ground Truth",
        "convert it to COCO JSON",
        (".manifest", ".jsonl", ".json"),
        _all(rb'"source-ref"\s*:'),
    ),
    Foreign(
        "labels of BDD100K",
        "convert them with bdd100k.label.to_coco",
        (".json",),
        _all(rb'"labels"\s*:', rb'"(box2d|poly2d)"\s*:'),
    ),
    Foreign(
        "a submission of DOTA, a file a class",
        "open the predictions.json that lies beside it, or write a file an image",
        (".txt",),
        named="task1_",
    ),
    Foreign("annotations of CrowdHuman", "convert them to COCO JSON", (".odgt",)),
    Foreign(
        "annotations of WIDER FACE",
        "convert them to COCO JSON or YOLO labels",
        (".txt",),
        _all(rb"\A[^\n]+\.jpg\s*\n\d+\s*\n(\d+ ){9}\d+\s*$"),
    ),
    Foreign(
        "predictions of WIDER FACE",
        "convert them to COCO JSON or YOLO labels with scores",
        (".txt",),
        _all(rb"\A[^\n]+\n\d+\s*\n(-?[\d.]+ ){4}[\d.]+\s*$"),
    ),
    Foreign(
        "detections of Darknet, a file a class",
        "run darknet detector test with -ext_output -out result.json, or detector valid with COCO results",
        (".txt",),
        named="comp4_det_",
    ),
    Foreign(
        "annotations of VisDrone",
        "convert them to YOLO labels, as Ultralytics' VisDrone.yaml does",
        (".txt",),
        _all(rb"\A(-?\d+,){7}-?\d+,?\s*$"),
    ),
    Foreign(
        "tracks in the layout of MOTChallenge",
        "convert them to COCO JSON, with an image a frame",
        (".txt",),
        _all(rb"\A(-?[\d.]+, ?){8,9}-?[\d.]+\s*$"),
    ),
    Foreign(
        "a data set of Datumaro",
        "export it with datum convert -f coco",
        (".json",),
        _all(rb'("dm_format_version"\s*:|"items"\s*:\s*\[)', rb'"(categories|infos|media_type)"\s*:'),
    ),
    Foreign(
        "a volume of NIfTI",
        "write a PNG or a NumPy array of label numbers for each slice",
        (".nii", ".nii.gz"),
    ),
    Foreign("a DICOM file", "write a PNG or a NumPy array of label numbers for it", (".dcm",)),
    Foreign("an HDF5 file", "save its arrays as .npy or .npz", (".h5", ".hdf5", ".hdf")),
    Foreign("a MATLAB file", "save its arrays as .npy, or its table as CSV", (".mat",)),
    Foreign("TFRecord", "write its examples as COCO JSON, or CSV", (".tfrecord", ".tfrecords", ".record")),
    Foreign(
        "a file of weights of a model",
        "save what the model predicts, one record an image, as CSV or COCO JSON",
        (".safetensors", ".onnx", ".keras", ".tflite", ".pdparams", ".ckpt", ".engine", ".mlmodel", ".pb"),
    ),
    Foreign(
        "a log of TensorBoard",
        "save what the model predicts, one record an image, as CSV or COCO JSON",
        (".tfevents",),
    ),
    Foreign("an Excel workbook", "save the sheet as CSV", (".xlsx", ".xls", ".ods")),
    Foreign("an Arrow file", "save the table as Parquet or CSV", (".arrow", ".feather")),
    Foreign("a database", "save the table as CSV", (".db", ".sqlite", ".sqlite3", ".mdb")),
    Foreign(
        "an archive of a kind that is not read",
        "unpack it, and open the folder",
        (".tar", ".tgz", ".tar.gz", ".rar", ".7z"),
    ),
)
"""The kinds, the more special ones first."""


def foreign_files(listing: Listing) -> list[Problem]:
    """Say which files of a folder are of a kind that is not read, and what to do."""
    said = [kind.problem(file) for file in _likely(listing) if (kind := kind_of(file)) is not None]
    return _one_of_each(said)[:_TOLD]


def kind_of(file: Path) -> Foreign | None:
    """Return the kind of foreign file that a file is; None where it is none that is known."""
    return next((kind for kind in FOREIGN if kind.is_like(file)), None)


def _likely(listing: Listing) -> Iterator[Path]:
    for files in listing.files.values():
        yield from files[:_LOOKED_AT]


def _one_of_each(problems: Iterable[Problem]) -> list[Problem]:
    """Of equal words about several files keep the first."""
    first: dict[str, Problem] = {}
    for problem in problems:
        first.setdefault(problem.what, problem)
    return list(first.values())
