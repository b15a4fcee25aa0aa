import threading
import time

import pytest

from cmviewer.errors import CmviewerError, Problem
from cmviewer.gui.jobs import Jobs


@pytest.fixture
def jobs(qapp):
    jobs = Jobs(2)
    yield jobs
    jobs.stop()


def fail(error):
    raise AssertionError(error)


def test_a_value_comes_back_in_the_thread_that_asked(qtbot, jobs):
    answers = []
    jobs.start(
        "a",
        lambda _p, _c: threading.current_thread(),
        lambda v: answers.append((v, threading.current_thread())),
        fail,
    )
    qtbot.waitUntil(lambda: bool(answers))
    worker, asker = answers[0]
    assert worker is not threading.main_thread()
    assert asker is threading.main_thread()


def test_the_latest_request_wins_and_the_older_answer_is_dropped(qtbot, jobs):
    gate = threading.Event()
    answers = []
    jobs.start("a", lambda _p, _c: gate.wait(10) and "old", answers.append, fail)
    jobs.start("a", lambda _p, _c: "new", answers.append, fail)
    qtbot.waitUntil(lambda: bool(answers))
    gate.set()
    jobs.start("b", lambda _p, _c: "after", answers.append, fail)
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert answers == ["new", "after"]


def test_an_error_comes_back_as_a_value(qtbot, jobs):
    problem = Problem("code", "what", "mend")
    errors = []

    def work(_progress, _cancel):
        raise CmviewerError(problem)

    jobs.start("a", work, fail, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert errors[0].problems == (problem,)


def test_cancel_answers_at_once_and_reaches_the_work(qtbot, jobs):
    begun, seen = threading.Event(), threading.Event()

    def work(_progress, cancel):
        begun.set()
        while not cancel.is_set:
            threading.Event().wait(0.001)
        seen.set()
        cancel.check()

    jobs.start("a", work, fail, fail)
    assert begun.wait(10)
    jobs.cancel("a")
    assert jobs.is_idle
    assert seen.wait(10)


def test_stopping_waits_until_no_thread_is_left(qapp):
    jobs = Jobs(2)
    begun = threading.Event()

    def work(_progress, cancel):
        begun.set()
        while not cancel.is_set:
            threading.Event().wait(0.001)

    jobs.start("a", work, fail, fail)
    assert begun.wait(10)
    jobs.stop()
    assert not any(thread.name.startswith("cmviewer_") for thread in threading.enumerate())


def test_progress_reaches_the_asking_thread(qtbot, jobs):
    with qtbot.waitSignal(jobs.progressed) as heard:
        jobs.start("a", lambda progress, _c: progress("reading", 3, 9), lambda _v: None, fail)
    assert heard.args == ["a", "reading", 3, 9]


@pytest.mark.parametrize("when", ["at once", "while it works"])
def test_closing_in_the_middle_of_a_load_ends_in_order(qtbot, empty_window, results, when):
    from cmviewer.readers import OpenRequest

    empty_window.session.open(OpenRequest(path=results))
    if when == "while it works":
        with qtbot.waitSignal(empty_window.session.opened, timeout=20_000):
            pass
    empty_window.close()
    assert not empty_window.isVisible()


def test_work_that_is_overtaken_before_it_has_a_thread_is_never_done(qtbot):
    jobs, gate, done = Jobs(1), threading.Event(), []
    answers = []
    try:
        jobs.start("busy", lambda _p, _c: gate.wait(10), answers.append, fail)
        for number in range(5):
            jobs.start("a", lambda _p, _c, number=number: done.append(number), answers.append, fail)
        assert jobs.is_running("a")
        gate.set()
        qtbot.waitUntil(lambda: jobs.is_idle)
    finally:
        jobs.stop()
    assert done == [4]
    assert not jobs.is_running("a")


def broken_down_at(gate):
    """Work that waits for a gate, and has a fault of its own behind it."""

    def work(_progress, _cancel):
        gate.wait(10)
        raise ZeroDivisionError

    return work


@pytest.mark.parametrize("way", ["overtaken", "cancelled"])
def test_a_fault_of_a_job_that_nobody_waits_for_is_raised_all_the_same(qtbot, jobs, way):
    begun, gate, answers = threading.Event(), threading.Event(), []
    work = broken_down_at(gate)
    jobs.start("a", lambda progress, cancel: begun.set() or work(progress, cancel), fail, fail)
    assert begun.wait(10)
    with qtbot.capture_exceptions() as raised:
        if way == "overtaken":
            jobs.start("a", lambda _p, _c: "new", answers.append, fail)
        else:
            jobs.cancel("a")
        gate.set()
        qtbot.waitUntil(lambda: bool(raised))
        qtbot.waitUntil(lambda: jobs.is_idle)
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]
    assert answers == (["new"] if way == "overtaken" else [])


