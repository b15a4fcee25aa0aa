import pytest

from cmviewer.progress import Cancel, Cancelled, silent


def test_work_goes_on_until_it_is_asked_to_stop():
    cancel = Cancel()
    cancel.check()
    assert not cancel.is_set
    cancel.set()
    assert cancel.is_set
    with pytest.raises(Cancelled):
        cancel.check()


def test_a_wish_to_stop_is_not_an_ordinary_error_and_stays():
    cancel = Cancel()
    cancel.set()
    for _ in range(2):
        with pytest.raises(Cancelled):
            cancel.check()


def test_progress_can_go_to_nobody():
    assert silent("reading", 1, 2) is None
