"""What boxes do not tell of class numbers is said; no bad model is renumbered."""

import pytest
from coco_files import counted, results, thing, truth
from opening import codes, opened

from cmviewer.readers import PredictionSource
from cmviewer.readers.decision_keys import told

GAPS = [{"id": number, "name": name} for number, name in ((2, "cat"), (5, "dog"), (9, "owl"))]
IMAGES = [{"id": 1, "file_name": "a.jpg", "width": 400, "height": 100}]


def box(place):
    return [2 + 30 * place, 10, 20, 20]


def only(evaluation, code):
    (problem,) = [one for one in evaluation.problems if one.code == code]
    return problem


def written(folder, true, said, categories):
    things = [thing(label, box(place), id=place + 1) for place, label in enumerate(true)]
    found = [thing(label, box(place), score=0.9) for place, label in enumerate(said)]
    return folder(
        {"truth.json": truth(*things, images=IMAGES, categories=categories), "r.json": results(*found)}
    )


def test_a_model_that_always_says_one_class_renumbers_nothing(folder):
    """Read as places in the list, 1 would be dog, which five of six objects are."""
    categories = [{"id": 1, "name": "cat"}, {"id": 2, "name": "dog"}, {"id": 3, "name": "owl"}]
    evaluation = opened(written(folder, [2, 2, 2, 2, 2, 1], [1] * 6, categories))
    assert counted(evaluation) == {("dog", "cat"): 5, ("cat", "cat"): 1}
    problem = only(evaluation, "class-numbers-uncertain")
    assert "position" in problem.readings
    right = opened(evaluation.source, told=(told("class-numbers", "position"),))
    assert counted(right) == {("dog", "dog"): 5, ("cat", "dog"): 1}


def test_boxes_that_lie_on_nothing_tell_no_class_numbers_and_it_is_said(folder):
    categories = [{"id": 1, "name": "cat"}, {"id": 2, "name": "dog"}, {"id": 3, "name": "owl"}]
    path = folder(
        {
            "truth.json": truth(thing(3, box(0), id=1), images=IMAGES, categories=categories),
            "r.json": results(thing(1, box(5), score=0.9), thing(2, box(7), score=0.9)),
        }
    )
    assert only(opened(path), "class-numbers-uncertain").decision == "class-numbers"


def test_a_few_boxes_that_all_agree_are_nothing_to_speak_of(folder):
    categories = [{"id": 1, "name": "cat"}, {"id": 2, "name": "dog"}, {"id": 3, "name": "owl"}]
    assert opened(written(folder, [1, 1], [1, 1], categories)).problems == ()


def test_a_class_in_front_that_is_predicted_and_no_truth_has_is_said(folder):
    """Three boxes agree as ids; but counted without class 0, all that is predicted is in the truth."""
    categories = [{"id": 0, "name": "things"}, {"id": 1, "name": "cat"}, {"id": 2, "name": "dog"}]
    true = [thing(label, box(n), id=n + 1) for n, label in enumerate((1, 1, 1, 2))]
    found = [thing(label, box(n), score=0.9) for n, label in zip((0, 1, 2, 8), (1, 1, 1, 0), strict=True)]
    sides = {"t.json": truth(*true, images=IMAGES, categories=categories), "r.json": results(*found)}
    evaluation = opened(folder(sides))
    assert "rank" in only(evaluation, "class-numbers-uncertain").readings
    right = opened(evaluation.source, told=(told("class-numbers", "rank"),))
    assert counted(right) == {("cat", "dog"): 3, ("background", "cat"): 1, ("dog", "background"): 1}


@pytest.mark.parametrize(("agreeing", "code"), [(6, "class-numbers-shifted"), (5, "class-numbers-uncertain")])
def test_numbers_that_are_all_ids_are_read_otherwise_only_where_it_is_no_luck(folder, agreeing, code):
    """From 1 the predictions of cat and dog are one above; of six boxes five may agree by luck."""
    categories = [{"id": number, "name": name} for number, name in enumerate(("cat", "dog", "owl"))]
    true = [0, 1, 0, 1, 0, 1]
    said = [label + 1 for label in true[:agreeing]] + [1] * (6 - agreeing)
    assert only(opened(written(folder, true, said, categories)), code).decision == "class-numbers"


