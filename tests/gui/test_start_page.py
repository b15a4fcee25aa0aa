import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QToolButton, QWidget

from cmviewer.errors import Problem
from cmviewer.gui.furnishing import furnished_window
from cmviewer.gui.panels.welcome import Welcome
from cmviewer.gui.theme import Theme, apply_theme
from cmviewer.gui.window_frame import first_size
from cmviewer.readers import OpenRequest
from cmviewer.resources import SAMPLES


@pytest.fixture
def page(qtbot):
    page = Welcome()
    qtbot.addWidget(page)
    page.resize(1024, 560)
    page.show_recent([Path("/data/runs of yesterday"), Path("/data") / "a deep folder" / ("x" * 300)])
    page.show()
    return page


def test_no_button_is_cut_off_in_the_smallest_window(page):
    for button in page.findChildren(QPushButton):
        assert button.width() >= button.sizeHint().width(), button.text()
        assert page.rect().contains(button.geometry().translated(button.parentWidget().mapTo(page, QPoint())))


def test_a_long_path_is_whole_in_its_tooltip(page):
    long = max(page.findChildren(QPushButton), key=lambda button: len(button.toolTip()))
    assert "…" in long.text()
    assert long.toolTip().endswith("x" * 300)


def test_what_was_open_before_can_be_read_after_the_theme_changes(page, qapp):
    recent = next(b for b in page.findChildren(QPushButton) if b.text().startswith("runs of yesterday"))
    for theme in (Theme.LIGHT, Theme.DARK, Theme.LIGHT):
        apply_theme(qapp, theme)
        picture = page.grab(
            recent.geometry().translated(recent.parentWidget().mapTo(page, QPoint()))
        ).toImage()
        shades = {
            picture.pixelColor(x, y).lightness()
            for x in range(picture.width())
            for y in range(picture.height())
        }
        assert max(shades) - min(shades) > 120, theme


def cut_off(page):
    """Widgets of the page that are not whole: outside their parent, or smaller than what they hold."""
    cut = []
    for widget in page.findChildren(QWidget):
        if not widget.isVisible():
            continue
        size, least = widget.size(), widget.minimumSizeHint()
        in_parent = widget.parentWidget().rect().contains(widget.geometry())
        in_page = page.rect().contains(widget.rect().translated(widget.mapTo(page, QPoint())))
        is_high = not widget.hasHeightForWidth() or size.height() >= widget.heightForWidth(size.width())
        fits = size.width() >= least.width() and size.height() >= least.height()
        if isinstance(widget, QLabel) and not widget.pixmap().isNull():
            fits = widget.contentsRect().size() == widget.pixmap().deviceIndependentSize().toSize()
        if not (in_parent and in_page and is_high and fits):
            cut.append((type(widget).__name__, getattr(widget, "text", str)(), widget.geometry()))
    return cut


@pytest.mark.long
@pytest.mark.parametrize("size", [None, (1440, 900), (1280, 800), (1024, 640)], ids=str)
@pytest.mark.parametrize("recent", [0, 5])
def test_the_start_page_is_whole_at_first_start_and_in_the_smallest_window(
    qtbot, qapp, settings, size, recent
):
    for number in range(recent):
        settings.remember_path(Path("/data") / f"run {number}")
    window = furnished_window(settings)
    qtbot.addWidget(window)
    if size is not None:
        window.resize(*size)
    window.show()
    qapp.processEvents()
    try:
        assert window.welcome.recent.count() == (recent + 1 if recent else 0)
        assert cut_off(window.welcome) == []
    finally:
        window.close()


@pytest.mark.parametrize(
    ("screen", "size"),
    [
        ((1920, 1040), (1440, 900)),
        ((1366, 738), (1350, 690)),
        ((1280, 800), (1264, 752)),
        ((800, 600), (1024, 640)),
    ],
    ids=str,
)
def test_the_window_is_first_no_larger_than_the_screen(screen, size):
    assert first_size(QSize(*screen)) == QSize(*size)


@pytest.mark.long
def test_what_does_not_fit_can_be_scrolled_to(qtbot, page, qapp):
    problem = Problem("code", "what", "mend", Path("/data/a file"))
    page.show_problems((problem,) * 3)
    page.show_recent([Path("/data") / f"run {number}" for number in range(5)])
    page.resize(800, 300)
    qapp.processEvents()
    [area] = page.findChildren(QScrollArea)
    assert area.verticalScrollBar().maximum() > 0
    assert area.horizontalScrollBar().maximum() == 0
    qtbot.waitUntil(lambda: cut_off(area.widget()) == [])


def test_what_is_being_opened_stands_in_place_with_its_step_and_can_be_stopped(qtbot, empty_window):
    window, may_go = empty_window, threading.Event()

    def slow(_request, progress, cancel):
        progress("reading tables", 30, 120)
        while not may_go.wait(0.01):
            cancel.check()

    window.session.opener = slow
    window.session.open(OpenRequest(path=Path("/data/runs of yesterday")))
    card = window.welcome.opening
    assert card.isHidden()  # what is quick is not spoken of
    qtbot.waitUntil(card.isVisible)
    assert card.name.text() == "Opening runs of yesterday"
    assert card.place.text() == str(Path("/data/runs of yesterday"))
    qtbot.waitUntil(lambda: card.step.text() == "reading tables 30 of 120")
    assert card.bar.text() == "25%"
    assert cut_off(window.welcome) == []
    assert not any(button.isVisible() for button in window.welcome.findChildren(QToolButton))
    card.cancel.click()
    assert card.isHidden()
    assert all(button.isVisible() for button in window.welcome.findChildren(QToolButton))
    qtbot.waitUntil(lambda: window.jobs.is_idle)
    assert window.session.evaluation is None


def test_there_is_a_card_for_each_task(qtbot, page):
    cards = page.findChildren(QToolButton)
    assert [card.text().splitlines()[-1] for card in cards] == [f"sample {name}" for name in SAMPLES]
    for card, name in zip(cards, SAMPLES, strict=True):
        with qtbot.waitSignal(page.sample_asked) as asked:
            card.click()
        assert asked.args == [name]
