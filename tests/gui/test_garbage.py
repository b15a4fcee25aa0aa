"""Garbage is collected in the thread of the window, but not what a worker has in hand."""

import gc
import weakref

import pytest

from cmviewer.gui.garbage import HEAP, PATIENCE, Collecting


class Circle:
    """Goes only when it is collected."""

    def __init__(self):
        self.itself = self


@pytest.fixture
def collecting():
    gc.collect()
    gc.disable()
    yield Collecting()
    gc.enable()


def circle():
    return weakref.ref(Circle())


def test_what_is_garbage_goes_once_there_is_enough(collecting):
    gone = circle()
    some = [[] for _ in range(gc.get_threshold()[0] + 1)]
    collecting.look()
    assert gone() is None
    assert some


def test_while_a_worker_reads_nothing_is_looked_through_but_not_for_ever(collecting):
    gone = circle()
    heap = [[] for _ in range(HEAP + 1)]
    for _ in range(PATIENCE):
        collecting.look()
    assert gone() is not None
    collecting.look()
    assert gone() is None
    assert heap
