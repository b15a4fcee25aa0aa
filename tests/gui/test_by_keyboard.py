"""The whole way through the window with keys alone, in dark colours on a laptop's screen."""

import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from cmviewer.confusion.selection_sentences import selection_sentence
from cmviewer.gui import matrix_page
from cmviewer.gui.dialogs.export_dialog import ExportDialog
from cmviewer.gui.theme import Theme, apply_theme
from cmviewer.query.mark_kinds import MarkKind
from cmviewer.workspace.face import Face
from tests.gui.conftest import open_path
from tests.gui.test_flows import naive_counts
from tests.gui.working import listed_names, settle

Key, Standard = Qt.Key, QKeySequence.StandardKey


@pytest.fixture
def laptop(qapp, empty_window):
    """A dark window of 1280 x 800 in which nothing is open."""
    apply_theme(qapp, Theme.DARK)
    empty_window.resize(1280, 800)
    empty_window.activateWindow()
    yield empty_window
    apply_theme(qapp, Theme.LIGHT)


def press(*keys):
    """Press keys where the keyboard is."""
    for key in keys:
        widget = QApplication.focusWidget() or QApplication.activeWindow()
        if isinstance(key, str | Standard):
            QTest.keySequence(widget, QKeySequence(key))
        else:
            QTest.keyClick(widget, key)


def go_to(pane):
    """Press F6 until a pane has the keyboard."""
    for _ in range(12):
        press(Key.Key_F6)
        focus = QApplication.focusWidget()
        if focus is pane or pane.isAncestorOf(focus):
            return focus
    raise AssertionError(f"{pane} cannot be reached")


def colours(widget):
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint32).copy()


def shows_focus(window):
    """Whether it is seen what has the keyboard: it looks otherwise once it has not."""
    focus = QApplication.focusWidget()
    having = colours(focus)
    window.setFocus()
    lost = colours(focus)
    focus.setFocus()
    return having.shape != lost.shape or bool((having != lost).any())


def in_dialog(dialog, key):
    """Press a key in a dialog once it has the keyboard."""

    def go_on():
        there = QApplication.activeModalWidget()
        if isinstance(there, dialog) and there.isActiveWindow() and there.focusWidget() is not None:
            QTest.keyClick(there.focusWidget(), key)
        else:
            QTimer.singleShot(20, go_on)

    QTimer.singleShot(0, go_on)


def test_the_main_loop_needs_no_mouse(qtbot, laptop, results, tmp_path, monkeypatch):
    window, cells = laptop, naive_counts(results, 4)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(results))
    with qtbot.waitSignal(window.session.shown_settled, timeout=60_000):
        press(Standard.Open)
    settle(qtbot, window)
    matrix = window.page.matrix
    go_to(matrix)
    assert shows_focus(window)

    heard = []
    monkeypatch.setattr(matrix_page, "announce", lambda _widget, words: heard.append(words))
    press(Key.Key_J)  # the worst cell
    settle(qtbot, window)
    assert window.sentence.text() in heard
    assert window.sentence.isVisible()  # though it was just said what was opened
    [truth], [prediction] = window.session.state.selection.truth, window.session.state.selection.prediction
    names = window.session.evaluation.classes.names
    wrong = {pair: images for pair, images in cells.items() if pair[0] != pair[1]}
    assert sorted(listed_names(window)) == sorted(cells[names[truth], names[prediction]])
    assert len(listed_names(window)) <= max(map(len, wrong.values()))
    assert window.sentence.text() == matrix.accessibleDescription() != ""
    press(Key.Key_Right)  # and on to another
    settle(qtbot, window)
    assert window.session.state.selection != (truth, prediction)
    press(Key.Key_Home)
    settle(qtbot, window)

    go_to(window.examples)
    while QApplication.focusWidget() is not window.examples.list:
        press(Key.Key_Tab)
    assert shows_focus(window)
    first = window.image.details.example.name
    press(Key.Key_N)
    settle(qtbot, window)
    second = window.image.details.example.name
    assert second != first
    press(Key.Key_Left)
    settle(qtbot, window)
    assert window.image.details.example.name == first

    press(Key.Key_Space)
    settle(qtbot, window)
    assert window.session.workspace.face is Face.EVIDENCE
    assert window.image.canvas.isVisible()
    assert min(window.image.canvas.width() / 400, window.image.canvas.height() / 300) >= 1
    press("M")  # a mark, of what is looked at
    settle(qtbot, window)
    example = window.examples.current
    [mark] = window.session.workspace.marks
    assert (mark.kind, mark.key.image) == (MarkKind.MODEL_WRONG, example.name)
    assert "model wrong" in window.statusBar().currentMessage()
    press(Key.Key_N, Key.Key_Escape)
    settle(qtbot, window)
    assert window.session.workspace.face is Face.MATRIX
    press("W")
    settle(qtbot, window)
    assert [one.kind for one in window.session.workspace.marks] == [
        MarkKind.MODEL_WRONG,
        MarkKind.LABEL_WRONG,
    ]
    press("U")  # taken back
    settle(qtbot, window)
    assert window.session.workspace.marks == (mark,)

    press("[")
    settle(qtbot, window)
    assert window.session.state.checkpoint == 2
    assert window.session.state.selection is not None
    assert sorted(listed_names(window)) == sorted(naive_counts(results, 3).get(chosen(window), []))

    picture = tmp_path / "heatmap.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(picture), ""))
    in_dialog(ExportDialog, Key.Key_Return)
    with qtbot.waitSignal(window.exporting.written, timeout=20_000):
        press("Ctrl+E")
    assert QImage(str(picture)).width() > 400
    assert window.status_words.written.isVisible()


