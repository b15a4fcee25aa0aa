"""Names of classes shrink before any is left out, and the one that is asked for is always written."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF

from cmviewer.confusion.view_state import Selection
from cmviewer.gui.heatmap.axis_texts import AIR, column_labels, row_labels, totals_font
from cmviewer.gui.heatmap.fonts import LEAST, name_font, pitch, sized
from cmviewer.gui.heatmap.label_places import spaced
from cmviewer.gui.heatmap.lying_names import lines_of, lying_size
from cmviewer.gui.heatmap.viewport import Viewport
from cmviewer.gui.theme import bundled_font
from tests.gui.conftest import open_path
from tests.gui.working import settle

FRUIT = ["apple", "orange", "pear", "plum", "cherry", "lemon", "melon", "grape", "peach", "banana"]


def write_classes(folder, count):
    """Write results of so many classes, with mistakes, and no images."""
    random = np.random.default_rng(count)
    names = [f"{FRUIT[label % 10]} {label}" for label in range(count)]
    truth = np.concatenate([np.arange(count), random.integers(0, count, 40 * count)])
    wrong = random.random(len(truth)) < 0.3
    predicted = np.where(wrong, (truth + random.integers(1, 9, len(truth))) % count, truth)
    pairs = zip(truth.tolist(), predicted.tolist(), strict=True)
    lines = [f"{at}.png,{names[one]},{names[other]}" for at, (one, other) in enumerate(pairs)]
    folder.mkdir()
    (folder / "model.csv").write_text("\n".join(["image,truth,prediction", *lines]))
    return folder


def written(window):
    """Rows and columns whose names are written now."""
    matrix = window.page.matrix
    geometry, font, (rows, columns) = matrix.zooming.viewport.geometry(), matrix.font(), matrix.marks.lit
    labels = row_labels(font, matrix.view.rows, geometry, rows)
    return labels, column_labels(font, matrix.view.columns, geometry, columns)


def test_all_names_of_forty_classes_are_written_on_a_laptop(qtbot, empty_window, tmp_path):
    empty_window.resize(1280, 800)
    open_path(qtbot, empty_window, write_classes(tmp_path / "forty", 40))
    settle(qtbot, empty_window)
    assert [len(labels) for labels in written(empty_window)] == [40, 40]


def test_the_names_of_what_is_selected_or_pointed_at_are_written_among_hundreds(
    qtbot, empty_window, tmp_path
):
    open_path(qtbot, empty_window, write_classes(tmp_path / "hundreds", 300))
    matrix, font = empty_window.page.matrix, empty_window.page.matrix.font()
    for cell in ((101, 202), (102, 201), (299, 0)):
        empty_window.session.select(Selection((cell[0],), (cell[1],)))
        places = [[place for place, _ in labels] for labels in written(empty_window)]
        assert all(place in labels for place, labels in zip(cell, places, strict=True))
        assert all(15 < len(labels) < 60 for labels in places)
        for labels, size in zip(
            written(empty_window),
            (matrix.zooming.viewport.cell.height(), matrix.zooming.viewport.cell.width()),
            strict=True,
        ):
            gaps = [after - before for (_, before), (_, after) in pairwise(labels)]
            assert min(gaps) >= pitch(name_font(font, size)) - 1e-6
    matrix.pointing.hovered.emit((5, 7))
    matrix.pointing._hover(matrix.zooming.viewport.geometry().rect(77, 166).center())
    places = [[place for place, _ in labels] for labels in written(empty_window)]
    assert 77 in places[0]
    assert 166 in places[1]


@pytest.mark.parametrize("count", [2, 12, 40, 90])
def test_no_name_is_left_out_while_a_smaller_font_would_have_room(qapp, count):
    for height in (9 * count, 14 * count, 40 * count):
        font = name_font(bundled_font(), height / count)
        assert LEAST <= font.pixelSize() <= 14
        assert pitch(font) <= height / count


@given(
    middles=st.lists(st.floats(0, 500), min_size=1, max_size=60, unique=True),
    needed=st.floats(1, 60),
    wanted=st.integers(0, 59),
)
def test_of_labels_that_are_too_near_the_one_that_is_wanted_stays(middles, needed, wanted):
    labels = list(enumerate(sorted(middles)))
    wanted %= len(labels)
    kept = spaced(labels, needed, [wanted])
    assert labels[wanted] in kept
    assert all(after - before >= needed - 1e-3 for (_, before), (_, after) in pairwise(kept))
    left = [label for label in labels if label not in kept]
    assert all(min(abs(middle - other) for _, other in kept) < needed for _, middle in left)


def test_one_long_name_does_not_turn_the_others(qapp):
    font = bundled_font()
    assert lying_size(("cat", "dog", "background"), font, 50) == 14
    assert lying_size(("cat", "dog", "a stranger of many words"), font, 50) == 14
    assert lying_size(("elephant", "rhinoceros", "hippopotamus"), font, 50) is None
    assert lying_size(FRUIT, font, 42) in (10, 11)  # smaller rather than turned
    large = name_font(font, 40)
    assert lines_of("(no prediction)", large, 300)[1] == ["(no prediction)"]
    assert lines_of("(no prediction)", large, 90)[1] == ["(no", "prediction)"]
    smaller, lines = lines_of("(no prediction)", large, 52)
    assert lines == ["(no", "prediction)"]
    assert LEAST <= smaller.pixelSize() < large.pixelSize()


@pytest.mark.parametrize("count", [2, 3])
def test_few_classes_fill_the_room_they_have(count):
    from PySide6.QtCore import QSizeF

    for width, height in ((400, 420), (640, 500), (900, 700)):
        content = Viewport(QSizeF(width, height), (count, count)).content
        assert content.width() > 0.99 * width or content.height() > 0.99 * height


def test_totals_shrink_before_any_is_left_out(qapp):
    font, pairs = bundled_font(), [("1.40M", "99.0"), ("11.1k", "60.2")]
    least = QFontMetricsF(sized(font, LEAST)).horizontalAdvance("1.40M") + 4 + AIR
    sizes = [totals_font(font, pairs, width)[0].pixelSize() for width in (100, least + 1)]
    assert sizes == [13, LEAST]
    assert totals_font(font, pairs, least + 1)[1] + AIR <= least + 1
    assert totals_font(font, pairs, least - 1)[1] + AIR > least - 1  # some are left out
