"""One example of one member: written, read, judged, and kept where it falls short."""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.zoo.evaluations import Recipe
from tests.zoo.reading import Member, Written, shortfall


@dataclass(frozen=True)
class Failure(Exception):
    """A member that reads neither right nor names what does."""

    member: str
    recipe: Recipe
    how: str

    def __str__(self) -> str:
        return f"{self.member} falls short: {self.how}\n    {self.command}"

    @property
    def command(self) -> str:
        return f"python -m tests.zoo --member '{self.member}' --recipe {self.recipe}"


def write(member: Member, recipe: Recipe, top: Path) -> Written:
    """Write one example into an empty folder."""
    return member.write(member.evaluation(recipe), top, Random(f"{member.name} {recipe}"))


def check(member: Member, recipe: Recipe) -> None:
    """Write one example and read it. Raises `Failure`."""
    with tempfile.TemporaryDirectory() as scratch:
        top = Path(scratch, "case")
        top.mkdir()
        how = shortfall(write(member, recipe, top))
    if how is not None:
        raise Failure(f"{member.floor}/{member.name}", recipe, how.replace(scratch, ""))


def keep(member: Member, recipe: Recipe, top: Path) -> Written:
    """Write one example to stay, in place of an older one."""
    shutil.rmtree(top, ignore_errors=True)
    top.mkdir(parents=True)
    return write(member, recipe, top)
