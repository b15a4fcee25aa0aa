"""What leaves the window replaces nothing unasked, and nothing that was opened at all."""

import re

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QMessageBox, QPushButton

from cmviewer.gui.dialogs.export_dialog import ExportDialog
from cmviewer.gui.dialogs.list_dialog import ListDialog
from tests.gui.working import settle

KINDS = {
    "export-heatmap": "by truth heatmap.png",
    "export-matrix": "confusion_matrix.csv",
    "export-list": "examples.csv",
    "export-pairs": "confused_pairs.csv",
}
REPORT = "results epoch_4 report"


@pytest.fixture
def answer(monkeypatch):
    """Answer every question for a file or a folder with a path; return what was offered."""
    offered = []

    def answer(path):
        def file(_window, _title, start, _filters):
            offered.append(start)
            return str(path), ""

        monkeypatch.setattr(QFileDialog, "getSaveFileName", file)
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(path))
        for dialog in (ExportDialog, ListDialog):
            monkeypatch.setattr(dialog, "exec", lambda _: QDialog.DialogCode.Accepted)
        return offered

    return answer


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def question(qtbot, window):
    """The question that stands over the window."""

    def visible():
        return [box for box in window.findChildren(QMessageBox, "place") if box.isVisible()]

    qtbot.waitUntil(lambda: bool(visible()), timeout=20_000)
    return visible()[0]


def ask_for_report(qtbot, window):
    window.named_actions["export-report"].trigger()
    return question(qtbot, window)


@pytest.mark.long
@pytest.mark.parametrize("action", KINDS)
def test_what_is_closed_while_a_dialog_waits_is_exported_all_the_same(
    qtbot, window, tmp_path, monkeypatch, action
):
    path = tmp_path / KINDS[action]

    def file(*_):
        window.session.close()
        return str(path), ""

    def size(_dialog):
        window.session.close()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QFileDialog, "getSaveFileName", file)
    for dialog in (ExportDialog, ListDialog):
        monkeypatch.setattr(dialog, "exec", size)
    with qtbot.waitSignal(window.exporting.written):
        window.named_actions[action].trigger()
    assert path.stat().st_size


def test_names_that_are_offered_differ_and_carry_run_checkpoint_and_of_a_picture_its_view(
    qtbot, window, answer
):
    offered = answer("")
    for action in KINDS:
        window.named_actions[action].trigger()
    names = [start.rpartition("/")[2] for start in offered]
    assert names == [f"results epoch_4 {kind}" for kind in KINDS.values()]
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [window.findChildren(dialog) for dialog in (ExportDialog, ListDialog)] == [[], []]  # none stays


@pytest.mark.long
def test_the_opened_folder_is_no_place_for_a_report_and_one_in_it_is_offered(qtbot, window, answer, results):
    answer(results)
    before = contents(results)
    box = ask_for_report(qtbot, window)
    assert str(results / REPORT) in box.informativeText()
    assert box.findChild(QPushButton, "replace") is None
    with qtbot.waitSignal(window.exporting.written, timeout=20_000) as written:
        box.findChild(QPushButton, "elsewhere").click()
    assert written.args == [results / REPORT]
    assert "summary.json" in contents(results / REPORT)
    assert contents(results) == before


@pytest.mark.long
@pytest.mark.parametrize("reply", ["cancel", "replace", "elsewhere"])
def test_a_report_asks_before_it_replaces_files_of_others(qtbot, window, answer, tmp_path, reply):
    out = tmp_path / "out"
    out.mkdir()
    (out / "examples.csv").write_text("mine")
    answer(out)
    box = ask_for_report(qtbot, window)
    assert "examples.csv" in box.informativeText()
    if reply == "cancel":
        box.button(QMessageBox.StandardButton.Cancel).click()
        settle(qtbot, window)
        assert contents(out) == {"examples.csv": b"mine"}
        return
    with qtbot.waitSignal(window.exporting.written, timeout=20_000):
        box.findChild(QPushButton, reply).click()
    if reply == "replace":
        assert contents(out)["examples.csv"].startswith(b"image,truth,prediction")
    else:
        assert contents(out) == {"examples.csv": b"mine"}
        assert "summary.json" in contents(out / REPORT)


