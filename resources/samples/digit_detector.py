"""A plain detector of handwritten digits: dark regions are proposed, a small network names them.

It is real, so its mistakes are: faint digits are not proposed, digits that touch come out as one,
a scribble looks like an eight, and one digit found at two thresholds is reported twice.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scene_painter import HEIGHT, WIDTH, Scene, enlarged
from scipy import ndimage
from sklearn.neural_network import MLPClassifier

NOTHING = 10
"""The class of a region that is no digit."""
SMOOTHINGS = (0.6, 1.8)
THRESHOLDS = (16, 34, 60)
"""How much darker than the paper around, in grey levels."""
LEAST_INK = 45
"""Pixels that a digit has at the least."""
SIDE = 8
"""Pixels that the network sees of a region, each way."""
LEAST_SCORE = 0.05
MOST_OVERLAP = 0.65
"""IoU of boxes above which the lower of two detections is dropped; mild, so that doubles stay."""
EXAMPLES_AN_EPOCH = 300
"""How many examples are drawn for each epoch; few, so that it can be watched while it learns."""
TURNS = 3
"""How often each digit is shown alone to the network, each time written a little differently."""


@dataclass(frozen=True)
class Proposal:
    """A region that may be a digit: its top left corner, its ink (bool, its box only) and its look (64,)."""

    left: int
    top: int
    ink: np.ndarray
    look: np.ndarray

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, right, bottom in pixels."""
        return self.left, self.top, self.left + self.ink.shape[1], self.top + self.ink.shape[0]

    def on_page(self, mask: np.ndarray) -> np.ndarray:
        """Return a mask of the box as a mask of the page, bool (HEIGHT, WIDTH)."""
        page = np.zeros((HEIGHT, WIDTH), dtype=bool)
        left, top, right, bottom = self.box
        page[top:bottom, left:right] = mask
        return page


@dataclass(frozen=True)
class Detection:
    """A proposal with a class and a score."""

    proposal: Proposal
    label: int
    score: float


def propose(pixels: np.ndarray) -> list[Proposal]:
    """Return the regions of a page, uint8 (H, W, 3), that are darker than the paper around them."""
    grey = pixels.astype(float).mean(axis=2)
    paper = ndimage.gaussian_filter(ndimage.percentile_filter(grey[::4, ::4], 80, size=15), 3)
    paper = np.kron(paper, np.ones((4, 4)))
    found = []
    for smoothing in SMOOTHINGS:
        dark = paper - ndimage.gaussian_filter(grey, smoothing)
        for threshold in THRESHOLDS:
            pieces, _ = ndimage.label(dark > threshold, np.ones((3, 3)))
            for number, place in enumerate(ndimage.find_objects(pieces), start=1):
                rows, columns = place
                if 15 <= rows.stop - rows.start <= 100 and 4 <= columns.stop - columns.start <= 130:
                    found += _proposals(pieces[place] == number, dark[place], columns.start, rows.start)
    return found


def _proposals(ink: np.ndarray, dark: np.ndarray, left: int, top: int) -> Iterator[Proposal]:
    """Yield a region, and its two halves where it is wide enough to be two digits."""
    height, width = ink.shape
    if ink.sum() < LEAST_INK:
        return
    yield Proposal(left, top, ink, look(dark * ink))
    if width > height * 1.05:
        columns = ink.sum(axis=0)
        cut = width // 3 + int(columns[width // 3 : 2 * width // 3].argmin())
        for part in (slice(0, cut), slice(cut, width)):
            half = ink[:, part]
            rows = np.flatnonzero(half.any(axis=1))
            if len(rows):
                high = slice(rows[0], rows[-1] + 1)
                half_dark = (dark * ink)[high, part]
                yield Proposal(left + part.start, top + rows[0], half[high], look(half_dark))


