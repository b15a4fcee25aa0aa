"""Images of both sides belong together by the strictest of their names that joins most of them."""

import pytest
from opening import codes, opened, pairs, refusal

from cmviewer.readers.decision_keys import Told
from cmviewer.readers.joining.image_columns import join_by_key

TRUTH = {"truth.csv": "path,label\ncat/1.jpg,cat\ndog/1.jpg,dog\ncat/2.jpg,cat\n"}


@pytest.mark.parametrize(
    ("names", "others", "key", "rows"),
    [
        (["a.png", "b.png"], ["b.png", "a.png"], "id", [1, 0]),
        (["./v/a.png", "v//b.png"], ["v/b.png", "v/a.png"], "path", [1, 0]),
        (["C:\\d\\cat\\1.jpg", "C:\\d\\dog\\1.jpg"], ["dog/1.jpg", "cat/1.jpg"], "path", [1, 0]),
        (["/x/a.png", "/x/b.png"], ["/y/b.png", "/y/a.png"], "name", [1, 0]),
        (["a.png", "b.png"], ["b.jpg", "a.jpg"], "stem", [1, 0]),
        (["7", "12"], ["000012.jpg", "000007.jpg"], "number", [1, 0]),
        (["x", "y"], ["a", "b"], "id", [-1, -1]),
    ],
)
def test_names_are_joined_by(names, others, key, rows):
    joined = join_by_key(names, others)
    assert (joined.by, joined.position.tolist()) == (key, rows)


def test_a_looser_name_that_joins_more_wins():
    names, others = [f"{i}.png" for i in range(10)], [f"{i}.jpg" for i in range(9)] + ["9.png"]
    joined = join_by_key(names, others)
    assert (joined.by, joined.count) == ("stem", 10)


def test_paths_of_another_machine_join_by_their_last_folders(folder):
    path = folder(
        TRUTH
        | {
            "preds.csv": "path,prediction\n"
            "C:\\v\\cat\\1.jpg,cat\nC:\\v\\dog\\1.jpg,cat\nC:\\v\\cat\\2.jpg,cat\n"
        }
    )
    evaluation = opened(path)
    assert pairs(evaluation) == [("cat", "cat"), ("dog", "cat"), ("cat", "cat")]
    [decision] = [one for one in evaluation.interpretation.decisions if one.key == "join"]
    assert (decision.taken, decision.evidence) == ("path", "3 of 3 images are joined so")
    assert "image-unknown" in {problem.code for problem in refusal(path, told=(Told("join", "id"),)).problems}


def test_pictures_of_another_split_are_joined_and_said(folder):
    truth = {"truth.csv": "image,label\nval/1.jpg,cat\nval/2.jpg,dog\n"}
    path = folder(truth | {"preds.csv": "image,prediction\ntest/1.jpg,dog\ntest/2.jpg,dog\n"})
    evaluation = opened(path)
    assert pairs(evaluation) == [("cat", "dog"), ("dog", "dog")]
    assert codes(evaluation) == {"splits-differ"}


def test_an_index_joins_by_value_and_not_by_place(folder):
    files = {
        "truth.csv": ",label\n3,cat\n0,dog\n2,cat\n1,dog\n",
        "preds.csv": ",prediction\n0,dog\n1,dog\n2,cat\n3,cat\n",
    }
    assert set(pairs(opened(folder(files)))) == {("cat", "cat"), ("dog", "dog")}


def test_bare_names_that_repeat_are_different_pictures_of_their_classes_or_videos(folder):
    path = folder(
        {
            "a/results.csv": "image,truth,prediction\n"
            "0.jpg,cat,cat\n1.jpg,cat,dog\n0.jpg,dog,dog\n1.jpg,dog,dog\n"
        }
    )
    assert pairs(opened(path / "a")) == [("cat", "cat"), ("cat", "dog"), ("dog", "dog"), ("dog", "dog")]
    folder(
        {
            "b/results.csv": "video,frame,truth,prediction\n"
            "v1,0.jpg,a,a\nv1,1.jpg,a,b\nv2,0.jpg,b,b\nv2,1.jpg,b,b\n"
        }
    )
    evaluation = opened(path / "b")
    assert evaluation.images.name(0) == "v1/0.jpg"
    assert pairs(evaluation) == [("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")]


def test_what_is_told_for_nothing_is_said(folder):
    path = folder({"results.csv": "image,truth,prediction\na.png,cat,cat\nb.png,dog,cat\n"})
    assert codes(opened(path, told=(Told("split", "val"),))) == {"reading-unused"}


def test_every_column_is_a_decision(folder):
    path = folder({"results.csv": "image,truth,prediction,score\na.png,cat,cat,0.9\nb.png,dog,cat,0.8\n"})
    evaluation = opened(path, told=(Told("prediction", "prediction"),))
    taken = {one.key: (one.taken, one.origin.value) for one in evaluation.interpretation.decisions}
    assert taken["truth"] == ("truth", "file")
    assert taken["prediction"] == ("prediction", "told")
    assert taken["image"] == ("image", "file")
    assert taken["score"] == ("score", "file")
    assert [(one.role.value, one.layout) for one in evaluation.interpretation.files] == [
        ("prediction", "CSV and TSV tables")
    ]


def test_a_folder_in_a_column_of_its_own_and_the_file_are_one_name(folder):
    """Of both cameras the first picture is called alike; rows stand in another order on each side."""
    truth = "camera,image,truth\nnorth,1.jpg,cat\nsouth,1.jpg,dog\nnorth,2.jpg,owl\n"
    said = "image,prediction,camera\n1.jpg,owl,south\n2.jpg,cat,north\n1.jpg,dog,north\n"
    evaluation = opened(folder({"truth.csv": truth, "predictions.csv": said}))
    assert sorted(pairs(evaluation)) == [("cat", "dog"), ("dog", "owl"), ("owl", "cat")]


def test_a_camera_parts_images_of_predictions_that_reviewers_happen_to_part_as_well(folder):
    """Each reviewer has seen each file name once, as if they were checkpoints."""
    truth = "camera,image,truth\nnorth,1.jpg,cat\nsouth,1.jpg,dog\nnorth,2.jpg,owl\nsouth,2.jpg,cat\n"
    said = "reviewer,image,prediction,camera\nann,1.jpg,owl,south\nben,2.jpg,cat,north\n"
    said += "ben,1.jpg,dog,north\nann,2.jpg,cat,south\n"
    evaluation = opened(folder({"truth.csv": truth, "predictions.csv": said}))
    assert sorted(pairs(evaluation)) == [("cat", "cat"), ("cat", "dog"), ("dog", "owl"), ("owl", "cat")]
