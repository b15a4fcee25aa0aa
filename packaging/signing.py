"""Signatures, where the machine has the means; where not, nothing is done and that is said.

Nothing secret is ever part of a command: it names a certificate, a key or a profile that the system keeps.

    CMVIEWER_WINDOWS_CERTIFICATE   SHA-1 thumbprint of a certificate in the Windows store
    CMVIEWER_WINDOWS_TIMESTAMP     address of a timestamp server, if not the usual one
    CMVIEWER_MACOS_IDENTITY        name of a Developer ID in the keychain
    CMVIEWER_MACOS_PROFILE         profile that `notarytool store-credentials` keeps in the keychain
    CMVIEWER_GPG_KEY               fingerprint of a key that gpg has
"""

import hashlib
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from artefacts import HERE, whole

SUMS: Final = "SHA256SUMS"
_TIMESTAMP: Final = "http://timestamp.digicert.com"
_MACH_O: Final = (bytes.fromhex("cffaedfe"), bytes.fromhex("cafebabe"))  # of one processor, of several
_ENTITLEMENTS: Final = HERE / "macos" / "entitlements.plist"


def sign_windows(files: Sequence[Path], environment: Mapping[str, str]) -> str:
    """Sign programs and installers for Windows; return what was done, in one line."""
    certificate = environment.get("CMVIEWER_WINDOWS_CERTIFICATE", "")
    timestamp = environment.get("CMVIEWER_WINDOWS_TIMESTAMP", _TIMESTAMP)
    return _run_where_possible(
        "CMVIEWER_WINDOWS_CERTIFICATE", certificate, [signtool_command(files, certificate, timestamp)]
    )


def sign_macos(app: Path, environment: Mapping[str, str]) -> str:
    """Sign an `.app` from the inside out; return what was done, in one line.

    Without an identity it is sealed by nobody: macOS calls an `.app` damaged whose seal is older than a file.
    """
    identity = environment.get("CMVIEWER_MACOS_IDENTITY", "-")
    commands = sealing_commands(app) if identity == "-" else codesign_commands(app, identity)
    check = ["codesign", "--verify", "--deep", "--strict", str(app)]
    return _run_where_possible("CMVIEWER_MACOS_IDENTITY", identity, [*commands, check])


def notarise_macos(app: Path, archive: Path, environment: Mapping[str, str]) -> str:
    """Have Apple look at the archive of a signed `.app`, and staple the answer to the `.app`.

    The archive must be made again afterwards. Returns what was done, in one line.
    """
    profile = environment.get("CMVIEWER_MACOS_PROFILE", "")
    return _run_where_possible("CMVIEWER_MACOS_PROFILE", profile, notary_commands(app, archive, profile))


def write_sums(files: Iterable[Path], folder: Path) -> Path:
    """Write the SHA-256 sums of files into `folder/SHA256SUMS`, as `sha256sum --check` reads them."""
    sums = folder / SUMS
    with whole(sums) as part:
        part.write_text(sums_of(files), encoding="utf-8", newline="\n")
    return sums


def sign_sums(sums: Path, environment: Mapping[str, str]) -> str:
    """Write a signature of the sums beside them; return what was done, in one line."""
    key = environment.get("CMVIEWER_GPG_KEY", "")
    return _run_where_possible("CMVIEWER_GPG_KEY", key, [gpg_command(sums, key)])


def signtool_command(files: Sequence[Path], certificate: str, timestamp: str) -> list[str]:
    """Return the command that signs `files` with a certificate of the Windows store."""
    return [
        "signtool",
        *("sign", "/sha1", certificate, "/fd", "SHA256", "/tr", timestamp, "/td", "SHA256"),
        *map(str, files),
    ]


def sealing_commands(app: Path) -> list[list[str]]:
    """Return the command that seals an `.app` without saying who did."""
    return [["codesign", "--force", "--deep", "--sign", "-", str(app)]]


def codesign_commands(app: Path, identity: str) -> list[list[str]]:
    """Return the commands that sign all code in an `.app`, then the `.app`, for the hardened runtime."""
    sign = ["codesign", "--force", "--timestamp", "--options", "runtime", "--sign", identity]
    inside = sorted(filter(_is_code, app.rglob("*")), key=lambda path: (-len(path.parts), path))
    whole_app = [*sign, "--entitlements", str(_ENTITLEMENTS), str(app)]
    return [*([*sign, str(path)] for path in inside), whole_app]


def _is_code(path: Path) -> bool:
    """Tell whether a file is a Mach-O: libraries of frameworks have no ending that says so."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as opened:
        return opened.read(4) in _MACH_O


def notary_commands(app: Path, archive: Path, profile: str) -> list[list[str]]:
    """Return the commands that submit an archive, wait, and staple the answer."""
    submit = ["xcrun", "notarytool", "submit", str(archive), "--keychain-profile", profile, "--wait"]
    return [submit, ["xcrun", "stapler", "staple", str(app)]]


def gpg_command(file: Path, key: str) -> list[str]:
    """Return the command that writes `FILE.asc`."""
    out = ["--output", f"{file}.asc", str(file)]
    return ["gpg", "--batch", "--yes", "--local-user", key, "--armor", "--detach-sign", *out]


def sums_of(files: Iterable[Path]) -> str:
    """Return a line a file, by name: its SHA-256 and its name."""
    return "".join(f"{_sum(file)}  {file.name}\n" for file in sorted(files, key=lambda file: file.name))


def _sum(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _run_where_possible(variable: str, value: str, commands: Sequence[Sequence[str]]) -> str:
    """Run the commands where the variable is set and their tool is there; raise where one fails."""
    tool = commands[0][0]
    if not value:
        return f"Not signed by {tool}: {variable} is not set."
    if shutil.which(tool) is None:
        return f"Not signed by {tool}: it is not on this machine."
    for command in commands:
        subprocess.run(command, check=True)
    return f"{tool}: {len(commands)} commands done."
