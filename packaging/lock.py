"""Writes down the versions that this environment has of everything that pyproject.toml asks for.

python packaging/lock.py [FILE]

So they can be installed again. Names and versions only; what another system needs beside them is free.
"""

import sys
import tomllib
from collections.abc import Iterable, Mapping
from importlib import metadata
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TOP: Final = Path(__file__).resolve().parent.parent
LOCK: Final = TOP / "packaging" / "requirements.lock"
GROUP: Final = "dev"
OF_ANY_ENVIRONMENT: Final = {"pip", "setuptools"}
"""What each environment has to begin with is left to it."""
HEAD: Final = """\
# Python {}.{}
# Made by `make lock`: what was tried together with this Python. packaging/environment.sh installs it.
"""


def asked_for(project_file: Path) -> list[Requirement]:
    """Return what running and developing cmviewer needs, as pyproject.toml has it."""
    project = tomllib.loads(project_file.read_text("utf-8"))
    return [
        Requirement(line) for line in project["project"]["dependencies"] + project["dependency-groups"][GROUP]
    ]


def needed(asked: Iterable[Requirement], needs: Mapping[str, Iterable[str]] | None = None) -> set[str]:
    """Return the normalised names of what is asked for, and of all that these ask for here in turn.

    needs: what a distribution asks for, by its normalised name; None for those of this environment.
    """
    found: set[str] = set()
    ahead = list(asked)
    while ahead:
        requirement = ahead.pop()
        name = canonicalize_name(requirement.name)
        if name not in found and (requirement.marker is None or requirement.marker.evaluate()):
            found.add(name)
            further = metadata.requires(name) if needs is None else needs[name]
            ahead += [Requirement(line) for line in further or ()]
    return found


def lock_text(project_file: Path) -> str:
    """Return the lock file's text for this Python: a line `name==version` each, in the order of names.

    Raises importlib.metadata.PackageNotFoundError where the environment lacks something.
    """
    names = needed(asked_for(project_file)) - OF_ANY_ENVIRONMENT
    lines = [f"{name}=={metadata.version(name)}\n" for name in sorted(names)]
    return HEAD.format(*sys.version_info[:2]) + "".join(lines)


def main() -> None:
    """Write the lock file."""
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else LOCK
    file.write_text(lock_text(TOP / "pyproject.toml"), "utf-8")
    print(file)


if __name__ == "__main__":
    main()
