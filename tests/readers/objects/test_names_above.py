"""Names of classes come from what was opened; a list that lies above it may be of anything."""

import json

from cmviewer.readers import OpenRequest, open_evaluation


def write(folder):
    """A COCO truth whose numbers are its classes' places, and results that swap the two classes."""
    folder.mkdir(parents=True)
    images = [{"id": place, "file_name": f"{place}.png", "width": 100, "height": 100} for place in range(30)]
    truth = {
        "images": images,
        "categories": [{"id": 0, "name": "cat"}, {"id": 1, "name": "dog"}],
        "annotations": [
            {
                "id": place + 1,
                "image_id": place,
                "category_id": place % 2,
                "bbox": [10, 10, 30, 30],
                "area": 900,
            }
            for place in range(30)
        ],
    }
    results = [
        {"image_id": place, "category_id": 1 - place % 2, "bbox": [10, 10, 30, 30], "score": 0.9}
        for place in range(30)
    ]
    (folder / "truth.json").write_text(json.dumps(truth))
    (folder / "results.json").write_text(json.dumps(results))
    return folder


def test_a_list_of_names_above_the_opened_folder_does_not_mend_a_bad_model(tmp_path):
    (tmp_path / "labels.txt").write_text("dog\ncat\n")
    (tmp_path / "deep" / "er").mkdir(parents=True)
    plain = open_evaluation(OpenRequest(path=write(tmp_path / "deep" / "er" / "run")))
    taken = {one.key: one.taken for one in plain.interpretation.decisions}
    assert plain.classes.names == ("cat", "dog")
    assert taken.get("class-numbers") == "plain"
    assert not any("labels.txt" in str(one.path) for one in plain.interpretation.files)
