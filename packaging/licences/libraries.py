"""The licences of shared libraries that PyInstaller took from the system it ran on: Debian's packages."""

import re
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from importlib.metadata import distributions
from pathlib import Path
from typing import Final

from bundle import libraries_inside
from licences.foreign import is_microsofts, microsoft_parts, python_library_parts
from licences.parts import NoDpkgError, Part, Text

DOCUMENTS: Final = Path("/usr/share/doc")
_PYTHONS: Final = re.compile(r"^(libpython3.*|python3[0-9]*\.dll)$")


def require_dpkg() -> None:
    """Raise `NoDpkgError` on a Linux without dpkg, where no library of the system could be looked up."""
    if sys.platform == "linux" and shutil.which("dpkg") is None:
        raise NoDpkgError


def foreign_libraries(internal: Path) -> list[str]:
    """Return the names of libraries in the folder that no distribution brought and that are not Python's own.

    On Linux they are the system's; elsewhere PyInstaller takes them from Python's installation.
    """
    brought = {file.name.lower() for each in distributions() for file in each.files or ()}
    found = {path.name for path in libraries_inside(internal)}
    return sorted(name for name in found if name.lower() not in brought and not _is_pythons(name))


def library_parts(internal: Path) -> list[Part]:
    """Return the libraries of the system, of Python's installation and of Microsoft in the folder."""
    foreign = [name for name in foreign_libraries(internal) if not is_microsofts(name)]
    of_system = [name for name in foreign if ".so" in name]
    of_python = [name for name in foreign if ".so" not in name]
    of_microsoft = microsoft_parts({path.name for path in libraries_inside(internal)})
    return [*system_parts(of_system), *python_library_parts(of_python), *of_microsoft]


def system_parts(libraries: Collection[str]) -> list[Part]:
    """Return the packages of the libraries; a library that no package owns is a part without text."""
    owners = packages_of(libraries)
    files = defaultdict(list)
    for library in libraries:
        files[owners.get(library, library)].append(library)
    return [_part(package, names) for package, names in sorted(files.items())]


def packages_of(libraries: Iterable[str]) -> dict[str, str]:
    """Return the Debian package of each library that one owns; nothing where there is no dpkg."""
    patterns = [f"*/{library}" for library in libraries]
    if not patterns or shutil.which("dpkg") is None:
        return {}
    # It ends with 1 where one of many is not found, and tells of the others all the same.
    told = subprocess.run(["dpkg", "-S", *patterns], capture_output=True, text=True, check=False).stdout
    return owners_told(told)


def owners_told(told: str) -> dict[str, str]:
    """Return file name → package, from lines such as `libpng16-16:amd64: /usr/lib/libpng16.so.16`."""
    lines = [line.split(": ", 1) for line in told.splitlines() if not line.startswith("diversion")]
    return {Path(file).name: owners.split(", ")[0].split(":")[0] for owners, file in reversed(lines)}


def versions_of(packages: Collection[str]) -> Mapping[str, str]:
    """Return the versions of installed Debian packages."""
    if not packages or shutil.which("dpkg-query") is None:
        return {}
    command = ["dpkg-query", "-W", "-f", "${Package} ${Version}\n", *packages]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return dict(line.split(" ", 1) for line in told.splitlines())


def _part(package: str, libraries: list[str]) -> Part:
    copyright_file = DOCUMENTS / package / "copyright"
    words = copyright_file.read_text(encoding="utf-8") if copyright_file.is_file() else ""
    return Part(
        name=package,
        version=versions_of([package]).get(package, ""),
        licence="see its text",
        home="",
        texts=(Text("copyright", words),) if words else (),
        note=f"Libraries: {', '.join(libraries)}",
    )


def _is_pythons(name: str) -> bool:
    return _PYTHONS.match(name) is not None or ".cpython-" in name
