"""The tabs of the tables have their whole names."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar

from cmviewer.resources import sample
from tests.gui.conftest import open_path
from tests.gui.working import settle


def test_names_of_tables_are_whole_and_at_1760_all_have_room(qtbot, empty_window):
    window = empty_window
    window.resize(1760, 1100)
    open_path(qtbot, window, sample("digits"))
    settle(qtbot, window)

    def tables():
        return next((bar for bar in window.findChildren(QTabBar) if bar.count() > 8), None)

    qtbot.waitUntil(lambda: tables() is not None and tables().elideMode() == Qt.TextElideMode.ElideNone)
    tabs = tables()
    assert tabs.usesScrollButtons()
    assert tabs.sizeHint().width() <= tabs.width()
    lines = tabs.fontMetrics()
    for tab in range(tabs.count()):
        assert lines.horizontalAdvance(tabs.tabText(tab)) < tabs.tabRect(tab).width()
