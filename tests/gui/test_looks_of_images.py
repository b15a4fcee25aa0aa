"""Brightness and blur in the window: measured by the job that asks, and anew where images are found."""

import csv

import pytest

from cmviewer.readers.files.picture_looks import PictureLooks
from tests.gui.working import listed_names, settle


def cats(results):
    """Images of the class whose pictures are dark: each of their pixels is 60 of 255."""
    with (results / "truth.csv").open(newline="") as file:
        return [row["image"] for row in csv.DictReader(file) if row["truth"] == "cat"]


def counted(window):
    return int(window.session.shown.matrix.count.sum())


def test_a_list_and_a_subset_by_brightness_are_what_a_loop_finds_with_progress(
    qtbot, window, results, monkeypatch
):
    said, measured = [], PictureLooks._measured
    window.jobs.progressed.connect(lambda job, what, _done, total: said.append((job, what, total)))
    asked = []
    monkeypatch.setattr(
        PictureLooks, "_measured", lambda *them: asked.append(1) or measured(*them)
    )  # whether it is measured at all; what it gives is compared
    line = window.examples.query
    line.setText("brightness < 0.3")
    line.ask()
    settle(qtbot, window)
    assert sorted(listed_names(window)) == sorted(cats(results))
    assert ("examples", "Measuring brightness and blur", 60) in said
    window.session.change(subset="blur < 0.001, not brightness > 0.3")
    settle(qtbot, window)
    assert counted(window) == len(cats(results))
    assert len(asked) == 1


@pytest.mark.long
def test_a_subset_is_counted_anew_where_its_images_are_found(qtbot, window, results, tmp_path):
    moved = tmp_path / "elsewhere"
    (results / "images").rename(moved)
    window.session.change(subset="brightness < 0.3")
    settle(qtbot, window)
    assert counted(window) == 0
    window.session.locate_images(moved)
    settle(qtbot, window)
    assert counted(window) == len(cats(results))
    assert window.session.shown.counted is not None
    counts = window.session.counting.counts_by_checkpoint().values()
    assert [int(one.matrix.count.sum()) for one in counts] == [len(cats(results))] * 4


@pytest.mark.long
def test_measuring_for_a_subset_is_given_up_by_cancel(qtbot, window, monkeypatch):
    stopped = []

    def wait(_looks, _images, progress, cancel):
        progress("Measuring brightness and blur", 1, 60)
        cancel._event.wait(20)
        stopped.append(1)
        cancel.check()

    monkeypatch.setattr(PictureLooks, "_measured", wait)
    before = counted(window)
    window.session.change(subset="brightness < 0.3")
    qtbot.waitUntil(lambda: "Measuring" in window.progress.words and window.progress.isVisible())
    window.progress.cancel.click()
    qtbot.waitUntil(lambda: window.jobs.is_idle and bool(stopped))
    assert counted(window) == before
