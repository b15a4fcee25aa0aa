"""A window that is walked at random, saved as a session, and photographed; or opened again and photographed.

python -m tests.gui.session_walk walk SAMPLE SEED COUNT FOLDER
python -m tests.gui.session_walk open FOLDER
"""

import sys
import time
from pathlib import Path
from random import Random

import numpy as np
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from cmviewer.confusion.view_state import Order, View
from cmviewer.gui.application import make_application
from cmviewer.gui.furnishing import furnished_window
from cmviewer.gui.garbage import garbage_collected_here
from cmviewer.gui.heatmap.hues import load_tables
from cmviewer.gui.main_window import MainWindow
from cmviewer.gui.settings import Settings
from cmviewer.gui.theme import Theme, apply_theme
from cmviewer.matching import CountingRule, Match
from cmviewer.readers import OpenRequest
from cmviewer.resources import sample

SIZE = (1440, 900)
SESSION = "walk.cmviewer"
LONGEST = 60.0
PAUSE, BETWEEN = 0.3, 0.05
"""Seconds in which nothing comes any more, at the end and between two actions."""
OFFERS = (
    "view-counts", "view-truth", "view-prediction", "view-all", "background", "transpose", "log",
    "hide-diagonal", "colour-bar", "zoom-in", "zoom-out", "fit", "previous-checkpoint", "next-checkpoint",
    "first-checkpoint", "last-checkpoint", "previous-example", "next-example", "next-example", "fit-image",
    "zoom-object", "truth-boxes", "prediction-boxes", "box-labels", "low-scores", "truth-map",
    "prediction-map", "difference-map", "cell-pixels", "side-by-side", "next-patch", "select-errors",
    "select-correct",
    "select-nothing", "best-thresholds", "undo", "undo", "redo", "back", "back", "forward",
)  # fmt: skip


def main() -> int:
    """Walk or open, as the words say."""
    what, *words = sys.argv[1:]
    folder = Path(words[-1])
    application = make_application()
    load_tables()
    apply_theme(application, Theme.LIGHT)
    with garbage_collected_here():
        store = QSettings(str(folder / f"{what}.ini"), QSettings.Format.IniFormat)
        window = furnished_window(Settings(store))
        window.resize(*SIZE)
        window.show()
        if what == "walk":
            name, seed, count = words[:3]
            window.session.open(OpenRequest(path=sample(name)))
            settle(window)
            walk(window, Random(int(seed)), int(count))
            photograph(window, folder / "before.png")
            window.sessions.save(folder / SESSION)
            settle(window)
        else:
            window.sessions.open(folder / SESSION)
            settle(window)
            photograph(window, folder / "after.png")
        (folder / f"{what}.txt").write_text(repr(window.session.workspace), encoding="utf-8")
        window.close()
        window.deleteLater()
        application.processEvents()
        del window
    application.shutdown()
    return 0


def walk(window: MainWindow, random: Random, count: int) -> None:
    """Do something that a person may do, so often."""
    actions = (
        *[_offer] * 8, *[_click_cell] * 4, _choose_in_a_box, _choose_in_a_box, _filter, _count_a_part,
        _search, _sort_table, _tick, _order, _top, _rule, _click_example, _click_row, _fold, _turn, _dock,
        _opacity,
    )  # fmt: skip
    for _ in range(count):
        random.choice(actions)(window, random)
        settle(window, BETWEEN)  # so that a seed always leads the same way
    settle(window)


def settle(window: MainWindow, pause: float = PAUSE) -> None:
    """Let every job answer, and every pause of typing pass."""
    end, quiet = time.monotonic() + LONGEST, 0.0
    while time.monotonic() < end:
        QApplication.processEvents()
        if not window.jobs.is_idle or not window.thumbnails.is_idle:
            quiet = time.monotonic() + pause
        elif time.monotonic() > quiet > 0:
            return
        elif quiet == 0:
            quiet = time.monotonic() + pause
        QTest.qWait(5)
    raise TimeoutError("a job does not answer")


def photograph(window: MainWindow, file: Path) -> None:
    """Write the picture of the window, without what is no choice: focus, time, what was said last."""
    if (focused := QApplication.focusWidget()) is not None:
        focused.clearFocus()
    window.statusBar().clearMessage()
    window.page.say_selected()
    window.page.numbers.took.clear()
    picture = QImage()
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        settle(window)
        again = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        if again == picture:
            again.save(str(file))
            return
        picture = again
    raise TimeoutError("the window does not come to rest")


