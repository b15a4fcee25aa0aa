"""Files of tools that are not read are refused by name, with what to do, and never counted."""

import json

import pytest

from cmviewer.cli import main
from tests.readers.opening import refusal

_LABEL_STUDIO = [
    {
        "id": 1,
        "data": {"image": "a.jpg"},
        "annotations": [
            {
                "result": [
                    {
                        "from_name": "label",
                        "to_name": "image",
                        "type": "rectanglelabels",
                        "value": {"x": 1, "y": 2, "width": 3, "height": 4, "rectanglelabels": ["cat"]},
                    }
                ]
            }
        ],
    }
]
_VIA = {
    "_via_img_metadata": {
        "a.jpg1": {
            "filename": "a.jpg",
            "regions": [{"shape_attributes": {"name": "rect", "x": 1}, "region_attributes": {"c": "cat"}}],
        }
    }
}
_VIA_CSV = (
    "filename,file_size,region_count,region_id,region_shape_attributes,region_attributes\n"
    'a.jpg,1,1,0,"{""name"":""rect"",""x"":1,""y"":2,""width"":3,""height"":4}","{""label"":""cat""}"\n'
)
_LABELBOX = {"data_row": {"id": "x", "external_id": "a.jpg"}, "projects": {"p": {"labels": []}}}
_SUPERVISELY = {
    "description": "",
    "size": {"height": 10, "width": 10},
    "objects": [
        {
            "classTitle": "cat",
            "geometryType": "rectangle",
            "points": {"exterior": [[1, 2], [3, 4]], "interior": []},
        }
    ],
}
_SAGEMAKER = {
    "source-ref": "s3://bucket/a.jpg",
    "boxes": {"annotations": [{"class_id": 0, "left": 1, "top": 2, "width": 3, "height": 4}]},
    "boxes-metadata": {"class-map": {"0": "cat"}},
}
_BDD = [{"name": "a.jpg", "labels": [{"category": "car", "box2d": {"x1": 1, "y1": 2, "x2": 3, "y2": 4}}]}] * 2
_CROWDHUMAN = {"ID": "a", "gtboxes": [{"tag": "person", "fbox": [1, 2, 3, 4]}]}
_DATUMARO = {
    "info": {},
    "categories": {"label": {"labels": [{"name": "cat"}]}},
    "items": [{"id": "a", "annotations": [{"type": "bbox", "label_id": 0, "bbox": [1, 2, 3, 4]}]}],
}

_VIA3 = {
    "project": {"pid": "x"},
    "file": {"1": {"fname": "a.jpg"}},
    "metadata": {"1_a": {"vid": "1", "xy": [2, 1, 1, 5, 5], "av": {"1": "cat"}}},
}
_DARWIN = {
    "version": "2.0",
    "schema_ref": "https://example.org/schema.json",
    "annotations": [{"name": "cat", "bounding_box": {"x": 1, "y": 1, "w": 5, "h": 5}}],
}
_VOTT = {"asset": {"name": "a.jpg"}, "regions": [{"tags": ["cat"], "boundingBox": {"left": 1, "top": 1}}]}
_VIS = {
    "videos": [{"id": 1, "file_names": ["a/1.jpg"]}],
    "annotations": [{"video_id": 1, "bboxes": [[1, 2, 3, 4]]}],
}

_NUSCENES = [
    {
        "token": "70aecbe9",
        "sample_token": "39586f9d",
        "instance_token": "6dd2cbf4",
        "size": [0.6, 0.7, 1.6],
        "rotation": [0.98, 0, 0, -0.2],
    }
]
_NUSCENES_RESULTS = {
    "MegaDetector": {
        "md.json": json.dumps(
            {
                "images": [
                    {"file": "a.jpg", "detections": [{"category": "1", "conf": 0.9, "bbox": [0, 0, 1, 1]}]}
                ]
            }
        )
    },
    "SuperAnnotate": {
        "a.jpg.json": json.dumps({"metadata": {"name": "a.jpg"}, "instances": [{"className": "cat"}]})
    },
    "detections in VOC's form, a file a class": {
        "Main/comp3_det_test_cat.txt": "000001 0.9 1 2 30 40\n000002 0.8 1 2 30 40\n"
    },
    "boxes, labels and scores of images that are not named": {
        "outputs.json": json.dumps([{"scores": [0.9], "labels": [1], "boxes": [[1, 2, 30, 40]]}])
    },
    "what Detectron2 writes of a semantic segmentation": {
        "inference/sem_seg_predictions.json": json.dumps(
            [{"file_name": "a.jpg", "category_id": 0, "segmentation": {"size": [4, 4], "counts": "04"}}]
        )
    },
    "meta": {"use_camera": True},
    "results": {"39586f9d": [{"sample_token": "39586f9d", "size": [1, 2, 3], "rotation": [1, 0, 0, 0]}]},
}

