"""Both predictions over the picture of an example, and what became of its pixels."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest

from cmviewer.confusion.arranged_result import show
from cmviewer.confusion.comparison.changes import CHANGES, Change
from cmviewer.confusion.comparison.letters import Drawn, Letter
from cmviewer.confusion.comparison.pair import DrawnBeside, paired
from cmviewer.confusion.view_state import Selection, Side, ViewState, Which
from cmviewer.evaluation import NO_ROW, NOT_COUNTED, Checkpoint, Classes, Task
from cmviewer.examples.examples import examples_of
from cmviewer.examples.pixels import ReadPixels
from cmviewer.examples.query import ExampleQuery
from cmviewer.gui.examples.image.compared_objects import compared_objects
from cmviewer.gui.examples.image.objects import image_objects
from cmviewer.gui.examples.image.outlines import STRONG, line_of, pens
from cmviewer.gui.examples.image.overlay import Overlay
from cmviewer.gui.examples.maps.changed_pixels import COLOURS, changed_codes
from cmviewer.matching import default_rule
from cmviewer.progress import Cancel
from cmviewer.resources import sample
from cmviewer.workspace.compared_with import ComparedWith
from cmviewer.workspace.overlays import ObjectOverlay, Predictions
from tests.gui.conftest import open_path
from tests.gui.working import in_worker, settle
from tests.making import make_evaluation, make_maps, make_random_detection


def both(evaluation, letter=Letter.B):
    state = ViewState(checkpoint=0, rule=default_rule(evaluation), background=True)
    shown = show(evaluation, state)
    return shown, paired(shown, evaluation, 1, letter)


def test_the_prediction_of_the_compared_checkpoint_for_the_very_truth_lies_beside_that_of_the_shown_one():
    evaluation = make_random_detection(seed=5, checkpoints=2, images=12)
    shown, pair = both(evaluation)
    other = pair.other.result
    predicted = dict(
        zip(other.outcomes.truth_row.tolist(), other.outcomes.prediction_row.tolist(), strict=True)
    )
    args = (
        evaluation,
        shown.counted,
        Selection(),
        shown.seen,
        ExampleQuery(text="moved in comparison"),
        Cancel(),
    )
    examples = examples_of(*args, compared=DrawnBeside(pair.beside, Drawn.SHOWN))
    overlay = Overlay()
    assert len(examples) > 3
    for example in examples:
        overlay.show_objects(image_objects(evaluation, example), QRectF(0, 0, 200, 200))
        overlay.show_compared(compared_objects(pair, example))
        wanted = predicted[example.truth_row]
        beside = [one for one in overlay.drawn if one.is_compared]
        assert [one.row for one in beside] == ([] if wanted == NO_ROW else [wanted])
        assert all(one.words.startswith("B: ") for one in beside)
        own = [one for one in overlay.drawn if one.side is Side.PREDICTION and not one.is_compared]
        overlay.show_look(ObjectOverlay(low=True, predictions=Predictions.OTHER))
        rows = other.predictions.in_image(example.image).tolist()
        assert sorted(one.row for one in overlay.drawn if one.side is Side.PREDICTION) == rows
        overlay.show_look(ObjectOverlay(predictions=Predictions.SHOWN))
        assert [one for one in overlay.drawn if one.side is Side.PREDICTION] == own
        overlay.show_look(ObjectOverlay())


def test_a_is_dashed_and_b_is_dotted_whichever_is_shown():
    def dashes(letter, **more):
        return pens(line_of(Side.PREDICTION, letter, **more), STRONG)[1].dashPattern()

    assert dashes(Letter.A) == dashes(Letter.A, is_compared=True) == dashes(None)
    assert dashes(Letter.B) == dashes(Letter.B, is_compared=True) != dashes(Letter.A)
    assert pens(line_of(Side.TRUTH), STRONG)[1].style() is Qt.PenStyle.SolidLine
    assert line_of(Side.PREDICTION, is_compared=True).colour != line_of(Side.PREDICTION).colour


@pytest.mark.parametrize("letter", Letter)
def test_each_pixel_is_painted_by_what_became_of_it(letter):
    random = np.random.default_rng(1)
    truth, first, second = random.integers(0, 3, (3, 1, 12, 16)).astype(np.uint8)
    truth[0, 0] = 255
    maps = [make_maps(some, 3) for some in (truth, first, second)]
    base = make_evaluation([0], {"x": [0]}, images=("a",))
    predictions = [
        Checkpoint(f"epoch {place}", (), lambda made=made: made) for place, made in enumerate(maps[1:])
    ]
    evaluation = replace(
        base,
        task=Task.SEMANTIC_SEGMENTATION,
        classes=Classes.numbered(3),
        truth=maps[0],
        checkpoints=tuple(predictions),
    )
    _, pair = both(evaluation, letter)
    labels = [np.where(one[0] == 255, NOT_COUNTED, one[0].astype(np.int32)) for one in (truth, first, second)]
    codes = changed_codes(pair, 0, ReadPixels(labels[0], labels[1], labels[0] == 0))
    places = {change: place for place, change in enumerate(COLOURS, 1)}
    for y in range(12):
        for x in range(16):
            true, shown, other = (int(one[y, x]) for one in labels)
            a, b = (shown, other) if letter is Letter.B else (other, shown)
            change = (
                (Change.RIGHT if a == true else Change.STILL)
                if a == b
                else Change.FIXED
                if b == true
                else Change.BROKEN
                if a == true
                else Change.MOVED
            )
            assert codes[y, x] == (0 if true == NOT_COUNTED else places.get(change, 0))
    counts = pair.comparison.verdict.counts
    assert {change: int((codes == place).sum()) for change, place in places.items()} == {
        change: counts[change] for change in places
    }
    assert set(places) < set(CHANGES)


@pytest.mark.long
def test_x_lays_what_became_of_each_pixel_over_the_photo_and_takes_it_away_again(qtbot, empty_window):
    window = empty_window
    open_path(qtbot, window, sample("digit-maps"))
    window.session.select(Selection(which=Which.ERRORS))
    window.session.change(compared=ComparedWith(checkpoint="epoch_01"))
    settle(qtbot, window)
    maps = window.image.maps
    qtbot.waitUntil(lambda: maps.change is not None, timeout=20_000)
    before = maps.canvas.layer.picture
    assert before is not maps.change
    for wanted in (maps.change, before):
        QTest.keyClick(window.page.matrix, Qt.Key.Key_X)
        settle(qtbot, window)
        assert maps.canvas.layer.picture is wanted
    pair, (example, *_) = window.session.comparing.pair, window.examples.model.examples
    maps_of = (window.session.evaluation.truth, pair.shown.result.predictions)
    codes = in_worker(
        lambda: changed_codes(
            pair, example.image, ReadPixels(*(one.labels(example.image) for one in maps_of), None)
        )
    )
    painted = Counter(codes[codes > 0].tolist())
    changes = pair.comparison.changes
    inside = changes.image == example.image
    for place, change in enumerate(COLOURS, 1):
        of_kind = inside & (changes.kind == CHANGES.index(change))
        assert painted[place] == changes.count[of_kind].sum()
