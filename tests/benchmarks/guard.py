"""`python -m tests.benchmarks.guard`: short benchmarks at a tenth of their size, beside the page's figures.

Fails where a ratio is worse than half of what the page says. Only ratios to what ran in the same turn are
looked at, and the best of a few turns: other programs may want the cores, too.
"""

import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import labels, masks, object_files, objects, tables
from tests.benchmarks.measuring import Row

PAGE = Path(__file__).with_name("README.md")
HEADING = "## Guarded"
SCALE = 0.1
WORST = 2.0
"""How many times worse than on the page is too much."""
TURNS = 3
PATIENCE = 90.0
"""Seconds after which no further turn is begun."""
SUBJECTS: Mapping[str, Callable[[float], Iterator[Row]]] = {
    "labels": labels.rows,
    "tables": tables.rows,
    "objects": objects.guarded_rows,
    "object-files": object_files.guarded_rows,
    "masks": masks.rows,
}
_RATIO = re.compile(r"([\d.e+]+) x( as fast)?$")
_PEER = re.compile(r"^(.*) [\d.e+-]+ m?s$")


@dataclass(frozen=True)
class Ratio:
    """How many times as fast as something else, or how many times what that needs."""

    value: float
    is_speed: bool

    def times_worse(self, than: "Ratio") -> float:
        """How many times worse it is than another one of the same kind."""
        return than.value / self.value if self.is_speed else self.value / than.value


def ratio_of(text: str) -> Ratio | None:
    """Return the ratio that a row says in words; None where it says none."""
    found = _RATIO.match(text)
    return None if found is None else Ratio(float(found[1]), found[2] is not None)


def ratios_of(rows: Iterable[Row]) -> dict[str, Ratio]:
    """Return the ratios of rows by what they measure, and beside what."""
    found = {_name(row): ratio_of(row.ratio) for row in rows}
    return {name: ratio for name, ratio in found.items() if ratio is not None}


def _name(row: Row) -> str:
    peer = _PEER.match(row.peer)
    return f"{row.what}, beside {peer[1] if peer else row.peer}"


def page_ratios(text: str) -> dict[str, Ratio]:
    """Return the ratios of the table of the page that is guarded. Raises `ValueError` where there is none."""
    _, heading, after = text.partition(f"{HEADING}\n")
    if not heading:
        raise ValueError(f"the page has no {HEADING!r}")
    lines = after.partition("\n## ")[0].splitlines()
    fields = [[one.strip() for one in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    found = {what: ratio_of(words) for what, words in fields[1:]}
    return {what: ratio for what, ratio in found.items() if ratio is not None}


def best_of(turns: Iterable[Mapping[str, Ratio]], page: Mapping[str, Ratio]) -> dict[str, Ratio]:
    """Return the best ratio of each row; the next turn is only asked for while one is too bad."""
    best: dict[str, Ratio] = {}
    for turn in turns:
        for name, ratio in turn.items():
            if name not in best or ratio.times_worse(best[name]) < 1:
                best[name] = ratio
        if not too_bad(best, page):
            break
    return best


def too_bad(found: Mapping[str, Ratio], page: Mapping[str, Ratio]) -> dict[str, float]:
    """Return how many times worse than on the page what is too bad is."""
    worse = {name: found[name].times_worse(page[name]) for name in page if name in found}
    return {name: times for name, times in worse.items() if times > WORST}


def complaints(found: Mapping[str, Ratio], page: Mapping[str, Ratio]) -> list[str]:
    """Say which ratios are too bad, and which rows of the page nothing measures."""
    said = [f"{name}: on the page, and nothing measures it" for name in page if name not in found]
    for name, times in too_bad(found, page).items():
        said.append(f"{name}: {times:.2g} times worse than on the page")
    return said


def turns(subject: Callable[[float], Iterator[Row]], end: float) -> Iterator[dict[str, Ratio]]:
    """Measure a subject again and again, a few times, and not after `end`, as `time.monotonic()` tells it."""
    for turn in range(TURNS):
        if turn and time.monotonic() > end:
            return
        yield ratios_of(subject(SCALE))


def main() -> int:
    """Measure, print what came out, and complain."""
    page, found = page_ratios(PAGE.read_text(encoding="utf-8")), dict[str, Ratio]()
    end = time.monotonic() + PATIENCE
    for name, subject in SUBJECTS.items():
        print(f"measuring {name}", file=sys.stderr, flush=True)
        found |= best_of(turns(subject, end), page)
    for name, ratio in found.items():
        print(f"| {name} | {ratio.value:.3g} x{' as fast' if ratio.is_speed else ''} |")
    said = complaints(found, page)
    for complaint in said:
        print(complaint, file=sys.stderr)
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
