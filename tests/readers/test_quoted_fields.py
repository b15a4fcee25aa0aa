"""A comma in a quoted name parts nothing, wherever a table is looked at."""

import pytest
from opening import opened, pairs

NAMES = ("dog, small", 'owl; "barn"', "cat")


@pytest.mark.parametrize("first", NAMES)
def test_a_list_of_samples_with_signs_in_a_class_is_no_list_of_objects(folder, first):
    header = "image,truth,prediction,score,iou,count,truth_id,prediction_id,truth_box,prediction_box,cause\n"
    true = '"' + first.replace('"', '""') + '"'
    rows = f"a.png,{true},cat,0.9,,1,0,0,,,\nb.png,cat,cat,0.8,,1,1,1,,,\n"
    evaluation = opened(folder({"list.csv": header + rows}))
    assert pairs(evaluation) == [(first, "cat"), ("cat", "cat")]


def test_a_table_of_boxes_has_signs_in_its_classes(folder):
    true = 'image,class,xmin,ymin,xmax,ymax\na.png,"dog, small",1,2,30,40\na.png,cat,50,60,70,80\n'
    said = 'image,class,xmin,ymin,xmax,ymax,score\na.png,"dog, small",1,2,30,40,0.9\n'
    evaluation = opened(folder({"truth.csv": true, "predictions.csv": said}))
    assert set(evaluation.classes.names) == {"dog, small", "cat"}
    assert len(evaluation.truth) == 2


UNQUOTED = ("[0.1, 0.9]", "{'a': 1, 'b': 2}", "(1, 2)", "[[1, 2], [3, 4]]", "[a, b, c]")


@pytest.mark.parametrize("written", UNQUOTED)
@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_list_without_quotes_never_shifts_a_row(folder, written, place):
    rows = [[f"{i}.jpg", ("cat", "dog")[i % 2], ("cat", "dog")[i // 2 % 2]] for i in range(8)]
    header = ["image", "truth", "prediction"]
    for row in (header, *rows):
        row.insert(place, written if row[0] != "image" else "more")
    evaluation = opened(folder({"results.csv": "\n".join(map(",".join, (header, *rows))) + "\n"}))
    expected = [(("cat", "dog")[i % 2], ("cat", "dog")[i // 2 % 2]) for i in range(8)]
    assert pairs(evaluation) == expected
