"""What rows of YOLO labels are: boxes or polygons, with a score or a track's number behind them."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

_BOX: Final = 5
_POLYGON: Final = 7
_SURE_POLYGON: Final = 9


@dataclass(frozen=True, eq=False)
class Shapes:
    """What each row is, bool (R,) each; what is neither box nor polygon is bad.

    tracked: a tracker's number of the object stands last, behind the score if there is one.
    """

    box: NDArray[np.bool_]
    polygon: NDArray[np.bool_]
    scored: NDArray[np.bool_]
    tracked: NDArray[np.bool_]

    @staticmethod
    def of(count: NDArray[np.int64], last: NDArray[np.float64], keypoints: int) -> "Shapes":
        """Tell them by numbers of words and the last one, which is a score, a track's number or a coordinate.

        keypoints, so many numbers, stand behind the box and before the score. A few words more than a box
        are no polygon, unless other rows have so many that they must be one.
        """
        plain, six, seven = (count == _BOX + keypoints + more for more in range(3))
        is_track = (np.floor(last) == last) & (last >= 1)
        only_tracks = six.any() and is_track[six].all() and (last[six] > 1).any()
        tracked = (six & only_tracks) | (seven & (is_track | ~seven).all())
        scored = (six & ~tracked) | (seven & tracked)
        box = plain | six | (seven & tracked)
        if keypoints:
            return Shapes(box, np.zeros(len(count), np.bool_), scored, tracked)
        polygon = (count >= (_POLYGON if (count >= _SURE_POLYGON).any() else _SURE_POLYGON)) & ~box
        return Shapes(box, polygon, scored | (polygon & (count % 2 == 0)), tracked)


def are_plain(count: NDArray[np.int64], last: NDArray[np.float64], keypoints: int) -> bool:
    """Whether rows are what they are whatever other rows are: boxes and polygons with scores, and no more.

    count, last: words of each row, and its last number, as in `Shapes.of`. Where no row of any part is
    otherwise, a part has the shapes that it has among all.
    """
    box = (count == _BOX + keypoints + 1) & (last <= 1)
    polygon = (count >= _SURE_POLYGON) & (count % 2 == 0) & (keypoints == 0)
    return bool((box | polygon).all())
