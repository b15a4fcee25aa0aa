"""Truth in a file of its own, and checkpoints that carry theirs."""

import numpy as np
import pytest
from opening import NONE, class_scores, codes, opened, pairs, refusal, said, scores

from cmviewer.errors import CmviewerError
from cmviewer.readers import OpenRequest, PredictionSource, open_evaluation

TRUTH = "image,truth\nval/a.png,cat\nval/b.png,dog\nval/c.png,owl\n"


@pytest.mark.parametrize(
    "pattern", ["val/{}.png", "./val/{}.png", "val\\{}.png", "/data/val/{}.png", "{}.png", "{}"]
)
def test_images_are_joined_by_the_most_that_agrees(folder, pattern):
    rows = "".join(
        f"{pattern.format(name)},{label}\n" for name, label in (("c", "owl"), ("a", "dog"), ("b", "dog"))
    )
    evaluation = opened(folder({"truth.csv": TRUTH, "predictions.csv": "image,prediction\n" + rows}))
    assert said(evaluation) == [
        ("val/a.png", "cat", "dog"),
        ("val/b.png", "dog", "dog"),
        ("val/c.png", "owl", "owl"),
    ]
    assert evaluation.problems == ()


def test_a_file_name_that_is_not_unique_joins_nothing(folder):
    files = {
        "truth.csv": "image,truth\nx/1.png,cat\ny/1.png,dog\n",
        "predictions.csv": "image,prediction\nz/1.png,cat\n",
    }
    assert {problem.code for problem in refusal(folder(files)).problems} == {"image-unknown"}


def test_a_sample_that_a_checkpoint_leaves_out_has_no_prediction_there(folder):
    files = {
        "truth.csv": TRUTH,
        "epoch_1.csv": "image,prediction\nval/a.png,cat\n",
        "epoch_2.csv": "image,prediction\nval/c.png,owl\nval/a.png,cat\nval/b.png,cat\n",
    }
    evaluation = opened(folder(files))
    assert pairs(evaluation, 0) == [("cat", "cat"), ("dog", NONE), ("owl", NONE)]
    assert pairs(evaluation, 1) == [("cat", "cat"), ("dog", "cat"), ("owl", "owl")]


def test_scores_and_class_scores_follow_their_samples(folder):
    table = "image,score_owl,score_cat\nval/c.png,0.9,0.1\nval/a.png,0.3,0.7\n"
    evaluation = opened(folder({"truth.csv": TRUTH, "predictions.csv": table}))
    assert evaluation.classes.names == ("owl", "cat", "dog")
    assert scores(evaluation) == [0.7, None, 0.9]
    expected = [[0.3, 0.7, np.nan], [np.nan] * 3, [0.9, 0.1, np.nan]]
    assert np.allclose(class_scores(evaluation), expected, equal_nan=True)


def test_a_truth_of_numbers_joins_by_position(folder):
    table = "image,prediction\na.png,1\nb.png,0\n"
    evaluation = opened(folder({"labels.npy": np.array([1, 1]), "predictions.csv": table}))
    assert said(evaluation) == [("a.png", "1", "1"), ("b.png", "1", "0")]


def test_files_in_another_order_are_joined_by_image_even_where_the_truth_has_none(folder):
    files = {
        "labels.npy": np.array([0, 1]),
        "epoch_1.csv": "image,prediction\na.png,0\nb.png,1\n",
        "epoch_2.csv": "image,prediction\nb.png,1\na.png,0\n",
    }
    evaluation = opened(folder(files))
    assert said(evaluation, 1) == [("a.png", "0", "0"), ("b.png", "1", "1")]


def test_a_checkpoint_of_another_length_is_left_out_and_said(folder):
    files = {
        "labels.npy": np.array([0, 1, 1]),
        "good_predictions.npy": np.array([0, 1, 0]),
        "short_predictions.npy": np.array([0, 1]),
    }
    evaluation = opened(folder(files))
    assert evaluation.checkpoint_names == ("good_predictions",)
    assert codes(evaluation) == {"length-differs"}


def test_rows_without_truth_leave_the_other_rows_where_they_are(folder):
    files = {"truth.csv": "truth\ncat\n\ndog\n", "predictions.csv": "prediction\na\nb\nc\n"}
    assert pairs(opened(folder(files))) == [("cat", "a"), ("dog", "c")]


def test_checkpoints_with_their_own_truth_count_their_own_rows(folder):
    files = {
        "one.csv": "image,truth,prediction\na.png,cat,cat\nb.png,dog,cat\n",
        "two.csv": "image,truth,prediction\nb.png,owl,owl\nc.png,dog,dog\n",
    }
    evaluation = opened(folder(files))
    assert said(evaluation, "one") == [("a.png", "cat", "cat"), ("b.png", "dog", "cat")]
    assert said(evaluation, "two") == [("b.png", "owl", "owl"), ("c.png", "dog", "dog")]
    assert len(evaluation.images) == 3
    assert len(evaluation.truth) == 4
    by_code = {problem.code: problem.what for problem in evaluation.problems}
    assert by_code["truth-differs"].startswith("1 samples")
    assert by_code["samples-differ"].startswith("2 of 3 samples")


