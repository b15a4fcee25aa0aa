"""The ways a person goes through the window."""

import csv

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest

from cmviewer.confusion.view_state import Order, Selection, Side, View, Which
from cmviewer.confusion.views import NO_PREDICTION_NAME
from cmviewer.errors import CmviewerError, Problem
from cmviewer.examples.sorting import Sort
from cmviewer.readers import OpenRequest
from cmviewer.workspace.face import Face
from cmviewer.workspace.workspace import changed
from tests.gui.conftest import open_path
from tests.gui.working import cell_place, click_cell, header_count, listed_names, settle


def naive_counts(results, epoch):
    """Counts of an epoch with nothing but the csv module: (truth, prediction) → images."""
    with (results / "truth.csv").open(newline="") as file:
        truth = {row["image"]: row["truth"] for row in csv.DictReader(file)}
    cells = {}
    with (results / f"epoch_{epoch}.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            cells.setdefault((truth[row["image"]], row["prediction"]), []).append(row["image"])
    return cells


def test_opening_shows_the_last_checkpoint_by_truth_with_background_hidden(window):
    state = window.session.state
    assert (state.checkpoint, state.view, state.background) == (3, View.TRUTH, False)
    assert window.middle.currentWidget() is window.page
    assert window.page.checkpoints.names.currentText() == "epoch_4"


def test_every_cell_opens_exactly_the_images_it_counts(qtbot, window, results):
    view = window.session.shown.view
    cells = naive_counts(results, 4)
    for row, truth in enumerate(view.rows.names):
        for column, prediction in enumerate(view.columns.names):
            click_cell(window, row, column)
            settle(qtbot, window)
            wanted = sorted(cells.get((truth, prediction), []))
            assert view.counts[row, column] == len(wanted)
            assert sorted(listed_names(window)) == wanted
            assert header_count(window) == len(wanted)


@pytest.mark.long
def test_an_empty_cell_suggests_cells_that_are_not_and_a_click_goes_there(qtbot, empty_window, tmp_path):
    lines = ["image,truth,prediction", "1.png,<b>a,<b>a", "2.png,<b>a,c", "3.png,c,c", "4.png,c,<b>a"]
    (tmp_path / "results.csv").write_text("\n".join([*lines, "5.png,d,d"]))
    open_path(qtbot, empty_window, tmp_path)
    click_cell(empty_window, 0, 2)
    settle(qtbot, empty_window)
    hint = empty_window.examples.hint
    assert hint.text().startswith("No examples: the count is 0.")
    assert "&lt;b&gt;a → c (1)" in hint.text()
    hint.linkActivated.emit("0")
    settle(qtbot, empty_window)
    selected = empty_window.session.state.selection
    assert len(empty_window.examples.model.examples) == 1
    assert empty_window.page.matrix.isEnabled()
    assert (selected.truth, selected.prediction) == ((0,), (1,))


@pytest.mark.long
def test_the_window_is_first_seen_as_it_was_told_and_only_once(qtbot, empty_window, results):
    session = empty_window.session

    def seen(_evaluation):
        return lambda workspace: changed(workspace, shown=(0, 2), checkpoint=1, view=View.COUNTS)

    with qtbot.waitSignal(empty_window.session.shown_settled, timeout=20_000):
        empty_window.opening.open(OpenRequest(path=results), seen)
    assert (session.state.shown, session.state.checkpoint, session.state.view) == ((0, 2), 1, View.COUNTS)
    session.change(shown=None, checkpoint=0)
    settle(qtbot, empty_window)
    open_path(qtbot, empty_window, results)
    assert (session.state.shown, session.state.checkpoint) == (None, 0)


@pytest.mark.long
def test_what_was_told_wrongly_is_a_message_and_the_results_are_shown(qtbot, empty_window, results):
    def seen(_evaluation):
        raise CmviewerError(Problem("unknown-class", "no class is called 'fox'", "choose among cat, dog"))

    with qtbot.waitSignal(empty_window.session.shown_settled, timeout=20_000):
        empty_window.opening.open(OpenRequest(path=results), seen)
    assert empty_window.middle.currentWidget() is empty_window.page
    assert [problem.code for problem in empty_window.messages.problems.problems] == ["unknown-class"]


@pytest.mark.long
def test_a_sound_of_an_example_is_opened_with_the_program_of_the_system(
    qtbot, empty_window, tmp_path, monkeypatch
):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) is None)
    (tmp_path / "bark.wav").write_bytes(b"RIFF")
    (tmp_path / "results.csv").write_text("path,truth,prediction\nbark.wav,dog,cat\n")
    open_path(qtbot, empty_window, tmp_path)
    empty_window.session.select(Selection())
    settle(qtbot, empty_window)
    assert "no picture" in empty_window.image.canvas.message
    empty_window.image.open.click()
    assert [url.toLocalFile() for url in opened] == [str(tmp_path / "bark.wav")]


