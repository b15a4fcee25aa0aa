"""Which pair is worst, since when, is epoch 10 better than 9, and what broke: four clicks and two keys."""

import csv

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar

from cmviewer.resources import sample
from tests.gui.conftest import open_path
from tests.gui.working import listed_names, settle


class Hand:
    """Clicks with the mouse, and counts how often."""

    def __init__(self, qtbot, window):
        self.qtbot, self.window, self.clicks = qtbot, window, 0

    def click(self, widget, place):
        self.clicks += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)
        settle(self.qtbot, self.window)

    def tab(self, title):
        for bar in self.window.findChildren(QTabBar):
            for tab in range(bar.count()):
                if bar.tabText(tab) == title and bar.isVisible():
                    self.click(bar, bar.tabRect(tab).center())
                    return
        raise AssertionError(title)

    def row(self, table, words):
        model = table.model()
        row = next(row for row in range(model.rowCount()) if model.index(row, 0).data() == words)
        self.click(table.viewport(), table.visualRect(model.index(row, 0)).center())


def rows_of(file):
    with file.open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def predicted():
    """Truth and prediction of each image at each epoch, as the files say."""
    folder = sample("digits")
    truth = {line["image"]: line["truth"] for line in rows_of(folder / "truth.csv")}
    return {
        file.stem: {line["image"]: (truth[line["image"]], line["prediction"]) for line in rows_of(file)}
        for file in folder.glob("epoch_*.csv")
    }


def test_four_questions_about_digits_take_four_clicks_and_two_keys(qtbot, empty_window):
    window = empty_window
    window.resize(1760, 1000)
    open_path(qtbot, window, sample("digits"))
    settle(qtbot, window)
    session, said, hand = window.session, predicted(), Hand(qtbot, window)
    qtbot.waitUntil(lambda: len(session.counted()) == 12 and window.jobs.is_idle, timeout=20_000)

    QTest.keyClick(window, Qt.Key.Key_J)  # which pair is worst
    settle(qtbot, window)
    pairs = [pair for pair in said["epoch_12"].values() if pair[0] != pair[1]]
    most = max(map(pairs.count, pairs))
    truth, prediction = (
        str(side[0]) for side in (session.state.selection.truth, session.state.selection.prediction)
    )
    assert pairs.count((truth, prediction)) == most

    hand.tab("History")  # since which epoch
    track = window.panels["history"].tiles.tracks[0]
    wanted = [list(said[f"epoch_{n}"].values()).count((truth, prediction)) for n in range(1, 13)]
    assert track.counts.tolist() == wanted
    tiles = window.panels["history"].tiles
    hand.click(tiles, tiles.place(0, 9).toPoint())  # to epoch 10

    hand.tab("Compare")  # is it better than 9
    panel = window.panels["compare"]
    qtbot.waitUntil(lambda: "p = " in panel.verdict.text(), timeout=20_000)
    nine, ten = said["epoch_9"], said["epoch_10"]
    right = {image: (nine[image][0] == nine[image][1], ten[image][0] == ten[image][1]) for image in nine}
    fixed, broken = (
        [image for image in nine if right[image] == pair] for pair in ((False, True), (True, False))
    )
    assert panel.verdict.text().startswith(
        f"A is epoch_9, B is epoch_10. {len(fixed)} fixed, {len(broken)} broken, p = 0.29: these 898 "
        "images cannot tell"
    )

    QTest.keyClick(window.page.matrix, Qt.Key.Key_Escape)
    settle(qtbot, window)
    hand.row(panel.changes, "broken")  # which images broke
    assert sorted(listed_names(window)) == sorted(broken)
    assert hand.clicks == 4
