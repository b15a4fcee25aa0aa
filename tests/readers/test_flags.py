"""Tables of numbers whose truth is a column such as `is_fraud`."""

import pytest
from opening import opened, pairs, refusal, scores

from cmviewer.readers import UncertainColumns

HEADER = "Time,Amount,V1,is_weekend,is_fraud,prediction,score"
ROWS = ["0,12.5,-1.3,0,0,0,0.1", "1,3.0,0.2,1,1,0,0.4", "2,870.0,2.9,0,1,1,0.9"]


def table(*left_out: str) -> str:
    """Write the table without some of its columns."""
    keep = [place for place, name in enumerate(HEADER.split(",")) if name not in left_out]
    rows = [row.split(",") for row in (HEADER, *ROWS)]
    return "".join(",".join(row[place] for place in keep) + "\n" for row in rows)


@pytest.mark.parametrize("left_out", ["", "score"])
def test_a_flag_is_the_truth_of_rows_of_numbers(folder, left_out):
    path = folder({"rows.csv": table("is_weekend", left_out)})
    assert pairs(opened(path)) == [("0", "0"), ("1", "0"), ("1", "1")]


def test_a_flag_is_the_truth_beside_a_score_alone(folder):
    evaluation = opened(folder({"rows.csv": table("is_weekend", "prediction")}))
    assert evaluation.truth.label.tolist() == [0, 1, 1]
    assert (evaluation.positive, scores(evaluation)) == (1, [0.1, 0.4, 0.9])


def test_a_flag_that_is_never_up_in_the_first_rows_is_the_truth_too(folder):
    path = folder({"rows.csv": "amount,is_fraud,prediction\n1.5,0,0\n2.5,0,1\n3.5,0,0\n"})
    assert pairs(opened(path)) == [("0", "0"), ("0", "1"), ("0", "0")]


def test_of_two_flags_a_person_is_asked_which_is_the_truth(folder):
    error = refusal(folder({"rows.csv": table()}))
    assert isinstance(error, UncertainColumns)
    assert error.guess.prediction == "prediction"
    assert "'is_weekend' and 'is_fraud' could each be the truth" in str(error)


@pytest.mark.parametrize("name", ["is_correct", "is_train", "is_match"])
def test_a_flag_that_judges_the_row_is_no_truth(folder, name):
    path = folder({"rows.csv": table("is_weekend").replace("is_fraud", name)})
    code = "split-uncertain" if name == "is_train" else "truth-nowhere"
    assert [problem.code for problem in refusal(path).problems] == [code]


def test_a_flag_beside_pictures_is_not_taken_for_the_truth_that_stands_elsewhere(folder):
    path = folder(
        {
            "truth.csv": "image,label\na.png,1\nb.png,0\n",
            "predictions.csv": "image,is_blurry,prediction\na.png,0,1\nb.png,1,0\n",
        }
    )
    assert pairs(opened(path)) == [("1", "1"), ("0", "0")]
