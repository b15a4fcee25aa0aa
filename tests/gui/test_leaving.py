"""What leaves the window, and what comes into it."""

import csv
import json
from dataclasses import replace

import pytest
from PIL import Image
from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog

from cmviewer.confusion.view_state import Selection, Side, View
from cmviewer.gui.dialogs.export_dialog import ExportDialog
from cmviewer.gui.dialogs.list_dialog import ListDialog
from cmviewer.gui.furnishing import furnished_window
from cmviewer.gui.settings import Settings
from cmviewer.gui.theme import Theme
from cmviewer.readers import Columns
from cmviewer.workspace.look import ColourMap, Diagonal, HeatmapStyle, Look, Scale
from cmviewer.workspace.workspace import Workspace
from tests.gui.conftest import open_path
from tests.gui.working import click_cell, settle


@pytest.fixture
def ask_for(monkeypatch, tmp_path):
    """Answer every question for a file with one in the temporary folder."""

    def answer(name):
        path = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(path))
        for dialog in (ExportDialog, ListDialog):
            monkeypatch.setattr(dialog, "exec", lambda _: QDialog.DialogCode.Accepted)
        return path

    return answer


def test_the_heatmap_is_exported_as_the_window_shows_it(qtbot, window, ask_for):
    path = ask_for("map.png")
    with qtbot.waitSignal(window.exporting.written):
        window.named_actions["export-heatmap"].trigger()
    with Image.open(path) as file:
        assert file.format == "PNG"
        assert file.info["dpi"][0] == pytest.approx(192, abs=1)


@pytest.mark.long
def test_the_matrix_is_exported_whole_with_truth_on_rows_whatever_is_shown(qtbot, window, ask_for):
    path = ask_for("matrix.csv")
    window.session.change(rows=Side.PREDICTION, view=View.ALL, top=1)
    settle(qtbot, window)
    with qtbot.waitSignal(window.exporting.written):
        window.named_actions["export-matrix"].trigger()
    with path.open(newline="", encoding="utf-8") as file:
        lines = list(csv.reader(file))
    classes = window.session.evaluation.classes
    matrix = window.session.shown.counted.matrix
    assert lines[0] == ["truth \\ prediction: epoch_4 · score ≥ 0.00; truth on rows", *classes.names]
    for truth, line in enumerate(lines[1:]):
        assert line[0] == classes.names[truth]
        assert [int(field) for field in line[1:]] == [matrix.count_at(truth, label) for label in range(3)]


@pytest.mark.long
def test_the_example_list_holds_what_is_listed(qtbot, window, ask_for):
    path = ask_for("examples.csv")
    click_cell(window, 0, 0)
    settle(qtbot, window)
    with qtbot.waitSignal(window.exporting.written):
        window.named_actions["export-list"].trigger()
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["image"] for row in rows] == [example.name for example in window.examples.model.examples]


@pytest.mark.long
def test_a_report_is_written_into_a_folder(qtbot, window, ask_for):
    folder = ask_for("report")
    folder.mkdir()
    with qtbot.waitSignal(window.exporting.written, timeout=20_000):
        window.named_actions["export-report"].trigger()
    names = {path.name for path in folder.iterdir()}
    assert {
        "confusion_matrix.csv",
        "class_metrics.csv",
        "examples.csv",
        "heatmap.png",
        "report.html",
        "summary.json",
    } == names


@pytest.mark.long
def test_an_export_that_fails_is_told_in_the_messages(qtbot, window, ask_for):
    ask_for("a file").write_text("")
    ask_for("a file/matrix.csv")
    with qtbot.waitSignal(window.exporting.failed):
        window.named_actions["export-matrix"].trigger()
    assert window.messages.problems.rowCount() >= 1


@pytest.mark.long
def test_the_picture_is_copied(qtbot, window):
    with qtbot.waitSignal(window.exporting.copied):
        window.named_actions["copy-picture"].trigger()
    assert QGuiApplication.clipboard().image().width() > 400


def test_selected_cells_are_copied_as_a_table(qtbot, window):
    window.session.select(Selection(truth=(1,)))
    settle(qtbot, window)
    with qtbot.waitSignal(window.exporting.copied):
        window.named_actions["copy-cells"].trigger()
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    view = window.session.shown.view
    assert lines[0] == ["truth \\ prediction", *view.columns.names]
    assert lines[1] == [view.rows.names[1], *map(str, view.counts[1])]
    assert len(lines) == 2


