"""What stands above the matrix has lines of one height, so that moving a threshold moves nothing else."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget

from cmviewer.gui.elided_labels import OneLine, OneLineOfParts, OneLineOfWords
from cmviewer.gui.examples.image.collapsible import CollapsibleSection
from cmviewer.resources import sample
from tests.gui.conftest import open_path
from tests.gui.working import settle


def test_words_that_are_too_long_are_cut_in_the_middle_and_whole_in_the_tip(qtbot):
    line, words = OneLine(), "a beginning of some words and an ending of others"
    qtbot.addWidget(line)
    line.show()
    line.resize(120, 20)
    height = line.sizeHint().height()
    line.setText(words)
    drawn = super(OneLine, line).text()
    assert drawn.startswith("a beg")
    assert drawn.endswith("ers")
    assert "…" in drawn
    assert line.fontMetrics().horizontalAdvance(drawn) <= 120
    assert line.text() == line.toolTip() == words
    line.resize(2_000, 20)
    assert super(OneLine, line).text() == words
    line.setText("")
    assert line.sizeHint().height() == height


def test_a_caption_ends_between_its_parts_and_says_all_in_the_tip(qtbot):
    line, parts = OneLineOfWords(" · "), ("epoch 1", "by truth", "a part that is far too long for it", "end")
    qtbot.addWidget(line)
    line.show()
    room = line.fontMetrics().horizontalAdvance("epoch 1 · by truth · end · …")
    line.resize(room, 20)
    line.show_parts(parts)
    drawn = super(OneLine, line).text()
    assert drawn.split(" · ") == ["epoch 1", "by truth", "end", "…"]
    assert line.text() == line.toolTip() == " · ".join(parts)
    line.resize(2_000, 20)
    assert super(OneLine, line).text() == line.text()


def test_parts_that_have_no_room_are_dots_and_whole_in_the_tip(qtbot):
    line = OneLineOfParts(" · ", "x")
    qtbot.addWidget(line)
    line.show()
    line.resize(150, 20)
    line.show_parts(("<b>first</b>", "a part that is far too long for such a line", "third"))
    assert super(OneLineOfParts, line).text() == "<b>first</b> · third · …"
    assert "far too long" in line.text()
    assert "far too long" in line.toolTip()
    line.resize(1_000, 20)
    assert super(OneLineOfParts, line).text() == line.text()


@pytest.mark.parametrize("size", [(1024, 640), (1280, 800)])
def test_moving_a_threshold_moves_nothing_else(qtbot, empty_window, size):
    window = empty_window
    window.resize(*size)
    open_path(qtbot, window, sample("digit-scenes"))
    settle(qtbot, window)
    page, rule = window.page, window.session.state.rule
    parts = (page.summary, page.numbers, page.numbers.score, page.matrix, page.checkpoints)
    places = [part.geometry() for part in parts]
    assert page.matrix.width() >= 360
    assert page.matrix.height() >= 300
    for score in (0.9, 0.999, 0.0):
        window.session.change(rule=replace(rule, score=score))
        settle(qtbot, window)
        assert window.session.shown.state.rule.score == score
        assert [part.geometry() for part in parts] == places, score


def test_a_heading_is_cut_at_its_end_for_without_its_middle_it_may_say_something_else(qtbot):
    section = CollapsibleSection(QWidget())
    qtbot.addWidget(section)
    section.set_title("To compare: correct person; no umbrella of another colour is correct")
    section.resize(220, 100)
    section.show()
    words = section.heading.text()
    assert words.startswith("To compare: correct")
    assert words.endswith("…")
    assert section.heading.toolTip().endswith("is correct")
    section.resize(900, 100)
    assert section.heading.text().endswith("is correct")  # as much as there is room for


def test_headings_that_share_a_line_take_what_it_has_and_no_more_than_they_need(qtbot, window):
    window.resize(1280, 800)
    window.session.select(window.session.shown.view.cell(0, 1))
    qtbot.waitUntil(lambda: window.jobs.is_idle)
    heading = window.image.strip_fold.heading
    qtbot.waitUntil(lambda: heading.text() == window.image.strip_fold.title)
    assert heading.width() <= heading.sizeHint().width()
