"""Each term of a query against a plain loop over what was counted: labels, objects and pixels."""

from dataclasses import replace
from time import perf_counter

import numpy as np
import pytest

from cmviewer.confusion.count import count
from cmviewer.evaluation import Checkpoint, Classes, Evaluation, Fields, FieldTable, Images, Task, frozen
from cmviewer.matching import ERROR_TYPES, default_rule
from cmviewer.query import QueryError, answered, asked_of, check_query, parsed
from cmviewer.query.image_names import folders_of
from cmviewer.query.mark_kinds import MARK_KINDS, NOT_MARKED, NOTED, MarkKind
from cmviewer.query.numbers import numbers_of
from tests.making import (
    FolderFinder,
    make_evaluation,
    make_maps,
    make_random_detection,
    make_regions,
)

NAMES = ("cat", "traffic light", "dog")
FOLDERS = ("val/day", "val/night", "night")


def table(names, rows):
    """Fields of as many things as there are rows."""
    text = np.array(rows, object).reshape(len(rows), len(names))
    return Fields(frozen(np.arange(len(rows)), np.int32), lambda: FieldTable(names, text.__getitem__))


def image_names(count):
    return tuple(f"{FOLDERS[i % 3]}/IMG_{i:03}.jpg" for i in range(count))


def looks(images, _progress, _cancel):
    """Brightness and blur of images; nobody knows those of the last."""
    found = np.stack([np.arange(len(images)) / 10, np.arange(len(images))[::-1] / 1000], axis=1)
    found[-1] = np.nan
    return found


def objects():
    made = make_random_detection(seed=3, images=12)
    random = np.random.default_rng(0)
    truth = made.truth
    area = np.where(random.random(len(truth)) < 0.5, np.nan, random.integers(1, 2000, len(truth)))
    weather = [[("sun", "rain", "", "12")[i % 4], str(i)] for i in range(len(truth))]
    sizes = frozen([(100 + i, 90 + i % 2) for i in range(12)], np.int32)
    return replace(
        made,
        classes=Classes(NAMES),
        images=Images(12, image_names(12), FolderFinder(), lambda _images: sizes, look=looks),
        truth=replace(
            truth,
            area=frozen(area, np.float64),
            fields=table(("weather", "number"), weather),
            crowd=frozen(np.arange(len(truth)) % 7 == 0, np.bool_),
        ),
    )


def labels():
    random = np.random.default_rng(1)
    truth, said = random.integers(0, 3, (2, 60)).tolist()
    said[5] = None
    scores = random.random(60).round(2)
    scores[7] = np.nan
    made = make_evaluation(
        truth, {"last": said}, names=NAMES, scores={"last": scores}, images=image_names(60)
    )
    predictions = made.checkpoints[0].load()
    of_classes = random.random((60, 3)).astype(np.float32)
    of_classes[9] = np.nan
    predictions = replace(predictions, class_scores=of_classes.copy)
    columns = table(("weather", "number"), [[("sun", "rain", "", "12")[i % 4], str(i)] for i in range(60)])
    return replace(
        made,
        truth=replace(made.truth, fields=columns),
        checkpoints=(Checkpoint("last", (), lambda: predictions),),
    )


def pixels():
    random = np.random.default_rng(2)
    truth, said = (dict(enumerate(random.integers(0, 3, (6, 8, 9)).astype(np.uint8))) for _ in range(2))
    return Evaluation(
        task=Task.SEMANTIC_SEGMENTATION,
        name="made",
        source=FolderFinder().root,
        files=(),
        recognised="made",
        classes=Classes(NAMES, nothing="(outside)"),
        images=Images(6, image_names(6), FolderFinder(), lambda _images: frozen([(9, 8)] * 6, np.int32)),
        truth=make_maps(truth, 3),
        checkpoints=(Checkpoint("last", (), lambda: make_maps(said, 3, outside=3)),),
    )


MARKS = (NOT_MARKED, *range(len(MARK_KINDS)), NOTED)
"""What outcomes are marked as, in turn."""


def marks_of(counted):
    return np.resize(np.array(MARKS, np.int8), len(counted.outcomes))


