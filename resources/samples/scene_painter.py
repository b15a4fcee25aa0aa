"""Paint pages of real handwritten digits, and know exactly which pixels each digit covers.

The digits are those of scikit-learn, 8 × 8 pixels, enlarged into smooth pen strokes. Everything
else on a page (paper, ruling, light, scribbles, blots, a cup's ring) is drawn here.
"""

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

WIDTH, HEIGHT = 320, 240
MARGIN = 4
"""Pixels between a digit and the edge of the page, at the least."""

PAPERS = ((0.96, 0.94, 0.88), (0.93, 0.95, 0.97), (0.95, 0.95, 0.95), (0.93, 0.96, 0.92), (0.97, 0.93, 0.91))
INKS = ((0.10, 0.14, 0.36), (0.12, 0.12, 0.14), (0.16, 0.28, 0.58), (0.50, 0.13, 0.16), (0.12, 0.32, 0.25))
PENCIL = (0.36, 0.36, 0.38)
COFFEE = (0.62, 0.46, 0.30)


@dataclass(frozen=True)
class Digit:
    """A digit on a page: its class 0 to 9 and its ink, bool (HEIGHT, WIDTH)."""

    label: int
    ink: np.ndarray


@dataclass(frozen=True)
class Pile:
    """A heap of one digit, too dense to outline each: its class and its region, bool (HEIGHT, WIDTH)."""

    label: int
    region: np.ndarray


@dataclass(frozen=True)
class Scene:
    """A page: its pixels, uint8 (HEIGHT, WIDTH, 3), and what is written on it."""

    pixels: np.ndarray
    digits: tuple[Digit, ...]
    pile: Pile | None


