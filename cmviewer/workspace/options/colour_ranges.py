"""`--ranges`: what the darkest colour of each scale stands for, such as `errors=0.2,background=0.5`."""

import math
from typing import Any, Final

from cmviewer.evaluation import Evaluation
from cmviewer.workspace.look import CellKind, ColourRange
from cmviewer.workspace.options.kinds import Kind

_LARGEST: Final = 1e18


def _read(text: str) -> tuple[ColourRange, ...]:
    pairs = [one.partition("=") for one in text.split(",")]
    return tuple(ColourRange(CellKind(name.strip()), float(top)) for name, _, top in pairs)


def _write(ranges: tuple[ColourRange, ...]) -> str:
    return ",".join(f"{one.kind}={one.top:.6g}" for one in ranges)


def _fits(ranges: object) -> bool:
    if not isinstance(ranges, tuple) or not all(isinstance(one, ColourRange) for one in ranges):
        return False
    tops = [one.top for one in ranges]
    once = len({one.kind for one in ranges}) == len(ranges)
    return once and all(math.isfinite(top) and 0 < top <= _LARGEST for top in tops)


def _tell(ranges: tuple[ColourRange, ...], _evaluation: Evaluation) -> dict[str, Any]:
    return {one.kind.value: one.top for one in ranges}


COLOUR_RANGES: Final = Kind(
    _read,
    _write,
    _fits,
    f"numbers above 0 of {', '.join(CellKind)}, such as errors=0.2,background=0.5",
    metavar="RANGES",
    tell=_tell,
)
