"""The help page of problems, from the catalogue; `make help-pages` writes its tables anew.

The introduction stands in the page alone, and stays as it is.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from cmviewer.problems.catalogue import KINDS
from cmviewer.problems.kind import ProblemKind
from cmviewer.resources import resource

_TABLE: Final = "| code | means | mend |\n|---|---|---|"


def help_page(introduction: str, kinds: Mapping[str, Sequence[ProblemKind]]) -> str:
    """Return the page in Markdown: an introduction, and a table under each heading."""
    return introduction + "\n".join(_section(heading, some) for heading, some in kinds.items())


def introduction_of(page: str) -> str:
    """Return what stands above the first heading of the page."""
    return page[: page.index("## ")]


def _section(heading: str, kinds: Sequence[ProblemKind]) -> str:
    rows = (f"| `{kind.code}` | {kind.means} | {kind.page_mend} |\n" for kind in kinds)
    return f"## {heading}\n\n{_TABLE}\n{''.join(rows)}"


def write_page() -> None:
    """Write the tables of the page anew."""
    file = resource("help", "problems.md")
    file.write_text(help_page(introduction_of(file.read_text(encoding="utf-8")), KINDS), encoding="utf-8")


if __name__ == "__main__":
    write_page()
