"""What the window comes across stands in the log: problems, crashes, what was seen and when."""

import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTimer, QUrl, qWarning
from PySide6.QtGui import QDesktopServices, QFileOpenEvent
from PySide6.QtWidgets import QDialog, QMessageBox, QPushButton

from cmviewer.confusion.view_state import Selection, Which
from cmviewer.errors import CmviewerError, Problem
from cmviewer.gui import about
from cmviewer.gui.beginning import Beginning
from cmviewer.gui.crash_dialogs import crash_dialogs
from cmviewer.gui.dialogs.columns_dialog import ColumnsDialog
from cmviewer.gui.examples.pictures import thumbnails
from cmviewer.gui.file_opening import FileOpening
from cmviewer.gui.main_window import MainWindow
from cmviewer.gui.qt_messages import qt_messages_logged
from cmviewer.log import LOG, kept_log, log_file
from cmviewer.readers import OpenRequest
from cmviewer.version import __version__
from cmviewer.workspace.told_window import NOTHING_TOLD
from tests.gui.conftest import open_path
from tests.gui.working import settle

BROKEN = Path(__file__).parent.parent / "data" / "broken"


@pytest.fixture
def kept(log_home):
    """Keep a log, and give the function that returns its lines without their times."""
    with kept_log([]):
        yield lambda: [line[24:] for line in log_home().splitlines()]