_REPORT = {
    "cat": {"precision": 0.8, "recall": 0.7, "f1-score": 0.75, "support": 10},
    "accuracy": 0.8,
    "macro avg": {"precision": 0.8, "recall": 0.7, "f1-score": 0.75, "support": 20},
}
_REPORT_TEXT = (
    "              precision    recall  f1-score   support\n\n"
    "         cat       0.80      0.70      0.75        10\n"
)
_WEKA = "=== Predictions on test data ===\n\n    inst#     actual  predicted error prediction\n"
_WEKA_MATRIX = (
    "=== Confusion Matrix ===\n\n  a  b   <-- classified as\n  5  2 |  a = cat\n  1  7 |  b = dog\n"
)
_ORANGE = "image,class,Tree,Fold\nstring,cat dog,cat dog,discrete\nmeta,class,meta,meta\na.png,cat,cat,1\n"
_AZURE = {
    "predictions": [
        {"tagName": "cat", "probability": 0.9, "boundingBox": {"left": 0.1, "top": 0.1, "width": 0.2}}
    ]
}
_REKOGNITION = {"CustomLabels": [{"Name": "cat", "Geometry": {"BoundingBox": {"Left": 0.1, "Top": 0.1}}}]}
_TENSORFLOW = [
    {
        "image_id": "a.jpg",
        "detection_boxes": [[0.1, 0.1, 0.3, 0.3]],
        "detection_scores": [0.9],
        "detection_classes": [2],
    }
]
RESULTS = {
    "Kaggle": {"submission.csv": "ImageID,PredictionString\na,/m/01 0.9 0.1 0.1 0.3 0.3\nb,\n"},
    "numbers without names": {
        "results.json": "[[1, 10.0, 10.0, 20.0, 20.0, 0.9, 1], [2, 1, 1, 2, 2, 0.9, 2]]"
    },
    "TensorFlow": {"detections.json": json.dumps(_TENSORFLOW)},
    "PaliGemma": {"annotations.jsonl": '{"image": "a.jpg", "suffix": "<loc0102><loc0102> cat"}\n'},
    "Azure": {"predictions.json": json.dumps(_AZURE)},
    "Rekognition": {"a.json": json.dumps(_REKOGNITION)},
    "Cloud Vision": {"a.json": '{"responses": [{"localizedObjectAnnotations": [{"name": "cat"}]}]}'},
    "classification report": {"report.json": json.dumps(_REPORT)},
    "classification report, CSV": {
        "classification_report.csv": ",precision,recall,f1-score,support\ncat,0.8,0.7,0.75,10\n"
    },
    "classification report, text": {"classification_report.txt": _REPORT_TEXT},
    "MLflow": {"per_class_metrics.csv": "positive_class,true_negatives,precision\ncat,5,0.8\n"},
    "Weka": {"predictions.txt": _WEKA},
    "Weka, matrix": {"confusion.txt": _WEKA_MATRIX},
    "Weka, ARFF": {"a.arff": "@relation a\n@attribute x numeric\n@data\n1\n"},
    "caret": {
        "confusion.txt": "Confusion Matrix and Statistics\n\n          Reference\nPrediction cat dog\n"
        "       cat   5   1\n       dog   2   7\n"
    },
    "Orange": {"predictions.csv": _ORANGE},
    "Orange, tabs": {"predictions.tab": _ORANGE.replace(",", "\t")},
}