def test_a_click_on_a_row_name_lists_the_row(qtbot, window):
    from cmviewer.gui.heatmap.figure import FigurePart

    strip = window.page.matrix.strips[FigurePart.ROW_NAMES]
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.rect().center())
    settle(qtbot, window)
    view = window.session.shown.view
    place = view.places_of(window.session.state.selection)[0].start
    assert header_count(window) == view.rows.totals[place]
    assert {example.truth for example in window.examples.model.examples} == {view.rows.names[place]}


@pytest.mark.long
def test_a_click_on_a_column_name_lists_the_column(qtbot, window):
    from cmviewer.gui.heatmap.figure import FigurePart

    strip = window.page.matrix.strips[FigurePart.COLUMN_NAMES]
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.rect().center())
    settle(qtbot, window)
    view = window.session.shown.view
    place = view.places_of(window.session.state.selection)[1].start
    assert header_count(window) == view.columns.totals[place]


@pytest.mark.long
def test_the_corner_lists_everything(qtbot, window):
    from cmviewer.gui.heatmap.figure import FigurePart

    strip = window.page.matrix.strips[FigurePart.CORNER]
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.rect().center())
    settle(qtbot, window)
    assert header_count(window) == window.session.shown.counted.matrix.total


@pytest.mark.long
@pytest.mark.parametrize(
    ("offer", "which"), [("select-errors", Which.ERRORS), ("select-correct", Which.CORRECT)]
)
def test_the_buttons_list_all_errors_and_all_correct(qtbot, window, offer, which):
    window.named_actions[offer].trigger()
    settle(qtbot, window)
    matrix = window.session.shown.counted.matrix
    correct = int(matrix.correct.sum())
    assert window.session.state.selection == Selection(which=which)
    assert header_count(window) == (correct if which is Which.CORRECT else matrix.total - correct)


@pytest.mark.long
def test_keys_move_the_cell_open_it_and_clear_it(qtbot, window):
    matrix = window.page.matrix
    click_cell(window, 0, 0)
    QTest.keyClick(matrix, Qt.Key.Key_Right)
    QTest.keyClick(matrix, Qt.Key.Key_Down)
    assert window.session.state.selection == Selection((1,), (1,))
    QTest.keyClick(matrix, Qt.Key.Key_Left)
    QTest.keyClick(matrix, Qt.Key.Key_Up)
    assert window.session.state.selection == Selection((0,), (0,))
    with qtbot.waitSignal(matrix.opened):
        QTest.keyClick(matrix, Qt.Key.Key_Return)
    assert window.session.workspace.face is Face.EVIDENCE
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.session.workspace.face is Face.MATRIX
    assert window.session.state.selection == Selection((0,), (0,))
    QTest.keyClick(matrix, Qt.Key.Key_Escape)
    assert window.session.state.selection is None


@pytest.mark.long
@pytest.mark.parametrize(
    ("key", "field", "value"),
    [
        ("1", "view", View.COUNTS),
        ("3", "view", View.PREDICTION),
        ("4", "view", View.ALL),
        ("T", "rows", Side.PREDICTION),
        ("[", "checkpoint", 2),
    ],
)
def test_single_keys_change_what_is_shown(qtbot, window, key, field, value):
    window.activateWindow()
    window.page.matrix.setFocus()
    qtbot.waitUntil(window.page.matrix.hasFocus)
    QTest.keyClick(window.page.matrix, key)
    settle(qtbot, window)
    assert getattr(window.session.state, field) == value
    assert getattr(window.session.shown.state, field) == value


def test_letters_typed_into_a_filter_change_nothing_else(qtbot, window):
    before = window.session.state
    window.examples.query.setFocus()
    QTest.keyClicks(window.examples.query, "tbld1")
    settle(qtbot, window)
    assert window.session.state == before
    assert window.examples.query.text() == "tbld1"


@pytest.mark.long
def test_l_and_d_change_colours_only(qtbot, window):
    before = window.session.state
    window.named_actions["log"].trigger()
    window.named_actions["hide-diagonal"].trigger()
    assert window.session.state == before
    assert (window.session.workspace.look.style.scale, window.session.workspace.look.style.diagonal) == (
        "log",
        "hidden",
    )


