"""Long work shows progress, can be stopped, and leaves what was there."""

import threading

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QToolTip

from cmviewer.confusion.view_state import CellBlock, Selection
from cmviewer.gui import counting
from cmviewer.readers import OpenRequest
from tests.gui.working import cell_place, settle


@pytest.fixture
def endless(empty_window):
    """Make opening go on until it is cancelled; says when it has begun and ended."""
    begun, ended = threading.Event(), threading.Event()

    def work(_request, progress, cancel):
        begun.set()
        while not cancel.is_set:
            progress("Reading rows", 1_000, 5_000)
            threading.Event().wait(0.005)
        ended.set()
        cancel.check()

    empty_window.session.opener = work
    return begun, ended


def test_progress_is_shown_only_after_a_while(qtbot, empty_window, endless, tmp_path):
    empty_window.session.open(OpenRequest(path=tmp_path))
    assert not empty_window.progress.isVisible()
    qtbot.waitUntil(empty_window.progress.isVisible)
    qtbot.waitUntil(lambda: "Reading rows 1,000 of 5,000" in empty_window.progress.words)


@pytest.mark.long
def test_cancel_is_answered_at_once_and_leaves_the_last_matrix(qtbot, window, endless, tmp_path):
    before = window.session.evaluation
    window.session.open(OpenRequest(path=tmp_path))
    qtbot.waitUntil(window.progress.isVisible)
    late = QTimer()
    late.setSingleShot(True)
    late.start(200)
    window.progress.cancel.click()
    assert late.isActive()
    assert not window.progress.isVisible()
    assert window.session.evaluation is before
    _begun, ended = endless
    qtbot.waitUntil(ended.is_set)
    assert window.middle.currentWidget() is window.page


@pytest.mark.long
def test_closing_in_the_middle_of_endless_work_ends_it(qtbot, empty_window, endless, tmp_path):
    begun, ended = endless
    empty_window.session.open(OpenRequest(path=tmp_path))
    assert begun.wait(10)
    empty_window.close()
    assert ended.is_set()


def test_a_matrix_that_is_counted_anew_is_dimmed_until_it_is_there(qtbot, window, monkeypatch):
    gate = threading.Event()
    original = counting.show

    def slow(*arguments):
        gate.wait(10)
        return original(*arguments)

    monkeypatch.setattr(counting, "show", slow)
    window.page.numbers.score.box.setValue(0.5)
    assert window.page.matrix.opacity == 1  # a quick count does not flicker
    qtbot.waitUntil(lambda: window.page.matrix.opacity < 1)
    gate.set()
    settle(qtbot, window)
    assert window.page.matrix.opacity == 1


@pytest.mark.long
def test_the_help_is_shown_and_its_links_stay_inside(qtbot, window):
    window.named_actions["help"].trigger()
    browser = window.help_pages.window.browser
    assert "cmviewer" in browser.toPlainText()
    from PySide6.QtCore import QUrl

    browser.anchorClicked.emit(QUrl("counting.md"))
    assert browser.source().fileName() == "counting.md"
    assert "cut-off" in browser.toPlainText()


@pytest.mark.long
def test_the_colour_bar_can_be_hidden(qtbot, window):
    from cmviewer.gui.heatmap.figure import FigurePart

    bar = window.page.matrix.strips[FigurePart.COLOUR_BAR]
    assert bar.width() > 40
    window.named_actions["colour-bar"].trigger()
    assert bar.width() == 0
    assert not window.session.workspace.look.colour_bar


def test_the_tip_over_a_cell_says_the_same_sentence_as_the_status_bar(qtbot, window):
    from PySide6.QtTest import QTest

    QTest.mouseMove(window.page.matrix.cells_viewport, cell_place(window, 1, 1))
    qtbot.waitUntil(lambda: window.sentence.text() != "")
    window.page.matrix.pointing.pointer.tip_asked.emit(QPoint(10, 10))
    assert QToolTip.text() == window.sentence.text()


@pytest.mark.long
def test_what_accuracy_hides_is_said_in_words(qtbot, empty_window, tmp_path):
    lines = ["image,truth,prediction"]
    lines += [f"{n}.png,{'rare' if n < 5 else 'usual'},usual" for n in range(100)]
    (tmp_path / "epoch_1.csv").write_text("\n".join(lines))
    with qtbot.waitSignal(empty_window.session.shown_settled, timeout=20_000):
        empty_window.session.open(OpenRequest(path=tmp_path))
    notes = empty_window.page.summary.notes.text()
    assert "Nearly everything (100.0 %) is predicted as “usual”" in notes
    assert "always saying usual would reach 95.0 %" in empty_window.page.summary.notes.text()
    assert "50.0&nbsp;%</b>&nbsp;balanced&nbsp;accuracy" in empty_window.page.summary.numbers.text()


@pytest.mark.long
def test_two_classes_with_one_score_have_a_cut_off(qtbot, empty_window, tmp_path):
    lines = ["image,truth,score"]
    lines += [f"{n}.png,{'no' if n < 10 else 'yes'},{n / 20}" for n in range(20)]
    (tmp_path / "model.csv").write_text("\n".join(lines))
    with qtbot.waitSignal(empty_window.session.shown_settled, timeout=20_000):
        empty_window.session.open(OpenRequest(path=tmp_path))
    assert empty_window.page.numbers.score.label.text() == "Cut-off for yes"
    assert empty_window.page.numbers.score.box.value() == 0.5
    matrix = empty_window.session.shown.counted.matrix
    assert [matrix.count_at(0, 0), matrix.count_at(1, 1)] == [10, 10]
    empty_window.page.numbers.score.box.setValue(0.6)
    settle(qtbot, empty_window)
    matrix = empty_window.session.shown.counted.matrix
    assert [matrix.count_at(1, 0), matrix.count_at(1, 1)] == [2, 8]


def test_examples_and_image_share_a_place_in_a_narrow_window(qtbot, window):
    examples, image = window.docks["examples"], window.docks["image"]
    assert image not in window.tabifiedDockWidgets(examples)
    window.resize(1100, 700)
    qtbot.waitUntil(lambda: image in window.tabifiedDockWidgets(examples))
    window.resize(1500, 900)
    qtbot.waitUntil(lambda: image not in window.tabifiedDockWidgets(examples))


@pytest.mark.long
@pytest.mark.parametrize("is_dragged", [False, True], ids=["click", "drag"])
def test_a_click_or_drag_on_the_matrix_that_was_open_before_selects_nothing_of_what_is_open_now(
    qtbot, window, tmp_path, is_dragged
):
    names = window.session.evaluation.classes.names
    other = tmp_path / "other"
    other.mkdir()
    (other / "results.csv").write_text("image,truth,prediction\na.png,cat,cat\nb.png,dog,cat\n")
    block = CellBlock((len(names) - 2, len(names) - 1), (0,))
    selected = []

    def click(_evaluation):
        """What is open is known, and the old matrix is still on the screen."""
        window.session.select(
            Selection(cells=(block,)) if is_dragged else Selection(block.truth, block.prediction)
        )
        selected.append(window.session.state.selection)

    window.session.opened.connect(click)
    window.session.open(OpenRequest(path=other))
    qtbot.waitUntil(lambda: selected != [] and window.session.shown is not None)
    assert selected == [None]
    assert len(window.session.evaluation.classes.names) < len(names)
    assert window.session.state.selection is None
