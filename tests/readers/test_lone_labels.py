"""Labels that no word calls truth or prediction, beside scores: by folders, files and best classes."""

import pytest
from opening import codes, opened, pairs, refusal

from cmviewer.readers.decision_keys import Told

FOLDERS = [
    ("val/cat/a.jpg", "cat"),
    ("val/cat/b.jpg", "dog"),
    ("val/dog/c.jpg", "dog"),
    ("val/dog/d.jpg", "dog"),
]
EXPECTED = [("cat", "cat"), ("cat", "dog"), ("dog", "dog"), ("dog", "dog")]


def table(header, rows):
    return header + "\n" + "".join(",".join(map(str, row)) + "\n" for row in rows)


def test_a_label_with_its_score_is_predicted_where_folders_tell_the_truth(folder):
    rows = [(image, label, 0.9) for image, label in FOLDERS]
    assert pairs(opened(folder({"results.csv": table("file,label,score", rows)}))) == EXPECTED


def test_a_label_with_its_score_is_predicted_where_a_file_tells_the_truth(folder):
    rows = [(image, label, 0.9) for image, label in FOLDERS]
    truth = [(image, image.split("/")[1]) for image, _ in FOLDERS]
    files = {"results.csv": table("file,label,score", rows), "truth.csv": table("file,label", truth)}
    assert pairs(opened(folder(files))) == EXPECTED


def test_a_label_of_two_with_a_score_is_the_truth_where_nothing_else_is(folder):
    rows = [("a", "cat", 0.1), ("b", "cat", 0.7), ("c", "dog", 0.8)]
    evaluation = opened(folder({"results.csv": table("image,label,score", rows)}))
    assert evaluation.classes.names == ("cat", "dog")
    assert evaluation.truth.label.tolist() == [0, 0, 1]


SCORES = [("a", 0, 0.9, 0.1), ("b", 0, 0.3, 0.7), ("c", 1, 0.2, 0.8), ("d", 1, 0.6, 0.4)]


@pytest.mark.parametrize(
    "header", ["image,label,prob_0,prob_1", "image,class,p0,p1", "filename,label,prob_0,prob_1"]
)
def test_a_label_beside_all_scores_is_the_truth_unless_it_is_always_the_best(folder, header):
    evaluation = opened(folder({"preds.csv": table(header, SCORES)}))
    assert pairs(evaluation) == [("0", "0"), ("0", "1"), ("1", "1"), ("1", "0")]


def test_a_label_that_is_the_best_of_every_row_is_predicted(folder):
    best = [(image, int(second > first), first, second) for image, _, first, second in SCORES]
    path = folder({"preds.csv": table("image,label,prob_0,prob_1", best)})
    assert {problem.code for problem in refusal(path).problems} == {"truth-nowhere"}
    told = opened(path, told=(Told("truth", "label"),))
    assert [truth == prediction for truth, prediction in pairs(told)] == [True] * 4
    folder({"truth.csv": table("image,label", [(row[0], row[1]) for row in SCORES])})
    assert pairs(opened(path)) == [("0", "0"), ("0", "1"), ("1", "1"), ("1", "0")]


def test_two_columns_that_could_be_the_truth_are_asked(folder):
    rows = [("a", "cat", "dog", "cat"), ("b", "dog", "dog", "dog"), ("c", "cat", "cat", "dog")]
    path = folder({"preds.csv": table("image,label,target,pred", rows)})
    [problem] = refusal(path).problems
    assert problem.decision == "truth"
    assert problem.readings == ("label", "target")
    assert pairs(opened(path, told=(Told("truth", "target"),))) == [
        ("dog", "cat"),
        ("dog", "dog"),
        ("cat", "dog"),
    ]


def test_one_class_in_common_by_chance_makes_none_of_two_columns_the_truth(folder):
    rows = [(f"{n}.jpg", f"kind {n}", f"sort {n}", f"class {n}") for n in range(12)]
    rows[5] = ("5.jpg", "kind 5", "sort 5", "kind 3")
    [problem] = refusal(folder({"preds.csv": table("image,label,target,pred", rows)})).problems
    assert (problem.decision, problem.readings) == ("truth", ("label", "target"))


