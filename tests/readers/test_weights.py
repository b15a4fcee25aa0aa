"""Weights of rows are counted where they can be; what was told ends the warning; what was done is said."""

import pytest
from opening import codes, opened, refusal
from small_sets import matrices

from cmviewer.evaluation import Origin
from cmviewer.readers import open_evaluation
from cmviewer.readers.decision_keys import told_in
from cmviewer.readers.request import OpenRequest, with_told

PAIRS = "truth,prediction,weight\na,a,{}\na,b,{}\nb,a,{}\nb,b,{}\n"
IMAGES = "image,truth,prediction,weight\n1.png,a,a,{}\n2.png,a,b,{}\n3.png,b,a,{}\n4.png,b,b,{}\n"
WHOLE, FRACTIONS = (5, 2, 1, 7), (0.5, 2, 1, 0.7)
CELLS = [("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]
ONCE = dict.fromkeys(CELLS, 1)
WEIGHTED = dict(zip(CELLS, WHOLE, strict=True))


def read(top, *words):
    return open_evaluation(with_told(OpenRequest(top), [told_in(one) for one in words]))


def cells(evaluation):
    return matrices(evaluation)["checkpoint results"]


def decided(evaluation):
    return {
        one.key: (one.taken, one.origin)
        for one in evaluation.interpretation.decisions
        if one.key in {"table", "weight"}
    }


@pytest.mark.parametrize("table", [PAIRS, IMAGES])
@pytest.mark.parametrize("values", [WHOLE, FRACTIONS])
@pytest.mark.parametrize("told", ["weight=none", "table=samples"])
def test_that_no_weights_are_meant_ends_the_warning(folder, table, values, told):
    evaluation = read(folder({"results.csv": table.format(*values)}), told)
    assert cells(evaluation) == ONCE
    assert codes(evaluation) == set()


@pytest.mark.parametrize("table", [PAIRS, IMAGES])
def test_rows_are_said_to_be_samples_where_weights_are_fractions(folder, table):
    evaluation = opened(folder({"results.csv": table.format(*FRACTIONS)}))
    assert cells(evaluation) == ONCE
    samples = {"table": ("samples", Origin.CONVENTION), "weight": ("none", Origin.CONVENTION)}
    assert decided(evaluation) == samples
    [problem] = evaluation.problems
    assert (problem.decision, problem.readings) == ("weight", ("none",))


@pytest.mark.parametrize("table", [PAIRS, IMAGES])
@pytest.mark.parametrize(("told", "other"), [("weight=weight", "none"), ("table=counts", "samples")])
def test_fractions_are_not_counted_though_it_is_told(folder, table, told, other):
    top = folder({"results.csv": table.format(*FRACTIONS)})
    [problem] = refusal(top, told=(told_in(told),)).problems
    assert problem.readings == (other,)


@pytest.mark.parametrize("told", ["weight=weight", "table=counts"])
def test_weights_beside_images_count_where_it_is_told(folder, told):
    top = folder({"results.csv": IMAGES.format(*WHOLE)})
    assert cells(opened(top)) == ONCE
    [problem] = opened(top).problems
    assert (problem.decision, problem.readings) == ("weight", ("weight", "none"))
    evaluation = read(top, told)
    assert cells(evaluation) == WEIGHTED
    assert codes(evaluation) == set()


def test_a_kind_of_table_that_was_told_is_said_once(folder):
    evaluation = read(folder({"results.csv": PAIRS.format(*WHOLE)}), "table=counts")
    said = [one for one in evaluation.interpretation.decisions if one.key == "table"]
    assert [(one.taken, one.origin) for one in said] == [("counts", Origin.TOLD)]


def test_weights_of_rows_without_a_predicted_class_are_not_counted(folder):
    rows = "image,truth,score_a,score_b,weight\n1.png,a,.6,.4,2\n2.png,b,.1,.9,3\n"
    top = folder({"results.csv": rows})
    [problem] = opened(top).problems
    assert problem.readings == ("none",)
    [problem] = refusal(top, told=(told_in("weight=weight"),)).problems
    assert problem.readings == ("none",)


def test_a_column_of_weights_that_is_not_there_is_refused_with_those_that_are(folder):
    rows = "image,truth,prediction,weight\na.png,cat,dog,2\nb.png,cat,cat,3\n"
    path = folder({"results.csv": rows})
    problem = refusal(path, told=(told_in("weight=foo"),)).problems[0]
    assert (problem.code, problem.decision) == ("reading-impossible", "weight")
    assert set(problem.readings) == {"weight", "none"}


def test_a_count_of_0_in_one_part_of_a_table_moves_no_row_of_another(folder):
    rows = "a,cat,cat,0\na,cat,dog,5\nb,cat,cat,0\nb,dog,dog,7\nc,dog,cat,3\nc,dog,dog,0\n"
    counts = {"a": {("cat", "dog"): 5}, "b": {("dog", "dog"): 7}, "c": {("dog", "cat"): 3}}
    models = matrices(opened(folder({"results.csv": f"model,truth,prediction,count\n{rows}"})))
    assert models.pop("classes") == ("cat", "dog")
    assert models == {f"checkpoint {name}": cells for name, cells in counts.items()}
    for name, expected in counts.items():
        top = folder({f"{name}/results.csv": f"split,truth,prediction,count\n{rows}"}) / name
        assert cells(read(top, f"split={name}")) == expected


def test_a_split_of_several_epochs_is_parted_into_them(folder):
    said = {(1, "train"): "dog", (1, "val"): "owl", (2, "train"): "cat", (2, "val"): "cow"}
    rows = "".join(
        f"{epoch},{split},{split}{place}.png,cat,{said[epoch, split]}\n"
        for epoch in (1, 2)
        for split in ("train", "val")
        for place in range(3)
    )
    top = folder({"results.csv": f"epoch,split,image,truth,prediction\n{rows}"})
    for split in ("train", "val"):
        expected = {f"checkpoint {epoch}": {("cat", said[epoch, split]): 3} for epoch in (1, 2)}
        found = matrices(read(top, f"split={split}"))
        assert {name: found[name] for name in expected} == expected
