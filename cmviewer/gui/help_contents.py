"""What the help pages hold: their headings, what stands under each, and which page belongs to which pane."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cmviewer.resources import resource

PAGES: Final = (
    *("index.md", "window.md", "queries.md", "marks.md", "counting.md", "comparing.md", "formats.md"),
    *("training.md", "notebooks.md", "bundles.md", "command-line.md", "problems.md"),
)
"""In the order in which one reads them."""
_HEADING: Final = re.compile(r"^(#{1,2}) +(.+)$")


@dataclass(frozen=True)
class Topic:
    """A page, and a heading in it; without one its beginning."""

    page: str
    heading: str = ""


@dataclass(frozen=True)
class Section:
    """What stands under a heading; `title` is that of the page where a page begins."""

    topic: Topic
    title: str
    text: str


OF_PANES: Final = {
    "matrix": Topic("window.md", "Mouse"),
    "evidence": Topic("window.md", "Examples"),
    "classes": Topic("counting.md", "Many classes"),
    "examples": Topic("window.md", "Examples"),
    "image": Topic("window.md", "Objects in images"),
    "reading": Topic("window.md", "How it was read"),
    "metrics": Topic("counting.md", "Metrics of a class"),
    "pairs": Topic("window.md", "Its parts"),
    "images": Topic("window.md", "Its parts"),
    "curves": Topic("window.md", "Checkpoints"),
    "thresholds": Topic("counting.md", "Objects: best thresholds"),
    "histogram": Topic("window.md", "Its parts"),
    "findings": Topic("window.md", "Worse subsets"),
    "audit": Topic("marks.md", "The five-minute audit"),
    "compare": Topic("comparing.md", "What becomes of each"),
    "history": Topic("comparing.md", "Since when"),
    "matrix-table": Topic("window.md", "Keys"),
    "messages": Topic("problems.md"),
}
"""Panes by the names of their docks, and what is in the middle of the window."""


def page_in(name: str, languages: Sequence[str] = ()) -> Path:
    """Return where a page lies: in the folder of the first language that has it, else the English one.

    languages: names of folders beside the English pages, such as `pt_BR` and `pt`.
    """
    translated = (resource("help", language, name) for language in languages)
    return next((page for page in translated if page.is_file()), resource("help", name))


def read_sections(languages: Sequence[str] = (), names: Iterable[str] = PAGES) -> tuple[Section, ...]:
    """Read the pages in the first of the languages that has each. Raises `OSError`."""
    return tuple(section for name in names for section in _sections(page_in(name, languages)))


def in_translation(topic: Topic, languages: Sequence[str]) -> Topic:
    """Return a heading of an English page as its translation has it: the one at the same place.

    The beginning of the page where the translation has other headings. Raises `OSError`.
    """
    page = page_in(topic.page, languages)
    english = resource("help", topic.page)
    if not topic.heading or page == english:
        return topic
    here, there = ([one.topic for one in _sections(path)] for path in (english, page))
    same = topic in here and len(here) == len(there)
    return there[here.index(topic)] if same else Topic(topic.page)


def found(sections: Iterable[Section], text: str) -> tuple[Section, ...]:
    """Return the sections that have every word of a text, in any case."""
    words = text.casefold().split()
    return tuple(
        one for one in sections if all(word in f"{one.title} {one.text}".casefold() for word in words)
    )


def _sections(page: Path) -> list[Section]:
    parts: list[tuple[str, str, list[str]]] = []
    for line in page.read_text(encoding="utf-8").splitlines():
        heading = _HEADING.match(line)
        if heading is not None:
            parts.append((heading[1], heading[2], []))
        elif parts:
            parts[-1][2].append(line)
    return [
        Section(Topic(page.name, "" if marks == "#" else title), title, "\n".join(lines))
        for marks, title, lines in parts
    ]
