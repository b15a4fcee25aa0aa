"""A name that several images of the truth have is said to be ambiguous, with these images, not absent."""

from opening import codes, opened, pairs, refusal

LABEL = "0 0.5 0.5 0.4 0.4\n"
FOUND = "0 0.5 0.5 0.4 0.4 0.9\n"
BOTH = {"labels/val/a/0001.txt": LABEL, "labels/val/b/0001.txt": LABEL}
TABLE = "image,truth\nx/0001.png,cat\ny/0001.png,dog\nx/2.png,cat\n"


def test_predictions_that_name_no_image_alone_are_refused_with_the_images(folder):
    first, *_ = refusal(folder({**BOTH, "runs/val/labels/0001.txt": FOUND})).problems
    assert (first.code, first.left_out) == ("image-ambiguous", 1)
    assert "'a/0001', 'b/0001'" in first.what


def test_one_name_of_several_images_is_left_out_and_the_others_count(folder):
    files = {**BOTH, "labels/val/c/0007.txt": LABEL}
    files |= {"runs/val/labels/0001.txt": FOUND, "runs/val/labels/0007.txt": FOUND}
    evaluation = opened(folder(files))
    said = [one.what for one in evaluation.problems if one.code == "image-ambiguous"]
    assert any("could be meant by image '0001': 'a/0001', 'b/0001'" in what for what in said)
    assert "image-unknown" not in codes(evaluation)


def test_rows_of_a_table_say_it_too_and_the_others_count(folder):
    only = folder({"truth.csv": TABLE, "predictions.csv": "image,prediction\n0001.png,cat\n"})
    assert "'0001.png' could be any of 'x/0001.png', 'y/0001.png'" in refusal(only).problems[0].what
    evaluation = opened(folder({"predictions.csv": "image,prediction\n0001.png,cat\n2.png,dog\n"}))
    assert ("cat", "dog") in pairs(evaluation)
    assert any("could be any of" in problem.what for problem in evaluation.problems)


def test_maps_say_it_too(folder):
    names = ("masks/a/0001.png", "masks/b/0001.png", "predictions/0001.png")
    said = [one.what for one in refusal(folder(dict.fromkeys(names, ""))).problems]
    assert any("any of 'a/0001', 'b/0001'" in what for what in said)
