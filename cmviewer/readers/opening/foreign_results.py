"""Results that other tools write and that are not read, and what to do instead."""

from typing import Final

from cmviewer.readers.opening.foreign_kind import Foreign, patterns

_SERVICE: Final = "write COCO results, a record a box, of the answers to all images"
_SAMPLES: Final = "save the labels and predictions behind it, a row an image, or the confusion matrix"
_ORANGE: Final = "save it as CSV in Orange, without type annotations in the header"

RESULTS: Final[tuple[Foreign, ...]] = (
    Foreign(
        "a submission of DOTA, a file a class",
        "open the predictions.json that lies beside it, or write a file an image",
        (".txt",),
        named="task1_",
    ),
    Foreign(
        "predictions of WIDER FACE",
        "convert them to COCO JSON or YOLO labels with scores",
        (".txt",),
        patterns(rb"\A[^\n]+\n\d+\s*\n(-?[\d.]+ ){4}[\d.]+\s*$"),
    ),
    Foreign(
        "detections in VOC's form, a file a class, as Darknet writes them too",
        "write a file an image, or COCO results; of Darknet, detector test -ext_output -out result.json",
        (".txt",),
        named=("comp3_det_", "comp4_det_"),
    ),
    Foreign(
        "a submission to Kaggle, with all boxes of an image in one field",
        "write a row a box: ImageID, LabelName, Score, XMin, XMax, YMin, YMax",
        (".csv",),
        patterns(rb'\A\W*[\w ]+"?,(\w+,)*"?PredictionString"?\s*$'),
    ),
    Foreign(
        "rows of numbers without names, as COCO's loadNumpyAnnotations takes them",
        "write COCO results, a record a box: image_id, category_id, bbox, score",
        (".json",),
        patterns(rb"\A\s*\[\s*\[\s*-?[\d.]+(\s*,\s*-?[\d.eE+-]+){6}\s*\]"),
    ),
    Foreign(
        "boxes, labels and scores of images that are not named",
        "write them by the names of the images: {name: {boxes, labels, scores}, …}",
        (".json",),
        patterns(rb'\A\s*\[\s*\{\s*"(scores|labels|boxes)"\s*:\s*\['),
    ),
    Foreign(
        "what Detectron2 writes of a semantic segmentation, a mask of runs a class",
        "draw the masks of each image into one map, with a class number a pixel",
        (".json",),
        named="sem_seg_predictions",
    ),
    Foreign(
        "results of MegaDetector",
        "write COCO results, a record a box: its boxes are left, top, width, height, as shares of the image",
        (".json",),
        patterns(rb'"detections"\s*:\s*\[', rb'"conf"\s*:', rb'"(file|detection_categories)"\s*:'),
    ),
    Foreign(
        "what TensorFlow's Object Detection API returns",
        "write COCO results: its boxes are top, left, bottom, right, as shares of the image",
        (".json",),
        patterns(rb'"detection_(boxes|scores|classes)"\s*:', rb'"detection_boxes"\s*:'),
    ),
    Foreign(
        "examples of PaliGemma or Florence-2",
        "convert them to COCO JSON: the four <loc> are top, left, bottom, right, as shares of 1,024",
        (".jsonl", ".json"),
        patterns(rb'"suffix"\s*:', rb"<loc_?\d+>"),
    ),
    Foreign(
        "answers of Azure Custom Vision",
        _SERVICE,
        (".json",),
        patterns(rb'"tagName"\s*:', rb'"boundingBox"\s*:'),
    ),
    Foreign(
        "answers of Amazon Rekognition",
        _SERVICE,
        (".json",),
        patterns(rb'"(Custom)?Labels"\s*:', rb'"(BoundingBox|Geometry|Instances)"\s*:'),
    ),
    Foreign(
        "answers of Google's Cloud Vision",
        _SERVICE,
        (".json",),
        patterns(rb'"(localizedObject|label)Annotations"\s*:'),
    ),
    Foreign(
        "a classification report: figures of each class, and no sample",
        _SAMPLES,
        (".json", ".csv", ".txt", ".tsv"),
        patterns(rb"\bprecision\b", rb"\brecall\b", rb"\bf1[-_ ]?score\b", rb"\bsupport\b"),
    ),
    Foreign(
        "figures of each class as MLflow logs them, and no sample",
        _SAMPLES,
        (".csv",),
        patterns(rb"\A\W*positive_class\W"),
    ),
    Foreign(
        "the output of Weka",
        "choose More options, Output predictions, CSV, and save what it prints as .csv",
        (".txt", ".out", ".log"),
        patterns(rb"^=== (Predictions on|Run information|Confusion Matrix|Summary|Stratified|Detailed)"),
    ),
    Foreign(
        "what caret's confusionMatrix prints",
        "save its table: write.csv(as.data.frame(cm$table), 'confusion_matrix.csv')",
        (".txt", ".out", ".log"),
        patterns(rb"^Confusion Matrix and Statistics"),
    ),
    Foreign("a data set of Weka", "save it as CSV in Weka", (".arff",)),
    Foreign(
        "a table of Orange, with the types of its columns below the header",
        _ORANGE,
        (".tab", ".csv", ".tsv"),
        patterns(
            rb"\A[^\n]*\n[^\n]*\b(continuous|discrete|string|time)\b[^\n]*\n[^\n]*\b(meta|class)\b[^\n]*\n"
        ),
    ),
    Foreign("a table of Orange", "save it as CSV in Orange, without type annotations", (".tab",)),
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
"""The more special ones first."""
