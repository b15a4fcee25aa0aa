"""Roboflow adds `_jpg.rf.` and letters to names of images, Label Studio puts some before: such names join."""

import pytest
from coco_files import counted, thing, truth
from opening import codes, opened

from cmviewer.readers.decision_keys import told

CATEGORIES = [{"id": 0, "name": "cat"}, {"id": 1, "name": "dog"}]
EXPORTED = {"a": "a_jpg.rf.0f3c9ab2", "b.1": "b.1_png.rf.77E1d0aa"}
UPLOADED = {"a": "0f3c9ab2-a", "b.1": "upload/1/77e1d0aa-b.1"}


def sides(truth_names, predicted):
    """A cat in the first image and a dog in the second, both found as cats."""
    images = [
        {"id": n, "file_name": f"{name}.jpg", "width": 100, "height": 100}
        for n, name in enumerate(truth_names)
    ]
    files = {
        "t.json": truth(*(thing(n, image=n, id=n) for n in range(2)), images=images, categories=CATEGORIES)
    }
    rows = "".join(f"{name}.jpg,cat,0.9,10,10,30,30\n" for name in predicted)
    return files | {"predictions.csv": f"image,label,score,xmin,ymin,xmax,ymax\n{rows}"}


@pytest.mark.parametrize("exported", ["truth", "predictions"])
@pytest.mark.parametrize("called", [EXPORTED, UPLOADED], ids=["Roboflow", "Label Studio"])
def test_names_of_an_export_join_those_before_it_and_it_is_said(folder, exported, called):
    names = (tuple(called.values()), tuple(called))
    top = folder(sides(*(names if exported == "truth" else names[::-1])))
    evaluation = opened(top)
    assert counted(evaluation) == {("cat", "cat"): 1, ("dog", "cat"): 1}
    assert codes(evaluation) == {"images-joined-otherwise"}
    assert counted(opened(top, told=(told("join", "stem"),))) == counted(evaluation)


def test_several_exports_of_one_image_are_not_chosen_from(folder):
    """Of two versions of one image, turned or cropped, nobody knows which one was predicted."""
    evaluation = opened(folder(sides(("a_jpg.rf.0001", "a_jpg.rf.0002"), ("a", "a_jpg.rf.0002"))))
    assert counted(evaluation) == {("cat", "background"): 1, ("dog", "cat"): 1}


def test_names_that_are_alike_join_as_they_are(folder):
    names = tuple(EXPORTED.values())
    assert codes(opened(folder(sides(names, names)))) == set()
