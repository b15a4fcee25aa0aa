"""Where a list stood is where it stands again, also where it is filled later."""

import pytest
from PySide6.QtWidgets import QAbstractSlider, QScrollBar

from cmviewer.gui.window_places import LatePlace


@pytest.fixture
def bar(qtbot):
    made = QScrollBar()
    qtbot.addWidget(made)
    made.setRange(0, 0)
    return made


def test_a_place_that_is_not_there_yet_is_gone_to_once_it_is(bar):
    LatePlace(bar, 40)
    assert bar.value() == 0
    bar.setRange(0, 30)
    assert bar.value() == 30
    bar.setRange(0, 100)
    assert bar.value() == 40


def test_what_is_filled_after_that_moves_nothing(bar):
    bar.setRange(0, 100)
    LatePlace(bar, 40)
    bar.setValue(7)
    bar.setRange(0, 200)
    assert bar.value() == 7


def test_a_person_who_scrolls_meanwhile_is_not_taken_away(bar):
    LatePlace(bar, 40)
    bar.setRange(0, 30)
    bar.triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    bar.setRange(0, 100)
    assert bar.value() == 0


def test_a_list_that_went_elsewhere_by_itself_stays_there(bar):
    LatePlace(bar, 40)
    bar.setRange(0, 30)
    bar.setValue(0)
    bar.setRange(0, 29)
    assert bar.value() == 0


def test_a_list_that_is_emptied_and_filled_again_comes_back_to_its_place(bar):
    LatePlace(bar, 40)
    for most in (30, 0, 100):
        bar.setRange(0, most)
    assert bar.value() == 40