@pytest.mark.long
def test_an_earlier_report_of_ours_is_written_anew_without_a_question(qtbot, window, answer, tmp_path):
    answer(tmp_path / "out")
    for _ in range(2):
        with qtbot.waitSignal(window.exporting.written, timeout=20_000):
            window.named_actions["export-report"].trigger()
    assert not window.findChildren(QMessageBox, "place")


@pytest.mark.long
def test_the_page_of_a_report_lets_choose_every_checkpoint_also_those_that_were_not_shown(
    qtbot, window, answer, tmp_path
):
    answer(tmp_path / "out")
    with qtbot.waitSignal(window.exporting.written, timeout=20_000):
        window.named_actions["export-report"].trigger()
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    options = re.findall(r"<option value=\"\d+\"( selected)?>(.*?)</option>", page)
    names = window.session.evaluation.checkpoint_names
    assert [name for _, name in options] == list(names)
    assert [name for selected, name in options if selected] == [names[window.session.state.checkpoint]]


@pytest.mark.long
@pytest.mark.parametrize("name", ["epoch_1.csv", "truth.csv"])
def test_an_export_never_replaces_a_file_that_was_opened(qtbot, window, answer, results, name):
    before = contents(results)
    answer(results / name)
    with qtbot.waitSignal(window.exporting.failed, timeout=20_000) as failed:
        window.named_actions["export-matrix"].trigger()
    assert [problem.code for problem in failed.args[0].problems] == ["input-kept"]
    assert contents(results) == before


@pytest.mark.long
def test_an_export_never_replaces_an_image_that_was_opened(qtbot, window, answer, results):
    before = contents(results / "images")
    answer(results / "images" / "003.png")
    with qtbot.waitSignal(window.exporting.failed, timeout=20_000):
        window.named_actions["export-heatmap"].trigger()
    assert contents(results / "images") == before


@pytest.mark.parametrize(
    ("reply", "text"), [(QMessageBox.StandardButton.No, "mine"), (QMessageBox.StandardButton.Yes, "truth")]
)
def test_where_an_ending_is_added_the_window_asks_itself(
    qtbot, window, answer, tmp_path, monkeypatch, reply, text
):
    asked = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: (asked.append(box.text()), reply)[1])
    (tmp_path / "matrix.csv").write_text("mine")
    answer(tmp_path / "matrix")
    window.named_actions["export-matrix"].trigger()
    settle(qtbot, window)
    assert (tmp_path / "matrix.csv").read_text().startswith(text)
    assert str(tmp_path / "matrix.csv") in asked[0]
    assert not (tmp_path / "matrix").exists()


@pytest.mark.long
def test_an_ending_that_is_added_needs_no_question_where_nothing_stands(qtbot, window, answer, tmp_path):
    answer(tmp_path / "v1.2")
    with qtbot.waitSignal(window.exporting.written, timeout=20_000):
        window.named_actions["export-heatmap"].trigger()
    assert contents(tmp_path).keys() >= {"v1.2.png"}


@pytest.mark.long
def test_file_names_in_questions_are_plain_text(qtbot, window, answer, tmp_path):
    out = tmp_path / "<b>bold<b>"
    out.mkdir()
    (out / "examples.csv").write_text("mine")
    answer(out)
    box = ask_for_report(qtbot, window)
    [label] = [label for label in box.findChildren(QLabel) if "<b>bold<b>" in label.text()]
    assert label.textFormat() == Qt.TextFormat.PlainText
    box.button(QMessageBox.StandardButton.Cancel).click()


@pytest.mark.long
def test_what_was_written_is_one_click_away_and_so_is_its_folder(
    qtbot, window, answer, tmp_path, monkeypatch
):
    opened, buttons = [], window.status_words.written
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    assert not buttons.isVisible()
    for action, path in (("export-matrix", tmp_path / "matrix.csv"), ("export-report", tmp_path / "out")):
        answer(path)
        with qtbot.waitSignal(window.exporting.written, timeout=20_000):
            window.named_actions[action].trigger()
        assert window.statusBar().currentMessage() == f"Written: {path}"
        assert buttons.isVisible()
        buttons.open.click()
        buttons.folder.click()
    assert opened == [
        *(str(tmp_path / "matrix.csv"), str(tmp_path)),
        *(str(tmp_path / "out" / "report.html"), str(tmp_path)),
    ]
    buttons.show_for(tmp_path / "mine.cmviewer")
    assert not buttons.open.isVisible()
