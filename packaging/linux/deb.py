"""The Debian package: the built folder, and what makes it a program of the system.

The program lies in /usr/lib/cmviewer: there it belongs to the package manager like the rest of /usr, also
where /opt is another disk, and Debian keeps its packages out of /opt. /usr/bin/cmviewer is a link to it,
which PyInstaller's starter follows. There are no maintainer scripts: triggers of desktop-file-utils,
shared-mime-info and hicolor-icon-theme see the files and do the work.
"""

import gzip
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from artefacts import HERE, filled, moment, whole
from icons import IconFiles
from linux.desktop_files import LINUX, desktop_files, of_this_version
from linux.needed_libraries import alternatives, needs_of

from cmviewer.version import __version__

PROGRAM: Final = "usr/lib/cmviewer"
COPYRIGHT: Final = HERE.parent / "LICENSE"
CHANGES: Final = HERE.parent / "CHANGELOG.md"
NOTICES: Final = "THIRD-PARTY-LICENCES.txt"
# A higher level takes minutes and saves little.
_PACKING: Final = ("--root-owner-group", "-Zxz", "-z1")


def write_deb(program: Path, icons: IconFiles, folder: Path, *, architecture: str = "amd64") -> Path:
    """Write `cmviewer_VERSION_ARCHITECTURE.deb` of the built folder into `folder`; return the file.

    The built folder holds THIRD-PARTY-LICENCES.txt. Raises `FileNotFoundError` where that or `dpkg-deb` is
    absent, `subprocess.CalledProcessError` where it fails.
    """
    file = folder / f"cmviewer_{__version__}_{architecture}.deb"
    with tempfile.TemporaryDirectory() as temporary, whole(file) as part:
        tree = Path(temporary) / "tree"
        lay_out(tree, program, icons)
        write_control(tree, depends_of(program), architecture=architecture)
        _set_rights(tree)
        _set_times(tree)
        same = os.environ | {"SOURCE_DATE_EPOCH": str(moment())}
        subprocess.run(["dpkg-deb", *_PACKING, "--build", tree, part], check=True, env=same)
    return file


def lay_out(tree: Path, program: Path, icons: IconFiles) -> None:
    """Lay out the files of the package under `tree`, as they lie under `/` later."""
    shutil.copytree(program, tree / PROGRAM, symlinks=True)
    link = tree / "usr/bin/cmviewer"
    link.parent.mkdir(parents=True)
    link.symlink_to("../lib/cmviewer/cmviewer")
    for name, source in desktop_files(icons).items():
        _put(tree / "usr/share" / name, source if isinstance(source, bytes) else source.read_bytes())
    _put(tree / "usr/share/man/man1/cmviewer.1.gz", _packed(of_this_version(LINUX / "cmviewer.1")))
    documents = tree / "usr/share/doc/cmviewer"
    _put(documents / "changelog.gz", _packed(CHANGES.read_text(encoding="utf-8")))
    _put(documents / "copyright", copyright_text(program).encode())
    # A system may be set to drop documents, but never the program.
    (documents / NOTICES).symlink_to(f"../../../lib/cmviewer/{NOTICES}")


def copyright_text(program: Path) -> str:
    """Return our licence, and where those of all works inside stand; they must be in the built folder."""
    (program / NOTICES).stat()
    licence = COPYRIGHT.read_text(encoding="utf-8")
    return f"{licence}\nWorks of others inside: /usr/share/doc/cmviewer/{NOTICES}\n"


def write_control(tree: Path, depends: Iterable[str], *, architecture: str) -> None:
    """Write `DEBIAN/control` of a laid-out tree."""
    sizes = (path.lstat().st_size for path in tree.rglob("*") if not path.is_dir())
    text = filled(
        LINUX / "control",
        version=__version__,
        architecture=architecture,
        size=str(sum((size + 1023) // 1024 for size in sizes)),
        depends=", ".join(depends),
    )
    _put(tree / "DEBIAN/control", text.encode())


def depends_of(program: Path) -> list[str]:
    """Return what the package depends on: the C library, and libraries that are needed and not inside.

    The file `control` itself names the data that some libraries inside read.
    """
    needs = needs_of(program)
    return [f"libc6 (>= {needs.glibc})", *sorted(alternatives(package) for package in needs.packages)]


def _packed(text: str) -> bytes:
    """Pack a text as Debian wants it: as small as it gets, and without a time."""
    return gzip.compress(text.encode(), compresslevel=9, mtime=0)


def _put(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def _set_rights(tree: Path) -> None:
    """Give every file and folder the same rights, whatever the umask of the machine."""
    for path in [tree, *tree.rglob("*")]:
        if path.is_dir():
            path.chmod(0o755)
        elif not path.is_symlink():
            starts = os.access(path, os.X_OK) and ".so" not in path.name
            path.chmod(0o755 if starts else 0o644)


def _set_times(tree: Path) -> None:
    """Give every file the same time, so that the same program makes the same package."""
    when = moment()
    for path in [tree, *tree.rglob("*")]:
        os.utime(path, (when, when), follow_symlinks=False)
