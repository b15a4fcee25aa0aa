"""What is dragged over the window is told what will happen; a drop opens, asks which, and moves nothing."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

Drop = Qt.DropAction
NO_KEYS = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


def carry(window, urls, actions=Drop.CopyAction | Drop.MoveAction, *, lets_go=True):
    """Drag over the window, and let go; return the event of the last move and that of the drop."""
    data = QMimeData()
    data.setUrls(urls)
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(50, 60), actions, data, *NO_KEYS))
    move = QDragMoveEvent(QPoint(55, 60), actions, data, *NO_KEYS)
    move.ignore()
    QApplication.sendEvent(window, move)
    said = window.dropping.veil.words if window.dropping.veil.isVisible() else None
    drop = QDropEvent(QPointF(55, 60), actions, data, *NO_KEYS)
    if lets_go:
        QApplication.sendEvent(window, drop)
    else:
        QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window.dropping.veil.isVisible()
    return said, move, drop


def test_a_folder_that_is_dropped_is_opened_and_copied_not_moved(qtbot, empty_window, results):
    url = QUrl.fromLocalFile(str(results))
    said, move, _ = carry(empty_window, [url], lets_go=False)
    assert said == f"Drop to open {results.name}"
    assert move.isAccepted()
    with qtbot.waitSignal(empty_window.session.shown_settled, timeout=20_000):
        _, _, drop = carry(empty_window, [url, url])
    assert drop.dropAction() is Drop.CopyAction
    assert empty_window.session.evaluation.source == results


@pytest.mark.parametrize(
    ("urls", "actions", "why"),
    [
        ([QUrl("https://example.org/results")], Drop.CopyAction, "of this machine"),
        ([], Drop.CopyAction, "of this machine"),
        ([QUrl.fromLocalFile("/tmp")], Drop.MoveAction, "moves nothing"),
    ],
)
def test_what_is_not_taken_says_why(empty_window, urls, actions, why, monkeypatch):
    monkeypatch.setattr(empty_window.opening, "open_path", lambda _path: pytest.fail("it was opened"))
    said, move, _ = carry(empty_window, urls, actions)
    assert why in said
    assert not move.isAccepted()


def test_of_several_things_a_person_says_which(qtbot, empty_window, tmp_path, monkeypatch):
    opened, paths = [], [tmp_path / "a&b", tmp_path / "c"]
    monkeypatch.setattr(empty_window.opening, "open_path", opened.append)
    said, _, _ = carry(empty_window, [QUrl.fromLocalFile(str(path)) for path in paths])
    assert said == "Drop to choose which of these two is opened, or to compare them"
    assert opened == []
    entries = [one for one in empty_window.dropping.menu.actions() if not one.isSeparator()]
    assert [one.text() for one in entries] == [
        "Open a&&b",
        "Open c",
        "Open a&&b, and compare it with c",
        "Open c, and compare it with a&&b",
    ]
    entries[1].trigger()
    assert opened == [paths[1]]
    empty_window.dropping.menu.close()