@pytest.mark.long
def test_the_selected_cell_and_image_stay_while_the_checkpoint_moves(qtbot, window):
    window.named_actions["select-correct"].trigger()
    settle(qtbot, window)
    common = next(
        place
        for place, example in enumerate(window.examples.model.examples)
        if is_correct_at(window, 0, example.image)
    )
    window.examples.list.setCurrentIndex(window.examples.model.index(common))
    image = window.examples.current.image
    window.page.matrix.zooming.zoom(2.0)
    zoom = window.page.matrix.zooming.viewport.zoom
    window.page.checkpoints.slider.setValue(0)
    settle(qtbot, window)
    assert window.session.shown.state.checkpoint == 0
    assert window.session.state.selection == Selection(which=Which.CORRECT)
    assert window.examples.current.image == image
    assert window.page.matrix.zooming.viewport.zoom == zoom


def is_correct_at(window, checkpoint, image):
    """Whether a checkpoint is right about an image, from its labels alone."""
    evaluation = window.session.evaluation
    predictions = evaluation.checkpoints[checkpoint].load()
    return predictions.label[image] == evaluation.truth.label[image]


@pytest.mark.long
def test_all_checkpoints_are_counted_ahead(window):
    assert all(window.session.is_counted(place) for place in range(4))


@pytest.mark.long
def test_moving_to_a_counted_checkpoint_counts_nothing(qtbot, window):
    window.page.checkpoints.slider.setValue(1)
    settle(qtbot, window)
    assert window.session.shown.seconds < 0.001


@pytest.mark.long
def test_raising_the_score_turns_predictions_into_no_prediction(qtbot, window):
    assert not window.session.shown.view.prediction.has_background
    window.page.numbers.score.box.setValue(0.7)
    settle(qtbot, window)
    shown = window.session.shown
    scores = shown.counted.predictions.score
    rejected = int((scores < np.float32(0.7)).sum())
    assert rejected > 0
    assert shown.counted.matrix.missed == rejected
    assert shown.view.prediction.names[-1] == "(no prediction)"
    window.page.numbers.reset.click()
    settle(qtbot, window)
    assert window.session.state.rule.score == 0


def test_accuracy_list_diagonal_and_recall_agree_where_samples_have_no_prediction(qtbot, window):
    window.page.numbers.score.box.setValue(0.7)
    window.session.select(Selection())
    settle(qtbot, window)
    shown, images = window.session.shown, len(window.session.evaluation.images)
    correct = int(np.trace(shown.view.counts))
    assert (shown.view.total, window.examples.model.rowCount()) == (images, images)
    assert shown.measures.value("accuracy") == correct / images
    assert np.diag(shown.view.values) == pytest.approx(shown.view.truth.rates)
    assert f"with {NO_PREDICTION_NAME}" in window.page.summary.numbers.text()
    assert window.sentence.text().startswith(f"{images} in all: {correct} right")
    assert f"{NO_PREDICTION_NAME} shown" in window.page.summary.caption.text()
    assert not window.page.hidden.isVisible()
    assert not window.named_actions["background"].isVisible()


@pytest.mark.long
def test_hovering_says_one_sentence_with_names_counts_and_shares(qtbot, window):
    view = window.session.shown.view
    QTest.mouseMove(window.page.matrix.cells_viewport, cell_place(window, 0, 1))
    qtbot.waitUntil(lambda: window.sentence.text() != "")
    sentence = window.sentence.text()
    count = int(view.counts[0, 1])
    assert sentence.startswith(f"{count} of {int(view.rows.totals[0])} “{view.rows.names[0]}” were predicted")
    assert "recall of" in sentence
    assert "precision of" in sentence


@pytest.mark.long
def test_the_filter_keeps_only_names_that_hold_the_text(qtbot, window):
    window.named_actions["select-correct"].trigger()
    settle(qtbot, window)
    with qtbot.waitSignal(window.examples.listed):
        window.examples.query.setText("01")
    names = listed_names(window)
    assert names
    assert all("01" in name for name in names)
    assert f"{len(names)} of " in window.examples.header.text()


@pytest.mark.long
def test_examples_sort_by_score_name_and_index(qtbot, window):
    window.session.select(Selection())
    settle(qtbot, window)
    examples = list(window.examples.model.examples)
    wrong = [example.score for example in examples if not example.correct]
    assert [example.correct for example in examples] == sorted(example.correct for example in examples)
    assert wrong == sorted(wrong, reverse=True)
    for sort in (Sort.NAME, Sort.INDEX):
        window.examples.sort.setCurrentIndex(window.examples.sort.findData(sort))
        settle(qtbot, window)
        assert listed_names(window) == sorted(listed_names(window))