class Page:
    """Paper that takes ink; it gets darker where ink lies on ink."""

    def __init__(self, rng: np.random.RandomState) -> None:
        self.rng = rng
        self.y, self.x = np.mgrid[0:HEIGHT, 0:WIDTH] + 0.5
        self.colour = np.ones((HEIGHT, WIDTH, 3)) * PAPERS[rng.randint(len(PAPERS))]

    def ink(self, alpha: np.ndarray, colour: tuple[float, ...], strength: float) -> None:
        """Lay ink where `alpha`, 0 to 1, says; `strength` 0 leaves the paper as it is."""
        self.colour *= 1 - (alpha * strength)[:, :, None] * (1 - np.array(colour))

    def stroke(self, points: np.ndarray, radius: float) -> np.ndarray:
        """Return the alpha of a pen drawn through `points`, (P, 2) of x and y."""
        steps = np.linspace(0, len(points) - 1, 30 * len(points))
        at = np.arange(len(points))
        alpha = np.zeros((HEIGHT, WIDTH))
        reach = int(radius) + 2
        for x, y in zip(np.interp(steps, at, points[:, 0]), np.interp(steps, at, points[:, 1]), strict=True):
            rows = slice(max(int(y) - reach, 0), max(int(y) + reach + 1, 0))
            columns = slice(max(int(x) - reach, 0), max(int(x) + reach + 1, 0))
            far = np.hypot(self.x[rows, columns] - x, self.y[rows, columns] - y)
            alpha[rows, columns] = np.maximum(alpha[rows, columns], np.clip(radius + 0.5 - far, 0, 1))
        return alpha

    def ruling(self) -> None:
        """Rule the page, square it, or leave it blank."""
        kind, gap, first = self.rng.randint(3), self.rng.uniform(17, 27), self.rng.uniform(2, 15)
        for axis in (self.y, self.x)[:kind]:
            line = np.abs((axis - first + gap / 2) % gap - gap / 2)
            self.ink(np.clip(1 - line, 0, 1), (0.45, 0.62, 0.80), 0.22)

    def cup_ring(self) -> None:
        """Leave the ring of a coffee cup."""
        x, y = self.rng.uniform(0, WIDTH), self.rng.uniform(0, HEIGHT)
        radius, wide = self.rng.uniform(38, 62), self.rng.uniform(1.5, 3.5)
        turn = np.arctan2(self.y - y, self.x - x) + self.rng.uniform(0, 6)
        ring = np.exp(-(((np.hypot(self.x - x, self.y - y) - radius) / wide) ** 2))
        self.ink(ring * (0.65 + 0.35 * np.sin(turn)), COFFEE, self.rng.uniform(0.25, 0.6))

    def clutter(self, colour: tuple[float, ...]) -> None:
        """Draw one thing that is no digit: a line, a scribble, a tick or a blot."""
        x, y = self.rng.uniform(15, WIDTH - 15), self.rng.uniform(15, HEIGHT - 15)
        size, radius = self.rng.uniform(14, 44), self.rng.uniform(0.8, 2.0)
        kind = self.rng.randint(4)
        if kind == 0:
            along = np.linspace(-1, 1, 12)
            wave = np.sin(along * self.rng.uniform(1, 4)) * self.rng.uniform(0, 0.15)
            points = np.stack([along, wave + along * self.rng.normal(0, 0.15)], axis=1) * size
        elif kind == 1:
            turns = np.linspace(0, self.rng.uniform(9, 22), 60)
            wander = np.linspace(-0.8, 0.8, 60)
            points = np.stack([np.cos(turns) * 0.4 + wander, np.sin(turns) * 0.5], axis=1) * size * 0.7
        elif kind == 2:
            points = np.array([[-0.35, 0], [-0.1, 0.35], [0.45, -0.5]]) * size
        else:
            points = self.rng.normal(0, 2.5, (4, 2))
            radius = self.rng.uniform(2, 6)
        self.ink(self.stroke(points + np.array((x, y)), radius), colour, self.rng.uniform(0.45, 0.95))

    def photographed(self) -> np.ndarray:
        """Return the page as a camera sees it: uneven light, a soft shadow, grain; uint8."""
        turn = self.rng.uniform(0, 2 * np.pi)
        across = ((self.x - WIDTH / 2) * np.cos(turn) + (self.y - HEIGHT / 2) * np.sin(turn)) / WIDTH
        light = 1 - self.rng.uniform(0, 0.28) * (across + 0.5)
        edge = self.rng.uniform(-0.9, 0.6)
        light -= 0.13 / (1 + np.exp(-(across * np.cos(1) + (self.y / HEIGHT - 0.5) * np.sin(1) - edge) * 18))
        grain = self.rng.normal(0, self.rng.uniform(0.006, 0.02), (HEIGHT, WIDTH))
        seen = ndimage.gaussian_filter(self.colour, (0.45, 0.45, 0)) * light[:, :, None] + grain[:, :, None]
        return np.round(np.clip(seen, 0, 1) * 255).astype(np.uint8)


def enlarged(source: np.ndarray, x: float, y: float, height: float, turn: float) -> np.ndarray:
    """Return the alpha, float (HEIGHT, WIDTH), of an 8 × 8 digit centred on x, y and turned (radians)."""
    alpha = np.zeros((HEIGHT, WIDTH))
    reach = int(height * 0.85) + 2
    top, left = max(int(y) - reach, 0), max(int(x) - reach, 0)
    across, down = np.meshgrid(
        np.arange(left, min(int(x) + reach, WIDTH)) + 0.5 - x,
        np.arange(top, min(int(y) + reach, HEIGHT)) + 0.5 - y,
    )
    scale = 8 / height
    rows = (down * np.cos(turn) - across * np.sin(turn)) * scale + 5.5
    columns = (down * np.sin(turn) + across * np.cos(turn)) * scale + 5.5
    value = ndimage.map_coordinates(np.pad(source, 2) / 16, [rows, columns], order=3, mode="constant")
    # A steep ramp, some two pixels wide, makes a pen's edge out of the blur that enlarging leaves.
    window = np.clip((value - 0.48) * height / 6 + 0.5, 0, 1)
    alpha[top : top + window.shape[0], left : left + window.shape[1]] = window
    return alpha


