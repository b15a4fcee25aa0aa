"""The one question about a table, and that its answer is remembered."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QDialog

from cmviewer.gui.dialogs.columns_dialog import ColumnsDialog
from cmviewer.readers import Columns, OpenRequest, UncertainColumns, open_evaluation
from tests.gui.working import in_worker


@pytest.fixture
def unclear(tmp_path):
    """A table with two columns that could be the truth."""
    folder = tmp_path / "unclear"
    folder.mkdir()
    lines = ["file,truth,ground_truth,prediction"]
    lines += [f"{n}.png,{'ab'[n % 2]},{'ab'[n // 2 % 2]},{'ab'[n % 3 % 2]}" for n in range(12)]
    (folder / "results.csv").write_text("\n".join(lines) + "\n")
    return folder


def test_the_dialog_shows_the_first_rows_and_starts_with_the_guess(qtbot, unclear):
    with pytest.raises(UncertainColumns) as asked:
        in_worker(open_evaluation, OpenRequest(path=unclear))
    question = asked.value
    assert question.header == ("file", "truth", "ground_truth", "prediction")
    assert question.rows[1] == ("1.png", "b", "a", "b")
    dialog = ColumnsDialog(question)
    qtbot.addWidget(dialog)
    assert dialog.columns() == question.guess
    dialog.truth.setCurrentText("ground_truth")
    assert dialog.columns() == replace(question.guess, truth="ground_truth")


def test_the_answer_opens_the_folder_and_is_not_asked_again(qtbot, empty_window, unclear, monkeypatch):
    asked = []

    def answer(dialog):
        asked.append(dialog)
        dialog.truth.setCurrentText("truth")
        dialog.prediction.setCurrentText("prediction")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ColumnsDialog, "exec", answer)
    for _ in range(2):
        with qtbot.waitSignal(empty_window.session.shown_settled, timeout=20_000):
            empty_window.opening.open_path(unclear)
    assert len(asked) == 1
    assert empty_window.session.shown.counted.matrix.total == 12


def test_declining_leaves_a_card_that_says_what_is_unclear(qtbot, empty_window, unclear, monkeypatch):
    monkeypatch.setattr(ColumnsDialog, "exec", lambda _: QDialog.DialogCode.Rejected)
    with qtbot.waitSignal(empty_window.session.opening_failed, timeout=20_000):
        empty_window.opening.open_path(unclear)
    assert empty_window.welcome.trouble.isVisible()


def test_the_answer_counts_for_what_the_command_line_opens_too(qtbot, empty_window, unclear, settings):
    settings.remember_columns(unclear.resolve(), Columns(truth="truth", prediction="prediction"))
    with qtbot.waitSignal(empty_window.session.shown_settled, timeout=20_000):
        empty_window.opening.open(OpenRequest(path=unclear))
    assert empty_window.session.shown.counted.matrix.total == 12
