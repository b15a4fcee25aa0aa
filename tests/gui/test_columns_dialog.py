"""The one question about a table, and that its answer is remembered."""

import pytest
from PySide6.QtWidgets import QDialog

from cmviewer.gui.dialogs.columns_dialog import ColumnsDialog
from cmviewer.readers import Columns, UncertainColumns


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
    question = UncertainColumns(
        unclear / "results.csv",
        ("file", "a", "b"),
        (("1.png", "cat", "dog"),),
        Columns(truth="a", image="file"),
    )
    dialog = ColumnsDialog(question)
    qtbot.addWidget(dialog)
    assert dialog.columns() == Columns(truth="a", image="file")
    dialog.prediction.setCurrentText("b")
    assert dialog.columns() == Columns(truth="a", prediction="b", image="file")


def test_the_answer_opens_the_folder_and_is_not_asked_again(qtbot, empty_window, unclear, monkeypatch):
    asked = []

    def answer(dialog):
        asked.append(dialog)
        dialog.truth.setCurrentText("truth")
        dialog.prediction.setCurrentText("prediction")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ColumnsDialog, "exec", answer)
    for _ in range(2):
        with qtbot.waitSignal(empty_window.session.shown_changed, timeout=20_000):
            empty_window.opening.open_path(unclear)
    assert len(asked) == 1
    assert empty_window.session.shown.counted.matrix.total == 12


def test_declining_leaves_a_card_that_says_what_is_unclear(qtbot, empty_window, unclear, monkeypatch):
    monkeypatch.setattr(ColumnsDialog, "exec", lambda _: QDialog.DialogCode.Rejected)
    with qtbot.waitSignal(empty_window.session.opening_failed, timeout=20_000):
        empty_window.opening.open_path(unclear)
    assert empty_window.welcome.trouble.isVisible()