class Row:
    """One outcome, as a plain loop sees it; None for what it lacks."""

    def __init__(self, evaluation, counted, row):
        outcomes, truth, said = counted.outcomes, evaluation.truth, counted.predictions
        cell = int(np.searchsorted(outcomes.cell_start, row, side="right")) - 1
        names = (*NAMES, "background")
        self.truth, self.said = names[outcomes.cell_truth[cell]], names[outcomes.cell_prediction[cell]]
        self.image = int(outcomes.image[row])
        self.mark = MARKS[row % len(MARKS)]
        self.name = evaluation.images.names[self.image]
        self.cause = ERROR_TYPES[counted.causes[row]].value
        self.score, self.iou = (known(float(values[row])) for values in (outcomes.score, outcomes.iou))
        t, p = int(outcomes.truth_row[row]), int(outcomes.prediction_row[row])
        self.size = (
            None if evaluation.images.measure is None else evaluation.images.sizes[self.image].tolist()
        )
        self.brightness, self.blur = map(known, evaluation.images.looks()[self.image].tolist())
        self.pixels = int(outcomes.weight[row]) if outcomes.area is not None else None
        self.width = self.height = self.area = self.objects = self.margin = None
        self.border = False
        if evaluation.task.has_objects:
            side, at = (said, p) if t < 0 else (truth, t)
            x0, y0, x1, y1 = side.box[at].tolist()
            self.width, self.height = x1 - x0, y1 - y0
            given = None if t < 0 else known(float(truth.area[t]))
            region = np.nan if side.region is None else side.region.area[at]
            measured = known(float(region))
            self.area = given or measured or self.width * self.height
            self.border = min(x0, y0) <= 1 or x1 >= self.size[0] - 1 or y1 >= self.size[1] - 1
            self.objects = sum(
                one == self.image and not crowd for one, crowd in zip(truth.image, truth.crowd, strict=True)
            )
        if evaluation.task is Task.CLASSIFICATION and p >= 0 and said.label[p] >= 0:
            scores = said.class_scores()[p].tolist()
            own = scores.pop(int(said.label[p]))
            self.margin = known(own - max(scores))
        has_columns = evaluation.task is not Task.SEMANTIC_SEGMENTATION and t >= 0
        self.weather, self.number = truth.fields.open().read(np.array([t]))[0] if has_columns else ("", "")


def known(value):
    return None if value != value else value


def close(one, other):
    return one is not None and np.float32(one) == np.float32(other)


TERMS = {
    "": lambda _row: True,
    'cat -> "traffic light"': lambda row: (row.truth, row.said) == ("cat", "traffic light"),
    "cat <-> dog": lambda row: {row.truth, row.said} == {"cat", "dog"},
    "dog -> *": lambda row: row.truth == "dog",
    "* -> dog": lambda row: row.said == "dog",
    "* <-> dog": lambda row: "dog" in (row.truth, row.said),
    "dog -> background": lambda row: (row.truth, row.said) == ("dog", "background"),
    "background -> *": lambda row: row.truth == "background",
    "errors": lambda row: row.truth != row.said,
    "correct": lambda row: row.truth == row.said,
    'cause = "nothing there"': lambda row: row.cause == "nothing there",
    "cause = poorly-placed": lambda row: row.cause == "poorly placed",
    "image = val/night/IMG_004.jpg": lambda row: row.name == "val/night/IMG_004.jpg",
    "image ~ img_00": lambda row: "img_00" in row.name.lower(),
    "folder = night": lambda row: "night" in row.name.split("/")[:-1],
    "folder = val/night": lambda row: row.name.startswith("val/night/"),
    "column:weather = rain": lambda row: row.weather == "rain",
    "column:weather != rain": lambda row: row.weather not in ("", "rain"),
    "column:weather ~ S": lambda row: "s" in row.weather,
    "column:weather = 12.0": lambda row: row.weather == "12",
    "column:number < 10": lambda row: row.number != "" and float(row.number) < 10,
    "column:weather >= 12": lambda row: row.weather == "12",
    "mark = ambiguous": lambda row: row.mark == MARK_KINDS.index(MarkKind.AMBIGUOUS),
    "mark = model-wrong": lambda row: row.mark == MARK_KINDS.index(MarkKind.MODEL_WRONG),
    "marked": lambda row: row.mark != NOT_MARKED,
    "border": lambda row: row.border,
    "score > 0.5": lambda row: row.score is not None and row.score > np.float32(0.5),
    "score = 0.37": lambda row: close(row.score, 0.37),
    "score != 0.37": lambda row: row.score is not None and not close(row.score, 0.37),
    "not score > 0.5": lambda row: row.score is None or row.score <= np.float32(0.5),
    "iou >= 0.7": lambda row: row.iou is not None and row.iou >= np.float32(0.7),
    "margin < 0.2": lambda row: row.margin is not None and row.margin < 0.2,
    "area < 32x32": lambda row: row.area is not None and row.area < 1024,
    "width <= 20": lambda row: row.width is not None and row.width <= 20,
    "height > 20": lambda row: row.height is not None and row.height > 20,
    "image_width >= 104": lambda row: row.size is not None and row.size[0] >= 104,
    "image_height = 90": lambda row: row.size is not None and row.size[1] == 90,
    "pixels >= 9": lambda row: row.pixels is not None and row.pixels >= 9,
    "not pixels = 8": lambda row: row.pixels != 8,
    "brightness < 0.5": lambda row: row.brightness is not None and row.brightness < 0.5,
    "not brightness < 0.5": lambda row: row.brightness is None or row.brightness >= 0.5,
    "blur >= 0.003": lambda row: row.blur is not None and row.blur >= 0.003,
    "objects > 4": lambda row: row.objects is not None and row.objects > 4,
    "errors, score > 0.5 | iou > 0.6": lambda row: (
        row.truth != row.said and ((row.score or 0) > 0.5 or (row.iou or 0) > np.float32(0.6))
    ),
    "not (correct, folder = night)": lambda row: not (row.truth == row.said and "night" in row.name),
}