def test_tables_without_images_are_joined_by_position(folder):
    table = "truth,prediction\ncat,cat\ndog,{}\n"
    evaluation = opened(folder({"epoch_1.csv": table.format("cat"), "epoch_2.csv": table.format("dog")}))
    assert pairs(evaluation, 1) == [("cat", "cat"), ("dog", "dog")]
    assert (len(evaluation.images), len(evaluation.truth)) == (2, 2)
    assert evaluation.images.names is None


def test_a_truth_that_is_told_wins_over_the_one_in_the_table(folder):
    path = folder(
        {"results.csv": "image,truth,prediction\na.png,cat,cat\nb.png,dog,cat\n", "other.csv": TRUTH}
    )
    evaluation = opened(path / "results.csv", truth=path / "other.csv")
    assert pairs(evaluation) == [("cat", "cat"), ("dog", "cat"), ("owl", NONE)]


def test_predictions_that_are_told_are_read_alone(folder):
    path = folder(dict.fromkeys(("x.csv", "y.csv"), "image,truth,prediction\na.png,cat,dog\n"))
    told = (PredictionSource(path / "y.csv", "mine"),)
    evaluation = open_evaluation(OpenRequest(None, predictions=told))
    assert evaluation.checkpoint_names == ("mine",)
    assert evaluation.files == (path / "y.csv",)


def test_a_folder_of_predictions_that_is_told_holds_many_checkpoints(folder):
    table = "image,prediction\na.png,{}\n"
    path = folder(
        {
            "truth.csv": "image,truth\na.png,cat\n",
            "runs/1.csv": table,
            "runs/10.csv": table,
            "runs/2.csv": table,
        }
    )
    told = (PredictionSource(path / "runs"),)
    evaluation = open_evaluation(OpenRequest(None, truth=path / "truth.csv", predictions=told))
    assert evaluation.checkpoint_names == ("1", "2", "10")


def test_a_single_file_finds_its_truth_beside_it(folder):
    path = folder({"labels.npy": np.array([0, 1]), "a.npy": np.eye(2), "b.npy": np.eye(2)})
    evaluation = opened(path / "b.npy")
    assert evaluation.checkpoint_names == ("b",)
    assert pairs(evaluation) == [("0", "0"), ("1", "1")]


def test_class_scores_are_read_anew_and_say_when_the_file_has_changed(folder):
    path = folder({"results.csv": "image,truth,score_a,score_b\n1.png,a,0.25,0.75\n2.png,b,0.5,0.5\n"})
    evaluation = opened(path)
    read = evaluation.checkpoints[0].load().class_scores
    assert np.allclose(read(), [[0.25, 0.75], [0.5, 0.5]])
    (path / "results.csv").write_text("image,truth,score_a,score_b\n1.png,a,0.25,0.75\n")
    with pytest.raises(CmviewerError) as error:
        read()
    assert error.value.problems[0].code == "file-changed"


def test_what_was_read_cannot_be_changed(folder):
    evaluation = opened(folder({"results.csv": "image,truth,score_a,score_b\n1.png,a,0.25,0.75\n"}))
    predictions = evaluation.checkpoints[0].load()
    arrays = [
        evaluation.truth.image,
        evaluation.truth.label,
        predictions.row,
        predictions.label,
        predictions.score,
    ]
    for array in [*arrays, predictions.class_scores()]:
        assert not array.flags.writeable
    assert {array.dtype.name for array in arrays} == {"int32", "float32"}


def test_a_multi_class_score_with_no_prediction_is_nothing(folder):
    files = {"truth.csv": TRUTH, "predictions.csv": "image,score\nval/a.png,0.5\nval/b.png,0.25\n"}
    assert {problem.code for problem in refusal(folder(files)).problems} == {"prediction-missing"}


def test_two_spellings_of_one_path_are_one_image_and_its_first_row_counts(folder):
    rows = "val/a.png,cat,cat\nval/b.png,dog,cat\nval/c.png,cat,cat\nval//b.png,dog,dog\n"
    evaluation = opened(folder({"results.csv": f"image,truth,prediction\n{rows}"}))
    assert said(evaluation) == [
        ("val/a.png", "cat", "cat"),
        ("val/b.png", "dog", "cat"),
        ("val/c.png", "cat", "cat"),
    ]
    assert [(problem.code, problem.line) for problem in evaluation.problems] == [("image-duplicate", 5)]


def test_a_truth_without_rows_is_refused_whatever_is_predicted(folder):
    path = folder({"truth.csv": "predictions\n", "good.csv": "image,truth,prediction\na.png,cat,cat\n"})
    error = refusal(path, truth=path / "truth.csv", predictions=(PredictionSource(path / "good.csv"),))
    assert error.problems


@pytest.mark.parametrize("repeated", [0, 3])
@pytest.mark.parametrize("before", ["", "./"])
def test_of_a_file_alone_the_first_row_of_each_image_counts(folder, repeated, before):
    random = np.random.default_rng(repeated)
    names = [f"val/{place:02}.png" for place in range(20)]
    rows = [
        (name, *random.choice(["cat", "dog", "owl"], 2).tolist())
        for name in random.permutation(names + names[:repeated]).tolist()
    ]
    lines = [f"{before if place % 2 else ''}{','.join(row)}\n" for place, row in enumerate(rows)]
    evaluation = opened(folder({"epoch_1.csv": "image,truth,prediction\n" + "".join(lines)}))
    first = {}
    for row in rows:
        first.setdefault(row[0], row)
    assert sorted(said(evaluation)) == sorted(first.values())
    assert sum(problem.left_out for problem in evaluation.problems) == repeated
