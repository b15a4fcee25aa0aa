"""Masks as COCO writes them: outlines and run lengths."""

import numpy as np

CORNERS = 0.55
"""How far, in pixels, an outline may cut a corner to save a point."""


def bounds(mask: np.ndarray) -> tuple[int, int, int, int]:
    """Return the rectangle of a mask: left, top, width, height in whole pixels."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    left, top = int(columns[0]), int(rows[0])
    return left, top, int(columns[-1]) + 1 - left, int(rows[-1]) + 1 - top


def outline(mask: np.ndarray) -> np.ndarray:
    """Return the outline of a mask of one piece without holes: float (P, 2) of x and y.

    It runs through the middles of the pixels' sides, so that it cuts corners as a pen would.
    """
    padded = np.pad(mask, 1).astype(np.int8)
    down, right = np.diff(padded, axis=0), np.diff(padded, axis=1)
    # Each side of a pixel on the rim, as (from, to), the mask on its right hand.
    follows: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for y, x in np.argwhere(down[:, 1:-1] == 1):
        follows.setdefault((x, y), []).append((x + 1, y))
    for y, x in np.argwhere(down[:, 1:-1] == -1):
        follows.setdefault((x + 1, y), []).append((x, y))
    for y, x in np.argwhere(right[1:-1] == 1):
        follows.setdefault((x, y + 1), []).append((x, y))
    for y, x in np.argwhere(right[1:-1] == -1):
        follows.setdefault((x, y), []).append((x, y + 1))
    start = at = min(follows)
    before = (at[0], at[1] + 1)
    middles = []
    while True:
        # Where two pixels touch at a corner only, the right turn stays with the same pixel.
        came = at[0] - before[0], at[1] - before[1]
        ways = follows[at]
        step = max(ways, key=lambda to: came[0] * (to[1] - at[1]) - came[1] * (to[0] - at[0]))
        ways.remove(step)
        middles.append(((at[0] + step[0]) / 2, (at[1] + step[1]) / 2))
        before, at = at, step
        if at == start:
            return _simplified(np.array(middles))


def _simplified(points: np.ndarray) -> np.ndarray:
    """Drop the points of a closed line that lie within CORNERS of it (Douglas and Peucker)."""
    opposite = int(np.hypot(*(points - points[0]).T).argmax())
    ring = np.concatenate([points, points[:1]])
    keep = np.zeros(len(ring), dtype=bool)
    keep[[0, opposite]] = True
    parts = [(0, opposite), (opposite, len(points))]
    while parts:
        first, last = parts.pop()
        if last - first < 2:
            continue
        along = ring[last] - ring[first]
        away = ring[first + 1 : last] - ring[first]
        far = np.abs(along[0] * away[:, 1] - along[1] * away[:, 0]) / np.hypot(*along)
        if far.max() > CORNERS:
            middle = first + 1 + int(far.argmax())
            keep[middle] = True
            parts += [(first, middle), (middle, last)]
    return ring[:-1][keep[:-1]]


def area(points: np.ndarray) -> float:
    """Return the area inside an outline, in pixels."""
    x, y = points.T
    return float(abs(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2)


def run_lengths(mask: np.ndarray) -> list[int]:
    """Return the lengths of the runs down the columns, by turns outside and inside, outside first."""
    flat = np.concatenate([[False], mask.ravel(order="F"), [False]])
    changes = np.flatnonzero(flat[1:] != flat[:-1])
    ends = changes if changes[-1:] == mask.size else np.append(changes, mask.size)
    return np.diff(ends, prepend=0).tolist()


def packed(lengths: list[int]) -> str:
    """Return run lengths as the short text that pycocotools writes.

    From the fourth on, each is the difference to the one before the last; a number is written five
    bits a character, the lowest first, with a sixth bit that says that more follow.
    """
    text = []
    for index, length in enumerate(lengths):
        left = length - lengths[index - 2] if index > 2 else length
        more = True
        while more:
            bits = left & 31
            left >>= 5
            more = left != (-1 if bits & 16 else 0)
            text.append(chr(bits + (32 if more else 0) + 48))
    return "".join(text)