def test_that_one_alone_holds_the_class_that_is_always_said_makes_it_no_truth(folder):
    rows = [("a", "cat", "owl", "cat"), ("b", "dog", "dog", "cat"), ("c", "owl", "dog", "cat")]
    [problem] = refusal(folder({"preds.csv": table("image,label,target,pred", rows)})).problems
    assert (problem.decision, problem.readings) == ("truth", ("label", "target"))


def test_of_names_and_their_numbers_those_are_the_truth_that_are_predicted(folder):
    rows = [("a", 0, "cat", "cat"), ("b", 1, "dog", "cat"), ("c", 2, "owl", "cat")]
    path = folder({"preds.csv": table("image,label,target,pred", rows)})
    assert pairs(opened(path)) == [("cat", "cat"), ("dog", "cat"), ("owl", "cat")]


@pytest.mark.parametrize(
    "header",
    [
        "image,label,Scored Probabilities for Class cat,Scored Probabilities for Class dog,Scored Labels",
        "image,class,P (class=cat),P (class=dog),Prediction (class)",
        "image,species,.pred_cat,.pred_dog,.pred_class",
        "image,label,confidence(cat),confidence(dog),prediction(label)",
    ],
)
def test_columns_of_tools_are_scores_of_classes_beside_the_prediction(folder, header):
    rows = [
        ("a.png", "cat", 0.9, 0.1, "cat"),
        ("b.png", "cat", 0.4, 0.6, "dog"),
        ("c.png", "dog", 0.2, 0.8, "dog"),
    ]
    evaluation = opened(folder({"preds.csv": table(header, rows)}))
    assert pairs(evaluation) == [("cat", "cat"), ("cat", "dog"), ("dog", "dog")]
    assert evaluation.classes.names == ("cat", "dog")


@pytest.mark.parametrize(
    "names", ["b,d,u", "red,green,blue", "prob_top1,prob_top2,prob_top3", "top1_score,n,m"]
)
def test_columns_that_add_up_to_one_are_no_classes_without_their_names(folder, names):
    rows = [("a.png", 0, 0, 0.6, 0.3, 0.1), ("b.png", 1, 0, 0.5, 0.3, 0.2), ("c.png", 2, 2, 0.7, 0.2, 0.1)]
    evaluation = opened(folder({"preds.csv": table(f"image,label,pred,{names}", rows)}))
    assert pairs(evaluation) == [("0", "0"), ("1", "0"), ("2", "2")]
    assert evaluation.classes.names == ("0", "1", "2")


@pytest.mark.parametrize("truth", ["cat,dog", "true_cat,true_dog", "gt cat,gt dog"])
def test_marked_columns_are_the_truth_beside_scores_of_the_same_classes(folder, truth):
    rows = [("a.png", 1, 0, 0.9, 0.1), ("b.png", 1, 0, 0.4, 0.6), ("c.png", 0, 1, 0.2, 0.8)]
    path = folder({"preds.csv": table(f"image,{truth},pred_cat,pred_dog", rows)})
    assert pairs(opened(path)) == [("cat", "cat"), ("cat", "dog"), ("dog", "dog")]


@pytest.mark.parametrize("label", ["\"['cat', 'dog']\"", "cat|dog", "cat;dog", '"cat, dog"'])
def test_several_labels_of_one_image_are_refused(folder, label):
    rows = [("a.png", label, "cat"), ("b.png", "dog", "dog"), ("c.png", "cat", "dog")]
    error = refusal(folder({"preds.csv": table("image,truth,prediction", rows)}))
    assert {problem.code for problem in error.problems} == {"labels-several"}


def test_names_with_commas_and_lists_of_one_are_single_labels(folder):
    rows = [
        ("a.png", '"tench, Tinca tinca"', "\"['dog']\""),
        ("b.png", '"tench, Tinca tinca"', "\"['tench']\""),
    ]
    evaluation = opened(folder({"preds.csv": table("image,truth,prediction", rows)}))
    assert pairs(evaluation) == [("tench, Tinca tinca", "dog"), ("tench, Tinca tinca", "tench")]


