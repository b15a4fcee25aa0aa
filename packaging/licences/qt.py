"""Qt and the works of others that came with it: ICU in files of its own, the rest inside its libraries.

Qt's wheels bring neither texts nor a list. This one rests on what was at hand: the notices that Debian keeps
of the sources of Qt 6.4, the pages on single works and the beginning of the list in the manual of Qt 6.10,
and the strings in the libraries of Qt 6.11 for Linux, where PCRE2, HarfBuzz, libpng, MD4C and some others
name themselves. So a small work may be missing, or one that Qt no longer has may be named. Code that only
Windows and macOS compile in (for Direct3D, Cocoa, IAccessible2) was not looked at.
With a new version of Qt, compare https://doc.qt.io/qt-6/licenses-used-in-qt.html.

The texts are those of the works, from Debian's packages and Pillow's wheel; ICU's is that of 72. MIT and
three-clause BSD licences are one wording each, with the holder of each work in it. Copyright lines are from
the same notices, some from knowledge of newer versions, so their years may differ from those in Qt's sources.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final

from licences.distributions import LGPL
from licences.parts import Part, kept

APACHE: Final = "qt/apache-2.0.txt"
_LIBRARY: Final = re.compile(r"^(?:lib)?Qt6?([A-Z][A-Za-z]+)(?:\.so\.6|\.dll)?$")
_ICU: Final = re.compile(r"^libicu[a-z0-9]+\.so\.([0-9]+)$")

_NOTE: Final = """\
Qt lies in files of its own, unchanged, and may be exchanged for another build of the same version.
Its source: https://download.qt.io/official_releases/qt
Qt holds works of others: they follow. Qt's own list: https://doc.qt.io/qt-6/licenses-used-in-qt.html
MD4, MD5 and SHA-1 in Qt Core are in the public domain.
This software is based in part on the work of the Independent JPEG Group.
Portions of this software are copyright the FreeType Project (https://freetype.org). All rights reserved."""


@dataclass(frozen=True)
class _Work:
    """A work inside a library of Qt: `library` is its name without Qt, as in `QtCore`."""

    name: str
    library: str
    licence: str
    home: str
    text: str
    note: str = ""


_NOT_ON_LINUX: Final = "On Linux Qt loads the system's instead."
_WORKS: Final = (
    _Work("Unicode data (UCD, CLDR)", "Core", "Unicode-3.0", "https://www.unicode.org", "unicode-3.0.txt"),
    _Work(
        "PCRE2 and its compiler",
        "Core",
        "BSD-3-Clause and BSD-2-Clause",
        "https://github.com/PCRE2Project/pcre2",
        "pcre2.txt",
    ),
    _Work(
        "double-conversion",
        "Core",
        "BSD-3-Clause",
        "https://github.com/google/double-conversion",
        "double-conversion.txt",
    ),
    _Work(
        "Easing equations by Robert Penner",
        "Core",
        "BSD-3-Clause",
        "http://robertpenner.com/easing",
        "easing.txt",
    ),
    _Work("TinyCBOR", "Core", "MIT", "https://github.com/intel/tinycbor", "tinycbor.txt"),
    _Work("forkfd", "Core", "MIT", "https://www.qt.io", "forkfd.txt", "Not on Windows."),
    _Work("SHA-384 and SHA-512 of RFC 6234", "Core", "BSD-3-Clause", "", "rfc6234.txt"),
    _Work("SHA-3 (Keccak), BLAKE2 and SipHash", "Core", "CC0-1.0", "", "cc0-1.0.txt"),
    _Work("Brian Gladman's byte order for SHA-3", "Core", "BSD-like", "", "sha3-endian.txt"),
    _Work(
        "Apache Tika MIME types",
        "Core",
        "Apache-2.0",
        "https://tika.apache.org",
        "apache-2.0.txt",
        "Copyright the Apache Software Foundation.",
    ),
    _Work("zlib", "Core", "Zlib", "https://zlib.net", "zlib.txt", _NOT_ON_LINUX),
    _Work("HarfBuzz", "Gui", "MIT-Modern-Variant", "https://harfbuzz.github.io", "harfbuzz.txt"),
    _Work("libpng", "Gui", "libpng-2.0", "http://www.libpng.org", "libpng.txt"),
    _Work(
        "libjpeg-turbo",
        "Gui",
        "IJG and BSD-3-Clause and Zlib",
        "https://libjpeg-turbo.org",
        "libjpeg-turbo.txt",
    ),
    _Work(
        "FreeType",
        "Gui",
        "FTL",
        "https://freetype.org",
        "freetype.txt",
        "Its rasteriser is in Qt everywhere, the rest not on Linux, where Qt loads the system's.",
    ),
    _Work("MD4C", "Gui", "MIT", "https://github.com/mity/md4c", "md4c.txt"),
    _Work(
        "Emoji Segmenter",
        "Gui",
        "Apache-2.0",
        "https://github.com/google/emoji-segmenter",
        "apache-2.0.txt",
        "Copyright Google LLC.",
    ),
    _Work("Pixman", "Gui", "MIT", "https://www.pixman.org", "pixman.txt"),
    _Work(
        "Smooth scaling of Imlib2",
        "Gui",
        "Imlib2",
        "https://docs.enlightenment.org/api/imlib2/html",
        "imlib2.txt",
    ),
    _Work(
        "Adobe Glyph List for New Fonts",
        "Gui",
        "BSD-3-Clause",
        "https://github.com/adobe-type-tools/agl-aglfn",
        "aglfn.txt",
    ),
    _Work("WebGradients", "Gui", "MIT", "https://webgradients.com", "webgradients.txt"),
    _Work("sRGB colour profile", "Gui", "ICC", "https://www.color.org", "srgb-profile.txt"),
    _Work(
        "Vulkan Memory Allocator",
        "Gui",
        "MIT",
        "https://gpuopen.com/vulkan-memory-allocator",
        "vulkan-memory-allocator.txt",
    ),
    _Work("XSVG", "Svg", "HPND-sell-variant", "", "xsvg.txt"),
    _Work("Valgrind's headers", "Test", "BSD-like", "https://valgrind.org", "valgrind.txt"),
    _Work("Cycle counter", "Test", "MIT", "https://www.fftw.org", "cycle-counter.txt"),
    _Work("XCB for XInput", "XcbQpa", "MIT", "https://xcb.freedesktop.org", "xcb-xinput.txt"),
    _Work(
        "Wayland protocols",
        "WaylandClient",
        "MIT and HPND",
        "https://wayland.freedesktop.org",
        "wayland-protocols.txt",
    ),
)


def qt(internal: Path) -> list[Part]:
    """Return Qt, ICU where its libraries lie in the folder, and the works in those libraries of Qt that do.

    Qt's wheels bring no text, so the LGPL and the GPL that it builds upon are kept here.
    """
    itself = Part(
        "Qt",
        version("PySide6-Essentials"),
        "LGPL-3.0-only",
        "https://www.qt.io",
        texts=kept(*LGPL),
        note=_NOTE,
    )
    return [itself, *_icu(internal), *_works(internal)]


def qt_libraries(internal: Path) -> frozenset[str]:
    """Return the names of Qt's libraries in the folder without Qt: `Core`, `Gui` …, whatever the system."""
    names = (_LIBRARY.match(path.name) for path in internal.rglob("*") if path.is_file())
    return frozenset(name[1] for name in names if name)


def _icu(internal: Path) -> Iterator[Part]:
    names = (_ICU.match(path.name) for path in internal.rglob("libicu*"))
    for number in sorted({name[1] for name in names if name}):
        home = "https://icu.unicode.org"
        yield Part("ICU", number, "Unicode-DFS-2016", home, kept("qt/icu.txt"), "It came with Qt.")


def _works(internal: Path) -> Iterator[Part]:
    libraries = qt_libraries(internal)
    for work in _WORKS:
        if work.library in libraries:
            name = f"{work.name} in Qt{work.library}"
            yield Part(name, "", work.licence, work.home, kept(f"qt/{work.text}"), work.note)
