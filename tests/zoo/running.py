"""One example of one member: written, read, judged, and kept where it falls short."""

import shutil
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings

from tests.zoo.evaluations import MODELS, Recipe, recipes
from tests.zoo.reading import Member, Written, judged


class ShortfallError(Exception):
    """A member that reads neither right nor names what does."""

    def __init__(self, member: str, recipe: Recipe, how: str) -> None:
        super().__init__(f"{member} falls short: {how}")
        self.member, self.recipe, self.how = member, recipe, how

    def __str__(self) -> str:
        return f"{self.member} falls short: {self.how}\n    {self.command}"

    @property
    def command(self) -> str:
        return f"python -m tests.zoo --member '{self.member}' --recipe {self.recipe}"


def write(member: Member, recipe: Recipe, top: Path) -> Written:
    """Write one example into an empty folder."""
    return member.write(member.evaluation(recipe), top, Random(f"{member.name} {recipe}"))


def check(member: Member, recipe: Recipe) -> str:
    """Write one example, read it, and return how that ended. Raises `ShortfallError`."""
    with tempfile.TemporaryDirectory() as scratch:
        top = Path(scratch, "case")
        top.mkdir()
        came = judged(write(member, recipe, top))
    if came.shortfall is not None:
        raise ShortfallError(f"{member.floor}/{member.name}", recipe, came.shortfall.replace(scratch, ""))
    return came.ending


def keep(member: Member, recipe: Recipe, top: Path) -> Written:
    """Write one example to stay, in place of an older one."""
    shutil.rmtree(top, ignore_errors=True)
    top.mkdir(parents=True)
    return write(member, recipe, top)


def own_recipe(member: Member) -> Recipe:
    """Return a recipe that a member always begins with: all of them together are of every kind."""
    random = Random(member.name)
    model, classes = random.choice(MODELS), random.choice((2, 3, 4, 6, 30))
    return Recipe(model, classes, random.randint(1, 4), random.randrange(1_000))


def search(member: Member, seed_of_all: int, examples: int, end: float = float("inf")) -> Counter[str]:
    """Look for the smallest example that falls short, and return how many were read, by how that ended.

    Nothing new is begun after `end`, a time of `time.monotonic`. Raises `ShortfallError`.
    """
    done: Counter[str] = Counter()
    found: list[ShortfallError] = []

    @seed(seed_of_all)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
        print_blob=False,
        verbosity=Verbosity.quiet,
    )
    @given(recipes())
    def holds(recipe: Recipe) -> None:
        if not found and time.monotonic() > end:
            return
        try:
            done[check(member, recipe)] += 1
        except ShortfallError as error:
            found.append(error)
            raise

    try:
        holds()
    except ShortfallError as error:
        raise error.with_traceback(None) from None
    return done