def test_what_cannot_be_opened_is_a_card_and_no_dialog(qtbot, empty_window, tmp_path):
    with qtbot.waitSignal(empty_window.session.opening_failed, timeout=20_000):
        empty_window.opening.open_path(tmp_path / "nowhere")
    assert empty_window.middle.currentWidget() is empty_window.welcome
    assert empty_window.welcome.trouble.isVisible()
    assert "nowhere" in empty_window.welcome.trouble.problems.index(0).data()


@pytest.mark.long
def test_what_was_open_stays_open_when_something_else_cannot_be_opened(qtbot, window, tmp_path):
    before = window.session.evaluation
    with qtbot.waitSignal(window.session.opening_failed, timeout=20_000):
        window.opening.open_path(tmp_path / "nowhere")
    assert window.session.evaluation is before
    assert "nowhere" in window.messages.problems.index(0).data()


@pytest.mark.long
def test_problems_of_the_files_are_listed_and_announced(qtbot, empty_window, results):
    with (results / "epoch_1.csv").open("a") as file:
        file.write("one,two,three,four,five,six,seven\n")
    with qtbot.waitSignal(empty_window.session.shown_settled, timeout=20_000):
        empty_window.opening.open_path(results)
    assert empty_window.messages.problems.rowCount() >= 1
    assert "to know about these files" in empty_window.page.summary.notes.text()


@pytest.mark.long
def test_reload_reads_the_files_anew(qtbot, window, results):
    (results / "epoch_4.csv").unlink()
    with qtbot.waitSignal(window.session.shown_settled, timeout=20_000):
        window.named_actions["reload"].trigger()
    assert window.session.evaluation.checkpoint_names == ("epoch_1", "epoch_2", "epoch_3")


@pytest.mark.long
def test_choices_are_remembered(qtbot, window, settings, results):
    window.session.change(view=View.COUNTS, background=True, rows=Side.PREDICTION)
    window.close()
    state = settings.workspace().state
    assert (state.view, state.background, state.rows) == (View.COUNTS, True, Side.PREDICTION)
    assert settings.recent[0] == results


def test_settings_survive_and_nonsense_is_as_good_as_nothing(settings, tmp_path):
    look = Look(HeatmapStyle(ColourMap.VIRIDIS, Diagonal.GREEN_RED, Scale.LOG), colour_bar=False)
    settings.remember(Workspace(look=look))
    settings.theme = Theme.DARK
    settings.remember_columns(tmp_path, Columns(truth="a", prediction="b"))
    assert settings.workspace().look == look
    assert settings.theme is Theme.DARK
    assert settings.columns_of(tmp_path) == Columns(truth="a", prediction="b")
    file = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    file.setValue("look/theme", "plaid")
    file.setValue("look/scale", "cubic")
    file.setValue("view/background", 7)
    file.sync()
    assert settings.theme is Theme.SYSTEM
    assert settings.workspace().look.style == replace(look.style, scale=Scale.LINEAR)


def test_settings_of_no_run_before_are_the_defaults(settings):
    assert settings.workspace() == Workspace()
    assert settings.recent == []
    assert isinstance(settings, Settings)
    assert settings.layout is None


@pytest.mark.long
def test_reload_keeps_checkpoint_rule_and_selection(qtbot, window):
    window.session.change(checkpoint=1, selection=Selection((0,), (1,)), top=2)
    settle(qtbot, window)
    window.page.numbers.score.box.setValue(0.4)
    settle(qtbot, window)
    before = window.session.state
    with qtbot.waitSignal(window.session.shown_settled, timeout=20_000):
        window.named_actions["reload"].trigger()
    settle(qtbot, window)
    assert window.session.state == before
    assert window.examples.model.rowCount() == window.session.shown.counted.matrix.count_at(0, 1)


def test_the_headers_follow_the_theme_while_the_window_is_open(qtbot, window, qapp):
    from PySide6.QtGui import QPalette

    from cmviewer.gui.theme import apply_theme

    try:
        apply_theme(qapp, Theme.DARK)
        header = window.examples.header
        qtbot.waitUntil(lambda: header.palette().color(QPalette.ColorRole.WindowText).lightness() > 180)
        pixels = window.examples.header.grab().toImage()
        brightest = max(
            pixels.pixelColor(x, y).lightness() for x in range(pixels.width()) for y in range(pixels.height())
        )
        assert brightest > 180
    finally:
        apply_theme(qapp, Theme.LIGHT)