def is_whole(ink: np.ndarray) -> bool:
    """Tell whether the ink is one piece that stays clear of the page's edges."""
    inner = ink[MARGIN:-MARGIN, MARGIN:-MARGIN]
    return bool(ink.any()) and ndimage.label(ink)[1] == 1 and inner.sum() == ink.sum()


def paint(
    sources: np.ndarray, labels: np.ndarray, pile_label: int | None, rng: np.random.RandomState
) -> Scene:
    """Paint a page with digits drawn from `sources`, (D, 8, 8) of 0 to 16, of classes `labels`, (D,)."""
    page = Page(rng)
    page.ruling()
    if rng.uniform() < 0.3:
        page.cup_ring()
    pen = INKS[rng.randint(len(INKS))]
    taken = np.zeros((HEIGHT, WIDTH), dtype=bool)
    pile = None if pile_label is None else _pile(page, sources[labels == pile_label], pile_label, pen)
    if pile is not None:
        taken |= pile.region
    digits: list[Digit] = []
    for _ in range(rng.randint(6, 13)):
        digit = _placed(page, sources, labels, digits, taken)
        if digit is not None:
            strength = rng.uniform(0.10, 0.30) if rng.uniform() < 0.1 else rng.uniform(0.6, 0.95)
            colour = PENCIL if rng.uniform() < 0.15 else pen
            page.ink(digit[1], colour, strength)
            digits.append(digit[0])
            taken |= digit[0].ink
    for _ in range(rng.randint(2, 5)):
        page.clutter(pen if rng.uniform() < 0.6 else PENCIL)
    return Scene(page.photographed(), tuple(digits), pile)


def _placed(
    page: Page, sources: np.ndarray, labels: np.ndarray, digits: list[Digit], taken: np.ndarray
) -> tuple[Digit, np.ndarray] | None:
    """Find room for one more digit, now and then leaning on another; None where there is none."""
    rng = page.rng
    near = ndimage.binary_dilation(taken, iterations=5)
    for _ in range(40):
        index = rng.randint(len(sources))
        height = rng.choice([26, 34, 44, 56, 72]) * rng.uniform(0.92, 1.1)
        x, y = rng.uniform(15, WIDTH - 15), rng.uniform(15, HEIGHT - 15)
        leans = bool(digits) and rng.uniform() < 0.08
        if leans:
            rows, columns = np.nonzero(digits[-1].ink)
            height = np.ptp(rows) * rng.uniform(0.85, 1.15)
            x, y = columns.max() + height * rng.uniform(0.12, 0.32), rows.mean() + rng.normal(0, 3)
        alpha = enlarged(sources[index], x, y, height, rng.normal(0, 0.13))
        ink = alpha > 0.5
        shared = (ink & taken).sum() / max(ink.sum(), 1)
        free = shared < 0.2 if leans else not (ink & near).any()
        if is_whole(ink) and free:
            return Digit(int(labels[index]), ink), alpha
    return None


def _pile(page: Page, sources: np.ndarray, label: int, pen: tuple[float, ...]) -> Pile:
    """Heap up some 25 small digits of one class around one place."""
    rng = page.rng
    x, y = rng.uniform(90, WIDTH - 90), rng.uniform(75, HEIGHT - 75)
    heap = np.zeros((HEIGHT, WIDTH), dtype=bool)
    for _ in range(26):
        away = np.clip(rng.normal(0, 1, 2), -1.6, 1.6)
        alpha = enlarged(
            sources[rng.randint(len(sources))],
            x + away[0] * 30,
            y + away[1] * 20,
            rng.uniform(19, 27),
            rng.normal(0, 0.35),
        )
        page.ink(alpha, pen, rng.uniform(0.5, 0.85))
        heap |= alpha > 0.5
    closed = ndimage.binary_closing(np.pad(heap, 20), iterations=8)[20:-20, 20:-20]
    return Pile(label, ndimage.binary_fill_holes(ndimage.binary_dilation(closed, iterations=2)))
