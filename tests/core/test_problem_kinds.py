import ast
import re
from collections import Counter
from functools import cache
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

import cmviewer
from cmviewer.errors import Problem
from cmviewer.problems import ProblemKind
from cmviewer.problems.catalogue import KINDS

PACKAGE = Path(cmviewer.__file__).parent
TESTS = Path(__file__).parent.parent
OF_A_PROBLEM = {"file", "line", "times", "left_out", "readings", "decision"}
BY_THEIR_WORDS = {
    "address-not-read": "is an address",
    "output-unwritable": "the output cannot be written",
    "query-empty": "answers the query",
    "page-too-long": "bytes long without any example",
    "remote-missing": "install cmviewer[remote]",
}
"""Kinds that tests of the command line know by what it prints, which has no codes."""


@cache
def trees():
    """The syntax of every file outside the catalogue that could make a problem."""
    files = [file for file in PACKAGE.rglob("*.py") if file.parent != PACKAGE / "problems"]
    texts = {file: file.read_text(encoding="utf-8") for file in files}
    return {file: ast.parse(text) for file, text in texts.items() if "problems" in text or "Problem(" in text}


@cache
def named_kinds():
    """All kinds and their wordings, by the name of their constant."""
    names = [file.stem for file in (PACKAGE / "problems").glob("*.py") if file.stem != "__init__"]
    modules = [import_module(f"cmviewer.problems.{name}") for name in names]
    found = [(name, value) for module in modules for name, value in vars(module).items()]
    return {name: value for name, value in found if isinstance(value, ProblemKind)}


def fields_of(kind):
    return {name for text in (kind.what, kind.mend) for _, name, _, _ in Formatter().parse(text) if name}


def test_fields_are_filled_and_braces_in_them_mean_nothing():
    kind = ProblemKind(
        "no-owl", "no {name!r} among {count:,} {{birds}}", "call {name}", means="", decision="owls"
    )
    problem = kind.of(Path("a.csv"), 3, times=2, left_out=1, readings=["day"], name="{owl}", count=1234)
    assert problem == Problem(
        "no-owl", "no '{owl}' among 1,234 {birds}", "call {owl}", Path("a.csv"), 3, 2, 1, "owls", ("day",)
    )
    assert kind.of(decision="birds", name="", count=0).decision == "birds"
    with pytest.raises(KeyError):
        kind.of(name="owl")


def test_other_words_are_of_the_same_kind_and_keep_its_line_in_the_help():
    kind = ProblemKind("no-owl", "no owl", "call one", means="an owl is missing", decision="owls")
    other = kind.worded("no owl by day", "wait")
    assert (other.code, other.what, other.mend) == ("no-owl", "no owl by day", "wait")
    assert (other.means, other.page_mend, other.decision) == (kind.means, "call one", None)
    assert kind.worded("no owl by day").mend == "call one"


def test_problems_are_made_of_the_catalogue_alone():
    by_hand = [
        (file.name, node.lineno)
        for file, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem"
    ]
    assert by_hand == []


def test_every_place_gives_the_fields_of_its_words():
    checked = 0
    for file, tree in trees().items():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            owner = node.func.value
            if node.func.attr == "of" and isinstance(owner, ast.Name) and owner.id in named_kinds():
                given = {word.arg for word in node.keywords} - OF_A_PROBLEM
                assert given == fields_of(named_kinds()[owner.id]), (file.name, node.lineno)
                checked += 1
    assert checked > len(KINDS)


def test_every_kind_is_used_somewhere():
    used = {node.id for tree in trees().values() for node in ast.walk(tree) if isinstance(node, ast.Name)}
    codes = {kind.code for name, kind in named_kinds().items() if name in used}
    assert {kind.code for kinds in KINDS.values() for kind in kinds} == codes
    unused = {name: kind for name, kind in named_kinds().items() if name not in used}
    assert [name for name, kind in unused.items() if all(kind not in some for some in KINDS.values())] == []


def test_every_code_is_in_the_catalogue_once():
    times = Counter(kind.code for kinds in KINDS.values() for kind in kinds)
    assert set(times.values()) == {1}
    assert set(times) == {kind.code for kind in named_kinds().values()}


def test_every_kind_has_a_broken_folder_or_a_test_that_names_it():
    here = Path(__file__)
    text = "".join(file.read_text(encoding="utf-8") for file in TESTS.rglob("*.py") if file != here)
    folders = {folder.name for folder in (TESTS / "data" / "broken").iterdir()}
    codes = {kind.code for kinds in KINDS.values() for kind in kinds} - folders
    named = set(re.findall(r"[\"'`\[]([a-z0-9-]+)[\"'`\]:]", text))
    assert codes - named == set(BY_THEIR_WORDS)
    assert all(words in text for words in BY_THEIR_WORDS.values())
