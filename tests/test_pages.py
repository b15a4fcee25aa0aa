import ast
import re
from pathlib import Path

import pytest

import cmviewer
from cmviewer.readers.decision_keys import KEYS
from cmviewer.resources import resource

HELP = resource("help")
ROOT = Path(__file__).parent.parent
PAGES = [*sorted(HELP.glob("*.md")), ROOT / "README.md", ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md"]
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)#]+)\)")


def codes_in_the_program():
    """The codes of every `Problem("code", …)` in the source, and those handed to what makes one."""
    found = set()
    for file in Path(cmviewer.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                is_problem = isinstance(node.func, ast.Name) and node.func.id == "Problem"
                first = node.args[:1] if is_problem else []
                codes = [*first, *(word.value for word in node.keywords if word.arg == "code")]
                found |= {code.value for code in codes if isinstance(code, ast.Constant)}
    return found


def codes_on_the_page():
    page = (HELP / "problems.md").read_text(encoding="utf-8")
    return re.findall(r"^\| `([a-z0-9-]+)` \|", page, re.MULTILINE)


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


def test_every_problem_has_a_line_in_the_help_and_only_once():
    listed = codes_on_the_page()
    assert sorted(set(listed)) == sorted(listed)
    assert set(listed) == codes_in_the_program()


def test_every_decision_that_can_be_told_has_a_line_in_the_help_with_all_its_values():
    page = (HELP / "command-line.md").read_text(encoding="utf-8")
    for key in KEYS:
        line = next(line for line in page.splitlines() if line.startswith(f"| `{key.name}` |"))
        assert all(f"`{value}`" in line for value in key.values)