def test_a_split_is_asked_and_read_as_told(folder):
    rows = [("a.png", "train", "cat", "cat"), ("b.png", "val", "cat", "dog"), ("c.png", "val", "dog", "dog")]
    path = folder({"preds.csv": table("image,split,truth,prediction", rows)})
    [problem] = refusal(path).problems
    assert (problem.decision, problem.readings) == ("split", ("train", "val"))
    assert pairs(opened(path, told=(Told("split", "val"),))) == [("cat", "dog"), ("dog", "dog")]
    error = refusal(path, told=(Told("split", "test"),))
    assert "split=val" in error.problems[0].mend


def test_folds_without_an_image_twice_are_asked_and_read_as_told(folder):
    rows = [
        ("a.png", 1, "cat", "cat"),
        ("b.png", 1, "cat", "dog"),
        ("c.png", 2, "dog", "dog"),
        ("d.png", 2, "cat", "cat"),
    ]
    path = folder({"preds.csv": table("image,fold,truth,prediction", rows)})
    [problem] = refusal(path).problems
    assert (problem.decision, problem.readings) == ("checkpoint", ("fold", "none"))
    assert opened(path, told=(Told("checkpoint", "fold"),)).checkpoint_names == ("1", "2")
    whole = opened(path, told=(Told("checkpoint", "none"),))
    assert pairs(whole) == [("cat", "cat"), ("cat", "dog"), ("dog", "dog"), ("cat", "cat")]
    assert codes(whole) == set()


def test_of_which_of_two_classes_a_lone_score_is_is_said_where_names_leave_it_open(folder):
    rows = "image,truth,score\na.png,cat,0.2\nb.png,dog,0.9\nc.png,dog,0.8\n"
    (problem,) = opened(folder({"results.csv": rows})).problems
    assert (problem.code, problem.decision, problem.readings) == ("positive-uncertain", "positive", ("cat",))
    numbered = rows.replace("cat", "0").replace("dog", "1")
    assert opened(folder({"results.csv": numbered})).problems == ()


def test_a_file_of_one_side_that_holds_nothing_but_labels_may_say_each_but_once(folder):
    names = [f"kind {number}" for number in range(30)]
    files = {
        "y_true.txt": "".join(f"{number}\n" for number in [3, *range(1, 24)]),
        "y_pred.txt": "".join(f"{number}\n" for number in range(24)),
        "classes.txt": "".join(f"{name}\n" for name in names),
    }
    expected = [("kind 3", "kind 0"), *((name, name) for name in names[1:24])]
    assert pairs(opened(folder(files))) == expected


@pytest.mark.parametrize("name", ["actual", "expected", "ground_truth", "wahrheit"])
def test_a_column_that_is_called_the_truth_may_say_each_class_but_once(folder, name):
    classes = [f"kind {number}" for number in range(30)]
    truth = [(f"{number}.jpg", one) for number, one in enumerate(classes)]
    files = {
        "truth.csv": table(f"file,{name}", truth),
        "predictions.csv": table("file,width,predicted", [(file, 320, one) for file, one in truth]),
    }
    assert pairs(opened(folder(files))) == [(one, one) for one in classes]


def test_labels_of_many_classes_beside_names_of_images_may_each_stand_once(folder):
    classes = [f"kind {number}" for number in range(24)]
    files = {
        "truth.csv": table(
            "seconds,label,image", [(0.1 * n, one, f"{n}.jpg") for n, one in enumerate(classes)]
        ),
        "predictions.csv": table("image,prediction", [(f"{n}.jpg", one) for n, one in enumerate(classes)]),
    }
    assert pairs(opened(folder(files))) == [(one, one) for one in classes]


def test_the_best_class_of_each_row_may_be_another_one_in_every_row(folder):
    """Of many classes few are there twice, in a small file."""
    names = [f"kind {number}" for number in range(24)]
    rows = [f"{n}.jpg,{name},{name},0.9,{names[n - 1]},0.05\n" for n, name in enumerate(names)]
    text = "image,truth,label1,prob1,label2,prob2\n" + "".join(rows)
    assert pairs(opened(folder({"results.csv": text}))) == [(name, name) for name in names]