def pixels(file: Path) -> np.ndarray:
    """Pixels of a picture, uint32 (H, W)."""
    image = QImage(str(file)).convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width()).copy()


def _offer(window: MainWindow, random: Random) -> None:
    action = window.named_actions[random.choice(OFFERS)]
    if action.isEnabled() and action.isVisible():
        action.trigger()


def _click_cell(window: MainWindow, random: Random) -> None:
    matrix = window.page.matrix
    if window.session.shown is None:
        return
    rows, columns = window.session.shown.view.shape
    place = matrix.cell_middle(random.randrange(rows), random.randrange(columns)).toPoint()
    place = QPoint(matrix.cells_viewport.mapFrom(matrix, place))
    held = random.choice([Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier])
    QTest.mouseClick(matrix.cells_viewport, Qt.MouseButton.LeftButton, held, place)


def _choose_in_a_box(window: MainWindow, random: Random) -> None:
    boxes = [
        box
        for box in (
            window.examples.sort, window.examples.objects.causes, window.examples.objects.grouping,
            window.panels["pairs"].rank, window.panels["thresholds"].threshold,
        )
        if box.isVisible() and box.isEnabled() and box.count()
    ]  # fmt: skip
    if boxes:
        box: QComboBox = random.choice(boxes)
        box.setCurrentIndex(random.randrange(box.count()))
    if window.panels["pairs"].both.isVisible():
        window.panels["pairs"].both.click()


def _filter(window: MainWindow, random: Random) -> None:
    window.examples.query.setText(random.choice(["", "", "1", "errors", "scene", "score > 0.4"]))
    QTest.qWait(200)


def _count_a_part(window: MainWindow, random: Random) -> None:
    window.session.change(subset=random.choice(["", "", "image ~ 1", "not image_width < 100"]))


def _search(window: MainWindow, random: Random) -> None:
    window.classes.search.setText(random.choice(["", "", "1", "e"]))


def _sort_table(window: MainWindow, random: Random) -> None:
    header = window.panels["metrics"].table.horizontalHeader()
    header.setSortIndicator(random.randrange(header.count()), random.choice(list(Qt.SortOrder)))


def _tick(window: MainWindow, random: Random) -> None:
    evaluation = window.session.evaluation
    assert evaluation is not None
    count = len(evaluation.classes)
    some = tuple(sorted(random.sample(range(count), random.randint(2, count))))
    window.session.change(shown=random.choice([None, some]))


def _order(window: MainWindow, random: Random) -> None:
    window.session.change(order=random.choice(list(Order)), view=random.choice(list(View)))


def _top(window: MainWindow, random: Random) -> None:
    if window.classes.top.isEnabled():
        window.classes.top.setValue(random.randint(1, window.classes.top.maximum()))


def _rule(window: MainWindow, random: Random) -> None:
    rule = CountingRule(random.choice([0.0, 0.3, 0.5]), random.choice(list(Match)), random.choice([0.3, 0.5]))
    window.session.set_moving(moving=True)
    window.session.change(rule=rule)
    window.session.set_moving(moving=False)


def _click_example(window: MainWindow, random: Random) -> None:
    model = window.examples.model
    if model.rowCount():
        window.examples.list.setCurrentIndex(model.index(random.randrange(model.rowCount())))


def _click_row(window: MainWindow, random: Random) -> None:
    table = random.choice([window.panels["metrics"].table, window.panels["pairs"].table])
    rows = table.model().rowCount()
    if rows and table.isVisible():
        place = table.visualRect(table.model().index(random.randrange(rows), 0)).center()
        if table.viewport().rect().contains(place):
            QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def _fold(window: MainWindow, random: Random) -> None:
    folds = [window.image.why_fold, window.image.strip_fold, window.image.objects_fold]
    random.choice(folds).heading.click()


def _turn(window: MainWindow, _random: Random) -> None:
    window.faces.turn()


def _dock(window: MainWindow, random: Random) -> None:
    window.docks.raise_dock(random.choice(window.docks.offered))


def _opacity(window: MainWindow, random: Random) -> None:
    if window.image.map_buttons.opacity.isEnabled():
        window.image.map_buttons.opacity.setValue(random.randint(0, 100))


if __name__ == "__main__":
    sys.exit(main())
