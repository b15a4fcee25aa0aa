"""Four questions about `digits` in a few clicks, with the answers that its files give in plain loops."""

import csv
import time
from collections import Counter

import pytest
from scipy.stats import binomtest

from cmviewer.confusion.view_state import View
from cmviewer.resources import sample
from tests.gui.conftest import open_path
from tests.gui.working import settle

MINUTE = 60


def column(name, wanted):
    with (sample("digits") / name).open(newline="", encoding="utf-8") as file:
        return {row["image"]: row[wanted] for row in csv.DictReader(file)}


@pytest.mark.long
def test_which_pair_is_worst_since_when_whether_10_beats_9_and_what_broke_is_told_in_a_minute(
    qtbot, empty_window
):
    truth = column("truth.csv", "truth")
    epochs = [column(f"epoch_{epoch}.csv", "prediction") for epoch in range(1, 13)]
    window, began = empty_window, time.monotonic()
    open_path(qtbot, window, sample("digits"))
    session, panels = window.session, window.panels
    for name in ("pairs", "history", "compare"):
        panels[name].set_seen(seen=True)
    settle(qtbot, window)

    panels["pairs"].table.row_chosen.emit(0)  # the worst pair
    settle(qtbot, window)
    selection = session.state.selection
    wrong = Counter((truth[image], said) for image, said in epochs[-1].items() if said != truth[image])
    worst = str(selection.truth[0]), str(selection.prediction[0])
    assert wrong[worst] == max(wrong.values())
    assert window.examples.model.rowCount() == wrong[worst]

    track = panels["history"].tiles.tracks[0]  # since which epoch: its small picture, one click away
    assert track.counts.tolist() == [
        sum((truth[image], said) == worst for image, said in epoch.items()) for epoch in epochs
    ]

    session.change(selection=None, checkpoint=9, view=View.COUNTS)  # whether epoch 10 is better than 9
    settle(qtbot, window)
    became = Counter(
        ("right" if after == truth[image] else "broken")
        if before == truth[image]
        else ("fixed" if after == truth[image] else "wrong")
        for (image, before), after in zip(epochs[8].items(), epochs[9].values(), strict=True)
    )
    assert list(epochs[8]) == list(epochs[9])
    p = binomtest(became["fixed"], became["fixed"] + became["broken"]).pvalue
    words = panels["compare"].verdict.text()
    assert words.startswith("A is epoch_9, B is epoch_10.")
    assert f"{became['fixed']} fixed, {became['broken']} broken, p = {p:.2f}" in words
    assert "cannot tell; at these rates about" in words

    changes = panels["compare"].changes.model().lines  # which images broke
    panels["compare"].changes.row_chosen.emit([name for name, _ in changes].index("broken"))
    settle(qtbot, window)
    listed = {session.evaluation.images.name(one.image) for one in window.examples.model.examples}
    assert listed == {
        image for image, before in epochs[8].items() if before == truth[image] != epochs[9][image]
    }
    assert len(listed) == became["broken"] > 0
    assert time.monotonic() - began < MINUTE
