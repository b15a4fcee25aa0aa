"""`python -m tests.benchmarks [SUBJECT ...]`: measure, and print a table."""

import argparse
import os
import platform
import sys
from collections.abc import Callable, Iterator

from tests.benchmarks import (
    asking,
    bundles,
    clicking,
    comparing,
    drawing,
    labels,
    masks,
    memory,
    object_files,
    objects,
    page_reports,
    sharding,
    start,
    stress,
    tables,
    tour,
)
from tests.benchmarks.measuring import Row

SUBJECTS: dict[str, Callable[[float], Iterator[Row]]] = {
    "labels": labels.rows,
    "objects": objects.rows,
    "object-files": object_files.rows,
    "masks": masks.rows,
    "shards": sharding.rows,
    "bundles": bundles.rows,
    "asking": asking.rows,
    "comparing": comparing.rows,
    "page": page_reports.rows,
    "tables": tables.rows,
    "drawing": drawing.rows,
    "start": start.rows,
    "clicking": clicking.rows,
    "tour": tour.rows,
    "stress": stress.rows,
    "growth": lambda scale: (
        row for subject in (labels, objects, masks, tables, drawing) for row in subject.growth(scale)
    ),
    "memory": memory.rows,
}
HEADER = Row("what", "ours", "beside", "ratio", "goal", None)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument(
        "subjects", nargs="*", choices=[[], *SUBJECTS], metavar="SUBJECT", help=", ".join(SUBJECTS)
    )
    parser.add_argument("--scale", type=float, default=1.0, help="size of the work, 1 for all of it")
    arguments = parser.parse_args()
    machine = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    print(f"{machine}, {os.cpu_count()} cores, scale {arguments.scale:g}\n")
    print(line_of(HEADER, "reached"))
    print("|---" * 6 + "|")
    for subject in arguments.subjects or SUBJECTS:
        for row in SUBJECTS[subject](arguments.scale):
            print(line_of(row, {True: "yes", False: "**no**", None: ""}[row.reached]), flush=True)


def line_of(row: Row, reached: str) -> str:
    """A line of a Markdown table."""
    return f"| {row.what} | {row.ours} | {row.peer} | {row.ratio} | {row.goal} | {reached} |"


if __name__ == "__main__":
    sys.exit(main())
