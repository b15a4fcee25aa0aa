"""What is inside and is neither Qt, a Python distribution nor a library of the system."""

import platform
import site
from pathlib import Path

from licences.parts import Part, Text

from cmviewer.resources import resource


def python() -> Part:
    """Return Python itself; its text lies where Python looks for it, beside or above its library."""
    return Part("Python", platform.python_version(), "PSF-2.0", "https://www.python.org", python_texts())


def python_texts() -> tuple[Text, ...]:
    """Return the licence that Python's installation brought, if it did."""
    library = Path(site.__file__).parent
    places = (library / "LICENSE.txt", library.parent / "LICENSE.txt", library.parent / "LICENSE")
    texts = [Text(place.name, place.read_text(encoding="utf-8")) for place in places if place.is_file()]
    return tuple(texts[:1])


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