@pytest.fixture
def opened_folders(monkeypatch):
    """The folders that the system's program was asked to open."""
    asked = []

    def open_url(url):
        asked.append(Path(QUrl(url).toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return asked


def try_to_open(qtbot, window, path):
    """Open something, whether it can be or not; return every problem that the window shows."""
    window.session.open(OpenRequest(path=path))
    settle(qtbot, window)
    return (*window.messages.problems.problems, *window.welcome.trouble.problems.problems)


@pytest.mark.long
def test_every_problem_that_the_window_lists_stands_in_the_log(qtbot, empty_window, kept, monkeypatch):
    monkeypatch.setattr(ColumnsDialog, "exec", lambda _: QDialog.DialogCode.Rejected)
    codes = set()
    for folder in sorted(BROKEN.iterdir()):
        shown = try_to_open(qtbot, empty_window, folder)
        codes |= {problem.code for problem in shown}
        lines = kept()
        for problem in shown:
            start = f"{problem.code}: " + ("" if problem.file is None else str(problem.file))
            assert any(start in line and problem.what.splitlines()[0] in line for line in lines), problem
        empty_window.session.close()
        empty_window.welcome.show_problems(())
    assert len(codes) > 50


def test_a_problem_is_logged_once_an_opening_however_the_checkpoint_moves(qtbot, empty_window, results, kept):
    with (results / "epoch_1.csv").open("a") as file:
        file.write("images/000.png\n")
    for times in (1, 2):
        open_path(qtbot, empty_window, results)
        for checkpoint in (0, 2, 0, 3):
            empty_window.session.change(checkpoint=checkpoint)
            settle(qtbot, empty_window)
        assert sum("WARNING row-length: " in line for line in kept()) == times


@pytest.mark.long
def test_an_export_that_fails_is_logged_each_time(qtbot, window, kept, tmp_path):
    (tmp_path / "file").write_text("")
    for times in (1, 2):
        with qtbot.waitSignal(window.exporting.failed):
            window.exporting.write_matrix(tmp_path / "file" / "matrix.csv", window.session.shown)
        assert sum(line.startswith("ERROR write-failed: ") for line in kept()) == times


@pytest.mark.long
def test_an_image_that_cannot_be_shown_is_logged_once(qtbot, window, results, kept):
    for place in range(60):
        (results / "images" / f"{place:03}.png").write_bytes(b"no image")
    window.session.select(Selection(which=Which.CORRECT))
    settle(qtbot, window)
    first = window.examples.current.name
    qtbot.waitUntil(lambda: any(first in line for line in kept()), timeout=10_000)
    window.examples.step(1)
    settle(qtbot, window)
    window.examples.step(-1)
    settle(qtbot, window)
    lines = [line for line in kept() if first in line]
    assert len(lines) == 1
    assert lines[0].startswith("ERROR image-unreadable: ")


@pytest.mark.long
def test_an_image_that_is_missing_is_logged(qtbot, window, results, kept):
    for place in range(60):
        (results / "images" / f"{place:03}.png").unlink()
    window.session.select(Selection(which=Which.CORRECT))
    settle(qtbot, window)
    name = window.examples.current.name
    assert any(line.startswith("ERROR image-missing: ") and name in line for line in kept())


@pytest.mark.long
def test_past_300_problems_of_an_opening_the_rest_is_only_counted(empty_window, kept):
    for first in (0, 250, 500):
        problems = (Problem("code", f"class {number}", "mend") for number in range(first, first + 250))
        empty_window.session.opening_failed.emit(CmviewerError(*problems))
    empty_window.problem_log.end_opening()
    lines = kept()
    assert sum(line.startswith("ERROR code: ") for line in lines) == 300
    assert lines[-1] == "WARNING and 450 more problems"


@pytest.mark.long
def test_the_log_says_when_window_matrix_and_first_image_were_painted(qtbot, settings, results, kept):
    window = MainWindow(settings)
    qtbot.addWidget(window)
    Beginning(window, settings, lambda: NOTHING_TOLD)
    assert not any("window shown" in line for line in kept())
    window.resize(1440, 900)
    window.show()
    seen = ["INFO window shown"]

    def milestones():
        return [line for line in kept() if re.match(r"INFO (window|opened|counted|first)", line)]

    def is_told():
        return milestones() == seen

    qtbot.waitUntil(is_told)
    qtbot.waitUntil(lambda: window.is_furnished)
    for _ in range(2):
        open_path(qtbot, window, results)
        opened = f"INFO opened results: {window.session.evaluation.recognised}"
        seen.extend([opened, "INFO counted"])
        qtbot.waitUntil(is_told)
        window.session.change(checkpoint=1)
        settle(qtbot, window)
        window.session.select(Selection(which=Which.CORRECT))
        seen.append("INFO first image shown")
        qtbot.waitUntil(is_told)
        window.examples.step(1)
        settle(qtbot, window)
        window.session.select(None)
        settle(qtbot, window)
    assert milestones() == seen
    window.close()


def test_a_fault_of_ours_is_logged_and_told_once_at_a_time(qtbot, empty_window, kept, opened_folders):
    with (
        qtbot.capture_exceptions() as told,
        crash_dialogs(empty_window, empty_window.programs),
    ):
        for _ in range(2):
            QTimer.singleShot(0, [].pop)
        qtbot.waitUntil(lambda: len(told) == 2)
        [box] = empty_window.findChildren(QMessageBox)
        assert str(log_file()) in box.informativeText()
        assert "IndexError" in box.detailedText()
        [folder] = [button for button in box.buttons() if button.text() == "Open log folder"]
        folder.click()
    assert opened_folders == [log_file().parent]


def test_the_hook_of_the_log_is_told_before_the_dialog(empty_window, kept, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", lambda *_: LOG.critical("told"))
    with crash_dialogs(empty_window, empty_window.programs):
        sys.excepthook(ValueError, ValueError("a"), None)
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert kept().count("CRITICAL told") == 2
    [box] = empty_window.findChildren(QMessageBox)
    box.close()


@pytest.mark.long
def test_a_fault_in_a_worker_of_thumbnails_is_no_secret_and_the_others_are_still_read(
    qtbot, window, monkeypatch
):
    read, faults = thumbnails.thumbnail, [ZeroDivisionError, ZeroDivisionError]

    def break_down_twice(*arguments, **options):
        if faults:
            raise faults.pop()
        return read(*arguments, **options)

    monkeypatch.setattr(thumbnails, "thumbnail", break_down_twice)
    with qtbot.capture_exceptions() as told:
        window.session.select(Selection(which=Which.CORRECT))
        settle(qtbot, window)
        images = [example.image for example in window.examples.model.examples][:6]

        def pictures():
            known = [window.thumbnails.get(image) for image in images]
            return [one.pixmap is not None for one in known if one is not None]

        qtbot.waitUntil(lambda: len(told) == 2 and sum(pictures()) == 4, timeout=10_000)
    assert {kind for kind, _, _ in told} == {ZeroDivisionError}


def test_what_qt_says_is_logged_and_printed(kept, capsys):
    with qt_messages_logged():
        qWarning("of Qt")
    assert "WARNING Qt: of Qt" in kept()
    assert capsys.readouterr().err == "of Qt\n"


def test_what_qt_says_needs_no_console(kept, monkeypatch):
    monkeypatch.setattr(sys, "stderr", None)
    with qt_messages_logged():
        qWarning("of Qt")
    assert "WARNING Qt: of Qt" in kept()


def test_what_qt_says_at_every_frame_is_counted(kept, capsys):
    with qt_messages_logged():
        for _ in range(150):
            qWarning("of Qt")
    assert [line for line in kept() if "of Qt" in line] == [
        "WARNING Qt: of Qt",
        "WARNING for the 10th time: Qt: of Qt",
        "WARNING for the 100th time: Qt: of Qt",
        "WARNING 150 times in all: Qt: of Qt",
    ]
    assert capsys.readouterr().err == "of Qt\n" * 150


def test_the_log_folder_is_one_click_away(empty_window, kept, opened_folders):
    empty_window.named_actions["log-folder"].trigger()
    footer = {button.text(): button for button in empty_window.welcome.findChildren(QPushButton)}
    footer["Log folder"].click()
    assert opened_folders == [log_file().parent] * 2


@pytest.mark.long
def test_the_version_is_in_sight_and_opens_what_is_known_of_the_program(window, kept, opened_folders, qapp):
    assert window.about.button.isVisible()
    assert window.about.button.text() == __version__
    window.about.button.click()
    dialog = window.about.dialog
    assert dialog.isVisible()
    for words in (__version__, "Python 3.", "Qt 6.", "PySide6 6.", "NumPy 2", "pandas", "pyqtgraph 0.14"):
        assert words in dialog.words.text()
    assert str(log_file()) in dialog.words.text()
    dialog.copy.click()
    assert qapp.clipboard().text() == dialog.words.text()
    dialog.folder.click()
    assert opened_folders == [log_file().parent]
    dialog.close()


def test_without_a_log_the_folder_is_not_offered(empty_window, opened_folders):
    empty_window.named_actions["log-folder"].trigger()
    empty_window.named_actions["about"].trigger()
    assert not empty_window.about.dialog.folder.isEnabled()
    assert "no log file" in empty_window.about.dialog.words.text()
    assert opened_folders == []
    empty_window.about.dialog.close()


def test_the_packaged_program_shows_its_licences(qtbot, empty_window, monkeypatch, tmp_path):
    (tmp_path / "THIRD-PARTY-LICENCES.txt").write_text("<b>some</b> licence\n", encoding="utf-8")
    monkeypatch.setattr(about, "resource", tmp_path.joinpath)
    empty_window.about.show()
    empty_window.about.dialog.licences.click()
    qtbot.waitUntil(lambda: empty_window.about.licences is not None)
    assert empty_window.about.licences.text.toPlainText() == "<b>some</b> licence\n"
    assert empty_window.about.licences.text.isReadOnly()
    empty_window.about.dialog.close()


def test_elsewhere_no_licences_are_offered(empty_window):
    empty_window.about.show()
    assert empty_window.about.dialog.licences is None
    empty_window.about.dialog.close()


def test_a_path_that_the_system_asks_for_is_opened_in_the_running_window(qtbot, qapp, empty_window, results):
    follower = FileOpening(empty_window.opening.open_path)
    qapp.installEventFilter(follower)
    with qtbot.waitSignal(empty_window.session.shown_settled, timeout=20_000):
        assert QCoreApplication.sendEvent(qapp, QFileOpenEvent(str(results)))
    qapp.removeEventFilter(follower)
    settle(qtbot, empty_window)
    assert empty_window.session.evaluation.source == results
