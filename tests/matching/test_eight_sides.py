"""What two shapes share at most, checked against what they share."""

import numpy as np
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from cmviewer.matching.eight_sides import eight_sides, most_shared

corner = st.tuples(st.integers(0, 12), st.integers(0, 12))
shape = st.lists(corner, min_size=3, max_size=8, unique=True).map(
    lambda points: shapely.make_valid(shapely.Polygon(points))
)
shapes = st.lists(shape, min_size=1, max_size=5)


@settings(max_examples=300, deadline=None)
@given(shapes, shapes)
def test_no_two_shapes_share_more_than_is_told(ours, theirs):
    a, b = (side.ravel().astype(np.int32) for side in np.indices((len(ours), len(theirs))))
    one, other = np.array(ours, object), np.array(theirs, object)
    told = most_shared(eight_sides(one), eight_sides(other), a, b)
    shared = shapely.area(shapely.intersection(one[a], other[b]))
    assert (told >= shared - 1e-9).all()
    assert (told >= 0).all()


def test_of_two_equal_shapes_with_eight_sides_all_of_it_is_told():
    eight = np.array([shapely.Polygon([(3, 0), (7, 0), (9, 2), (9, 6), (7, 8), (3, 8), (1, 6), (1, 2)])])
    none = np.zeros(1, np.int32)
    assert most_shared(eight_sides(eight), eight_sides(eight), none, none).tolist() == [eight[0].area]


def test_what_is_empty_or_no_shape_shares_nothing():
    shapes = np.array([None, shapely.Polygon(), shapely.box(1, 1, 4, 4)], object)
    a, b = np.array([0, 1, 2], np.int32), np.array([2, 2, 2], np.int32)
    assert most_shared(eight_sides(shapes), eight_sides(shapes), a, b).tolist() == [0, 0, 9]