def test_a_problem_of_a_job_that_was_overtaken_is_dropped(qtbot, jobs):
    begun, gate, answers = threading.Event(), threading.Event(), []

    def work(_progress, _cancel):
        begun.set()
        gate.wait(10)
        raise CmviewerError(Problem("code", "what", "mend"))

    jobs.start("a", work, fail, fail)
    assert begun.wait(10)
    with qtbot.capture_exceptions() as raised:
        jobs.start("a", lambda _p, _c: "new", answers.append, fail)
        gate.set()
        jobs.stop()
    assert raised == []


def test_a_fault_while_everything_stops_is_heard_of_and_work_without_a_thread_is_none(qtbot):
    jobs, begun = Jobs(1), threading.Event()

    def work(_progress, cancel):
        begun.set()
        while not cancel.is_set:
            threading.Event().wait(0.001)
        raise ZeroDivisionError

    jobs.start("a", work, fail, fail)
    jobs.start("waits", lambda _p, _c: None, fail, fail)
    assert begun.wait(10)
    with qtbot.capture_exceptions() as raised:
        jobs.stop()
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]


def test_a_job_that_is_asked_to_stop_says_that_it_did(qtbot, jobs):
    begun = threading.Event()

    def work(_progress, cancel):
        begun.set()
        while True:
            cancel.check()

    jobs.start("a", work, fail, fail)
    assert begun.wait(10)
    with qtbot.waitSignal(jobs.stopped):
        jobs.ask_to_stop("a")
        assert jobs.is_running("a")
    assert jobs.is_idle


def test_a_job_that_is_asked_too_late_gives_its_answer_and_says_so(qtbot, jobs):
    begun, gate, said = threading.Event(), threading.Event(), []

    def work(_progress, _cancel):
        begun.set()
        return gate.wait(10) and "done"

    jobs.too_late.connect(lambda key: said.append(("too late", key)))
    jobs.start("a", work, said.append, fail)
    assert begun.wait(10)
    jobs.ask_to_stop("a")
    gate.set()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert said == ["done", ("too late", "a")]


def test_stopping_leaves_work_behind_that_does_not_end(qapp):
    jobs, begun, gate, answers = Jobs(2), threading.Event(), threading.Event(), []

    def work(progress, _cancel):
        begun.set()
        gate.wait(60)
        progress("working", 1, 2)
        return threading.current_thread()

    jobs.progressed.connect(lambda *said: answers.append(said))
    jobs.start("a", work, answers.append, fail)
    assert begun.wait(10)
    [thread] = [one for one in threading.enumerate() if one.name.startswith("cmviewer_")]
    try:
        began = time.monotonic()
        jobs.stop()
        assert time.monotonic() - began < 2
        assert thread.is_alive()
    finally:
        gate.set()
        thread.join(10)
    qapp.processEvents()
    assert answers == []


def test_what_rests_is_spared_by_what_overtakes_it_and_begins_where_nothing_does(qtbot, jobs):
    ran, answers = [], []
    for number in range(3):
        jobs.start("slow", lambda _p, _c, number=number: ran.append(number), answers.append, fail, rest=60)
        assert jobs.is_running("slow")
        assert not jobs.is_idle
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert ran == [2]
    assert len(answers) == 1


def test_what_rests_is_not_begun_once_it_was_cancelled(qtbot, jobs):
    ran = []
    jobs.start("slow", lambda _p, _c: ran.append(1), fail, fail, rest=20)
    jobs.cancel("slow")
    assert jobs.is_idle
    qtbot.wait(60)
    assert ran == []
