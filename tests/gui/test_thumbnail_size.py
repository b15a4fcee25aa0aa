"""The small pictures have the size that a person gives them, and one row of them is always whole."""

import pytest

from cmviewer.confusion.view_state import Selection, Which
from cmviewer.gui.examples.listing.cards import LEAST_SIDE, fitting
from cmviewer.gui.examples.listing.delegate import card_size
from cmviewer.gui.examples.listing.size_slider import SizeSlider
from tests.gui.working import settle


def test_the_slider_sizes_the_pictures_and_is_remembered(qtbot, window, settings):
    window.session.select(Selection(which=Which.ALL))
    settle(qtbot, window)
    slider, cards = window.examples.findChild(SizeSlider), window.examples.list
    small = cards.gridSize()
    slider.sliderPressed.emit()
    for side in (140, 200, 240):
        slider.setValue(side)
    slider.sliderReleased.emit()
    assert cards.gridSize().width() >= small.width() + 100
    window.examples.list.viewport().grab()
    qtbot.waitUntil(lambda: window.thumbnails.is_idle and window.thumbnails.kept > 0)
    first = window.thumbnails.get(window.examples.model.examples[0].image)
    assert max(first.pixmap.width(), first.pixmap.height()) >= 240  # made anew, not blown up
    window.session.undo()
    assert slider.value() == 112  # the whole drag was one choice
    assert cards.gridSize() == small
    slider.setValue(160)
    settings.remember(window.session.workspace)
    assert settings.workspace().panels.thumbnail == 160


@pytest.mark.parametrize("lines", [2, 3])
@pytest.mark.parametrize("wanted", [64, 90, 112])
def test_one_row_of_cards_is_whole_in_a_low_list(lines, wanted):
    for height in range(90, 500, 7):
        side, shown = fitting(wanted, lines, height)
        assert card_size(side, shown).height() <= height or side == LEAST_SIDE
        assert LEAST_SIDE <= side <= wanted
        assert shown in (1, lines)
        if card_size(wanted, lines).height() <= height:
            assert (side, shown) == (wanted, lines)
    assert fitting(320, lines, 100) == (320, lines)  # a person has asked for it