@pytest.mark.long
def test_an_example_shows_its_image_its_words_and_its_best_class_scores(qtbot, window, results):
    window.named_actions["select-errors"].trigger()
    settle(qtbot, window)
    example = window.examples.current
    evidence = window.image.details
    assert evidence.example.image == example.image
    assert window.image.canvas.has_image
    assert f"truth {example.truth}, predicted {example.prediction}" in window.image.title.text()
    with (results / "epoch_4.csv").open(newline="") as file:
        row = next(row for row in csv.DictReader(file) if row["image"] == example.name)
    wanted = sorted(((float(row[f"score_{name}"]), name) for name in ("cat", "dog", "car")), reverse=True)
    assert [name for name, _ in evidence.best] == [name for _, name in wanted]
    assert [score for _, score in evidence.best] == pytest.approx([score for score, _ in wanted])


@pytest.mark.long
def test_beside_a_mistake_stand_correct_examples_of_both_classes(qtbot, window):
    window.named_actions["select-errors"].trigger()
    settle(qtbot, window)
    example = window.examples.current
    references = list(window.image.model.examples)
    assert all(reference.correct for reference in references)
    assert {reference.truth for reference in references} == {example.truth, example.prediction}
    window.image.strip_fold.heading.click()
    assert window.image.strip.isVisible()


def test_next_and_previous_walk_through_the_list(qtbot, window):
    window.session.select(Selection())
    settle(qtbot, window)
    window.named_actions["next-example"].trigger()
    assert window.examples.list.currentIndex().row() == 1
    window.image.step_asked.emit(-1)
    assert window.examples.list.currentIndex().row() == 0


@pytest.mark.long
def test_an_image_that_is_missing_says_where_it_was_looked_for(qtbot, window, results):
    for path in sorted((results / "images").iterdir())[1:]:
        path.unlink()
    window.session.select(Selection())
    settle(qtbot, window)
    window.examples.step(1)
    window.examples.step(1)
    settle(qtbot, window)
    assert str(results / "images") in window.image.canvas.message
    locate = window.examples.locate
    qtbot.waitUntil(locate.isVisible)
    assert locate.words.text() == f"59 of 60 images not found in {results / 'images'}"
    locate.asked.disconnect()  # else a dialog opens
    with qtbot.waitSignal(locate.asked):
        locate.button.click()
    window.session.close()
    assert locate.isHidden()


@pytest.mark.long
def test_locating_images_once_finds_them_all(qtbot, window, results, tmp_path):
    moved = tmp_path / "elsewhere"
    (results / "images").rename(moved)
    window.session.select(Selection())
    settle(qtbot, window)
    window.session.locate_images(moved)
    settle(qtbot, window)
    assert window.image.canvas.has_image
    assert all(window.session.evaluation.images.find(image) for image in range(60))


@pytest.mark.long
def test_a_class_found_by_name_selects_everything_truly_of_it(qtbot, window):
    window.named_actions["find-class"].trigger()
    window.classes.search.setText("DO")
    QTest.keyClick(window.classes.search, Qt.Key.Key_Return)
    settle(qtbot, window)
    label = window.session.evaluation.classes.positions["dog"]
    assert window.session.state.selection == Selection(truth=(label,))
    assert {example.truth for example in window.examples.model.examples} == {"dog"}


@pytest.mark.long
def test_the_most_confused_classes_keep_the_totals_with_other(qtbot, window):
    total = window.session.shown.counted.matrix.total
    window.session.change(top=1)
    settle(qtbot, window)
    view = window.session.shown.view
    assert view.rows.names[1:] == ("(other)",)
    assert view.total == total
    click_cell(window, 0, 1)
    settle(qtbot, window)
    assert header_count(window) == view.counts[0, 1]


def tick_place(window, row, *, of):
    """Middle of the box, or of the name, of a row of the list of classes."""
    view = window.classes.list
    rect = view.visualRect(view.model().index(row))
    return QPoint(rect.left() + (10 if of == "box" else 60), rect.center().y())


def click_class(window, row, *, of):
    viewport = window.classes.list.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=tick_place(window, row, of=of))