def test_of_three_boxes_the_least_sure_that_is_counted_tells_classes_too(folder):
    """The two surest of an image of two objects agree in one; the third contradicts."""
    categories = [{"id": 1, "name": "cat"}, {"id": 2, "name": "dog"}, {"id": 3, "name": "owl"}]
    true = [thing(label, box(n), id=n + 1) for n, label in enumerate((1, 2))]
    found = [thing(1, box(n), score=score) for n, score in ((0, 0.9), (7, 0.8), (1, 0.3))]
    sides = {"t.json": truth(*true, images=IMAGES, categories=categories), "r.json": results(*found)}
    assert only(opened(folder(sides)), "class-numbers-uncertain").decision == "class-numbers"


def test_numbers_that_count_classes_with_gaps_from_1_are_one_above_their_ranks(folder):
    evaluation = opened(written(folder, [2, 5, 9, 2, 5, 9], [1, 2, 3, 1, 2, 1], GAPS))
    assert counted(evaluation) == {("cat", "cat"): 2, ("dog", "dog"): 2, ("owl", "owl"): 1, ("owl", "cat"): 1}
    assert only(evaluation, "class-numbers-shifted").decision == "class-numbers"


@pytest.mark.parametrize("scores", [(43, 81), (7, 100)])
def test_whole_numbers_behind_a_name_are_per_cent_where_predictions_have_no_other_score(tmp_path, scores):
    for folder, rows in (
        ("groundtruths", ["cat 10 10 30 30", "cat 50 50 70 70"]),
        ("detections", [f"cat {scores[0]} 10 10 30 30", f"cat {scores[1]} 50 50 70 70"]),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text("".join(f"{row}\n" for row in rows))
    evaluation = opened(tmp_path)
    found = evaluation.checkpoints[0].load()
    assert found.score.tolist() == pytest.approx([one / 100 for one in scores])
    assert codes(evaluation) == {"score-percent"}


def test_scores_of_which_some_come_again_are_per_cent_in_what_was_named_as_predictions(tmp_path):
    """By its name alone, it could be a truth whose classes end with few numbers."""
    scores = (10, 30, 47, 50, 70) * 3
    rows = {"t": "cat {1} 10 {2} 20", "p": "cat {0} {1} 10 {2} 20"}
    for name, row in rows.items():
        (tmp_path / name).mkdir()
        lines = [row.format(score, 10 * n, 10 * n + 9) for n, score in enumerate(scores)]
        (tmp_path / name / "a.txt").write_text("".join(f"{line}\n" for line in lines))
    evaluation = opened(None, truth=tmp_path / "t", predictions=(PredictionSource(tmp_path / "p"),))
    assert evaluation.classes.names == ("cat",)
    found = evaluation.checkpoints[0].load()
    assert found.score.tolist() == pytest.approx([one / 100 for one in scores])
    assert codes(evaluation) == {"score-percent"}


@pytest.mark.parametrize("folder", ["groundtruths", "detections"])
def test_numbers_that_end_names_are_no_scores(tmp_path, folder):
    """Signs have a few numbers in their names, which come again."""
    limits = (20, 30, 50, 60) * 5
    rows = {"detections": "sign {} 0.9 {} 10 {} 20", "groundtruths": "sign {} {} 10 {} 20"}
    if folder == "detections":
        rows["detections"] = "sign {} {} 10 {} 20"
    for name, row in rows.items():
        (tmp_path / name).mkdir()
        lines = [row.format(limit, 10 * n, 10 * n + 9) for n, limit in enumerate(limits)]
        (tmp_path / name / "a.txt").write_text("".join(f"{line}\n" for line in lines))
    evaluation = opened(tmp_path)
    assert sorted(evaluation.classes.names) == ["sign 20", "sign 30", "sign 50", "sign 60"]
    assert "score-percent" not in codes(evaluation)


def test_numbers_that_another_reading_fits_better_but_not_clearly_are_read_as_usual_and_it_is_said(folder):
    """A model that swaps two classes, or one whose numbers are places in the list: nobody can tell."""
    names = ("cat", "dog", "fox", "owl")
    categories = [{"id": number, "name": name} for number, name in zip((0, 1, 3, 2), names, strict=True)]
    evaluation = opened(written(folder, [0, 1, 2, 3] * 3, [0, 1, 3, 2] * 3, categories))
    assert counted(evaluation) == {
        ("cat", "cat"): 3,
        ("dog", "dog"): 3,
        ("owl", "fox"): 3,
        ("fox", "owl"): 3,
    }
    problem = only(evaluation, "class-numbers-uncertain")
    assert "position" in problem.readings


def test_a_usual_reading_that_is_right_only_a_little_more_often_than_another_is_said(folder):
    """Five of seven by rank, three by place: a bad model, or one that swaps two of its classes."""
    categories = [
        {"id": number, "name": name} for number, name in ((4, "bird"), (1, "wolf"), (3, "crow"), (2, "owl"))
    ]
    path = folder(
        {
            "truth.json": truth(
                *(thing(label, box(n), id=n) for n, label in enumerate((2, 2, 2, 3, 3, 4, 1))),
                images=IMAGES,
                categories=categories,
            )
        }
    )
    (path / "predictions").mkdir()
    rows = [(said, (12 + 30 * n) / 400) for n, said in enumerate((1, 1, 1, 2, 2, 0, 2))]
    (path / "predictions" / "a.txt").write_text("".join(f"{said} {x} 0.2 0.05 0.2 0.9\n" for said, x in rows))
    evaluation = opened(path)
    assert "position" in only(evaluation, "class-numbers-uncertain").readings


def test_numbers_that_are_nothing_but_numbers_have_no_places(tmp_path):
    """Class 1 occurs on one side and class 2 on the other: an untrained model is not put right."""
    for folder, row in (
        ("labels/val", "2 0.5 0.5 0.2 0.2"),
        ("runs/detect/val/labels", "1 0.5 0.5 0.2 0.2 0.9"),
    ):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "a.txt").write_text(f"{row}\n{row.replace('0.5', '0.2')}\n")
    assert counted(opened(tmp_path)) == {("2", "1"): 2}


