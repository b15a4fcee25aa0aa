"""`python -m tests.zoo --minutes N --seed S`: run the zoo for long, and keep each example that falls short.

Without more the members that hold are run, with `--all` those too that wait. `--member NAME --recipe RECIPE`
writes one example into build/zoo and reads it; `--kind TEXT` takes members whose names hold a text.
"""

import argparse
import itertools
import re
import sys
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Final

from tests.zoo.evaluations import Recipe
from tests.zoo.members import EVERY, PLAIN
from tests.zoo.reading import shortfall
from tests.zoo.running import ShortfallError, keep, search

KEPT: Final = Path("build", "zoo")
_EXAMPLES: Final = 4
"""Examples of a member in its turn; then a member of the next family has one."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.zoo", description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--all", action="store_true", help="also the members that do not hold yet")
    parser.add_argument("--turns", type=int, default=None, help="at most so many turns of members")
    parser.add_argument("--examples", type=int, default=_EXAMPLES, help="examples of a member in its turn")
    parser.add_argument("--kind", default="", help="only members whose names hold this text")
    parser.add_argument("--member", help="one member, with --recipe one example of it")
    parser.add_argument("--recipe", type=Recipe.read)
    said = parser.parse_args()
    warnings.simplefilter("error")
    warnings.filterwarnings("ignore", "__array__ implementation", DeprecationWarning)  # as in pyproject.toml
    if said.recipe is not None:
        return _one(said.member, said.recipe)
    names = (
        [said.member]
        if said.member
        else [name for name in (EVERY if said.all else PLAIN) if said.kind in name]
    )
    return _many(names, time.monotonic() + 60 * said.minutes, said.turns, said.seed, said.examples)


def _one(name: str, recipe: Recipe) -> int:
    top = _place(name, recipe)
    written = keep(EVERY[name], recipe, top)
    how = shortfall(written)
    print(f"{top}: {how or 'holds'}")
    print("right: " + ", ".join(f"{truth}>{said} {n}" for (truth, said), n in sorted(written.right.items())))
    return int(how is not None)


def _many(names: list[str], end: float, turns: int | None, seed: int, examples: int) -> int:
    """Read until the time is up; a member that fell short is not asked again."""
    failed: dict[str, ShortfallError] = {}
    done: dict[str, Counter[str]] = {}
    with suppress(KeyboardInterrupt):  # what was read until then is summed up
        for turn, name in itertools.islice(enumerate(by_families(names, seed)), turns):
            if time.monotonic() > end or len(failed) == len(names):
                break
            if name in failed:
                continue
            try:
                done.setdefault(_family(name), Counter()).update(
                    search(EVERY[name], seed + turn, examples, end)
                )
            except ShortfallError as error:
                failed[name] = error
                _keep(error)
    _sum_up(done)
    print(f"of {len(names)} members {len(failed)} fall short")
    return int(bool(failed))


def by_families(names: list[str], seed: int) -> Iterator[str]:
    """Yield members without end, of each family in turn, and those of a family in an order of its own.

    So a short run meets every family too, and one of many members does not take the time of the others.
    """
    families: dict[str, list[str]] = {}
    for name in names:
        families.setdefault(_family(name), []).append(name)
    orders = [
        itertools.cycle(Random(f"{family} {seed}").sample(own, len(own))) for family, own in families.items()
    ]
    while orders:
        yield from map(next, orders)


def _family(name: str) -> str:
    return f"{EVERY[name].floor}: {EVERY[name].kind}"


def _sum_up(done: dict[str, Counter[str]]) -> None:
    """Say of each kind how many examples were read, and how that ended."""
    for kind, endings in (*sorted(done.items()), ("all", sum(done.values(), Counter[str]()))):
        exact, asked, refused = (endings[one] for one in ("exact", "asked", "refused"))
        print(f"{kind}: {endings.total():,} examples, {exact:,} exact, {asked:,} asked, {refused:,} refused")


def _place(name: str, recipe: Recipe) -> Path:
    """Return where an example stays; what is opened has always the same name."""
    return KEPT / re.sub(r"\W+", "-", f"{name} {recipe}") / "case"


def _keep(error: ShortfallError) -> None:
    top = _place(error.member, error.recipe)
    keep(EVERY[error.member], error.recipe, top)
    print(f"{error}\n    kept in {top}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
