"""A language that nobody speaks, made of the catalogue, in which a window shows what can be translated."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QApplication

from cmviewer.gui.catalogue import TEMPLATE, tool
from cmviewer.gui.translating import speak
from cmviewer.resources import resource

ENGLISH = "abcdefghijklmnopqrstuvwxyz"
FOREIGN = str.maketrans(
    ENGLISH + ENGLISH.upper(), "äƀċďëƒġħïĵķłṁňöṗʠŕšťüṽŵẋÿž" + "ÄɃĊĎËƑĠĦÏĴĶŁṀŇÖṖɊŔŠŤÜṼŴẊŸŽ"
)
KEPT = re.compile(r"\{[^{}]*\}|<[^<>]*>|&\w+;")
"""Fields, markup and signs: a translator leaves them."""
_MADE: dict[Callable[[str], str], Path] = {}


def foreign(words):
    """Words in which every letter is another, but for fields and markup."""
    kept = KEPT.findall(words)
    parts = [part.translate(FOREIGN) for part in KEPT.split(words)]
    return "".join(part + (kept[place] if place < len(kept) else "") for place, part in enumerate(parts))


@contextmanager
def speaking(qapp: QApplication, folders, translate: Callable[[str], str]) -> Iterator[None]:
    """Have the program speak a language in which each text is what a function makes of it."""
    speaker = QObject()
    assert speak(speaker, QLocale("eo"), catalogue_of(folders, translate))
    yield
    for translator in speaker.children():
        qapp.removeTranslator(translator)


def catalogue_of(folders, translate: Callable[[str], str]) -> Path:
    """Return the folder of a catalogue in which each text is what a function makes of it."""
    if translate not in _MADE:
        _MADE[translate] = _written(folders.mktemp("translations"), translate)
    return _MADE[translate]


def _written(folder: Path, translate: Callable[[str], str]) -> Path:
    """Write a catalogue and make it into the file that the program loads; return the folder of both."""
    tree = ET.parse(resource("translations", TEMPLATE))
    tree.getroot().set("language", "eo")
    for message in tree.iter("message"):
        translation = message.find("translation")
        translation.attrib.pop("type", None)
        translation.text = translate(message.findtext("source"))
    tree.write(folder / "eo.ts", encoding="utf-8", xml_declaration=True)
    tool("lrelease", folder / "eo.ts", "-qm", folder / "cmviewer_eo.qm")
    return folder
