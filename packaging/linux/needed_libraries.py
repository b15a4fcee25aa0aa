"""Which libraries of the system a built program needs: those that its files name and that are not inside."""

import os
import re
import shutil
import subprocess
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from artefacts import HERE

SCRIPT: Final = HERE / "system-packages.sh"
"""It lists libraries and their packages already: what a window needs in a checkout it needs here."""

_LINE: Final = re.compile(r"^(lib\S+\.so\.\d+)\s+(lib\S+)$", re.MULTILINE)
_NEEDED: Final = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
_GLIBC: Final = re.compile(r"\bGLIBC_(\d+(?:\.\d+)+)\b")
_MORE: Final = {
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdrm.so.2": "libdrm2",
    "libgbm.so.1": "libgbm1",
    "libstdc++.so.6": "libstdc++6",
    "libgcc_s.so.1": "libgcc-s1",
    "libwayland-client.so.0": "libwayland-client0",
    "libxcb.so.1": "libxcb1",
    "libz.so.1": "zlib1g",
}
"""Packages of libraries that PyInstaller leaves to the system, or may leave."""

_RENAMED: Final = {"libglib2.0-0": "libglib2.0-0t64"}
"""Packages that got another name when Debian's times became 64 bits wide."""

_AT_ONCE: Final = 500


@dataclass(frozen=True)
class Needs:
    """The least version of the C library, and the packages that are not inside."""

    glibc: str
    packages: frozenset[str]


def needs_of(program: Path) -> Needs:
    """Return what the files of a built program need of the system.

    Without `objdump` nobody can ask the files: then it is the C library of this machine, and every package.
    """
    if shutil.which("objdump") is None:
        return Needs(_this_glibc(), frozenset(known_packages().values()))
    told = "".join(_headers(program))
    inside = {path.name for path in program.rglob("*.so*")}
    known = known_packages()
    outside = set(_NEEDED.findall(told)) - inside
    return Needs(newest(_GLIBC.findall(told)), frozenset(known[name] for name in outside & known.keys()))


def known_packages() -> dict[str, str]:
    """Return the Debian package of each library that may be left to the system, by the library's name."""
    return {**_MORE, **dict(_LINE.findall(SCRIPT.read_text(encoding="utf-8")))}


def alternatives(package: str) -> str:
    """Return the package as it is written in Depends, with its newer name where it has one."""
    return f"{package} | {_RENAMED[package]}" if package in _RENAMED else package


def newest(versions: Collection[str]) -> str:
    """Return the highest of versions such as `2.4` and `2.34`."""
    return max(versions, key=lambda version: [int(number) for number in version.split(".")])


def _headers(program: Path) -> Iterator[str]:
    """Yield what objdump tells of the program's files; of those that are no ELF it tells nothing."""
    files = (str(path) for path in sorted(program.rglob("*")) if _may_be_elf(path))
    while some := list(islice(files, _AT_ONCE)):
        yield _told(["objdump", "-p", *some])


def _may_be_elf(path: Path) -> bool:
    return path.is_file() and not path.is_symlink() and (".so" in path.name or os.access(path, os.X_OK))


def _told(command: Sequence[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def _this_glibc() -> str:
    return (os.confstr("CS_GNU_LIBC_VERSION") or "glibc 2.35").split()[-1]
