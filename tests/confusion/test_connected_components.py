import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmviewer.confusion.connected_components import connected_components


def flooded(inside):
    """Size and box of each patch, found pixel by pixel."""
    left = {(int(y), int(x)) for y, x in zip(*np.nonzero(inside), strict=True)}
    found = []
    while left:
        waiting, patch = [left.pop()], []
        while waiting:
            y, x = waiting.pop()
            patch.append((y, x))
            around = {(y + down, x + across) for down in (-1, 0, 1) for across in (-1, 0, 1)} & left
            left -= around
            waiting += around
        rows, columns = [y for y, _ in patch], [x for _, x in patch]
        found.append((len(patch), min(columns), min(rows), max(columns) + 1, max(rows) + 1))
    return sorted(found)


def listed(patches):
    return [(pixels, *box) for pixels, box in zip(patches.pixels.tolist(), patches.box.tolist(), strict=True)]


@settings(max_examples=400, deadline=None)
@given(st.integers(1, 14), st.integers(1, 14), st.floats(0, 1), st.integers(0, 2**32 - 1))
def test_patches_are_those_of_a_flood_fill(height, width, share, seed):
    inside = np.random.default_rng(seed).random((height, width)) < share
    assert sorted(listed(connected_components(inside))) == flooded(inside)


def test_the_largest_patch_comes_first():
    inside = np.zeros((4, 12), np.bool_)
    inside[0, 0] = inside[1:4, 3:6] = inside[2, 8:12] = True
    assert listed(connected_components(inside)) == [(9, 3, 1, 6, 4), (4, 8, 2, 12, 3), (1, 0, 0, 1, 1)]


def test_pixels_that_touch_at_a_corner_are_one_patch_and_the_ends_of_rows_do_not_touch():
    assert len(connected_components(np.array([[1, 0], [0, 1]], np.bool_))) == 1
    assert len(connected_components(np.array([[0, 0, 1], [1, 0, 0]], np.bool_))) == 2


@pytest.mark.parametrize("value", [True, False])
def test_an_image_of_one_kind_is_one_patch_or_none(value):
    assert len(connected_components(np.full((300, 200), value))) == int(value)


def test_a_winding_line_is_one_patch():
    inside = np.zeros((101, 101), np.bool_)
    inside[::2] = True
    inside[1::4, -1] = inside[3::4, 0] = True
    assert listed(connected_components(inside)) == [(int(inside.sum()), 0, 0, 101, 101)]
