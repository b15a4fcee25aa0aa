"""What can be asked of an evaluation, and of which of it a subset may be made."""

from dataclasses import replace

import pytest

from cmviewer.evaluation import Classes
from cmviewer.query import QueryError, check_query, check_subset, parsed
from tests.making import make_random_detection

EVALUATION = replace(make_random_detection(), classes=Classes(("cat", "traffic light", "dog")))


@pytest.mark.parametrize(
    ("text", "at", "said"),
    [
        ("errors, cow -> dog", 8, "no class 'cow': cat, traffic light, dog"),
        ("cat -> cow", 7, "no class 'cow'"),
        ("cause = rain", 8, "no cause 'rain': duplicate"),
        ("not fixed", 4, "there is one"),
        ("fixed since nowhere", 12, "no checkpoint 'nowhere'"),
        ("cat -> *, fixed in comparison", 10, "nothing is compared here; ask for `fixed since CHECKPOINT`"),
        ("right in comparison", 0, r"nothing is compared here\."),
    ],
)
def test_names_that_are_not_there_are_refused_at_their_place(text, at, said):
    with pytest.raises(QueryError, match=said) as caught:
        check_query(parsed(text), EVALUATION)
    assert caught.value.at == at


@pytest.mark.parametrize(
    "text",
    ["score > 0.8", "iou > 0", "margin > 0", "pixels > 9", "errors", "correct", "cat -> *", "marked",
     "cause = duplicate", "mark = x", "fixed", "area > 3, not (folder = x | score < 1)"],
)  # fmt: skip
def test_a_subset_takes_no_term_that_counting_decides(text):
    with pytest.raises(QueryError, match="ask it of a list"):
        check_subset(parsed(text), EVALUATION)


def test_a_subset_takes_terms_about_images_folders_columns_and_sizes():
    text = "area < 32x32, width > 1, height > 1, image_width > 1, image_height > 1, objects > 1, border, "
    text += "brightness < 0.3, blur < 0.001, "
    check_subset(parsed(text + "folder = x, image ~ y, not column:weather = rain"), EVALUATION)
