"""Builds the program and what is handed out of it into `dist/`: `python packaging/build.py`, `make package`.

Linux: the folder, a `.tar.gz` and, where `dpkg-deb` is, a `.deb`. Windows: the folder, a `.zip` and, where
Inno Setup is, an installer. macOS: the `.app` and a `.zip` of it. Each is complete or absent.
"""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import archive
import signing
from bundle import modules_inside
from icons import IconFiles, write_icons
from licences.libraries import require_dpkg
from licences.notices import write_licences
from linux.deb import write_deb
from windows.installer import installer_command

from cmviewer.version import __version__

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parent
DIST: Final = ROOT / "dist"
BUILD: Final = ROOT / "build"
RESOURCES: Final = {"darwin": "Contents/Resources/resources"}.get(sys.platform, "_internal/resources")
INTERNAL: Final = {"darwin": "Contents/Frameworks"}.get(sys.platform, "_internal")
EXECUTABLE: Final = {"darwin": "Contents/MacOS/cmviewer", "win32": "cmviewer.exe"}.get(
    sys.platform, "cmviewer"
)
CONSOLE: Final = {"win32": "cmviewer-console.exe"}.get(sys.platform, EXECUTABLE)
"""What prints; on Windows another executable, as the first has no console."""
PROGRAM: Final = {"darwin": "cmviewer.app"}.get(sys.platform, "cmviewer")
MACHINE: Final = platform.machine().lower()


def main() -> None:
    """Build everything that this system can; say what was made and what was not."""
    require_dpkg()
    icons = write_icons(ROOT / "resources" / "icons" / "cmviewer.svg", BUILD / "icons")
    program = build_program()
    made = hand_out(program, icons)
    sums = signing.write_sums(made, DIST)
    say(signing.sign_sums(sums, os.environ))
    for file in made:
        say(f"{file.relative_to(ROOT)}: {file.stat().st_size / 1e6:.0f} MB")


def build_program() -> Path:
    """Run PyInstaller aside, add the licences, then put the program where the last one was."""
    aside = BUILD / "program"
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    places = ["--distpath", str(aside), "--workpath", str(BUILD / "pyinstaller")]
    subprocess.run([*command, *places, str(HERE / "cmviewer.spec")], check=True)
    new, program = aside / PROGRAM, DIST / PROGRAM
    internal = new / INTERNAL
    notices = write_licences(new / RESOURCES, internal, modules_inside(new / EXECUTABLE, internal))
    _show(notices, new)
    replace(program, new)
    size = sum(path.lstat().st_size for path in program.rglob("*") if not path.is_dir())
    say(f"{program.relative_to(ROOT)}: {size / 1e6:.0f} MB unpacked")
    return program


def replace(program: Path, new: Path) -> None:
    """Put a folder where the last one was, and take away what was handed out of that one.

    Whenever this is interrupted, what is in the place is complete, or nothing is.
    """
    program.parent.mkdir(exist_ok=True)
    for file in program.parent.iterdir():
        if file.is_file():
            file.unlink()
    with tempfile.TemporaryDirectory(dir=new.parent) as gone:
        if program.exists():
            program.rename(Path(gone) / program.name)
        new.rename(program)


def _show(notices: Path, program: Path) -> None:
    """Have the licences at the top of the folder too, where a person looks; an `.app` shows no folder."""
    place = program / notices.name
    match sys.platform:
        case "linux":
            place.symlink_to(notices.relative_to(program))
        case "win32":
            shutil.copy(notices, place)


def hand_out(program: Path, icons: IconFiles) -> list[Path]:
    """Make the files that a person downloads; return them."""
    match sys.platform:
        case "win32":
            return _for_windows(program, icons)
        case "darwin":
            return _for_macos(program)
        case _:
            return _for_linux(program, icons)


def _for_linux(program: Path, icons: IconFiles) -> list[Path]:
    made = [archive.linux_archive(program, icons, DIST, machine=MACHINE)]
    if shutil.which("dpkg-deb") is None:
        say("No Debian package: dpkg-deb is not on this machine.")
        return made
    told = ["dpkg", "--print-architecture"]
    architecture = subprocess.run(told, capture_output=True, text=True, check=True).stdout.strip()
    return [*made, write_deb(program, icons, DIST, architecture=architecture)]


def _for_windows(program: Path, icons: IconFiles) -> list[Path]:
    say(signing.sign_windows(sorted(program.glob("*.exe")), os.environ))
    made = [archive.windows_archive(program, DIST, machine=MACHINE)]
    if shutil.which("iscc") is None:
        say("No installer: Inno Setup's iscc is not on this machine.")
        return made
    subprocess.run(installer_command(program, icons.ico, DIST, version=__version__), check=True)
    installers = list(DIST.glob(f"cmviewer-{__version__}-windows-setup.exe"))
    say(signing.sign_windows(installers, os.environ))
    return [*made, *installers]


def _for_macos(app: Path) -> list[Path]:
    say(signing.sign_macos(app, os.environ))
    first = archive.macos_archive(app, DIST, machine=MACHINE)
    say(signing.notarise_macos(app, first, os.environ))
    return [archive.macos_archive(app, DIST, machine=MACHINE)]  # with the answer stapled to it


def say(words: str) -> None:
    """Tell the person who builds."""
    print(words, flush=True)


if __name__ == "__main__":
    main()
