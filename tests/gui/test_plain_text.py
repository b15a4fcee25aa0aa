"""Whatever files and classes are called, the window says just that: no rich text, no shortcut, no control."""

import csv
import json
import re
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QPoint, Qt
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtGui import Qt as QtOfGui
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QMessageBox,
    QTextEdit,
    QToolTip,
    QWidget,
)

from cmviewer.confusion.view_state import Selection
from cmviewer.errors import CmviewerError, Problem
from cmviewer.gui import crash_dialogs
from cmviewer.gui.dialogs.columns_dialog import ColumnsDialog
from cmviewer.gui.opening_menus import recent_words
from cmviewer.gui.plain_text import RichLabel
from cmviewer.readers import Columns, UncertainColumns
from tests.gui.conftest import open_path
from tests.gui.working import click_cell, settle

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")

CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
NAMES = ("<img src='x.png'>R&D", "<b>two</b>\x1b[31m", "&lt;i>\u202egnp.exe\u2066", "<!doctype html>a\x1bb")


def table(path, names, lines):
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([names, *lines])


def of_images(folder):
    """Two checkpoints of samples whose images are not there."""
    for epoch in (1, 2):
        lines = [(f"R&D <b>{n}\x1b.png", NAMES[n % 4], NAMES[(n * epoch) % 4], 0.9) for n in range(24)]
        table(folder / f"<b>R&D\x1b\u202e{epoch}.csv", ("image", "truth", "prediction", "score"), lines)


def of_two_classes(folder):
    """Two classes, one of which has a cut-off."""
    names = ("no", NAMES[0])
    lines = [(f"<i>{n}.png", names[n % 2], n / 24) for n in range(24)]
    table(folder / "R&D.csv", ("image", "truth", "score"), lines)


def of_rows(folder):
    """Samples that are rows."""
    lines = [("<img src='y'>R&D\x1b", n, NAMES[n % 4], NAMES[n % 3]) for n in range(24)]
    table(folder / "R&D<b>.csv", ("<u>text", "R&D\x1b", "truth", "prediction"), lines)


def of_objects(folder):
    """Boxes in images that are not there."""
    images = [{"id": n, "file_name": f"R&D<b>{n}\x1b.jpg", "width": 99, "height": 99} for n in range(4)]
    boxes = [
        {"id": n + 1, "image_id": n % 4, "category_id": n % 4, "bbox": [n, n, 30, 30]} for n in range(12)
    ]
    categories = [{"id": n, "name": name} for n, name in enumerate(NAMES)]
    truth = {"images": images, "annotations": boxes, "categories": categories}
    found = [{**box, "category_id": (box["category_id"] + box["id"] % 2) % 4, "score": 0.8} for box in boxes]
    (folder / "truth.json").write_text(json.dumps(truth))
    (folder / "<b>R&D\x1b1.json").write_text(json.dumps(found))


def check_text(text):
    assert not CONTROLS.search(text), text


def check_tip(text):
    check_text(text)
    assert not QtOfGui.mightBeRichText(text), text


def check_rich(text):
    """Rich text of ours loads nothing and lets no name be markup."""
    check_text(text)
    document = QTextDocument()
    document.setHtml(text)
    assert "\ufffc" not in document.toPlainText(), text  # an image
    assert not re.search("<(img|b>two|!doctype|i>)", text), text


def check_model(model: QAbstractItemModel):
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(min(30, model.rowCount())):
        for column in range(columns):
            index = model.index(row, column)
            check_text(str(index.data(Qt.ItemDataRole.DisplayRole) or ""))
            check_tip(str(index.data(Qt.ItemDataRole.ToolTipRole) or ""))
    for direction, count in (
        (Qt.Orientation.Horizontal, columns),
        (Qt.Orientation.Vertical, min(30, model.rowCount())),
    ):
        for section in range(count):
            check_text(str(model.headerData(section, direction, Qt.ItemDataRole.DisplayRole) or ""))
            check_tip(str(model.headerData(section, direction, Qt.ItemDataRole.ToolTipRole) or ""))


def check(window: QWidget):
    """Look at all that a window says."""
    check_text(window.windowTitle())
    for widget in (window, *window.findChildren(QWidget)):
        check_tip(widget.toolTip())
        if isinstance(widget, QLabel):
            check_label(widget)
        elif isinstance(widget, QAbstractButton):
            check_text(widget.text())
            assert "R&D" not in widget.text()
        elif isinstance(widget, QComboBox):
            check_model(widget.model())
        elif isinstance(widget, QTextEdit):
            assert "\ufffc" not in widget.toPlainText()
    for action in window.findChildren(QAction):
        check_text(action.text())
        check_tip(action.toolTip())
        assert "R&D" not in action.text()
    for model in window.findChildren(QAbstractItemModel):
        check_model(model)


