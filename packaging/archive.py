"""The archive that needs no installer: unpack it anywhere and start cmviewer.

Order, times, owners and rights do not depend on the machine, so that the same program makes the same bytes.
"""

import gzip
import io
import os
import stat
import tarfile
import time
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from artefacts import HERE, TOP, filled, moment, whole
from icons import IconFiles
from linux.desktop_files import desktop_files

from cmviewer.version import __version__

_LEVEL: Final = 6


@dataclass(frozen=True)
class Member:
    """A file of the archive: its name there, where its bytes are or the bytes themselves, type and rights."""

    name: str
    source: Path | bytes
    mode: int

    @property
    def is_link(self) -> bool:
        """Tell whether this is a symbolic link; its bytes are then where it leads to."""
        return stat.S_ISLNK(self.mode)

    def data(self) -> bytes:
        """Return the bytes; of a large program only one file is in memory at a time."""
        if isinstance(self.source, bytes):
            return self.source
        return os.fsencode(self.source.readlink()) if self.is_link else self.source.read_bytes()


def linux_archive(program: Path, icons: IconFiles, folder: Path, *, machine: str) -> Path:
    """Write `cmviewer-VERSION-linux-MACHINE.tar.gz` of the built folder into `folder`; return the file.

    Beside the program it holds README.txt, `install-desktop-entry.sh` and, in `desktop/`, what that installs.
    """
    script = HERE / "linux" / "install-desktop-entry.sh"
    beside = [_readme("linux"), Member(f"{TOP}/{script.name}", script.read_bytes(), stat.S_IFREG | 0o755)]
    desktop = [_plain(f"desktop/{name}", source) for name, source in desktop_files(icons).items()]
    file = folder / f"{TOP}-linux-{machine}.tar.gz"
    write_tar(file, [*members_of(program, TOP), *beside, *desktop])
    return file


def windows_archive(program: Path, folder: Path, *, machine: str) -> Path:
    """Write `cmviewer-VERSION-windows-MACHINE.zip` of the built folder into `folder`; return the file."""
    file = folder / f"{TOP}-windows-{machine}.zip"
    write_zip(file, [*members_of(program, TOP), _readme("windows")])
    return file


def macos_archive(app: Path, folder: Path, *, machine: str) -> Path:
    """Write `cmviewer-VERSION-macos-MACHINE.zip` of the `.app` into `folder`; return the file.

    The `.app` is alone in it, and as it is: a change in it would break its signature.
    """
    file = folder / f"{TOP}-macos-{machine}.zip"
    write_zip(file, members_of(app, app.name))
    return file


def members_of(folder: Path, top: str) -> Iterator[Member]:
    """Yield all files and links of a folder, under the name `top`; a file is executable or it is not."""
    for path in folder.rglob("*"):
        name = f"{top}/{path.relative_to(folder).as_posix()}"
        if path.is_symlink():
            yield Member(name, path, stat.S_IFLNK | 0o777)
        elif path.is_file():
            executable = path.stat().st_mode & stat.S_IXUSR
            yield Member(name, path, stat.S_IFREG | (0o755 if executable else 0o644))


def write_tar(file: Path, members: Iterable[Member]) -> None:
    """Write a `.tar.gz`, complete or not at all."""
    when = moment()
    with (
        whole(file) as part,
        part.open("wb") as out,
        gzip.GzipFile(filename="", fileobj=out, mode="wb", compresslevel=_LEVEL, mtime=when) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        for member in sorted(members, key=lambda member: member.name):
            data = member.data()
            entry = tarfile.TarInfo(member.name)
            entry.mtime, entry.mode = when, stat.S_IMODE(member.mode)
            if member.is_link:
                entry.type, entry.linkname = tarfile.SYMTYPE, os.fsdecode(data)
                tar.addfile(entry)
            else:
                entry.size = len(data)
                tar.addfile(entry, io.BytesIO(data))


def write_zip(file: Path, members: Iterable[Member]) -> None:
    """Write a `.zip`, complete or not at all; links and rights are kept for systems that know them."""
    when = time.gmtime(moment())[:6]
    with whole(file) as part, zipfile.ZipFile(part, "w") as packed:
        for member in sorted(members, key=lambda member: member.name):
            entry = zipfile.ZipInfo(member.name, date_time=when)
            entry.create_system = 3  # Unix, on whatever system it is made: only then rights are kept
            entry.external_attr = member.mode << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, member.data(), compresslevel=_LEVEL)


def _readme(system: str) -> Member:
    text = filled(HERE / system / "README.txt", version=__version__)
    return _plain("README.txt", text.encode())


def _plain(name: str, source: Path | bytes) -> Member:
    return Member(f"{TOP}/{name}", source, stat.S_IFREG | 0o644)