def test_where_ctrl_and_arrows_lead_is_read_aloud_and_selects_nothing(qtbot, laptop, results, monkeypatch):
    window = laptop
    open_path(qtbot, window, results)
    heard = []
    monkeypatch.setattr(matrix_page, "announce", lambda _widget, words: heard.append(words))
    matrix, session = window.page.matrix, window.session
    matrix.setFocus()
    session.select(matrix.view.cell(0, 0))
    heard.clear()
    for key, cell in (("Ctrl+Right", (0, 1)), ("Ctrl+Down", (1, 1)), ("Ctrl+End", None)):
        press(key)
        assert cell in (None, matrix.picking.cursor)
        shown, there = session.shown, matrix.view.cell(*matrix.picking.cursor)
        wanted = selection_sentence(shown.matrix, shown.evaluation, shown.seen, there)
        assert heard[-1] == window.sentence.text() == matrix.accessibleDescription() == wanted
        assert session.state.selection == matrix.view.cell(0, 0)
    assert len(heard) == len(set(heard)) == 3
    press("Ctrl+Space")  # taken beside the first: one sentence, of both
    assert len(heard) == 4
    assert heard[-1].startswith("2 cells")


def chosen(window):
    """Names of the truth and the prediction of the cell that is selected."""
    names, selection = window.session.evaluation.classes.names, window.session.state.selection
    return names[selection.truth[0]], names[selection.prediction[0]]


@pytest.mark.parametrize("face", Face)
def test_every_stop_of_the_tab_key_is_in_sight_and_shows_that_it_has_the_keyboard(
    face, qtbot, laptop, results
):
    window = laptop
    open_path(qtbot, window, results)
    window.named_actions["next-worst-cell"].trigger()
    window.session.change(face=face)
    settle(qtbot, window)
    begin = window.page.matrix if face is Face.MATRIX else window.evidence.map
    begin.setFocus()
    stops, hidden, unseen = [], [], []
    for _ in range(120):
        press(Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus in stops:
            break
        stops.append(focus)
        if focus.visibleRegion().isEmpty():
            hidden.append(f"{type(focus).__name__} {focus.accessibleName()}")
        if not shows_focus(window):
            unseen.append(f"{type(focus).__name__} {focus.accessibleName()}")
    assert begin in stops
    assert (window.examples.list if face is Face.MATRIX else window.evidence.strip.cards) in stops
    assert hidden == []
    assert not unseen, unseen
