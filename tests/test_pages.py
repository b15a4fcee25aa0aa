import re
from dataclasses import replace
from pathlib import Path

import pytest

from cmviewer.problems import ProblemKind
from cmviewer.problems.catalogue import KINDS
from cmviewer.problems.help_page import help_page, introduction_of
from cmviewer.readers.decision_keys import KEYS
from cmviewer.resources import resource

HELP = resource("help")
ROOT = Path(__file__).parent.parent
PAGES = [*sorted(HELP.glob("*.md")), ROOT / "README.md", ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md"]
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)#]+)\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_link_of_a_page_leads_somewhere(page):
    links = LINK.findall(page.read_text(encoding="utf-8"))
    broken = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert broken == []


def test_every_help_page_can_be_reached_from_the_first():
    reached, ahead = set(), ["index.md"]
    while ahead:
        page = ahead.pop()
        reached.add(page)
        links = LINK.findall((HELP / page).read_text(encoding="utf-8"))
        ahead += [link for link in links if link.endswith(".md") and link not in reached]
    assert reached == {page.name for page in HELP.glob("*.md")}


def test_help_pages_lead_nowhere_outside_the_program():
    for page in HELP.glob("*.md"):
        assert all("/" not in link for link in LINK.findall(page.read_text(encoding="utf-8"))), page


def test_the_page_of_problems_is_the_catalogue():
    """`make help-pages` writes it; the introduction stands in the page alone."""
    page = (HELP / "problems.md").read_text(encoding="utf-8")
    assert page == help_page(introduction_of(page), KINDS)


def test_a_kind_of_problem_stands_in_the_help_once_under_its_heading():
    kind = ProblemKind("no-owl", "there is no owl in {name}", "call one", means="an owl is missing")
    loud = replace(kind, code="loud-owl", help_mend="whisper")
    page = help_page("# Owls\n\n", {"At night": (kind,), "By day": (loud,)})
    table = "\n\n| code | means | mend |\n|---|---|---|\n"
    assert page == (
        f"# Owls\n\n## At night{table}| `no-owl` | an owl is missing | call one |\n"
        f"\n## By day{table}| `loud-owl` | an owl is missing | whisper |\n"
    )


def test_every_decision_that_can_be_told_has_a_line_in_the_help_with_all_its_values():
    page = (HELP / "command-line.md").read_text(encoding="utf-8")
    for key in KEYS:
        line = next(line for line in page.splitlines() if line.startswith(f"| `{key.name}` |"))
        assert all(f"`{value}`" in line for value in key.values)
