"""Opens every small set, and prints by set the files that were opened and have no role: a program of its own.

Python is asked which files are opened; once asked, it tells for the rest of the process.
"""

import json
import os
import sys
import tempfile
from pathlib import Path

from small_sets import SETS, put

from cmviewer.readers import open_evaluation
from tests.fuzz.case import Case

MORE = {
    "settings.yaml": b"task: detect\n",
    "notes.json": b'{"a": 1}',
    "README.txt": b"about\n",
    "config.json": b"{}",
}
"""Files that lie beside results, and say nothing of them."""


def without_role(case: Case, folder: Path, opened: set[str]) -> list[str]:
    request = put(Case(case.name, case.files | MORE, case.truth, case.predictions, case.classes), folder)
    opened.clear()
    evaluation = open_evaluation(request)
    for checkpoint in evaluation.checkpoints:
        checkpoint.load()
    files = [Path(name) for name in sorted(opened) if Path(name).is_relative_to(folder)]
    roles = {one.path for one in evaluation.interpretation.files}
    return [str(file) for file in files if file.is_file() and roles.isdisjoint((file, *file.parents))]


def main() -> None:
    opened: set[str] = set()

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and isinstance(arguments[0], str | bytes):
            opened.add(os.fsdecode(arguments[0]))

    sys.addaudithook(note)
    with tempfile.TemporaryDirectory() as scratch:
        found = {name: without_role(case, Path(scratch, "set"), opened) for name, case in SETS.items()}
    json.dump(
        {"sets": len(found), "without": {name: files for name, files in found.items() if files}}, sys.stdout
    )


if __name__ == "__main__":
    main()
