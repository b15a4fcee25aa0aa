"""A new user with the help page: 20 errors judged, an answer with bounds, wrong labels for CVAT, one page."""

import csv
import re
import shutil
import xml.etree.ElementTree as ET
from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog
from scipy.stats import beta

from cmviewer.gui.dialogs.list_dialog import ListDialog
from cmviewer.resources import resource
from tests.gui.working import settle
from tests.writers.page_reading import read_page

JUDGED = "WFMAWFFMWFAFWMFFWFMF"
"""Keys, in the order of what was drawn."""
WRONG = JUDGED.count("W")


def told_in_the_help():
    """The steps that keep what was seen, as the first page tells them."""
    page = (resource("help") / "index.md").read_text(encoding="utf-8")
    return page.partition("## And keep what you saw")[2].partition("\n## ")[0]


def menu_action(window, path):
    """The action that a path of menus leads to, such as `File → Export list…`."""
    menu, found = window.menuBar(), None
    for name in path.split(" → "):
        [found] = [one for one in menu.actions() if one.text().replace("&", "").split(" (")[0] == name]
        menu = found.menu()
    return found


class Walk:
    """Does what is told, by menus and keys."""

    def __init__(self, qtbot, window):
        self.qtbot, self.window = qtbot, window

    def choose(self, path):
        action = menu_action(self.window, path)
        assert action.isEnabled()
        action.trigger()
        settle(self.qtbot, self.window)

    def press(self, keys):
        self.window.activateWindow()
        QTest.keySequence(self.window, keys)
        settle(self.qtbot, self.window)

    def written(self, path):
        with self.qtbot.waitSignal(self.window.exporting.written, timeout=60_000):
            menu_action(self.window, path).trigger()
        settle(self.qtbot, self.window)


def bounds(wrong, looked_at):
    """Clopper and Pearson's, by SciPy, in whole percents."""
    low = beta.ppf(0.025, wrong, looked_at - wrong + 1) if wrong else 0
    high = beta.ppf(0.975, wrong + 1, looked_at - wrong) if wrong < looked_at else 1
    return f"{100 * wrong / looked_at:.0f} % ({100 * low:.0f} to {100 * high:.0f} %)"


def judge(walk, audit):
    """Open a sample and judge 20 of its errors by keys; return what was drawn."""
    window = walk.window
    menu_action(window, "File → Open sample data → digit-scenes").trigger()
    walk.qtbot.waitUntil(lambda: window.session.shown is not None and window.jobs.is_idle, timeout=30_000)
    walk.choose(audit)
    panel = window.panels["audit"]
    assert (panel.amount.value(), panel.draw.text()) == (20, "Draw")
    panel.draw.click()
    settle(walk.qtbot, window)
    drawn = list(panel.model.examples)
    assert len(drawn) == len(JUDGED) == 20
    for key in JUDGED:
        walk.press(key)
    return drawn


def export_wrong_labels(walk, path, place, monkeypatch):
    """Type what the help says, and write it for CVAT."""

    def chosen(dialog):
        next(one for one in dialog.group.buttons() if one.text().startswith("cvat:")).click()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ListDialog, "exec", chosen)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    line = walk.window.examples.query
    QTest.keyClicks(line, "mark = label-wrong")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle(walk.qtbot, walk.window)
    assert len(walk.window.examples.model.examples) == WRONG
    walk.written(path)


def in_cvat(file):
    """Image, class and mark of each object of a CVAT file."""
    objects = [
        (image.get("name"), shape.get("label"), shape.findtext("attribute[@name='mark']"))
        for image in ET.parse(file).iter("image")
        for shape in image
    ]
    return Counter(objects)


def rows_of(file):
    with file.open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.long
def test_twenty_marks_an_answer_a_list_for_cvat_and_a_page_as_the_help_tells(
    qtbot, empty_window, tmp_path, monkeypatch
):
    window, walk, told = empty_window, Walk(qtbot, empty_window), told_in_the_help()
    paths = re.findall(r"\*(\w+ →\s[^*]+)\*", told)
    audit, export_list, mended, export_report, _ = (" ".join(path.split()) for path in paths)
    for words in ("W", "A", "M", "F", "Shift+W", "mark = label-wrong", "Enter", "cvat"):
        assert f"`{words}`" in told
    assert "draw 20 of the errors" in told

    drawn = judge(walk, audit)
    answer = window.panels["audit"].answer.text()

    cvat, wrong = tmp_path / "wrong.xml", [one for one, key in zip(drawn, JUDGED, strict=True) if key == "W"]
    export_wrong_labels(walk, export_list, cvat, monkeypatch)
    for file, kept in (
        (cvat, [(one.name, one.truth) for one in wrong if not one.is_false_alarm]),
        (
            cvat.with_suffix(".predictions.xml"),
            [(one.name, one.prediction) for one in wrong if not one.is_missed],
        ),
    ):
        assert in_cvat(file) == Counter((*one, "label wrong") for one in kept)

    panel = window.panels["audit"]
    panel.cards.setCurrentIndex(panel.model.index(0))
    settle(qtbot, window)
    walk.press("Shift+W")
    window.marks.marking.dialog.right.setText("seven")
    window.marks.marking.dialog.accept()
    settle(qtbot, window)
    walk.choose(mended)
    assert "as marked" in window.session.shown.evaluation.mended
    assert len(window.examples.model.examples) == WRONG - sum(one.is_missed for one in wrong[1:])
    walk.choose(mended)
    assert window.session.shown.evaluation.mended == ""

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "report"))
    walk.written(export_report)
    listed = rows_of(tmp_path / "report" / "examples.csv")
    errors = sum(row["correct"] == "false" for row in listed)
    assert answer == f"{WRONG} of 20 errors looked at are wrong labels: {bounds(WRONG, 20)} of {errors}."
    assert sum(row["mark"] == "label wrong" for row in listed) == WRONG

    (tmp_path / "elsewhere").mkdir()
    shutil.move(tmp_path / "report" / "report.html", tmp_path / "elsewhere" / "report.html")
    page = read_page(tmp_path / "elsewhere")
    names = page.data["names"]
    shown = Counter(
        (names[str(one["cell"][0])], names[str(one["cell"][1])], one["image"])
        for one in page.data["examples"]
    )
    assert shown == Counter((row["truth"], row["prediction"], row["image"]) for row in listed)
    assert all("picture" in one for one in page.data["examples"])
    assert Counter(one.get("mark") for one in page.data["examples"])["label wrong"] == WRONG
