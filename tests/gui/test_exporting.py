"""Exports wait for each other, copies overtake each other, and Cancel says what really happened."""

import threading

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from cmviewer.errors import CmviewerError, Problem
from cmviewer.gui import exporting as exports
from cmviewer.gui import exporting_reports
from cmviewer.gui.dialogs.list_dialog import ListDialog
from cmviewer.gui.export_queue import EXPORT
from cmviewer.gui.heatmap import figure_files
from cmviewer.readers import OpenRequest
from cmviewer.writers.lists import place as place_of_lists
from tests.gui.working import settle


@pytest.fixture
def gate(monkeypatch):
    """Hold every picture that is drawn, whether for a file or for a copy; says when one is begun."""
    begun, gate = threading.Semaphore(0), threading.Event()
    draw = exports.draw

    def held(*arguments):
        begun.release()
        assert gate.wait(20)
        return draw(*arguments)

    for module in (exports, figure_files):
        monkeypatch.setattr(module, "draw", held)
    gate.begun = begun
    yield gate
    gate.set()


def write_heatmap(window, path):
    window.exporting.write_heatmap(path, window.exporting.picture())


def test_every_export_is_written_however_many_are_asked_for_and_whatever_is_copied(
    qtbot, window, tmp_path, gate
):
    written = []
    window.exporting.written.connect(written.append)
    paths = [tmp_path / f"{number}.png" for number in range(3)]
    for path in paths:
        write_heatmap(window, path)
    window.exporting.write_matrix(tmp_path / "matrix.csv", window.session.shown)
    with qtbot.waitSignal(window.exporting.copied):
        window.named_actions["copy-cells"].trigger()
    assert written == []
    gate.set()
    settle(qtbot, window)
    assert written == [*paths, tmp_path / "matrix.csv"]
    assert all(path.is_file() for path in written)


@pytest.mark.long
def test_the_newest_copy_wins(qtbot, window, gate):
    said = []
    window.exporting.copied.connect(said.append)
    window.named_actions["copy-picture"].trigger()
    assert gate.begun.acquire(timeout=10)
    window.named_actions["copy-cells"].trigger()
    qtbot.waitUntil(lambda: bool(said))
    gate.set()
    settle(qtbot, window)
    assert said == ["Cells copied"]
    assert QGuiApplication.clipboard().text().startswith("truth")


@pytest.mark.long
def test_every_failure_is_told_and_what_waits_is_written_all_the_same(qtbot, window, tmp_path, gate):
    (tmp_path / "file").write_text("")
    told = []
    window.exporting.failed.connect(told.append)
    write_heatmap(window, tmp_path / "file" / "1.png")
    window.exporting.write_matrix(tmp_path / "file" / "2.csv", window.session.shown)
    window.exporting.write_matrix(tmp_path / "3.csv", window.session.shown)
    window.named_actions["copy-cells"].trigger()
    gate.set()
    settle(qtbot, window)
    assert len(told) == 2
    assert window.messages.problems.rowCount() >= 1
    assert (tmp_path / "3.csv").is_file()


@pytest.mark.long
@pytest.mark.parametrize("before", [{}, {"map.png": "older"}], ids=["nothing", "an older file"])
def test_a_cancelled_export_leaves_what_was_there(qtbot, window, tmp_path, gate, before):
    place = tmp_path / "out"
    place.mkdir()
    for name, text in before.items():
        (place / name).write_text(text)
    write_heatmap(window, place / "map.png")
    qtbot.waitUntil(window.progress.isVisible)
    window.progress.cancel.click()
    assert window.progress.words == "Stopping…"
    assert not window.progress.cancel.isEnabled()
    with qtbot.waitSignal(window.progress.cancelled):
        gate.set()
    assert window.statusBar().currentMessage() == "Cancelled"
    assert not window.progress.isVisible()
    assert {path.name: path.read_text() for path in place.iterdir()} == before


@pytest.mark.long
@pytest.mark.parametrize("offer", ["export-matrix", "export-list", "export-pairs", "export-report"])
def test_every_kind_of_export_can_be_cancelled(qtbot, window, tmp_path, monkeypatch, offer):
    """It is asked to stop while it makes its words; nothing may be there afterwards."""
    place, begun, gate = tmp_path / "out", threading.Event(), threading.Event()
    place.mkdir()
    monkeypatch.setattr(exports.QFileDialog, "getSaveFileName", lambda *_: (str(place / "file.csv"), ""))
    monkeypatch.setattr(exports.QFileDialog, "getExistingDirectory", lambda *_: str(place))

    def hold(name, exports=exports):
        original = getattr(exports, name)

        def held(*arguments, **named):
            begun.set()
            assert gate.wait(20)
            return original(*arguments, **named)

        monkeypatch.setattr(exports, name, held)

    monkeypatch.setattr(ListDialog, "exec", lambda _: QDialog.DialogCode.Accepted)
    for name in ("counts_csv", "pairs_csv"):
        hold(name)
    hold("write_report", exporting_reports)
    hold("write_list", place_of_lists)
    window.named_actions[offer].trigger()
    assert begun.wait(10)
    window.jobs.ask_to_stop(EXPORT)
    with qtbot.waitSignal(window.progress.cancelled):
        gate.set()
    assert list(place.iterdir()) == []


@pytest.mark.long
def test_cancel_after_the_file_is_in_place_says_that_it_was_too_late(qtbot, window, tmp_path, monkeypatch):
    begun, gate = threading.Event(), threading.Event()
    original = exports.write_blocks

    def slow(path, blocks):
        original(path, blocks)
        begun.set()
        assert gate.wait(20)

    monkeypatch.setattr(exports, "write_blocks", slow)
    path = tmp_path / "matrix.csv"
    window.exporting.write_matrix(path, window.session.shown)
    assert begun.wait(10)
    qtbot.waitUntil(window.progress.isVisible)
    window.progress.cancel.click()
    with qtbot.waitSignal(window.jobs.too_late):
        gate.set()
    assert window.statusBar().currentMessage() == f"Too late to cancel. Written: {path}"
    assert path.is_file()


def test_progress_stays_while_a_folder_is_opening_though_another_job_ends(qtbot, window, tmp_path):
    gate = threading.Event()

    def opening(_request, progress, cancel):
        progress("Reading rows", 1_000, 5_000)
        while not gate.wait(0.01):
            cancel.check()
        raise CmviewerError(Problem("code", "what", "mend"))

    window.session.opener = opening
    window.session.open(OpenRequest(path=tmp_path))
    qtbot.waitUntil(window.progress.isVisible)
    with qtbot.waitSignal(window.exporting.written):
        window.exporting.write_matrix(tmp_path / "matrix.csv", window.session.shown)
    assert window.progress.isVisible()
    assert window.progress.words == "Reading rows 1,000 of 5,000"
    window.progress.cancel.click()
    assert not window.progress.isVisible()
    assert window.jobs.is_idle