@pytest.mark.long
def test_long_names_never_widen_the_window(qtbot, empty_window, tmp_path):
    names = [f"a class with quite a long name of its own number {n}" for n in range(3)]
    lines = ["image,truth,prediction", *(f"{n}.png,{names[n % 3]},{names[n % 2]}" for n in range(30))]
    (tmp_path / "epoch_1.csv").write_text("\n".join(lines))
    open_path(qtbot, empty_window, tmp_path)
    width = empty_window.examples.width()
    click_cell(empty_window, 0, 0)
    settle(qtbot, empty_window)
    assert empty_window.examples.width() <= width + 2
    assert empty_window.image.width() <= width + 2


@pytest.mark.long
def test_reload_keeps_the_chosen_classes_ticked(qtbot, window):
    from PySide6.QtCore import Qt

    window.session.change(shown=(0, 2))
    settle(qtbot, window)
    with qtbot.waitSignal(window.session.shown_settled, timeout=20_000):
        window.named_actions["reload"].trigger()
    settle(qtbot, window)
    assert window.session.state.shown == (0, 2)
    ticks = [window.classes.model.index(row).data(Qt.ItemDataRole.CheckStateRole) for row in range(3)]
    assert ticks == [Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.Checked]


@pytest.mark.long
def test_problems_of_a_checkpoint_are_listed_when_it_is_shown(qtbot, empty_window, tmp_path):
    session, messages = empty_window.session, empty_window.messages.problems
    one = {"image_id": 1, "category_id": 1, "bbox": [10, 10, 20, 20]}
    image = {"id": 1, "file_name": "a.jpg", "width": 100, "height": 100}
    whole = {"images": [image], "annotations": [one], "categories": [{"id": 1, "name": "cat"}]}
    files = {"truth": whole, "epoch_1": [one], "epoch_2": [{**one, "score": 0.9}]}
    for name, value in files.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(value))
    with qtbot.waitSignal(session.shown_settled, timeout=20_000):
        empty_window.opening.open_path(tmp_path)
    assert messages.rowCount() == 0
    with qtbot.waitSignal(session.shown_settled, timeout=20_000):
        session.change(checkpoint=0)
    assert [problem.code for problem in messages.problems] == ["score-missing"]
    assert "1 thing to know" in empty_window.page.summary.notes.text()


@pytest.fixture
def moved(qtbot, empty_window, results):
    """A window on the small results, whose images have been moved away and were located there."""
    folder = (results / "images").rename(results.parent / "pictures")
    open_path(qtbot, empty_window, results)
    assert empty_window.session.evaluation.images.find(0) is None
    empty_window.session.locate_images(folder)
    assert empty_window.session.evaluation.images.find(0) == folder / "000.png"
    return folder


@pytest.mark.long
@pytest.mark.parametrize("between", ["nothing", "another folder"])
def test_located_images_are_still_found_after_a_reload(qtbot, empty_window, results, moved, between):
    window = empty_window
    if between == "nothing":
        with qtbot.waitSignal(window.session.shown_settled, timeout=20_000):
            window.named_actions["reload"].trigger()
    else:
        (results.parent / "other").mkdir()
        (results.parent / "other" / "a.csv").write_text("image,truth,prediction\n000.png,cat,dog\n")
        open_path(qtbot, window, results.parent / "other")
        assert window.session.evaluation.images.find(0) is None
        open_path(qtbot, window, results)
    assert window.session.evaluation.images.find(0) == moved / "000.png"
    window.session.select(Selection())
    settle(qtbot, window)
    assert window.image.details.picture.path.parent == moved


@pytest.mark.long
def test_located_images_are_still_found_in_another_run_of_the_program(qtbot, moved, results, settings):
    window = furnished_window(settings)
    qtbot.addWidget(window)
    window.show()
    open_path(qtbot, window, results)
    assert window.session.evaluation.images.find(0) == moved / "000.png"
    window.close()


def test_a_window_that_is_closed_can_be_closed_again(window):
    for _ in range(2):
        assert window.close()


@pytest.mark.long
def test_images_are_found_where_they_lie_once_the_folder_they_were_located_in_is_gone(
    qtbot, empty_window, results, settings
):
    settings.remember_image_root(results, results.parent / "gone")
    open_path(qtbot, empty_window, results)
    assert empty_window.session.evaluation.images.find(0) == results / "images" / "000.png"