FOREIGN = {
    "nuScenes": {"v1.0-mini/sample_annotation.json": json.dumps(_NUSCENES)},
    "nuScenes, results": {"results_nusc.json": json.dumps(_NUSCENES_RESULTS)},
    "VGG Image Annotator 3": {"via3.json": json.dumps(_VIA3)},
    "V7 Darwin": {"a.json": json.dumps(_DARWIN)},
    "VoTT": {"a-asset.json": json.dumps(_VOTT)},
    "FiftyOne": {
        "samples.json": json.dumps({"samples": [{"filepath": "a.jpg", "truth": {"_cls": "Detections"}}]})
    },
    "AutoML": {"a.csv": "TEST,gs://b/a.jpg,cat,0.1,0.1,,,0.3,0.3,,\n" * 2},
    "YouTube-VIS": {"instances.json": json.dumps(_VIS)},
    "predictions of WIDER FACE": {"0--Parade/0_a.txt": "0_a.jpg\n1\n449 330 122 149 0.99\n"},
    "VOC's form": {"results/comp4_det_test_cat.txt": "a 0.9 40 32 60 48\nb 0.8 40 32 60 48\n"},
    "DOTA": {"predictions_txt/Task1_cat.txt": "a 0.9 40 32 60 32 60 48 40 48\n"},
    "TFRecord, of several files": {"val.tfrecord-00000-of-00002": "\x00"},
    "TensorBoard": {"events.out.tfevents.17.host": "\x00"},
    "weights": {"model.safetensors": "\x00"},
    "Label Studio": {"project.json": json.dumps(_LABEL_STUDIO)},
    "Label Studio, short": {
        "min.json": json.dumps([{"image": "a.jpg", "choice": "cat", "annotator": 1, "lead_time": 2.0}])
    },
    "Label Studio, short, boxes": {
        "min.json": json.dumps(
            [{"image": "a.jpg", "label": [{"rectanglelabels": ["cat"]}], "annotator": 1, "annotation_id": 1}]
        )
    },
    "VGG Image Annotator": {"via.json": json.dumps(_VIA)},
    "VGG Image Annotator, CSV": {"via.csv": _VIA_CSV},
    "Labelbox": {"export.ndjson": json.dumps(_LABELBOX) + "\n"},
    "Supervisely": {"ann/a.jpg.json": json.dumps(_SUPERVISELY), "ann/b.jpg.json": json.dumps(_SUPERVISELY)},
    "SageMaker": {"output.manifest": json.dumps(_SAGEMAKER) + "\n"},
    "SageMaker, JSON lines": {"output.jsonl": f"{json.dumps(_SAGEMAKER)}\n" * 2},
    "BDD100K": {"labels.json": json.dumps(_BDD)},
    "CrowdHuman": {"annotation_val.odgt": json.dumps(_CROWDHUMAN) + "\n"},
    "WIDER FACE": {
        "wider_face_val_bbx_gt.txt": "0--Parade/0_a.jpg\n1\n449 330 122 149 0 0 0 0 0 0\n"
        "0--Parade/0_b.jpg\n2\n361 98 263 339 0 0 0 0 0 0\n1 2 30 40 0 0 0 0 0 0\n"
    },
    "VisDrone": {"annotations/a.txt": "684,8,273,116,0,0,0,0\n406,119,265,70,1,4,0,0\n"},
    "MOTChallenge": {
        "gt/gt.txt": "1,1,794.2,247.5,71.2,174.8,1,1,0.8\n2,1,794.2,247.5,71.2,174.8,1,1,0.8\n",
        "det/det.txt": "1,-1,794.2,247.5,71.2,174.8,0.9,-1,-1,-1\n2,-1,794.2,247.5,71.2,174.8,0.9,-1,-1,-1\n",
    },
    "Datumaro": {"annotations/default.json": json.dumps(_DATUMARO)},
    "NIfTI": {"labels/case.nii.gz": "\x1f\x8b", "predictions/case.nii.gz": "\x1f\x8b"},
    "DICOM": {"a.dcm": "DICM"},
    "HDF5": {"results.h5": "\x89HDF"},
    "MATLAB": {"results.mat": "MATLAB 5.0"},
    "TFRecord": {"val.tfrecord": "\x00"},
    **RESULTS,
    "Excel": {"results.xlsx": "PK"},
}


@pytest.mark.parametrize("tool", FOREIGN)
def test_a_file_of_another_tool_is_refused_by_name_with_what_to_do(folder, tool):
    path = folder(FOREIGN[tool])
    problem = refusal(path).problems[0]
    assert problem.code == "layout-foreign"
    assert tool.partition(",")[0] in problem.what
    assert problem.mend


@pytest.mark.parametrize("tool", FOREIGN)
def test_a_file_of_another_tool_that_is_named_itself_is_refused_alike(folder, tool, capsys):
    path = folder(FOREIGN[tool])
    file = next(file for file in sorted(path.rglob("*")) if file.is_file())
    assert main(["check", str(file)]) == 2
    assert tool.partition(",")[0] in capsys.readouterr().err


def test_results_that_can_be_read_open_beside_a_foreign_file(folder):
    path = folder(
        {**FOREIGN["HDF5"], "results.csv": "image,truth,prediction\na.png,cat,cat\nb.png,dog,cat\n"}
    )
    assert main(["check", str(path)]) == 0


@pytest.mark.parametrize(
    "address", ["s3://bucket/run", "gs://bucket/run", "https://host/run.zip", "hf://a/b"]
)
@pytest.mark.parametrize("words", [["{}"], ["--predictions", "{}"], [".", "--truth", "{}"]])
def test_an_address_is_refused_in_words(address, words, capsys):
    assert main(["check", *(word.format(address) for word in words)]) == 2
    said = capsys.readouterr().err
    assert "is an address" in said
    assert "copy the folder to this machine" in said


@pytest.mark.parametrize("name", ["predictions.joblib", "preds.pkl", "predictions.pth"])
def test_files_that_run_code_are_refused_with_what_to_do(folder, name):
    [problem] = refusal(folder({name: b"\x80\x04."})).problems
    assert (problem.code, problem.file.name) == ("pickle-refused", name)
    assert "CSV" in problem.mend
