"""Tells where the megabytes of a built folder are, and what leaving things out saved.

    python packaging/sizes.py                     what is inside dist/cmviewer
    python packaging/sizes.py dist/cmviewer FULL  and what FULL has that this has not

FULL is a build in which nothing is left out (packaging/README.md says how to make one).
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from typing import Final

import left_out

INTERNAL: Final = "_internal/"
SMALL: Final = 0.5
"""Megabytes below which a part is counted with the rest."""


def main(built: str = "dist/cmviewer", full: str | None = None) -> None:
    """Print one table, or both."""
    sizes = sizes_of(Path(built))
    print_table("inside", grouped(sizes, part_of))
    if full is None:
        return
    more = sizes_of(Path(full))
    saved = {place: size - sizes.get(place, 0) for place, size in more.items()}
    print_table(
        "left out", grouped(saved, lambda place: (made_smaller if place in sizes else reason_of)(place))
    )


def sizes_of(folder: Path) -> dict[str, int]:
    """Return the bytes of every file, by its place in the folder; links take no room."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return {path.relative_to(folder).as_posix(): path.stat().st_size for path in files}


def part_of(place: str) -> str:
    """Return the part of the program that a file belongs to."""
    if not place.startswith(INTERNAL):
        return "the program's start, and all Python modules, packed"
    path = PurePosixPath(place.removeprefix(INTERNAL))
    top = path.parts[0]
    match top:
        case "PySide6" | "shiboken6":
            return "Qt's ICU data" if "libicu" in path.name else "Qt and PySide6"
        case "base_library.zip":
            return "Python"
        case "PIL":
            return "pillow"
        case "resources":
            return "samples, help, font and licences"
    if top.startswith(("python3", "libpython")):
        return "Python"
    if len(path.parts) == 1:
        return "libraries of the system"
    return top.removesuffix(".libs").split("-")[0]


def made_smaller(place: str) -> str:
    """Return what was taken out of a file that is inside all the same."""
    packed = not place.startswith(INTERNAL)
    return "Python modules of those below, packed" if packed else "debug information (`strip`)"


def reason_of(place: str) -> str:
    """Return the entry of left_out.py that a file was left out for."""
    inner = place.removeprefix(INTERNAL)
    for pattern in left_out.FILES:
        if fnmatch(inner, pattern):
            return pattern
    dotted = inner.split(".abi3")[0].removesuffix(".libs").replace("/", ".")
    for module in left_out.MODULES:
        if dotted == module or dotted.startswith((f"{module}.", f"_{module}.")):
            return module
    return "libraries that only these need"


def grouped(sizes: dict[str, int], group: Callable[[str], str]) -> Counter[str]:
    """Add up bytes by group."""
    sums: Counter[str] = Counter()
    for place, size in sizes.items():
        sums[group(place)] += size
    return sums


def print_table(title: str, sums: Counter[str]) -> None:
    """Print a Markdown table, the largest first."""
    print(f"\n| {title} | MB |\n|---|---:|")
    for name, size in _rows(sums):
        print(f"| {name} | {size / 1e6:.1f} |")


def _rows(sums: Counter[str]) -> Iterator[tuple[str, int]]:
    large = [(name, size) for name, size in sums.most_common() if size / 1e6 >= SMALL]
    yield from large
    yield "the rest", sums.total() - sum(size for _, size in large)
    yield "together", sums.total()


if __name__ == "__main__":
    main(*sys.argv[1:])
