"""What is inside and is neither a Python distribution nor a library of the system."""

import platform
import site
from importlib.metadata import version
from pathlib import Path
from typing import Final

from licences.distributions import LGPL
from licences.parts import Part, Text, kept

from cmviewer.resources import resource


def python() -> Part:
    """Return Python itself; its text lies where Python looks for it, beside or above its library."""
    library = Path(site.__file__).parent
    places = (library / "LICENSE.txt", library.parent / "LICENSE.txt", library.parent / "LICENSE")
    texts = [Text(place.name, place.read_text(encoding="utf-8")) for place in places if place.is_file()]
    return Part(
        "Python", platform.python_version(), "PSF-2.0", "https://www.python.org", texts=tuple(texts[:1])
    )


_QT_NOTE: Final = """\
Qt lies in files of its own, unchanged, and may be exchanged for another build of the same version.
Its source: https://download.qt.io/official_releases/qt
Qt holds works of others; their notices: https://doc.qt.io/qt-6/licenses-used-in-qt.html
This software is based in part on the work of the Independent JPEG Group.
Portions of this software are copyright the FreeType Project (https://freetype.org). All rights reserved."""


def qt() -> Part:
    """Return Qt; its wheels bring no text, so the LGPL and the GPL that it builds upon are kept here."""
    return Part(
        "Qt",
        version("PySide6-Essentials"),
        "LGPL-3.0-only",
        "https://www.qt.io",
        texts=kept(*LGPL),
        note=_QT_NOTE,
    )


def font() -> Part:
    """Return the font that ships inside."""
    text = resource("fonts", "LICENSE.txt")
    return Part(
        "Inter",
        "",
        "OFL-1.1",
        "https://rsms.me/inter",
        texts=(Text(text.name, text.read_text(encoding="utf-8")),),
    )


def sample_digits() -> Part:
    """Return the digits, of which all samples are made."""
    text = resource("samples", "digits", "README.md")
    return Part(
        "Digits, by E. Alpaydin and C. Kaynak",
        "",
        "CC-BY-4.0",
        "https://doi.org/10.24432/C50P49",
        texts=(Text(text.name, text.read_text(encoding="utf-8")),),
    )