def check_label(label):
    if label.textFormat() is Qt.TextFormat.RichText:
        assert isinstance(label, RichLabel)
        check_rich(label.text())
    elif label.textFormat() is Qt.TextFormat.AutoText:  # Qt's own: of a form, of a tip
        check_tip(label.text())
    else:
        check_text(label.text())
    assert label.buddy() is None or "R&D" not in label.text()


@pytest.mark.parametrize("write", [of_images, of_two_classes, of_rows, of_objects])
def test_nothing_that_the_window_says_is_rich_text(qtbot, empty_window, tmp_path, write):
    window, folder = empty_window, tmp_path / "<img src='z'>R&D\x1b\u202e[*]"
    folder.mkdir()
    write(folder)
    open_path(qtbot, window, folder)
    check(window)
    classes = len(window.session.shown.view.rows)
    assert classes >= 2
    for name in window.docks.offered:
        window.docks.raise_dock(name)
        settle(qtbot, window)
    for cell in ((0, 0), (0, 1), (1, 1)):
        click_cell(window, *cell)
        settle(qtbot, window)
        check(window)
        window.page.matrix.pointing.pointer.tip_asked.emit(QPoint(10, 10))
        check_tip(QToolTip.text())
    window.session.select(Selection())
    settle(qtbot, window)
    window.troubles.show(CmviewerError(Problem("code", NAMES[0] + NAMES[1], NAMES[2], Path(NAMES[1]), 3)))
    check_text(window.statusBar().currentMessage())
    check(window)
    window.troubles.change_reading("truth")
    window.rereading.tell("truth", NAMES[0])
    settle(qtbot, window)
    check(window)
    question = Problem("code", NAMES[0], NAMES[2], Path(NAMES[1]), 3, decision="truth", readings=NAMES)
    window.page.question.ask([question])
    window.page.loud.show_doubts(replace(window.session.evaluation, problems=(question,)), ())
    check(window)
    window.named_actions["close"].trigger()
    window.troubles.show(CmviewerError(question))
    assert len(window.welcome.question.buttons) == len(NAMES)
    check(window)
    assert any("R&&D" in action.text() for action in window.recent.actions())


def test_the_title_says_the_whole_name_of_the_folder(qtbot, empty_window, tmp_path):
    folder = tmp_path / "R&D [*] <b>"
    folder.mkdir()
    of_images(folder)
    open_path(qtbot, empty_window, folder)
    assert empty_window.windowTitle() == "R&D [*][*] <b> – cmviewer"
    assert recent_words(folder).startswith("R&D [*] <b>")


def test_names_are_still_whole_where_they_are_shown(qtbot, empty_window, tmp_path):
    folder = tmp_path / "results"
    folder.mkdir()
    of_images(folder)
    open_path(qtbot, empty_window, folder)
    click_cell(empty_window, 0, 0)
    settle(qtbot, empty_window)
    names = [empty_window.classes.model.index(row).data() for row in range(4)]
    assert NAMES[0] in names  # markup stays, for it is the name
    assert any("\\x1b[31m" in name for name in names)
    assert any("\\u202egnp.exe\\u2066" in name for name in names)
    assert set(names) == set(empty_window.session.shown.view.rows.names)


def test_the_question_about_columns_is_plain(qtbot, empty_window):
    table = SimpleNamespace(
        header=NAMES, file=Path("<b>R&D\x1b.csv"), sample=pd.DataFrame([NAMES, NAMES], dtype=object)
    )
    question = UncertainColumns(table, Columns(truth=NAMES[0]), "why", "truth", NAMES)
    dialog = ColumnsDialog(question, empty_window)
    check(dialog)
    assert dialog.columns().truth == NAMES[0]
    dialog.close()


def test_the_dialog_after_a_crash_is_plain(qtbot, empty_window, monkeypatch):
    monkeypatch.setattr(crash_dialogs, "log_file", lambda: Path("/logs of <b>R&D</b><img src='x'>/a.log"))
    box = crash_dialogs.crash_message_box("a report <b>", empty_window, empty_window.programs)
    assert isinstance(box, QMessageBox)
    box.show()
    QApplication.processEvents()
    check(box)
    labels = [label.text() for label in box.findChildren(QLabel)]
    assert any("<b>R&D</b>" in words.replace("\u2060", "") for words in labels)
    box.close()
