"""XML from anywhere, without entities: one that expands itself is refused, not expanded."""

from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, ParseError
from xml.etree.ElementTree import fromstring as fast_fromstring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from cmviewer.errors import CmviewerError
from cmviewer.problems.files import XML_NOT_WHOLE
from cmviewer.problems.shapes import XML_ENTITIES
from cmviewer.problems.tables import ENCODING_UNKNOWN
from cmviewer.readers.files.file_bytes import read_bytes

_DECLARES: Final = b"<!DOCTYPE"


def read_xml(file: Path) -> Element:
    """Read one XML file, whose names are then without namespaces.

    Raises `CmviewerError` where it is none, or declares entities.
    """
    data = read_bytes(file)
    # Entities need a document type. Bytes of zero may hide one: UTF-16. All else the fast parser may have.
    parse = fromstring if _DECLARES in data or b"\0" in data else fast_fromstring
    try:
        root: Element = parse(data)
    except DefusedXmlException:
        raise CmviewerError(XML_ENTITIES.of(file)) from None
    except ParseError as error:
        problem = XML_NOT_WHOLE.of(file, error.position[0], error=str(error).split(":")[0])
        raise CmviewerError(problem) from None
    except (ValueError, LookupError):
        raise CmviewerError(ENCODING_UNKNOWN.of(file)) from None
    if b"xmlns" in data:
        for element in root.iter():
            element.tag = element.tag.rpartition("}")[2]
    return root


def number_in(element: Element | None, path: str) -> float:
    """Return the number that a child holds, or NaN."""
    return number_of("" if element is None else element.findtext(path, ""))


def number_of(text: str | None) -> float:
    """Return a text as a number, or NaN."""
    try:
        return float(text or "nan")
    except ValueError:
        return float("nan")


def size_of(width: str | None, height: str | None) -> tuple[int, int]:
    """Return the size of an image, or zeros where it is not told."""
    told = number_of(width), number_of(height)
    return (int(told[0]), int(told[1])) if all(1 <= n < _HUGE for n in told) else (0, 0)


_HUGE: Final = 2**31