def look(dark: np.ndarray) -> np.ndarray:
    """Return a region as the network sees it: fitted into SIDE × SIDE, 0 to 1, flat."""
    height, width = dark.shape
    side = max(height, width)
    top, left = (side - height) // 2, (side - width) // 2
    square = np.pad(dark, ((top, side - height - top), (left, side - width - left)))
    edges = np.linspace(0, side, SIDE + 1)
    pixel = np.arange(side)
    share = np.minimum(edges[1:, None], pixel + 1) - np.maximum(edges[:-1, None], pixel)
    share = np.clip(share, 0, None) * SIDE / side
    small = share @ np.clip(square, 0, None) @ share.T
    return (small / max(small.max(), 1e-9)).ravel()


def overlap(proposal: Proposal, ink: np.ndarray) -> float:
    """Return the IoU of a proposal and the ink of a digit, bool (HEIGHT, WIDTH)."""
    left, top, right, bottom = proposal.box
    shared = (ink[top:bottom, left:right] & proposal.ink).sum()
    return float(shared / (ink.sum() + proposal.ink.sum() - shared))


def examples(scenes: list[Scene]) -> tuple[np.ndarray, np.ndarray]:
    """Return the looks (E, 64) and classes (E,) of what is proposed on pages whose truth is known."""
    looks, labels = [], []
    for scene in scenes:
        for proposal in propose(scene.pixels):
            shares = [overlap(proposal, digit.ink) for digit in scene.digits]
            best = int(np.argmax(shares))
            if shares[best] >= 0.55 or shares[best] < 0.35:
                looks.append(proposal.look)
                labels.append(scene.digits[best].label if shares[best] >= 0.55 else NOTHING)
    return np.array(looks), np.array(labels)


def examples_alone(
    sources: np.ndarray, labels: np.ndarray, rng: np.random.RandomState
) -> tuple[np.ndarray, np.ndarray]:
    """Return the looks (E, 64) and classes (E,) of digits written alone on a clean page."""
    looks = []
    for source in np.repeat(sources, TURNS, axis=0):
        alpha = enlarged(source, WIDTH / 2, HEIGHT / 2, rng.uniform(24, 60), rng.normal(0, 0.15))
        seen = ndimage.gaussian_filter(alpha[50:190, 80:240], rng.uniform(*SMOOTHINGS))
        ink = seen > rng.uniform(0.15, 0.6)
        rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
        looks.append(look((seen * ink)[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]))
    return np.array(looks), np.repeat(labels, TURNS)


def trained(looks: np.ndarray, labels: np.ndarray, epochs: int, seed: int) -> Iterator[MLPClassifier]:
    """Yield the network after each epoch; it is one object that goes on learning."""
    rng = np.random.RandomState(seed)
    network = MLPClassifier((48,), solver="sgd", learning_rate_init=0.03, batch_size=16, random_state=rng)
    for _ in range(epochs):
        drawn = rng.choice(len(looks), EXAMPLES_AN_EPOCH, replace=False)
        network.partial_fit(looks[drawn] * 2 - 1, labels[drawn], classes=np.arange(NOTHING + 1))
        yield network


def detect(proposals: list[Proposal], network: MLPClassifier) -> list[Detection]:
    """Name the regions of one page; the best scores come first."""
    if not proposals:
        return []
    chances = network.predict_proba(np.array([proposal.look for proposal in proposals]) * 2 - 1)
    digits = chances[:, :NOTHING]
    scores = (digits.max(axis=1) * (1 - chances[:, NOTHING])).round(4)
    kept: list[Detection] = []
    for row in np.argsort(-scores, kind="stable"):
        box = proposals[row].box
        if scores[row] < LEAST_SCORE:
            break
        if all(_box_overlap(box, other.proposal.box) <= MOST_OVERLAP for other in kept):
            kept.append(Detection(proposals[row], int(digits[row].argmax()), float(scores[row])))
    return kept


def _box_overlap(box: tuple[int, ...], other: tuple[int, ...]) -> float:
    width = min(box[2], other[2]) - max(box[0], other[0])
    height = min(box[3], other[3]) - max(box[1], other[1])
    shared = max(width, 0) * max(height, 0)
    areas = sum((right - left) * (bottom - top) for left, top, right, bottom in (box, other))
    return shared / (areas - shared)
