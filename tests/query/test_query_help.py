"""The page about queries: what it shows is a query, and it has every word."""

import re

import pytest

from cmviewer.query import LIVES, parsed
from cmviewer.query.mark_kinds import MARK_KINDS
from cmviewer.query.parse import WORDS
from cmviewer.query.terms import FLAGS, NUMBERS
from cmviewer.resources import resource

PAGE = (resource("help") / "queries.md").read_text(encoding="utf-8")
ROWS = [line.split("|")[1] for line in PAGE.splitlines() if line.startswith("| `")]
SHOWN = [
    *re.findall(r"```\n(.*?)\n```", PAGE, re.DOTALL),
    *re.findall(r'--subset "(.*?)"', PAGE),
    *(span for row in ROWS for span in re.findall(r"`([^`]+)`", row)),
    *(
        span
        for line in re.findall(r"^- .*?(?=^- |^\n|\Z)", PAGE, re.DOTALL | re.MULTILINE)
        for span in re.findall(r"`([^`]+)`", line)
        if re.search(r"->|[<>=]\s*\S|errors", span)
    ),
]


@pytest.mark.parametrize("text", dict.fromkeys(SHOWN))
def test_what_the_page_shows_is_a_query(text):
    if text in NUMBERS:
        text = f"{text} > 1"
    elif text in LIVES:
        text = f"life = {text}"
    assert parsed(text)


def test_the_page_has_every_word_every_life_and_every_mark():
    words = set(re.findall(r"[a-z_]+", " ".join(SHOWN)))
    assert {*WORDS, *FLAGS, *NUMBERS, *LIVES} - words == set()
    assert all(kind.value.replace(" ", "-") in PAGE for kind in MARK_KINDS)
