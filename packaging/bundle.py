"""What PyInstaller put into a program: its Python modules and its shared libraries."""

import importlib
import re
from pathlib import Path
from typing import Any, Final

LIBRARY: Final = re.compile(r"\.(so(\.[0-9]+)*|dylib|dll|pyd)$")


def modules_inside(executable: Path, internal: Path) -> frozenset[str]:
    """Return the names of all top-level modules: in the archive of the executable, and in the folder.

    `internal` is `_internal`; in an `.app` it is `Contents/Frameworks`.
    """
    beside = {path.name.split(".")[0] for path in internal.iterdir() if _may_be_a_module(path)}
    return frozenset(archived_modules(executable) | beside)


def archived_modules(executable: Path) -> set[str]:
    """Return the names of the top-level modules in the archive that the executable carries."""
    # PyInstaller has no types.
    readers: Any = importlib.import_module("PyInstaller.archive.readers")
    archive = readers.CArchiveReader(str(executable))
    inside = [name for name, entry in archive.toc.items() if entry[-1] == "z"]
    return {module.split(".")[0] for name in inside for module in archive.open_embedded_archive(name).toc}


def libraries_inside(internal: Path) -> list[Path]:
    """Return the shared libraries and extension modules of the folder, sorted."""
    return sorted(path for path in internal.rglob("*") if path.is_file() and LIBRARY.search(path.name))


def _may_be_a_module(path: Path) -> bool:
    return path.is_dir() or LIBRARY.search(path.name) is not None