@pytest.mark.long
def test_a_class_without_a_tick_goes_to_other_and_the_totals_hold(qtbot, window):
    total = window.session.shown.counted.matrix.total
    click_class(window, 1, of="box")
    settle(qtbot, window)
    assert window.session.state.shown == (0, 2)
    assert window.session.state.selection is None
    view = window.session.shown.view
    assert view.rows.names == (
        *(window.session.evaluation.classes.names[label] for label in (0, 2)),
        "(other)",
    )
    assert view.total == total
    assert "2 of 3 classes chosen" in window.page.summary.caption.text()
    click_class(window, 1, of="box")
    settle(qtbot, window)
    assert window.session.state.shown is None
    assert "(other)" not in window.session.shown.view.rows.names


def test_a_click_on_a_name_of_the_list_selects_its_row_and_ticks_nothing(qtbot, window):
    click_class(window, 1, of="name")
    settle(qtbot, window)
    assert window.session.state.selection == Selection(truth=(1,))
    assert window.session.state.shown is None


@pytest.mark.long
def test_all_none_and_only_what_is_found_are_one_click_each(qtbot, window):
    names = window.session.evaluation.classes.names
    assert not window.classes.only_found.isEnabled()
    window.classes.search.setText("CA")
    window.classes.only_found.click()
    settle(qtbot, window)
    shown = window.session.state.shown
    assert sorted(names[label] for label in shown) == ["car", "cat"]
    window.classes.none.click()
    settle(qtbot, window)
    view = window.session.shown.view
    assert (view.rows.names, view.total) == (("(other)",), 60)
    window.classes.all.click()
    settle(qtbot, window)
    assert window.session.state.shown is None


@pytest.mark.long
def test_what_is_opened_next_starts_with_all_classes(qtbot, window, results):
    window.session.change(shown=(0,))
    settle(qtbot, window)
    other = results.rename(results.with_name("other results"))
    with qtbot.waitSignal(window.session.shown_settled, timeout=20_000):
        window.opening.open_path(other)
    assert window.session.state.shown is None
    ticks = [window.classes.model.index(row).data(Qt.ItemDataRole.CheckStateRole) for row in range(3)]
    assert ticks == [Qt.CheckState.Checked] * 3


@pytest.mark.long
def test_order_by_errors_puts_the_most_confused_first(qtbot, window):
    window.classes.order.setCurrentIndex(window.classes.order.findData(Order.ERRORS))
    window.classes.order.activated.emit(window.classes.order.currentIndex())
    settle(qtbot, window)
    shown = window.session.shown
    labels = [members[0] for members in shown.view.rows.members]
    matrix = shown.counted.matrix
    errors = (matrix.truth_totals + matrix.prediction_totals - 2 * matrix.correct)[labels]
    assert list(errors) == sorted(errors, reverse=True)


@pytest.mark.long
def test_a_row_of_the_metrics_leads_to_its_class(qtbot, window):
    window.panels["metrics"].table.clicked.emit(window.panels["metrics"].model.index(1, 0))
    settle(qtbot, window)
    assert window.session.state.selection == Selection(truth=(window.panels["metrics"].model.label_at(1),))


@pytest.mark.long
def test_metrics_are_copied_as_a_table(window):
    window.panels["metrics"].table.selectAll()
    lines = window.panels["metrics"].table.selected_text().splitlines()
    assert lines[0].split("\t")[:2] == ["class", "support"]
    assert len(lines) == 4


def test_closing_what_is_open_brings_the_welcome_back(window):
    window.named_actions["close"].trigger()
    assert window.middle.currentWidget() is window.welcome
    assert not window.named_actions["export-heatmap"].isEnabled()


@pytest.mark.long
def test_class_scores_that_are_gone_are_said_and_the_image_is_shown(qtbot, window, results):
    (results / "epoch_4.csv").unlink()
    window.named_actions["select-errors"].trigger()
    settle(qtbot, window)
    assert window.image.canvas.has_image
    assert window.image.details.best == ()
    assert "epoch_4.csv" in window.image.title.text()


@pytest.mark.long
def test_a_sample_that_is_no_image_opens_with_the_program_of_the_system(qtbot, window, results, monkeypatch):
    from PySide6.QtGui import QDesktopServices

    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) is None)
    for path in (results / "images").iterdir():
        path.write_bytes(b"RIFF....WAVE")
    window.session.select(Selection())
    settle(qtbot, window)
    assert not window.image.canvas.has_image
    assert "no image" in window.image.canvas.message
    window.image.open.click()
    assert opened[0].toLocalFile() == str(results / window.image.details.example.name)
