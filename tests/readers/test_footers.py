"""Sums and rates below the samples of a table are no samples, and are said."""

import pytest
from opening import codes, opened, pairs

SAMPLES = "image,truth,prediction\na.png,cat,cat\nb.png,dog,cat\nc.png,dog,dog\nd.png,owl,owl\n"
NUMBERS = "image,truth,prediction\na.png,0,0\nb.png,1,0\nc.png,1,1\n"
RIGHT = [("cat", "cat"), ("dog", "cat"), ("dog", "dog"), ("owl", "owl")]


@pytest.mark.parametrize(
    "footer",
    ["Total,60,42", "total,,", 'Summe,"1,234",42', "Accuracy,,66.7%", "Sum,3,3\nmean accuracy,,66.7%"],
)
def test_what_stands_below_the_samples_is_left_out_and_said(folder, footer):
    top = folder({"r.csv": f"{SAMPLES}{footer}\n"})
    evaluation = opened(top)
    assert (pairs(evaluation), evaluation.classes.names) == (RIGHT, ("cat", "dog", "owl"))
    [problem] = evaluation.problems
    assert (problem.code, problem.file, problem.line) == ("footer-rows", top / "r.csv", 6)
    assert problem.left_out == footer.count("\n") + 1


def test_of_classes_that_are_numbers_too(folder):
    evaluation = opened(folder({"r.csv": f"{NUMBERS}total,3,2\n"}))
    assert pairs(evaluation) == [("0", "0"), ("1", "0"), ("1", "1")]
    assert codes(evaluation) == {"footer-rows"}


@pytest.mark.parametrize("row", ["total,cat,dog", "total.png,7,7", "sum of squares,7,7", "recall,bird,dog"])
def test_a_sample_that_is_called_so_stays(folder, row):
    """Its labels are those of others, or names; or its name is longer than a sum's."""
    evaluation = opened(folder({"r.csv": f"{SAMPLES}{row}\n"}))
    assert pairs(evaluation)[4] == tuple(row.split(",")[1:])
    assert "footer-rows" not in codes(evaluation)
