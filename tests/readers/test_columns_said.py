"""Of every table it is said which column is what; each that would fit as well can be told."""

from operator import attrgetter
from pathlib import Path
from random import Random

import pytest
from opening import pairs
from small_sets import SETS, put
from test_read_back import check_that_it_reads_back
from test_telling import check_that_all_can_be_told
from thinning import some_now

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation, Origin, Role, Task
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.decision_keys import IMAGE_FOLDERS, told_in
from cmviewer.readers.request import with_told
from cmviewer.resources import sample
from tests.fuzz.label_cases import label_cases
from tests.zoo.evaluations import Recipe
from tests.zoo.label_members import MEMBERS
from tests.zoo.writers_tables import WORDS

BROKEN = Path(__file__).parent.parent / "data" / "broken"
NO_COLUMNS = {"Finished confusion matrices", "Ultralytics classify texts"}
SAID_BY = {Role.TRUTH: {"truth"}, Role.PREDICTION: {"prediction", "score"}}
RECIPE = Recipe("good", 3, 4, 7)
TABLES = [member for member in MEMBERS if member.kind not in {"arrays", "flags"}]  # flags: a column a class
CALLED = {
    "truth": {IMAGE_FOLDERS, *(one.truth for one in WORDS)},
    "prediction": {one.prediction for one in WORDS},
    "image": {one.image for one in WORDS},
}


def opened_if_labels(request: OpenRequest) -> Evaluation:
    try:
        evaluation = open_evaluation(request)
    except CmviewerError:
        pytest.skip("it is refused, as other tests say")
    if evaluation.task is not Task.CLASSIFICATION:
        pytest.skip("it is no classification")
    return evaluation


def check_columns(evaluation: Evaluation):
    """Every file of a truth or of predictions has a column of it, or an array."""
    decisions = evaluation.interpretation.decisions
    for file in evaluation.interpretation.files:
        if file.layout not in NO_COLUMNS and file.role in SAID_BY:
            about = {one.key for one in decisions if one.about == file.path}
            assert about & SAID_BY[file.role], file


@pytest.mark.parametrize("name", [case.name for case in label_cases()])
def test_columns_of_a_set_are_said(name: str, tmp_path: Path):
    check_columns(opened_if_labels(put(SETS[name], tmp_path / "set")))


@pytest.mark.parametrize("name", sorted(path.name for path in BROKEN.iterdir()))
def test_columns_of_a_broken_folder_are_said_where_it_opens(name: str):
    check_columns(opened_if_labels(OpenRequest(BROKEN / name)))


def test_columns_of_a_sample_are_said():
    check_columns(open_evaluation(OpenRequest(sample("digits"))))


@pytest.mark.parametrize("member", some_now(TABLES, every=8, name=attrgetter("name")))
def test_columns_of_the_zoo_are_said_by_their_names(member, tmp_path: Path):
    written = member.write(member.evaluation(RECIPE), tmp_path, Random(3))
    evaluation = opened_if_labels(written.request)
    check_columns(evaluation)
    for one in evaluation.interpretation.decisions:
        if one.about is not None and not Path(one.taken).is_absolute():
            assert one.taken in CALLED.get(one.key, {one.taken})


@pytest.mark.parametrize("member", some_now(TABLES[::6], every=6, name=attrgetter("name")))
def test_columns_of_the_zoo_can_be_told(member, tmp_path: Path):
    written = member.write(member.evaluation(RECIPE), tmp_path, Random(3))
    opened_if_labels(written.request)
    check_that_all_can_be_told(written.request)


LONE = {
    "beside one score": {"results.csv": "image,label,score\n1.png,a,0.5\n2.png,b,0.9\n"},
    "beside all scores": {"results.csv": "image,label,score_a,score_b\n1.png,a,.5,.5\n2.png,b,.9,.1\n"},
    "in folders": {"results.csv": "image,label\na/1.png,a\na/2.png,b\nb/3.png,b\n"},
    "in two files": {
        "truth.csv": "image,label\n1.png,a\n2.png,b\n", "pred.csv": "image,label\n1.png,a\n2.png,a\n",
    },
    "in a split": {
        "val.csv": "image,label\n1.png,a\n2.png,b\n", "results.csv": "image,label\n1.png,a\n2.png,a\n",
    },
    "without a header": {"results.csv": "a/1.png,a,0.5\na/2.png,b,0.7\nb/3.png,b,0.7\n"},
    "marks": {
        "results.csv": "image,cat,dog,owl,prob_cat,prob_dog,prob_owl\n"
        "1.png,1,0,0,.6,.3,.1\n2.png,0,1,0,.5,.4,.1\n"
    },
    "timm": {"results.csv": "filename,index,prob\na/1.png,0,0.5\na/2.png,1,0.5\nb/3.png,1,0.7\n"},
    "two that fit": {
        "results.csv": "image,truth,prediction,second guess\n1.png,a,b,a\n2.png,b,b,c\n3.png,c,c,a\n"
    },
    "several truths": {
        "truth_a.csv": "image,label\n1.png,a\n2.png,b\n", "truth_b.csv": "image,label\n1.png,b\n2.png,b\n",
        "pred.csv": "image,label\n1.png,a\n2.png,a\n",
    },
    "a truth each": {
        "a/truth.csv": "image,label\n1.png,a\n2.png,b\n", "b/truth.csv": "image,label\n3.png,b\n4.png,a\n",
        "a/pred.csv": "image,label\n1.png,a\n2.png,a\n", "b/pred.csv": "image,label\n3.png,a\n4.png,a\n",
    },
}  # fmt: skip


@pytest.mark.parametrize("name", some_now(LONE, every=4))
def test_labels_that_nothing_names_are_said_and_can_be_told(folder, name):
    top = folder(LONE[name])
    check_columns(open_evaluation(OpenRequest(top)))
    check_that_all_can_be_told(OpenRequest(top))
    check_that_it_reads_back(OpenRequest(top), top)


def test_another_column_that_fits_can_be_told(folder):
    top = folder(LONE["two that fit"])
    [taken] = [
        one for one in open_evaluation(OpenRequest(top)).interpretation.decisions if one.key == "prediction"
    ]
    assert (taken.taken, taken.origin) == ("prediction", Origin.FILE)
    assert [one.value for one in taken.alternatives] == ["second guess"]
    told = open_evaluation(with_told(OpenRequest(top), [told_in("prediction=second guess")]))
    assert told.checkpoints[0].load().label.tolist() == [0, 2, 0]


def test_the_truth_of_one_of_several_predictions_is_told(folder):
    top = folder(LONE["several truths"])
    request = OpenRequest(top)
    said = {one.taken for one in open_evaluation(request).interpretation.decisions if one.key == "truth"}
    assert str(top / "truth_a.csv") in said
    other = with_told(request, [told_in(f"truth@pred.csv={top / 'truth_b.csv'}")])
    assert pairs(open_evaluation(other)) == [("b", "a"), ("b", "a")]
