"""What workers answer, and what follows it, does not come all at once: the window answers between."""

from PySide6.QtCore import QEvent, QObject

from cmviewer.gui.turns import OneATurn


def test_calls_come_in_their_order_one_in_each_turn(qtbot, qapp):
    turns, seen = OneATurn(), []
    for number in range(3):
        turns.put(lambda number=number: seen.append(number))
    assert seen == []
    heaps = []
    while turns.is_waiting:
        before = len(seen)
        qapp.processEvents()
        heaps.append(len(seen) - before)
    assert seen == [0, 1, 2]
    assert max(heaps) == 1


def test_what_follows_comes_once_and_after_all_answers(qtbot):
    turns, seen = OneATurn(), []

    def follow():
        seen.append("follow")

    turns.put_last(follow)
    turns.put(lambda: seen.append("one"))
    turns.put_last(follow)
    turns.put(lambda: seen.append("two"))
    qtbot.waitUntil(lambda: not turns.is_waiting)
    assert seen == ["one", "two", "follow"]


def test_a_call_that_fails_is_told_and_the_others_come(qtbot):
    turns, seen = OneATurn(), []

    def fail():
        raise ZeroDivisionError

    with qtbot.captureExceptions() as errors:
        turns.put(fail)
        turns.put(lambda: seen.append("after"))
        qtbot.waitUntil(lambda: bool(seen))
    assert [kind for kind, _, _ in errors] == [ZeroDivisionError]


class Paints(QObject):
    """Notes when a widget is painted."""

    def __init__(self, widget, seen):
        super().__init__(widget)
        self.seen = seen
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event):  # noqa: N802 - as Qt calls it
        if event.type() == QEvent.Type.Paint:
            self.seen.append("matrix")
        return False


def test_a_checkpoint_is_painted_before_the_lists_and_panels_follow_it(qtbot, window):
    seen = []
    Paints(window.page.matrix.cells_viewport, seen)
    session = window.session
    session.shown_changed.connect(lambda _: seen.append("shown"))
    session.shown_settled.connect(lambda _: seen.append("followed"))
    with qtbot.waitSignal(session.shown_settled):
        session.change(checkpoint=0)
    first = seen.index("shown")
    assert seen[first : seen.index("followed", first)][-1] == "matrix"


def test_a_panel_that_a_new_layout_brings_to_the_front_for_a_moment_computes_nothing(qtbot, window):
    panel, told = window.panels["history"], []
    panel.set_seen = lambda *, seen: told.append(seen)
    qtbot.waitUntil(lambda: window.jobs.is_idle)
    window.docks.reset()
    window.docks["history"].raise_()
    window.docks["metrics"].raise_()
    qtbot.waitUntil(lambda: window.jobs.is_idle)
    assert True not in told
