"""Reads a page of a report as a browser would, without one: its elements, its policy, its data."""

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Page(HTMLParser):
    """elements: tags with their attributes, in order. inside: text of each `style` and `script`."""

    text: str
    elements: list = field(default_factory=list)
    inside: list = field(default_factory=list)
    words: list = field(default_factory=list)

    def __post_init__(self):
        super().__init__()
        self.feed(self.text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        tag, attributes = self.elements[-1] if self.elements else ("", {})
        if tag in ("style", "script") and self.cdata_elem == tag:
            self.inside.append((tag, attributes.get("type"), data))
        else:
            self.words.append(data)

    @property
    def gridcells(self):
        """Attributes of each cell of the matrix, row by row."""
        return [found for _, found in self.elements if found.get("role") == "gridcell"]

    @property
    def cells(self):
        """Count of each cell of the matrix by the names of its classes."""
        return {
            (one["data-truth"], one["data-prediction"]): int(one["data-count"] or 0) for one in self.gridcells
        }

    @property
    def policy(self):
        """What the page is allowed, by its directives."""
        [content] = [
            found["content"]
            for _, found in self.elements
            if found.get("http-equiv") == "Content-Security-Policy"
        ]
        parts = [part.strip().partition(" ") for part in content.split(";")]
        return {name: words.split() for name, _, words in parts}

    @property
    def data(self):
        """What the script reads."""
        [text] = [data for tag, kind, data in self.inside if kind == "application/json"]
        return json.loads(text)

    @property
    def script(self):
        """What is run."""
        [text] = [data for tag, kind, data in self.inside if tag == "script" and kind is None]
        return text


class Tree(HTMLParser):
    """A page as nested lists: tag, attributes, text, children."""

    def __init__(self, text):
        super().__init__()
        self.open = [["#root", {}, "", []]]
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        element = [tag, {name: value or "" for name, value in attrs}, "", []]
        self.open[-1][3].append(element)
        if tag not in ("meta", "input", "br"):
            self.open.append(element)

    def handle_startendtag(self, tag, attrs):
        self.open[-1][3].append([tag, dict(attrs), "", []])

    def handle_endtag(self, tag):
        while len(self.open) > 1 and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        self.open[-1][2] += data


def read_page(folder):
    return Page((folder / "report.html").read_text(encoding="utf-8"))