@pytest.mark.parametrize("made", [labels, objects, pixels])
def test_each_term_is_true_of_what_a_plain_loop_finds(made):
    evaluation = made()
    counted = count(evaluation, 0, default_rule(evaluation))
    asked = asked_of(
        evaluation, counted.predictions, counted.outcomes, lambda: counted.causes, marks=marks_of(counted)
    )
    rows = [Row(evaluation, counted, row) for row in range(len(counted.outcomes))]
    for text, holds in TERMS.items():
        if "column" in text and made is pixels:
            continue
        term = parsed(text)
        check_query(term, evaluation)
        assert answered(term, asked).tolist() == [holds(row) for row in rows], text


def test_every_term_is_true_of_some_and_not_of_others():
    """Else the loop above would compare nothing with nothing."""
    mixed = set()
    for made in (labels, objects, pixels):
        evaluation = made()
        counted = count(evaluation, 0, default_rule(evaluation))
        rows = [Row(evaluation, counted, row) for row in range(len(counted.outcomes))]
        mixed |= {text for text, holds in TERMS.items() if len({bool(holds(row)) for row in rows}) == 2}
    assert set(TERMS) - mixed == {""}


def test_the_folder_of_an_image_whose_name_has_none_is_that_of_its_file(tmp_path):
    for folder in ("day", "night"):
        (tmp_path / folder).mkdir()

    class Finder(FolderFinder):
        def candidates(self, name):
            return (self.root / ("night" if name > "b" else "day") / name,)

    for name in ("a.png", "b.png", "c.png"):
        Finder(tmp_path).candidates(name)[0].write_bytes(b"")
    made = make_evaluation([0, 0, 0], {"last": [0, 0, 0]}, images=("a.png", "b.png", "c.png"))
    made = replace(made, images=Images(3, made.images.names, Finder(tmp_path)))
    counted = count(made, 0, default_rule(made))
    asked = asked_of(made, counted.predictions, counted.outcomes, lambda: counted.causes)
    assert answered(parsed("folder = night"), asked).tolist() == [False, True, True]
    assert answered(parsed(f'folder = "{tmp_path.name}/day"'), asked).tolist() == [True, False, False]


def test_an_unknown_column_is_refused_with_those_that_there_are():
    evaluation = objects()
    counted = count(evaluation, 0, default_rule(evaluation))
    asked = asked_of(evaluation, counted.predictions, counted.outcomes, lambda: counted.causes)
    with pytest.raises(QueryError, match="no column 'colour': weather, number") as caught:
        answered(parsed("errors, column:colour = red"), asked)
    assert caught.value.at == 8


def test_the_name_of_a_class_goes_before_the_background():
    made = make_evaluation([0, 1], {"last": [1, None]}, names=("background", "b"))
    counted = count(made, 0, default_rule(made))
    asked = asked_of(made, counted.predictions, counted.outcomes, lambda: counted.causes)
    assert answered(parsed("background -> *"), asked).sum() == 1
    assert answered(parsed("* -> (background)"), asked).sum() == 1
    assert answered(parsed('* -> "(no prediction)"'), asked).sum() == 1


def test_the_area_of_rings_is_that_of_their_triangles_and_the_area_of_a_mask_its_pixels():
    mask = np.zeros((8, 9), bool)
    mask[2:5, 3:7] = True
    ring, triangle = [(0, 0), (4, 0), (4, 3), (0, 3)], [(10, 0), (10, 4), (13, 4)]
    regions, _ = make_regions([[ring, triangle], (0, 0, 5, 5), mask, [ring[::-1]]])
    assert regions.area.tolist() == pytest.approx([18, np.nan, 12, 12], nan_ok=True)


def test_a_query_over_as_much_as_coco_is_answered_at_once():
    """36,000 truths; ten times what is promised, for machines that are busy."""
    made = make_random_detection(seed=5, images=5000, per_image=14)
    counted = count(made, 0, default_rule(made))
    asked = asked_of(made, counted.predictions, counted.outcomes, lambda: counted.causes)
    term = parsed("0 -> 1, score > 0.5, area < 32x32, image ~ 7, not cause = duplicate, objects > 3")
    answered(term, asked)
    began = perf_counter()
    answered(term, asked)
    assert len(asked) > 36_000
    assert perf_counter() - began < 1


def test_the_margin_of_two_classes_is_that_of_the_class_which_the_cut_off_chose():
    made = make_evaluation(
        [0, 1, 1], {"last": None}, names=("no", "yes"), scores={"last": [0.4, 0.4, 0.9]}, positive=1
    )
    counted = count(made, 0, replace(default_rule(made), score=0.3))
    asked = asked_of(made, counted.predictions, counted.outcomes, lambda: counted.causes)
    assert sorted(numbers_of(asked, "margin").round(2).tolist()) == pytest.approx([-0.2, -0.2, 0.8])


def test_the_folder_that_all_images_share_is_no_folder_to_ask_for():
    names = ("/data/val/a.jpg", "/data/val/night/b.jpg")
    assert folders_of(Images(2, names, FolderFinder())) == ("night",)
