"""The licences of libraries that PyInstaller took from Python's installation, on Windows and macOS."""

import re
import sys
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Final

from licences.parts import Part, kept
from licences.qt import APACHE
from licences.rest import python_texts

_MICROSOFT: Final = re.compile(
    r"^(vcruntime|msvcp|vccorlib|concrt|ucrtbase|api-ms-win-|d3dcompiler_).*\.dll$", re.IGNORECASE
)
_OPENSSL_3: Final = re.compile(r"^lib(crypto|ssl)[-.]3", re.IGNORECASE)
_FOLDERS: Final = ("", "DLLs", "lib", "bin")
"""Where an installation of Python has libraries, on Windows and elsewhere."""


def is_microsofts(name: str) -> bool:
    """Return whether the file is of Microsoft's runtime, which may be handed on with a program."""
    return _MICROSOFT.match(name) is not None


def microsoft_parts(libraries: Iterable[str]) -> list[Part]:
    """Return Microsoft's runtime as a part, where some of the libraries are of it."""
    names = sorted(filter(is_microsofts, libraries))
    if not names:
        return []
    return [
        Part(
            "Microsoft's runtime libraries",
            "",
            "Microsoft's terms for distributable code",
            "https://visualstudio.microsoft.com",
            kept("microsoft-runtime.txt"),
            _listed(names),
        )
    ]


def python_library_parts(libraries: Collection[str], home: Path = Path(sys.base_prefix)) -> list[Part]:
    """Return the parts of libraries that no wheel brought; `home` is where Python is installed.

    Those that lie in Python's installation are one part, with the texts that lie there. Every other is a part
    without text.
    """
    installed = {path.name.lower() for path in _installed(home)}
    ours = sorted(name for name in libraries if name.lower() in installed)
    missing = [Part(name, "", "unknown", "", ()) for name in sorted(set(libraries) - set(ours))]
    return [*_of_python(ours), *missing]


def _of_python(names: Collection[str]) -> list[Part]:
    if not names:
        return []
    # Python's text for macOS does not have that of OpenSSL 3.
    openssl = kept(APACHE) if any(map(_OPENSSL_3.match, names)) else ()
    python = python_texts()
    return [
        Part(
            "Libraries of Python's installation",
            "",
            "as Python's documentation says; OpenSSL: Apache-2.0" if openssl else "as its documentation says",
            "https://docs.python.org/3/license.html",
            (*python, *openssl) if python else (),
            _listed(names),
        )
    ]


def _installed(home: Path) -> list[Path]:
    folders = [home / name for name in _FOLDERS]
    return [path for folder in folders if folder.is_dir() for path in folder.iterdir()]


def _listed(names: Iterable[str]) -> str:
    return f"Libraries: {', '.join(names)}"
