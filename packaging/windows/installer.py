"""The command that makes the Windows installer with Inno Setup 6.3 or newer."""

from pathlib import Path
from typing import Final

SCRIPT: Final = Path(__file__).resolve().parent / "cmviewer.iss"


def installer_command(program: Path, icon: Path, folder: Path, *, version: str) -> list[str]:
    """Return the command that makes `folder/cmviewer-VERSION-windows-setup.exe` of the built folder.

    It runs on Windows, where `iscc` is on the path; `icon` is `cmviewer.ico`.
    """
    told = {
        "Version": version,
        "Program": str(program.absolute()),
        "Icon": str(icon.absolute()),
        "OutputDir": str(folder.absolute()),
        "OutputName": f"cmviewer-{version}-windows-setup",
    }
    return ["iscc", "/Qp", *(f"/D{name}={value}" for name, value in told.items()), str(SCRIPT)]