def test_a_number_that_no_class_has_names_the_readings_that_know_it(folder):
    """The last checkpoint tells that numbers are ids; the first has one that would be a place."""
    categories = [{"id": 1, "name": "cat"}, {"id": 2, "name": "dog"}]
    true = truth(thing(1, box(0), id=1), thing(2, box(1), id=2), images=IMAGES, categories=categories)
    last = results(thing(1, box(0), score=0.9), thing(2, box(1), score=0.9))
    first = results(thing(0, box(0), score=0.9), thing(1, box(1), score=0.9))
    path = folder({"truth.json": true, "runs/epoch_1/r.json": first, "runs/epoch_2/r.json": last})
    evaluation = opened(path)
    evaluation.checkpoints[0].load()
    (problem,) = [one for one in evaluation.problems_with(0) if one.code == "category-unknown"]
    assert (problem.decision, problem.readings) == ("class-numbers", ("position", "rank"))


def test_ids_that_put_no_box_on_a_truth_and_as_numbers_of_names_only_one_of_two_are_asked(folder):
    images = [
        {"id": place, "file_name": f"{number:06}.jpg", "width": 140, "height": 120}
        for place, number in enumerate((1, 8, 5, 3))
    ]
    true = [thing(1, [30, 26, 34, 22], image=0, id=1), thing(2, [36, 45, 32, 29], image=3, id=2)]
    said = [
        thing(2, [28, 24, 36, 25], image=1, score=0.9),
        thing(2, [33, 49, 31, 22], image=3, score=0.4),
        thing(1, [20, 74, 13, 31], image=3, score=0.8),
    ]
    categories = [{"id": 1, "name": "cat"}, {"id": 2, "name": "dog"}]
    top = folder({"truth.json": truth(*true, images=images, categories=categories), "r.json": results(*said)})
    problem = only(opened(top), "images-join-uncertain")
    assert (problem.decision, problem.readings) == ("join", ("number",))
    right = {("cat", "dog"): 1, ("dog", "dog"): 1, ("background", "cat"): 1}
    assert counted(opened(top, told=(told("join", "number"),))) == right
